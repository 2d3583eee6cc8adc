"""Shifts, their events, what people typed, and the grades."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shift",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("scenario", AutoString(length=60), nullable=False),
        sa.Column("digest", AutoString(length=64), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("mode", AutoString(length=20), nullable=False),
        sa.Column("scorecard", AutoString(length=60), nullable=False),
        sa.Column("owner_hash", AutoString(length=64), nullable=True),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("ended_at", sa.Float(precision=53), nullable=True),
        sa.Column("erased_at", sa.Float(precision=53), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    with op.batch_alter_table("shift") as batch:
        batch.create_index(batch.f("ix_shift_owner_hash"), ["owner_hash"])
    op.create_table(
        "event",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", AutoString(length=40), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.Column("recorded_at", sa.Float(precision=53), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_event_seq_from_one")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_event_shift_id_shift"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shift_id", "seq", name=op.f("pk_event")),
    )
    op.create_table(
        "typed_text",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("field", AutoString(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("salt", AutoString(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_typed_text_shift_id_shift"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shift_id", "seq", "field", name=op.f("pk_typed_text")),
    )
    op.create_table(
        "grade",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("scorecard", AutoString(length=80), nullable=False),
        sa.Column("graded_at", sa.Float(precision=53), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_grade_shift_id_shift"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_grade")),
    )


def downgrade() -> None:
    op.drop_table("grade")
    op.drop_table("typed_text")
    op.drop_table("event")
    with op.batch_alter_table("shift") as batch:
        batch.drop_index(batch.f("ix_shift_owner_hash"))
    op.drop_table("shift")
