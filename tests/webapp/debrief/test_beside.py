"""A message beside a better one: the pieces are the texts, and only what differs is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.debrief.beside import beside, difference
from webapp.debrief.best import Best, Told
from webapp.debrief.page import Page
from webapp.debrief.story import Line

WORDS = st.lists(
    st.sampled_from(["we", "are", "so", "sorry", "for", "the", "wait.", "Sorry,", "today", "^Jo"]), max_size=20
)


@given(WORDS, WORDS)
def test_pieces_put_together_are_the_words_of_the_texts(yours: list[str], better: list[str]) -> None:
    for words, pieces in zip((yours, better), difference(" ".join(yours), " ".join(better)), strict=True):
        assert " ".join(piece.text for piece in pieces).split() == words


@given(WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    for pieces in difference(" ".join(words), " ".join(words)):
        assert all(piece.kept for piece in pieces)


def marked(text: str, other: str) -> str:
    """Give a text with brackets around what the other one has not."""
    return " ".join(piece.text if piece.kept else f"[{piece.text}]" for piece in difference(text, other)[0])


DIFFERENCES = [
    ("we are sorry if this upset you. ^Jo", "we are sorry for the third wait. ^Jo",
     "we are sorry [if this upset you.] ^Jo"),
    ("Sorry, we are late", "sorry we are late", "Sorry, we are late"),
    ("call us at a time you like", "write me a time by noon", "[call us at] a time [you like]"),
    ("one the two three four", "five the six three four", "[one the two] three four"),
]  # fmt: skip


@pytest.mark.parametrize(("yours", "better", "shown"), DIFFERENCES)
def test_what_only_one_has_is_marked_without_islands_of_one_word(yours: str, better: str, shown: str) -> None:
    assert marked(yours, better) == shown


def test_only_messages_that_cost_something_are_shown(badly: Page) -> None:
    assert badly.case is not None
    numbers = [one.line.number for one in badly.case.beside]
    costly = {line.number for line in badly.case.story.lines
              if line.number and any(one.kind in ("critical", "hurt", "missing") for one in line.found)}  # fmt: skip
    assert numbers
    assert set(numbers) == costly
    assert all(one.rewrite for shown in badly.case.beside for one in shown.mends)


def line(page: Page, text: str, place: str, number: int) -> Line:
    """Give a message with findings of a page on it."""
    assert page.case is not None
    found = next(one.line.found for one in page.case.beside)
    return Line(9, 9.0, "agent", "You", text, place, number=number, found=found)


def best(*told: Told) -> Best:
    return Best("", (), "", told)


def test_it_stands_beside_words_for_the_same_place_that_are_most_like_it(badly: Page) -> None:
    told = best(Told(1, "we open at nine on Saturday", "public"), Told(2, "what is your order number", "chat"),
                Told(3, "it is on its way, and thank you for telling us", "public"))  # fmt: skip
    lines = [line(badly, "thank you for telling us", "public", 1), line(badly, "your order number please", "dm", 2)]
    first, second = beside(lines, told)
    assert " ".join(piece.text for piece in first.better).startswith("it is on its way")
    assert " ".join(piece.text for piece in second.better) == "what is your order number"
    assert first.marked


def test_texts_with_nothing_in_common_are_not_marked(badly: Page) -> None:
    (shown,) = beside([line(badly, "no", "public", 1)], best(Told(1, "we open at nine", "public")))
    assert shown.better
    assert not shown.marked


def test_where_the_author_says_nothing_there_is_nothing_beside_it(badly: Page) -> None:
    (shown,) = beside([line(badly, "no", "public", 1)], best(Told(1, "Closed the case", deed=True)))
    assert shown.better == ()
