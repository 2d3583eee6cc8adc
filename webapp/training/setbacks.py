"""What cost the most lately: the rules that took points from the last few shifts, and what each of them teaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.rules import Rule, rules
from webapp.debrief.costs import costs
from webapp.debrief.page import card_of
from webapp.training.history import Result

LAST = 5
"""How many shifts are looked at."""
SHOWN = 4
LEAST = 0.3
"""Rules that cost less than this are not shown."""


@dataclass(frozen=True, slots=True)
class Setback:
    """One rule: its points of a case's overall as a mean over all cases, how often, in how many shifts, where last."""

    rule: Rule
    points: float
    times: int
    shifts: int
    newest: Result
    case: str


def setbacks(found: Sequence[Result]) -> tuple[Setback, ...]:
    """Give what cost most over the newest five of these shifts (oldest first), costliest first.

    What a choice cost cannot be told of a shift whose scorecard ships no more, so that shift is left out.
    """
    known = rules()
    weighed = [(one, card) for one in found[-LAST:] if (card := card_of(one.grade))]
    cases = sum(case.overall is not None for one, _ in weighed for case in one.grade.cases)
    lost: dict[str, list[tuple[float, int, Result, str]]] = defaultdict(list)
    for one, card in weighed:
        for case in one.grade.cases:
            for cost in costs(card, case):
                if cost.points < 0 and cost.rule in known:
                    lost[cost.rule].append((cost.points, cost.times, one, case.case))
    summed = [
        Setback(
            rule=known[rule], points=-sum(points for points, *_ in parts) / cases,
            times=sum(times for _, times, *_ in parts), shifts=len({one.shift.id for _, _, one, _ in parts}),
            newest=parts[-1][2], case=parts[-1][3],
        )
        for rule, parts in lost.items()
    ]  # fmt: skip
    felt = (one for one in summed if one.points >= LEAST)
    return tuple(sorted(felt, key=lambda one: (-one.points, one.rule.id))[:SHOWN])
