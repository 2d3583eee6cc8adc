"""What people typed, apart from the events that it belongs to, so that it can be erased.

The stored event keeps, in place of the words, a salted digest and how long they were. Without the row of
words a reader sees a block of the same length, so that every span still points inside its text. Details of a
reading may quote the words, so they go the same way and come back empty.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

from simulator.events import TYPED, Event, dump

ERASED = "▯"
"""What stands for each character of erased text."""
_DETAILS = "details"


def part(event: Event) -> tuple[dict[str, Any], dict[str, tuple[str, str]]]:
    """Give an event's storable body without typed words, and the words with their salt by field."""
    body = dump(event)
    words = {field: body[field] for field in TYPED.get(event.kind, ())}
    signs = _signs(body)
    if any(sign["detail"] for sign in signs):
        words[_DETAILS] = json.dumps([sign["detail"] for sign in signs], ensure_ascii=False)
        for sign in signs:
            sign["detail"] = ""
    salted = {field: (text, secrets.token_hex(16)) for field, text in words.items()}
    for field, (text, salt) in salted.items():
        body[field] = {"digest": digest(text, salt), "chars": len(text)}
    return body, salted


def join(body: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Give the plain data of an event again, with a block where the words have been erased."""
    whole = dict(body)
    for field in TYPED.get(body["kind"], ()):
        whole[field] = words.get(field, ERASED * body[field]["chars"])
    if whole.pop(_DETAILS, None) is not None and _DETAILS in words:
        for sign, detail in zip(_signs(whole), json.loads(words[_DETAILS]), strict=True):
            sign["detail"] = detail
    return whole


def digest(text: str, salt: str) -> str:
    """Give the salted digest that stays in the event."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def _signs(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    signs: list[dict[str, Any]] = (body.get("reading") or {}).get("signs", [])
    return signs
