"""Running the server: one process, stopped gracefully."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog
import uvicorn
from sqlalchemy import select

from zerek.app import create_app
from zerek.core.db import Database
from zerek.core.log import configure_logging
from zerek.identity.models import InstallationSecret
from zerek.identity.queries import demo_account_can_sign_in
from zerek.settings import Settings

log = structlog.get_logger()

KEEP_ALIVE_SECONDS = 75


class DemoAccountsPresent(Exception):
    """A server outside the demonstration does not start while anybody can sign in with a published password."""


async def refuse_demo_accounts(settings: Settings) -> None:
    database = Database(settings.database_url, 1)
    try:
        async with database.read() as session:
            if await demo_account_can_sign_in(session):
                raise DemoAccountsPresent
    finally:
        await database.close()


async def shared_demo_secret(settings: Settings, make: str, now: datetime) -> str:
    """The signing key of a demonstration on a shared database: whoever starts first leaves it there for the others."""
    database = Database(settings.database_url, 1)
    try:
        async with database.write() as session:
            query = (
                select(InstallationSecret.value).where(InstallationSecret.name == "demo_jwt_secret").with_for_update()
            )
            kept = (await session.execute(query)).scalar_one_or_none()
            if kept is None:
                session.add(InstallationSecret(name="demo_jwt_secret", value=make, created_at=now))
                kept = make
            return kept
    finally:
        await database.close()


class Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Like uvicorn's own, but a graceful stop ends with status 0 instead of dying of the signal in the end."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(settings: Settings, host: str, port: int, token_secret: str | None = None) -> None:
    """Serves until SIGTERM or SIGINT; then takes nothing new, finishes what it holds, and returns."""
    configure_logging(settings)
    config = uvicorn.Config(
        create_app(settings, token_secret=token_secret),
        host=host,
        port=port,
        loop="auto",
        http="httptools",
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=True,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        backlog=2048,
    )
    Server(config).run()
