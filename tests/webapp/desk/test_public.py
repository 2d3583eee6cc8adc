"""The public's page as it is served: to its owner alone, and with nothing on it that the public would not see."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from simulator.resources import scenarios_path
from tests.simulator.scenes import TEASHOP
from tests.webapp.visiting import JSON, REPLY, Visitor, read_page
from webapp.desk.feed import PARTS
from webapp.desk.routes import HEARTBEAT_MS
from webapp.live import Live

Wall = Callable[..., float]
OFFER: dict[str, Any] = {
    "kind": "offer_move", "case": "tin", "to": "chat",
    "text": "Sorry about the tin, Oona. Could we go on in a secure chat about your order? ^Jo",
}  # fmt: skip
SECRET = "Your order PL-555-0107 is here, Oona."


@pytest.fixture
def shift(visitor: Visitor) -> str:
    """Give the id of a shift at the tea shop."""
    return visitor.begin()


def page(visitor: Visitor, shift: str, query: str = "") -> str:
    return visitor.get(f"/shifts/{shift}/feed{query}").text


def updates(visitor: Visitor, shift: str) -> dict[str, Any]:
    found: dict[str, Any] = visitor.get(f"/shifts/{shift}/feed/updates?after=0", **JSON).get_json()
    return found


def everything(visitor: Visitor, shift: str) -> str:
    """Give all that this page and its updates send."""
    return page(visitor, shift) + "".join(updates(visitor, shift)["parts"].values())


def moved(visitor: Visitor, shift: str, wall: Wall) -> None:
    """Play as far as a private word, a note and a reply that was hidden from view."""
    for command in (
        OFFER,
        {"kind": "note", "case": "tin", "text": "she sounds tired"},
        {"kind": "promise", "case": "tin", "due": 800, "what": "look for the parcel"},
    ):
        assert visitor.send(shift, command).status_code == 200
    wall(60)
    assert visitor.send(shift, {"kind": "open_chat", "case": "tin", "to": "chat"}).status_code == 200
    assert visitor.send(shift, {"kind": "reply", "case": "tin", "channel": "chat", "text": SECRET}).status_code == 200
    wall(200)


def test_the_page_keeps_to_the_policy(visitor: Visitor, shift: str) -> None:
    assert read_page(page(visitor, shift)).against_policy() == []


def test_only_the_shifts_own_browser_sees_it(visitor: Visitor, shift: str) -> None:
    stranger = Visitor(visitor.client.application)
    for path in ("feed", "feed/updates"):
        assert visitor.get(f"/shifts/{shift}/{path}").status_code == 200
        assert stranger.get(f"/shifts/{shift}/{path}").status_code == 404
        assert visitor.get(f"/shifts/nobodys/{path}").status_code == 404


def test_what_is_public_is_there(visitor: Visitor, shift: str, wall: Wall) -> None:
    visitor.send(shift, REPLY)
    assert REPLY["text"] not in read_page(page(visitor, shift)).text
    wall(11)
    assert REPLY["text"] in read_page(page(visitor, shift)).text


def test_nothing_private_and_nothing_authored_is_there(visitor: Visitor, shift: str, wall: Wall) -> None:
    moved(visitor, shift, wall)
    sent = everything(visitor, shift)
    assert OFFER["text"] in sent, "the public words have to be there for this to tell"
    for case in TEASHOP.cases:
        assert case.title not in sent
        assert case.expected.rationale not in sent
        assert f'"{case.id}"' not in sent
    for private in (SECRET, "PL-555-0107", "she sounds tired", "look for the parcel", "complaints", "ZZ99"):
        assert private not in sent


def test_what_was_hidden_is_not_in_the_markup(visitor: Visitor, shift: str, live: Live, wall: Wall) -> None:
    wall(250)
    updates(visitor, shift)
    joke = live.state(shift).cases["joke"].messages[0]
    words = joke.text[:30]
    assert words in read_page(everything(visitor, shift)).text
    hide = {"kind": "hide", "case": "joke", "post": joke.event, "reason": "spam"}
    assert visitor.send(shift, hide).status_code == 200
    sent = everything(visitor, shift)
    assert words not in read_page(sent).text
    assert joke.handle not in sent
    assert f'data-event="{joke.event}"' not in sent


def test_looking_changes_nothing(visitor: Visitor, shift: str, live: Live) -> None:
    before = live.state(shift)
    everything(visitor, shift)
    assert live.state(shift) == before


@pytest.mark.parametrize(("query", "back"), [("?case=tin", "?case=tin"), ("?case=nonsense", ""), ("", "")])
def test_the_way_back_leads_to_the_case_that_was_open(visitor: Visitor, shift: str, query: str, back: str) -> None:
    (link,) = [attrs for attrs in read_page(page(visitor, shift, query)).of("a") if attrs.get("id") == "back"]
    assert link["href"] == f"/shifts/{shift}{back}"


def test_every_part_of_the_updates_has_its_place_on_the_page(visitor: Visitor, shift: str) -> None:
    ids = {attrs.get("id") for _, attrs in read_page(page(visitor, shift)).tags}
    assert {f"part-{name}" for name in PARTS} <= ids
    assert set(updates(visitor, shift)["parts"]) == set(PARTS)


def test_a_shift_that_is_over_leads_to_its_debrief(visitor: Visitor, shift: str) -> None:
    visitor.post(f"/shifts/{shift}/finish")
    answer = visitor.get(f"/shifts/{shift}/feed")
    assert (answer.status_code, answer.location) == (302, f"/shifts/{shift}/debrief")
    found = updates(visitor, shift)
    assert found["debrief"] == f"/shifts/{shift}/debrief"
    assert "parts" not in found


def test_an_assessment_shows_the_same_public_and_asks_at_a_steady_pace(
    visitor: Visitor, live: Live, wall: Wall
) -> None:
    with visitor.client.session_transaction() as session:
        session["owner"] = "candidate"
    taken = {mode: live.start("teashop", mode=mode, owner="candidate") for mode in ("practice", "assessment")}
    for one in taken.values():
        visitor.send(one, REPLY)
    wall(300)
    live.contacts.note(taken["assessment"])  # its page is open, or its clock would stand
    answers = {mode: updates(visitor, one) for mode, one in taken.items()}
    assert answers["assessment"]["parts"] == answers["practice"]["parts"]
    assert answers["assessment"]["next_ms"] == HEARTBEAT_MS


def test_an_assessments_desk_tells_the_same_story(visitor: Visitor, live: Live, wall: Wall) -> None:
    with visitor.client.session_transaction() as session:
        session["owner"] = "candidate"
    stories = []
    for mode in ("practice", "assessment"):
        one = live.start("teashop", mode=mode, owner="candidate")
        moved(visitor, one, partial(_at_the_desk, live, one, wall))
        found = visitor.get(f"/shifts/{one}/updates?case=tin", **JSON).get_json()["parts"]["story"]
        stories.append(found.replace(one, "shift"))
    assert SECRET in stories[0]
    assert stories[0] == stories[1]


def _at_the_desk(live: Live, shift: str, wall: Wall, forward: float = 0.0) -> float:
    """Let time pass with the page open, so that the clock of an assessment does not stand."""
    now = wall(forward)
    live.contacts.note(shift)
    return now


def test_no_part_of_the_page_knows_mood_or_judgement() -> None:
    """Hold the templates to the view: whatever else a scenario or a state holds, they do not reach for it."""
    folder = scenarios_path().parent / "webapp" / "templates"
    for path in (folder / "feed.html", *sorted((folder / "feed").iterdir()), folder / "_post.html"):
        text = path.read_text(encoding="utf-8")
        for word in ("mood", "heat", "expected", "rules", "record", "went", ".cases", "case.", "person."):
            assert word not in text, f"{path.name} reaches for {word}"
