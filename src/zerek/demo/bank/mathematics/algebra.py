"""Generated questions on algebra and functions."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import Number, computed, numeric_options, polynomial, signed, tex


def questions() -> list[Document]:
    """Roots, logarithms, inequalities, complex numbers, inverse functions, domains and extreme values."""
    parts = (
        _root_power_sums(),
        _logarithmic_equations(),
        _rational_inequalities(),
        _complex_quotients(),
        _inverse_values(),
        _domain_integers(),
        _segment_extremes(),
    )
    return [question for part in parts for question in part]


def _root_power_sums() -> Iterator[Document]:
    for kind, p, q in (("squares", -7, 5), ("squares", 6, -4), ("reciprocals", -9, 4), ("cubes", -4, 2)):
        total = -p
        equation = f"{polynomial((1, p, q))} = 0"
        squares = total**2 - 2 * q
        if kind == "squares":
            right, asked = Fraction(squares), "x_1^2 + x_2^2"
            typical: list[Number] = [total**2, total**2 - q, total**2 + 2 * q, p + 2 * q]
            how = f"(x_1+x_2)^2 - 2x_1x_2 = {total**2} - 2\\cdot({q}) = {squares}"
        elif kind == "reciprocals":
            right, asked = Fraction(total, q), r"\frac{1}{x_1} + \frac{1}{x_2}"
            typical = [Fraction(q, total), Fraction(1, total), Fraction(-total, q), Fraction(total)]
            how = rf"\frac{{x_1+x_2}}{{x_1x_2}} = {tex(right)}"
        else:
            right, asked = Fraction(total**3 - 3 * q * total), "x_1^3 + x_2^3"
            typical = [total**3, total**3 - 3 * q, total**3 + 3 * q * total, total * squares]
            how = f"(x_1+x_2)^3 - 3x_1x_2(x_1+x_2) = {total**3} - {3 * q * total} = {right}"
        yield computed(
            "root_power_sum",
            {"kind": kind, "p": p, "q": q},
            difficulty="C" if kind == "cubes" else "B" if kind == "reciprocals" else "A",
            topic="algebra",
            tags=("vieta",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Числа $x_1$ и $x_2$ — корни уравнения ${equation}$. Найдите ${asked}$, не решая уравнения.",
                    f"По теореме Виета $x_1+x_2 = {total}$, $x_1x_2 = {q}$. Тогда ${asked} = {how}$. Частая ошибка — "
                    "забыть член с произведением корней или потерять знак суммы.",
                ),
                "kk": (
                    f"$x_1$ және $x_2$ сандары — ${equation}$ теңдеуінің түбірлері. Теңдеуді шешпей, ${asked}$ "
                    "өрнегінің мәнін табыңыз.",
                    f"Виет теоремасы бойынша $x_1+x_2 = {total}$, $x_1x_2 = {q}$. Сонда ${asked} = {how}$. Жиі "
                    "кездесетін қате — түбірлер көбейтіндісі бар мүшені ұмыту немесе қосындының таңбасын шатастыру.",
                ),
                "en": (
                    f"The numbers $x_1$ and $x_2$ are the roots of ${equation}$. Find ${asked}$ without solving it.",
                    f"By Vieta's formulas $x_1+x_2 = {total}$ and $x_1x_2 = {q}$, so ${asked} = {how}$. The usual "
                    "slips are a lost product term and a lost sign of the sum.",
                ),
            },
        )


def _logarithmic_equations() -> Iterator[Document]:
    # x (x - gap) = base**power has exactly one positive root; the negative one lies outside the domain.
    for base, power, gap in ((2, 3, 2), (3, 2, 8), (2, 4, 6), (6, 2, 5)):
        product = base**power
        root = next(x for x in range(1, product + 1) if x * (x - gap) == product)
        foreign = gap - root
        equation = rf"\log_{{{base}}} x + \log_{{{base}}}(x - {gap}) = {power}"
        pair = rf"{root};\ {foreign}"
        # Forgetting to multiply: 2x - gap = base**power.
        summed = Fraction(product + gap, 2)
        options = (
            f"${root}$",
            f"${pair}$",
            f"${foreign}$",
            f"${tex(summed)}$",
            rf"${-foreign};\ {-root}$" if -root != foreign else f"${root + gap}$",
        )
        yield computed(
            "logarithmic_equation",
            {"base": base, "power": power, "gap": gap},
            difficulty="B",
            topic="algebra",
            tags=("logarithm", "equation"),
            options=options,
            texts={
                "ru": (
                    f"Укажите все корни уравнения ${equation}$.",
                    f"Сумма логарифмов — логарифм произведения: $x(x-{gap}) = {product}$, откуда $x = {root}$ или $x = "
                    f"{foreign}$. Область определения $x > {gap}$ оставляет только $x = {root}$; второй корень "
                    "посторонний.",
                ),
                "kk": (
                    f"${equation}$ теңдеуінің барлық түбірлерін көрсетіңіз.",
                    f"Логарифмдердің қосындысы — көбейтіндінің логарифмі: $x(x-{gap}) = {product}$, бұдан $x = {root}$ "
                    f"немесе $x = {foreign}$. Анықталу облысы $x > {gap}$ болғандықтан, тек $x = {root}$ жарайды; "
                    "екінші түбір — бөгде түбір.",
                ),
                "en": (
                    f"Give all roots of ${equation}$.",
                    f"The sum of logarithms is the logarithm of the product: $x(x-{gap}) = {product}$, so $x = {root}$ "
                    f"or $x = {foreign}$. The domain $x > {gap}$ leaves only $x = {root}$; the other root is "
                    "extraneous.",
                ),
            },
        )


def _rational_inequalities() -> Iterator[Document]:
    for low, high in ((-3, 4), (-6, 2), (1, 9)):
        # (x - low)(x - high) / (x - hole)^2 <= 0 holds on [low, high] without the hole.
        hole = (low + high) // 2
        right = high - low
        inequality = (
            rf"\frac{{(x{signed(-low)})(x{signed(-high)})}}{{(x{signed(-hole)})^2}} \le 0"
            if hole
            else rf"\frac{{(x{signed(-low)})(x{signed(-high)})}}{{x^2}} \le 0"
        )
        yield computed(
            "rational_inequality",
            {"low": low, "high": high, "hole": hole},
            difficulty="B",
            topic="algebra",
            tags=("inequality",),
            options=numeric_options(right, [right + 1, right - 1, right - 2, right + 2]),
            texts={
                "ru": (
                    f"Сколько целых чисел удовлетворяют неравенству ${inequality}$?",
                    f"Знаменатель положителен при $x \\ne {hole}$, поэтому решение — отрезок $[{low};\\ {high}]$ без "
                    f"точки ${hole}$. Целых чисел на отрезке ${right + 1}$, одно исключается: ${right}$.",
                ),
                "kk": (
                    f"${inequality}$ теңсіздігін неше бүтін сан қанағаттандырады?",
                    f"$x \\ne {hole}$ болғанда бөлім оң, сондықтан шешімі — ${hole}$ нүктесі алынып тасталған "
                    f"$[{low};\\ {high}]$ кесіндісі. Кесіндіде ${right + 1}$ бүтін сан бар, біреуі шығарылады: "
                    f"${right}$.",
                ),
                "en": (
                    f"How many integers satisfy ${inequality}$?",
                    f"The denominator is positive for $x \\ne {hole}$, so the solution is $[{low};\\ {high}]$ without "
                    f"${hole}$. The segment holds ${right + 1}$ integers, one of them is excluded: ${right}$.",
                ),
            },
        )


def complex_tex(real: int, imaginary: int) -> str:
    """`a + bi` with whole parts, without the dollar signs."""
    unit = "" if abs(imaginary) == 1 else str(abs(imaginary))
    if imaginary == 0:
        return str(real)
    tail = f"{'-' if imaginary < 0 else '+'} {unit}i"
    return f"{real} {tail}" if real else tail.replace("+ ", "").replace("- ", "-")


def _complex_quotients() -> Iterator[Document]:
    for (a, b), (c, d) in (((2, 3), (1, -2)), ((3, -1), (2, 1)), ((-1, 4), (3, 2)), ((4, 1), (1, 3))):
        # The dividend is built as quotient (a + bi) times divisor (c + di), so the quotient is whole.
        real, imaginary = a * c - b * d, a * d + b * c
        options = tuple(
            f"${complex_tex(x, y)}$" for x, y in ((a, b), (a, -b), (-a, b), (real * c - imaginary * d, b), (b, a))
        )
        fraction = rf"\frac{{{complex_tex(real, imaginary)}}}{{{complex_tex(c, d)}}}"
        norm = c * c + d * d
        conjugate = complex_tex(c, -d)
        yield computed(
            "complex_quotient",
            {"dividend": [real, imaginary], "divisor": [c, d]},
            difficulty="A",
            topic="algebra",
            tags=("complex-numbers",),
            options=options,
            texts={
                "ru": (
                    f"Вычислите частное комплексных чисел: ${fraction}$.",
                    f"Умножим числитель и знаменатель на сопряжённое число ${conjugate}$: знаменатель станет "
                    f"$|{complex_tex(c, d)}|^2 = {norm}$, частное равно ${complex_tex(a, b)}$. Помните, что $i^2 = "
                    "-1$.",
                ),
                "kk": (
                    f"Комплекс сандардың бөліндісін есептеңіз: ${fraction}$.",
                    f"Алымы мен бөлімін түйіндес ${conjugate}$ санына көбейтеміз: бөлімі $|{complex_tex(c, d)}|^2 = "
                    f"{norm}$ болады, бөлінді ${complex_tex(a, b)}$ санына тең. $i^2 = -1$ екенін ұмытпаңыз.",
                ),
                "en": (
                    f"Compute the quotient of complex numbers: ${fraction}$.",
                    f"Multiply both parts by the conjugate ${conjugate}$: the denominator becomes "
                    f"$|{complex_tex(c, d)}|^2 = {norm}$ and the quotient is ${complex_tex(a, b)}$. Recall $i^2 = -1$.",
                ),
            },
        )


def _inverse_values() -> Iterator[Document]:
    for a, b, c, d, y in ((2, 3, 1, -4, 5), (3, -1, 2, 5, 2), (1, 4, 3, -2, 3)):
        # (a x + b) / (c x + d) = y  <=>  x = (d y - b) / (a - c y)
        right = Fraction(d * y - b, a - c * y)
        value = Fraction(a * y + b, c * y + d)
        typical = [1 / value, value, -right, Fraction(d * y + b, a + c * y) if a + c * y else value + 1]
        formula = rf"f(x) = \frac{{{polynomial((a, b))}}}{{{polynomial((c, d))}}}"
        yield computed(
            "inverse_value",
            {"a": a, "b": b, "c": c, "d": d, "y": y},
            difficulty="B",
            topic="functions",
            tags=("inverse-function",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Дана функция ${formula}$. Найдите значение обратной функции $f^{{-1}}({y})$.",
                    f"$f^{{-1}}({y})$ — это такое $x$, что $f(x) = {y}$. Из ${polynomial((a, b))} = "
                    f"{y}({polynomial((c, d))})$ получаем $x = {tex(right)}$. Не путайте обратную функцию с $1/f(x)$.",
                ),
                "kk": (
                    f"${formula}$ функциясы берілген. Кері функцияның $f^{{-1}}({y})$ мәнін табыңыз.",
                    f"$f^{{-1}}({y})$ — $f(x) = {y}$ болатын $x$ саны. ${polynomial((a, b))} = "
                    f"{y}({polynomial((c, d))})$ теңдігінен $x = {tex(right)}$ шығады. Кері функцияны $1/f(x)$ "
                    "өрнегімен шатастырмаңыз.",
                ),
                "en": (
                    f"Let ${formula}$. Find the value $f^{{-1}}({y})$ of the inverse function.",
                    f"$f^{{-1}}({y})$ is the $x$ with $f(x) = {y}$. From ${polynomial((a, b))} = "
                    f"{y}({polynomial((c, d))})$ we get $x = {tex(right)}$. Do not confuse it with $1/f(x)$.",
                ),
            },
        )


def _domain_integers() -> Iterator[Document]:
    for size, gap in ((5, -2), (4, 1), (6, -3)):
        # sqrt(size^2 - x^2) needs |x| <= size; ln(x - gap) needs x > gap.
        right = size - gap
        formula = rf"f(x) = \sqrt{{{size**2} - x^2}} + \ln(x{signed(-gap)})"
        yield computed(
            "domain_integers",
            {"size": size, "gap": gap},
            difficulty="A",
            topic="functions",
            tags=("domain",),
            options=numeric_options(right, [right + 1, right - 1, 2 * size + 1, right - 2]),
            texts={
                "ru": (
                    f"Сколько целых чисел содержит область определения функции ${formula}$?",
                    f"Корень существует при $-{size} \\le x \\le {size}$, логарифм — при $x > {gap}$ (строго!). Итак, "
                    f"${gap} < x \\le {size}$: целых чисел ${right}$.",
                ),
                "kk": (
                    f"${formula}$ функциясының анықталу облысында неше бүтін сан бар?",
                    f"Түбір $-{size} \\le x \\le {size}$ болғанда, логарифм $x > {gap}$ болғанда (қатаң!) анықталған. "
                    f"Сонымен, ${gap} < x \\le {size}$: бүтін сандар саны ${right}$.",
                ),
                "en": (
                    f"How many integers lie in the domain of ${formula}$?",
                    f"The root exists for $-{size} \\le x \\le {size}$, the logarithm for $x > {gap}$ (strictly!). "
                    f"Hence ${gap} < x \\le {size}$, which holds for ${right}$ integers.",
                ),
            },
        )


def _segment_extremes() -> Iterator[Document]:
    for shift, low, high in ((0, -3, 1), (5, 0, 3), (-2, -2, 3)):
        # x^3 - 3x + shift has its local maximum at -1 and its local minimum at 1.
        coefficients = (1, 0, -3, shift)
        ends = [x**3 - 3 * x + shift for x in (low, high)]
        inner = [x**3 - 3 * x + shift for x in (-1, 1) if low <= x <= high]
        right = max(ends + inner)
        typical = [shift + 2, shift - 2, min(ends + inner), shift, high]
        yield computed(
            "segment_maximum",
            {"coefficients": list(coefficients), "low": low, "high": high},
            difficulty="B",
            topic="functions",
            tags=("extreme-value", "derivative"),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите наибольшее значение функции $f(x) = {polynomial(coefficients)}$ на отрезке $[{low};\\ "
                    f"{high}]$.",
                    f"$f'(x) = 3x^2 - 3$ обращается в нуль при $x = \\pm 1$. Сравниваем значения в критических точках, "
                    f"попавших на отрезок, и на концах; наибольшее из них ${right}$. Локальный максимум не обязан быть "
                    "наибольшим значением.",
                ),
                "kk": (
                    f"$f(x) = {polynomial(coefficients)}$ функциясының $[{low};\\ {high}]$ кесіндісіндегі ең үлкен "
                    "мәнін табыңыз.",
                    f"$f'(x) = 3x^2 - 3$ туындысы $x = \\pm 1$ нүктелерінде нөлге айналады. Кесіндіге түскен сындық "
                    f"нүктелердегі және кесінді ұштарындағы мәндерді салыстырамыз; ең үлкені ${right}$. Локальдік "
                    "максимум ең үлкен мән болуға міндетті емес.",
                ),
                "en": (
                    f"Find the greatest value of $f(x) = {polynomial(coefficients)}$ on $[{low};\\ {high}]$.",
                    f"$f'(x) = 3x^2 - 3$ vanishes at $x = \\pm 1$. Compare the values at the critical points inside "
                    f"and at the ends; the greatest is ${right}$. A local maximum need not be the greatest value.",
                ),
            },
        )
