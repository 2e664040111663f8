"""What a row of a table says: pure functions from its cells to a draft, or to all that is wrong with it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zerek.core.decoding import Unreadable
from zerek.core.i18n import Language
from zerek.core.reports import Problem
from zerek.core.spreadsheets import Cell, Line
from zerek.identity.people.schemas import EMAIL, USERNAME
from zerek.identity.roster.columns import (
    GUARDIAN_COLUMNS,
    Column,
    columns_by_name,
    folded,
    locales_by_name,
    positions_by_name,
    roles_by_name,
)
from zerek.identity.rules import Held

LONGEST_CELL = 1_000
LONGEST_NAME, LONGEST_EMAIL = 200, 254
LONGEST_SHOWN = 60
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([ T].*)?")
LOCAL_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
# A soft hyphen, zero width spaces and a stray byte order mark come along when text is copied, and nobody sees them.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
Header = dict[int, Column | None]


@dataclass(frozen=True, slots=True)
class GuardianDraft:
    username: str | None
    email: str | None
    full_name: str | None
    field: str


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A person as a row describes them; None or nothing where a cell is empty."""

    index: int
    line: int
    username: str | None
    email: str | None
    full_name: str | None
    grants: tuple[Held, ...]
    date_of_birth: date | None
    locale: Language | None
    password: str | None
    guardians: tuple[GuardianDraft, ...]

    @property
    def field(self) -> str:
        """The column that tells who is meant."""
        return Column.USERNAME if self.username else Column.EMAIL


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with problems; without an index it is the header."""

    index: int | None
    line: int
    problems: list[Problem]


def tidy(text: str) -> str:
    """Composed letters, one space between words, and nothing that nobody sees."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def text_of(cell: Cell) -> str:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def read_header(line: Line) -> tuple[Header, list[Problem]]:
    """The columns by their places, None for one that is not known, and what is wrong with those. Raises `Unreadable`
    where none is known or one comes twice: then no row can be understood."""
    header: Header = {}
    problems: list[Problem] = []
    for place, cell in enumerate(line.cells):
        name = tidy(text_of(cell))
        column = columns_by_name().get(folded(unicodedata.normalize("NFC", name)))
        if column is not None and column in header.values():
            raise Unreadable("table.column_repeated", line.number, name=shown(name))
        if name:
            header[place] = column
        if name and column is None:
            problems.append(Problem(shown(name), "table.column_unknown", {"name": shown(name)}))
    if not any(header.values()):
        raise Unreadable("people.no_columns", line.number)
    return header, problems


def read_row(header: Header, line: Line, index: int, school_id: UUID | None) -> RowDraft | Judged:
    return RowReader(header, line, index).read(school_id)


class RowReader:
    """Reads one row and gathers all that is wrong with it."""

    def __init__(self, header: Header, line: Line, index: int) -> None:
        self.cells = {column: line.cells[place] for place, column in header.items() if place < len(line.cells)}
        self.nameless = [cell for place, cell in enumerate(line.cells) if place not in header]
        self.line, self.index = line.number, index
        self.problems: list[Problem] = []

    def read(self, school_id: UUID | None) -> RowDraft | Judged:
        if any(cell not in (None, "") for cell in self.nameless):
            self.wrong("", "table.cell_without_column")
        draft = RowDraft(
            index=self.index,
            line=self.line,
            username=self.username(Column.USERNAME),
            email=self.email(Column.EMAIL),
            full_name=self.name(Column.FULL_NAME),
            grants=tuple(self.grants(school_id)),
            date_of_birth=self.birth(),
            locale=self.locale(),
            password=self.password(),
            guardians=tuple(self.guardians()),
        )
        return Judged(self.index, self.line, self.problems) if self.problems else draft

    def wrong(self, field: str, key: str, **parameters: object) -> None:
        self.problems.append(Problem(field, key, parameters))

    def raw(self, column: Column) -> str:
        text = text_of(self.cells.get(column))
        if UNPRINTABLE.search(text):
            self.wrong(column, "import.text_unprintable")
            return ""
        if len(text) > LONGEST_CELL:
            self.wrong(column, "import.text_too_long", longest=LONGEST_CELL)
            return ""
        return text

    def text(self, column: Column) -> str | None:
        return tidy(self.raw(column)) or None

    def username(self, column: Column) -> str | None:
        text = self.text(column)
        if text is not None and not USERNAME.fullmatch(text.lower()):
            self.wrong(column, "people.username_wrong", text=shown(text))
            return None
        return text and text.lower()

    def email(self, column: Column) -> str | None:
        text = self.text(column)
        if text is not None and (len(text) > LONGEST_EMAIL or not EMAIL.fullmatch(text)):
            self.wrong(column, "people.email_wrong", text=shown(text))
            return None
        return text and text.lower()

    def name(self, column: Column) -> str | None:
        text = self.text(column)
        if text is not None and len(text) > LONGEST_NAME:
            self.wrong(column, "import.text_too_long", longest=LONGEST_NAME)
            return None
        return text

    def password(self) -> str | None:
        return self.raw(Column.PASSWORD) or None

    def grants(self, school_id: UUID | None) -> Iterator[Held]:
        """`teacher: class_teacher, librarian; guardian`."""
        seen = set()
        for part in filter(None, map(str.strip, (self.text(Column.ROLE) or "").split(";"))):
            name, _, posts = part.partition(":")
            role = roles_by_name().get(folded(name))
            if role is None:
                self.wrong(Column.ROLE, "people.role_unknown", text=shown(name.strip()))
                continue
            if role in seen:
                self.wrong(Column.ROLE, "people.role_repeated", text=shown(name.strip()))
            seen.add(role)
            positions = set()
            for post in filter(None, map(str.strip, posts.split(","))):
                position = positions_by_name().get(folded(post))
                if position is None:
                    self.wrong(Column.ROLE, "people.position_unknown", text=shown(post))
                else:
                    positions.add(position)
            yield Held(role, school_id, frozenset(positions))

    def birth(self) -> date | None:
        cell = self.cells.get(Column.BIRTH)
        text = self.text(Column.BIRTH)
        if text is None:
            return None
        found = cell if isinstance(cell, date) else parsed_date(text)
        if found is None or not EARLIEST <= found <= LATEST:
            self.wrong(Column.BIRTH, "people.date_wrong", text=shown(text))
            return None
        return found

    def locale(self) -> Language | None:
        text = self.text(Column.LOCALE)
        found = locales_by_name().get(folded(text)) if text else None
        if text and found is None:
            self.wrong(Column.LOCALE, "people.locale_unknown", text=shown(text))
        return found

    def guardians(self) -> Iterator[GuardianDraft]:
        seen: set[str] = set()
        for username_column, email_column, name_column in GUARDIAN_COLUMNS:
            before = len(self.problems)
            username, email = self.username(username_column), self.email(email_column)
            full_name = self.name(name_column)
            words = {word for word in (username, email) if word}
            if words & seen:
                self.wrong(username_column if username else email_column, "people.guardian_repeated")
            seen |= words
            if words:
                yield GuardianDraft(username, email, full_name, username_column if username else email_column)
            elif full_name and len(self.problems) == before:
                self.wrong(name_column, "people.guardian_nameless")


def parsed_date(text: str) -> date | None:
    try:
        if found := ISO_DATE.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := LOCAL_DATE.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return None
