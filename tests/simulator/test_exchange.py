"""The scene made of an exchange: what is known goes in, what nobody can know stays out."""

from __future__ import annotations

import unicodedata

import pytest

from simulator.exchange import Exchange, Turn, facts_of, industry_of, plain, post_context, reply_context, scene_of
from simulator.reading.model import Reading, Sign
from simulator.rules import rules

EMPTY = Reading("1", 0, 0)


def shown(*names: str) -> Reading:
    return Reading("1", 9, 2, signs=tuple(Sign(name, 0, 1) for name in names))


def test_a_scene_has_post_turns_and_reply_in_order() -> None:
    exchange = Exchange("Sorry", post="Late!", channel="dm", turns=(Turn("agent", "Which?"), Turn("customer", "Blue")))
    scene = scene_of(exchange, EMPTY, shown("apology.regret"))
    assert [(said.by, said.text) for said in scene.went.messages] == [
        ("customer", "Late!"), ("agent", "Which?"), ("customer", "Blue"), ("agent", "Sorry"),
    ]  # fmt: skip
    assert [said.reading is None for said in scene.replies] == [True, False]
    assert {said.channel for said in scene.went.messages} == {"dm"}


@pytest.mark.parametrize(
    ("signs", "kind", "apology", "temperament"),
    [
        ((), "INF", False, "calm"),
        (("post.pleased",), "PRA", False, "calm"),
        (("post.failed",), "SVC", True, "furious"),
        (("post.upset",), "SVC", False, "furious"),
        (("post.upset", "post.failed", "post.pleased"), "SVC", True, "furious"),
    ],
)
def test_what_a_post_shows_decides_what_is_expected(
    signs: tuple[str, ...], kind: str, apology: bool, temperament: str
) -> None:
    scene = scene_of(Exchange("Hello"), shown(*signs), EMPTY)
    assert (scene.case.kind, scene.case.expected.apology, scene.person.temperament) == (kind, apology, temperament)


def test_facts_are_knowledge_by_their_place() -> None:
    exchange = Exchange("Yes", facts=("Open till 9", "Closed on Sunday"))
    assert facts_of(exchange) == {"0": "Open till 9", "1": "Closed on Sunday"}
    scene = scene_of(exchange, EMPTY, EMPTY)
    assert {name: fact.text for name, fact in scene.scenario.facts().items()} == facts_of(exchange)
    assert reply_context(exchange).facts == (("0", "Open till 9"), ("1", "Closed on Sunday"))


def test_only_words_are_known() -> None:
    scene = scene_of(Exchange("I've refunded you"), EMPTY, EMPTY)
    assert scene.words_alone
    assert not any(scene.shows(name) for name in ("accuracy.claim_undone", "speed.first_reply", "disposition.best"))
    assert all(scene.shows(name) for name, rule in rules().items() if not rule.shift_only)


def test_a_post_is_read_without_what_the_reply_may_know() -> None:
    exchange = Exchange("Hi", post="Where is it", facts=("Late",), brand="Fennbrook", industry="Retail & e-commerce")
    assert (post_context(exchange).facts, post_context(exchange).earlier) == ((), ())
    assert reply_context(exchange).earlier == (("customer", "Where is it"),)
    assert reply_context(exchange).brand_words == ("Fennbrook",)
    assert reply_context(exchange).industry == "retail"


@pytest.mark.parametrize(
    ("named", "industry"),
    [
        ("retail & e-commerce", "retail"), ("Bank & payments", "bank"), ("healthcare & pharmacy", "healthcare"),
        ("telecom & broadband", "telecom"), ("Airline", "airline"), ("energy & water", "energy"),
        ("transport & mobility", "transport"), ("food & grocery delivery", "food"), ("software & gaming", "software"),
        ("public service & education", "public"), ("insurance", "insurance"), ("hotel", "hotel"), ("", ""), ("zoo", ""),
    ],
)  # fmt: skip
def test_industries_by_anybodys_words(named: str, industry: str) -> None:
    assert industry_of(named) == industry


def test_texts_become_plain() -> None:
    made = plain(Exchange("cafe\u0301 \ud83d", post="e\u0301", facts=("u\u0308",), turns=(Turn("agent", "\udc00"),)))
    assert (made.reply, made.post, made.facts) == ("caf\u00e9 \ufffd", "\u00e9", ("\u00fc",))
    assert made.turns == (Turn("agent", "\ufffd"),)
    assert unicodedata.is_normalized("NFC", made.reply)
