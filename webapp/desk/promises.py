"""What the agent owes: promises on the clock, how each stands, and when a case that was put aside comes back."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.casestate import CaseState, PromiseState

LEAD_SECONDS = 120.0
LEAD_SHARE = 0.25
"""A case comes back this long, or this part of the promise's time, before the update is due: in time to keep it."""


@dataclass(frozen=True)
class Owed:
    """The promise that binds a case now; `missed` tells that its time has passed and nothing was said since."""

    made: float
    due: float
    missed: bool

    @property
    def back_at(self) -> float:
        """Give when the case comes back to the queue, in virtual seconds."""
        return self.due - min(LEAD_SECONDS, LEAD_SHARE * (self.due - self.made))


@dataclass(frozen=True)
class Kept:
    """One promise as the record lists it; `standing` is kept, open or late; `left` is below 0 once it is late."""

    what: str
    due: float
    standing: str
    left: float


def owed(went: CaseState, now: float) -> Owed | None:
    """Give what a case's customer is owed first: the open promise due next, or one missed without a word since."""
    if not went.open:
        return None
    unkept = [made for made in went.promises if made.kept is None or _still_missed(went, made)]
    if not unkept:
        return None
    first = min(unkept, key=lambda made: made.due)
    return Owed(first.at, first.due, missed=first.kept is False or first.due <= now)


def rests_until(went: CaseState, now: float, soon: float) -> float | None:
    """Give until when a case can rest on its promise; None if it cannot.

    That is shortly before the update is due, or `soon`, when whoever waits will nearly have waited too long.
    """
    found = owed(went, now)
    if found is None or found.missed:
        return None
    back = min(found.back_at, soon)
    return back if now < back else None


def quiet_since_promise(went: CaseState) -> bool:
    """Tell whether a promise was made and nobody but the agent wrote after the newest."""
    newest = max((made.event for made in went.promises), default=None)
    return newest is not None and not any(said.by != "agent" and said.event > newest for said in went.messages)


def promises(went: CaseState, now: float) -> list[Kept]:
    """Give a case's promises as the record lists them, in the order they were made."""
    return [Kept(made.what, made.due, _standing(made, now), made.due - now) for made in went.promises]


def _still_missed(went: CaseState, made: PromiseState) -> bool:
    return made.kept is False and not any(said.at > made.due for said in went.replies)


def _standing(made: PromiseState, now: float) -> str:
    if made.kept:
        return "kept"
    return "late" if made.kept is False or made.due <= now else "open"
