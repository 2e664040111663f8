"""Topics of the reasoning half of the readiness test, and how one of its questions is put together."""

from fractions import Fraction

from zerek.demo.bank.author import Subject
from zerek.demo.bank.tgo_logic.notation import SEVERAL
from zerek.demo.bank.tgo_logic.notation import SUBJECT as LOGIC

TOPICS: dict[str, dict[str, str]] = {
    "arguments": {"ru": "Аргументы", "kk": "Дәлелдер", "en": "Arguments"},
    "conclusions": {"ru": "Выводы из текста", "kk": "Мәтіннен қорытынды", "en": "Conclusions from a text"},
    "data": {
        "ru": "Данные, таблицы и проценты",
        "kk": "Деректер, кестелер және пайыздар",
        "en": "Data, tables and percentages",
    },
    "chance": {"ru": "Вероятность и подсчёт", "kk": "Ықтималдық және санау", "en": "Probability and counting"},
}

SUBJECT = Subject(LOGIC.code, TOPICS, SEVERAL)
computed = SUBJECT.computed
written = SUBJECT.written


def signed(percent: Fraction | int) -> str:
    """A whole change in percent, as `+8%` or `−4%`; raises `ValueError` for one that is not whole."""
    if Fraction(percent).denominator != 1:
        raise ValueError(f"not a whole percentage: {percent}")
    return f"{'+' if percent > 0 else '−' if percent < 0 else ''}{abs(int(percent))}%"
