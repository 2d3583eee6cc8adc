"""What the part of a debrief shows on which people talk about a shift: remarks, marks, and what may be spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simulator.errors import CommandRefused
from simulator.finding import DIMENSIONS, Grade, Mark
from simulator.grading import scenes_of
from simulator.scenario import Scenario
from simulator.state import ShiftState
from webapp.auth import Discussed
from webapp.debrief.story import Line, Story, tell
from webapp.feedback.overrides import HumanMark, Which
from webapp.feedback.store import About, Remark
from webapp.watching.nudges import Nudge

WHOLE = About("The whole shift")
LONGEST_GLIMPSE = 60
_UNSAID = frozenset({"act", "mood"})


@dataclass(frozen=True)
class Matter:
    """Something of a shift that can be spoken of; `said` is its text if it is a message."""

    about: About
    label: str
    said: str = ""


@dataclass(frozen=True)
class Subjects:
    """All of a shift that can be spoken of, by the value it has in a form."""

    messages: Mapping[str, Matter]
    marks: Mapping[str, Matter]
    findings: Mapping[str, Matter]
    machine: Mapping[Which, float | None]

    def commented(self, chosen: str, quote: str) -> About:
        """Give what a comment is about; CommandRefused if it is nothing here, or these are not its words."""
        if not chosen:
            if quote.strip():
                raise CommandRefused("choose the message that these words stand in, or leave the words out")
            return WHOLE
        found = self.messages.get(chosen)
        if found is None:
            raise CommandRefused("choose a message of this shift, or the whole shift")
        words = quote.strip()
        if words and words not in found.said:
            raise CommandRefused("these words are not in that message: copy them from it, or leave them out")
        return About(found.about.subject, found.about.case_id, found.about.event, words or found.said)

    def disputed(self, chosen: str) -> About:
        """Give what a dispute is about; CommandRefused if it is nothing here."""
        found = self.marks.get(chosen) or self.findings.get(chosen)
        if found is None:
            raise CommandRefused("choose the mark or the finding that you do not agree with")
        return found.about

    def marked(self, chosen: str) -> Which:
        """Give which mark is meant; CommandRefused if it is none of this shift."""
        if chosen not in self.marks:
            raise CommandRefused("choose the mark that you want to give")
        dimension, _, case = chosen.partition(":")
        return Which(case, dimension)


@dataclass(frozen=True)
class Thread:
    """A remark with its answers; `waits` is whether it is a dispute that nobody else has answered."""

    remark: Remark
    answers: tuple[Remark, ...]

    @property
    def waits(self) -> bool:
        """Tell whether somebody should still answer."""
        return self.remark.kind == "dispute" and all(one.author_id == self.remark.author_id for one in self.answers)


@dataclass(frozen=True)
class Given:
    """A mark that people gave, newest first, beside the machine's."""

    label: str
    machine: float | None
    marks: tuple[HumanMark, ...]


@dataclass(frozen=True)
class Section:
    """The part of a debrief with what people said, and what came back from a form that could not be taken."""

    at: Discussed
    subjects: Subjects
    threads: tuple[Thread, ...]
    given: tuple[Given, ...]
    newest: int
    nudges: tuple[Nudge, ...] = ()
    problem: str = ""
    form: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def threads(at: Discussed, remarks: Iterable[Remark]) -> tuple[Thread, ...]:
    """Give what one may see here of these remarks; what was taken back is left out with nothing said to it."""
    seen = [one for one in remarks if at.sees(one)]
    answers: dict[str, list[Remark]] = defaultdict(list)
    for one in seen:
        if one.answers and one.taken_back_at is None:
            answers[one.answers].append(one)
    roots = (one for one in seen if not one.answers and (one.taken_back_at is None or answers[one.id]))
    return tuple(Thread(one, tuple(answers[one.id])) for one in roots)


def given(subjects: Subjects, marks: Iterable[HumanMark]) -> tuple[Given, ...]:
    """Give the marks that people gave, in the order in which the first of each came."""
    found: dict[Which, list[HumanMark]] = defaultdict(list)
    for one in marks:
        found[one.which].insert(0, one)
    return tuple(Given(_subject(subjects, which), each[0].machine, tuple(each)) for which, each in found.items())


def subjects(scenario: Scenario, state: ShiftState, grade: Grade) -> Subjects:
    """Give all of a finished shift that can be spoken of."""
    marks, machine = _marks("", "the whole shift", grade.marks)
    graded = {one.case: one for one in grade.cases}
    messages: dict[str, Matter] = {}
    findings: dict[str, Matter] = {}
    for scene in scenes_of(scenario, state):
        case, title = scene.case.id, scene.case.title
        if case not in graded:
            continue
        story = tell(scene, graded[case])
        messages |= {f"{line.event}:{case}": _message(case, title, line) for line in story.lines if _said(line)}
        findings |= _findings(case, title, story)
        more, by_machine = _marks(case, title, graded[case].marks)
        marks, machine = {**marks, **more}, {**machine, **by_machine}
    return Subjects(messages, marks, findings, machine)


def _said(line: Line) -> bool:
    return line.who not in _UNSAID and bool(line.event)


def _message(case: str, title: str, line: Line) -> Matter:
    # The debrief calls whoever worked the shift "you"; a comment is read by others too.
    subject = f"{title}: message {line.number}" if line.number else f"{title}: a message of {line.name}"
    return Matter(About(subject, case, line.event), f"{subject}, “{_glimpse(line.text)}”", line.text)


def _findings(case: str, title: str, story: Story) -> dict[str, Matter]:
    return {
        f"finding:{one.number}:{case}": Matter(
            About(f"{title}: finding {one.number}, {one.title}", case, one.finding.event),
            f"{title}: finding {one.number}, {one.title}",
        )
        for one in story.found
    }


def _marks(case: str, title: str, marks: Iterable[Mark]) -> tuple[dict[str, Matter], dict[Which, float | None]]:
    values = {one.dimension: one.value for one in marks}
    found = {}
    for name in DIMENSIONS:
        subject, value = f"{name.capitalize()}, {title}", values.get(name)
        shown = "not seen by the machine" if value is None else f"{value:.0f} by the machine"
        found[f"{name}:{case}"] = Matter(About(subject, case), f"{subject}: {shown}")
    return found, {Which(case, name): values.get(name) for name in DIMENSIONS}


def _subject(known: Subjects, which: Which) -> str:
    found = known.marks.get(f"{which.dimension}:{which.case_id}")
    return found.about.subject if found else which.dimension.capitalize()


def _glimpse(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_GLIMPSE else f"{plain[: LONGEST_GLIMPSE - 1].rstrip()}…"
