"""`python -m proofs.smtp PORT FILE`: an SMTP server as a process that can be killed. What it takes is a line in a file
before it says so; now and then it takes a mail and hangs up without a word, as a lost connection would."""

import asyncio
import json
import random
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope

SILENT = 0.03


class Taker:
    def __init__(self, file: Path) -> None:
        self._file = file.open("a", encoding="utf-8")
        self._seen: set[str] = set()
        self._dice = random.Random(file.name)

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=default)
        taken = {"id": mail["Message-ID"], "to": envelope.rcpt_tos[0]}
        self._file.write(json.dumps(taken) + "\n")
        self._file.flush()  # to the system: the line outlives this process
        first, self._seen = taken["id"] not in self._seen, self._seen | {taken["id"]}
        if first and self._dice.random() < SILENT:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            await asyncio.sleep(60)
        return "250 taken"


async def serve(port: int, file: Path) -> None:
    taker = Taker(file)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(taker, hostname="sink"), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
