"""Devices and chats that notifications go to, and the deliveries on their way there.

Revision ID: 20261121_channels
Revises: 20261121_notifications
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_channels"
down_revision = "20261121_notifications"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
WAITING = sa.text("status = 'pending'")
DUE = {name: sa.text(f"{name} IS NOT NULL") for name in ("push_at", "telegram_at")}


def upgrade() -> None:
    for name, due in DUE.items():
        op.add_column("notifications", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        op.create_index(f"ix_notifications_{name}", "notifications", [name], sqlite_where=due, postgresql_where=due)
    op.create_table(
        "notification_addresses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("address", sa.String(length=1000), nullable=False),
        sa.Column("keys", JSON_DOCUMENT, nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("channel IN ('push','telegram')", name=op.f("ck_notification_addresses_channel")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notification_addresses_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_addresses")),
        sa.UniqueConstraint("channel", "address", name=op.f("uq_notification_addresses_channel_address")),
    )
    op.create_index("ix_notification_addresses_user_id_channel", "notification_addresses", ["user_id", "channel"])
    op.create_table(
        "notification_deliveries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notification_id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("waits", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("give_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.Uuid(), nullable=True),
        sa.Column("last_error_kind", sa.String(length=30), nullable=True),
        sa.Column("last_error", sa.String(length=500), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending','sent','failed','dropped')", name=op.f("ck_notification_deliveries_status")
        ),
        sa.ForeignKeyConstraint(
            ["address_id"],
            ["notification_addresses.id"],
            name=op.f("fk_notification_deliveries_address_id_notification_addresses"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notifications.id"],
            name=op.f("fk_notification_deliveries_notification_id_notifications"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_deliveries")),
        sa.UniqueConstraint(
            "notification_id", "address_id", name=op.f("uq_notification_deliveries_notification_id_address_id")
        ),
    )
    op.create_index("ix_notification_deliveries_address_id", "notification_deliveries", ["address_id"])
    op.create_index(
        "ix_notification_deliveries_due",
        "notification_deliveries",
        ["next_try_at", "id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_table(
        "notification_link_codes",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notification_link_codes_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_notification_link_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_notification_link_codes_code_hash")),
    )


def downgrade() -> None:
    op.drop_table("notification_link_codes")
    op.drop_table("notification_deliveries")
    op.drop_table("notification_addresses")
    for name in DUE:
        op.drop_index(f"ix_notifications_{name}", "notifications")
        op.drop_column("notifications", name)
