"""All that one has practised so far, read once for the pages that speak of it, and what it says to take next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.ability import Ability
from simulator.finding import Dimension, Grade
from webapp.current import live
from webapp.sessions import owner
from webapp.store import Shift, hash_owner
from webapp.training import warmup
from webapp.training.abilities import abilities, due
from webapp.training.advice import Advice, advice
from webapp.training.history import Result, results, skills


@dataclass(frozen=True)
class Own:
    """One's shifts, their grades, the results (the warm-up's aside), how able one is, and what comes next.

    `practised` are the shifts without the warm-up; `due` is what to take for each skill that comes back, the longest
    due first.
    """

    shifts: list[Shift]
    practised: list[Shift]
    grades: dict[str, Grade]
    results: tuple[Result, ...]
    abilities: Mapping[Dimension, Ability]
    due: tuple[Advice, ...]
    next: Advice | None


def own_practice() -> Own:
    """Give what one has practised in this browser, or by this account; nothing is graded again."""
    scenarios, mine, now = live().pack.practised, owner(), live().assignments.wall()
    shifts = live().shifts.owned_by(mine)
    grades = live().grades.practised(hash_owner(mine) or "")
    titles = {scenario.id: scenario.title for scenario in scenarios}
    # Whoever is shown around is not yet practising: the marks of the warm-up would make a poor beginning.
    practised = [row for row in shifts if row.id != warmup.shift_of_it()]
    found = results(practised, grades, titles)
    practice = [row for row in shifts if row.mode == "practice"]
    able, seen = abilities(scenarios, found, now), skills(found)
    back = (advice(scenarios, practice, seen, able, one) for one in due(found, now))
    again = tuple(one for one in back if one is not None)
    following = again[0] if again else advice(scenarios, practice, seen, able)
    return Own(shifts, practised, grades, found, able, again, following)
