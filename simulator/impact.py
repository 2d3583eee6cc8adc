"""Impact ratios: whether every group of people gets through about as often as the one that does so most.

A group is what people say of themselves, None where they said nothing; those are counted, but compared with nobody.
The ratio is no verdict on fairness: it says where to look. The terms are those of the Uniform Guidelines (29 CFR
1607.4 D, 1978) and of New York City's Local Law 144 (6 RCNY 5-300, 2023).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import isnan, sqrt

import numpy as np

from simulator.distributions import fisher_exact
from simulator.figures import UNKNOWN

FOUR_FIFTHS = 0.80
"""A rate below this share of the highest is generally taken as a sign of adverse impact (29 CFR 1607.4 D)."""
MAY_BE_LEFT_OUT = 0.02
"""A category below this share of the sample may be left out of the ratios, with the reason given (6 RCNY 5-301)."""
LEAST = 5
"""The fewest people in a group that a ratio is given for: with fewer, one person moves the rate by 25 % or more."""
FEW = 30
"""With fewer people, rates are unstable: the Federal Contract Compliance Manual then goes by Fisher's exact test."""
LEAST_EXPECTED = 5.0
"""With fewer expected in a cell, only the exact test holds (Cochran 1954)."""
HARDLY_CHANCE = 0.05
TWO_DEVIATIONS = 2.0
"""More standard deviations than two or three would make chance suspect (Castaneda v. Partida 1977)."""
TIMES = " × "


@dataclass(frozen=True, slots=True)
class Category:
    """One group: how many people, how many got through, and how that compares with the highest rate.

    `rate`, `share` (of all who declared a group) and `ratio` are from 0 to 1. `p` is Fisher's two-sided p and
    `deviations` how many standard deviations the rate is below the highest. None where nothing can be compared;
    `left_out` is the reason if the group was left out on purpose. `cautions` are words to show beside the numbers.
    """

    name: str
    people: int
    passed: int
    rate: float | None
    share: float
    ratio: float | None = None
    p: float | None = None
    deviations: float | None = None
    highest: bool = False
    left_out: str = ""
    cautions: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Tell whether the rate is under four fifths of the highest."""
        return self.ratio is not None and round(self.ratio, 9) < FOUR_FIFTHS

    @property
    def beyond_two_deviations(self) -> bool:
        """Tell whether the rate is more than two standard deviations below the highest."""
        return self.deviations is not None and self.deviations > TWO_DEVIATIONS

    @property
    def verdict(self) -> str:
        """Say in words how the group compares, by the ratio and by Fisher's exact test at 5 %."""
        if self.left_out:
            return "left out"
        if self.ratio is None:
            return UNKNOWN
        if self.highest:
            return "highest rate"
        least = "under four fifths" if self.flagged else "four fifths or more"
        if self.p is not None and self.p < HARDLY_CHANCE:
            return f"{least}, {'and' if self.flagged else 'but'} hardly by chance"
        return f"{least}, but may be chance" if self.flagged else least


@dataclass(frozen=True, slots=True)
class Impact:
    """One attribute: its categories in order of name, and who is not in them.

    `people` have an outcome and a group, `undeclared` an outcome but no group, `without_outcome` neither counts.
    `above` is the median that a score had to exceed, None for a selection. `why` says why nothing is compared.
    """

    attribute: str
    categories: tuple[Category, ...]
    people: int
    undeclared: int
    without_outcome: int
    above: float | None = None
    why: str = ""


def selection(
    selected: Sequence[bool | None],
    groups: Sequence[str | None],
    attribute: str = "",
    *,
    left_out: Mapping[str, str] | None = None,
    least: int = LEAST,
) -> Impact:
    """Give the selection rates and impact ratios of one attribute; selected and groups stand side by side.

    Every rate is divided by the highest among groups of `least` people or more, so that one lucky person sets no
    standard. `left_out` names groups to leave out and why; only those under 2 % of the sample may be.
    """
    pairs = list(zip(selected, groups, strict=True))
    known = [(bool(chosen), group) for chosen, group in pairs if chosen is not None and group is not None]
    counts = {
        name: [chosen for chosen, group in known if group == name] for name in sorted({each for _, each in known})
    }
    reasons = left_out or {}
    found = {name: _category(name, chosen, len(known), reasons.get(name, "")) for name, chosen in counts.items()}
    judged = [each for each in found.values() if each.people >= least and not each.left_out]
    top = max(judged, key=lambda each: (each.rate or 0.0, each.people), default=None)
    why = ""
    if top is None or len(judged) <= 1:
        why = f"groups of {least} people or more: {len(judged)}, needed: 2"
    elif not top.passed:
        why = "nobody got through"
    else:
        found |= {each.name: _compared(each, top) for each in judged}
    undeclared = sum(chosen is not None and group is None for chosen, group in pairs)
    missing = sum(chosen is None for chosen, _ in pairs)
    return Impact(attribute, tuple(found.values()), len(known), undeclared, missing, why=why)


