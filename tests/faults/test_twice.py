"""A job that is delivered twice, to two workers at the same moment, has one effect; so has every beat too many."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from house import House
from mailsink import open_sink
from zerek.core.audit import AuditEntry
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.jobs import JobContext, run_job
from zerek.core.kv import MemoryKeyValue
from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.models import PasswordReset
from zerek.identity.passwords.service import request_reset
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.service import enqueue
from zerek.periodic import PERIODIC
from zerek.settings import Settings

DELIVERIES = 4
JOBS = {job.name: job for job in PERIODIC}

pytestmark = pytest.mark.faults


@asynccontextmanager
async def worker(house: House, **changes: object) -> AsyncIterator[JobContext]:
    """One with connections of its own and a cache that it shares with nobody, as while Redis is away."""
    settings = Settings(_env_file=None, **(house.settings.model_dump(by_alias=False) | changes))
    context = JobContext(Database(settings.database_url, 2), MemoryKeyValue(), settings)
    try:
        yield context
    finally:
        await context.kept.close()
        await context.database.close()


async def deliver(house: House, name: str, **changes: object) -> None:
    """The same nudge to several workers at once."""
    async with AsyncExitStack() as stack:
        workers = [await stack.enter_async_context(worker(house, **changes)) for _ in range(DELIVERIES)]
        await asyncio.gather(*(run_job(JOBS[name], context) for context in workers))


@pytest.fixture
async def quiet_house(empty_house: House) -> House:
    """One whose own scheduler does nothing."""
    await empty_house.app.state.scheduler.stop(5)
    return empty_house


async def test_overdue_attempts_are_finished_once(quiet_house: House) -> None:
    students = [await quiet_house.person() for _ in range(6)]
    format = await quiet_house.format(5)
    attempts = [UUID((await quiet_house.start(student, format))["attempt_id"]) for student in students]
    long_ago = utc_now() - timedelta(hours=1)
    async with quiet_house.app.state.database.write() as session:
        await session.execute(
            update(ExamAttempt).values(started_at=long_ago, deadline_at=long_ago + timedelta(seconds=5))
        )
    await deliver(quiet_house, "exam.sweep_overdue")
    async with quiet_house.app.state.database.read() as session:
        query = select(AuditEntry.object_id, func.count()).where(AuditEntry.action == "exam_attempt.finish")
        finished = (await session.execute(query.group_by(AuditEntry.object_id))).all()
        states = set((await session.execute(select(ExamAttempt.status))).scalars())
    assert dict(tuple(row) for row in finished) == {str(attempt_id): 1 for attempt_id in attempts}
    assert states == {"expired"}


async def test_a_forgotten_password_gets_one_mail_and_one_link(quiet_house: House) -> None:
    person = await quiet_house.person()
    async with quiet_house.app.state.database.write() as session:
        await request_reset(session, f"{person.username}@example.org", utc_now())
    await deliver(quiet_house, "identity.send_password_resets")
    async with quiet_house.app.state.database.read() as session:
        mails = (await session.execute(select(func.count()).select_from(OutgoingMail))).scalar_one()
        links = (await session.execute(select(func.count()).select_from(PasswordReset))).scalar_one()
    assert (mails, links) == (1, 1)


async def pending(house: House) -> int:
    query = select(func.count()).where(OutgoingMail.status == MailStatus.PENDING)
    async with house.app.state.database.read() as session:
        return int((await session.execute(query)).scalar_one())


async def test_each_mail_is_sent_once(quiet_house: House) -> None:
    async with open_sink() as sink:
        async with quiet_house.app.state.database.write() as session:
            for number in range(120):
                await enqueue(session, recipient=f"person{number}@example.org", kind="plain", language="en",
                              parameters={"subject": "Hello", "body": "There."}, now=utc_now())  # fmt: skip
        while await pending(quiet_house):  # on a slow machine a run of five seconds is not enough
            await deliver(quiet_house, "mail.relay", smtp_host="127.0.0.1", smtp_port=sink.port)
        assert len(sink.mails) == len({mail["Message-ID"] for mail in sink.mails}) == 120
    async with quiet_house.app.state.database.read() as session:
        rows = await session.execute(select(OutgoingMail.status, OutgoingMail.attempts).distinct())
    assert [tuple(row) for row in rows] == [(MailStatus.SENT, 1)]


async def test_every_job_of_the_table_can_be_delivered_twice(quiet_house: House) -> None:
    """With nothing to do, and again: none of them fails for it."""
    for name in JOBS:
        await deliver(quiet_house, name)
