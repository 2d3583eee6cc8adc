"""YAML files: the line of every part, and bytes or syntax that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.yamlfile import read_yaml, show, texts


def test_every_part_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb:\n  - c: 2\n  - d: 3\n")
    file = read_yaml(path)
    assert file.data == {"a": 1, "b": [{"c": 2}, {"d": 3}]}
    assert file.line(("b", 1, "d")) == 4
    assert file.line(("b", 1, "missing")) == 4
    assert show(("b", 1, "d")) == "b[1].d"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "is empty"),
        (b"a: \xff\xfe", 1, "is not UTF-8 at byte 3"),
        (b"a: 1\nb: [1, 2\n", 3, "is not YAML"),
        (b"a: 1\nb: 2\na: 3\n", 3, "is given twice"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, content: bytes, line: int, message: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    (problem,) = read_yaml(path).problems
    assert (problem.line, problem.file) == (line, str(path))
    assert message in problem.message


def test_a_missing_file_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (problem,) = read_yaml(tmp_path / "none.yaml").problems
    assert "cannot be read" in problem.message


def test_every_text_comes_with_its_path() -> None:
    data = {"a": "one", "b": [{"c": "two"}, 3, None], "d": ("three",)}
    assert list(texts(data)) == [(("a",), "one"), (("b", 0, "c"), "two"), (("d", 0), "three")]
