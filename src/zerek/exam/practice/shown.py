"""What people see of practice. A question is shown as in an exam, by the same function."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from zerek.exam.attempts.rules import Item, choose_language
from zerek.exam.attempts.shown import face_shown
from zerek.exam.bank.queries import Face
from zerek.exam.practice import rules
from zerek.exam.practice.models import PracticeSession
from zerek.exam.practice.schemas import CheckedAnswer, PracticeQuestion, PracticeStats, TopicMastery, TopicStats
from zerek.exam.practice.service import Outcome
from zerek.exam.practice.shelf import Entry, Shelf
from zerek.insight.queries import Latest, Tally, mastery
from zerek.insight.rules import Belief, Key

WEAKEST, LEAST_ANSWERED = 3, 1


def questions(
    shelf: Shelf,
    practice: PracticeSession,
    entries: Sequence[Entry],
    faces: Mapping[UUID, Face],
    chosen: Mapping[UUID, str],
    latest: Mapping[UUID, Latest],
    marked: Collection[UUID],
    *,
    first: int,
    language: str,
) -> list[PracticeQuestion]:
    shown = []
    for position, entry in enumerate(entries, start=first):
        before = latest.get(entry.question_id)
        item = rules.item(practice.seed, entry.question_id, entry.version_id, entry.type, entry.option_keys)
        shown.append(
            PracticeQuestion.model_construct(
                **face_shown(item, faces[entry.version_id], chosen.get(entry.question_id, ""), language),
                subject_code=shelf.code,
                points=entry.points,
                position=position,
                flagged=entry.question_id in marked,
                version_id=entry.version_id,
                bookmarked=entry.question_id in marked,
                last_result=None if before is None else "right" if before.correct else "wrong",
            )
        )
    return shown


def checked(item: Item, outcome: Outcome, face: Face, language: str) -> CheckedAnswer:
    """The one place of practice where a question meets its solution: after an answer to it."""
    standing = outcome.standing
    return CheckedAnswer(
        question_id=item.question_id,
        is_correct=outcome.is_correct,
        correct_keys=item.to_shown(standing.correct_keys),
        selected_keys=item.to_shown(outcome.keys),
        explanation=standing.explanations.get(choose_language(face.texts, language)),
        counted=outcome.counted,
        answered=standing.answered,
        correct=standing.correct,
        accuracy=rules.accuracy(standing.answered, standing.correct),
        streak=standing.streak,
    )


def topics(shelf: Shelf, tallies: Mapping[UUID | None, Tally], language: str) -> list[TopicStats]:
    """What was answered, topic by topic, the most practised first."""
    rows = sorted(tallies.items(), key=lambda one: -one[1].answered)
    return [
        TopicStats(
            topic=shelf.topic_title(topic, language),
            answered=tally.answered,
            correct=tally.correct,
            accuracy=rules.accuracy(tally.answered, tally.correct),
        )
        for topic, tally in rows
    ]


def stats(code: str, practice: PracticeSession | None, by_topic: list[TopicStats]) -> dict[str, Any]:
    """The fields of `PracticeStats`."""
    if practice is None:
        empty = PracticeStats(
            subject_code=code, session_id=None, answered=0, correct=0, accuracy=0, streak=0, best_streak=0,
            started_at=None, last_answer_at=None, by_topic=[],
        )  # fmt: skip
        return empty.model_dump()
    last: datetime | None = practice.last_at if practice.answered else None
    return {
        "subject_code": code,
        "session_id": practice.id,
        "answered": practice.answered,
        "correct": practice.correct,
        "accuracy": rules.accuracy(practice.answered, practice.correct),
        "streak": practice.streak,
        "best_streak": practice.best_streak,
        "started_at": practice.started_at,
        "last_answer_at": last,
        "by_topic": by_topic,
    }


def weakest(by_topic: Sequence[TopicStats]) -> list[str]:
    """The topics to go on with: those with most wrong answers, by share."""
    missed = [one for one in by_topic if one.topic and one.answered >= LEAST_ANSWERED and one.correct < one.answered]
    missed.sort(key=lambda one: (one.accuracy, -one.answered))
    return [one.topic for one in missed[:WEAKEST] if one.topic]


def mastered(
    shelf: Shelf, user_id: UUID, beliefs: Mapping[Key, Belief], tallies: Mapping[UUID | None, Tally], language: str
) -> list[TopicMastery]:
    """Every topic of the subject, by its name."""
    rows = []
    for topic, size in shelf.topic_sizes().items():
        tally = tallies.get(topic, Tally(0, 0))
        expected = mastery(beliefs, user_id, shelf.subject_id, topic)
        rows.append(
            TopicMastery(
                topic=shelf.topic_title(topic, language),
                questions=size,
                answered=tally.answered,
                correct=tally.correct,
                mastery=expected.probability,
                uncertainty=expected.variance**0.5,
            )
        )
    return sorted(rows, key=lambda one: (one.topic is None, one.topic))
