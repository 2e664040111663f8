"""A crowd that holds every connection of a server delays no job of it."""

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from conftest import Template, settings_for
from house import open_house
from zerek.exam.attempts.models import ExamAttempt

pytestmark = pytest.mark.faults


async def test_an_exam_ends_in_time_while_requests_hold_every_connection(template: Template, tmp_path: Path) -> None:
    if template.backend == "sqlite":
        pytest.skip("the distributed size is on PostgreSQL")
    settings = settings_for(await template.copy(), tmp_path, database_pool_size=2, exam_sweep_seconds=1)
    async with open_house(settings) as house:
        student = await house.person()
        attempt = await house.start(student, await house.format(5))
        database = house.app.state.database
        apart = database.for_jobs()
        async with AsyncExitStack() as crowd:
            crowd.push_async_callback(apart.close)
            for engine in (database.reader, database.reader, database.writer, database.writer) * 2:
                connection = await crowd.enter_async_context(engine.connect())
                await connection.execute(text("SELECT 1"))
            async with apart.read() as session:
                end = time.monotonic() + 5 + 0.4 + 3  # the exam, the grace, and a slow machine
                while True:
                    session.expire_all()
                    found = await session.get(ExamAttempt, UUID(attempt["attempt_id"]))
                    if found is not None and found.status == "expired":
                        break
                    assert time.monotonic() < end
                    await asyncio.sleep(0.1)
