"""Accounts complete: schools as scopes, posts, resets, second factors, linked accounts, invitations, the audit trail.

Revision ID: 20261121_accounts
Revises: 20261121_mail_outbox
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_accounts"
down_revision = "20261121_mail_outbox"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
EVERYWHERE = sa.text("school_id IS NULL")
MOMENT = sa.DateTime(timezone=True)

# An entry is never changed or deleted. Only what a person's data were, and where they acted from, may be blanked.
CHANGED = " OR ".join(
    f"NEW.{column} IS DISTINCT FROM OLD.{column}"
    for column in ("id", "at", "actor_id", "action", "object_type", "object_id", "request_id")
)
NOT_BLANKED = (
    "(NEW.before IS NOT NULL AND NEW.before IS DISTINCT FROM OLD.before)"
    " OR (NEW.after IS NOT NULL AND NEW.after IS DISTINCT FROM OLD.after)"
    " OR (NEW.address <> '' AND NEW.address IS DISTINCT FROM OLD.address)"
)
REFUSAL = "the audit trail is append only"


def upgrade() -> None:
    op.create_table(
        "schools",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schools")),
        sa.UniqueConstraint("name", name=op.f("uq_schools_name")),
    )
    op.add_column("users", sa.Column("erased_at", MOMENT, nullable=True))
    op.add_column("users", sa.Column("search_text", sa.String(length=520), nullable=False, server_default=""))
    fold_names()
    op.add_column(
        "sign_in_sessions", sa.Column("second_factor", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.drop_index("uq_role_grants_in_school", "role_grants")
    op.drop_index("uq_role_grants_everywhere", "role_grants")
    with op.batch_alter_table("role_grants", schema=None) as batch_op:
        batch_op.add_column(sa.Column("positions", JSON_DOCUMENT, nullable=False, server_default="[]"))
        batch_op.create_foreign_key(
            batch_op.f("fk_role_grants_school_id_schools"), "schools", ["school_id"], ["id"], ondelete="RESTRICT"
        )
        batch_op.create_index(batch_op.f("ix_role_grants_school_id"), ["school_id"])
    create_grant_indexes()
    op.create_table(
        "password_reset_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("requested_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_reset_requests")),
    )
    op.create_table(
        "password_resets",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        owned_by("password_resets", "user_id"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_password_resets")),
        sa.UniqueConstraint("user_id", name=op.f("uq_password_resets_user_id")),
    )
    op.create_table(
        "second_factors",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_secret", sa.String(length=300), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        owned_by("second_factors", "user_id"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        owned_by("recovery_codes", "user_id"),
        sa.PrimaryKeyConstraint("user_id", "code_hash", name=op.f("pk_recovery_codes")),
    )
    op.create_table(
        "external_accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
        owned_by("external_accounts", "user_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_accounts")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_external_accounts_issuer_subject")),
    )
    op.create_index(op.f("ix_external_accounts_user_id"), "external_accounts", ["user_id"])
    op.create_table(
        "guardianships",
        sa.Column("guardian_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        owned_by("guardianships", "guardian_id"),
        owned_by("guardianships", "student_id"),
        sa.PrimaryKeyConstraint("guardian_id", "student_id", name=op.f("pk_guardianships")),
    )
    op.create_index(op.f("ix_guardianships_student_id"), "guardianships", ["student_id"])
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=True),
        sa.Column("school_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.CheckConstraint("uses_left >= 0", name=op.f("ck_invitations_uses_left")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["users.id"], name=op.f("fk_invitations_created_by_users"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_invitations_school_id_schools"), ondelete="CASCADE"
        ),
        owned_by("invitations", "student_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitations_code_hash")),
    )
    op.create_index(op.f("ix_invitations_school_id"), "invitations", ["school_id"])
    op.create_index(op.f("ix_invitations_student_id"), "invitations", ["student_id"])
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("object_type", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("before", JSON_DOCUMENT, nullable=True),
        sa.Column("after", JSON_DOCUMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index("ix_audit_entries_object", "audit_entries", ["object_type", "object_id"])
    op.create_index("ix_audit_entries_actor_id", "audit_entries", ["actor_id"])
    op.create_index("ix_audit_entries_at", "audit_entries", ["at"])
    guard_the_audit_trail()


def fold_names() -> None:
    """As the product folds them; SQLite's own `lower` knows Latin letters only."""
    users = sa.table("users", *(sa.column(name) for name in ("id", "full_name", "username", "email", "search_text")))
    rows = op.get_bind().execute(sa.select(users.c.id, users.c.full_name, users.c.username, users.c.email)).all()
    folded = [{"user": row[0], "text": " ".join(filter(None, row[1:])).casefold()[:520]} for row in rows]
    if folded:
        change = users.update().where(users.c.id == sa.bindparam("user")).values(search_text=sa.bindparam("text"))
        op.get_bind().execute(change, folded)


def owned_by(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_users")
    return sa.ForeignKeyConstraint([column], ["users.id"], name=name, ondelete="CASCADE")


def create_grant_indexes() -> None:
    op.create_index(
        "uq_role_grants_everywhere",
        "role_grants",
        ["user_id", "role"],
        unique=True,
        sqlite_where=EVERYWHERE,
        postgresql_where=EVERYWHERE,
    )
    op.create_index("uq_role_grants_in_school", "role_grants", ["user_id", "role", "school_id"], unique=True)


def guard_the_audit_trail() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"""
            CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'UPDATE' AND NOT ({CHANGED} OR {NOT_BLANKED}) THEN RETURN NEW; END IF;
              RAISE EXCEPTION '{REFUSAL}';
            END $$
            """
        )
        op.execute(
            "CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries "
            "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
        )
        op.execute(
            "CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
        )
        return
    changed = f"{CHANGED} OR {NOT_BLANKED}".replace("IS DISTINCT FROM", "IS NOT")
    op.execute(
        f"CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries WHEN {changed} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def downgrade() -> None:
    op.drop_table("audit_entries")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
    for table in (
        "invitations",
        "guardianships",
        "external_accounts",
        "recovery_codes",
        "second_factors",
        "password_resets",
        "password_reset_requests",
    ):
        op.drop_table(table)
    op.drop_index("uq_role_grants_in_school", "role_grants")
    op.drop_index("uq_role_grants_everywhere", "role_grants")
    with op.batch_alter_table("role_grants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_grants_school_id"))
        batch_op.drop_constraint(batch_op.f("fk_role_grants_school_id_schools"), type_="foreignkey")
        batch_op.drop_column("positions")
    create_grant_indexes()
    op.drop_column("sign_in_sessions", "second_factor")
    op.drop_column("users", "search_text")
    op.drop_column("users", "erased_at")
    op.drop_table("schools")
