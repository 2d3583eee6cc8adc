"""What was done in a case, said in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from simulator.reading.model import SIGNS
from simulator.rules import rules
from simulator.scenario import Scenario
from webapp import wording

ROOMS = {"public": "in public", "dm": "in private messages", "chat": "in secure chat"}
KINDS = {"critical": "Critical", "hurt": "Hurt", "help": "Helped", "note": "Note", "missing": "Missing"}
STANDINGS = {
    "best": "the best choice",
    "acceptable": "an acceptable choice",
    "poor": "a poor choice",
    "harmful": "a harmful choice",
    "unlisted": "not a choice the author foresaw",
}
REASONS = {
    "personal_data": "it showed personal data",
    "spam": "it was spam",
    "abuse": "it was abuse",
    "impostor": "it came from an impostor",
    "criticism": "it criticised the brand",
}
CAUSES = {
    "silence": "nobody answered",
    "neglect": "nobody answered",
    "arrived": "arrived in this mood",
}
_NAME = re.compile(r"(fact|told|remedy|handoff):[\w.]+")
_ACTS = {
    "hide": "Hid a post",
    "hand_off": "Handed to {team}",
    "handoff": "Handed to {team}",
    "verify": "Checked who they are, tier {rest}",
    "failed_check": "The check of who they are failed, tier {rest}",
    "incident": "Raised an incident",
    "duty_manager": "Told the duty manager",
    "report_impostor": "Reported an impostor",
    "keep_evidence": "Marked the evidence to be kept",
    "leave_alone": "Left it alone",
    "note": "Noted for the team",
    "promise": "Promised",
    "contact": "Offered contact by {rest}",
    "close": "Closed the case",
    "hand_over": "Left it to the next shift",
    "pause_marketing": "Stopped the scheduled marketing posts",
    "statement": "Posted a statement",
    "tag": "Tagged it",
    "withdraw": "Took a reply back",
    "wait": "Waited",
}


def act(scenario: Scenario, name: str, detail: str = "") -> str:
    """Give an act in words: `remedy:rebook` is "Rebook a two-person delivery"."""
    head, _, rest = name.partition(":")
    if head == "remedy":
        return _remedy(scenario, rest, detail)
    if head in ("dm", "chat"):
        return f"Moved to {ROOMS[head].removeprefix('in ')}" + (", unasked" if detail == "unasked" else "")
    said = _ACTS.get(head, head.replace("_", " ").capitalize()).format(team=team(scenario, rest), rest=rest)
    if head == "hide":
        why = REASONS.get(detail.partition(":")[2] or detail, "")
        return f"{said}, because {why}" if why else said
    return f"{said}: {detail}" if detail and detail != "None" else said


def need(scenario: Scenario, text: str) -> str:
    """Give what was missing in words, where it is in the names of the format: `remedy:rebook, told:told.thanks`."""
    parts = text.split(", ")
    if all(_NAME.fullmatch(part) for part in parts):
        return "; ".join(_need(scenario, *part.split(":", 1)) for part in parts)
    told = [_told(part) for part in parts]
    return "; ".join(told) if all(told) else text


def _told(name: str) -> str:
    """Give what a `told.` sign means, by its name with or without `told.`; empty where there is none."""
    return SIGNS.get(f"told.{name.removeprefix('told.').replace(' ', '_')}", "")


def _need(scenario: Scenario, head: str, rest: str) -> str:
    if head == "fact":
        fact = scenario.facts().get(rest)
        return fact.text if fact else rest
    if head == "remedy":
        names = {found.id: found.name for found in scenario.brand.remedies}
        return f"doing it: {names.get(rest, rest)}"
    if head == "handoff":
        return f"handing it to {team(scenario, rest)}"
    return _told(rest) or rest.replace("_", " ")


def team(scenario: Scenario, team_id: str) -> str:
    """Give a team's name; its id in words where the scenario has none of this id."""
    names = {found.id: found.name for found in scenario.brand.teams}
    return names.get(team_id, team_id.replace("_", " "))


def disposition(scenario: Scenario, name: str) -> str:
    """Give a disposition in words, with the team's own name."""
    head, _, rest = name.partition(":")
    if head == "handed_off" and rest != "*":
        return f"handed to {team(scenario, rest)}"
    return wording.disposition(name)


def cause(because: str) -> str:
    """Give why a mood or the crowd moved: a rule's title, silence, or the story itself."""
    if because.startswith("beat:"):
        return "the story moved on"
    found = rules().get(because)
    return found.title.lower() if found else CAUSES.get(because, because.replace("_", " "))


def _remedy(scenario: Scenario, remedy: str, amount: str) -> str:
    names = {found.id: found.name for found in scenario.brand.remedies}
    said = f"Did it: {names.get(remedy, remedy.replace('_', ' '))}"
    return said if amount in ("", "None") else f"{said}, {scenario.brand.in_money(float(amount))}"


def day(seconds: float) -> str:
    """Give Unix seconds as a date and time: 3 May 2026, 14:05 UTC."""
    then = datetime.fromtimestamp(seconds, UTC)
    return f"{then.day} {then:%B %Y, %H:%M} UTC"


def date(seconds: float) -> str:
    """Give Unix seconds as a date for the name of a file: 2026-05-03."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d}"
