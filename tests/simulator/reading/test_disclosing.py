"""The learned acts: what a reply does with personal data in words that no rule has."""

from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.disclosing import ACTS, disclosing, features
from simulator.reading.model import Channel, Context, FactReading
from simulator.reading.passage import lay_out

HEARD: dict[str, list[tuple[Channel, str, str]]] = {
    "asks": [
        ("dm", "my kettle never came", "Sorry about that! Fire over the order number and your email and I'll look."),
        ("public", "no signal here all day", "Not good. Pop your mobile number below and we'll test the line."),
    ],
    "over_asks": [
        ("dm", "I can't pay", "Let me do it for you. What's the card number and the three digits on the back?")
    ],
    "protects": [
        ("public", "what do you need", "Please don't post any details here, keep your number to yourself for now."),
    ],
    "moves_channel": [("public", "my bill is wrong", "Sorry to hear it. Send us a private message and we'll check.")],
    "asks_consent": [("public", "my bill is wrong", "Sorry to hear it. Would you be happy for us to message you?")],
    "repeats": [("dm", "my email is ana@example.com", "Thanks, I have written to ana@example.com just now.")],
    "confirms": [("dm", "is 12 Mill Lane still my address with you?", "Yes, that's the one we have on the account.")],
}
QUIET = [
    ("when do you open on Sunday?", "We open at 10 on Sundays and close at 4."),
    ("your app looks great", "Thank you, that made our day!"),
    ("is the 14:10 running?", "It is, from platform 3, about five minutes late."),
]


def acts(channel: Channel, post: str, reply: str) -> set[str]:
    """Give the acts that are heard in a reply."""
    read_so = read(reply, Context(channel=channel, earlier=(("customer", post),)))
    return {sign.name.removeprefix("act.") for sign in read_so.having("act")}


@pytest.mark.parametrize(("act", "case"), [(act, case) for act, cases in HEARD.items() for case in cases])
def test_an_act_is_heard(act: str, case: tuple[Channel, str, str]) -> None:
    assert act in acts(*case)


@pytest.mark.parametrize(("post", "reply"), QUIET)
def test_a_plain_answer_does_nothing_with_data(post: str, reply: str) -> None:
    assert acts("public", post, reply) & {"asks", "over_asks", "repeats", "confirms"} == set()


def test_the_kind_that_is_asked_for_is_the_detail() -> None:
    reply = "Sorry! Fire over the order number and I'll look."
    found = read(reply, Context(channel="dm", earlier=(("customer", "my kettle never came"),)))
    assert "order_number" in {sign.detail for sign in found.having("act.asks")}


def test_an_approved_fact_reveals_nothing() -> None:
    context = Context(channel="public", earlier=(("customer", "how much is left on my loan?"),))
    passage = lay_out("It stands at two thousand euro as of today.", context)
    told = FactReading("loan", "conveys", 0, len(passage.folded))
    assert not {"act.reveals", "act.confirms"} & {one.name for one in disclosing(passage, (), (told,))}


def test_a_customer_does_no_acts() -> None:
    assert not list(disclosing(lay_out("Send me your PIN", Context(by="customer")), ()))


def test_features_are_of_words_and_of_circumstances() -> None:
    context = Context(channel="dm", earlier=(("customer", "order 55512 is late"),))
    found = features(lay_out("55512 left today.", context), ())
    assert {"w:left today", "p:is late", "s:same figures", "s:in dm"} <= found.keys()
    assert found["s:same figures"] > 0
    assert len(ACTS) == len(set(ACTS))
