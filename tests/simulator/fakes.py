"""A reader that needs no language: it finds a sign wherever its name stands in brackets, e.g. `[offer.chat]`."""

from __future__ import annotations

import re

from simulator.reading.model import Context, FactReading, Reading, Sign

_MARK = re.compile(r"\[([a-z_.0-9]+)(?::([a-z_0-9-]+))?\]")


def fake_read(text: str, context: Context) -> Reading:
    """Give a reading whose signs and facts are those named in brackets."""
    marks = [(found[1], found[2] or "", found.start(), found.end()) for found in _MARK.finditer(text)]
    facts = {name for name, _ in context.facts}
    return Reading(
        version="fake",
        chars=len(text),
        words=len(text.split()),
        signs=tuple(Sign(name, start, end, detail=detail) for name, detail, start, end in marks if name not in facts),
        facts=tuple(FactReading(name, "conveys", start, end) for name, _, start, end in marks if name in facts),
    )
