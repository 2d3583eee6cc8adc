"""Grammar and spelling behind one port: `Checker` gives lints of a masked text; Harper is the one built in.

Harper's linter takes a second to build and is not for two threads at once, so it is built on first use
and one at a time may ask it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, Protocol


class Lint(NamedTuple):
    """One thing a checker objects to: where, what sort, and what it would write."""

    start: int
    end: int
    kind: str
    suggestions: tuple[str, ...]


class Checker(Protocol):
    """What checks grammar and spelling."""

    def lints(self, text: str) -> Iterator[Lint]:
        """Give what is wrong in a text."""
        ...


class Harper:
    """The checker that ships: offline, British dictionary, safe for threads."""

    def __init__(self) -> None:
        from harper import Dialect, Language, Linter  # noqa: PLC0415 - loaded on first use

        self._linter = Linter(dialect=Dialect.BRITISH)
        self._plain = Language.PLAINTEXT
        self._lock = Lock()

    def lints(self, text: str) -> Iterator[Lint]:
        """Give what Harper objects to, in code points of the text."""
        with self._lock:
            found = self._linter.lint(text, language=self._plain)
        for lint in found:
            suggested = tuple(one.replacement_text for one in lint.suggestions)
            yield Lint(lint.span.start, lint.span.end, lint.lint_kind, suggested)


_BUILDING = Lock()


def harper() -> Harper:
    """Give the one Harper of this process, built on first use."""
    with _BUILDING:
        return _harper()


@lru_cache(maxsize=1)
def _harper() -> Harper:
    return Harper()
