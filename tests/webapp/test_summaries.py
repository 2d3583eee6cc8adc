"""Summaries of grades: the numbers and places, none of the words, the same as the migration makes them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import text

from simulator.finding import CaseGrade, Finding, Grade, Mark, Span
from webapp.db import Database
from webapp.grades import Grades, _text
from webapp.schema import _settings, upgrade
from webapp.summaries import Noticed, Outcome, columns, marks_of, noticed_of, outcome

SHIFT = (
    "INSERT INTO shift (id, scenario, digest, seed, mode, scorecard, created_at)"
    " VALUES ('s', 'tiny', 'd', 1, 'practice', 'training', 1.0)"
)
GRADE = "INSERT INTO grade (shift_id, scorecard, graded_at, body) VALUES ('s', 'training@1', 1.0, :body)"
HURT = Finding(
    rule="tone.conditional_apology", dimension="tone", criterion="apology", effect=-10, because="“sorry if” hurts",
    case="a", event=3, span=Span(3, 0, 9), rewrite="I am sorry, Jo",
)  # fmt: skip
ABSENT = replace(HURT, rule="resolution.unanswered", event=None, span=None, missing="a word to Jo")
GRAVE = replace(HURT, rule="privacy.repeated", effect=0, critical="CE1", span=Span(5, 2, 7), case="b")


def made(*found: Finding, ready: bool = True) -> Grade:
    cases = tuple(
        CaseGrade(name, "d", "best", (Mark("tone", 50.0, (), tuple(one for one in found if one.case == name)),), 50.0,
                  50.0, (), None)
        for name in ("a", "b")
    )  # fmt: skip
    marks = (Mark("tone", 50.0, (), found), Mark("speed", None, (), ()))
    return Grade("training@1", marks, 61.5, 61.5, (), None, ready, cases, ())


def noticed(*found: Finding) -> list[Noticed]:
    return noticed_of(columns(made(*found))["noticed"])


def test_it_has_the_numbers() -> None:
    stored = columns(made(HURT, GRAVE, ready=False))
    assert marks_of(stored["marks"]) == [50.0, None, None, None, None, None]
    found = outcome(stored["overall"], stored["ready"], stored["cases"])
    assert found == Outcome(61.5, False, {"a": 50.0, "b": 50.0}, frozenset({"b"}))
    whole = outcome(stored["overall"], stored["ready"], stored["cases"], stored["marks"])
    assert (whole.marks["tone"], whole.marks["writing"], len(whole.marks)) == (50.0, None, 6)


@pytest.mark.parametrize("sure", ["low", "medium"])
def test_a_critical_error_that_is_in_doubt_is_not_certain(sure: str) -> None:
    stored = columns(made(replace(GRAVE, confidence=sure)))  # type: ignore[arg-type]
    assert outcome(None, True, stored["cases"]).certain == frozenset()


def test_a_rule_is_noticed_once_where_there_are_words() -> None:
    here = replace(ABSENT, rule=HURT.rule)
    praise = replace(HURT, effect=5, rule="tone.thanks")
    assert noticed(here, HURT, praise) == [Noticed(HURT.rule, 2, "a", 3, 0, 9)]
    assert noticed(ABSENT) == [Noticed(ABSENT.rule, 1, "a", None, 0, 0)]


def test_it_quotes_nothing() -> None:
    stored = json.dumps(columns(made(HURT, ABSENT, GRAVE)))
    assert "sorry" not in stored
    assert "Jo" not in stored


def test_the_migration_fills_in_the_same(empty_database: Database) -> None:
    with empty_database.writing() as connection:
        command.upgrade(_settings(connection), "0003")
    # As it was stored then, by a program that knew no summaries.
    with empty_database.writing() as connection:
        connection.execute(text(SHIFT))
        connection.execute(text(GRADE), {"body": _text(made(HURT, ABSENT, GRAVE, ready=False))})
    upgrade(empty_database)
    with empty_database.reading() as connection:
        (row,) = connection.execute(text("SELECT overall, ready, marks, cases, noticed FROM summary")).all()
    assert dict(row._mapping) == columns(made(HURT, ABSENT, GRAVE, ready=False))
    assert Grades(empty_database).find("s") == made(HURT, ABSENT, GRAVE, ready=False)
