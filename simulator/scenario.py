"""The authoring format: what a scenario file says, as frozen models that forbid unknown keys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from simulator.brand import Article, Brand, Fact, Model
from simulator.reading.model import Channel
from simulator.vocabulary import (
    FIRST_REPLY,
    KIND_CATEGORY,
    LIMITS,
    Band,
    Category,
    Id,
    Industry,
    Kind,
    Priority,
    Seconds,
    Temperament,
    Text,
    Tier,
    Wordings,
)

__all__ = [
    "FIRST_REPLY",
    "KIND_CATEGORY",
    "LIMITS",
    "Article",
    "Band",
    "Beat",
    "Brand",
    "Case",
    "Category",
    "Disposals",
    "Exemplar",
    "Expected",
    "Fact",
    "Kind",
    "OpeningPost",
    "PackInfo",
    "Person",
    "Priority",
    "RecordEntry",
    "Scenario",
    "Step",
    "Telling",
    "Temperament",
    "When",
]


class RecordEntry(Model):
    """One line of a customer's record. `kind` is a kind of personal data; `tier` what it takes to talk about it."""

    label: Text
    value: Text
    kind: str
    tier: Tier = 1


class Telling(Model):
    """What a customer tells when asked: `ask` is a kind of personal data or a question."""

    ask: str
    say: Text
    public: Text | None = Field(default=None, description="what is said instead when asked in public; none: same")


class Person(Model):
    """A customer: temperament, habits, record and what they tell when asked."""

    id: Id
    name: Text
    handle: Annotated[str, Field(pattern=r"^@\w+$")]
    first_name: str | None = None
    temperament: Temperament
    mood: Annotated[int, Field(ge=0, le=100)] | None = None
    patience: Annotated[float, Field(gt=0)] | None = Field(
        default=None, description="seconds of silence before a nudge"
    )
    accepts: tuple[Literal["dm", "chat", "phone", "email"], ...] = ("dm", "chat", "email")
    genuine: bool = Field(default=True, description="false: not who they say; verification fails")
    since: str = ""
    reach: Annotated[int, Field(ge=0)] = Field(default=200, description="followers, roughly")
    record: tuple[RecordEntry, ...] = ()
    history: tuple[Text, ...] = ()
    tells: tuple[Telling, ...] = ()
    lines: dict[str, tuple[Text, ...]] = Field(default_factory=dict, description="own words for stock reactions")


class OpeningPost(Model):
    """A message that is there when the case opens, or before. `at` counts from the shift's start."""

    at: Seconds
    by: Literal["customer", "brand", "bystander"] = "customer"
    name: str | None = None
    handle: Annotated[str, Field(pattern=r"^@\w+$")] | None = None
    text: Text
    wordings: Wordings = ()
    image: Text | None = Field(default=None, description="description of a picture in the post")
    exposes: tuple[str, ...] = Field(default=(), description="kinds of personal data it shows")
    likes: Annotated[int, Field(ge=0)] = 0
    reposts: Annotated[int, Field(ge=0)] = 0


class When(Model):
    """Conditions of a beat; all that are given must hold."""

    action: str | None = Field(default=None, description="e.g. remedy:refund, handoff:fraud, hide, chat, verify, close")
    finding: str | None = Field(default=None, description="rule id, or its start")
    asked: str | None = None
    offered: str | None = None
    fact: str | None = None
    topic: str | None = None
    silence: Annotated[float, Field(gt=0)] | None = Field(default=None, description="seconds without a reply")
    at: Seconds | None = Field(default=None, description="on the shift's clock")
    after: str | None = Field(default=None, description="another beat has fired")
    mood_below: int | None = None
    channel: Channel | None = None
    unless: str | None = Field(default=None, description="not if this action was done")

    @model_validator(mode="before")
    @classmethod
    def _not_empty(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data:
            raise ValueError("needs at least one condition")
        return data


class Beat(Model):
    """Something that happens in a case when its conditions hold, once."""

    id: Id
    when: When
    say: Text | None = None
    wordings: Wordings = ()
    by: Literal["customer", "bystander"] = "customer"
    name: str | None = None
    handle: Annotated[str, Field(pattern=r"^@\w+$")] | None = None
    channel: Channel | None = None
    image: Text | None = None
    exposes: tuple[str, ...] = ()
    mood: int = 0
    heat: int = 0
    delay: Annotated[float, Field(ge=0)] = 20
    deletes: bool = Field(default=False, description="the customer deletes the exposing post")


class Disposals(Model):
    """Which dispositions are best, acceptable, poor, harmful. `handed_off:*` matches any team."""

    best: tuple[str, ...]
    acceptable: tuple[str, ...] = ()
    poor: tuple[str, ...] = ()
    harmful: tuple[str, ...] = ()
    reasons: dict[str, Text] = Field(default_factory=dict)


class Expected(Model):
    """What good handling is, and what gates the grade."""

    disposition: Disposals
    needs_reply: bool = True
    facts: tuple[Id, ...] = Field(default=(), description="facts the customer has to be told")
    settled_by: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description="alternatives; each a list of actions (remedy:x, handoff:x, fact:x, hide …) that settle it",
    )
    told: tuple[str, ...] = Field(default=(), description="signs a reply has to carry, e.g. told.emergency")
    actions: tuple[str, ...] = Field(
        default=(), description="actions due: hide, incident, duty_manager, report_impostor …"
    )
    forbidden: tuple[str, ...] = Field(default=(), description="promises or words a reply must not hold")
    remedies: tuple[Id, ...] = Field(default=(), description="remedies there is entitlement to; others are given away")
    apology: bool = False
    explanation: bool = False
    need: tuple[Literal["identity", "account", "payment", "health", "safety", "legal", "length"], ...] = ()
    private: bool = Field(default=False, description="has to leave the public thread")
    public_close: bool = False
    first_reply: Annotated[float, Field(gt=0)] | None = None
    resolve_within: Annotated[float, Field(gt=0)] | None = None
    harm: Literal["CE6", "CE10", "CE11"] = "CE10"
    legal: bool = Field(default=False, description="liability words are critical")
    minor: bool = False
    vulnerable: bool = False
    rationale: Text


