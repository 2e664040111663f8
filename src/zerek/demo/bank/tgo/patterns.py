"""Number patterns: a missing term, a term that breaks the rule, a rule in rows, and what comes round in cycles."""

from dataclasses import dataclass
from typing import Any

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.tgo.notation import Said, choices, generated, said, table

Rule = tuple[Any, ...]


def terms(start: int, rule: Rule, count: int) -> list[int]:
    """The first terms of a sequence; raises `ValueError` for an unknown rule.

    `affine, m, c`: times m, plus c. `steps, d, g`: differences d, d + g, d + 2g … `factors`: times 1, 2, 3 …
    `cycle, m, c`: times m and plus c by turns. `pairs, b, c`: the sum of the last two (b is the second term), plus c.
    """
    found = [start]
    while len(found) < count:
        last, place = found[-1], len(found)
        match rule:
            case ("affine", int(factor), int(plus)):
                found.append(last * factor + plus)
            case ("steps", int(first), int(growth)):
                found.append(last + first + growth * (place - 1))
            case ("factors",):
                found.append(last * place)
            case ("cycle", int(factor), int(plus)):
                found.append(last * factor if place % 2 else last + plus)
            case ("pairs", int(second), int(plus)):
                found.append(second if place == 1 else last + found[-2] + plus)
            case _:
                raise ValueError(f"unknown rule: {rule}")
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """A sequence, the place that is hidden or spoilt, the typical errors (or the spoilt value), and why."""

    difficulty: Difficulty
    start: int
    rule: Rule
    count: int
    place: int
    errors: tuple[int, ...]
    why: Said


HOLES = (
    Row("A", 1, ("affine", 2, 2), 6, 3, (20, 18, 24, 16),
        ("Каждое число вдвое больше предыдущего и ещё на 2: $10 \\cdot 2 + 2 = 22$, и дальше $22 \\cdot 2 + 2 = 46$ "
         "сходится. Проверяйте найденное число с обеих сторон.",
         "Әр сан алдыңғысының екі еселенгенінен 2-ге артық: $10 \\cdot 2 + 2 = 22$, әрі қарай $22 \\cdot 2 + 2 = 46$ "
         "дұрыс шығады. Табылған санды екі жағынан да тексеріңіз.",
         "Each number is twice the one before, plus 2: $10 \\cdot 2 + 2 = 22$, and $22 \\cdot 2 + 2 = 46$ fits. Check "
         "the number found from both sides.")),
    Row("A", 2, ("steps", 4, 2), 6, 4, (28, 31, 32, 24),
        ("Разности растут на 2: 4, 6, 8, 10, 12. После 20 прибавляем 10, выходит 30, и $30 + 12 = 42$. Середина между "
         "соседями, 31, подошла бы только при равных разностях.",
         "Айырмалар 2-ге өседі: 4, 6, 8, 10, 12. 20-дан кейін 10 қосамыз, 30 шығады, $30 + 12 = 42$. Көршілердің "
         "ортасы, 31, тек айырмалар тең болғанда келер еді.",
         "The differences grow by 2: 4, 6, 8, 10, 12. After 20 add 10 to get 30, and $30 + 12 = 42$. The midpoint of "
         "the neighbours, 31, would need equal differences.")),
    Row("B", 3, ("factors",), 6, 4, (54, 36, 189, 90),
        ("Множители 1, 2, 3, 4, 5: после 18 умножаем на 4, выходит 72, и $72 \\cdot 5 = 360$. Повторить прежний "
         "множитель 3 — значит не заметить, что он растёт.",
         "Көбейткіштер 1, 2, 3, 4, 5: 18-ден кейін 4-ке көбейтеміз, 72 шығады, $72 \\cdot 5 = 360$. Бұрынғы 3 "
         "көбейткішін қайталау — оның өсетінін байқамау.",
         "The factors are 1, 2, 3, 4, 5: after 18 multiply by 4 to get 72, and $72 \\cdot 5 = 360$. Repeating the "
         "factor 3 misses that it grows.")),
    Row("C", 4, ("cycle", 3, -4), 7, 4, (36, 28, 72, 16),
        ("Действия чередуются: умножить на 3, вычесть 4. После 24 получилось умножение, поэтому теперь $24 - 4 = 20$, а "
         "$20 \\cdot 3 = 60$. Одно действие для всего ряда здесь не подойдёт.",
         "Амалдар кезектеседі: 3-ке көбейту, 4-ті шегеру. 24 көбейтуден шықты, сондықтан енді $24 - 4 = 20$, ал "
         "$20 \\cdot 3 = 60$. Бүкіл қатарға бір амал жарамайды.",
         "The operations alternate: times 3, minus 4. 24 came from multiplying, so now $24 - 4 = 20$, and "
         "$20 \\cdot 3 = 60$. One operation for the whole row does not fit.")),
    Row("C", 1, ("pairs", 3, 1), 7, 4, (14, 13, 17, 16),
        ("Каждое число — сумма двух предыдущих и ещё 1: $5 + 9 + 1 = 15$, затем $9 + 15 + 1 = 25$. Простая сумма дала "
         "бы 14 и не привела бы к 25.",
         "Әр сан — алдыңғы екеуінің қосындысы және тағы 1: $5 + 9 + 1 = 15$, содан кейін $9 + 15 + 1 = 25$. Жай "
         "қосынды 14 болар еді де, 25-ке жеткізбес еді.",
         "Each number is the sum of the two before it, plus 1: $5 + 9 + 1 = 15$, then $9 + 15 + 1 = 25$. The plain sum "
         "gives 14 and does not lead to 25.")),
)

