"""The bank is edited: authors, reviews, revisions, labels, search, pictures, reports, corrected keys.

Revision ID: 20261121_question_bank
Revises: 20261121_exam_control
"""

import json
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261121_question_bank"
down_revision = "20261121_exam_control"
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
CHUNK = 500
PUBLISHED = sa.text("status = 'published'")
AWAITING_REVIEW = sa.text("status = 'in_review' OR revision_status = 'in_review'")
REPORTED = sa.text("reports_open > 0")
OPEN = sa.text("status = 'open'")
RUNNING = sa.text("finished_at IS NULL")
FOLDED = str.maketrans("әғқңөұүһіё", "агкноуухие")

PAPERS_POSTGRESQL = """
INSERT INTO exam_paper_versions (version_id, attempt_id)
SELECT CAST(item ->> 1 AS uuid), exam_attempts.id FROM exam_attempts, jsonb_array_elements(paper -> 'items') AS item
"""
PAPERS_SQLITE = """
INSERT INTO exam_paper_versions (version_id, attempt_id)
SELECT item.value ->> 1, exam_attempts.id FROM exam_attempts, json_each(paper, '$.items') AS item
"""
SEARCH_POSTGRESQL = """
CREATE INDEX ix_question_search_words ON question_search USING gin (array_to_tsvector(string_to_array(body, ' ')))
"""
SEARCH_SQLITE = (
    "CREATE VIRTUAL TABLE question_search_fts USING fts5("
    "body, content='question_search', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE TRIGGER question_search_inserted AFTER INSERT ON question_search BEGIN"
    " INSERT INTO question_search_fts (rowid, body) VALUES (new.id, new.body); END",
    "CREATE TRIGGER question_search_deleted AFTER DELETE ON question_search BEGIN"
    " INSERT INTO question_search_fts (question_search_fts, rowid, body) VALUES ('delete', old.id, old.body); END",
    "CREATE TRIGGER question_search_updated AFTER UPDATE ON question_search BEGIN"
    " INSERT INTO question_search_fts (question_search_fts, rowid, body) VALUES ('delete', old.id, old.body);"
    " INSERT INTO question_search_fts (rowid, body) VALUES (new.id, new.body); END",
)


def upgrade() -> None:
    extend_questions()
    extend_versions()
    create_search_and_labels()
    create_reviews_and_images()
    create_corrections()
    create_reports()
    fill()


