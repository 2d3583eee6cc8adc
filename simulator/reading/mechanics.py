"""Grammar and spelling behind one port: `Checker` gives lints of a masked text; Harper is the one built in.

Harper's linter takes a second to build and is not for two threads at once; for every thread that asks it, it lays out
tables anew, which takes a second more. So it is built on first use and asked in one thread, which does nothing else.
Of its nine hundred rules only those of `content/phrases/checker.yaml` are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import lru_cache, partial
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from simulator.reading import phrases

Kind = Literal["spelling", "grammar", "punctuation"]
_Done = TypeVar("_Done")
_SPELLING = {"Spelling": 0.8, "Typo": 0.7, "BoundaryError": 0.6}
_GRAMMAR = {"Agreement": 0.8, "Repetition": 0.8, "Eggcorn": 0.6, "Malapropism": 0.6}
_USUAL = 0.7
_LONGEST, _MOST_UNKNOWN = 500, 15


class Lint(NamedTuple):
    """One thing a checker objects to: where, what sort, how sure it is, and what it would write."""

    start: int
    end: int
    kind: Kind
    confidence: float
    suggestions: tuple[str, ...]


class Checker(Protocol):
    """What checks grammar and spelling. Another one takes Harper's place by being passed to `read`."""

    def lints(self, text: str) -> Sequence[Lint]:
        """Give what is wrong in a text, in code points; ReaderUnavailable where it cannot be said."""
        ...


class Harper:
    """The checker that ships: offline, British dictionary, safe for threads."""

    def __init__(self) -> None:
        self._given: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()
        # Whoever stops the program does not have to wait for it.
        Thread(target=self._work, name="harper", daemon=True).start()
        self._do(self._build)

    def lints(self, text: str) -> Sequence[Lint]:
        """Give what Harper objects to, as far as the text is English."""
        return self._do(partial(self._lints, text))

    def _do(self, work: Callable[[], _Done]) -> _Done:
        done: Future[_Done] = Future()
        self._given.put((work, done))
        return done.result()

    def _work(self) -> None:
        while True:
            work, done = self._given.get()
            try:
                done.set_result(work())
            except BaseException as fault:  # it is raised again where the result is waited for
                done.set_exception(fault)

    def _build(self) -> None:
        from harper import Dialect, Language, Linter  # noqa: PLC0415 - loaded on first use

        tables = phrases.raw("checker")
        asked = {rule for name in ("spelling", "grammar") for part in tables[name] for rule in str(part).split()}
        self._linter = Linter(dialect=Dialect.BRITISH)
        self._linter.set_lint_config({rule: rule in asked for rule in self._linter.get_lint_config()})
        self._plain = Language.PLAINTEXT
        self._linter.lint(
            "Mispelt once and zzyzxq: a word like no other lays out its last table.", language=self._plain
        )

    def _lints(self, text: str) -> Sequence[Lint]:
        found: list[Lint] = []
        for start, end in _pieces(text):
            here = self._piece(text[start:end], start)
            found += here
            if sum(lint.kind == "spelling" for lint in here) > _MOST_UNKNOWN:
                break
        return found

    def _piece(self, text: str, offset: int) -> Sequence[Lint]:
        return tuple(
            Lint(
                offset + lint.span.start, offset + lint.span.end,
                "spelling" if lint.lint_kind in _SPELLING else "grammar",
                _SPELLING.get(lint.lint_kind) or _GRAMMAR.get(lint.lint_kind, _USUAL),
                tuple(one.replacement_text for one in lint.suggestions),
            )
            for lint in self._linter.lint(text, language=self._plain)
        )  # fmt: skip


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give where to cut a text, at the ends of sentences if it has any, so that one in no language is soon left."""
    start = 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        stop = max(window.rfind(mark) for mark in (". ", "! ", "? ", "\n")) + 1
        stop = stop or window.rfind(" ") + 1 or _LONGEST
        yield start, start + stop
        start += stop
    yield start, len(text)


_BUILDING = Lock()


def harper() -> Harper:
    """Give the one Harper of this process, built on first use."""
    with _BUILDING:
        return _harper()


@lru_cache(maxsize=1)
def _harper() -> Harper:
    return Harper()
