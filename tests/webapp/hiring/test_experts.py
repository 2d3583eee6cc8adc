"""Experts' ratings are kept whole or not at all, and give Lawshe's ratio from five on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simulator.errors import CommandRefused
from tests.webapp.hiring.stored import stored
from webapp.db import Database
from webapp.hiring.candidates import Candidates
from webapp.hiring.experts import Expert, Experts, Key, rated
from webapp.hiring.rounds import Rounds

Wall = Callable[..., float]
CASES: dict[Key, str] = {("teashop", "hours"): "Opening hours", ("teashop", "tin"): "A tin too few"}
BOTH = dict.fromkeys(CASES, "essential")


def panel(essential: int, size: int) -> list[Expert]:
    said = ["essential"] * essential + ["useful"] * (size - essential)
    return [Expert(n, f"E{n}", "team lead", None, 0.0, {("teashop", "hours"): one}) for n, one in enumerate(said)]


@pytest.mark.parametrize(
    ("essential", "size", "ratio", "beyond"),
    [(5, 5, 1.0, True), (4, 5, 0.6, False), (9, 10, 0.8, True), (8, 10, 0.6, False), (5, 10, 0.0, False),
     (0, 8, -1.0, False), (15, 20, 0.5, True)],
)  # fmt: skip
def test_a_case_has_the_ratio_of_its_panel(essential: int, size: int, ratio: float, beyond: bool) -> None:
    """By Lawshe (1975); how many are more than chance by Ayre and Scally (2014), table 2."""
    found = rated(CASES, panel(essential, size))[0]
    assert found.ratio.value == pytest.approx(ratio)
    assert (found.beyond_chance, list(found.counts.values())) == (beyond, [essential, size - essential, 0])


def test_under_five_experts_there_is_no_ratio() -> None:
    first, second = rated(CASES, panel(4, 4))
    assert (first.ratio.value, first.beyond_chance, first.counts["essential"]) == (None, False, 4)
    assert (second.ratio.value, sum(second.counts.values())) == (None, 0)


def test_ratings_are_kept_and_taken_away(database: Database, wall: Wall) -> None:
    at = stored(database, wall)
    experts = Experts(database, wall)
    round_id = Rounds(database).all()[0].id
    experts.add(round_id, " Rea ", "four years in chat", BOTH, at.people["rea"])
    with pytest.raises(CommandRefused, match="rated these cases already"):
        experts.add(round_id, "REA", "again", BOTH, None)
    (one,) = experts.of(round_id)
    assert (one.name, one.person_id, one.ratings, one.at) == ("Rea", at.people["rea"], BOTH, wall())
    assert experts.of("another") == []
    assert not experts.take_away("another", one.id)
    assert (experts.take_away(round_id, one.id), experts.take_away(round_id, one.id)) == (True, False)
    assert experts.of(round_id) == []
    assert Candidates(database).of_round(round_id)


@pytest.mark.parametrize(
    ("name", "about", "said", "words"),
    [
        (" ", "lead", BOTH, "say who"), ("E", "", BOTH, "knows the job from"), ("E", "lead", {}, "rate every case"),
        ("E", "lead", {**BOTH, ("teashop", "tin"): ""}, "rate every case"),
        ("E", "lead", {**BOTH, ("teashop", "tin"): "vital"}, "rate every case"), ("x" * 121, "lead", BOTH, "120"),
    ],
)  # fmt: skip
def test_what_is_no_rating(
    database: Database, wall: Wall, name: str, about: str, said: dict[Key, str], words: str
) -> None:
    stored(database, wall)
    round_id = Rounds(database).all()[0].id
    with pytest.raises(CommandRefused, match=words):
        Experts(database, wall).add(round_id, name, about, said, None)
    assert Experts(database, wall).of(round_id) == []
