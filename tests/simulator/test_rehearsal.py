"""A rehearsal finds what sending would find, tells nothing of what the case wants, and keeps nothing."""

from __future__ import annotations

import pytest

from simulator import commands as c
from simulator.errors import CommandRefused
from simulator.eventlog import MemoryLog
from simulator.grading import scenes_of
from simulator.packs import load_pack
from simulator.rehearsal import rehearse
from simulator.resources import scenarios_path
from simulator.scoring import findings
from simulator.shifts import play
from simulator.state import replay

PACK = load_pack(scenarios_path() / "tiny")
RUDE = "Read the website, it's not our fault you didn't look. Send me your card number and we will see."


def begun() -> MemoryLog:
    log = MemoryLog()
    play(log, PACK, "s", c.Start(at=0, scenario="teashop"))
    play(log, PACK, "s", c.Wait(at=60))
    return log


def said(text: str, at: float = 61) -> c.Reply:
    return c.Reply(at=at, case="tin", channel="public", text=text)


def test_it_finds_what_the_sent_message_shows() -> None:
    log = begun()
    tried = rehearse(PACK, replay(log.read("s")), said(RUDE))
    assert tried is not None
    play(log, PACK, "s", said(RUDE))
    state = replay(log.read("s"))
    scene = next(one for one in scenes_of(PACK.scenario("teashop"), state) if one.case.id == "tin")
    graded = {(one.rule, one.span) for one in findings(scene) if one.span is not None}

    assert {one.critical for one in tried.findings} - {None}
    assert {(one.rule, one.span) for one in tried.findings} <= graded


def test_what_the_case_wants_is_not_told() -> None:
    tried = rehearse(PACK, replay(begun().read("s")), said("Hello, and thanks for writing to us this morning. ^Jo"))
    assert tried is not None
    untold = ("disposition", "solution")
    assert not [one for one in tried.findings if one.missing is not None or one.criterion in untold]
    assert not [one for one in tried.findings if one.rule.endswith(".rated")]


MOVE = "Could we carry on in a secure chat, so that your details stay between us? ^Jo"


def test_an_offer_to_move_reads_the_same_whether_the_case_needs_it_or_not() -> None:
    state = replay(begun().read("s"))
    needed, needless = (
        rehearse(PACK, state, c.OfferMove(at=61, case=case, to="chat", text=MOVE)) for case in ("tin", "hours")
    )
    assert needed is not None
    assert needless is not None
    told = [{one.rule for one in tried.findings if one.criterion == "move"} for tried in (needed, needless)]
    assert told[0] == told[1] != set()


def test_nothing_is_kept() -> None:
    log = begun()
    before = list(log.read("s"))
    rehearse(PACK, replay(before), said(RUDE))
    assert list(log.read("s")) == before


def test_what_could_not_be_sent_is_refused() -> None:
    with pytest.raises(CommandRefused):
        rehearse(PACK, replay(begun().read("s")), said("   "))
