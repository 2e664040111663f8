"""What can go wrong between a person and the door."""

from zerek.core.errors import AppError


class NotSignedIn(AppError):
    code = "identity.not_signed_in"
    status = 401

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class WrongCredentials(AppError):
    code = "identity.wrong_credentials"
    status = 401


class Banned(AppError):
    code = "identity.banned"
    status = 403


class RefreshRefused(AppError):
    code = "identity.refresh_refused"
    status = 401


class RefreshTokenReused(RefreshRefused):
    """The refusal ends the session, so what it changed is kept."""

    keeps_changes = True


class AlreadyTaken(AppError):
    code = "identity.already_taken"
    status = 409


class RoleMissing(AppError):
    code = "identity.role_missing"
    status = 403