SPOILT = (
    Row("A", 5, ("affine", 1, 7), 6, 3, (27,),
        ("Ряд растёт на 7: 5, 12, 19, 26, 33, 40. Число 27 нарушает разность сразу с двух сторон: перед ним 8, после "
         "него 6. Два подозрительных промежутка рядом указывают на число между ними.",
         "Қатар 7-ге өседі: 5, 12, 19, 26, 33, 40. 27 саны айырманы екі жағынан да бұзады: алдында 8, артында 6. Қатар "
         "тұрған екі күмәнді аралық олардың ортасындағы санды көрсетеді.",
         "The row grows by 7: 5, 12, 19, 26, 33, 40. The number 27 spoils the difference on both sides: 8 before it, 6 "
         "after. Two odd gaps side by side point to the number between.")),
    Row("B", 1, ("steps", 2, 2), 6, 4, (22,),
        ("Разности должны быть 2, 4, 6, 8, 10: после 13 стоит 21, и $21 + 10 = 31$. Число 31 верно, хотя рядом с 22 "
         "разность и выглядит нарушенной.",
         "Айырмалар 2, 4, 6, 8, 10 болуы керек: 13-тен кейін 21 тұрады, $21 + 10 = 31$. 22-нің қасында айырма бұзылған "
         "сияқты көрінсе де, 31 саны дұрыс.",
         "The differences must be 2, 4, 6, 8, 10: after 13 comes 21, and $21 + 10 = 31$. The 31 is right, although the "
         "gap next to 22 looks wrong.")),
    Row("B", 2, ("affine", 3, 0), 6, 3, (56,),
        ("Каждое число втрое больше предыдущего: $18 \\cdot 3 = 54$, а $54 \\cdot 3 = 162$. Если отбросить 162, "
         "перестанет сходиться и 486, поэтому лишнее — 56.",
         "Әр сан алдыңғысынан үш есе үлкен: $18 \\cdot 3 = 54$, ал $54 \\cdot 3 = 162$. 162-ні қате десек, 486 да "
         "сәйкес келмейді, сондықтан артығы — 56.",
         "Each number is three times the one before: $18 \\cdot 3 = 54$ and $54 \\cdot 3 = 162$. Blame 162, and 486 no "
         "longer fits either, so the wrong one is 56.")),
    Row("C", 3, ("affine", 2, -1), 7, 4, (35,),
        ("Правило — удвоить и вычесть 1: $17 \\cdot 2 - 1 = 33$, $33 \\cdot 2 - 1 = 65$, $65 \\cdot 2 - 1 = 129$. "
         "Удвоить и прибавить 1 даёт 35, но тогда не подходят соседи.",
         "Ереже — екі еселеп, 1-ді шегеру: $17 \\cdot 2 - 1 = 33$, $33 \\cdot 2 - 1 = 65$, $65 \\cdot 2 - 1 = 129$. Екі "
         "еселеп, 1 қоссақ, 35 шығады, бірақ онда көршілері келмейді.",
         "The rule is double and subtract 1: $17 \\cdot 2 - 1 = 33$, $33 \\cdot 2 - 1 = 65$, $65 \\cdot 2 - 1 = 129$. "
         "Doubling plus 1 gives 35, but then the neighbours do not fit.")),
)


