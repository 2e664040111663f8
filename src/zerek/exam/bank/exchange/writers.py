"""Writing every format: a writer takes documents one by one and keeps none of them."""

import json
from collections.abc import Callable
from itertools import count
from typing import IO, Any, Protocol

from zerek.core.spreadsheets import guarded, streamed_workbook, write_row
from zerek.exam.bank.exchange import aiken
from zerek.exam.bank.exchange.formats import Format
from zerek.exam.bank.exchange.gift import GiftWriter
from zerek.exam.bank.exchange.moodle_xml import MoodleWriter
from zerek.exam.bank.exchange.notes import Document
from zerek.exam.bank.exchange.pictures import NONE, Pictures
from zerek.exam.bank.exchange.qti_writing import QtiWriter, Version
from zerek.exam.bank.exchange.tables import COLUMNS, WIDTHS, row_of

MEDIA_TYPES: dict[Format, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "gift": "text/plain; charset=utf-8",
    "moodle_xml": "application/xml",
    "aiken": "text/plain; charset=utf-8",
    "qti": "application/zip",
}
SUFFIXES: dict[Format, str] = {
    "json": "json",
    "csv": "csv",
    "xlsx": "xlsx",
    "gift": "gift",
    "moodle_xml": "xml",
    "aiken": "txt",
    "qti": "zip",
}


class Writer(Protocol):
    """Formats without a place for pictures pass them over, and their texts keep the addresses that the bank has."""

    def write(self, document: Document, pictures: Pictures = NONE, /) -> None: ...

    def end(self) -> None: ...


class TextWriter:
    """A format of text, by a function for one question."""

    def __init__(self, file: IO[bytes], text_of: Callable[[Document], str]) -> None:
        self.file, self.text_of = file, text_of

    def write(self, document: Document, _pictures: Pictures = NONE, /) -> None:
        self.file.write(self.text_of(document).encode())

    def end(self) -> None:
        return None


class JsonWriter:
    """A question a line."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.separator = b'{"questions": [\n'

    def write(self, document: Document, _pictures: Pictures = NONE, /) -> None:
        self.file.write(self.separator + json.dumps(document, ensure_ascii=False).encode())
        self.separator = b",\n"

    def end(self) -> None:
        self.file.write(b'{"questions": []}\n' if self.separator.startswith(b"{") else b"\n]}\n")


class CsvWriter:
    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        file.write(b"\xef\xbb\xbf" + csv_line(list(COLUMNS)))  # without the mark Excel takes UTF-8 for something else

    def write(self, document: Document, _pictures: Pictures = NONE, /) -> None:
        self.file.write(csv_line(["" if cell is None else guarded(str(cell)) for cell in row_of(document)]))

    def end(self) -> None:
        return None


def csv_line(cells: list[str]) -> bytes:
    return (",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if cell else "" for cell in cells) + "\r\n").encode()


class XlsxWriter:
    def __init__(self, file: IO[bytes]) -> None:
        self.book = streamed_workbook(file)
        self.sheet = self.book.add_worksheet("questions")
        self.sheet.freeze_panes(1, 0)
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.set_row(0, None, self.book.add_format({"bold": True}))
        write_row(self.sheet, 0, COLUMNS)
        self.places = count(1)

    def write(self, document: Document, _pictures: Pictures = NONE, /) -> None:
        write_row(self.sheet, next(self.places), row_of(document))

    def end(self) -> None:
        self.book.close()


def writer(format: Format, file: IO[bytes], version: Version) -> Writer:
    makers: dict[Format, Callable[[], Any]] = {
        "json": lambda: JsonWriter(file),
        "csv": lambda: CsvWriter(file),
        "xlsx": lambda: XlsxWriter(file),
        "gift": lambda: TextWriter(file, GiftWriter().write),
        "moodle_xml": lambda: MoodleWriter(file),
        "aiken": lambda: TextWriter(file, aiken.write_question),
        "qti": lambda: QtiWriter(file, version),
    }
    made: Writer = makers[format]()
    return made
