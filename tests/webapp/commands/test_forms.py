"""`composure forms`: what there is, whether two are equal, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

import simulator.forms as forms_module
from simulator.resources import content_path, scenarios_path

Composure = Callable[..., Result]
SHIPPED = content_path("courses", "assessments")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder with two forms of the smallest scenario."""
    text = (SHIPPED / "text-care-a.yaml").read_text("utf-8")
    parts, _, rest = text.partition("parts:\n")[2].partition("scorecard:")
    small = text.replace(parts, "- {scenario: teashop}\n").replace("minutes: 35", "minutes: 10")
    assert "scorecard:" in small and rest
    (tmp_path / "tea.yaml").write_text(small, encoding="utf-8")
    (tmp_path / "tea-again.yaml").write_text(small.replace("teashop}", "teashop, form: 1}"), encoding="utf-8")
    monkeypatch.setattr("webapp.commands.forms.scenarios_path", lambda: scenarios_path() / "tiny")
    monkeypatch.setattr(forms_module, "content_path", lambda *_: tmp_path)
    forms_module.forms.cache_clear()
    yield tmp_path
    forms_module.forms.cache_clear()


def test_the_ready_forms_are_listed(composure: Composure) -> None:
    result = composure("forms")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "text-care-a: Text care, form A: 12 cases, about 35 minutes, at most 35 (wrenfold in form 1)",
        "text-care-b: Text care, form B: 12 cases, about 35 minutes, at most 35 (wrenfold in form 2)",
        "text-care-long-a: Text care, long, form A: 14 cases, about 45 minutes, at most 80 "
        "(pepperdock in form 1, cressbrook in form 1)",
        "text-care-long-b: Text care, long, form B: 14 cases, about 45 minutes, at most 80 "
        "(pepperdock in form 2, cressbrook in form 2)",
    ]


@pytest.mark.usefixtures("folder")
def test_two_equal_forms_are_fine(composure: Composure) -> None:
    result = composure("forms", "--compare", "tea", "tea-again")
    assert result.exit_code == 0, result.output
    assert "3 cases, played and graded in both" in result.output
    assert "Equal within the measured error" in result.output


@pytest.mark.usefixtures("folder")
def test_forms_that_are_not_shown_to_be_equal_end_with_1(composure: Composure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.parallel.MARGIN", -1.0)
    result = composure("forms", "--compare", "tea", "tea-again")
    assert result.exit_code == 1
    assert "Not shown to be equal: the 95 % interval from " in result.output


def test_a_form_that_cannot_be_used_is_told_with_its_line(folder: Path, composure: Composure) -> None:
    wrong = (folder / "tea.yaml").read_text("utf-8").replace("[privacy]", "[tone]")
    (folder / "tea.yaml").write_text(wrong, encoding="utf-8")
    result = composure("forms")
    assert result.exit_code == 1
    assert "tea.yaml:" in result.output and "no task is scored by privacy" in result.output


@pytest.mark.usefixtures("folder")
def test_a_form_nobody_knows_is_wrong_input(composure: Composure) -> None:
    result = composure("forms", "--compare", "tea", "cake")
    assert result.exit_code == 2
    assert "there is no form 'cake'" in result.stderr
