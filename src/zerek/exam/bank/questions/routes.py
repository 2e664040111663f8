"""The questions of the bank over HTTP: moderators keep all of them, teachers write drafts of their own."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.preconditions import ChangedMeanwhile, IfMatch
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.bank.errors import (
    AnnulledVersion,
    DuplicateQuestion,
    OwnQuestion,
    QuestionNotFound,
    WrongStage,
)
from zerek.exam.bank.models import Question
from zerek.exam.bank.questions import queries, service, shown, workflow
from zerek.exam.bank.questions.access import CurrentAuthor, moderates, visible_questions
from zerek.exam.bank.questions.queries import Filters, QuestionSort, QuestionStatus
from zerek.exam.bank.questions.rules import Step, etag
from zerek.exam.bank.questions.schemas import (
    CommentIn,
    Label,
    QuestionChange,
    QuestionDetail,
    QuestionIn,
    QuestionListed,
    ReviewShown,
    SendBackIn,
    VersionShown,
)
from zerek.identity.access import Actor, CurrentModerator, Idempotent
from zerek.school.models import Subject
from zerek.school.queries import subjects_by_code

router = APIRouter(route_class=TransactionRoute, tags=["bank"])

Named = Annotated[str | None, Query(max_length=200)]
STEP_REFUSALS = responses(QuestionNotFound, WrongStage, ChangedMeanwhile)


async def answered(response: Response, session: Session, actor: Actor, question: Question) -> QuestionDetail:
    response.headers["ETag"] = etag(question.id, question.edition)
    return await shown.detail(session, actor, question)


async def subject_of(session: Session, code: str) -> Subject:
    """Raises `InvalidInput`."""
    subject = (await subjects_by_code(session, {code})).get(code)
    if subject is None:
        raise InvalidInput.of("body.subject_code", "fields.unknown_subject", code=code)
    return subject


async def at_step(session: Session, actor: Actor, question_id: UUID, step: Step, if_match: IfMatch) -> Question:
    """The question, locked, where that step may be taken. Raises `QuestionNotFound`, `WrongStage`,
    `ChangedMeanwhile`."""
    await workflow.lock(session, question_id)
    question = await queries.question(session, visible_questions(actor), question_id, for_update=True)
    if_match(etag(question.id, question.edition))
    service.require_step(question, step, moderates=moderates(actor))
    return question


@router.get("/admin/questions")
async def list_questions(
    actor: CurrentAuthor,
    session: ReadSession,
    window: PageWindow,
    q: Named = None,
    subject_code: Named = None,
    topic: Named = None,
    tag: Named = None,
    difficulty: Literal["A", "B", "C"] | None = None,
    type: Literal["single", "multiple"] | None = None,  # noqa: A002 - the name in the query
    status: QuestionStatus | None = None,
    author_id: UUID | None = None,
    language: Literal["ru", "kk", "en"] | None = None,
    reported: bool | None = None,
    awaiting_review: Annotated[bool | None, Query(description="also revisions of published ones")] = None,
    sort: QuestionSort = QuestionSort.CHANGED_LAST,
) -> Page[QuestionListed]:
    """All for moderators, one's own for teachers. Each word of `q` has to begin a word of the question."""
    by = Filters(
        q=q,
        subject_code=subject_code,
        topic=topic,
        tag=tag,
        difficulty=difficulty,
        type=type,
        status=status,
        author_id=author_id,
        language=language,
        reported=reported,
        awaiting_review=awaiting_review,
    )
    found = await queries.filtered(session, visible_questions(actor), by)
    rows, total = await queries.list_questions(session, found, sort, window)
    return Page[QuestionListed].model_validate(page([shown.listed(row) for row in rows], total, window))


