"""What a shift's log holds: immutable facts in the past tense, each with `at` in virtual seconds.

An event's sequence number is its place in the log, from 1. Fields named in TYPED hold what a person typed;
a store keeps them apart so that they can be erased.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from simulator.happenings import (
    CaseOpened,
    ChatOpened,
    ContactOffered,
    Deleted,
    Flagged,
    HandedOff,
    Happened,
    Hidden,
    InCase,
    LeftAlone,
    LeftOut,
    MoveAnswered,
    Noted,
    Posted,
    Promised,
    PromiseEnded,
    Remedied,
    Replied,
    ReplySeen,
    Tagged,
    VerificationAsked,
    Verified,
    Viewed,
    Withdrawn,
)
from simulator.reading.model import Reading

__all__ = [
    "TYPED",
    "BeatFired",
    "CaseOpened",
    "ChatOpened",
    "ClockSet",
    "Closed",
    "ContactLost",
    "ContactOffered",
    "CustomerLeft",
    "Deleted",
    "Event",
    "Flagged",
    "HandedOff",
    "HandedOver",
    "Happened",
    "HeatChanged",
    "Hidden",
    "InCase",
    "LeftAlone",
    "LeftOut",
    "MarketingPaused",
    "MarketingPosted",
    "MoodChanged",
    "MoveAnswered",
    "Noted",
    "Posted",
    "PromiseEnded",
    "Promised",
    "Remedied",
    "Replied",
    "ReplySeen",
    "ShiftEnded",
    "ShiftStarted",
    "StatementPosted",
    "Tagged",
    "VerificationAsked",
    "Verified",
    "Viewed",
    "Withdrawn",
    "dump",
    "load",
    "to_line",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftStarted(Happened):
    """A shift began; all that a grade rests on is named here. `form` 0: the scenario as it was authored."""

    kind: Literal["shift_started"] = "shift_started"
    scenario: str
    digest: str
    seed: int
    mode: Literal["practice", "assessment"]
    scorecard: str
    speed: float
    versions: dict[str, str]
    form: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPosted(Happened):
    """A top-level statement of the brand."""

    kind: Literal["statement_posted"] = "statement_posted"
    text: str
    reading: Reading
    sender: Literal["main", "support"]
    pinned: bool
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingPaused(Happened):
    """Scheduled marketing was stopped."""

    kind: Literal["marketing_paused"] = "marketing_paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingPosted(Happened):
    """A scheduled marketing post went out. `index` is its place in the brand's list."""

    kind: Literal["marketing_posted"] = "marketing_posted"
    index: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(InCase):
    """A case was left to the next shift with a note."""

    kind: Literal["handed_over"] = "handed_over"
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(InCase):
    """The agent closed a case."""

    kind: Literal["closed"] = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodChanged(InCase):
    """A customer's mood (0 furious - 100 content) moved, because of a rule or of silence."""

    kind: Literal["mood_changed"] = "mood_changed"
    mood: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatChanged(InCase):
    """The crowd around a case warmed or cooled (0-100)."""

    kind: Literal["heat_changed"] = "heat_changed"
    heat: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatFired(InCase):
    """A scripted moment of the scenario came."""

    kind: Literal["beat_fired"] = "beat_fired"
    beat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLeft(InCase):
    """The customer is done with the case: thanked, gave up, or nothing was left to say."""

    kind: Literal["customer_left"] = "customer_left"
    how: Literal["thanked", "gave_up", "satisfied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSet(Happened):
    """Speed, pause or hold changed, or idle time was skipped."""

    kind: Literal["clock_set"] = "clock_set"
    speed: float
    paused: bool
    hold: bool
    skipped: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLost(Happened):
    """The line to the agent was lost and came back: the clock stood for `stopped` real seconds, not for `counted`."""

    kind: Literal["contact_lost"] = "contact_lost"
    stopped: float
    counted: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEnded(Happened):
    """The shift is over: time was up, or the agent finished."""

    kind: Literal["shift_ended"] = "shift_ended"
    why: Literal["time", "finished"]


Event = (
    ShiftStarted | CaseOpened | Posted | Replied | ReplySeen | Withdrawn | MoveAnswered | ChatOpened
    | VerificationAsked | Verified | Remedied | Hidden | Deleted | HandedOff | Flagged | LeftAlone | LeftOut | Tagged
    | Viewed | Noted | Promised | PromiseEnded | ContactOffered | StatementPosted | MarketingPaused | MarketingPosted
    | HandedOver | Closed | MoodChanged | HeatChanged | BeatFired | CustomerLeft | ClockSet | ContactLost
    | ShiftEnded
)  # fmt: skip

# What a person typed, by kind of event.
TYPED: dict[str, tuple[str, ...]] = {
    "replied": ("text",), "handed_off": ("summary",), "flagged": ("note",), "left_alone": ("reason",),
    "noted": ("text",), "promised": ("what",), "statement_posted": ("text",), "handed_over": ("note",),
}  # fmt: skip

_ADAPTER: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def dump(event: Event) -> dict[str, Any]:
    """Give an event as plain data that JSON can hold."""
    data: dict[str, Any] = _ADAPTER.dump_python(event, mode="json", exclude_defaults=False)
    return data


def load(data: dict[str, Any]) -> Event:
    """Give the event that `dump` made plain."""
    return _ADAPTER.validate_python(data)


def to_line(event: Event) -> str:
    """Give an event as one canonical line of JSON: the same event, the same bytes."""
    return json.dumps(dump(event), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
