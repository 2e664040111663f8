"""What goes over the wire about the audit trail."""

from typing import Any
from uuid import UUID

from zerek.core.schema import Moment, Schema


class Entry(Schema):
    id: UUID
    at: Moment
    actor_id: UUID | None
    actor_name: str | None
    action: str
    object_type: str
    object_id: str
    address: str
    request_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
