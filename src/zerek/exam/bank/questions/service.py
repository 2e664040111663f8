"""Writing questions: every change is a new version, and the papers keep the one they were drawn with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.errors import InvalidInput
from zerek.core.ids import new_id
from zerek.exam.bank.errors import WrongStage
from zerek.exam.bank.images.service import present
from zerek.exam.bank.models import (
    DRAFT,
    IN_REVIEW,
    Question,
    QuestionReview,
    QuestionVersion,
)
from zerek.exam.bank.questions import queries
from zerek.exam.bank.questions.rules import (
    IMAGE_SCHEME,
    Standing,
    Step,
    differences,
    document_of,
    permitted,
    pictures,
)
from zerek.exam.bank.rules import QuestionDraft, validate
from zerek.exam.bank.service import index, index_again, languages_of, question_values, version_values
from zerek.school.models import Subject


def standing_of(question: Question) -> Standing:
    return Standing(question.status, question.revision_status)


def require_step(question: Question, step: Step, *, moderates: bool) -> None:
    """Raises `WrongStage`."""
    if step not in permitted(standing_of(question), moderates=moderates):
        raise WrongStage


async def checked(session: AsyncSession, document: Mapping[str, Any], subject_code: str) -> QuestionDraft:
    """The draft that a document is. Raises `InvalidInput` with everything that is wrong with it."""
    found = validate(dict(document), subject_code, 0, 0)
    if not isinstance(found, QuestionDraft):
        raise InvalidInput(fields=[(f"body.{one.field}", one.key, one.parameters) for one in found])
    await check_pictures(session, document)
    return found


async def check_pictures(session: AsyncSession, document: Mapping[str, Any]) -> None:
    """Only pictures that were uploaded here: one from elsewhere would tell that place who sits which exam when."""
    shown = pictures(document)
    ours = {address.removeprefix(IMAGE_SCHEME) for address in shown if address.startswith(IMAGE_SCHEME)}
    known = await present(session, ours)
    unknown = [
        (f"body.{field}", "bank.unknown_picture", {"address": address[:80]})
        for address, fields in shown.items()
        for field in fields
        if not (address.startswith(IMAGE_SCHEME) and address.removeprefix(IMAGE_SCHEME) in known)
    ]
    if unknown:
        raise InvalidInput(fields=unknown)


async def create(session: AsyncSession, by: UUID, subject: Subject, document: Mapping[str, Any], now: datetime) -> UUID:
    """A new draft. Raises `InvalidInput`."""
    draft = await checked(session, document, subject.code)
    question_id, version_id = new_id(), new_id()
    values = question_values(draft, question_id, subject.id, version_id, by, now) | {"status": DRAFT}
    version = version_values(draft, question_id, version_id, 1, by, now)
    await session.execute(insert(Question), [values])
    await session.execute(insert(QuestionVersion), [version])
    await index(session, [version])
    after = {"subject_code": subject.code, "question_text": draft.main.text, "status": DRAFT}
    await audit.record(session, by, "question.create", "question", question_id, after=after)
    return question_id


async def add_version(
    session: AsyncSession, question: Question, draft: QuestionDraft, by: UUID | None, now: datetime
) -> dict[str, Any]:
    """The columns of the new version, which is now the latest of the question."""
    last = select(func.max(QuestionVersion.number)).where(QuestionVersion.question_id == question.id)
    number = (await session.execute(last)).scalar_one() + 1
    version = version_values(draft, question.id, new_id(), number, by, now)
    await session.execute(insert(QuestionVersion), [version])
    question.latest_version_id = version["id"]
    question.type, question.difficulty = draft.type, draft.difficulty
    question.languages = languages_of(draft.texts)
    await index_again(session, version)
    return version


async def change(
    session: AsyncSession,
    by: UUID,
    question: Question,
    subject: Subject,
    changes: Mapping[str, Any],
    now: datetime,
) -> None:
    """Makes a new version of what is named and what was there. What is drawn stays until the new one is published.

    `question` is locked. Raises `InvalidInput`.
    """
    standing = standing_of(question)
    older = document_of(await queries.version(session, question.latest_version_id))
    draft = await checked(session, {**older, **changes}, subject.code)
    if subject.id != question.subject_id:
        if standing.was_published:
            raise InvalidInput.of("body.subject_code", "bank.subject_fixed")
        question.subject_id = subject.id
    version = version_values(draft, question.id, question.latest_version_id, 0, by, now)
    differing = differences(older, document_of(QuestionVersion(**version)))
    if differing:
        version = await add_version(session, question, draft, by, now)
        moved = standing.with_stage(IN_REVIEW if standing.stage == IN_REVIEW else DRAFT)
        question.status, question.revision_status = moved
        if not moved.was_published:
            question.current_version_id = version["id"]
            question.fingerprint = draft.fingerprint
    touch(question, now)
    await session.flush()
    before = {one.field: one.before for one in differing}
    after = {one.field: one.after for one in differing} | {"version": version["number"]}
    if differing:
        await audit.record(session, by, "question.change", "question", question.id, before=before, after=after)


def touch(question: Question, now: datetime) -> None:
    question.edition += 1
    question.updated_at = now


async def discard(session: AsyncSession, by: UUID, question: Question, now: datetime) -> None:
    """Gives up the revision: the version that was published is the latest again. The history keeps the other."""
    current = await queries.version(session, question.current_version_id)
    dropped, question.latest_version_id = question.latest_version_id, current.id
    question.revision_status = None
    question.type, question.difficulty = current.type, current.difficulty
    question.languages = languages_of(current.texts)
    await index_again(session, {"question_id": question.id, "texts": current.texts, "tags": current.tags})
    await note(session, by, question, dropped, "discarded", "", now)


async def remove(session: AsyncSession, by: UUID, question: Question) -> None:
    """A question that was never published: nobody's paper has it."""
    before = {"status": question.status, "fingerprint": question.fingerprint}
    await audit.record(session, by, "question.delete", "question", question.id, before=before)
    await session.execute(delete(Question).where(Question.id == question.id))


async def note(
    session: AsyncSession,
    by: UUID | None,
    question: Question,
    version_id: UUID,
    step: str,
    comment: str,
    now: datetime,
    **facts: Any,
) -> None:
    """Writes a step of the question into its review log and into the audit trail."""
    touch(question, now)
    session.add(
        QuestionReview(question_id=question.id, version_id=version_id, step=step, by_id=by, comment=comment, at=now)
    )
    await session.flush()
    after = {"status": question.status, "revision_status": question.revision_status, "comment": comment} | facts
    await audit.record(session, by, f"question.{step}", "question", question.id, after=after)
