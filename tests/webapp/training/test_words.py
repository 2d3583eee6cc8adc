"""How marks and days are said around practice."""

from __future__ import annotations

import pytest

from webapp.training.words import date, mark


@pytest.mark.parametrize(("value", "said"), [(None, "–"), (0.0, "0"), (71.6, "72"), (100.0, "100")])
def test_a_mark_has_no_decimals_and_none_is_a_dash(value: float | None, said: str) -> None:
    assert mark(value) == said


def test_a_day_is_said_short_or_with_its_year() -> None:
    assert date(1_777_816_800.0) == "3 May"
    assert date(1_777_816_800.0, year=True) == "3 May 2026"
