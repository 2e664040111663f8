"""What is read about the sessions of one person."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.identity.models import SignInSession

MOST_SESSIONS = 100


async def sessions_of(session: AsyncSession, user_id: UUID, now: datetime) -> Sequence[SignInSession]:
    """The last used ones first, at most 100."""
    query = (
        select(SignInSession)
        .where(SignInSession.user_id == user_id, SignInSession.ended_at.is_(None), SignInSession.expires_at > now)
        .order_by(SignInSession.last_used_at.desc(), SignInSession.id)
        .limit(MOST_SESSIONS)
    )
    return (await session.execute(query)).scalars().all()
