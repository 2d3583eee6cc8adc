"""How grave it is to do something with personal data: by kind, act, channel, industry and verification."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from simulator.reading.model import Channel, Sign
from simulator.yamlfile import content

Severity = Annotated[int, Field(ge=0, le=4)]
Deed = Literal["ask", "repeat", "reveal"]
CRITICAL = 3
UNVERIFIED = 3
IMPOSTOR = 4
CODES = ("OK", "S1", "S2", "S3", "S4")
"""The severities as exports name them."""


class Kind(BaseModel):
    """One row of the decision table."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    ask: tuple[Severity, Severity, Severity]
    repeat: tuple[Severity, Severity]
    reveal: tuple[Severity, Severity]
    leave: Severity


class Overlay(BaseModel):
    """What an industry makes worse in public, and how grave a phrase is there that implies a relationship."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    worse: tuple[str, ...]
    relationship: Severity


class PrivacyTable(BaseModel):
    """The whole of `content/privacy.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    points: dict[int, float]
    hide_within: float
    never_asked: tuple[str, ...]
    unsaid: str
    voiced: dict[str, str]
    of_others: tuple[str, ...]
    over_asked: dict[Channel, tuple[str, ...]]
    leave_private: dict[str, Severity]
    delete_due: Severity
    left_only: dict[str, tuple[str, ...]]
    named_back: dict[str, tuple[str, ...]]
    unchecked: tuple[str, ...]
    acts: dict[str, tuple[str, ...]]
    names: dict[str, str]
    kinds: dict[str, Kind]
    overlays: dict[str, Overlay]

    def public_name(self, kind: str, detail: str = "") -> str:
        """Give the name of a kind in exports."""
        return self.names.get(f"{kind}:{detail}", self.names.get(kind, kind))


@lru_cache(maxsize=1)
def privacy_table() -> PrivacyTable:
    """Give the decision table for personal data."""
    return PrivacyTable.model_validate(content("privacy.yaml"))


def severity(kind: str, deed: Deed, channel: Channel, industry: str) -> int:
    """Give the severity, 0 to 4, of a deed with a kind of data in a channel; unknown kinds are harmless."""
    row = privacy_table().kinds.get(kind)
    if row is None:
        return 0
    column = {"public": 0, "dm": 1, "chat": 2}[channel]
    found = (row.ask if deed == "ask" else getattr(row, deed))[column if deed == "ask" else min(column, 1)]
    overlay = privacy_table().overlays.get(industry)
    worse = overlay is not None and channel == "public" and kind in overlay.worse
    return min(4, found + worse)


def leaving(kind: str, *, public: bool = True) -> int:
    """Give the severity of doing nothing about a customer's post, or private message, with this kind of data."""
    if not public:
        return privacy_table().leave_private.get(kind, 0)
    row = privacy_table().kinds.get(kind)
    return row.leave if row else 0


def disclosure(kind: str, channel: Channel, *, verified: bool, impostor: bool) -> int:
    """Give the severity of giving, or confirming, a value from the record in a private channel."""
    checked = severity(kind, "reveal", channel, "")
    if verified or kind in privacy_table().unchecked:
        return checked
    return max(checked, IMPOSTOR if impostor else UNVERIFIED)


def named_back(sign: Sign) -> bool:
    """Tell whether a customer's own words of this kind may be given back to them in private."""
    return sign.detail in privacy_table().named_back.get(sign.name.partition(".")[2], ())


def relationship(industry: str) -> int:
    """Give the severity, in public, of a phrase that implies a relationship with the brand."""
    overlay = privacy_table().overlays.get(industry)
    return overlay.relationship if overlay else 0
