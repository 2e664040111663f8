"""Asking for the current password again, and taking a new one."""

from fastapi import Request

from zerek.core.errors import InvalidInput
from zerek.core.middleware import address_of
from zerek.identity.errors import WrongPassword
from zerek.identity.models import User
from zerek.identity.rules import password_fault


async def confirm_password(request: Request, user: User, given: str | None) -> None:
    """Before something that cannot be undone. Raises `WrongPassword`; wrong ones count as failed sign-ins."""
    state, address = request.app.state, address_of(request)
    await state.failure_delays.require(state.kv, user.username, address)
    right, _ = await state.passwords.verify(given or "", user.password_hash)
    if not right:
        await state.failure_delays.record(state.kv, user.username, address)
        raise WrongPassword


async def new_password_hash(
    request: Request, user: User | None, password: str, *own_words: str, field: str = "body.new_password"
) -> str:
    """The hash of a password that is good enough. Raises `InvalidInput` with the reason otherwise."""
    words = (*own_words, *((user.username, user.email or "", user.full_name) if user else ()))
    shortest = request.app.state.settings.password_min_length
    fault = password_fault(password, shortest, words)
    if fault is not None:
        raise InvalidInput.of(field, fault, shortest=shortest)
    hashed: str = await request.app.state.passwords.hash(password)
    return hashed
