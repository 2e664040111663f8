"""Timetables: which order of five exams keeps every clue."""

from collections.abc import Iterable

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.tgo.notation import LANGUAGES, Said, generated, listed, said

Clue = tuple[str | int, ...]

EXAMS: dict[str, tuple[str, str, str, str, str, str]] = {
    "a": ("алгебра", "алгебры", "алгебра", "алгебрадан", "алгебра мен", "algebra"),
    "b": ("биология", "биологии", "биология", "биологиядан", "биология мен", "biology"),
    "g": ("география", "географии", "география", "географиядан", "география мен", "geography"),
    "h": ("история", "истории", "тарих", "тарихтан", "тарих пен", "history"),
    "p": ("физика", "физики", "физика", "физикадан", "физика мен", "physics"),
}
"""Exam → Russian nominative, genitive; Kazakh base, ablative, with «and»; English."""

DAYS: tuple[tuple[str, str, str], ...] = (
    ("понедельник", "дүйсенбіде", "Monday"),
    ("вторник", "сейсенбіде", "Tuesday"),
    ("среду", "сәрсенбіде", "Wednesday"),
    ("четверг", "бейсенбіде", "Thursday"),
    ("пятницу", "жұмада", "Friday"),
)


def exam_fits(clue: Clue, order: str) -> bool:
    """Whether a clue is kept by an order of exams, one letter a day."""
    match clue:
        case ("before", str(first), str(second)):
            return order.index(first) < order.index(second)
        case ("apart", str(first), str(second)):
            return abs(order.index(first) - order.index(second)) != 1
        case ("adjacent", str(first), str(second)):
            return abs(order.index(first) - order.index(second)) == 1
        case ("not-on", str(first), int(day)):
            return order.index(first) != day
    raise ValueError(f"unknown clue: {clue}")


def exam_said(clue: Clue) -> Said:
    """A clue on exams in the three languages."""
    kind, key, other = clue
    ru, genitive, kk, _, kk_and, en = EXAMS[str(key)]
    if isinstance(other, int):
        ru_day, kk_day, en_day = DAYS[other]
        preposition = "во" if ru_day == "вторник" else "в"
        return (
            f"{ru.capitalize()} — не {preposition} {ru_day}.",
            f"{kk.capitalize()} {kk_day} емес.",
            f"{en.capitalize()} is not on {en_day}.",
        )
    _, second, kk_second, ablative, _, en_second = EXAMS[other]
    return {
        "before": (
            f"{ru.capitalize()} раньше {second}.",
            f"{kk.capitalize()} {ablative} бұрын.",
            f"{en.capitalize()} is before {en_second}.",
        ),
        "apart": (
            f"Дни {genitive} и {second} не идут подряд.",
            f"{kk_and.capitalize()} {kk_second} күндері қатар келмейді.",
            f"{en.capitalize()} and {en_second} are not on consecutive days.",
        ),
        "adjacent": (
            f"Дни {genitive} и {second} идут подряд.",
            f"{kk_and.capitalize()} {kk_second} күндері қатар келеді.",
            f"{en.capitalize()} and {en_second} are on consecutive days.",
        ),
    }[str(kind)]


def order_said(order: Iterable[str]) -> Said:
    """An order of exams as a list of their names."""
    rows = [EXAMS[key] for key in order]
    return ", ".join(row[0] for row in rows), ", ".join(row[2] for row in rows), ", ".join(row[5] for row in rows)


TIMETABLES: tuple[tuple[Difficulty, tuple[Clue, ...], tuple[str, ...]], ...] = (
    ("A", (("before", "a", "p"), ("before", "h", "b"), ("not-on", "g", 0)), ("ahgbp", "pahgb", "gahbp", "abhgp", "hbpga")),
    (
        "B",
        (("adjacent", "a", "p"), ("before", "b", "g"), ("apart", "h", "b"), ("not-on", "h", 4)),
        ("hapbg", "hagpb", "bapgh", "ahpbg", "pabhg"),
    ),
    (
        "B",
        (("before", "g", "a"), ("adjacent", "h", "b"), ("apart", "g", "p"), ("not-on", "a", 4)),
        ("gahbp", "agbhp", "gpahb", "ghabp", "ghbpa"),
    ),
    (
        "C",
        (("apart", "a", "p"), ("adjacent", "b", "g"), ("before", "p", "h"), ("not-on", "g", 2)),
        ("pgbah", "gbpha", "apgbh", "ahbgp", "pbgah"),
    ),
)


def timetable(difficulty: Difficulty, clues: tuple[Clue, ...], orders: tuple[str, ...]) -> Document:
    """Which order of exams keeps every clue; the explanation names the first clue broken by each of the others."""
    broken = [next((number for number, clue in enumerate(clues, 1) if not exam_fits(clue, order)), 0) for order in orders]
    right = {place for place, number in enumerate(broken) if number == 0}
    lines = [listed(exam_said(clue)[place] for clue in clues) for place in range(3)]
    wrong = [(order_said(order), number) for order, number in zip(orders, broken, strict=True) if number]

    def faults(shape: str, place: int) -> str:
        return "; ".join(shape.format(names[place], number) for names, number in wrong)

    several = len(right) > 1
    return generated(
        "possible-order",
        {"clues": clues, "orders": orders},
        difficulty=difficulty,
        topic="puzzles",
        tags=("logic", "ordering"),
        correct=right,
        options={
            language: tuple(order_said(order)[place] for order in orders) for place, language in enumerate(LANGUAGES)
        },
        texts=said(
            (
                f"С понедельника по пятницу сдают пять экзаменов, по одному в день.{lines[0]}"
                + ("Какие порядки возможны?" if several else "Какой порядок возможен?"),
                f"Дүйсенбіден жұмаға дейін күніне бір емтиханнан бес емтихан тапсырылады.{lines[1]}"
                + ("Қандай реттер мүмкін?" if several else "Қандай рет мүмкін?"),
                f"Five exams are taken from Monday to Friday, one a day.{lines[2]}"
                + ("Which orders are possible?" if several else "Which order is possible?"),
            ),
            (
                "Весь порядок восстанавливать не нужно: проверяйте каждый вариант по условиям и отбрасывайте при первом "
                f"нарушении. Нарушены: {faults('«{}» — условие {}', 0)}.",
                "Ретті толық құрастырудың қажеті жоқ: әр нұсқаны шарттар бойынша тексеріп, алғашқы бұзылған жерде "
                f"шығарып тастаңыз. Бұзылғаны: {faults('«{}» — {}-шарт', 1)}.",
                "There is no need to build the order: test each option against the clues and drop it at the first one "
                f"broken. Broken: {faults('“{}” — clue {}', 2)}.",
            ),
        ),
        time_seconds=150,
    )


def questions() -> list[Document]:
    """All questions of the module."""
    return [timetable(*puzzle) for puzzle in TIMETABLES]
