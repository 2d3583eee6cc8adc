"""What is given to a cohort and what somebody tried for it, as plain data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from webapp.summaries import Outcome
from webapp.zones import UNIVERSAL


@dataclass(frozen=True, slots=True)
class Assignment:
    """A scenario, a course or a path that a cohort was given. Times are Unix seconds.

    `attempts` 0 is any number, for each shift of it; with `pass_mark` 0, taking it passes. Under `same_form` the n-th
    attempt of everybody is in the same form. `zone` is the one whose clocks its due date is told by.
    """

    id: str
    cohort_id: str
    kind: str
    target: str
    created_at: float
    due_at: float | None = None
    attempts: int = 0
    pass_mark: int = 0
    coached: bool = True
    speed: float = 1.0
    same_form: bool = False
    withdrawn_at: float | None = None
    zone: str = UNIVERSAL

    @property
    def seed(self) -> int:
        """Give the seed of every shift that is taken for it."""
        return int.from_bytes(hashlib.sha256(self.id.encode()).digest()[:4], "big")


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt: a shift that somebody took. `outcome` is None until it is over and marked."""

    shift_id: str
    scenario: str
    began_at: float
    ended_at: float | None = None
    outcome: Outcome | None = None
