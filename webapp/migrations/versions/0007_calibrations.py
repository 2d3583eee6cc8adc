"""Shifts that several people mark by themselves, to see how far they agree."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calibration",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("cohort_id", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("title", AutoString(length=120), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("closed_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_calibration_cohort_id_cohort"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_calibration_shift_id_shift"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration")),
    )
    op.create_index(op.f("ix_calibration_cohort_id"), "calibration", ["cohort_id"])
    op.create_index(op.f("ix_calibration_shift_id"), "calibration", ["shift_id"])
    op.create_table(
        "rater",
        sa.Column("calibration_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("handed_in_at", sa.Float(precision=53), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["calibration_id"], ["calibration.id"], name=op.f("fk_rater_calibration_id_calibration"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_rater_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("calibration_id", "person_id", name=op.f("pk_rater")),
    )
    op.create_index(op.f("ix_rater_person_id"), "rater", ["person_id"])
    op.create_table(
        "rating",
        sa.Column("calibration_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("dimension", AutoString(length=20), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["calibration_id"],
            ["calibration.id"],
            name=op.f("fk_rating_calibration_id_calibration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_rating_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("calibration_id", "person_id", "case_id", "dimension", name=op.f("pk_rating")),
    )


def downgrade() -> None:
    op.drop_table("rating")
    op.drop_table("rater")
    op.drop_table("calibration")
