"""Candidates: invited once a round, by a link; one browser at a time; what they chose stands apart from them."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from webapp.hiring.candidates import SPEEDS, Accommodation, Candidate
from webapp.live import PACES, Live


def _invited(live: Live, *people: tuple[str, str]) -> list[tuple[Candidate, str]]:
    hana = live.people.by_email("hana@example.com") or live.people.add("hana@example.com", "Hana", "hiring manager")
    at = next(iter(live.rounds.all()), None) or live.rounds.create("Agent", "f", "us", "hr@example.com", hana.id)
    return live.candidates.invite(at.id, people or [("Mia", "mia@example.com")], 7)


def test_people_are_invited_once_and_numbered(live: Live) -> None:
    first = _invited(live, ("Mia", "mia@example.com"), ("Ben", "ben@example.com"), ("Mia again", "mia@example.com"))
    second = _invited(live, ("Ben", "ben@example.com"), ("Oya", "oya@example.com"))
    assert [(one.alias, one.email) for one, _ in (*first, *second)] == [
        ("Candidate 1", "mia@example.com"), ("Candidate 2", "ben@example.com"), ("Candidate 3", "oya@example.com"),
    ]  # fmt: skip
    assert len({one.owner for one, _ in (*first, *second)}) == 3


def test_a_link_finds_its_candidate_and_no_token_is_kept(live: Live) -> None:
    ((who, token),) = _invited(live)
    assert live.candidates.by_token(token) == live.candidates.find(who.id) == who
    assert token not in repr(who)
    newer = live.candidates.invite_again(who.id, 14)
    assert live.candidates.by_token(token) is None
    assert (live.candidates.by_token(newer) or who).id == who.id


@pytest.mark.parametrize("days", [0, -3, 61])
def test_a_link_lasts_some_days(live: Live, days: int) -> None:
    hana = live.people.add("hana@example.com", "Hana", "hiring manager")
    at = live.rounds.create("Agent", "f", "us", "hr@example.com", hana.id)
    with pytest.raises(CommandRefused, match="days"):
        live.candidates.invite(at.id, [("Mia", "mia@example.com")], days)


def test_only_the_newest_browser_goes_on(live: Live) -> None:
    ((who, _),) = _invited(live)
    first = live.candidates.take_up(who.id)
    second = live.candidates.take_up(who.id)
    assert live.candidates.by_browser(first) is None
    assert (live.candidates.by_browser(second) or who).id == who.id
    assert live.candidates.by_browser("") is None


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([], "invited"),
        (["consent"], "invited"),
        (["begin"], "under way"),
        (["begin", "end"], "handed in"),
        (["begin", "withdraw"], "withdrawn"),
    ],
)
def test_how_far_somebody_is(live: Live, steps: list[str], state: str) -> None:
    ((who, _),) = _invited(live)
    for step in steps:
        getattr(live.candidates, step)(who.id)
    found = live.candidates.find(who.id)
    assert found is not None
    assert found.state(found.invited_at + 1) == state
    assert found.state(found.expires_at) == ("expired" if state == "invited" else state)


def test_the_first_time_stays(live: Live) -> None:
    ((who, _),) = _invited(live)
    times = iter((100.0, 200.0))
    live.candidates.wall = lambda: next(times)
    live.candidates.begin(who.id)
    live.candidates.begin(who.id)
    assert (live.candidates.find(who.id) or who).begun_at == 100.0


def test_every_way_to_take_it_has_a_speed_that_a_shift_can_run_at() -> None:
    assert set(SPEEDS.values()) == set(PACES)
    assert {name: Accommodation(name).speed for name in SPEEDS} == dict(SPEEDS)


def test_what_somebody_chose_holds_until_a_part_has_begun(live: Live) -> None:
    ((who, _),) = _invited(live)
    assert live.candidates.accommodation(who.id) == Accommodation("usual", calm=False)
    live.candidates.accommodate(who.id, Accommodation("2", calm=True))
    live.candidates.accommodate(who.id, Accommodation("1.5", calm=True))
    shift = live.start("teashop", mode="assessment", owner=who.owner)
    live.candidates.sit(who.id, 0, shift)
    with pytest.raises(CommandRefused, match="nothing is lost"):
        live.candidates.accommodate(who.id, Accommodation("2"))
    assert live.candidates.accommodation(who.id) == Accommodation("1.5", calm=True)


def test_another_way_is_refused(live: Live) -> None:
    ((who, _),) = _invited(live)
    with pytest.raises(CommandRefused, match="choose one"):
        live.candidates.accommodate(who.id, Accommodation("thrice"))


def test_a_part_has_one_shift(live: Live) -> None:
    ((who, _),) = _invited(live)
    first, second = (live.start("teashop", mode="assessment", owner=who.owner) for _ in range(2))
    assert live.candidates.sit(who.id, 0, first) == first
    assert live.candidates.sit(who.id, 0, second) == first
    assert live.candidates.sit(who.id, 1, second) == second
    assert live.candidates.sittings(who.id) == {0: first, 1: second}
    assert live.candidates.sittings_of([who.id, "nobody"]) == {who.id: {0: first, 1: second}, "nobody": {}}
    assert (live.candidates.of_shift(first) or who).id == who.id


def test_what_somebody_says_of_themselves_replaces_what_they_said_before(live: Live) -> None:
    ((who, _),) = _invited(live)
    live.candidates.describe(who.id, {"sex": "woman", "age": "40 or over"})
    live.candidates.describe(who.id, {"sex": "", "age": "under 40"})
    query = "SELECT attribute, value FROM self_description"
    with live.candidates.database.reading() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(query)] == [("age", "under 40")]
