"""Practice, reviews, bookmarks, and the responses and beliefs of insight.

Revision ID: 20261121_practice
Revises: 20261121_question_bank
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_practice"
down_revision = "20261121_question_bank"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
ACTIVE = sa.text("finished_at IS NULL")
UNRECORDED = sa.text("recorded_at IS NULL AND status IN ('completed','expired')")


def upgrade() -> None:
    op.create_table(
        "beliefs",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("scope_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("variance", sa.Double(), nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('user','user_subject','user_topic','topic','item')", name=op.f("ck_beliefs_kind")),
        sa.CheckConstraint("variance > 0", name=op.f("ck_beliefs_variance")),
        sa.PrimaryKeyConstraint("owner_id", "scope_id", name=op.f("pk_beliefs")),
    )
    op.create_table(
        "practice_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("best_streak", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_practice_sessions_subject_id_subjects"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_practice_sessions_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_sessions")),
    )
    op.create_index("ix_practice_sessions_user_id_last_at", "practice_sessions", ["user_id", "last_at"])
    op.create_index(
        "uq_practice_sessions_one_active",
        "practice_sessions",
        ["user_id", "subject_id"],
        unique=True,
        sqlite_where=ACTIVE,
        postgresql_where=ACTIVE,
    )
    op.create_table(
        "responses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("item_kind", sa.String(length=10), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.Column("prediction", sa.Double(), nullable=False),
        sa.CheckConstraint("item_kind IN ('question','task')", name=op.f("ck_responses_item_kind")),
        sa.CheckConstraint("source IN ('practice','exam','task')", name=op.f("ck_responses_source")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_responses_subject_id_subjects"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_responses_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sa.UniqueConstraint("source_id", "item_id", "number", name=op.f("uq_responses_source_id_item_id_number")),
    )
    op.create_index("ix_responses_item_id", "responses", ["item_id"])
    op.create_index("ix_responses_user_id_subject_id_at", "responses", ["user_id", "subject_id", "at"])
    op.create_table(
        "review_settings",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reviews_per_day", sa.Integer(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.CheckConstraint("reviews_per_day BETWEEN 1 AND 200", name=op.f("ck_review_settings_reviews_per_day")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_review_settings_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_review_settings")),
    )
    op.create_table(
        "practice_plans",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("items", JSON_DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["practice_sessions.id"],
            name=op.f("fk_practice_plans_session_id_practice_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_practice_plans")),
    )
    op.create_table(
        "bookmarks",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_bookmarks_question_id_questions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_bookmarks_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "question_id", name=op.f("pk_bookmarks")),
    )
    op.create_index("ix_bookmarks_user_id_created_at", "bookmarks", ["user_id", "created_at"])
    op.create_table(
        "practice_answers",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("keys", sa.String(length=8), nullable=False),
        sa.Column("is_correct", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("client_seq", sa.BigInteger(), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_practice_answers_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["practice_sessions.id"],
            name=op.f("fk_practice_answers_session_id_practice_sessions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_practice_answers_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "question_id", "number", name=op.f("pk_practice_answers")),
    )
    op.create_index(op.f("ix_practice_answers_session_id"), "practice_answers", ["session_id"])
    op.create_table(
        "review_cards",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("last_review_at", MOMENT, nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN (1, 2, 3)", name=op.f("ck_review_cards_state")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_review_cards_question_id_questions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_review_cards_subject_id_subjects"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_review_cards_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "question_id", name=op.f("pk_review_cards")),
    )
    op.create_index("ix_review_cards_user_id_due_at", "review_cards", ["user_id", "due_at"])
    op.create_table(
        "review_log",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_review_log_rating")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_review_log_question_id_questions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_review_log_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "question_id", "number", name=op.f("pk_review_log")),
    )
    op.create_index("ix_review_log_user_id_at", "review_log", ["user_id", "at"])
    op.add_column("exam_attempts", sa.Column("recorded_at", MOMENT, nullable=True))
    op.create_index(
        "ix_exam_attempts_unrecorded",
        "exam_attempts",
        ["completed_at"],
        sqlite_where=UNRECORDED,
        postgresql_where=UNRECORDED,
    )


def downgrade() -> None:
    op.drop_index("ix_exam_attempts_unrecorded", "exam_attempts")
    op.drop_column("exam_attempts", "recorded_at")
    for table in (
        "review_log",
        "review_cards",
        "practice_answers",
        "bookmarks",
        "practice_plans",
        "review_settings",
        "responses",
        "practice_sessions",
        "beliefs",
    ):
        op.drop_table(table)
