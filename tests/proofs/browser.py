"""How simulated students speak to the product: to any of its servers, again where no answer comes."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import httpx

TIMEOUT_SECONDS = 15
SHORTEST_PAUSE, LONGEST_PAUSE = 0.2, 2.0
Headers = dict[str, str]


class Browser:
    """One for all students of a run. `broken` holds what no server may ever answer."""

    def __init__(self, servers: Sequence[str], seed: int) -> None:
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=50)
        self._clients = [httpx.AsyncClient(base_url=url, timeout=TIMEOUT_SECONDS, limits=limits) for url in servers]
        self._dice = random.Random(f"{seed} browser")
        self.answers: Counter[int] = Counter()
        self.lost = 0
        self.broken: list[str] = []

    async def ask(self, method: str, path: str, headers: Headers, **options: Any) -> httpx.Response | None:
        """None where no answer came."""
        client = self._dice.choice(self._clients)
        try:
            answer = await client.request(method, path, headers=headers, **options)
        except httpx.TransportError:
            self.lost += 1
            return None
        client.cookies.clear()
        self.answers[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code != 503:
            self.broken.append(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer

    async def until_told(self, method: str, path: str, headers: Headers, **options: Any) -> httpx.Response:
        """Again and again, after pauses that grow, until a server knows an answer."""
        pause = SHORTEST_PAUSE
        while True:
            answer = await self.ask(method, path, headers, **options)
            if answer is not None and answer.status_code not in (429, 500, 503):
                return answer
            await asyncio.sleep(pause * self._dice.uniform(0.7, 1.3))
            pause = min(2 * pause, LONGEST_PAUSE)

    async def close(self) -> None:
        await asyncio.gather(*(client.aclose() for client in self._clients))
