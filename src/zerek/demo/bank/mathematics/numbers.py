"""Generated questions on the theory of numbers."""

import math
from collections.abc import Iterator

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import computed, numeric_options


def questions() -> list[Document]:
    """Remainders of powers, congruences, divisors and square roots of one modulo m."""
    parts = (_power_remainders(), _linear_congruences(), _divisor_counts(), _factorial_zeros(), _roots_of_one())
    return [question for part in parts for question in part]


def _power_remainders() -> Iterator[Document]:
    for base, exponent, modulus in ((7, 100, 10), (2, 55, 7), (3, 203, 11), (5, 77, 13)):
        cycle = [base % modulus]
        while (following := cycle[-1] * base % modulus) != cycle[0]:
            cycle.append(following)
        place = exponent % len(cycle)
        right = cycle[place - 1]
        typical = [cycle[place % len(cycle)], cycle[place - 2], base * exponent % modulus]
        spare = [number for number in range(1, modulus) if number not in {right, *typical}]
        listed = ",\\ ".join(map(str, cycle))
        yield computed(
            "power_remainder",
            {"base": base, "exponent": exponent, "modulus": modulus},
            difficulty="B",
            topic="numbers",
            tags=("congruence", "power"),
            options=numeric_options(right, [*typical, *spare]),
            texts={
                "ru": (
                    f"Найдите остаток от деления числа ${base}^{{{exponent}}}$ на ${modulus}$.",
                    f"Остатки степеней повторяются с периодом ${len(cycle)}$: ${listed}$. Показатель ${exponent}$ при "
                    f"делении на ${len(cycle)}$ даёт остаток ${place}$, поэтому ответ ${right}$. Остаток $0$ означает "
                    "последний элемент периода.",
                ),
                "kk": (
                    f"${base}^{{{exponent}}}$ санын ${modulus}$ санына бөлгендегі қалдықты табыңыз.",
                    f"Дәрежелердің қалдықтары периодпен қайталанады (периоды ${len(cycle)}$): ${listed}$. ${exponent}$ "
                    f"көрсеткішін ${len(cycle)}$ санына бөлгендегі қалдық ${place}$, сондықтан жауабы ${right}$. "
                    "Қалдық $0$ болса, периодтың соңғы элементі алынады.",
                ),
                "en": (
                    f"Find the remainder of ${base}^{{{exponent}}}$ on division by ${modulus}$.",
                    f"The remainders of the powers repeat with period ${len(cycle)}$: ${listed}$. The exponent "
                    f"${exponent}$ leaves ${place}$ on division by ${len(cycle)}$, so the answer is ${right}$. A "
                    "remainder of $0$ means the last element of the period.",
                ),
            },
        )


def _linear_congruences() -> Iterator[Document]:
    for a, b, m in ((5, 3, 17), (7, 4, 19), (8, 5, 23)):
        inverse = pow(a, -1, m)
        right = inverse * b % m
        typical = [inverse, m - right, (b - a) % m, (b * a) % m]
        congruence = rf"{a}x \equiv {b} \pmod{{{m}}}"
        yield computed(
            "linear_congruence",
            {"a": a, "b": b, "m": m},
            difficulty="B",
            topic="numbers",
            tags=("congruence",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите наименьшее неотрицательное решение сравнения ${congruence}$.",
                    f"Обратный к ${a}$ по модулю ${m}$ равен ${inverse}$, так как ${a}\\cdot{inverse} = {a * inverse} "
                    f"\\equiv 1$. Поэтому $x \\equiv {inverse}\\cdot{b} \\equiv {right}$. Сам обратный элемент — ещё "
                    "не решение.",
                ),
                "kk": (
                    f"${congruence}$ салыстыруының теріс емес ең кіші шешімін табыңыз.",
                    f"${m}$ модулі бойынша ${a}$ санының кері элементі ${inverse}$, себебі ${a}\\cdot{inverse} = "
                    f"{a * inverse} \\equiv 1$. Сондықтан $x \\equiv {inverse}\\cdot{b} \\equiv {right}$. Кері "
                    "элементтің өзі әлі шешім емес.",
                ),
                "en": (
                    f"Find the least non-negative solution of ${congruence}$.",
                    f"The inverse of ${a}$ modulo ${m}$ is ${inverse}$, since ${a}\\cdot{inverse} = {a * inverse} "
                    f"\\equiv 1$. Hence $x \\equiv {inverse}\\cdot{b} \\equiv {right}$. The inverse itself is not yet "
                    "the solution.",
                ),
            },
        )


