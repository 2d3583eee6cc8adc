"""`composure play`: the grade of a script, and what is wrong with one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from simulator.resources import scenarios_path

Composure = Callable[..., Result]
TINY = str(scenarios_path() / "tiny")
SCRIPT = """
- {at: 60, kind: tag, case: hours, category: general, priority: P3}
- {at: 90, kind: reply, case: hours, channel: public, text: "Morning! Yes, open on Saturday from 9:00 to 17:30. ^Jo"}
- {at: 240, kind: close, case: hours}
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / "script.yaml"
    file.write_text(SCRIPT, encoding="utf-8")
    return file


def test_play_prints_a_table(script: Path, composure: Composure) -> None:
    result = composure("play", "teashop", "--script", script)
    assert result.exit_code == 0, result.output
    assert "whole shift" in result.output
    assert all(re.search(rf"^{case} ", result.output, re.MULTILINE) for case in ("hours", "tin", "joke"))


@pytest.mark.parametrize(("options", "card"), [((), "public@1"), (("--scorecard", "training"), "training@1")])
def test_play_grades_by_the_industrys_scorecard_unless_told(
    tmp_path: Path, options: tuple[str, ...], card: str, script: Path, composure: Composure
) -> None:
    text = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")
    (tmp_path / "town.yaml").write_text(text.replace("industry: retail", "industry: public"), encoding="utf-8")
    result = composure("play", tmp_path / "town.yaml", "--script", script, *options)
    assert f"scorecard {card};" in result.output


def test_play_is_the_same_every_time(script: Path, composure: Composure) -> None:
    outputs = {composure("play", "teashop", "--script", script, "--seed", "7", "--json").output for _ in range(2)}
    (output,) = outputs
    document = json.loads(output)
    assert document["events"] > 5
    assert re.fullmatch("[0-9a-f]{64}", document["digest"])
    assert len(document["grade"]["cases"]) == 3


def test_play_takes_a_form(script: Path, composure: Composure) -> None:
    documents = [json.loads(composure("play", "teashop", "--script", script, *form, "--json").output)
                 for form in ((), ("--form", "0"), ("--form", "1"))]  # fmt: skip
    assert [document["form"] for document in documents] == [0, 0, 1]
    assert documents[0] == documents[1] and documents[0]["digest"] != documents[2]["digest"]
    assert composure("play", "teashop", "--script", script, "--form", "-1").exit_code == 2


def test_play_takes_the_path_of_a_scenario(script: Path, composure: Composure) -> None:
    by_path = composure("play", Path(TINY) / "teashop.yaml", "--script", script, "--json")
    assert by_path.output == composure("play", "teashop", "--script", script, "--json").output


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("- {at: 1, kind: dance}", r":1: \[0\]: .*dance"),
        ("- {at: 1, kind: close, case: hours}\n- {at: 2, kind: reply, case: hours}", r":2: \[1\]: .*text"),
        ("- {at: 1, kind: close, case: hours}\n\n- {at: 2, kind: close, case: hours}", r":3: \[1\]: close: .*closed"),
        ("- {at: 9, kind: close, case: hours}\n- {at: 2, kind: close, case: oolong}", r":2: \[1\]: at: 2 is before 9"),
        ("- {at: soon, kind: close}", "must be a number"),
        ("- {at: .nan, kind: close}", "must be a number"),
        ("- {kind: close}", "must be a number"),
        ("- {at: 1}", "kind"),
        ("- {at: 1, kind: start, scenario: teashop}", "starts by itself"),
        ("- close", "must be a mapping"),
        ("at: 1", "must be a list"),
        ("- [", "is not YAML"),
        ("", "is empty"),
    ],
)
def test_play_shows_what_is_wrong_with_a_script(tmp_path: Path, content: str, says: str, composure: Composure) -> None:
    file = tmp_path / "script.yaml"
    file.write_text(content, encoding="utf-8")
    result = composure("play", "teashop", "--script", file)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert re.search(re.escape(str(file)), result.stderr)
    assert re.search(says, result.stderr), result.stderr


def test_play_shows_invalid_utf8(tmp_path: Path, composure: Composure) -> None:
    file = tmp_path / "script.yaml"
    file.write_bytes(b"- {at: 1, kind: note, text: \xff}")
    result = composure("play", "teashop", "--script", file)
    assert (result.exit_code, "is not UTF-8" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "--script", "SCRIPT"], "there is no scenario 'nowhere'; there are: .*teashop"),
        (["teashop", "--script", "missing.yaml"], "missing.yaml"),
        (["teashop", "--script", "SCRIPT", "--scorecard", "none"], "there is no scorecard 'none'"),
        (["teashop", "--script", "SCRIPT", "--seed", "x"], "--seed"),
        (["SCRIPT", "--script", "SCRIPT"], "script.yaml:"),
        (["teashop"], "--script"),
    ],
)
def test_play_refuses_wrong_input_in_words(script: Path, arguments: list[str], says: str, composure: Composure) -> None:
    result = composure("play", *[str(script) if part == "SCRIPT" else part for part in arguments])
    assert result.exit_code == 2
    assert re.search(says, result.stderr), result.stderr
