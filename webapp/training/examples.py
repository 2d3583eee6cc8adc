"""One's own sentences that the rules of a lesson marked, as they were marked: what worked, and what fell short."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from simulator.finding import Finding, Grade
from webapp.debrief.judged import kind_of
from webapp.store import Shift

LOOKED_AT = 10
"""How many of the newest finished shifts are looked through."""
MOST = 3
_TRIED = 12
"""How many places of a kind are looked up at most: some of them are whole messages, or the same words again."""
_KINDS: Mapping[str, tuple[str, ...]] = {"good": ("help",), "weak": ("critical", "hurt")}
_STOP = re.compile(r"[.!?…][\"'”’)]*\s+|\n+")

Texts = Callable[[Iterable[tuple[str, int]]], Mapping[tuple[str, int], str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of one's own in three pieces, the words that were marked in the middle, and the finding about them."""

    before: str
    words: str
    after: str
    finding: Finding
    shift: Shift
    title: str
    good: bool

    @property
    def place(self) -> str:
        """Give where in the debrief the message stands."""
        return f"m{self.finding.span.event}" if self.finding.span else "case"


def looked_at(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    """Give the shifts to look through, newest first: finished practice whose words are still there."""
    over = [one for one in shifts if one.mode == "practice" and one.ended_at is not None and one.erased_at is None]
    return tuple(sorted(over, key=lambda one: (one.ended_at or 0.0, one.id), reverse=True)[:LOOKED_AT])


def examples(
    rules: Collection[str], shifts: Sequence[Shift], grades: Mapping[str, Grade], titles: Mapping[str, str],
    texts: Texts,
) -> tuple[Example, ...]:  # fmt: skip
    """Give up to three sentences that these rules marked in `shifts`, newest first: one good if any, the rest weak.

    `grades` are the recorded ones, `titles` the scenarios' by id, and `texts` gives what was sent at (shift, event):
    what was erased is not there, and so not shown.
    """
    every = [(shift, one) for shift in shifts if shift.id in grades for one in _found(grades[shift.id], rules)]
    by_kind = {name: [pair for pair in every if kind_of(pair[1]) in kinds][:_TRIED] for name, kinds in _KINDS.items()}
    said = texts({(shift.id, one.span.event) for pairs in by_kind.values() for shift, one in pairs if one.span})
    seen: set[str] = set()
    good, weak = (
        list(islice(_cut(by_kind[name], said, titles, seen, good=name == "good"), MOST)) for name in ("good", "weak")
    )
    return tuple([*good[:1], *weak][:MOST])


def _found(grade: Grade, rules: Collection[str]) -> Iterator[Finding]:
    for case in grade.cases:
        for mark in case.marks:
            yield from (one for one in mark.findings if one.rule in rules and one.span and one.confidence != "low")


def _cut(
    pairs: Iterable[tuple[Shift, Finding]], said: Mapping[tuple[str, int], str], titles: Mapping[str, str],
    seen: set[str], *, good: bool,
) -> Iterator[Example]:  # fmt: skip
    """Give the sentences around what was marked, each once; a finding about a whole message has no words to show."""
    for shift, one in pairs:
        span = one.span
        text = said.get((shift.id, span.event), "") if span else ""
        if span is None or not 0 <= span.start < span.end <= len(text) or span.end - span.start >= len(text.strip()):
            continue
        start, end = _sentence(text, span.start, span.end)
        whole = " ".join(text[start:end].split())
        if whole in seen:
            continue
        seen.add(whole)
        pieces = text[start : span.start].lstrip(), text[span.start : span.end], text[span.end : end].rstrip()
        yield Example(*pieces, one, shift, titles.get(shift.scenario, shift.scenario), good)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence around these words begins and ends, or the sentences if they reach over several."""
    first = max((stop.end() for stop in _STOP.finditer(text) if stop.end() <= start), default=0)
    last = min((stop.end() for stop in _STOP.finditer(text) if stop.end() >= end), default=len(text))
    return first, last
