"""Texts as words."""

from __future__ import annotations

import pytest

from simulator.wording import sentences, substance, words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Back by 21:30, it’s said!", ["back", "by", "21:30", "it's", "said"]),
        ("(right-hand joystick) – 43 cm", ["right-hand", "joystick", "43", "cm"]),
        ("💀 ...", []),
    ],
)
def test_words_are_in_small_letters_without_what_stands_around_them(text: str, said: list[str]) -> None:
    assert words(text) == said


def test_sentences_end_where_people_end_them() -> None:
    assert list(sentences('No. "Really?" yes; at 9.30 p.m\nthen')) == [
        ["no"], ["really"], ["yes"], ["at", "9.30", "p.m"], ["then"],
    ]  # fmt: skip


def test_substance_is_what_is_not_said_everywhere() -> None:
    assert substance(words("The second half of the stop")) == ["second", "half", "stop"]
