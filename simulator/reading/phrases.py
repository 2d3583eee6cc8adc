"""Tables of wordings, read once from `content/phrases/`, and where they stand in a passage.

A table maps a sign to wordings. A wording is a regular expression over folded text with three
conveniences: `{name}` puts in a fragment, ` ~ ` allows up to three words between, ` ~~ ` up to seven,
and the apostrophe of contractions may be left out. An entry may also be a mapping:

    say: the wording
    detail: weak | strong | anything the sign's meaning promises
    confidence: 0-1
    negated: keep       also counts after not, never, without …
    quoted: keep        also counts inside words quoted from the customer
    only: question | statement | first | named | public    what its sentence, its group `name` or the channel has to be
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from simulator.reading.literals import literals
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage
from simulator.reading.sought import Sought
from simulator.yamlfile import content

NEGATION = re.compile(
    r"\b(?:not|n't|never|no|without|cannot|neither|nor|unable|hardly|isnt|wont|cant|dont|didnt|doesnt|shouldnt"
    r"|rather than|instead of)\b|n't\b"
)
_OPTIONAL = (("n't", "n'?t"), ("'ve", "'?ve"), ("i'm", "i'?m"), ("'s", "'?s"), ("you're", "you'?re"))
_LOOSE = re.compile(r"\(\?<[=!][^)]*\)|\[[^\]]*\]| ~~ | ~ | ")
_WIDTH = {
    " ": r"(?:[ \n]{1,3})",
    " ~ ": r"(?:[ ,]+[\w'#&/-]+){0,3}?[ ,]+",
    " ~~ ": r"(?:[ ,]+[\w'#&/-]+){0,7}?[ ,]+",
}
# The same, as far as the literals of a wording go.
_BROAD = {" ~ ": " .* ", " ~~ ": " .* "}
# Tables where an apostrophe is what matters, and a negation before is none of it.
_STRICT = frozenset({"grammar", "joins"})
SOUGHT = (
    "acts", "blame", "elsewhere", "gifts", "grammar", "grave", "handovers", "jargon", "moves", "nouns", "odd", "posts",
    "private_acts", "questions", "tone",
)  # fmt: skip
"""The tables whose wordings are looked for anywhere in a text."""
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Wording:
    """One way to say something: `say` as its table writes it, `strict` if that keeps its apostrophes."""

    sign: str
    say: str
    strict: bool = False
    detail: str = ""
    confidence: float = 1.0
    negated: bool = False
    quoted: bool = False
    only: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the wording as a pattern; most are never tried on a text, so it is made when it is first asked for."""
        return compiled(self.say, self.strict)


@lru_cache(maxsize=1)
def fragments() -> Mapping[str, str]:
    """Give the shared parts of wordings, each by its name, fully spelled out."""
    raw = _load("fragments")
    done: dict[str, str] = {}
    for name, part in raw.items():
        text = part if isinstance(part, str) else "|".join(part)
        done[name] = "(?:" + _FRAGMENT.sub(lambda found: done[found[1]], text) + ")"
    return done


def expand(wording: str, strict: bool = False, widths: Mapping[str, str] = _WIDTH) -> str:
    """Give a wording as the source of a regular expression; `strict` keeps its apostrophes."""
    source = _FRAGMENT.sub(lambda found: fragments()[found[1]], wording)
    for plain, loose in () if strict else _OPTIONAL:
        source = source.replace(plain, loose)
    return _LOOSE.sub(lambda found: widths.get(found[0], found[0]), source)


def compiled(wording: str, strict: bool = False) -> re.Pattern[str]:
    """Give a wording as a pattern over folded text, bounded by words."""
    return re.compile(rf"(?<![\w@#^])(?:{expand(wording, strict)})(?!\w)")


@lru_cache(maxsize=32)
def table(name: str) -> tuple[Wording, ...]:
    """Give all wordings of `content/phrases/<name>.yaml`, in the file's order."""
    return tuple(_wording(sign, entry, name in _STRICT) for sign, entries in _load(name).items() for entry in entries)


