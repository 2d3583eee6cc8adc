"""The customer beside the story: who they are and how sure, what is on record, and what can be done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.casestate import Act, CaseState
from simulator.scenario import Case, Person, RecordEntry, Scenario
from simulator.state import ShiftState
from webapp.desk.promises import Kept, promises

HIGHEST_CHECK = 3
ROOMS = ("chat", "dm")
EFFECTS: Mapping[str, str] = {
    "chat": "They get a link of their own; the thread so far comes along.",
    "dm": "Opens their inbox on the network; the thread so far comes along.",
    "verify": "Takes up to half a minute; the result is put in the story.",
    "remedy": "Carried out at once; cannot be undone here.",
    "hand_off": "They work on it with your summary; the case stays open with you.",
    "promise": "Your next message keeps it. Once you have answered, the case is put aside until shortly before.",
    "incident": "Tells the people who watch for faults.",
    "duty_manager": "Tells the duty manager now.",
    "report_impostor": "Reports the account to the network.",
    "keep_evidence": "Keeps the post as it is, even if it goes.",
    "leave_alone": "Closes the case; nothing is sent.",
    "statement": "Everyone sees it at once; it cannot be taken back.",
    "pause_marketing": "Stops all scheduled posts; cannot be started again here.",
    "contact": "They may choose it instead of writing here.",
    "hand_over": "Closes the case for you; the note goes with it.",
}
"""What each action brings about, in words beside its button."""


@dataclass(frozen=True)
class Entry:
    """One line of the record, and whether it may be talked about yet."""

    entry: RecordEntry
    allowed: bool


@dataclass(frozen=True)
class Offer:
    """A remedy as the desk offers it; `missing` says what stands in its way, or nothing; `done` is the newest time."""

    id: str
    name: str
    limit: float | None
    words: str
    missing: str
    done: Act | None


@dataclass(frozen=True)
class Check:
    """One identity check that has ended: to which tier, when, and whether it passed."""

    tier: int
    at: float
    passed: bool


@dataclass(frozen=True)
class Note:
    """A line for the team alone: who it is for, what it says and when it was written."""

    to: str
    text: str
    at: float


@dataclass(frozen=True)
class Record:
    """What the right side of the desk shows of a case.

    `leads` are the actions that the state itself makes next: rooms the customer said yes to, and `verify`.
    """

    person: Person
    tier: int
    entries: list[Entry]
    offers: list[Offer]
    consents: list[tuple[str, bool]]
    checks: list[int]
    checked: list[Check]
    rooms: list[str]
    leads: list[str]
    promises: list[Kept]
    notes: list[Note]
    others: list[Case]

    @property
    def ready(self) -> list[Offer]:
        """Give the remedies that nothing stands in the way of."""
        return [offer for offer in self.offers if not offer.missing]

    @property
    def barred(self) -> list[Offer]:
        """Give the remedies that need a check first."""
        return [offer for offer in self.offers if offer.missing]


def record(scenario: Scenario, case: Case, state: ShiftState, now: float) -> Record:
    """Give the record of a case's customer as things stand at a time."""
    person, went = scenario.person(case.person), state.cases[case.id]
    offers = _offers(scenario, went)
    checks = [tier for tier in range(1, HIGHEST_CHECK + 1) if tier > went.tier] if went.rooms else []
    return Record(
        person=person,
        tier=went.tier,
        entries=[Entry(entry, entry.tier <= went.tier) for entry in person.record],
        offers=offers,
        consents=[(to, went.consent[to]) for to in ROOMS if to in went.consent],
        checks=checks,
        checked=[_check(act) for act in went.acts if act.name.startswith(("verify:", "failed_check:"))],
        rooms=sorted(went.rooms),
        leads=_leads(went, bool(checks) and any(offer.missing for offer in offers)),
        promises=promises(went, now),
        notes=_notes(scenario, went),
        others=[one for one in scenario.cases if _also_of(case, one) and one.id in state.cases],
    )


def _leads(went: CaseState, checkable: bool) -> list[str]:
    if not went.open:
        return []
    agreed = [to for to in ROOMS if went.consent.get(to) and to not in went.rooms and went.channel == "public"]
    return agreed + (["verify"] if checkable and went.check is None else [])


def _also_of(case: Case, other: Case) -> bool:
    return other.person == case.person and other.id != case.id


def _check(act: Act) -> Check:
    name, _, tier = act.name.partition(":")
    return Check(int(tier), act.at, passed=name == "verify")


def _notes(scenario: Scenario, went: CaseState) -> list[Note]:
    teams = {f"handoff:{team.id}": team.name for team in scenario.brand.teams}
    to = {"note": "Team", "hand_over": "Next shift", **teams}
    return [Note(to[act.name], act.detail, act.at) for act in went.acts if act.name in to and act.detail]


def _offers(scenario: Scenario, went: CaseState) -> list[Offer]:
    done = {act.name.partition(":")[2]: act for act in went.acts if act.name.startswith("remedy:")}
    return [
        Offer(
            id=remedy.id,
            name=remedy.name,
            limit=remedy.limit,
            words="|".join((*re.split(r"\W|_", remedy.id), *remedy.words)).casefold(),
            missing="" if went.tier >= remedy.tier else f"needs a check to tier {remedy.tier}",
            done=done.get(remedy.id),
        )
        for remedy in scenario.brand.remedies
    ]
