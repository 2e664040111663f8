"""What people see of attempts. `question` shows a question to its solver, and `print_question` the same as text; what
they are given (a `Face`) does not even contain what tells the right answer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Row

from zerek.core.i18n import Language
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import (
    SHOWN_KEYS,
    Item,
    Paper,
    choose_language,
    earned_share,
    remaining_seconds,
)
from zerek.exam.attempts.schemas import (
    AttemptClock,
    AttemptStatus,
    AttemptSummary,
    Option,
    ProctoringSummary,
    Regraded,
    Result,
    Reviewed,
    SectionResult,
    Started,
    Verdict,
)
from zerek.exam.bank.queries import Face, Solution
from zerek.exam.formats.rules import minutes

MOST_PRINTED = 5_000


def question(
    attempt: ExamAttempt | Row[Any], position: int, item: Item, face: Face, bank_keys: str, flagged: bool
) -> dict[str, Any]:
    """The fields of `QuestionShown`."""
    return {
        **face_fields(item, face, bank_keys, attempt.language),
        **section_fields(attempt.format["sections"][item.section]),
        "position": position,
        "flagged": flagged,
    }


def section_fields(section: Mapping[str, Any]) -> dict[str, Any]:
    return {"subject_code": section["subject_code"], "points": float(section["points"])}


def face_shown(item: Item, face: Face, bank_keys: str, language: str) -> dict[str, Any]:
    """As `face_fields`, for a model."""
    fields = face_fields(item, face, bank_keys, language)
    return {**fields, "options": [Option.model_construct(**option) for option in fields["options"]]}


def face_fields(item: Item, face: Face, bank_keys: str, language: str) -> dict[str, Any]:
    """Those fields of a question that are its own, in the shown keys, wherever it is shown."""
    texts = face.texts[choose_language(face.texts, language)]
    return {
        "question_id": item.question_id,
        **own_fields(face, texts),
        "options": [
            {"key": SHOWN_KEYS[place], "text": texts["options"][bank_key]} for place, bank_key in enumerate(item.order)
        ],
        "selected_keys": item.to_shown(bank_keys),
    }


def own_fields(face: Face, texts: Mapping[str, Any]) -> dict[str, Any]:
    """What does not depend on how it is shown."""
    return {
        "question_text": texts["text"],
        "question_type": face.type,
        "topic": texts.get("topic"),
        "tags": face.tags,
        "difficulty": face.difficulty,
        "time_seconds": face.time_seconds,
    }


class Printed(NamedTuple):
    """A face as JSON in one language: its fields without braces, and the rest of each option after its shown key."""

    fields: str
    options: dict[str, str]


@lru_cache(MOST_PRINTED)
def printed(face: Face, language: str) -> Printed:
    texts = face.texts[choose_language(face.texts, language)]
    own = own_fields(face, texts)
    options = {key: f',"text":{as_json(text)}}}' for key, text in texts["options"].items()}
    return Printed(as_json(own)[1:-1], options)


def as_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def print_question(face: Printed, item: Item, position: int, bank_keys: str, section: str, *, flagged: bool) -> str:
    """The same as `question`, as JSON. `section` is what `print_section` makes of its section."""
    options = ",".join([f'{{"key":"{SHOWN_KEYS[place]}"{face.options[key]}' for place, key in enumerate(item.order)])
    selected = as_json(item.to_shown(bank_keys)) if bank_keys else "[]"
    return (
        f'{{"question_id":"{item.question_id}",{face.fields},"options":[{options}],"selected_keys":{selected},'
        f'"position":{position},"flagged":{"true" if flagged else "false"},{section}}}'
    )


def print_section(section: Mapping[str, Any]) -> str:
    return as_json(section_fields(section))[1:-1]


def questions(
    attempt: ExamAttempt | Row[Any],
    items: Iterable[Item],
    faces: Sequence[Face],
    answers: Mapping[UUID, Any],
    flags: set[UUID],
    *,
    current: int,
    now: datetime,
) -> bytes:
    """`QuestionsShown` as JSON. It is printed of pieces that are kept: this is the largest of the frequent answers, a
    hundred questions and more, which a whole school asks for in the same minute."""
    sections = [print_section(section) for section in attempt.format["sections"]]
    shown = ",".join(
        [
            print_question(
                printed(face, attempt.language),
                item,
                position,
                answers[item.version_id].keys if answers and item.version_id in answers else "",
                sections[item.section],
                flagged=bool(flags) and item.version_id in flags,
            )
            for position, (item, face) in enumerate(zip(items, faces, strict=True))
        ]
    )
    head = {
        "attempt_id": str(attempt.id),
        "status": attempt.status,
        "deadline_at": rfc3339(attempt.deadline_at),
        "server_time": rfc3339(now),
        "current_question_index": current,
        "language": attempt.language,
    }
    return f'{as_json(head)[:-1]},"items":[{shown}]}}'.encode()


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
        paused_at=attempt.paused_at,
        extra_seconds=attempt.extra_seconds,
        fullscreen=attempt.format.get("fullscreen", False),
        sitting_id=attempt.sitting_id,
    )


def left(status: str, deadline_at: datetime, paused_at: datetime | None, now: datetime) -> int:
    """The seconds that remain; while an attempt is paused they stand."""
    return remaining_seconds(deadline_at, paused_at or now) if status == Status.IN_PROGRESS else 0


def clock(attempt_id: UUID, row: Any, now: datetime) -> AttemptClock:
    saved = rfc3339(row.saved_at) if row.saved_at else ""
    return AttemptClock(
        attempt_id=attempt_id,
        status=row.status,
        deadline_at=row.deadline_at,
        paused_at=row.paused_at,
        time_remaining_seconds=left(row.status, row.deadline_at, row.paused_at, now),
        server_time=now,
        state_version=f"{saved}/{row.flags}",
        cancel_reason=row.cancel_reason,
    )


def status(attempt: ExamAttempt, answers: Mapping[UUID, Any], current: int, now: datetime) -> AttemptStatus:
    return AttemptStatus(
        **started(attempt, now).model_dump(),
        completed_at=attempt.completed_at,
        time_remaining_seconds=left(attempt.status, attempt.deadline_at, attempt.paused_at, now),
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
        sitting_id=attempt.sitting_id,
        cancel_reason=attempt.cancel_reason,
        archived_at=attempt.archived_at,
    )


def result(
    attempt: ExamAttempt,
    language: Language,
    proctoring: ProctoringSummary,
    regrades: Sequence[Any] = (),
    review: list[Reviewed] | None = None,
    *,
    review_closed: bool = False,
    review_opens_at: datetime | None = None,
) -> Result:
    return Result(
        **summary(attempt).model_dump(),
        verdicts=[Verdict(**verdict) for verdict in attempt.verdicts or []],
        sections=[
            SectionResult(subject_code=section["subject_code"], title=section[f"title_{language}"], **scores)
            for section, scores in zip(attempt.format["sections"], attempt.sections or [], strict=False)
        ],
        proctoring=proctoring,
        regrades=[Regraded.model_validate(regrade) for regrade in regrades],
        review=review,
        review_closed=review_closed,
        review_opens_at=review_opens_at,
    )


def review(
    attempt: ExamAttempt,
    paper: Paper,
    faces: Mapping[UUID, Face],
    solutions: Mapping[UUID, Solution],
    answers: Mapping[UUID, Any],
    flags: set[UUID],
    marked: Collection[UUID],
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
                **seen,
                correct_keys=item.to_shown(solution.correct_keys),
                is_correct=solution.annulled or bool(answer and answer.is_correct),
                annulled=solution.annulled,
                points_earned=earned(attempt, item, answer, solution),
                explanation=solution.explanations.get(language),
                bookmarked=item.question_id in marked,
            )
        )
    return reviewed


def earned(attempt: ExamAttempt, item: Item, answer: Any, solution: Solution) -> float:
    """The points of one question, by the grading of its section."""
    section = attempt.format["sections"][item.section]
    chosen, partly = answer.keys if answer else "", section.get("grading") == "partial"
    share = earned_share(chosen, solution.correct_keys, partly=partly, annulled=solution.annulled)
    return round(float(section["points"]) * share, 4)
