"""Asking for the current password again, and taking a new one.

Both hash, which takes its time. So they read with a session of their own that they give back before, and are asked
before a route touches its transaction: on SQLite that would keep every other writer waiting.
"""

from datetime import timedelta
from uuid import UUID

from fastapi import Request
from sqlalchemy import select

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput
from zerek.core.middleware import address_of
from zerek.identity.access import Actor
from zerek.identity.errors import SignInAgain, WrongPassword
from zerek.identity.models import SignInSession, User
from zerek.identity.queries import user_by_id
from zerek.identity.rules import password_fault

FRESH_SIGN_IN = timedelta(minutes=10)


async def confirm_person(request: Request, actor: Actor, given: str | None) -> User:
    """The caller, who has shown anew that they are: by the password, or, who has none, by having signed in just now.

    Raises `WrongPassword`, `SignInAgain`.
    """
    async with request.app.state.database.read() as reading:
        user = await user_by_id(reading, actor.user_id)
        signed_in_at = (
            await reading.execute(select(SignInSession.created_at).where(SignInSession.id == actor.session_id))
        ).scalar_one()
    if user.password_hash is not None:
        return await confirm_password(request, actor.user_id, given)
    if utc_now() - signed_in_at > FRESH_SIGN_IN:
        raise SignInAgain
    return user


async def confirm_password(request: Request, user_id: UUID, given: str | None) -> User:
    """The person as they were when the password was right, before something that cannot be undone.

    Raises `WrongPassword`; wrong ones count as failed sign-ins.
    """
    state, address = request.app.state, address_of(request)
    async with state.database.read() as reading:
        user = await user_by_id(reading, user_id)
    await state.failure_delays.require(state.kv, user.username, address)
    right, _ = await state.passwords.verify(given or "", user.password_hash)
    # Again, and whatever the password was: guesses that were sent at once had all passed the first check.
    await state.failure_delays.require(state.kv, user.username, address)
    if not right:
        await state.failure_delays.record(state.kv, user.username, address)
        raise WrongPassword
    return user


def unchanged(user: User, confirmed: User) -> User:
    """Raises `WrongPassword` where somebody else has changed the password since it was confirmed."""
    if user.password_hash != confirmed.password_hash:
        raise WrongPassword
    return user


def words_of(user: User) -> tuple[str, ...]:
    """What a password may not repeat."""
    return user.username, user.email or "", user.full_name


async def new_password_hash(
    request: Request, password: str, own_words: tuple[str, ...], *, field: str = "body.new_password"
) -> str:
    """The hash of a password that is good enough. Raises `InvalidInput` with the reason otherwise."""
    shortest = request.app.state.settings.password_min_length
    fault = password_fault(password, shortest, own_words)
    if fault is not None:
        raise InvalidInput.of(field, fault, shortest=shortest)
    hashed: str = await request.app.state.passwords.hash(password)
    return hashed
