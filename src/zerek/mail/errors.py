"""What can go wrong when somebody looks into the outbox."""

from zerek.core.errors import AppError


class MailNotFound(AppError):
    code = "mail.not_found"
    status = 404


class MailNotFailed(AppError):
    code = "mail.not_failed"
    status = 409


class MailTextGone(AppError):
    """Its text held a link for one use and was blanked."""

    code = "mail.text_gone"
    status = 409