@lru_cache(maxsize=32)
def words(name: str) -> Mapping[str, str]:
    """Give a plain word-to-word table of `content/phrases/<name>.yaml`."""
    return {str(key): str(value) for key, value in _load(name).items()}


@lru_cache(maxsize=16)
def word_set(name: str) -> frozenset[str]:
    """Give one of the word sets of `content/phrases/word_sets.yaml`."""
    return frozenset(str(_load("word_sets")[name]).split())


@lru_cache(maxsize=8)
def raw(name: str) -> Mapping[str, list[dict[str, Any]]]:
    """Give the entries of `content/phrases/<name>.yaml` as they are written, by key."""
    return _load(name)


def _load(name: str) -> dict[str, Any]:
    return dict(content("phrases", f"{name}.yaml"))


def _wording(sign: str, entry: str | dict[str, Any], strict: bool) -> Wording:
    given = {"say": entry} if isinstance(entry, str) else entry
    return Wording(
        sign,
        str(given["say"]),
        strict,
        str(given.get("detail", "")),
        float(given.get("confidence", 1.0)),
        strict or given.get("negated") == "keep",
        given.get("quoted") == "keep",
        str(given.get("only", "")),
    )


def find(name: str, passage: Passage) -> Iterator[Sign]:
    """Give the signs of one of the SOUGHT tables that stand in the passage, guarded against negation and quotation."""
    for wording in likely(name, passage.folded):
        for found in wording.pattern.finditer(passage.folded):
            if found.end() > found.start() and _holds(wording, passage, found):
                yield Sign(
                    wording.sign, found.start(), found.end(), wording.confidence, wording.detail or _detail(found)
                )


def likely(name: str, folded: str) -> tuple[Wording, ...]:
    """Give the wordings of one of the SOUGHT tables, in the file's order, of whose literals the text holds one."""
    start, sought = _starts()[name], _sought()
    wordings = table(name)
    return tuple(wordings[place - start] for place in sought.places(folded, start, start + len(wordings)))


def compile_all() -> None:
    """Make every pattern now: for a process that reads texts by the thousand, and ought not to begin slowly."""
    for name in SOUGHT:
        for wording in table(name):
            wording.pattern  # noqa: B018 - it is made by being asked for


@lru_cache(maxsize=1)
def _starts() -> Mapping[str, int]:
    """Give where each table begins in the row of all wordings, which are sought together."""
    return dict(zip(SOUGHT, accumulate((len(table(name)) for name in SOUGHT), initial=0), strict=False))


@lru_cache(maxsize=1)
def _sought() -> Sought:
    sources = (expand(wording.say, wording.strict, _BROAD) for name in SOUGHT for wording in table(name))
    return Sought(literals(source, word_set("stop")) for source in sources)


def _detail(found: re.Match[str]) -> str:
    return found["detail"] or "" if "detail" in found.re.groupindex else ""


def _holds(wording: Wording, passage: Passage, found: re.Match[str]) -> bool:
    if not wording.quoted and passage.is_quoted(found.start(), found.end()):
        return False
    if not wording.negated and negated(passage, found.start()):
        return False
    return not wording.only or _only(wording.only, passage, found)


def negated(passage: Passage, offset: int) -> bool:
    """Tell whether one of the three words before the offset negates."""
    return bool(NEGATION.search(passage.words_before(offset, 3)))


def _only(only: str, passage: Passage, found: re.Match[str]) -> bool:
    sentence = passage.sentence_at(found.start())
    if only == "question":
        return is_question(passage, sentence)
    if only == "statement":
        return not is_question(passage, sentence)
    if only == "first":
        return not re.search(r"\w", passage.folded[sentence.start : found.start()])
    if only == "named":
        return is_name(passage, *found.span("name"))
    return passage.context.channel == only


def is_name(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a word is written as a name: a capital, and neither shouted nor a word of every day."""
    word = passage.text[start:end]
    return word[:1].isupper() and not word.isupper() and word.lower() not in word_set("not_signed")


def is_question(passage: Passage, sentence: Extent) -> bool:
    """Tell whether a sentence ends as a question."""
    return passage.folded[sentence.start : sentence.end].rstrip("\"') *_").endswith("?")
