from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from simulator.reading import read
from simulator.reading.model import Context, Reading

Check = Callable[..., Reading]


@pytest.fixture
def marked() -> Check:
    """Read a text whose evidence is bracketed, and hold that the named sign meets the brackets."""

    def check(name: str, text: str, context: Context | None = None) -> Reading:
        plain = re.sub(r"[\[\]]", "", text)
        reading = read(plain, context or Context())
        start = text.index("[") if "[" in text else 0
        end = text.index("]") - 1 if "]" in text else len(plain)
        met = [sign for sign in reading.having(name) if sign.start < end and start < sign.end]
        assert met, (
            f"no {name} at {plain[start:end]!r}; got {[(s.name, plain[s.start : s.end]) for s in reading.signs]}"
        )
        return reading

    return check