class Step(Model):
    """One scripted command: `kind` and its own fields."""

    model_config = ConfigDict(frozen=True, extra="allow")
    at: Seconds
    kind: str


class Exemplar(Model):
    """A sample handling that is also a test: `critical` names exactly what a harmful one raises."""

    id: Id
    band: Band
    why: Text
    critical: tuple[str, ...] = ()
    script: tuple[Step, ...]

    @model_validator(mode="after")
    def _critical_where_harmful(self) -> Exemplar:
        if (self.band == "harmful") != bool(self.critical):
            raise ValueError("harmful exemplars name the critical errors they raise, and only those do")
        return self


class Case(Model):
    """One customer's matter, from first post to closure."""

    id: Id
    person: Id
    title: Text
    kind: Kind
    also: tuple[Kind, ...] = ()
    priority: Priority
    channel: Channel = "public"
    handle: Literal["main", "support"] = "main"
    opening: Annotated[tuple[OpeningPost, ...], Field(min_length=1)]
    topics: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="own questions or offers, by cue words"
    )
    beats: tuple[Beat, ...] = ()
    bystanders: tuple[Text, ...] = Field(default=(), description="what people add while heat grows")
    warning: Text | None = None
    expected: Expected
    exemplars: tuple[Exemplar, ...] = ()

    @property
    def category(self) -> Category:
        """Give the one of the four categories that an agent should tag."""
        return KIND_CATEGORY[self.kind]

    @property
    def target(self) -> float | None:
        """Give the seconds within which a first reply is due; None where none is."""
        return self.expected.first_reply or FIRST_REPLY[self.priority]


class Scenario(Model):
    """A whole scenario file."""

    format: Literal[1]
    id: Id
    title: Text
    industry: Industry
    level: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[float, Field(gt=0, le=240)]
    starts: Text = Field(description="what the wall clock says at 0, with zone: Sat 9 May, 09:00 BST")
    practice: bool = Field(default=True, description="false: for assessments alone, and offered to nobody to practise")
    summary: Text
    brief: Text = Field(description="what the agent reads before starting: hand-over, what is going on")
    brand: Brand
    knowledge: tuple[Article, ...]
    people: tuple[Person, ...]
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]

    def person(self, person: str) -> Person:
        """Give the person with this id; KeyError if there is none."""
        return {found.id: found for found in self.people}[person]

    def case(self, case: str) -> Case:
        """Give the case with this id; KeyError if there is none."""
        return {found.id: found for found in self.cases}[case]

    def facts(self) -> dict[str, Fact]:
        """Give all facts of the knowledge by id."""
        return {fact.id: fact for article in self.knowledge for fact in article.facts}


class PackInfo(Model):
    """`pack.yaml`: what a folder of scenarios is."""

    format: Literal[1]
    id: Id
    title: Text
    summary: Text
    scenarios: tuple[str, ...]
    locked: dict[Id, tuple[str, ...]] = Field(
        default_factory=dict,
        description="by scenario, as case/exemplar, those that nothing is ever tuned on: they are reported on apart",
    )
    disputed: dict[Id, tuple[str, ...]] = Field(
        default_factory=dict,
        description="by scenario, as case/exemplar, those whose author stands by them against the grade",
    )
