"""Rounds: made, frozen by the first invitation, closed."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from webapp.hiring.rounds import Round
from webapp.live import Live


def _round(live: Live, title: str = "Agent") -> Round:
    person = live.people.by_email("hana@example.com") or live.people.add("hana@example.com", "Hana", "hiring manager")
    return live.rounds.create(title, "text-care-a", "california", "hr@example.com", person.id)


def test_a_round_keeps_what_its_place_asks_for_and_has_no_cut_score(live: Live) -> None:
    made = _round(live)
    assert (made.keep_months, made.cut_score, made.frozen, made.opened_at) == (48, None, "", None)
    assert live.rounds.find(made.id) == made
    assert live.rounds.of(made.created_by or "") == live.rounds.all() == [made]


@pytest.mark.parametrize(
    ("title", "place", "contact", "said"),
    [
        (" ", "us", "hr@example.com", "say what the round is called"),
        ("x" * 121, "us", "hr@example.com", "120 characters"),
        ("Agent", "", "hr@example.com", "choose where"),
        ("Agent", "us", "\0", "whom candidates can"),
    ],
)
def test_what_is_missing_is_said(live: Live, title: str, place: str, contact: str, said: str) -> None:
    person = live.people.add("hana@example.com", "Hana", "hiring manager")
    with pytest.raises(CommandRefused, match=said):
        live.rounds.create(title, "text-care-a", place, contact, person.id)
    assert live.rounds.all() == []


def test_a_form_is_frozen_once_and_then_stays(live: Live) -> None:
    made = _round(live)
    live.rounds.change(made.id, "text-care-b")
    first = live.rounds.freeze(made.id, '{"one": 1}', "a" * 64)
    assert (first.form_id, first.content, first.content_hash) == ("text-care-b", {"one": 1}, "a" * 64)
    assert live.rounds.freeze(made.id, '{"two": 2}', "b" * 64) == first
    with pytest.raises(CommandRefused, match="stays as it is"):
        live.rounds.change(made.id, "text-care-a")


def test_a_cut_score_is_kept_with_its_record_and_can_be_taken_back(live: Live) -> None:
    made = _round(live)
    live.rounds.set_cut(made.id, {"cut": 70, "method": "angoff"})
    assert (live.rounds.find(made.id) or made).cut_score == {"cut": 70, "method": "angoff"}
    live.rounds.set_cut(made.id, None)
    assert (live.rounds.find(made.id) or made).cut_score is None


def test_a_round_is_closed_once(live: Live) -> None:
    made = _round(live)
    live.rounds.close(made.id)
    closed = live.rounds.find(made.id)
    live.rounds.close(made.id)
    assert live.rounds.find(made.id) == closed != made


@pytest.mark.parametrize("round_id", ["", "nothing", "\0"])
def test_what_is_not_there_is_not_found(live: Live, round_id: str) -> None:
    assert live.rounds.find(round_id) is None
    with pytest.raises(CommandRefused):
        live.rounds.freeze("nothing", "{}", "")
