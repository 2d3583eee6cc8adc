"""How times, counts and ids are said on pages."""

from __future__ import annotations

from flask import Flask

from webapp.avatars import avatar, brand_avatar

MINUTE, HOUR = 60, 3600
MANY, LOTS, MILLION = 1000, 10_000, 1_000_000

PLACES: dict[str, tuple[str, str, str]] = {
    "public": ("public", "Public", "i-public"),
    "dm": ("private", "Private", "i-private"),
    "chat": ("secure", "Secure chat", "i-secure"),
}
DISPOSITIONS: dict[str, str] = {
    "answered_public": "answered in public",
    "answered_private": "answered in private",
    "moved_chat": "moved to secure chat, with consent",
    "moved_dm": "moved to private messages, with consent",
    "moved_unasked": "moved without asking",
    "redirected": "sent elsewhere",
    "acknowledged": "acknowledged only",
    "thanked": "thanked",
    "hidden": "hidden, not answered",
    "left_alone": "left alone",
    "unanswered": "not answered",
    "closed_unresolved": "closed unresolved",
    "statement": "one public statement",
}


def clock(seconds: float) -> str:
    """Give a time of the shift as people read it: +03:41, or −12:30 for before it began."""
    whole = int(abs(seconds))
    sign = "−" if seconds < 0 and whole else "+"
    if whole >= HOUR:
        return f"{sign}{whole // HOUR}:{whole % HOUR // MINUTE:02}:{whole % MINUTE:02}"
    return f"{sign}{whole // MINUTE:02}:{whole % MINUTE:02}"


def span(seconds: float) -> str:
    """Give a length of time in a few words: 45 s, 3:40 min, 66 min, 3 h."""
    whole = max(0, int(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if whole < 10 * MINUTE:
        return f"{whole // MINUTE}:{whole % MINUTE:02} min"
    if whole < 3 * HOUR:
        return f"{whole // MINUTE} min"
    return f"{whole // HOUR} h"


def count(number: int) -> str:
    """Give a count as a social network shows it, never more than it is: 214, 9.1k, 12k, 3.4M."""
    if number < MANY:
        return str(number)
    if number < LOTS:
        return f"{number // 100 / 10:.1f}k"
    return f"{number // MANY}k" if number < MILLION else f"{number // (MILLION // 10) / 10:.1f}M"


def disposition(name: str) -> str:
    """Give a disposition in words."""
    head, _, team = name.partition(":")
    if head == "handed_off":
        return f"handed to {team.replace('_', ' ').replace('-', ' ')}" if team != "*" else "handed to specialists"
    return DISPOSITIONS.get(name, name.replace("_", " "))


def teach(app: Flask) -> None:
    """Give the templates of an application these ways of saying things."""
    app.jinja_env.filters.update(clock=clock, span=span, count=count, disposition=disposition)
    app.jinja_env.globals.update(avatar=avatar, brand_avatar=brand_avatar, places=PLACES)
