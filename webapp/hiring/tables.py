"""The tables of hiring. They are dumb on purpose, as those of `webapp.tables` are. Times are Unix seconds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


def _time(*, needed: bool = False) -> Any:
    return Field(default=None, sa_column=Column(Float(53), nullable=not needed))


def _text() -> Any:
    return Field(default="", sa_column=Column(Text, nullable=False))


class RoundRow(SQLModel, table=True):
    """One hiring round. `frozen` is the form as it was when the first invitation went out, with its hash."""

    __tablename__ = "hiring_round"

    id: str = Field(primary_key=True, max_length=64)
    title: str = Field(max_length=120)
    form_id: str = Field(max_length=60)
    frozen: str = _text()
    content_hash: str = Field(default="", max_length=64)
    jurisdiction: str = Field(max_length=40)
    keep_months: int
    contact: str = Field(max_length=254)
    cut: str = _text()
    created_by: str | None = Field(
        default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True
    )
    created_at: float = _time(needed=True)
    opened_at: float | None = _time()
    closed_at: float | None = _time()


class HoldRow(SQLModel, table=True):
    """That nothing of a round may be erased for now, and why, as long as somebody has not lifted it."""

    __tablename__ = "hold"

    round_id: str = Field(primary_key=True, max_length=64, foreign_key="hiring_round.id", ondelete="CASCADE")
    reason: str = _text()
    held_by: str | None = Field(default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True)
    held_at: float = _time(needed=True)


class JobMapRow(SQLModel, table=True):
    """The tasks of a round's job, and who signed that they are. The time is None as long as nobody has."""

    __tablename__ = "job_map"

    round_id: str = Field(primary_key=True, max_length=64, foreign_key="hiring_round.id", ondelete="CASCADE")
    form_id: str = Field(max_length=60)
    tasks: str = _text()
    asked: str = _text()
    note: str = _text()
    signed_by: str | None = Field(default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True)
    signed_name: str = Field(default="", max_length=120)
    signed_at: float | None = _time()


class ExpertRow(SQLModel, table=True):
    """Somebody who knows the job of a round and rated its cases; with their account if they have one."""

    __tablename__ = "expert"

    id: int | None = Field(default=None, primary_key=True)
    round_id: str = Field(max_length=64, foreign_key="hiring_round.id", ondelete="CASCADE", index=True)
    name: str = Field(max_length=120)
    about: str = Field(max_length=200)
    person_id: str | None = Field(default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True)
    at: float = _time(needed=True)


class CaseRatingRow(SQLModel, table=True):
    """What an expert said of one case: essential, useful, not needed."""

    __tablename__ = "case_rating"

    expert_id: int = Field(primary_key=True, foreign_key="expert.id", ondelete="CASCADE")
    scenario: str = Field(primary_key=True, max_length=60)
    case_id: str = Field(primary_key=True, max_length=64)
    rating: str = Field(max_length=20)


class CandidateRow(SQLModel, table=True):
    """Somebody invited to a round. Reviewers know the `number` alone; name and address go when they are erased."""

    __tablename__ = "candidate"

    id: str = Field(primary_key=True, max_length=64)
    round_id: str = Field(max_length=64, foreign_key="hiring_round.id", ondelete="CASCADE", index=True)
    number: int
    name: str = Field(default="", max_length=120)
    email: str = Field(default="", max_length=254)
    token_hash: str = Field(max_length=64, unique=True)
    browser_hash: str | None = Field(default=None, max_length=64, index=True)
    invited_at: float = _time(needed=True)
    expires_at: float = _time(needed=True)
    consented_at: float | None = _time()
    begun_at: float | None = _time()
    ended_at: float | None = _time()
    withdrawn_at: float | None = _time()
    released_at: float | None = _time()
    erased_at: float | None = _time()


class AccommodationRow(SQLModel, table=True):
    """How somebody takes the assessment, apart from the candidate, so that no reviewer's question meets it."""

    __tablename__ = "accommodation"

    candidate_id: str = Field(primary_key=True, max_length=64, foreign_key="candidate.id", ondelete="CASCADE")
    pace: str = Field(max_length=20)
    calm: bool = Field(default=False)
    changed_at: float = _time(needed=True)


