"""The vocabulary of readings, and what can be asked of one."""

from __future__ import annotations

import re

from simulator.reading.model import KINDS, QUESTIONS, SIGNS, FactReading, Reading, Sign

READING = Reading(
    version="x",
    chars=9,
    words=2,
    signs=(Sign("ask.email", 0, 5), Sign("asked", 5, 9)),
    facts=(FactReading("hours", "partial", 0, 5),),
)


def test_a_name_stands_for_what_is_beneath_it_and_for_nothing_that_only_begins_alike() -> None:
    assert [sign.name for sign in READING.having("ask")] == ["ask.email"]
    assert READING.has("ask.email")
    assert not READING.has("ask.phone")


def test_a_fact_that_was_not_looked_for_is_absent() -> None:
    assert (READING.fact("hours"), READING.fact("price")) == ("partial", "absent")


def test_names_are_plain_and_none_stands_twice() -> None:
    assert all(re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", name) for name in SIGNS)
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in (*KINDS, *QUESTIONS))
    assert len(set(KINDS) | set(QUESTIONS)) == len(KINDS) + len(QUESTIONS)
