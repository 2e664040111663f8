"""What can be practised of a subject, kept in the process: which questions there are, in the order of the bank.

It holds neither texts nor right keys. Whether the bank has changed is asked again after a few seconds, with one
statement; a question that was retired or edited meanwhile is still answered as it was shown.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import LANGUAGES
from zerek.exam.attempts.rules import choose_language
from zerek.exam.bank.models import PUBLISHED, Question, QuestionVersion
from zerek.insight.rules import topic_id
from zerek.school.models import Subject
from zerek.school.queries import subject_by_code

FRESH_SECONDS = 5.0
ROWS_AT_ONCE = 5_000
NAMED = (*LANGUAGES, "")  # the order in which a topic's name is looked for


class Entry(NamedTuple):
    question_id: UUID
    version_id: UUID
    type: str
    option_keys: str
    topic_id: UUID | None
    points: float
    time_seconds: int


@dataclass
class Shelf:
    subject_id: UUID
    code: str
    signature: Any
    entries: list[Entry] = field(default_factory=list)
    places: dict[UUID, int] = field(default_factory=dict)
    topics: dict[UUID, dict[str, str]] = field(default_factory=dict)

    def get(self, question_id: UUID) -> Entry | None:
        place = self.places.get(question_id)
        return None if place is None else self.entries[place]

    def topic_named(self, name: str) -> set[UUID]:
        """The topics that are called so in any language."""
        wanted = name.casefold().strip()
        return {one for one, names in self.topics.items() if wanted in (name.casefold() for name in names.values())}

    def topic_title(self, topic: UUID | None, language: str) -> str | None:
        names = self.topics.get(topic) if topic is not None else None
        return names[choose_language(names, language)] if names else None

    def topic_sizes(self) -> dict[UUID | None, int]:
        sizes: dict[UUID | None, int] = {}
        for entry in self.entries:
            sizes[entry.topic_id] = sizes.get(entry.topic_id, 0) + 1
        return sizes


class Shelves:
    """One shelf a subject, made on first use."""

    def __init__(self, fresh_seconds: float = FRESH_SECONDS) -> None:
        self._fresh_seconds = fresh_seconds
        self._shelves: dict[str, tuple[Shelf, float]] = {}

    async def get(self, session: AsyncSession, code: str) -> Shelf:
        """Raises `SubjectNotFound`."""
        kept = self._shelves.get(code)
        if kept is not None and kept[1] > time.monotonic():
            return kept[0]
        subject = await subject_by_code(session, code)
        found = await signature(session, subject.id)
        if kept is not None and (kept[0].subject_id, kept[0].signature) == (subject.id, found):
            shelf = kept[0]
        else:
            shelf = await load(session, subject, found)
        self._shelves[code] = (shelf, time.monotonic() + self._fresh_seconds)
        return shelf


def topic_columns() -> list[ColumnElement[str]]:
    """The name of a version's topic in each language."""
    return [QuestionVersion.texts[language]["topic"].as_string() for language in NAMED]


def named_topic(subject_id: UUID, columns: Sequence[str | None]) -> tuple[UUID | None, dict[str, str]]:
    """The topic that these columns name, by its first name, and all its names; None for a question without one."""
    names = {language: name for language, name in zip(NAMED, columns, strict=True) if name}
    return (topic_id(subject_id, next(iter(names.values()))) if names else None), names


async def signature(session: AsyncSession, subject_id: UUID) -> tuple[Any, ...]:
    """Differs once a question of the subject was published, edited or retired."""
    row = await session.execute(
        select(func.count(), func.max(QuestionVersion.created_at))
        .join(Question, Question.current_version_id == QuestionVersion.id)
        .where(Question.subject_id == subject_id, Question.status == PUBLISHED)
    )
    return tuple(row.one())


async def load(session: AsyncSession, subject: Subject, found: Any) -> Shelf:
    shelf = Shelf(subject.id, subject.code, found)
    after: UUID | None = None
    while True:
        rows = await some(session, subject.id, after)
        for row in rows:
            topic, names = named_topic(subject.id, row[6:])
            if topic is not None:
                shelf.topics.setdefault(topic, {}).update(names)
            shelf.places[row[0]] = len(shelf.entries)
            shelf.entries.append(Entry(row[0], row[1], row[2], row[3], topic, row[4], row[5]))
        if len(rows) < ROWS_AT_ONCE:
            return shelf
        after = rows[-1][0]


async def some(session: AsyncSession, subject_id: UUID, after: UUID | None) -> Sequence[Any]:
    """So many questions at a time, that others get their turn while a large bank is read."""
    query = (
        select(
            Question.id,
            QuestionVersion.id,
            QuestionVersion.type,
            QuestionVersion.option_keys,
            QuestionVersion.points,
            QuestionVersion.time_seconds,
            *topic_columns(),
        )
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(Question.subject_id == subject_id, Question.status == PUBLISHED)
        .order_by(Question.id)
        .limit(ROWS_AT_ONCE)
    )
    if after is not None:
        query = query.where(Question.id > after)
    return (await session.execute(query)).all()
