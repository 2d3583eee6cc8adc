"""Scripts: read whole, every mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.commands import Close, Reply
from simulator.errors import ScenarioProblems
from webapp.script import read_script


def written(folder: Path, text: str) -> Path:
    file = folder / "script.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_commands_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "- {at: 5, kind: reply, case: a, channel: dm, text: Hi}\n- {at: 5.5, kind: close, case: a}\n"
    _, commands = read_script(written(tmp_path, text))
    assert commands == [Reply(at=5, case="a", channel="dm", text="Hi"), Close(at=5.5, case="a")]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    text = "- {at: -1, kind: close, case: a}\n- {at: 2, kind: close, case: a}\n- {at: 3, kind: what}\n- 4\n"
    with pytest.raises(ScenarioProblems) as raised:
        read_script(written(tmp_path, text))
    assert [(problem.line, problem.path) for problem in raised.value.problems] == [(1, "[0]"), (3, "[2]"), (4, "[3]")]


def test_a_reading_is_never_taken_from_a_script(tmp_path: Path) -> None:
    text = "- {at: 5, kind: reply, case: a, channel: dm, text: Hi, reading: {version: x, chars: 1, words: 1}}\n"
    assert read_script(written(tmp_path, text))[1] == [Reply(at=5, case="a", channel="dm", text="Hi")]


def test_an_empty_list_is_a_script_that_does_nothing(tmp_path: Path) -> None:
    assert read_script(written(tmp_path, "[]"))[1] == []