def hole(row: Row) -> Document:
    """Which number is missing inside a sequence."""
    whole = terms(row.start, row.rule, row.count)
    shown = ", ".join("?" if place == row.place else str(term) for place, term in enumerate(whole))
    return generated(
        "missing-term",
        {"shown": [None if place == row.place else term for place, term in enumerate(whole)], "rule": row.rule},
        difficulty=row.difficulty,
        topic="patterns",
        tags=("sequences", "missing-term"),
        options=choices(str(whole[row.place]), map(str, row.errors)),
        texts=said(
            (
                f"Числа подчиняются одному правилу: {shown}. Какое число стоит на месте «?»?",
                f"Сандар бір ережеге бағынады: {shown}. «?» орнында қандай сан тұр?",
                f"The numbers keep one rule: {shown}. Which number stands in place of “?”?",
            ),
            row.why,
        ),
    )


def spoilt(row: Row) -> Document:
    """Which term breaks the rule; the first term is not offered."""
    shown = terms(row.start, row.rule, row.count)
    shown[row.place] = row.errors[0]
    others = [str(term) for place, term in enumerate(shown) if place not in (0, row.place)]
    line = ", ".join(map(str, shown))
    return generated(
        "wrong-term",
        {"shown": shown, "rule": row.rule},
        difficulty=row.difficulty,
        topic="patterns",
        tags=("sequences", "wrong-term"),
        options=choices(str(row.errors[0]), others),
        texts=said(
            (
                f"В ряду {line} одно число записано с ошибкой, остальные подчиняются одному правилу. Какое число "
                "ошибочно?",
                f"{line} қатарында бір сан қате жазылған, қалғандары бір ережеге бағынады. Қай сан қате?",
                f"In the row {line} one number is written wrongly; the others keep one rule. Which one is wrong?",
            ),
            row.why,
        ),
    )


