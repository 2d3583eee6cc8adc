"""Which shifts were begun without the coach."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added in place: to rebuild the table would delete every event that refers to it.
    op.add_column("shift", sa.Column("coached", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute(
        "UPDATE shift SET coached = false WHERE id IN (SELECT attempt.shift_id FROM attempt"
        " JOIN assignment ON assignment.id = attempt.assignment_id WHERE assignment.coached = false)"
    )


def downgrade() -> None:
    op.drop_column("shift", "coached")
