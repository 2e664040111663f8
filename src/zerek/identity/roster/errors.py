"""What can go wrong with a table of people as a whole."""

from zerek.core.errors import AppError


class PeopleImportRefused(AppError):
    """The report of the import stands under `report`."""

    code = "identity.import_refused"
    status = 422


class TooManyToExport(AppError):
    code = "identity.too_many_to_export"
    status = 409
