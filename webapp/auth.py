"""Who may see what: a browser its own shifts, the holder of a link one debrief. Everything asks here."""

from __future__ import annotations

import hmac
import secrets

from flask import abort, session

from simulator.errors import UnknownShift
from webapp.current import live
from webapp.store import Shift, hash_owner

OWNER = "owner"


def owner() -> str:
    """Give the secret that this browser owns its shifts by; a new browser gets one."""
    if OWNER not in session:
        session[OWNER] = secrets.token_urlsafe(32)
        session.permanent = True
    secret: str = session[OWNER]
    return secret


def shared_shift(token: str) -> Shift:
    """Give the shift whose debrief a link with this token shows: practice that is over, and nothing else."""
    shift_id = live().shares.find(token)
    if shift_id is None:
        abort(404)
    shift = live().shift(shift_id)
    if shift.mode != "practice" or shift.ended_at is None:
        abort(404)
    return shift


def visible_shift(shift_id: str) -> Shift:
    """Give a shift that this browser may see; anything else is answered as if it were not there."""
    if "\0" in shift_id:  # PostgreSQL cannot even be asked for it
        abort(404)
    try:
        shift = live().shift(shift_id)
    except UnknownShift:
        abort(404)
    mine = hash_owner(session.get(OWNER))
    if mine is None or shift.owner_hash is None or not hmac.compare_digest(mine, shift.owner_hash):
        abort(404)
    return shift
