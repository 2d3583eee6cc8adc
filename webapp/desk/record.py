"""The customer beside the story: who they are and how sure, what is on record, and what can be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.casestate import CaseState
from simulator.scenario import Case, Person, RecordEntry, Scenario

HIGHEST_CHECK = 3


@dataclass(frozen=True)
class Entry:
    """One line of the record, and whether it may be talked about yet."""

    entry: RecordEntry
    allowed: bool


@dataclass(frozen=True)
class Offer:
    """A remedy as the desk offers it; `missing` says what stands in its way, or nothing."""

    id: str
    name: str
    limit: float | None
    words: str
    missing: str
    done: bool


@dataclass(frozen=True)
class Record:
    """What the right side of the desk shows of a case."""

    person: Person
    tier: int
    entries: list[Entry]
    offers: list[Offer]
    consents: list[tuple[str, bool]]
    checks: list[int]
    rooms: list[str]


def record(scenario: Scenario, case: Case, went: CaseState) -> Record:
    """Give the record of a case's customer as things stand."""
    person = scenario.person(case.person)
    return Record(
        person=person,
        tier=went.tier,
        entries=[Entry(entry, entry.tier <= went.tier) for entry in person.record],
        offers=_offers(scenario, went),
        consents=sorted(went.consent.items()),
        checks=[tier for tier in range(1, HIGHEST_CHECK + 1) if tier > went.tier],
        rooms=sorted(went.rooms),
    )


def _offers(scenario: Scenario, went: CaseState) -> list[Offer]:
    return [
        Offer(
            id=remedy.id,
            name=remedy.name,
            limit=remedy.limit,
            words="|".join((*re.split(r"\W|_", remedy.id), *remedy.words)).casefold(),
            missing="" if went.tier >= remedy.tier else f"needs a check to tier {remedy.tier}",
            done=went.did(f"remedy:{remedy.id}"),
        )
        for remedy in scenario.brand.remedies
    ]
