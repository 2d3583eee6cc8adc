"""A text without what cannot be seen: zero-width characters go, letters that only look Latin become Latin.

Words are read as a customer sees them, so neither a slip of a keyboard nor a trick changes what they are worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from simulator.reading.model import Extent, FactReading, Reading, Sign, Telling

_HIDDEN = "\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069"
# Joiners are part of emoji and of some scripts; beside Latin letters they only hide a word.
_UNSEEN = re.compile(rf"[{_HIDDEN}]|(?<=[\x00-\x7f{_HIDDEN}])[\u200c\u200d]")
_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтАВЕКМНОРСТХІЈЅУοαικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwkmtABEKMHOPCTXIJSYoaikvptuxABEZHIKMNOPTYX",
)
_WORD = re.compile(r"[^\W\d_]+")
Placed = TypeVar("Placed", Sign, Telling)


@dataclass(frozen=True, slots=True)
class Clear:
    """A text as it is seen, and where each of its characters stands in the text as written."""

    text: str
    hid: bool = False
    at: tuple[int, ...] = ()

    def back(self, reading: Reading) -> Reading:
        """Give a reading of the clear text with its offsets in the text as written."""
        if not self.hid:
            return reading
        return replace(
            reading,
            sentences=tuple(Extent(*self._span(one)) for one in reading.sentences),
            signs=tuple(self._moved(one) for one in reading.signs),
            facts=tuple(self._told(one) for one in reading.facts),
            telling=tuple(self._moved(one) for one in reading.telling),
        )

    def _moved(self, one: Placed) -> Placed:
        start, end = self._span(one)
        return replace(one, start=start, end=end)

    def _told(self, one: FactReading) -> FactReading:
        if one.start is None or one.end is None:
            return one
        start, end = self._span(Extent(one.start, one.end))
        return replace(one, start=start, end=end)

    def _span(self, one: Extent | Sign | Telling) -> tuple[int, int]:
        start = self.at[one.start] if one.start < len(self.at) else self._end(one.start)
        return start, max(start, self._end(one.end))

    def _end(self, offset: int) -> int:
        return self.at[min(offset, len(self.at)) - 1] + 1 if offset and self.at else 0


def clear(text: str) -> Clear:
    """Give a text in NFC as a reader sees it."""
    if text.isascii():
        return Clear(text)
    unseen = {found.start() for found in _UNSEEN.finditer(text)}
    if not unseen:
        return Clear(_latin(text))
    at = tuple(index for index in range(len(text)) if index not in unseen)
    return Clear(_latin("".join(text[index] for index in at)), True, at)


def _latin(text: str) -> str:
    words = [found for found in _WORD.finditer(text) if not found[0].isascii()]
    if not any(_mixed(found[0]) for found in words):
        return text
    return _WORD.sub(lambda found: turned if (turned := found[0].translate(_ALIKE)).isascii() else found[0], text)


def _mixed(word: str) -> bool:
    """Tell whether a word would be plain Latin but for letters of another script among its own."""
    return any(char.isascii() for char in word) and word.translate(_ALIKE).isascii()
