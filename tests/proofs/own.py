"""PostgreSQL, Redis and RabbitMQ that belong to one run alone, so that it may kill them."""

import asyncio
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import asyncpg

import services

START_SECONDS = 90
ACCOUNT = "postgres"


class Unavailable(Exception):
    """The program is not installed, or cannot be started by this user."""


class OwnService(Protocol):
    """`kill` is the end without a warning; `start` returns when it answers."""

    url: str

    def start(self) -> None: ...
    def kill(self) -> None: ...
    def remove(self) -> None: ...


def found(*names: str) -> str:
    for name in names:
        path = services.program(name)
        if path is not None:
            return path
    raise Unavailable(f"{names[0]} is not installed")


def until_it_answers(url: str, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not services.answers(url):
        if time.monotonic() > end:
            raise Unavailable(log.read_text(errors="replace")[-1000:] if log.exists() else url)
        time.sleep(0.05)


class OwnPostgresql:
    """A cluster of its own. The server refuses to run as root, so there it runs under the account of the package."""

    def __init__(self, folder: Path) -> None:
        initdb, self._control = found("initdb"), found("pg_ctl")
        self._as = ["runuser", "-u", ACCOUNT, "--"] if os.getuid() == 0 else []
        self._folder = folder / "postgresql"
        self._folder.mkdir()
        self._data, self._log = self._folder / "cluster", self._folder / "log"
        self._port = services.free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        if self._as:
            for parent in (folder, *folder.parents):  # so that the account may reach its own folder
                if parent.stat().st_uid == os.getuid() and parent not in (Path("/"), Path("/tmp")):  # noqa: S108
                    parent.chmod(parent.stat().st_mode | 0o011)
            shutil.chown(self._folder, ACCOUNT)
        self._run(initdb, "-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8")

    def _run(self, *command: str, check: bool = True) -> None:
        done = subprocess.run(
            [*self._as, *command], cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        if check and done.returncode:
            raise Unavailable(done.stderr.decode(errors="replace")[-1000:])

    def start(self) -> None:
        options = f"-p {self._port} -h 127.0.0.1 -k {self._folder} -c max_connections=200"
        self._run(self._control, "-D", str(self._data), "-l", str(self._log), "-w", "-t", "60", "-o", options, "start")

    def kill(self) -> None:
        """As by a crash: nothing is written back, and the next start has to recover."""
        self._run(self._control, "-D", str(self._data), "-m", "immediate", "-w", "stop", check=False)

    def restart(self) -> None:
        self.kill()
        self.start()

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def database(self, name: str) -> str:
        """The URL of a new one."""

        async def create() -> None:
            connection = await asyncpg.connect(self.url)
            try:
                await connection.execute(f"CREATE DATABASE {name}")
            finally:
                await connection.close()

        asyncio.run(create())
        return self.url.rsplit("/", 1)[0] + f"/{name}"


class OwnRedis:
    def __init__(self, folder: Path) -> None:
        self._folder = folder / "redis"
        self._folder.mkdir()
        port = services.free_port()
        self._command = [found("redis-server", "valkey-server"), "--bind", "127.0.0.1", "--port", str(port)]
        self._command += ["--save", "", "--dir", str(self._folder)]
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{port}/0"

    def start(self) -> None:
        log = self._folder / "log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(self._command, stdout=output, stderr=output)
        until_it_answers(self.url, log)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def remove(self) -> None:
        self.kill()


class OwnRabbitmq:
    """A node of its own. It is started without the package's wrapper, which would make it the machine's one node."""

    SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")

    def __init__(self, folder: Path) -> None:
        if not self.SERVER.exists():
            raise Unavailable("rabbitmq-server is not installed")
        self._folder = folder / "rabbitmq"
        home = self._folder / "home"
        home.mkdir(parents=True)
        port, distribution = services.free_port(), services.free_port()
        configuration = self._folder / "rabbitmq.conf"
        configuration.write_text(
            f"listeners.tcp.default = 127.0.0.1:{port}\n"
            "vm_memory_high_watermark.absolute = 300MB\n"
            "disk_free_limit.absolute = 50MB\n"
        )
        plugins = self._folder / "enabled_plugins"
        plugins.write_text("[].\n")
        self._environment = {
            "HOME": str(home),
            "PATH": os.environ.get("PATH", "/usr/bin"),
            "LANG": "C.UTF-8",
            "RABBITMQ_NODENAME": f"zerek-{uuid4().hex[:8]}@localhost",
            "RABBITMQ_NODE_PORT": str(port),
            "RABBITMQ_DIST_PORT": str(distribution),
            "RABBITMQ_MNESIA_BASE": str(self._folder / "mnesia"),
            "RABBITMQ_LOG_BASE": str(self._folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(plugins),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_CONFIG_FILE": str(configuration.with_suffix("")),
            # One scheduler that sleeps when there is nothing to do: the run itself needs the processors.
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none",
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"amqp://guest:guest@127.0.0.1:{port}/"

    def start(self) -> None:
        log = self._folder / "output.log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [str(self.SERVER)],
                env=self._environment,
                cwd=self._folder,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        until_it_answers(self.url, log)

    def kill(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
            self._process = None

    def remove(self) -> None:
        self.kill()
