"""The content words of a text as terms that meet across wordings: stems, words of like meaning, opposites.

A term carries keys: its stem, and `#group` for each line of `content/phrases/synonyms.yaml` it stands on. Two terms
mean the same when they share a key; they are opposed when the groups stand against each other in `opposites.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from simulator.reading import phrases

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ies", "ied", "ed", "es", "ly", "s", "e", "y",
)  # fmt: skip
_DOUBLED = 4
_FAINT = frozenset(
    [
        "agent",
        "new",
        "next",
        "time",
        "day",
        "make",
        "made",
        "take",
        "takes",
        "give",
        "given",
        "go",
        "goes",
        "going",
        "come",
        "comes",
        "way",
        "thing",
        "things",
        "any",
        "anyone",
        "set",
        "let",
        "want",
        "like",
        "still",
        "now",
        "already",
        "today",
        "ever",
        "use",
        "used",
        "using",
        "put",
        "keep",
        "say",
        "says",
        "said",
        "available",
        "way",
        "full",
        "please",
        "back",
        "customer's",
        "own",
        "first",
        "last",
        "date",
        "number",
        "team",
        "work",
        "week",
        "end",
        "start",
    ]
)
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """One content word, or a set phrase: its keys, what its opposites would be, and where it stands."""

    keys: Keys
    against: Keys
    start: int
    end: int
    weight: float = 1.0


def terms(folded: str, start: int = 0, end: int | None = None) -> list[Term]:
    """Give the terms of a stretch of folded text; words without content are left out."""
    found = list(_WORD.finditer(folded, start, len(folded) if end is None else end))
    said, given, beyond = [hit[0] for hit in found], [], start
    for index, hit in enumerate(found):
        word = _word(said[index])
        keys, last = _phrase(said, index) if word.opens else _NO_PHRASE
        if keys and found[index + last].end() > beyond:
            beyond = found[index + last].end()
            given.append(Term(keys, _against(keys), hit.start(), beyond))
        elif word.keys and hit.start() >= beyond:
            given.append(Term(word.keys, word.against, hit.start(), hit.end(), word.weight))
    return given


class _Word(NamedTuple):
    """What is known of a word wherever it stands: whether it opens a set phrase; without content it has no keys."""

    opens: bool
    keys: Keys
    against: Keys
    weight: float


@lru_cache(maxsize=16384)
def _word(word: str) -> _Word:
    keys = keys_of(word) if word not in phrases.word_set("stop") and len(word) > 1 else frozenset()
    return _Word(stem(word) in _openers(), keys, _against(keys), 0.5 if word in _FAINT else 1.0)


_NO_PHRASE: tuple[Keys, int] = frozenset(), 0


def _phrase(words: list[str], index: int) -> tuple[Keys, int]:
    """Give the groups of the longest set phrase that begins here, and how many words follow its first."""
    for more in (2, 1):
        key = "-".join(stem(word) for word in words[index : index + more + 1])
        if index + more < len(words) and key in _groups():
            return _groups()[key] | {key}, more
    return _NO_PHRASE


@lru_cache(maxsize=16384)
def keys_of(word: str) -> Keys:
    """Give the keys of one word: its stem and its groups."""
    plain = stem(word)
    parts = {stem(part) for part in word.split("-")} if "-" in word else set()
    return frozenset({plain, *parts}) | _groups().get(plain, frozenset())


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Give a word without the common endings, so that forms of it meet."""
    word = re.sub(r"'\w*$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - what is left is a word
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) >= _DOUBLED and word[-1] == word[-2] else word


@lru_cache(maxsize=4096)
def _against(keys: Keys) -> Keys:
    return frozenset(other for key in keys for other in _opposites().get(key, ()))


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, Keys]:
    found: dict[str, set[str]] = {}
    for name, line in phrases.words("synonyms").items():
        for word in line.split():
            found.setdefault("-".join(stem(part) for part in word.split("-")), set()).add(f"#{name}")
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(word.split("-")[0] for word in _groups() if "-" in word)


@lru_cache(maxsize=1)
def _opposites() -> Mapping[str, Keys]:
    found: dict[str, set[str]] = {}
    for one, other in _pairs():
        found.setdefault(f"#{one}", set()).add(f"#{other}")
        found.setdefault(f"#{other}", set()).add(f"#{one}")
    return {key: frozenset(others) for key, others in found.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    for one, others in phrases.words("opposites").items():
        for other in others.split():
            yield one, other
