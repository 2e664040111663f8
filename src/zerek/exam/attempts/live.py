"""The live state of an attempt for other readers: `exam:attempt:{attempt_id}`, and when its room was heard of last:
`exam:seen:{attempt_id}`. The truth is the database."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from zerek.core.kv import KeyValue
from zerek.core.schema import rfc3339

HOUR = 3600


def key(attempt_id: UUID) -> str:
    return f"exam:attempt:{attempt_id}"


async def put(kv: KeyValue, attempt_id: UUID, user_id: UUID, deadline_at: datetime, exam_seconds: int) -> None:
    """Kept for the exam's time and one hour."""
    state = {"attempt_id": str(attempt_id), "user_id": str(user_id), "deadline_at": rfc3339(deadline_at)}
    await kv.set(key(attempt_id), json.dumps(state), exam_seconds + HOUR)


async def remove(kv: KeyValue, attempt_ids: Sequence[UUID]) -> None:
    if attempt_ids:
        await kv.delete(*(key(attempt_id) for attempt_id in attempt_ids))


async def mark_seen(kv: KeyValue, attempt_id: UUID, now: datetime) -> None:
    await kv.set(f"exam:seen:{attempt_id}", rfc3339(now), HOUR)


async def seen_at(kv: KeyValue, attempt_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """When the rooms of these attempts were heard of last; without those that were not for an hour."""
    found = {}
    for attempt_id in attempt_ids:
        stored = await kv.get(f"exam:seen:{attempt_id}")
        if stored is not None:
            found[attempt_id] = datetime.fromisoformat(stored.decode())
    return found
