"""Read packs of scenarios from disk; every mistake in every file is reported at once, with its line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ValidationError

from simulator.errors import CommandRefused, Problem, ScenarioProblems
from simulator.references import reference_problems
from simulator.scenario import Article, Brand, Case, PackInfo, Person, Scenario
from simulator.variation import varied
from simulator.yamlfile import YamlFile, read_yaml

PACK_FILE = "pack.yaml"
ListName = Literal["locked", "disputed"]
LISTS: tuple[ListName, ...] = ("locked", "disputed")
"""The lists of exemplars that a pack may hold."""
_PARTS: Mapping[str, type[BaseModel]] = {
    "brand": Brand,
    "knowledge": Article,
    "people": Person,
    "cases": Case,
}


class Chosen(Protocol):
    """What is played: a scenario by its id, in one of its forms."""

    @property
    def scenario(self) -> str:
        """Give the scenario's id."""
        ...

    @property
    def form(self) -> int:
        """Give the number of the form; 0 is the scenario as it was authored."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """Scenarios ready to play. `digests` hold a SHA-256 of each scenario's content; `paths` where each was read."""

    scenarios: tuple[Scenario, ...]
    digests: Mapping[str, str]
    paths: Mapping[str, str]

    @property
    def practised(self) -> tuple[Scenario, ...]:
        """Give the scenarios that are there to practise with."""
        return tuple(found for found in self.scenarios if found.practice)

    def scenario(self, scenario: str, form: int = 0) -> Scenario:
        """Give the scenario with this id, in one of its forms; CommandRefused names those there are."""
        for found in self.scenarios:
            if found.id == scenario:
                return _varied(self, found.id, form) if form else found
        known = ", ".join(sorted(self.digests)) or "none"
        raise CommandRefused(f"there is no scenario {scenario!r}; there are: {known}")

    def played(self, what: Chosen | None) -> Scenario:
        """Give the scenario that a shift is played in, by how it started; CommandRefused if it has not."""
        if what is None:
            raise CommandRefused("this shift has not started; start it first")
        return self.scenario(what.scenario, what.form)

    def digest(self, scenario: str) -> str:
        """Give the digest of a scenario's content."""
        return self.digests[self.scenario(scenario).id]


@lru_cache(maxsize=64)
def _varied(pack: Pack, scenario: str, form: int) -> Scenario:
    return varied(pack.scenario(scenario), form)


def scenario_files(path: Path) -> list[Path]:
    """Give the scenario files a path stands for: itself, those its pack.yaml names, or those of the folders below."""
    if path.is_file():
        return [path]
    if (path / PACK_FILE).is_file():
        data = read_yaml(path / PACK_FILE).data
        named = data.get("scenarios") if isinstance(data, dict) else None
        return [path / str(name) for name in named] if isinstance(named, list) else []
    return [file for pack in sorted(path.glob(f"**/{PACK_FILE}")) for file in scenario_files(pack.parent)]


def listed_beside(file: Path, scenario: str, name: ListName) -> frozenset[str]:
    """Give the exemplars of a scenario, as case/exemplar, in a list of the pack.yaml beside its file."""
    beside = file.parent / PACK_FILE
    data = read_yaml(beside).data if beside.is_file() else None
    named = data.get(name) if isinstance(data, dict) else None
    return frozenset(map(str, named.get(scenario) or ())) if isinstance(named, dict) else frozenset()


def load_pack(*paths: Path) -> Pack:
    """Give all scenarios under these paths; ScenarioProblems holds every mistake of every file."""
    problems: list[Problem] = []
    found: dict[str, tuple[Scenario, str]] = {}
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), 1, "", "there is no such file or folder"))
            continue
        problems += [problem for info in _pack_infos(path) for problem in _info_problems(info)]
        for file in scenario_files(path):
            scenario, wrong = load_scenario(file)
            problems += wrong
            if scenario is None:
                continue
            if scenario.id in found and found[scenario.id][1] != str(file):
                problems.append(Problem(str(file), 1, "id", f"{scenario.id!r} is taken by {found[scenario.id][1]}"))
            found[scenario.id] = (scenario, str(file))
    if problems:
        raise ScenarioProblems(problems)
    return _pack(found)


def _pack(found: Mapping[str, tuple[Scenario, str]]) -> Pack:
    return Pack(
        scenarios=tuple(scenario for scenario, _ in found.values()),
        digests={name: content_digest(scenario) for name, (scenario, _) in found.items()},
        paths={name: path for name, (_, path) in found.items()},
    )


def content_digest(scenario: Scenario) -> str:
    """Give the SHA-256 of a scenario's content, the same however its file is laid out."""
    text = json.dumps(scenario.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def load_scenario(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """Give the scenario of one file, or None and all that is wrong with it."""
    file = read_yaml(path)
    if file.problems:
        return None, file.problems
    if not isinstance(file.data, dict):
        return None, [file.problem((), "must be a mapping with format, id, title …")]
    try:
        scenario = Scenario.model_validate(file.data)
    except ValidationError as error:
        problems = [_from_pydantic(file, item) for item in error.errors()]
        problems += _reference_problems(file, _salvage(file.data))
        return None, problems
    problems = _reference_problems(file, scenario)
    return (None if problems else scenario), problems


def _reference_problems(file: YamlFile, scenario: Scenario) -> list[Problem]:
    return [file.problem(path, message) for path, message in reference_problems(scenario, file.data)]


def _salvage(data: dict[str, Any]) -> Scenario:
    """Give a scenario of the parts that are right, so that references can be checked beside broken parts."""
    parts: dict[str, Any] = {"id": data.get("id"), "brand": None}
    for name, model in _PARTS.items():
        if name == "brand":
            parts[name] = _try(model, data.get(name))
        else:
            items = data.get(name)
            parts[name] = tuple(_try(model, item) for item in items) if isinstance(items, list) else ()
    return Scenario.model_construct(**parts)


def _try(model: type[BaseModel], data: Any) -> BaseModel | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def _from_pydantic(file: YamlFile, item: Any) -> Problem:
    got = item.get("input")
    shown = "" if item["type"] == "missing" or isinstance(got, dict | list) else f", got {got!r}"
    message = {"missing": "is missing", "extra_forbidden": "is not a known key"}.get(item["type"], item["msg"])
    return file.problem(tuple(item["loc"]), message + shown)


def _pack_infos(path: Path) -> Iterable[YamlFile]:
    return [read_yaml(info) for info in sorted(path.glob(f"**/{PACK_FILE}"))] if path.is_dir() else []


def _info_problems(file: YamlFile) -> list[Problem]:
    if file.problems:
        return file.problems
    try:
        info = PackInfo.model_validate(file.data)
    except ValidationError as error:
        return [_from_pydantic(file, item) for item in error.errors()]
    folder = Path(file.name).parent
    return [
        file.problem(("scenarios", index), f"there is no file {name!r}")
        for index, name in enumerate(info.scenarios)
        if not (folder / name).is_file()
    ]
