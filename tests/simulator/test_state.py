"""Folding events into state."""

from __future__ import annotations

from simulator import events as e
from simulator.state import ShiftState, replay
from tests.simulator.folds import READING, case, posted


def test_a_failed_check_does_not_lower_what_was_passed() -> None:
    went = case(e.Verified(at=1, case="a", tier=2, passed=True), e.Verified(at=2, case="a", tier=3, passed=False))
    assert (went.tier, went.failed_checks) == (2, 1)


def test_an_old_state_is_left_as_it_was() -> None:
    before = replay([e.CaseOpened(at=0, case="a", channel="public")])
    after = replay([posted(5)], before)
    assert before.cases["a"].messages == ()
    assert len(after.cases["a"].messages) == 1
    assert (before.seq, after.seq) == (1, 2)


def test_statements_belong_to_the_shift_and_to_the_case_they_name() -> None:
    said = e.StatementPosted(at=4, text="hi", reading=READING, sender="main", pinned=True, case="a")
    state = replay([e.CaseOpened(at=0, case="a", channel="public"), said])
    assert state.statements[0].pinned
    assert state.cases["a"].did("statement")
    assert replay([said], ShiftState()).acts[0].name == "statement"
