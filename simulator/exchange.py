"""One reply outside any shift, with what is known about it, and the scene that the same scorers judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from simulator.brand import Article, Brand, Fact
from simulator.casestate import Act, CaseState, Message
from simulator.reading.model import Channel, Context, Reading
from simulator.scenario import Case, Disposals, Expected, OpeningPost, Person, Scenario
from simulator.scene import Scene
from simulator.state import ShiftState
from simulator.vocabulary import Industry, Kind, Temperament
from simulator.yamlfile import content

_CASE, _PERSON = "exchange", "customer"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the thread, after the post and before the reply."""

    by: Literal["customer", "agent"]
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A reply and what it answers. All but the reply may be unknown; `facts` are what the agent may rely on."""

    reply: str
    id: str = ""
    post: str = ""
    channel: Channel = "public"
    facts: tuple[str, ...] = ()
    verified: bool = False
    brand: str = ""
    industry: str = ""
    turns: tuple[Turn, ...] = ()

    @property
    def earlier(self) -> tuple[tuple[Literal["customer", "agent"], str], ...]:
        """Give what was said before the reply, in order: the post, then the turns."""
        opening: tuple[tuple[Literal["customer", "agent"], str], ...] = (("customer", self.post),) if self.post else ()
        return (*opening, *((turn.by, turn.text) for turn in self.turns))


def plain(exchange: Exchange) -> Exchange:
    """Give the exchange with every text in NFC and without halves of characters, as all offsets count it."""
    return replace(
        exchange, reply=_plain(exchange.reply), post=_plain(exchange.post), facts=tuple(map(_plain, exchange.facts)),
        turns=tuple(Turn(turn.by, _plain(turn.text)) for turn in exchange.turns),
    )  # fmt: skip


_WORD = re.compile(r"\w")
_HALVES = re.compile("[\ud800-\udfff]")


def _plain(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", _HALVES.sub("\ufffd", text))


def reply_context(exchange: Exchange) -> Context:
    """Give what a reader may know about the reply."""
    return Context(
        channel=exchange.channel, earlier=exchange.earlier,
        facts=tuple((name, text) for name, text in facts_of(exchange).items() if _WORD.search(text)),
        brand_words=(exchange.brand,) if exchange.brand else (), industry=industry_of(exchange.industry),
    )  # fmt: skip


def post_context(exchange: Exchange) -> Context:
    """Give what a reader may know about the post."""
    return Context(
        channel=exchange.channel, brand_words=(exchange.brand,) if exchange.brand else (),
        industry=industry_of(exchange.industry), by="customer",
    )  # fmt: skip


def scene_of(exchange: Exchange, post: Reading, reply: Reading) -> Scene:
    """Give the scene of an exchange: an invented brand and one case, in which only words are known.

    What the case calls for is what the reading of the post shows; the rest nobody but an author could know.
    Nothing here is checked as an authored file would be: a real post may be longer than any author's.
    """
    went = _went(exchange, reply)
    shift = ShiftState(seq=len(went.messages), at=float(len(went.messages)), cases={_CASE: went}, ended="finished")
    case = _case(exchange, post)
    return Scene(_scenario(exchange, case, post), case, went, shift, words_alone=True)


def _scenario(exchange: Exchange, case: Case, post: Reading) -> Scenario:
    facts = tuple(Fact.model_construct(id=name, text=text) for name, text in facts_of(exchange).items())
    temperament: Temperament = "furious" if post.has("post.upset") or post.has("post.failed") else "calm"
    return Scenario.model_construct(
        format=1, id=_CASE, title=_CASE, industry=cast(Industry, industry_of(exchange.industry)), level=1,
        minutes=1.0, starts="", summary="", brief="", cases=(case,), brand=_brand(exchange.brand),
        knowledge=(Article.model_construct(id=_CASE, title=_CASE, text="", facts=facts),),
        people=(_person(temperament),),
    )  # fmt: skip


@lru_cache(maxsize=2)
def _person(temperament: Temperament) -> Person:
    return Person.model_construct(id=_PERSON, name="", handle="@customer", temperament=temperament)


@lru_cache(maxsize=64)
def _brand(name: str) -> Brand:
    return Brand.model_construct(name=name, handle="@brand", about="")


def _case(exchange: Exchange, post: Reading) -> Case:
    failed, upset, pleased = (post.has(f"post.{name}") for name in ("failed", "upset", "pleased"))
    kind: Kind = "SVC" if failed or upset else "PRA" if pleased else "INF"
    expected = Expected.model_construct(
        disposition=_NOTHING_RATED, facts=tuple(facts_of(exchange)), apology=failed, rationale=""
    )
    return Case.model_construct(
        id=_CASE, person=_PERSON, title=_CASE, kind=kind, priority="PX", channel=exchange.channel, expected=expected,
        opening=(OpeningPost.model_construct(at=0.0, text=exchange.post),),
    )  # fmt: skip


_NOTHING_RATED = Disposals(best=())


def _went(exchange: Exchange, reply: Reading) -> CaseState:
    earlier = [
        Message(event=place, at=float(place), by=who, channel=exchange.channel, text=text)
        for place, (who, text) in enumerate(exchange.earlier)
    ]
    place = len(earlier)
    own = Message(
        event=place, at=float(place), by="agent", channel=exchange.channel, text=exchange.reply, reading=reply
    )
    checked = (Act("verify:4", -1, 0.0),) if exchange.verified else ()
    return CaseState(id=_CASE, channel=exchange.channel, opened_at=0.0, messages=(*earlier, own), acts=checked)


def facts_of(exchange: Exchange) -> Mapping[str, str]:
    """Give the facts by ids of their own: `0`, `1` and so on."""
    return {str(index): text for index, text in enumerate(exchange.facts)}


@lru_cache(maxsize=1)
def _industries() -> tuple[tuple[str, tuple[str, ...]], ...]:
    loaded = content("industries.yaml")
    return tuple((name, tuple(words)) for name, words in loaded.items())


@lru_cache(maxsize=1024)
def industry_of(named: str) -> str:
    """Give the industry of our own that a name in anybody's words means; empty where none is known."""
    plain = named.casefold()
    return next((name for name, words in _industries() if any(word in plain for word in words)), "")
