"""A hiring round with its manager, another manager and reviewers, and candidates with browsers of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from flask import Flask

from simulator.forms import Part, forms
from simulator.frozen import freeze
from simulator.jobmap import JobMap
from tests.webapp.cohorts.staff import signed_in
from tests.webapp.visiting import Visitor
from webapp.current import EXTENSION
from webapp.hiring.candidates import Candidate
from webapp.hiring.rounds import Round
from webapp.live import Live
from webapp.people import Person

PARTS = (Part(scenario="teashop", form=1, seed=3), Part(scenario="teashop", form=2, seed=4))
FORM = forms()["text-care-a"].model_copy(update={"id": "tea-test", "parts": PARTS})
"""A form of the smallest scenario, so that tests need no other."""


@dataclass
class Hiring:
    """The round and its people."""

    app: Flask
    live: Live
    at: Round
    people: dict[str, Person]

    def browser(self, name: str) -> Visitor:
        """Give a browser in which somebody is signed in."""
        return signed_in(self.app, self.people[name])

    def invited(self, name: str = "Mia Lund", email: str = "mia@example.com") -> tuple[Candidate, str]:
        """Give a new candidate and the token of their link."""
        made = freeze(FORM, self.live.pack, self.signed())
        self.at = self.live.rounds.freeze(self.at.id, json.dumps(made.dump()), made.content_hash)
        return self.live.candidates.invite(self.at.id, [(name, email)], 14)[0]

    def signed(self) -> JobMap:
        """Give the map of the job with Hana's signature, which is there from the beginning."""
        kept = self.live.job_maps.find(self.at)
        assert kept is not None and kept.signed is not None
        return kept.signed

    def candidate(self, token: str, **chosen: str) -> Visitor:
        """Give the browser of a candidate who has followed the link and read the notice."""
        browser = Visitor(self.app)
        assert browser.post(f"/invitations/{token}").status_code == 302
        answer = browser.post("/assessment/consent", agree="yes", **{"pace": "usual", **chosen})
        assert answer.status_code == 302, answer.text
        return browser

    def begun(self, browser: Visitor, part: int = 0) -> str:
        """Begin a part in a candidate's browser and give its shift's id."""
        answer = browser.post(f"/assessment/parts/{part}")
        assert answer.status_code == 302, answer.text
        return answer.location.rsplit("/", 1)[-1]


def hiring(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Hiring:
    """Give Hana's round; Otto manages another one, Rea and Rolf review, Ada is an admin, Tess a trainer."""
    live: Live = app.extensions[EXTENSION]
    for module in ("webapp.hiring.round_pages", "simulator.frozen"):
        monkeypatch.setattr(f"{module}.forms", lambda: {FORM.id: FORM})
    roles = {
        "hana": "hiring manager", "otto": "hiring manager", "rea": "reviewer", "rolf": "reviewer", "ada": "admin",
        "tess": "trainer", "ana": "agent",
    }  # fmt: skip
    people = {name: live.people.add(f"{name}@example.com", name.capitalize(), role) for name, role in roles.items()}
    for name in ("hana", "otto", "rea", "rolf", "ada", "tess"):
        live.trainings.finish(people[name].id, (25, 100, 0))
    at = live.rounds.create("Social care agent", FORM.id, "eu", "hiring@example.com", people["hana"].id)
    live.job_maps.sign(at, FORM.map, "Two agents and their team lead", "", people["hana"])
    live.rounds.create("Another job", FORM.id, "us", "otto@example.com", people["otto"].id)
    return Hiring(app, live, at, people)
