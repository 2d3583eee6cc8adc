"""Where one case of a shift stands: what was said and done in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simulator.reading.model import Channel, Reading

UNSEEN_SECONDS = 10.0
"""How long a reply can be withdrawn: customers see it this many virtual seconds after it was sent."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said in a case. `event` is its sequence number; `reading` is there for the agent's words only."""

    event: int
    at: float
    by: Literal["customer", "bystander", "brand", "agent"]
    channel: Channel
    text: str
    reading: Reading | None = None
    name: str = ""
    handle: str = ""
    sender: str = ""
    closing: bool = False
    offers: str | None = None
    statement: bool = False
    pinned: bool = False
    image: str | None = None
    exposes: tuple[str, ...] = ()
    likes: int = 0
    reposts: int = 0
    beat: str = ""
    hidden_at: float | None = None
    deleted_at: float | None = None
    withdrawn: bool = False
    seen: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done in a case: `remedy:refund`, `handoff:fraud`, `chat`, `verify:2`, `hide`, `close` and so on."""

    name: str
    event: int
    at: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PromiseState:
    """A promise on the clock; `kept` is None while it is open."""

    event: int
    at: float
    due: float
    what: str
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class CaseState:
    """Where one case stands."""

    id: str
    channel: Channel
    opened_at: float
    mood: int = 50
    heat: int = 0
    messages: tuple[Message, ...] = ()
    acts: tuple[Act, ...] = ()
    consent: Mapping[str, bool] = field(default_factory=dict)
    tier: int = 0
    check: tuple[int, float] | None = None
    failed_checks: int = 0
    promises: tuple[PromiseState, ...] = ()
    moods: tuple[tuple[float, int, str], ...] = ()
    heats: tuple[tuple[float, int, str], ...] = ()
    beats: Mapping[str, float] = field(default_factory=dict)
    category: str | None = None
    priority: str | None = None
    closed_at: float | None = None
    left: str | None = None
    nudges: int = 0

    def did(self, name: str) -> bool:
        """Tell whether an act of this name, or of this kind (`remedy` for `remedy:refund`), was done."""
        return any(act.name == name or act.name.startswith(name + ":") for act in self.acts)

    @property
    def replies(self) -> tuple[Message, ...]:
        """Give the agent's messages that were not withdrawn."""
        return tuple(said for said in self.messages if said.by == "agent" and not said.withdrawn)

    @property
    def posts(self) -> tuple[Message, ...]:
        """Give the customer's messages."""
        return tuple(said for said in self.messages if said.by == "customer")

    @property
    def rooms(self) -> frozenset[str]:
        """Give the private rooms that are open: the one the case began in and those opened since."""
        opened = {act.name for act in self.acts if act.name in ("dm", "chat")}
        return frozenset(opened | ({self.channel} - {"public"}))

    @property
    def open(self) -> bool:
        """Tell whether the agent has neither closed nor handed over the case."""
        return self.closed_at is None

    @property
    def waiting_since(self) -> float | None:
        """Give when the oldest customer message without a reply after it was posted; None if answered."""
        since: float | None = None
        for said in self.messages:
            if said.by == "customer" and since is None:
                since = said.at
            elif said.by == "agent" and not said.withdrawn:
                since = None
        return since
