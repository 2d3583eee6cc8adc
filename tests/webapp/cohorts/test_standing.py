"""How far somebody is with what they were given: every case, and whatever order the attempts come in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.cohorts.given import Assignment, Tried
from webapp.cohorts.standing import Standing, Step, standing
from webapp.summaries import Outcome

DUE, NOW = 1000.0, 500.0
ONE = (Step("tea"),)
COURSE = (Step("tea"), Step("bank", "card"))
PLAIN = Assignment("a", "c", "scenario", "tea", 0.0)
AIMED = replace(PLAIN, pass_mark=70, attempts=3, due_at=DUE)


def tried(  # noqa: PLR0913 - all that an attempt may differ in
    name: str, began: float, ended: float | None = None, mark: float | None = None, *, scenario: str = "tea",
    graded: bool = True, ready: bool = True, **cases: Any,
) -> Tried:  # fmt: skip
    """Give an attempt; one that is over has a grade with this mark, unless it is not yet graded."""
    found = Outcome(mark, ready, cases, frozenset() if ready else frozenset(cases))
    return Tried(name, scenario, began, ended, found if ended is not None and graded else None)


def far(assignment: Assignment, *attempts: Tried, now: float = NOW, steps: tuple[Step, ...] = ONE) -> Standing:
    return standing(assignment, steps, attempts, now)


@pytest.mark.parametrize(
    ("assignment", "attempts", "now", "status", "words"),
    [
        (PLAIN, (), NOW, "not started", "Not started"),
        (PLAIN, (tried("x", 1),), NOW, "in progress", "In progress"),
        (PLAIN, (tried("x", 1, 2, 31.0),), NOW, "passed", "Passed with 31"),
        (PLAIN, (tried("x", 1, 2, graded=False),), NOW, "passed", "Passed"),
        (PLAIN, (tried("x", 1, 2, 31.0), tried("y", 3)), NOW, "passed", "Passed with 31"),
        (AIMED, (), NOW, "not started", "Not started"),
        (AIMED, (), DUE, "not started", "Not started"),
        (AIMED, (), DUE + 1, "late", "Late: not started"),
        (AIMED, (tried("x", 1),), NOW, "in progress", "In progress"),
        (AIMED, (tried("x", 1),), DUE + 1, "late", "Late: in progress"),
        (AIMED, (tried("x", 1, 2, graded=False),), NOW, "submitted", "Submitted, waiting for its mark"),
        (AIMED, (tried("x", 1, 2, graded=False),), DUE + 1, "submitted", "Submitted, waiting for its mark"),
        (AIMED, (tried("x", 1, DUE + 5, graded=False),), DUE + 9, "submitted",
         "Submitted, waiting for its mark, finished late"),
        (AIMED, (tried("x", 1, 2, 69.4),), NOW, "did not pass", "Did not pass: best mark 69"),
        (AIMED, (tried("x", 1, 2, 40.0), tried("y", 3, 4, 55.0)), DUE + 1, "did not pass",
         "Did not pass: best mark 55"),
        (AIMED, (tried("x", 1, 2, None),), NOW, "did not pass", "Did not pass"),
        (AIMED, (tried("x", 1, DUE + 5, 40.0),), DUE + 9, "did not pass", "Did not pass: best mark 40, finished late"),
        (AIMED, (tried("x", 1, 2, 40.0), tried("y", 3)), NOW, "in progress", "In progress"),
        (AIMED, (tried("x", 1, 2, 69.6),), NOW, "passed", "Passed with 70"),
        (AIMED, (tried("x", 1, DUE, 70.0),), DUE + 9, "passed", "Passed with 70"),
        (AIMED, (tried("x", 1, DUE + 1, 70.0),), DUE + 9, "passed", "Passed with 70, finished late"),
        (AIMED, (tried("x", 1, 2, 80.0), tried("y", 3, DUE + 1, 90.0)), DUE + 9, "passed", "Passed with 90"),
        (AIMED, (tried("x", 1, 2, 90.0, ready=False),), NOW, "did not pass", "Did not pass: a critical error"),
        (AIMED, (tried("x", 1, 2, 90.0, ready=False), tried("y", 3, 4, 71.0)), NOW, "passed", "Passed with 71"),
    ],
)  # fmt: skip
def test_every_status(assignment: Assignment, attempts: tuple[Tried, ...], now: float, status: str, words: str) -> None:
    found = far(assignment, *attempts, now=now)
    assert (found.status, found.words) == (status, words)


@pytest.mark.parametrize(
    ("assignment", "attempts", "left", "tries", "is_open"),
    [
        (PLAIN, (), None, "", True),
        (PLAIN, (tried("x", 1, 2, 9.0),), None, "", False),
        (AIMED, (), 3, "3 attempts left", True),
        (AIMED, (tried("x", 1, 2, 9.0), tried("y", 3, 4, 9.0)), 1, "1 attempt left", True),
        (AIMED, tuple(tried(name, 1, 2, 9.0) for name in "xyz"), 0, "no attempts left", False),
        (AIMED, (tried("x", 1, 2, 9.0), tried("y", 1, 2, 9.0), tried("z", 3)), 0, "no attempts left", True),
        (AIMED, (tried("x", 1, 2, 90.0),), None, "", False),
    ],
)  # fmt: skip
def test_what_is_left(
    assignment: Assignment, attempts: tuple[Tried, ...], left: int | None, tries: str, is_open: bool
) -> None:
    found = far(assignment, *attempts)
    assert (found.left if found.status != "passed" else None, found.tries, found.open) == (left, tries, is_open)


@pytest.mark.parametrize(
    ("attempts", "now", "status", "words", "coming", "best"),
    [
        ((), NOW, "not started", "Not started", COURSE[0], None),
        ((tried("x", 1, 2, 90.0),), NOW, "in progress", "In progress: 1 of 2 shifts done", COURSE[1], None),
        ((tried("x", 1, 2, 50.0),), NOW, "in progress", "In progress: 1 of 2 shifts done", COURSE[1], None),
        ((tried("x", 1, 2, 90.0),), DUE + 1, "late", "Late: 1 of 2 shifts done", COURSE[1], None),
        ((tried("x", 1, 2, 90.0), tried("y", 3, 4, 20.0, scenario="bank", card=75.0)), NOW, "passed", "Passed with 75",
         None, 75.0),
        ((tried("x", 1, 2, 90.0), tried("y", 3, 4, 99.0, scenario="bank", card=60.0)), NOW, "did not pass",
         "Did not pass: best mark 60", COURSE[1], 60.0),
        ((tried("x", 1, 2, 50.0), tried("y", 3, 4, 99.0, scenario="bank", card=80.0)), NOW, "did not pass",
         "Did not pass: best mark 50", COURSE[0], 50.0),
        ((tried("x", 1, 2, 90.0), tried("y", 3, DUE + 4, 1.0, scenario="bank", card=75.0)), DUE + 9, "passed",
         "Passed with 75, finished late", None, 75.0),
        ((tried("x", 1, 2, 90.0), tried("y", 3, 4, 99.0, scenario="bank", ready=False, card=80.0)), NOW,
         "did not pass", "Did not pass: a critical error", COURSE[1], 80.0),
    ],
)  # fmt: skip
def test_a_course_is_done_when_its_shifts_are(
    attempts: tuple[Tried, ...], now: float, status: str, words: str, coming: Step | None, best: float | None
) -> None:
    found = far(replace(AIMED, kind="course"), *attempts, now=now, steps=COURSE)
    assert (found.status, found.words, found.next, found.best) == (status, words, coming, best)


def test_a_critical_error_elsewhere_does_not_fail_the_case_a_shift_was_taken_for() -> None:
    found = Outcome(99.0, False, {"card": 80.0}, frozenset({"other"}))
    assert far(AIMED, Tried("y", "bank", 1, 2, found), steps=COURSE[1:]).status == "passed"


def test_what_to_go_on_with_and_what_to_read() -> None:
    found = far(AIMED, tried("x", 1, 5, 40.0), tried("y", 2, 9, 50.0), tried("z", 3))
    assert (found.running, found.newest, found.failed) == ("z", "y", 2)


def test_something_that_is_not_there_any_more_breaks_nothing() -> None:
    assert far(AIMED, tried("x", 1, 2, 50.0), steps=(), now=DUE + 1).open is False


ATTEMPTS = st.lists(
    st.builds(
        lambda began, took, mark, scenario, graded, ready: (began, took, mark, scenario, graded, ready),
        st.integers(0, 1500), st.none() | st.integers(0, 900), st.none() | st.integers(0, 100).map(float),
        st.sampled_from(["tea", "bank"]), st.booleans(), st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(ATTEMPTS, st.randoms(use_true_random=False), st.integers(0, 3000), st.integers(0, 3), st.sampled_from([0, 70]))
def test_the_order_of_attempts_does_not_matter(
    drawn: list[Any], chance: Any, now: int, attempts: int, pass_mark: int
) -> None:
    every = [
        tried(f"s{place}", began, None if took is None else began + took, mark, scenario=scenario, graded=graded,
              ready=ready, card=mark)
        for place, (began, took, mark, scenario, graded, ready) in enumerate(drawn)
    ]  # fmt: skip
    mixed = chance.sample(every, len(every))
    assignment = replace(AIMED, attempts=attempts, pass_mark=pass_mark)
    for steps in (ONE, COURSE):
        assert standing(assignment, steps, mixed, now) == standing(assignment, steps, every, now)


PATH = (
    Step("easy", skill="tone", coached=True, practice=True), Step("hard", skill="tone", coached=False, practice=True),
    Step("test", skill="tone", coached=False, seed=7),
)  # fmt: skip
ON_PATH = replace(AIMED, kind="path", target="tone")


def toned(name: str, scenario: str, tone: float | None, began: float, *, ready: bool = True) -> Tried:
    """Give a finished attempt with this mark in tone and a high overall."""
    found = Outcome(99.0, ready, {}, frozenset(), {"tone": tone})
    return Tried(name, scenario, began, began + 1, found)


@pytest.mark.parametrize(
    ("attempts", "status", "best", "coming"),
    [
        ((), "not started", None, "easy"), ((("easy", 5.0),), "in progress", None, "hard"),
        ((("easy", 5.0), ("hard", 5.0)), "in progress", None, "test"),
        ((("easy", 5.0), ("hard", 5.0), ("test", 70.0)), "passed", 70.0, None),
        ((("easy", 90.0), ("hard", 90.0), ("test", 69.0)), "did not pass", 69.0, "test"),
        ((("easy", 90.0), ("hard", 90.0), ("test", None)), "did not pass", None, "test"),
        ((("test", 90.0),), "in progress", 90.0, "easy"),
    ],
)  # fmt: skip
def test_a_path_is_passed_by_its_test_once_its_practice_was_taken(
    attempts: tuple[tuple[str, float | None], ...], status: str, best: float | None, coming: str | None
) -> None:
    found = far(ON_PATH, *(toned(name, name, tone, n) for n, (name, tone) in enumerate(attempts)), steps=PATH)
    assert (found.status, found.best, found.next.scenario if found.next else None) == (status, best, coming)


def test_a_critical_error_in_the_test_does_not_pass_and_in_practice_it_does() -> None:
    def at(*unsafe: str) -> Standing:
        tries = (
            toned(name, name, 90.0, n, ready=name not in unsafe) for n, name in enumerate(("easy", "hard", "test"))
        )
        return far(ON_PATH, *tries, steps=PATH)

    assert at("easy").status == "passed"
    assert at("test").words == "Did not pass: a critical error"


def test_without_a_pass_mark_a_path_passes_by_being_taken() -> None:
    tries = [toned(step.scenario, step.scenario, 3.0, n) for n, step in enumerate(PATH)]
    assert far(replace(ON_PATH, pass_mark=0), *tries, steps=PATH).status == "passed"
