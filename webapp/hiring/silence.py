"""What comes of it when an assessment's page is not heard of: the clock stands, for a while."""

from __future__ import annotations

from simulator.errors import CommandRefused
from webapp.hiring.contacts import Contacts
from webapp.live import Live

ALLOWANCE = 20.0
"""How many seconds of silence count before the clock stands; a page asks every three."""
MOST = 600.0
"""How many seconds the clock of one shift stands at most, in all."""
FRESH = 2.0
"""How old a note of contact is before it is written anew."""


def heard(live: Live, contacts: Contacts, shift_id: str) -> None:
    """Take up contact with an assessment's page again: the clock stood from twenty seconds after the last word."""
    last, now = contacts.last(shift_id), contacts.wall()
    if last is not None and now - last > ALLOWANCE:
        _stand(live, shift_id, last + ALLOWANCE, now)
    if last is None or now - last >= FRESH:
        contacts.note(shift_id)


def settle(live: Live, contacts: Contacts, shift_id: str) -> bool:
    """Bring an assessment to its end if its page has been silent past all allowance; tell whether it is over."""
    if live.shift(shift_id).ended_at is not None:
        return True
    last, now = contacts.last(shift_id), contacts.wall()
    state = live.state(shift_id)
    if last is None or state.started is None or state.untimed:
        return False
    whole = live.pack.played(state.started).minutes * 60.0 / state.speed
    if now - last <= ALLOWANCE + MOST + whole:
        return False
    _stand(live, shift_id, last + ALLOWANCE, now)
    live.advance(shift_id)
    return live.shift(shift_id).ended_at is not None


def _stand(live: Live, shift_id: str, since: float, now: float) -> None:
    """Let the clock have stood since a time, as far as it still may; what is beyond that has gone by."""
    state = live.state(shift_id)
    if state.ended is not None or state.untimed:
        return
    may = max(0.0, MOST - state.stopped)
    try:
        live.reconnect(shift_id, since, counted=max(0.0, now - since - may))
    except CommandRefused:
        return  # its time was up before the line was lost
