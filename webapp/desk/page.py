"""Everything the desk's templates need, put together once for a page and for its updates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template

from simulator.scenario import LIMITS, Case, Scenario
from simulator.state import UNSEEN_SECONDS, CaseState, ShiftState
from webapp.desk import disclosed, knowledge, queue, record, story
from webapp.desk.cover import is_covered
from webapp.store import Shift
from webapp.watching.nudges import Nudge

PARTS = ("top", "burning", "queue", "head", "story", "record", "nudges")
"""The parts of the page that change while a shift runs; each has a template of this name."""


@dataclass(frozen=True)
class Page:
    """One shift at one moment, with the case that is open on the desk."""

    shift: Shift
    scenario: Scenario
    state: ShiftState
    now: float
    chosen: str | None
    due: float | None = None
    coached: bool = False
    nudges: Sequence[Nudge] = ()
    calm: bool = False
    sat: bool = False

    @property
    def rows(self) -> list[queue.Row]:
        """Give the queue."""
        return queue.rows(self.scenario, self.state, self.now)

    @property
    def open_case(self) -> str | None:
        """Give the id of the case to show: the one asked for, or what burns most."""
        if self.chosen in self.state.cases:
            return self.chosen
        return next((row.id for row in self.rows), None)

    @property
    def ahead(self) -> bool:
        """Tell whether anything but the end of the shift will happen by itself."""
        return self.due is not None and self.due < self.scenario.minutes * 60.0

    @property
    def pace(self) -> float:
        """Give how many real seconds a virtual one takes in what is shown; an assessment tells people real time."""
        return 1.0 if self.shift.mode == "practice" or self.state.untimed else 1.0 / self.state.speed

    def context(self) -> dict[str, Any]:
        """Give what the templates are filled with."""
        name = self.open_case
        case: Case | None = self.scenario.case(name) if name else None
        went: CaseState | None = self.state.cases[name] if name else None
        rows = self.rows
        practice = self.shift.mode == "practice"
        return {
            "shift": self.shift,
            "scenario": self.scenario,
            "state": self.state,
            "now": self.now,
            "ahead": self.ahead,
            "left": max(0.0, self.scenario.minutes * 60.0 - self.now),
            "rows": rows,
            "held": queue.held(self.state),
            "burning": queue.burning(rows),
            "open_rows": [row for row in rows if not row.closed],
            "late_rows": [row for row in rows if row.standing == "late"],
            "case": case,
            "went": went,
            "covered": bool(case and went and is_covered(case, went)),
            "story": story.story(self.scenario, case, self.state, self.now) if case else None,
            "record": record.record(self.scenario, case, self.state, self.now) if case else None,
            "shared": disclosed.shared(self.scenario.person(case.person), went) if went and case and practice else [],
            "effects": record.EFFECTS,
            "practice": practice,
            "unseen": UNSEEN_SECONDS,
            "coached": self.coached,
            "nudges": self.nudges,
            "calm": self.calm,
            "sat": self.sat,
            "pace": self.pace,
            "articles": knowledge.articles(self.scenario, self.state),
            "limits": {**LIMITS, **self.scenario.brand.voice.limits},
        }

    def parts(self) -> dict[str, str]:
        """Give every changing part as markup, by its name."""
        context = self.context()
        return {part: render_template(f"desk/{part}.html", **context) for part in PARTS}
