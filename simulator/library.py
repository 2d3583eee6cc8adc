"""What is in the library, as a page for people: packs, coverage, and what simulated agents make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.scenario import Case, Scenario
from simulator.vocabulary import KIND_CATEGORY, kind_words

BANDS: Mapping[int, str] = {1: "easy", 2: "easy", 3: "medium", 4: "hard", 5: "hard"}
"""The band of difficulty that each level belongs to."""
RESULTS = "## What simulated agents make of it"
"""Where the coverage ends and the results begin."""
_ROUTE = "handed_off:"
_HEAD = """# The library

What the shipped scenarios hold, written by `composure library`; with `--check` it tells whether this still holds.
"""
_AGENTS = """Each agent takes a whole shift of each scenario with words made of the scenario's own parts.
Each but the careful one has one vice. The figures are the shift's overall.
"""
_NOWHERE = "Nowhere.\n"
_DOUBTS = """A vice that comes out level with care or above it, or that no finding names where it has occasion:
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A pack: its folder's name, its title and its scenarios."""

    id: str
    title: str
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a scenario.

    `read` are the kinds of personal data in its posts and pictures, one for each that shows one; `overall` is each
    agent's, and `doubts` where a vice was not what it should be.
    """

    scenario: str
    read: tuple[str, ...]
    overall: Mapping[str, float | None]
    doubts: tuple[str, ...] = ()


def coverage(shelves: Sequence[Shelf], looked: Iterable[Looked]) -> str:
    """Give the part of the page that only the scenarios decide, in Markdown."""
    scenarios = [scenario for shelf in shelves for scenario in shelf.scenarios]
    read = Counter(kind for one in looked for kind in one.read)
    parts = (
        _HEAD, _packs(shelves), _difficulty(scenarios), _matrix(scenarios), _temperaments(scenarios),
        _routes(scenarios), _personal(scenarios, read), _warnings(scenarios),
    )  # fmt: skip
    return "\n".join(parts) + "\n"


def results(looked: Iterable[Looked]) -> str:
    """Give the part of the page that tells each agent's overall in each scenario, in Markdown."""
    found = list(looked)
    agents = list(found[0].overall) if found else []
    rows = [[one.scenario, *(_figure(one.overall[name]) for name in agents)] for one in found]
    means = [_figure(_mean([one.overall[name] for one in found])) for name in agents]
    names = [name.replace("_", "-") for name in agents]
    table = _table(["scenario", *names], [*rows, ["mean", *means]])
    doubted = "".join(f"- {doubt}\n" for one in found for doubt in one.doubts)
    return f"{RESULTS}\n\n{_AGENTS}\n{table}\n{_DOUBTS}\n{doubted or _NOWHERE}"


def _packs(shelves: Sequence[Shelf]) -> str:
    cases = sum(len(one.cases) for shelf in shelves for one in shelf.scenarios)
    count = sum(len(shelf.scenarios) for shelf in shelves)
    rows = [
        [
            shelf.title if not number else "",
            one.title if one.practice else f"{one.title} (assessments only)",
            f"`{one.id}`",
            one.industry,
            one.level,
            f"{one.minutes:g}",
            len(one.cases),
        ]
        for shelf in shelves
        for number, one in enumerate(shelf.scenarios)
    ]
    said = f"{len(shelves)} packs, {count} scenarios, {cases} cases.\n"
    return (
        f"## Scenarios\n\n{said}\n{_table(['pack', 'scenario', 'id', 'industry', 'level', 'minutes', 'cases'], rows)}"
    )


def _difficulty(scenarios: Sequence[Scenario]) -> str:
    cases = [(scenario, case) for scenario in scenarios for case in scenario.cases]
    bands = Counter(BANDS[scenario.level] for scenario in scenarios)
    shares = ", ".join(f"{band} {_share(bands[band], len(scenarios))}" for band in dict.fromkeys(BANDS.values()))
    quiet = sum(not case.expected.needs_reply for _, case in cases)
    return (
        f"## Difficulty\n\nLevels 1 and 2 are easy, 3 is medium, 4 and 5 are hard. Scenarios: {shares}.\n"
        f"Items that need no reply: {quiet} of {len(cases)} ({_share(quiet, len(cases))}).\n"
    )


def _matrix(scenarios: Sequence[Scenario]) -> str:
    counts: Counter[tuple[str, str]] = Counter(
        (case.kind, scenario.industry) for scenario in scenarios for case in scenario.cases
    )
    industries = sorted({scenario.industry for scenario in scenarios})
    return f"## Kinds by industry\n\n{_cross(counts, list(KIND_CATEGORY), industries, 'kind')}"


def _temperaments(scenarios: Sequence[Scenario]) -> str:
    counts: Counter[tuple[str, str]] = Counter(
        (scenario.person(case.person).temperament, BANDS[scenario.level])
        for scenario in scenarios
        for case in scenario.cases
    )
    temperaments = sorted({temperament for temperament, _ in counts})
    bands = list(dict.fromkeys(BANDS.values()))
    return f"## Temperaments by difficulty\n\n{_cross(counts, temperaments, bands, 'temperament')}"


def _routes(scenarios: Sequence[Scenario]) -> str:
    routes = Counter(route for scenario in scenarios for case in scenario.cases for route in _routes_of(case))
    rows = [[f"`{team}`", count] for team, count in _ranked(routes)]
    said = "Teams to whom it is best, or acceptable, to hand a case.\n"
    return f"## Specialist routes\n\n{said}\n{_table(['team', 'cases'], rows)}"


def _routes_of(case: Case) -> set[str]:
    rated = case.expected.disposition
    named = (name.removeprefix(_ROUTE) for name in (*rated.best, *rated.acceptable) if name.startswith(_ROUTE))
    return {team for team in named if team != "*"}


def _personal(scenarios: Sequence[Scenario], read: Counter[str]) -> str:
    records = Counter(entry.kind for one in scenarios for person in one.people for entry in person.record)
    shown = Counter(kind for one in scenarios for case in one.cases for post in case.opening for kind in post.exposes)
    shown += Counter(kind for one in scenarios for case in one.cases for beat in case.beats for kind in beat.exposes)
    kinds = sorted({*records, *shown, *read}, key=lambda kind: (kind_words(kind).casefold(), kind))
    rows = [[kind_words(kind), records[kind] or "", read[kind] or "", shown[kind] or ""] for kind in kinds]
    said = "Entries of records; posts and pictures in which the reader finds it; posts marked as exposing it.\n"
    return f"## Personal data\n\n{said}\n{_table(['kind', 'records', 'read in posts', 'marked'], rows)}"


def _warnings(scenarios: Sequence[Scenario]) -> str:
    rows = [[one.title, case.title, case.warning] for one in scenarios for case in one.cases if case.warning]
    return f"## Content warnings\n\n{_table(['scenario', 'case', 'warning'], rows)}"


def _cross(counts: Counter[tuple[str, str]], rows: Sequence[str], columns: Sequence[str], head: str) -> str:
    lines = [
        [row, *(counts[row, column] or "" for column in columns), sum(counts[row, column] for column in columns)]
        for row in rows
    ]
    sums = [sum(counts[row, column] for row in rows) for column in columns]
    return _table([head, *columns, "all"], [*lines, ["all", *sums, sum(sums)]])


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |\n" for line in lines)


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
