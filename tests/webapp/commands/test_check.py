"""`composure check`: what it prints and how it exits."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from simulator.resources import scenarios_path

Composure = Callable[..., Result]
TINY = str(scenarios_path() / "tiny")


def test_check_tells_that_a_pack_is_fine(composure: Composure) -> None:
    result = composure("check", TINY)
    assert (result.exit_code, "teashop: fine" in result.output) == (0, True), result.output


def test_check_as_json(composure: Composure) -> None:
    result = composure("check", TINY, "--json")
    (scenario,) = json.loads(result.output)["scenarios"]
    assert set(scenario) == {"id", "path", "cases", "problems", "disputed", "advice", "exemplars"}
    assert (scenario["id"], scenario["cases"]) == ("teashop", 3)
    assert {"best", "harmful"} <= {exemplar["band"] for exemplar in scenario["exemplars"]}


@pytest.mark.parametrize("content", [b"a: [1", b"\xff\xfe", b"", b"just words", b"a: 1\na: 2\n", b"format: 1\n"])
def test_check_shows_what_is_wrong_with_a_file(tmp_path: Path, content: bytes, composure: Composure) -> None:
    file = tmp_path / "broken.yaml"
    file.write_bytes(content)
    result = composure("check", file)
    assert result.exit_code == 1
    assert re.search(rf"^{re.escape(str(file))}:\d+: ", result.output)
    as_json = composure("check", file, "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.output)["scenarios"][0]["problems"][0]["file"] == str(file)


def test_check_of_nothing_is_wrong_input(composure: Composure) -> None:
    result = composure("check", "nothing-here")
    assert result.exit_code == 2
    assert "nothing-here" in result.output


def test_a_report_says_how_far_grades_keep_to_their_bands(composure: Composure) -> None:
    said = composure("check", TINY, "--report").output
    assert re.search(r"^all: best: \d of 3 within the band", said, re.MULTILINE)
    assert re.search(r"^overall( +[\d.]+){4}$", said, re.MULTILINE)


def test_advice_is_counted_always_and_told_in_the_report_and_as_json(composure: Composure) -> None:
    advice = "no case needs closed_sunday"
    plain = composure("check", TINY)
    assert (plain.exit_code, "1 pieces of advice" in plain.output, advice in plain.output) == (0, True, False)
    assert advice in composure("check", TINY, "--report").output
    (scenario,) = json.loads(composure("check", TINY, "--json").stdout)["scenarios"]
    assert [advice in one["message"] for one in scenario["advice"]] == [True]


def test_processes_find_the_same_in_the_same_order(tmp_path: Path, composure: Composure) -> None:
    tea = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")
    for number in range(3):
        text = tea if number else tea.replace("critical: [CE5]", "critical: [CE1]")
        (tmp_path / f"{number}.yaml").write_text(text.replace("id: teashop", f"id: tea{number}"), encoding="utf-8")
    files = sorted(tmp_path.glob("*.yaml"))
    alone, together = (composure("check", *files, "--json", "--processes", count).stdout for count in ("1", "2"))
    assert together == alone
    assert [bool(one["problems"]) for one in json.loads(together)["scenarios"]] == [True, False, False]


def test_what_a_pack_locks_has_to_be_there_and_is_told(tmp_path: Path, composure: Composure) -> None:
    shutil.copytree(TINY, tmp_path / "tea")
    info = tmp_path / "tea" / "pack.yaml"
    info.write_text(info.read_text(encoding="utf-8") + "locked: {teashop: [tin/tin-best]}\n", encoding="utf-8")
    (scenario,) = json.loads(composure("check", tmp_path / "tea", "--json").stdout)["scenarios"]
    assert [one["exemplar"] for one in scenario["exemplars"] if one["locked"]] == ["tin-best"]
    info.write_text(info.read_text(encoding="utf-8").replace("tin-best", "tin-lost"), encoding="utf-8")
    assert "'tin/tin-lost' is no exemplar" in composure("check", tmp_path / "tea").output


def test_what_an_author_disputes_is_told_and_no_problem_until_it_is_settled(
    tmp_path: Path, composure: Composure
) -> None:
    shutil.copytree(TINY, tmp_path / "tea")
    info, tea = tmp_path / "tea" / "pack.yaml", tmp_path / "tea" / "teashop.yaml"
    right = tea.read_text(encoding="utf-8")
    tea.write_text(right.replace("critical: [CE5]", "critical: [CE1]"), encoding="utf-8")
    info.write_text(info.read_text(encoding="utf-8") + "disputed: {teashop: [tin/tin-harmful]}\n", encoding="utf-8")
    found = composure("check", tmp_path / "tea", "--report")
    assert (found.exit_code, "1 disputed" in found.output, "expected CE1" in found.output) == (0, True, True)
    tea.write_text(right, encoding="utf-8")
    settled = composure("check", tmp_path / "tea")
    assert (settled.exit_code, "'tin/tin-harmful' is judged as its author does" in settled.output) == (1, True)
