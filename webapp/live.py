"""Live shifts: wall clock in, virtual time out. What the pages call.

Any process can serve any shift: a folded state is kept only to save work, and is brought up to date from the
log at every call.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any

from simulator.clock import Clock, set_by
from simulator.commands import Command, OfferMove, Reconnect, Reply, Wait, parse_command
from simulator.engine import next_due
from simulator.errors import CommandRefused, Conflict
from simulator.events import Event
from simulator.finding import Grade
from simulator.packs import Pack, load_pack
from simulator.rehearsal import Rehearsal, rehearse
from simulator.resources import scenarios_path
from simulator.scorecards import scorecard as find_scorecard
from simulator.scorecards import usual
from simulator.shifts import Reader, play
from simulator.state import ShiftState, evolve
from webapp.asked import asked
from webapp.config import Config
from webapp.db import Database
from webapp.grading import grade_once
from webapp.languagetool import readers_of
from webapp.mail import Mail
from webapp.schema import require_current, upgrade
from webapp.store import Branch, NewShift, Recorded, Shift, Shifts, SqlLog
from webapp.stores import Stores

Wall = Callable[[], float]
KEPT = 500
"""How many folded shifts a process keeps."""
FASTEST = 20.0
"""How many virtual seconds a practice clock may run in a real one."""
HIGHEST_SEED = 2**53
PACES = (1.0, 0.8, 0.6666666666666666, 0.5, 0.0)
"""The speeds of an assessment: as it is; with 1.25, 1.5 or 2 times the time; and with a clock that stands."""


@dataclass(frozen=True)
class Folded:
    """A shift as far as this process has read it: its row, its state and its clock."""

    pack: Pack
    shift: Shift
    state: ShiftState = field(default_factory=ShiftState)
    clock: Clock | None = None

    def then(self, found: Recorded) -> Folded:
        """Give the same after one more event."""
        clock = set_by(self.clock, found.event, found.at_wall)
        return replace(self, state=evolve(self.state, found.event), clock=clock)

    def now(self, wall: float) -> float:
        """Give the virtual seconds at a wall time, never before the newest event; at the end they stop."""
        if self.clock is None or self.state.ended is not None:
            return self.state.at
        return max(self.clock.now(wall), self.state.at)

    @cached_property
    def due(self) -> float | None:
        """Give the virtual second at which something happens by itself; worked out once for each state."""
        return next_due(self.pack, self.state)


def open_live(config: Config, wall: Wall = time.time) -> Live:
    """Give the live shifts of a configuration; an SQLite database gets its tables, another has to have them."""
    pack = load_pack(*(config.scenarios or (scenarios_path(),)))
    database = Database(config.database)
    if database.is_sqlite:
        upgrade(database)
    else:
        require_current(database)
    return Live(SqlLog(database, wall), Shifts(database, wall), pack, wall, readers_of(config), config.mail)


class Live(Stores):
    """The shifts that agents are working on, over a log, the rows of shifts and a pack of scenarios."""

    def __init__(
        self, log: SqlLog, shifts: Shifts, pack: Pack, wall: Wall = time.time,
        readers: Mapping[str, Reader] | None = None, mail: Mail | None = None,
    ) -> None:  # fmt: skip
        super().__init__(shifts, pack, wall)
        self.log = log
        self.mail = mail
        self._wall = wall
        self._readers = readers or {}
        self._kept: OrderedDict[str, Folded] = OrderedDict()
        self._lock = Lock()

    def start(  # noqa: PLR0913 - what a shift is begun with
        self, scenario_id: str, seed: int = 1, mode: str = "practice", speed: float = 1.0, *,
        scorecard: str | None = None, owner: str | None = None, form: int = 0, coached: bool = True,
    ) -> str:  # fmt: skip
        """Begin a shift and give its id; CommandRefused if a setting is wrong or there is no such scenario.

        It is graded by the `scorecard` of that id; None: by the one that is usual in the scenario's industry.
        """
        scenario, digest = self.pack.scenario(scenario_id), self.pack.digest(scenario_id)
        card = find_scorecard(scorecard) if scorecard else usual(scenario.industry)
        if mode == "practice" and not scenario.practice:
            raise CommandRefused(f"scenario {scenario_id} is kept for assessments; choose another to practise with")
        if mode == "assessment" and speed not in PACES:
            raise CommandRefused(f"an assessment runs at one of the speeds {', '.join(map(str, PACES))}, got {speed}")
        if mode == "practice" and not 0 < speed <= FASTEST:
            raise CommandRefused(f"speed must be above 0 and at most {FASTEST:g}, got {speed}")
        if not 0 <= seed < HIGHEST_SEED:
            raise CommandRefused(f"seed must be 0 or more and below {HIGHEST_SEED}, got {seed}")
        return self._begin(NewShift(scenario_id, digest, seed, mode, card.id, owner, coached=coached), speed, form)

    def branch(self, shift_id: str, seq: int, owner: str | None = None) -> str:
        """Begin a practice shift that starts as another went, up to its event `seq`, and give its id; 0: anew.

        It has the same seed and the same numbers of events, so the same words lead to the same story; its clock
        goes on from that event. CommandRefused if the other cannot be begun with.
        """
        source = self._fold(shift_id)
        _branchable(source, seq)
        began = [found for found in self.log.recorded(shift_id) if found.seq <= seq]
        folded = Folded(self.pack, source.shift)
        for found in began:
            folded = folded.then(found)
        at = max(folded.state.at, 0.0)
        new = replace(_like(source.shift, owner), branch=Branch(shift_id, seq, at))
        if folded.clock is None:
            began_so = source.state.started
            return self._begin(new, began_so.speed if began_so else 1.0, began_so.form if began_so else 0)
        made = self.shifts.create(new)
        # Recorded as if the clock had been set just long enough ago to show the same time now.
        set_at = self._wall() - (replace(folded.clock, base_wall=0.0).wall(at) or 0.0)
        SqlLog(self.log.database, lambda: set_at).append(made, 0, [found.event for found in began])
        if self.shift(shift_id).erased_at is not None:
            # Its words were erased while they were being copied.
            self.erase(made)
        return made

    def shift(self, shift_id: str) -> Shift:
        """Give a shift's row: scenario, mode, owner's hash, when it was; UnknownShift if there is none."""
        return self.shifts.find(shift_id)

    def state(self, shift_id: str) -> ShiftState:
        """Give the state as stored; what fell due since is not played."""
        return self._fold(shift_id).state

    def now(self, shift_id: str) -> float:
        """Give the shift's virtual seconds at this moment."""
        return self._fold(shift_id).now(self._wall())

    def events(self, shift_id: str, after: int = 0) -> Sequence[Event]:
        """Give the stored events behind number `after`; the n-th event of a shift has number n."""
        return self.log.read(shift_id, after)

    def next_due(self, shift_id: str) -> float | None:
        """Give the virtual second at which something will happen by itself; None if nothing will."""
        return self._fold(shift_id).due

    def advance(self, shift_id: str) -> tuple[ShiftState, Sequence[Event]]:
        """Play what fell due until this moment; gives the state and the events that this call added."""
        folded = self._fold(shift_id)
        now, due = folded.now(self._wall()), folded.due
        if due is None or due > now:
            return folded.state, ()
        return self._play(folded, Wait(at=now))

    def act(self, shift_id: str, data: dict[str, Any]) -> tuple[ShiftState, Sequence[Event]]:
        """Carry out a command given as plain data; its `at` is this moment, whatever the data say.

        A skipping `wait` goes to the next thing due. CommandRefused, with nothing stored but what had fallen
        due, if the command cannot be understood or carried out.
        """
        folded = self._fold(shift_id)
        now = folded.now(self._wall())
        if data.get("kind") == "wait" and data.get("skip"):
            now = max(now, _skipped_to(folded, now))
        return self._play(folded, asked(data, now))

    def reconnect(self, shift_id: str, lost_at: float, counted: float = 0.0) -> None:
        """Note that the agent is there again: the clock has stood since a wall time, but for `counted` seconds."""
        folded = self._fold(shift_id)
        stopped = max(0.0, self._wall() - lost_at - counted)
        # Of two tabs that come back at once, the second says what is known.
        nonce = f"contact-{lost_at:.3f}"
        self._play(folded, Reconnect(at=folded.now(lost_at), nonce=nonce, stopped=stopped, counted=counted))

    def rehearse(self, shift_id: str, data: dict[str, Any]) -> Rehearsal | None:
        """Give what words would show if they were sent now; nothing is stored. CommandRefused if they could not be."""
        folded = self._fold(shift_id)
        command = asked(data, folded.now(self._wall()))
        if not isinstance(command, Reply | OfferMove):
            raise CommandRefused("only a reply can be tried out")
        return rehearse(self.pack, folded.state, command, self._readers.get(folded.shift.mode))

    def grade(self, shift_id: str) -> Grade:
        """Give the grade of a shift that has ended, as it was recorded; CommandRefused while it is running."""
        return grade_once(self.grades, self.pack, shift_id, self.state(shift_id))

    def erase(self, shift_id: str) -> int:
        """Erase all that people typed in a shift; gives how many texts went."""
        return self.shifts.erase(shift_id)

    def close(self) -> None:
        """Let go of the database."""
        self.shifts.database.close()

    def _begin(self, new: NewShift, speed: float, form: int) -> str:
        settings = {"scenario": new.scenario, "seed": new.seed, "mode": new.mode, "scorecard": new.scorecard}
        command = parse_command({"kind": "start", "at": 0.0, "speed": speed, "form": form, **settings})
        shift_id = self.shifts.create(new)
        play(self.log, self.pack, shift_id, command)
        return shift_id

    def _play(self, folded: Folded, command: Command) -> tuple[ShiftState, Sequence[Event]]:
        if folded.shift.digest != self.pack.digest(folded.shift.scenario):
            raise CommandRefused("the scenario was changed since this shift began; start a new shift of it")
        try:
            reader = self._readers.get(folded.shift.mode)
            added = play(self.log, self.pack, folded.shift.id, command, reader, fold=self.state)
        except Conflict:
            raise CommandRefused("this shift is being changed from elsewhere; try again. Your text is kept.") from None
        state = self._fold(folded.shift.id).state
        if state.ended is not None:
            grade_once(self.grades, self.pack, folded.shift.id, state)
        return state, added

    def _fold(self, shift_id: str) -> Folded:
        shift = self.shifts.find(shift_id)
        with self._lock:
            kept = self._kept.get(shift_id)
        if kept is None or kept.shift.erased_at != shift.erased_at:
            # Erased words must not live on in a state that was folded before.
            kept = Folded(self.pack, shift)
        folded = kept if kept.shift == shift else replace(kept, shift=shift)
        for found in self.log.recorded(shift_id, folded.state.seq):
            folded = folded.then(found)
        self._keep(folded)
        return folded

    def _keep(self, folded: Folded) -> None:
        with self._lock:
            self._kept[folded.shift.id] = folded
            self._kept.move_to_end(folded.shift.id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _like(shift: Shift, owner: str | None) -> NewShift:
    return NewShift(shift.scenario, shift.digest, shift.seed, shift.mode, shift.scorecard, owner, coached=shift.coached)


def _skipped_to(folded: Folded, now: float) -> float:
    """Give when the next thing happens, for who may jump there: in practice, or where the clock stands."""
    due = folded.due or now
    if folded.shift.mode == "practice":
        return due
    if folded.state.untimed and due >= folded.pack.played(folded.state.started).minutes * 60.0:
        raise CommandRefused("nothing more comes by itself now. Go on, or finish when you are done.")
    return due if folded.state.untimed else now


def _branchable(source: Folded, seq: int) -> None:
    shift, state = source.shift, source.state
    if shift.mode != "practice":
        raise CommandRefused("only practice can be taken again")
    if shift.erased_at is not None:
        raise CommandRefused("what was typed in this shift has been erased, so it cannot be gone on with")
    if shift.digest != source.pack.digest(shift.scenario):
        raise CommandRefused("the scenario was changed since this shift began; start a new shift of it")
    if not 0 <= seq < state.seq:
        raise CommandRefused("there is no such moment in this shift; choose one from its debrief")
