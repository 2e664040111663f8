"""Parts and services that are killed at random and started again, each on its own beat; the dice are seeded."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass
class Victim:
    """`up` and `down` are from how many to how many seconds it is left in peace, and away."""

    name: str
    kill: Callable[[], object]
    start: Callable[[], object]
    up: tuple[float, float]
    down: tuple[float, float] = (0.2, 5)
    turns: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Of those that share it, only one is away at a time."""
    kills: int = 0
    away_seconds: float = 0


@dataclass
class Torment:
    victims: Sequence[Victim]
    seed: int
    began: float = field(default_factory=time.monotonic)
    story: list[tuple[float, str]] = field(default_factory=list)

    async def run(self, over: asyncio.Event) -> None:
        """Until it is over and everything that was killed is back."""
        await asyncio.gather(*(self._torment(victim, over) for victim in self.victims))

    async def _torment(self, victim: Victim, over: asyncio.Event) -> None:
        dice = random.Random(f"{self.seed} {victim.name}")
        while not await happens(over, dice.uniform(*victim.up)):
            async with victim.turns:
                away_since = time.monotonic()
                self._tell(f"{victim.name} is killed")
                await asyncio.to_thread(victim.kill)
                await asyncio.sleep(dice.uniform(*victim.down))
                await asyncio.to_thread(victim.start)
                self._tell(f"{victim.name} is back")
                victim.kills += 1
                victim.away_seconds += time.monotonic() - away_since

    def _tell(self, what: str) -> None:
        self.story.append((time.monotonic() - self.began, f"{datetime.now(UTC):%H:%M:%S}  {what}"))


async def happens(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
