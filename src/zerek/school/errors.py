"""What can go wrong with a subject."""

from zerek.core.errors import AppError


class SubjectNotFound(AppError):
    code = "school.subject_not_found"
    status = 404


class SubjectExists(AppError):
    code = "school.subject_exists"
    status = 409


class SubjectInUse(AppError):
    code = "school.subject_in_use"
    status = 409
