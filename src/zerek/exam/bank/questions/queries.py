"""What is read of questions by those who keep them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.bank.models import (
    KeyOverride,
    Question,
    QuestionLabel,
    QuestionReview,
    QuestionVersion,
)
from zerek.exam.bank.search import matching
from zerek.identity.models import RoleGrant, User
from zerek.identity.rules import Role
from zerek.school.models import Subject


class QuestionSort(StrEnum):
    CHANGED_LAST = "-updated_at"
    CHANGED_FIRST = "updated_at"
    NEWEST = "-created_at"
    OLDEST = "created_at"
    EASIEST = "difficulty"
    HARDEST = "-difficulty"
    MOST_REPORTED = "-reports_open"


class QuestionStatus(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETIRED = "retired"


NONE: ColumnElement[int] = literal_column("0")
IN_REVIEW: ColumnElement[str] = literal_column("'in_review'")
REPORTED = Question.reports_open > NONE
AWAITING_REVIEW = or_(Question.status == IN_REVIEW, Question.revision_status == IN_REVIEW)
ORDER = {
    "updated_at": Question.updated_at,
    "created_at": Question.created_at,
    "difficulty": Question.difficulty,
    "reports_open": Question.reports_open,
}


@dataclass(frozen=True, slots=True)
class Filters:
    q: str | None = None
    subject_code: str | None = None
    topic: str | None = None
    tag: str | None = None
    difficulty: str | None = None
    type: str | None = None
    status: QuestionStatus | None = None
    author_id: UUID | None = None
    language: str | None = None
    reported: bool | None = None
    awaiting_review: bool | None = None


async def filtered(session: AsyncSession, questions: Select[Question], by: Filters) -> Select[Question]:
    if by.q:
        questions = questions.where(found_by(session, by.q))
    if by.subject_code is not None:
        # Looked up first: with its id at hand the database knows which index tells the order, too.
        subject_id = await session.scalar(select(Subject.id).where(Subject.code == by.subject_code))
        questions = questions.where(Question.subject_id == subject_id)
    for kind, label in (("topic", by.topic), ("tag", by.tag)):
        if label is not None:
            labelled = select(QuestionLabel.question_id).where(QuestionLabel.kind == kind, QuestionLabel.label == label)
            questions = questions.where(Question.id.in_(labelled))
    for column, value in (
        (Question.difficulty, by.difficulty),
        (Question.type, by.type),
        (Question.status, by.status),
        (Question.author_id, by.author_id),
    ):
        if value is not None:
            questions = questions.where(column == value)
    if by.language is not None:
        questions = questions.where(Question.languages.contains(by.language, autoescape=True))
    # In the words of the partial indexes: SQLite takes one only where it reads the same there and here.
    if by.reported is not None:
        questions = questions.where(REPORTED if by.reported else ~REPORTED)
    if by.awaiting_review:
        questions = questions.where(AWAITING_REVIEW)
    return questions


def found_by(session: AsyncSession, q: str) -> Any:
    """By its id, or by its words."""
    try:
        return Question.id == UUID(q.strip())
    except ValueError:
        found = matching(session, q)
        return literal_column("1") == 0 if found is None else Question.id.in_(found)


async def list_questions(
    session: AsyncSession, questions: Select[Question], sort: QuestionSort, window: Window
) -> tuple[Sequence[Any], int]:
    """Two statements, however many there are: the rows of the page, and the number of all."""
    column = ORDER[sort.removeprefix("-")]
    descending = sort.startswith("-")
    order = (column.desc(), Question.id.desc()) if descending else (column, Question.id)
    rows = await session.execute(
        questions.with_only_columns(
            Question.id,
            Question.status,
            Question.revision_status,
            Question.type,
            Question.difficulty,
            Question.languages,
            Question.reports_open,
            Question.created_at,
            Question.updated_at,
            Question.author_id,
            Subject.code.label("subject_code"),
            QuestionVersion.number,
            QuestionVersion.texts,
            QuestionVersion.language,
            QuestionVersion.tags,
            User.full_name,
            User.username,
        )
        .join(Subject, Subject.id == Question.subject_id)
        .join(QuestionVersion, QuestionVersion.id == Question.latest_version_id)
        .outerjoin(User, User.id == Question.author_id)
        .order_by(*order)
        .limit(window.limit)
        .offset(window.offset)
    )
    return rows.all(), await count(session, questions.with_only_columns(Question.id))


async def question(
    session: AsyncSession, questions: Select[Question], question_id: UUID, *, for_update: bool = False
) -> Question:
    """One of those that the caller may know of. Raises `QuestionNotFound`."""
    query = questions.where(Question.id == question_id).execution_options(populate_existing=True)
    if for_update:
        query = query.with_for_update(of=Question, key_share=True)
    found = (await session.execute(query)).scalar_one_or_none()
    if found is None:
        raise QuestionNotFound
    return found


async def version(session: AsyncSession, version_id: UUID) -> QuestionVersion:
    return (await session.execute(select(QuestionVersion).where(QuestionVersion.id == version_id))).scalar_one()


async def subject_code(session: AsyncSession, subject_id: UUID) -> str:
    return (await session.execute(select(Subject.code).where(Subject.id == subject_id))).scalar_one()


async def names(session: AsyncSession, user_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    rows = await session.execute(select(User.id, User.full_name, User.username).where(User.id.in_(wanted)))
    return {row.id: row.full_name or row.username for row in rows}


async def overrides(session: AsyncSession, version_ids: Iterable[UUID]) -> dict[UUID, KeyOverride]:
    rows = await session.scalars(select(KeyOverride).where(KeyOverride.version_id.in_(list(version_ids))))
    return {row.version_id: row for row in rows}


async def last_review(session: AsyncSession, question_id: UUID) -> QuestionReview | None:
    query = select(QuestionReview).where(QuestionReview.question_id == question_id)
    return (await session.execute(query.order_by(QuestionReview.id.desc()).limit(1))).scalar_one_or_none()


async def versions(
    session: AsyncSession, question_id: UUID, window: Window
) -> tuple[Sequence[QuestionVersion], QuestionVersion | None, int]:
    """Newest first, with the one before the oldest of them, to tell what that one changed."""
    query = select(QuestionVersion).where(QuestionVersion.question_id == question_id)
    ordered = query.order_by(QuestionVersion.number.desc()).limit(window.limit + 1).offset(window.offset)
    rows = (await session.execute(ordered)).scalars().all()
    shown, before = rows[: window.limit], rows[window.limit :]
    return shown, before[0] if before else None, await count(session, query)


async def reviews(
    session: AsyncSession, question_id: UUID, window: Window
) -> tuple[Sequence[tuple[QuestionReview, int | None]], int]:
    """Newest first, each with the number of its version."""
    query = select(QuestionReview).where(QuestionReview.question_id == question_id)
    rows = await session.execute(
        query.add_columns(QuestionVersion.number)
        .outerjoin(QuestionVersion, QuestionVersion.id == QuestionReview.version_id)
        .order_by(QuestionReview.id.desc())
        .limit(window.limit)
        .offset(window.offset)
    )
    return [(row[0], row[1]) for row in rows], await count(session, query)


async def labels(
    session: AsyncSession, questions: Select[Question], kind: str, q: str | None, window: Window
) -> tuple[Sequence[Any], int]:
    """The tags or topics in use among these questions, by name, with how many have each."""
    query = (
        select(QuestionLabel.label, func.count().label("questions"))
        .where(
            QuestionLabel.kind == kind,
            QuestionLabel.question_id.in_(questions.with_only_columns(Question.id)),
        )
        .group_by(QuestionLabel.label)
    )
    if q:
        query = query.where(QuestionLabel.label.icontains(q, autoescape=True))
    rows = await session.execute(query.order_by(QuestionLabel.label).limit(window.limit).offset(window.offset))
    return rows.all(), await count(session, query.with_only_columns(QuestionLabel.label))


async def reviewers(session: AsyncSession) -> list[UUID]:
    """Everybody who may review, whether or not they are banned for the moment."""
    rows = await session.scalars(
        select(RoleGrant.user_id)
        .join(User, User.id == RoleGrant.user_id)
        .where(RoleGrant.role.in_((Role.MODERATOR, Role.ADMIN)), User.erased_at.is_(None))
        .distinct()
        .order_by(RoleGrant.user_id)
    )
    return list(rows)


async def moderators(session: AsyncSession) -> list[UUID]:
    """Whom reports and reviews are told: the moderators; where there is none, the admins."""
    rows = await session.execute(
        select(RoleGrant.user_id, RoleGrant.role)
        .join(User, User.id == RoleGrant.user_id)
        .where(RoleGrant.role.in_((Role.MODERATOR, Role.ADMIN)), User.erased_at.is_(None))
        .order_by(RoleGrant.user_id)
    )
    held = [(row.user_id, row.role) for row in rows]
    found = [user_id for user_id, role in held if role == Role.MODERATOR]
    return found or [user_id for user_id, _ in held]
