"""Offices on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from conftest import Template, settings_for
from mailoffice import Office, OpenOffice
from mailsink import Sink, open_sink
from zerek.core.db import Database
from zerek.mail.models import OutgoingMail


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    async with open_sink() as opened:
        yield opened


@pytest.fixture(scope="module")
async def outbox_url(template: Template) -> str:
    return await template.copy()


@pytest.fixture
async def open_office(outbox_url: str, tmp_path: Path) -> AsyncIterator[OpenOffice]:
    """Opens offices on the database of the module, which begins empty; the pauses between tries are short."""
    opened: list[Office] = []

    async def open_one(**changes: Any) -> Office:
        settings = settings_for(outbox_url, tmp_path, **({"mail_retry_seconds": 0.1} | changes))
        office = Office(Database(settings.database_url, 4), settings)
        opened.append(office)
        return office

    first = await open_one()
    async with first.database.write() as session:
        await session.execute(delete(OutgoingMail))
    try:
        yield open_one
    finally:
        for office in opened:
            await office.close()


@pytest.fixture
async def office(open_office: OpenOffice, sink: Sink) -> Office:
    """One that sends to the sink."""
    return await open_office(smtp_host="127.0.0.1", smtp_port=sink.port)
