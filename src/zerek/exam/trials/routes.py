"""Trials of two wordings over HTTP."""

from types import SimpleNamespace
from uuid import UUID

from fastapi import APIRouter, Request, Response

from zerek.core.clock import utc_now
from zerek.core.downloads import TABLE_RESPONSES, TableFormat, table_file, table_of
from zerek.core.errors import InvalidInput, language_of, responses
from zerek.core.i18n import translate
from zerek.core.paging import Page, PageWindow, Window, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.errors import QuestionEditedMeanwhile, TrialNotFound, TrialStopped, TrialUnderWay
from zerek.exam.trials import queries, service
from zerek.exam.trials.schemas import StopIn, Trial, TrialIn
from zerek.identity.access import CurrentModerator, Idempotent

router = APIRouter(route_class=TransactionRoute, tags=["statistics"])

MOST_EXPORTED = 5_000
COLUMNS = (
    "trial_id",
    "question_id",
    "subject_code",
    "started_at",
    "stopped_at",
    "winner",
    "responses_a",
    "correct_a",
    "facility_a",
    "responses_b",
    "correct_b",
    "facility_b",
    "difference",
    "difference_low",
    "difference_high",
    "enough",
    "decided",
)


@router.get("/admin/analytics/trials")
async def list_trials(
    request: Request,
    actor: CurrentModerator,
    session: ReadSession,
    window: PageWindow,
    question_id: UUID | None = None,
) -> Page[Trial]:
    rows, total = await queries.list_trials(session, question_id, window, language_of(request))
    return Page[Trial].model_validate(page(rows, total, window))


@router.get("/admin/analytics/trials/export", response_class=Response, responses=TABLE_RESPONSES)
async def export_trials(
    request: Request, actor: CurrentModerator, session: ReadSession, format: TableFormat = "xlsx"
) -> Response:
    """The latest ones."""
    language = language_of(request)
    found, _ = await queries.list_trials(session, None, Window(limit=MOST_EXPORTED, offset=0), language)
    rows = table_of(COLUMNS, [flat(trial) for trial in found], language)
    title = translate("sheets.trials", language)
    return await table_file(rows, format, title=title, widths=(24,) * len(COLUMNS), name="zerek-trials")


def flat(trial: Trial) -> SimpleNamespace:
    sides = {
        f"{name}_{side}": getattr(getattr(trial, side), name)
        for side in ("a", "b")
        for name in ("responses", "correct", "facility")
    }
    return SimpleNamespace(**dict(trial), **sides)


@router.post(
    "/admin/questions/{question_id}/trials",
    status_code=201,
    responses=responses(QuestionNotFound, TrialUnderWay, InvalidInput),
    dependencies=[Idempotent],
)
async def start_trial(
    request: Request, actor: CurrentModerator, session: Session, question_id: UUID, data: TrialIn
) -> Trial:
    """Tries another wording: every attempt that starts from now on has either, with the same chance, and keeps it."""
    trial_id = await service.start_trial(session, actor.user_id, question_id, data, utc_now())
    return await queries.trial_by_id(session, trial_id, language_of(request))


@router.post(
    "/admin/analytics/trials/{trial_id}/stop",
    responses=responses(TrialNotFound, TrialStopped, QuestionEditedMeanwhile, InvalidInput),
)
async def stop_trial(
    request: Request, actor: CurrentModerator, session: Session, trial_id: UUID, data: StopIn
) -> Trial:
    """Ends a trial. The winner's wording is the question's from now on; attempts keep what they were taken with."""
    await service.stop_trial(session, actor.user_id, trial_id, data.winner, utc_now())
    return await queries.trial_by_id(session, trial_id, language_of(request))
