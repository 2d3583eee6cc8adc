"""What cost most lately: by rule, over the newest five shifts, as a mean over their cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.finding import Finding
from simulator.rules import rules
from tests.webapp.training.graded import case, grade, result
from webapp.training.history import Result
from webapp.training.setbacks import LAST, LEAST, setbacks


def found_of(rule: str, effect: float) -> Finding:
    known = rules()[rule]
    return Finding(rule, known.dimension, known.criterion, effect, "", "a")


BLAME = found_of("politeness.blame_hostile", -40.0)
REFUSAL = found_of("ownership.refusal", -5.0)
HELP = found_of("empathy.feeling", 60.0)


def over(day: float, *cases: tuple[str, tuple[Finding, ...], float]) -> Result:
    made = tuple(case(name, *found, value=value) for name, found, value in cases)
    return replace(result(f"s{day:g}", day), grade=grade(made))


def test_costliest_first_with_what_it_teaches_and_where_it_was_last() -> None:
    shown = setbacks([over(1, ("a", (BLAME, REFUSAL), 20.0)), over(2, ("b", (BLAME,), 20.0))])
    assert shown[0].rule.id == BLAME.rule
    assert (shown[0].times, shown[0].shifts, shown[0].newest.shift.id, shown[0].case) == (2, 2, "s2", "b")
    assert shown[0].rule.why
    assert list(shown) == sorted(shown, key=lambda one: -one.points)


def test_what_helped_is_no_setback() -> None:
    assert setbacks([over(1, ("a", (HELP,), 60.0))]) == ()


def test_points_are_a_mean_over_all_cases() -> None:
    alone = setbacks([over(1, ("a", (BLAME,), 20.0))])
    beside = setbacks([over(1, ("a", (BLAME,), 20.0), ("b", (HELP,), 60.0))])
    assert beside[0].points == pytest.approx(alone[0].points / 2)


def test_what_is_longer_ago_than_five_shifts_is_forgiven() -> None:
    old = over(0, ("a", (BLAME,), 20.0))
    since = [over(day, ("a", (HELP,), 60.0)) for day in range(1, LAST + 1)]
    assert setbacks([old, *since[1:]]) != ()
    assert setbacks([old, *since]) == ()


def test_what_cost_next_to_nothing_is_not_dwelt_on() -> None:
    many = tuple((f"c{number}", (HELP,), 60.0) for number in range(200))
    alone = setbacks([over(1, ("a", (BLAME,), 20.0))])[0]
    assert alone.points / 201 < LEAST < alone.points
    assert setbacks([over(1, ("a", (BLAME,), 20.0), *many)]) == ()
    assert setbacks([]) == ()


@pytest.mark.parametrize("gone", ["training@0", "nothing@1"])
def test_a_shift_whose_scorecard_ships_no_more_is_left_out(gone: str) -> None:
    newer, older = over(2, ("a", (BLAME,), 20.0)), over(1, ("b", (BLAME,), 20.0))
    former = replace(older, grade=replace(older.grade, scorecard=gone))
    assert setbacks([former, newer]) == setbacks([newer]) != ()
    assert setbacks([former]) == ()
