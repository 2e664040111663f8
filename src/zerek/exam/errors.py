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


class AnswersNotSaved(AppError):
    """The database did not take the answer; nothing is acknowledged and the client sends it again."""

    code = "database_away"
    status = 503


class ImportRefused(AppError):
    code = "exam.import_refused"
    status = 422
