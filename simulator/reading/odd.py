"""Input that needs care: nothing said, emoji alone, another language, talk to the grader, the customer's own words."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from simulator.reading import phrases
from simulator.reading.model import Sign
from simulator.reading.passage import Passage, fold

_ENGLISH = "english"
_FEW, _LEAST_WORDS, _COPIED, _COPIED_WORDS = 0.08, 6, 88, 8


def odd(passage: Passage) -> list[Sign]:
    """Give the signs of input that is no ordinary reply."""
    return [*_wordless(passage), *_foreign(passage), *phrases.find("odd", passage), *_copied(passage)]


def _wordless(passage: Passage) -> Iterator[Sign]:
    if passage.words:
        return
    end = len(passage.text)
    if any(not char.isspace() and not char.isascii() for char in passage.text):
        yield Sign("odd.emoji_only", 0, end, 0.95)
    else:
        yield Sign("odd.empty", 0, end, 1.0)


def _foreign(passage: Passage) -> Iterator[Sign]:
    words = [passage.word(index) for index in range(len(passage.words))]
    letters = [char for char in passage.text if char.isalpha()]
    strange = sum(1 for char in letters if ord(char) > 0x24F)  # noqa: PLR2004 - past the Latin alphabets
    known = sum(1 for word in words if word in phrases.word_set(_ENGLISH) or "'" in word)
    other_script = len(letters) > _LEAST_WORDS and strange > len(letters) / 2
    if other_script or (len(words) >= _LEAST_WORDS and known / len(words) < _FEW):
        yield Sign("odd.other_language", 0, len(passage.text), 0.7)


def _copied(passage: Passage) -> Iterator[Sign]:
    if len(passage.words) < _COPIED_WORDS:
        return
    for who, text in passage.context.earlier:
        if who == "customer" and len(text) > len(passage.text) / 2:
            alike = fuzz.partial_ratio(passage.folded, fold(text)) if len(passage.text) <= len(text) * 2 else 0
            if alike >= _COPIED:
                yield Sign("odd.copied_customer", 0, len(passage.text), 0.9)
                return
