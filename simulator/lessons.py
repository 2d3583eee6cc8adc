"""The lessons that rules name: short, with the why, its source, weak and strong replies, and half a minute to try."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from simulator.rules import Rule, criteria, rules
from simulator.vocabulary import LIMITS, Industry, Text
from simulator.yamlfile import content

Line = Annotated[str, Field(min_length=1, max_length=LIMITS["public"])]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pair(_Part):
    """One post with a weak and a strong reply, and what the difference does."""

    industry: Industry
    post: Line
    weak: Line
    strong: Line
    because: Text


class Exercise(_Part):
    """A post to try one's hand on, with a hint and one good answer."""

    post: Line
    ask: Text
    hint: Text
    answer: Line


class Lesson(_Part):
    """One lesson: an idea to keep, why it holds, what to do, by which sources, examples and an exercise."""

    id: str
    title: Text
    idea: Text
    why: Text
    do: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=3)]
    exercise: Exercise

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Give the rules that this is the lesson of."""
        return tuple(rule for rule in rules().values() if rule.lesson == self.id)


@lru_cache(maxsize=1)
def lessons() -> Mapping[str, Lesson]:
    """Give every lesson by id, in the order of the rubric's criteria."""
    names = dict.fromkeys([*(one.lesson for one in criteria().values()), *(one.lesson for one in rules().values())])
    return MappingProxyType({name: Lesson(id=name, **content("lessons", f"{name}.yaml")) for name in names})
