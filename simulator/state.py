"""Where a shift stands: plain frozen data, folded from events by `evolve` and `replay`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from simulator import events as e
from simulator.casestate import UNSEEN_SECONDS, Act, CaseState, Message, PromiseState

__all__ = ["UNSEEN_SECONDS", "Act", "CaseState", "Message", "PromiseState", "ShiftState", "evolve", "replay"]


@dataclass(frozen=True, slots=True)
class ShiftState:
    """Where a whole shift stands. `seq` is the number of events folded in."""

    seq: int = 0
    at: float = 0.0
    started: e.ShiftStarted | None = None
    cases: Mapping[str, CaseState] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    statements: tuple[Message, ...] = ()
    marketing: frozenset[int] = frozenset()
    marketing_paused: bool = False
    speed: float = 1.0
    paused: bool = False
    hold: bool = False
    held_since: float | None = None
    stopped: float = 0.0
    nonces: frozenset[str] = frozenset()
    ended: Literal["time", "finished"] | None = None

    @property
    def untimed(self) -> bool:
        """Tell whether the clock stands until the agent lets time pass."""
        return self.started is not None and self.started.speed == 0


def replay(events: Iterable[e.Event], state: ShiftState | None = None) -> ShiftState:
    """Give the state that these events lead to, from the beginning or from a given state."""
    result = state or ShiftState()
    for event in events:
        result = evolve(result, event)
    return result


def evolve(state: ShiftState, event: e.Event) -> ShiftState:
    """Give the state after one more event."""
    changes: dict[str, Any] = {"seq": state.seq + 1, "at": event.at}
    if event.nonce is not None and event.nonce not in state.nonces:
        changes["nonces"] = state.nonces | {event.nonce}
    fold = _CASE_FOLDS.get(event.kind)
    if fold is not None:
        changes["cases"] = _fold_case(state, event, fold)
    shift_fold = _SHIFT_FOLDS.get(event.kind)
    if shift_fold is not None:
        changes.update(shift_fold(state, event))
    return replace(state, **changes)


def _fold_case(state: ShiftState, event: Any, fold: _Fold) -> Mapping[str, CaseState]:
    name = event.case
    if name is None:
        return state.cases
    before = state.cases.get(name) or CaseState(
        id=name, channel=getattr(event, "channel", "public"), opened_at=event.at
    )
    return MappingProxyType({**state.cases, name: replace(before, **fold(before, event, state.seq + 1))})


_Fold = Callable[[CaseState, Any, int], dict[str, Any]]


def _act(name: str, detail: str = "") -> _Fold:
    """Give a fold that notes an act; `{field}` in name and detail are filled from the event."""

    def fold(case: CaseState, event: Any, seq: int) -> dict[str, Any]:
        fields = {part: getattr(event, part) for part in type(event).__dataclass_fields__}
        return {"acts": (*case.acts, Act(name.format(**fields), seq, event.at, detail.format(**fields)))}

    return fold


def _change(case: CaseState, number: int, **changes: Any) -> tuple[Message, ...]:
    return tuple(replace(said, **changes) if said.event == number else said for said in case.messages)


def _posted(case: CaseState, event: e.Posted, seq: int) -> dict[str, Any]:
    said = Message(
        event=seq, at=event.at, by=event.by, channel=event.channel, text=event.text, name=event.name,
        handle=event.handle, image=event.image, exposes=event.exposes, likes=event.likes, reposts=event.reposts,
        beat=event.beat, seen=True,
    )  # fmt: skip
    return {"messages": (*case.messages, said), "nudges": case.nudges + (event.beat.startswith("nudge"))}


def _replied(case: CaseState, event: e.Replied, seq: int) -> dict[str, Any]:
    said = Message(
        event=seq, at=event.at, by="agent", channel=event.channel, text=event.text, reading=event.reading,
        sender=event.sender, closing=event.closing, offers=event.offers,
    )  # fmt: skip
    return {
        "messages": (*case.messages, said),
        "acts": (*case.acts, Act("reply", seq, event.at, event.channel)),
        "nudges": 0,
    }


def _statement(case: CaseState, event: e.StatementPosted, seq: int) -> dict[str, Any]:
    said = Message(
        event=seq, at=event.at, by="agent", channel="public", text=event.text, reading=event.reading,
        sender=event.sender, statement=True, pinned=event.pinned,
    )  # fmt: skip
    return {
        "messages": (*case.messages, said),
        "acts": (*case.acts, Act("statement", seq, event.at)),
        "nudges": 0,
    }


def _withdrawn(case: CaseState, event: e.Withdrawn, seq: int) -> dict[str, Any]:
    kept = tuple(act for act in case.acts if act.event != event.reply)
    return {"messages": _change(case, event.reply, withdrawn=True), "acts": kept}


def _hidden(case: CaseState, event: e.Hidden, seq: int) -> dict[str, Any]:
    return {
        "messages": _change(case, event.post, hidden_at=event.at),
        "acts": (*case.acts, Act("hide", seq, event.at, f"{event.post}:{event.reason}")),
    }


def _chat_opened(case: CaseState, event: e.ChatOpened, seq: int) -> dict[str, Any]:
    return {"acts": (*case.acts, Act(event.to, seq, event.at, "asked" if event.consented else "unasked"))}


def _verified(case: CaseState, event: e.Verified, seq: int) -> dict[str, Any]:
    if not event.passed:
        act = Act(f"failed_check:{event.tier}", seq, event.at)
        return {"check": None, "failed_checks": case.failed_checks + 1, "acts": (*case.acts, act)}
    act = Act(f"verify:{event.tier}", seq, event.at)
    return {"check": None, "tier": max(case.tier, event.tier), "acts": (*case.acts, act)}


def _promised(case: CaseState, event: e.Promised, seq: int) -> dict[str, Any]:
    return {
        "promises": (*case.promises, PromiseState(seq, event.at, event.due, event.what)),
        "acts": (*case.acts, Act("promise", seq, event.at, event.what)),
    }


def _promise_ended(case: CaseState, event: e.PromiseEnded, seq: int) -> dict[str, Any]:
    return {
        "promises": tuple(
            replace(made, kept=event.kept) if made.event == event.promise else made for made in case.promises
        )
    }


def _tagged(case: CaseState, event: e.Tagged, seq: int) -> dict[str, Any]:
    return {"category": event.category or case.category, "priority": event.priority or case.priority}


def _closed(case: CaseState, event: e.Closed | e.HandedOver, seq: int) -> dict[str, Any]:
    name = "close" if event.kind == "closed" else "hand_over"
    return {"closed_at": event.at, "acts": (*case.acts, Act(name, seq, event.at, getattr(event, "note", "")))}


_CASE_FOLDS: Mapping[str, _Fold] = MappingProxyType({
    "case_opened": lambda case, event, seq: {"channel": event.channel, "opened_at": event.at},
    "posted": _posted,
    "replied": _replied,
    "statement_posted": _statement,
    "reply_seen": lambda case, event, seq: {"messages": _change(case, event.reply, seen=True, rules=event.rules)},
    "withdrawn": _withdrawn,
    "hidden": _hidden,
    "deleted": lambda case, event, seq: {"messages": _change(case, event.post, deleted_at=event.at)},
    "move_answered": lambda case, event, seq: {"consent": {**case.consent, event.to: event.accepted}},
    "chat_opened": _chat_opened,
    "verification_asked": lambda case, event, seq: {"check": (event.tier, event.at)},
    "verified": _verified,
    "remedied": _act("remedy:{remedy}", "{amount}"),
    "handed_off": _act("handoff:{team}", "{summary}"),
    "flagged": _act("{flag}", "{note}"),
    "left_alone": _act("leave_alone", "{reason}"),
    "tagged": _tagged,
    "viewed": _act("view:{what}", "{article}"),
    "noted": _act("note", "{text}"),
    "promised": _promised,
    "promise_ended": _promise_ended,
    "contact_offered": _act("contact:{by}"),
    "handed_over": _closed,
    "closed": _closed,
    "mood_changed": lambda case, event, seq: {
        "mood": event.mood, "moods": (*case.moods, (event.at, event.mood, event.because))
    },
    "heat_changed": lambda case, event, seq: {
        "heat": event.heat, "heats": (*case.heats, (event.at, event.heat, event.because))
    },
    "beat_fired": lambda case, event, seq: {"beats": {**case.beats, event.beat: event.at}},
    "customer_left": lambda case, event, seq: {"left": event.how},
})  # fmt: skip


def _shift_statement(state: ShiftState, event: e.StatementPosted) -> dict[str, Any]:
    said = Message(
        event=state.seq + 1, at=event.at, by="agent", channel="public", text=event.text, reading=event.reading,
        sender=event.sender, statement=True, pinned=event.pinned,
    )  # fmt: skip
    return {
        "statements": (*state.statements, said),
        "acts": (*state.acts, Act("statement", state.seq + 1, event.at)),
    }


def _clock_set(state: ShiftState, event: e.ClockSet) -> dict[str, Any]:
    since = state.held_since if state.hold and event.hold else event.at
    return {
        "speed": event.speed,
        "paused": event.paused,
        "hold": event.hold,
        "held_since": since if event.hold else None,
    }


_SHIFT_FOLDS: Mapping[str, Callable[[ShiftState, Any], dict[str, Any]]] = MappingProxyType({
    "shift_started": lambda state, event: {"started": event, "speed": event.speed},
    "statement_posted": _shift_statement,
    "left_out": lambda state, event: {
        "cases": MappingProxyType({name: went for name, went in state.cases.items() if name != event.case}),
        "left_out": (*state.left_out, event.case),
    },
    "marketing_paused": lambda state, event: {
        "marketing_paused": True, "acts": (*state.acts, Act("pause_marketing", state.seq + 1, event.at))
    },
    "marketing_posted": lambda state, event: {"marketing": state.marketing | {event.index}},
    "clock_set": _clock_set,
    "contact_lost": lambda state, event: {"stopped": state.stopped + event.stopped},
    "shift_ended": lambda state, event: {"ended": event.why},
})  # fmt: skip
