"""One scale, 0 to 100, for how hard a scenario is in a skill and how able somebody is: the expected mark joins them.

The model is a Rasch curve: whoever is as able as a scenario is hard is expected to get 50 there, and `SPREAD` points
more turn the odds of each point by e. A mark is a fractional score on that curve, and moves the ability by how far it
lies from what was expected, as Elo's rule does; the first marks move it far and later ones less, as in Glicko, by the
doubt that is left. Doubt grows again while nobody practises.

    >>> hard = difficulty(level=1, share=0.5)
    >>> hard
    30.0
    >>> new = Ability()
    >>> round(expected(new.value, hard))
    79
    >>> better = ability([Marked(at=0.0, difficulty=hard, mark=95.0)], now=0.0)
    >>> round(better.value, 1), round(better.doubt, 1)
    (56.1, 12.0)
    >>> round(expected(better.value, hard))
    85

Sources: Rasch, Probabilistic Models for Some Intelligence and Attainment Tests, 1960; Glickman, Parameter estimation in
large dynamic paired comparison experiments, Applied Statistics 48, 1999; Pelanek, Applications of the Elo rating system
in adaptive educational systems, Computers & Education 98, 2016. The step is that of the bound of Boehning and Lindsay,
1988, in place of the curve's own slope, so that one odd mark never throws the estimate past what it says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

START, UNSURE = 50.0, 20.0
"""What is held of somebody nobody knows: the middle, give or take this much (one standard deviation)."""
SPREAD = 15.0
WORTH = 4.0
"""How many yes-or-no answers the mark of a shift is worth: it is a mean over cases that are not alike."""
FADE = 2.0
"""How much doubt a day without practice brings, as a standard deviation; it adds up by its square."""
LEVEL, EASIEST = 10.0, 30.0
SHARE = 10.0
DAY = 86_400.0
TARGET = 75.0
"""The expected mark to practise at: hard enough to learn from, easy enough to do well."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark of a skill, 0 to 100: when it was given (Unix seconds), and how hard the scenario is in that skill."""

    at: float
    difficulty: float
    mark: float


@dataclass(frozen=True, slots=True)
class Ability:
    """How able somebody is in a skill, give or take `doubt` (one standard deviation), by how many marks."""

    value: float = START
    doubt: float = UNSURE
    marks: int = 0


def difficulty(level: int, share: float) -> float:
    """Give how hard a scenario of a level from 1 to 5 is in a skill that this share of its cases asks for."""
    return EASIEST + LEVEL * (level - 1) + SHARE * (share - 0.5)


def expected(able: float, hard: float) -> float:
    """Give the mark to expect, above 0 and below 100, of somebody this able in a scenario this hard."""
    # Beyond 30 spreads the curve is flat to the last digit, and exp would run over.
    return 100.0 / (1.0 + math.exp(-max(-30.0, min(30.0, (able - hard) / SPREAD))))


def ability(marks: Iterable[Marked], now: float) -> Ability:
    """Give how able somebody is at a moment (Unix seconds), by their marks in any order.

    A mark above what was expected raises it, one below lowers it. The doubt depends on when the marks were given and
    not on what they were. Marks of the same difficulty and value may change places; otherwise the newer weighs a
    little more. A mark dated later than `now`, by a clock that was put back, counts as given now.
    """
    found, since = Ability(), None
    for one in sorted(marks, key=lambda given: (given.at, given.difficulty, given.mark)):
        at = min(one.at, now)
        found = _after(_rested(found, 0.0 if since is None else at - since), one)
        since = at
    return _rested(found, 0.0 if since is None else now - since)


def _rested(found: Ability, seconds: float) -> Ability:
    doubt = math.hypot(found.doubt, FADE * math.sqrt(max(0.0, seconds) / DAY))
    return Ability(found.value, min(UNSURE, doubt), found.marks)


def _after(found: Ability, one: Marked) -> Ability:
    """Give the ability after one more mark: one step towards it, as long as the doubt allows."""
    doubt = 1.0 / math.sqrt(found.doubt**-2 + WORTH / (4.0 * SPREAD**2))
    surprise = (one.mark - expected(found.value, one.difficulty)) / 100.0
    return Ability(found.value + doubt**2 * WORTH * surprise / SPREAD, doubt, found.marks + 1)
