"""The way of a question: author, reviewer, papers. Only what is published is drawn."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.events import Event, publish
from zerek.exam.bank.errors import AnnulledVersion, DuplicateQuestion, OwnQuestion
from zerek.exam.bank.models import DRAFT, IN_REVIEW, PUBLISHED, RETIRED, Question, QuestionVersion
from zerek.exam.bank.questions import queries
from zerek.exam.bank.questions.service import note, standing_of
from zerek.exam.bank.rules import fingerprint
from zerek.exam.bank.service import enter_pool, languages_of, leave_pool
from zerek.school.models import Subject

EXCERPT = 200


async def lock(session: AsyncSession, question_id: UUID) -> None:
    """Whoever moves questions in or out of a subject's pools takes turns, as imports do, before any question is locked:
    taking one out moves another."""
    subject = select(Question.subject_id).where(Question.id == question_id).scalar_subquery()
    await session.execute(select(Subject.id).where(Subject.id == subject).with_for_update(key_share=True))


def page_of(question_id: UUID) -> str:
    return f"/app/admin/questions/{question_id}"


async def submit(session: AsyncSession, by: UUID, question: Question, comment: str, now: datetime) -> None:
    """Sends the latest version to review; the moderators are told."""
    question.status, question.revision_status = standing_of(question).with_stage(IN_REVIEW)
    await note(session, by, question, question.latest_version_id, "submitted", comment, now)
    recipients = [user_id for user_id in await queries.moderators(session) if user_id != by]
    event = Event(
        "question.submitted",
        recipients,
        {"question_id": str(question.id), "excerpt": await excerpt(session, question.latest_version_id)},
        page_of(question.id),
        f"question.submitted:{question.latest_version_id}",
    )
    await publish(session, event, now)


async def withdraw(session: AsyncSession, by: UUID, question: Question, now: datetime) -> None:
    """Back from review, to go on writing."""
    question.status, question.revision_status = standing_of(question).with_stage(DRAFT)
    await note(session, by, question, question.latest_version_id, "withdrawn", "", now)


async def send_back(session: AsyncSession, by: UUID, question: Question, comment: str, now: datetime) -> None:
    """To its author, with what is to be mended."""
    question.status, question.revision_status = standing_of(question).with_stage(DRAFT)
    await note(session, by, question, question.latest_version_id, "sent_back", comment, now)
    await tell_author(session, by, question, "question.sent_back", comment, now)


async def approve(
    session: AsyncSession, by: UUID, question: Question, comment: str, now: datetime, *, own_review: bool
) -> None:
    """Publishes the latest version: from now on papers are drawn with it.

    Raises `OwnQuestion` for a version of one's own, unless `own_review` or nobody else could review it;
    `DuplicateQuestion`. The subject and the question are locked.
    """
    version = await queries.version(session, question.latest_version_id)
    if version.author_id == by and not own_review and any(who != by for who in await queries.reviewers(session)):
        raise OwnQuestion
    await put_into_pool(session, question, version)
    await note(session, by, question, version.id, "published", comment, now, version=version.number)
    await tell_author(session, by, question, "question.published", comment, now)


async def put_into_pool(session: AsyncSession, question: Question, version: QuestionVersion) -> None:
    """Makes this the version that papers are drawn with. Raises `DuplicateQuestion`."""
    wording = version.texts[version.language]
    print_of = fingerprint(wording["text"], wording["options"].values())
    twin = await session.scalar(
        select(Question.id).where(
            Question.subject_id == question.subject_id,
            Question.fingerprint == print_of,
            Question.status == PUBLISHED,
            Question.id != question.id,
        )
    )
    if twin is not None:
        raise DuplicateQuestion(extra={"question_id": str(twin)})
    await session.flush()
    drawn = await session.scalar(select(QuestionVersion.texts).where(QuestionVersion.id == question.current_version_id))
    moves = question.status != PUBLISHED or languages_of(drawn or {}) != languages_of(version.texts)
    if question.current_version_id != version.id:
        question.trial_version_id = None  # the wording tried beside the old version has its mistakes, and its key
    question.status, question.revision_status = PUBLISHED, None
    question.current_version_id = question.latest_version_id = version.id
    question.fingerprint = print_of
    await session.flush()
    if moves:
        await leave_pool(session, question.id)
        await enter_pool(session, question.id, question.subject_id, languages_of(version.texts))
        await session.refresh(question)


async def take_out(session: AsyncSession, by: UUID, question: Question, comment: str, now: datetime) -> None:
    """Retires a published question: no future paper has it; a revision of it stays where it is."""
    await leave_pool(session, question.id)
    await session.refresh(question)
    question.status = RETIRED
    await note(session, by, question, question.current_version_id, "retired", comment, now)


async def restore(session: AsyncSession, by: UUID, question: Question, now: datetime) -> None:
    """Back into the papers as it was. Raises `AnnulledVersion` for a version whose key was annulled,
    `DuplicateQuestion`."""
    version = await queries.version(session, question.current_version_id)
    override = (await queries.overrides(session, [version.id])).get(version.id)
    if override is not None and override.annulled:
        raise AnnulledVersion
    await put_into_pool(session, question, version)
    await note(session, by, question, version.id, "restored", "", now)


async def excerpt(session: AsyncSession, version_id: UUID) -> str:
    version = await queries.version(session, version_id)
    text: str = version.texts[version.language]["text"]
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


async def tell_author(
    session: AsyncSession, by: UUID, question: Question, kind: str, comment: str, now: datetime
) -> None:
    version = await queries.version(session, question.latest_version_id)
    authors = {version.author_id, question.author_id} - {None, by}
    if not authors:
        return
    event = Event(
        kind,
        sorted(author for author in authors if author is not None),
        {
            "question_id": str(question.id),
            "excerpt": await excerpt(session, version.id),
            "comment": comment,
        },
        page_of(question.id),
        f"{kind}:{question.id}:{question.edition}",
    )
    await publish(session, event, now)
