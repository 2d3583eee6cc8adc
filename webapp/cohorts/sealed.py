"""A checked list on its way through the browser: sealed, so that what is confirmed is what was shown."""

from __future__ import annotations

from collections.abc import Sequence

from itsdangerous import BadData, URLSafeSerializer

from simulator.errors import CommandRefused
from webapp.cohorts.roster import Entry

LASTS = 3600.0
"""How many seconds a list may be confirmed."""
AGAIN = "; choose the file again. Nobody was brought in"


def seal(secret: str, where: tuple[str, str], now: float, entries: Sequence[Entry]) -> str:
    """Give rows as a text that cannot be changed. `where` is the cohort's id and that of who may confirm it."""
    rows = [(one.line, one.name, one.email, one.role) for one in entries]
    return str(_serializer(secret).dumps([*where, now, rows]))


def unseal(secret: str, where: tuple[str, str], now: float, text: str) -> list[Entry]:
    """Give the rows of a sealed text; CommandRefused if it is not whole, of somewhere else, or too old."""
    try:
        cohort_id, person_id, at, rows = _serializer(secret).loads(text)
    except BadData:
        raise CommandRefused(f"the list did not arrive as it was shown{AGAIN}") from None
    if (cohort_id, person_id) != where:
        raise CommandRefused(f"this list was made for another cohort, or by another account{AGAIN}")
    if not 0 <= now - at <= LASTS:
        raise CommandRefused(f"this list was checked more than an hour ago{AGAIN}")
    return [Entry(*row) for row in rows]


def _serializer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="composure roster")
