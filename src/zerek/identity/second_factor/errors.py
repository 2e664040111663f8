"""What can go wrong with the second factor."""

from zerek.core.errors import AppError


class AlreadyOn(AppError):
    code = "second_factor.already_on"
    status = 409


class NotBegun(AppError):
    code = "second_factor.not_begun"
    status = 409


class NeededByRole(AppError):
    code = "second_factor.needed_by_role"
    status = 409
