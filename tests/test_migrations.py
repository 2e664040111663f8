"""Migrations on a database that is in use: what is there survives the way up, and the way back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Uuid, bindparam, text

from conftest import in_postgresql, named, require_postgresql
from zerek.core.clock import utc_now
from zerek.core.db import Database, UtcDateTime
from zerek.installation import downgrade, upgrade
from zerek.settings import Settings

ROWS = (
    "INSERT INTO users (id, username, email, full_name, locale, timezone, show_birthday, demo_password, created_at)"
    " VALUES (:user, 'old.user', 'old@example.org', 'Әлия Қанатқызы', 'ru', 'Asia/Almaty', false, false, :now)",
    "INSERT INTO role_grants (id, user_id, role, granted_at) VALUES (:grant, :user, 'teacher', :now)",
    "INSERT INTO sign_in_sessions (id, user_id, user_agent, address, created_at, last_used_at, expires_at)"
    " VALUES (:session, :user, '', '', :now, :now, :now)",
)
TYPES: dict[str, Any] = {"user": Uuid(), "grant": Uuid(), "session": Uuid(), "now": UtcDateTime()}


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    name = f"zerek_migrations_{uuid4().hex[:12]}"
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / name}.sqlite3"
    else:
        await asyncio.to_thread(require_postgresql)
        await in_postgresql(f"CREATE DATABASE {name}")
        url = named(name)
    opened = Database(Settings(_env_file=None, database_url=url).database_url, 2)
    yield opened
    await opened.close()
    if request.param == "postgresql":
        await in_postgresql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


async def counts(database: Database) -> list[int]:
    async with database.read() as session:
        return [
            (await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()  # noqa: S608 - names of ours
            for table in ("users", "role_grants", "sign_in_sessions")
        ]


async def test_people_their_roles_and_sessions_survive_the_way_up_and_back(database: Database) -> None:
    await asyncio.to_thread(upgrade, database.url, "20261121_foundation")
    async with database.write() as session:
        values = {"user": uuid4(), "grant": uuid4(), "session": uuid4(), "now": utc_now()}
        for statement in ROWS:
            typed = [bindparam(name, type_=kind) for name, kind in TYPES.items() if f":{name}" in statement]
            await session.execute(text(statement).bindparams(*typed), values)
    await asyncio.to_thread(upgrade, database.url)
    assert await counts(database) == [1, 1, 1]
    async with database.read() as session:
        found = (await session.execute(text("SELECT search_text FROM users"))).scalar_one()
        positions = (await session.execute(text("SELECT CAST(positions AS TEXT) FROM role_grants"))).scalar_one()
    assert found == "әлия қанатқызы old.user old@example.org"
    assert positions == "[]"
    await asyncio.to_thread(downgrade, database.url, "20261121_foundation")
    assert await counts(database) == [1, 1, 1]
    await asyncio.to_thread(upgrade, database.url)
    assert await counts(database) == [1, 1, 1]


async def test_the_whole_way_back_leaves_no_table(database: Database) -> None:
    await asyncio.to_thread(upgrade, database.url)
    await asyncio.to_thread(downgrade, database.url, "base")
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if database.is_sqlite
        else "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    )
    async with database.read() as session:
        left = set((await session.execute(text(tables))).scalars())
    assert left <= {"alembic_version"}
