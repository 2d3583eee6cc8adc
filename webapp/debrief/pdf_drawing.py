"""The pictures of a debrief's PDF: the page's own curves, bars and dots, drawn to the width of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Path, Rect, String

from webapp.debrief.charts import LANES, LEFT, RIGHT, TOP, WIDTH, Dot, Scale, Timeline
from webapp.debrief.pdf_type import BOLD, DANGER, GROUNDS, INK, INK_3, LINE, PLACES, REGULAR, SUNKEN, WHITE

HEIGHT = 290.0
"""How high the page's timeline is, in its own units."""
FOOT = 262.0
_LETTER = 15.0
_UNDER = 6.0
"""What is kept free below a bar, in points."""
_SPAN = 9.0
_STEP = re.compile(r"([MHLVZ])([\d.]*) ?([\d.]*)")


def curve(line: Timeline, width: float) -> Drawing:
    """Give the mood, the crowd and the two lanes of a case, as the page has them."""
    group = Group(transform=(width / WIDTH, 0, 0, width / WIDTH, 0, 0))
    for shape in (*_ground(line), *_curves(line), *(one for dot in line.dots for one in _dot(dot))):
        group.add(shape)
    drawing = Drawing(width, HEIGHT * width / WIDTH)
    drawing.add(group)
    return drawing


def bar(part: Scale, width: float) -> Drawing:
    """Give the bar of an overall: what stands, what a cap took, and where the cap is."""
    unit, y = width / part.width, _UNDER + 3.0
    drawing = Drawing(width, _UNDER + 13.0)
    drawing.add(Rect(0, y, width, 7, fillColor=LINE, strokeColor=None))
    drawing.add(Rect(0, y, part.got * unit, 7, fillColor=INK, strokeColor=None))
    if part.cap is not None:
        lost = Rect(part.got * unit, y, part.lost * unit, 7, fillColor=WHITE, strokeColor=INK_3, strokeWidth=0.6)
        drawing.add(lost)
        drawing.add(Rect(part.cap * unit - 0.8, _UNDER, 1.6, 13, fillColor=DANGER, strokeColor=None))
    return drawing


def meter(value: float | None, colour: object, width: float) -> Drawing:
    """Give the small bar of one mark; an empty one where nothing was observed."""
    drawing = Drawing(width, 6)
    drawing.add(Rect(0, 0, width, 4, fillColor=LINE, strokeColor=None))
    if value is not None:
        drawing.add(Rect(0, 0, width * value / 100.0, 4, fillColor=colour, strokeColor=None))
    return drawing


def _ground(line: Timeline) -> Iterator[object]:
    if line.before:
        yield Rect(LEFT, HEIGHT - FOOT, line.ended - LEFT, FOOT - TOP, fillColor=SUNKEN, strokeColor=None)
        yield _words((LEFT + line.ended) / 2, 282, "before", "middle")
    for number, tick in enumerate(line.ticks):
        yield Line(tick.x, HEIGHT - TOP, tick.x, HEIGHT - FOOT, strokeColor=LINE)
        if number or not line.before:
            yield _words(tick.x, 282, tick.label, "middle")
    for y, label in (
        (52, "content"),
        (174, "furious"),
        (LANES["public"] + 4, "public"),
        (LANES["private"] + 4, "private"),
    ):
        yield _words(LEFT - 6, y, label, "end")
    for y in LANES.values():
        yield Line(LEFT, HEIGHT - y, RIGHT, HEIGHT - y, strokeColor=LINE)


def _curves(line: Timeline) -> Iterator[object]:
    public = PLACES["public"]
    yield _path(line.heat_area, fillColor=GROUNDS["public"], strokeColor=None)
    yield _path(line.heat, strokeColor=public, strokeWidth=2, strokeDashArray=(6, 4))
    yield _path(line.mood, strokeColor=INK, strokeWidth=3, strokeLineJoin=1)
    if line.moved is not None:
        secure = PLACES["chat"]
        yield Line(
            line.moved,
            HEIGHT - TOP,
            line.moved,
            HEIGHT - FOOT,
            strokeColor=secure,
            strokeWidth=2.5,
            strokeDashArray=(2, 5),
        )
        yield _words(line.moved + 7, 42, "moved to private", colour=secure)


def _path(steps: str, **look: object) -> Path:
    """Give a path of the page's letters (to, level, straight, upright, closed) with its height turned over."""
    path, x, y = Path(**{"fillColor": None, **look}), 0.0, 0.0
    for letter, first, second in _STEP.findall(steps):
        if letter == "Z":
            path.closePath()
            continue
        x = x if letter == "V" else float(first)
        y = float(first) if letter == "V" else float(second) if second else y
        (path.moveTo if letter == "M" else path.lineTo)(x, HEIGHT - y)
    return path


def _dot(dot: Dot) -> Iterator[object]:
    """Give a message: square in public, pointed in private; the agent's are filled and numbered."""
    colour = DANGER if dot.critical else PLACES["public" if dot.lane == "public" else "chat"]
    x, y, wide = dot.x, HEIGHT - dot.y, _SPAN
    look = {"fillColor": colour if dot.number else WHITE, "strokeColor": colour, "strokeWidth": 1.5}
    if dot.lane == "public":
        yield Rect(x - wide, y - wide, 2 * wide, 2 * wide, **look)
    else:
        left, right, foot = x - wide, x + wide, dot.y + 1
        yield _path(f"M{left:g} {dot.y - wide:g}H{right:g}V{foot:g}L{x:g} {foot + wide:g}L{left:g} {foot:g}Z", **look)
    if dot.number:
        yield String(x, y - 4.5, str(dot.number), fontName=BOLD, fontSize=13, fillColor=WHITE, textAnchor="middle")
    else:
        yield Circle(x, y, 3, fillColor=colour, strokeColor=None)


def _words(x: float, y: float, text: str, anchor: str = "start", colour: object = INK_3) -> String:
    return String(x, HEIGHT - y, text, fontName=REGULAR, fontSize=_LETTER, fillColor=colour, textAnchor=anchor)
