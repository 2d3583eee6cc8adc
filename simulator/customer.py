"""How one customer reacts to what the agent said: never deaf, and satisfied only when it is done and they know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator import events as e
from simulator.beats import due_beats
from simulator.finding import Finding
from simulator.reactions import line, sensitivity
from simulator.reading.model import Channel
from simulator.scene import Scene
from simulator.state import CaseState, Message

MOOD_STEP = 14.0
"""Most mood points that one reply can move a customer of ordinary temperament, either way, times two."""
SILENCE_COST = 8
GRATEFUL, ANGRY = 40, 25
"""The moods from which a customer thanks, and below which they answer with anger."""
REACTED = "reacted:{}"
TOLD = "told:{}"


@dataclass(frozen=True, slots=True)
class Turn:
    """What is being reacted to: the scene, the replies not answered yet, and the channel to answer in."""

    scene: Scene
    replies: tuple[Message, ...]
    at: float

    @property
    def channel(self) -> Channel:
        """Give the channel of the newest reply."""
        return self.replies[-1].channel

    def has(self, name: str) -> bool:
        """Tell whether any of the replies carries a sign."""
        return any(said.reading is not None and said.reading.has(name) for said in self.replies)

    def post(self, text: str, beat: str) -> e.Posted:
        """Give the event of the customer saying something."""
        return customer_post(self.scene, self.at, self.channel, text, beat)


def customer_post(scene: Scene, at: float, channel: Channel, text: str, beat: str) -> e.Posted:
    """Give the event of the case's customer saying something in a channel."""
    person = scene.person
    return e.Posted(
        at=at, case=scene.case.id, by="customer", channel=channel, text=text, beat=beat, name=person.name,
        handle=person.handle,
    )  # fmt: skip


def unanswered(went: CaseState) -> tuple[Message, ...]:
    """Give the agent's messages that the customer has seen and not reacted to."""
    return tuple(
        said
        for said in went.replies
        if said.seen and not said.statement and REACTED.format(said.event) not in went.beats
    )


def mood_after(scene: Scene, findings: Sequence[Finding]) -> tuple[int, str] | None:
    """Give the mood that findings lead to, and the rule that moved it most; None if it stays."""
    moving = [found for found in findings if found.effect and found.dimension not in ("speed", "writing")]
    if not moving:
        return None
    total = sum(max(-1.0, min(1.0, found.effect / 40.0)) for found in moving) * 5.0
    bounded = max(-2 * MOOD_STEP, min(MOOD_STEP, total)) * sensitivity(scene.person.temperament)
    mood = max(0, min(100, round(scene.went.mood + bounded)))
    alike = [found for found in moving if (found.effect > 0) == (bounded > 0)] or moving
    return (mood, max(alike, key=lambda found: abs(found.effect)).rule) if mood != scene.went.mood else None


def react(scene: Scene, replies: tuple[Message, ...], at: float) -> Iterator[e.Event]:
    """Give what the customer does about replies: answers offers and asks, thanks, presses on or gives up."""
    turn = Turn(scene, replies, at)
    for said in replies:
        yield e.BeatFired(at=at, case=scene.case.id, beat=REACTED.format(said.event))
    if scene.went.left is not None:
        return
    said_something = False
    moves = tuple(_about_moves(turn))
    moving = any(event.kind == "move_answered" and event.accepted for event in moves)
    asks = () if moving and turn.channel == "public" else _about_asks(turn)
    for event in (*moves, *_about_deleting(turn), *asks):
        said_something = said_something or event.kind == "posted"
        yield event
    if _is_done(turn):
        yield turn.post(line(scene, "thanks"), "thanks")
        yield e.CustomerLeft(at=at, case=scene.case.id, how="thanked" if scene.went.mood >= GRATEFUL else "satisfied")
    elif not said_something and not _author_speaks(turn):
        key = _fallback(turn)
        yield turn.post(line(scene, key), key)


def _is_done(turn: Turn) -> bool:
    """Tell whether the matter is settled and the customer has been told so."""
    scene = turn.scene
    if not scene.settled or not scene.case.expected.needs_reply:
        return False
    asked = any(said.reading is not None and said.reading.has("ask") for said in turn.replies)
    pending = [room for room in scene.went.consent if scene.went.consent[room] and room not in scene.went.rooms]
    if pending and not _told(turn):
        return False
    return _told(turn) and not (asked and not turn.has("told.settled"))


