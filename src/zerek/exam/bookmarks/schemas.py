"""What goes over the wire about bookmarks."""

from uuid import UUID

from zerek.core.schema import Moment, Schema


class BookmarkOut(Schema):
    question_id: UUID
    question_text: str
    subject_code: str
    topic: str | None
    created_at: Moment
