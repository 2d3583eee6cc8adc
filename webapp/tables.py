"""The tables. They are dumb on purpose: `table=True` models validate nothing, so no rule lives here."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Float, Text
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


class ShareRow(SQLModel, table=True):
    """A link to a shift's debrief that its owner gave away; only the hash of its token is kept."""

    __tablename__ = "share"

    token_hash: str = Field(primary_key=True, max_length=64)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
