"""Hiring: rounds, candidates, what they took, how it was read and decided, and the audit log."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.Column("actor", AutoString(length=64), nullable=False),
        sa.Column("action", AutoString(length=60), nullable=False),
        sa.Column("subject", AutoString(length=64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", AutoString(length=64), nullable=False),
        sa.Column("digest", AutoString(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"])

    op.create_table(
        "contact",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_contact_shift_id_shift"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_contact")),
    )
    op.create_table(
        "hiring_round",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("title", AutoString(length=120), nullable=False),
        sa.Column("form_id", AutoString(length=60), nullable=False),
        sa.Column("frozen", sa.Text(), nullable=False),
        sa.Column("content_hash", AutoString(length=64), nullable=False),
        sa.Column("jurisdiction", AutoString(length=40), nullable=False),
        sa.Column("keep_months", sa.Integer(), nullable=False),
        sa.Column("contact", AutoString(length=254), nullable=False),
        sa.Column("cut", sa.Text(), nullable=False),
        sa.Column("created_by", AutoString(length=64), nullable=True),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.Column("opened_at", sa.Float(precision=53), nullable=True),
        sa.Column("closed_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["person.id"], name=op.f("fk_hiring_round_created_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hiring_round")),
    )
    op.create_index(op.f("ix_hiring_round_created_by"), "hiring_round", ["created_by"])

    op.create_table(
        "hold",
        sa.Column("round_id", AutoString(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_by", AutoString(length=64), nullable=True),
        sa.Column("held_at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["hiring_round.id"], name=op.f("fk_hold_round_id_hiring_round"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["held_by"], ["person.id"], name=op.f("fk_hold_held_by_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_hold")),
    )
    op.create_index(op.f("ix_hold_held_by"), "hold", ["held_by"])

    op.create_table(
        "candidate",
        sa.Column("id", AutoString(length=64), nullable=False),
        sa.Column("round_id", AutoString(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(length=120), nullable=False),
        sa.Column("email", AutoString(length=254), nullable=False),
        sa.Column("token_hash", AutoString(length=64), nullable=False),
        sa.Column("browser_hash", AutoString(length=64), nullable=True),
        sa.Column("invited_at", sa.Float(precision=53), nullable=False),
        sa.Column("expires_at", sa.Float(precision=53), nullable=False),
        sa.Column("consented_at", sa.Float(precision=53), nullable=True),
        sa.Column("begun_at", sa.Float(precision=53), nullable=True),
        sa.Column("ended_at", sa.Float(precision=53), nullable=True),
        sa.Column("withdrawn_at", sa.Float(precision=53), nullable=True),
        sa.Column("released_at", sa.Float(precision=53), nullable=True),
        sa.Column("erased_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["hiring_round.id"], name=op.f("fk_candidate_round_id_hiring_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_candidate_token_hash")),
    )
    op.create_index(op.f("ix_candidate_browser_hash"), "candidate", ["browser_hash"])
    op.create_index(op.f("ix_candidate_round_id"), "candidate", ["round_id"])

    op.create_table(
        "accommodation",
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("pace", AutoString(length=20), nullable=False),
        sa.Column("calm", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_accommodation_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_accommodation")),
    )
    op.create_table(
        "adjudication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("dimension", AutoString(length=20), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=True),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_adjudication_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_adjudication_shift_id_shift"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_adjudication_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjudication")),
    )
    op.create_index(op.f("ix_adjudication_candidate_id"), "adjudication", ["candidate_id"])
    op.create_index(op.f("ix_adjudication_person_id"), "adjudication", ["person_id"])
    op.create_index(op.f("ix_adjudication_shift_id"), "adjudication", ["shift_id"])

    op.create_table(
        "contest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", AutoString(length=64), nullable=True),
        sa.Column("answered_at", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_contest_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_contest_answered_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
    )
    op.create_index(op.f("ix_contest_answered_by"), "contest", ["answered_by"])
    op.create_index(op.f("ix_contest_candidate_id"), "contest", ["candidate_id"])

    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=True),
        sa.Column("outcome", AutoString(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_decision_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_decision_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_candidate_id"), "decision", ["candidate_id"])
    op.create_index(op.f("ix_decision_person_id"), "decision", ["person_id"])

    op.create_table(
        "review",
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.Float(precision=53), nullable=False),
        sa.Column("handed_in_at", sa.Float(precision=53), nullable=True),
        sa.Column("stood_down_at", sa.Float(precision=53), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_review_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_review_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("candidate_id", "person_id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_person_id"), "review", ["person_id"])

    op.create_table(
        "review_mark",
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("case_id", AutoString(length=64), nullable=False),
        sa.Column("dimension", AutoString(length=20), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_review_mark_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_review_mark_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_review_mark_shift_id_shift"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "candidate_id", "person_id", "shift_id", "case_id", "dimension", name=op.f("pk_review_mark")
        ),
    )
    op.create_table(
        "self_description",
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("attribute", AutoString(length=40), nullable=False),
        sa.Column("value", AutoString(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidate.id"],
            name=op.f("fk_self_description_candidate_id_candidate"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_id", "attribute", name=op.f("pk_self_description")),
    )
    op.create_table(
        "signal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=True),
        sa.Column("kind", AutoString(length=20), nullable=False),
        sa.Column("amount", sa.Float(precision=53), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_signal_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_signal_shift_id_shift"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
    )
    op.create_index(op.f("ix_signal_candidate_id"), "signal", ["candidate_id"])
    op.create_index(op.f("ix_signal_shift_id"), "signal", ["shift_id"])

    op.create_table(
        "sitting",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("candidate_id", AutoString(length=64), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_sitting_shift_id_shift"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_sitting_candidate_id_candidate"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_sitting")),
        sa.UniqueConstraint("candidate_id", "part", name="uq_sitting_candidate_id"),
    )
    op.create_index(op.f("ix_sitting_candidate_id"), "sitting", ["candidate_id"])


def downgrade() -> None:
    op.drop_table("sitting")
    op.drop_table("signal")
    op.drop_table("self_description")
    op.drop_table("review_mark")
    op.drop_table("review")
    op.drop_table("decision")
    op.drop_table("contest")
    op.drop_table("adjudication")
    op.drop_table("accommodation")
    op.drop_table("candidate")
    op.drop_table("hold")
    op.drop_table("hiring_round")
    op.drop_table("contact")
    op.drop_table("audit")
