"""An installation with a bank and students who sit an exam over HTTP, and what they remember of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import select

from conftest import settings_for
from house import SECRET, fill
from zerek.app import create_app
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.security import AccessTokens
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt
from zerek.exam.attempts.rules import Paper
from zerek.exam.formats.models import ExamFormat
from zerek.identity.people.service import create_user
from zerek.identity.rules import Role
from zerek.identity.signin.service import begin_session
from zerek.installation import install

TOKEN_LIFE = timedelta(hours=2)


@dataclass
class Student:
    user_id: UUID
    access_token: str
    refresh_token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.access_token}", "Accept-Language": "en"}


@dataclass
class Diary:
    """What one student was told about one attempt. `acknowledged` holds, for each question, the last sequence number
    that was answered with 200, and `sent` every choice that was ever on its way."""

    attempt_id: str
    questions: list[dict[str, Any]]
    acknowledged: dict[str, int] = field(default_factory=dict)
    sent: dict[str, dict[int, list[str]]] = field(default_factory=dict)


async def prepare(url: str, folder: Path) -> None:
    """The schema, the catalogue and the bank of the tests."""
    settings = settings_for(url, folder)
    app = create_app(settings)
    try:
        await install(app.state.database, settings)
        await fill(app, utc_now())
    finally:
        app.state.passwords.close()
        await app.state.database.close()


async def enrol(database: Database, count: int) -> list[Student]:
    """New students who are signed in, with tokens that outlive the run."""
    tokens, students = AccessTokens(SECRET, TOKEN_LIFE), list[Student]()
    for _ in range(count):
        username = f"s{uuid4().hex[:12]}"
        async with database.write() as session:
            user = await create_user(
                session,
                username=username,
                email=f"{username}@example.org",
                full_name="Somebody",
                password_hash=None,
                roles=[Role.STUDENT],
                now=utc_now(),
            )
            pair = await begin_session(
                session, tokens, user.id, user_agent="proofs", address="", life=TOKEN_LIFE, now=utc_now()
            )
        students.append(Student(user.id, pair.access_token, pair.refresh_token))
    return students


async def add_format(database: Database, seconds: int, questions: int = 12) -> str:
    """An exam of that length; its code."""
    code = f"proof{uuid4().hex[:8]}"
    async with database.write() as session:
        session.add(
            ExamFormat(
                code=code,
                title_ru="Проба",
                title_kk="Сынақ",
                title_en="Proof",
                time_limit_seconds=seconds,
                pass_percent=70,
                sections=[{"role": "general", "subject_code": "TGO", "count": questions, "points": 1}],
                thresholds=[],
                created_at=utc_now(),
            )
        )
    return code


async def sit_down(client: httpx.AsyncClient, student: Student, format: str) -> Diary:
    started = await client.post("/exam/start", json={"format": format}, headers=student.headers)
    assert started.status_code in (200, 201), started.text
    attempt_id = started.json()["attempt_id"]
    shown = await client.get(f"/exam/{attempt_id}/questions", headers=student.headers)
    assert shown.status_code == 200, shown.text
    return Diary(attempt_id, shown.json()["items"])


async def lost_answers(database: Database, diaries: Sequence[Diary]) -> list[str]:
    """What was acknowledged and does not stand, or stands and was never sent: one line each."""
    lost = []
    for diary in diaries:
        async with database.read() as session:
            attempt = await session.get(ExamAttempt, UUID(diary.attempt_id))
            if attempt is None:
                lost.append(f"attempt {diary.attempt_id} is gone")
                continue
            query = select(ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.client_seq)
            rows = (await session.execute(query.where(ExamAnswer.attempt_id == attempt.id))).all()
        stored = {row.version_id: row for row in rows}
        for item in Paper.from_json(attempt.paper).items:
            question_id, row = str(item.question_id), stored.get(item.version_id)
            place = f"attempt {diary.attempt_id}, question {question_id}"
            acknowledged = diary.acknowledged.get(question_id)
            if row is None:
                lost += [f"{place}: {acknowledged} was acknowledged, nothing stands"] if acknowledged else []
            elif acknowledged is not None and row.client_seq < acknowledged:
                lost.append(f"{place}: {acknowledged} was acknowledged, {row.client_seq} stands")
            elif item.to_shown(row.keys) != sorted(diary.sent.get(question_id, {}).get(row.client_seq, ["never sent"])):
                lost.append(f"{place}: {row.keys} of {row.client_seq} was never sent")
    return lost
