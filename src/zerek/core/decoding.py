"""Bytes of a file that somebody brings, as text: which encoding it is, and a refusal that says why it is none."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any

from charset_normalizer import from_bytes

from zerek.core.reports import Problem

BOMS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
SAMPLE_BYTES = 200_000
# The places where the two Windows code pages of Cyrillic part. Windows-1251 has letters there that Russian, Kazakh
# and English do not use; KZ-1048 has the Kazakh ones. One such byte therefore decides.
KAZAKH_BYTES = re.compile(rb"[\x8d\x8e\x9d\x9e\xa1-\xa3\xa5\xaa\xaf\xb4\xba\xbc-\xbf]")


class Unreadable(Exception):
    """The file as a whole cannot be read; `problem` says why and `line` (from 1) where, if that is known."""

    def __init__(self, key: str, line: int | None = None, **parameters: Any) -> None:
        super().__init__(key)
        self.problem = Problem("file", key, parameters)
        self.line = line


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the encoding it was taken for: UTF-8, UTF-16 (by its mark or its zeros), Windows-1251 or KZ-1048.

    Raises `Unreadable` for what is none of them, and for UTF-8 with a damaged place rather than taking it for another.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return decoded(raw, encoding), encoding
    if unmarked := unmarked_utf16(raw):
        return decoded(raw, unmarked), unmarked
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if mostly_utf8(raw[max(0, error.start - SAMPLE_BYTES) : error.start + SAMPLE_BYTES]):
            raise broken(raw, "utf-8", error) from None
        beginning = error.start  # what stands before is ASCII, and would speak for any encoding
    if from_bytes(raw[beginning : beginning + SAMPLE_BYTES], cp_isolation=["cp1251", "kz1048"]).best() is None:
        raise Unreadable("import.encoding_unknown")
    encoding = "kz1048" if KAZAKH_BYTES.search(raw) else "cp1251"
    return decoded(raw, encoding), encoding


def unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark shows by its spaces, digits and brackets: every one has a zero in the same half.

    The first character tells most often. Where it is no ASCII, a single stray NUL has to be told from a habit.
    """
    head = raw[:4_096]
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


def decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise broken(raw, encoding, error) from None


def broken(raw: bytes, encoding: str, error: UnicodeDecodeError) -> Unreadable:
    line = None if encoding.startswith("utf-16") else raw.count(b"\n", 0, error.start) + 1
    return Unreadable("import.encoding_broken", line, encoding=encoding.removesuffix("-sig"))
