"""How far the raters of calibrations agree, with each other and with the machine. Nothing is judged anew here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figures import Figure
from simulator.finding import DIMENSIONS, Grade
from simulator.raters import alpha, anchored, kappa, leanings, ratings, spreads

Given = tuple[str, str, str, str, int]
"""A mark that is in: calibration, person, case, dimension and mark."""
APART: tuple[tuple[float, str, str], ...] = ((50, "apart", "far apart"), (25, "near", "one step apart"))
TOGETHER = ("same", "the same")


@dataclass(frozen=True)
class Row:
    """One thing that was marked: what each rater gave, what the machine did, and how far the raters are apart."""

    case: str
    dimension: str
    marks: tuple[int | None, ...]
    machine: float | None
    step: str
    words: str


@dataclass(frozen=True)
class Agreement:
    """One dimension: how far raters agree with each other, and their mean with the machine."""

    dimension: str
    raters: Figure
    machine: Figure


@dataclass(frozen=True)
class Strictness:
    """How far one rater's marks lie above (> 0) or below the others' on the whole."""

    rater: str
    bias: Figure


def rows(given: Sequence[Given], people: Sequence[str], grade: Grade) -> list[Row]:
    """Give what was marked in one calibration, where raters part most first; `people` are ids, a column each."""
    by_item: dict[str, dict[str, int]] = defaultdict(dict)
    for _, person, case, dimension, mark in given:
        by_item[_item(case, dimension)][person] = mark
    table = spreads(ratings((person, item, mark) for item, by in by_item.items() for person, mark in by.items()))
    wide = {one.item: one.width for one in table}
    machine = machine_marks(grade)
    found = []
    for item, by in by_item.items():
        case, dimension = item.rsplit(":", 1)
        step, words = _apart(wide[item]) if item in wide else ("", "marked by one only")
        found.append(Row(case, dimension, tuple(by.get(one) for one in people), machine.get(item), step, words))
    order: list[str] = list(DIMENSIONS)
    return sorted(
        found, key=lambda one: (-wide.get(_item(one.case, one.dimension), -1), one.case, order.index(one.dimension))
    )  # fmt: skip


def agreement(given: Iterable[Given], grades: Mapping[str, Grade]) -> list[Agreement]:
    """Give for each dimension how far people agree over several calibrations, `grades` by the calibration's id."""
    by_dimension: dict[str, list[tuple[str, str, float]]] = {name: [] for name in DIMENSIONS}
    for calibration, person, case, dimension, mark in given:
        by_dimension[dimension].append((person, f"{calibration}:{_item(case, dimension)}", mark))
    machine = {
        f"{calibration}:{item}": mark
        for calibration, grade in grades.items() for item, mark in machine_marks(grade).items()
    }  # fmt: skip
    found = []
    for name, each in by_dimension.items():
        table = ratings(each)
        ours = np.array([machine.get(item, np.nan) for item in table.items], dtype=float)
        count = (~np.isnan(table.marks)).sum(axis=0) if len(table.raters) else np.zeros(len(table.items))
        mean = np.nansum(table.marks, axis=0) / np.maximum(count, 1) if len(table.raters) else ours * np.nan
        found.append(Agreement(name, alpha(table.marks, "ordinal"), kappa(anchored(mean), anchored(ours), "quadratic")))
    return found


def strictness(given: Iterable[Given], names: Mapping[str, str]) -> list[Strictness]:
    """Give how strict each rater is beside the others, the strictest first; `names` by id."""
    each = ratings(
        (person, f"{calibration}:{_item(case, name)}", mark) for calibration, person, case, name, mark in given
    )
    found = [Strictness(names.get(one.rater, "somebody"), one.bias) for one in leanings(each)]
    return sorted(found, key=lambda one: (one.bias.value is None, one.bias.value or 0.0, one.rater))


def machine_marks(grade: Grade) -> dict[str, float]:
    """Give the machine's marks of a shift, by case and dimension, of those that it could give."""
    return {
        _item(case.case, mark.dimension): mark.value
        for case in grade.cases for mark in case.marks if mark.value is not None
    }  # fmt: skip


def _item(case: str, dimension: str) -> str:
    return f"{case}:{dimension}"


def _apart(width: float) -> tuple[str, str]:
    return next(((step, words) for least, step, words in APART if width >= least), TOGETHER)
