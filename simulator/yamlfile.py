"""A YAML file with the line of every part of it, so that a mistake can be shown where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from simulator.errors import Problem
from simulator.resources import content_path

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where PyYAML was built with it; both load the same plain data only."""

Where = tuple[str | int, ...]


def content(*parts: str) -> Any:
    """Give what a YAML file under `content/` says, as plain data; its path is given in parts."""
    with content_path(*parts).open("rb") as file:
        return yaml.load(file, Loader)  # noqa: S506 - a safe loader, either of the two


@dataclass(frozen=True)
class YamlFile:
    """What a file holds. `lines` gives the line (from 1) of each path; `problems` is what kept it from being read."""

    name: str
    data: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """Give the line of a path, or of the nearest part around it that is there."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return 1

    def problem(self, where: Where, message: str) -> Problem:
        """Give a problem at a path of this file."""
        return Problem(self.name, self.line(where), show(where), message)


def show(where: Where) -> str:
    """Give a path as people write it: `cases[2].beats[0].say`."""
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def texts(data: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Give every text of plain data, however deep, with its path."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*where, str(key)))
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from texts(value, (*where, index))


def read_yaml(path: Path) -> YamlFile:
    """Give a YAML file's data and lines; what is wrong with its bytes or its syntax stands in `problems`."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8")
        node = yaml.compose(text, Loader=Loader)
    except OSError as error:
        return YamlFile(name, problems=[Problem(name, 1, "", f"cannot be read: {error.strerror}")])
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 at byte {error.start}; save the file as UTF-8"
        return YamlFile(name, problems=[Problem(name, 1, "", message)])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"is not YAML: {getattr(error, 'problem', None) or error}"
        return YamlFile(name, problems=[Problem(name, mark.line + 1 if mark else 1, "", message)])
    if node is None:
        return YamlFile(name, problems=[Problem(name, 1, "", "is empty")])
    lines: dict[Where, int] = {}
    problems = [Problem(name, line, show(where), "is given twice") for where, line in _walk(node, (), lines)]
    data = None if problems else yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader, either of the two
    return YamlFile(name, data, lines, problems)


def _walk(node: yaml.Node, where: Where, lines: dict[Where, int]) -> Iterator[tuple[Where, int]]:
    """Note the line of every part and give the keys that stand twice."""
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            lines[(*where, name)] = key.start_mark.line + 1
            if name in seen:
                yield (*where, name), key.start_mark.line + 1
            seen.add(name)
            yield from _walk(value, (*where, name), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, (*where, index), lines)
