"""What changes about proctoring: events counted once, verdicts by people, and forgetting."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.db import Database
from zerek.core.events import Event, publish
from zerek.core.ids import new_id
from zerek.core.statements import insert_into
from zerek.exam.attempts.telling import tell_watchers
from zerek.exam.proctoring import rules
from zerek.exam.proctoring.models import ProctoringEvent, ProctoringReview, ProctoringTally, ReviewVerdict
from zerek.exam.proctoring.queries import times_known
from zerek.exam.proctoring.rules import REPEAT, Named, Sighting
from zerek.exam.proctoring.schemas import EventIn

MOST_ROWS = 1_000  # of one attempt; what comes on top is counted only
FORGOTTEN_AT_ONCE = 2_000


class Counted(NamedTuple):
    created: int
    total: int


async def lock_tally(session: AsyncSession, attempt_id: UUID) -> ProctoringTally:
    """The counts of an attempt, held until the end of the transaction: whoever else counts waits."""
    await session.execute(
        insert_into(session, ProctoringTally)
        .values(attempt_id=attempt_id, total_events=0, by_type={}, latest={}, kept_rows=0)
        .on_conflict_do_nothing()
    )
    query = select(ProctoringTally).where(ProctoringTally.attempt_id == attempt_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one()


async def record_events(
    session: AsyncSession, attempt_id: UUID, user_id: UUID, events: Sequence[EventIn], now: datetime
) -> Counted:
    """Counts what is no repeat, and keeps a row of each as long as there is room."""
    tally = await lock_tally(session, attempt_id)
    what = [rules.named(event.event_type) for event in events]
    sightings = [
        Sighting(rules.series_of(one, at is not None), at or now)
        for one, at in zip(what, [rules.usable(event.client_time) for event in events], strict=True)
    ]
    fresh = rules.counted(sightings, await known_times(session, tally, what, sightings))
    rows = [row(attempt_id, what[place], events[place], now) for place in fresh]
    kept = rows[: max(0, MOST_ROWS - tally.kept_rows)]
    if kept:
        await session.execute(insert(ProctoringEvent), kept)
    if fresh:
        latest = dict(tally.latest)
        for place in fresh:
            series, at = sightings[place]
            latest[series] = max(latest.get(series, ""), at.isoformat())
        by_type = Counter(tally.by_type) + Counter(what[place].kind.value for place in fresh)
        tally.total_events += len(fresh)
        tally.by_type, tally.latest = dict(by_type), trimmed(latest)
        tally.kept_rows += len(kept)
        tally.last_at = now
        await session.flush()
        await tell_watchers(session, {attempt_id: user_id}, "proctoring.changed", total_events=tally.total_events)
    return Counted(len(fresh), tally.total_events)


def trimmed(latest: dict[str, str]) -> dict[str, str]:
    """The newest ones: a client may invent names without end."""
    return dict(sorted(latest.items(), key=lambda entry: entry[1])[-50:])


async def known_times(
    session: AsyncSession, tally: ProctoringTally, what: Sequence[Named], sightings: Sequence[Sighting]
) -> dict[str, list[datetime]]:
    since, until = min(one.at for one in sightings) - REPEAT, max(one.at for one in sightings) + REPEAT
    known: dict[str, list[datetime]] = defaultdict(list)
    kinds = sorted({one.kind.value for one in what})
    for kind, name, client_at, server_at in await times_known(session, tally.attempt_id, kinds, since, until):
        series = rules.series_of(Named(kind, name), client_at is not None)
        known[series].append(client_at or server_at)
    for series, at in tally.latest.items():
        known[series].append(datetime.fromisoformat(at))
    return known


def row(attempt_id: UUID, what: Named, event: EventIn, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "attempt_id": attempt_id,
        "kind": what.kind.value,
        "name": what.name,
        "client_at": rules.usable(event.client_time),
        "server_at": now,
        "details": rules.bounded(event.metadata),
    }


async def give_verdict(
    session: AsyncSession, by: UUID, attempt_id: UUID, user_id: UUID, verdict: ReviewVerdict, note: str, now: datetime
) -> None:
    """A person's judgement, beside the earlier ones; it changes no score."""
    review_id = new_id()
    await session.execute(
        insert(ProctoringReview).values(
            id=review_id, attempt_id=attempt_id, reviewer_id=by, verdict=verdict, note=note, created_at=now
        )
    )
    after = {"verdict": verdict, "note": note}
    await audit.record(session, by, "proctoring.review", "exam_attempt", attempt_id, after=after)
    event = Event(
        "exam.reviewed",
        [user_id],
        {"verdict": verdict.value, "note": note},
        f"/app/exam/{attempt_id}/result",
        dedupe_key=f"exam.reviewed:{review_id}",
    )
    await publish(session, event, now)
    await tell_watchers(session, {attempt_id: user_id}, "attempt.changed")


async def forget_events(database: Database, before: datetime) -> int:
    """Deletes the events of before that moment, in small transactions; the counts stay. Returns how many."""
    forgotten = 0
    while True:
        old = select(ProctoringEvent.id).where(ProctoringEvent.server_at < before).limit(FORGOTTEN_AT_ONCE)
        async with database.write() as session:
            gone = await session.execute(
                delete(ProctoringEvent).where(ProctoringEvent.id.in_(old)).returning(ProctoringEvent.id)
            )
            deleted = len(gone.all())
        forgotten += deleted
        if deleted < FORGOTTEN_AT_ONCE:
            return forgotten


async def forget_person(session: AsyncSession, attempt_ids: Sequence[UUID]) -> None:
    """Of somebody who is erased: what their browser reported, and what was written about them."""
    await session.execute(delete(ProctoringEvent).where(ProctoringEvent.attempt_id.in_(attempt_ids)))
    await session.execute(update(ProctoringReview).where(ProctoringReview.attempt_id.in_(attempt_ids)).values(note=""))
