"""What an exchange does with personal data, by readings made by hand: acts, severity and where the data stand."""

from __future__ import annotations

import re

import pytest

from simulator.disclosures import ACTS, Datum, disclosures
from simulator.exchange import Exchange
from simulator.reading.model import Channel, Extent, Reading, Sign
from simulator.scoring.severity import CODES, privacy_table


def reading(text: str, *names: str) -> Reading:
    """Give a reading in which each name, `sign:detail~confidence`, stands at the bracket of its place."""
    plain = re.sub(r"[\[\]]", "", text)
    spans = [(found.start() - 2 * place, found.end() - 2 * place - 2) for place, found in enumerate(
        re.finditer(r"\[[^\]]*\]", text))]  # fmt: skip
    signs = []
    for place, name in enumerate(names):
        head, _, sure = name.partition("~")
        head, _, detail = head.partition(":")
        start, end = spans[min(place, len(spans) - 1)] if spans else (0, len(plain))
        signs.append(Sign(head, start, end, float(sure or 0.9), detail))
    sentences = tuple(Extent(*found.span()) for found in re.finditer(r"[^.?!]+[.?!]*", plain))
    return Reading("x", len(plain), len(plain.split()), sentences, tuple(signs))


def judged(post: Reading, reply: Reading, channel: Channel = "public", **given: object) -> tuple[tuple[str, ...], str]:
    made = disclosures(Exchange(reply="", channel=channel, **given), post, reply)  # type: ignore[arg-type]
    return made.acts, made.severity


NOTHING = reading("Where is it?")
CARD = reading("[4111 1111 1111 1111] declined", "personal.pan")
ASKS = [
    ("ask.order_number", "public", ("asks",), "S2"),
    ("ask.order_number", "dm", ("asks",), "OK"),
    ("ask.booking_reference", "public", ("asks",), "S3"),
    ("ask.cvv", "chat", ("asks", "over_asks"), "S4"),
    ("ask.date_of_birth", "public", ("asks", "over_asks"), "S3"),
    ("ask.date_of_birth", "chat", ("asks",), "OK"),
    ("ask.address", "dm", ("asks", "over_asks"), "S1"),
    ("ask.order_number:private", "public", ("asks",), "OK"),
    ("ask.what_happened", "public", (), "OK"),
    ("ask.service_id", "public", (), "OK"),
]


@pytest.mark.parametrize(("sign", "channel", "acts", "severity"), ASKS)
def test_asking(sign: str, channel: Channel, acts: tuple[str, ...], severity: str) -> None:
    assert judged(NOTHING, reading("[It]?", sign), channel) == (acts, severity)


TOLD = [
    ("repeats.pan", "dm", False, ("repeats",), "S3"),
    ("repeats.tracking_number", "dm", False, ("repeats",), "OK"),
    ("reveals.email", "chat", True, ("reveals",), "OK"),
    ("reveals.email", "chat", False, ("reveals",), "S3"),
    ("reveals.balance_or_purchase", "public", True, ("reveals",), "S3"),
    ("confirms.card_last4", "dm", False, ("confirms",), "S3"),
    ("confirms.card_last4", "chat", True, ("confirms",), "OK"),
    ("confirms.full_name", "dm", False, ("confirms",), "S3"),
    ("confirms.full_name", "chat", True, ("confirms",), "OK"),
    ("confirms.balance_or_purchase", "public", False, ("confirms",), "S2"),
    ("reveals.third_party", "chat", True, ("reveals",), "S4"),
    ("reveals.full_name", "dm", False, ("reveals",), "OK"),
    ("relationship:health", "public", False, ("confirms",), "S4"),
    ("relationship:health", "chat", False, (), "OK"),
]


@pytest.mark.parametrize(("sign", "channel", "verified", "acts", "severity"), TOLD)
def test_telling(sign: str, channel: Channel, verified: bool, acts: tuple[str, ...], severity: str) -> None:
    assert judged(NOTHING, reading("[It] is.", sign), channel, verified=verified) == (acts, severity)


def test_an_impostor_makes_a_disclosure_an_incident() -> None:
    pretext = reading("[My wife's account]", "post.pretext")
    assert judged(pretext, reading("[It]", "reveals.email"), "chat")[1] == "S4"


LEFT = [
    (CARD, (), "public", "S3"),
    (CARD, ("claim.hidden",), "public", "S1"),
    (CARD, ("claim.hidden", "told.delete"), "public", "OK"),
    (CARD, (), "dm", "S2"),
    (reading("ending [1111]", "personal.card_last4"), ("offer.dm",), "public", "OK"),
    (reading("[AB12]", "personal.account_number"), ("offer.dm",), "public", "S2"),
    (reading("my [asthma]", "personal.health"), (), "public", "OK"),
    (reading("my [biopsy]", "personal.health:record"), (), "public", "S3"),
]


@pytest.mark.parametrize(("post", "signs", "channel", "severity"), LEFT)
def test_what_is_left_in_the_open(post: Reading, signs: tuple[str, ...], channel: Channel, severity: str) -> None:
    assert judged(post, reading("[It]", *signs), channel)[1] == severity


def test_acts_stand_in_their_order_and_data_have_public_names() -> None:
    post = reading("[4111] and [QZ00]", "personal.pan", "personal.vehicle_or_location:plate")
    reply = reading("[Hidden]. [Chat]? [Delete]", "claim.hidden", "move.consent", "told.delete", "offer.chat")
    made = disclosures(Exchange(reply=""), post, reply)
    assert made.acts == ("protects", "moves_channel", "asks_consent")
    assert made.personal_data == (Datum("post", "card", 0, 4), Datum("post", "plate", 9, 13))


def test_an_unsure_sign_is_no_datum_and_no_harm() -> None:
    made = disclosures(Exchange(reply=""), NOTHING, reading("[It]", "personal.email~0.2", "reveals.email~0.2"))
    assert (made.personal_data, made.severity) == ((), "OK")


def test_the_words_of_the_export_are_closed_sets() -> None:
    assert set(privacy_table().acts) <= set(ACTS)
    assert CODES == ("OK", "S1", "S2", "S3", "S4")


def test_a_relative_they_told_of_may_be_named_back_in_private_alone() -> None:
    post, named = (
        reading("My nephew [Dermot]", "personal.child:relative"),
        reading("[Dermot]", "repeats.child:relative"),
    )
    assert judged(post, named, "chat")[1] == "OK"
    assert judged(post, named)[1] == "S4"
    assert judged(post, reading("[Dermot]", "repeats.child"), "chat")[1] == "S3"
