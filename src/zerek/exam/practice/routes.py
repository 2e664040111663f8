"""Practice over HTTP: start, questions, answers checked at once, statistics, finish."""

from datetime import datetime, timedelta
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import Conflict, InvalidInput, responses
from zerek.core.paging import PageWindow
from zerek.core.transaction import CurrentTransaction, ReadSession, Session, Transaction, TransactionRoute
from zerek.exam.attempts.routes import bank_keys, grace_of
from zerek.exam.bank.queries import version_of
from zerek.exam.bookmarks.queries import bookmarked
from zerek.exam.errors import (
    NoPracticeSession,
    NotAnswered,
    NothingToPractise,
    QuestionInRunningExam,
)
from zerek.exam.practice import live, orders, progress, queries, rules, service, shown
from zerek.exam.practice.models import PracticeSession
from zerek.exam.practice.orders import Filters
from zerek.exam.practice.queries import Standing
from zerek.exam.practice.schemas import (
    AnyPracticeAnswerIn,
    CheckedAnswer,
    Order,
    PracticeAnswerIn,
    PracticeFinished,
    PracticeFinishIn,
    PracticeStarted,
    PracticeStartIn,
    PracticeStats,
    PracticeTopics,
    QuestionPage,
    SubjectsProgress,
)
from zerek.exam.practice.shelf import Entry, Shelf
from zerek.exam.reviews.queries import agenda
from zerek.identity.access import Actor, CurrentStudent, Idempotent
from zerek.insight.queries import latest_responses
from zerek.school.errors import SubjectNotFound

router = APIRouter(route_class=TransactionRoute, tags=["practice"])

TRIES = 8
SubjectPath = Annotated[str, Path(min_length=1, max_length=40)]


async def shelf_of(request: Request, session: AsyncSession, code: str) -> Shelf:
    """Raises `SubjectNotFound`."""
    shelf: Shelf = await request.app.state.shelves.get(session, code)
    return shelf


async def current(
    session: AsyncSession, transaction: Transaction, actor: Actor, shelf: Shelf, now: datetime
) -> PracticeSession:
    """The session to go on with; begun here where there is none."""
    practice = await queries.active(session, actor.user_id, shelf.subject_id)
    if practice is not None and rules.is_kept(practice.last_at, now):
        return practice
    begun, _ = await service.begin(transaction.session, actor.user_id, shelf.subject_id, None, now)
    return begun


def language_for(actor: Actor, language: str | None) -> str:
    return language or actor.locale


@router.post(
    "/practice/start",
    status_code=201,
    dependencies=[Idempotent],
    responses={
        200: {"model": PracticeStarted, "description": "the session that is gone on with"},
        **responses(SubjectNotFound, NothingToPractise),
    },
)
async def start_practice(
    request: Request, response: Response, actor: CurrentStudent, session: Session, data: PracticeStartIn
) -> PracticeStarted:
    """Begins to practise a subject, or goes on where one was within seven days, on whatever device."""
    shelf = await shelf_of(request, session, data.subject_code)
    if not shelf.entries:
        raise NothingToPractise
    practice, created = await service.begin(session, actor.user_id, shelf.subject_id, data.language, utc_now())
    response.status_code = 201 if created else 200
    language = language_for(actor, practice.language)
    fields = await progress.stats(session, shelf, practice, language)
    return PracticeStarted(**fields, resumed=not created, total_questions=len(shelf.entries), language=language)


@router.get("/practice/subjects")
async def practice_subjects(
    actor: CurrentStudent, session: ReadSession, major_code: Annotated[str | None, Query(max_length=40)] = None
) -> SubjectsProgress:
    """What can be practised, with one's own progress; the subjects of the major first."""
    return SubjectsProgress(items=await progress.subjects(session, actor.user_id, major_code, utc_now()))


async def filters(
    unseen: Annotated[bool, Query(description="never answered")] = False,
    wrong: Annotated[bool, Query(description="answered wrong the last time")] = False,
    bookmarked: Annotated[bool, Query(description="among one's bookmarks")] = False,
    topic: Annotated[str | None, Query(max_length=300, description="its name, in any language")] = None,
) -> Filters:
    return Filters(unseen, wrong, bookmarked, topic)


