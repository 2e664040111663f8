"""Ids: UUID version 7, so that new rows land at the end of an index and sort by the time they were made."""

from uuid import UUID

from uuid_utils.compat import uuid7

__all__ = ["new_id"]


def new_id() -> UUID:
    return uuid7()
