"""The table of nudges. It is dumb on purpose, as those of `webapp.tables` are."""

from __future__ import annotations

from sqlalchemy import Column, Float, Text
from sqlmodel import Field, SQLModel


class NudgeRow(SQLModel, table=True):
    """What a trainer said to an agent while a shift ran. `case_id` is empty where it is about no single case."""

    __tablename__ = "nudge"

    id: str = Field(primary_key=True, max_length=64)
    shift_id: str = Field(max_length=64, foreign_key="shift.id", ondelete="CASCADE", index=True)
    author_id: str = Field(max_length=64, foreign_key="person.id", ondelete="CASCADE", index=True)
    case_id: str = Field(default="", max_length=64)
    text: str = Field(sa_column=Column(Text, nullable=False))
    at: float = Field(sa_column=Column(Float(53), nullable=False))
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    read_at: float | None = Field(default=None, sa_column=Column(Float(53)))
