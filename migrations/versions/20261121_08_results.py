"""Results and what they tell: check codes, tallies of questions and exams, trials of two wordings.

Revision ID: 20261121_results
Revises: 20261121_practice
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_results"
down_revision = "20261121_practice"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "exam_form_tallies",
        sa.Column("format_code", sa.String(length=60), nullable=False),
        sa.Column("shape", sa.String(length=200), nullable=False),
        sa.Column("section", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("correct_sum", sa.BigInteger(), nullable=False),
        sa.Column("correct_square_sum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("format_code", "shape", "section", name=op.f("pk_exam_form_tallies")),
    )
    op.create_table(
        "exam_item_bands",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.String(length=1), nullable=False),
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", "series", "band", name=op.f("pk_exam_item_bands")),
    )
    op.create_table(
        "exam_score_bands",
        sa.Column("format_code", sa.String(length=60), nullable=False),
        sa.Column("shape", sa.String(length=200), nullable=False),
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("format_code", "shape", "band", name=op.f("pk_exam_score_bands")),
    )
    op.create_table(
        "exam_subject_tallies",
        sa.Column("subject_code", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("questions", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=False),
        sa.Column("correct", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("subject_code", name=op.f("pk_exam_subject_tallies")),
    )
    op.create_table(
        "exam_counted_attempts",
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("counted_at", MOMENT, nullable=False),
        sa.Column("marks", sa.String(length=500), nullable=False),
        sa.Column("score_percentage", sa.Double(), nullable=False),
        sa.Column("recount", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["exam_attempts.id"],
            name=op.f("fk_exam_counted_attempts_attempt_id_exam_attempts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_exam_counted_attempts")),
    )
    op.create_index(
        "ix_exam_counted_attempts_recount",
        "exam_counted_attempts",
        ["attempt_id"],
        sqlite_where=sa.text("recount"),
        postgresql_where=sa.text("recount"),
    )

    op.create_table(
        "exam_result_codes",
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("sealed_code", sa.String(length=300), nullable=False),
        sa.Column("name_shown", sa.String(length=10), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("points", sa.Double(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name_shown IN ('initials','full')", name=op.f("ck_exam_result_codes_name_shown")),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["exam_attempts.id"],
            name=op.f("fk_exam_result_codes_attempt_id_exam_attempts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_exam_result_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_exam_result_codes_code_hash")),
    )
    op.create_table(
        "exam_item_statistics",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("facility", sa.Double(), nullable=False),
        sa.Column("facility_low", sa.Double(), nullable=False),
        sa.Column("facility_high", sa.Double(), nullable=False),
        sa.Column("discrimination", sa.Double(), nullable=True),
        sa.Column("discrimination_low", sa.Double(), nullable=True),
        sa.Column("discrimination_high", sa.Double(), nullable=True),
        sa.Column("omitted_share", sa.Double(), nullable=False),
        sa.Column("median_seconds", sa.Double(), nullable=True),
        sa.Column("dead_distractors", sa.String(length=8), nullable=False),
        sa.Column("flags", sa.String(length=200), nullable=False),
        sa.Column("options", JSON_DOCUMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_exam_item_statistics_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["subjects.id"],
            name=op.f("fk_exam_item_statistics_subject_id_subjects"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_exam_item_statistics")),
    )
    op.create_index(op.f("ix_exam_item_statistics_subject_id"), "exam_item_statistics", ["subject_id"])

    op.create_table(
        "exam_item_tallies",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("omitted", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("rest_sum", sa.BigInteger(), nullable=False),
        sa.Column("rest_square_sum", sa.BigInteger(), nullable=False),
        sa.Column("correct_rest_sum", sa.BigInteger(), nullable=False),
        sa.Column("fresh", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_exam_item_tallies_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_exam_item_tallies")),
    )
    op.create_index(
        "ix_exam_item_tallies_fresh",
        "exam_item_tallies",
        ["question_id"],
        sqlite_where=sa.text("fresh"),
        postgresql_where=sa.text("fresh"),
    )
    op.create_index(op.f("ix_exam_item_tallies_question_id"), "exam_item_tallies", ["question_id"])

    op.create_table(
        "question_trials",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_a", sa.Uuid(), nullable=False),
        sa.Column("version_b", sa.Uuid(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("stopped_at", MOMENT, nullable=True),
        sa.Column("winner", sa.String(length=1), nullable=True),
        sa.Column("responses_a", sa.Integer(), nullable=False),
        sa.Column("correct_a", sa.Integer(), nullable=False),
        sa.Column("responses_b", sa.Integer(), nullable=False),
        sa.Column("correct_b", sa.Integer(), nullable=False),
        sa.CheckConstraint("winner IN ('a','b')", name=op.f("ck_question_trials_winner")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_question_trials_question_id_questions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_trials")),
    )
    op.create_index("ix_question_trials_started_at", "question_trials", ["started_at"])
    op.create_index(
        "uq_question_trials_one_under_way",
        "question_trials",
        ["question_id"],
        unique=True,
        sqlite_where=sa.text("stopped_at IS NULL"),
        postgresql_where=sa.text("stopped_at IS NULL"),
    )

    op.add_column("questions", sa.Column("trial_version_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_column("trial_version_id")
    for table in (
        "question_trials",
        "exam_item_tallies",
        "exam_item_statistics",
        "exam_result_codes",
        "exam_counted_attempts",
        "exam_subject_tallies",
        "exam_score_bands",
        "exam_item_bands",
        "exam_form_tallies",
    ):
        op.drop_table(table)
