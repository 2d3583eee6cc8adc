"""Text cut where findings begin and end, so that a page can mark words without a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("critical", "hurt", "help", "note")
"""What a pin says of its words, gravest first."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A finding's number on the code points `start:end` of a text."""

    number: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the findings that cover it. `begins` and `ends` are those that do so here.

    `kind` is the gravest of them, empty where there is none.
    """

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    kind: str = ""


def segments(text: str, pins: Iterable[Pin]) -> tuple[Segment, ...]:
    """Give the text in pieces that together are the text; a pin beyond it is cut, an empty one left out."""
    inside = [_cut(pin, len(text)) for pin in pins]
    kept = sorted((pin for pin in inside if pin.start < pin.end), key=lambda pin: pin.number)
    edges = sorted({0, len(text), *(pin.start for pin in kept), *(pin.end for pin in kept)})
    return tuple(_piece(text, start, end, kept) for start, end in pairwise(edges))


def _cut(pin: Pin, size: int) -> Pin:
    start, end = max(0, min(pin.start, size)), max(0, min(pin.end, size))
    return Pin(pin.number, start, end, pin.kind)


def _piece(text: str, start: int, end: int, pins: list[Pin]) -> Segment:
    over = [pin for pin in pins if pin.start <= start and end <= pin.end]
    return Segment(
        text=text[start:end],
        numbers=tuple(pin.number for pin in over),
        begins=tuple(pin.number for pin in over if pin.start == start),
        ends=tuple(pin.number for pin in over if pin.end == end),
        kind=min((pin.kind for pin in over), key=KINDS.index, default=""),
    )
