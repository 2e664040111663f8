"""The formats that Zerek brings along, and what can be computed of a format.

The two official ones follow the rules of the comprehensive test for admission to a master's programme in Kazakhstan
(2025). Full track: a foreign language (50 tasks), readiness for study (30), the first profile subject (30 with one
right answer) and the second (20 with one or several right answers, 2 points each): 150 points, passed with 75 in all,
25 in the language and 7 in each other part. Profile track: the two profile subjects alone, 70 points, passed with 30
in all and 7 in each. What a task with several right answers earns is said at `attempts.rules.partial_share`.
"""

from collections.abc import Mapping, Sequence
from typing import Any


def general(subject_code: str, count: int, points: float = 1) -> dict[str, Any]:
    return section("general", subject_code, count, points)


def profile(which: int, count: int, points: float = 1, **more: Any) -> dict[str, Any]:
    return section(f"profile_{which}", None, count, points) | more


def section(role: str, subject_code: str | None, count: int, points: float) -> dict[str, Any]:
    return {
        "role": role,
        "subject_code": subject_code,
        "count": count,
        "points": points,
        "question_type": None,
        "grading": "exact",
    }


def least(name: str, points: float, role: str | None = None, subject_code: str | None = None) -> dict[str, Any]:
    return {"name": name, "role": role, "subject_code": subject_code, "points": points}


OFFICIAL_PROFILE = (
    profile(1, 30, question_type="single"),
    profile(2, 20, 2, question_type="multiple", grading="partial"),
)
OFFICIAL_PROFILE_LEAST = (
    least("profile_1", 7, "profile_1"),
    least("profile_2", 7, "profile_2"),
)


PRESETS: tuple[dict[str, Any], ...] = (
    {
        "code": "profile",
        "title_ru": "Профильная магистратура",
        "title_kk": "Бейіндік магистратура",
        "title_en": "Profile master's track",
        "time_limit_seconds": 90 * 60,
        "pass_percent": 70.0,
        "sections": [general("TGO", 10), general("ENG", 10), profile(1, 15), profile(2, 15)],
        "thresholds": [],
    },
    {
        "code": "scientific_pedagogical",
        "title_ru": "Научно-педагогическая магистратура",
        "title_kk": "Ғылыми-педагогикалық магистратура",
        "title_en": "Scientific and pedagogical master's track",
        "time_limit_seconds": 180 * 60,
        "pass_percent": 70.0,
        "sections": [general("ENG", 50), general("TGO", 30), profile(1, 25), profile(2, 25)],
        "thresholds": [],
    },
    {
        "code": "scientific_pedagogical_2025",
        "title_ru": "Научно-педагогическая магистратура, официальный вариант 2025",
        "title_kk": "Ғылыми-педагогикалық магистратура, 2025 жылғы ресми нұсқа",
        "title_en": "Scientific and pedagogical master's track, official 2025",
        "time_limit_seconds": 235 * 60,
        "pass_percent": 0.0,
        "sections": [general("ENG", 50), general("TGO", 30), *OFFICIAL_PROFILE],
        "thresholds": [
            least("total", 75),
            least("language", 25, "general", "ENG"),
            least("readiness", 7, "general", "TGO"),
            *OFFICIAL_PROFILE_LEAST,
        ],
    },
    {
        "code": "profile_2025",
        "title_ru": "Профильная магистратура, официальный вариант 2025",
        "title_kk": "Бейіндік магистратура, 2025 жылғы ресми нұсқа",
        "title_en": "Profile master's track, official 2025",
        "time_limit_seconds": 85 * 60,
        "pass_percent": 0.0,
        "sections": list(OFFICIAL_PROFILE),
        "thresholds": [least("total", 30), *OFFICIAL_PROFILE_LEAST],
    },
    {
        "code": "quick",
        "title_ru": "Короткая проба",
        "title_kk": "Қысқа сынақ",
        "title_en": "Quick look",
        "time_limit_seconds": 5 * 60,
        "pass_percent": 70.0,
        "sections": [general("TGO", 5), general("ENG", 5)],
        "thresholds": [],
    },
)


def minutes(seconds: float) -> float:
    """Minutes to two decimals; 90 for 5,400 seconds and 0.08 for 5."""
    return round(seconds / 60, 2)


def total_questions(sections: Sequence[Mapping[str, Any]]) -> int:
    return sum(section["count"] for section in sections)


def max_points(sections: Sequence[Mapping[str, Any]]) -> float:
    return round(float(sum(section["count"] * section["points"] for section in sections)), 4)


def covered(threshold: Mapping[str, Any], sections: Sequence[Mapping[str, Any]]) -> list[int]:
    """The places of the sections whose points a threshold adds up."""
    role, subject_code = threshold.get("role"), threshold.get("subject_code")
    return [
        place
        for place, one in enumerate(sections)
        if role in (None, one["role"]) and subject_code in (None, one["subject_code"])
    ]
