"""A hiring round that is there already, with a form of the smallest scenario."""

from __future__ import annotations

import json
from dataclasses import dataclass

from simulator.forms import Part, forms
from simulator.frozen import freeze
from simulator.jobmap import JobMap
from simulator.packs import load_pack
from simulator.resources import scenarios_path
from webapp.db import Database
from webapp.hiring.candidates import Candidates
from webapp.hiring.rounds import Rounds
from webapp.people import People

PARTS = (Part(scenario="teashop", form=1), Part(scenario="teashop", form=2))


@dataclass(frozen=True)
class SmallRound:
    """A round's address and its candidates' links, by name."""

    id: str
    address: str
    links: dict[str, str]


def small_round(server: str, url: str, manager: str, names: tuple[str, ...], title: str) -> SmallRound:
    """Make a round of a manager, whose e-mail address is given, and invite people by their first names."""
    form = forms()["text-care-a"].model_copy(update={"id": "small", "parts": PARTS})
    with Database(url) as database:
        who = next(one for one in People(database).all() if one.email == manager)
        signed = JobMap(tasks=form.map, asked="Two agents and their team lead", by=who.name, at=1.7e9)
        frozen = freeze(form, load_pack(scenarios_path() / "tiny"), signed)
        rounds, candidates = Rounds(database), Candidates(database)
        made = rounds.create(title, "text-care-a", "new-york-city", "hr@example.com", who.id)
        rounds.freeze(made.id, json.dumps(frozen.dump()), frozen.content_hash)
        people = [(f"Somebody {name}", f"{name}@example.com") for name in names]
        tokens = [token for _, token in candidates.invite(made.id, people, 14)]
    links = {name: f"{server}/invitations/{token}" for name, token in zip(names, tokens, strict=True)}
    return SmallRound(made.id, f"{server}/rounds/{made.id}", links)
