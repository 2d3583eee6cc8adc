"""Scorecards: what ships is whole and weighs as the rubric says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import simulator.scorecards as scorecards_module
from simulator import yamlfile
from simulator.errors import CommandRefused, ScenarioProblems
from simulator.rules import criteria, criticals
from simulator.scorecards import Agreement, agreement, scorecard, scorecards, usual
from simulator.vocabulary import Industry

RUBRIC = {
    "training": {"tone": 28, "resolution": 24, "escalation": 18, "privacy": 12, "speed": 8, "writing": 10},
    "hiring": {"tone": 24, "resolution": 22, "escalation": 18, "privacy": 14, "speed": 6, "writing": 16},
}


@pytest.mark.parametrize("name", RUBRIC)
def test_the_weights_are_the_rubrics(name: str) -> None:
    assert scorecard(name).dimension_weights == pytest.approx(RUBRIC[name])


@pytest.mark.parametrize("card", scorecards(), ids=lambda card: card.id)
def test_every_scorecard_knows_every_critical_error_and_only_real_criteria(card) -> None:  # type: ignore[no-untyped-def]
    assert set(card.classes) == set(criticals())
    assert set(card.weights) <= set(criteria())
    assert [card.cap(name) for name in ("CE1", "CE9", "CE13")] == [39, 59, 69]


def test_hiring_has_no_pass_mark_of_its_own() -> None:
    assert scorecard("hiring").pass_mark is None


def test_in_hiring_every_criterion_read_from_words_is_advisory_until_people_agree_with_it() -> None:
    timed = {name for name, one in criteria().items() if one.dimension == "speed"}
    by_people = {name for name, one in agreement().items() if one.raters == "people" and one.figure >= 0.70}

    assert set(scorecard("hiring").advisory) == set(scorecard("hiring").weights) - timed - by_people
    assert scorecard("training").advisory == ()


@pytest.mark.parametrize(
    ("raters", "figure", "advisory"), [("people", 0.70, False), ("people", 0.69, True), ("language models", 0.99, True)]
)
def test_only_people_settle_that_a_criterion_agrees(
    raters: str, figure: float, advisory: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Agreement(set="care", measure="empathy", figure=figure, raters=raters)
    monkeypatch.setattr(scorecards_module, "agreement", lambda: {"empathy": shown})

    assert ("empathy" in scorecard("hiring").advisory) is advisory


@pytest.mark.parametrize("name", agreement())
def test_what_is_said_to_be_shown_is_what_the_report_says(name: str) -> None:
    shown = agreement()[name]
    page = Path("docs/agreement.md").read_text(encoding="utf-8")
    part = re.search(rf"^## {shown.set}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert part, shown.set
    row = re.search(rf"^\| {shown.measure} \| \S+ \| \d+ \| ([\d.]+) \|", part[1], re.MULTILINE)

    assert name in criteria()
    assert row
    assert float(row[1]) == pytest.approx(shown.figure, abs=0.011)
    assert f"Labelled by {shown.raters}" in part[1]


def test_an_unknown_scorecard_is_refused_by_name() -> None:
    with pytest.raises(CommandRefused, match="there are: bank, healthcare, hiring, public, training"):
        scorecard("sports")


@pytest.mark.parametrize(
    ("industry", "heavier", "lighter"),
    [
        ("healthcare", {"privacy", "disposition"}, {"politeness", "human_voice"}),
        ("bank", {"privacy", "accuracy", "disposition", "promises"}, {"empathy", "politeness"}),
        ("public", {"plain_language", "accuracy", "explanation", "mechanics"}, {"empathy", "politeness"}),
    ],
)
def test_an_industry_of_its_own_weighs_what_matters_there_and_keeps_the_rest(
    industry: str, heavier: set[str], lighter: set[str]
) -> None:
    own, training = usual(industry), scorecard("training")
    assert own.id == industry
    assert own.weights.keys() == training.weights.keys()
    assert {name for name, weight in own.weights.items() if weight > training.weights[name]} == heavier
    assert {name for name, weight in own.weights.items() if weight < training.weights[name]} >= lighter
    assert sum(own.weights.values()) == pytest.approx(100)
    assert (own.caps, own.classes, own.pass_mark) == (training.caps, training.classes, training.pass_mark)


def test_to_confirm_a_patient_caps_as_compliance_does() -> None:
    assert scorecard("healthcare").cap("CE4") == scorecard("healthcare").caps["compliance"]


@pytest.mark.parametrize("industry", sorted(set(get_args(Industry)) - {"healthcare", "bank", "public"}))
def test_any_other_industry_is_graded_by_training(industry: str) -> None:
    assert usual(industry) == scorecard("training")


def test_what_extends_another_version_is_turned_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    training = Path("content/scorecards/training.yaml").read_text(encoding="utf-8")
    (tmp_path / "training.yaml").write_text(training.replace("version: 1", "version: 2"), encoding="utf-8")
    (tmp_path / "odd.yaml").write_text("{id: odd, version: 1, extends: training@1, title: Odd, about: Odd}")
    monkeypatch.setattr(scorecards_module, "content_path", lambda *parts: tmp_path.joinpath(*parts[1:]))
    monkeypatch.setattr(yamlfile, "content_path", lambda *parts: tmp_path.joinpath(*parts[1:]))

    with pytest.raises(ScenarioProblems, match=r"odd\.yaml:1: extends: training is at version 2"):
        scorecards.__wrapped__()
