"""The rules of practice: pure functions; no session, no clock."""

import hashlib
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random
from typing import NamedTuple
from uuid import UUID

from zerek.exam.attempts.rules import Item

KEPT = timedelta(days=7)
SEEN_THE_SOLUTION = timedelta(minutes=10)


def item(seed: int, question_id: UUID, version_id: UUID, kind: str, option_keys: str) -> Item:
    """A question with its options in the order of one session: always the same there, another one elsewhere. The order
    follows from the question and not from its wording: an answer to one just corrected means what it meant."""
    digest = hashlib.blake2b(question_id.bytes + seed.to_bytes(8, "big"), digest_size=8).digest()
    keys = list(option_keys)
    Random(int.from_bytes(digest, "big")).shuffle(keys)  # noqa: S311 - the seed is secret
    return Item(question_id, version_id, 0, kind, "".join(keys))


def is_kept(last_at: datetime, now: datetime) -> bool:
    """Whether a session can be gone on with: until seven days after its last answer."""
    return now - last_at <= KEPT


class Given(NamedTuple):
    """The last answer that somebody gave to a question."""

    number: int
    session_id: UUID
    version_id: UUID
    keys: str
    is_correct: bool
    counted: bool
    client_seq: int | None
    at: datetime


class Weight(Enum):
    COUNTS = auto()
    DOES_NOT_COUNT = auto()
    REPEAT = auto()


def weigh(previous: Given | None, session_id: UUID, keys: str, client_seq: int | None, now: datetime) -> Weight:
    """What an answer is: one that counts; one more try with the solution just seen, which is checked but tells nothing
    of knowledge; or the very same answer again (a double click, a retry after a lost response), without any effect."""
    if previous is None:
        return Weight.COUNTS
    same_client = client_seq is not None and previous.client_seq is not None and previous.session_id == session_id
    if same_client and client_seq <= previous.client_seq:  # type: ignore[operator]  # neither is None
        return Weight.REPEAT
    if now - previous.at > SEEN_THE_SOLUTION:
        return Weight.COUNTS
    return Weight.REPEAT if client_seq is None and keys == previous.keys else Weight.DOES_NOT_COUNT


def accuracy(answered: int, correct: int) -> float:
    """Per cent, to two decimals."""
    return round(100 * correct / answered, 2) if answered else 0.0
