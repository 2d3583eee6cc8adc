"""A text stripped of what hides a value: spelled digits, separators, zero-width and keycap characters.

`Spelled` keeps, for every character, the extent in the original that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = {
    word: str(figure)
    for figure, names in enumerate(
        (
            ("zero", "oh", "nought"),
            ("one",),
            ("two",),
            ("three",),
            ("four",),
            ("five",),
            ("six",),
            ("seven",),
            ("eight",),
            ("nine",),
        )
    )
    for word in names
}
_WORD = "|".join(_DIGITS)
_RUN = re.compile(
    rf"\b(?:(?:double |triple )?(?:{_WORD}|\d{{1,2}}))(?:[ ,.-]+(?:double |triple )?(?:{_WORD}|\d{{1,2}})){{3,}}\b"
)
_NUMBER_WORD = re.compile(rf"\b(?:{_WORD})\b")
_PART = re.compile(rf"(double |triple )?({_WORD}|\d+)")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufe0f\u20e3\u00ad]")
_LETTER_O = re.compile(r"(?<=\d)o(?=[\d ])|(?<=\d )o(?=\d)")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text in figures, with the extent of the original that each character stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Give the original extent of `text[start:end]`."""
        return self.starts[start], self.ends[end - 1]

    def compact(self) -> Spelled:
        """Give only letters and digits."""
        kept = [index for index, char in enumerate(self.text) if char.isalnum()]
        return Spelled(
            "".join(self.text[index] for index in kept),
            tuple(self.starts[index] for index in kept),
            tuple(self.ends[index] for index in kept),
        )


def spell(folded: str) -> Spelled:
    """Give a folded text with spelled-out digits as figures and hidden characters dropped."""
    plain = _LETTER_O.sub("0", folded)
    runs = [run for run in _RUN.finditer(plain) if re.search(_WORD, run[0])] if _NUMBER_WORD.search(plain) else []
    if not runs and not _HIDDEN.search(plain):
        return Spelled(plain, range(len(plain)), range(1, len(plain) + 1))
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for run in runs:
        pieces += _letters(plain, last, run.start())
        pieces += _figures(plain, run)
        last = run.end()
    pieces += _letters(plain, last, len(plain))
    return Spelled("".join(p[0] for p in pieces), tuple(p[1] for p in pieces), tuple(p[2] for p in pieces))


def _letters(plain: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(plain[i], i, i + 1) for i in range(start, end) if not _HIDDEN.match(plain[i])]


def _figures(plain: str, run: re.Match[str]) -> list[tuple[str, int, int]]:
    found = []
    for part in _PART.finditer(plain, run.start(), run.end()):
        figures = _DIGITS.get(part[2], part[2]) * {"double ": 2, "triple ": 3}.get(part[1] or "", 1)
        found += [(figure, part.start(), part.end()) for figure in figures]
    return found


@lru_cache(maxsize=1024)
def squeezed(text: str) -> str:
    """Give only the letters and digits of a folded text, digits in figures."""
    return "".join(filter(str.isalnum, spell(text).text))
