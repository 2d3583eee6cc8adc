"""What a reply tells of somebody's record because it was asked: by a yes or no, or by what the record says.

"Did you get my return?" makes a disclosure of a bare "We did", and "which seat am I in?" one of "22A, by the window".
Questions of policy, assent to anything else, and answers that hold for everybody are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from simulator.reading import phrases
from simulator.reading.compact import squeezed
from simulator.reading.model import Extent, Sign
from simulator.reading.passage import Passage, fold
from simulator.reading.privacy_kinds import Found, personal

UNSURE = 0.45
"""How sure signs are that tell more than they prove: enough to be shown to people, not to be critical."""
_SURE = 0.6
_OPENING, _ANSWERS, _SHORT, _NEAR = 2, 3, 12, 40
_BRIEF, _CURT = 8, 4
_CARE, _HEALTH, _ANY = "healthcare", "health", "balance_or_purchase"
_SHAPED = frozenset({"email", "phone", "full_name", "address", "card_last4", "account_number", "date_of_birth"})
_BREAK = re.compile(r"[;:]")
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|because|since|as)\b")
_PIECE = re.compile(r"[^.!?\n]+(?:\.(?=\S)[^.!?\n]+)*[.!?\n]*")
_TAIL = re.compile(r"[\s?!.,]+$")
_FULL_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_EITHER = re.compile(r"(\w+) or (?:to |the |my |a |an |in |on |at )*(?!what\b|not\b)(\w+)")
_FIGURES = re.compile(r"\d+")
How = Literal["closed", "open", "stated"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks of a record: the kind of data, how, how sure that is, and its words, folded.

    A yes or no tells what is `closed`, only a value what is `open`; `stated` is a value that waits for a yes.
    """

    kind: str
    how: How
    sure: float
    words: str


@lru_cache(maxsize=256)
def asked(text: str, industry: str = "", private: bool = False) -> Asked | None:
    """Give what a customer's message asks of a record, by its last question; None where it asks nothing of one."""
    pieces = [found[0].strip() for found in _PIECE.finditer(text) if re.search(r"\w", found[0])]
    for place in range(len(pieces) - 1, -1, -1):
        piece, words = pieces[place], fold(pieces[place])
        how, at = _how(words)
        if how and (found := _asked(piece, at, how, industry, private)):
            return found
        if how == "closed" and place and _points_back(words):
            return _asked(f"{pieces[place - 1]} {piece}", 0, how, industry, private)
        if words.endswith("?"):
            return None
    if not pieces or len(pieces[-1].split()) > _SHORT or _part("possible").search(fold(pieces[-1])):
        return None
    return _asked(pieces[-1], 0, "stated", industry, private) if _FIGURES.search(pieces[-1]) else None


def _how(words: str) -> tuple[How | None, int]:
    """Give how a sentence asks, and where its question begins."""
    bare = _TAIL.sub("", words)
    filler = _start("filler").match(bare)
    at = filler.end() if filler else 0
    found = _start("open").match(bare, at) or _part("inside").search(bare)
    if found:
        return (None if _part("policy").search(bare) else "open"), found.start()
    if _part("possible").search(bare):
        return None, 0
    short = len(bare.split()) <= _SHORT and words.endswith(("?", "?!", "!?"))
    hinted = (short or _tagged().search(bare)) and not _part("wh").search(bare)
    return ("closed" if hinted or _start("closed").match(bare, at) else None), at


def _points_back(words: str) -> bool:
    return len(words.split()) <= _SHORT // 2 and bool(_part("back").search(words))


def _asked(piece: str, at: int, how: How, industry: str, private: bool) -> Asked | None:
    words = fold(piece)
    value = next((one.kind for one in personal(words, piece, "customer") if one.kind not in ("area", "handle")), "")
    value = "" if how == "open" else value
    if how == "closed" and not value and _is_of_another(piece, at):
        return Asked("third_party", how, UNSURE, words)
    own = bool(_part("own").search(words[at:]))
    past = how == "closed" and bool(_start("past").match(words, at))
    tagged = how == "closed" and bool(_tagged().search(_TAIL.sub("", words)))
    anything = private and (past or tagged) and (own or _FIGURES.search(words))
    kind = value or _kind(words[at:], industry) or (_ANY if anything else "")
    pointed = private and (past or bool(_start("pointed").match(words, at)) or (how == "open" and kind in _SHAPED))
    told = value or tagged or pointed
    if not kind or not (told or own):
        return None
    return Asked(kind, how, _SURE if value else UNSURE, words)


def _is_of_another(piece: str, at: int) -> bool:
    """Tell whether a yes or no is asked about one other person: a relative, or somebody by a full name."""
    opening = _start("closed").match(fold(piece), at)
    if not opening:
        return False
    whom = re.sub(r"^ *(?:for|under|on|with|in the name of)? *", "", piece[opening.end() :])
    return bool(_start("of_other").match(fold(whom)) or _FULL_NAME.match(whom))


def _kind(words: str, industry: str) -> str:
    if industry == _CARE and _matters()[_HEALTH][0].search(words):
        return _HEALTH
    return next((kind for kind, (said, _) in _matters().items() if kind != _HEALTH and said.search(words)), "")


def yes_or_no(passage: Passage, said: tuple[str, ...]) -> Iterator[Sign]:
    """Give `confirms.<kind>` where the reply opens with a yes or no to what was asked of a record."""
    about = _of(passage, said) if said else None
    if about is None or about.how == "open":
        return
    for sentence in passage.sentences[:_OPENING]:
        words = passage.said(sentence)
        lead = _start("lead").match(words)
        at = lead.end() if lead else 0
        found = _start("assent").match(words, at) or _start("denial").match(words, at) or _chosen(about, words, at)
        if not found and about.how == "closed" and sentence.start == 0 and _is_fragment(words, _CURT):
            found = re.match(r".+", words)
        if found and (about.how == "closed" or _agrees(about, words, at)):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield Sign(f"confirms.{about.kind}", start, end, about.sure)
            return