GRIDS: tuple[tuple[Difficulty, str, tuple[tuple[int, int], ...], tuple[int, ...], Said], ...] = (
    ("A", "a + 2*b", ((3, 2), (5, 1), (1, 6), (4, 3)), (7, 11, 14, 12),
     ("Третье число — первое и удвоенное второе: $3 + 2 \\cdot 2 = 7$, $5 + 2 \\cdot 1 = 7$, $1 + 2 \\cdot 6 = 13$. "
      "Значит, $4 + 2 \\cdot 3 = 10$; удвоив первое, а не второе, получают 11.",
      "Үшінші сан — бірінші мен екі еселенген екінші санның қосындысы: $3 + 2 \\cdot 2 = 7$, $5 + 2 \\cdot 1 = 7$, "
      "$1 + 2 \\cdot 6 = 13$. Демек $4 + 2 \\cdot 3 = 10$; екіншінің орнына біріншіні екі еселесе, 11 шығады.",
      "The third number is the first plus twice the second: $3 + 2 \\cdot 2 = 7$, $5 + 2 \\cdot 1 = 7$, "
      "$1 + 2 \\cdot 6 = 13$. So $4 + 2 \\cdot 3 = 10$; doubling the first instead gives 11.")),
    ("B", "a*b - 3", ((4, 5), (2, 7), (6, 3), (5, 8)), (40, 43, 10, 36),
     ("Произведение без трёх: $4 \\cdot 5 - 3 = 17$, $2 \\cdot 7 - 3 = 11$, $6 \\cdot 3 - 3 = 15$, поэтому "
      "$5 \\cdot 8 - 3 = 37$. Правило проверяют по всем строкам, а не по одной.",
      "Көбейтіндіден үшті шегереміз: $4 \\cdot 5 - 3 = 17$, $2 \\cdot 7 - 3 = 11$, $6 \\cdot 3 - 3 = 15$, сондықтан "
      "$5 \\cdot 8 - 3 = 37$. Ереже бір жолмен емес, барлық жолмен тексеріледі.",
      "The product less three: $4 \\cdot 5 - 3 = 17$, $2 \\cdot 7 - 3 = 11$, $6 \\cdot 3 - 3 = 15$, so "
      "$5 \\cdot 8 - 3 = 37$. A rule is tested on every row, not on one.")),
    ("B", "3*a - 2*b", ((5, 4), (8, 2), (6, 6), (9, 5)), (7, 37, 12, 4),
     ("Подходит правило «трижды первое минус дважды второе»: $15 - 8 = 7$, $24 - 4 = 20$, $18 - 12 = 6$. Значит, "
      "$27 - 10 = 17$. При равных числах (6 и 6) выходит то же число — удобная подсказка.",
      "«Біріншіні үшке, екіншіні екіге көбейтіп шегеру» ережесі келеді: $15 - 8 = 7$, $24 - 4 = 20$, $18 - 12 = 6$. "
      "Демек $27 - 10 = 17$. Тең сандарда (6 мен 6) сол санның өзі шығады — ыңғайлы ишара.",
      "“Three times the first minus twice the second” fits: $15 - 8 = 7$, $24 - 4 = 20$, $18 - 12 = 6$. So "
      "$27 - 10 = 17$. Equal numbers (6 and 6) give the same number back, a useful hint.")),
    ("C", "a*a - b", ((3, 4), (5, 10), (4, 1), (6, 7)), (5, 35, 31, 28),
     ("Из квадрата первого вычитают второе: $9 - 4 = 5$, $25 - 10 = 15$, $16 - 1 = 15$. Значит, $36 - 7 = 29$. Две "
      "строки с одинаковым ответом 15 отсекают правила вроде «умножить на постоянное число».",
      "Біріншінің квадратынан екінші шегеріледі: $9 - 4 = 5$, $25 - 10 = 15$, $16 - 1 = 15$. Демек $36 - 7 = 29$. 15 "
      "шыққан екі жол «тұрақты санға көбейту» сияқты ережелерді жоққа шығарады.",
      "The second is taken from the square of the first: $9 - 4 = 5$, $25 - 10 = 15$, $16 - 1 = 15$. So "
      "$36 - 7 = 29$. Two rows with the same 15 rule out “times a constant”.")),
)


def grid(difficulty: Difficulty, rule: str, pairs: tuple[tuple[int, int], ...], errors: tuple[int, ...],
         why: Said) -> Document:
    """Which number ends the last row, when every row keeps one rule."""
    third = {
        "a + 2*b": lambda a, b: a + 2 * b,
        "a*b - 3": lambda a, b: a * b - 3,
        "3*a - 2*b": lambda a, b: 3 * a - 2 * b,
        "a*a - b": lambda a, b: a * a - b,
    }[rule]
    *full, last = pairs
    rows = [[first, second, third(first, second)] for first, second in full]
    shown = table(("$a$", "$b$", "$c$"), [*rows, [*last, "?"]])
    return generated(
        "row-rule",
        {"rows": rows, "last": last},
        difficulty=difficulty,
        topic="patterns",
        tags=("patterns", "table-rule"),
        options=choices(str(third(*last)), map(str, errors)),
        texts=said(
            (
                f"{shown}\n\nВ каждой строке $c$ получено из $a$ и $b$ по одному и тому же правилу. Какое число должно "
                "стоять вместо «?»?",
                f"{shown}\n\nӘр жолда $c$ саны $a$ мен $b$-дан бір ереже бойынша алынған. «?» орнында қандай сан тұруы "
                "керек?",
                f"{shown}\n\nIn every row $c$ comes from $a$ and $b$ by the same rule. Which number should replace “?”?",
            ),
            why,
        ),
    )


def questions() -> list[Document]:
    """All questions of the module."""
    return [*map(hole, HOLES), *map(spoilt, SPOILT), *(grid(*one) for one in GRIDS)]
