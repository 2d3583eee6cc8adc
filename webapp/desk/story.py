"""One customer's story: the public thread and the private leg, with what was done between the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.casestate import Act, CaseState, Message
from simulator.scenario import Case, Scenario
from simulator.scene import Scene
from simulator.state import ShiftState
from simulator.timing import seen_at
from webapp.counters import Counters, counters
from webapp.desk.threads import Place, places

TYPING_SECONDS = 60.0
ROOMS: dict[str, str] = {"dm": "Private messages", "chat": "Secure chat"}
ACTS: dict[str, str] = {
    "verify": "Checked to tier {rest}", "failed_check": "The check did not pass", "remedy": "Done: {rest}",
    "handoff": "Handed to {rest}", "incident": "Incident raised", "duty_manager": "Duty manager told",
    "report_impostor": "Account reported", "keep_evidence": "Evidence kept", "note": "Team note: {detail}",
    "promise": "Promised: {detail}", "contact": "Offered {rest} as well", "close": "Case closed",
    "hand_over": "Left to the next shift: {detail}", "leave_alone": "Left alone: {detail}",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of the story: something said, or something done (`said` is None then).

    `depth` and `to` are for a public post: how far in it stands, and the handle it answers where that is not the
    post right above. `standing` is for the agent's own words: sent (they can be taken back), delivered or seen.
    """

    at: float
    event: int
    done: str = ""
    said: Message | None = None
    counters: Counters | None = None
    can_hide: bool = False
    can_withdraw: bool = False
    depth: int = 0
    to: str = ""
    standing: Literal["", "sent", "delivered", "seen"] = ""


@dataclass(frozen=True)
class Move:
    """How a case came to be private: when, where to, whether the customer had agreed, and in what words."""

    at: float
    event: int
    room: str
    agreed: bool
    words: str


@dataclass(frozen=True)
class Story:
    """What the middle of the desk shows of a case; `typing` names the leg where the customer seems to be writing."""

    public: list[Line]
    private: list[Line]
    room: str | None
    move: Move | None
    typing: Literal["", "public", "private"]
    head: int | None


def story(scenario: Scenario, case: Case, state: ShiftState, now: float) -> Story:
    """Give the story of a case at a time."""
    went = state.cases[case.id]
    scene = Scene(scenario, case, went, state, final=False)
    spoken = [said for said in went.messages if not said.withdrawn]
    open_to_all = [said for said in spoken if said.channel == "public"]
    room = next((room for room in ("chat", "dm") if room in went.rooms), None)
    moves = _moves(went)
    public = _thread(scene, open_to_all, now)
    private = [_said(said, now) for said in spoken if said.channel != "public"]
    done = [line for act in went.acts if (line := _done(scenario, act)) is not None]
    # The first move is the threshold between the legs; a later one happens within the private leg.
    done += [Line(at=move.at, event=move.event, done=f"{ROOMS[move.room]} opened") for move in moves[1:]]
    (private if room else public).extend(done)
    return Story(
        public=sorted(public, key=_order),
        private=sorted(private, key=_order),
        room=room,
        move=moves[0] if moves else None,
        typing=_typing(went, now),
        head=next((said.event for said in open_to_all if _shown(said)), None),
    )


def sender(scenario: Scenario, said: Message) -> tuple[str, str]:
    """Give the name and the handle that a message stands under; the agent speaks as the brand."""
    if said.by != "agent":
        return said.name, said.handle
    brand = scenario.brand
    return brand.name, brand.handle if said.sender == "main" else brand.support or brand.handle


def _order(line: Line) -> tuple[float, int]:
    return (line.at, line.event)


def _thread(scene: Scene, messages: list[Message], now: float) -> list[Line]:
    """Give the lines of the public thread in the order of time, indented by who answers whom."""
    stands = places(messages)
    handles = {said.event: sender(scene.scenario, said)[1] for said in messages}
    lines = []
    above: int | None = None
    for said in messages:
        place = stands[said.event]
        to = handles[place.parent] if place.parent is not None and place.unclear_below(above) else ""
        lines.append(_said(said, now, place, to, counters(scene, said, now)))
        above = said.event
    return lines


def _shown(said: Message) -> bool:
    return said.hidden_at is None and said.deleted_at is None


def _said(
    said: Message, now: float, place: Place | None = None, to: str = "", counted: Counters | None = None
) -> Line:  # fmt: skip
    can_withdraw = said.by == "agent" and not said.statement and not said.seen and now < seen_at(said)
    return Line(
        at=said.at,
        event=said.event,
        said=said,
        counters=counted,
        can_hide=counted is not None and _shown(said) and said.by in ("customer", "bystander"),
        can_withdraw=can_withdraw,
        depth=place.depth if place else 0,
        to=to,
        standing="" if said.by != "agent" else "seen" if said.seen else "sent" if can_withdraw else "delivered",
    )


def _done(scenario: Scenario, act: Act) -> Line | None:
    head, _, rest = act.name.partition(":")
    if head not in ACTS:
        return None
    names = {one.id: one.name for one in scenario.brand.remedies} | {one.id: one.name for one in scenario.brand.teams}
    words = ACTS[head].replace("{rest}", names.get(rest, rest)).replace("{detail}", act.detail)
    return Line(at=act.at, event=act.event, done=words)


def _moves(went: CaseState) -> list[Move]:
    """Give the rooms that were opened, in order, each with the customer's own words of consent before it."""
    found = []
    for act in went.acts:
        if act.name not in ROOMS:
            continue
        yes = [said.text for said in went.posts if said.beat == "agrees_move" and said.event < act.event]
        agreed = act.detail == "asked"
        found.append(Move(act.at, act.event, act.name, agreed, yes[-1] if agreed and yes else ""))
    return found


def _typing(went: CaseState, now: float) -> Literal["", "public", "private"]:
    """Tell where the customer seems to be writing: they have seen a reply there and not answered it yet."""
    last = went.messages[-1] if went.messages else None
    if last is None or last.by != "agent" or last.statement or went.left is not None:
        return ""
    if not last.seen or now >= last.at + TYPING_SECONDS:
        return ""
    return "public" if last.channel == "public" else "private"
