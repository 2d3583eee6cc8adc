"""The tables. They are dumb on purpose: `table=True` models validate nothing, so no rule lives here."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Float, Text, UniqueConstraint, true
from sqlmodel import Field, SQLModel

# Names that are the same in every database, so that a migration can speak of them.
metadata = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class ShiftRow(SQLModel, table=True):
    """One shift and what its grade rests on. Times are Unix seconds; `id` is a token nobody can guess."""

    __tablename__ = "shift"

    id: str = Field(primary_key=True, max_length=64)
    scenario: str = Field(max_length=60)
    digest: str = Field(max_length=64)
    seed: int = Field(sa_column=Column(BigInteger, nullable=False))
    mode: str = Field(max_length=20)
    scorecard: str = Field(max_length=60)
    owner_hash: str | None = Field(default=None, max_length=64, index=True)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    ended_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    erased_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    branch_of: str | None = Field(default=None, max_length=64)
    branch_seq: int | None = Field(default=None)
    branch_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    coached: bool = Field(default=True, sa_column=Column(Boolean, nullable=False, server_default=true()))


class EventRow(SQLModel, table=True):
    """One event. What a person typed is not in `body`, only its salted digest and its length."""

    __tablename__ = "event"
    __table_args__ = (CheckConstraint("seq > 0", name="seq_from_one"),)

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    seq: int = Field(primary_key=True)
    kind: str = Field(max_length=40)
    at: float = Field(sa_column=Column(Float(53), nullable=False))
    recorded_at: float = Field(sa_column=Column(Float(53), nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))


class TypedTextRow(SQLModel, table=True):
    """The words a person typed in one field of one event; erasing deletes the row with its salt."""

    __tablename__ = "typed_text"

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    seq: int = Field(primary_key=True)
    field: str = Field(primary_key=True, max_length=40)
    text: str = Field(sa_column=Column(Text, nullable=False))
    salt: str = Field(max_length=32)


class GradeRow(SQLModel, table=True):
    """The grade of a shift as it was given, in full."""

    __tablename__ = "grade"

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    scorecard: str = Field(max_length=80)
    graded_at: float = Field(sa_column=Column(Float(53), nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))


class SummaryRow(SQLModel, table=True):
    """The numbers of a grade, apart from its words: beside them they would be slow to read for a whole cohort."""

    __tablename__ = "summary"

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="grade.shift_id", ondelete="CASCADE")
    overall: float | None = Field(default=None, sa_column=Column(Float(53)))
    ready: bool
    marks: str = Field(sa_column=Column(Text, nullable=False))
    cases: str = Field(sa_column=Column(Text, nullable=False))
    noticed: str = Field(sa_column=Column(Text, nullable=False))


class ShareRow(SQLModel, table=True):
    """A link to a shift's debrief that its owner gave away; only the hash of its token is kept."""

    __tablename__ = "share"

    token_hash: str = Field(primary_key=True, max_length=64)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))


class PersonRow(SQLModel, table=True):
    """Someone with an account. `email` is in lower case; `password` is an argon2 hash, None until one is set."""

    __tablename__ = "person"

    id: str = Field(primary_key=True, max_length=64)
    email: str = Field(max_length=254, unique=True)
    name: str = Field(max_length=120)
    role: str = Field(max_length=20)
    password: str | None = Field(default=None, max_length=200)
    active: bool = Field(default=True)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))


class KeyRow(SQLModel, table=True):
    """What lets someone in: a sign-in of one browser, or a link to set a password. Only the token's hash is kept."""

    __tablename__ = "key"

    token_hash: str = Field(primary_key=True, max_length=64)
    kind: str = Field(max_length=20)
    person_id: str = Field(max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    expires_at: float = Field(sa_column=Column(Float(53), nullable=False))
    note: str = Field(default="", max_length=200)


class CohortRow(SQLModel, table=True):
    """A group of people who learn together."""

    __tablename__ = "cohort"

    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=120)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    closed_at: float | None = Field(default=None, sa_column=Column(Float(53)))


class MembershipRow(SQLModel, table=True):
    """Who is in a cohort: as someone who learns there or as one of its trainers."""

    __tablename__ = "membership"

    cohort_id: str = Field(primary_key=True, max_length=64, foreign_key="cohort.id", ondelete="CASCADE")
    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    trains: bool = Field(default=False)


class AssignmentRow(SQLModel, table=True):
    """Work given to a cohort: a scenario or a course, until when, and what counts as passed."""

    __tablename__ = "assignment"

    id: str = Field(primary_key=True, max_length=64)
    cohort_id: str = Field(max_length=64, foreign_key="cohort.id", ondelete="CASCADE", index=True)
    kind: str = Field(max_length=20)
    target: str = Field(max_length=60)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    due_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    attempts: int = Field(default=0)
    pass_mark: int = Field(default=0)
    coached: bool = Field(default=True)
    speed: float = Field(default=1.0, sa_column=Column(Float(53), nullable=False))
    same_form: bool = Field(default=False)
    withdrawn_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    zone: str = Field(default="UTC", max_length=60, sa_column_kwargs={"server_default": "UTC"})


