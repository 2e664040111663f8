"""Generated questions on linear algebra."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import computed, matrix, numeric_options, polynomial, signed, tex

Rows = tuple[tuple[int, ...], ...]


def determinant(rows: Rows) -> int:
    """By expansion along the first row."""
    if len(rows) == 1:
        return rows[0][0]
    minors = (tuple(row[:column] + row[column + 1 :] for row in rows[1:]) for column in range(len(rows)))
    return sum((-1) ** column * rows[0][column] * determinant(minor) for column, minor in enumerate(minors))


def rank(rows: Rows) -> int:
    """By elimination in exact fractions."""
    left = [[Fraction(entry) for entry in row] for row in rows]
    found = 0
    for column in range(len(rows[0])):
        pivot = next((index for index in range(found, len(left)) if left[index][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for index in range(found + 1, len(left)):
            factor = left[index][column] / left[found][column]
            left[index] = [x - factor * y for x, y in zip(left[index], left[found], strict=True)]
        found += 1
    return found


def questions() -> list[Document]:
    """Determinants, ranks, eigenvalues, inverse matrices and systems with a parameter."""
    parts = (_determinants(), _ranks(), _eigenvalues(), _inverses(), _singular_parameters())
    return [question for part in parts for question in part]


def _determinants() -> Iterator[Document]:
    for rows in (
        ((2, -1, 3), (0, 4, 1), (1, 2, -2)),
        ((1, 2, 3), (4, 0, -1), (2, 1, 5)),
        ((3, 1, 0), (-2, 4, 1), (5, 0, 2)),
    ):
        (a, b, c), (d, e, f), (g, h, i) = rows
        right = determinant(rows)
        typical = [
            a * e * i + b * f * g + c * d * h + c * e * g + b * d * i + a * f * h,
            -right,
            a * (e * i - f * h) + b * (d * i - f * g) + c * (d * h - e * g),
            a * e * i - c * e * g,
        ]
        minors = (e * i - f * h, d * i - f * g, d * h - e * g)
        sum_tex = f"{a}\\cdot({minors[0]}) - ({b})\\cdot({minors[1]}) + {c}\\cdot({minors[2]}) = {right}"
        yield computed(
            "determinant",
            {"rows": [list(row) for row in rows]},
            difficulty="A",
            topic="linear-algebra",
            tags=("determinant",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Вычислите определитель ${matrix(rows, 'vmatrix')}$.",
                    f"Разложим по первой строке: ${sum_tex}$. Средний член входит со знаком минус — это самое частое "
                    "место ошибки.",
                ),
                "kk": (
                    f"${matrix(rows, 'vmatrix')}$ анықтауышын есептеңіз.",
                    f"Бірінші жол бойынша жіктейміз: ${sum_tex}$. Ортаңғы мүше минус таңбасымен алынады — қате көбіне "
                    "осы жерде кетеді.",
                ),
                "en": (
                    f"Compute the determinant ${matrix(rows, 'vmatrix')}$.",
                    f"Expand along the first row: ${sum_tex}$. The middle term carries a minus sign, which is where "
                    "most errors happen.",
                ),
            },
        )


def _ranks() -> Iterator[Document]:
    for rows, relation in (
        (((1, 2, -1, 3), (2, 4, -2, 6), (0, 1, 1, 2)), "r_2 = 2r_1"),
        (((1, 0, 2, 1), (2, 1, 3, 0), (3, 1, 5, 1)), "r_3 = r_1 + r_2"),
        (((1, 1, 0, 2), (0, 2, 1, 1), (1, 3, 2, 3)), ""),
        (((1, -2, 3, 0), (-2, 4, -6, 0), (3, -6, 9, 0)), "r_2 = -2r_1,\\ r_3 = 3r_1"),
    ):
        right = rank(rows)
        because = {
            "ru": f"Между строками есть зависимость ${relation}$" if relation else "Строки линейно независимы",
            "kk": f"Жолдар арасында ${relation}$ тәуелділігі бар" if relation else "Жолдар сызықтық тәуелсіз",
            "en": f"The rows satisfy ${relation}$" if relation else "The rows are linearly independent",
        }
        yield computed(
            "rank",
            {"rows": [list(row) for row in rows]},
            difficulty="B",
            topic="linear-algebra",
            tags=("rank",),
            options=numeric_options(right, [number for number in (0, 1, 2, 3, 4) if number != right]),
            texts={
                "ru": (
                    f"Найдите ранг матрицы ${matrix(rows)}$.",
                    f"{because['ru']}, и после приведения к ступенчатому виду остаётся ненулевых строк: ${right}$. "
                    "Ранг не может быть больше числа строк, то есть $3$.",
                ),
                "kk": (
                    f"${matrix(rows)}$ матрицасының рангін табыңыз.",
                    f"{because['kk']}, сатылы түрге келтіргенде нөлдік емес жолдар саны: ${right}$. Ранг жолдар "
                    "санынан, яғни $3$ санынан артық бола алмайды.",
                ),
                "en": (
                    f"Find the rank of the matrix ${matrix(rows)}$.",
                    f"{because['en']}, and the echelon form has this many non-zero rows: ${right}$. The rank cannot "
                    "exceed the number of rows, $3$.",
                ),
            },
        )


def _eigenvalues() -> Iterator[Document]:
    for rows in (((4, 1), (2, 3)), ((1, 2), (4, 3)), ((6, -2), (2, 1)), ((3, 1), (4, 0))):
        (a, b), (c, d) = rows
        trace, det = a + d, a * d - b * c
        values = [number for number in range(-12, 13) if number**2 - trace * number + det == 0]
        first, second = values
        wrong = [number for number in (trace, det, -first, -second, a, d, 1, 3, 8, 7) if number not in values]
        distinct = list(dict.fromkeys(wrong))[:3]
        equation = polynomial((1, -trace, det), r"\lambda") + " = 0"
        yield computed(
            "eigenvalues",
            {"rows": [list(row) for row in rows]},
            difficulty="B",
            topic="linear-algebra",
            tags=("eigenvalue",),
            options=tuple(f"${number}$" for number in (*values, *distinct)),
            correct=frozenset({0, 1}),
            texts={
                "ru": (
                    f"Какие числа являются собственными значениями матрицы ${matrix(rows)}$? Выберите все верные.",
                    f"Характеристическое уравнение: ${equation}$, где ${trace}$ — след, ${det}$ — определитель. Его "
                    f"корни ${first}$ и ${second}$. Числа на диагонали были бы собственными значениями только у "
                    "треугольной матрицы.",
                ),
                "kk": (
                    f"Қай сандар ${matrix(rows)}$ матрицасының меншікті мәндері болады? Барлық дұрыс жауапты таңдаңыз.",
                    f"Сипаттамалық теңдеу: ${equation}$, мұнда ${trace}$ — із, ${det}$ — анықтауыш. Түбірлері "
                    f"${first}$ және ${second}$. Диагональдағы сандар тек үшбұрышты матрицада ғана меншікті мән "
                    "болады.",
                ),
                "en": (
                    f"Which numbers are eigenvalues of the matrix ${matrix(rows)}$? Choose all that are right.",
                    f"The characteristic equation is ${equation}$ with trace ${trace}$ and determinant ${det}$; its "
                    f"roots are ${first}$ and ${second}$. Diagonal entries would be eigenvalues only of a triangular "
                    "matrix.",
                ),
            },
        )


def _inverses() -> Iterator[Document]:
    for a, b, c, d in ((3, 5, 1, 2), (2, 1, 3, 4), (4, -1, 2, 1)):
        det = a * d - b * c
        scaled = Fraction(1, det)
        right = ((d * scaled, -b * scaled), (-c * scaled, a * scaled))
        wrong = (
            ((a * scaled, -b * scaled), (-c * scaled, d * scaled)),
            ((d * scaled, b * scaled), (c * scaled, a * scaled)),
            ((d * scaled, -c * scaled), (-b * scaled, a * scaled)),
            ((-d * scaled, b * scaled), (c * scaled, -a * scaled)),
        )
        rows = ((a, b), (c, d))
        yield computed(
            "inverse_matrix",
            {"rows": [list(row) for row in rows]},
            difficulty="A",
            topic="linear-algebra",
            tags=("inverse-matrix",),
            options=tuple(f"${matrix(entries)}$" for entries in (right, *wrong)),
            texts={
                "ru": (
                    f"Найдите матрицу, обратную к ${matrix(rows)}$.",
                    f"Для матрицы второго порядка диагональные элементы меняют местами, у побочных меняют знак и всё "
                    f"делят на определитель ${det}$. Проверка: произведение с исходной матрицей даёт единичную.",
                ),
                "kk": (
                    f"${matrix(rows)}$ матрицасына кері матрицаны табыңыз.",
                    f"Екінші ретті матрицада диагональ элементтерінің орнын ауыстырады, қалған екеуінің таңбасын "
                    f"өзгертеді және бәрін ${det}$ анықтауышына бөледі. Тексеру: бастапқы матрицаға көбейтсек, бірлік "
                    "матрица шығады.",
                ),
                "en": (
                    f"Find the inverse of ${matrix(rows)}$.",
                    f"For order two swap the diagonal entries, change the sign of the others and divide everything by "
                    f"the determinant ${det}$. Check: the product with the given matrix is the identity.",
                ),
            },
        )


def _singular_parameters() -> Iterator[Document]:
    # x + y + z = 1, x + p y + q z = 2, r x + s y + k z = 3 has no single solution exactly when the determinant is zero.
    for p, q, r, s in ((2, 3, 1, 4), (-1, 2, 3, 1), (3, 1, 2, 5)):
        at_zero = determinant(((1, 1, 1), (1, p, q), (r, s, 0)))
        slope = determinant(((1, 1, 1), (1, p, q), (r, s, 1))) - at_zero
        right = Fraction(-at_zero, slope)
        second, third = f"x{signed(p)}y{signed(q)}z".replace(" 1", " "), f"{r}x{signed(s)}y + kz".replace(" 1", " ")
        third = third.removeprefix("1") if r == 1 else third
        system = rf"\begin{{cases}} x + y + z = 1 \\ {second} = 2 \\ {third} = 3 \end{{cases}}"
        determinant_tex = rf"{slope}k{signed(at_zero)}".replace("-1k", "-k").removeprefix("1" if slope == 1 else " ")
        yield computed(
            "singular_parameter",
            {"rows": [[1, 1, 1], [1, p, q], [r, s, None]]},
            difficulty="C",
            topic="linear-algebra",
            tags=("linear-system", "determinant"),
            options=numeric_options(right, [-right, right + 2, right - 3, Fraction(at_zero)]),
            time_seconds=150,
            texts={
                "ru": (
                    f"При каком значении $k$ система ${system}$ не имеет единственного решения?",
                    f"Единственное решение есть тогда и только тогда, когда определитель не равен нулю. Здесь он равен "
                    f"${determinant_tex}$ и обращается в нуль при $k = {tex(right)}$. Правые части на это не влияют: "
                    "они решают лишь, нет решений или их бесконечно много.",
                ),
                "kk": (
                    f"$k$ параметрінің қандай мәнінде ${system}$ жүйесінің жалғыз шешімі болмайды?",
                    f"Жалғыз шешім болуы үшін анықтауыш нөлге тең болмауы қажет әрі жеткілікті. Мұнда ол "
                    f"${determinant_tex}$ өрнегіне тең және $k = {tex(right)}$ болғанда нөлге айналады. Оң жақтағы "
                    "сандар бұған әсер етпейді: олар шешім жоқ па, әлде шексіз көп пе — соны ғана шешеді.",
                ),
                "en": (
                    f"For which $k$ does the system ${system}$ fail to have exactly one solution?",
                    f"There is exactly one solution if and only if the determinant is not zero. Here it equals "
                    f"${determinant_tex}$ and vanishes at $k = {tex(right)}$. The right-hand sides only decide between "
                    "no solution and infinitely many.",
                ),
            },
        )
