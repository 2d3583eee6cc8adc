"""Findings made from their evidence: words of a message, an act, or something that is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from simulator.finding import Confidence, Finding, Span
from simulator.reading.model import Sign
from simulator.rules import Rule, criteria, rules
from simulator.scene import Scene
from simulator.state import Act, Message

_HIGH = 0.8
_MEDIUM = 0.5
# What the first, second and every further finding of a family is worth.
_SHARES = (1.0, 0.5)
# Where a stock phrase with nothing of the customer's own earns half.
_HALVED = frozenset({"empathy", "apology", "ownership", "human_voice"})


def confidence_of(value: float) -> Confidence:
    """Give the name of a reader's confidence between 0 and 1."""
    return "high" if value >= _HIGH else "medium" if value >= _MEDIUM else "low"


def said(scene: Scene, rule: str, message: Message, sign: Sign | None = None, *, because: str = "") -> Finding:
    """Give a finding about words: those of the sign, or the whole message."""
    start, end = (sign.start, sign.end) if sign else (0, len(message.text))
    confidence = confidence_of(sign.confidence) if sign else rules()[rule].confidence
    evidence = _Evidence(message.event, Span(message.event, start, end), None, confidence)
    return _found(scene, rule, because, evidence)


def acted(scene: Scene, rule: str, act: Act, *, because: str = "") -> Finding:
    """Give a finding about something that was done."""
    return _found(scene, rule, because, _Evidence(act.event))


def missing(scene: Scene, rule: str, what: str, *, because: str = "", event: int | None = None) -> Finding:
    """Give a finding about something that is not there: `what` names it."""
    return _found(scene, rule, because, _Evidence(event, missing=what))


def worth(found: Finding, effect: float) -> Finding:
    """Give the finding with another effect, rounded."""
    return replace(found, effect=round(effect, 1))


def value_of(criterion: str, found: Sequence[Finding]) -> float:
    """Give what a criterion's findings add up to, 0 to 100, within the caps they set."""
    total = criteria()[criterion].base + sum(one.effect for one in found)
    return round(min(max(0.0, min(100.0, total)), *(one.cap for one in found if one.cap is not None), 100.0), 1)


@dataclass(frozen=True, slots=True)
class _Evidence:
    event: int | None = None
    span: Span | None = None
    missing: str | None = None
    confidence: Confidence = "high"


def _found(scene: Scene, name: str, because: str, evidence: _Evidence) -> Finding:
    """Give a finding by the catalogue; one that the reader is not sure of neither caps nor is critical."""
    rule, sure = rules()[name], evidence.confidence != "low"
    return Finding(
        rule=rule.id, dimension=rule.dimension, criterion=rule.criterion, effect=rule.effect, case=scene.case.id,
        because=because or rule.why, event=evidence.event, span=evidence.span, missing=evidence.missing,
        cap=rule.cap if sure else None, critical=rule.critical if sure else None, source=rule.source,
        rewrite=rule.rewrite, lesson=rule.lesson, confidence=evidence.confidence,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _raising(criterion: str) -> Mapping[str, tuple[tuple[str, Rule], ...]]:
    """Give, for each sign, the rules of this criterion that it raises, with the detail that each asks for."""
    table: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    for rule in rules().values():
        for sign in rule.signs if rule.criterion == criterion else ():
            name, _, detail = sign.partition(":")
            table[name].append((detail, rule))
    return MappingProxyType({name: tuple(sorted(found, key=lambda one: one[0] == "")) for name, found in table.items()})


def _rule_for(table: Mapping[str, tuple[tuple[str, Rule], ...]], sign: Sign) -> Rule | None:
    """Give the rule for a sign's own detail, else the one that asks for none."""
    return next((rule for detail, rule in table[sign.name] if detail in ("", sign.detail)), None)


def by_signs(scene: Scene, criterion: str) -> Iterator[Finding]:
    """Give what the signs of all replies raise for a criterion; of one family the strongest counts in full.

    In cases that the criterion is not for only serious findings are given.
    """
    table = _raising(criterion)
    families: dict[str, list[Finding]] = defaultdict(list)
    apt = applies(scene, criterion)
    for message in scene.replies:
        raising = [sign for sign in message.reading.signs if sign.name in table] if message.reading else []
        stock = bool(raising) and is_stock(message)
        for sign in raising:
            rule = _rule_for(table, sign)
            if rule is not None and (rule.serious or apt):
                families[rule.family].append(_weighed(said(scene, rule.id, message, sign), rule, stock=stock))
    counted = [found for family in families.values() for found in _shared(family)]
    yield from sorted(counted, key=lambda found: (found.event or 0, found.span.start if found.span else 0, found.rule))


def _weighed(found: Finding, rule: Rule, *, stock: bool) -> Finding:
    """Give half the credit in a reply that has nothing of this customer's, and spare a stock phrase in one that has."""
    if stock and rule.effect > 0 and rule.criterion in _HALVED:
        return replace(worth(found, rule.effect / 2), because="Half: nothing in this reply is about their own post.")
    if rule.id == "voice.stock" and not stock:
        return replace(worth(found, rule.effect / 2), cap=None)
    return found


def _shared(family: Iterable[Finding]) -> Iterator[Finding]:
    ordered = sorted(
        family, key=lambda found: (-abs(found.effect), found.event or 0, found.span.start if found.span else 0)
    )
    apart = [found for index, found in enumerate(ordered) if not any(overlap(found, one) for one in ordered[:index])]
    for found, share in zip(apart, _SHARES, strict=False):
        yield found if share == 1.0 else worth(found, found.effect * share)


def overlap(one: Finding, other: Finding) -> bool:
    """Tell whether two findings point at some of the same words."""
    a, b = one.span, other.span
    return a is not None and b is not None and a.event == b.event and a.start < b.end and b.start < a.end


def applies(scene: Scene, criterion: str) -> bool:
    """Tell whether a criterion can be expected of a case of this kind that a reply is due to."""
    return scene.case.expected.needs_reply and scene.case.kind not in criteria()[criterion].not_for


_OWN = (
    "voice.personal", "voice.concrete", "empathy.situation", "empathy.effort", "empathy.explore", "apology.specific",
    "ownership.action", "time.specific", "told", "claim", "cause.given",
)  # fmt: skip


def is_stock(message: Message) -> bool:
    """Tell whether nothing in a message is about this customer: stock phrases with no detail earn half."""
    reading = message.reading
    if reading is None:
        return True
    own = any(found.status == "conveys" for found in reading.facts)
    return not own and not any(_is_own(sign.name) for sign in reading.signs)


@lru_cache(maxsize=1024)
def _is_own(name: str) -> bool:
    """Tell whether a sign shows that a message is about this customer."""
    if name.startswith("ask."):
        return name not in ("ask.unclear", "ask.anything_else")
    return any(name == own or name.startswith(own + ".") for own in _OWN)
