"""What can go wrong with a school or a subject."""

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


class SchoolNotFound(AppError):
    code = "school.school_not_found"
    status = 404


class SchoolExists(AppError):
    code = "school.school_exists"
    status = 409


class SchoolInUse(AppError):
    code = "school.school_in_use"
    status = 409
