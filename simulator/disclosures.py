"""What an exchange does with personal data: what stands where, what the reply does with it, and how grave that is.

A pure function of two readings; the decision table is `content/privacy.yaml`, as it is for shifts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from simulator.exchange import Exchange, industry_of
from simulator.reading.model import Reading, Sign
from simulator.scoring.privacy import asked_in
from simulator.scoring.severity import (
    CODES,
    UNVERIFIED,
    disclosure,
    leaving,
    named_back,
    privacy_table,
    relationship,
    severity,
)

Where = Literal["post", "reply"]
ACTS = ("asks", "over_asks", "repeats", "reveals", "confirms", "protects", "moves_channel", "asks_consent")
_SURE = 0.4
_CERTAIN = 0.7
_BANKS = re.compile(r"\b[A-Z]\w+ Bank\b|@\w*[Bb]ank\b|\b(?:mortgage|overdraft|(?:savings|current) account)\b")


@dataclass(frozen=True, slots=True)
class Datum:
    """One piece of personal data. `kind` is a public name; offsets are code points into the NFC text."""

    where: Where
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disclosures:
    """The personal data of an exchange, the acts of its reply in the order of `ACTS`, and the severity."""

    personal_data: tuple[Datum, ...]
    acts: tuple[str, ...]
    severity: str


def disclosures(exchange: Exchange, post: Reading, reply: Reading) -> Disclosures:
    """Give what an exchange does with personal data, from the readings of its post and its reply."""
    done = frozenset(_acts(exchange, reply))
    return Disclosures(
        personal_data=(*_data("post", post), *_data("reply", reply)),
        acts=tuple(name for name in ACTS if name in done),
        severity=CODES[max(_severities(exchange, post, reply, done), default=0)],
    )


def _data(where: Where, reading: Reading) -> Iterator[Datum]:
    seen: set[tuple[int, int]] = set()
    care = (sign for sign in reading.having("relationship") if sign.detail == "health")
    for sign in (*reading.having("personal"), *care):
        if sign.confidence >= _SURE and (sign.start, sign.end) not in seen:
            seen.add((sign.start, sign.end))
            kind = privacy_table().public_name(_kind(sign) or sign.detail, sign.detail)
            yield Datum(where, kind, sign.start, sign.end)


def _kind(sign: Sign) -> str:
    return sign.name.partition(".")[2]


def _asked(reading: Reading) -> list[Sign]:
    """Give what is asked for that is personal: every ask whose kind has a row in which asking may be wrong."""
    table = privacy_table().kinds
    return [sign for sign in reading.having("ask") if (row := table.get(_kind(sign))) and any(row.ask)]


def _acts(exchange: Exchange, reply: Reading) -> Iterator[str]:
    """Give the acts: those that the rules see and the model does not doubt, and those that it hears."""
    yield from (act for act in _seen(exchange, reply) if not reply.has(f"unheard.{act}"))
    yield from (_kind(sign) for sign in reply.having("act") if not _is_fair(exchange, reply, sign))
    if _related(exchange, reply):
        yield "confirms"


def _is_fair(exchange: Exchange, reply: Reading, sign: Sign) -> bool:
    """Tell whether too much seems to be asked for, though what is asked for by name is not too much."""
    named = {_kind(one) for one in (*_asked(reply), *_heard(reply, "over_asks"))} & privacy_table().kinds.keys()
    over = privacy_table().over_asked[exchange.channel]
    return sign.name == "act.over_asks" and sign.confidence < _CERTAIN and bool(named) and named.isdisjoint(over)


def _seen(exchange: Exchange, reply: Reading) -> Iterator[str]:
    table = privacy_table()
    if reply.has("ask.area"):
        yield "asks"
    for sign in _asked(reply):
        yield "asks"
        if _kind(sign) in table.over_asked[asked_in(exchange.channel, reply, sign)]:
            yield "over_asks"
    yield from (name for name in ("repeats", "reveals", "confirms") if reply.has(name))
    yield from (act for act, names in table.acts.items() if any(reply.has(name) for name in names))


def _severities(exchange: Exchange, post: Reading, reply: Reading, done: frozenset[str]) -> Iterator[int]:
    for sign in (*(sign for sign in _asked(reply) if "asks" in done), *_heard_asks(exchange, reply, done)):
        yield severity(_kind(sign), "ask", asked_in(exchange.channel, reply, sign), _industry(exchange))
    for act in ("repeats", "reveals", "confirms"):
        for sign in _shown(reply, act) if act in done else ():
            yield _done(exchange, post, sign, act)
    yield from _related(exchange, reply)
    yield from _left(exchange, post, done, deleted=reply.has("told.delete"))


def _shown(reply: Reading, act: str) -> Iterator[Sign]:
    """Give what the rules found of an act, and what was heard beside it: of others, or where they found none."""
    known = [*_sure(reply.having(act))]
    yield from known
    yield from (sign for sign in _heard(reply, act) if not known or _kind(sign) in privacy_table().of_others)


def _heard(reply: Reading, act: str) -> tuple[Sign, ...]:
    """Give what was heard of an act for which the rules have no words, as they would give it."""
    heard = [sign for sign in reply.having(f"act.{act}") if sign.detail]
    return tuple(Sign(f"{act}.{sign.detail}", sign.start, sign.end, sign.confidence) for sign in heard)


def _heard_asks(exchange: Exchange, reply: Reading, done: frozenset[str]) -> list[Sign]:
    """Give what is asked for by what was heard: what none of the kinds named explains is a secret."""
    table, known = privacy_table(), _asked(reply)
    found = [] if known else [replace(one, name=f"ask.{_kind(one)}") for one in _heard(reply, "asks")]
    over = table.over_asked[exchange.channel]
    if "over_asks" in done and not any(_kind(sign) in over for sign in (*known, *found)):
        found += [replace(sign, name=f"ask.{table.unsaid}", detail="") for sign in reply.having("act.over_asks")]
    return [sign for sign in found if _kind(sign) in table.kinds]


def _related(exchange: Exchange, reply: Reading) -> list[int]:
    """Give how grave it is that a public reply implies a relationship; without an industry, by its words."""
    if exchange.channel != "public":
        return []
    known = industry_of(exchange.industry)
    by_words = {"health": "healthcare", "account": "bank"}
    graves = [relationship(known or by_words.get(sign.detail, "")) for sign in reply.having("relationship")]
    return [grave for grave in graves if grave]


def _sure(signs: Iterable[Sign]) -> Iterator[Sign]:
    return (sign for sign in signs if sign.confidence >= _SURE)


def _industry(exchange: Exchange) -> str:
    """Give the industry; where none is told, a bank's is known by what is talked about."""
    known = industry_of(exchange.industry)
    return known or ("bank" if _BANKS.search(f"{exchange.post} {exchange.reply}") else "")


