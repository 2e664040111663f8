"""Many who sign in at once wait for their turn."""

import asyncio

import pytest

from zerek.core import security
from zerek.core.security import Passwords, SignInsQueue


async def test_a_few_at_a_time_have_their_turn() -> None:
    passwords, inside, most = Passwords(threads=1), 0, 0

    async def sign_in() -> None:
        nonlocal inside, most
        async with passwords.turn():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(sign_in() for _ in range(50)))
    assert most == 2
    passwords.close()


async def test_a_queue_that_is_too_long_is_refused_with_a_time_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "LONGEST_QUEUE", 1)
    passwords = Passwords(threads=1)
    async with passwords.turn():
        with pytest.raises(SignInsQueue) as refusal:
            async with passwords.turn():
                pass
    assert refusal.value.headers == {"Retry-After": str(security.RETRY_SECONDS)}
    async with passwords.turn():  # whoever was refused takes no place
        pass
    passwords.close()
