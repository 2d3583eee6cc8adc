"""What a rater reads and how marks come back from the form."""

from __future__ import annotations

import pytest

from simulator.finding import DIMENSIONS
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened, replied
from webapp.calibration.sheet import ANCHORED, NOT_SHOWN, cases, chosen, place, read


def test_a_case_is_told_without_what_was_made_of_it() -> None:
    (case,) = cases(TEASHOP, replay([*opened(), *replied("rude.insult", "apology.regret")]))
    assert [line.text for line in case.lines if line.who in ("customer", "agent")] == ["hi", "something"]
    assert "You" not in {line.name for line in case.lines}
    assert all(not line.found for line in case.lines)
    assert not [line for line in case.lines if line.who == "mood"]


def test_the_anchors_are_the_five_of_the_statistics() -> None:
    assert [mark for mark, _ in ANCHORED] == [0, 25, 50, 75, 100]


def test_marks_come_back_as_they_were_chosen() -> None:
    marks = {("tin", name): 75 for name in DIMENSIONS} | {("tin", "privacy"): None}
    found = read(chosen(marks), ["tin"])
    assert (found.marks, found.missing) == (marks, ())


@pytest.mark.parametrize("given", ["", "76", "-1", "1e2", "75 ", "none at all", "<b>"])
def test_what_is_no_anchor_is_missing(given: str) -> None:
    form = {place("tin", name): "50" for name in DIMENSIONS} | {place("tin", "tone"): given}
    found = read(form, ["tin"])
    assert found.missing == (("tin", "tone"),)
    assert ("tin", "tone") not in found.marks


def test_what_was_not_asked_is_not_read() -> None:
    assert read({place("other", "tone"): NOT_SHOWN}, []).marks == {}
