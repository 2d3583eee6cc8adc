"""Where the lines and points of the progress page's pictures lie; the templates only draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.debrief.charts import height
from webapp.training.history import Result

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 236.0, 48.0, 6.0
SPARKED = 12
"""How many of the newest shifts a sparkline shows."""
HEIGHT, TOP, BOTTOM = 206.0, 22.0, 172.0
SIDE, RIGHT_SIDE = 40.0, 26.0
LEVELS = (0, 25, 50, 75, 100)
LARGEST_STEP = 220.0
"""How far apart two points are drawn at most, so that two shifts do not look like a long story."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark in a sparkline."""

    x: float
    y: float
    best: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Spark:
    """A skill's small curve, 0 to 100 from bottom to top; the line breaks where the skill was not observed."""

    path: str
    spots: tuple[Spot, ...]
    gaps: tuple[float, ...]
    width: float = SPARK_WIDTH
    height: float = SPARK_HEIGHT


@dataclass(frozen=True, slots=True)
class Point:
    """One shift in the large chart; `result` says what it was."""

    x: float
    y: float
    result: Result


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the large chart, at a round mark."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The overall marks from the oldest shift to the newest; `name` tells charts of different widths apart."""

    name: str
    width: float
    path: str
    points: tuple[Point, ...]
    levels: tuple[Level, ...]
    height: float = HEIGHT
    left: float = SIDE
    foot: float = HEIGHT - 10.0


def spark(values: Sequence[float | None]) -> Spark:
    """Give the sparkline of the newest of these marks, oldest first."""
    shown = values[-SPARKED:]
    seen = [value for value in shown if value is not None]
    spread = _spread(len(shown), SPARK_EDGE, SPARK_WIDTH - SPARK_EDGE)
    best = max(seen, default=None)
    newest = max((place for place, value in enumerate(shown) if value is not None), default=-1)
    spots = [
        Spot(x, height(value, SPARK_EDGE, SPARK_HEIGHT - SPARK_EDGE), value == best, place == newest)
        for place, (x, value) in enumerate(zip(spread, shown, strict=True))
        if value is not None
    ]
    lines = [(x, value) for x, value in zip(spread, shown, strict=True)]
    gaps = tuple(x for x, value in lines if value is None)
    return Spark(_path(lines, SPARK_EDGE, SPARK_HEIGHT - SPARK_EDGE), tuple(spots), gaps)


def chart(found: Sequence[Result], name: str, width: float, most: int) -> Chart:
    """Give the chart of the overalls of the newest `most` shifts that have one, in a picture of this width."""
    shown = [(one, one.grade.overall) for one in found if one.grade.overall is not None][-most:]
    spread = _spread(len(shown), SIDE + RIGHT_SIDE, width - RIGHT_SIDE)
    lines = [(x, overall) for x, (_, overall) in zip(spread, shown, strict=True)]
    points = tuple(Point(x, height(overall, TOP, BOTTOM), one) for x, (one, overall) in zip(spread, shown, strict=True))
    levels = tuple(Level(height(level, TOP, BOTTOM), str(level)) for level in LEVELS)
    return Chart(name, width, _path(lines, TOP, BOTTOM), points, levels)


def _spread(count: int, left: float, right: float) -> list[float]:
    step = min(LARGEST_STEP, (right - left) / max(1, count - 1))
    return [round(left + step * place, 1) for place in range(count)]


def _path(points: Sequence[tuple[float, float | None]], top: float, bottom: float) -> str:
    """Give a line through the points, which is lifted where there is none."""
    pieces, down = [], False
    for x, value in points:
        if value is not None:
            pieces.append(f"{'L' if down else 'M'}{x:g} {height(value, top, bottom):g}")
        down = value is not None
    return "".join(pieces)
