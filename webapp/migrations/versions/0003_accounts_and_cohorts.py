"""Accounts with their keys, cohorts, what is assigned to them and which shifts were taken for it."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("name", AutoString(length=120), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("closed_at", sa.Float(precision=53), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
    )
    op.create_table(
        "person",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("email", AutoString(length=254), nullable=False),
        sa.Column("name", AutoString(length=120), nullable=False),
        sa.Column("role", AutoString(length=20), nullable=False),
        sa.Column("password", AutoString(length=200), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("cohort_id", AutoString(length=64), nullable=False),
        sa.Column("kind", AutoString(length=20), nullable=False),
        sa.Column("target", AutoString(length=60), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("due_at", sa.Float(precision=53), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Integer(), nullable=False),
        sa.Column("coached", sa.Boolean(), nullable=False),
        sa.Column("speed", sa.Float(precision=53), nullable=False),
        sa.Column("same_form", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_assignment_cohort_id_cohort"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment") as batch:
        batch.create_index(batch.f("ix_assignment_cohort_id"), ["cohort_id"])

    op.create_table(
        "key",
        sa.Column("token_hash", AutoString(length=64), nullable=False),
        sa.Column("kind", AutoString(length=20), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("expires_at", sa.Float(precision=53), nullable=False),
        sa.Column("note", AutoString(length=200), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_key_person_id_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_key")),
    )
    with op.batch_alter_table("key") as batch:
        batch.create_index(batch.f("ix_key_person_id"), ["person_id"])

    op.create_table(
        "membership",
        sa.Column("cohort_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("trains", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_membership_cohort_id_cohort"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cohort_id", "person_id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership") as batch:
        batch.create_index(batch.f("ix_membership_person_id"), ["person_id"])

    op.create_table(
        "attempt",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("assignment_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_attempt_shift_id_shift"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_attempt_assignment_id_assignment"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attempt_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt") as batch:
        batch.create_index(batch.f("ix_attempt_assignment_id"), ["assignment_id"])
        batch.create_index(batch.f("ix_attempt_person_id"), ["person_id"])


def downgrade() -> None:
    with op.batch_alter_table("attempt") as batch:
        batch.drop_index(batch.f("ix_attempt_person_id"))
        batch.drop_index(batch.f("ix_attempt_assignment_id"))

    op.drop_table("attempt")
    with op.batch_alter_table("membership") as batch:
        batch.drop_index(batch.f("ix_membership_person_id"))

    op.drop_table("membership")
    with op.batch_alter_table("key") as batch:
        batch.drop_index(batch.f("ix_key_person_id"))

    op.drop_table("key")
    with op.batch_alter_table("assignment") as batch:
        batch.drop_index(batch.f("ix_assignment_cohort_id"))

    op.drop_table("assignment")
    op.drop_table("person")
    op.drop_table("cohort")
