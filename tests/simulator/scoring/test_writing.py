"""Writing: intelligibility, mechanics, fit."""

from __future__ import annotations

import pytest

from simulator.scoring import writing
from simulator.scoring.evidence import value_of
from tests.simulator.scoring.stage import act, found, quoted, reply, scenario, stage

FILL = "We looked at the charge and it will go back to your card on Monday morning"


def value(criterion: str, text: str, *signs: str) -> float | None:
    own = [one for one in writing.find(stage(reply(text, *signs))) if one.criterion == criterion]
    return value_of(criterion, own) if own else None


SLIPS = [(0, 100.0), (1, 70.0), (2, 50.0), (4, 25.0)]


@pytest.mark.parametrize(("count", "expected"), SLIPS)
def test_mechanics_fall_with_slips_per_hundred_words(count: int, expected: float) -> None:
    text = FILL + " [recieve]" * count
    assert value("mechanics", text, *["writing.spelling"] * count) == pytest.approx(expected, abs=0.5)


def test_slips_in_a_long_reply_weigh_less() -> None:
    long = " ".join([FILL] * 12)
    assert value("mechanics", f"{long} [recieve]", "writing.spelling") == pytest.approx(92, abs=2)


def test_officialese_costs_plain_language() -> None:
    assert value("plain_language", FILL + " [in respect of] it", "writing.wordy") == 90
    assert value("plain_language", FILL) == 100


def test_a_word_or_two_say_nothing_and_neither_does_a_paste() -> None:
    assert value("mechanics", "Ok then") is None
    pasted = stage(reply("Ok", at=50), reply(FILL, at=100), reply(FILL, at=200))
    assert {one.event for one in writing.find(pasted)} == {3}


def test_the_slip_is_quoted() -> None:
    assert quoted(stage(reply(FILL + " [recieve]", "writing.spelling")), "writing.spelling") == "recieve"


def test_a_brand_that_signs_misses_the_sign_off() -> None:
    authored = scenario(voice={"signoff": "^Jo"})
    assert "writing.no_signoff" in found(stage(reply(FILL), authored=authored))
    assert "writing.no_signoff" not in found(stage(reply(FILL + " ^Jo"), authored=authored))


def test_without_a_reply_nothing_was_written() -> None:
    assert list(writing.find(stage(act("handoff:care")))) == []


def test_writing_that_could_not_be_checked_is_not_observed() -> None:
    assert value("mechanics", FILL, "writing.unchecked") is None
    assert value("plain_language", FILL + " [in respect of] it", "writing.wordy", "writing.unchecked") is None
