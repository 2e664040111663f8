"""What can go wrong in the bank."""

from zerek.core.errors import AppError


class QuestionNotFound(AppError):
    code = "bank.question_not_found"
    status = 404


class WrongStage(AppError):
    """The question is not where this step begins, e.g. publishing what nobody has sent to review."""

    code = "bank.wrong_stage"
    status = 409


class OwnQuestion(AppError):
    """Another pair of eyes is needed."""

    code = "bank.own_question"
    status = 409


class DuplicateQuestion(AppError):
    code = "bank.duplicate"
    status = 409


class AnnulledVersion(AppError):
    """A question whose key was annulled comes back only in a new version."""

    code = "bank.annulled"
    status = 409


class RevisionPending(AppError):
    code = "bank.revision_pending"
    status = 409


class ImageNotFound(AppError):
    code = "bank.image_not_found"
    status = 404


class ImageRefused(AppError):
    code = "bank.image_refused"
    status = 422


class ReportNotFound(AppError):
    code = "bank.report_not_found"
    status = 404


class AlreadyReported(AppError):
    code = "bank.already_reported"
    status = 409
