import pytest

from simulator.reading.passage import fold
from simulator.reading.values import values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within 48 hours", "in two days"),
        ("at 6pm", "by 18:00"),
        ("£29", "29 pounds"),
        ("by noon", "by 12:00"),
        ("3-5 working days", "three to five business days"),
        ("on 3 March", "on March 3rd"),
        ("forty-nine dollars", "$49"),
        ("a fortnight", "two weeks"),
        ("20%", "twenty per cent"),
    ],
)
def test_values_that_mean_the_same_are_the_same(one: str, other: str) -> None:
    (left,), (right,) = values(fold(one)), values(fold(other))
    assert left.same(right)


@pytest.mark.parametrize(
    ("one", "other"), [("48 hours", "48 minutes"), ("6pm", "6am"), ("£29", "29 days"), ("3 May", "5 March")]
)
def test_values_that_differ_differ(one: str, other: str) -> None:
    (left,), (right,) = values(fold(one)), values(fold(other))
    assert not left.same(right)
