"""Candidates, in a database: invited by a link, one browser at a time, until they hand in."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from simulator.errors import CommandRefused
from webapp.db import Database
from webapp.hiring.tables import AccommodationRow, CandidateRow, SelfDescriptionRow, SittingRow
from webapp.keys import key_id

_CANDIDATE: Table = CandidateRow.__table__  # type: ignore[attr-defined]
_ACCOMMODATION: Table = AccommodationRow.__table__  # type: ignore[attr-defined]
_DESCRIPTION: Table = SelfDescriptionRow.__table__  # type: ignore[attr-defined]
_SITTING: Table = SittingRow.__table__  # type: ignore[attr-defined]
DAY = 86_400.0
SHORTEST_DAYS, LONGEST_DAYS = 1, 60
SPEEDS: Mapping[str, float] = {"usual": 1.0, "1.25": 0.8, "1.5": 2 / 3, "2": 0.5, "untimed": 0.0}
"""How fast the clock runs for each way to take an assessment; 0 is a clock that stands."""
State = Literal["invited", "expired", "under way", "handed in", "withdrawn", "erased"]


NO_MORE = "this person has been erased, so nothing more can be written about them"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody invited to a round. Times are Unix seconds; the hashes open nothing."""

    id: str
    round_id: str
    number: int
    name: str
    email: str
    token_hash: str
    browser_hash: str | None
    invited_at: float
    expires_at: float
    consented_at: float | None
    begun_at: float | None
    ended_at: float | None
    withdrawn_at: float | None
    released_at: float | None
    erased_at: float | None

    @property
    def owner(self) -> str:
        """Give the secret that this candidate's shifts are owned by."""
        return f"candidate:{self.id}"

    @property
    def alias(self) -> str:
        """Give what reviewers call them."""
        return f"Candidate {self.number}"

    def state(self, now: float) -> State:
        """Tell how far they are."""
        if self.erased_at is not None:
            return "erased"
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.ended_at is not None:
            return "handed in"
        if self.begun_at is not None:
            return "under way"
        return "expired" if now >= self.expires_at else "invited"


@dataclass(frozen=True, slots=True)
class Accommodation:
    """How somebody takes the assessment."""

    pace: str = "usual"
    calm: bool = False

    @property
    def speed(self) -> float:
        """Give how fast the clock runs for them."""
        return SPEEDS[self.pace]


