"""Scripts for `composure play`: a YAML list of commands, each with `at` and `kind`."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from simulator import commands as c
from simulator.errors import CommandRefused, Problem, ScenarioProblems
from simulator.eventlog import MemoryLog
from simulator.packs import Pack
from simulator.shifts import play
from simulator.yamlfile import YamlFile, read_yaml

_SHIFT = "play"


def read_script(path: Path) -> tuple[YamlFile, list[c.Command]]:
    """Give a script's commands; ScenarioProblems holds every mistake in it with its line."""
    file = read_yaml(path)
    if file.problems:
        raise ScenarioProblems(file.problems)
    if not isinstance(file.data, list):
        raise ScenarioProblems([file.problem((), "must be a list of commands: - {at: 60, kind: close, case: …}")])
    problems: list[Problem] = []
    commands: list[c.Command] = []
    for index, item in enumerate(file.data):
        try:
            commands.append(_command(item, commands[-1].at if commands else 0.0))
        except CommandRefused as refused:
            problems.append(file.problem((index,), str(refused)))
    if problems:
        raise ScenarioProblems(problems)
    return file, commands


def _command(item: Any, earliest: float) -> c.Command:
    if not isinstance(item, dict):
        raise CommandRefused(f"must be a mapping with at and kind, got {item!r}")
    at = item.get("at")
    if isinstance(at, bool) or not isinstance(at, int | float) or not isfinite(at):
        raise CommandRefused(f"at: must be a number of seconds from the start, got {at!r}")
    if at < earliest:
        raise CommandRefused(f"at: {at:g} is before {earliest:g}, where the script is already; put it in order")
    if item.get("kind") == "start":
        raise CommandRefused("kind: the shift starts by itself; leave this command out")
    return c.parse_command({str(name): value for name, value in item.items() if name != "reading"})


def play_script(log: MemoryLog, pack: Pack, start: c.Start, file: YamlFile, commands: Sequence[c.Command]) -> str:
    """Play a whole shift into a log and give its id; a command refused is a problem with its line."""
    play(log, pack, _SHIFT, start)
    for index, command in enumerate(commands):
        try:
            play(log, pack, _SHIFT, command)
        except CommandRefused as refused:
            raise ScenarioProblems([file.problem((index,), f"{command.kind}: {refused}")]) from None
    return _SHIFT
