"""Generated questions of the kind "at which step is the first mistake?".

A line of a solution is (a, b, relation, c, d) and reads `a x + b relation c x + d`.
"""

from collections.abc import Iterator

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.teaching.frame import computed

Line = tuple[int, int, str, int, int]

NO_MISTAKE = {"ru": "Ошибки нет", "kk": "Қате жоқ", "en": "There is no mistake"}
STEP = {"ru": "В шаге {}", "kk": "{}-қадамда", "en": "In step {}"}

# An early slip is easier to see than a late one or none.
_DIFFICULTIES: dict[int, Difficulty] = {1: "A", 2: "B"}

# Story: the given factored form, the lines after each step, the step of the first mistake (0: none), and why.
_CASES: tuple[tuple[str, Line, tuple[Line, ...], int, dict[str, str]], ...] = (
    (
        "3(x - 4) = x + 6",
        (3, -12, "=", 1, 6),
        ((3, -4, "=", 1, 6), (3, 0, "=", 1, 10), (2, 0, "=", 0, 10), (1, 0, "=", 0, 5)),
        1,
        {
            "ru": "Множитель 3 умножен только на $x$: должно быть $3x - 12$. Дальше действия верны, но ошибка уже "
                "унаследована.",
            "kk": "3 көбейткіші тек $x$-ке көбейтілген: $3x - 12$ болуы керек. Кейінгі амалдар дұрыс, бірақ қате "
                "мұраға қалды.",
            "en": "The factor 3 multiplies only $x$: it should be $3x - 12$. The later steps are right, but inherit "
                "the mistake.",
        },
    ),
    (
        "5(x + 2) = 2x - 8",
        (5, 10, "=", 2, -8),
        ((5, 10, "=", 2, -8), (5, 0, "=", 2, 2), (3, 0, "=", 0, 2)),
        2,
        {
            "ru": "Число $10$ перенесено без смены знака: справа должно стоять $-8 - 10 = -18$.",
            "kk": "$10$ саны таңбасы өзгермей көшірілген: оң жақта $-8 - 10 = -18$ болуы керек.",
            "en": "The number $10$ was moved without a change of sign: the right side should be $-8 - 10 = -18$.",
        },
    ),
    (
        "4(x - 1) = 10x + 8",
        (4, -4, "=", 10, 8),
        ((4, -4, "=", 10, 8), (-6, -4, "=", 0, 8), (-6, 0, "=", 0, 12), (1, 0, "=", 0, 2)),
        4,
        {
            "ru": "При делении $12$ на $-6$ потерян знак: $x = -2$. Все предыдущие шаги равносильны исходному "
                "уравнению.",
            "kk": "$12$ санын $-6$-ға бөлгенде таңба жоғалған: $x = -2$. Алдыңғы қадамдардың бәрі бастапқы теңдеумен "
                "мәндес.",
            "en": "Dividing $12$ by $-6$ lost the sign: $x = -2$. All earlier steps are equivalent to the given "
                "equation.",
        },
    ),
    (
        "2(3x - 5) = 7x - 4",
        (6, -10, "=", 7, -4),
        ((6, -10, "=", 7, -4), (-1, -10, "=", 0, -4), (-1, 0, "=", 0, 6), (1, 0, "=", 0, -6)),
        0,
        {
            "ru": "Каждый шаг равносилен предыдущему, и подстановка $x = -6$ даёт $-46 = -46$. Отрицательный ответ — "
                "ещё не ошибка.",
            "kk": "Әр қадам алдыңғысымен мәндес, $x = -6$ мәнін қойсақ, $-46 = -46$ шығады. Жауаптың теріс болуы қате "
                "емес.",
            "en": "Each step is equivalent to the one before, and $x = -6$ gives $-46 = -46$. A negative answer is not "
                "a mistake.",
        },
    ),
    (
        "7 - 2(x - 3) = 5x - 1",
        (-2, 13, "=", 5, -1),
        ((-2, 1, "=", 5, -1), (-7, 1, "=", 0, -1), (-7, 0, "=", 0, -2)),
        1,
        {
            "ru": "Минус перед скобкой меняет оба знака: $7 - 2x + 6 = 13 - 2x$, а не $7 - 2x - 6$.",
            "kk": "Жақша алдындағы минус екі таңбаны да өзгертеді: $7 - 2x - 6$ емес, $7 - 2x + 6 = 13 - 2x$.",
            "en": "The minus before the brackets changes both signs: $7 - 2x + 6 = 13 - 2x$, not $7 - 2x - 6$.",
        },
    ),
    (
        "3(1 - 2x) + 2x < 15",
        (-4, 3, "<", 0, 15),
        ((-4, 3, "<", 0, 15), (-4, 0, "<", 0, 12), (1, 0, "<", 0, -3)),
        3,
        {
            "ru": "При делении на отрицательное число знак неравенства меняется: $x > -3$. Проверьте точкой $x = 0$: "
                "она подходит.",
            "kk": "Теріс санға бөлгенде теңсіздік таңбасы өзгереді: $x > -3$. $x = 0$ нүктесімен тексеріңіз: ол "
                "жарайды.",
            "en": "Dividing by a negative number turns the sign round: $x > -3$. Test the point $x = 0$: it fits.",
        },
    ),
    (
        "2(x + 1) - 5x \\ge 11",
        (-3, 2, "\\ge", 0, 11),
        ((-3, 2, "\\ge", 0, 11), (-3, 0, "\\ge", 0, 9), (1, 0, "\\le", 0, -3)),
        0,
        {
            "ru": "Знак неравенства перевёрнут при делении на $-3$ и только там — всё верно. Например, $x = -4$ "
                "подходит, а $x = 0$ нет.",
            "kk": "Теңсіздік таңбасы тек $-3$-ке бөлгенде ғана өзгертілген — бәрі дұрыс. Мысалы, $x = -4$ жарайды, $x "
                "= 0$ жарамайды.",
            "en": "The sign is turned when dividing by $-3$ and only there, as it should be. For instance $x = -4$ "
                "fits and $x = 0$ does not.",
        },
    ),
    (
        "6 - (2x - 5) \\le 3",
        (-2, 11, "\\le", 0, 3),
        ((-2, 11, "\\le", 0, 3), (-2, 0, "\\ge", 0, -8), (1, 0, "\\le", 0, 4)),
        2,
        {
            "ru": "При переносе слагаемого знак неравенства не меняется: должно быть $-2x \\le -8$. Его меняют лишь "
                "при умножении или делении на отрицательное число.",
            "kk": "Қосылғышты көшіргенде теңсіздік таңбасы өзгермейді: $-2x \\le -8$ болуы керек. Ол тек теріс санға "
                "көбейткенде немесе бөлгенде өзгереді.",
            "en": "Moving a term does not turn the sign: it should be $-2x \\le -8$. Only multiplying or dividing by a "
                "negative number does.",
        },
    ),
)


