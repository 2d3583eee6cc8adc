"""Human voice: copies, words to avoid, templates."""

from __future__ import annotations

from tests.simulator.scoring.stage import found, quoted, reply, scenario, stage

LINE = "Thank you for getting in touch, we will look at this for you."


def test_the_same_reply_again_is_a_duplicate() -> None:
    made = found(stage(reply(LINE, at=100), reply(LINE + " ", at=200)))["voice.duplicate"]
    assert made.cap == 35
    assert made.span.event == 3


def test_another_reply_is_not_a_duplicate() -> None:
    assert "voice.duplicate" not in found(stage(reply(LINE, at=100), reply("Your refund went out at nine.", at=200)))


def test_words_the_brand_avoids_are_quoted() -> None:
    authored = scenario(voice={"avoid": ["valued"]})
    assert quoted(stage(reply("To a Valued person, not devalued"), authored=authored), "voice.avoided") == "Valued"


def test_a_stock_phrase_beside_their_own_detail_does_not_cap() -> None:
    beside = found(stage(reply("[Thanks for reaching out], [Ana].", "voice.stock", "voice.personal")))["voice.stock"]
    alone = found(stage(reply("[Thanks for reaching out].", "voice.stock")))["voice.stock"]
    assert (beside.cap, alone.cap) == (None, 50)
