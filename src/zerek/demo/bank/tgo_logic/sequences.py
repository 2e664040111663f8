"""Generated questions on number sequences, rules between numbers, and letter codes."""

from collections.abc import Callable, Iterator
from string import ascii_uppercase

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document, choices
from zerek.demo.bank.tgo_logic.notation import computed

Why = tuple[str, str, str]


def affine(start: int, factor: int, addend: int, count: int) -> list[int]:
    """Each term is the previous one times `factor` plus `addend`."""
    terms = [start]
    while len(terms) < count:
        terms.append(terms[-1] * factor + addend)
    return terms


def growing_steps(start: int, step: int, growth: int, count: int) -> list[int]:
    """The differences form an arithmetic progression."""
    terms = [start]
    while len(terms) < count:
        terms.append(terms[-1] + step)
        step += growth
    return terms


def interleaved(first: int, up: int, second: int, down: int, count: int) -> list[int]:
    """Two arithmetic progressions that take turns, the second one falling."""
    return [second - down * (k // 2) if k % 2 else first + up * (k // 2) for k in range(count)]


def sums(first: int, second: int, count: int) -> list[int]:
    """Each term is the sum of the two before it."""
    terms = [first, second]
    while len(terms) < count:
        terms.append(terms[-1] + terms[-2])
    return terms


def alternating(start: int, factor: int, less: int, count: int) -> list[int]:
    """Multiplication and subtraction take turns."""
    terms = [start]
    while len(terms) < count:
        terms.append(terms[-1] * factor if len(terms) % 2 else terms[-1] - less)
    return terms


RULES: dict[str, Callable[..., list[int]]] = {
    "affine": affine,
    "growing-steps": growing_steps,
    "interleaved": interleaved,
    "sums": sums,
    "alternating": alternating,
}

SEQUENCES: tuple[tuple[Difficulty, str, tuple[int, ...], int, tuple[int, ...], Why], ...] = (
    ("A", "sums", (2, 5), 6, (69, 62, 81, 43),
     ("Каждое число — сумма двух предыдущих: $2 + 5 = 7$, $5 + 7 = 12$. Удвоение последнего числа или повтор "
      "последней разности здесь не годятся.",
      "Әр сан — алдыңғы екеуінің қосындысы: $2 + 5 = 7$, $5 + 7 = 12$. Соңғы санды екі еселеу де, соңғы айырманы "
      "қайталау да жарамайды.",
      "Each number is the sum of the two before it: $2 + 5 = 7$, $5 + 7 = 12$. Doubling the last one or repeating "
      "the last difference does not fit.")),
    ("A", "affine", (3, 2, 1), 5, (126, 125, 95, 128),
     ("Каждое число удваивают и прибавляют 1; разности 4, 8, 16, 32 тоже удваиваются, поэтому следующая — 64. "
      "Повторить разность 32 было бы ошибкой.",
      "Әр сан екі еселеніп, 1 қосылады; 4, 8, 16, 32 айырмалары да екі еселенеді, сондықтан келесісі — 64. 32 "
      "айырмасын қайталау қате болар еді.",
      "Each number is doubled and 1 is added; the differences 4, 8, 16, 32 double too, so the next is 64. To repeat "
      "the difference 32 would be an error.")),
    ("B", "growing-steps", (4, 3, 2), 5, (37, 38, 41, 40),
     ("Разности 3, 5, 7, 9 растут на 2, следующая — 11. Ряд не арифметический: последняя разность не повторяется.",
      "3, 5, 7, 9 айырмалары 2-ге өсіп отырады, келесісі — 11. Бұл арифметикалық прогрессия емес: соңғы айырма "
      "қайталанбайды.",
      "The differences 3, 5, 7, 9 grow by 2, so the next is 11. This is no arithmetic progression: the last "
      "difference is not repeated.")),
    ("B", "interleaved", (5, 4, 30, 4), 6, (18, 31, 26, 21),
     ("Чередуются два ряда: 5, 9, 13 растёт на 4, а 30, 26, 22 убывает на 4. Следующее число принадлежит первому "
      "ряду, поэтому прибавляют к 13, а не вычитают из 22.",
      "Екі қатар кезектеседі: 5, 9, 13 — 4-ке өседі, 30, 26, 22 — 4-ке кемиді. Келесі сан бірінші қатардан, "
      "сондықтан 22-ден азайтпай, 13-ке қосамыз.",
      "Two sequences take turns: 5, 9, 13 rises by 4 and 30, 26, 22 falls by 4. The next number belongs to the "
      "first, so add to 13 rather than subtract from 22.")),
    ("C", "alternating", (5, 2, 3), 6, (44, 25, 33, 17),
     ("Два действия чередуются: умножить на 2, вычесть 3. После 22 очередь вычитания; ещё одно удвоение нарушило бы "
      "порядок.",
      "Екі амал кезектеседі: 2-ге көбейту, 3-ті азайту. 22-ден кейін азайту кезегі; тағы екі еселеу ретті бұзар еді.",
      "Two operations take turns: times 2, minus 3. After 22 comes the subtraction; one more doubling would break "
      "the order.")),
)  # fmt: skip

CORRESPONDENCES: tuple[
    tuple[Difficulty, str, Callable[..., int], tuple[tuple[int, ...], ...], tuple[int, ...], Why], ...
] = (
    ("B", "n * n + 1", lambda n: n * n + 1, ((2,), (3,), (5,), (7,)), (49, 36, 48, 64),
     ("Квадрат числа плюс один: $2^2 + 1$, $3^2 + 1$, $5^2 + 1$. Правило надо проверять на всех парах: «прибавить "
      "3» подходит только к первой.",
      "Санның квадратына бір қосылады: $2^2 + 1$, $3^2 + 1$, $5^2 + 1$. Ережені барлық жұпта тексеру керек: «3 "
      "қосу» тек біріншісіне жарайды.",
      "The square plus one: $2^2 + 1$, $3^2 + 1$, $5^2 + 1$. A rule must be checked on all pairs: “add 3” fits the "
      "first only.")),
    ("A", "(n // 10) * (n % 10)", lambda n: (n // 10) * (n % 10), ((34,), (27,), (65,), (48,)), (12, 24, 36, 26),
     ("Перемножаются цифры числа: $3 \\cdot 4$, $2 \\cdot 7$, $6 \\cdot 5$. Сумма цифр не подошла бы уже к первой "
      "паре.",
      "Санның цифрлары көбейтіледі: $3 \\cdot 4$, $2 \\cdot 7$, $6 \\cdot 5$. Цифрлар қосындысы бірінші жұпқа-ақ "
      "келмейді.",
      "The digits are multiplied: $3 \\cdot 4$, $2 \\cdot 7$, $6 \\cdot 5$. The sum of the digits fails on the "
      "first pair already.")),
    ("C", "n * m - (n + m)", lambda n, m: n * m - (n + m), ((3, 4), (5, 2), (6, 3), (7, 5)), (35, 12, 47, 25),
     ("Из произведения вычитают сумму: $3 \\cdot 4 - 7 = 5$, $5 \\cdot 2 - 7 = 3$, $6 \\cdot 3 - 9 = 9$. Одно "
      "произведение или одна сумма данных пар не объясняют.",
      "Көбейтіндіден қосынды азайтылады: $3 \\cdot 4 - 7 = 5$, $5 \\cdot 2 - 7 = 3$, $6 \\cdot 3 - 9 = 9$. Тек "
      "көбейтінді не тек қосынды бұл жұптарды түсіндірмейді.",
      "The sum is subtracted from the product: $3 \\cdot 4 - 7 = 5$, $5 \\cdot 2 - 7 = 3$, $6 \\cdot 3 - 9 = 9$. "
      "The product or the sum alone does not explain the pairs.")),
)  # fmt: skip


def shifted(word: str, shifts: tuple[int, ...]) -> str:
    """Each letter moved along the alphabet, round its end, by its own shift."""
    return "".join(
        ascii_uppercase[(ascii_uppercase.index(letter) + shift) % 26]
        for letter, shift in zip(word, shifts, strict=True)
    )


CODES: tuple[tuple[Difficulty, str, str, tuple[int, ...], bool, tuple[tuple[tuple[int, ...], bool], ...], Why], ...] = (
    ("B", "SUN", "MAP", (1, 2, 3), False,
     (((1, 1, 1), False), ((3, 3, 3), False), ((3, 2, 1), False), ((-1, -2, -3), False)),
     ("Первая буква сдвигается по алфавиту на 1, вторая на 2, третья на 3: S→T, U→W, N→Q. Одинаковый сдвиг всех "
      "букв не дал бы образца.",
      "Бірінші әріп алфавит бойынша 1-ге, екіншісі 2-ге, үшіншісі 3-ке жылжиды: S→T, U→W, N→Q. Барлық әріпті бірдей "
      "жылжытса, үлгідегі код шықпас еді.",
      "The first letter moves by 1 along the alphabet, the second by 2, the third by 3: S→T, U→W, N→Q. The same "
      "shift of all letters would not give the sample.")),
    ("C", "LAKE", "WIND", (1, 1, 1, 1), True,
     (((1, 1, 1, 1), False), ((0, 0, 0, 0), True), ((-1, -1, -1, -1), True), ((2, 2, 2, 2), True)),
     ("Слово читают справа налево и сдвигают каждую букву на одну вперёд: LAKE → EKAL → FLBM. Нужны оба действия: "
      "ни один сдвиг, ни один разворот образца не дают.",
      "Сөз оңнан солға оқылып, әр әріп бір орын алға жылжиды: LAKE → EKAL → FLBM. Екі амал да керек: тек жылжыту "
      "да, тек аудару да үлгіні бермейді.",
      "The word is read from right to left and each letter moves one forward: LAKE → EKAL → FLBM. Both steps are "
      "needed: neither the shift nor the reversal alone gives the sample.")),
)  # fmt: skip


def questions() -> list[Document]:
    """The next number, the number by the same rule, the word in the same code."""
    return [*_sequences(), *_correspondences(), *_codes()]


def _sequences() -> Iterator[Document]:
    for difficulty, rule, numbers, shown, typical, why in SEQUENCES:
        *terms, right = RULES[rule](*numbers, count=shown + 1)
        row = ", ".join(map(str, terms))
        yield computed(
            "next-number",
            {"rule": rule, "numbers": numbers, "terms": terms},
            difficulty=difficulty,
            topic="patterns",
            tags=("sequence", rule),
            options=choices(str(right), map(str, typical)),
            texts={
                "ru": (f"Какое число продолжает ряд {row}, …?", f"{why[0]} Ответ: {right}."),
                "kk": (f"{row}, … қатарын қай сан жалғастырады?", f"{why[1]} Жауабы: {right}."),
                "en": (f"Which number comes next in {row}, …?", f"{why[2]} The answer is {right}."),
            },
        )


def _correspondences() -> Iterator[Document]:
    for difficulty, rule, function, places, typical, why in CORRESPONDENCES:
        values = [function(*place) for place in places]
        keys = [str(place[0]) if len(place) == 1 else f"({', '.join(map(str, place))})" for place in places]
        shown = "; ".join(f"{key} → {value}" for key, value in zip(keys[:-1], values[:-1], strict=True))
        asked, right = keys[-1], values[-1]
        yield computed(
            "same-rule",
            {"rule": rule, "places": places, "values": values[:-1]},
            difficulty=difficulty,
            topic="patterns",
            tags=("analogy", "numbers"),
            options=choices(str(right), map(str, typical)),
            texts={
                "ru": (f"По одному правилу {shown}. Что по этому правилу соответствует {asked}?",
                       f"{why[0]} Для {asked} получается {right}."),
                "kk": (f"Бір ереже бойынша {shown}. Осы ереже бойынша {asked} неге сәйкес келеді?",
                       f"{why[1]} {asked} үшін {right} шығады."),
                "en": (f"By one rule {shown}. What does {asked} give by the same rule?",
                       f"{why[2]} For {asked} this gives {right}."),
            },
        )  # fmt: skip


def _codes() -> Iterator[Document]:
    def encoded(word: str, shifts: tuple[int, ...], backwards: bool) -> str:
        return shifted(word[::-1] if backwards else word, shifts)

    for difficulty, sample, asked, shifts, backwards, errors, why in CODES:
        code, right = encoded(sample, shifts, backwards), encoded(asked, shifts, backwards)
        wrong = (encoded(asked, other, turned) for other, turned in errors)
        questions_asked = {
            "ru": f"В шифре (латинский алфавит) слово `{sample}` записано как `{code}`. Как тем же способом "
            f"записать `{asked}`?",
            "kk": f"Шифрда (латын алфавиті) `{sample}` сөзі `{code}` деп жазылған. Сол тәсілмен `{asked}` қалай "
            f"жазылады?",
            "en": f"In a code `{sample}` is written `{code}`. How is `{asked}` written in the same way?",
        }
        yield computed(
            "letter-code",
            {"sample": sample, "code": code, "asked": asked},
            difficulty=difficulty,
            topic="patterns",
            tags=("analogy", "code"),
            options=choices(f"`{right}`", (f"`{word}`" for word in wrong)),
            texts={language: (questions_asked[language], why[index]) for index, language in enumerate(LANGUAGES)},
        )
