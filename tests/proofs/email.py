"""`./task demo:email`: mails from a request over HTTP to a real SMTP server on loopback, step by step.

A server of the embedded size runs as a process of its own. Nothing of it is reached into: what is asked for goes over
HTTP, what became of it is read from the admin pages' endpoints, and what was delivered is what the SMTP server took.
"""

import asyncio
import re
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console

import services
from mailsink import Sink, open_sink
from proofs.parts import ServerPart
from proofs.table import Checks

ADMIN, PASSWORD, OTHER_PASSWORD = "demo-admin", "correct horse battery", "another staple entirely"
MASS = 300
WAIT_SECONDS = 60.0


@dataclass
class Post:
    """The product, its administrator and the SMTP server, which can be away."""

    client: httpx.AsyncClient
    sinks: dict[int, Sink] = field(default_factory=dict)

    async def people(self, *, locale: str, name: str) -> str:
        """A new account without a password, which is told of it by mail; its address."""
        address = f"{name}@school.example"
        body = {"username": name, "email": address, "full_name": "Әлия Нұрланқызы", "locale": locale}
        answer = await self.client.post("/admin/users", json=body)
        assert answer.status_code == 201, answer.text
        return address

    async def rows(self, **filters: str) -> list[dict[str, Any]]:
        answer = await self.client.get("/admin/outbox", params={"limit": "100"} | filters)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def row(self, recipient: str) -> dict[str, Any]:
        """The newest mail to that address."""
        return (await self.rows(recipient=recipient))[0]

    async def until(self, recipient: str, *statuses: str) -> dict[str, Any]:
        """Its row, once it has such a status, or as it stands when the time is over."""
        end = time.monotonic() + WAIT_SECONDS
        while True:
            row = await self.row(recipient)
            if row["status"] in statuses or time.monotonic() > end:
                return row
            await asyncio.sleep(0.05)


async def eventually(condition: Callable[[], bool], seconds: float = WAIT_SECONDS) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.02)
    return True


@asynccontextmanager
async def post_office(folder: Path, port: int) -> AsyncIterator[Post]:
    """A server with an administrator who has signed in."""
    environment = {
        "DATABASE_URL": f"sqlite:///{folder / 'mail.sqlite3'}",
        "FIRST_ADMIN_USERNAME": ADMIN,
        "FIRST_ADMIN_EMAIL": "admin@school.example",
        "FIRST_ADMIN_PASSWORD": PASSWORD,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(port),
        "SMTP_FROM": "Zerek <mail@school.example>",
        "MAIL_RETRY_SECONDS": "0.5",
        "PUBLIC_URL": "https://zerek.school.example",
    }
    server = ServerPart("server", folder, environment)
    await asyncio.to_thread(server.start)
    try:
        async with httpx.AsyncClient(base_url=server.url, timeout=60) as client:
            signed_in = await client.post("/auth/login", json={"login": ADMIN, "password": PASSWORD})
            assert signed_in.status_code == 200, signed_in.text
            client.cookies.clear()
            client.headers["Authorization"] = f"Bearer {signed_in.json()['access_token']}"
            yield Post(client)
    finally:
        await asyncio.to_thread(server.stop)


def parts_of(mail: EmailMessage) -> tuple[str, str]:
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    return str(plain.get_content()), str(html.get_content())


async def one(post: Post, sink: Sink, checks: Checks) -> None:
    address = await post.people(locale="en", name="one")
    row = await post.until(address, "sent")
    delivered = sink.of(address)
    checks.check("one recipient: delivered once", len(delivered) == 1, f"{row['status']}, {row['attempts']} attempt")
    checks.check(
        "its Message-ID is the id of its row",
        delivered and delivered[0]["Message-ID"] == f"<{row['id']}@school.example>",
        delivered[0]["Message-ID"] if delivered else "",
    )


async def several(post: Post, sink: Sink, checks: Checks) -> None:
    addresses = {locale: await post.people(locale=locale, name=f"several-{locale}") for locale in ("ru", "kk", "en")}
    for locale, address in addresses.items():
        await post.until(address, "sent")
        mails = sink.of(address)
        if len(mails) != 1:
            checks.check(f"several: the one in {locale} arrives", False, f"{len(mails)} arrived")
            continue
        text, html = parts_of(mails[0])
        link = re.search(r"https://zerek\.school\.example/app/password-reset#token=[\w-]+", text)
        whole = (
            mails[0]["Content-Language"] == locale
            and link is not None
            and link[0] in html
            and "Әлия Нұрланқызы" in text
            and "Әлия Нұрланқызы" in html
            and mails[0]["From"] == "Zerek <mail@school.example>"
        )
        checks.check(f"several: in {locale}, text and HTML with name and link", whole, mails[0]["Subject"])
    subjects = {sink.of(address)[0]["Subject"] for address in addresses.values() if sink.of(address)}
    checks.check("the three languages say it in different words", len(subjects) == 3, f"{len(subjects)} subjects")


async def mass(post: Post, sink: Sink, checks: Checks) -> None:
    """A whole list of people at once: each gets a mail of their own."""
    lines = ["username,email,full_name,role"]
    lines += [f"mass{number},mass{number}@school.example,Person {number},student" for number in range(MASS)]
    started = time.monotonic()
    upload = {"file": ("people.csv", "\n".join(lines).encode(), "text/csv")}
    answer = await post.client.post("/admin/users/import", files=upload)
    asked = time.monotonic() - started
    checks.check(
        f"mass: {MASS} people imported", answer.status_code == 200 and answer.json()["imported_count"] == MASS,
        f"answered in {asked:.1f} s",
    )  # fmt: skip
    expected = {f"mass{number}@school.example" for number in range(MASS)}

    def arrived() -> list[str]:
        return [mail["To"] for mail in sink.mails if str(mail["To"]).startswith("mass")]

    all_there = await eventually(lambda: set(arrived()) == expected)
    took = time.monotonic() - started - asked
    checks.check(
        "mass: everybody has one mail of their own",
        all_there and len(arrived()) == MASS,
        f"{len(arrived())} mails {took:.1f} s after the answer",
    )


