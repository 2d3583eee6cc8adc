"""A case as one story: everything in order, every finding once, at its place."""

from __future__ import annotations

import pytest

from simulator.grading import grade_case
from simulator.scorecards import scorecard
from tests.simulator.scoring.stage import act, post, reply, stage
from webapp.debrief.page import Page
from webapp.debrief.story import Story, tell


def story(shown: Page) -> Story:
    assert shown.case is not None
    return shown.case.story


@pytest.mark.parametrize("shift", ["well", "badly"])
def test_every_finding_is_there_once_and_numbered_in_order(shift: str, request: pytest.FixtureRequest) -> None:
    shown: Page = request.getfixturevalue(shift)
    assert shown.case is not None
    found = story(shown).found
    judged = [one for mark in shown.case.row.graded.marks for one in mark.findings]
    assert [one.number for one in found] == list(range(1, len(judged) + 1))
    assert sorted(map(repr, judged)) == sorted(repr(one.finding) for one in found)


def test_public_and_private_are_one_story_in_order(well: Page) -> None:
    lines = story(well).lines
    assert [line.event for line in lines] == sorted(line.event for line in lines)
    assert [line.place for line in lines if line.number] == ["public", "chat", "chat", "public"]
    assert [line.number for line in lines if line.number] == [1, 2, 3, 4]
    deeds = [line.text for line in lines if line.who == "act"]
    assert "Moved to secure chat" in deeds
    assert "Did it: Send the missing item again" in deeds


def test_pinned_words_are_the_words_that_are_quoted(well: Page) -> None:
    pinned = 0
    for line in story(well).lines:
        assert "".join(piece.text for piece in line.segments) == line.text
        for one in line.found:
            words = "".join(piece.text for piece in line.segments if one.number in piece.numbers)
            if words:
                pinned += 1
                assert all(part in " ".join(words.split()) for part in one.quote.split(" … "))
    assert pinned > 0


def test_what_was_missing_stands_apart(badly: Page) -> None:
    told = story(badly)
    assert told.missing
    assert all(one.finding.missing is not None for one in told.missing)
    assert not any(one.kind == "missing" for line in told.lines for one in line.found)


def test_the_false_claim_is_critical_at_its_words(badly: Page) -> None:
    critical = [one for line in story(badly).lines for one in line.found if one.kind == "critical"]
    assert {one.finding.critical for one in critical} == {"CE5"}
    assert any("sent another tin" in one.quote for one in critical)


def test_a_reply_taken_back_is_told_as_such() -> None:
    scene = stage(reply("We close at six", withdrawn=True))
    told = tell(scene, grade_case(scorecard("training"), scene))
    assert [line.state for line in told.lines if line.who == "agent"] == ["taken back before anybody saw it"]


def test_why_a_post_was_hidden_is_told_whatever_else_was_noted() -> None:
    noted, hidden = act("note", detail="1:30 was agreed"), act("hide", detail="1:spam")
    scene = stage(post("Buy now", hidden_at=60.0), noted, hidden)
    told = tell(scene, grade_case(scorecard("training"), scene))
    assert told.lines[0].state == "hidden by you, because it was spam"
