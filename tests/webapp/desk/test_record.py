"""The customer beside the story."""

from __future__ import annotations

import pytest

from simulator import events as e
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened
from webapp.desk.record import Record, record


def shown(*events: e.Event, channel: str = "public", case: str = "tin") -> Record:
    """Give the record after these events."""
    state = replay([*opened(case, channel=channel), *events])
    return record(TEASHOP, TEASHOP.case(case), state.cases[case])


def verified(tier: int, passed: bool = True) -> e.Event:
    return e.Verified(at=50.0, case="tin", tier=tier, passed=passed)


def test_at_first_nothing_may_be_talked_about_and_nothing_done() -> None:
    found = shown()
    assert (found.person.name, found.tier, found.checks, found.rooms) == ("Oona K.", 0, [1, 2, 3], [])
    assert [one.allowed for one in found.entries] == [False, False, False]
    assert [offer.missing for offer in found.offers] == ["needs a check to tier 1", "needs a check to tier 2"]


@pytest.mark.parametrize(
    ("tier", "allowed", "missing", "checks"),
    [(1, True, ["", "needs a check to tier 2"], [2, 3]), (2, True, ["", ""], [3]), (3, True, ["", ""], [])],
)
def test_a_passed_check_opens_what_it_covers(tier: int, allowed: bool, missing: list[str], checks: list[int]) -> None:
    found = shown(verified(tier))
    assert all(one.allowed is allowed for one in found.entries)
    assert [offer.missing for offer in found.offers] == missing
    assert found.checks == checks


def test_a_failed_check_opens_nothing() -> None:
    found = shown(verified(2, passed=False))
    assert (found.tier, any(one.allowed for one in found.entries)) == (0, False)


def test_a_remedy_that_was_carried_out_is_shown_as_done() -> None:
    found = shown(verified(1), e.Remedied(at=60.0, case="tin", remedy="resend", amount=None))
    assert {offer.id: offer.done for offer in found.offers} == {"resend": True, "refund": False}


def test_an_offer_carries_the_words_that_imply_it_and_its_limit() -> None:
    offers = {offer.id: offer for offer in shown().offers}
    assert "money back" in offers["refund"].words.split("|")
    assert (offers["refund"].limit, offers["resend"].limit) == (20, None)
    assert offers["refund"].words == offers["refund"].words.casefold()


def test_consents_are_shown_as_they_were_answered() -> None:
    answers = [e.MoveAnswered(at=40.0, case="tin", to=to, accepted=yes) for to, yes in (("dm", False), ("chat", True))]
    assert shown(*answers).consents == [("chat", True), ("dm", False)]


def test_rooms_are_those_opened_and_the_one_it_began_in() -> None:
    chat = e.ChatOpened(at=50.0, case="tin", to="chat", consented=True)
    assert shown(chat).rooms == ["chat"]
    assert shown(chat, channel="dm").rooms == ["chat", "dm"]


def test_a_person_without_a_record_has_no_entries() -> None:
    assert shown(case="hours").entries == []