class Candidates:
    """The candidates of a database. Who may see which is asked in `webapp.auth`."""

    def __init__(self, database: Database, wall: Callable[[], float] = time.time) -> None:
        self.database = database
        self.wall = wall

    def invite(self, round_id: str, people: Sequence[tuple[str, str]], days: int) -> list[tuple[Candidate, str]]:
        """Invite people, by name and address, and give each with the token of their link, which is never shown again.

        Whoever is invited to the round already is left out; CommandRefused if the days will not do.
        """
        if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
            raise CommandRefused(f"a link may last {SHORTEST_DAYS} to {LONGEST_DAYS} days, got {days}")
        now = self.wall()
        made: list[tuple[Candidate, str]] = []
        with self.database.writing() as connection:
            here = select(_CANDIDATE.c.email, _CANDIDATE.c.number).where(_CANDIDATE.c.round_id == round_id)
            there = connection.execute(here).all()
            known, number = {row.email for row in there}, max((row.number for row in there), default=0)
            for name, email in {email: (name, email) for name, email in people}.values():
                if email in known:
                    continue
                number, token = number + 1, secrets.token_urlsafe(32)
                one = Candidate(
                    secrets.token_hex(16), round_id, number, name, email, key_id(token), None, now, now + days * DAY,
                    *(None,) * 6,
                )  # fmt: skip
                connection.execute(insert(_CANDIDATE), {field: getattr(one, field) for field in Candidate.__slots__})
                made.append((one, token))
        return made

    def invite_again(self, candidate_id: str, days: int) -> str:
        """Give the token of a new link for somebody; the one before it opens nothing any more."""
        token = secrets.token_urlsafe(32)
        self._update(candidate_id, token_hash=key_id(token), expires_at=self.wall() + days * DAY)
        return token

    def find(self, candidate_id: str) -> Candidate | None:
        """Give the candidate of this id."""
        return self._one(_CANDIDATE.c.id == candidate_id) if "\0" not in candidate_id else None

    def by_token(self, token: str) -> Candidate | None:
        """Give whose link this is; None if it is nobody's."""
        return self._one(_CANDIDATE.c.token_hash == key_id(token))

    def by_browser(self, secret: str) -> Candidate | None:
        """Give who is taking an assessment in the browser with this secret."""
        return self._one(_CANDIDATE.c.browser_hash == key_id(secret))

    def of_round(self, round_id: str) -> list[Candidate]:
        """Give the candidates of a round, in the order in which they were invited."""
        return self._listed(_CANDIDATE.c.round_id == round_id)

    def of_shift(self, shift_id: str) -> Candidate | None:
        """Give who took a shift as part of an assessment."""
        return self._one(_CANDIDATE.c.id.in_(select(_SITTING.c.candidate_id).where(_SITTING.c.shift_id == shift_id)))

    def take_up(self, candidate_id: str) -> str:
        """Give the secret of the browser that goes on with the assessment; any other no longer does."""
        secret = secrets.token_urlsafe(32)
        self._update(candidate_id, browser_hash=key_id(secret))
        return secret

    def consent(self, candidate_id: str) -> None:
        """Note that somebody has read the notice and agrees; the first time stays."""
        self._first(candidate_id, "consented_at")

    def begin(self, candidate_id: str) -> None:
        """Note that somebody has begun; the first time stays."""
        self._first(candidate_id, "begun_at")

    def end(self, candidate_id: str) -> None:
        """Note that somebody has handed in; the first time stays."""
        self._first(candidate_id, "ended_at")

    def withdraw(self, candidate_id: str) -> None:
        """Note that somebody no longer takes part; the first time stays."""
        self._first(candidate_id, "withdrawn_at")

    def release(self, candidate_id: str) -> None:
        """Note that somebody may read their own report; the first time stays."""
        self._first(candidate_id, "released_at")

    def accommodate(self, candidate_id: str, chosen: Accommodation) -> None:
        """Keep how somebody takes the assessment; CommandRefused once the first part has begun."""
        if chosen.pace not in SPEEDS:
            raise CommandRefused("choose one of the ways that are listed")
        row = {"candidate_id": candidate_id, "pace": chosen.pace, "calm": chosen.calm, "changed_at": self.wall()}
        with self.database.writing() as connection:
            begun = select(func.count()).select_from(_SITTING).where(_SITTING.c.candidate_id == candidate_id)
            if connection.execute(begun).scalar_one():
                raise CommandRefused(
                    "the assessment has begun, and what you had chosen holds for all of it. Write to the contact if you"
                    " need something else: nothing is lost, and they can give you another try."
                )
            connection.execute(delete(_ACCOMMODATION).where(_ACCOMMODATION.c.candidate_id == candidate_id))
            connection.execute(insert(_ACCOMMODATION), row)

    def accommodation(self, candidate_id: str) -> Accommodation:
        """Give how somebody takes the assessment."""
        query = select(_ACCOMMODATION.c.pace, _ACCOMMODATION.c.calm)
        with self.database.reading() as connection:
            row = connection.execute(query.where(_ACCOMMODATION.c.candidate_id == candidate_id)).one_or_none()
        return Accommodation(*row) if row else Accommodation()

    def describe(self, candidate_id: str, said: Mapping[str, str]) -> None:
        """Keep what somebody says of themselves, instead of what they said before; what is empty is not kept."""
        rows = [
            {"candidate_id": candidate_id, "attribute": name, "value": value} for name, value in said.items() if value
        ]
        with self.database.writing() as connection:
            connection.execute(delete(_DESCRIPTION).where(_DESCRIPTION.c.candidate_id == candidate_id))
            if rows:
                connection.execute(insert(_DESCRIPTION), rows)

    def described(self, candidate_ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """Give what each of these says of themselves, by attribute."""
        found: dict[str, dict[str, str]] = {one: {} for one in candidate_ids}
        with self.database.reading() as connection:
            for row in connection.execute(select(_DESCRIPTION).where(_DESCRIPTION.c.candidate_id.in_(list(found)))):
                found[row.candidate_id][row.attribute] = row.value
        return found

    def sit(self, candidate_id: str, part: int, shift_id: str) -> str:
        """Note that a shift is a part of an assessment, and give it; if another tab was first, give its shift."""
        try:
            with self.database.writing() as connection:
                connection.execute(insert(_SITTING), {"shift_id": shift_id, "candidate_id": candidate_id, "part": part})
        except IntegrityError:
            return self.sittings(candidate_id)[part]
        return shift_id

    def sittings(self, candidate_id: str) -> dict[int, str]:
        """Give the shifts that somebody took, by the number of the part, from 0."""
        query = select(_SITTING.c.part, _SITTING.c.shift_id).where(_SITTING.c.candidate_id == candidate_id)
        with self.database.reading() as connection:
            return {row.part: row.shift_id for row in connection.execute(query.order_by(_SITTING.c.part))}

    def sittings_of(self, candidate_ids: Iterable[str]) -> dict[str, dict[int, str]]:
        """Give the shifts of several candidates, by candidate and part."""
        found: dict[str, dict[int, str]] = {one: {} for one in candidate_ids}
        query = select(_SITTING).where(_SITTING.c.candidate_id.in_(list(found))).order_by(_SITTING.c.part)
        with self.database.reading() as connection:
            for row in connection.execute(query):
                found[row.candidate_id][row.part] = row.shift_id
        return found

    def _first(self, candidate_id: str, field: str) -> None:
        self._update(candidate_id, _CANDIDATE.c[field].is_(None), **{field: self.wall()})

    def _update(self, candidate_id: str, *which: ColumnElement[bool], **values: Any) -> None:
        with self.database.writing() as connection:
            connection.execute(update(_CANDIDATE).where(_CANDIDATE.c.id == candidate_id, *which).values(**values))

    def _one(self, which: ColumnElement[bool]) -> Candidate | None:
        return next(iter(self._listed(which)), None)

    def _listed(self, which: ColumnElement[bool]) -> list[Candidate]:
        query = select(_CANDIDATE).where(which).order_by(_CANDIDATE.c.round_id, _CANDIDATE.c.number)
        with self.database.reading() as connection:
            return [Candidate(**row._mapping) for row in connection.execute(query)]
