"""What people who know the job say of each case of a round's form, in a database, and its content validity."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Table, delete, insert, select

from simulator.cutscore import content_validity, needed_essential
from simulator.errors import CommandRefused
from simulator.figures import Figure
from simulator.forms import Form
from simulator.packs import Pack
from webapp.db import Database
from webapp.hiring.tables import CaseRatingRow, ExpertRow

_EXPERT: Table = ExpertRow.__table__  # type: ignore[attr-defined]
_RATING: Table = CaseRatingRow.__table__  # type: ignore[attr-defined]
ESSENTIAL = "essential"
RATINGS: Mapping[str, str] = MappingProxyType({
    ESSENTIAL: "Essential", "useful": "Useful, but not essential", "not needed": "Not needed"
})  # fmt: skip
LONGEST_NAME, LONGEST_ABOUT = 120, 200
MOST = 60
Key = tuple[str, str]
"""A scenario and one of its cases."""


@dataclass(frozen=True, slots=True)
class Expert:
    """Somebody who knows the job, what makes them so, and what they said of each case. `person_id` is their account."""

    id: int
    name: str
    about: str
    person_id: str | None
    at: float
    ratings: Mapping[Key, str]


@dataclass(frozen=True, slots=True)
class Rated:
    """One case: how many said what, Lawshe's ratio, and whether more said essential than chance would bring."""

    key: Key
    title: str
    counts: Mapping[str, int]
    ratio: Figure
    beyond_chance: bool


class Experts:
    """The experts of a database, by round."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def add(self, round_id: str, name: str, about: str, ratings: Mapping[Key, str], person_id: str | None) -> None:
        """Keep what an expert said; CommandRefused if they are not named, or a case is not rated as there is to."""
        called = _line(name, "say who rated the cases", LONGEST_NAME)
        row = {
            "round_id": round_id, "name": called, "person_id": person_id, "at": self.wall(),
            "about": _line(about, "say what this person knows the job from", LONGEST_ABOUT),
        }  # fmt: skip
        if not ratings or any(value not in RATINGS for value in ratings.values()):
            raise CommandRefused("rate every case: essential, useful, or not needed")
        known = self.of(round_id)
        if len(known) >= MOST:
            raise CommandRefused(f"a round takes {MOST} experts")
        if any(one.name.casefold() == called.casefold() for one in known):
            raise CommandRefused(f"{called} has rated these cases already; take that away first")
        with self.database.writing() as connection:
            made = connection.execute(insert(_EXPERT).returning(_EXPERT.c.id), row).scalar_one()
            rows = [
                {"expert_id": made, "scenario": scenario, "case_id": case, "rating": value}
                for (scenario, case), value in ratings.items()
            ]
            connection.execute(insert(_RATING), rows)

    def take_away(self, round_id: str, expert_id: int) -> bool:
        """Forget what an expert said, and tell whether there was such a one."""
        with self.database.writing() as connection:
            here = (_EXPERT.c.round_id == round_id) & (_EXPERT.c.id == expert_id)
            found = connection.execute(select(_EXPERT.c.id).where(here)).one_or_none()
            if found is not None:
                connection.execute(delete(_RATING).where(_RATING.c.expert_id == expert_id))
                connection.execute(delete(_EXPERT).where(here))
        return found is not None

    def of(self, round_id: str) -> list[Expert]:
        """Give a round's experts in the order in which they were entered."""
        here = _EXPERT.c.round_id == round_id
        with self.database.reading() as connection:
            people = connection.execute(select(_EXPERT).where(here).order_by(_EXPERT.c.id)).all()
            given = connection.execute(
                select(_RATING).join(_EXPERT, _EXPERT.c.id == _RATING.c.expert_id).where(here)
            ).all()  # fmt: skip
        said: dict[int, dict[Key, str]] = {one.id: {} for one in people}
        for one in given:
            said[one.expert_id][one.scenario, one.case_id] = one.rating
        return [Expert(one.id, one.name, one.about, one.person_id, one.at, said[one.id]) for one in people]


def case_titles(form: Form, pack: Pack) -> dict[Key, str]:
    """Give the titles of a form's cases in their order, in its own names and numbers."""
    played = [(part.scenario, pack.scenario(part.scenario, part.form)) for part in form.parts]
    return {(name, case.id): case.title for name, scenario in played for case in scenario.cases}


def rated(titles: Mapping[Key, str], experts: Sequence[Expert]) -> list[Rated]:
    """Give what experts said of each case. Only cases that `titles` has are counted: another form has others."""
    return [_rated(key, title, [one.ratings[key] for one in experts if key in one.ratings]) for key, title in
            titles.items()]  # fmt: skip


def _rated(key: Key, title: str, given: Sequence[str]) -> Rated:
    counts = Counter(given)
    ratio, needed = content_validity(counts[ESSENTIAL], len(given)), needed_essential(len(given))
    beyond = ratio.value is not None and needed is not None and counts[ESSENTIAL] >= needed
    return Rated(key, title, {name: counts[name] for name in RATINGS}, ratio, beyond)


def _line(text: str, missing: str, longest: int) -> str:
    plain = " ".join(text.replace("\0", "").split())
    if not plain:
        raise CommandRefused(missing)
    if len(plain) > longest:
        raise CommandRefused(f"that may have {longest} characters, this one has {len(plain)}; shorten it")
    return plain
