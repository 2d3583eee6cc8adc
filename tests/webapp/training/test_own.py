"""All that one has practised, and what it says to take next: due skills first, in as few questions as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import event

from simulator.ability import DAY
from tests.webapp.visiting import REPLY, Visitor, read_page
from webapp.live import Live

Wall = Callable[..., float]


def text(visitor: Visitor, path: str) -> str:
    return " ".join(read_page(visitor.get(path).text).text.split())


def finished(visitor: Visitor, wall: Wall, *, said: bool = True) -> str:
    shift = visitor.begin()
    wall(60)
    if said:
        visitor.send(shift, REPLY)
    wall(600)
    visitor.post(f"/shifts/{shift}/finish")
    return shift


@pytest.mark.parametrize("path", ["/", "/progress"])
def test_a_weak_skill_comes_back_the_next_day_and_not_before(visitor: Visitor, wall: Wall, path: str) -> None:
    finished(visitor, wall)
    assert "Due for another go" not in text(visitor, path)
    wall(DAY)
    page = text(visitor, path)
    assert "Due for another go" in page
    assert "a day ago)" in page
    assert "It is time for another go at" in page
    wall(2 * DAY)
    assert "three days ago)" in text(visitor, path)


def test_nothing_is_due_for_another_browser(app: Flask, wall: Wall) -> None:
    mine, other = Visitor(app), Visitor(app)
    finished(mine, wall)
    wall(DAY)
    assert "Due for another go" in text(mine, "/progress")
    assert "Due for another go" not in text(other, "/")
    finished(other, wall, said=False)
    assert "Due for another go" not in text(other, "/")


def test_an_assessment_makes_nothing_due(visitor: Visitor, live: Live, wall: Wall) -> None:
    visitor.get("/")
    with visitor.client.session_transaction() as session:
        owner = session["owner"]
    live.act(live.start("teashop", mode="assessment", owner=owner), {"kind": "finish"})
    wall(DAY)
    assert "Due for another go" not in text(visitor, "/")


def test_the_lowest_skills_path_is_named_where_there_is_one(visitor: Visitor, wall: Wall) -> None:
    finished(visitor, wall)
    # The tests' only scenario is on no path with all its shifts, so none is offered.
    assert "path practises your lowest skill" not in text(visitor, "/progress")


@pytest.fixture
def asked(live: Live) -> Iterator[list[str]]:
    """Give the questions that the database is asked from now on."""
    found: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        found.append(statement)

    event.listen(live.shifts.database.engine, "before_cursor_execute", note)
    yield found
    event.remove(live.shifts.database.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("path", ["/", "/progress", "/paths"])
def test_grades_are_read_by_one_question_however_many_there_are(
    visitor: Visitor, wall: Wall, asked: list[str], path: str
) -> None:
    counts = []
    for _ in range(3):
        finished(visitor, wall)
        asked.clear()
        visitor.get(path)
        counts.append((len([one for one in asked if "FROM grade" in one]), len(asked)))
    assert counts[0][0] == 1
    assert len(set(counts)) == 1
