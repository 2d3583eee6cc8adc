"""Where the lines and marks of the debrief's pictures lie; the templates only draw them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.state import CaseState
from webapp.debrief.story import Line

Place = Callable[[float], float]
WIDTH, LEFT, RIGHT = 1090.0, 70.0, 1060.0
TOP, HIGHEST, BOTTOM = 30.0, 40.0, 176.0
LANES = {"public": 212.0, "private": 244.0}
BEFORE = 60.0
"""How wide the time before the shift is drawn, however long it was."""
APART = 20.0
RAMP = 10.0
TICKS = 6
_TICK_MINUTES = (1, 2, 5, 10, 15, 20, 30, 60)
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 120.0, 28.0, 2.0
SCALE_WIDTH = 300.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark in a lane: the agent's are numbered and lead to their line; `at` is where it belongs in time."""

    x: float
    y: float
    lane: str
    who: str
    number: int
    event: int
    at: float
    critical: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A minute under the timeline."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A case's mood, its crowd and its two lanes, in the units of the picture."""

    mood: str
    heat: str
    heat_area: str
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    before: bool
    moved: float | None
    ended: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The bar of an overall: what stands, what a cap took, and where the cap is; in units of `width`."""

    got: float
    uncapped: float
    cap: float | None
    width: float = SCALE_WIDTH

    @property
    def lost(self) -> float:
        """Give how wide the part that the cap took is."""
        return max(0.0, round(self.uncapped - self.got, 1))


def scale(overall: float | None, uncapped: float | None, cap: float | None) -> Scale:
    """Give the bar of an overall; a cap that took nothing is not drawn."""
    got, whole = overall or 0.0, uncapped or 0.0
    bites = cap is not None and whole > got
    return Scale(_part(got), _part(whole), _part(cap or 0.0) if bites else None)


def timeline(went: CaseState, lines: Sequence[Line], end: float) -> Timeline:
    """Give the picture of one case over a shift that lasted `end` seconds."""
    said = [line for line in lines if line.message is not None and not line.message.withdrawn]
    before = any(line.at < 0 for line in said) or went.opened_at < 0
    start = LEFT + BEFORE if before else LEFT

    def x(at: float) -> float:
        return round(LEFT + BEFORE / 2 if at < 0 else start + (RIGHT - start) * min(at, end) / max(end, 1.0), 1)

    mood = _steps([(x(at), height(value, HIGHEST, BOTTOM)) for at, value, _ in went.moods], RIGHT)
    warmer = ((x(at), height(value, HIGHEST, BOTTOM)) for at, value, _ in went.heats)
    heats = [(x(max(went.opened_at, -1.0)), BOTTOM), *warmer]
    heat = _steps(heats, RIGHT)
    opened = [act.at for act in went.acts if act.name in ("dm", "chat")]
    return Timeline(
        mood=mood, heat=heat, heat_area=f"{heat}V{BOTTOM:g}H{heats[0][0]:g}Z", ticks=_ticks(end, x), before=before,
        dots=tuple(_dots(said, x)), moved=x(opened[0]) if opened else None, ended=start,
    )  # fmt: skip


def spark(went: CaseState, end: float) -> str:
    """Give the path of a small mood curve."""
    start = min([at for at, _, _ in went.moods if at >= 0], default=0.0)
    length = max(end - start, 1.0)
    points = [
        (round(SPARK_WIDTH * max(0.0, at - start) / length, 1), height(value, SPARK_EDGE, SPARK_HEIGHT - SPARK_EDGE))
        for at, value, _ in went.moods
    ]
    return _steps(points, SPARK_WIDTH, ramp=3.0)


def height(value: float, top: float, bottom: float) -> float:
    """Give where a value from 0 to 100 stands between the bottom and the top of a picture."""
    return round(bottom - (bottom - top) * max(0.0, min(100.0, value)) / 100.0, 1)


def _part(value: float) -> float:
    return round(SCALE_WIDTH * max(0.0, min(100.0, value)) / 100.0, 1)


def _steps(points: Sequence[tuple[float, float]], end: float, ramp: float = RAMP) -> str:
    """Give a path that stays level until something happens, and then goes there in a short ramp."""
    if not points:
        return ""
    (x, y), *rest = points
    path = [f"M{x:g} {y:g}"]
    for to_x, to_y in rest:
        x = max(x, to_x)
        path.append(f"H{x:g}L{min(x + ramp, end):g} {to_y:g}")
        x = min(x + ramp, end)
    path.append(f"H{end:g}")
    return "".join(path)


def _ticks(end: float, x: Place) -> tuple[Tick, ...]:
    minutes = end / 60.0
    step = next((one for one in _TICK_MINUTES if minutes / one <= TICKS), _TICK_MINUTES[-1])
    return tuple(
        Tick(x(minute * 60.0), "start" if minute == 0 else f"+{minute} min")
        for minute in range(0, int(minutes) + 1, step)
    )


def _dots(lines: Iterable[Line], x: Place) -> Iterator[Dot]:
    """Give the marks in their lanes, moved on where they would overlap; those from before share their strip."""
    shown = [line for line in lines if line.who != "bystander"]
    early = [line for line in shown if line.at < 0]
    last = dict.fromkeys(LANES, 0.0)
    for line in shown:
        lane = "public" if line.place == "public" else "private"
        if line.at < 0:
            spot = round(LEFT + BEFORE * (early.index(line) + 0.5) / len(early), 1)
        else:
            spot = min(max(x(line.at), last[lane] + APART), RIGHT)
            last[lane] = spot
        critical = any(one.kind == "critical" for one in line.found)
        yield Dot(spot, LANES[lane], lane, line.who, line.number, line.event, line.at, critical)
