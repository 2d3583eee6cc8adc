import pytest

from simulator.reading.passage import fold
from simulator.reading.told import Told, named, told


def _only(text: str) -> Told:
    (found,) = told(fold(text), named(fold(text)))
    return found


@pytest.mark.parametrize(
    ("reply", "fact"),
    [
        ("in two days", "within 48 hours"),
        ("no later than half five", "before 6pm"),
        ("by 19 August", "before 20 August"),
        ("six kettles", "six kettles"),
        ("twenty-three kilos", "23 kg"),
    ],
)
def test_a_value_meets_a_fact(reply: str, fact: str) -> None:
    assert _only(reply).meets(_only(fact))


@pytest.mark.parametrize(("reply", "fact"), [("in 5 days", "within 48 hours"), ("132 cm", "119 cm"), ("£40", "£30")])
def test_another_value_in_its_place_is_a_rival(reply: str, fact: str) -> None:
    assert _only(reply).rivals(_only(fact))


@pytest.mark.parametrize(
    ("reply", "fact"), [("three days ago", "within 2 days"), ("110 cm", "six kettles"), ("£40", "within 2 days")]
)
def test_values_that_play_another_part_are_neither(reply: str, fact: str) -> None:
    assert not _only(reply).rivals(_only(fact))
    assert not _only(reply).meets(_only(fact))


def test_names_are_not_values() -> None:
    folded = fold("ZZ214 from desk 14, or ring 020 7946 0119")
    assert [name[0] for name in named(folded)] == ["zz214", "desk 14", "020 7946 0119"]
    assert told(folded, named(folded)) == []
