"""A text as a customer takes it: nothing hidden in it, Latin letters for those that look it, plain words for dialect.

Words are read for what they say, so neither a trick, nor a slip of a keyboard, nor the place that somebody comes from
changes what they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from simulator.reading import phrases
from simulator.reading.model import Extent, FactReading, Reading, Sign, Telling
from simulator.reading.passage import fold

_HIDDEN = "\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069"
# Joiners are part of emoji and of some scripts; beside Latin letters they only hide a word.
_UNSEEN = re.compile(rf"[{_HIDDEN}]|(?<=[\x00-\x7f{_HIDDEN}])[\u200c\u200d]")
_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтАВЕКМНОРСТХІЈЅУοαικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwkmtABEKMHOPCTXIJSYoaikvptuxABEZHIKMNOPTYX",
)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(?<![\w@#^.'-])'?[a-z]+(?:'[a-z]+)*'?(?![\w@-])")
_SECOND = re.compile(r" [a-z]+")
_THE = re.compile(r"t'(?=[a-z]{2})")
_CLIPPED = re.compile(r"[a-z]{2,}in'")
_STARTS = re.compile(r"(?:^|[.!?\n]['\")]*\s+|^\W+)$")
Placed = TypeVar("Placed", Sign, Telling)


class _Put(NamedTuple):
    """Other characters for those from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Clear:
    """A text as it is taken, and where each of its characters stands in the text as written; no places: the same."""

    text: str
    at: tuple[int, ...] = ()

    def back(self, reading: Reading) -> Reading:
        """Give a reading of the clear text with its offsets in the text as written."""
        if not self.at:
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
    """Give a text in NFC as a reader takes it."""
    if text.isascii():
        return _put(Clear(text), tuple(_plainly(text)))
    unseen = tuple(_Put(*found.span(), "") for found in _UNSEEN.finditer(text))
    seen = _put(Clear(text), unseen)
    seen = replace(seen, text=_latin(seen.text))
    return _put(seen, tuple(_plainly(seen.text)))


def _put(clear: Clear, puts: Sequence[_Put]) -> Clear:
    if not puts:
        return clear
    at = clear.at or tuple(range(len(clear.text)))
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for one in puts:
        parts += [clear.text[done : one.start], one.text]
        places += at[done : one.start]
        last = one.end - 1
        # The last new character stands for the last of the old, so that an end of either is an end of both.
        places += [at[min(one.start + step, last)] for step in range(len(one.text) - 1)] + [at[last]] * bool(one.text)
        done = one.end
    return Clear("".join([*parts, clear.text[done:]]), (*places, *at[done:]))


def _plainly(text: str) -> Iterator[_Put]:
    """Give the plain words for those of a dialect, in order."""
    folded, done = fold(text), 0
    for found in _TOKEN.finditer(folded):
        start, stop = found.span()
        if start < done or not _is_dialect(found[0]):
            continue
        start, stop, plain = _plain(folded, start, stop)
        written = text[start:stop]
        if plain is None or _is_name(text, start, stop):
            continue
        yield _Put(start, stop, plain.upper() if written.isupper() else _as_capital(plain, written))
        done = stop


@lru_cache(maxsize=8192)
def _is_dialect(token: str) -> bool:
    """Tell whether a token may be a word of dialect or the first of two; most are not."""
    bare = token.removeprefix("'")
    forms = {one for whole in (token, bare) for one in (whole, whole.removesuffix("'"))}
    shortened = _CLIPPED.fullmatch(bare) or _THE.match(token) or bare.rstrip("'") in phrases.word_set("clipped")
    return bool(shortened) or not forms.isdisjoint(_openers())


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(say.split(" ")[0] for say in phrases.words("dialect"))


def _plain(folded: str, start: int, stop: int) -> tuple[int, int, str | None]:
    """Give where a word of dialect stands, that of two words first, and its plain word, if it is one."""
    known = phrases.words("dialect")
    second = _SECOND.match(folded, stop)
    bare = start + (folded[start] == "'")
    ends = (*((second.end(),) if second else ()), stop, stop - (folded[stop - 1] == "'"))
    for one in ((first, end) for end in ends for first in (start, bare)):
        if plain := known.get(folded[slice(*one)]):
            return *one, plain
    if the := _THE.match(folded, start):
        return start, the.end(), "the "
    word = folded[bare:stop]
    clipped = _CLIPPED.fullmatch(word) or word.rstrip("'") in phrases.word_set("clipped")
    return bare, stop, word.rstrip("'") + "g" if clipped else None


def _is_name(text: str, start: int, stop: int) -> bool:
    """Tell whether a word has the capital of a name, not that of a sentence or of a shout."""
    return text[start:stop].istitle() and not _STARTS.search(text[:start])


def _as_capital(plain: str, written: str) -> str:
    return plain.capitalize() if written.lstrip("'’")[:1].isupper() else plain


def _latin(text: str) -> str:
    words = [found for found in _WORD.finditer(text) if not found[0].isascii()]
    if not any(_mixed(found[0]) for found in words):
        return text
    return _WORD.sub(lambda found: turned if (turned := found[0].translate(_ALIKE)).isascii() else found[0], text)


def _mixed(word: str) -> bool:
    """Tell whether a word would be plain Latin but for letters of another script among its own."""
    return any(char.isascii() for char in word) and word.translate(_ALIKE).isascii()
