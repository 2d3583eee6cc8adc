"""What happens in cases, as events: what customers, bystanders and the agent said and did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.reading.model import Channel, Reading

Private = Literal["dm", "chat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What all events have. `nonce` is that of the command behind it."""

    at: float
    nonce: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InCase(Happened):
    """An event of one case."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(InCase):
    """A case came into the queue."""

    kind: Literal["case_opened"] = "case_opened"
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted(InCase):
    """A customer, a bystander or the brand before this shift said something. `beat` names what caused it."""

    kind: Literal["posted"] = "posted"
    by: Literal["customer", "bystander", "brand"]
    channel: Channel
    text: str
    beat: str
    name: str = ""
    handle: str = ""
    image: str | None = None
    exposes: tuple[str, ...] = ()
    likes: int = 0
    reposts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(InCase):
    """The agent said something to the customer. Seen ten seconds later, unless withdrawn."""

    kind: Literal["replied"] = "replied"
    channel: Channel
    text: str
    reading: Reading
    sender: Literal["main", "support"]
    closing: bool = False
    offers: Private | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySeen(InCase):
    """The customer saw a reply, and it cannot be withdrawn any more. `rules` are the rules it met or broke."""

    kind: Literal["reply_seen"] = "reply_seen"
    reply: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(InCase):
    """The agent took a reply back before anybody saw it."""

    kind: Literal["withdrawn"] = "withdrawn"
    reply: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAnswered(InCase):
    """The customer said yes or no to going on elsewhere."""

    kind: Literal["move_answered"] = "move_answered"
    to: Literal["dm", "chat", "phone", "email"]
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatOpened(InCase):
    """A private room was opened; the history goes along. `consented` tells whether the customer had said yes."""

    kind: Literal["chat_opened"] = "chat_opened"
    to: Private
    consented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationAsked(InCase):
    """The agent started an identity check."""

    kind: Literal["verification_asked"] = "verification_asked"
    tier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified(InCase):
    """An identity check ended. A failed one never says which element failed."""

    kind: Literal["verified"] = "verified"
    tier: int
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedied(InCase):
    """A remedy was carried out."""

    kind: Literal["remedied"] = "remedied"
    remedy: str
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden(InCase):
    """A post was hidden from the public."""

    kind: Literal["hidden"] = "hidden"
    post: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted(InCase):
    """The customer deleted a post."""

    kind: Literal["deleted"] = "deleted"
    post: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOff(InCase):
    """A specialist team took over the substance; the agent stays the contact."""

    kind: Literal["handed_off"] = "handed_off"
    team: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged(InCase):
    """An incident was raised, the duty manager told, an impostor reported or evidence kept."""

    kind: Literal["flagged"] = "flagged"
    flag: Literal["incident", "duty_manager", "report_impostor", "keep_evidence"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAlone(InCase):
    """The agent decided not to answer."""

    kind: Literal["left_alone"] = "left_alone"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(InCase):
    """The agent left out a case with a content warning: it is gone, and nothing of it is graded."""

    kind: Literal["left_out"] = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged(InCase):
    """Category or priority was set."""

    kind: Literal["tagged"] = "tagged"
    category: str | None = None
    priority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed(InCase):
    """The agent opened a case, what its content warning covers, its record or a page, for the first time."""

    kind: Literal["viewed"] = "viewed"
    what: Literal["case", "covered", "record", "knowledge"]
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(InCase):
    """An internal note."""

    kind: Literal["noted"] = "noted"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised(InCase):
    """A promise went on the clock. `what` is typed."""

    kind: Literal["promised"] = "promised"
    due: float
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseEnded(InCase):
    """A promise was kept by word or deed, or its time passed."""

    kind: Literal["promise_ended"] = "promise_ended"
    promise: int
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOffered(InCase):
    """Phone or e-mail was offered as well."""

    kind: Literal["contact_offered"] = "contact_offered"
    by: Literal["phone", "email"]
