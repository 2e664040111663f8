"""The services that tests talk to: those that run already, or else ones started here and stopped at the end.

A service that is neither running nor installed is left out, and the tests that need it say so when they skip; in CI
they fail.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

POSTGRESQL = "TEST_POSTGRESQL_URL"
REDIS = "TEST_REDIS_URL"
RABBITMQ = "TEST_RABBITMQ_URL"
DEFAULTS = {
    POSTGRESQL: "postgresql://postgres@127.0.0.1:5432/postgres",
    REDIS: "redis://127.0.0.1:6379/0",
    RABBITMQ: "amqp://guest:guest@127.0.0.1:5672/",
}
START_SECONDS = 60


def url_of(service: str) -> str:
    return os.environ.get(service, DEFAULTS[service])


def answers(url: str) -> bool:
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 0), timeout=2).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str) -> str | None:
    """Where a program is; Debian keeps those of the PostgreSQL server away from PATH."""
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", *folders]))


class Services:
    """What this run has started."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._folders: list[str] = []
        self._stops: list[list[str]] = []

    def start_missing(self) -> None:
        starters = {POSTGRESQL: self._postgresql, REDIS: self._redis, RABBITMQ: self._rabbitmq}
        for service, start in starters.items():
            if service not in os.environ and not answers(url_of(service)):
                url = start()
                if url is not None and self._wait(url):
                    os.environ[service] = url

    def stop(self) -> None:
        for command in self._stops:
            subprocess.run(command, capture_output=True, check=False, timeout=60)
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)

    def _folder(self, owner: str | None = None) -> str:
        folder = tempfile.mkdtemp(prefix="zerek-service-")
        self._folders.append(folder)
        if owner is not None:
            shutil.chown(folder, owner)
        return folder

    def _run(self, command: Sequence[str], folder: str) -> None:
        with (Path(folder) / "output.log").open("wb") as log:
            self._processes.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=folder))

    @staticmethod
    def _wait(url: str) -> bool:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if answers(url):
                return True
            time.sleep(0.1)
        return False

    def _postgresql(self) -> str | None:
        initdb, server = program("initdb"), program("postgres")
        if initdb is None or server is None:
            return None
        # The server refuses to run as root; Debian's package brings the account that it runs as.
        owner = "postgres" if os.getuid() == 0 else None
        as_owner = ["runuser", "-u", owner, "--"] if owner else []
        folder, port = self._folder(owner), free_port()
        data = f"{folder}/cluster"
        made = subprocess.run(
            [*as_owner, initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        if made.returncode != 0:
            return None
        self._run([*as_owner, server, "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder], folder)
        return f"postgresql://postgres@127.0.0.1:{port}/postgres"

    def _redis(self) -> str | None:
        server = program("redis-server") or program("valkey-server")
        if server is None:
            return None
        port = free_port()
        self._run([server, "--bind", "127.0.0.1", "--port", str(port), "--save", ""], self._folder())
        return f"redis://127.0.0.1:{port}/0"

    def _rabbitmq(self) -> str | None:
        """With its own settings, so on its usual port: `rabbitmqctl` finds it there, as it would a running one."""
        server, control = program("rabbitmq-server"), program("rabbitmqctl")
        if server is None or control is None:
            return None
        self._run([server], self._folder())
        self._stops.append([control, "-q", "shutdown"])
        return DEFAULTS[RABBITMQ]
