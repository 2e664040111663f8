"""Tables as people bring and take them: CSV and XLSX, read into rows of cells and written from them.

A formula is never run: of a formula the file's stored result is read, and text that a spreadsheet would take for a
formula is written with an apostrophe before it, which reading takes off again.
"""

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, count
from typing import IO, Any, NamedTuple, TextIO

from python_calamine import CalamineError, CalamineWorkbook

from zerek.core.decoding import Unreadable, decode

DELIMITERS = ",;\t"
LARGEST_XLSX = 100 * 1024 * 1024  # unpacked
MOST_COLUMNS = 100
LONGEST_LINE = 1_000_000  # characters
LONGEST_TEXT_BYTES = 16_384  # of a text with its markup, in XLSX
SPARE_ROWS = 1_000  # empty ones among those that are counted
ZIP_BEGINS, OLD_OFFICE_BEGINS = b"PK", b"\xd0\xcf\x11\xe0"
READ_MEMBERS = re.compile(r"\[Content_Types\]\.xml|_rels/.*|xl/(_rels/.*|workbook\.xml|styles\.xml|sharedStrings\.xml)")
SHARED_TEXTS = "xl/sharedStrings.xml"
SHEET_MEMBERS = re.compile(r"xl/worksheets/[^/]+\.xml")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")

# What the reader and `zipfile` raise for what is no workbook; a way of packing that nobody uses is a `RuntimeError`.
BROKEN = (CalamineError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, IndexError)

Cell = str | int | float | bool | date | None


class Line(NamedTuple):
    """A row of the file: where it begins, from 1, and its cells."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """`lines` are those with anything in them; `encoding` is none for XLSX."""

    format: str
    encoding: str | None
    lines: list[Line] = field(default_factory=list)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if GUARDED.match(text) else text


# --- reading ----------------------------------------------------------------------------------------------------------


def read_table(raw: bytes, filename: str, most_rows: int) -> ReadTable:
    """What the file holds, by its content: its name only tells what was meant. Takes seconds for a large file.

    Raises `Unreadable`, also for more than `most_rows` below the header.
    """
    if raw.startswith(OLD_OFFICE_BEGINS):
        raise Unreadable("table.xlsx_old")
    if raw.startswith(ZIP_BEGINS):
        return ReadTable("xlsx", None, limited(read_xlsx(raw, most_rows), most_rows))
    if filename.lower().endswith((".xlsx", ".xlsm")):
        raise Unreadable("table.xlsx_broken")
    text, encoding = decode(raw)
    return ReadTable("csv", encoding, limited(read_csv(text), most_rows))


def limited(lines: Iterable[Line], most_rows: int) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if not any(cell not in (None, "") for cell in line.cells):
            continue
        if len(found) > most_rows:
            raise Unreadable("table.too_many_rows", line.number, most=most_rows)
        found.append(line)
    if not found:
        raise Unreadable("import.empty_file")
    return found


def read_csv(text: str | TextIO) -> Iterator[Line]:
    """Told by its first line: comma, semicolon or tab between the cells, or what `sep=` names, as Excel writes it.

    An open file is read row by row; it has to be opened with `newline=""`.
    """
    lines = bounded_lines(io.StringIO(text, newline="") if isinstance(text, str) else text)
    before = []
    for line in lines:
        before.append(line)
        if line.strip():
            break
    head = "".join(before).strip()
    named = re.fullmatch(r'"?sep=([,;\t])"?', head, re.IGNORECASE)
    outside_quotes = Counter(re.sub(r'"[^"]*"', "", head))
    delimiter = named[1] if named else max(DELIMITERS, key=lambda letter: outside_quotes[letter])
    reader = csv.reader(chain(before, lines), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if not (named and ",".join(cells).lower().startswith("sep=")):
                yield Line(begins, [unguarded(cell.strip()) for cell in cells])
            named, begins = (None if cells else named), reader.line_num + 1
    except csv.Error:
        raise Unreadable("table.csv_broken", begins) from None


def bounded_lines(file: TextIO) -> Iterator[str]:
    for number in count(1):
        line = file.readline(LONGEST_LINE + 1)
        if not line:
            return
        if len(line) > LONGEST_LINE:
            raise Unreadable("import.line_too_long", number, most=LONGEST_LINE)
        yield line


def read_xlsx(raw: bytes, most_rows: int, longest_text: int = LONGEST_TEXT_BYTES) -> Iterator[Line]:
    """The first sheet. `longest_text` is in bytes, with the markup around it."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(safe_xlsx(raw, most_rows, longest_text))) as book:
            sheet = book.get_sheet_by_index(0)
            blanks: list[Cell] = [None] * (sheet.start or (0, 0))[1]  # empty columns at the left are left out
            for number, row in enumerate(sheet.iter_rows(), start=1):
                yield Line(number, blanks + [plain(cell) for cell in row])
    except BROKEN:
        raise Unreadable("table.xlsx_broken") from None
    except BaseException as error:  # the reader's own panic is no `Exception`
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("table.xlsx_broken") from None


