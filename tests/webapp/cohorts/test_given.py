"""What was given, as data: everybody's shifts of it have one seed."""

from __future__ import annotations

from dataclasses import replace

from webapp.cohorts.given import Assignment
from webapp.live import HIGHEST_SEED


def test_a_seed_belongs_to_what_was_given() -> None:
    one = Assignment("a", "c", "scenario", "teashop", 0.0)
    assert one.seed == replace(one, cohort_id="d", due_at=5.0).seed
    assert one.seed != replace(one, id="b").seed
    assert 0 <= one.seed < HIGHEST_SEED
