"""The head of the debrief: how ready, what held it down, and the six marks with what moved them most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.finding import Dimension, Finding, Grade, Mark
from simulator.rules import rules
from simulator.scene import Scene
from simulator.scorecards import Scorecard
from webapp.debrief.charts import Scale, scale
from webapp.debrief.judged import Judged
from webapp.debrief.story import Story

SOUND, FAIR = 75.0, 60.0


@dataclass(frozen=True, slots=True)
class Critical:
    """A critical error: what it means, the words, and the case and number to look it up by."""

    id: str
    meaning: str
    case: str
    title: str
    found: tuple[Judged, ...]

    @property
    def unsure(self) -> bool:
        """Tell whether no reader was sure of it."""
        return all(one.unsure for one in self.found)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One dimension: value (None: not observed), share of the weight in per cent, and the line below it.

    An advisory one has not been shown to agree with people well enough to decide by.
    """

    dimension: Dimension
    value: float | None
    weight: float | None
    line: str
    level: str
    advisory: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a shift came to, in a few words."""

    overall: float | None
    uncapped: float | None
    scale: Scale
    ready: bool
    below: bool
    reason: str
    criticals: tuple[Critical, ...]
    unsure: tuple[Critical, ...]
    marks: tuple[MarkRow, ...]

    @property
    def advisory(self) -> bool:
        """Tell whether any mark is advisory."""
        return any(mark.advisory for mark in self.marks)


def verdict(grade: Grade, card: Scorecard | None, scenes: Mapping[str, Scene], stories: Mapping[str, Story]) -> Verdict:
    """Give the head of a debrief."""
    found = [one for name, story in stories.items() for one in _criticals(scenes[name], story)]
    return Verdict(
        overall=grade.overall, uncapped=grade.uncapped, scale=scale(grade.overall, grade.uncapped, grade.cap),
        ready=grade.ready, below=below(grade, card), reason=_reason(grade, card),
        criticals=tuple(one for one in found if not one.unsure), unsure=tuple(one for one in found if one.unsure),
        marks=tuple(_mark(mark, card) for mark in grade.marks),
    )  # fmt: skip


def below(grade: Grade, card: Scorecard | None) -> bool:
    """Tell whether a shift's overall is below the mark to aim at."""
    aim = card.pass_mark if card else None
    return aim is not None and grade.overall is not None and grade.overall < aim


def _criticals(scene: Scene, story: Story) -> list[Critical]:
    """Give the critical errors of a case, one for each id."""
    by_id: dict[str, list[Judged]] = defaultdict(list)
    for one in story.found:
        if one.kind == "critical":
            by_id[one.finding.critical or ""].append(one)
    return [
        Critical(name, found[0].meaning, scene.case.id, scene.case.title, tuple(found)) for name, found in by_id.items()
    ]


def _certain(grade: Grade) -> int:
    """Give how many critical errors are certain; their cases need not be in the scenario any more."""
    return len({
        (case.case, one.critical)
        for case in grade.cases for mark in case.marks for one in mark.findings
        if one.critical and one.confidence == "high"
    })  # fmt: skip


def _reason(grade: Grade, card: Scorecard | None) -> str:
    held = grade.overall is not None and grade.uncapped is not None and grade.overall < grade.uncapped
    parts = []
    if not grade.ready:
        sure = _certain(grade)
        errors = "One critical error" if sure == 1 else f"{sure} critical errors"
        parts.append(f"{errors}: each caps its own case" + (", and that holds the whole shift down." if held else "."))
    elif grade.critical:
        parts.append("What looks like a critical error is not certain; a person should look at it.")
    else:
        parts.append("No critical error.")
    if card and below(grade, card):
        parts.append(f"The mark to aim at is {card.pass_mark:g}.")
    return " ".join(parts)


def _mark(mark: Mark, card: Scorecard | None) -> MarkRow:
    weight = None
    if card is not None:
        whole = sum(card.dimension_weights.values())
        weight = round(100.0 * card.weight(mark.dimension) / whole) if whole else None
    unproved = card.advisory if card else ()
    advisory = any(value is not None and name in unproved for name, value in mark.criteria)
    return MarkRow(mark.dimension, mark.value, weight, summary(mark), level(mark.value), advisory)


def level(value: float | None) -> str:
    """Give how a mark stands: ok, soon, late; empty where nothing was observed."""
    if value is None:
        return ""
    return "ok" if value >= SOUND else "soon" if value >= FAIR else "late"


def summary(mark: Mark) -> str:
    """Give one line on a mark: what cost most and what earned most, over all cases."""
    if mark.value is None:
        return "Not observed: nothing in this shift called for it."
    hurt, helped = _strongest(mark.findings, -1), _strongest(mark.findings, 1)
    if not hurt and not helped:
        return "Nothing stood out."
    if not hurt:
        return f"Best: {helped}."
    return f"Costliest: {hurt}." + (f" Best: {helped}." if helped else "")


def _strongest(found: Iterable[Finding], sign: int) -> str:
    weights: dict[str, float] = defaultdict(float)
    for one in found:
        grave = 100.0 if sign < 0 and (one.cap is not None or one.critical) else 0.0
        force = max(0.0, one.effect * sign) + grave
        if force:
            weights[one.rule] += force
    if not weights:
        return ""
    name = max(weights, key=lambda rule: (weights[rule], rule))
    found_rule = rules().get(name)
    return found_rule.title.lower() if found_rule else name
