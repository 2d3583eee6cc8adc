"""What reviewers learn before they read candidates' work, from `content/reviewing.yaml`, and who has finished it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Table, delete, insert, select

from simulator.errors import CommandRefused
from simulator.finding import Dimension
from simulator.raters import ANCHORS
from simulator.yamlfile import content
from webapp.db import Database
from webapp.hiring.tables import ReviewerTrainingRow

_DONE: Table = ReviewerTrainingRow.__table__  # type: ignore[attr-defined]
FIRST = "Before you read your first work, go through this page. It takes about ten minutes, once."
_STEPS = {f"{mark:.0f}": int(mark) for mark in ANCHORS}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Guidance(_Part):
    """Some points on one matter."""

    title: str
    points: tuple[str, ...]


class Practice(_Part):
    """A reply to mark on one dimension, with what one has to know, the mark that is meant, and why."""

    dimension: Dimension
    setting: str
    customer: str
    reply: str
    mark: int
    why: str


class Module(_Part):
    """All that there is to learn."""

    guidance: tuple[Guidance, ...]
    practice: tuple[Practice, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """When somebody went through it, in Unix seconds, and how they marked the practice."""

    at: float
    marks: tuple[int, ...]


@lru_cache(maxsize=1)
def module() -> Module:
    """Give what there is to learn."""
    return Module.model_validate(content("reviewing.yaml"))


def practised(given: Mapping[str, str]) -> tuple[int, ...]:
    """Give the marks of the practice in a form's fields `mark-0` …; CommandRefused if one is missing."""
    fields = [given.get(f"mark-{number}", "") for number in range(len(module().practice))]
    if any(one not in _STEPS for one in fields):
        raise CommandRefused("mark all three replies; the model marks are shown after yours")
    if given.get("agree") != "yes":
        raise CommandRefused("tick that you stand down where you know the person")
    return tuple(_STEPS[one] for one in fields)


class Trainings:
    """Who of a database has gone through it."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def finish(self, person_id: str, marks: Sequence[int]) -> None:
        """Keep that somebody has gone through it; what they marked before goes."""
        row = {"person_id": person_id, "finished_at": self.wall(), "marks": json.dumps(list(marks))}
        with self.database.writing() as connection:
            connection.execute(delete(_DONE).where(_DONE.c.person_id == person_id))
            connection.execute(insert(_DONE), row)

    def find(self, person_id: str) -> Finished | None:
        """Give when somebody went through it, None if they have not."""
        with self.database.reading() as connection:
            row = connection.execute(select(_DONE).where(_DONE.c.person_id == person_id)).one_or_none()
        return Finished(row.finished_at, tuple(json.loads(row.marks))) if row else None
