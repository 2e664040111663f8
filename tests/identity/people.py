"""What the tests of accounts share: signing in and reading mails."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from house import API, House
from zerek.core.clock import utc_now
from zerek.core.security import Passwords
from zerek.identity.models import User
from zerek.identity.passwords.service import request_reset, send_resets
from zerek.identity.people.service import create_user
from zerek.identity.rules import Held, Role
from zerek.mail.models import OutgoingMail

PASSWORD = "correct horse battery"
OTHER = "another staple entirely"


async def account(house: House, username: str, *roles: Role | Held, **fields: Any) -> User:
    async with house.app.state.database.write() as session:
        return await create_user(
            session,
            username=username,
            email=f"{username}@example.org",
            full_name=fields.pop("full_name", "Somebody"),
            password_hash=await house.app.state.passwords.hash(PASSWORD),
            roles=roles or [Role.STUDENT],
            now=utc_now(),
            **fields,
        )


async def sign_in(house: House, login: str, password: str = PASSWORD) -> httpx.Response:
    answer = await house.client.post(f"{API}/auth/login", json={"login": login, "password": password})
    house.client.cookies.clear()
    return answer


async def bearer(house: House, login: str, password: str = PASSWORD) -> dict[str, str]:
    answer = await sign_in(house, login, password)
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['access_token']}", "Accept-Language": "en"}


async def call(house: House, method: str, path: str, headers: dict[str, str], body: Any = None) -> httpx.Response:
    answer = await house.client.request(method, API + path, headers=headers, json=body)
    house.client.cookies.clear()
    return answer


async def mails_to(house: House, email: str, kind: str | None = None) -> list[OutgoingMail]:
    query = select(OutgoingMail).where(OutgoingMail.recipient == email).order_by(OutgoingMail.id)
    if kind is not None:
        query = query.where(OutgoingMail.kind == kind)
    async with house.app.state.database.read() as session:
        return list((await session.execute(query)).scalars())


def token_in(text: str) -> str:
    found = re.search(r"#token=([\w-]+)", text)
    assert found, text
    return found[1]


def while_hashing(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Awaitable[Any]]) -> None:
    """Does something, once, after the next password was checked and before its check is answered."""
    verify = Passwords.verify

    async def verify_meanwhile(self: Passwords, password: str, stored: str | None) -> tuple[bool, str | None]:
        found = await verify(self, password, stored)
        monkeypatch.setattr(Passwords, "verify", verify)
        await meanwhile()
        return found

    monkeypatch.setattr(Passwords, "verify", verify_meanwhile)


async def token_for(house: House, email: str) -> str:
    """Asks for a new password and answers the token of the link. The mail's text is read from what was written with it,
    since a mail that has left the house keeps none."""
    async with house.app.state.database.write() as session:
        await request_reset(session, email, utc_now())
        await send_resets(session, house.settings, utc_now())
        query = select(OutgoingMail.text_body).where(OutgoingMail.recipient == email).order_by(OutgoingMail.id.desc())
        text = (await session.execute(query.limit(1))).scalar_one()
    return token_in(text)