def _chosen(about: Asked, words: str, at: int) -> re.Match[str] | None:
    """Tell which of two things that the question names the reply opens with: "to my office or home?" "Home"."""
    named = _EITHER.search(about.words)
    if not named:
        return None
    return re.compile(rf"(?:it's |it is |to |the |your |that's )*(?:{named[1]}|{named[2]})\b").match(words, at)


def _fragment(about: Asked, words: str, known: str) -> Extent | None:
    """Give a short answer without a verb to an open question: "A twin with a balcony", "You and Martin"."""
    if about.how != "open" or _part("status").search(about.words) or words.strip(" .!") in known:
        return None
    if not _is_fragment(words, _BRIEF):
        return None
    return Extent(0, len(words.rstrip(" .!")))


def _is_fragment(words: str, most: int) -> bool:
    return len(words.split()) <= most and not words.endswith("?") and not _part("no_answer").search(words)


def _of(passage: Passage, said: tuple[str, ...]) -> Asked | None:
    return asked(said[-1], passage.context.industry, passage.context.channel != "public")


def _agrees(about: Asked, words: str, at: int) -> bool:
    """What was only stated is confirmed by agreeing and no more, or by agreeing to its very figures."""
    found = _start("agrees").match(words, at)
    if not found:
        return False
    rest = words[found.end() :]
    return not re.search(r"\w", rest) or bool(set(_FIGURES.findall(rest)) & set(_FIGURES.findall(about.words)))


def answers(passage: Passage, said: tuple[str, ...]) -> Iterator[Found]:
    """Give what a reply tells of a record that an open question asked for: a value, or the thing that was bought."""
    about = _of(passage, said) if said else None
    if about is None or about.how == "stated":
        return
    if about.how == "closed" and not any(yes_or_no(passage, said)):
        return
    known = fold(said[-1])
    for sentence in passage.sentences[:_ANSWERS]:
        words = passage.said(sentence)
        if phrases.is_question(passage, sentence) or _part("general").search(words):
            continue
        found = _value(about, words, known) or _fragment(about, words, known)
        if found:
            start, end = sentence.start + found.start, sentence.start + found.end
            yield Found(about.kind, start, end, squeezed(passage.folded[start:end]), UNSURE)
            return


def volunteered(passage: Passage, said: tuple[str, ...]) -> Iterator[Found]:
    """Give what a public reply tells of the customer's record unasked, and the customer did not say."""
    if passage.context.channel != "public" or not said:
        return
    known = " ".join(map(fold, said))
    for sentence in passage.sentences:
        words = passage.said(sentence)
        if not phrases.is_question(passage, sentence):
            found = _volunteered(words, known)
            if found:
                start, end = sentence.start + found.start, sentence.start + found.end
                yield Found(_ANY, start, end, squeezed(passage.folded[start:end]), UNSURE)


def _volunteered(words: str, known: str) -> Extent | None:
    for name in ("outcome", "items"):
        found = _part(name).search(words)
        if found and found[0] not in known and not _part("general").search(words):
            return Extent(*found.span())
    for told in _part("told").finditer(words):
        values = [one for one in _part("value").finditer(words, told.start()) if not _is_known(one[0], known)]
        if (
            not values
            or values[0].start() - told.end() > _NEAR
            or values[0][0].startswith(("a ", "an ", "one ", "may"))
        ):
            continue
        between = words[told.start() : values[0].end() + len(" each")]
        if _part("meant").search(_CLAUSE.split(words[: told.start()])[-1]):
            continue
        if not _part("not_told").search(between) and not _BREAK.search(words, told.end(), values[0].start()):
            return Extent(values[0].start(), values[-1].end())
    return None


def _value(about: Asked, words: str, known: str) -> Extent | None:
    """Give where a sentence tells a value that the customer did not."""
    shape = _matters()[about.kind][1] if about.kind in _matters() else None
    values = [one for one in (shape or _part("value")).finditer(words) if not _is_known(one[0], known)]
    if not shape and _part("status").search(about.words):
        values = [one for one in values if one[0].startswith(("£", "$", "€"))]
    if values:
        return Extent(values[0].start(), values[-1].end())
    thing = _start("thing").match(words) if _part("bought").search(about.words) else None
    return Extent(*thing.span("v")) if thing else None


def _is_known(value: str, known: str) -> bool:
    figures = _FIGURES.findall(value)
    return set(figures) <= set(_FIGURES.findall(known)) if figures else value in known


@lru_cache(maxsize=32)
def _part(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#^])(?:{_source(name)})(?!\w)")


@lru_cache(maxsize=32)
def _start(name: str) -> re.Pattern[str]:
    """Give a part that is matched where a sentence begins; what may come before it need not end with a word."""
    return re.compile(_source(name) if name in ("lead", "filler") else rf"(?:{_source(name)})(?!\w)")


@lru_cache(maxsize=1)
def _tagged() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[ ,])(?:{_source('tag')})$")


def _source(name: str) -> str:
    parts = phrases.words("records")
    return phrases.expand(parts[name].replace("{month}", parts["month"]).replace("{weekday}", parts["weekday"]))


@lru_cache(maxsize=1)
def _matters() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Give for each kind the words that speak of it, and the shape of its values where they have one."""
    return {
        kind: (phrases.compiled(row["said"]), phrases.compiled(row["shape"]) if "shape" in row else None)
        for kind, row in _rows().items()
    }


def _rows() -> Mapping[str, Mapping[str, str]]:
    return cast(Mapping[str, Mapping[str, str]], phrases.raw("matters"))
