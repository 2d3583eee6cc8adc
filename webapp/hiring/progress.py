"""Where a candidate stands: which parts of the frozen form are done, which one runs, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.errors import CommandRefused
from simulator.forms import Form
from simulator.frozen import Frozen, drift
from simulator.jobmap import JobMap, changes
from webapp.hiring.candidates import Candidate
from webapp.hiring.rounds import Round
from webapp.hiring.silence import settle
from webapp.live import Live

CHANGED = (
    "something in this assessment was changed since you were invited, so it would not be the same for everybody."
    " Nothing of yours is lost. Write to whoever invited you: they invite you again."
)


@dataclass(frozen=True)
class Step:
    """One part of the form: its number from 0, what it is, the minutes it takes, its shift if it was begun."""

    number: int
    title: str
    brand: str
    minutes: float
    shift_id: str | None
    over: bool


@dataclass(frozen=True)
class Progress:
    """All parts; `next` is the first that is not over, None where everything is handed in."""

    steps: tuple[Step, ...]

    @property
    def next(self) -> Step | None:
        """Give the part to go on with."""
        return next((one for one in self.steps if not one.over), None)


def frozen_form(at: Round) -> Form:
    """Give the form as a round has frozen it, with the tasks of the job that were signed."""
    return Frozen.load(at.content).for_job


def signed_map(at: Round) -> JobMap | None:
    """Give the map of the job that was signed and frozen with a round, if there is one."""
    return Frozen.load(at.content).signed if at.frozen else None


def differences(at: Round) -> dict[str, str]:
    """Say what a signed map has that the form's own has not, by the title of the task; empty without one."""
    found = Frozen.load(at.content) if at.frozen else None
    return changes(found.form, found.signed.tasks) if found and found.signed else {}


def progress(live: Live, at: Round, who: Candidate) -> Progress:
    """Give how far a candidate is; a shift whose page went silent for good is brought to its end."""
    sittings = live.candidates.sittings(who.id)
    steps = tuple(_step(live, number, part, sittings) for number, part in enumerate(frozen_form(at).parts))
    found = Progress(steps)
    if found.next is None and who.ended_at is None:
        live.candidates.end(who.id)
        live.audit.note(f"candidate:{who.id}", "handed in", who.id)
    return found


def _step(live: Live, number: int, part: Any, sittings: Mapping[int, str]) -> Step:
    scenario, shift_id = live.pack.scenario(part.scenario, part.form), sittings.get(number)
    over = shift_id is not None and settle(live, live.contacts, shift_id)
    return Step(number, scenario.title, scenario.brand.name, scenario.minutes, shift_id, over)


def begin(live: Live, at: Round, who: Candidate, number: int) -> str:
    """Begin a part, or give the shift of it that there is; CommandRefused if it is not its turn or cannot be begun."""
    stands = progress(live, at, who)
    if stands.next is None:
        raise CommandRefused("you have handed everything in")
    if stands.next.number != number:
        raise CommandRefused("the parts are taken in their order; go on with the one that is next")
    if stands.next.shift_id is not None:
        return stands.next.shift_id
    if at.closed_at is not None and who.begun_at is None:
        raise CommandRefused("this round is closed, so nobody begins any more")
    if drift(Frozen.load(at.content), live.pack):
        raise CommandRefused(CHANGED)
    form, part = frozen_form(at), frozen_form(at).parts[number]
    shift_id = live.start(
        part.scenario, seed=part.seed, mode="assessment", speed=live.candidates.accommodation(who.id).speed,
        scorecard=form.scorecard, owner=who.owner, form=part.form,
    )  # fmt: skip
    taken = live.candidates.sit(who.id, number, shift_id)
    live.candidates.begin(who.id)
    live.contacts.note(taken)
    return taken
