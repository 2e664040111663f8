"""What can go wrong with notifications."""

from zerek.core.errors import AppError


class UnsubscribeRefused(AppError):
    """The link is broken, or of another installation."""

    code = "notifications.unsubscribe_refused"
    status = 400
