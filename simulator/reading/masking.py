"""The text as a checker should see it: same length, with stand-ins for what no dictionary can know.

Handles, hashtags, links, codes, names, brand words, emoji and the words of social media are masked. A stand-in is
a name that a dictionary holds and that takes the same article, so that the grammar around it stays whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from simulator.reading import phrases
from simulator.reading.passage import Passage

_MASK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)[@#]\w+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:example|com|org|net|uk|io)\b\S*"
    r"|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]+\b|[\^~][ ]?\w{1,12}|\[[^\]\n]{0,40}\]|\{[^}\n]{0,40}\}|<[^>\n]{0,40}>"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+|[^\W\d_]*[\u0370-\U0001FFFF][^\s]*|\S{30,}"
)
_STRAIGHT = str.maketrans("’‘ʼ`“”„«»–‑‐−—…\u00a0\u202f\u2009\u200b\ufeff", '\'\'\'\'"""""----,.     ')
_WITHIN = re.compile(
    r"(?<=[\w,;)'\"] )[A-Z][\w&]*|(?<=[\w,;)'\"]  )[A-Z][\w&]*|\b[A-Z]{2,}\b|\b[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z]\w*"
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_HANDLE = re.compile(r"@(\w+)")
_DATES = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "august", "september", "october", "november", "december",
)  # fmt: skip
_EVERYDAY = ("stop", "english", "not_signed", "not_names")


def mask(passage: Passage) -> str:
    """Give the text with what a dictionary cannot know replaced, character for character."""
    masked = _MASK.sub(lambda found: _stand_in(found[0]), passage.text.translate(_STRAIGHT))
    masked = _WITHIN.sub(lambda found: found[0] if _is_everyday(found[0]) else _stand_in(found[0]), masked)
    known = _register() | _names(passage)

    def replaced(found: re.Match[str]) -> str:
        word = found[0].lower()
        end = len(word) if word in known else len(word.partition("'")[0])
        return _stand_in(found[0][:end]) + found[0][end:] if word[:end] in known else found[0]

    return _WORD.sub(replaced, masked)


def _stand_in(word: str) -> str:
    if not word[0].isascii():
        return " " * len(word)
    name = ("x", "Ed" if word[0] in "aeiouAEIOU" else "Jo", "Eve" if word[0] in "aeiouAEIOU" else "Dan")
    return name[min(len(word), 3) - 1].rjust(len(word))


def _is_everyday(word: str) -> bool:
    return word.lower() in _everyday() or is_date(word.lower())


@lru_cache(maxsize=1024)
def is_date(word: str) -> bool:
    """Tell whether a word is a day or a month of six letters or more, or one with a slip or two."""
    return any(OSA.distance(word, name) <= len(name) // 4 for name in _DATES if word[0] == name[0])


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(phrases.words("common")).union(*(phrases.word_set(name) for name in _EVERYDAY))


@lru_cache(maxsize=1)
def _register() -> frozenset[str]:
    """Give the words of social media and of the trade, which are no slips."""
    known = phrases.word_set("social").union(*(str(part).split() for part in phrases.raw("checker")["register"]))
    return known - phrases.word_set("english")


def _names(passage: Passage) -> frozenset[str]:
    context = passage.context
    known = (*context.names, *context.brand_words, *(name for _, name in context.teams))
    parts = {part.lower() for name in known for part in _WORD.findall(name) if len(part) > 1}
    return frozenset(parts.union(name.lower() for _, text in context.earlier for name in _HANDLE.findall(text)))
