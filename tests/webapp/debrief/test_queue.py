"""How the queue was worked, told as it was."""

from __future__ import annotations

from webapp.debrief.page import Page
from webapp.debrief.queue import WIDTH


def test_rows_come_in_the_order_of_arrival_with_the_order_worked(well: Page) -> None:
    assert [row.arrived for row in well.queue] == sorted(row.arrived for row in well.queue)
    assert {row.case: row.rank for row in well.queue} == {"hours": 1, "tin": 2, "joke": 3}
    assert not any(row.late for row in well.queue)


def test_what_nobody_touched_waits_to_the_end_and_is_late(badly: Page) -> None:
    rows = {row.case: row for row in badly.queue}
    assert (rows["hours"].rank, rows["hours"].worked) == (0, None)
    assert rows["hours"].x + rows["hours"].wide == WIDTH
    assert (rows["joke"].due, rows["joke"].late) == (None, False)
    assert rows["tin"].rank == 1


def test_a_wait_is_told_in_words(well: Page, badly: Page) -> None:
    told = {row.case: row.told.split(",")[0] for row in badly.queue}
    assert (told["hours"], told["joke"]) == ("never answered", "no reply was due")
    assert all(" due in " in row.told for row in well.queue if row.due is not None)


def test_bars_lie_inside_their_picture(well: Page, badly: Page) -> None:
    for row in (*well.queue, *badly.queue):
        assert 0 <= row.x <= WIDTH
        assert row.wide >= 2
        assert row.due_x is None or 0 <= row.due_x <= WIDTH
