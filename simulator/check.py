"""Check scenarios: their files, and their exemplars by playing them. Authored exemplars are the tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from simulator import commands as c
from simulator.errors import CommandRefused, Problem, ScenarioProblems
from simulator.eventlog import MemoryLog
from simulator.finding import CaseGrade
from simulator.grading import grade
from simulator.lint import advice, faults
from simulator.packs import LISTS, PACK_FILE, Pack, listed_beside, load_pack, scenario_files
from simulator.scenario import Case, Exemplar, Scenario
from simulator.scorecards import scorecard
from simulator.shifts import play
from simulator.state import ShiftState, replay
from simulator.yamlfile import Where, YamlFile, read_yaml

BEST = 80.0
Wrong = tuple[tuple[str, ...], str]
"""The ids of the exemplars concerned, none for the case as a whole, and what is wrong."""
_CLASS_ORDER = {"compliance": 3, "customer": 2, "business": 1}


@dataclass(frozen=True, slots=True)
class Played:
    """One exemplar, played: its grade and what a reader needs to judge it."""

    case: str
    exemplar: str
    band: str
    locked: bool
    grade: CaseGrade


@dataclass(frozen=True, slots=True)
class Checked:
    """One scenario, checked. `disputed` and `advice` keep it from nothing."""

    id: str
    path: str
    cases: int
    problems: tuple[Problem, ...]
    exemplars: tuple[Played, ...]
    disputed: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Give the scenario files under these paths; a path that stands for none is given as it is."""
    return [file for path in paths for file in (scenario_files(path) if path.exists() else []) or [path]]


def check(paths: Iterable[Path]) -> list[Checked]:
    """Give what is right and wrong with every scenario under these paths, files first, then exemplars."""
    return [check_file(file) for file in files_of(paths)]


def check_file(path: Path) -> Checked:
    """Give what is right and wrong with one of the files that `files_of` gives."""
    if not path.is_file():
        message = "holds no scenario: no pack.yaml names one" if path.exists() else "there is no such file or folder"
        return Checked("", str(path), 0, (Problem(str(path), 1, "", message),), ())
    try:
        pack = load_pack(path)
    except ScenarioProblems as wrong:
        return Checked(path.stem, str(path), 0, tuple(wrong.problems), ())
    return check_scenario(pack, pack.scenarios[0])


def check_scenario(pack: Pack, scenario: Scenario) -> Checked:
    """Give a scenario's exemplars, played, and what does not hold of them; what authors dispute is no problem."""
    file = read_yaml(Path(pack.paths[scenario.id]))
    locked, disputed = (listed_beside(Path(file.name), scenario.id, name) for name in LISTS)
    problems = [*_unknown("locked", locked, scenario, file), *_unknown("disputed", disputed, scenario, file)]
    problems += [file.problem(where, message) for where, message in faults(scenario)]
    told = tuple(file.problem(where, message) for where, message in advice(scenario))
    played: list[Played] = []
    held: list[Problem] = []
    for index, case in enumerate(scenario.cases):
        done, wrong = _check_case(pack, scenario, case, locked)
        played += done
        names = {exemplar.id: f"{case.id}/{exemplar.id}" for exemplar in case.exemplars}
        at = {exemplar.id: place for place, exemplar in enumerate(case.exemplars)}
        for about, message in wrong:
            place: Where = (at[about[0]],) if about else ()
            found = file.problem(("cases", index, "exemplars", *place), message)
            (problems if disputed.isdisjoint(names[one] for one in about) else held).append(found)
        settled = disputed & set(names.values()) - {names[one] for about, _ in wrong for one in about}
        problems += [_pack_problem("disputed", one, scenario, file, "is judged as its author does") for one in settled]
    return Checked(scenario.id, file.name, len(scenario.cases), tuple(problems), tuple(played), tuple(held), told)


def _unknown(name: str, listed: Set[str], scenario: Scenario, file: YamlFile) -> list[Problem]:
    there = {f"{case.id}/{exemplar.id}" for case in scenario.cases for exemplar in case.exemplars}
    return [_pack_problem(name, one, scenario, file, "is no exemplar") for one in sorted(listed - there)]


def _pack_problem(name: str, one: str, scenario: Scenario, file: YamlFile, message: str) -> Problem:
    where = f"{name}.{scenario.id}"
    return Problem(str(Path(file.name).parent / PACK_FILE), 1, where, f"{one!r} {message}; take it off the list")