class AttemptRow(SQLModel, table=True):
    """A shift that someone took for an assignment."""

    __tablename__ = "attempt"

    shift_id: str = Field(primary_key=True, max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    assignment_id: str = Field(max_length=64, foreign_key="assignment.id", ondelete="CASCADE", index=True)
    person_id: str = Field(max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)


class RemarkRow(SQLModel, table=True):
    """What somebody said of a finished shift: a comment, a trainers' note, a dispute, or an answer to one of those."""

    __tablename__ = "remark"

    id: str = Field(primary_key=True, max_length=64)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    author_id: str = Field(max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    kind: str = Field(max_length=20)
    cohort_id: str | None = Field(default=None, max_length=64, foreign_key="cohort.id", ondelete="CASCADE", index=True)
    answers: str | None = Field(default=None, max_length=64, foreign_key="remark.id", ondelete="CASCADE", index=True)
    case_id: str = Field(default="", max_length=64)
    event: int | None = Field(default=None)
    subject: str = Field(default="", max_length=300)
    quote: str = Field(default="", sa_column=Column(Text, nullable=False))
    text: str = Field(sa_column=Column(Text, nullable=False))
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    edited_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    taken_back_at: float | None = Field(default=None, sa_column=Column(Float(53)))


class HumanMarkRow(SQLModel, table=True):
    """A mark that a trainer gave instead of the machine's. `previous` is the one it follows, 0 for the first."""

    __tablename__ = "human_mark"
    __table_args__ = (UniqueConstraint("shift_id", "case_id", "dimension", "previous", name="uq_human_mark_shift_id"),)

    id: int | None = Field(default=None, primary_key=True)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE")
    case_id: str = Field(default="", max_length=64)
    dimension: str = Field(max_length=20)
    previous: int
    machine: float | None = Field(default=None, sa_column=Column(Float(53)))
    mark: int
    reason: str = Field(sa_column=Column(Text, nullable=False))
    author_id: str = Field(max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))


class JobRow(SQLModel, table=True):
    """Work that waits, runs or has ended. While it runs, `leased_by` names who has it, until `lease_until`."""

    __tablename__ = "job"
    __table_args__ = (UniqueConstraint("kind", "key", name="uq_job_kind"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=40)
    key: str = Field(max_length=100)
    payload: str = Field(sa_column=Column(Text, nullable=False))
    due_at: float = Field(sa_column=Column(Float(53), nullable=False))
    attempts: int = Field(default=0)
    lease_until: float | None = Field(default=None, sa_column=Column(Float(53)))
    leased_by: str | None = Field(default=None, max_length=200)
    done: int = Field(default=0)
    total: int = Field(default=0)
    state: str = Field(max_length=20, index=True)
    problem: str = Field(default="", sa_column=Column(Text, nullable=False))
    outcome: str = Field(default="", sa_column=Column(Text, nullable=False))
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    ended_at: float | None = Field(default=None, sa_column=Column(Float(53)))


class ReminderRow(SQLModel, table=True):
    """That somebody was sent a letter about something they were given: that it is due soon, or that it is late."""

    __tablename__ = "reminder"

    assignment_id: str = Field(primary_key=True, max_length=64, foreign_key="assignment.id", ondelete="CASCADE")
    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    kind: str = Field(primary_key=True, max_length=20)
    sent_at: float = Field(sa_column=Column(Float(53), nullable=False))


class CalibrationRow(SQLModel, table=True):
    """A finished shift that several people mark by themselves, to see how far they agree."""

    __tablename__ = "calibration"

    id: str = Field(primary_key=True, max_length=64)
    cohort_id: str = Field(max_length=64, foreign_key="cohort.id", ondelete="CASCADE", index=True)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    title: str = Field(max_length=120)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    closed_at: float | None = Field(default=None, sa_column=Column(Float(53)))


class RaterRow(SQLModel, table=True):
    """Who is asked to mark the shift of a calibration; `note` is what they say of it as a whole."""

    __tablename__ = "rater"

    calibration_id: str = Field(primary_key=True, max_length=64, foreign_key="calibration.id", ondelete="CASCADE")
    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    handed_in_at: float | None = Field(default=None, sa_column=Column(Float(53)))
    note: str = Field(default="", sa_column=Column(Text, nullable=False))


class RatingRow(SQLModel, table=True):
    """One mark of a rater, of one dimension of one case; None where the case does not show it."""

    __tablename__ = "rating"

    calibration_id: str = Field(primary_key=True, max_length=64, foreign_key="calibration.id", ondelete="CASCADE")
    person_id: str = Field(primary_key=True, max_length=64, foreign_key="person.id", ondelete="CASCADE")
    case_id: str = Field(primary_key=True, max_length=64)
    dimension: str = Field(primary_key=True, max_length=20)
    mark: int | None = None


class IdentityRow(SQLModel, table=True):
    """Who a person is at a provider that they sign in with: one `subject` of an `issuer` is one person, and back."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("person_id", "issuer", name="uq_identity_person_id"),)

    issuer: str = Field(primary_key=True, max_length=255)
    subject: str = Field(primary_key=True, max_length=255)
    person_id: str = Field(max_length=64, foreign_key="person.id", ondelete="CASCADE")
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
