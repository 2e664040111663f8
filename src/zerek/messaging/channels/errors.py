"""What can go wrong with channels."""

from zerek.core.errors import AppError


class PushAbsent(AppError):
    """This installation sends nothing to devices."""

    code = "channels.push_absent"
    status = 404


class EndpointRefused(AppError):
    """The endpoint is none of a push service, or the keys are none."""

    code = "channels.endpoint_refused"
    status = 422


class EndpointTaken(AppError):
    """Somebody else has it, with other keys."""

    code = "channels.endpoint_taken"
    status = 409


class DeviceNotFound(AppError):
    code = "channels.device_not_found"
    status = 404


class TelegramAbsent(AppError):
    """This installation has no bot; also what a caller of the webhook hears who does not know its secret."""

    code = "channels.telegram_absent"
    status = 404
