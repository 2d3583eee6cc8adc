"""The map of a round's job with its signature, and what experts say of its cases, and who is trained to review."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_map",
        sa.Column("round_id", AutoString(length=64), nullable=False),
        sa.Column("form_id", AutoString(length=60), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_by", AutoString(length=64), nullable=True),
        sa.Column("signed_name", AutoString(length=120), nullable=False),
        sa.Column("signed_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["hiring_round.id"], name=op.f("fk_job_map_round_id_hiring_round"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["signed_by"], ["person.id"], name=op.f("fk_job_map_signed_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_job_map")),
    )
    op.create_index(op.f("ix_job_map_signed_by"), "job_map", ["signed_by"])

    op.create_table(
        "expert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", AutoString(length=64), nullable=False),
        sa.Column("name", AutoString(length=120), nullable=False),
        sa.Column("about", AutoString(length=200), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=True),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["hiring_round.id"], name=op.f("fk_expert_round_id_hiring_round"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_expert_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert")),
    )
    op.create_index(op.f("ix_expert_round_id"), "expert", ["round_id"])
    op.create_index(op.f("ix_expert_person_id"), "expert", ["person_id"])

    op.create_table(
        "case_rating",
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("scenario", AutoString(length=60), nullable=False),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("rating", AutoString(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["expert.id"], name=op.f("fk_case_rating_expert_id_expert"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("expert_id", "scenario", "case_id", name=op.f("pk_case_rating")),
    )

    op.create_table(
        "reviewer_training",
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("finished_at", sa.Float(precision=53), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reviewer_training_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_reviewer_training")),
    )


def downgrade() -> None:
    op.drop_table("reviewer_training")
    op.drop_table("case_rating")
    op.drop_table("expert")
    op.drop_table("job_map")
