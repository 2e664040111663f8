"""Bytes of a file that somebody brings, as text: which encoding it is, and a refusal that says why it is none."""

import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

from charset_normalizer import from_bytes

from zerek.core.reports import Problem

BOMS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
HEAD_BYTES, SAMPLE_BYTES, PIECE_BYTES = 4_096, 200_000, 1024 * 1024
# The places where the two Windows code pages of Cyrillic part. Windows-1251 has letters there that Russian, Kazakh
# and English do not use; KZ-1048 has the Kazakh ones. One such byte therefore decides.
KAZAKH_BYTES = re.compile(rb"[\x8d\x8e\x9d\x9e\xa1-\xa3\xa5\xaa\xaf\xb4\xba\xbc-\xbf]")
# Words of Cyrillic letters alone; what stands beside a Latin letter is none.
CYRILLIC_WORD = re.compile(r"(?<![A-Za-z])[\u0400-\u04ff]+(?![A-Za-z])")
FEWEST_LETTERS = 8


class Unreadable(Exception):
    """The file as a whole cannot be read; `problem` says why and `line` (from 1) where, if that is known."""

    def __init__(self, key: str, line: int | None = None, **parameters: Any) -> None:
        super().__init__(key)
        self.problem = Problem("file", key, parameters)
        self.line = line


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the encoding it was taken for. Raises `Unreadable`, as `detect` does."""
    encoding = detect(io.BytesIO(raw))
    return raw.decode(encoding), encoding


def open_text(file: BinaryIO, newline: str | None = "") -> tuple[TextIO, str]:
    """The file as text, to be read piece by piece, and its encoding. `newline` is `open`'s. Raises `Unreadable`."""
    encoding = detect(file)
    file.seek(0)
    return io.TextIOWrapper(file, encoding=encoding, newline=newline), encoding


def detect(file: BinaryIO) -> str:
    """The encoding of a whole file, in constant memory: UTF-8, UTF-16 (by its mark or its zeros), Windows-1251 or
    KZ-1048; all of the file can be decoded with it.

    Raises `Unreadable` for what is none of them, and for UTF-8 with a damaged place rather than taking it for another.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    marked = next((encoding for mark, encoding in BOMS if head.startswith(mark)), None) or unmarked_utf16(head)
    if marked:
        return checked(file, marked)
    beginning = first_fault(file, "utf-8")
    if beginning is None:
        return "utf-8"
    file.seek(max(0, beginning - SAMPLE_BYTES))
    if mostly_utf8(file.read(min(beginning, SAMPLE_BYTES) + SAMPLE_BYTES)):
        raise broken(file, "utf-8", beginning)
    file.seek(beginning)  # what stands before is ASCII, and would speak for any encoding
    sample = file.read(SAMPLE_BYTES)
    if not plainly_cyrillic(sample) and from_bytes(sample, cp_isolation=["cp1251", "kz1048"]).best() is None:
        raise Unreadable("import.encoding_unknown")
    return checked(file, "kz1048" if any(map(KAZAKH_BYTES.search, pieces(file))) else "cp1251")


def pieces(file: BinaryIO, end: int | None = None) -> Iterator[bytes]:
    """The file from its beginning, up to the byte `end`, a piece at a time."""
    file.seek(0)
    left = end
    while piece := file.read(PIECE_BYTES if left is None else min(PIECE_BYTES, left)):
        yield piece
        left = None if left is None else left - len(piece)


def first_fault(file: BinaryIO, encoding: str) -> int | None:
    """Where the first byte stands that is not in the encoding; None where all is."""
    decoder = getincrementaldecoder(encoding)()
    place = waiting = 0
    piece = b""
    try:
        for piece in pieces(file):
            waiting = len(decoder.getstate()[0])
            place += len(piece)
            decoder.decode(piece)
        piece, waiting = b"", len(decoder.getstate()[0])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return place - len(piece) - waiting + error.start
    return None


def unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark shows by its spaces, digits and brackets: every one has a zero in the same half.

    The first character tells most often. Where it is no ASCII, a single stray NUL has to be told from a habit.
    """
    first, second = head[0::2].count(0), head[1::2].count(0)
    starts = len(head) > 1 and head[:2].count(0) == 1
    often = max(first, second) >= max(3, len(head) // 100)
    if not (starts or often) or max(first, second) <= 4 * min(first, second):
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def mostly_utf8(sample: bytes) -> bool:
    """Whether what is not ASCII is UTF-8 in the main: then a wrong byte is damage, and not another encoding."""
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) - damaged > damaged


def plainly_cyrillic(sample: bytes) -> bool:
    """Whether this reads as Cyrillic words of a Windows code page among signs and formulas, which a general judge of
    encodings takes for noise. In KOI8 capital and small letters would be swapped; in Western European texts single
    letters would stand among Latin ones."""
    text = sample.decode("kz1048" if KAZAKH_BYTES.search(sample) else "cp1251", "replace")
    words = CYRILLIC_WORD.findall(text)
    letters = sum(map(len, words))
    others = sum(not letter.isascii() for letter in text) - letters
    sound = sum(len(word) for word in words if word.islower() or word[1:].islower() or len(word) == 1)
    return letters >= FEWEST_LETTERS and others <= letters / 5 and sound >= 0.9 * letters


def checked(file: BinaryIO, encoding: str) -> str:
    fault = first_fault(file, encoding)
    if fault is not None:
        raise broken(file, encoding, fault)
    return encoding


def broken(file: BinaryIO, encoding: str, place: int) -> Unreadable:
    line = None if encoding.startswith("utf-16") else sum(piece.count(b"\n") for piece in pieces(file, place)) + 1
    return Unreadable("import.encoding_broken", line, encoding=encoding.removesuffix("-sig"))
