"""Exams under control: sittings, pauses, extra time, proctoring, papers to print.

Revision ID: 20261121_exam_control
Revises: 20261121_names_in_order
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_exam_control"
down_revision = "20261121_names_in_order"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
ATTEMPT_COLUMNS = ("sitting_id", "paused_at", "extra_seconds", "reminded_minutes", "cancel_reason", "archived_at")


def upgrade() -> None:
    op.add_column("exam_formats", sa.Column("fullscreen", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("exam_attempts", sa.Column("sitting_id", sa.Uuid(), nullable=True))
    op.add_column("exam_attempts", sa.Column("paused_at", MOMENT, nullable=True))
    op.add_column("exam_attempts", sa.Column("extra_seconds", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("exam_attempts", sa.Column("reminded_minutes", sa.Integer(), nullable=True))
    op.add_column("exam_attempts", sa.Column("cancel_reason", sa.String(length=500), nullable=True))
    op.add_column("exam_attempts", sa.Column("archived_at", MOMENT, nullable=True))
    op.create_index("ix_exam_attempts_sitting_id", "exam_attempts", ["sitting_id"])
    op.create_index("ix_exam_attempts_started_at", "exam_attempts", ["started_at"])
    op.create_table(
        "exam_extra_times",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.Column("granted_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "percent >= 0 AND minutes >= 0 AND percent + minutes > 0", name=op.f("ck_exam_extra_times_some")
        ),
        belongs("exam_extra_times", "user_id", "users", "CASCADE"),
        belongs("exam_extra_times", "granted_by", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_exam_extra_times")),
    )
    create_sittings()
    create_proctoring()
    op.create_table(
        "exam_printed_papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("format", JSON_DOCUMENT, nullable=False),
        sa.Column("major_code", sa.String(length=40), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("variants", JSON_DOCUMENT, nullable=False),
        sa.Column("school_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        belongs("exam_printed_papers", "school_id", "schools", "SET NULL"),
        belongs("exam_printed_papers", "created_by", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_printed_papers")),
    )
    op.create_index(op.f("ix_exam_printed_papers_school_id"), "exam_printed_papers", ["school_id"])
    op.create_index(op.f("ix_exam_printed_papers_created_by"), "exam_printed_papers", ["created_by"])


def belongs(table: str, column: str, to: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"), ondelete=on_delete)


def create_sittings() -> None:
    op.create_table(
        "exam_sittings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("format_code", sa.String(length=60), nullable=False),
        sa.Column("major_code", sa.String(length=40), nullable=True),
        sa.Column("school_id", sa.Uuid(), nullable=True),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("access_code_hash", sa.String(length=64), nullable=True),
        sa.Column("attempts_limit", sa.Integer(), nullable=True),
        sa.Column("cooldown_minutes", sa.Integer(), nullable=False),
        sa.Column("review_policy", sa.String(length=12), nullable=False),
        sa.Column("review_at", MOMENT, nullable=True),
        sa.Column("fullscreen", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_exam_sittings_window")),
        sa.CheckConstraint(
            "review_policy IN ('after_finish','after_close','at_moment','never')",
            name=op.f("ck_exam_sittings_review_policy"),
        ),
        sa.CheckConstraint(
            "(review_policy = 'at_moment') = (review_at IS NOT NULL)", name=op.f("ck_exam_sittings_review_at")
        ),
        belongs("exam_sittings", "school_id", "schools", "RESTRICT"),
        belongs("exam_sittings", "created_by", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_sittings")),
    )
    op.create_index(op.f("ix_exam_sittings_school_id"), "exam_sittings", ["school_id"])
    op.create_index(op.f("ix_exam_sittings_closes_at"), "exam_sittings", ["closes_at"])
    op.create_table(
        "exam_sitting_people",
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        belongs("exam_sitting_people", "sitting_id", "exam_sittings", "CASCADE"),
        belongs("exam_sitting_people", "user_id", "users", "CASCADE"),
        sa.PrimaryKeyConstraint("sitting_id", "user_id", name=op.f("pk_exam_sitting_people")),
    )
    op.create_index("ix_exam_sitting_people_user_id", "exam_sitting_people", ["user_id"])


def create_proctoring() -> None:
    op.create_table(
        "proctoring_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("client_at", MOMENT, nullable=True),
        sa.Column("server_at", MOMENT, nullable=False),
        sa.Column("details", JSON_DOCUMENT, nullable=False),
        belongs("proctoring_events", "attempt_id", "exam_attempts", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proctoring_events")),
    )
    op.create_index("ix_proctoring_events_attempt_id_kind", "proctoring_events", ["attempt_id", "kind"])
    op.create_index(op.f("ix_proctoring_events_server_at"), "proctoring_events", ["server_at"])
    op.create_table(
        "proctoring_tallies",
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("total_events", sa.Integer(), nullable=False),
        sa.Column("by_type", JSON_DOCUMENT, nullable=False),
        sa.Column("latest", JSON_DOCUMENT, nullable=False),
        sa.Column("kept_rows", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=True),
        belongs("proctoring_tallies", "attempt_id", "exam_attempts", "CASCADE"),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_proctoring_tallies")),
    )
    op.create_index(op.f("ix_proctoring_tallies_total_events"), "proctoring_tallies", ["total_events"])
    op.create_table(
        "proctoring_reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=True),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("verdict IN ('clean','doubtful','violation')", name=op.f("ck_proctoring_reviews_verdict")),
        belongs("proctoring_reviews", "attempt_id", "exam_attempts", "CASCADE"),
        belongs("proctoring_reviews", "reviewer_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proctoring_reviews")),
    )
    op.create_index(op.f("ix_proctoring_reviews_attempt_id"), "proctoring_reviews", ["attempt_id"])


def downgrade() -> None:
    for table in (
        "exam_printed_papers",
        "proctoring_reviews",
        "proctoring_tallies",
        "proctoring_events",
        "exam_sitting_people",
        "exam_sittings",
        "exam_extra_times",
    ):
        op.drop_table(table)
    op.drop_index("ix_exam_attempts_sitting_id", "exam_attempts")
    op.drop_index("ix_exam_attempts_started_at", "exam_attempts")
    for column in ATTEMPT_COLUMNS:
        op.drop_column("exam_attempts", column)
    op.drop_column("exam_formats", "fullscreen")
