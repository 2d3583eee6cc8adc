"""The coach: gravest first, gentle, throttled, in practice at the lower levels alone, and nothing is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.errors import CommandRefused
from tests.webapp.visiting import REPLY, Visitor, assessed
from webapp.desk import routes
from webapp.desk.coach import HIGHEST_LEVEL, Throttle, coached, drafted
from webapp.live import Live

ASKS = {**REPLY, "text": "Hi Bryn, please reply here with your full card number so that we can look at it."}


def test_it_says_what_a_draft_would_show_and_keeps_nothing(visitor: Visitor, live: Live) -> None:
    shift = visitor.begin()
    before = live.state(shift).seq
    answer = visitor.draft(shift, "coach", ASKS)

    assert answer.status_code == 200
    assert "full card number" in answer.get_json()["markup"]
    assert "to look at" in answer.get_json()["markup"]
    assert live.state(shift).seq == before


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Hi Oona, we have you at 07700 900321, is that still the one to ring?", "07700 900321"),
        ("Hi Oona, please reply here with your full card number so that we can look at it.", ""),
        ("Hi Oona, I'm sorry the tin stayed behind. I'll look into it now.", ""),
    ],
)
def test_what_would_show_something_private_to_everyone_is_warned_of(visitor: Visitor, text: str, warned: str) -> None:
    warning = visitor.draft(visitor.begin(), "coach", {**REPLY, "case": "tin", "text": text}).get_json()["warning"]
    assert warning == (f"This would show “{warned}” to everyone." if warned else "")


def test_a_few_letters_are_no_draft_yet(visitor: Visitor) -> None:
    answer = visitor.draft(visitor.begin(), "coach", {**REPLY, "text": "Hi"})
    assert "Nothing to say yet" in answer.get_json()["markup"]


def test_it_reads_one_draft_at_a_time(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "THROTTLE", Throttle(lambda: 0.0))  # however long the first one takes to be read
    shift = visitor.begin()
    assert "markup" in visitor.draft(shift, "coach", REPLY).get_json()
    assert visitor.draft(shift, "coach", REPLY).get_json() == {"later": True}


@pytest.mark.parametrize("kind", ["finish", "start", "note", None])
def test_only_a_reply_is_a_draft(kind: str | None) -> None:
    with pytest.raises(CommandRefused):
        drafted({"kind": kind, "text": "words that are long enough"})


def test_an_assessment_has_no_coach(visitor: Visitor, live: Live) -> None:
    shift = assessed(visitor, live)
    assert visitor.draft(shift, "coach", ASKS).status_code == 404
    assert "coach" not in visitor.get(f"/shifts/{shift}").text.lower()


def test_coaching_fades_as_levels_rise(visitor: Visitor, live: Live) -> None:
    shift = live.shift(visitor.begin())
    scenario = live.pack.scenario("teashop")
    levels = [coached(shift, scenario.model_copy(update={"level": level})) for level in range(1, 6)]

    assert levels == [level <= HIGHEST_LEVEL for level in range(1, 6)]
    assert not coached(replace(shift, mode="assessment"), scenario)


def test_a_throttle_lets_each_through_once_in_a_while() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0], apart=1.0)
    assert [throttle.lets("a"), throttle.lets("a"), throttle.lets("b")] == [True, False, True]
    now[0] = 1.5
    assert throttle.lets("a")
