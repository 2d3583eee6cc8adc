"""What a rater marks on and how it is read back: six dimensions of each case, by five anchors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from simulator.finding import DIMENSIONS, CaseGrade
from simulator.grading import scenes_of
from simulator.raters import ANCHORS
from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.state import ShiftState
from webapp.calibration.store import Marks
from webapp.debrief.story import Line, tell

WORDS = ("failed", "weak", "fair", "good", "as it should be")
ANCHORED: tuple[tuple[int, str], ...] = tuple((int(mark), word) for mark, word in zip(ANCHORS, WORDS, strict=True))
"""What may be given, and what it means."""
NOT_SHOWN = "none"
_MOODS = frozenset({"mood"})


@dataclass(frozen=True)
class Told:
    """A case as a rater reads it: what was said and done, and nothing that was made of it."""

    id: str
    title: str
    person: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sheet:
    """What came back from a form: the marks that can be read, and what is missing or cannot be."""

    marks: dict[tuple[str, str], int | None] = field(default_factory=dict)
    missing: tuple[tuple[str, str], ...] = ()


def cases(scenario: Scenario, state: ShiftState) -> tuple[Told, ...]:
    """Give the cases of a finished shift to be marked; whoever worked it is called the agent."""
    return tuple(_told(scene) for scene in scenes_of(scenario, state))


def _told(scene: Scene) -> Told:
    lines = tell(scene, _unmarked(scene)).lines
    plain = tuple(_of_somebody(one) for one in lines if one.who not in _MOODS)
    return Told(scene.case.id, scene.case.title, scene.person.name, plain)


def _of_somebody(line: Line) -> Line:
    """Give a line of a debrief, which speaks to whoever worked the shift, as one about them."""
    name = "The agent" if line.name == "You" else line.name
    return replace(line, name=name, state=line.state.replace("by you", "by the agent"))


def _unmarked(scene: Scene) -> CaseGrade:
    return CaseGrade(
        case=scene.case.id, disposition="", standing="unlisted", marks=(), overall=None, uncapped=None, critical=(),
        cap=None,
    )  # fmt: skip


def place(case: str, dimension: str) -> str:
    """Give the name of a mark's field in the form."""
    return f"{dimension}:{case}"


def read(form: Mapping[str, str], cases: Iterable[str], dimensions: Iterable[str] = DIMENSIONS) -> Sheet:
    """Give the marks of a form; what was not chosen, or is none of what may be given, is missing."""
    allowed: dict[str, int | None] = {str(mark): mark for mark, _ in ANCHORED} | {NOT_SHOWN: None}
    names = tuple(dimensions)
    wanted = [(case, name) for case in cases for name in names]
    given = {at: form.get(place(*at), "") for at in wanted}
    marks: dict[tuple[str, str], int | None] = {at: allowed[text] for at, text in given.items() if text in allowed}
    return Sheet(marks, tuple(at for at in wanted if at not in marks))


def chosen(marks: Marks) -> dict[str, str]:
    """Give what a form shows as chosen, by the names of its fields."""
    return {place(*at): NOT_SHOWN if mark is None else str(mark) for at, mark in marks.items()}
