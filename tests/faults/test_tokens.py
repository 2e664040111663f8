"""Tokens die everywhere at once: what one server process does holds in another from the next request on."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from conftest import Template
from faults.server import KillableServer
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.security import Passwords
from zerek.identity.passwords.service import request_reset, send_resets
from zerek.identity.people.service import create_user
from zerek.identity.rules import Role
from zerek.mail.models import OutgoingMail
from zerek.settings import Settings

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

PASSWORD, OTHER = "correct horse battery", "another staple entirely"


@dataclass
class Tokens:
    access: str
    refresh: str


class Pair:
    """Two servers on one database. Things are done at the one and replayed at the other."""

    def __init__(self, database: Database, one: KillableServer, other: KillableServer) -> None:
        self.database, self.one, self.other = database, one, other
        self.client = httpx.AsyncClient(timeout=30)

    async def person(self, *roles: Role) -> str:
        """The username of somebody new."""
        username = f"p{uuid4().hex[:12]}"
        passwords = Passwords(1)
        async with self.database.write() as session:
            await create_user(
                session,
                username=username,
                email=f"{username}@example.org",
                full_name="Somebody",
                password_hash=await passwords.hash(PASSWORD),
                roles=roles or [Role.STUDENT],
                now=utc_now(),
            )
        passwords.close()
        return username

    async def sign_in(self, username: str, password: str = PASSWORD) -> Tokens:
        answer = await self.client.post(f"{self.one.url}/auth/login", json={"login": username, "password": password})
        self.client.cookies.clear()
        assert answer.status_code == 200, answer.text
        return Tokens(answer.json()["access_token"], answer.json()["refresh_token"])

    async def call(
        self, server: KillableServer, method: str, path: str, token: str, body: Any = None
    ) -> httpx.Response:
        answer = await self.client.request(
            method, server.url + path, headers={"Authorization": f"Bearer {token}"}, json=body
        )
        self.client.cookies.clear()
        return answer

    async def refresh(self, server: KillableServer, token: str) -> httpx.Response:
        answer = await self.client.post(f"{server.url}/auth/refresh", json={"refresh_token": token})
        self.client.cookies.clear()
        return answer

    async def dead_everywhere(self, tokens: Tokens, status: int = 401) -> None:
        for server in (self.other, self.one):
            seen = await self.call(server, "GET", "/profile/me", tokens.access)
            assert seen.status_code == status, (server.port, seen.text)
            renewed = await self.refresh(server, tokens.refresh)
            assert renewed.status_code == status, (server.port, renewed.text)


@pytest.fixture(scope="module")
async def pair(template: Template, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Pair]:
    url = await template.copy()
    servers = [KillableServer(url, tmp_path_factory.mktemp(name)) for name in ("one", "other")]
    await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
    database = Database(Settings(_env_file=None, database_url=url).database_url, 2)
    made = Pair(database, *servers)
    yield made
    await made.client.aclose()
    await database.close()
    await asyncio.gather(*(asyncio.to_thread(server.stop) for server in servers))


async def test_sign_out(pair: Pair) -> None:
    tokens = await pair.sign_in(await pair.person())
    assert (await pair.call(pair.other, "GET", "/profile/me", tokens.access)).status_code == 200
    assert (await pair.call(pair.one, "POST", "/auth/logout", tokens.access)).status_code == 204
    await pair.dead_everywhere(tokens)


async def test_a_session_ended_from_another_device(pair: Pair) -> None:
    username = await pair.person()
    phone, here = await pair.sign_in(username), await pair.sign_in(username)
    assert (await pair.call(pair.one, "DELETE", "/auth/sessions", here.access)).status_code == 204
    await pair.dead_everywhere(phone)
    assert (await pair.call(pair.other, "GET", "/profile/me", here.access)).status_code == 200


async def test_a_ban(pair: Pair) -> None:
    admin, tokens = await pair.sign_in(await pair.person(Role.ADMIN)), await pair.sign_in(await pair.person())
    user_id = (await pair.call(pair.other, "GET", "/users/me", tokens.access)).json()["id"]
    banned = await pair.call(pair.one, "POST", f"/users/{user_id}/ban", admin.access, {"reason": "Because."})
    assert banned.status_code == 200, banned.text
    await pair.dead_everywhere(tokens, 403)
    await pair.call(pair.one, "POST", f"/users/{user_id}/unban", admin.access)
    assert (await pair.call(pair.other, "GET", "/profile/me", tokens.access)).status_code == 200


async def test_a_change_of_roles(pair: Pair) -> None:
    """The tokens live on, but with today's rights: neither those of yesterday, nor fewer than today's."""
    admin, tokens = await pair.sign_in(await pair.person(Role.ADMIN)), await pair.sign_in(await pair.person())
    user_id = (await pair.call(pair.other, "GET", "/users/me", tokens.access)).json()["id"]
    for step, status in (("promote/moderator", 200), ("demote", 403), ("promote/admin", 200), ("demote", 403)):
        changed = await pair.call(pair.one, "PATCH", f"/users/{user_id}/{step}", admin.access)
        assert changed.status_code == 200, changed.text
        for server in (pair.other, pair.one):
            assert (await pair.call(server, "GET", "/users", tokens.access)).status_code == status, step
    renewed = await pair.refresh(pair.other, tokens.refresh)
    assert (await pair.call(pair.one, "GET", "/users", renewed.json()["access_token"])).status_code == 403


async def test_a_new_password(pair: Pair) -> None:
    username = await pair.person()
    tokens, elsewhere = await pair.sign_in(username), await pair.sign_in(username)
    body = {"current_password": PASSWORD, "new_password": OTHER}
    changed = await pair.call(pair.one, "POST", "/auth/password", tokens.access, body)
    assert changed.status_code == 200, changed.text
    await pair.dead_everywhere(tokens)
    await pair.dead_everywhere(elsewhere)
    assert (await pair.call(pair.other, "GET", "/profile/me", changed.json()["access_token"])).status_code == 200


async def test_a_reset_by_mail(pair: Pair) -> None:
    username = await pair.person()
    tokens = await pair.sign_in(username)
    async with pair.database.write() as session:
        await request_reset(session, f"{username}@example.org", utc_now())
        await send_resets(session, Settings(_env_file=None), utc_now())
        query = select(OutgoingMail.text_body).where(OutgoingMail.recipient == f"{username}@example.org")
        found = re.search(r"#token=([\w-]+)", (await session.execute(query)).scalar_one())
    assert found is not None
    body = {"token": found[1], "new_password": OTHER}
    reset = await pair.client.post(f"{pair.one.url}/password-reset/confirm", json=body)
    assert reset.status_code == 200, reset.text
    await pair.dead_everywhere(tokens)
    assert (await pair.client.post(f"{pair.other.url}/password-reset/confirm", json=body)).status_code == 400


async def test_an_account_that_is_erased(pair: Pair) -> None:
    tokens = await pair.sign_in(await pair.person())
    erased = await pair.call(pair.one, "DELETE", "/profile/me", tokens.access, {"password": PASSWORD})
    assert erased.status_code == 204, erased.text
    await pair.dead_everywhere(tokens)


async def test_a_stolen_refresh_token_used_twice_kills_the_family(pair: Pair) -> None:
    """The thief is first at the one server, the owner comes second at the other: both are out, with all they got."""
    tokens = await pair.sign_in(await pair.person())
    thief = await pair.refresh(pair.one, tokens.refresh)
    assert thief.status_code == 200
    owner = await pair.refresh(pair.other, tokens.refresh)
    assert (owner.status_code, owner.json()["code"]) == (401, "identity.refresh_refused")
    stolen = thief.json()
    await pair.dead_everywhere(Tokens(stolen["access_token"], stolen["refresh_token"]))
    assert (await pair.call(pair.other, "GET", "/profile/me", tokens.access)).status_code == 401


async def test_of_two_refreshes_at_once_at_two_servers_none_stays_alive_twice(pair: Pair) -> None:
    tokens = await pair.sign_in(await pair.person())
    answers = await asyncio.gather(pair.refresh(pair.one, tokens.refresh), pair.refresh(pair.other, tokens.refresh))
    assert sorted(answer.status_code for answer in answers) == [200, 401]
    won = next(answer.json() for answer in answers if answer.status_code == 200)
    assert (await pair.call(pair.other, "GET", "/profile/me", won["access_token"])).status_code == 401
