"""What is read about proctoring."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.attempts.schemas import ProctoringSummary
from zerek.exam.proctoring.models import ProctoringEvent, ProctoringReview, ProctoringTally
from zerek.exam.proctoring.rules import is_suspicious
from zerek.identity.models import User


async def summaries_of(session: AsyncSession, attempt_ids: Sequence[UUID]) -> dict[UUID, ProctoringSummary]:
    """The counts and the verdict that holds, of those attempts that have any."""
    found: dict[UUID, ProctoringSummary] = {}
    tallies = await session.execute(
        select(ProctoringTally.attempt_id, ProctoringTally.total_events, ProctoringTally.by_type).where(
            ProctoringTally.attempt_id.in_(attempt_ids)
        )
    )
    for row in tallies:
        found[row.attempt_id] = ProctoringSummary(
            total_events=row.total_events, by_type=row.by_type, suspicious=is_suspicious(row.total_events)
        )
    verdicts = await session.execute(
        select(ProctoringReview.attempt_id, ProctoringReview.verdict, ProctoringReview.note)
        .where(ProctoringReview.attempt_id.in_(attempt_ids))
        .order_by(ProctoringReview.created_at, ProctoringReview.id)
    )
    for verdict in verdicts:  # oldest first, so that the newest stays
        summary = found.setdefault(verdict.attempt_id, ProctoringSummary())
        summary.verdict, summary.note = verdict.verdict, verdict.note
    return found


async def summary_of(session: AsyncSession, attempt_id: UUID) -> ProctoringSummary:
    return (await summaries_of(session, [attempt_id])).get(attempt_id, ProctoringSummary())


async def events_of(session: AsyncSession, attempt_id: UUID, window: Window) -> tuple[Sequence[ProctoringEvent], int]:
    """Oldest first, by the server's clock."""
    query = select(ProctoringEvent).where(ProctoringEvent.attempt_id == attempt_id)
    rows = await session.execute(
        query.order_by(ProctoringEvent.server_at, ProctoringEvent.id).limit(window.limit).offset(window.offset)
    )
    return rows.scalars().all(), await count(session, query)


async def reviews_of(session: AsyncSession, attempt_id: UUID) -> Sequence[Any]:
    """Every verdict with its reviewer's name, newest first."""
    rows = await session.execute(
        select(ProctoringReview, User.full_name)
        .outerjoin(User, User.id == ProctoringReview.reviewer_id)
        .where(ProctoringReview.attempt_id == attempt_id)
        .order_by(ProctoringReview.created_at.desc(), ProctoringReview.id.desc())
    )
    return rows.all()


async def times_known(
    session: AsyncSession, attempt_id: UUID, kinds: Sequence[str], since: datetime, until: datetime
) -> Sequence[Any]:
    """(kind, name, client_at, server_at) of kept events of these kinds that lie between, by either clock."""
    rows = await session.execute(
        select(ProctoringEvent.kind, ProctoringEvent.name, ProctoringEvent.client_at, ProctoringEvent.server_at).where(
            ProctoringEvent.attempt_id == attempt_id,
            ProctoringEvent.kind.in_(kinds),
            ProctoringEvent.client_at.between(since, until)
            | (ProctoringEvent.client_at.is_(None) & ProctoringEvent.server_at.between(since, until)),
        )
    )
    return rows.all()
