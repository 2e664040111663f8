"""Ids: UUID version 7, so that new rows land at the end of an index and sort by the time they were made."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

__all__ = ["first_id", "new_id"]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id() -> UUID:
    return uuid7()


def first_id(moment: datetime) -> UUID:
    """The smallest id of that millisecond: what was made from then on has no smaller one."""
    return UUID(int=((moment - EPOCH) // timedelta(milliseconds=1) << 80) | (7 << 76) | (2 << 62))
