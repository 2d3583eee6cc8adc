"""`composure agreement`: what it prints, when it writes, and what it says where it cannot run."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import Result

from webapp.commands import agreement

Composure = Callable[..., Result]


class Told:
    """A report of one line."""

    def lines(self) -> list[str]:
        return ["tone .81"]

    def as_json(self) -> dict[str, Any]:
        return {"sets": [], "left_out": ["gone"]}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Put a benchmark that measures nothing in the real one's place, and give what was asked of it."""
    calls: list[Any] = []

    def measure(folder: object, names: object, sample: object, say: Callable[[str], None]) -> Told:
        calls.append((folder, names, sample))
        say("tone …")
        return Told()

    def write(report: Told) -> str:
        calls.append("written")
        return "the page"

    monkeypatch.setattr(agreement, "find_spec", lambda name: name)
    monkeypatch.setattr(
        agreement.importlib, "import_module", lambda name: SimpleNamespace(measure=measure, write=write)
    )
    return calls


def test_a_full_run_prints_and_writes(composure: Composure, asked: list[Any]) -> None:
    result = composure("agreement")
    assert (result.exit_code, result.stdout) == (0, "tone .81\n")
    assert "tone …\n" in result.stderr
    assert "written to the page" in result.stderr
    assert asked == [(None, [], 0), "written"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["--sets", "care, facts,"], (None, ["care", "facts"], 0)), (["--sample", "30"], (None, [], 30))],
)
def test_a_part_is_printed_and_not_written(
    composure: Composure, asked: list[Any], arguments: list[str], expected: Any
) -> None:
    result = composure("agreement", *arguments)
    assert result.exit_code == 0
    assert asked == [expected]


def test_json_is_one_document(composure: Composure, asked: list[Any]) -> None:
    result = composure("agreement", "--json", "--sets", "care")
    assert json.loads(result.stdout) == {"sets": [], "left_out": ["gone"]}


@pytest.mark.parametrize(
    ("absent", "message"),
    [
        ({"benchmarks"}, "run `composure agreement` in a checkout"),
        (
            {"sklearn", "vaderSentiment"},
            "sklearn, vaderSentiment: not installed; run: pip install 'composure[agreement]'",
        ),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    composure: Composure, monkeypatch: pytest.MonkeyPatch, absent: set[str], message: str
) -> None:
    monkeypatch.setattr(agreement, "find_spec", lambda name: None if name in absent else name)
    result = composure("agreement")
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_set_nobody_knows_is_named(composure: Composure) -> None:
    pytest.importorskip("sklearn")
    pytest.importorskip("vaderSentiment")
    result = composure("agreement", "--sets", "tones")
    assert result.exit_code == 2
    assert "tones: is no set" in result.stderr
