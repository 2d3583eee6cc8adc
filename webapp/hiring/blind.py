"""A candidate's work as reviewers read it: what was said and done, without the name of who wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from webapp.calibration.sheet import Told, cases
from webapp.debrief.story import Line
from webapp.hiring.candidates import Candidate
from webapp.hiring.work import Work

HIDDEN = "[name]"
SHORTEST = 2
_TYPED = frozenset({"agent", "act"})
_WORDS = (
    "will may mark rose hope grace joy faith art bill sue pat drew chase rich frank jack page way day long short young"
    " king price white black brown green best good love case"
)
_EVERYDAY = frozenset(_WORDS.split())
"""Names that are words too: these are hidden only as a name is written, since hiding every “will” would tell it."""


def told(work: Work, who: Candidate) -> tuple[Told, ...]:
    """Give the cases of a work, each under its name in the whole, with the candidate's own names hidden."""
    found: list[Told] = []
    for part in work.parts:
        for case in cases(part.scenario, part.state):
            hide = Hider(who, case.person.split())
            lines = tuple(replace(line, text=hide.line(line)) for line in case.lines)
            title = f"{case.title} (part {part.number + 1})" if len(work.parts) > 1 else case.title
            found.append(replace(case, id=part.key(case.id), title=title, lines=lines))
    return tuple(found)


class Hider:
    """Hide a candidate's names in a line that they typed; what is also the customer's name is hidden in sign-offs."""

    def __init__(self, who: Candidate, customer: Iterable[str]) -> None:
        theirs = {_bare(one) for one in customer}
        names = names_of(who)
        self._always = [_pattern(one) for one in names if _bare(one) not in theirs]
        self._signed = [_pattern(one, r"(?<=\^)") for one in names if _bare(one) in theirs]

    def line(self, line: Line) -> str:
        """Give a line's text with the names hidden."""
        return self.hidden(line.text) if line.who in _TYPED else line.text

    def hidden(self, text: str) -> str:
        """Give a text with the names hidden."""
        plain = unicodedata.normalize("NFC", text)
        for pattern in (*self._always, *self._signed):
            plain = pattern.sub(HIDDEN, plain)
        return plain


def names_of(who: Candidate) -> tuple[str, ...]:
    """Give what would tell who wrote something: the whole name, its parts and the address, the longest first."""
    whole = unicodedata.normalize("NFC", who.name).strip()
    parts = [*whole.split(), *re.split(r"[\s-]+", whole)]
    found = {one for one in (whole, *parts, who.email, who.email.partition("@")[0]) if len(one) >= SHORTEST}
    return tuple(sorted(found | {_plain(one) for one in found}, key=lambda one: (-len(one), one)))


def _pattern(name: str, before: str = r"(?<!\w)") -> re.Pattern[str]:
    letters = re.sub("['’]", "['’]", re.escape(name))
    flags = re.NOFLAG if _bare(name) in _EVERYDAY else re.IGNORECASE
    return re.compile(rf"{before}{letters}(?!\w)", flags)


def _plain(name: str) -> str:
    """Give a name as it is typed without accents."""
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))


def _bare(name: str) -> str:
    return _plain(name).casefold().strip(".,")
