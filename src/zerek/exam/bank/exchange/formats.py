"""The formats by their codes: who reads each, and how a file is told to be one."""

import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import Literal, get_args

from zerek.core.decoding import BOMS, Unreadable, unmarked_utf16
from zerek.core.spreadsheets import OLD_OFFICE_BEGINS
from zerek.exam.bank.exchange.aiken import read_aiken
from zerek.exam.bank.exchange.gift import read_gift
from zerek.exam.bank.exchange.items import Reading, Source
from zerek.exam.bank.exchange.json_files import read_json
from zerek.exam.bank.exchange.moodle_xml import read_moodle_xml
from zerek.exam.bank.exchange.packages import BROKEN
from zerek.exam.bank.exchange.qti import MANIFEST, ZIP_BEGINS, read_qti
from zerek.exam.bank.exchange.tables import column_names, folded, read_csv_questions, read_xlsx_questions

Format = Literal["json", "csv", "xlsx", "gift", "moodle_xml", "aiken", "qti"]
FORMATS: tuple[Format, ...] = get_args(Format)
READERS: dict[Format, Callable[[Source], Reading]] = {
    "json": read_json,
    "csv": read_csv_questions,
    "xlsx": read_xlsx_questions,
    "gift": read_gift,
    "moodle_xml": read_moodle_xml,
    "aiken": read_aiken,
    "qti": read_qti,
}
BY_SUFFIX: dict[str, Format] = {
    "json": "json",
    "csv": "csv",
    "tsv": "csv",
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xls": "xlsx",
    "gift": "gift",
    "aiken": "aiken",
    "zip": "qti",
}
HEAD_BYTES = 64 * 1024
JSON_BEGINS = re.compile(r"\s*(?:\[\s*[\[{\]\"\d]|\{\s*[\"}])")
JSON_LIKELY = re.compile(r"\s*[\[{]")
XML_BEGINS = re.compile(r"\s*(?:<\?xml|<!--|<!DOCTYPE|<[a-zA-Z])")
QUIZ, ITEM = re.compile(r"<quiz[\s>/]"), re.compile(r"<(?:\w+:)?(?:assessmentItem|qti-assessment-item)[\s>]")
AIKEN_ANSWER = re.compile(r"^\s*ANSWER\s*:\s*[A-Z]\b", re.MULTILINE | re.IGNORECASE)
AIKEN_OPTION = re.compile(r"^\s*[A-Z][.)]\s", re.MULTILINE)
GIFT_LIKELY = re.compile(r"^\s*(?:::|\$CATEGORY:)|(?<!\\)\{\s*(?:[=~#]|T\b|F\b|TRUE\b|FALSE\b|\})", re.MULTILINE)


def format_by_name(name: str) -> Format | None:
    return BY_SUFFIX.get(PurePath(name).suffix.lstrip(".").lower())


def format_of(source: Source) -> Format:
    """By the content where it speaks for itself, else by the name. Raises `Unreadable`."""
    source.file.seek(0)
    head = source.file.read(HEAD_BYTES)
    named = format_by_name(source.name)
    if head.startswith(ZIP_BEGINS):
        return archive_format(source, named)
    if head.startswith(OLD_OFFICE_BEGINS):
        return "xlsx"
    text = roughly(head)
    if XML_BEGINS.match(text):
        if ITEM.search(text):
            return "qti"
        if QUIZ.search(text) or (named is None and not GIFT_LIKELY.search(text)):
            return "moodle_xml"
    if JSON_BEGINS.match(text):
        return "json"
    return named or format_of_text(text)


def archive_format(source: Source, named: Format | None) -> Format:
    try:
        with zipfile.ZipFile(source.file) as archive:
            names = archive.namelist()
    except BROKEN:
        return named if named in ("xlsx", "qti") else "qti"
    if any(name.rpartition("/")[2].lower() == MANIFEST for name in names):
        return "qti"
    return "xlsx" if any(name.startswith("xl/") for name in names) else named if named in ("xlsx", "qti") else "qti"


def format_of_text(text: str) -> Format:
    if AIKEN_ANSWER.search(text) and AIKEN_OPTION.search(text):
        return "aiken"
    if GIFT_LIKELY.search(text):
        return "gift"
    first = next((line for line in text.splitlines() if line.strip()), "")
    if folded_columns(first) & {"question_text"}:
        return "csv"
    if not first or JSON_LIKELY.match(text):
        return "json"
    raise Unreadable("import.format_unrecognised", known=", ".join(FORMATS))


def folded_columns(line: str) -> set[str]:
    names = column_names()
    return {names.get(folded(cell), "") for cell in re.split(r"[,;\t]", line)}


def roughly(head: bytes) -> str:
    """The beginning as far as signs and Latin letters go, which every encoding here has at the same places."""
    marked = next((encoding for mark, encoding in BOMS if head.startswith(mark)), None) or unmarked_utf16(head[:4096])
    return head.decode(marked or "latin-1", "replace")
