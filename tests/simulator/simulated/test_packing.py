"""Sentences become messages that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.simulated.packing import messages

SENTENCES = st.lists(st.text("abc ", min_size=1, max_size=60).filter(str.strip), max_size=9)


@given(SENTENCES, st.integers(80, 500))
def test_each_message_fits_and_every_sentence_is_said_once(said: list[str], limit: int) -> None:
    sent = messages(said, limit, "^Jo")
    assert all(len(text) <= limit and text.endswith(" ^Jo") for text in sent)
    assert "".join("".join(sent).replace("^Jo", "").split()) == "".join("".join(said).split())


def test_the_tail_is_said_only_where_there_is_room() -> None:
    assert messages(["One."], 20, None, tail="Two.") == ["One. Two."]
    assert messages(["One."], 6, None, tail="Two.") == ["One."]


def test_nothing_makes_no_message() -> None:
    assert messages(["", ""], 280, "^Jo", tail="Bye.") == []


def test_a_last_sentence_does_not_stand_alone() -> None:
    assert messages(["aaaa.", "bbbb.", "cccc.", "dddd."], 21, None) == ["aaaa. bbbb.", "cccc. dddd."]


def test_long_texts_have_paragraphs() -> None:
    (text,) = messages(["a" * 200, "b" * 200], 1000, None)
    assert text == f"{'a' * 200}\n\n{'b' * 200}"