def questions() -> list[Document]:
    """Solutions of linear equations and inequalities with at most one slip."""
    return list(_first_mistakes())


def side_tex(slope: int, free: int) -> str:
    """One side of a line: `-3x + 2`, `7`, `x`."""
    letter = "" if slope == 0 else "x" if slope == 1 else "-x" if slope == -1 else f"{slope}x"
    if not letter:
        return str(free)
    return letter + (f" + {free}" if free > 0 else f" - {-free}" if free < 0 else "")


def line_tex(line: Line) -> str:
    """A line of the solution without the dollar signs."""
    return f"{side_tex(line[0], line[1])} {line[2]} {side_tex(line[3], line[4])}"


def _first_mistakes() -> Iterator[Document]:
    for given, start, lines, first, why in _CASES:
        steps = "\n".join(f"{number}. ${line_tex(line)}$" for number, line in enumerate(lines, start=1))
        places = [first, *(place for place in (*range(1, len(lines) + 1), 0) if place != first)]

        def options(language: str, places: list[int] = places) -> tuple[str, ...]:
            return tuple(STEP[language].format(place) if place else NO_MISTAKE[language] for place in places)

        yield computed(
            "first_mistake",
            {"given": list(start), "lines": [list(line) for line in lines]},
            difficulty=_DIFFICULTIES.get(first, "C"),
            topic="errors",
            tags=("equation" if start[2] == "=" else "inequality", "error-diagnosis"),
            wordings={
                "ru": (
                    f"Ученик решал ${given}$ так:\n\n{steps}\n\nВ каком шаге допущена первая ошибка?",
                    options("ru"),
                    why["ru"],
                ),
                "kk": (
                    f"Оқушы ${given}$ есебін былай шығарды:\n\n{steps}\n\nАлғашқы қате қай қадамда жіберілген?",
                    options("kk"),
                    why["kk"],
                ),
                "en": (
                    f"A student solved ${given}$ like this:\n\n{steps}\n\nIn which step is the first mistake?",
                    options("en"),
                    why["en"],
                ),
            },
        )
