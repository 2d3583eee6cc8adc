import pytest

from simulator.reading.claim import claim, is_thing


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ask which heater the customer has.", "ask"),
        ("Apologise for the cold soup.", "apologise"),
        ("The soup is hot.", "tell"),
    ],
)
def test_what_a_fact_wants(text: str, want: str) -> None:
    assert claim(text).want == want


def test_a_weekday_and_its_date_are_one_value() -> None:
    assert [len(group) for group in claim("Letters go out on Friday 15 May at 9am.").values] == [2, 1]


def test_things_and_contacts_are_told_apart() -> None:
    found = claim("Bag drop for ZZ214 is on 020 7946 0119.")
    assert (found.things, found.contacts) == (frozenset({"zz214"}), frozenset({"020 7946 0119"}))
    assert is_thing("desk 14")
    assert not is_thing("press@skelda.example")


def test_what_a_fact_denies_is_known_term_by_term() -> None:
    found = claim("The desk has no lamp.")
    assert found.denied == (False, True)
