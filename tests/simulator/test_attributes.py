"""What candidates may say of themselves: where it is asked, and that it fits where it is kept."""

from __future__ import annotations

import pytest

from simulator.attributes import asked_in, attributes
from simulator.jurisdictions import jurisdictions


def test_every_place_is_known_and_every_answer_fits_its_column() -> None:
    for one in attributes().values():
        assert set(one.places) <= set(jurisdictions())
        assert len(one.id) <= 40
        assert all(len(name) <= 60 for name in one.choices)
        assert len(one.choices) > 1
        assert one.lawful.endswith(".")


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("new-york-city", ["sex", "race_ethnicity", "age"]),
        ("us", ["sex", "race_ethnicity", "age"]),
        ("eu", ["sex", "age"]),
        ("france", []),
        ("nowhere", []),
    ],
)
def test_what_is_asked_where(place: str, asked: list[str]) -> None:
    assert [one.id for one in asked_in(place)] == asked


def test_nobody_is_asked_to_say_that_they_would_rather_not() -> None:
    words = [text.casefold() for one in attributes().values() for text in one.choices.values()]
    assert not any("rather not" in text for text in words)