def scoring(
    scores: Sequence[float | None],
    groups: Sequence[str | None],
    attribute: str = "",
    *,
    left_out: Mapping[str, str] | None = None,
    least: int = LEAST,
) -> Impact:
    """Give the scoring rates: how many of each group score above the median of the full sample, and their ratios.

    The full sample is everybody with a score, also who declared no group. Who scores exactly the median is not above.
    """
    given = [None if score is None or isnan(score) else score for score in scores]
    known = [score for score in given if score is not None]
    if not known:
        return selection([None] * len(given), groups, attribute, left_out=left_out, least=least)
    median = float(np.median(known))
    above = [None if score is None else score > median for score in given]
    found = selection(above, groups, attribute, left_out=left_out, least=least)
    return replace(found, above=median)


def crossed(columns: Iterable[Sequence[str | None]]) -> list[str | None]:
    """Give each person's intersection of several attributes, as in "female × Asian"; None where one is undeclared."""
    return [None if None in row else TIMES.join(str(each) for each in row) for row in zip(*columns, strict=True)]


def audit(
    rates: Callable[[Sequence[str | None], str], Impact], attributes: Mapping[str, Sequence[str | None]]
) -> tuple[Impact, ...]:
    """Give the rates by every attribute, then by every intersection of two, each in the order given.

    `rates` says of what: `partial(selection, selected)` or `partial(scoring, scores)`.
    """
    pairs = {TIMES.join(names): crossed(attributes[name] for name in names) for names in combinations(attributes, 2)}
    return tuple(rates(groups, name) for name, groups in {**attributes, **pairs}.items())


def deviations(one: int, one_of: int, other: int, other_of: int) -> float | None:
    """Give how many standard deviations one rate is above another, the test of Hazelwood v. United States (1977).

    In the form for two groups: the difference of the rates over its standard error if both were the pooled rate; None
    where that is 0.
    """
    pooled = (one + other) / (one_of + other_of) if one_of and other_of else 0.0
    error = sqrt(pooled * (1 - pooled) * (1 / one_of + 1 / other_of)) if 0 < pooled < 1 else 0.0
    return (one / one_of - other / other_of) / error if error else None


def _category(name: str, chosen: Sequence[bool], everybody: int, reason: str) -> Category:
    share = len(chosen) / everybody
    small = share < MAY_BE_LEFT_OUT
    cautions: tuple[str, ...] = ()
    if small and not reason:
        cautions = ("under 2 % of the sample: may be left out, with a reason",)
    elif reason and not small:
        cautions = ("2 % of the sample or more: may not be left out",)
    passed = sum(chosen)
    left_out = reason if small else ""
    return Category(name, len(chosen), passed, passed / len(chosen), share, left_out=left_out, cautions=cautions)


def _compared(each: Category, top: Category) -> Category:
    if each is top:
        return replace(each, ratio=1.0, highest=True)
    cells = (top.passed, top.people, each.passed, each.people)
    cautions = each.cautions + tuple(words for words, holds in _CAUTIONS if holds(*cells))
    ratio = (each.passed / each.people) / (top.passed / top.people)
    return replace(each, ratio=ratio, p=fisher_exact(*cells), deviations=deviations(*cells), cautions=cautions)


def _few(_top: int, top_of: int, _one: int, one_of: int) -> bool:
    return min(top_of, one_of) < FEW


def _expects_few(top: int, top_of: int, one: int, one_of: int) -> bool:
    passed, everybody = top + one, top_of + one_of
    return min(top_of, one_of) * min(passed, everybody - passed) / everybody < LEAST_EXPECTED


def _turns(top: int, top_of: int, one: int, one_of: int) -> bool:
    return one < one_of and top / top_of > one / one_of and (one + 1) / one_of > (top - 1) / top_of


_CAUTIONS: tuple[tuple[str, Callable[[int, int, int, int], bool]], ...] = (
    ("fewer than 30 people in one of the two groups: the ratio is unstable", _few),
    ("fewer than five expected in a cell: go by the exact test", _expects_few),
    ("one person chosen instead of another would turn the difference round", _turns),
)
"""What to say of a small sample: after the Contract Compliance Manual, Cochran (1954), and question 21 of the Questions
and Answers on the Uniform Guidelines (1979), which asks for nothing where one different choice turns the result."""
