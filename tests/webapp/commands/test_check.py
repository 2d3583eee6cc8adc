"""`composure check`: what it prints and how it exits."""

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


def test_check_tells_that_a_pack_is_fine(composure: Composure) -> None:
    result = composure("check", TINY)
    assert (result.exit_code, "teashop: fine" in result.output) == (0, True), result.output


def test_check_as_json(composure: Composure) -> None:
    result = composure("check", TINY, "--json")
    (scenario,) = json.loads(result.output)["scenarios"]
    assert set(scenario) == {"id", "path", "cases", "problems", "exemplars"}
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
