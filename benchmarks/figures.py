"""Figures of agreement, and how they are shown: a table at a terminal, a page, a document of JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any, Literal

import numpy as np

from benchmarks.scores import interval
from benchmarks.sets import Sets

Raters = Literal["people", "language models", "their writer, a language model"]
BASELINES = ("constant", "length", "VADER", "n-grams", "other")


@dataclass(frozen=True)
class Figure:
    """One measure on one set. `rater` is one rater against the others; what was not measured is None or missing."""

    measure: str
    score: str
    n: int
    ours: float | None
    interval: tuple[float, float] | None = None
    baselines: Mapping[str, float] = field(default_factory=dict)
    rater: float | None = None
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give the figure as plain data, to three decimals."""
        return {
            "measure": self.measure,
            "score": self.score,
            "n": self.n,
            "ours": _round(self.ours),
            "interval": [_round(end) for end in self.interval] if self.interval else None,
            "baselines": {name: _round(value) for name, value in self.baselines.items()},
            "rater": _round(self.rater),
            "note": self.note,
        }


@dataclass(frozen=True)
class Measured:
    """A set that can be measured: the files it needs, who labelled it, how it is measured, and what measures it."""

    name: str
    files: tuple[str, ...]
    raters: Raters
    how: str
    measure: Callable[[Sets], Sequence[Figure]]


@dataclass(frozen=True)
class Report:
    """What came of a run: the sets with their figures, and the names of those whose files are not there."""

    found: tuple[tuple[Measured, tuple[Figure, ...]], ...]
    left_out: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the report as plain data."""
        return {
            "sets": [
                {"set": one.name, "raters": one.raters, "how": one.how, "figures": [each.as_json() for each in figures]}
                for one, figures in self.found
            ],
            "left_out": list(self.left_out),
        }

    def lines(self) -> Iterator[str]:
        """Give the lines of a table for a terminal."""
        for one, figures in self.found:
            table = [list(COLUMNS), *(cells(each) for each in figures)]
            wide = [max(len(row[at]) for row in table) for at in range(len(COLUMNS))]
            yield from (f"{one.name}, labelled by {one.raters}", one.how)
            for first, *rest in table:
                yield f"  {first:<{wide[0]}}" + "".join(f"  {rest[at]:>{size}}" for at, size in enumerate(wide[1:]))
            yield ""
        if self.left_out:
            yield self._missing()

    def markdown(self) -> Iterator[str]:
        """Give the lines of the page's tables."""
        for one, figures in self.found:
            yield from ("", f"## {one.name}", "", f"Labelled by {one.raters}. {one.how}", "")
            yield "| " + " | ".join(COLUMNS) + " |"
            yield "|---|---|" + "---:|" * (len(COLUMNS) - 2)
            for each in figures:
                yield "| " + " | ".join(cells(each)) + " |"
        if self.left_out:
            yield from ("", self._missing())

    def _missing(self) -> str:
        return f"Left out, as their files are not there: {', '.join(self.left_out)}."


COLUMNS = ("measure", "score", "n", "ours", "95 %", *BASELINES, "one rater")


def cells(figure: Figure) -> list[str]:
    """Give the cells of a figure's row, in the order of `COLUMNS`."""
    sure = "–".join(shown(end) for end in figure.interval) if figure.interval else "–"
    what = f"{figure.measure}: {figure.note}" if figure.note else figure.measure
    beside = [shown(figure.baselines.get(name)) for name in BASELINES]
    return [what, figure.score, str(figure.n), shown(figure.ours), sure, *beside, shown(figure.rater)]


def figure(
    measure: str, score: tuple[str, Callable[..., float]], columns: tuple[Any, Any], groups: Sequence[Any],
    baselines: Mapping[str, Any], rater: float | None = None,
) -> Figure:  # fmt: skip
    """Give the figure of guesses against labels (`columns`) with its interval; `baselines` are guesses too."""
    name, of = score
    ours, true = np.asarray(columns[0]), np.asarray(columns[1])
    beside = {each: of(np.asarray(guess), true) for each, guess in baselines.items()}
    return Figure(measure, name, len(true), of(ours, true), interval(of, (ours, true), groups), beside, rater)


def shown(value: float | None) -> str:
    """Give a number as it is read: two or three places, none where it is unknown."""
    if value is None or isnan(value):
        return "–"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.3f}" if 0 < abs(value) < 0.1 else f"{value:.2f}"


def _round(value: float | None) -> float | None:
    return None if value is None or isnan(value) else round(value, 3)
