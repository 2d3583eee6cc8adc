"""Where a shift branched off another one, and the links that owners gave away."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added in place: to rebuild the table would delete every event that refers to it.
    op.add_column("shift", sa.Column("branch_of", AutoString(length=64), nullable=True))
    op.add_column("shift", sa.Column("branch_seq", sa.Integer(), nullable=True))
    op.add_column("shift", sa.Column("branch_at", sa.Float(precision=53), nullable=True))
    op.create_table(
        "share",
        sa.Column("token_hash", AutoString(length=64), nullable=False),
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_share_shift_id_shift"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_share")),
    )
    with op.batch_alter_table("share") as batch:
        batch.create_index(batch.f("ix_share_shift_id"), ["shift_id"])


def downgrade() -> None:
    with op.batch_alter_table("share") as batch:
        batch.drop_index(batch.f("ix_share_shift_id"))
    op.drop_table("share")
    for name in ("branch_at", "branch_seq", "branch_of"):
        op.drop_column("shift", name)
