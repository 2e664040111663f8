"""Notifications, how people wish them, and the digests that were sent.

Revision ID: 20261121_notifications
Revises: 20261121_results
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_notifications"
down_revision = "20261121_results"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
UNREAD = sa.text("read_at IS NULL AND on_page")
TO_MAIL = sa.text("mail_at IS NOT NULL")
TO_DIGEST = sa.text("digest IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "notifications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("parameters", JSON_DOCUMENT, nullable=False),
        sa.Column("path", sa.String(length=300), nullable=True),
        sa.Column("dedupe_key", sa.String(length=200), nullable=True),
        sa.Column("on_page", sa.Boolean(), nullable=False),
        sa.Column("mail_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", sa.String(length=6), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("digest IN ('daily','weekly')", name=op.f("ck_notifications_digest")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notifications_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifications")),
        sa.UniqueConstraint("user_id", "dedupe_key", name=op.f("uq_notifications_user_id_dedupe_key")),
    )
    op.create_index("ix_notifications_user_id_id", "notifications", ["user_id", "id"])
    op.create_index(
        "ix_notifications_unread", "notifications", ["user_id"], sqlite_where=UNREAD, postgresql_where=UNREAD
    )
    op.create_index(
        "ix_notifications_mail_at", "notifications", ["mail_at"], sqlite_where=TO_MAIL, postgresql_where=TO_MAIL
    )
    op.create_index(
        "ix_notifications_digest",
        "notifications",
        ["digest", "user_id"],
        sqlite_where=TO_DIGEST,
        postgresql_where=TO_DIGEST,
    )
    op.create_index("ix_notifications_created_at", "notifications", ["created_at"])
    op.create_table(
        "notification_settings",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("choices", JSON_DOCUMENT, nullable=False),
        sa.Column("quiet_from", sa.SmallInteger(), nullable=True),
        sa.Column("quiet_until", sa.SmallInteger(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notification_settings_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_notification_settings")),
    )
    op.create_table(
        "notification_digests",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("cadence", sa.String(length=6), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notification_digests_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "cadence", "period", name=op.f("pk_notification_digests")),
    )
    op.create_index("ix_notification_digests_created_at", "notification_digests", ["created_at"])


def downgrade() -> None:
    op.drop_table("notification_digests")
    op.drop_table("notification_settings")
    op.drop_table("notifications")
