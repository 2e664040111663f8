"""A Redis of a test's own, which may die."""

import asyncio
import os
import signal
import subprocess
import time
from pathlib import Path

import services
from zerek.core.kv import AWAY, RedisKeyValue


class OwnRedis:
    """A server that can be stopped, hung and started again, on the same port each time."""

    def __init__(self, program: str, folder: Path) -> None:
        self._port = services.free_port()
        self._command = [program, "--bind", "127.0.0.1", "--port", str(self._port), "--save", "", "--dir", str(folder)]
        # Kept from one start to the next, since an old value that comes back is what is looked for.
        self._command += ["--appendonly", "yes", "--appendfsync", "always"]
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    async def start(self) -> None:
        self._process = subprocess.Popen(  # noqa: ASYNC220 - a fork, and a test waits for nothing else
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        probe = RedisKeyValue(self.url, "")
        end = time.monotonic() + 10
        while True:
            try:
                await probe.ping()
                break
            except AWAY:
                assert time.monotonic() < end
                await asyncio.sleep(0.02)
        await probe.close()

    def signal(self, number: int) -> None:
        assert self._process is not None
        os.kill(self._process.pid, number)

    def stop(self) -> None:
        if self._process is not None:
            self.signal(signal.SIGCONT)
            self._process.kill()
            self._process.wait()
            self._process = None
