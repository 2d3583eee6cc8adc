"""Which tables there are, and that each becomes a file by its own name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_watch import finished as finish
from webapp.cohorts.store import Cohort
from webapp.exports.taken import FORMS, KINDS, file, file_name, finished

Wall = Callable[..., float]


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


def test_only_what_learners_have_finished_is_taken(team: Staff, wall: Wall) -> None:
    shift = finish(team.at("ana"), wall)
    team.at("bo").begin()
    finish(team.at("tess"), wall)
    assert [one.practice.shift_id for one in finished(team.live, team.cohort)] == [shift]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_file_speaks_of_the_shifts_it_is_given(team: Staff, wall: Wall, kind: str, form: str) -> None:
    finish(team.at("ana"), wall)
    done = finished(team.live, team.cohort)
    whole, none = (b"".join(file(team.live, team.cohort, kind, form, some)) for some in (done, []))
    assert len(whole) > len(none)
    assert whole[:2] == (b"PK" if form == "xlsx" else "\ufeff".encode()[:2])
    if form == "csv":
        assert none.decode("utf-8-sig").strip() == ",".join(KINDS[kind].columns)


@pytest.mark.parametrize(
    ("called", "name"),
    [("Spring intake", "spring-intake-grades.csv"), ("Früh/2", "fr-h-2-grades.csv"), ("春", "cohort-grades.csv")],
)
def test_a_file_is_called_by_its_cohort(called: str, name: str) -> None:
    assert file_name(Cohort("1", called, 0.0, None), "grades", "csv") == name
