"""A round's cut score: the figure, how it was found, by how many judges, and why. There is none by default."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from simulator.cutscore import angoff, contrasting_groups
from simulator.errors import CommandRefused
from webapp.hiring.adjudications import sentence

METHODS: Mapping[str, str] = {"angoff": "Modified Angoff", "contrasting": "Contrasting groups"}
HIGHEST = 100.0
MOST = 20_000
"""So many characters of ratings are read."""


def cut_of(form: Mapping[str, str]) -> dict[str, Any]:
    """Give the record of a cut from a form: by a panel's ratings, or by a documented figure; CommandRefused if not.

    `ratings` has a line for each judge, or two for contrasting groups: the scores of those who are ready, and of those
    who are not.
    """
    method = form.get("method", "")
    if method not in METHODS:
        raise CommandRefused("choose how the cut was found")
    reason = sentence(form.get("reason", ""), "why this cut, and who took part")
    ratings, figure = form.get("ratings", "").strip(), form.get("figure", "").strip()
    if bool(ratings) == bool(figure):
        raise CommandRefused("give the panel's ratings, or the figure that its record documents, and not both")
    record: dict[str, Any] = {"method": method, "reason": reason}
    if figure:
        return record | {"value": _number(figure), "from": "a documented figure"}
    rows = [[_number(one) for one in line.replace(",", " ").replace(";", " ").split()] for line in _lines(ratings)]
    return record | (_angoff(rows) if method == "angoff" else _contrast(rows)) | {"ratings": rows}


def _angoff(rows: list[list[float]]) -> dict[str, Any]:
    if len({len(row) for row in rows}) != 1:
        raise CommandRefused("every judge needs as many ratings: one line a judge, one number an item")
    found = angoff(rows)
    if found.cut.value is None:
        raise CommandRefused(f"no cut can be given: {found.cut.why}")
    return {"value": round(found.cut.value, 1), "from": f"the ratings of {found.cut.n} judges", "error": found.error}


def _contrast(rows: list[list[float]]) -> dict[str, Any]:
    if len(rows) != 2:  # noqa: PLR2004 - two groups
        raise CommandRefused("give two lines: the scores of those who are ready, and of those who are not")
    found = contrasting_groups(*rows)
    if found.cut.value is None:
        raise CommandRefused(f"no cut can be given: {found.cut.why}")
    return {"value": round(found.cut.value, 1), "from": f"the scores of {found.cut.n} people"}


def _lines(text: str) -> list[str]:
    if len(text) > MOST:
        raise CommandRefused("that is too much at once; give the ratings alone")
    return [line for line in text.splitlines() if line.strip()]


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise CommandRefused(f"{text[:20]!r} is no number from 0 to 100") from None
    if not math.isfinite(value) or not 0 <= value <= HIGHEST:
        raise CommandRefused(f"{text[:20]!r} is no number from 0 to 100")
    return value
