"""What may be asked of the engine. Every command carries `at`, in virtual seconds, and perhaps a nonce.

A nonce makes a command harmless to repeat: one that the shift has already seen changes nothing.
Commands that carry words have `text` and, once read, their `reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from simulator.errors import CommandRefused
from simulator.reading.model import Channel, Reading
from simulator.scenario import Category, Priority

Sender = Literal["main", "support"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What all commands have."""

    at: float
    nonce: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCase(Timed):
    """A command about one case."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded(OnCase):
    """A command about one case that carries words for somebody outside."""

    text: str
    reading: Reading | None = None
    sender: Sender = "support"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Timed):
    """Begin a shift. Only the first command of a log may be this."""

    kind: Literal["start"] = "start"
    scenario: str
    form: Annotated[int, Field(ge=0)] = 0
    seed: int = 1
    mode: Literal["practice", "assessment"] = "practice"
    scorecard: str | None = None
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Worded):
    """Say something to the customer in a channel. `closing` marks the public line that closes the loop."""

    kind: Literal["reply"] = "reply"
    channel: Channel
    closing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMove(Worded):
    """Ask permission, in words, to go on in private messages or a secure chat with the same agent."""

    kind: Literal["offer_move"] = "offer_move"
    to: Literal["dm", "chat"]
    channel: Channel = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChat(OnCase):
    """Open the private room that the customer has said yes to."""

    kind: Literal["open_chat"] = "open_chat"
    to: Literal["dm", "chat"] = "chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify(OnCase):
    """Check who the customer is, to a tier, in private."""

    kind: Literal["verify"] = "verify"
    tier: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(OnCase):
    """Carry out one of the brand's remedies."""

    kind: Literal["remedy"] = "remedy"
    remedy: str
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hide(OnCase):
    """Hide a post of the thread. `post` is the event's number; None: the newest one that exposes something."""

    kind: Literal["hide"] = "hide"
    post: int | None = None
    reason: Literal["personal_data", "spam", "abuse", "impostor", "criticism"] = "personal_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff(OnCase):
    """Bring in a specialist team with a summary, staying in contact."""

    kind: Literal["hand_off"] = "hand_off"
    team: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(OnCase):
    """Raise an incident, notify the duty manager, report an impostor, keep evidence."""

    kind: Literal["flag"] = "flag"
    flag: Literal["incident", "duty_manager", "report_impostor", "keep_evidence"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAlone(OnCase):
    """Decide not to answer, with a reason."""

    kind: Literal["leave_alone"] = "leave_alone"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut(OnCase):
    """Do without a case that has a content warning, before anything was done in it; it costs nothing."""

    kind: Literal["leave_out"] = "leave_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(OnCase):
    """Tag category and priority."""

    kind: Literal["tag"] = "tag"
    category: Category | None = None
    priority: Priority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View(OnCase):
    """Open a case, what its content warning covers, its record, or a page of the knowledge."""

    kind: Literal["view"] = "view"
    what: Literal["case", "covered", "record", "knowledge"] = "case"
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(OnCase):
    """Write an internal note; no customer ever sees it."""

    kind: Literal["note"] = "note"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(OnCase):
    """Put a promise on the clock: an update by a time, in virtual seconds."""

    kind: Literal["promise"] = "promise"
    due: float
    what: str = "an update"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferContact(OnCase):
    """Offer phone or e-mail as well."""

    kind: Literal["offer_contact"] = "offer_contact"
    by: Literal["phone", "email"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Timed):
    """Post one top-level statement, pinned or not."""

    kind: Literal["statement"] = "statement"
    text: str
    reading: Reading | None = None
    sender: Sender = "main"
    pinned: bool = True
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseMarketing(Timed):
    """Stop the scheduled marketing posts."""

    kind: Literal["pause_marketing"] = "pause_marketing"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(OnCase):
    """Leave a case to the next shift with a note."""

    kind: Literal["hand_over"] = "hand_over"
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(OnCase):
    """Take back a reply that nobody has seen yet; None: the newest."""

    kind: Literal["withdraw"] = "withdraw"
    reply: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(OnCase):
    """Close a case."""

    kind: Literal["close"] = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClock(Timed):
    """Pause, resume, change speed, or hold new arrivals; practice only."""

    kind: Literal["set_clock"] = "set_clock"
    speed: float | None = None
    paused: bool | None = None
    hold: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Timed):
    """Let time pass until `at`. `skip` says that an idle agent jumped ahead (practice only)."""

    kind: Literal["wait"] = "wait"
    skip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconnect(Timed):
    """Be in contact again (assessments only, and never from a browser): the clock has stood since `at`.

    `stopped` real seconds are given back; `counted` ones, beyond what may be given back, went by all the same.
    """

    kind: Literal["reconnect"] = "reconnect"
    stopped: Annotated[float, Field(ge=0)]
    counted: Annotated[float, Field(ge=0)] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish(Timed):
    """End the shift."""

    kind: Literal["finish"] = "finish"


Command = Annotated[
    Start | Reply | OfferMove | OpenChat | Verify | Remedy | Hide | HandOff | Flag | LeaveAlone | LeaveOut | Tag | View
    | Note | Promise | OfferContact | Statement | PauseMarketing | HandOver | Withdraw | Close | SetClock | Wait
    | Reconnect | Finish,
    Field(discriminator="kind"),
]  # fmt: skip
_ADAPTER: TypeAdapter[Command] = TypeAdapter(Command)


def parse_command(data: dict[str, Any]) -> Command:
    """Give the command that plain data describe; CommandRefused says what is wrong with them."""
    try:
        return _ADAPTER.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or "kind"
        raise CommandRefused(f"command {data.get('kind', '?')!r}: {where}: {first['msg']}") from None
