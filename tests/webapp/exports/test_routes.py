"""What a trainer takes out of a cohort, and that nobody else does."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from flask import Flask

from tests.webapp.cohorts.staff import Staff, staff
from tests.webapp.cohorts.test_watch import finished
from tests.webapp.jobs.desks import means
from webapp.exports import routes
from webapp.exports.taken import KINDS as TABLES
from webapp.jobs.ledger import Ledger
from webapp.jobs.runner import Runner

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
    assert f'href="/cohorts/{team.cohort.id}/exports"' in page


def here(team: Staff, rest: str = "") -> str:
    return f"/cohorts/{team.cohort.id}/exports{rest}"


def asked(team: Staff, kind: str = "findings", form: str = "csv") -> int:
    """Have a file prepared, and give its job."""
    answer = team.at("tess").post(here(team), kind=kind, form=form)
    assert answer.status_code == 302 and answer.location.endswith("/exports")
    return ledger(team).keyed("export", team.cohort.id)[0].id


def ledger(team: Staff) -> Ledger:
    return Ledger(team.live.shifts.database, team.live.assignments.wall)


def tick(team: Staff) -> None:
    Runner(means(team.live), lambda _: None, only="export").tick()


@pytest.mark.parametrize("kind", KINDS)
def test_what_takes_long_is_prepared_and_then_fetched(
    team: Staff, wall: Wall, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(team.at("ana"), wall)
    at_once = team.at("tess").get(here(team, f"/{kind}.csv")).data
    monkeypatch.setattr(routes, "KINDS", {name: replace(one, at_once=0) for name, one in TABLES.items()})
    answer = team.at("tess").get(here(team, f"/{kind}.csv"))
    assert answer.status_code == 303 and f"kind={kind}" in answer.location
    page = team.at("tess").get(answer.location).text
    assert re.search(rf'value="{kind}" checked', page) and "data-next" not in page
    job = asked(team, kind)
    page = team.at("tess").get(here(team)).text
    assert "Waiting for its turn" in page and "data-next" in page
    assert team.at("tess").get(here(team, "/updates")).json["next_ms"]
    tick(team)
    told = team.at("tess").get(here(team, "/updates")).json
    assert told["next_ms"] is None and f"/made/{job}" in told["parts"]["prepared"]
    answer = team.at("tess").get(here(team, f"/made/{job}"))
    assert answer.data == at_once
    assert answer.headers["Content-Disposition"] == f"attachment; filename=spring-{kind}.csv"
    assert "no-store" in answer.headers["Cache-Control"]


def test_how_far_it_is_stands_there_and_it_can_be_cancelled(team: Staff) -> None:
    job = asked(team)
    mine = ledger(team).lease("test")
    ledger(team).progress(mine, 1200, 9000)
    page = team.at("tess").get(here(team)).text
    assert "1,200 of 9,000 shifts" in page and 'max="9000" value="1200"' in page
    team.at("tess").post(here(team, f"/made/{job}/cancel"))
    assert ledger(team).find(job).state == "cancelled"
    assert "Cancelled" in team.at("tess").get(here(team)).text
    answer = team.at("tess").get(here(team, f"/made/{job}"))
    assert answer.status_code == 303, "there is no file of it"


def test_a_file_goes_after_a_day_and_when_words_are_erased(team: Staff, wall: Wall) -> None:
    shift = finished(team.at("ana"), wall)
    job = asked(team)
    tick(team)
    team.live.erase(shift)
    assert "Have it prepared again" in team.at("tess").get(here(team)).text
    assert team.at("tess").get(here(team, f"/made/{job}")).status_code == 303
    asked(team)
    tick(team)
    assert "Fetch it" in team.at("tess").get(here(team)).text
    wall(25 * 3600)
    assert "Nothing is prepared" in team.at("tess").get(here(team)).text


def test_not_more_than_a_few_at_a_time(team: Staff) -> None:
    for _ in range(routes.MOST_OPEN):
        asked(team)
    answer = team.at("tess").post(here(team), kind="grades", form="csv")
    assert answer.status_code == 409 and "wait for one of them, or cancel it" in answer.text


@pytest.mark.parametrize(("kind", "form"), [("people", "csv"), ("grades", "pdf"), ("", "")])
def test_only_what_there_is_is_prepared(team: Staff, kind: str, form: str) -> None:
    assert team.at("tess").post(here(team), kind=kind, form=form).status_code == 404


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("ulf", 404), ("ada", 200)])
def test_only_its_trainers_and_admins_fetch_and_cancel(team: Staff, name: str, status: int) -> None:
    job = asked(team)
    tick(team)
    assert team.at(name).get(here(team, f"/made/{job}")).status_code == status
    assert team.at(name).get(here(team)).status_code == status
    cancelled = team.at(name).post(here(team, f"/made/{job}/cancel")).status_code
    assert cancelled == (302 if status == 200 else status)


def test_a_file_of_another_cohort_is_not_reached_through_ones_own(team: Staff) -> None:
    job = asked(team)
    tick(team)
    autumn = next(one for one in team.live.cohorts.all() if one.name == "Autumn")
    assert team.at("ulf").get(f"/cohorts/{autumn.id}/exports/made/{job}").status_code == 404
    regrade = ledger(team).queue("regrade", "one").id
    assert team.at("tess").get(here(team, f"/made/{regrade}")).status_code == 404
    assert team.at("tess").get(here(team, "/made/99999999999")).status_code == 404