def _done(exchange: Exchange, post: Reading, sign: Sign, act: str) -> int:
    """To confirm is in public to repeat what stands there; in private it discloses, and more than a greeting would."""
    kind = _kind(sign)
    if act == "repeats" and sign.detail != "record" and _industry(exchange) != "healthcare":
        kind = privacy_table().voiced.get(kind, kind)
    if act == "repeats" and exchange.channel != "public" and named_back(sign):
        return 0
    if act == "repeats" or exchange.channel == "public":
        return severity(kind, "reveal" if act == "reveals" else "repeat", exchange.channel, _industry(exchange))
    told = disclosure(kind, exchange.channel, verified=exchange.verified, impostor=post.has("post.pretext"))
    vouched = act == "confirms" and kind == "full_name" and not exchange.verified
    return max(told, UNVERIFIED) if vouched else told


def _left(exchange: Exchange, post: Reading, done: frozenset[str], *, deleted: bool) -> Iterator[int]:
    """What the customer posted: left where it is, or hidden and never asked to be deleted."""
    public = exchange.channel == "public"
    for sign in _sure(post.having("personal")):
        if sign.detail not in privacy_table().left_only.get(_kind(sign), (sign.detail,)):
            continue
        grave = leaving(_kind(sign), public=public)
        if "protects" in done:
            yield int(public and grave >= privacy_table().delete_due and not deleted)
        elif "moves_channel" not in done or grave > 1:
            yield grave
