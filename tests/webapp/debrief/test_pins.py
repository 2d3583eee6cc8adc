"""Text in pieces: nothing is lost, nothing is doubled, every finding covers its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from webapp.debrief.pins import KINDS, Pin, segments

TEXT = "Sorry if this upset you."


def drawn(pins: list[Pin], text: str = TEXT) -> list[tuple[str, tuple[int, ...], str]]:
    return [(piece.text, piece.numbers, piece.kind) for piece in segments(text, pins)]


def test_a_text_without_findings_is_one_plain_piece() -> None:
    assert drawn([]) == [(TEXT, (), "")]
    assert drawn([], "") == []


def test_overlapping_findings_share_the_words_between_them() -> None:
    assert drawn([Pin(1, 0, 8, "help"), Pin(2, 6, 13, "hurt")]) == [
        ("Sorry ", (1,), "help"), ("if", (1, 2), "hurt"), (" this", (2,), "hurt"), (" upset you.", (), ""),
    ]  # fmt: skip


def test_each_finding_begins_once_and_ends_once() -> None:
    pieces = segments(TEXT, [Pin(1, 0, 8, "help"), Pin(2, 6, 13, "hurt"), Pin(3, 0, 24, "critical")])
    for edge in ("begins", "ends"):
        assert sorted(number for piece in pieces for number in getattr(piece, edge)) == [1, 2, 3]


def test_what_points_beyond_the_text_is_cut_and_what_is_empty_is_left_out() -> None:
    assert drawn([Pin(1, 20, 99, "hurt"), Pin(2, 5, 5, "help"), Pin(3, 50, 60, "hurt")]) == [
        (TEXT[:20], (), ""), (TEXT[20:], (1,), "hurt"),
    ]  # fmt: skip


PLACES = st.tuples(st.integers(-5, 50), st.integers(-5, 50), st.sampled_from(KINDS))


@given(st.text(max_size=40), st.lists(PLACES, max_size=8))
def test_the_pieces_are_the_text_and_cover_every_span(text: str, places: list[tuple[int, int, str]]) -> None:
    pins = [Pin(number, start, end, kind) for number, (start, end, kind) in enumerate(places, start=1)]
    pieces = segments(text, pins)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    at = 0
    for piece in pieces:
        over = [pin for pin in pins if pin.start <= at < pin.end]
        assert piece.numbers == tuple(pin.number for pin in over)
        assert piece.kind == min((pin.kind for pin in over), key=KINDS.index, default="")
        at += len(piece.text)
