"""The formats that Zerek brings along, and what can be computed of a format."""

from typing import Any


def general(subject_code: str, count: int, points: float = 1) -> dict[str, Any]:
    return {"role": "general", "subject_code": subject_code, "count": count, "points": points}


def profile(which: int, count: int, points: float = 1) -> dict[str, Any]:
    return {"role": f"profile_{which}", "subject_code": None, "count": count, "points": points}


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


def total_questions(sections: list[dict[str, Any]]) -> int:
    return sum(section["count"] for section in sections)
