"""CSV and XLSX: a question a row, an option a column. What few questions have (translations, the author's metadata)
stands in the column `extra` as JSON."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from zerek.core.decoding import Unreadable, open_text
from zerek.core.reports import Problem
from zerek.core.spreadsheets import OLD_OFFICE_BEGINS, Cell, Line, guarded, read_csv, read_xlsx
from zerek.exam.bank.exchange.items import Broken, Found, Item, Reading, Source, problem
from zerek.exam.bank.exchange.notes import Document
from zerek.exam.bank.rules import CYRILLIC_LOOKALIKES, OPTION_KEYS

OPTION_COLUMNS = tuple(f"option_{key.lower()}" for key in OPTION_KEYS)
COLUMNS = (
    "subject_code",
    "question_text",
    "type",
    "difficulty",
    "points",
    "time_seconds",
    *OPTION_COLUMNS,
    "correct",
    "explanation",
    "topic",
    "tags",
    "language",
    "extra",
)
WIDTHS = (14, 60, 10, 10, 8, 12, *(24,) * len(OPTION_COLUMNS), 10, 40, 20, 20, 10, 20)
NEEDED = ("question_text", "option_a", "option_b", "correct")
EXTRA_FIELDS = frozenset(
    {"metadata", "translations", "option_order", "question_id", "test_id", "source_question_number"}
)
MOST_ROWS = 1_000_000
LONGEST_TEXT_BYTES = 200_000
LONGEST_CELL = 32_767  # characters; a spreadsheet keeps no more
OTHER_NAMES = {
    "subject_code": ("subject", "предмет", "код предмета", "пән", "пән коды"),
    "question_text": ("question", "text", "вопрос", "текст вопроса", "сұрақ", "сұрақ мәтіні"),
    "type": ("тип", "түрі"),
    "difficulty": ("сложность", "күрделілігі"),
    "points": ("баллы", "балл", "ұпай"),
    "time_seconds": ("time", "seconds", "время", "секунды", "уақыт"),
    "correct": ("answer", "correct answer", "key", "ответ", "верный ответ", "правильный ответ", "жауап", "дұрыс жауап"),
    "explanation": ("пояснение", "объяснение", "түсіндірме"),
    "topic": ("тема", "тақырып"),
    "tags": ("теги", "метки", "белгілер"),
    "language": ("язык", "тіл"),
}
NO_LETTERS = re.compile("[\ufffe\uffff]")
OPTION_WORDS = ("option", "вариант", "нұсқа", "жауап нұсқасы", "ответ")


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


def column_names() -> dict[str, str]:
    names = {folded(column): column for column in COLUMNS}
    for column, others in OTHER_NAMES.items():
        names |= {folded(other): column for other in others}
    for place, key in enumerate(OPTION_KEYS, start=1):
        column = OPTION_COLUMNS[place - 1]
        names |= {folded(f"{word} {mark}"): column for word in OPTION_WORDS for mark in (key, str(place))}
        names[key.lower()] = column
    return names


def read_csv_questions(source: Source) -> Reading:
    text, encoding = open_text(source.file)
    return Reading(encoding, items_of(read_csv(text)), field_name)


def read_xlsx_questions(source: Source) -> Reading:
    source.file.seek(0)
    raw = source.file.read()
    if raw.startswith(OLD_OFFICE_BEGINS):
        raise Unreadable("table.xlsx_old")
    return Reading(None, items_of(read_xlsx(raw, MOST_ROWS, LONGEST_TEXT_BYTES)), field_name)


def items_of(lines: Iterator[Line]) -> Iterator[Item]:
    filled = (line for line in lines if any(cell not in (None, "") for cell in line.cells))
    header = next(filled, None)
    if header is None:
        raise Unreadable("import.empty_file")
    columns = columns_of(header)
    for index, line in enumerate(filled):
        surplus = [cell for cell in line.cells[len(columns) :] if cell not in (None, "")]
        cells: dict[str, Cell] = {
            name: cell for name, cell in zip(columns, line.cells, strict=False) if name and cell not in (None, "")
        }
        if surplus:
            yield Broken(index, line.number, problem("", "table_surplus", text=str(surplus[0])[:60]))
            continue
        try:
            yield Found(index, line.number, document_of(cells))
        except Misread as error:
            yield Broken(index, line.number, error.problem)


class Misread(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


def columns_of(header: Line) -> list[str]:
    """The column of each cell. Raises `Unreadable` for one that is not known, missing or there twice."""
    names, found = column_names(), list[str]()
    for cell in header.cells:
        text = "" if cell is None else str(cell)
        column = names.get(folded(text), "")
        if text.strip() and not column:
            raise Unreadable("import.table_column_unknown", header.number, name=text[:60], known=", ".join(COLUMNS))
        if column and column in found:
            raise Unreadable("import.table_column_twice", header.number, name=column)
        found.append(column)
    missing = [column for column in NEEDED if column not in found]
    if missing:
        raise Unreadable("import.table_column_missing", header.number, names=", ".join(missing))
    return found


def text_of(cell: Cell) -> str:
    """As a person reads it in the sheet."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return f"{cell:.15g}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def number_of(cell: Cell) -> Any:
    """A number where it is one; else the text, for the rules to refuse."""
    if isinstance(cell, str):
        try:
            number = float(cell.replace(",", "."))
        except ValueError:
            return cell
        return int(number) if abs(number) < 1e15 and number == int(number) else number
    return cell


