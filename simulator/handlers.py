"""What each command does: one function a command, from the state as it is to the events that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from simulator import commands as c
from simulator import events as e
from simulator.errors import CommandRefused
from simulator.reading.model import Channel, Reading
from simulator.scenario import LIMITS, Scenario
from simulator.state import CaseState, Message, ShiftState

LONGEST_TEXT = 20_000
ROOMS: Mapping[str, str] = {"dm": "private messages", "chat": "the secure chat"}


@dataclass(frozen=True, slots=True)
class Handling:
    """What a handler works on: the scenario, the state, the time, and the nonce its first event carries."""

    scenario: Scenario
    state: ShiftState
    at: float
    nonce: str | None

    def case(self, case: str, *, closed: bool = False) -> CaseState:
        """Give a case that is in the queue and, unless `closed` is fine, open; refuses otherwise."""
        went = self.state.cases.get(case)
        if went is None:
            raise CommandRefused(
                f"there is no case {case!r} in the queue yet; there are: {', '.join(self.state.cases)}"
            )
        if not closed and not went.open:
            raise CommandRefused(f"the case {case!r} is closed, so nothing was sent; your text is kept")
        return went

    def stamp(self, case: str) -> dict[str, Any]:
        """Give the fields that every event of a case shares."""
        return {"at": self.at, "nonce": self.nonce, "case": case}

    def text(self, text: str, what: str = "the reply") -> str:
        """Give a text that is fit to record; refuses one that is empty or far too long."""
        if not text.strip():
            raise CommandRefused(f"{what} is empty; write something first")
        if len(text) > LONGEST_TEXT:
            raise CommandRefused(
                f"{what} has {len(text):,} characters; {LONGEST_TEXT:,} is the most. Your text is kept."
            )
        return text

    def sendable(self, text: str, channel: Channel) -> str:
        """Give a text that fits a channel; refuses one over its limit and says by how much."""
        self.text(text)
        limit = self.scenario.brand.voice.limits.get(channel, LIMITS[channel])
        if len(text) > limit:
            over = len(text) - limit
            raise CommandRefused(
                f"{over:,} characters over the {limit:,} of this channel; shorten it. Your text is kept."
            )
        return text


Handler = Callable[[Handling, Any], Iterator[e.Event]]


def _reading(command: c.Worded | c.Statement) -> Reading:
    return command.reading or Reading(version="none", chars=len(command.text), words=len(command.text.split()))


def _reply(here: Handling, command: c.Reply) -> Iterator[e.Event]:
    yield from _say(here, command, command.channel, offers=None, closing=command.closing)


def _offer_move(here: Handling, command: c.OfferMove) -> Iterator[e.Event]:
    if command.to in here.case(command.case).rooms:
        raise CommandRefused(f"{ROOMS[command.to]} with this customer is open already; write there")
    yield from _say(here, command, command.channel, offers=command.to)


def _say(here: Handling, command: c.Worded, channel: Channel, offers: Any, closing: bool = False) -> Iterator[e.Event]:
    went = here.case(command.case)
    if channel != "public" and channel not in went.rooms:
        raise CommandRefused(f"{ROOMS[channel]} is not open: ask to move, wait for a yes, then open it")
    if channel == "public" and went.channel != "public":
        raise CommandRefused("this case began in private, so there is no public thread to answer in")
    yield e.Replied(
        **here.stamp(command.case), channel=channel, text=here.sendable(command.text, channel),
        reading=_reading(command), sender=command.sender, closing=closing, offers=offers,
    )  # fmt: skip
    for made in went.promises:
        if made.kept is None:
            yield e.PromiseEnded(at=here.at, case=command.case, promise=made.event, kept=True)


def _open_chat(here: Handling, command: c.OpenChat) -> Iterator[e.Event]:
    went = here.case(command.case)
    if command.to in went.rooms:
        raise CommandRefused(f"{ROOMS[command.to]} is open already")
    yield e.ChatOpened(**here.stamp(command.case), to=command.to, consented=went.consent.get(command.to, False))


def _verify(here: Handling, command: c.Verify) -> Iterator[e.Event]:
    went = here.case(command.case)
    if not went.rooms:
        raise CommandRefused("identity is never checked in public: ask to move to a private channel first")
    if went.check is not None:
        raise CommandRefused("a check is running already; wait for its result")
    if not 1 <= command.tier <= 3:  # noqa: PLR2004 - the tiers an agent can check
        raise CommandRefused(
            f"tier {command.tier} cannot be checked here; use 1, 2 or 3, or hand over to the specialists"
        )
    if went.failed_checks >= 3:  # noqa: PLR2004 - three failed attempts, then stop and refer
        raise CommandRefused("three checks have failed: stop, stay kind and hand over to the specialists")
    yield e.VerificationAsked(**here.stamp(command.case), tier=command.tier)


def _remedy(here: Handling, command: c.Remedy) -> Iterator[e.Event]:
    went = here.case(command.case)
    remedies = {remedy.id: remedy for remedy in here.scenario.brand.remedies}
    remedy = remedies.get(command.remedy)
    if remedy is None:
        raise CommandRefused(f"there is no remedy {command.remedy!r}; there are: {', '.join(remedies) or 'none'}")
    if went.tier < remedy.tier:
        raise CommandRefused(
            f"{remedy.name} needs tier {remedy.tier}; this customer is at tier {went.tier}. Verify first."
        )
    if command.amount is not None and (command.amount <= 0 or remedy.limit is None):
        raise CommandRefused(f"{remedy.name} takes no amount of {command.amount:g}")
    if command.amount is not None and remedy.limit is not None and command.amount > remedy.limit:
        given, most = map(here.scenario.brand.in_money, (command.amount, remedy.limit))
        raise CommandRefused(f"{given} is above your authority of {most} for {remedy.name}")
    yield e.Remedied(**here.stamp(command.case), remedy=remedy.id, amount=command.amount)


def _hide(here: Handling, command: c.Hide) -> Iterator[e.Event]:
    went = here.case(command.case, closed=True)
    post = _post_to_hide(went, command.post)
    yield e.Hidden(**here.stamp(command.case), post=post.event, reason=command.reason)


def _post_to_hide(went: CaseState, number: int | None) -> Message:
    public = [said for said in went.messages if said.channel == "public" and said.by in ("customer", "bystander")]
    shown = [said for said in public if said.hidden_at is None]
    if number is not None:
        for said in public:
            if said.event == number:
                if said.hidden_at is not None:
                    raise CommandRefused("this post is hidden already")
                return said
        raise CommandRefused(f"there is no public post {number} in this case")
    exposing = [said for said in shown if said.exposes] or shown
    if not exposing:
        raise CommandRefused("there is no public post left to hide in this case")
    return exposing[-1]


def _hand_off(here: Handling, command: c.HandOff) -> Iterator[e.Event]:
    here.case(command.case)
    teams = [team.id for team in here.scenario.brand.teams]
    if command.team not in teams:
        raise CommandRefused(f"there is no team {command.team!r}; there are: {', '.join(teams) or 'none'}")
    summary = here.text(command.summary, "the summary")
    yield e.HandedOff(**here.stamp(command.case), team=command.team, summary=summary)


def _flag(here: Handling, command: c.Flag) -> Iterator[e.Event]:
    if not here.case(command.case, closed=True).did(command.flag):
        yield e.Flagged(**here.stamp(command.case), flag=command.flag, note=command.note)


def _leave_alone(here: Handling, command: c.LeaveAlone) -> Iterator[e.Event]:
    here.case(command.case)
    reason = here.text(command.reason, "the reason")
    yield e.LeftAlone(**here.stamp(command.case), reason=reason)
    yield e.Closed(at=here.at, case=command.case)


def _leave_out(here: Handling, command: c.LeaveOut) -> Iterator[e.Event]:
    went = here.case(command.case)
    if here.scenario.case(command.case).warning is None:
        raise CommandRefused("only a case with a content warning can be left out; this one has none")
    if any(act.name.partition(":")[0] != "view" for act in went.acts):
        raise CommandRefused("you have worked on this case, so it cannot be left out; hand it over, or close it")
    yield e.LeftOut(**here.stamp(command.case))


def _tag(here: Handling, command: c.Tag) -> Iterator[e.Event]:
    here.case(command.case, closed=True)
    yield e.Tagged(**here.stamp(command.case), category=command.category, priority=command.priority)


def _view(here: Handling, command: c.View) -> Iterator[e.Event]:
    went = here.case(command.case, closed=True)
    seen = any(act.name == f"view:{command.what}" and act.detail == str(command.article) for act in went.acts)
    if not seen:
        yield e.Viewed(**here.stamp(command.case), what=command.what, article=command.article)


def _note(here: Handling, command: c.Note) -> Iterator[e.Event]:
    here.case(command.case, closed=True)
    yield e.Noted(**here.stamp(command.case), text=here.text(command.text, "the note"))


def _promise(here: Handling, command: c.Promise) -> Iterator[e.Event]:
    here.case(command.case)
    if command.due <= here.at:
        raise CommandRefused("a promise needs a time that is still to come")
    yield e.Promised(**here.stamp(command.case), due=command.due, what=here.text(command.what, "the promise"))


def _offer_contact(here: Handling, command: c.OfferContact) -> Iterator[e.Event]:
    here.case(command.case)
    yield e.ContactOffered(**here.stamp(command.case), by=command.by)


def _statement(here: Handling, command: c.Statement) -> Iterator[e.Event]:
    case = command.case
    if case is not None:
        here.case(case, closed=True)
    else:
        piles = [one.id for one in here.scenario.cases if "CRO" in (one.kind, *one.also) and one.id in here.state.cases]
        case = piles[0] if piles else None
    yield e.StatementPosted(
        at=here.at, nonce=here.nonce, text=here.sendable(command.text, "public"), reading=_reading(command),
        sender=command.sender, pinned=command.pinned, case=case,
    )  # fmt: skip


def _pause_marketing(here: Handling, command: c.PauseMarketing) -> Iterator[e.Event]:
    if not here.state.marketing_paused:
        yield e.MarketingPaused(at=here.at, nonce=here.nonce)


def _hand_over(here: Handling, command: c.HandOver) -> Iterator[e.Event]:
    here.case(command.case)
    yield e.HandedOver(**here.stamp(command.case), note=here.text(command.note, "the hand-over note"))


def _withdraw(here: Handling, command: c.Withdraw) -> Iterator[e.Event]:
    went = here.case(command.case, closed=True)
    replies = [said for said in went.replies if command.reply in (None, said.event)]
    if not replies:
        raise CommandRefused("there is no such reply to take back")
    if replies[-1].seen or replies[-1].statement:
        raise CommandRefused("too late to take it back: ten seconds have passed and it has been seen")
    yield e.Withdrawn(**here.stamp(command.case), reply=replies[-1].event)


def _close(here: Handling, command: c.Close) -> Iterator[e.Event]:
    here.case(command.case)
    yield e.Closed(**here.stamp(command.case))


def _set_clock(here: Handling, command: c.SetClock) -> Iterator[e.Event]:
    _practice_only(here)
    state = here.state
    speed = state.speed if command.speed is None else command.speed
    if not 0.1 <= speed <= 20:  # noqa: PLR2004 - what a person can follow
        raise CommandRefused(f"a speed of {speed:g} is out of range; use 0.1 to 20")
    yield e.ClockSet(
        at=here.at, nonce=here.nonce, speed=speed, paused=state.paused if command.paused is None else command.paused,
        hold=state.hold if command.hold is None else command.hold,
    )  # fmt: skip


def _wait(here: Handling, command: c.Wait) -> Iterator[e.Event]:
    if not here.state.untimed:
        _practice_only(here)
    state = here.state
    yield e.ClockSet(
        at=here.at, nonce=here.nonce, speed=state.speed, paused=state.paused, hold=state.hold, skipped=here.at
    )


def _reconnect(here: Handling, command: c.Reconnect) -> Iterator[e.Event]:
    if here.state.started is None or here.state.started.mode != "assessment":
        raise CommandRefused("the clock of practice does not stop by itself; pause it")
    yield e.ContactLost(at=here.at, nonce=here.nonce, stopped=command.stopped, counted=command.counted)


def _practice_only(here: Handling) -> None:
    if here.state.started is not None and here.state.started.mode != "practice":
        raise CommandRefused("the clock of an assessment cannot be changed")


def _finish(here: Handling, command: c.Finish) -> Iterator[e.Event]:
    yield e.ShiftEnded(at=here.at, nonce=here.nonce, why="finished")


HANDLERS: Mapping[str, Handler] = {
    "reply": _reply, "offer_move": _offer_move, "open_chat": _open_chat, "verify": _verify, "remedy": _remedy,
    "hide": _hide, "hand_off": _hand_off, "flag": _flag, "leave_alone": _leave_alone, "leave_out": _leave_out,
    "tag": _tag, "view": _view, "note": _note, "promise": _promise, "offer_contact": _offer_contact,
    "statement": _statement, "pause_marketing": _pause_marketing, "hand_over": _hand_over, "withdraw": _withdraw,
    "close": _close, "set_clock": _set_clock, "wait": _wait, "reconnect": _reconnect, "finish": _finish,
}  # fmt: skip
