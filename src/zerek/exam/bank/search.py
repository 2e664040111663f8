"""Searching questions: every word of a query has to begin a word of the question, in whichever of its languages.

Both sides are folded here, so that SQLite and PostgreSQL find the same: case and compatibility forms make no
difference, nor do the letters that a Russian keyboard lacks, which many type without (`Әліппе` is found by `алип`).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.bank.models import QuestionSearch

MOST_WORDS, LONGEST_WORD = 12, 60
WORD = re.compile(r"[^\W_]+")
FOLDED = str.maketrans("әғқңөұүһіё", "агкноуухие")


def words(text: str) -> list[str]:
    """The folded words, letters and digits only, in their order, each once."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(FOLDED)
    return list(dict.fromkeys([word[:LONGEST_WORD] for word in WORD.findall(folded)]))


def search_body(texts: Mapping[str, Any], tags: Iterable[str]) -> str:
    """What is kept of a version: the words of its texts, options and topics in all languages, and of its tags."""
    parts = list(tags)
    for wording in texts.values():
        parts += [wording["text"], *wording["options"].values(), wording.get("topic") or ""]
    return " ".join(words(" ".join(parts)))


def matching(session: AsyncSession, query: str) -> Select[Any] | None:
    """The ids of the questions that have all words of the query; None for a query without any."""
    wanted = words(query)[:MOST_WORDS]
    if not wanted:
        return None
    return select(QuestionSearch.question_id).where(matches(session.get_bind().dialect.name, wanted))


def matches(dialect: str, wanted: list[str]) -> ColumnElement[bool]:
    # The words hold nothing but letters and digits, so that neither of the two little languages can be spoken in them.
    if dialect == "postgresql":
        pattern = " & ".join(f"'{word}':*" for word in wanted)
        return text(
            "array_to_tsvector(string_to_array(question_search.body, ' ')) @@ CAST(:pattern AS tsquery)"
        ).bindparams(pattern=pattern)  # type: ignore[return-value]  # a clause that is true or false
    pattern = " ".join(f'"{word}"*' for word in wanted)
    found = text("SELECT rowid FROM question_search_fts WHERE question_search_fts MATCH :pattern")
    return literal_column("question_search.id").in_(found.bindparams(pattern=pattern))
