"""Readings beside each other and beside the machine, case by case, and how far they agree over a round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figures import Figure
from simulator.raters import anchored, kappa
from webapp.hiring.adjudications import Ruling
from webapp.hiring.reviews import AGAIN, BLIND
from webapp.hiring.scores import Readings
from webapp.hiring.work import READ, Place, Work

APART, OFF = 50, 25
"""Readers this far apart should talk; a machine this far from their mean may be wrong."""
LEAST_AGREEMENT = 0.70
ROUNDS = 200
"""How often marks are drawn anew for the interval of an agreement that is shown."""
SAME = ("same", "close together")


@dataclass(frozen=True)
class Row:
    """One thing that was marked: by each reader, by the machine, what was settled, and how far they are apart."""

    place: Place
    title: str
    first: int | None
    second: int | None
    again: int | None
    machine: float | None
    settled: tuple[Ruling, ...]
    step: str
    words: str

    @property
    def mark(self) -> int | None:
        """Give the mark that was settled last, if one was."""
        return self.settled[-1].mark if self.settled else None


@dataclass(frozen=True)
class Agreement:
    """One dimension: how far the readers agree, and their mean with the machine."""

    dimension: str
    readers: Figure
    machine: Figure

    @property
    def advisory(self) -> bool:
        """Tell whether it has not been shown to agree well enough to decide by."""
        known = (self.readers.value, self.machine.value)
        return any(value is None or value < LEAST_AGREEMENT for value in known)


@dataclass(frozen=True)
class Read:
    """A work that was read: its machine's marks and the readings by place."""

    name: str
    machine: Mapping[Place, float]
    readings: Readings


def rows(work: Work, readings: Readings, rulings: Sequence[Ruling]) -> list[Row]:
    """Give all that was marked, where readers or machine part most first."""
    machine, settled = work.machine, placed_rulings(work, rulings)
    found = []
    for case in work.cases:
        for name in READ:
            place = (case.key, name)
            first, second, again = (readings.get(number, {}).get(place) for number in (*BLIND, AGAIN))
            step, words = _apart(first, second, machine.get(place))
            ruled = tuple(settled.get(place, ()))
            found.append(Row(place, case.title, first, second, again, machine.get(place), ruled, step, words))
    order = {"apart": 0, "near": 1}
    return sorted(found, key=lambda one: order.get(one.step, 2))


def placed_rulings(work: Work, rulings: Iterable[Ruling]) -> dict[Place, list[Ruling]]:
    """Give what was settled by case and dimension, or critical error, oldest first."""
    keys = {part.shift_id: part for part in work.parts}
    found: dict[Place, list[Ruling]] = {}
    for one in rulings:
        shift, case, name = one.item
        if shift in keys:
            found.setdefault((keys[shift].key(case), name), []).append(one)
    return found


def settled(work: Work, rulings: Iterable[Ruling]) -> dict[Place, int]:
    """Give the marks that were settled last."""
    return {place: each[-1].mark for place, each in placed_rulings(work, rulings).items()}


def agreement(read: Iterable[Read], rounds: int = ROUNDS) -> list[Agreement]:
    """Give for each dimension how far readings agree over all works where both are in; weighted by the square.

    `rounds` is how often marks are drawn anew for the intervals; 0 for none.
    """
    works = [one for one in read if set(BLIND) <= set(one.readings)]
    found = []
    for name in READ:
        first, second, machine = [], [], []
        for one in works:
            for place in sorted({place for marks in one.readings.values() for place in marks if place[1] == name}):
                first.append(_number(one.readings[1].get(place)))
                second.append(_number(one.readings[2].get(place)))
                machine.append(_number(one.machine.get(place)))
        mean = [_mean(pair) for pair in zip(first, second, strict=True)]
        readers = kappa(first, second, "quadratic", rounds=rounds)
        found.append(Agreement(name, readers, kappa(anchored(mean), anchored(machine), "quadratic", rounds=rounds)))
    return found


def _apart(first: int | None, second: int | None, machine: float | None) -> tuple[str, str]:
    given = [mark for mark in (first, second) if mark is not None]
    if not given:
        return "", "shown to nobody"
    if len(given) > 1 and abs(given[0] - given[1]) >= APART:
        return "apart", "readers far apart"
    if machine is not None and abs(machine - sum(given) / len(given)) >= OFF:
        return "near", "machine far from readers"
    return ("", "marked by one only") if len(given) == 1 else SAME


def _number(mark: float | None) -> float:
    return float("nan") if mark is None else float(mark)


def _mean(marks: tuple[float, ...]) -> float:
    known = [mark for mark in marks if not np.isnan(mark)]
    return sum(known) / len(known) if known else float("nan")
