"""A scenario in its forms: other names, numbers and wordings, and the same difficulty."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from simulator.renaming import renamed
from simulator.renumbering import renumbered
from simulator.scenario import Beat, Case, OpeningPost, Scenario

Said = TypeVar("Said", Beat, OpeningPost)
_ID = re.compile(r"[a-z][a-z_:-]*\d{0,2}")
"""What an id looks like, and so does a name in lower case; it is the one text that stays."""


def varied(scenario: Scenario, form: int) -> Scenario:
    """Give a scenario in one of its forms, the same for the same number; 0 is the one that was authored."""
    if form == 0:
        return scenario
    other = scenario.model_copy(update={"cases": tuple(_worded(case, form) for case in scenario.cases)})
    return exchanged(other, {**renumbered(other, form), **renamed(other, form)})


def exchanged(scenario: Scenario, instead: Mapping[str, str]) -> Scenario:
    """Give a scenario with other words instead of some, where they stand whole, all at once; ids stay."""
    if not instead:
        return scenario
    longest = sorted(instead, key=len, reverse=True)
    whole = re.compile(rf"(?<![\w@])(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    changed: Scenario = _changed(scenario, lambda text: whole.sub(lambda found: instead[found[0]], text))
    return changed


def _worded(case: Case, form: int) -> Case:
    opening = tuple(_said_so(post, "text", post.text, form) for post in case.opening)
    beats = tuple(_said_so(beat, "say", beat.say, form) for beat in case.beats)
    return case.model_copy(update={"opening": opening, "beats": beats})


def _said_so(said: Said, field: str, text: str | None, form: int) -> Said:
    wordings = (text, *said.wordings)
    return said.model_copy(update={field: wordings[form % len(wordings)]})


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Give a value with every text in it changed, however deep; the keys of mappings stay."""
    if isinstance(value, str):
        return value if _ID.fullmatch(value) else change(value)
    if isinstance(value, BaseModel):
        fields = {**{name: getattr(value, name) for name in type(value).model_fields}, **(value.model_extra or {})}
        return value.model_copy(update=_changed(fields, change))
    if isinstance(value, dict):
        return {key: _changed(part, change) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_changed(part, change) for part in value)
    return value
