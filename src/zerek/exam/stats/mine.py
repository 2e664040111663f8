"""My statistics: one's own attempts, read as they are; a person has hundreds of them, not millions."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import Language
from zerek.exam.attempts import shown
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, Status
from zerek.exam.attempts.rules import Paper, choose_language
from zerek.exam.attempts.schemas import ProctoringSummary
from zerek.exam.bank.queries import FaceCache
from zerek.exam.proctoring.queries import summaries_of
from zerek.exam.reviews.queries import zone_of
from zerek.exam.sittings.models import Sitting
from zerek.exam.sittings.queries import withheld, writing_since
from zerek.exam.stats.practice import practice_totals
from zerek.exam.stats.rules import wilson
from zerek.exam.stats.schemas import MyStatistics, MyTopics, NextTopic, Progress, SubjectAccuracy, TopicAccuracy
from zerek.school.queries import subjects_by_code

FINISHED = (Status.COMPLETED, Status.EXPIRED)
RECENT = 5
MOST_PROGRESS = 200
TOPICS_FROM = 20  # attempts
FEWEST_OF_TOPIC = 3  # questions, before a topic is recommended
MOST_NEXT = 5


def percentage(correct: int, of: int) -> float:
    return round(100 * correct / of, 2) if of else 0.0


async def my_statistics(session: AsyncSession, user_id: UUID, language: Language) -> MyStatistics:
    """Attempts that ran out of time count; cancelled ones do not. Days are those where the person lives."""
    zone = await zone_of(session, user_id)
    finished = select(ExamAttempt).where(ExamAttempt.user_id == user_id, ExamAttempt.status.in_(FINISHED))
    rows = (
        await session.execute(
            select(
                ExamAttempt.id,
                ExamAttempt.format_code,
                ExamAttempt.format,
                ExamAttempt.sections,
                ExamAttempt.score_percentage,
                ExamAttempt.answered_questions,
                ExamAttempt.correct_answers,
                ExamAttempt.passed,
                ExamAttempt.completed_at,
            )
            .where(ExamAttempt.user_id == user_id, ExamAttempt.status.in_(FINISHED))
            .order_by(ExamAttempt.started_at, ExamAttempt.id)
        )
    ).all()
    recent = (
        (await session.execute(finished.order_by(ExamAttempt.started_at.desc(), ExamAttempt.id.desc()).limit(RECENT)))
        .scalars()
        .all()
    )
    watched = await summaries_of(session, [attempt.id for attempt in recent])
    practice = await practice_totals(session, user_id)
    scores = [row.score_percentage for row in rows if row.score_percentage is not None]
    by_subject: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        for section, score in zip(row.format["sections"], row.sections or [], strict=False):
            by_subject[section["subject_code"]][0] += score["answered"]
            by_subject[section["subject_code"]][1] += score["correct"]
    for code, counts in practice.by_subject.items():
        by_subject[code][0] += counts[0]
        by_subject[code][1] += counts[1]
    titles = await subject_titles(session, list(by_subject), language)
    answered, correct = (sum(counts[place] for counts in by_subject.values()) for place in (0, 1))
    return MyStatistics(
        total_attempts=len(rows) + practice.sessions,
        exam_attempts=len(rows),
        practice_attempts=practice.sessions,
        average_score=sum(scores) / len(scores) if scores else None,
        best_score=max(scores, default=None),
        total_questions_answered=answered,
        correct_answers_percentage=percentage(correct, answered) if answered else None,
        by_subject=[
            SubjectAccuracy(
                subject_code=code,
                title=titles.get(code, code),
                answered=counts[0],
                correct=counts[1],
                accuracy=percentage(counts[1], counts[0]),
            )
            for code, counts in sorted(by_subject.items())
        ],
        recent_attempts=[
            shown.result(attempt, language, watched.get(attempt.id, ProctoringSummary())) for attempt in recent
        ],
        progress=[
            Progress(
                date=row.completed_at.astimezone(zone).date().isoformat(),
                score_percentage=row.score_percentage or 0.0,
                attempt_id=row.id,
                format=row.format_code,
                passed=row.passed,
            )
            for row in rows[-MOST_PROGRESS:]
        ],
    )


async def subject_titles(session: AsyncSession, codes: Sequence[str], language: Language) -> dict[str, str]:
    subjects = await subjects_by_code(session, codes)
    return {code: getattr(subject, f"title_{language}") for code, subject in subjects.items()}


class TopicCount:
    """Questions, answered and right ones, of a topic."""

    __slots__ = ("answered", "correct", "questions")

    def __init__(self) -> None:
        self.questions = self.answered = self.correct = 0

    def add(self, mark: bool | None) -> None:
        self.questions += 1
        self.answered += mark is not None
        self.correct += mark is True


Topics = dict[tuple[str, str], TopicCount]  # by subject code and topic; "" for questions that name none


async def count_topics(session: AsyncSession, faces: FaceCache, attempts: Sequence[Any], language: Language) -> Topics:
    """`attempts` have an `id`, a `paper` and a `format`."""
    marks: dict[UUID, dict[UUID, bool | None]] = {attempt.id: {} for attempt in attempts}
    answers = select(ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.is_correct).where(
        ExamAnswer.attempt_id.in_(list(marks)), ExamAnswer.keys != ""
    )
    for answer in await session.execute(answers):
        marks[answer.attempt_id][answer.version_id] = answer.is_correct
    papers = {attempt.id: Paper.from_json(attempt.paper) for attempt in attempts}
    versions = {item.version_id for paper in papers.values() for item in paper.items}
    known = await faces.get(session, list(versions))
    counts: Topics = defaultdict(TopicCount)
    for attempt in attempts:
        for item in papers[attempt.id].items:
            texts = known[item.version_id].texts
            topic = texts[choose_language(texts, language)].get("topic") or ""
            subject = attempt.format["sections"][item.section]["subject_code"]
            counts[subject, topic].add(marks[attempt.id].get(item.version_id))
    return counts


async def topic_accuracies(
    session: AsyncSession, faces: FaceCache, attempts: Sequence[Any], language: Language
) -> list[TopicAccuracy]:
    """Of attempts together, by subject and topic."""
    counts = await count_topics(session, faces, attempts, language)
    titles = await subject_titles(session, sorted({subject for subject, _ in counts}), language)
    return [
        TopicAccuracy(
            subject_code=subject,
            title=titles.get(subject, subject),
            topic=topic,
            questions=count.questions,
            answered=count.answered,
            correct=count.correct,
            accuracy=percentage(count.correct, count.questions),
        )
        for (subject, topic), count in sorted(counts.items())
    ]


async def my_topics(
    session: AsyncSession, faces: FaceCache, user_id: UUID, language: Language, now: datetime
) -> MyTopics:
    """Without the attempts of sittings that show no right answers yet: a topic of one question would tell one."""
    closed = exists().where(Sitting.id == ExamAttempt.sitting_id, withheld(now, writing_since(now)))
    attempts = (
        await session.execute(
            select(ExamAttempt.id, ExamAttempt.paper, ExamAttempt.format)
            .where(ExamAttempt.user_id == user_id, ExamAttempt.status.in_(FINISHED), ~closed)
            .order_by(ExamAttempt.started_at.desc(), ExamAttempt.id.desc())
            .limit(TOPICS_FROM)
        )
    ).all()
    found = await topic_accuracies(session, faces, attempts, language)
    return MyTopics(attempts=len(attempts), by_topic=found, next=next_topics(found))


def next_topics(topics: Sequence[TopicAccuracy]) -> list[NextTopic]:
    """The weakest first, by the lower bound of what is known of each: of two with the same accuracy, the one of which
    less is known. What is mastered, and what was hardly asked, is left out."""
    weak = [
        NextTopic(**topic.model_dump(), at_least=100 * wilson(topic.correct, topic.questions).low)
        for topic in topics
        if topic.topic and topic.questions >= FEWEST_OF_TOPIC and topic.correct < topic.questions
    ]
    return sorted(weak, key=lambda topic: (topic.at_least, topic.subject_code, topic.topic))[:MOST_NEXT]
