"""What whoever is signed in may be shown of a round's work: nothing that they have yet to read blind themselves."""

from __future__ import annotations

from simulator.frozen import Frozen
from simulator.scorecards import Scorecard
from webapp.auth import reads_still
from webapp.current import live
from webapp.hiring.candidates import Candidate
from webapp.hiring.report import Assessed, assessed_of
from webapp.hiring.rounds import Round
from webapp.hiring.work import works_of
from webapp.sessions import someone


def card_of(at: Round) -> Scorecard:
    """Give the scorecard as the round has frozen it."""
    return Frozen.load(at.content).scorecard


def finished(at: Round) -> list[Candidate]:
    """Give the candidates of a round who have handed in, in the order of their numbers."""
    now = live().candidates.wall()
    return [one for one in live().candidates.of_round(at.id) if one.state(now) == "handed in"]


def seen(at: Round) -> dict[str, Assessed]:
    """Give the finished work of a round that one may see here."""
    return _assessed(at, [one for one in finished(at) if not reads_still(one.id)])


def assessed(at: Round, who: Candidate) -> Assessed:
    """Give one candidate's work."""
    return _assessed(at, [who])[who.id]


def noted(action: str, subject: str, detail: str = "") -> None:
    """Write into the audit log what was looked at or changed by whoever is signed in."""
    live().audit.note(f"person:{someone().id}", action, subject, detail)


def _assessed(at: Round, people: list[Candidate]) -> dict[str, Assessed]:
    if not people:
        return {}
    return assessed_of(live(), people, works_of(live(), [one.id for one in people]), card_of(at))
