"""Moments by the clocks of a place: which places there are, how a moment is said there, and read from a form.

Zones and their changes of the clock are those of the IANA time zone database.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from simulator.errors import CommandRefused

UNIVERSAL = "UTC"
_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def zones() -> tuple[str, ...]:
    """Give the names of all zones that stand for a place, by name, behind UTC."""
    return (UNIVERSAL, *sorted(name for name in available_timezones() if name.split("/")[0] in _AREAS))


def place(zone: str) -> str:
    """Give the city a zone is named for: New York of America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def moment(seconds: float, zone: str = UNIVERSAL) -> str:
    """Give Unix seconds as people read them: Friday 8 May 2026, 19:00 Berlin time (UTC+2)."""
    then = datetime.fromtimestamp(seconds, _clock(zone))
    where = UNIVERSAL if zone == UNIVERSAL else f"{place(zone)} time ({_offset(then)})"
    return f"{then:%A} {then.day} {then:%B %Y, %H:%M} {where}"


def seconds_at(local: datetime, zone: str) -> float:
    """Give the Unix seconds at which clocks of a zone show a day and time.

    Where they show it twice, the later one: nobody is to lose an hour by it. CommandRefused if they never do.
    """
    clock = _clock(zone)
    then = local.replace(tzinfo=clock, fold=1)
    try:
        seen = datetime.fromtimestamp(then.timestamp(), clock).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise CommandRefused(f"{local:%Y-%m-%d} is too far away; choose a day of these years") from None
    if seen != local:
        raise CommandRefused(
            f"on {local:%Y-%m-%d} clocks in {place(zone)} are put forward and never show {local:%H:%M};"
            " choose a time before or after that"
        )
    return then.timestamp()


def checked_zone(name: str) -> str:
    """Give the name of a zone; CommandRefused if there is none of this name."""
    if name not in zones():
        raise CommandRefused(f"there is no time zone {name[:60]!r}; choose one from the list")
    return name


def _clock(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


def _offset(then: datetime) -> str:
    minutes = int((then.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
