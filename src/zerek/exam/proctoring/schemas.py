"""What goes over the wire about proctoring."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, model_validator

from zerek.core.paging import Page
from zerek.core.schema import Input, LenientInput, Moment, Schema
from zerek.exam.attempts.schemas import ProctoringSummary
from zerek.exam.proctoring.models import Kind, ReviewVerdict

MOST_EVENTS = 100

EventType = Annotated[str, Field(min_length=1, max_length=200)]


class EventIn(LenientInput):
    """A kind that is not known is kept as `other` with its name."""

    event_type: EventType
    metadata: dict[str, Any] | None = None
    client_time: Moment | None = None


class ProctoringIn(LenientInput):
    """One event, or several as `events`."""

    event_type: EventType | None = None
    metadata: dict[str, Any] | None = None
    client_time: Moment | None = None
    events: list[EventIn] | None = Field(None, min_length=1, max_length=MOST_EVENTS)

    @model_validator(mode="after")
    def check_one_way(self) -> "ProctoringIn":
        if (self.event_type is None) == (self.events is None):
            raise ValueError("either one event_type or a list of events")
        return self

    def all_events(self) -> list[EventIn]:
        if self.events is not None:
            return self.events
        assert self.event_type is not None
        return [EventIn(event_type=self.event_type, metadata=self.metadata, client_time=self.client_time)]


class ProctoringSaved(Schema):
    created_count: int
    total_events: int
    suspicious: bool


class EventOut(Schema):
    event_type: Kind
    name: str | None
    client_time: Moment | None
    server_time: Moment
    metadata: dict[str, Any]


class ProctoringLog(Page[EventOut]):
    """What is kept of the events, oldest first; the counts go on where no more of them is kept."""

    summary: ProctoringSummary
    suspicious_from: int


class VerdictIn(Input):
    verdict: ReviewVerdict
    note: str = Field(min_length=1, max_length=2000, description="why; the student reads it")


class ReviewOut(Schema):
    id: UUID
    verdict: ReviewVerdict
    note: str
    reviewer_id: UUID | None
    reviewer_name: str | None
    created_at: Moment
