"""What changes about results: a check code is given."""

import secrets
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.security import Seals, token_hash
from zerek.core.statements import insert_into
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.results.models import ResultCode
from zerek.exam.results.queries import SEAL, code_of
from zerek.exam.results.rules import ALPHABET, RANDOM_LETTERS, check_letter
from zerek.exam.results.schemas import Certificate, NameShown


async def give_code(
    session: AsyncSession,
    seals: Seals,
    attempt: ExamAttempt,
    *,
    public_url: str,
    now: datetime,
    name_shown: NameShown | None = None,
) -> Certificate:
    """The code of a finished attempt: the one it has, or a new one. Papers of one attempt all bear the same.

    A code that no longer opens, because the installation's secret has changed, gives way to a new one.
    """
    given = await code_of(session, seals, attempt.id, public_url)
    if given is None:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LETTERS))
        code = {
            "code_hash": token_hash(letters + check_letter(letters)),
            "sealed_code": seals.seal(SEAL, letters),
            "issued_at": now,
            "points": attempt.points or 0.0,
            "passed": bool(attempt.passed),
        }
        statement = insert_into(session, ResultCode)
        statement = statement.values(attempt_id=attempt.id, name_shown=name_shown or "initials", **code)
        await session.execute(statement.on_conflict_do_nothing())
        given = await code_of(session, seals, attempt.id, public_url)
        if given is None:
            await session.execute(update(ResultCode).where(ResultCode.attempt_id == attempt.id).values(code))
            given = await code_of(session, seals, attempt.id, public_url)
    assert given is not None  # it was sealed just now
    if name_shown is not None and given.name_shown != name_shown:
        await session.execute(
            update(ResultCode).where(ResultCode.attempt_id == attempt.id).values(name_shown=name_shown)
        )
        given.name_shown = name_shown
    return given
