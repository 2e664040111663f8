"""What goes over the wire about linked accounts."""

from uuid import UUID

from zerek.core.schema import Moment, Schema


class LinkOut(Schema):
    id: UUID
    issuer: str
    email: str | None
    created_at: Moment
    last_used_at: Moment | None


class LinkList(Schema):
    items: list[LinkOut]


class DepartureOut(Schema):
    """Where to send the browser."""

    url: str
