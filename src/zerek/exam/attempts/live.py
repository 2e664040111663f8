"""The live state of an attempt for other readers: `exam:attempt:{attempt_id}`. The truth is the database."""

import json
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


async def remove(kv: KeyValue, attempt_ids: list[UUID]) -> None:
    if attempt_ids:
        await kv.delete(*(key(attempt_id) for attempt_id in attempt_ids))
