"""Generated questions on limits, derivatives, integrals and series."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import Number, computed, numeric_options, polynomial, signed, tex


def questions() -> list[Document]:
    """Limits of three kinds, derivatives at a point, integrals, areas, sums and radii of convergence."""
    parts = (
        _cancelling_limits(),
        _exponential_limits(),
        _sine_limits(),
        _quotient_derivatives(),
        _parabola_areas(),
        _logarithm_integrals(),
        _telescoping_sums(),
        _convergence_radii(),
    )
    return [question for part in parts for question in part]


def _cancelling_limits() -> Iterator[Document]:
    for root, above, below in ((2, 5, -3), (-1, 4, 2), (3, -4, 1)):
        top = (1, -(root + above), root * above)
        bottom = (1, -(root + below), root * below)
        right = Fraction(root - above, root - below)
        typical: list[Number] = [Fraction(root + above, root + below), Fraction(above, below), 1, 0]
        formula = rf"\lim_{{x \to {root}}} \frac{{{polynomial(top)}}}{{{polynomial(bottom)}}}"
        reduced = rf"\frac{{x{signed(-above)}}}{{x{signed(-below)}}}"
        yield computed(
            "cancelling_limit",
            {"point": root, "top": list(top), "bottom": list(bottom)},
            difficulty="A",
            topic="calculus",
            tags=("limit",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите предел ${formula}$.",
                    f"Неопределённость $0/0$: сокращаем общий множитель $x{signed(-root)}$ и получаем ${reduced}$. При "
                    f"$x = {root}$ это ${tex(right)}$.",
                ),
                "kk": (
                    f"Шекті табыңыз: ${formula}$.",
                    f"$0/0$ анықталмағандығы: ортақ $x{signed(-root)}$ көбейткішін қысқартып, ${reduced}$ өрнегін "
                    f"аламыз. $x = {root}$ болғанда мәні ${tex(right)}$.",
                ),
                "en": (
                    f"Find the limit ${formula}$.",
                    f"The form is $0/0$: cancel the common factor $x{signed(-root)}$ to get ${reduced}$, which equals "
                    f"${tex(right)}$ at $x = {root}$.",
                ),
            },
        )


def power_of_e(exponent: int) -> str:
    """`e^{n}`, written shortly for 0 and 1."""
    return {0: "1", 1: "e"}.get(exponent, f"e^{{{exponent}}}")


def _exponential_limits() -> Iterator[Document]:
    for a, b, c in ((3, 2, 1), (-2, 3, 5), (4, -1, 2)):
        right = a * b
        typical = dict.fromkeys(n for n in (a, a * b + c, b, a + b, -right, 1, 0) if n != right)
        exponents = [right, *list(typical)[:4]]
        inner = rf"1{' + ' if a > 0 else ' - '}\frac{{{abs(a)}}}{{n}}"
        formula = rf"\lim_{{n \to \infty}} \left({inner}\right)^{{{polynomial((b, c), 'n')}}}"
        yield computed(
            "exponential_limit",
            {"a": a, "b": b, "c": c},
            difficulty="B",
            topic="calculus",
            tags=("limit", "number-e"),
            options=tuple(f"${power_of_e(exponent)}$" for exponent in exponents),
            texts={
                "ru": (
                    f"Найдите предел ${formula}$.",
                    f"Второй замечательный предел: основание стремится к $1$, поэтому предел равен $e^L$, где $L = "
                    f"\\lim ({polynomial((b, c), 'n')})\\cdot\\frac{{{a}}}{{n}} = {right}$. Слагаемое ${c}$ в "
                    "показателе на предел не влияет.",
                ),
                "kk": (
                    f"Шекті табыңыз: ${formula}$.",
                    f"Екінші тамаша шек: негізі $1$ санына ұмтылады, сондықтан шек $e^L$ санына тең, мұнда $L = \\lim "
                    f"({polynomial((b, c), 'n')})\\cdot\\frac{{{a}}}{{n}} = {right}$. Көрсеткіштегі ${c}$ қосылғышы "
                    "шекке әсер етпейді.",
                ),
                "en": (
                    f"Find the limit ${formula}$.",
                    f"The base tends to $1$, so the limit is $e^L$ with $L = \\lim "
                    f"({polynomial((b, c), 'n')})\\cdot\\frac{{{a}}}{{n}} = {right}$. The term ${c}$ in the exponent "
                    "does not matter.",
                ),
            },
        )


def _sine_limits() -> Iterator[Document]:
    for kind, a, b in (("ratio", 3, 7), ("ratio", 10, 4), ("cosine", 4, 3), ("cosine", 6, 5)):
        if kind == "ratio":
            right = Fraction(a, b)
            typical: list[Number] = [Fraction(b, a), 1, 0, a * b]
            fraction = rf"\frac{{\sin {a}x}}{{\tan {b}x}}"
            steps = rf"\sin {a}x \sim {a}x,\ \tan {b}x \sim {b}x"
        else:
            right = Fraction(a * a, 2 * b)
            typical = [Fraction(a * a, b), Fraction(a, 2 * b), 0, Fraction(a, b)]
            fraction = rf"\frac{{1 - \cos {a}x}}{{{b}x^2}}"
            steps = rf"1 - \cos {a}x \sim \frac{{({a}x)^2}}{{2}}"
        formula = rf"\lim_{{x \to 0}} {fraction}"
        yield computed(
            "sine_limit",
            {"kind": kind, "a": a, "b": b},
            difficulty="A" if kind == "ratio" else "B",
            topic="calculus",
            tags=("limit", "trigonometry"),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Вычислите ${formula}$.",
                    f"Заменяем на эквивалентные бесконечно малые: ${steps}$. Получаем ${tex(right)}$; степени $x$ "
                    "сокращаются, поэтому предел конечен и не равен нулю.",
                ),
                "kk": (
                    f"Есептеңіз: ${formula}$.",
                    f"Эквивалентті шексіз аз шамалармен алмастырамыз: ${steps}$. Нәтижесі ${tex(right)}$; $x$ "
                    "дәрежелері қысқарады, сондықтан шек шекті және нөлге тең емес.",
                ),
                "en": (
                    f"Compute ${formula}$.",
                    f"Use equivalent infinitesimals: ${steps}$. The result is ${tex(right)}$; the powers of $x$ "
                    "cancel, so the limit is finite and not zero.",
                ),
            },
        )


def _quotient_derivatives() -> Iterator[Document]:
    for a, b, c, d, x in ((3, -1, 1, 2, 1), (2, 5, 3, -1, 1), (1, -4, 2, 1, 2)):
        bottom = c * x + d
        right = Fraction(a * d - b * c, bottom**2)
        typical = [-right, Fraction(a, c), Fraction(a * d - b * c, bottom), Fraction(a * d + b * c, bottom**2)]
        formula = rf"f(x) = \frac{{{polynomial((a, b))}}}{{{polynomial((c, d))}}}"
        above, below = polynomial((a, b)), polynomial((c, d))
        steps = rf"f'(x) = \frac{{{a}\cdot({below}) - {c}\cdot({above})}}{{({below})^2}}"
        yield computed(
            "quotient_derivative",
            {"a": a, "b": b, "c": c, "d": d, "x": x},
            difficulty="A",
            topic="calculus",
            tags=("derivative",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите $f'({x})$, если ${formula}$.",
                    f"По правилу частного ${steps}$, откуда $f'({x}) = {tex(right)}$. Ошибки: переставить члены в "
                    "числителе или не возвести знаменатель в квадрат.",
                ),
                "kk": (
                    f"${formula}$ болса, $f'({x})$ мәнін табыңыз.",
                    f"Бөлінді ережесі бойынша ${steps}$, бұдан $f'({x}) = {tex(right)}$. Жиі кететін қателер: алымдағы "
                    "мүшелердің орнын ауыстыру немесе бөлімін квадраттамау.",
                ),
                "en": (
                    f"Find $f'({x})$ for ${formula}$.",
                    f"By the quotient rule ${steps}$, so $f'({x}) = {tex(right)}$. Typical slips: swapping the terms "
                    "of the numerator or not squaring the denominator.",
                ),
            },
        )


def _parabola_areas() -> Iterator[Document]:
    for low, high in ((-1, 2), (-2, 3), (0, 5), (1, 3)):
        # y = x^2 meets y = (low + high) x - low * high at x = low and x = high.
        slope, shift = low + high, -low * high
        right = Fraction((high - low) ** 3, 6)
        under = Fraction(high**3 - low**3, 3)
        typical = [under, Fraction((high - low) ** 3, 3), Fraction((high - low) ** 2, 2), 2 * under]
        line = polynomial((slope, shift))
        yield computed(
            "parabola_area",
            {"slope": slope, "shift": shift},
            difficulty="B",
            topic="calculus",
            tags=("integral", "area"),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите площадь фигуры, ограниченной линиями $y = x^2$ и $y = {line}$.",
                    f"Линии пересекаются при $x = {low}$ и $x = {high}$; между ними прямая выше параболы. "
                    f"$\\int_{{{low}}}^{{{high}}} ({line} - x^2)\\,dx = {tex(right)}$. Интеграл одной только параболы "
                    "даёт площадь под ней, а не между линиями.",
                ),
                "kk": (
                    f"$y = x^2$ және $y = {line}$ сызықтарымен шектелген фигураның ауданын табыңыз.",
                    f"Сызықтар $x = {low}$ және $x = {high}$ нүктелерінде қиылысады; олардың арасында түзу параболадан "
                    f"жоғары. $\\int_{{{low}}}^{{{high}}} ({line} - x^2)\\,dx = {tex(right)}$. Тек параболаның "
                    "интегралы сызықтар арасындағы емес, оның астындағы ауданды береді.",
                ),
                "en": (
                    f"Find the area bounded by $y = x^2$ and $y = {line}$.",
                    f"The lines meet at $x = {low}$ and $x = {high}$; between them the straight line is above. "
                    f"$\\int_{{{low}}}^{{{high}}} ({line} - x^2)\\,dx = {tex(right)}$. The integral of the parabola "
                    "alone is the area under it, not between the lines.",
                ),
            },
        )


def _logarithm_integrals() -> Iterator[Document]:
    for n in (1, 2, 3):
        m = n + 1
        power = "x" if n == 1 else f"x^{n}"
        options = (
            rf"$\frac{{{n}e^{m} + 1}}{{{m * m}}}$",
            rf"$\frac{{{n}e^{m} - 1}}{{{m * m}}}$".replace("{1e", "{e"),
            rf"$\frac{{e^{m} - 1}}{{{m}}}$",
            rf"$\frac{{e^{m}}}{{{m}}}$",
            rf"$\frac{{{m + 1}e^{m} - 1}}{{{m * m}}}$",
        )
        options = (options[0].replace("{1e", "{e"), *options[1:])
        yield computed(
            "logarithm_integral",
            {"n": n},
            difficulty="C",
            topic="calculus",
            tags=("integral", "by-parts"),
            options=options,
            time_seconds=150,
            texts={
                "ru": (
                    f"Вычислите интеграл $\\int_1^e {power} \\ln x\\,dx$.",
                    f"По частям с $u = \\ln x$, $dv = {power}\\,dx$: $\\left.\\frac{{x^{m}}}{{{m}}}\\ln x\\right|_1^e "
                    f"- \\int_1^e \\frac{{{power}}}{{{m}}}dx = \\frac{{e^{m}}}{{{m}}} - \\frac{{e^{m} - "
                    f"1}}{{{m * m}}}$. Следите за знаком при $-1$: минус на минус даёт плюс.",
                ),
                "kk": (
                    f"$\\int_1^e {power} \\ln x\\,dx$ интегралын есептеңіз.",
                    f"Бөліктеп интегралдаймыз: $u = \\ln x$, $dv = {power}\\,dx$. Сонда "
                    f"$\\left.\\frac{{x^{m}}}{{{m}}}\\ln x\\right|_1^e - \\int_1^e \\frac{{{power}}}{{{m}}}dx = "
                    f"\\frac{{e^{m}}}{{{m}}} - \\frac{{e^{m} - 1}}{{{m * m}}}$. $-1$ алдындағы таңбаны қадағалаңыз: "
                    "минус пен минус плюс береді.",
                ),
                "en": (
                    f"Compute the integral $\\int_1^e {power} \\ln x\\,dx$.",
                    f"By parts with $u = \\ln x$, $dv = {power}\\,dx$: $\\left.\\frac{{x^{m}}}{{{m}}}\\ln "
                    f"x\\right|_1^e - \\int_1^e \\frac{{{power}}}{{{m}}}dx = \\frac{{e^{m}}}{{{m}}} - \\frac{{e^{m} - "
                    f"1}}{{{m * m}}}$. Mind the sign at $-1$: two minuses make a plus.",
                ),
            },
        )


def _telescoping_sums() -> Iterator[Document]:
    for gap in (2, 3, 4):
        # 1 / (n (n + gap)) = (1/gap) (1/n - 1/(n + gap))
        harmonic = sum((Fraction(1, k) for k in range(1, gap + 1)), start=Fraction(0))
        right = harmonic / gap
        typical = [harmonic, Fraction(1, gap), Fraction(1, gap + 1), 2 * right, right / 2, Fraction(5, 6)]
        series = rf"\sum_{{n=1}}^{{\infty}} \frac{{1}}{{n(n+{gap})}}"
        split = rf"\frac{{1}}{{{gap}}}\left(\frac{{1}}{{n}} - \frac{{1}}{{n+{gap}}}\right)"
        yield computed(
            "telescoping_sum",
            {"gap": gap},
            difficulty="B" if gap < 3 else "C",
            topic="calculus",
            tags=("series",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите сумму ряда ${series}$.",
                    f"Общий член равен ${split}$, поэтому почти всё сокращается. Остаются первые положительные члены "
                    f"(их число: ${gap}$), и сумма равна ${tex(right)}$. Множитель перед скобкой забывать нельзя.",
                ),
                "kk": (
                    f"${series}$ қатарының қосындысын табыңыз.",
                    f"Жалпы мүшесі ${split}$ түрінде жазылады, сондықтан мүшелердің көбі қысқарады. Алғашқы оң мүшелер "
                    f"ғана қалады (саны: ${gap}$), қосынды ${tex(right)}$. Жақша алдындағы көбейткішті ұмытпаңыз.",
                ),
                "en": (
                    f"Find the sum of the series ${series}$.",
                    f"The general term is ${split}$, so nearly everything cancels. The first positive terms remain "
                    f"(their number: ${gap}$) and the sum is ${tex(right)}$. Do not lose the factor in front.",
                ),
            },
        )


def _convergence_radii() -> Iterator[Document]:
    for base, power, step in ((3, 2, 1), (4, 1, 2), (9, 3, 2)):
        # The terms n^power x^(step n) / base^n converge for |x|^step < base.
        right = base if step == 1 else next(k for k in range(1, base) if k * k == base)
        typical: list[Number] = [base if step == 2 else base + power, Fraction(1, right), base * base, 1]
        letter = "n" if power == 1 else f"n^{power}"
        x_power = "x^n" if step == 1 else f"x^{{{step}n}}"
        series = rf"\sum_{{n=1}}^{{\infty}} \frac{{{letter}\,{x_power}}}{{{base}^n}}"
        ratio = rf"\frac{{|x|^{step}}}{{{base}}}" if step > 1 else rf"\frac{{|x|}}{{{base}}}"
        yield computed(
            "convergence_radius",
            {"base": base, "power": power, "step": step},
            difficulty="C",
            topic="calculus",
            tags=("series", "convergence"),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите радиус сходимости степенного ряда ${series}$.",
                    f"По признаку Даламбера отношение соседних членов стремится к ${ratio}$; условие, что оно меньше "
                    f"$1$, даёт $|x| < {right}$. Множитель ${letter}$ на радиус не влияет.",
                ),
                "kk": (
                    f"${series}$ дәрежелік қатарының жинақталу радиусын табыңыз.",
                    f"Даламбер белгісі бойынша көршілес мүшелердің қатынасы ${ratio}$ шамасына ұмтылады; оның $1$ "
                    f"санынан кіші болуы $|x| < {right}$ шартын береді. ${letter}$ көбейткіші радиусқа әсер етпейді.",
                ),
                "en": (
                    f"Find the radius of convergence of ${series}$.",
                    f"By the ratio test the ratio of neighbouring terms tends to ${ratio}$; it is below $1$ when $|x| "
                    f"< {right}$. The factor ${letter}$ does not change the radius.",
                ),
            },
        )
