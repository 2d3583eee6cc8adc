"""The crowd: one statement, pinned, with a time; nothing pasted; no advert."""

from __future__ import annotations

from tests.simulator.scoring.stage import found, reply, scenario, stage

CROWD = scenario(kind="CRO", expected={"actions": ["statement", "pause_marketing"]})
LINE = "We are aware of the outage and working on it right now."


def test_a_statement_is_due() -> None:
    assert "crowd.no_statement" in found(stage(reply("Hello there"), authored=CROWD))


def test_a_statement_is_pinned_and_names_a_time() -> None:
    good = reply("Next update [at noon]", "time.specific", statement=True, pinned=True)
    bare = reply("We know", statement=True)
    assert not {"crowd.no_time", "crowd.unpinned"} & set(found(stage(good, authored=CROWD)))
    assert {"crowd.no_time", "crowd.unpinned"} <= set(found(stage(bare, authored=CROWD)))


def test_pasting_a_line_in_public_costs() -> None:
    assert found(stage(reply(LINE, at=100), reply(LINE, at=200)))["crowd.pasted"].cap == 60
    assert "crowd.pasted" not in found(stage(reply(LINE, at=100), reply(LINE, at=200, channel="dm")))


def test_an_advert_in_the_middle_costs_unless_it_was_paused() -> None:
    ran = stage(reply("Hello there"), authored=CROWD, shift={"marketing": frozenset({0})})
    paused = stage(reply("Hello"), authored=CROWD, shift={"marketing": frozenset({0}), "marketing_paused": True})
    assert "crowd.marketing_ran" in found(ran)
    assert "crowd.marketing_ran" not in found(paused)
