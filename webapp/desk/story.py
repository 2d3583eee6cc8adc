"""One customer's story: the public thread and the private leg, with what was done between the words."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.casestate import Act, CaseState, Message
from simulator.crowd import Reach, reach
from simulator.scenario import Case, Scenario
from simulator.scene import Scene
from simulator.state import ShiftState
from simulator.timing import seen_at
from webapp.wording import clock

TYPING_SECONDS = 60.0
ACTS: dict[str, str] = {
    "verify": "Checked to tier {rest}", "failed_check": "The check did not pass", "remedy": "Done: {rest}",
    "handoff": "Handed to {rest}", "incident": "Incident raised", "duty_manager": "Duty manager told",
    "report_impostor": "Account reported", "keep_evidence": "Evidence kept", "note": "Team note: {detail}",
    "promise": "Promised: {detail}", "contact": "Offered {rest} as well", "close": "Case closed",
    "hand_over": "Left to the next shift: {detail}", "leave_alone": "Left alone: {detail}",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of the story: something said, or something done (`said` is None then)."""

    at: float
    event: int
    done: str = ""
    said: Message | None = None
    reach: Reach | None = None
    can_hide: bool = False
    can_withdraw: bool = False
    nested: bool = False


@dataclass(frozen=True)
class Story:
    """What the middle of the desk shows of a case."""

    public: list[Line]
    private: list[Line]
    room: str | None
    moved: str
    typing: bool


def story(scenario: Scenario, case: Case, state: ShiftState, now: float) -> Story:
    """Give the story of a case at a time."""
    went = state.cases[case.id]
    scene = Scene(scenario, case, went, state, final=False)
    lines = [_said(scene, said, now) for said in went.messages if not said.withdrawn]
    done = [line for act in went.acts if (line := _done(scenario, act)) is not None]
    room = next((room for room in ("chat", "dm") if room in went.rooms), None)
    public = [line for line in lines if line.said and line.said.channel == "public"]
    private = [line for line in lines if line.said and line.said.channel != "public"]
    (private if room else public).extend(done)
    return Story(
        public=sorted(public, key=_order),
        private=sorted(private, key=_order),
        room=room,
        moved=_moved(went),
        typing=_typing(went, now),
    )


def _order(line: Line) -> tuple[float, int]:
    return (line.at, line.event)


def _said(scene: Scene, said: Message, now: float) -> Line:
    public = said.channel == "public"
    shown = said.hidden_at is None and said.deleted_at is None
    first = next((one for one in scene.went.messages if one.channel == "public"), None)
    return Line(
        at=said.at,
        event=said.event,
        said=said,
        reach=reach(scene, said, now) if public else None,
        can_hide=public and shown and said.by in ("customer", "bystander"),
        can_withdraw=said.by == "agent" and not said.statement and not said.seen and now < seen_at(said),
        nested=public and first is not None and said.event != first.event,
    )


def _done(scenario: Scenario, act: Act) -> Line | None:
    head, _, rest = act.name.partition(":")
    if head not in ACTS:
        return None
    names = {one.id: one.name for one in scenario.brand.remedies} | {one.id: one.name for one in scenario.brand.teams}
    words = ACTS[head].replace("{rest}", names.get(rest, rest)).replace("{detail}", act.detail)
    return Line(at=act.at, event=act.event, done=words)


def _moved(went: CaseState) -> str:
    """Give how the case came to be private: by whose yes, and when."""
    opened = [act for act in went.acts if act.name in ("chat", "dm")]
    if not opened:
        return ""
    when = clock(opened[0].at)
    return f"Moved at {when}, with the customer’s yes" if opened[0].detail == "asked" else f"Moved at {when}, unasked"


def _typing(went: CaseState, now: float) -> bool:
    """Tell whether the customer seems to be writing: they have seen a reply and not answered it yet."""
    last = went.messages[-1] if went.messages else None
    if last is None or last.by != "agent" or last.statement or went.left is not None:
        return False
    return last.seen and now < last.at + TYPING_SECONDS