def _divisor_counts() -> Iterator[Document]:
    for powers in ({2: 3, 3: 2}, {2: 4, 5: 1, 7: 1}, {3: 3, 5: 2}):
        number = math.prod(prime**power for prime, power in powers.items())
        right = math.prod(power + 1 for power in powers.values())
        typical = [math.prod(powers.values()), sum(powers.values()), right - 2, sum(p + 1 for p in powers.values())]
        factors = r" \cdot ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in powers.items())
        product = "".join(f"({k}+1)" for k in powers.values())
        yield computed(
            "divisor_count",
            {"number": number},
            difficulty="A",
            topic="numbers",
            tags=("divisors",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Сколько натуральных делителей имеет число ${number}$?",
                    f"${number} = {factors}$. Показатель каждого простого числа в делителе выбирается от нуля, поэтому "
                    f"делителей ${product} = {right}$. Единица и само число тоже считаются.",
                ),
                "kk": (
                    f"${number}$ санының неше натурал бөлгіші бар?",
                    f"${number} = {factors}$. Бөлгіштегі әр жай санның дәреже көрсеткіші нөлден бастап таңдалады, "
                    f"сондықтан бөлгіштер саны ${product} = {right}$. Бір саны мен санның өзі де есептеледі.",
                ),
                "en": (
                    f"How many positive divisors does ${number}$ have?",
                    f"${number} = {factors}$. In a divisor the exponent of each prime starts at zero, so there are "
                    f"${product} = {right}$ divisors. One and the number itself count too.",
                ),
            },
        )


def _factorial_zeros() -> Iterator[Document]:
    for n in (58, 130, 260):
        levels = [n // 5**k for k in range(1, 5) if 5**k <= n]
        right = sum(levels)
        parts = " + ".join(map(str, levels))
        yield computed(
            "factorial_zeros",
            {"n": n},
            difficulty="A" if n < 100 else "B",
            topic="numbers",
            tags=("factorial",),
            options=numeric_options(right, [n // 5, n // 10, n // 5 + n // 10, right + 1, right - 2]),
            texts={
                "ru": (
                    f"Сколькими нулями оканчивается десятичная запись числа ${n}!$?",
                    f"Нулей столько, сколько раз в разложение входит множитель $5$ (двоек всегда больше): ${parts} = "
                    f"{right}$. Числа, кратные $25$, $125$, дают по лишней пятёрке — об этом забывают.",
                ),
                "kk": (
                    f"${n}!$ санының ондық жазылуы неше нөлмен аяқталады?",
                    f"Нөлдердің саны жіктелудегі $5$ көбейткішінің санына тең (екілер әрқашан көбірек): ${parts} = "
                    f"{right}$. $25$ пен $125$ сандарына еселік сандар қосымша бестік береді — осыны жиі ұмытады.",
                ),
                "en": (
                    f"With how many zeros does ${n}!$ end?",
                    f"There are as many zeros as factors $5$ (there are always more twos): ${parts} = {right}$. "
                    "Multiples of $25$ and $125$ bring extra fives, which is easy to forget.",
                ),
            },
        )


def _roots_of_one() -> Iterator[Document]:
    for modulus, shown in (
        (15, (4, 11, 2, 7, 8)),
        (24, (5, 7, 11, 3, 9)),
        (21, (8, 13, 5, 10, 16)),
        (16, (7, 9, 3, 5, 11)),
    ):
        correct = frozenset(index for index, x in enumerate(shown) if x * x % modulus == 1)
        listed = ", ".join(f"${shown[index]}^2 = {shown[index] ** 2}$" for index in sorted(correct))
        congruence = rf"x^2 \equiv 1 \pmod{{{modulus}}}"
        yield computed(
            "root_of_one",
            {"modulus": modulus, "shown": list(shown)},
            difficulty="C",
            topic="numbers",
            tags=("congruence", "quadratic"),
            options=tuple(f"${x}$" for x in shown),
            correct=correct,
            texts={
                "ru": (
                    f"Какие из чисел удовлетворяют сравнению ${congruence}$? Выберите все верные.",
                    f"Проверяем квадраты: {listed} — остаток $1$. По составному модулю решений может быть больше двух, "
                    "поэтому ответ не сводится к $\\pm 1$; у остальных чисел остаток другой.",
                ),
                "kk": (
                    f"Қай сандар ${congruence}$ салыстыруын қанағаттандырады? Барлық дұрыс жауапты таңдаңыз.",
                    f"Квадраттарын тексереміз: {listed} — қалдығы $1$. Құрама модуль бойынша шешім екіден көп болуы "
                    "мүмкін, сондықтан жауап тек $\\pm 1$ емес; қалған сандардың қалдығы басқа.",
                ),
                "en": (
                    f"Which of the numbers satisfy ${congruence}$? Choose all that are right.",
                    f"Check the squares: {listed} leave $1$. Modulo a composite number there may be more than two "
                    "solutions, so they are not only $\\pm 1$; the other numbers leave another remainder.",
                ),
            },
        )
