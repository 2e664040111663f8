"""Loads the demonstration into an installation that has none yet."""

import json
from collections.abc import Callable
from importlib import import_module

from sqlalchemy import select

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.security import Passwords
from zerek.demo.people import PEOPLE, create_people
from zerek.exam.bank.exchange.service import ImportRequest, import_questions, source_of
from zerek.identity.models import User

BANKS = ("tgo_logic", "tgo_reasoning", "eng", "algorithms", "databases", "mathematics", "teaching")


async def is_loaded(database: Database) -> bool:
    async with database.read() as session:
        query = select(User.id).where(User.username == PEOPLE[0][0])
        return (await session.execute(query)).first() is not None


async def load_demo(database: Database, tell: Callable[[str], None]) -> None:
    """All of it in one transaction: an interrupted first start leaves nothing half done."""
    passwords = Passwords(1)
    now = utc_now()
    try:
        async with database.write() as session:
            await create_people(session, passwords, now)
            for name in BANKS:
                documents = import_module(f"zerek.demo.bank.{name}").questions()
                raw = json.dumps({"questions": documents}, ensure_ascii=False).encode()
                report = await import_questions(
                    session, session, source_of(raw), ImportRequest(format="json"), language="en", now=now
                )
                tell(f"{name}: {report.imported_count} questions")
    finally:
        passwords.close()
