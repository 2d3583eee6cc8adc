"""Mechanics of writing: what the checker finds in the masked text, and rules of our own for what it misses.

Handles, hashtags, links, codes, names and brand words are masked first; contractions, sign-offs, emoji, lower-case
openings and British or American spelling are never errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.reading import phrases
from simulator.reading.mechanics import Checker, Lint, harper
from simulator.reading.model import Sign
from simulator.reading.passage import Passage, fold

_MASK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)[@#]\w+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:example|com|org|net|uk|io)\b\S*"
    r"|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]+\b|[\^~][ ]?\w{1,12}|\[[^\]\n]{0,40}\]|\{[^}\n]{0,40}\}|<[^>\n]{0,40}>"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+|[^\W\d_]*[\u0370-\U0001FFFF][^\s]*|\S{30,}"
)
_MARKUP = re.compile(
    r"\*\*[^*\n]+\*\*|__[^_\n]+__|</?(?:b|i|br|p|div|a|strong|em)\b[^>]*>|&(?:amp|nbsp|lt|gt|quot|#39);"
    r"|^#{1,4} |\]\(https?:|\\n"
)
_SHOUTING = re.compile(
    r"(?<![\w#@])(?:[A-Z]{4,}(?:['’][A-Z]+)?(?:\s+[A-Z]{2,})+"
    r"|[A-Z]{2,}(?:['’][A-Z]+)?(?:\s+[A-Z]{2,}(?:['’][A-Z]+)?){2,})(?!\w)"
)
_LOWER_START = re.compile(r"(?<=[a-z)][.!?] )([a-z])(?=[a-z]* )(?!pod|phone|pad)")
_WEEKDAY = re.compile(r"(?<![\w@#.])(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w)")
_KINDS = {
    "Spelling": ("writing.spelling", 0.8), "Typo": ("writing.spelling", 0.7), "Agreement": ("writing.grammar", 0.8),
    "Grammar": ("writing.grammar", 0.7), "Repetition": ("writing.grammar", 0.8), "Eggcorn": ("writing.grammar", 0.6),
    "Malapropism": ("writing.grammar", 0.6), "BoundaryError": ("writing.spelling", 0.6),
}  # fmt: skip
_VARIANTS = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("re", "er"),
    ("ogue", "og"), ("ll", "l"),
    ("ence", "ense"), ("ae", "e"), ("grey", "gray"), ("cheque", "check"), ("tyre", "tire"),
    ("programme", "program"), ("mme", "m"),
)  # fmt: skip
# What may follow "your" written for "you're": one word, then the clause ends or goes on with a small word.
_CONTRACTED = re.compile(r" [\w'-]+(?:[.,!?;]|$| (?:to|of|for|in|on|at|with|and|but|that|by|about|not|so|now|again)\b)")
_SOCIAL = "social"


def writing(passage: Passage, checker: Checker | None = None) -> list[Sign]:
    """Give the signs of faulty mechanics."""
    masked = mask(passage)
    own = [*phrases.find("grammar", passage), *_by_shape(passage)]
    covered = [(sign.start, sign.end) for sign in own]
    lints = (checker or harper()).lints(masked)
    theirs = [sign for lint in lints if (sign := _sign(lint, passage, masked)) is not None]
    return own + [one for one in theirs if not any(one.start < end and start < one.end for start, end in covered)]


def mask(passage: Passage) -> str:
    """Give the text with what a dictionary cannot know replaced, character for character."""
    masked = _MASK.sub(lambda found: "X" * len(found[0]), passage.text)
    for name in _names(passage):
        masked = re.sub(
            rf"(?<!\w){re.escape(name)}(?!\w)", lambda found: "X" * len(found[0]), masked, flags=re.IGNORECASE
        )
    return re.sub(r"(?<!\w)X{1,}(?!\w)", lambda found: "Sam".ljust(len(found[0]))[: len(found[0])], masked)


def _names(passage: Passage) -> list[str]:
    known = (*passage.context.names, *passage.context.brand_words, *(name for _, name in passage.context.teams))
    parts = {part for name in known for part in re.findall(r"[^\W\d_][\w'-]*", name) if len(part) > 1}
    return sorted(parts, key=lambda part: (-len(part), part))


def _sign(lint: Lint, passage: Passage, masked: str) -> Sign | None:
    name, confidence = _KINDS.get(lint.kind, ("", 0.0))
    word = passage.text[lint.start : lint.end]
    if not name or masked[lint.start : lint.end] != word or passage.is_quoted(lint.start, lint.end):
        return None
    if _is_misread(fold(word), passage, lint.end):
        return None
    if name == "writing.spelling" and _is_fine(word, lint.suggestions, passage):
        return None
    if re.match(r"[.,;:!?]*\s*$", word):
        return None
    return Sign(name, lint.start, lint.end, confidence, lint.suggestions[0] if lint.suggestions else "")


def _is_misread(word: str, passage: Passage, end: int) -> bool:
    """Tell whether the checker takes for a slip what is none: "your kind words", "It's Nia", "yes or no to that"."""
    if word == "your":
        return not _CONTRACTED.match(passage.folded, end)
    return (word == "it's" and passage.text[end + 1 : end + 2].isupper()) or " " in word.strip()


def _is_fine(word: str, suggestions: tuple[str, ...], passage: Passage) -> bool:
    """A name, a word of the register, a regional spelling, or one the customer or the brand's facts use."""
    plain = fold(word).strip("'")
    if plain in phrases.word_set(_SOCIAL) or (word[:1].isupper() and not _opens(passage, word)) or "-" in plain:
        return True
    if any(_american(plain) == _american(fold(one)) for one in suggestions):
        return True
    if plain.endswith(("'s", "'ll", "'d", "'ve", "'re")) or any(one.replace(" ", "") == plain for one in suggestions):
        return True
    if len(plain) <= 3 or not suggestions:  # noqa: PLR2004 - too short to be sure
        return True
    heard = [text for _, text in passage.context.earlier] + [text for _, text in passage.context.facts]
    return any(re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", fold(text)) for text in heard)


def _opens(passage: Passage, word: str) -> bool:
    return any(
        passage.text.startswith(word, sentence.start) and len(passage.said(sentence)) > len(word) + 3
        for sentence in passage.sentences
    )


def _american(word: str) -> str:
    for british, american in _VARIANTS:
        word = word.replace(british, american)
    return word


def _by_shape(passage: Passage) -> Iterator[Sign]:
    for name, pattern, confidence in (
        ("writing.markup", _MARKUP, 0.8),
        ("writing.shouting", _SHOUTING, 0.9),
        ("writing.grammar", _WEEKDAY, 0.6),
        ("writing.punctuation", _LOWER_START, 0.5),
    ):
        for found in pattern.finditer(passage.text):
            if not passage.is_quoted(*found.span()):
                yield Sign(name, found.start(), found.end(), confidence, "capital" if confidence <= 0.6 else "")  # noqa: PLR2004
