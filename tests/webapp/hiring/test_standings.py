"""Candidates beside each other: by name, with bands, in groups only where they can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pytest

from webapp.hiring.candidates import Candidate
from webapp.hiring.decisions import Decision
from webapp.hiring.report import Assessed
from webapp.hiring.scores import Score
from webapp.hiring.standings import borderline, standings


@dataclass
class Read:
    """A work that was read by both and scored, or not."""

    human: Score
    both: bool = True
    missing: str = ""

    @property
    def counts(self) -> bool:
        return self.both and not self.missing


def who(number: int, name: str) -> Candidate:
    return Candidate(str(number), "r", number, name, "", "", None, 0.0, 1.0, *cast(Any, (None,) * 6))


def read(*cases: float, both: bool = True, missing: str = "") -> Assessed:
    mean = sum(cases) / len(cases)
    return cast(Assessed, Read(Score({}, mean, mean, {str(n): one for n, one in enumerate(cases)}), both, missing))


def test_they_stand_by_name_whatever_they_scored() -> None:
    people = [who(1, "zoe"), who(2, "Abe"), who(3, "Mia"), who(4, "Noa")]
    assessed = {
        "1": read(95, 96, 94), "2": read(20, 22, 18), "3": read(90, 91, 92), "4": read(50, 50, 50, missing="2 replies"),
    }  # fmt: skip
    found = standings(people, assessed, {"2": [Decision("2", "Hana", "hold", "why", 0.0)]}, cut=93.0)
    assert [one.who.name for one in found.people] == ["Abe", "Mia", "Noa", "zoe"]
    assert [one.group for one in found.people] == [2, 1, None, 1]
    assert [[one.who.name for one in each] for each in found.grouped()] == [["Mia", "zoe"], ["Abe"]]
    assert [one.borderline for one in found.people] == [False, True, False, True]
    assert found.people[2].words == "insufficient evidence"
    assert found.people[0].decision is not None
    assert not found.of_round
    bar = found.people[0].bar
    assert bar is not None
    assert bar.score == 60.0
    assert bar.left < bar.score < bar.left + bar.width


def test_who_is_being_read_has_no_score() -> None:
    found = standings([who(1, "Mia"), who(2, "Ben")], {"1": read(90, 90, 90, both=False)}, {})
    assert [(one.words, one.overall, one.bar) for one in found.people] == [("being read", None, None)] * 2
    assert found.groups == 0
    assert found.error.value is None


def test_few_cases_have_no_band() -> None:
    (one,) = standings([who(1, "Mia")], {"1": read(90, 80)}, {}).people
    assert (one.overall, one.bar, one.words) == (85.0, None, "not enough data for a band")


@pytest.mark.parametrize(
    ("overall", "error", "cut", "near"),
    [(60, 5, 65, True), (60, 5, 65.1, False), (70, 5, 65, True), (0, 5, 0, True), (None, 5, 60, False),
     (60, None, 60, False), (60, 5, None, False)],
)  # fmt: skip
def test_what_is_borderline(overall: float | None, error: float | None, cut: float | None, near: bool) -> None:
    assert borderline(overall, error, cut) is near
