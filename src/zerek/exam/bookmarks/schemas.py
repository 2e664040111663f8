"""What goes over the wire about bookmarks."""

from uuid import UUID

from pydantic import Field

from zerek.core.paging import Page
from zerek.core.schema import Moment, Schema


class BookmarkOut(Schema):
    question_id: UUID
    question_text: str
    subject_code: str
    topic: str | None
    created_at: Moment
    practisable: bool = Field(description="false once the question was taken out of use")


class BookmarkedSubject(Schema):
    subject_code: str
    title_ru: str
    title_kk: str
    title_en: str
    bookmarks: int
    practisable: int


class BookmarkPage(Page[BookmarkOut]):
    by_subject: list[BookmarkedSubject] = Field(description="of all one's bookmarks, whatever the filter")
