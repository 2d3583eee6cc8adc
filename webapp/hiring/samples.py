"""The people that figures of fairness and precision are found from: their scores, decisions and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figures import Numbers
from webapp.hiring.candidates import Candidate
from webapp.hiring.decisions import Decision
from webapp.hiring.report import Assessed, assessed_of
from webapp.hiring.rounds import Round
from webapp.hiring.seen import card_of
from webapp.hiring.work import works_of
from webapp.live import Live

OUTCOMES: Mapping[str, bool] = {"go on": True, "not": False}
"""What was decided, as getting through or not; whoever waits for a decision is neither."""


@dataclass(frozen=True)
class Taken:
    """Somebody who handed in. `selected` is None while nothing is decided; scores are None without enough evidence."""

    who: Candidate
    assessed: Assessed
    selected: bool | None
    said: Mapping[str, str]

    @property
    def machine(self) -> float | None:
        """Give the machine's score."""
        return None if self.assessed.missing else self.assessed.machine.overall

    @property
    def people(self) -> float | None:
        """Give the score by people, once both have read it."""
        return self.assessed.human.overall if self.assessed.counts else None


@dataclass(frozen=True)
class Sample:
    """Everybody who handed in to some rounds of one form and is not erased; `erased` is how many are."""

    taken: tuple[Taken, ...]
    erased: int

    @property
    def cases(self) -> dict[str, str]:
        """Give the titles of the cases that came, by their name in the whole work."""
        scored = {key: key for one in self.taken for key in one.assessed.machine.cases}
        return scored | {case.key: case.title for one in self.taken for case in one.assessed.work.cases}

    def marks(self, by: str) -> Numbers:
        """Give a row a person and a column a case, NaN where none, by the "machine" or by "people" who handed in."""
        rows = []
        for one in self.taken:
            made = one.assessed.machine if by == "machine" else one.assessed.human
            if (one.machine if by == "machine" else one.people) is not None:
                rows.append([made.cases.get(key, np.nan) for key in self.cases])
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(self.cases))


def sample(live: Live, rounds: Sequence[Round]) -> Sample:
    """Give everybody of these rounds, which are of one form."""
    now, taken, erased = live.candidates.wall(), [], 0
    for at in rounds:
        people = live.candidates.of_round(at.id)
        erased += sum(one.erased_at is not None and one.ended_at is not None for one in people)
        done = [one for one in people if one.state(now) == "handed in"]
        taken += _taken(live, at, done) if done else []
    return Sample(tuple(taken), erased)


def like(at: Round, rounds: Iterable[Round]) -> list[Round]:
    """Give the rounds, of those given, whose candidates took the very form that this one froze."""
    return [one for one in rounds if one.content_hash and one.content_hash == at.content_hash]


def _taken(live: Live, at: Round, people: Sequence[Candidate]) -> list[Taken]:
    names = [one.id for one in people]
    found = assessed_of(live, people, works_of(live, names), card_of(at))
    decided, said = live.decisions.of_all(names), live.candidates.described(names)
    return [Taken(one, found[one.id], _selected(decided[one.id]), said[one.id]) for one in people]


def _selected(decided: Sequence[Decision]) -> bool | None:
    return OUTCOMES.get(decided[0].outcome) if decided else None