@router.get("/practice/{subject}/questions", responses=responses(SubjectNotFound), response_model=QuestionPage)
async def practice_questions(
    request: Request,
    actor: CurrentStudent,
    session: ReadSession,
    transaction: CurrentTransaction,
    window: PageWindow,
    subject: SubjectPath,
    wanted: Annotated[Filters, Depends(filters)],
    order: Order = Order.BANK,
) -> Response:
    """A page of questions in a stable order, without anything that tells the right answer. `adaptive`: those from which
    the caller learns most now; `mistakes`: what was wrong and is due to be repeated today."""
    now = utc_now()
    shelf = await shelf_of(request, session, subject)
    practice = await current(session, transaction, actor, shelf, now)
    entries = await orders.ordered(session, transaction, shelf, practice, order, wanted, window, now)
    shown_ones = entries[window.offset : window.offset + window.limit]
    hidden = await queries.untold(session, actor.user_id, now)
    ids = [entry.question_id for entry in shown_ones if entry.question_id not in hidden]
    items = shown.questions(
        shelf,
        practice,
        shown_ones,
        await request.app.state.faces.get(session, [entry.version_id for entry in shown_ones]),
        await queries.chosen_keys(session, practice, ids),
        await latest_responses(session, actor.user_id, shelf.subject_id, ids),
        await bookmarked(session, actor.user_id, [entry.question_id for entry in shown_ones]),
        first=window.offset,
        language=language_for(actor, practice.language),
    )
    document = QuestionPage.model_construct(
        items=items,
        total=len(entries),
        limit=window.limit,
        offset=window.offset,
        has_more=window.offset + len(items) < len(entries),
    )
    # Encoded here, once: the models are built from rows that were checked when they were stored.
    return Response(document.model_dump_json(), media_type="application/json")


async def entry_of(session: AsyncSession, shelf: Shelf, question_id: UUID, version_id: UUID | None) -> Entry:
    """The question as it was shown. Raises `InvalidInput` for one that is not of the subject."""
    entry = shelf.get(question_id)
    if entry is None:
        raise InvalidInput.of("body.question_id", "fields.question_not_in_subject")
    if version_id is None or version_id == entry.version_id:
        return entry
    older = await version_of(session, question_id, version_id)
    if older is None:
        raise InvalidInput.of("body.version_id", "fields.unknown_version")
    return entry._replace(version_id=older.id, type=older.type, option_keys=older.option_keys)


async def refuse_in_exam(
    request: Request, session: AsyncSession, actor: Actor, standing: Standing, question_id: UUID, now: datetime
) -> None:
    """Raises `QuestionInRunningExam`, also for one of a sitting that shows no right answers yet."""
    grace: timedelta = grace_of(request)
    end = standing.deadline_at
    if standing.attempt_id is not None and (end is None or now <= end + grace):
        sheet = await request.app.state.sheets.get(session, standing.attempt_id)
        if question_id in sheet.items:
            raise QuestionInRunningExam
    if standing.withholds and question_id in await queries.untold(session, actor.user_id, now):
        raise QuestionInRunningExam


ANSWERING = responses(SubjectNotFound, InvalidInput, QuestionInRunningExam, Conflict)


@router.post("/practice/submit-answer", dependencies=[Idempotent], responses=ANSWERING)
async def answer_any_question(
    request: Request,
    actor: CurrentStudent,
    transaction: CurrentTransaction,
    data: AnyPracticeAnswerIn,
) -> CheckedAnswer:
    """The same as with the subject in the path."""
    return await checked(request, actor, transaction, data.subject_code, data)


@router.post("/practice/{subject}/submit-answer", dependencies=[Idempotent], responses=ANSWERING)
async def answer_question(
    request: Request,
    actor: CurrentStudent,
    transaction: CurrentTransaction,
    subject: SubjectPath,
    data: PracticeAnswerIn,
) -> CheckedAnswer:
    """Checks an answer at once and keeps it: right or wrong, the right keys, why."""
    return await checked(request, actor, transaction, subject, data)


async def checked(
    request: Request,
    actor: Actor,
    transaction: Transaction,
    subject: str,
    data: PracticeAnswerIn,
) -> CheckedAnswer:
    now = utc_now()
    shelf = await shelf_of(request, transaction.single, subject)
    entry = await entry_of(transaction.single, shelf, data.question_id, data.version_id)
    faces = await request.app.state.faces.get(transaction.single, [entry.version_id])
    for _ in range(TRIES):
        session = transaction.single
        standing = await queries.standing(
            session, actor.user_id, shelf.subject_id, entry.topic_id, entry.question_id, entry.version_id, now
        )
        if standing is None or not rules.is_kept(standing.last_at, now):
            await service.begin(transaction.session, actor.user_id, shelf.subject_id, None, now)
            continue
        await refuse_in_exam(request, session, actor, standing, entry.question_id, now)
        item = rules.item(standing.seed, entry.question_id, entry.version_id, entry.type, entry.option_keys)
        outcome = await service.answer(
            session,
            user_id=actor.user_id,
            subject_id=shelf.subject_id,
            entry=entry,
            standing=standing,
            keys=bank_keys(item, data.selected_keys),
            client_seq=data.client_seq,
            seconds=data.time_seconds,
            now=now,
        )
        if outcome is None:
            continue
        answer = shown.checked(item, outcome, faces[entry.version_id], language_for(actor, standing.language))
        if outcome.written:
            kv, code = request.app.state.kv, shelf.code
            tally = answer.model_dump(include={"answered", "correct", "accuracy", "streak"})
            transaction.after_commit(partial(live.put, kv, actor.user_id, code, standing.session_id, now, tally))
        return answer
    raise Conflict


