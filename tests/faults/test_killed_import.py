"""A server that is killed in the middle of an import has imported nothing, and the next try imports all."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from conftest import Template, settings_for
from faults.server import KillableServer
from house import document, open_house
from zerek.exam.bank.models import Question
from zerek.identity.rules import Role

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]
QUESTIONS = 5_000


async def test_nothing_is_half_imported(template: Template, tmp_path: Path) -> None:
    url = await template.copy()
    server = KillableServer(url, tmp_path)
    raw = json.dumps([document(900_000 + number) for number in range(QUESTIONS)]).encode()
    async with open_house(settings_for(url, tmp_path)) as house:
        moderator = await house.person(Role.MODERATOR)

        async def size() -> int:
            async with house.app.state.database.read() as session:
                count: int = (await session.execute(select(func.count()).select_from(Question))).scalar_one()
                return count

        async def bring() -> httpx.Response:
            async with httpx.AsyncClient(timeout=120) as client:
                return await client.post(
                    f"{server.url}/admin/questions/import",
                    headers=moderator.headers,
                    files={"file": ("q.json", raw)},
                    data={"subject_code": "M010-1"},
                )

        before = await size()
        for pause in (2.5,):
            await asyncio.to_thread(server.start)
            request = asyncio.create_task(bring())
            done, _ = await asyncio.wait([request], timeout=pause)
            server.kill()
            if done:
                break
            with pytest.raises(httpx.TransportError):
                await request
            assert await size() == before
        await asyncio.to_thread(server.start)
        try:
            answer = await bring()
            assert answer.status_code == 200, answer.text
            assert answer.json()["imported_count"] + answer.json()["skipped_count"] == QUESTIONS
            assert await size() == before + QUESTIONS
        finally:
            await asyncio.to_thread(server.stop)
