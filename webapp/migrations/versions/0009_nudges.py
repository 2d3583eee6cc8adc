"""What trainers say to agents while their shifts run."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nudge",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("author_id", AutoString(length=64), nullable=False),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("read_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_nudge_shift_id_shift"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_nudge_author_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
    )
    op.create_index(op.f("ix_nudge_shift_id"), "nudge", ["shift_id"])
    op.create_index(op.f("ix_nudge_author_id"), "nudge", ["author_id"])


def downgrade() -> None:
    op.drop_table("nudge")