@router.get(
    "/practice/{subject}/answers/{question_id}",
    responses=responses(SubjectNotFound, NotAnswered, QuestionInRunningExam),
)
async def given_answer(
    request: Request, actor: CurrentStudent, session: ReadSession, subject: SubjectPath, question_id: UUID
) -> CheckedAnswer:
    """How one's own last answer of this session was checked, to be read again on whatever device."""
    now = utc_now()
    shelf = await shelf_of(request, session, subject)
    practice = await queries.active(session, actor.user_id, shelf.subject_id)
    given = await queries.last_answer(session, practice, question_id) if practice is not None else None
    if practice is None or given is None:
        raise NotAnswered
    version = await version_of(session, question_id, given.version_id)
    entry = shelf.get(question_id)
    topic_id = entry.topic_id if entry is not None else None
    standing = await queries.standing(
        session, actor.user_id, shelf.subject_id, topic_id, question_id, given.version_id, now
    )
    if version is None or standing is None:
        raise NotAnswered
    await refuse_in_exam(request, session, actor, standing, question_id, now)
    item = rules.item(practice.seed, question_id, version.id, version.type, version.option_keys)
    faces = await request.app.state.faces.get(session, [version.id])
    outcome = service.Outcome(standing, given.keys, given.is_correct, given.counted, written=False)
    return shown.checked(item, outcome, faces[version.id], language_for(actor, practice.language))


@router.get("/practice/{subject}/stats", responses=responses(SubjectNotFound))
async def practice_stats(
    request: Request, actor: CurrentStudent, session: ReadSession, subject: SubjectPath
) -> PracticeStats:
    """How the session under way goes; zeros without one."""
    shelf = await shelf_of(request, session, subject)
    practice = await queries.active(session, actor.user_id, shelf.subject_id)
    if practice is not None and not rules.is_kept(practice.last_at, utc_now()):
        practice = None
    language = language_for(actor, practice.language if practice else None)
    return PracticeStats(**await progress.stats(session, shelf, practice, language))


@router.get("/practice/{subject}/topics", responses=responses(SubjectNotFound))
async def practice_topics(
    request: Request, actor: CurrentStudent, session: ReadSession, subject: SubjectPath
) -> PracticeTopics:
    """What one knows of each topic of the subject."""
    shelf = await shelf_of(request, session, subject)
    items = await progress.topics(session, shelf, actor.user_id, actor.locale)
    return PracticeTopics(subject_code=shelf.code, items=items)


@router.post("/practice/finish", responses=responses(SubjectNotFound, NoPracticeSession))
async def finish_any_practice(
    request: Request, actor: CurrentStudent, session: Session, transaction: CurrentTransaction, data: PracticeFinishIn
) -> PracticeFinished:
    """The same as with the subject in the path; without a subject, of the session that was practised last."""
    code = data.subject_code
    if code is None:
        code = await queries.latest_subject(session, actor.user_id)
        if code is None:
            raise NoPracticeSession
    return await finished(request, actor, session, transaction, code)


@router.post("/practice/{subject}/finish", responses=responses(SubjectNotFound, NoPracticeSession))
async def finish_practice(
    request: Request, actor: CurrentStudent, session: Session, transaction: CurrentTransaction, subject: SubjectPath
) -> PracticeFinished:
    """Ends the session and sums it up; a repeat answers the same."""
    return await finished(request, actor, session, transaction, subject)


async def finished(
    request: Request, actor: Actor, session: AsyncSession, transaction: Transaction, subject: str
) -> PracticeFinished:
    now = utc_now()
    shelf = await shelf_of(request, session, subject)
    practice = await queries.active(session, actor.user_id, shelf.subject_id)
    if practice is not None:
        await service.finish(session, practice.id, now)
        kv = request.app.state.kv
        transaction.after_commit(lambda: live.remove(kv, actor.user_id, shelf.code))
    done = await queries.last_finished(session, actor.user_id, shelf.subject_id)
    if done is None or done.finished_at is None:
        raise NoPracticeSession
    language = language_for(actor, done.language)
    fields = await progress.stats(session, shelf, done, language)
    due = (await agenda(session, actor.user_id, now)).due_today(shelf.subject_id)
    return PracticeFinished(
        **fields,
        finished_at=done.finished_at,
        weakest_topics=shown.weakest(fields["by_topic"]),
        reviews_due=len(due),
    )
