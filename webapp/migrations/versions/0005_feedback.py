"""Comments, human marks and disputes of finished shifts."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "remark",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("author_id", AutoString(length=64), nullable=False),
        sa.Column("kind", AutoString(length=20), nullable=False),
        sa.Column("cohort_id", AutoString(length=64), nullable=True),
        sa.Column("answers", AutoString(length=64), nullable=True),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("subject", AutoString(length=300), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("edited_at", sa.Float(precision=53), nullable=True),
        sa.Column("taken_back_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_remark_shift_id_shift"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_remark_author_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_remark_cohort_id_cohort"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["answers"], ["remark.id"], name=op.f("fk_remark_answers_remark"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    for column in ("shift_id", "author_id", "cohort_id", "answers"):
        op.create_index(op.f(f"ix_remark_{column}"), "remark", [column])
    op.create_table(
        "human_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("dimension", AutoString(length=20), nullable=False),
        sa.Column("previous", sa.Integer(), nullable=False),
        sa.Column("machine", sa.Float(precision=53), nullable=True),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author_id", AutoString(length=64), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_human_mark_shift_id_shift"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_human_mark_author_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_human_mark")),
        sa.UniqueConstraint("shift_id", "case_id", "dimension", "previous", name="uq_human_mark_shift_id"),
    )
    op.create_index(op.f("ix_human_mark_author_id"), "human_mark", ["author_id"])


def downgrade() -> None:
    op.drop_table("human_mark")
    op.drop_table("remark")
