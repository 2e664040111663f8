"""Who has yet to be told that an exam was scheduled or called off.

Revision ID: 20261121_sitting_notices
Revises: 20261121_channels
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_sitting_notices"
down_revision = "20261121_channels"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "exam_sitting_notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("school_id", sa.Uuid(), nullable=True),
        sa.Column("user_ids", JSON_DOCUMENT, nullable=True),
        sa.Column("told_until", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('scheduled','cancelled')", name=op.f("ck_exam_sitting_notices_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_sitting_notices")),
    )
    op.create_index(op.f("ix_exam_sitting_notices_sitting_id"), "exam_sitting_notices", ["sitting_id"])


def downgrade() -> None:
    op.drop_table("exam_sitting_notices")
