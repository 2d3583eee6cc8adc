"""Checking scenarios: exemplars are played, and what does not hold of them is reported where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import simulator.check as check_module
from simulator.check import check, play_exemplar
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from simulator.scorecards import scorecard

TEASHOP = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")


def problems(tmp_path: Path, right: str, wrong: str) -> list[str]:
    """Give what is reported when one thing in the tea shop is changed."""
    assert right in TEASHOP
    path = tmp_path / "teashop.yaml"
    path.write_text(TEASHOP.replace(right, wrong, 1), encoding="utf-8")
    (checked,) = check([path])
    return [f"{problem.line}: {problem.message}" for problem in checked.problems]


def test_every_case_that_needs_a_reply_ships_all_four_bands() -> None:
    for checked in check([scenarios_path() / "tiny"]):
        assert checked.cases == 3
        assert {played.band for played in checked.exemplars if played.case == "tin"} == {
            "best", "acceptable", "poor", "harmful",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("critical: [CE5]", "critical: [CE1]", "tin-harmful is harmful and raises CE5; expected CE1"),
        ("- id: hours-poor\n        band: poor", "- id: hours-poor\n        band: best", "hours has no poor exemplar"),
        ("when: {topic: parking}", "when: {at: 890}", "bikes can never come: 910 s is behind the end of the shift"),
        ("kind: open_chat, to: chat", "kind: open_window, to: chat", "step 4 (open_window at 220)"),
        ("kind: verify, tier: 1}\n          - {at: 400", "kind: note, text: x}\n          - {at: 400", "needs tier 1"),
    ],
)
def test_what_does_not_hold_is_said(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert any(message in found for found in problems(tmp_path, right, wrong))


def test_a_problem_stands_at_the_line_of_its_exemplar(tmp_path: Path) -> None:
    line = next(n for n, row in enumerate(TEASHOP.splitlines(), 1) if "id: tin-harmful" in row)
    (found,) = [one for one in problems(tmp_path, "critical: [CE5]", "critical: [CE1]") if "expected CE1" in one]
    assert found.startswith(f"{line}:")


def test_paths_that_hold_nothing_are_problems(tmp_path: Path) -> None:
    assert "holds no scenario" in check([tmp_path])[0].problems[0].message
    assert "no such file" in check([tmp_path / "none"])[0].problems[0].message


def test_advice_is_told_and_is_no_problem() -> None:
    (checked,) = check([scenarios_path() / "tiny"])
    assert checked.problems == ()
    ((line, message),) = [(one.line, one.message) for one in checked.advice]
    assert "closed_sunday" in TEASHOP.splitlines()[line - 1]
    assert "no case needs closed_sunday" in message


def test_an_exemplar_is_graded_by_what_is_usual_in_its_industry(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(check_module, "scorecard", lambda name: asked.append(name) or scorecard(name))
    pack = load_pack(scenarios_path() / "starter" / "healthcare.yaml")
    case = pack.scenarios[0].cases[0]
    play_exemplar(pack, pack.scenarios[0], case, case.exemplars[0])
    assert asked == ["healthcare"]