async def reset(post: Post, sink: Sink, checks: Checks) -> None:
    address = await post.people(locale="ru", name="forgetful")
    await post.until(address, "sent")
    stranger = "nobody@school.example"
    async with httpx.AsyncClient(base_url=post.client.base_url, timeout=30) as anybody:
        answers = [await anybody.post("/password-reset/request", json={"email": one}) for one in (address, stranger)]
        same = {(answer.status_code, answer.text) for answer in answers}
        checks.check("reset: the same answer whether or not somebody has an account", same == {(202, answers[0].text)})
        there = await eventually(lambda: len(sink.of(address)) == 2)
        text = parts_of(sink.of(address)[-1])[0]
        token = re.search(r"#token=([\w-]+)", text)
        checks.check(
            "reset: the mail with the link arrives", there and token is not None, sink.of(address)[-1]["Subject"]
        )
        body = {"token": token[1] if token else "", "new_password": OTHER_PASSWORD}
        chosen = await anybody.post("/password-reset/confirm", json=body)
        again = await anybody.post("/password-reset/confirm", json=body)
        checks.check(
            "reset: the link works, once",
            (chosen.status_code, again.status_code) == (200, 400),
            f"{chosen.status_code}, then {again.status_code}",
        )
        entered = await anybody.post("/auth/login", json={"login": "forgetful", "password": OTHER_PASSWORD})
        checks.check("reset: one signs in with the new password", entered.status_code == 200, f"{entered.status_code}")
    await eventually(lambda: len(sink.of(address)) == 3)  # and is told by mail that it was changed
    row = next(row for row in await post.rows(recipient=address) if row["kind"] == "password_reset")
    shown = (await post.client.get(f"/admin/outbox/{row['id']}")).json()
    checks.check("reset: nobody can read the link in the outbox", row["secret"] and shown["text"] is None)
    checks.check("reset: a stranger got no mail", not sink.of(stranger))


async def refused(post: Post, sink: Sink, checks: Checks) -> None:
    """What the mail server says decides: for good, or try again."""
    sink.at_rcpt["later@school.example"] = ["450 try again later"]
    address = await post.people(locale="en", name="later")
    row = await post.until(address, "sent", "failed")
    checks.check(
        "outbox: a passing refusal is tried again",
        (row["status"], row["attempts"], sink.tried[address]) == ("sent", 2, 2),
        f"{row['status']} at attempt {row['attempts']}",
    )
    sink.at_rcpt["gone@school.example"] = ["550 no such mailbox"]
    address = await post.people(locale="en", name="gone")
    row = await post.until(address, "sent", "failed")
    checks.check(
        "outbox: a refused recipient fails at once, and the row says why",
        (row["status"], row["last_error_kind"], sink.tried[address]) == ("failed", "recipient_refused", 1),
        f"{row['status']}: {row['last_error']}",
    )
    again = await post.client.post(f"/admin/outbox/{row['id']}/retry")
    row = await post.until(address, "sent")
    checks.check(
        "outbox: sent again by an administrator, it arrives",
        again.status_code == 200 and row["status"] == "sent" and len(sink.of(address)) == 1,
        row["status"],
    )


async def away(post: Post, port: int, checks: Checks) -> None:
    """Called while nothing listens at the port."""
    address = await post.people(locale="kk", name="patient")
    end = time.monotonic() + WAIT_SECONDS
    row = await post.row(address)
    while row["last_error_kind"] is None and time.monotonic() < end:
        await asyncio.sleep(0.05)
        row = await post.row(address)
    checks.check(
        "the mail server is away: the mail waits, and that costs no attempt",
        (row["status"], row["last_error_kind"], row["attempts"]) == ("pending", "cannot_connect", 0),
        f"{row['status']}: {row['last_error_kind']}",
    )
    async with open_sink(port) as sink:
        row = await post.until(address, "sent")
        mails = sink.of(address)
        same = mails and mails[0]["Message-ID"] == f"<{row['id']}@school.example>"
        checks.check("it is back: the mail is sent by itself", row["status"] == "sent" and len(mails) == 1 and same,
                     row["status"])  # fmt: skip


async def walk(folder: Path, checks: Checks) -> None:
    port = services.free_port()
    async with post_office(folder, port) as post:
        async with open_sink(port) as sink:
            steps: list[Callable[[Post, Sink, Checks], Awaitable[None]]] = [one, several, mass, reset, refused]
            for step in steps:
                await step(post, sink, checks)
            connections = sink.connections
            checks.check("connections are kept open for the next mail", connections < len(sink.mails) / 10,
                         f"{len(sink.mails)} mails over {connections} connections")  # fmt: skip
        await away(post, port, checks)
        left = await post.rows(status="pending")
        checks.check("nothing is left in the outbox", not left, f"{len(left)} pending")


def prove(out: Console) -> Checks:
    checks = Checks("Mails, over HTTP and a real SMTP server on loopback")
    with tempfile.TemporaryDirectory(prefix="zerek-email-") as folder:
        asyncio.run(walk(Path(folder), checks))
    checks.show(out)
    return checks
