"""How marks and days are said on the pages around practice."""

from __future__ import annotations

from datetime import UTC, datetime


def mark(value: float | None) -> str:
    """Give a mark without decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.0f}"


def date(seconds: float, *, year: bool = False) -> str:
    """Give the day of Unix seconds, in UTC: 3 May, or 3 May 2026."""
    then = datetime.fromtimestamp(seconds, UTC)
    return f"{then.day} {then:%B %Y}" if year else f"{then.day} {then:%b}"
