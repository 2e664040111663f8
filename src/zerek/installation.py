"""Bringing an installation into being and up to date: the schema, the catalogue, the first administrator."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import inspect, text

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.security import Passwords
from zerek.exam.formats.service import install_presets
from zerek.exam.majors.service import install_catalogue
from zerek.identity.people.service import ensure_first_admin
from zerek.settings import Settings

if TYPE_CHECKING:
    from alembic.config import Config

log = structlog.get_logger()


def migrations_folder() -> Path:
    """In a checkout beside `src`; in an installed package inside it."""
    packaged = Path(__file__).with_name("_migrations")
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "migrations"


def head_revision() -> str:
    """The newest revision. The history is linear and its files sort by date, so the last one is the head."""
    files = sorted((migrations_folder() / "versions").glob("[0-9]*.py"))
    for line in files[-1].read_text(encoding="utf-8").splitlines():
        if line.startswith("revision = "):
            return line.split("=", 1)[1].strip().strip("\"'")
    raise RuntimeError(f"no revision in {files[-1].name}")


async def current_revision(database: Database) -> str | None:
    async with database.reader.connect() as connection:
        if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
            return None
        return (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one_or_none()


async def migrate(database: Database) -> bool:
    """Brings the schema to the newest revision; true when there was something to do. Processes that start at once
    take turns."""
    if await current_revision(database) == head_revision():
        return False
    await asyncio.to_thread(upgrade, database.url)
    return True


def upgrade(url: str, revision: str = "head") -> None:
    from alembic import command

    command.upgrade(alembic_config(url), revision)


def downgrade(url: str, revision: str) -> None:
    from alembic import command

    command.downgrade(alembic_config(url), revision)


def check(url: str) -> None:
    """Raises where the models and the migrations disagree."""
    from alembic import command

    command.check(alembic_config(url))


def alembic_config(url: str) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


async def install(database: Database, settings: Settings, now: datetime | None = None) -> None:
    """Migrates, then puts in what every installation has: majors, subjects, formats, and the first administrator."""
    now = now or utc_now()
    if await migrate(database):
        log.info("migrated", revision=head_revision())
    async with database.write() as session:
        if await install_catalogue(session):
            log.info("catalogue_installed")
        await install_presets(session, now)
    if settings.first_admin_username:
        password = settings.first_admin_password.get_secret_value()
        if len(password) < settings.password_min_length:
            raise ValueError(f"FIRST_ADMIN_PASSWORD must be at least {settings.password_min_length} characters long")
        passwords = Passwords(1)
        try:
            hashed = await passwords.hash(password)
        finally:
            passwords.close()
        async with database.write() as session:
            if await ensure_first_admin(
                session,
                username=settings.first_admin_username,
                email=settings.first_admin_email,
                password_hash=hashed,
                now=now,
            ):
                log.info("first_admin_created", username=settings.first_admin_username)