def _check_case(pack: Pack, scenario: Scenario, case: Case, locked: Set[str]) -> tuple[list[Played], list[Wrong]]:
    played: list[Played] = []
    bands = {exemplar.band for exemplar in case.exemplars}
    wrong: list[Wrong] = [((), f"{case.id} has no {band} exemplar") for band in _bands_due(case) if band not in bands]
    for exemplar in case.exemplars:
        try:
            result = play_exemplar(pack, scenario, case, exemplar)
        except CommandRefused as refused:
            wrong.append(((exemplar.id,), f"{exemplar.id}: {refused}"))
            continue
        played.append(Played(case.id, exemplar.id, exemplar.band, f"{case.id}/{exemplar.id}" in locked, result))
        wrong += [((exemplar.id,), f"{exemplar.id} {message}") for message in _misjudged(exemplar, result)]
    return played, [*wrong, *_out_of_order(played)]


def _bands_due(case: Case) -> tuple[str, ...]:
    return ("best", "acceptable", "poor", "harmful") if case.expected.needs_reply else ("best",)


def play_exemplar(pack: Pack, scenario: Scenario, case: Case, exemplar: Exemplar, form: int = 0) -> CaseGrade:
    """Give the grade of one case when its exemplar is played and every other case is left to itself.

    Scenario, case and exemplar are those of the form.
    """
    start = c.Start(at=0.0, scenario=scenario.id, seed=1, form=form)
    return case_grade(pack, exemplar_shift(pack, start, case, exemplar), case.id)


def exemplar_shift(pack: Pack, start: c.Start, case: Case, exemplar: Exemplar) -> ShiftState:
    """Give the state of a shift that starts so, in which nothing is done but what an exemplar of one case does."""
    log, shift = MemoryLog(), "check"
    play(log, pack, shift, start)
    for number, step in enumerate(exemplar.script, start=1):
        data = {"case": case.id, **(step.model_extra or {}), "kind": step.kind, "at": step.at}
        if step.kind in ("wait", "pause_marketing", "finish", "set_clock"):
            data.pop("case")
        try:
            play(log, pack, shift, c.parse_command(data))
        except CommandRefused as refused:
            raise CommandRefused(f"step {number} ({step.kind} at {step.at:g}): {refused}") from None
    return finish(log, pack, shift)


def finish(log: MemoryLog, pack: Pack, shift: str) -> ShiftState:
    """Give the state of a shift after letting its time run out."""
    state = replay(log.read(shift))
    if state.started is not None and state.ended is None:
        end = pack.played(state.started).minutes * 60.0
        play(log, pack, shift, c.Wait(at=end))
    return replay(log.read(shift))


def case_grade(pack: Pack, state: ShiftState, case: str) -> CaseGrade:
    """Give one case's grade out of a whole shift's."""
    graded = grade(scorecard(state.started.scorecard if state.started else "training"), pack, state)
    return next(found for found in graded.cases if found.case == case)


def _misjudged(exemplar: Exemplar, result: CaseGrade) -> Iterator[str]:
    raised = tuple(sorted(set(result.critical)))
    if raised != tuple(sorted(set(exemplar.critical))):
        wanted = ", ".join(exemplar.critical) or "none"
        yield f"is {exemplar.band} and raises {', '.join(raised) or 'none'}; expected {wanted}"
    if exemplar.band == "best" and (result.overall or 0.0) < BEST:
        yield f"is best and scores {result.overall}; expected at least {BEST:g}"


def _out_of_order(played: list[Played]) -> Iterator[Wrong]:
    ranks = {"best": 0, "acceptable": 1, "poor": 2, "harmful": 3}
    ordered = sorted(played, key=lambda one: ranks[one.band])
    for better, worse in pairwise(ordered):
        if better.band != worse.band and _key(better.grade) <= _key(worse.grade):
            yield (
                (better.exemplar, worse.exemplar),
                f"{better.exemplar} ({better.band}, {better.grade.overall}) does not come before "
                f"{worse.exemplar} ({worse.band}, {worse.grade.overall})",
            )


def _key(result: CaseGrade) -> tuple[int, float]:
    classes = scorecard("training").classes
    worst = max((_CLASS_ORDER[classes[found]] for found in result.critical), default=0)
    return (-worst, result.overall if result.overall is not None else 0.0)
