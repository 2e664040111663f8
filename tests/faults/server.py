"""A real server process that can be killed and started again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from house import SECRET
from services import free_port

START_SECONDS = 120


class KillableServer:
    """`zerek serve` (or `demo`) on a port of its own. `kill` is SIGKILL: the process gets no chance to tidy up."""

    def __init__(self, database_url: str, folder: Path, *, command: str = "serve", **environment: str) -> None:
        self._command = command
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/api/v1"
        self._log = folder / "server.log"
        self._folder = folder
        self._environment = {
            "DATABASE_URL": database_url,
            "ZEREK_DATA": str(folder),
            "JWT_SECRET": SECRET,
            "RATE_LIMIT_PER_MINUTE": "1000000",
            "RATE_LIMIT_ANSWERS_PER_MINUTE": "1000000",
            "EXAM_GRACE_SECONDS": "1",
            "EXAM_SWEEP_SECONDS": "0.5",
            "LOG_LEVEL": "error",
        } | environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "zerek.cli", self._command, "--port", str(self.port)],
                env=os.environ | self._environment,
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(self._log.read_text())

    def kill(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(30)
