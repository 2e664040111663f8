"""What stands on the papers of a result, in one language, ready to be set: no database and no drawing."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from zerek.core.i18n import Language, translate
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.results.schemas import Breakdown, Certificate

OVERALL = "pass_percent"  # how `attempts.rules.verdicts` names the pass mark of the whole


@dataclass(frozen=True, slots=True)
class Line:
    """A name, how many of how many, and how many percent that is."""

    name: str
    figures: str
    percentage: float
    tone: str = "plain"  # plain, good or bad


@dataclass(frozen=True, slots=True)
class Content:
    language: Language
    name: str
    exam: str
    major: str
    date: str
    percentage: float
    required: float
    passed: bool
    cancelled: bool
    expired: bool
    facts: list[tuple[str, str]]
    sections: list[Line]
    verdicts: list[Line]
    topics: list[tuple[str, list[Line]]]
    earlier: list[Line]
    comparison: str
    code: str
    verify_url: str

    def say(self, key: str, **parameters: object) -> str:
        return translate(f"papers.{key}", self.language, **parameters)


def number(value: float, language: Language) -> str:
    """`72.5` in English, `72,5` in Russian and Kazakh; no zeros behind the point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")


def day(moment: datetime, zone: ZoneInfo, language: Language) -> str:
    local = moment.astimezone(zone)
    month = translate(f"papers.month.{local.month}", language)
    return translate("papers.day", language, day=local.day, month=month, year=local.year)


def content_of(
    attempt: ExamAttempt,
    broken_down: Breakdown,
    certificate: Certificate,
    *,
    name: str,
    major: str,
    zone: ZoneInfo,
    language: Language,
) -> Content:
    completed = attempt.completed_at or attempt.deadline_at
    verdicts = attempt.verdicts or []
    pass_mark = next((verdict["required"] for verdict in verdicts if verdict["name"] == OVERALL), 0.0)
    return Content(
        language=language,
        name=name,
        exam=attempt.format[f"title_{language}"],
        major=major,
        date=day(completed, zone, language),
        percentage=attempt.score_percentage or 0.0,
        required=pass_mark,
        passed=bool(attempt.passed) and attempt.status != Status.CANCELLED,
        cancelled=attempt.status == Status.CANCELLED,
        expired=attempt.status == Status.EXPIRED,
        facts=facts_of(attempt, completed, language),
        sections=[
            Line(
                section[f"title_{language}"],
                f"{score['correct']}/{score['questions']}",
                score["score_percentage"],
            )
            for section, score in zip(attempt.format["sections"], attempt.sections or [], strict=False)
        ],
        verdicts=verdict_lines(attempt, language),
        topics=topic_lines(broken_down),
        earlier=earlier_lines(broken_down, zone, language),
        comparison=comparison_of(broken_down, language),
        code=certificate.code,
        verify_url=certificate.verify_url,
    )


def facts_of(attempt: ExamAttempt, completed: datetime, language: Language) -> list[tuple[str, str]]:
    minutes, seconds = divmod(max(0, round((completed - attempt.started_at).total_seconds())), 60)
    points = f"{number(attempt.points or 0, language)}/{number(attempt.max_points or 0, language)}"
    return [
        (translate("papers.correct", language), f"{attempt.correct_answers or 0}/{attempt.total_questions}"),
        (translate("papers.answered", language), f"{attempt.answered_questions or 0}/{attempt.total_questions}"),
        (translate("papers.points", language), points),
        (translate("papers.time", language), f"{minutes}:{seconds:02}"),
    ]


def verdict_lines(attempt: ExamAttempt, language: Language) -> list[Line]:
    """Each threshold; one that is named after a subject bears that subject's title."""
    titles = {section["subject_code"]: section[f"title_{language}"] for section in attempt.format["sections"]}
    lines = []
    for verdict in attempt.verdicts or []:
        overall = verdict["name"] == OVERALL
        unit = "%" if overall else ""
        figures = translate(
            "papers.threshold",
            language,
            reached=number(verdict["reached"], language) + unit,
            required=number(verdict["required"], language) + unit,
        )
        name = translate("papers.overall", language) if overall else titles.get(verdict["name"], verdict["name"])
        share = 100.0 if not verdict["required"] else min(100.0, 100 * verdict["reached"] / verdict["required"])
        lines.append(Line(name, figures, share, "good" if verdict["passed"] else "bad"))
    return lines


def topic_lines(broken_down: Breakdown) -> list[tuple[str, list[Line]]]:
    by_subject: dict[str, list[Line]] = {}
    for topic in broken_down.topics:
        if topic.topic:
            line = Line(topic.topic, f"{topic.correct}/{topic.questions}", topic.accuracy)
            by_subject.setdefault(topic.title, []).append(line)
    return list(by_subject.items())


def earlier_lines(broken_down: Breakdown, zone: ZoneInfo, language: Language, most: int = 5) -> list[Line]:
    return [
        Line(
            day(attempt.completed_at, zone, language),
            "",
            attempt.score_percentage,
            "good" if attempt.passed else "bad",
        )
        for attempt in broken_down.comparison.attempts[:most]
    ]


def comparison_of(broken_down: Breakdown, language: Language) -> str:
    compared = broken_down.comparison
    if compared.difference is None or compared.average is None or compared.best is None:
        return translate("papers.first_attempt", language)
    sign = "+" if compared.difference >= 0 else "–"
    return translate(
        "papers.compared",
        language,
        difference=sign + number(abs(compared.difference), language),
        average=number(compared.average, language),
        best=number(compared.best, language),
        attempts=compared.earlier_attempts,
    )


def printable(text: str, letters: frozenset[int], otherwise: str) -> str:
    """A name as the font can show it: without signs that it lacks (emoji, other scripts, marks that turn the direction
    of writing). Where too little of it is left, `otherwise`."""
    kept = " ".join("".join(letter if ord(letter) in letters else " " for letter in text).split())
    return kept if any(letter.isalpha() for letter in kept) else otherwise
