"""The page of experts' ratings, and what of it an auditor gets."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from flask import Flask

from tests.webapp.hiring.round import FORM, Hiring, hiring
from tests.webapp.visiting import read_page
from webapp.hiring.experts import case_titles


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    return hiring(app, monkeypatch)


@pytest.fixture
def cases(at: Hiring) -> int:
    return len(case_titles(FORM, at.live.pack))


def said(cases: int, name: str, rating: str = "essential") -> dict[str, str]:
    """Give the fields of an expert who says the same of every case."""
    return {"name": name, "about": "team lead", **{f"case-{n}": rating for n in range(cases)}}


def test_five_experts_make_a_panel(at: Hiring, cases: int) -> None:
    at.invited()
    hana, where = at.browser("hana"), f"/rounds/{at.at.id}/experts"
    assert "not enough data" in hana.get(where).text
    for number in range(4):
        assert hana.post(where, **said(cases, f"Expert {number}")).status_code == 302
    assert "not enough data" in hana.get(where).text
    hana.post(where, **said(cases, "rea@example.com", "useful"))
    page = hana.get(where).text
    assert "0.60" in page
    assert "Rea" in page
    assert at.live.experts.of(at.at.id)[-1].person_id == at.people["rea"].id
    assert "5 experts have rated them" in hana.get(f"/rounds/{at.at.id}").text
    with zipfile.ZipFile(io.BytesIO(at.browser("ada").get(f"/rounds/{at.at.id}/audit-pack.zip").data)) as bundle:
        text = bundle.read("content_validity.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == cases
    assert {
        (one["essential"], one["useful"], one["content_validity_ratio"], one["more_than_chance"]) for one in rows
    } == {("4", "1", "0.6", "no")}
    assert "Rea" not in text
    assert [one.action for one in at.live.audit.of(at.at.id)].count("expert's ratings kept") == 5


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"case-0": ""}, "rate every case"),
        ({"name": "nobody@example.com"}, "no open account"),
        ({"about": ""}, "knows"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    at: Hiring, cases: int, given: dict[str, str], words: str
) -> None:
    answer = at.browser("hana").post(f"/rounds/{at.at.id}/experts", **(said(cases, "Expert", "useful") | given))
    assert answer.status_code == 422
    assert words in answer.text
    assert answer.text.count("checked") >= cases - 1
    assert at.live.experts.of(at.at.id) == []


def test_what_somebody_said_can_be_taken_away(at: Hiring, cases: int) -> None:
    hana = at.browser("hana")
    hana.post(f"/rounds/{at.at.id}/experts", **said(cases, "Expert"))
    (one,) = at.live.experts.of(at.at.id)
    assert hana.post(f"/rounds/{at.at.id}/experts/{one.id}/off").status_code == 302
    assert hana.post(f"/rounds/{at.at.id}/experts/{one.id}/off").status_code == 404
    assert at.live.experts.of(at.at.id) == []


@pytest.mark.parametrize("name", ["otto", "rea", "tess", "ana"])
def test_another_persons_experts_are_not_there(at: Hiring, cases: int, name: str) -> None:
    browser, where = at.browser(name), f"/rounds/{at.at.id}/experts"
    asked = [browser.get(where), browser.post(where, **said(cases, "Expert")), browser.post(f"{where}/1/off")]
    assert {one.status_code for one in asked} <= {403, 404}
    assert at.live.experts.of(at.at.id) == []


def test_the_page_keeps_to_the_policy(at: Hiring) -> None:
    assert read_page(at.browser("hana").get(f"/rounds/{at.at.id}/experts").text).against_policy() == []