def document_of(cells: dict[str, Cell]) -> Document:
    """Raises `Misread`."""
    document: Document = {
        name: text_of(cells[name])
        for name in ("subject_code", "question_text", "type", "difficulty", "explanation", "topic", "language")
        if name in cells
    }
    document |= {name: number_of(cells[name]) for name in ("points", "time_seconds") if name in cells}
    if "tags" in cells:
        document["tags"] = [tag for tag in split_tags(text_of(cells["tags"])) if tag]
    extra = extra_of(text_of(cells.get("extra")))
    order = extra.pop("option_order", None)
    texts = {key: text_of(cells[name]) for key, name in zip(OPTION_KEYS, OPTION_COLUMNS, strict=True) if name in cells}
    right = right_keys(text_of(cells.get("correct")), texts)
    if isinstance(order, str) and sorted(order) == sorted(texts):
        texts = {key: texts[key] for key in order}
    document["options"] = [{"key": key, "text": text, "is_correct": key in right} for key, text in texts.items()]
    return document | extra


def right_keys(text: str, texts: dict[str, str]) -> set[str]:
    """`A;C`, `A, C`, `a c` or `AC`."""
    letters = [letter for letter in text.upper() if not (letter.isspace() or letter in ";,.+&/")]
    for letter in letters:
        if letter in CYRILLIC_LOOKALIKES:
            raise Misread(Problem("correct", "import.letter_cyrillic", {"allowed": ", ".join(OPTION_KEYS)}))
        if letter not in OPTION_KEYS:
            raise Misread(problem("correct", "table_correct", text=text[:60]))
        if letter not in texts:
            raise Misread(problem("correct", "table_correct_empty", key=letter))
    if len(set(letters)) != len(letters):
        raise Misread(problem("correct", "table_correct", text=text[:60]))
    return set(letters)


def extra_of(text: str) -> dict[str, Any]:
    if not text:
        return {}
    try:
        extra = json.loads(text)
    except (ValueError, RecursionError):
        raise Misread(problem("extra", "table_extra")) from None
    if not isinstance(extra, dict) or not extra.keys() <= EXTRA_FIELDS:
        raise Misread(problem("extra", "table_extra"))
    return extra


def split_tags(text: str) -> list[str]:
    r"""At semicolons; `\;` is a semicolon inside a tag."""
    parts = re.findall(r"(?:\\.|[^;\\]|\\$)+", text, re.DOTALL)
    return [re.sub(r"\\([;\\])", r"\1", part).strip() for part in parts]


def join_tags(tags: Iterable[str]) -> str:
    return ";".join(re.sub(r"[;\\]", r"\\\g<0>", tag) for tag in tags)


def field_name(field: str) -> str:
    """The column in which a field of a document stands."""
    option = re.match(r"options\[(\d)\]", field)
    if option:
        return OPTION_COLUMNS[int(option[1])] if int(option[1]) < len(OPTION_COLUMNS) else "extra"
    return {"options": "correct", "metadata": "extra", "translations": "extra"}.get(
        field.split(".", maxsplit=1)[0], field
    )


# --- writing ----------------------------------------------------------------------------------------------------------


def row_of(document: Document) -> list[Cell]:
    texts = {option["key"]: option["text"] for option in document["options"]}
    extra = {name: document[name] for name in ("metadata", "translations") if document.get(name)}
    order = "".join(texts)
    if order != "".join(sorted(order)):
        extra["option_order"] = order
    return [
        document["subject_code"],
        document["question_text"],
        document["type"],
        document["difficulty"],
        str(document["points"]),
        str(document["time_seconds"]),
        *(texts.get(key) for key in OPTION_KEYS),
        ";".join(sorted(option["key"] for option in document["options"] if option["is_correct"])),
        document.get("explanation"),
        document.get("topic"),
        join_tags(document.get("tags") or []),
        document.get("language"),
        json.dumps(extra, ensure_ascii=False, separators=(",", ":")) if extra else None,
    ]


def fits_cells(document: Document) -> bool:
    """Whether a spreadsheet keeps every cell as it is: there is a limit, and there are two letters that it drops."""
    cells = [guarded(str(cell)) for cell in row_of(document) if cell is not None]
    return all(len(cell) <= LONGEST_CELL and not NO_LETTERS.search(cell) for cell in cells)


def table(documents: Iterable[Document]) -> Iterator[list[Cell]]:
    return chain([list(COLUMNS)], map(row_of, documents))
