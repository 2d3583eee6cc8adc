"""What a fact rules out, and a reply that holds it stands all the same: no receipt is needed, and one is asked for.

The wordings are in `content/phrases/ruled_out.yaml`. A fact that holds for some only rules nothing out, and a reply
gainsays it only where it speaks of the fact's own subject, plainly and of the present.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from simulator.reading import phrases
from simulator.reading.claim import is_thing
from simulator.reading.clauses import Clause
from simulator.reading.concepts import Keys, Term, keys_of, terms
from simulator.reading.passage import fold
from simulator.reading.told import named

Kind = Literal["need", "have", "fee", "free"]
_WORD = r"[a-z][\w'-]*"
_THING = (
    rf"(?P<thing>(?:{_WORD} ){{0,2}}?{_WORD}(?:(?:, | or |, or )(?:an? |any )?{_WORD}){{0,2}})"
    r"(?= (?:is|are|will|to|for|from|on|and|at|in|as|of|by|with|because|who|that|so|beside)\b|[.,;:)]|$)"
)
_SOME = r"(?:(?!no\b|not\b|any\b|zero\b)[\w£$€'-]+ ){0,4}?"
_MONEY = r"(?:[£$€] ?[1-9][\d.,]*|[1-9]\d* (?:pounds|euros?|dollars|quid|pence))"
_OF_ALL = re.compile(r"\b(?:none|nobody|no one|any|every|all)\b")
_OR = re.compile(r",? or |, ")
_ARTICLE = re.compile(r"(?:an?|any|the|extra) ")
_FAINT = re.compile(r"need|requir|necessary|not$|ask$|nobod|non$|fre$|charg|cost|noth|fe$|fee$")
_PRICED: tuple[Kind, ...] = ("fee", "free")
_HELD_BY: Mapping[Kind, tuple[Kind, ...]] = {
    "need": ("need",), "have": ("need", "have"), "fee": ("fee",), "free": ("free", "fee"),
}  # fmt: skip
"""What there is may be said as what it takes."""
_PRICES = frozenset({"fee", "fees", "charge", "charges", "cost", "costs"})
_SOME_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class RuledOut:
    """One thing that a fact rules out, as what, and what it is ruled out for: terms, and names such as a flight's."""

    kind: Kind
    thing: str
    subject: tuple[Term, ...]
    names: Keys
    of_all: bool
    """It is ruled out for all of a kind: whatever else the subject is called, it is one of them."""


@lru_cache(maxsize=4096)
def ruled_out(fact: str) -> tuple[RuledOut, ...]:
    """Give what a fact rules out; nothing where it holds for some only."""
    folded = fold(fact).rstrip(" .")
    if re.search(_table()["partly"], folded):
        return ()
    things = dict.fromkeys(
        (kind, _ARTICLE.sub("", thing, count=1))
        for kind, says in _table()["denies"].items()
        for say in says
        for hit in _denial(say).finditer(folded)
        for thing in (["fee"] if kind in _PRICED else _OR.split(hit["thing"]))
    )
    priced = (("fee", "fee") for kind, thing in things if kind == "have" and thing.split()[-1] in _PRICES)
    kinds = dict.fromkeys([*things, *priced])
    out = frozenset(key for _, thing in things for word in thing.split() for key in keys_of(word))
    if re.search(_MONEY, folded):  # it names a price for something
        kinds = {one: None for one in kinds if one[0] not in _PRICED}
    subject = tuple(
        one for one in terms(folded) if not one.keys & out and not any(_FAINT.match(key) for key in one.keys)
    )
    names = frozenset(name[0] for name in named(folded) if is_thing(name[0]))
    of_all = bool(_OF_ALL.search(folded))
    return tuple(RuledOut(kind, thing, subject, names, of_all) for kind, thing in kinds)


def held_anyway(fact: str, folded: str, clauses: Sequence[Clause], asked: Keys) -> int:
    """Give the clause that holds what the fact rules out, or -1; `asked` are the keys of the customer's words."""
    supposed = {clause.sentence for clause in clauses if clause.condition}
    for one in ruled_out(fact):
        for index, clause in enumerate(clauses):
            if clause.asks or clause.unsure or clause.sentence in supposed:
                continue
            if _holds(one, folded[clause.start : clause.end]) and _is_about(one, clauses, index, asked):
                return index
    return -1


def _holds(one: RuledOut, said: str) -> bool:
    return any(
        not re.search(_table()["denied"], said[: hit.start()])
        and not re.search(_table()["undone"], f"{said[: hit.start()]} . {said[hit.end() :]}")
        for pattern in _patterns(one.kind, one.thing.split()[-1])
        for hit in pattern.finditer(said)
    )


def _is_about(one: RuledOut, clauses: Sequence[Clause], index: int, asked: Keys) -> bool:
    """Tell whether a sentence speaks of the fact's subject, or answers the customer's question about the thing."""
    priced = one.kind in _PRICED  # of several prices in a sentence each is for its own thing
    at = clauses[index]
    here = [at] if priced else [piece for piece in clauses if piece.sentence == at.sentence]
    keys = frozenset(key for piece in here for key in piece.keys | piece.names)
    if one.names and not one.names & keys:
        return False
    if one.of_all and keys_of(one.thing.split()[-1]) & asked:
        return True
    met = [term for term in one.subject if any(key in keys for key in term.keys if not key.startswith("#"))]
    first = met[:1] == list(one.subject[:1])
    if len(met) > 1 or not met or priced:
        return len(met) > 1 and (first or not priced)
    spoken_of = first or bool(met[0].keys & asked)
    return spoken_of and met[0].weight >= _SOME_SHARE * sum(term.weight for term in one.subject)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return phrases.raw("ruled_out")


@lru_cache(maxsize=64)
def _denial(say: str) -> re.Pattern[str]:
    return re.compile(say.replace("{thing}", _THING))


@lru_cache(maxsize=1024)
def _patterns(kind: Kind, word: str) -> tuple[re.Pattern[str], ...]:
    """Give how a reply holds that there is a thing, that it takes one, or that there is something to pay."""
    holds = _table()["holds"]
    says = [say for other in _HELD_BY[kind] for say in holds[other]]
    thing = rf"(?:(?!no\b)[\w-]+ )?{re.escape(word.removesuffix('s'))}s?"
    parts = {"{some}": _SOME, "{thing}": thing, "{money}": _MONEY}
    return tuple(re.compile(rf"(?<!\w)(?:{_filled(say, parts)})(?!\w)") for say in says)


def _filled(say: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        say = say.replace(name, part)
    return say
