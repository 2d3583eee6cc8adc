"""Grave things in words that no list has: heard near the likeliest sentence, doubted below the bar, never twice."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.reading import grave_heard as module
from simulator.reading.grave_heard import DOUBTS, SIGNS, counted, evened, unlisted, unpacked
from simulator.reading.model import Context, Sign
from simulator.reading.passage import lay_out

KIND = "Thank you for telling us. "
BAD = "Wombats complain."


def model(weight: float):
    """One that hears "wombats" as a put-down, so loudly."""
    return unpacked({
        "keys": np.frombuffer(b"w:wombats\nc:wo", dtype=np.uint8),
        "weights": np.array([[weight, 0, 0], [0, 0, 0]]),
        "meaning": np.zeros((256, 3)),
        "offsets": np.array([-2.0, -2.0, -2.0]),
        "bars": np.array([[0.4] * 3, [0.8] * 3]),
    })  # fmt: skip


def heard(text: str, weight: float, signs: tuple[Sign, ...] = ()) -> list[tuple[str, str, float]]:
    with patch.object(module, "_loaded", lambda: model(weight)):
        return [
            (one.name, text[one.start : one.end], one.confidence) for one in unlisted(lay_out(text, Context()), signs)
        ]


@pytest.mark.parametrize(
    ("weight", "expected"),
    [(30, [(SIGNS[0], BAD, 0.9)]), (9, [(DOUBTS[0], BAD, 0.4)]), (1, [])],
)
def test_how_likely_it_is_decides_between_a_sign_a_doubt_and_nothing(weight, expected):
    assert heard(KIND + BAD, weight) == expected


def test_courtesies_further_on_do_not_hide_it():
    assert heard(KIND * 20 + BAD + " " + KIND * 20, 30) == [(SIGNS[0], BAD, 0.9)]


def test_what_the_lists_have_heard_is_not_told_again():
    assert heard(BAD, 30, (Sign(SIGNS[0], 0, 7),)) == []


def test_runs_and_parts_are_counted_by_their_share():
    found = counted(("no", "no"))
    assert found["w:no"] == pytest.approx(2 * evened(2))
    assert found["w:no no"] == pytest.approx(evened(2))
    assert found["c:no"] == pytest.approx(2 * 0.3 * evened(2))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_at_most_one_sign_within_it(text: str) -> None:
    passage = lay_out(text, Context())
    found = list(unlisted(passage))
    assert len(found) <= 1
    assert all(0 <= one.start < one.end <= len(passage.text) for one in found)
