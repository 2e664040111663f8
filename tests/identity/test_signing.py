"""What a job seals, a request opens: each process of an installation has the same secret."""

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from conftest import Template, settings_for
from house import SECRET, House
from zerek.app import create_app
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.events import Event, publish
from zerek.core.jobs import JobContext, Periodic
from zerek.core.security import Seals
from zerek.identity.signing import secret_in_use
from zerek.mail.models import OutgoingMail
from zerek.settings import Settings
from zerek.worker import Child, create_celery

OTHER = "another secret, of the database and not of the settings"


async def secret_of(settings: Settings) -> str:
    database = Database(settings.database_url, 1)
    try:
        return await secret_in_use(database, settings, utc_now())
    finally:
        await database.close()


async def test_a_demonstration_on_a_shared_database_has_one_secret_whatever_the_data_folder(
    template: Template, tmp_path: Path
) -> None:
    url = await template.copy()
    folders = [tmp_path / "one", tmp_path / "other"]
    settings = [settings_for(url, folder, jwt_secret="", demo=True) for folder in folders]
    found = [await secret_of(one) for one in settings]
    if template.backend == "sqlite":
        assert found == [one.token_secret for one in settings], "embedded: the data folder keeps it"
        return
    assert found[0] == found[1]
    assert found[0] not in [one.token_secret for one in settings]
    assert await secret_of(settings_for(url, tmp_path, demo=True)) == SECRET, "a given one goes before"
    with pytest.raises(ValueError, match="JWT_SECRET"):
        await secret_of(settings_for(url, tmp_path, jwt_secret=""))


async def test_a_worker_seals_with_the_secret_of_the_installation(template: Template, tmp_path: Path) -> None:
    url = await template.copy()
    server = settings_for(url, tmp_path / "server", jwt_secret="", demo=True)
    secret = await secret_of(server)
    data = tmp_path / ("server" if template.backend == "sqlite" else "worker")
    worker = settings_for(url, data, jwt_secret="", demo=True, rabbitmq_url="amqp://127.0.0.1:1//")
    sealed: list[str] = []

    async def seal(context: JobContext) -> None:
        sealed.append(context.seals.seal("test", "something"))

    def work() -> None:
        child = Child(worker, create_celery(worker))
        try:
            child.run(Periodic("test.seal", seal, lambda _settings: 1.0, "default"))
        finally:
            child.close()

    await asyncio.to_thread(work)
    assert Seals(secret).open("test", sealed[0]) == "something"


async def test_the_links_in_mails_of_notifications_open_where_the_secret_is_not_of_the_settings(
    template: Template, tmp_path: Path
) -> None:
    settings = settings_for(await template.copy(), tmp_path)
    app = create_app(settings, token_secret=OTHER)
    async with app.router.lifespan_context(app):
        transport: Any = httpx.ASGITransport(app, client=("203.0.113.7", 1234))
        async with httpx.AsyncClient(transport=transport, base_url="http://zerek.test") as client:
            person = await House(app, client, settings).person()
            async with app.state.database.write() as session:
                await publish(session, Event("exam.cancelled", [person.user_id]), utc_now())
            link = await link_in_mail_to(app, f"{person.username}@example.org")
            answered = await client.post(link)
            assert answered.status_code == 200, answered.text


async def link_in_mail_to(app: Any, recipient: str) -> str:
    for _ in range(300):
        async with app.state.database.read() as session:
            query = select(OutgoingMail).where(OutgoingMail.recipient == recipient)
            mail = (await session.execute(query)).scalar_one_or_none()
        if mail is not None:
            found = re.fullmatch(r"<(.*)>", mail.headers["List-Unsubscribe"])
            assert found is not None
            return found[1]
        await asyncio.sleep(0.02)
    raise AssertionError("no mail")