class SelfDescriptionRow(SQLModel, table=True):
    """What somebody said of themselves of their own will, for the check of fairness alone."""

    __tablename__ = "self_description"

    candidate_id: str = Field(primary_key=True, max_length=64, foreign_key="candidate.id", ondelete="CASCADE")
    attribute: str = Field(primary_key=True, max_length=40)
    value: str = Field(max_length=60)


class SittingRow(SQLModel, table=True):
    """A shift that a candidate took as one part of the form."""

    __tablename__ = "sitting"
    __table_args__ = (UniqueConstraint("candidate_id", "part", name="uq_sitting_candidate_id"),)

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    candidate_id: str = Field(max_length=64, foreign_key="candidate.id", ondelete="CASCADE", index=True)
    part: int


class ContactRow(SQLModel, table=True):
    """When the page of an assessment was last heard of."""

    __tablename__ = "contact"

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    at: float = _time(needed=True)


class SignalRow(SQLModel, table=True):
    """Something for the integrity log: a paste, the page left, another browser; `amount` is in the kind's own unit."""

    __tablename__ = "signal"

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: str = Field(max_length=64, foreign_key="candidate.id", ondelete="CASCADE", index=True)
    shift_id: str | None = Field(default=None, max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    kind: str = Field(max_length=20)
    amount: float = _time(needed=True)
    at: float = _time(needed=True)


class ReviewRow(SQLModel, table=True):
    """Who reads a candidate's work. `place` is 1 and 2 for the blind readers, 3 for who reads it again on request."""

    __tablename__ = "review"

    candidate_id: str = Field(primary_key=True, max_length=64, foreign_key="candidate.id", ondelete="CASCADE")
    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    place: int
    asked_at: float = _time(needed=True)
    handed_in_at: float | None = _time()
    stood_down_at: float | None = _time()
    note: str = _text()


class ReviewerTrainingRow(SQLModel, table=True):
    """That somebody has gone through what reviewers learn, and how they marked the practice."""

    __tablename__ = "reviewer_training"

    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE")
    finished_at: float = _time(needed=True)
    marks: str = _text()


class ReviewMarkRow(SQLModel, table=True):
    """One mark of a reviewer, of one dimension of one case; None where the case does not show it."""

    __tablename__ = "review_mark"

    candidate_id: str = Field(primary_key=True, max_length=64, foreign_key="candidate.id", ondelete="CASCADE")
    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE")
    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    case_id: str = Field(primary_key=True, max_length=64)
    dimension: str = Field(primary_key=True, max_length=20)
    mark: int | None = None


class AdjudicationRow(SQLModel, table=True):
    """A mark that somebody settled where readers were apart, with the reason. The newest counts; all stay.

    `dimension` may be the id of a critical error instead: then the mark is 1 where a person sees it too, 0 where not.
    """

    __tablename__ = "adjudication"

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: str = Field(max_length=64, foreign_key="candidate.id", ondelete="CASCADE", index=True)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    case_id: str = Field(max_length=64)
    dimension: str = Field(max_length=20)
    person_id: str | None = Field(default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True)
    mark: int
    reason: str = _text()
    at: float = _time(needed=True)


class DecisionRow(SQLModel, table=True):
    """What a person decided about a candidate, and why. The newest counts; those before it stay."""

    __tablename__ = "decision"

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: str = Field(max_length=64, foreign_key="candidate.id", ondelete="CASCADE", index=True)
    person_id: str | None = Field(default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True)
    outcome: str = Field(max_length=20)
    reason: str = _text()
    at: float = _time(needed=True)


class ContestRow(SQLModel, table=True):
    """That a candidate does not agree, in their words, and what a person answered."""

    __tablename__ = "contest"

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: str = Field(max_length=64, foreign_key="candidate.id", ondelete="CASCADE", index=True)
    text: str = _text()
    at: float = _time(needed=True)
    answer: str = _text()
    answered_by: str | None = Field(
        default=None, max_length=64, foreign_key="person.id", ondelete="SET NULL", index=True
    )
    answered_at: float | None = _time()


class AuditRow(SQLModel, table=True):
    """One line of the audit log. Each carries the digest of the one before it; none holds a name or an address."""

    __tablename__ = "audit"

    seq: int | None = Field(default=None, primary_key=True)
    at: float = _time(needed=True)
    actor: str = Field(max_length=64)
    action: str = Field(max_length=60)
    subject: str = Field(max_length=64, index=True)
    detail: str = _text()
    previous: str = Field(max_length=64)
    digest: str = Field(max_length=64)
