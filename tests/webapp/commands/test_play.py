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


def test_play_is_the_same_every_time(script: Path, composure: Composure) -> None:
    outputs = {composure("play", "teashop", "--script", script, "--seed", "7", "--json").output for _ in range(2)}
    (output,) = outputs
    document = json.loads(output)
    assert document["events"] > 5
    assert re.fullmatch("[0-9a-f]{64}", document["digest"])
    assert len(document["grade"]["cases"]) == 3


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
