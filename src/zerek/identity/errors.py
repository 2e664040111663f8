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


class SecondFactorRequired(AppError):
    """The password was right; `challenge` is what the code of the second factor is sent with."""

    code = "identity.second_factor_required"
    status = 401


class WrongCode(AppError):
    code = "identity.wrong_code"
    status = 401


class CodeRefused(AppError):
    """The code of the second factor, asked for again before something that cannot be undone."""

    code = "identity.code_refused"
    status = 403


class ChallengeEnded(AppError):
    code = "identity.challenge_ended"
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


class SecondFactorMissing(AppError):
    """A role of the caller needs a second factor, and this session has not shown one."""

    code = "identity.second_factor_missing"
    status = 403


class RegistrationClosed(AppError):
    code = "identity.registration_closed"
    status = 403


class InvitationRefused(AppError):
    code = "identity.invitation_refused"
    status = 400


class InvitationNotFound(AppError):
    code = "identity.invitation_not_found"
    status = 404


class ResetRefused(AppError):
    code = "identity.reset_refused"
    status = 400


class UserNotFound(AppError):
    code = "identity.user_not_found"
    status = 404


class SessionNotFound(AppError):
    code = "identity.session_not_found"
    status = 404


class NoEmail(AppError):
    code = "identity.no_email"
    status = 409


class OwnRole(AppError):
    code = "identity.own_role"
    status = 403


class NotTheirs(AppError):
    """The caller may see this person but not change them in this way."""

    code = "identity.not_permitted"
    status = 403


class LastAdmin(AppError):
    code = "identity.last_admin"
    status = 409


class SignInAgain(AppError):
    """Of somebody without a password, before something that cannot be undone: the sign-in was too long ago."""

    code = "identity.sign_in_again"
    status = 403


class WrongPassword(AppError):
    """The current password, asked for again before something that cannot be undone."""

    code = "identity.wrong_password"
    status = 403
