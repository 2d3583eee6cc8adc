"""Who people are at the provider that they sign in with."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identity",
        sa.Column("issuer", AutoString(length=255), nullable=False),
        sa.Column("subject", AutoString(length=255), nullable=False),
        sa.Column("person_id", AutoString(length=64), nullable=False),
        sa.Column("created_at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_identity_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_identity")),
        sa.UniqueConstraint("person_id", "issuer", name=op.f("uq_identity_person_id")),
    )


def downgrade() -> None:
    op.drop_table("identity")
