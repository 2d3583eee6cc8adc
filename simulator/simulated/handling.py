"""What good handling does, step by step, read from what a case expects; the manner decides the words and the pace."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Literal

from simulator import commands as c
from simulator.reading.model import Channel
from simulator.scoring.severity import CRITICAL, leaving
from simulator.simulated.matter import Matter
from simulator.simulated.packing import messages
from simulator.simulated.playing import Handling
from simulator.simulated.telling import called, sentences
from simulator.simulated.wording import line
from simulator.state import CaseState

Part = Generator[c.Command, CaseState | None, None]
_FLAGS: tuple[Literal["incident", "duty_manager", "report_impostor", "keep_evidence"], ...] = (
    "keep_evidence", "incident", "report_impostor", "duty_manager",
)  # fmt: skip
_PRAISE = frozenset({"PRA", "FDB"})
_TRIES = 4
_HIGHEST = 3
"""The highest tier that an agent can check."""


@dataclass(slots=True)
class Hand:
    """An agent at work on a case: the time, and the case as it was last seen."""

    matter: Matter
    manner: str
    at: float
    went: CaseState | None = None

    def do(self, seconds: float, kind: str, **fields: object) -> Part:
        """Carry out a command some seconds after the last one."""
        self.at += seconds
        self.went = yield c.parse_command({"kind": kind, "at": self.at, "case": self.matter.case.id, **fields})

    def say(
        self, channel: Channel, said: Iterable[str], tail: str = "", offers: str | None = None, closing: bool = False
    ) -> Part:
        """Send sentences as one message or several; the last of them makes the offer to move, if there is one."""
        texts = messages(said, self.matter.limit(channel), self.matter.scenario.brand.voice.signoff, tail)
        for number, text in enumerate(texts, start=1):
            common = {"channel": channel, "text": text}
            if offers and number == len(texts):
                yield from self.do(20, "offer_move", to=offers, **common)
            else:
                yield from self.do(20, "reply", closing=closing, **common)

    def line(self, *key: str, turn: int = 0, **parts: str | None) -> str:
        """Give a line of this manner."""
        return line(self.matter, self.manner, *key, turn=turn, **parts)


def handle(matter: Matter, manner: str, begins: float) -> Handling:
    """Give what is done in a case from a time on: all that it expects, in the words of a manner."""
    hand = Hand(matter, manner, begins)
    yield from hand.do(0, "view", what="case")
    yield from hand.do(2, "view", what="knowledge")
    yield from hand.do(2, "tag", category=matter.case.category, priority=matter.case.priority)
    yield from _protect(hand)
    if not matter.expected.needs_reply:
        if matter.best == "left_alone":
            yield from hand.do(10, "leave_alone", reason=hand.line("alone"))
        elif matter.best == "hidden" and not _hid(hand):
            yield from hand.do(10, "hide", reason="spam")
        return
    for team in matter.teams:
        yield from hand.do(8, "hand_off", team=team.id, summary=_summary(hand))
    if matter.due("statement") or matter.best == "statement":
        yield from _state(hand)
    channel: Channel = matter.case.channel
    if matter.room is None:
        yield from _settle(hand, channel, [*_opening(hand), *_protected(hand)])
    else:
        yield from _move(hand, channel, matter.room)
    yield from _look_after(hand)


def _protect(hand: Hand) -> Part:
    """Do first what keeps people safe: adverts off, exposing posts hidden, the flags that are due."""
    matter = hand.matter
    if matter.due("pause_marketing"):
        yield from hand.do(3, "pause_marketing", case=None)
    if matter.due("hide") and not _exposing(hand) and matter.hideable:
        yield from hand.do(3, "hide", reason="abuse")
    yield from _hide(hand)
    for flag in _FLAGS:
        if matter.due(flag):
            yield from hand.do(3, "flag", flag=flag)


def _exposing(hand: Hand) -> list[int]:
    posts = hand.went.messages if hand.went else ()
    shown = [post for post in posts if post.by in ("customer", "bystander") and post.channel == "public"]
    return [post.event for post in shown if post.exposes and post.hidden_at is None and post.deleted_at is None]


def _hide(hand: Hand) -> Part:
    for post in _exposing(hand):
        yield from hand.do(4, "hide", post=post)


def _hid(hand: Hand) -> bool:
    return hand.went is not None and hand.went.did("hide")


def _summary(hand: Hand) -> str:
    case = hand.matter.case
    where = "in public" if case.channel == "public" else "in private"
    return hand.line("summary", person=hand.matter.person.name, title=case.title.rstrip("."), where=where)


def _state(hand: Hand) -> Part:
    matter = hand.matter
    said = [hand.line("for_all"), *_facts(hand, open_to_all=True)]
    text = messages(said, matter.limit("public"), matter.scenario.brand.voice.signoff)[0]
    yield from hand.do(15, "statement", text=text)


def _facts(hand: Hand, *, open_to_all: bool) -> list[str]:
    return sentences(hand.matter, (fact for fact in hand.matter.facts if fact.public or not open_to_all))


def _opening(hand: Hand) -> list[str]:
    """Give how a first reply begins: the greeting, what keeps them safe, that they were heard, the apology."""
    matter, kind = hand.matter, hand.matter.case.kind
    urgent = _safety(hand) if matter.urgent else []
    if kind in _PRAISE and not matter.expected.apology:
        thanks = "thanks" if kind == "PRA" else "idea"
        return [hand.line("greet"), hand.line(thanks), *([hand.line("pass_on")] if kind == "PRA" else _handed(hand))]
    kinds = (kind, *(matter.case.also if matter.expected.apology else ()), "other")
    heard = next(filter(None, (hand.line("heard", one) for one in kinds)), "")
    sorry = hand.line("regret" if matter.expected.legal else "sorry") if matter.expected.apology else ""
    return [hand.line("greet"), *urgent, heard, *_handed(hand), sorry]


def _safety(hand: Hand) -> list[str]:
    own = [hand.line("told", sign) for sign in hand.matter.told if sign == "told.emergency"]
    return [*own, *_facts(hand, open_to_all=hand.matter.case.channel == "public")]


def _protected(hand: Hand) -> list[str]:
    """Give what is said about a hidden post, and the other signs that a reply has to carry."""
    said = {"told.emergency"} if hand.matter.urgent else {"told.thanks"} if hand.matter.case.kind in _PRAISE else set()
    told = [sign for sign in (*hand.matter.told, *_advice(hand)) if sign not in said]
    hidden = [hand.line("hidden")] if _hid(hand) else []
    if hidden:
        told = [sign for sign in told if sign not in ("told.delete", "told.hidden_why")]
    return [*hidden, *(hand.line("told", sign) for sign in told)]


def _advice(hand: Hand) -> tuple[str, ...]:
    """Give the sign of advice that is due to somebody who has shown what can be misused at once."""
    shown = [kind for post in (hand.went.posts if hand.went else ()) for kind in post.exposes]
    return ("told.protect",) if any(leaving(kind) >= CRITICAL for kind in shown) else ()


def _handed(hand: Hand) -> list[str]:
    return [hand.line("handed", turn=turn, team=called(team)) for turn, team in enumerate(hand.matter.teams)]


def _settle(hand: Hand, channel: Channel, first: list[str]) -> Part:
    """Act, then tell: remedies, facts, who has it now, what comes next."""
    matter = hand.matter
    if matter.tier and channel != "public":
        yield from hand.say(channel, [*first, hand.line("check")])
        yield from hand.do(5, "verify", tier=min(matter.tier, _HIGHEST))
        yield from _wait(hand, lambda went: went.check is None)
        passed = hand.went is not None and hand.went.tier >= matter.tier
        first = [hand.line("checked" if passed else "unchecked")]
    done: list[str] = []
    for remedy in matter.remedies:
        yield from hand.do(10, "remedy", remedy=remedy.id)
        if hand.went is not None and hand.went.did(f"remedy:{remedy.id}"):
            done.append(hand.line("remedy", remedy=_lowered(remedy.name)))
    facts = [] if matter.urgent else _facts(hand, open_to_all=channel == "public")
    promise: list[str] = []
    if matter.due("promise"):
        due = min(hand.at + 900.0, matter.ends - 60.0)
        yield from hand.do(5, "promise", due=due)
        promise = [hand.line("promise", time=matter.time(due))]
    tail = hand.line("last") if matter.case.kind != "PRA" else hand.line("last_praise") if facts else ""
    yield from hand.say(channel, [*first, *done, *facts, *promise], tail)


def _lowered(name: str) -> str:
    return name if name[1:2].isupper() else name[0].lower() + name[1:]


def _move(hand: Hand, channel: Channel, room: str) -> Part:
    """Ask leave to go on in private, with a reason; go on there once it is given, here where it is not."""
    first = [*_opening(hand), *_protected(hand), hand.line("offer", room)]
    yield from hand.say(channel, first, offers=room)
    yield from _wait(hand, lambda went: room in went.consent)
    if hand.went is None or not hand.went.consent.get(room):
        yield from _settle(hand, channel, [])
        return
    yield from hand.do(5, "open_chat", to=room)
    inside: Channel = "chat" if room == "chat" else "dm"
    yield from _settle(hand, inside, [hand.line("joined")])
    if channel == "public" and hand.matter.expected.public_close:
        yield from hand.say("public", [hand.line("public_close")], closing=True)


def _wait(hand: Hand, over: Callable[[CaseState], bool]) -> Part:
    for _ in range(_TRIES):
        yield from hand.do(30, "view", what="case")
        if hand.went is not None and over(hand.went):
            return


def _look_after(hand: Hand) -> Part:
    """Come back for what was posted since, keep what was promised, and close what is settled."""
    for _ in range(_TRIES):
        yield from hand.do(60, "view", what="case")
        if _exposing(hand):
            yield from _hide(hand)
            yield from hand.say(
                "public", [hand.line("hidden", turn=1), *(hand.line("told", one) for one in _advice(hand))]
            )
    open_promise = hand.went is not None and any(one.kept is None for one in hand.went.promises)
    if open_promise:
        channel = hand.matter.case.channel
        yield from hand.say(channel, [hand.line("kept")])
    if hand.went is not None and hand.went.left is not None and hand.went.open:
        yield from hand.do(30, "close")