def safe_xlsx(raw: bytes, most_rows: int, longest_text: int) -> bytes:
    """The workbook again, unpacked, without what is not read. The reader lays a sheet out as a full rectangle, so
    that a few bytes (one cell in the last corner, a bomb of zeros) could ask for any amount of memory: sizes and
    places are looked at first, and texts, which many cells may share. Raises `Unreadable` and what `zipfile` raises."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as safe:
        members = {member.filename: member for member in given.infolist()}
        wanted = [name for name in members if READ_MEMBERS.fullmatch(name) or SHEET_MEMBERS.fullmatch(name)]
        if sum(members[name].file_size for name in wanted) > LARGEST_XLSX:
            raise Unreadable("table.xlsx_too_large", most=LARGEST_XLSX // 1024 // 1024)
        for name in wanted:
            content = given.read(members[name])  # never more than the size that was summed up above
            if SHEET_MEMBERS.fullmatch(name):
                refuse_wide(content, most_rows)
            elif name == SHARED_TEXTS and max(map(len, SHARED_TEXT.split(content))) > longest_text:
                raise Unreadable("table.cell_far_too_long")
            safe.writestr(name, content)
    return kept.getvalue()


def refuse_wide(sheet: bytes, most_rows: int) -> None:
    """Raises `Unreadable` for a sheet with places or numbers of rows and cells beyond what can be meant."""
    if b"\x00" in sheet[:1_000]:  # UTF-16, in which the places could hide
        raise Unreadable("table.xlsx_broken")
    rows = ROW.split(sheet)
    if len(rows) > most_rows + SPARE_ROWS:
        raise Unreadable("table.too_many_rows", most=most_rows)
    if any(len(CELL.findall(row)) > MOST_COLUMNS for row in rows):
        raise Unreadable("table.too_many_columns", most=MOST_COLUMNS)
    for letters, number in set(PLACE.findall(sheet)):
        if len(number) > 7 or int(number) > most_rows + SPARE_ROWS:
            raise Unreadable("table.too_many_rows", most=most_rows)
        if column_number(letters[:4]) > MOST_COLUMNS:
            raise Unreadable("table.too_many_columns", most=MOST_COLUMNS)


def column_number(letters: bytes) -> int:
    """`A` is 1, `AA` 27, and "" 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def plain(cell: Any) -> Cell:
    """A whole number that the file keeps as 7.0 is 7; a moment is its day where that is all it tells."""
    match cell:
        case str():
            return unguarded(cell.strip())
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        case datetime():
            return cell.date()
        case bool() | int() | float() | date():
            return cell
        case _:
            return str(cell)


# --- writing ----------------------------------------------------------------------------------------------------------


def written(cell: Cell) -> str:
    """A number stays one, also below zero: only a text can be taken for a formula."""
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, int | float) else guarded(str(cell))


def write_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """With a byte order mark, without which Excel takes UTF-8 for another encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([written(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


# Texts stay texts: no formula, no number, no link is made of what people are called.
TEXTS_STAY = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "dd.mm.yyyy",
}


def new_workbook(into: io.BytesIO) -> Any:
    import xlsxwriter

    return xlsxwriter.Workbook(into, TEXTS_STAY | {"in_memory": True})


def streamed_workbook(into: IO[bytes]) -> Any:
    """One whose rows are written in order and not kept, however many there are."""
    import xlsxwriter

    return xlsxwriter.Workbook(into, TEXTS_STAY | {"constant_memory": True})


def write_row(sheet: Any, place: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, date):
            sheet.write_datetime(place, column, cell)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            sheet.write_number(place, column, cell)
        elif cell not in (None, ""):
            sheet.write_string(place, column, guarded(str(cell)))


def write_xlsx(title: str, rows: Iterable[Sequence[Cell]], widths: Sequence[int]) -> bytes:
    """One sheet; the first row is the header, which stays in sight."""
    into = io.BytesIO()
    with new_workbook(into) as book:
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for place, row in enumerate(rows):
            write_row(sheet, place, row)
        sheet.set_row(0, None, book.add_format({"bold": True}))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
    return into.getvalue()
