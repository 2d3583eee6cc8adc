"""The brand's saved replies for one case: what the desk knows is filled in, the gaps are the agent's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario import Brand, Case, Scenario

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved reply as it goes into the draft; `gaps` are the placeholders left for the agent, in order."""

    name: str
    text: str
    gaps: tuple[str, ...]


def saved(scenario: Scenario, case: Case, channel: str) -> list[Saved]:
    """Give the saved replies for a case and the channel they would go to, in the brand's order."""
    known = _known(scenario, case, channel)
    return [_filled(one.name, one.text, known) for one in scenario.brand.saved]


def _known(scenario: Scenario, case: Case, channel: str) -> Mapping[str, str]:
    """Give what the desk can fill in; in public only the part of a name that the profile shows to everybody."""
    brand: Brand = scenario.brand
    person = scenario.person(case.person)
    first = person.first_name or ""
    shown = channel != "public" or first in person.name.split()
    known = {
        "name": person.name, "first_name": first if shown else "", "handle": person.handle, "brand": brand.name,
        "signoff": brand.voice.signoff or "",
    }  # fmt: skip
    return {name: value for name, value in known.items() if value}


def _filled(name: str, text: str, known: Mapping[str, str]) -> Saved:
    done = _PLACEHOLDER.sub(lambda gap: known.get(gap[1], gap[0]), text)
    return Saved(name, done, tuple(_PLACEHOLDER.findall(done)))
