"""Who the agent answers for, as authored: handles, voice, remedies, teams and knowledge."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from simulator.reading.model import Channel
from simulator.vocabulary import Id, Seconds, Text, Tier
from simulator.yamlfile import texts


class Model(BaseModel):
    """What every part of the format shares: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def texts(self) -> list[str]:
        """Give every text in it, however deep; the keys of mappings are none."""
        return [text for _, text in texts(self.model_dump(mode="json"))]


class Remedy(Model):
    """Something that settles a matter when it is carried out."""

    id: Id
    name: Text
    tier: Tier = 0
    limit: float | None = Field(
        default=None, ge=0, description="largest amount an agent may give, in the brand's money"
    )
    words: tuple[str, ...] = Field(default=(), description="words by which a reply claims it, e.g. refund, money back")


class Team(Model):
    """A named specialist team that a matter can be handed to."""

    id: Id
    name: Text
    handles: Text
    words: tuple[str, ...] = ()


class Marketing(Model):
    """A scheduled post that goes out unless it is paused."""

    at: Seconds
    text: Text


class Voice(Model):
    """How the brand writes."""

    style: Text = "Plain, warm, contractions welcome."
    signoff: str | None = Field(default=None, description="what each reply ends with, e.g. ^Jo; none where not asked")
    limits: dict[Channel, int] = Field(default_factory=dict)
    avoid: tuple[str, ...] = ()


FILLED = ("name", "first_name", "handle", "brand", "signoff")
"""The placeholders of saved replies that the desk fills in; any other is a gap for the agent."""


class SavedReply(Model):
    """A reply that the brand keeps ready: something to start from, with a {gap} for what makes it this customer's."""

    name: Text
    text: Text

    @model_validator(mode="after")
    def _has_a_gap(self) -> SavedReply:
        if all(gap in FILLED for gap in re.findall(r"\{([^{}]+)\}", self.text)):
            raise ValueError("needs a gap like {what happened}, which the agent fills, so that no two are the same")
        return self


class Brand(Model):
    """Who the agent answers for: handles, voice, limits, remedies, teams."""

    name: Text
    handle: Annotated[str, Field(pattern=r"^@\w+$")]
    support: Annotated[str, Field(pattern=r"^@\w+$")] | None = None
    about: Text
    money: str = "£"
    voice: Voice = Voice()
    contacts: tuple[str, ...] = Field(
        default=(), description="the brand's own public lines and links; never personal data"
    )
    remedies: tuple[Remedy, ...] = ()
    teams: tuple[Team, ...] = ()
    marketing: tuple[Marketing, ...] = ()
    words: tuple[str, ...] = Field(default=(), description="product and place names a spelling check must accept")
    saved: tuple[SavedReply, ...] = Field(
        default=(), description="replies to start from; {first_name}, {name}, {handle}, {brand} and {signoff} fill in"
    )

    def in_money(self, amount: float) -> str:
        """Give an amount in the brand's money: £20, £84.20."""
        return f"{self.money}{amount:.2f}".removesuffix(".00")


class Fact(Model):
    """One thing the brand knows; a reply conveys it, contradicts it or leaves it out."""

    id: Id
    text: Text
    public: bool = Field(default=True, description="may be said in public")


class Article(Model):
    """A page of the brand's knowledge: policy to follow and the facts in it."""

    id: Id
    title: Text
    text: Text
    facts: tuple[Fact, ...] = ()
