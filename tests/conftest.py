"""Every test that asks for a `house` runs on SQLite and on PostgreSQL, each on databases made for this run."""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import hypothesis
import pytest

import services
from house import SECRET, House, fill, open_house
from services import Services
from zerek.app import create_app
from zerek.core.clock import utc_now
from zerek.core.log import configure_logging
from zerek.installation import install
from zerek.settings import Settings

SERVICES = Services()

# How long an example takes says how busy the machine is, and nothing about what it shows.
hypothesis.settings.register_profile("zerek", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("zerek")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, before workers inherit the environment
        SERVICES.start_missing()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        SERVICES.stop()


def skip_without(service: str, error: Exception) -> None:
    """Skips a test loudly; in CI it fails, since there nothing is skipped in silence."""
    reason = f"nothing answers at {services.url_of(service).rsplit('@', 1)[-1]} ({service}): {error!r}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def settings_for(database_url: str, data: Path, **changes: object) -> Settings:
    given = {
        "database_url": database_url,
        "data": data,
        "jwt_secret": SECRET,
        "exam_grace_seconds": 0.4,
        "exam_sweep_seconds": 0.2,
        "rate_limit_per_minute": 100_000,
        "rate_limit_answers_per_minute": 100_000,
        "log_level": "error",
    } | changes
    if os.environ.get("TEST_HOUSE_ON_REDIS"):
        given = {"redis_url": services.url_of(services.REDIS), "key_prefix": f"zerek-test-{uuid4().hex[:8]}:"} | given
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


async def in_postgresql(statement: str) -> None:
    connection = await asyncpg.connect(services.url_of(services.POSTGRESQL), timeout=5)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def named(database: str) -> str:
    return services.url_of(services.POSTGRESQL).rsplit("/", 1)[0] + f"/{database}"


def require_postgresql() -> None:
    try:
        asyncio.run(in_postgresql("SELECT 1"))
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        skip_without(services.POSTGRESQL, error)


class Template:
    """A database with the schema, the catalogue and the bank of the tests, to be copied."""

    def __init__(self, backend: str, folder: Path) -> None:
        self.backend = backend
        self.folder = folder
        self.name = f"zerek_test_{uuid4().hex[:12]}"
        self.copies: list[str] = []

    def url(self, name: str) -> str:
        return f"sqlite:///{self.folder / name}.sqlite3" if self.backend == "sqlite" else named(name)

    def make(self) -> None:
        if self.backend == "postgresql":
            asyncio.run(in_postgresql(f"CREATE DATABASE {self.name}"))
        asyncio.run(self._fill())

    async def _fill(self) -> None:
        settings = settings_for(self.url(self.name), self.folder)
        app = create_app(settings)
        try:
            await install(app.state.database, settings)
            await fill(app, utc_now())
        finally:
            app.state.passwords.close()
            await app.state.database.close()

    async def copy(self) -> str:
        """The URL of a copy."""
        name = f"{self.name}_{len(self.copies)}"
        self.copies.append(name)
        if self.backend == "sqlite":
            # Not the file alone: what is written may still stand in the log beside it.
            with (
                closing(sqlite3.connect(self.folder / f"{self.name}.sqlite3")) as source,
                closing(sqlite3.connect(self.folder / f"{name}.sqlite3")) as target,
            ):
                source.backup(target)
        else:
            await in_postgresql(f"CREATE DATABASE {name} TEMPLATE {self.name}")
        return self.url(name)

    def remove(self) -> None:
        if self.backend == "postgresql":
            asyncio.run(self._drop())

    async def _drop(self) -> None:
        """Several at a time: each waits for a checkpoint, which they can share."""
        turns = asyncio.Semaphore(8)

        async def drop(name: str) -> None:
            async with turns:
                await in_postgresql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

        await asyncio.gather(*(drop(name) for name in (*self.copies, self.name)))


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    configure_logging(settings_for("sqlite://", Path("data")))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    if request.param == "postgresql":
        require_postgresql()
    made = Template(request.param, tmp_path_factory.mktemp(request.param))
    try:
        made.make()
        yield made
    finally:
        made.remove()


@pytest.fixture(scope="module")
async def house(template: Template, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """An installation for the tests of one module; they make people of their own and stay out of each other's way."""
    settings = settings_for(await template.copy(), tmp_path_factory.mktemp("data"))
    async with open_house(settings) as opened:
        yield opened


@pytest.fixture
async def empty_house(template: Template, tmp_path: Path) -> AsyncIterator[House]:
    """An installation for one test alone, for those that count all there is."""
    async with open_house(settings_for(await template.copy(), tmp_path)) as opened:
        yield opened


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    """The URL of a virtual host of this run."""
    url, control = services.url_of(services.RABBITMQ), services.program("rabbitmqctl")
    if not services.answers(url):
        skip_without(services.RABBITMQ, ConnectionError("refused"))
    if control is None or os.getuid() != 0:
        skip_without(services.RABBITMQ, PermissionError("no virtual host of our own can be made"))
    assert control is not None
    name = f"zerek-test-{uuid4().hex[:8]}"
    subprocess.run([control, "-q", "add_vhost", name], check=True, capture_output=True)
    subprocess.run([control, "-q", "set_permissions", "-p", name, "guest", ".*", ".*", ".*"], check=True)
    yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    subprocess.run([control, "-q", "delete_vhost", name], check=True, capture_output=True)
