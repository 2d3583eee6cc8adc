"""A cohort with its trainer and two agents, each with a browser that is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask

from tests.webapp.visiting import Visitor
from webapp.cohorts.store import Cohort
from webapp.current import EXTENSION
from webapp.live import Live
from webapp.people import Person

PASSWORD = "ten plain characters"


@dataclass
class Staff:
    """The people and their browsers."""

    app: Flask
    live: Live
    cohort: Cohort
    people: dict[str, Person]

    def at(self, name: str) -> Visitor:
        """Give a browser in which somebody is signed in."""
        return signed_in(self.app, self.people[name])


def signed_in(app: Flask, who: Person) -> Visitor:
    """Give a browser in which a person is signed in, without asking for the password."""
    visitor, live = Visitor(app), app.extensions[EXTENSION]
    token = live.keys.make("sign-in", who.id)
    with visitor.client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    return visitor


def staff(app: Flask) -> Staff:
    """Give trainer Tess with agents Ana and Bo, and outside of their cohort trainer Ulf, agent Cy and admin Ada."""
    live: Live = app.extensions[EXTENSION]
    roles = {"tess": "trainer", "ulf": "trainer", "ana": "agent", "bo": "agent", "cy": "agent", "ada": "admin"}
    people = {name: live.people.add(f"{name}@example.com", name.capitalize(), role) for name, role in roles.items()}
    cohort = live.cohorts.create("Spring", people["tess"])
    live.cohorts.create("Autumn", people["ulf"])
    for name in ("ana", "bo"):
        live.cohorts.add(cohort.id, people[name].id)
    return Staff(app, live, cohort, people)
