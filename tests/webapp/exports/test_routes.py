"""What a trainer takes out of a cohort, and that nobody else does."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from flask import Flask

from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_watch import finished

Wall = Callable[..., float]
KINDS = ("grades", "findings", "shifts")


@pytest.fixture
def team(app: Flask) -> Staff:
    return staff(app)


def rows(team: Staff, kind: str) -> list[dict[str, str]]:
    answer = team.at("tess").get(f"/cohorts/{team.cohort.id}/exports/{kind}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))


def test_the_three_tables_speak_of_the_same_shift(team: Staff, wall: Wall) -> None:
    shift = finished(team.at("ana"), wall)
    team.at("bo").begin()
    for kind in KINDS:
        assert {row["Shift"] for row in rows(team, kind)} == {shift}
        assert {row["E-mail"] for row in rows(team, kind)} == {"ana@example.com"}
    grade = team.live.grade(shift)
    assert float(rows(team, "grades")[0]["Overall"]) == grade.overall
    found = [one for case in grade.cases for mark in case.marks for one in mark.findings]
    assert len(rows(team, "findings")) == len(found)
    assert any("Sorry" in row["Quote"] for row in rows(team, "findings"))
    team.live.erase(shift)
    assert not any("Sorry" in row["Quote"] for row in rows(team, "findings"))


def test_attempts_are_numbered_and_have_a_status(team: Staff, wall: Wall) -> None:
    team.live.assignments.create(team.cohort.id, "scenario", "teashop", pass_mark=100)
    given = team.live.assignments.of_cohort(team.cohort.id)[0]
    ana = team.at("ana")
    shift = ana.post(f"/assigned/{given.id}/take").location.rsplit("/", 1)[-1]
    wall(60)
    ana.post(f"/shifts/{shift}/finish")
    (row,) = rows(team, "shifts")
    assert (row["Attempt"], row["Minutes"]) == ("1", "1.0")
    assert row["Given as"] and row["Status"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_is_a_file_to_keep(team: Staff, wall: Wall, kind: str) -> None:
    finished(team.at("ana"), wall)
    answer = team.at("tess").get(f"/cohorts/{team.cohort.id}/exports/{kind}.xlsx")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=spring-{kind}.xlsx"
    assert "no-store" in answer.headers["Cache-Control"]
    with zipfile.ZipFile(BytesIO(answer.data)) as book:
        assert "ana@example.com" in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_cohort_gives_a_table_without_rows(team: Staff, kind: str) -> None:
    assert rows(team, kind) == []


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("cy", 403), ("ulf", 404), ("ada", 200), ("tess", 200)])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_only_its_trainers_and_admins_take_a_cohort_out(team: Staff, name: str, status: int, form: str) -> None:
    assert team.at(name).get(f"/cohorts/{team.cohort.id}/exports/grades.{form}").status_code == status


@pytest.mark.parametrize("name", ["grades.pdf", "people.csv", "grades.CSV", "..%2Fgrades.csv", "grades"])
def test_there_are_no_other_files(team: Staff, name: str) -> None:
    assert team.at("tess").get(f"/cohorts/{team.cohort.id}/exports/{name}").status_code == 404


def test_the_board_leads_to_them(team: Staff) -> None:
    page = team.at("tess").get(f"/cohorts/{team.cohort.id}/board").text
    for kind in KINDS:
        assert f"/exports/{kind}.xlsx" in page and f"/exports/{kind}.csv" in page