def extend_questions() -> None:
    op.drop_index("uq_questions_published_fingerprint", "questions")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_questions_status"), type_="check")
        batch_op.add_column(sa.Column("latest_version_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("revision_status", sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column("author_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("type", sa.String(length=10), nullable=False, server_default="single"))
        batch_op.add_column(sa.Column("difficulty", sa.String(length=1), nullable=False, server_default="A"))
        batch_op.add_column(sa.Column("languages", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("reports_open", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("updated_at", MOMENT, nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_questions_author_id_users"), "users", ["author_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_check_constraint(
            op.f("ck_questions_status"), "status IN ('draft','in_review','published','retired')"
        )
        batch_op.create_check_constraint(
            op.f("ck_questions_revision_status"), "revision_status IN ('draft','in_review')"
        )
    op.execute("UPDATE questions SET latest_version_id = current_version_id, updated_at = created_at")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.alter_column("latest_version_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.alter_column("updated_at", existing_type=MOMENT, nullable=False)
    create_fingerprint_index()
    op.create_index(op.f("ix_questions_author_id"), "questions", ["author_id"])
    op.create_index("ix_questions_updated_at", "questions", ["updated_at", "id"])
    op.create_index(
        "ix_questions_subject_id_status_updated_at", "questions", ["subject_id", "status", "updated_at", "id"]
    )
    for name, where in (("ix_questions_awaiting_review", AWAITING_REVIEW), ("ix_questions_reported", REPORTED)):
        op.create_index(name, "questions", ["updated_at", "id"], sqlite_where=where, postgresql_where=where)


def create_fingerprint_index() -> None:
    op.create_index(
        "uq_questions_published_fingerprint",
        "questions",
        ["subject_id", "fingerprint"],
        unique=True,
        sqlite_where=PUBLISHED,
        postgresql_where=PUBLISHED,
    )


def extend_versions() -> None:
    with op.batch_alter_table("question_versions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=2), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("author_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_question_versions_author_id_users"), "users", ["author_id"], ["id"], ondelete="SET NULL"
        )


def create_search_and_labels() -> None:
    op.create_table(
        "question_labels",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        of_question("question_labels"),
        sa.PrimaryKeyConstraint("question_id", "kind", "label", name=op.f("pk_question_labels")),
    )
    op.create_index("ix_question_labels_kind_label", "question_labels", ["kind", "label", "question_id"])
    op.create_table(
        "question_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        of_question("question_search"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_search")),
        sa.UniqueConstraint("question_id", name=op.f("uq_question_search_question_id")),
    )
    for statement in SEARCH_SQLITE if is_sqlite() else (SEARCH_POSTGRESQL,):
        op.execute(statement)


def create_reviews_and_images() -> None:
    op.create_table(
        "question_reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("comment", sa.String(length=2000), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        of_question("question_reviews"),
        by_user("question_reviews", "by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_reviews")),
    )
    op.create_index(op.f("ix_question_reviews_question_id"), "question_reviews", ["question_id"])
    op.create_table(
        "question_images",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        by_user("question_images", "author_id"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_question_images")),
    )


def create_corrections() -> None:
    op.create_table(
        "exam_paper_versions",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", "attempt_id", name=op.f("pk_exam_paper_versions")),
    )
    op.create_table(
        "key_overrides",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("correct_keys", sa.String(length=8), nullable=False),
        sa.Column("annulled", sa.Boolean(), nullable=False),
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["question_versions.id"],
            name=op.f("fk_key_overrides_version_id_question_versions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_key_overrides")),
    )
    op.create_table(
        "key_corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("old_keys", sa.String(length=8), nullable=False),
        sa.Column("correct_keys", sa.String(length=8), nullable=False),
        sa.Column("version_ids", JSON_DOCUMENT, nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('corrected','annulled')", name=op.f("ck_key_corrections_kind")),
        of_question("key_corrections"),
        by_user("key_corrections", "by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_corrections")),
    )
    op.create_index(op.f("ix_key_corrections_question_id"), "key_corrections", ["question_id"])
    op.create_index(
        "ix_key_corrections_running",
        "key_corrections",
        ["created_at"],
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )
    op.create_table(
        "attempt_regrades",
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("before", JSON_DOCUMENT, nullable=False),
        sa.Column("after", JSON_DOCUMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["key_corrections.id"],
            name=op.f("fk_attempt_regrades_correction_id_key_corrections"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["exam_attempts.id"],
            name=op.f("fk_attempt_regrades_attempt_id_exam_attempts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("correction_id", "attempt_id", name=op.f("pk_attempt_regrades")),
    )
    op.create_index(op.f("ix_attempt_regrades_attempt_id"), "attempt_regrades", ["attempt_id"])


def create_reports() -> None:
    op.create_table(
        "question_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("comment", sa.String(length=2000), nullable=False),
        sa.Column("status", sa.String(length=6), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=True),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.CheckConstraint("status IN ('open','closed')", name=op.f("ck_question_reports_status")),
        of_question("question_reports"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_question_reports_user_id_users"), ondelete="CASCADE"
        ),
        by_user("question_reports", "closed_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_reports")),
    )
    op.create_index(
        "uq_question_reports_one_open",
        "question_reports",
        ["question_id", "user_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index(op.f("ix_question_reports_user_id"), "question_reports", ["user_id"])
    op.create_index("ix_question_reports_status_created_at", "question_reports", ["status", "created_at"])


def of_question(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["question_id"], ["questions.id"], name=op.f(f"fk_{table}_question_id_questions"), ondelete="CASCADE"
    )


def by_user(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["users.id"], name=op.f(f"fk_{table}_{column}_users"), ondelete="SET NULL")


def is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def fill() -> None:
    """What lists, filters and the search read of the questions that are there already, and whose paper has which."""
    connection = op.get_bind()
    connection.execute(sa.text(PAPERS_SQLITE if is_sqlite() else PAPERS_POSTGRESQL))
    chunk = (
        "SELECT q.id, v.id, v.type, v.difficulty, v.texts, v.tags FROM questions q"
        " JOIN question_versions v ON v.id = q.current_version_id{} ORDER BY q.id LIMIT :most"
    )
    rows = connection.execute(sa.text(chunk.format("")), {"most": CHUNK}).all()
    while rows:
        fill_chunk(connection, rows)
        further = sa.text(chunk.format(" WHERE q.id > :last"))
        rows = connection.execute(further, {"most": CHUNK, "last": rows[-1][0]}).all()


def fill_chunk(connection: sa.Connection, rows: Any) -> None:
    questions, versions, labels, bodies = [], [], [], []
    for question_id, version_id, kind, difficulty, texts, tags in rows:
        wordings, marks = as_document(texts), as_document(tags)
        original = next((one for one in ("", "ru", "kk", "en") if one in wordings), "")
        versions.append({"id": version_id, "language": original})
        named = ",".join(sorted(one for one in wordings if one))
        questions.append({"id": question_id, "type": kind, "difficulty": difficulty, "languages": named})
        topics = {wording.get("topic") for wording in wordings.values()} - {None, ""}
        labels += [{"id": question_id, "kind": "tag", "label": tag} for tag in dict.fromkeys(marks)]
        labels += [{"id": question_id, "kind": "topic", "label": topic} for topic in sorted(topics)]
        bodies.append({"id": question_id, "body": search_body(wordings, marks)})
    for statement, values in (
        ("UPDATE question_versions SET language = :language WHERE id = :id", versions),
        (
            "UPDATE questions SET type = :type, difficulty = :difficulty, languages = :languages WHERE id = :id",
            questions,
        ),
        ("INSERT INTO question_labels (question_id, kind, label) VALUES (:id, :kind, :label)", labels),
        ("INSERT INTO question_search (question_id, body) VALUES (:id, :body)", bodies),
    ):
        if values:
            connection.execute(sa.text(statement), values)


def as_document(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def search_body(texts: dict[str, Any], tags: list[str]) -> str:
    parts = list(tags)
    for wording in texts.values():
        parts += [wording["text"], *wording["options"].values(), wording.get("topic") or ""]
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", " ".join(parts)).casefold()).translate(FOLDED)
    spaced = "".join(letter if letter.isalnum() else " " for letter in folded)
    return " ".join(dict.fromkeys(word[:60] for word in spaced.split()))


def downgrade() -> None:
    """What was never published has no place in the schema of before, nor have reports, corrections and pictures."""
    for table in ("question_reports", "attempt_regrades", "key_corrections", "key_overrides", "exam_paper_versions"):
        op.drop_table(table)
    if is_sqlite():
        op.execute("DROP TABLE question_search_fts")
    for table in ("question_images", "question_reviews", "question_search", "question_labels"):
        op.drop_table(table)
    op.execute(
        "DELETE FROM question_versions WHERE question_id IN"
        " (SELECT id FROM questions WHERE status IN ('draft','in_review'))"
    )
    op.execute("DELETE FROM questions WHERE status IN ('draft','in_review')")
    with op.batch_alter_table("question_versions", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_question_versions_author_id_users"), type_="foreignkey")
        batch_op.drop_column("author_id")
        batch_op.drop_column("language")
    for name in (
        "uq_questions_published_fingerprint",
        "ix_questions_author_id",
        "ix_questions_updated_at",
        "ix_questions_subject_id_status_updated_at",
        "ix_questions_awaiting_review",
        "ix_questions_reported",
    ):
        op.drop_index(name, "questions")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_questions_status"), type_="check")
        batch_op.drop_constraint(op.f("ck_questions_revision_status"), type_="check")
        batch_op.drop_constraint(op.f("fk_questions_author_id_users"), type_="foreignkey")
        for column in (
            "latest_version_id",
            "revision_status",
            "author_id",
            "edition",
            "type",
            "difficulty",
            "languages",
            "reports_open",
            "updated_at",
        ):
            batch_op.drop_column(column)
        batch_op.create_check_constraint(op.f("ck_questions_status"), "status IN ('published','retired')")
    create_fingerprint_index()
