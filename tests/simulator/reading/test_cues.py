import pytest

from simulator.reading.cues import cues, names


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("it is no longer open", {"not", "open"}, {"question"}),
        ("you don't have to pay", {"no_need", "not", "cost"}, {"sorry"}),
        ("only until 5?", {"only", "until", "question"}, {"except"}),
        ("it costs £5", {"cost"}, {"free"}),
    ],
)
def test_words_and_set_phrases_are_seen(text: str, has: set[str], lacks: set[str]) -> None:
    found = {name for name, there in zip(names(), cues(text, [0])[0], strict=True) if there}
    assert has <= found
    assert not lacks & found


def test_each_part_has_its_own_cues() -> None:
    text = "sorry, it is closed"
    first, second = cues(text, [0, text.index("it")])
    place = names().index("sorry")
    assert (first[place], second[place]) == (1.0, 0.0)


def test_no_parts_have_none() -> None:
    assert cues("", []).shape == (0, len(names()))
