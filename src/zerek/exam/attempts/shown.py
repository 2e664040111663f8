"""What people see of attempts. `question` is the one function that shows a question to its solver; what it is given
(a `Face`) does not even contain what tells the right answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from zerek.core.i18n import Language
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import SHOWN_KEYS, Item, Paper, choose_language, remaining_seconds
from zerek.exam.attempts.schemas import (
    AttemptStatus,
    AttemptSummary,
    Option,
    ProctoringSummary,
    QuestionShown,
    QuestionsShown,
    Result,
    Reviewed,
    SectionResult,
    Started,
    Verdict,
)
from zerek.exam.bank.queries import Face, Solution
from zerek.exam.formats.rules import minutes


def question(
    attempt: ExamAttempt, position: int, item: Item, face: Face, bank_keys: str, flagged: bool
) -> QuestionShown:
    texts = face.texts[choose_language(face.texts, attempt.language)]
    section = attempt.format["sections"][item.section]
    return QuestionShown.model_construct(
        question_id=item.question_id,
        question_text=texts["text"],
        question_type=face.type,  # type: ignore[arg-type]  # a check of the table holds it
        options=[
            Option.model_construct(key=SHOWN_KEYS[place], text=texts["options"][bank_key])
            for place, bank_key in enumerate(item.order)
        ],
        subject_code=section["subject_code"],
        topic=texts.get("topic"),
        tags=face.tags,
        difficulty=face.difficulty,
        points=section["points"],
        time_seconds=face.time_seconds,
        position=position,
        selected_keys=item.to_shown(bank_keys),
        flagged=flagged,
    )


def questions(
    attempt: ExamAttempt,
    paper: Paper,
    faces: Mapping[UUID, Face],
    answers: Mapping[UUID, Any],
    flags: set[UUID],
    *,
    current: int,
    now: datetime,
) -> QuestionsShown:
    return QuestionsShown.model_construct(
        attempt_id=attempt.id,
        status=Status(attempt.status),
        deadline_at=attempt.deadline_at,
        server_time=now,
        current_question_index=current,
        language=attempt.language,  # type: ignore[arg-type]  # came in as a `Language`
        items=[
            question(
                attempt,
                position,
                item,
                faces[item.version_id],
                answers[item.version_id].keys if item.version_id in answers else "",
                item.version_id in flags,
            )
            for position, item in enumerate(paper.items)
        ],
    )


def started(attempt: ExamAttempt, now: datetime) -> Started:
    return Started(
        attempt_id=attempt.id,
        format=attempt.format_code,
        major_code=attempt.major_code,
        status=Status(attempt.status),
        started_at=attempt.started_at,
        deadline_at=attempt.deadline_at,
        server_time=now,
        time_limit_minutes=minutes(attempt.format["time_limit_seconds"]),
        total_questions=attempt.total_questions,
    )


def status(attempt: ExamAttempt, answers: Mapping[UUID, Any], current: int, now: datetime) -> AttemptStatus:
    running = attempt.status == Status.IN_PROGRESS
    return AttemptStatus(
        **started(attempt, now).model_dump(),
        completed_at=attempt.completed_at,
        time_remaining_seconds=remaining_seconds(attempt.deadline_at, now) if running else 0,
        answered_questions=sum(bool(answer.keys) for answer in answers.values()),
        current_question_index=current,
    )


def summary(attempt: ExamAttempt) -> AttemptSummary:
    return AttemptSummary(
        attempt_id=attempt.id,
        format=attempt.format_code,
        major_code=attempt.major_code,
        status=Status(attempt.status),
        started_at=attempt.started_at,
        deadline_at=attempt.deadline_at,
        completed_at=attempt.completed_at,
        time_limit_minutes=minutes(attempt.format["time_limit_seconds"]),
        total_questions=attempt.total_questions,
        answered_questions=attempt.answered_questions,
        correct_answers=attempt.correct_answers,
        score_percentage=attempt.score_percentage,
        points=attempt.points,
        max_points=attempt.max_points,
        passed=attempt.passed,
    )


def result(attempt: ExamAttempt, language: Language, review: list[Reviewed] | None = None) -> Result:
    return Result(
        **summary(attempt).model_dump(),
        verdicts=[Verdict(**verdict) for verdict in attempt.verdicts or []],
        sections=[
            SectionResult(subject_code=section["subject_code"], title=section[f"title_{language}"], **scores)
            for section, scores in zip(attempt.format["sections"], attempt.sections or [], strict=False)
        ],
        proctoring=ProctoringSummary(),
        review=review,
    )


def review(
    attempt: ExamAttempt,
    paper: Paper,
    faces: Mapping[UUID, Face],
    solutions: Mapping[UUID, Solution],
    answers: Mapping[UUID, Any],
    flags: set[UUID],
) -> list[Reviewed]:
    """For a finished attempt only: the one place where a question meets its solution."""
    reviewed = []
    for position, item in enumerate(paper.items):
        face, solution = faces[item.version_id], solutions[item.version_id]
        answer = answers.get(item.version_id)
        seen = question(attempt, position, item, face, answer.keys if answer else "", item.version_id in flags)
        language = choose_language(face.texts, attempt.language)
        reviewed.append(
            Reviewed(
                **seen.model_dump(),
                correct_keys=item.to_shown(solution.correct_keys),
                is_correct=bool(answer and answer.is_correct),
                explanation=solution.explanations.get(language),
            )
        )
    return reviewed
