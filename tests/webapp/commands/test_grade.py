"""`composure grade`: what it prints, where, and how it exits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.cli import main
from webapp.commands import grade as command

Composure = Callable[..., Result]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "replies.csv"
    file.write_text(
        'id,post,reply,agent\n1,It is late!,Sorry. I\'m tracing it now.,Bo\n2,Open today?,"Yes, until six.",Al\n',
        encoding="utf-8",
    )
    return file


def test_a_line_of_json_for_each_row(export: Path, composure: Composure) -> None:
    result = composure("grade", export)
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "2"]
    assert result.stderr == f"{export}: ignored columns: agent\n"


def test_bad_rows_are_told_on_standard_error(export: Path, composure: Composure) -> None:
    export.write_text("id,reply,channel\n1,Hello,\n2,Hello,tweet\n3,Hello,dm\n", encoding="utf-8")
    result = composure("grade", export, "--json")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "3"]
    assert f"{export}:3: channel is" in result.stderr
    assert "1 rows could not be graded" in result.stderr


def test_standard_input_and_a_channel_for_all() -> None:
    said = '{"id": "a", "reply": "What is your order number?"}\n'
    public, private = (
        CliRunner().invoke(main, ["grade", "-", "--channel", room], input=said) for room in ("public", "dm")
    )
    severities = [json.loads(result.stdout)["severity"] for result in (public, private)]
    assert severities[0] != severities[1]


def test_out_is_gone_on_with(export: Path, composure: Composure, tmp_path: Path) -> None:
    out = tmp_path / "grades.jsonl"
    assert composure("grade", export, "--out", out).stdout == ""
    whole = out.read_bytes()
    out.write_bytes(whole[:-40])
    assert composure("grade", export, "--out", out).exit_code == 0
    assert out.read_bytes() == whole


def test_a_place_that_cannot_be_written_to_is_said_in_a_line(export: Path, composure: Composure) -> None:
    result = composure("grade", export, "--out", export.parent / "nowhere" / "grades.jsonl")
    assert result.exit_code == 2
    assert "No such file or directory; name another file with --out" in result.stderr


def test_the_input_is_not_written_to(export: Path, composure: Composure) -> None:
    before = export.read_bytes()
    result = composure("grade", export, "--out", export)
    assert (result.exit_code, "is the input" in result.stderr) == (2, True)
    assert export.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"id\n1\n", b"\xff\xfer\0"])
def test_input_that_cannot_be_used_is_one_line(export: Path, content: bytes, composure: Composure) -> None:
    export.write_bytes(content)
    result = composure("grade", export)
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (2, 1, "")


def test_a_terminal_gets_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    table = command._Table()
    finding = {"rule": "voice.stock", "effect": -15.0, "quote": "any\ninconvenience " * 5}
    marks = {"tone": 40.4, "speed": None}
    table(json.dumps({"id": "a" * 40, "overall": 39.0, "marks": marks, "critical": ["CE1"], "findings": [finding]}))
    head, row = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["id", "overall", "tone"]
    assert row.split()[:5] == ["a" * 15, "39", "40", "–", "CE1"]
    assert "voice.stock: “any inconvenience" in row
    assert row.endswith("…”")
