"""How long candidates are kept: calendar months in UTC, from their end or from the last decision if that is later."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from webapp.hiring.candidates import Candidate
from webapp.hiring.rounds import Round

if TYPE_CHECKING:
    from webapp.stores import Stores

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Due:
    """A candidate who is kept: until when in Unix seconds, and whether their round is held all the same."""

    who: Candidate
    at: float
    held: bool


def later(seconds: float, months: int) -> float:
    """Give Unix seconds so many calendar months later in UTC; the 31st becomes the last day of a shorter month."""
    moment = datetime.fromtimestamp(seconds, UTC)
    years, month = divmod(moment.month - 1 + months, _YEAR)
    year, month = moment.year + years, month + 1
    day = min(moment.day, monthrange(year, month)[1])
    return moment.replace(year=year, month=month, day=day).timestamp()


def since(who: Candidate, decided: Iterable[float] = ()) -> float:
    """Give from when the months count: the end, or the last decision; the invitation if they never began."""
    return max((who.ended_at or who.withdrawn_at or who.begun_at or who.invited_at), *decided, float("-inf"))


def listed(stores: Stores, at: Round, people: Sequence[Candidate] | None = None) -> list[Due]:
    """Give whoever of a round is still kept, the soonest due first."""
    kept = [one for one in people or stores.candidates.of_round(at.id) if one.erased_at is None]
    decided, held = stores.decisions.of_all(one.id for one in kept), stores.holds.find(at.id) is not None
    found = [Due(one, later(since(one, (each.at for each in decided[one.id])), at.keep_months), held) for one in kept]
    return sorted(found, key=lambda one: (one.at, one.who.number))


def overdue(stores: Stores, now: float) -> Mapping[bool, Sequence[Candidate]]:
    """Give everybody who has been kept long enough, by whether their round is held."""
    due = [one for at in stores.rounds.all() for one in listed(stores, at) if one.at <= now]
    return {held: [one.who for one in due if one.held is held] for held in (False, True)}
