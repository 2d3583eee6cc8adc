"""The one catalogue of judgements, `content/rules.yaml`: rules, their criteria and the critical errors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict

from simulator.finding import Confidence, Dimension
from simulator.yamlfile import content


class Criterion(BaseModel):
    """What a dimension is made of: its value is min(caps, clamp(base + effects, 0, 100))."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    dimension: Dimension
    base: float
    title: str
    rubric: str
    lesson: str
    source: str
    not_for: frozenset[str] = frozenset()
    shift_only: bool = False


class Rule(BaseModel):
    """One judgement with a public id: what it is worth, why, by which source, and what to write instead.

    A `note` says what a reply does and moves no mark. `shift_only`: words alone cannot show it, because it takes to
    know what was done, when, or what the author of a case wants.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    title: str
    dimension: Dimension
    criterion: str
    effect: float
    why: str
    source: str
    rewrite: str
    lesson: str
    cap: float | None = None
    critical: str | None = None
    confidence: Confidence = "high"
    family: str = ""
    signs: tuple[str, ...] = ()
    note: bool = False
    shift_only: bool = False

    @property
    def serious(self) -> bool:
        """Tell whether the rule counts even in cases that its criterion is not for."""
        return self.cap is not None or self.critical is not None


@lru_cache(maxsize=1)
def _loaded() -> Mapping[str, Any]:
    loaded: dict[str, Any] = content("rules.yaml")
    return MappingProxyType(loaded)


@lru_cache(maxsize=1)
def criteria() -> Mapping[str, Criterion]:
    """Give every criterion by name, in the order of the rubric."""
    return MappingProxyType({name: Criterion(**raw) for name, raw in _loaded()["criteria"].items()})


@lru_cache(maxsize=1)
def criticals() -> Mapping[str, str]:
    """Give what each critical error means, by its id."""
    return MappingProxyType(dict(_loaded()["criticals"]))


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Give every rule by id. A rule without a source or lesson of its own has its criterion's."""
    found = {}
    for rule, raw in _loaded()["rules"].items():
        criterion = criteria()[raw["criterion"]]
        inherited = {name: getattr(criterion, name) for name in ("dimension", "source", "lesson", "shift_only")}
        found[rule] = Rule(**{**inherited, **raw, "id": rule})
    return MappingProxyType(found)


@lru_cache(maxsize=32)
def rules_of(*names: str) -> frozenset[str]:
    """Give the ids of all rules of these criteria."""
    return frozenset(rule.id for rule in rules().values() if rule.criterion in names)
