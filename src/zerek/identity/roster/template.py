"""An empty table of people to be filled in: headers, one example, and in XLSX lists to choose from and explanations."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from zerek.core.i18n import LANGUAGES, Language, translate
from zerek.core.spreadsheets import Cell, new_workbook, write_csv, write_row
from zerek.identity.roster.columns import WIDTHS, Column, explanation, label, locale_label, position_label, role_label
from zerek.identity.roster.rows import RowDraft
from zerek.identity.rules import Position, Role

EXAMPLE_USERNAME, EXAMPLE_EMAIL = "example.student", "student@example.org"
EXAMPLE_BIRTH = date(2010, 5, 21)
LISTED_ROLES = (Role.STUDENT, Role.GUARDIAN, Role.TEACHER, Role.SCHOOL_ADMIN)
FILLED_ROWS = 20_000
EXPLANATION_WIDTHS = (28, 100)


def is_example(draft: RowDraft) -> bool:
    """Whether the row is the example that somebody has left in."""
    return (draft.username, draft.email) == (EXAMPLE_USERNAME, EXAMPLE_EMAIL)


def example(language: Language) -> list[Cell]:
    cells: dict[Column, Cell] = {
        Column.USERNAME: EXAMPLE_USERNAME,
        Column.EMAIL: EXAMPLE_EMAIL,
        Column.FULL_NAME: translate("people.example.name", language),
        Column.ROLE: role_label(Role.STUDENT, language),
        Column.BIRTH: EXAMPLE_BIRTH,
        Column.LOCALE: locale_label(language, language),
        Column.GUARDIAN1_USERNAME: "example.guardian",
        Column.GUARDIAN1_EMAIL: "guardian@example.org",
        Column.GUARDIAN1_NAME: translate("people.example.guardian", language),
    }
    return [cells.get(column) for column in Column]


def template_csv(language: Language) -> bytes:
    return write_csv([[label(column, language) for column in Column], example(language)])


def template_xlsx(language: Language) -> bytes:
    into = io.BytesIO()
    with new_workbook(into) as book:
        people = book.add_worksheet(translate("people.sheet", language))
        fill_people(book, people, language)
        explained = book.add_worksheet(translate("people.sheet_explained", language))
        fill_explanations(book, explained, language)
    return into.getvalue()


def fill_people(book: Any, sheet: Any, language: Language) -> None:
    """Texts are kept as texts, so that no name becomes a number. The list of roles also lets through what is not in
    it, since roles can be joined and have posts."""
    bold, text, day = (
        book.add_format(look) for look in ({"bold": True}, {"num_format": "@"}, {"num_format": "dd.mm.yyyy"})
    )
    for place, (column, width) in enumerate(zip(Column, WIDTHS, strict=True)):
        sheet.set_column(place, place, width, day if column == Column.BIRTH else text)
    write_row(sheet, 0, [label(column, language) for column in Column])
    sheet.set_row(0, None, bold)
    sheet.freeze_panes(1, 0)
    write_row(sheet, 1, example(language))
    choose_from(sheet, Column.ROLE, (role_label(role, language) for role in LISTED_ROLES), strict=False)
    choose_from(sheet, Column.LOCALE, (locale_label(one, language) for one in LANGUAGES), strict=True)


def choose_from(sheet: Any, column: Column, words: Iterable[str], *, strict: bool) -> None:
    place = list(Column).index(column)
    rule = {"validate": "list", "source": list(words), "show_error": strict}
    sheet.data_validation(1, place, FILLED_ROWS, place, rule)


def fill_explanations(book: Any, sheet: Any, language: Language) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(EXPLANATION_WIDTHS):
        sheet.set_column(place, place, width, wrapped)
    rows: list[tuple[str, str]] = [(label(column, language), explanation(column, language)) for column in Column]
    rows += [
        (translate("people.explain_roles", language), ", ".join(role_label(role, language) for role in LISTED_ROLES)),
        (translate("people.explain_positions", language), ", ".join(position_label(one, language) for one in Position)),
    ]
    for place, row in enumerate(rows):
        write_row(sheet, place, row)
