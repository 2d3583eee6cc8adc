"""Runs of words and parts of words, with the tokens at which they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reading.grams import MOST_TOKENS, grams, tokens


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("we're on it", {"we": [0], "are": [1], "on": [2], "we are": [1], "we are on": [2], "are on it": [3]}),
        ("wait, wait", {"wait": [0, 2], "wait ,": [1], ", wait": [2]}),
        ("@teo ref 48213", {"@": [0], "ref": [1], "0": [2], "ref 0": [2]}),
    ],
)
def test_runs_stand_at_their_last_token(text: str, runs: dict[str, list[int]]) -> None:
    found = grams(text).words
    assert {run: found[run] for run in runs} == runs


def test_names_numbers_and_addresses_say_nothing() -> None:
    assert grams("@ana order 12345 at https://x.example").words.keys() == grams("@bo order 99 at http://y").words.keys()


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("we're on the case", "we are on case"),
        ("it's a pity", "it is pity"),
        ("the dog's bowl", "dog bowl"),
        ("let's see", "let us see"),
        ("i can't, i won't", "i can not, i will not"),
        ("we cannot say", "we can not say"),
        ("they didn't", "they did not"),
        ("she'd have", "she would have"),
    ],
)
def test_articles_and_shortened_forms_count_as_nothing_of_their_own(short: str, full: str) -> None:
    assert tokens(short).said == tokens(full).said


def test_a_shortened_form_stands_where_its_letters_stand() -> None:
    text = "we can't"
    assert [text[one.start : one.end] for one in tokens(text).tokens] == ["we", "ca", "n't"]


def test_parts_know_where_a_word_begins_and_ends() -> None:
    parts = grams("art cart").parts
    assert parts[" ar"] == [0]
    assert parts["rt "] == [0, 1]
    assert parts["car"] == [1]


@given(st.text(max_size=400))
def test_every_token_stands_in_the_text_in_order(text: str) -> None:
    folded = text.lower()
    found = grams(folded)
    assert len(found.tokens) <= MOST_TOKENS
    assert all(0 <= one.start < one.end <= len(folded) for one in found.tokens)
    assert all(one.end <= other.start for one, other in zip(found.tokens, found.tokens[1:], strict=False))
    for where in (*found.words.values(), *found.parts.values()):
        assert all(0 <= at < len(found.tokens) for at in where)
