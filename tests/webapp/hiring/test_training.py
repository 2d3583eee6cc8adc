"""What reviewers learn: guidance of its own, three replies with marks that the anchors know, and who is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from simulator.raters import ANCHORS
from tests.webapp.hiring.stored import stored
from webapp.db import Database
from webapp.hiring.training import Trainings, module, practised
from webapp.hiring.work import READ

Wall = Callable[..., float]
GIVEN = {"mark-0": "25", "mark-1": "75", "mark-2": "0", "agree": "yes"}


def test_it_holds_what_a_reviewer_has_to_know() -> None:
    words = " ".join(point for one in module().guidance for point in one.points)
    for needed in ("number instead of a name", "One thing colours all", "stand down", "not shown here"):
        assert needed in words
    assert len(module().practice) == 3
    assert {one.dimension for one in module().practice} <= set(READ)
    assert {float(one.mark) for one in module().practice} <= set(ANCHORS)
    assert len({one.mark for one in module().practice}) == 3


def test_all_three_are_marked_and_the_note_on_interests_is_agreed_to() -> None:
    assert practised(GIVEN) == (25, 75, 0)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"mark-1": ""}, "all three"), ({"mark-1": "60"}, "all three"), ({"agree": ""}, "stand down")],
)
def test_what_is_missing_is_said(wrong: dict[str, str], words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        practised(GIVEN | wrong)


def test_who_is_done_is_kept(database: Database, wall: Wall) -> None:
    rea = stored(database, wall).people["rea"]
    trainings = Trainings(database, wall)
    assert trainings.find(rea) is None
    trainings.finish(rea, (0, 0, 0))
    trainings.finish(rea, (25, 75, 0))
    found = trainings.find(rea)
    assert found is not None
    assert (found.at, found.marks) == (wall(), (25, 75, 0))