@router.get("/admin/questions/labels")
async def list_labels(
    actor: CurrentAuthor,
    session: ReadSession,
    window: PageWindow,
    kind: Literal["tag", "topic"],
    subject_code: Named = None,
    q: Named = None,
) -> Page[Label]:
    """The tags or topics in use, with how many questions have each."""
    found = await queries.filtered(session, visible_questions(actor), Filters(subject_code=subject_code))
    rows, total = await queries.labels(session, found, kind, q, window)
    return Page[Label].model_validate(page(rows, total, window))


@router.post("/admin/questions", status_code=201, dependencies=[Idempotent], responses=responses(InvalidInput))
async def create_question(
    response: Response, actor: CurrentAuthor, session: Session, data: QuestionIn
) -> QuestionDetail:
    """A draft, in the shape that an import file has. It is drawn once somebody has reviewed and published it."""
    document = data.model_dump(exclude_unset=True)
    subject = await subject_of(session, data.subject_code)
    question_id = await service.create(session, actor.user_id, subject, document, utc_now())
    return await answered(
        response, session, actor, await queries.question(session, visible_questions(actor), question_id)
    )


@router.get("/admin/questions/{question_id}", responses=responses(QuestionNotFound))
async def get_question(
    response: Response, actor: CurrentAuthor, session: ReadSession, question_id: UUID
) -> QuestionDetail:
    """The latest version, which may still be under work; `published_version` tells what papers are drawn with."""
    question = await queries.question(session, visible_questions(actor), question_id)
    return await answered(response, session, actor, question)


@router.patch("/admin/questions/{question_id}", responses=STEP_REFUSALS | responses(InvalidInput))
async def change_question(
    response: Response,
    actor: CurrentAuthor,
    session: Session,
    question_id: UUID,
    data: QuestionChange,
    if_match: IfMatch,
) -> QuestionDetail:
    """Makes a new version. Of a published question it is a revision: papers are drawn with the version before until
    the revision is published."""
    question = await at_step(session, actor, question_id, Step.EDIT, if_match)
    changes = data.model_dump(exclude_unset=True)
    code = changes.pop("subject_code", None) or await queries.subject_code(session, question.subject_id)
    subject = await subject_of(session, code)
    await service.change(session, actor.user_id, question, subject, changes, utc_now())
    return await answered(response, session, actor, question)


@router.delete("/admin/questions/{question_id}", status_code=204, responses=STEP_REFUSALS)
async def delete_question(actor: CurrentAuthor, session: Session, question_id: UUID, if_match: IfMatch) -> None:
    """A draft is gone; a published question is retired, since results speak of it."""
    await workflow.lock(session, question_id)
    question = await queries.question(session, visible_questions(actor), question_id, for_update=True)
    if_match(etag(question.id, question.edition))
    if not service.standing_of(question).was_published:
        service.require_step(question, Step.DELETE, moderates=moderates(actor))
        await service.remove(session, actor.user_id, question)
        return
    service.require_step(question, Step.RETIRE, moderates=moderates(actor))
    await workflow.take_out(session, actor.user_id, question, "", utc_now())


@router.post("/admin/questions/{question_id}/submit", responses=STEP_REFUSALS)
async def submit_question(
    response: Response,
    actor: CurrentAuthor,
    session: Session,
    question_id: UUID,
    if_match: IfMatch,
    data: CommentIn | None = None,
) -> QuestionDetail:
    """Sends the latest version to review."""
    question = await at_step(session, actor, question_id, Step.SUBMIT, if_match)
    await workflow.submit(session, actor.user_id, question, (data or CommentIn()).comment, utc_now())
    return await answered(response, session, actor, question)


@router.post("/admin/questions/{question_id}/withdraw", responses=STEP_REFUSALS)
async def withdraw_question(
    response: Response, actor: CurrentAuthor, session: Session, question_id: UUID, if_match: IfMatch
) -> QuestionDetail:
    """Takes it back from review, to go on writing."""
    question = await at_step(session, actor, question_id, Step.WITHDRAW, if_match)
    await workflow.withdraw(session, actor.user_id, question, utc_now())
    return await answered(response, session, actor, question)


