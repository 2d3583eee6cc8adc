"""Mechanics of writing: what the checker finds in the masked text, and rules of our own for what it misses.

Handles, hashtags, links, codes, names and brand words are masked first; contractions, sign-offs, emoji, lower-case
openings and British or American spelling are never errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from simulator.errors import ReaderUnavailable
from simulator.reading import phrases
from simulator.reading.joins import joins, spacing
from simulator.reading.masking import is_date, mask
from simulator.reading.mechanics import Checker, Lint, harper
from simulator.reading.model import Sign
from simulator.reading.passage import Passage, fold

_MARKUP = re.compile(
    r"\*\*[^*\n]+\*\*|__[^_\n]+__|</?(?:b|i|br|p|div|a|strong|em)\b[^>]*>|&(?:amp|nbsp|lt|gt|quot|#39);"
    r"|^#{1,4} |\]\(https?:|\\n"
)
_SHOUTING = re.compile(
    r"(?<![\w#@])(?:[A-Z]{4,}(?:['’][A-Z]+)?(?:\s+[A-Z]{2,})+"
    r"|[A-Z]{2,}(?:['’][A-Z]+)?(?:\s+[A-Z]{2,}(?:['’][A-Z]+)?){2,})(?!\w)"
)
_LOWER_START = re.compile(r"(?<=[a-z][a-z)][.!?] )([a-z])(?=[a-z]* )(?!pod|phone|pad)")
_WEEKDAY = re.compile(r"(?<![\w@#.])(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w)")
_VARIANTS = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("re", "er"), ("ogue", "og"),
    ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llment", "lment"), ("llful", "lful"), ("fill", "fil"),
    ("roll", "rol"), ("llery", "lry"), ("ence", "ense"), ("ae", "e"), ("grey", "gray"), ("cheque", "check"),
    ("tyre", "tire"), ("programme", "program"), ("mme", "m"),
)  # fmt: skip
# What may follow "your" written for "you're": one word, then the clause ends or goes on with a small word.
_CONTRACTED = re.compile(r" [\w'-]+(?:[.,!?;]|$| (?:to|of|for|in|on|at|with|and|but|that|by|about|not|so|now|again)\b)")
_LET = re.compile(r" (?:down|off|out|in|up|through|loose|slip)\b")
_ODD = re.compile(r"(\w)\1\1|[.-]")
_PREFIXED = re.compile(r"(?:un|re|pre|non|over|mis|multi|mid)(?=[a-z]{4})")


def writing(passage: Passage, checker: Checker | None = None) -> list[Sign]:
    """Give the signs of faulty mechanics; `writing.unchecked` where the checker cannot be asked."""
    masked = mask(passage)
    own = [*phrases.find("grammar", passage), *joins(passage), *_by_shape(passage, masked)]
    covered = [(sign.start, sign.end) for sign in own]
    try:
        theirs = list(_checked(passage, masked, checker or harper()))
    except ReaderUnavailable:
        return [*own, Sign("writing.unchecked", 0, len(passage.text))]
    apart = [one for one in theirs if not any(one.start < end and start < one.end for start, end in covered)]
    return [_with_what_to_write(sign, theirs) for sign in own] + apart


def _with_what_to_write(sign: Sign, theirs: Sequence[Sign]) -> Sign:
    """Give a slip of our own tables with what the checker would write for the same words, where the table says none."""
    if sign.detail or sign.name != "writing.spelling":
        return sign
    same = (one.detail for one in theirs if (one.start, one.end) == (sign.start, sign.end) and one.detail)
    return replace(sign, detail=next(same, ""))


def _checked(passage: Passage, masked: str, checker: Checker) -> Iterator[Sign]:
    for lint in checker.lints(masked):
        sign = _sign(lint, passage, masked)
        if sign is not None and not _is_derived(sign, passage, checker):
            yield sign


def _sign(lint: Lint, passage: Passage, masked: str) -> Sign | None:
    word = passage.folded[lint.start : lint.end]
    if fold(masked[lint.start : lint.end]) != word or passage.is_quoted(lint.start, lint.end):
        return None
    if _is_misread(word, passage, lint.end):
        return None
    if lint.kind == "spelling" and _is_fine(passage.text[lint.start : lint.end], lint.suggestions, passage):
        return None
    if re.match(r"[.,;:!?]*\s*$", word):
        return None
    detail = lint.suggestions[0] if lint.suggestions else ""
    return Sign(f"writing.{lint.kind}", lint.start, lint.end, lint.confidence, detail)


def _is_misread(word: str, passage: Passage, end: int) -> bool:
    """Tell whether the checker takes for a slip what is none: "your kind words", "It's Nia", "were let down"."""
    if word == "let":
        return bool(_LET.match(passage.folded, end))
    if word == "your":
        return not _CONTRACTED.match(passage.folded, end)
    name = passage.text[end + 1 : end + 2]
    if passage.text[end - 2 : end] == " A" and passage.sentence_at(end - 1).start < end - 1:
        return True  # the letter
    if word in ("a", "an", "it's") and (name.isupper() or name.isdigit()):
        return True
    return " " in word.strip()


def _is_fine(word: str, suggestions: tuple[str, ...], passage: Passage) -> bool:
    """A name, a regional spelling, a term, or a word that the customer or the brand's facts use."""
    plain = fold(word).strip("'")
    if _is_name(word, plain, suggestions, passage) or _is_variant(plain, suggestions):
        return True
    heard = [text for _, text in passage.context.earlier] + [text for _, text in passage.context.facts]
    return any(re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", fold(text)) for text in heard)


def _is_name(word: str, plain: str, suggestions: tuple[str, ...], passage: Passage) -> bool:
    """Tell whether a capital stands within a sentence, or opens it with a word that is like no other."""
    if not word[:1].isupper() or is_date(plain):
        return False
    alike = any(OSA.distance(plain, fold(one), score_cutoff=1) <= 1 for one in suggestions)
    return not alike or not _opens(passage, word)


def _is_variant(plain: str, suggestions: tuple[str, ...]) -> bool:
    """Tell whether a word is too short, stretched or far from any other to be a slip, or only spelt elsewhere so."""
    if len(plain) <= 3 or _ODD.search(plain):  # noqa: PLR2004 - too short to be sure
        return True
    if plain.endswith(("'s", "'ll", "'d", "'ve", "'re")):
        return True
    meant = [fold(one) for one in suggestions]
    if any(_american(plain) == _american(one) or one.replace(" ", "") == plain for one in meant):
        return True
    return all(OSA.distance(plain, one, score_cutoff=2) > 2 for one in meant)  # noqa: PLR2004


def _is_derived(sign: Sign, passage: Passage, checker: Checker) -> bool:
    """Tell whether a word is a known one with a prefix before it: "redelivery", "unredeemed"."""
    word = passage.folded[sign.start : sign.end]
    bare = _PREFIXED.sub("", word, count=1)
    return sign.name == "writing.spelling" and bare != word and not checker.lints(f"The {bare}.")


def _opens(passage: Passage, word: str) -> bool:
    return any(
        passage.text.startswith(word, sentence.start) and len(passage.said(sentence)) > len(word) + 3
        for sentence in passage.sentences
    )


def _american(word: str) -> str:
    for british, american in _VARIANTS:
        word = word.replace(british, american)
    return word


def _by_shape(passage: Passage, masked: str) -> Iterator[Sign]:
    shapes = [("writing.markup", _MARKUP, 0.8, ""), ("writing.shouting", _SHOUTING, 0.9, "")]
    if _has_capitals(passage):
        shapes += [("writing.grammar", _WEEKDAY, 0.4, "capital"), ("writing.punctuation", _LOWER_START, 0.5, "capital")]
    found = [
        Sign(name, at.start(), at.end(), confidence, detail)
        for name, pattern, confidence, detail in shapes for at in pattern.finditer(passage.text)
    ]  # fmt: skip
    yield from (sign for sign in (*found, *spacing(masked)) if not passage.is_quoted(sign.start, sign.end))


def _has_capitals(passage: Passage) -> bool:
    """Tell whether the writer opens with a capital: who never does has a style, who mostly does has slipped."""
    opening = next((char for char in passage.text if char.isalpha()), "")
    return opening.isupper()
