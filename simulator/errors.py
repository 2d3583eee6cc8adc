"""Every exception Composure raises on purpose.

ComposureError
├── ScenarioProblems   the authored files are wrong; holds every problem found
├── CommandRefused     the engine will not do this now; the message says what to do instead
├── Conflict           somebody else appended to this shift first
├── UnknownShift       no shift of this id is stored
└── ReaderUnavailable  a configured reader did not answer

Every message says what, where and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass


class ComposureError(Exception):
    """Anything this product refuses or cannot do, with a message fit for its user."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in an authored file: where it stands and what to change."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        """Give the problem as `file:line: path: message`."""
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}: {where}{self.message}"


class ScenarioProblems(ComposureError):
    """An authored file does not say what it must; carries all problems, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CommandRefused(ComposureError):
    """The engine refuses a command in the present state; nothing was recorded."""


class Conflict(ComposureError):
    """Another writer appended to the shift first; read again and retry."""


class UnknownShift(ComposureError):
    """No shift with this id is stored."""


class ReaderUnavailable(ComposureError):
    """A configured reader did not answer in time."""
