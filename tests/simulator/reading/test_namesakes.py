import pytest

from simulator.reading.namesakes import differ, namesakes


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The Leeds shop is open until 6.", "Our York shop is open until 8.", True),
        ("The Leeds shop is open until 6.", "Our Leeds shops are open until 8.", False),
        ("The Leeds shop is open until 6.", "The shop is open until 8.", False),
        ("The Leeds shop is open until 6.", "Our York depot is open until 8.", False),
        ("We open on Monday mornings.", "We open on Tuesday mornings.", False),
    ],
)
def test_things_of_a_kind_are_told_apart_by_the_names_before_it(one: str, other: str, apart: bool) -> None:
    assert differ(namesakes(one), namesakes(other)) is apart