def _told(turn: Turn) -> bool:
    facts = {name.removeprefix("fact:") for way in turn.scene.case.expected.settled_by for name in way}
    conveyed = any(
        found.status == "conveys" and found.fact in facts
        for said in turn.replies if said.reading is not None for found in said.reading.facts
    )  # fmt: skip
    signs = (
        "told.settled",
        "claim",
        "told.thanks",
        "told.goodbye",
        "told.emergency",
        "told.helpline",
        "told.press",
    )
    return conveyed or any(turn.has(name) for name in signs)


def _about_moves(turn: Turn) -> Iterator[e.Event]:
    scene, went = turn.scene, turn.scene.went
    rooms: tuple[Literal["dm", "chat"], ...] = ("chat", "dm")
    for room in rooms:
        wanted = any(said.offers == room for said in turn.replies) or turn.has(f"offer.{room}")
        private_already = room == "dm" and turn.channel != "public"
        if not wanted or private_already or room in went.rooms or went.consent.get(room):
            continue
        accepted = room in scene.person.accepts
        yield e.MoveAnswered(at=turn.at, case=scene.case.id, to=room, accepted=accepted)
        key = "agrees_move" if accepted else "declines_move"
        yield turn.post(line(scene, key), key)
        return
    if turn.has("offer.phone") and "phone" not in went.consent:
        accepted = "phone" in scene.person.accepts
        yield e.MoveAnswered(at=turn.at, case=scene.case.id, to="phone", accepted=accepted)
        if not accepted:
            yield turn.post(line(scene, "declines_phone"), "declines_phone")


def _about_deleting(turn: Turn) -> Iterator[e.Event]:
    if not turn.has("told.delete"):
        return
    exposing = [post for post in turn.scene.went.posts if post.exposes and post.deleted_at is None]
    for post in exposing:
        yield e.Deleted(at=turn.at, case=turn.scene.case.id, post=post.event)
    if exposing:
        yield turn.post(line(turn.scene, "after_hide"), "after_hide")


def _about_asks(turn: Turn) -> Iterator[e.Event]:
    """Give the answers to what was asked: told once, refused in public where the person would, never guessed."""
    answers: list[str] = []
    for ask in _asks(turn):
        key = TOLD.format(ask)
        if key in turn.scene.went.beats:
            answers.append(line(turn.scene, "already_said"))
            continue
        answer = _telling(turn, ask)
        if answer is None:
            continue
        answers.append(answer)
        if not _holds_back(turn, ask):
            yield e.BeatFired(at=turn.at, case=turn.scene.case.id, beat=key)
    if answers:
        yield turn.post(" ".join(dict.fromkeys(answers)), "answers")


def _asks(turn: Turn) -> list[str]:
    names = [
        sign.name.removeprefix("ask.")
        for said in turn.replies if said.reading is not None for sign in said.reading.having("ask")
    ]  # fmt: skip
    return [name for name in dict.fromkeys(names) if name != "unclear" and "." not in name and name != "ask"]


def _holds_back(turn: Turn, ask: str) -> bool:
    """Tell whether the customer kept something back because everyone can read the thread."""
    tellings = {telling.ask: telling for telling in turn.scene.person.tells}
    return turn.channel == "public" and (ask not in tellings or tellings[ask].public is not None)


def _telling(turn: Turn, ask: str) -> str | None:
    public = turn.channel == "public"
    for telling in turn.scene.person.tells:
        if telling.ask == ask:
            return telling.public if public and telling.public is not None else telling.say
    on_record = next((entry for entry in turn.scene.person.record if entry.kind == ask), None)
    if on_record is not None:
        return line(turn.scene, "wont_say") if public else on_record.value
    return None


def _author_speaks(turn: Turn) -> bool:
    """Tell whether a beat of the author's answers these replies, so that no stock line has to."""
    first = min(said.at for said in turn.replies)
    fired = {beat.id for beat in turn.scene.case.beats if beat.say and beat.by == "customer"}
    if any(at >= first for name, at in turn.scene.went.beats.items() if name in fired):
        return True
    soon = ((due, beat) for due, beat in due_beats(turn.scene) if beat.when.silence is None and beat.when.at is None)
    return any(beat.say and beat.by == "customer" and due <= turn.at + 60 for due, beat in soon)


def _fallback(turn: Turn) -> str:
    """Give the key of a stock line for replies that nothing else answered."""
    if turn.has("ask"):
        return "not_understood" if turn.has("ask.unclear") else "dont_know"
    if turn.scene.settled:
        return "settled_not_told"
    if turn.has("promise.update") or turn.has("time.specific") or turn.has("offer.team") or turn.has("claim.handed"):
        return "reassured"
    return "angry" if turn.scene.went.mood < ANGRY else "wants_more"
