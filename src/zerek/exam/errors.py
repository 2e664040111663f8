"""What can go wrong around an exam."""

from zerek.core.errors import AppError


class MajorNotFound(AppError):
    code = "exam.major_not_found"
    status = 404


class MajorRequired(AppError):
    code = "exam.major_required"
    status = 409


class ProfileSubjectsMissing(AppError):
    code = "exam.profile_subjects_missing"
    status = 409


class FormatNotFound(AppError):
    code = "exam.format_not_found"
    status = 404


class FormatExists(AppError):
    code = "exam.format_exists"
    status = 409


class TooFewQuestions(AppError):
    code = "exam.too_few_questions"
    status = 409


class QuestionInRunningExam(AppError):
    """The check would tell the right answer of an exam that its solver is sitting."""

    code = "practice.question_in_running_exam"
    status = 409


class NoPracticeSession(AppError):
    code = "practice.no_session"
    status = 404


class NotAnswered(AppError):
    code = "practice.not_answered"
    status = 404


class NothingToPractise(AppError):
    code = "practice.no_questions"
    status = 409


class AttemptNotFound(AppError):
    code = "exam.attempt_not_found"
    status = 404


class NoRunningAttempt(AppError):
    code = "exam.no_running_attempt"
    status = 404


class AttemptFinished(AppError):
    code = "exam.attempt_finished"
    status = 409


class TimeIsUp(AppError):
    code = "exam.time_is_up"
    status = 409


class AttemptRunning(AppError):
    code = "exam.attempt_running"
    status = 409


class AttemptPaused(AppError):
    """The clock stands, and nothing is taken until it goes on; a room keeps what it has and sends it then."""

    code = "exam.paused"
    status = 409


class AttemptCancelled(AppError):
    code = "exam.cancelled"
    status = 409


class AttemptNotPaused(AppError):
    code = "exam.not_paused"
    status = 409


class TooManyAttempts(AppError):
    """More attempts match than one change takes."""

    code = "exam.too_many_attempts"
    status = 409


class SittingNotFound(AppError):
    code = "exam.sitting_not_found"
    status = 404


class SittingInUse(AppError):
    code = "exam.sitting_in_use"
    status = 409


class SittingNotOpen(AppError):
    code = "exam.sitting_not_open"
    status = 409


class SittingClosed(AppError):
    code = "exam.sitting_closed"
    status = 409


class AccessCodeWrong(AppError):
    code = "exam.access_code_wrong"
    status = 409


class AttemptsUsedUp(AppError):
    code = "exam.attempts_used_up"
    status = 409


class CoolingDown(AppError):
    code = "exam.cooling_down"
    status = 409


class PaperNotFound(AppError):
    code = "exam.paper_not_found"
    status = 404


class AnswersNotSaved(AppError):
    """The database did not take the answer; nothing is acknowledged and the client sends it again."""

    code = "database_away"
    status = 503


class ImportRefused(AppError):
    code = "exam.import_refused"
    status = 422


class ExportRefused(AppError):
    """The format cannot hold all of the questions; what it cannot hold stands under `report`."""

    code = "exam.export_refused"
    status = 409


class TrialNotFound(AppError):
    code = "exam.trial_not_found"
    status = 404


class TrialUnderWay(AppError):
    code = "exam.trial_under_way"
    status = 409


class TrialStopped(AppError):
    code = "exam.trial_stopped"
    status = 409


class QuestionEditedMeanwhile(AppError):
    """The wording that a trial began with is not the current one any more, so that neither can win."""

    code = "exam.question_edited_meanwhile"
    status = 409


class NotPassed(AppError):
    code = "exam.not_passed"
    status = 409


class CodeNotFound(AppError):
    code = "exam.code_not_found"
    status = 404


class TooManyToExport(AppError):
    code = "exam.too_many_to_export"
    status = 409
