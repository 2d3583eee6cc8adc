"""The customer beside the story."""

from __future__ import annotations

import pytest

from simulator import events as e
from simulator.state import replay
from tests.simulator.scenes import TEASHOP, opened
from webapp.desk.record import EFFECTS, Record, record

CHAT = e.ChatOpened(at=45.0, case="tin", to="chat", consented=True)


def shown(*events: e.Event, channel: str = "public", case: str = "tin") -> Record:
    """Give the record after these events."""
    state = replay([*opened(case, channel=channel), *events])
    return record(TEASHOP, TEASHOP.case(case), state, state.at)


def verified(tier: int, passed: bool = True) -> e.Event:
    return e.Verified(at=50.0, case="tin", tier=tier, passed=passed)


def test_at_first_nothing_may_be_talked_about_and_nothing_done() -> None:
    found = shown()
    assert (found.person.name, found.tier, found.checks, found.rooms) == ("Oona K.", 0, [], [])
    assert [one.allowed for one in found.entries] == [False, False, False]
    assert [offer.missing for offer in found.offers] == ["needs a check to tier 1", "needs a check to tier 2"]


@pytest.mark.parametrize(
    ("tier", "allowed", "missing", "checks"),
    [(1, True, ["", "needs a check to tier 2"], [2, 3]), (2, True, ["", ""], [3]), (3, True, ["", ""], [])],
)
def test_a_passed_check_opens_what_it_covers(tier: int, allowed: bool, missing: list[str], checks: list[int]) -> None:
    found = shown(CHAT, verified(tier))
    assert all(one.allowed is allowed for one in found.entries)
    assert [offer.missing for offer in found.offers] == missing
    assert found.checks == checks


def test_a_failed_check_opens_nothing() -> None:
    found = shown(verified(2, passed=False))
    assert (found.tier, any(one.allowed for one in found.entries)) == (0, False)


def test_a_remedy_that_was_carried_out_is_shown_as_done() -> None:
    found = shown(verified(1), e.Remedied(at=60.0, case="tin", remedy="resend", amount=None))
    assert {offer.id: offer.done and offer.done.at for offer in found.offers} == {"resend": 60.0, "refund": None}


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


def agreed(to: str, yes: bool = True) -> e.Event:
    return e.MoveAnswered(at=40.0, case="tin", to=to, accepted=yes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("events", "leads"),
    [
        ([], []),
        ([agreed("chat", yes=False)], []),
        ([agreed("chat")], ["chat"]),
        ([agreed("dm"), agreed("chat")], ["chat", "dm"]),
        ([agreed("chat"), CHAT], ["verify"]),
        ([CHAT, e.VerificationAsked(at=46.0, case="tin", tier=2)], []),
        ([CHAT, verified(1)], ["verify"]),
        ([CHAT, verified(2)], []),
        ([agreed("chat"), e.Closed(at=47.0, case="tin")], []),
    ],
)
def test_what_the_state_makes_next_leads(events: list[e.Event], leads: list[str]) -> None:
    assert shown(*events).leads == leads


def test_a_case_that_began_in_private_has_no_room_to_open() -> None:
    assert shown(agreed("chat"), channel="dm").leads == ["verify"]


def test_remedies_are_parted_by_what_stands_in_their_way() -> None:
    found = shown(CHAT, verified(1))
    assert ([one.id for one in found.ready], [one.id for one in found.barred]) == (["resend"], ["refund"])


def test_checks_are_listed_as_they_ended() -> None:
    found = shown(CHAT, verified(2, passed=False), verified(1))
    assert [(one.tier, one.at, one.passed) for one in found.checked] == [(2, 50.0, False), (1, 50.0, True)]


def test_notes_are_for_the_team_they_were_written_to() -> None:
    found = shown(
        e.Noted(at=60.0, case="tin", text="rang once"),
        e.HandedOff(at=70.0, case="tin", team="complaints", summary="two of three tins"),
        e.HandedOver(at=80.0, case="tin", note="ring at nine"),
    )
    assert [(one.to, one.text) for one in found.notes] == [
        ("Team", "rang once"), ("Complaints", "two of three tins"), ("Next shift", "ring at nine"),
    ]  # fmt: skip


def test_other_cases_of_the_same_person_are_named_once_they_came_in() -> None:
    twice = TEASHOP.model_copy(
        update={"cases": tuple(one.model_copy(update={"person": "oona"}) for one in TEASHOP.cases)}
    )
    state = replay([*opened("tin"), *opened("hours")[1:]])
    assert [one.id for one in record(twice, twice.case("tin"), state, 0.0).others] == ["hours"]
    assert shown().others == []


def test_every_action_says_what_it_brings_about() -> None:
    assert all(words.endswith(".") for words in EFFECTS.values())
