"""What the debrief page shows, out of a finished shift and its recorded grade. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.events import Event
from simulator.finding import CaseGrade, Finding, Grade
from simulator.grading import scenes_of
from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.scorecards import Scorecard, scorecards
from simulator.state import ShiftState
from webapp.debrief import words
from webapp.debrief.again import Moment, moments
from webapp.debrief.beside import Beside, beside
from webapp.debrief.best import Best, best
from webapp.debrief.charts import Scale, Timeline, scale, spark, timeline
from webapp.debrief.costs import Cost, Room, costs, room
from webapp.debrief.crowd import Crowd, crowd
from webapp.debrief.judged import Judged, judged
from webapp.debrief.queue import QueueRow, queue
from webapp.debrief.replay import Replay, replay
from webapp.debrief.story import Story, tell
from webapp.debrief.verdict import Verdict, verdict


@dataclass(frozen=True)
class CaseRow:
    """A case in the list: what it came to, beside what would have been best."""

    id: str
    title: str
    person: str
    priority: str
    reached: str
    best: str
    reason: str
    standing: str
    standing_words: str
    graded: CaseGrade
    scale: Scale
    spark: str


@dataclass(frozen=True)
class CasePage:
    """One case in full. `key` begins its ids where several cases share a page, else it is empty."""

    key: str
    row: CaseRow
    scene: Scene
    story: Story
    timeline: Timeline
    replay: Replay
    beside: tuple[Beside, ...]
    best: Best
    crowd: Crowd | None
    again: tuple[Moment, ...]
    costs: tuple[Cost, ...]
    room: tuple[Room, ...]


@dataclass(frozen=True)
class Page:
    """The whole debrief."""

    scenario: Scenario
    state: ShiftState
    grade: Grade
    verdict: Verdict
    rows: tuple[CaseRow, ...]
    cases: tuple[CasePage, ...]
    queue: tuple[QueueRow, ...]
    order: tuple[Judged, ...]
    whole: bool = False

    @property
    def case(self) -> CasePage | None:
        """Give the case that is open; None where there is none, or where all are."""
        return self.cases[0] if self.cases and not self.whole else None

    @property
    def marked_by(self) -> str:
        """Give the scorecard's name with a full stop, and what it asks for where that version still ships."""
        card = card_of(self.grade)
        return (
            f"the {card.title} scorecard ({card.name}). {card.about}" if card else f"scorecard {self.grade.scorecard}."
        )


def page(
    scenario: Scenario, state: ShiftState, grade: Grade, chosen: str | None, *,
    events: Sequence[Event] = (), whole: bool = False,
) -> Page:  # fmt: skip
    """Give the debrief of a shift that has ended, with one case open: the chosen one, or the worst.

    `whole` opens all of them. With its `events` each case tells from where it can be tried again.
    """
    scenes = {scene.case.id: scene for scene in scenes_of(scenario, state)}
    graded = {found.case: found for found in grade.cases if found.case in scenes}
    stories = {name: tell(scenes[name], graded[name]) for name in graded}
    card = card_of(grade)
    here = replace(grade, cases=tuple(graded.values()))
    opened = list(graded) if whole else [chosen if chosen in graded else worst(here, card)]
    return Page(
        scenario=scenario, state=state, grade=grade, verdict=verdict(grade, card, scenes, stories),
        rows=tuple(_row(scenes[name], found, state.at) for name, found in graded.items()),
        cases=tuple(
            _case(scenes[name], graded[name], stories[name], card, events, f"{name}-" if whole else "")
            for name in opened
            if name in graded
        ),
        queue=queue(tuple(scenes.values())), order=tuple(_numbered(scenario, grade.queue)), whole=whole,
    )  # fmt: skip


def worst(grade: Grade, card: Scorecard | None) -> str:
    """Give the case to look at first: the one with the gravest critical error, else the lowest; empty if none is."""

    def place(case: CaseGrade) -> tuple[float, float]:
        caps = [card.cap(name) for name in case.critical] if card else []
        return (min(caps, default=0.0 if case.critical else 101.0), 101.0 if case.overall is None else case.overall)

    return min(grade.cases, key=place).case if grade.cases else ""


def card_of(grade: Grade) -> Scorecard | None:
    """Give the scorecard that a grade was made by; None if that version no longer ships."""
    return next((card for card in scorecards() if card.name == grade.scorecard), None)


def _numbered(scenario: Scenario, found: tuple[Finding, ...]) -> list[Judged]:
    made = (judged(scenario, place, one) for place, one in enumerate(found, start=1))
    return [replace(one, kind="hurt", word=words.KINDS["hurt"]) if one.finding.effect < 0 else one for one in made]


def _row(scene: Scene, graded: CaseGrade, end: float) -> CaseRow:
    shown = best(scene.scenario, scene.case)
    return CaseRow(
        id=scene.case.id, title=scene.case.title, person=scene.person.name, priority=scene.case.priority,
        reached=words.disposition(scene.scenario, graded.disposition), best=" or ".join(shown.dispositions),
        reason=shown.reason, standing=graded.standing, standing_words=words.STANDINGS[graded.standing],
        graded=graded, scale=scale(graded.overall, graded.uncapped, graded.cap), spark=spark(scene.went, end),
    )  # fmt: skip


def _case(
    scene: Scene, graded: CaseGrade, story: Story, card: Scorecard | None, events: Sequence[Event], key: str
) -> CasePage:
    end = scene.shift.at
    drawn, sample = timeline(scene.went, story.lines, end), best(scene.scenario, scene.case)
    return CasePage(
        key=key, row=_row(scene, graded, end), scene=scene, story=story, timeline=drawn, replay=replay(scene, drawn),
        beside=beside(story.lines, sample), best=sample, crowd=crowd(scene, end),
        again=moments(story.lines, events) if events else (),
        costs=costs(card, graded) if card else (), room=room(card, graded) if card else (),
    )  # fmt: skip
