"""The live progress of a practice for other readers: `practice:{user_id}:{subject_code}`. The truth is the database."""

import json
from datetime import datetime
from uuid import UUID

from zerek.core.kv import KeyValue
from zerek.core.schema import rfc3339
from zerek.exam.practice.rules import KEPT


def key(user_id: UUID, subject_code: str) -> str:
    return f"practice:{user_id}:{subject_code}"


async def put(
    kv: KeyValue, user_id: UUID, subject_code: str, session_id: UUID, at: datetime, progress: dict[str, float]
) -> None:
    """Kept for seven days after the last answer."""
    state = {"session_id": str(session_id), "last_answer_at": rfc3339(at), **progress}
    await kv.set(key(user_id, subject_code), json.dumps(state), KEPT.total_seconds())


async def remove(kv: KeyValue, user_id: UUID, subject_code: str) -> None:
    await kv.delete(key(user_id, subject_code))
