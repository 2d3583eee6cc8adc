"""The pictures of the PDF have all that the page's have, and keep inside their edges."""

from __future__ import annotations

from reportlab.graphics.shapes import Path, String

from webapp.debrief.charts import WIDTH, scale
from webapp.debrief.page import Page
from webapp.debrief.pdf_drawing import HEIGHT, bar, curve, meter
from webapp.debrief.pdf_type import GOOD, register

WIDE = 480.0


def test_a_curve_has_every_message_and_every_tick(well: Page) -> None:
    register()
    assert well.case is not None
    line = well.case.timeline
    drawing = curve(line, WIDE)
    (group,) = drawing.contents
    said = [shape.text for shape in group.contents if isinstance(shape, String)]
    assert [dot.number for dot in line.dots if dot.number and str(dot.number) not in said] == []
    assert {tick.label for tick in line.ticks[1:]} <= set(said)
    assert drawing.width == WIDE


def test_a_curve_goes_where_the_page_draws_it(well: Page) -> None:
    assert well.case is not None
    line = well.case.timeline
    (group,) = curve(line, WIDE).contents
    paths = [shape for shape in group.contents if isinstance(shape, Path)]
    assert all(0 <= x <= WIDTH for path in paths for x in path.points[::2])
    assert all(0 <= y <= HEIGHT for path in paths for y in path.points[1::2])
    start = [float(part) for part in line.mood[1:].split("H")[0].split()]
    assert [start[0], HEIGHT - start[1]] in [path.points[:2] for path in paths]


def test_a_bar_shows_what_a_cap_took() -> None:
    free, held = bar(scale(60.0, 60.0, None), WIDE), bar(scale(40.0, 60.0, 40.0), WIDE)
    assert len(held.contents) == len(free.contents) + 2
    assert all(shape.x + shape.width <= WIDE for shape in held.contents)


def test_a_meter_without_a_mark_is_empty() -> None:
    assert [len(meter(value, GOOD, 70.0).contents) for value in (None, 0.0, 100.0)] == [1, 2, 2]
