"""A fact made ready for comparing: its terms, its values, its names, and what it wants of a reply.

A fact may tell something, or have the agent ask for something or say sorry for something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from simulator.reading.clauses import Clause, clauses
from simulator.reading.concepts import Keys, Term
from simulator.reading.model import Extent
from simulator.reading.passage import fold
from simulator.reading.told import Told, named, told

Want = Literal["tell", "ask", "apologise"]
_ASK = re.compile(r"(?:the agent (?:should |must )?)?(?:ask|find out|check whether|check with)\b")
_APOLOGISE = re.compile(r"(?:the agent (?:should |must )?)?(?:apologi[sz]e|say sorry)\b")
_LEAD = re.compile(
    r"^(?:the agent (?:should |must |will )?)?(?:ask|apologi[sz]e|say sorry|warn|tell|explain|offer|advise)\b"
    r"(?: to)?(?: the customer)?(?: for| whether| which| to| that| about)*"
)
_THING = re.compile(r"[a-z]{1,4}-?\d+|(?:desk|platform|gate|terminal|line|room|flight|route|bus|door) \w+")
_NAME_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Claim:
    """What one fact claims."""

    want: Want
    terms: tuple[Term, ...]
    parts: tuple[int, ...]
    """For each term, which part of the fact it stands in."""
    denied: tuple[bool, ...]
    values: tuple[tuple[Told, ...], ...]
    """Each a group of which one is enough: a weekday with its date."""
    things: Keys
    contacts: Keys
    past: bool

    keys: Keys
    states: int
    """A mask of the terms that have an opposite: open, lost, free. Without them the fact is not told."""


@lru_cache(maxsize=4096)
def claim(text: str) -> Claim:
    """Give the claim of a fact's text."""
    folded = fold(text)
    want: Want = "ask" if _ASK.match(folded) else "apologise" if _APOLOGISE.match(folded) else "tell"
    lead = _LEAD.match(folded)
    body = " " * lead.end() + folded[lead.end() :] if lead else folded
    names = named(body)
    pieces = clauses(body, [Extent(0, len(body))], told(body, names), names)
    found = [(term, index, bool(term.keys & one.denied)) for index, one in enumerate(pieces) for term in one.terms]
    found = [each for each in found if not any(_within(each[0], name) for name in names)]
    called = [
        (Term(frozenset({name[0]}), frozenset(), *name.span(), _NAME_WEIGHT), _part(pieces, name.start()), False)
        for name in names
    ]  # fmt: skip
    every = list(
        {(term.keys, denied): (term, part, denied) for term, part, denied in [*called, *found][::-1]}.values()
    )[::-1]
    keys = frozenset(key for term, _, _ in every for key in term.keys)
    things = frozenset(name[0] for name in names if is_thing(name[0]))
    contacts = frozenset(name[0] for name in names) - things
    return Claim(
        want,
        tuple(term for term, _, _ in every),
        tuple(part for _, part, _ in every),
        tuple(denied for _, _, denied in every),
        _grouped([one for piece in pieces for one in piece.told]),
        things,
        contacts,
        any(piece.past for piece in pieces),
        keys,
        sum(
            1 << index
            for index, (term, _, _) in enumerate(every)
            if (term.against and not term.against & keys) or term.keys & contacts
        ),
    )


def is_thing(name: str) -> bool:
    """Tell whether a name says which thing is spoken of; others, such as phone numbers, are what is told of it."""
    return bool(_THING.fullmatch(name))


def _within(term: Term, name: re.Match[str]) -> bool:
    return name.start() < term.end and term.start < name.end()


def _part(pieces: Sequence[Clause], offset: int) -> int:
    return next((index for index, one in enumerate(pieces) if one.start <= offset < one.end), 0)


def _grouped(found: Sequence[Told]) -> tuple[tuple[Told, ...], ...]:
    groups: list[tuple[Told, ...]] = []
    for one in found:
        last = groups[-1][-1].value if groups else None
        if last and (last.kind, one.value.kind) == ("weekday", "date") and one.value.start - last.end <= 6:  # noqa: PLR2004
            groups[-1] = (*groups[-1], one)
        else:
            groups.append((one,))
    return tuple(groups)
