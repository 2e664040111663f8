"""The parts of Zerek as processes: started, killed, stopped in good order, and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import httpx

import services
from house import SECRET

START_SECONDS = 60
LONGEST_STOP_SECONDS = 60


class Stopped(NamedTuple):
    status: int
    seconds: float


class Part:
    """`zerek <command>`. `kill` is SIGKILL: the process gets no chance to tidy up."""

    def __init__(self, name: str, command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        self._command = [sys.executable, "-m", "zerek.cli", *command]
        self._folder = folder
        self._environment = {
            "ZEREK_DATA": str(folder),
            "JWT_SECRET": SECRET,
            "RATE_LIMIT_PER_MINUTE": "1000000",
            "RATE_LIMIT_ANSWERS_PER_MINUTE": "1000000",
            "LOG_LEVEL": "warning",
            "LOG_FORMAT": "json",
        } | dict(environment)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        # In a group of its own, so that a worker's children can be killed with it, as a lost machine would.
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=os.environ | self._environment,
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        if self.runs:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)

    def stop(self, number: int = signal.SIGTERM) -> Stopped:
        """Asks for an orderly end and waits for it; what does not end within a minute is killed, and has failed."""
        started = time.monotonic()
        if self.runs:
            self.process.send_signal(number)
        try:
            status = self.process.wait(LONGEST_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            status = -signal.SIGKILL
        return Stopped(status, time.monotonic() - started)

    def said(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""


class ServerPart(Part):
    def __init__(self, name: str, folder: Path, environment: Mapping[str, str], port: int | None = None) -> None:
        self.port = port or services.free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.origin}/api/v1"
        super().__init__(name, ["serve", "--port", str(self.port)], folder, environment)

    def start(self) -> None:
        """Returns when it answers. Raises `AssertionError` with its last words where it does not."""
        super().start()
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.runs:
            try:
                if httpx.get(f"{self.origin}/health/live", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(self.said())

    def start_for_sure(self) -> None:
        """As a service manager does: again where it ends at once, since what it needs was killed at that moment."""
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                self.start()
            except AssertionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.5)
            else:
                return
