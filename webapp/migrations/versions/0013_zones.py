"""By which clocks a due date is told."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assignment", sa.Column("zone", AutoString(length=60), nullable=False, server_default="UTC"))


def downgrade() -> None:
    op.drop_column("assignment", "zone")
