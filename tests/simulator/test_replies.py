"""The public contract of a graded reply, and that any exchange can be graded."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.disclosures import ACTS
from simulator.exchange import Exchange, Turn, plain
from simulator.finding import DIMENSIONS
from simulator.replies import LIMIT, MEASURES, VERSION, flags, grade_reply
from simulator.resources import content_path
from simulator.rules import criticals, rules

KEYS = [
    "id", "overall", "uncapped", "marks", "measures", "findings", "critical", "facts", "personal_data", "acts",
    "severity", "flags", "version",
]  # fmt: skip
FINDING = ["rule", "dimension", "effect", "start", "end", "quote", "because", "source", "rewrite", "confidence"]
FLAGS = {
    "asks_personal_data", "repeats_personal_data", "moves_channel", "asks_consent", "gives_reason_for_move",
    "conditional_apology", "blames_customer", "over_promises", "placeholder_left", "no_next_step", "wrong_fact",
    "canned", "protects_data", "hands_to_specialist",
}  # fmt: skip
LATE = "My parcel is three weeks late and nobody answers. This is a disgrace!"


def graded(reply: str, post: str = LATE, **known: Any) -> dict[str, Any]:
    return grade_reply(Exchange(reply, id="r1", post=post, **known)).as_json()


def share(value: Any, most: float) -> bool:
    return value is None or (isinstance(value, float) and 0 <= value <= most)


def check_contract(grade: dict[str, Any], exchange: Exchange, text: str) -> None:
    """Check all that `docs/grade.md` promises of one grade."""
    assert list(grade) == KEYS
    assert json.loads(json.dumps(grade, ensure_ascii=False).encode()) == grade
    assert all(share(value, 100) for value in (grade["overall"], grade["uncapped"], *grade["marks"].values()))
    assert list(grade["marks"]) == list(DIMENSIONS)
    assert grade["marks"]["speed"] is None
    assert list(grade["measures"]) == list(MEASURES)
    assert all(share(value, 1) for value in grade["measures"].values())
    for found in grade["findings"]:
        assert list(found) == FINDING
        assert not rules()[found["rule"]].shift_only
        absent = found["start"] is None
        assert absent is (found["end"] is None)
        assert found["quote"] == ("" if absent else text[found["start"] : found["end"]])
        assert found["confidence"] in ("low", "medium", "high")
    assert set(grade["critical"]) <= set(criticals())
    assert [told["fact"] for told in grade["facts"]] == list(exchange.facts)
    for told in grade["facts"]:
        assert told["status"] in ("conveys", "partial", "absent", "contradicts")
        assert (told["start"] is None) is (told["end"] is None)
    for datum in grade["personal_data"]:
        assert 0 <= datum["start"] < datum["end"] <= len(text if datum["where"] == "reply" else exchange.post)
    assert set(grade["acts"]) <= set(ACTS)
    assert grade["severity"] in ("OK", "S1", "S2", "S3", "S4")
    assert list(grade["flags"]) == list(flags())
    assert all(isinstance(raised, bool) for raised in grade["flags"].values())
    assert grade["version"] == VERSION


@pytest.mark.parametrize(
    ("reply", "facts"),
    [
        ("Three weeks is far too long, and I'm sorry. I'm tracing it now and will be back here by 3 pm. ^Jo", ()),
        ("We're sorry for any inconvenience. DM us your order number.", ("Refunds take 5 days",)),
        ("", ()),
        ("👍", ("A", "B")),
    ],
)
def test_the_contract(reply: str, facts: tuple[str, ...]) -> None:
    exchange = Exchange(reply, id="r1", post=LATE, facts=facts)
    check_contract(graded(reply, facts=facts), exchange, reply)


_TEXT = st.text(max_size=200) | st.text(alphabet="ab @.,?!'’é\u0301\n👍0123456789{}[]%£", max_size=120)


_EXCHANGES = st.builds(
    Exchange, reply=_TEXT, post=_TEXT, facts=st.lists(_TEXT, max_size=2).map(tuple), verified=st.booleans(),
    channel=st.sampled_from(["public", "dm", "chat"]), industry=st.sampled_from(["", "healthcare", "Bank"]),
    turns=st.lists(st.builds(Turn, st.sampled_from(["customer", "agent"]), _TEXT), max_size=3).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_EXCHANGES)
def test_any_exchange_can_be_graded(exchange: Exchange) -> None:
    grade = grade_reply(exchange)
    check_contract(grade.as_json(), plain(exchange), grade.text)


@pytest.mark.parametrize("text", ["word " * (LIMIT // 5), "a" * LIMIT, "(" * LIMIT, "\u0301" * LIMIT, "\ud800" * 50])
def test_long_and_odd_texts(text: str) -> None:
    assert grade_reply(Exchange(text, post=text)).as_json()["version"] == VERSION


def test_claims_of_deeds_are_not_judged() -> None:
    rules_found = {
        found["rule"] for found in graded("I've refunded you in full, and I've passed this to our team.")["findings"]
    }
    assert not {"accuracy.claim_undone", "ownership.acted", "disposition.unlisted"} & rules_found


def test_notes_tell_what_a_reply_does_and_move_no_mark() -> None:
    grade = graded("I've passed this to our fraud team, who'll reply by 3 pm.", "Was that text from you?")
    notes = [found for found in grade["findings"] if rules()[found["rule"]].note]
    assert "disposition.to_specialist" in {found["rule"] for found in notes}
    assert {found["effect"] for found in notes} == {0}
    assert grade["marks"]["escalation"] is None


def test_earlier_turns_are_context_and_not_graded() -> None:
    turns = (Turn("agent", "Shut up, you idiot."), Turn("customer", "Charming."))
    assert graded("I'm sorry about that. I'm tracing it now.", turns=turns)["critical"] == []


@pytest.mark.parametrize(
    ("post", "reply", "flag"),
    [
        (LATE, "Please DM us so that we can look into it.", "moves_channel"),
        (LATE, "Would you be happy to carry on by private message?", "asks_consent"),
        (LATE, "Could you DM us, so that your details stay private?", "gives_reason_for_move"),
        (LATE, "We're sorry if you feel let down.", "conditional_apology"),
        (LATE, "You should have read the terms. That's your own fault.", "blames_customer"),
        (LATE, "It's 100% guaranteed to be with you tomorrow, I promise.", "over_promises"),
        (LATE, "Hi [First name], we're on it.", "placeholder_left"),
        (LATE, "Thank you for contacting us. Your satisfaction is important to us.", "canned"),
        (LATE, "I've passed this to our delivery specialists, who will message you by 3 pm.", "hands_to_specialist"),
    ],
)
def test_flags(post: str, reply: str, flag: str) -> None:
    assert graded(reply, post)["flags"][flag]
    assert not graded("It opens at nine on Sunday.", "When do you open on Sunday?")["flags"][flag]


def test_flags_are_made_of_rules_there_are() -> None:
    assert set(flags()) >= FLAGS
    assert {rule for raising in flags().values() for rule in raising} <= set(rules())
    assert not any(rules()[rule].shift_only for raising in flags().values() for rule in raising)


def test_a_critical_caps_the_overall_and_not_the_uncapped() -> None:
    grade = graded("Shut up, you idiot.")
    assert grade["critical"] == ["CE9"]
    assert grade["overall"] <= 59
    assert grade["uncapped"] >= grade["overall"]


def test_flags_are_documented_by_their_rules() -> None:
    text = content_path().parent.joinpath("docs", "grade.md").read_text(encoding="utf-8")
    raw = yaml.safe_load(content_path("flags.yaml").read_text(encoding="utf-8"))
    for flag, raising in raw.items():
        rows = [line for line in text.splitlines() if line.startswith(f"| `{flag}` |")]
        assert any(all(f"`{rule}`" in row for rule in raising) for row in rows), flag
    assert [name for name in MEASURES if f"| `{name}` |" not in text] == []
