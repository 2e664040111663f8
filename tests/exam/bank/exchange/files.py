"""Reading files of questions in tests: whole, in memory, without a database."""

import io
from typing import Any, NamedTuple

from zerek.exam.bank.exchange.formats import READERS, Format
from zerek.exam.bank.exchange.items import Found, Item, Source
from zerek.exam.bank.exchange.json_files import read_json as read_json_source
from zerek.exam.bank.images.rules import Picture


class ReadFile(NamedTuple):
    encoding: str | None
    documents: list[tuple[int, int, Any]]


def read_json(raw: bytes) -> ReadFile:
    reading = read_json_source(Source(io.BytesIO(raw), "questions.json"))
    return ReadFile(
        reading.encoding, [(item.index, item.line, item.document) for item in reading.items if isinstance(item, Found)]
    )


def read(format: Format, raw: bytes, name: str = "") -> list[Item]:
    """But for the pictures."""
    items = READERS[format](Source(io.BytesIO(raw), name)).items
    return [item for item in items if not isinstance(item, Picture)]


def documents(format: Format, raw: bytes) -> list[Any]:
    """Of a file in which everything is a question."""
    items = read(format, raw)
    assert all(isinstance(item, Found) for item in items), items
    return [item.document for item in items if isinstance(item, Found)]
