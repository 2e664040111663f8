"""Alembic, on the database that the settings name (or the URL that a caller hands over)."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, text

import zerek.tables  # noqa: F401 - fills Base.metadata
from zerek.core.db import Base, Database
from zerek.settings import Settings

LOCK_TIMEOUT = "10s"
ONE_MIGRATION_AT_A_TIME = 7_243_001  # any constant: the key of an advisory lock


def configure(**options: Any) -> None:
    context.configure(target_metadata=Base.metadata, compare_type=True, render_as_batch=True, **options)


def migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_MIGRATION_AT_A_TIME})
    configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()


async def run(url: str) -> None:
    database = Database(url)
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
