"""XML from people: read piece by piece, without entities, without a network, without trees that grow for ever."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, BinaryIO

from lxml import etree

from zerek.core.decoding import BOMS, Unreadable, detect

IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
LARGEST_QUESTION = 16 * 1024 * 1024  # bytes; some carry their pictures along
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00?!\x00?D\x00?O\x00?C\x00?T", re.IGNORECASE)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_pis": True,
}
HEAD_BYTES = 64 * 1024


def encoding_of(file: BinaryIO) -> tuple[str, str | None]:
    """What the file is written in, and what the parser has to be told; nothing where the file says it itself."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    refuse_definitions(head)
    declared = DECLARED.match(head)
    if declared and not head.startswith(tuple(mark for mark, _ in BOMS)):
        return declared[1].decode().lower(), None
    encoding = detect(file)
    return encoding, None if encoding.startswith("utf") else encoding


def refuse_definitions(head: bytes) -> None:
    """A document type can define entities out of entities, and name files; no format of questions needs one."""
    if DOCTYPE.search(head):
        raise Unreadable("import.xml_doctype")


def elements(file: BinaryIO, encoding: str | None) -> Iterator[Any]:
    """Each element of the second level; forgotten when the next is asked for. Raises `Unreadable` with the line."""
    file.seek(0)
    pieces, depth = Pieces(file), 0
    try:
        for event, element in etree.iterparse(pieces, events=("start", "end"), encoding=encoding, **OPTIONS):
            if event == "start":
                depth += 1
                if depth == 1 and element.getroottree().docinfo.doctype:
                    raise Unreadable("import.xml_doctype")
                continue
            depth -= 1
            if depth == 1:
                yield element
                forget(element)
                pieces.since = 0
    except etree.XMLSyntaxError as error:
        raise Unreadable("import.xml_broken", error.lineno or None, reason=reason_of(error)) from None
    except (LookupError, UnicodeDecodeError):
        raise Unreadable("import.encoding_unknown") from None


class Pieces:
    """Hands the file on piece by piece, and not without end for one element."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.since = 0

    def read(self, _size: int = -1) -> bytes:
        piece = self.file.read(HEAD_BYTES)
        self.since += len(piece)
        if self.since > LARGEST_QUESTION:
            raise Unreadable("import.value_too_large")
        return piece


def forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def parsed(raw: bytes) -> Any:
    """The root of a small document. Raises `Unreadable`."""
    refuse_definitions(raw[:HEAD_BYTES])
    try:
        root = etree.fromstring(raw, etree.XMLParser(**OPTIONS))
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        line = error.lineno if isinstance(error, etree.XMLSyntaxError) else None
        raise Unreadable("import.xml_broken", line or None, reason=reason_of(error)) from None
    if root is None or root.getroottree().docinfo.doctype:
        raise Unreadable("import.xml_doctype")
    return root


def reason_of(error: Exception) -> str:
    return ILLEGAL.sub("\ufffd", str(error))[:200]


def written(text: str) -> str:
    """Text as XML holds it: what XML has no letters for is left out, and a carriage return is kept as one."""
    return escape(ILLEGAL.sub("", text), quote=False).replace("\r", "&#13;")


def attribute(text: str) -> str:
    return escape(ILLEGAL.sub("", text), quote=False).translate(IN_ATTRIBUTES)
