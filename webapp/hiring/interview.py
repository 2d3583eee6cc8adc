"""Questions for a structured interview by dimension, from `content/interview.yaml`: what the marks leave open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from simulator.yamlfile import content


class Question(BaseModel):
    """One question, and what a good answer has."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    ask: str
    listen: str


@lru_cache(maxsize=1)
def questions() -> Mapping[str, tuple[Question, ...]]:
    """Give all questions by dimension."""
    return {name: tuple(Question(**one) for one in given) for name, given in content("interview.yaml").items()}
