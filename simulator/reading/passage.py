"""A text laid out for the readers: folded letter by letter, cut into sentences and words.

`folded` has the same length as `text`, so that what is found in one stands in the other at the
same offsets: lower case, straight quotes, plain digits and letters for full-width ones.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from simulator.reading.model import Context, Extent

LIMIT = 4_000  # no channel takes more; what stands beyond is counted, not read
_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "\u200b": " ", "\u200d": " ", "\ufeff": " ", "\t": " ", "\r": "\n",
}  # fmt: skip
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "etc",
        "vs",
        "approx",
        "dept",
        "ext",
        "ref",
        "inc",
        "ltd",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "a.m",
        "p.m",
    ]
)
_BREAK = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+|(?<=[.!?])(?=\s?[\U0001F300-\U0001FAFF])")
_WORD = re.compile(r"[^\W_]+(?:['.@-][^\W_]+)*")
_QUOTED = re.compile(r"\"([^\"\n]{4,400})\"|(?<!\w)'([^'\n]{2,}(?:'\w[^'\n]*)*)'(?!\w)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One message as the readers see it, with what they may know about it."""

    text: str
    folded: str
    sentences: tuple[Extent, ...]
    words: tuple[Extent, ...]
    quoted: tuple[Extent, ...]
    context: Context

    def word(self, index: int) -> str:
        """Give a word, folded."""
        return self.folded[self.words[index].start : self.words[index].end]

    def said(self, extent: Extent) -> str:
        """Give the folded text of an extent."""
        return self.folded[extent.start : extent.end]

    def sentence_at(self, offset: int) -> Extent:
        """Give the sentence an offset falls in; the whole text where there is none."""
        index = bisect_right(self.sentences, offset, key=lambda found: found.start) - 1
        return self.sentences[index] if index >= 0 else Extent(0, len(self.text))

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether the extent lies within words quoted from the customer."""
        return any(quote.start <= start and end <= quote.end for quote in self.quoted)

    def words_before(self, offset: int, count: int) -> str:
        """Give the folded words, at most `count`, that end before the offset in its sentence, back to a semicolon."""
        floor = max(self.sentence_at(offset).start, self.folded.rfind(";", 0, offset) + 1)
        found = _WORD.findall(self.folded[max(floor, offset - 16 * (count + 1)) : offset])
        return " ".join(found[-count:])


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """Give the text in lower case and plain characters, of the same length."""
    if text.isascii():
        return text.replace("\t", " ").replace("\r", "\n").replace("`", "'").lower()
    return "".join(_fold(char) for char in text)


def _fold(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    plain = char if char.isascii() else unicodedata.normalize("NFKC", char)
    lower = plain.lower()
    if len(lower) == 1:
        return lower
    return plain if len(plain) == 1 else char


def lay_out(text: str, context: Context) -> Passage:
    """Give the passage of a text, normalised to NFC and read up to `LIMIT` characters."""
    normal = unicodedata.normalize("NFC", text)[:LIMIT]
    folded = fold(normal)
    words = tuple(Extent(*found.span()) for found in _WORD.finditer(folded))
    return Passage(normal, folded, _sentences(folded), words, _quotes(folded, context), context)


def _sentences(folded: str) -> tuple[Extent, ...]:
    found: list[Extent] = []
    start = 0
    for stop in [*_breaks(folded), len(folded)]:
        piece = folded[start:stop]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            found.append(Extent(left, right))
        start = stop
    return tuple(found)


def _breaks(folded: str) -> list[int]:
    stops = []
    for found in _BREAK.finditer(folded):
        tail = folded[max(0, found.start() - 6) : found.start()]
        last = tail.split()[-1] if tail.split() else ""
        if found[0] == "." and last.strip("(") in _ABBREVIATIONS:
            continue
        if found[0].startswith("\n") or found.start() == 0 or last or found[0] == "":
            stops.append(found.end())
    return stops


def _quotes(folded: str, context: Context) -> tuple[Extent, ...]:
    """Quotation marks hold the customer's words when an earlier message has them; long quotes always do."""
    said = " ".join(fold(text) for who, text in context.earlier if who == "customer")
    quotes = []
    for found in _QUOTED.finditer(folded):
        group = 1 if found[1] is not None else 2
        inner = found[group].strip(" .,!?")
        if inner in said or len(inner.split()) > 2:  # noqa: PLR2004
            quotes.append(Extent(*found.span()))
    return tuple(quotes)
