"""Bookmarks over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request

from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.paging import PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.attempts.rules import choose_language
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.bookmarks import queries, service
from zerek.exam.bookmarks.schemas import BookmarkOut, BookmarkPage
from zerek.identity.access import CurrentStudent

router = APIRouter(route_class=TransactionRoute, tags=["practice"])


@router.get("/bookmarks")
async def my_bookmarks(
    request: Request,
    actor: CurrentStudent,
    session: ReadSession,
    window: PageWindow,
    subject_code: Annotated[str | None, Query(max_length=40)] = None,
) -> BookmarkPage:
    """One's own bookmarks, the newest first."""
    rows, total = await queries.listed(session, actor.user_id, subject_code, window)
    faces = await request.app.state.faces.get(session, [row[1] for row in rows])
    items = []
    for question_id, version_id, code, created_at, practisable in rows:
        texts = faces[version_id].texts
        shown = texts[choose_language(texts, actor.locale)]
        items.append(
            BookmarkOut(
                question_id=question_id,
                question_text=shown["text"],
                subject_code=code,
                topic=shown.get("topic"),
                created_at=created_at,
                practisable=practisable,
            )
        )
    subjects = await queries.by_subject(session, actor.user_id)
    return BookmarkPage.model_validate({**page(items, total, window), "by_subject": subjects})


@router.put("/questions/{question_id}/bookmark", status_code=204, responses=responses(QuestionNotFound))
async def bookmark_question(actor: CurrentStudent, session: Session, question_id: UUID) -> None:
    """Keeps a question to be found again; a repeat changes nothing."""
    await service.add(session, actor.user_id, question_id, utc_now())


@router.delete("/questions/{question_id}/bookmark", status_code=204)
async def remove_bookmark(actor: CurrentStudent, session: Session, question_id: UUID) -> None:
    await service.remove(session, actor.user_id, question_id)
