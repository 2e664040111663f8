"""What changes about the second factor: one function per use case.

The row of the person is locked before: here, or where the password was asked for. A sign-in that is under way locks it
as well, so that it finds the factor either as it was or as it is from now on.
"""

import hmac
import secrets
from datetime import datetime
from uuid import UUID

import pyotp
from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.security import Seals, token_hash
from zerek.identity.errors import CodeRefused
from zerek.identity.models import RecoveryCode, SecondFactor, SignInSession, User
from zerek.identity.notices import tell_of_sign_in_method
from zerek.identity.queries import user_by_id
from zerek.identity.second_factor.errors import AlreadyOn, NotBegun
from zerek.identity.signin.service import end_sessions

PURPOSE = "one-time password"
ISSUER = "Zerek"
STEP_SECONDS = 30
STEPS_ASIDE = 1  # a clock that is half a minute off still lets its owner in
RECOVERY_CODES = 10
RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes: they are copied from paper


async def is_on(session: AsyncSession, user_id: UUID) -> bool:
    query = select(exists().where(SecondFactor.user_id == user_id, SecondFactor.confirmed_at.is_not(None)))
    return bool((await session.execute(query)).scalar())


async def recovery_codes_left(session: AsyncSession, user_id: UUID) -> int:
    query = select(func.count()).where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return (await session.execute(query)).scalar_one()


async def begin(session: AsyncSession, seals: Seals, user: User, now: datetime) -> tuple[str, str]:
    """A new secret and its `otpauth:` address, not yet in force. Raises `AlreadyOn`."""
    if await is_on(session, user.id):
        raise AlreadyOn
    secret = pyotp.random_base32()
    begun = delete(SecondFactor).where(SecondFactor.user_id == user.id, SecondFactor.confirmed_at.is_(None))
    await session.execute(begun)
    await session.execute(
        insert(SecondFactor).values(
            user_id=user.id, sealed_secret=seals.seal(PURPOSE, secret), created_at=now, last_step=0
        )
    )
    return secret, pyotp.TOTP(secret).provisioning_uri(name=user.email or user.username, issuer_name=ISSUER)


async def confirm(
    session: AsyncSession, seals: Seals, user_id: UUID, session_id: UUID, code: str, now: datetime
) -> list[str]:
    """Puts the secret in force once its owner has shown a code of it, and answers the recovery codes. Every other
    session ends: it was begun without. Raises `NotBegun`, `AlreadyOn`, `CodeRefused`."""
    user = await user_by_id(session, user_id, for_update=True)
    query = select(SecondFactor).where(SecondFactor.user_id == user_id).with_for_update()
    factor = (await session.execute(query)).scalar_one_or_none()
    if factor is None:
        raise NotBegun
    if factor.confirmed_at is not None:
        raise AlreadyOn
    step = matching_step(seals.open(PURPOSE, factor.sealed_secret), code, now)
    if step is None:
        raise CodeRefused
    factor.confirmed_at, factor.last_step = now, step
    await session.flush()
    await session.execute(update(SignInSession).where(SignInSession.id == session_id).values(second_factor=True))
    await end_sessions(session, user_id, but=session_id, now=now)
    await audit.record(session, user_id, "user.second_factor_on", "user", user_id)
    await tell_of_sign_in_method(session, user, "second_factor_on", now)
    return await new_recovery_codes(session, user_id)


async def new_recovery_codes(session: AsyncSession, user_id: UUID) -> list[str]:
    """They take the place of all earlier ones."""
    await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    codes = ["".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    rows = [{"user_id": user_id, "code_hash": token_hash(code)} for code in codes]
    await session.execute(insert(RecoveryCode), rows)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


async def renew_recovery_codes(session: AsyncSession, user_id: UUID) -> list[str]:
    await audit.record(session, user_id, "user.recovery_codes", "user", user_id)
    return await new_recovery_codes(session, user_id)


async def switch_off(session: AsyncSession, by: UUID, user: User, now: datetime) -> None:
    """Nothing where there is none."""
    was_on = await is_on(session, user.id)
    await session.execute(delete(SecondFactor).where(SecondFactor.user_id == user.id))
    await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    await session.execute(update(SignInSession).where(SignInSession.user_id == user.id).values(second_factor=False))
    if was_on:
        await audit.record(session, by, "user.second_factor_off", "user", user.id)
        await tell_of_sign_in_method(session, user, "second_factor_off", now)


async def take_code(session: AsyncSession, seals: Seals, user_id: UUID, code: str, now: datetime) -> bool:
    """Whether this code lets its owner in. A code is taken once: of two requests with the same one, one wins."""
    plain = code.replace(" ", "").replace("-", "").lower()
    if not plain.isdigit():
        return await take_recovery_code(session, user_id, plain, now)
    query = select(SecondFactor.sealed_secret).where(
        SecondFactor.user_id == user_id, SecondFactor.confirmed_at.is_not(None)
    )
    sealed = (await session.execute(query)).scalar_one_or_none()
    step = matching_step(seals.open(PURPOSE, sealed), plain, now) if sealed else None
    if step is None:
        return await take_recovery_code(session, user_id, plain, now)
    taken = await session.execute(
        update(SecondFactor)
        .where(SecondFactor.user_id == user_id, SecondFactor.last_step < step)
        .values(last_step=step)
        .returning(SecondFactor.user_id)
    )
    return taken.first() is not None


async def take_recovery_code(session: AsyncSession, user_id: UUID, plain: str, now: datetime) -> bool:
    taken = await session.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.user_id == user_id,
            RecoveryCode.code_hash == token_hash(plain),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.user_id)
    )
    return taken.first() is not None


def matching_step(secret: str | None, code: str, now: datetime) -> int | None:
    """The time step (RFC 6238, 30 s) that this is the code of: the present one or a neighbour. Of no secret, one that
    does not open because the installation has another key by now, nothing is the code."""
    if secret is None:
        return None
    present, generator = int(now.timestamp()) // STEP_SECONDS, pyotp.TOTP(secret)
    for step in range(present - STEPS_ASIDE, present + STEPS_ASIDE + 1):
        if hmac.compare_digest(generator.generate_otp(step).encode(), code.encode()):
            return step
    return None
