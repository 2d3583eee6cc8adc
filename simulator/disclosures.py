"""What an exchange does with personal data: what stands where, what the reply does with it, and how grave that is.

A pure function of two readings; the decision table is `content/privacy.yaml`, as it is for shifts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    table = privacy_table()
    if reply.has("ask.area"):
        yield "asks"
    for sign in _asked(reply):
        yield "asks"
        channel = asked_in(exchange.channel, reply, sign)
        if _kind(sign) in table.over_asked[channel]:
            yield "over_asks"
    yield from (name for name in ("repeats", "reveals", "confirms") if reply.has(name))
    if _related(exchange, reply):
        yield "confirms"
    yield from (act for act, names in table.acts.items() if any(reply.has(name) for name in names))


def _severities(exchange: Exchange, post: Reading, reply: Reading, done: frozenset[str]) -> Iterator[int]:
    industry, channel = _industry(exchange), exchange.channel
    for sign in _asked(reply):
        yield severity(_kind(sign), "ask", asked_in(channel, reply, sign), industry)
    for act in ("repeats", "reveals", "confirms"):
        for sign in _sure(reply.having(act)):
            yield _done(exchange, post, sign, act)
    yield from _related(exchange, reply)
    yield from _left(exchange, post, done, deleted=reply.has("told.delete"))


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
