"""Generated questions on a small table: the greatest share or growth, and which statements it supports."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document
from zerek.demo.bank.tgo_reasoning.notation import computed

Said = tuple[str, str, str]
"""The same words in Russian, Kazakh, English."""
Row = tuple[Said, int, int]

CITIES = (("Алматы", "Алматы", "Almaty"), ("Астана", "Астана", "Astana"), ("Шымкент", "Шымкент", "Shymkent"),
          ("Актобе", "Ақтөбе", "Aktobe"), ("Павлодар", "Павлодар", "Pavlodar"))  # fmt: skip
CLUBS = (("Шахматы", "Шахмат", "Chess"), ("Робототехника", "Робототехника", "Robotics"), ("Театр", "Театр", "Drama"),
         ("Хор", "Хор", "Choir"), ("Дебаты", "Пікірсайыс", "Debating"))  # fmt: skip
COURSES = (("Физика", "Физика", "Physics"), ("Химия", "Химия", "Chemistry"), ("Право", "Құқық", "Law"),
           ("История", "Тарих", "History"), ("Экономика", "Экономика", "Economics"))  # fmt: skip
FARMS = (("«Береке»", "«Береке»", "Bereke"), ("«Дала»", "«Дала»", "Dala"), ("«Жайлау»", "«Жайлау»", "Zhailau"),
         ("«Тұмар»", "«Тұмар»", "Tumar"), ("«Нива»", "«Нива»", "Niva"))  # fmt: skip

Best = tuple[Difficulty, str, bool, tuple[Said, ...], list[tuple[int, int]], tuple[Said, Said, Said], Said]
"""Difficulty, kind, whether the greatest is asked, rows, numbers, column heads, question."""

BEST: tuple[Best, ...] = (
    ("A", "share", True, CITIES, [(800, 240), (600, 210), (500, 200), (300, 135), (250, 100)],
     (("Магазин", "Дүкен", "Shop"), ("Все книги", "Барлық кітап", "All books"), ("Учебники", "Оқулықтар", "Textbooks")),
     ("В магазине какого города доля учебников среди книг наибольшая?",
      "Қай қаладағы дүкенде кітаптар ішіндегі оқулық үлесі ең үлкен?",
      "In which city's shop do textbooks make the greatest share of the books?")),
    ("B", "growth", True, CLUBS, [(40, 54), (20, 30), (60, 75), (80, 104), (50, 70)],
     (("Кружок", "Үйірме", "Club"), ("2024", "2024", "2024"), ("2025", "2025", "2025")),
     ("В каком кружке число участников выросло на наибольший процент?",
      "Қай үйірмеде қатысушылар саны ең үлкен пайызға өсті?",
      "Which club grew by the greatest percentage?")),
    ("B", "share", False, COURSES, [(120, 18), (80, 10), (200, 22), (60, 9), (50, 8)],
     (("Факультет", "Факультет", "Faculty"), ("Поступили", "Түскендер", "Entered"),
      ("Отчислены", "Шығарылғандар", "Dropped out")),
     ("На каком факультете доля отчисленных среди поступивших наименьшая?",
      "Қай факультетте түскендер ішінде шығарылғандардың үлесі ең аз?",
      "At which faculty did the smallest share of those who entered drop out?")),
    ("C", "growth", False, FARMS, [(250, 200), (400, 336), (90, 70), (120, 90), (60, 45)],
     (("Хозяйство", "Шаруашылық", "Farm"), ("2024, т", "2024, т", "2024, t"), ("2025, т", "2025, т", "2025, t")),
     ("Урожай упал у всех. У какого хозяйства он упал на наименьший процент?",
      "Өнім бәрінде кеміді. Қай шаруашылықта ол ең аз пайызға кеміді?",
      "The harvest fell everywhere. At which farm did it fall by the smallest percentage?")),
)  # fmt: skip

Claim = tuple[list[Any], Said]
Statements = tuple[Difficulty, tuple[Said, ...], list[tuple[int, int]], tuple[Said, Said, Said], Said,
                   tuple[Claim, ...], Said]  # fmt: skip

STATEMENTS: tuple[Statements, ...] = (
    ("B", CLUBS[:4], [(40, 50), (20, 30), (60, 60), (80, 60)], BEST[1][5],
     ("Какие утверждения об участниках верны?", "Қатысушылар туралы қай тұжырымдар дұрыс?",
      "Which statements about the members are true?"),
     ((["total", 0], ("Общее число участников не изменилось", "Қатысушылардың жалпы саны өзгермеді",
                      "The total number of members did not change")),
      (["grew", 1, 50], ("В робототехнике стало на 50% больше людей", "Робототехникада адам 50%-ға көбейді",
                         "Robotics grew by 50%")),
      (["share", 3, 1, 40], ("В 2025 году в хоре 40% всех участников", "2025 жылы барлық қатысушының 40%-ы хорда",
                             "In 2025 the choir has 40% of all members")),
      (["grew", 0, 10], ("В шахматах стало на 10% больше людей", "Шахматта адам 10%-ға көбейді",
                         "Chess grew by 10%")),
      (["grew", 3, -20], ("В хоре стало на 20% меньше людей", "Хорда адам 20%-ға азайды",
                          "The choir shrank by 20%"))),
     ("Суммы по годам равны ($200$ и $200$), а $30$ против $20$ — это рост на $10 : 20$, то есть на 50%. В остальных "
      "вариантах разность в людях принята за проценты или взята доля прошлого года: у хора теперь $60 : 200$.",
      "Жылдық қосындылар тең ($200$ және $200$), ал $20$-дан $30$-ға — $10 : 20$, яғни 50% өсім. Қалған нұсқаларда "
      "адам саны айырмасы пайыз деп алынған немесе өткен жылғы үлес көрсетілген: хор қазір $60 : 200$.",
      "The yearly totals are equal ($200$ and $200$), and from $20$ to $30$ is a growth of $10 : 20$, that is 50%. "
      "The others take a difference in people for a percentage, or last year's share: the choir now has $60 : 200$.")),
    ("C", (("Пшеница", "Бидай", "Wheat"), ("Ячмень", "Арпа", "Barley"), ("Лён", "Зығыр", "Flax")),
     [(240, 300), (160, 200), (100, 50)],
     (("Культура", "Дақыл", "Crop"), ("2024, т", "2024, т", "2024, t"), ("2025, т", "2025, т", "2025, t")),
     ("Какие утверждения об урожае верны?", "Өнім туралы қай тұжырымдар дұрыс?",
      "Which statements about the harvest are true?"),
     ((["grew", 0, 60], ("Пшеницы собрали на 60% больше", "Бидай 60%-ға көп жиналды", "Wheat rose by 60%")),
      (["grew", 1, 25], ("Ячменя собрали на 25% больше", "Арпа 25%-ға көп жиналды", "Barley rose by 25%")),
      (["total", 0], ("Общий урожай не изменился", "Жалпы өнім өзгермеді", "The total did not change")),
      (["total", 10], ("Общий урожай вырос на 10%", "Жалпы өнім 10%-ға өсті", "The total rose by 10%")),
      (["share", 0, 1, 60], ("В 2025 году пшеница — 60% урожая", "2025 жылы бидай — өнімнің 60%-ы",
                             "In 2025 wheat is 60% of the harvest"))),
     ("Ячмень: $40 : 160$ — это 25%; всего было $500$ т, стало $550$ т, рост на 10%. Складывать проценты культур "
      "($25 + 25 - 50 = 0$) нельзя: у них разные основания. Пшеницы больше на 60 т, а не на 60%; "
      "доля её теперь $300 : 550$, а не $300 : 500$.",
      "Арпа: $40 : 160$ — бұл 25%; барлығы $500$ т еді, $550$ т болды, яғни 10% өсім. Дақылдардың пайызын қосуға "
      "болмайды ($25 + 25 - 50 = 0$): негіздері әртүрлі. Бидай 60%-ға емес, 60 т-ға көп; "
      "үлесі енді $300 : 500$ емес, $300 : 550$.",
      "Barley: $40 : 160$ is 25%; the total was $500$ t and is $550$ t, a rise of 10%. The percentages of the crops "
      "must not be added ($25 + 25 - 50 = 0$): their bases differ. Wheat rose by 60 t, not by 60%; "
      "its share is now $300 : 550$ and not $300 : 500$.")),
)  # fmt: skip


def holds(claim: list[Any], numbers: list[tuple[int, int]]) -> bool:
    """Whether the table supports a claim about growth, total or share; whole percentages."""
    kind, *about = claim
    before, after = (sum(row[year] for row in numbers) for year in (0, 1))
    if kind == "total":
        return bool((after - before) * 100 == about[0] * before)
    if kind == "grew":
        old, new = numbers[about[0]]
        return bool((new - old) * 100 == about[1] * old)
    row, year, percent = about
    return bool(numbers[row][year] * 100 == percent * (before, after)[year])


def questions() -> list[Document]:
    """Best row of a table, and statements about a table."""
    return [*_best(), *_statements()]


def _table(heads: tuple[Said, ...], names: tuple[Said, ...], numbers: list[tuple[int, int]], index: int) -> str:
    lines = ["| " + " | ".join(head[index] for head in heads) + " |", "| --- | ---: | ---: |"]
    lines += [f"| {name[index]} | {a} | {b} |" for name, (a, b) in zip(names, numbers, strict=True)]
    return "\n".join(lines)


def _best() -> Iterator[Document]:
    for difficulty, kind, greatest, names, numbers, heads, asked in BEST:
        ratios = [Fraction(second, first) for first, second in numbers]
        right = ratios.index((max if greatest else min)(ratios))
        if kind == "growth" and not greatest:  # the smallest fall keeps the largest part
            right = ratios.index(max(ratios))
        first, second = numbers[right]
        percent = abs(ratios[right] - (kind == "growth")) * 100
        rounded = f"{float(percent):g}"
        above = abs(second - first) if kind == "growth" else second
        why = (
            f"Делим на основание: ${above} : {first}$, то есть {rounded.replace('.', ',')}%; у остальных результат "
            f"{'меньше' if greatest else 'больше'}. Сравнивать одни абсолютные числа нельзя: основания у строк разные.",
            f"Негізге бөлеміз: ${above} : {first}$, яғни {rounded.replace('.', ',')}%; қалғандарында нәтиже "
            f"{'кіші' if greatest else 'үлкен'}. Тек абсолют сандарды салыстыруға болмайды: жолдардың негізі әртүрлі.",
            f"Divide by the base: ${above} : {first}$, that is {rounded}%; the others give "
            f"{'less' if greatest else 'more'}. Absolute numbers alone must not be compared: the bases differ.",
        )
        yield computed(
            "table-best",
            {"kind": kind, "greatest": greatest, "rows": {name[0]: list(row) for name, row in zip(
                names, numbers, strict=True)}},
            difficulty=difficulty,
            topic="data",
            tags=("table", kind),
            options={language: tuple(name[index] for name in names) for index, language in enumerate(LANGUAGES)},
            correct={right},
            texts={
                language: (f"{_table(heads, names, numbers, index)}\n\n{asked[index]}", why[index])
                for index, language in enumerate(LANGUAGES)
            },
        )  # fmt: skip


def _statements() -> Iterator[Document]:
    for difficulty, names, numbers, heads, asked, claims, why in STATEMENTS:
        yield computed(
            "table-statements",
            {"rows": [list(row) for row in numbers], "claims": {said[0]: claim for claim, said in claims}},
            difficulty=difficulty,
            topic="data",
            tags=("table", "statements"),
            options={language: tuple(said[index] for _, said in claims) for index, language in enumerate(LANGUAGES)},
            correct={index for index, (claim, _) in enumerate(claims) if holds(claim, numbers)},
            texts={
                language: (f"{_table(heads, names, numbers, index)}\n\n{asked[index]}", why[index])
                for index, language in enumerate(LANGUAGES)
            },
        )
