"""How due dates and the terms of what was given are said, and read from a form."""

from __future__ import annotations

from datetime import UTC, datetime

from simulator.errors import CommandRefused
from webapp.cohorts.given import Assignment
from webapp.zones import UNIVERSAL, checked_zone, seconds_at

_UNITS = ((86_400.0, "day"), (3600.0, "hour"), (60.0, "minute"))
END_OF_DAY = "23:59"


def machine(seconds: float) -> str:
    """Give Unix seconds as programs read them."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%MZ}"


def distance(seconds: float, now: float) -> str:
    """Give how far off a moment is, rounded down: in 3 days, 2 hours ago, now."""
    apart = abs(seconds - now)
    unit, name = next(((unit, name) for unit, name in _UNITS if apart >= unit), (0.0, ""))
    if not unit:
        return "now"
    number = int(apart // unit)
    words = f"{number} {name}" if number == 1 else f"{number} {name}s"
    return f"in {words}" if seconds > now else f"{words} ago"


def terms(given: Assignment) -> tuple[str, ...]:
    """Give the terms of something that was given, each in a few words."""
    tries = (
        f"{given.attempts} attempt{'' if given.attempts == 1 else 's'}" if given.attempts else "any number of attempts"
    )
    return (
        _passes(given),
        tries + ("" if given.kind == "scenario" else " at each shift"),
        "the coach as the path has it" if given.kind == "path" else f"with{'' if given.coached else 'out'} the coach",
        *((f"clock at {given.speed:g}×",) if given.speed != 1 else ()),
        *(("the same form for all",) if given.same_form else ()),
    )


def _passes(given: Assignment) -> str:
    if not given.pass_mark:
        return "taking it passes"
    return f"passed from {given.pass_mark}" + (f" in {given.target} in its test" if given.kind == "path" else "")


def due(day: str, time: str, zone: str = UNIVERSAL) -> float | None:
    """Give the Unix seconds of a day and a time in a zone; None if there is no day. CommandRefused if it is none."""
    where = checked_zone(zone)
    if not day.strip():
        return None
    try:
        found = datetime.strptime(f"{day.strip()} {time.strip() or END_OF_DAY}", "%Y-%m-%d %H:%M")  # noqa: DTZ007
    except ValueError:
        raise CommandRefused(
            "that due date cannot be read; write the day as 2026-05-08 and the time as 17:00"
        ) from None
    return seconds_at(found, where)


def whole(text: str, what: str) -> int:
    """Give a whole number from a form, 0 if there is none; CommandRefused if it is no such number."""
    plain = text.strip() or "0"
    if not plain.isascii() or not plain.isdigit() or len(plain) > 4:  # noqa: PLR2004 - what a form asks for is small
        raise CommandRefused(f"{what} must be a whole number, got {plain[:20]!r}")
    return int(plain)
