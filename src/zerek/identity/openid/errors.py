"""What can go wrong on the way to a provider and back."""

from zerek.core.errors import AppError


class ProviderAbsent(AppError):
    code = "openid.absent"
    status = 404


class ProviderAway(AppError):
    code = "openid.away"
    status = 503


class AnswerRefused(AppError):
    """The answer is not one to a question of ours, or what it carries is not signed as it should be."""

    code = "openid.answer_refused"
    status = 400


class NotLinked(AppError):
    code = "openid.not_linked"
    status = 403


class EmailKnown(AppError):
    """An account with this e-mail exists. It is not handed over for an address alone: its owner links it, signed in."""

    code = "openid.email_known"
    status = 409


class LinkedElsewhere(AppError):
    code = "openid.linked_elsewhere"
    status = 409


class LinkNotFound(AppError):
    code = "openid.link_not_found"
    status = 404


class OnlyWayIn(AppError):
    """Without a password, the last linked account is the only way in."""

    code = "openid.only_way_in"
    status = 409
