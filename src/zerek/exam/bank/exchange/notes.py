"""What a format has no place for goes along as a note: a line of JSON in a comment of the file, which other programs
pass over and our reader takes up again, so that every question comes back as it was.

A writer reads its own text again to learn what is missing. Where the file has something else for a field (a text with
a character that XML cannot hold), the note says of which text it is the exact one, so that the note of a question that
somebody has edited since does not undo the edit.
"""

import json
import re
import zlib
from collections.abc import Callable
from typing import Any

Document = dict[str, Any]

MARK = "zerek:"
LONGEST_NOTE = 400_000
SPLIT_DASHES = "-\\u002d"
DEFAULTS: Document = {"difficulty": "A", "points": 1, "time_seconds": 90, "tags": [], "metadata": {}}
MARKED = re.compile(rf"\s*{MARK}\s*(\{{.*\}})\s*", re.DOTALL)


def told(document: Document) -> Document:
    """The fields that say anything: what is left out of a file means the same."""
    return {
        name: value
        for name, value in document.items()
        if value is not None and not (name in DEFAULTS and DEFAULTS[name] == value)
    }


def digest(value: Any) -> int:
    return zlib.crc32(json.dumps(value, sort_keys=True).encode())


def note_of(document: Document, read: Document) -> str:
    """What has to be said beside what a reader finds in the file; "" where nothing has to be."""
    document, read = told(document), told(read)
    beside: Document = {}
    for name in sorted({*document, *read}):
        if document.get(name) == read.get(name):
            continue
        exact = document.get(name, DEFAULTS.get(name))
        if name in read:
            beside[f"={name}"] = [digest(read[name]), exact]
        else:
            beside[name] = exact
    if not beside:
        return ""
    content = json.dumps(beside, separators=(",", ":"))
    return f"{MARK} {content.replace('--', SPLIT_DASHES)}"  # two dashes end a comment of XML


def with_note(document: Document, read: Document, comment: str) -> Document:
    """The document with what the comment notes. A comment that is no note, or no longer true, changes nothing."""
    found = MARKED.fullmatch(comment) if len(comment) <= LONGEST_NOTE else None
    if found is None:
        return document
    try:
        beside = json.loads(found[1])
    except (ValueError, RecursionError):
        return document
    document, read = dict(document), told(read)
    for name, value in beside.items():
        if not name.startswith("="):
            if name not in read:
                document[name] = value
        elif isinstance(value, list) and len(value) == 2 and digest(read.get(name[1:])) == value[0]:
            document[name[1:]] = value[1]
    return document


def write_whole(document: Document, write: Callable[[Document, str], str], read: Callable[[str], Document]) -> str:
    """The text of a question by `write(document, note)`, with a note where `read` would find something else in it."""
    bare = write(document, "")
    note = note_of(document, read(bare))
    return write(document, note) if note else bare
