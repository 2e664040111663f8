"""Correcting keys over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.preconditions import ChangedMeanwhile, IfMatch
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.bank.errors import DuplicateQuestion, QuestionNotFound, RevisionPending
from zerek.exam.bank.models import Question
from zerek.exam.bank.questions import workflow
from zerek.exam.bank.questions.access import visible_questions
from zerek.exam.bank.questions.queries import question as visible_question
from zerek.exam.bank.questions.rules import Step, etag, possible
from zerek.exam.bank.questions.schemas import Author
from zerek.exam.bank.questions.service import standing_of
from zerek.exam.regrading import queries, service
from zerek.exam.regrading.schemas import AnnulIn, Correction, CorrectKeyIn, Forecast, RegradeListed
from zerek.identity.access import Actor, CurrentModerator, Idempotent

router = APIRouter(route_class=TransactionRoute, tags=["bank"])

DryRun = Annotated[bool, Query(description="tell what it would do, and do nothing")]
REFUSALS = responses(QuestionNotFound, RevisionPending, ChangedMeanwhile, InvalidInput, DuplicateQuestion)


@router.post("/admin/questions/{question_id}/correct-key", dependencies=[Idempotent], responses=REFUSALS)
async def correct_key(
    response: Response,
    actor: CurrentModerator,
    reading: ReadSession,
    session: Session,
    question_id: UUID,
    data: CorrectKeyIn,
    if_match: IfMatch,
    dry_run: DryRun = False,
) -> Forecast:
    """A new version with the right key; finished attempts that had the wrong one are graded again, running ones are
    graded by the right one at their end, and reports of the question are closed."""
    if dry_run:
        question = await correctable(reading, actor, question_id, if_match)
        return await service.forecast(reading, await service.plan(reading, question, data.correct_keys, data.versions))
    return await carry_out(response, actor, reading, session, question_id, data.correct_keys, data, if_match)


@router.post("/admin/questions/{question_id}/annul", dependencies=[Idempotent], responses=REFUSALS)
async def annul_question(
    response: Response,
    actor: CurrentModerator,
    reading: ReadSession,
    session: Session,
    question_id: UUID,
    data: AnnulIn,
    if_match: IfMatch,
    dry_run: DryRun = False,
) -> Forecast:
    """No option is right, or the question cannot be saved: it is retired, and everybody who had it has the point."""
    if dry_run:
        question = await correctable(reading, actor, question_id, if_match)
        return await service.forecast(reading, await service.plan(reading, question, [], data.versions))
    return await carry_out(response, actor, reading, session, question_id, [], data, if_match)


async def correctable(
    session: Session, actor: Actor, question_id: UUID, if_match: IfMatch, *, for_update: bool = False
) -> Question:
    """Raises `QuestionNotFound`, `ChangedMeanwhile`, `RevisionPending`."""
    question = await visible_question(session, visible_questions(actor), question_id, for_update=for_update)
    if_match(etag(question.id, question.edition))
    if Step.CORRECT_KEY not in possible(standing_of(question)):
        raise RevisionPending
    return question


async def carry_out(
    response: Response,
    actor: Actor,
    reading: ReadSession,
    session: Session,
    question_id: UUID,
    keys: list[str],
    data: AnnulIn,
    if_match: IfMatch,
) -> Forecast:
    """What it does is counted first: among hundreds of thousands of attempts that takes seconds, for which nothing may
    be locked."""
    question = await correctable(reading, actor, question_id, if_match)
    foreseen = await service.forecast(reading, await service.plan(reading, question, keys, data.versions))
    await workflow.lock(session, question_id)
    question = await correctable(session, actor, question_id, if_match, for_update=True)
    planned = await service.plan(session, question, keys, data.versions)
    correction = await service.correct(session, actor.user_id, question, planned, data.reason, utc_now())
    response.headers["ETag"] = etag(question.id, question.edition)
    return foreseen.model_copy(update={"dry_run": False, "correction_id": correction.id})


@router.get("/admin/questions/{question_id}/corrections", responses=responses(QuestionNotFound))
async def list_corrections(
    actor: CurrentModerator, session: ReadSession, window: PageWindow, question_id: UUID
) -> Page[Correction]:
    """Newest first, each with how far it is."""
    question = await visible_question(session, visible_questions(actor), question_id)
    rows, total = await queries.corrections(session, question.id, window)
    items = [
        Correction(
            id=row[0].id,
            question_id=row[0].question_id,
            kind=row[0].kind,
            old_keys=list(row[0].old_keys),
            correct_keys=list(row[0].correct_keys),
            reason=row[0].reason,
            by=None if row.username is None else Author(id=row[0].by_id, full_name=row.full_name or row.username),
            created_at=row[0].created_at,
            finished_at=row[0].finished_at,
            attempts=row.attempts,
            changed=row.changed,
        )
        for row in rows
    ]
    return Page[Correction].model_validate(page(items, total, window))


@router.get(
    "/admin/questions/{question_id}/corrections/{correction_id}/attempts", responses=responses(QuestionNotFound)
)
async def list_regrades(
    actor: CurrentModerator, session: ReadSession, window: PageWindow, question_id: UUID, correction_id: UUID
) -> Page[RegradeListed]:
    """Every attempt that it has graded again, with its result before and after."""
    question = await visible_question(session, visible_questions(actor), question_id)
    rows, total = await queries.regrades(session, question.id, correction_id, window)
    items = [
        RegradeListed(
            attempt_id=row[0].attempt_id,
            student=Author(id=row.user_id, full_name=row.full_name or row.username),
            changed=row[0].changed,
            before=row[0].before,
            after=row[0].after,
            at=row[0].at,
        )
        for row in rows
    ]
    return Page[RegradeListed].model_validate(page(items, total, window))
