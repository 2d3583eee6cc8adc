"""A stage for scorers: a case as authored and as it went, with readings made of signs, so that no reader is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from simulator import events as e
from simulator.reading.model import Extent, FactReading, Reading, Sign
from simulator.scenario import Scenario
from simulator.scene import Scene
from simulator.scoring import findings
from simulator.state import Act, CaseState, Message, PromiseState, ShiftState

_BRACKET = re.compile(r"\[([^\]]*)\]")
STARTED = e.ShiftStarted(
    at=0, scenario="stage", digest="x", seed=1, mode="practice", scorecard="training", speed=1, versions={}
)


def _expected(**changes: Any) -> dict[str, Any]:
    disposals = {"best": ["moved_chat", "answered_public"], "acceptable": ["moved_dm"], "poor": ["acknowledged"]}
    plain = {"disposition": disposals, "rationale": "because"}
    return {**plain, **changes}


def scenario(*, expected: dict[str, Any] | None = None, person: dict[str, Any] | None = None, **case: Any) -> Scenario:
    """Give a scenario of one case; `industry` goes to the scenario, `voice` to the brand, the rest to the case."""
    industry, voice = case.pop("industry", "retail"), case.pop("voice", {})
    remedies = [{"id": "refund", "name": "refund", "limit": 50}, {"id": "voucher", "name": "voucher"}]
    brand = {"name": "Fennel", "handle": "@fennel", "about": "sells", "remedies": remedies, "voice": voice}
    brand["teams"] = [
        {"id": "fraud", "name": "Fraud", "handles": "fraud"},
        {"id": "care", "name": "Care", "handles": "care"},
    ]
    fact = {"id": "hours", "text": "The shop closes at 6 pm."}
    one = {
        "id": "a", "person": "ana", "title": "t", "kind": "BIL", "priority": "P2",
        "opening": [{"at": 0, "text": "You charged me twice"}], "expected": _expected(**(expected or {})),
    }  # fmt: skip
    ana = {"id": "ana", "name": "Ana Quill", "handle": "@ana", "temperament": "calm"}
    return Scenario.model_validate({
        "format": 1, "id": "stage", "title": "s", "industry": industry, "level": 1, "minutes": 60, "starts": "Mon",
        "summary": "s", "brief": "b", "brand": brand, "people": [{**ana, **(person or {})}], "cases": [{**one, **case}],
        "knowledge": [{"id": "k", "title": "k", "text": "k", "facts": [fact]}],
    })  # fmt: skip


def words(text: str, *signs: str) -> tuple[str, Reading]:
    """Give a text without its brackets, and a reading whose signs stand where the brackets were, in order.

    A sign is `name`, `name:detail`, or `fact:<id>=<status>`; after `~` stands the reader's confidence.
    """
    plain, places, last = "", [], 0
    for found in _BRACKET.finditer(text):
        plain += text[last : found.start()]
        places.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        last = found.end()
    plain += text[last:]
    places += [(0, len(plain))] * (len(signs) - len(places))
    return plain, _reading(plain, list(zip(signs, places, strict=True)))


def _reading(text: str, placed: Iterable[tuple[str, tuple[int, int]]]) -> Reading:
    signs, facts = [], []
    for named, (start, end) in placed:
        name, _, sure = named.partition("~")
        confidence = float(sure or 1.0)
        if name.startswith("fact:"):
            fact, _, status = name[5:].partition("=")
            facts.append(FactReading(fact, status or "conveys", start, end, confidence))  # type: ignore[arg-type]
        else:
            name, _, detail = name.partition(":")
            signs.append(Sign(name, start, end, confidence, detail))
    sentences = tuple(Extent(found.start(), found.end()) for found in re.finditer(r"[^.?!]+[.?!]?", text))
    return Reading("test", len(text), len(text.split()), sentences, tuple(signs), tuple(facts))


def reply(text: str, *signs: str, at: float = 300, channel: str = "public", **changes: Any) -> Message:
    """Give a reply of the agent's; its event number is given by the stage."""
    plain, reading = words(text, *signs)
    return Message(event=0, at=at, by="agent", channel=channel, text=plain, reading=reading, seen=True, **changes)  # type: ignore[arg-type]


def post(text: str = "You charged me twice", at: float = 0, channel: str = "public", **changes: Any) -> Message:
    """Give a post of the customer's."""
    return Message(event=0, at=at, by="customer", channel=channel, text=text, seen=True, **changes)  # type: ignore[arg-type]


def stage(
    *parts: Message | Act,
    authored: Scenario | None = None,
    final: bool = True,
    end: float = 3600,
    promises: tuple[PromiseState, ...] = (),
    shift: dict[str, Any] | None = None,
    **went: Any,
) -> Scene:
    """Give the scene of messages and acts in this order, after the customer's post at 0 unless posts are given."""
    authored = authored or scenario()
    given = parts if any(isinstance(part, Message) and part.by == "customer" for part in parts) else (post(), *parts)
    numbered = [replace(part, event=number) for number, part in enumerate(given, start=1)]
    messages = tuple(part for part in numbered if isinstance(part, Message))
    acts = [part for part in numbered if isinstance(part, Act)]
    acts += [
        Act("reply", said.event, said.at, said.channel)
        for said in messages
        if said.by == "agent" and not said.statement
    ]
    case = CaseState(
        id="a", channel=authored.cases[0].channel, opened_at=0, messages=messages, promises=promises,
        acts=tuple(sorted(acts, key=lambda act: act.event)), **went,
    )  # fmt: skip
    state = ShiftState(seq=len(numbered), at=end, started=STARTED, cases={"a": case}, **(shift or {}))
    return Scene(authored, authored.cases[0], case, state, final)


def act(name: str, at: float = 200, detail: str = "") -> Act:
    """Give something done."""
    return Act(name, 0, at, detail)


def found(scene: Scene) -> dict[str, Any]:
    """Give the findings of a scene by rule; the first of each."""
    by_rule: dict[str, Any] = {}
    for one in findings(scene):
        by_rule.setdefault(one.rule, one)
    return by_rule


def quoted(scene: Scene, rule: str) -> str:
    """Give the words that a finding points at."""
    span = found(scene)[rule].span
    text = next(said.text for said in scene.went.messages if said.event == span.event)
    return text[span.start : span.end]
