"""How far somebody has come: in the session under way, in a subject, topic by topic."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.majors.queries import profile_subjects
from zerek.exam.practice import queries, rules, shown
from zerek.exam.practice.models import PracticeSession
from zerek.exam.practice.schemas import PracticeStats, SubjectProgress, TopicMastery
from zerek.exam.practice.shelf import Shelf
from zerek.exam.reviews.queries import agenda
from zerek.insight.queries import Tally, answered_by_subject, answered_by_topic, beliefs_about, known_items
from zerek.insight.rules import keys
from zerek.school.models import SubjectKind

NOTHING = Tally(0, 0)


async def stats(session: AsyncSession, shelf: Shelf, practice: PracticeSession | None, language: str) -> dict[str, Any]:
    """The fields of `PracticeStats`."""
    if practice is None:
        return shown.stats(shelf.code, None, [])
    tallies = await answered_by_topic(session, practice.user_id, shelf.subject_id, practice.id)
    return shown.stats(shelf.code, practice, shown.topics(shelf, tallies, language))


async def topics(session: AsyncSession, shelf: Shelf, user_id: UUID, language: str) -> list[TopicMastery]:
    of = {key for topic in shelf.topic_sizes() for key in keys(user_id, shelf.subject_id, shelf.subject_id, topic)}
    beliefs = await beliefs_about(session, of)
    tallies = await answered_by_topic(session, user_id, shelf.subject_id)
    return shown.mastered(shelf, user_id, beliefs, tallies, language)


async def subjects(
    session: AsyncSession, user_id: UUID, major_code: str | None, now: datetime
) -> list[SubjectProgress]:
    """Those of the major first, then the general ones, then the others that have questions."""
    own: list[UUID] = []
    if major_code is not None:
        own = [one.id for one in (await profile_subjects(session, [major_code])).get(major_code, [])]
    known, answered = await known_items(session, user_id), await answered_by_subject(session, user_id)
    due = Counter(one.subject_id for one in (await agenda(session, user_id, now)).days[0])
    running = {one.subject_id: one for one in await queries.active_ones(session, user_id, now - rules.KEPT)}

    def rank(kind: str, subject_id: UUID) -> tuple[int, int]:
        if subject_id in own:
            return (0, own.index(subject_id))
        return (1, 0) if kind == SubjectKind.EXAM_GENERAL else (2, 0)

    found = await queries.practisable(session, own)
    items = []
    for subject, size in sorted(found, key=lambda one: (rank(one[0].kind, one[0].id), one[0].code)):
        met, given = known.get(subject.id, NOTHING), answered.get(subject.id, NOTHING)
        practice = running.get(subject.id)
        items.append(
            SubjectProgress(
                subject_code=subject.code,
                title_ru=subject.title_ru,
                title_kk=subject.title_kk,
                title_en=subject.title_en,
                questions=size,
                met=met.answered,
                known=met.correct,
                answered=given.answered,
                correct=given.correct,
                accuracy=rules.accuracy(given.answered, given.correct),
                reviews_due=due.get(subject.id, 0),
                session=PracticeStats(**shown.stats(subject.code, practice, [])) if practice else None,
            )
        )
    return items
