"""The cells of one row of an export, as the exchange they describe."""

from __future__ import annotations

import json
from typing import Any, Literal, cast, get_args

from simulator.errors import ComposureError
from simulator.exchange import Exchange, Turn
from simulator.reading.model import Channel
from simulator.replies import LIMIT

COLUMNS = ("id", "post", "channel", "facts", "verified", "brand", "industry", "turns", "reply")
_YES, _NO = ("true", "yes", "y", "1"), ("false", "no", "n", "0", "")
_MOST_FACTS, _MOST_TURNS = 100, 200
_CHANNELS = get_args(Channel)


class CellError(ComposureError):
    """A cell does not hold what its column asks for."""


def exchange_of(cells: dict[str, Any], line: int, channel: str) -> Exchange:
    """Give the exchange of a row; a row without an id is called by its line. CellError names the column."""
    if cells.get("reply") is None:
        raise CellError("has no `reply`")
    named = _text(cells, "channel").strip().lower() or channel
    if named not in _CHANNELS:
        raise CellError(f"channel is {_short(named)}; it must be one of: {', '.join(_CHANNELS)}")
    return Exchange(
        reply=_text(cells, "reply"), id=_text(cells, "id").strip() or str(line), post=_text(cells, "post"),
        channel=cast(Channel, named), facts=_facts(cells.get("facts")), verified=_verified(cells.get("verified")),
        brand=_text(cells, "brand").strip(), industry=_text(cells, "industry").strip(),
        turns=_turns(cells.get("turns")),
    )  # fmt: skip


def _text(cells: dict[str, Any], column: str) -> str:
    value = cells.get(column)
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise CellError(f"{column} is {_short(value)}; it must be text")
    return _bounded(value, column)


def _bounded(value: str, column: str) -> str:
    if len(value) > LIMIT:
        raise CellError(f"{column} has {len(value):,} characters; at most {LIMIT:,} are graded")
    return value


def _facts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        listed = _listed(value, "facts")
        value = [part.strip() for part in value.split("|")] if listed is None else listed
    facts = _strings(value or [], "facts")
    if len(facts) > _MOST_FACTS:
        raise CellError(f"facts are {len(facts):,}; at most {_MOST_FACTS} are looked for")
    return tuple(fact for fact in facts if fact.strip())


def _strings(value: Any, column: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise CellError(f"{column} is {_short(value)}; it must be a list of texts")
    return [_bounded(one, column) for one in value]


def _listed(value: str, column: str) -> list[Any] | None:
    """Give the list that a cell holds as JSON; None where it holds plain text."""
    if not value.lstrip().startswith("["):
        return None
    try:
        found = json.loads(value)
    except (ValueError, RecursionError) as wrong:
        # "[Monday] closed" is a text that begins with a bracket, and no list gone wrong.
        if column == "facts" and '"' not in value:
            return None
        raise CellError(f"{column} is not a JSON list: {wrong}") from wrong
    return cast(list[Any], found)


def _verified(value: Any) -> bool:
    plain = str("" if value is None else value).strip().lower()
    if plain not in (*_YES, *_NO):
        raise CellError(f"verified is {_short(value)}; it must be true or false")
    return plain in _YES


def _turns(value: Any) -> tuple[Turn, ...]:
    if value is None or (isinstance(value, str) and not value.strip()):
        return ()
    listed = _listed(value, "turns") if isinstance(value, str) else value
    if not isinstance(listed, list) or len(listed) > _MOST_TURNS:
        raise CellError(f"turns is {_short(value)}; it must be a JSON list of at most {_MOST_TURNS} messages")
    return tuple(_turn(one) for one in listed)


def _turn(said: Any) -> Turn:
    """Give one message: `{"by": "customer", "text": "…"}` or `"customer: …"`."""
    if isinstance(said, dict):
        by, text = said.get("by"), said.get("text")
    else:
        by, _, text = said.partition(":") if isinstance(said, str) else (None, "", None)
    by = by.strip().lower() if isinstance(by, str) else by
    if by not in ("customer", "agent") or not isinstance(text, str):
        raise CellError(f'turns hold {_short(said)}; a turn is {{"by": "customer", "text": …}} or "agent: …"')
    return Turn(cast(Literal["customer", "agent"], by), _bounded(text.strip(), "turns"))


def _short(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=True, default=str)
    return shown if len(shown) <= 60 else shown[:57] + "…"  # noqa: PLR2004 - what fits a line