@router.post("/admin/questions/{question_id}/discard", responses=STEP_REFUSALS)
async def discard_revision(
    response: Response, actor: CurrentAuthor, session: Session, question_id: UUID, if_match: IfMatch
) -> QuestionDetail:
    """Gives up the revision of a published question; the history keeps it."""
    question = await at_step(session, actor, question_id, Step.DISCARD, if_match)
    await service.discard(session, actor.user_id, question, utc_now())
    return await answered(response, session, actor, question)


@router.post("/admin/questions/{question_id}/send-back", responses=STEP_REFUSALS)
async def send_question_back(
    response: Response,
    actor: CurrentModerator,
    session: Session,
    question_id: UUID,
    if_match: IfMatch,
    data: SendBackIn,
) -> QuestionDetail:
    """To its author, with what is to be mended."""
    question = await at_step(session, actor, question_id, Step.SEND_BACK, if_match)
    await workflow.send_back(session, actor.user_id, question, data.comment, utc_now())
    return await answered(response, session, actor, question)


@router.post(
    "/admin/questions/{question_id}/publish", responses=STEP_REFUSALS | responses(OwnQuestion, DuplicateQuestion)
)
async def publish_question(
    request: Request,
    response: Response,
    actor: CurrentModerator,
    session: Session,
    question_id: UUID,
    if_match: IfMatch,
    data: CommentIn | None = None,
) -> QuestionDetail:
    """Approves what is in review. Nobody approves their own, where somebody else could."""
    question = await at_step(session, actor, question_id, Step.PUBLISH, if_match)
    await workflow.approve(
        session,
        actor.user_id,
        question,
        (data or CommentIn()).comment,
        utc_now(),
        own_review=request.app.state.settings.question_own_review,
    )
    return await answered(response, session, actor, question)


@router.post("/admin/questions/{question_id}/retire", responses=STEP_REFUSALS)
async def retire_question(
    response: Response,
    actor: CurrentModerator,
    session: Session,
    question_id: UUID,
    if_match: IfMatch,
    data: CommentIn | None = None,
) -> QuestionDetail:
    """Takes it out of every future paper."""
    question = await at_step(session, actor, question_id, Step.RETIRE, if_match)
    await workflow.take_out(session, actor.user_id, question, (data or CommentIn()).comment, utc_now())
    return await answered(response, session, actor, question)


@router.post(
    "/admin/questions/{question_id}/restore", responses=STEP_REFUSALS | responses(AnnulledVersion, DuplicateQuestion)
)
async def restore_question(
    response: Response, actor: CurrentModerator, session: Session, question_id: UUID, if_match: IfMatch
) -> QuestionDetail:
    """Puts a retired question back into the papers."""
    question = await at_step(session, actor, question_id, Step.RESTORE, if_match)
    await workflow.restore(session, actor.user_id, question, utc_now())
    return await answered(response, session, actor, question)


@router.get("/admin/questions/{question_id}/versions", responses=responses(QuestionNotFound))
async def list_versions(
    actor: CurrentAuthor, session: ReadSession, window: PageWindow, question_id: UUID
) -> Page[VersionShown]:
    """Newest first, each with what it changed."""
    question = await queries.question(session, visible_questions(actor), question_id)
    rows, total = await shown.history(session, question, window)
    return Page[VersionShown].model_validate(page(rows, total, window))


@router.get("/admin/questions/{question_id}/reviews", responses=responses(QuestionNotFound))
async def list_reviews(
    actor: CurrentAuthor, session: ReadSession, window: PageWindow, question_id: UUID
) -> Page[ReviewShown]:
    """Every step of the question so far, newest first."""
    question = await queries.question(session, visible_questions(actor), question_id)
    rows, total = await shown.reviews(session, question, window)
    return Page[ReviewShown].model_validate(page(rows, total, window))
