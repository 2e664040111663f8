"""What those who keep the bank see of a question."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window
from zerek.exam.bank.models import DRAFT, KeyOverride, Question, QuestionVersion
from zerek.exam.bank.questions import queries
from zerek.exam.bank.questions.access import moderates
from zerek.exam.bank.questions.rules import differences, document_of, permitted
from zerek.exam.bank.questions.schemas import (
    Author,
    DifferenceShown,
    Document,
    QuestionDetail,
    QuestionListed,
    ReviewShown,
    VersionShown,
)
from zerek.exam.bank.questions.service import standing_of
from zerek.identity.access import Actor

LONGEST_LISTED = 300


def listed(row: Row[Any]) -> QuestionListed:
    wording = row.texts[row.language]
    return QuestionListed(
        id=row.id,
        subject_code=row.subject_code,
        status=row.status,
        revision_status=row.revision_status,
        version=row.number,
        question_text=wording["text"][:LONGEST_LISTED],
        type=row.type,
        difficulty=row.difficulty,
        topic=wording.get("topic"),
        tags=row.tags,
        languages=languages(row.languages),
        author=None if row.author_id is None else Author(id=row.author_id, full_name=row.full_name or row.username),
        reports_open=row.reports_open,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def languages(named: str) -> list[str]:
    return named.split(",") if named else []


def author(names: Mapping[UUID, str], user_id: UUID | None) -> Author | None:
    return Author(id=user_id, full_name=names[user_id]) if user_id in names and user_id is not None else None


async def detail(session: AsyncSession, actor: Actor, question: Question) -> QuestionDetail:
    """The latest version, with where the question stands and what the caller may do with it."""
    latest = await queries.version(session, question.latest_version_id)
    standing = standing_of(question)
    current = latest
    if question.current_version_id != latest.id:
        current = await queries.version(session, question.current_version_id)
    override = (await queries.overrides(session, [current.id])).get(current.id)
    names = await queries.names(session, [question.author_id, latest.author_id])
    review = await queries.last_review(session, question.id)
    sent_back = review is not None and review.step == "sent_back" and standing.stage == DRAFT
    return QuestionDetail(
        **document_of(latest),
        id=question.id,
        subject_code=await queries.subject_code(session, question.subject_id),
        status=question.status,
        revision_status=question.revision_status,
        version=latest.number,
        published_version=current.number if standing.was_published else None,
        annulled=override is not None and override.annulled,
        languages=languages(question.languages),
        author=author(names, question.author_id),
        version_author=author(names, latest.author_id),
        review_comment=review.comment if review is not None and sent_back else None,
        reports_open=question.reports_open,
        steps=sorted(permitted(standing, moderates=moderates(actor))),
        created_at=question.created_at,
        updated_at=question.updated_at,
    )


async def history(session: AsyncSession, question: Question, window: Window) -> tuple[list[VersionShown], int]:
    rows, before, total = await queries.versions(session, question.id, window)
    names = await queries.names(session, [row.author_id for row in rows])
    overrides = await queries.overrides(session, [row.id for row in rows])
    older = [*rows[1:], before][: len(rows)]  # of a page beyond the last there is none
    return [
        version(question, row, previous, names, overrides.get(row.id))
        for row, previous in zip(rows, older, strict=True)
    ], total


def version(
    question: Question,
    row: QuestionVersion,
    previous: QuestionVersion | None,
    names: Mapping[UUID, str],
    override: KeyOverride | None,
) -> VersionShown:
    document = document_of(row)
    changed = [] if previous is None else differences(document_of(previous), document)
    return VersionShown(
        id=row.id,
        number=row.number,
        author=author(names, row.author_id),
        created_at=row.created_at,
        is_current=row.id == question.current_version_id and standing_of(question).was_published,
        correct_keys_in_force=None if override is None else list(override.correct_keys),
        annulled=override is not None and override.annulled,
        document=Document.model_validate(document),
        differences=[DifferenceShown(field=one.field, before=one.before, after=one.after) for one in changed],
    )


async def reviews(session: AsyncSession, question: Question, window: Window) -> tuple[Sequence[ReviewShown], int]:
    rows, total = await queries.reviews(session, question.id, window)
    names = await queries.names(session, [row.by_id for row, _ in rows])
    return [
        ReviewShown(step=row.step, version=number, by=author(names, row.by_id), comment=row.comment, at=row.at)
        for row, number in rows
    ], total
