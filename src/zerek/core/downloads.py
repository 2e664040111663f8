"""Files that people take away: tables as CSV or XLSX, made of the models that go over the wire, so that a file has the
same numbers as the page beside it."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from typing import Any, Literal

from fastapi import Response

from zerek.core.i18n import Language, translate
from zerek.core.schema import rfc3339
from zerek.core.spreadsheets import Cell, write_csv, write_xlsx

TableFormat = Literal["csv", "xlsx"]
MEDIA_TYPES: dict[TableFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BINARY = {"schema": {"type": "string", "format": "binary"}}
TABLE_RESPONSES: dict[int | str, dict[str, Any]] = {200: {"content": dict.fromkeys(MEDIA_TYPES.values(), BINARY)}}


def as_file(content: bytes, media_type: str, name: str) -> Response:
    """`name` is plain ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


async def table_file(
    rows: Sequence[Sequence[Cell]], format: TableFormat, *, title: str, widths: Sequence[int], name: str
) -> Response:
    """The first row is the header; `name` comes without its ending. Written in a thread, since it takes a while."""
    if format == "csv":
        content = await asyncio.to_thread(write_csv, rows)
    else:
        content = await asyncio.to_thread(write_xlsx, title, rows, widths)
    return as_file(content, MEDIA_TYPES[format], f"{name}.{format}")


def cell(value: Any, language: Language) -> Cell:
    """A list in one cell, and a moment with its zone, which a spreadsheet would lose."""
    match value:
        case None | str():
            return value
        case bool():
            return translate("columns.yes" if value else "columns.no", language)
        case int() | float():
            return value
        case datetime():
            return rfc3339(value)
        case Enum():
            return str(value.value)
        case list() | tuple():
            return "; ".join(str(cell(item, language)) for item in value)
        case _:
            return str(value)


def table_of(columns: Sequence[str], rows: Iterable[object], language: Language) -> list[list[Cell]]:
    """The header, named in that language (`columns.<name>`), and a line for each row: its attributes of those names."""
    header: list[Cell] = [translate(f"columns.{name}", language) for name in columns]
    return [header, *([cell(getattr(row, name), language) for name in columns] for row in rows)]
