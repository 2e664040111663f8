"""Alembic, on the database that the settings name (or the URL that a caller hands over)."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, event, text

import zerek.tables  # noqa: F401 - fills Base.metadata
from zerek.core.db import Base, Database
from zerek.settings import Settings

LOCK_TIMEOUT = "10s"
ONE_MIGRATION_AT_A_TIME = 7_243_001  # any constant: the key of an advisory lock
# The index of the search is of each database's own kind and stands in no model (`zerek.exam.bank.models`).
SEARCH_INDEX = ("question_search_fts", "ix_question_search_words")


def in_models(name: str | None, _kind: str, _parents: Any) -> bool:
    return not (name or "").startswith(SEARCH_INDEX)


def configure(**options: Any) -> None:
    context.configure(
        target_metadata=Base.metadata, compare_type=True, render_as_batch=True, include_name=in_models, **options
    )


def migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_MIGRATION_AT_A_TIME})
    configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()


def ignore_foreign_keys(connection: Any, _record: Any) -> None:
    """SQLite alters a table by making it anew, and dropping the old one would delete all that refers to it."""
    connection.execute("PRAGMA foreign_keys = OFF")


async def run(url: str) -> None:
    database = Database(url)
    if database.is_sqlite:
        event.listen(database.writer.sync_engine, "connect", ignore_foreign_keys)
    try:
        async with database.writer.begin() as connection:
            await connection.run_sync(migrate)
    finally:
        await database.close()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    asyncio.run(run(context.config.get_main_option("sqlalchemy.url") or Settings().database_url))
