"""Generated questions on ordinary differential equations."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import computed, numeric_options, polynomial, tex


def questions() -> list[Document]:
    """General solutions of linear equations of order two and values of solutions of initial value problems."""
    return [*_general_solutions(), *_separable_values()]


def exponential(rate: int) -> str:
    """`e^{rate x}` with the rate written shortly."""
    return f"e^{{{polynomial((rate, 0))}}}" if rate else ""


def solution_tex(kind: str, first: int, second: int) -> str:
    """The general solution for roots first and second (real), a double root, or first ± second i (complex)."""
    if kind == "double":
        return f"y = (C_1 + C_2x){exponential(first)}"
    if kind == "complex":
        argument = polynomial((second, 0))
        wave = rf"C_1\cos {argument} + C_2\sin {argument}"
        return f"y = {exponential(first)}({wave})" if first else f"y = {wave}"
    return f"y = C_1{exponential(first)} + C_2{exponential(second)}"


_ROOTS = (
    ("real", 2, -3),
    ("real", 1, 4),
    ("double", 3, 3),
    ("double", -2, -2),
    ("complex", 2, 3),
    ("complex", -1, 2),
)


def _general_solutions() -> Iterator[Document]:
    names = {
        "real": ("различные действительные", "әртүрлі нақты", "real and different"),
        "double": ("совпадающие", "еселі", "equal"),
        "complex": ("комплексно-сопряжённые", "түйіндес комплекс", "complex conjugate"),
    }
    for kind, first, second in _ROOTS:
        p, q = (-2 * first, first**2 + second**2) if kind == "complex" else (-(first + second), first * second)
        candidates = {
            "real": [
                ("real", -first, -second),
                ("complex", first, abs(second)),
                ("double", first, first),
                ("double", second, second),
            ],
            "double": [
                ("double", -first, -first),
                ("real", first, -first),
                ("complex", 0, abs(first)),
                ("complex", first, 1),
            ],
            "complex": [
                ("complex", -first, second),
                ("complex", second, abs(first)),
                ("real", first, second),
                ("double", first, first),
            ],
        }[kind]
        shown = [(kind, first, second), *candidates]
        equation = f"y''{_term(p)}y'{_term(q)}y = 0"
        roots = rf"{first} \pm {second}i" if kind == "complex" else rf"{first},\ {second}"
        russian, kazakh, english = names[kind]
        characteristic = polynomial((1, p, q), r"\lambda") + " = 0"
        yield computed(
            "general_solution",
            {"p": p, "q": q, "shown": [list(option) for option in shown]},
            difficulty="A" if kind == "real" else "B" if kind == "double" else "C",
            topic="differential-equations",
            tags=("linear-equation", "second-order"),
            options=tuple(f"${solution_tex(*option)}$" for option in shown),
            texts={
                "ru": (
                    f"Найдите общее решение уравнения ${equation}$.",
                    f"Характеристическое уравнение ${characteristic}$ имеет корни ${roots}$ ({russian}), и вид решения "
                    "определяется именно этим: суммой экспонент, множителем $x$ при кратном корне или синусом и "
                    "косинусом при комплексных. Знаки корней не меняют.",
                ),
                "kk": (
                    f"${equation}$ теңдеуінің жалпы шешімін табыңыз.",
                    f"${characteristic}$ сипаттамалық теңдеуінің түбірлері: ${roots}$ ({kazakh}). Шешімнің түрі осыған "
                    "байланысты: экспоненталар қосындысы, еселі түбірде $x$ көбейткіші немесе комплекс түбірде синус "
                    "пен косинус. Түбірлердің таңбасын ауыстыруға болмайды.",
                ),
                "en": (
                    f"Find the general solution of ${equation}$.",
                    f"The characteristic equation ${characteristic}$ has the roots ${roots}$ ({english}), which decide "
                    "the form: a sum of exponentials, a factor $x$ for a double root, or sine and cosine for complex "
                    "roots. The signs of the roots stay as they are.",
                ),
            },
        )


def _term(coefficient: int) -> str:
    size = "" if abs(coefficient) == 1 else str(abs(coefficient))
    return f" {'-' if coefficient < 0 else '+'} {size}"


def _separable_values() -> Iterator[Document]:
    for k, start, point in ((2, Fraction(1, 5), 2), (2, Fraction(1, 3), 1), (4, Fraction(1, 10), 2)):
        # y' = k x y^2, y(0) = start  =>  1/y = 1/start - k x^2 / 2
        half = "" if k == 2 else tex(Fraction(k, 2))
        inverse = 1 / start - Fraction(k * point**2, 2)
        right = 1 / inverse
        typical = [inverse, 1 / (1 / start + Fraction(k * point**2, 2)), start + Fraction(k * point**2, 2), -right]
        yield computed(
            "separable_value",
            {"k": k, "start": [start.numerator, start.denominator], "point": point},
            difficulty="C",
            topic="differential-equations",
            tags=("separable", "initial-value"),
            options=numeric_options(right, typical),
            time_seconds=150,
            texts={
                "ru": (
                    f"Функция $y(x)$ — решение задачи $y' = {k}xy^2$, $y(0) = {tex(start)}$. Найдите $y({point})$.",
                    f"Разделяем переменные: $\\frac{{dy}}{{y^2}} = {k}x\\,dx$, откуда $\\frac{{1}}{{y}} = C - "
                    f"{half}x^2$ и $C = {tex(1 / start)}$. Значит, $y({point}) = {tex(right)}$. "
                    "Интеграл от $y^{-2}$ равен $-y^{-1}$: потерянный минус — главная ошибка.",
                ),
                "kk": (
                    f"$y(x)$ функциясы — $y' = {k}xy^2$, $y(0) = {tex(start)}$ есебінің шешімі. $y({point})$ мәнін "
                    "табыңыз.",
                    f"Айнымалыларды ажыратамыз: $\\frac{{dy}}{{y^2}} = {k}x\\,dx$, бұдан $\\frac{{1}}{{y}} = C - "
                    f"{half}x^2$ және $C = {tex(1 / start)}$. Демек, $y({point}) = {tex(right)}$. "
                    "$y^{-2}$ интегралы $-y^{-1}$ болады: минусты жоғалту — басты қате.",
                ),
                "en": (
                    f"The function $y(x)$ solves $y' = {k}xy^2$, $y(0) = {tex(start)}$. Find $y({point})$.",
                    f"Separate: $\\frac{{dy}}{{y^2}} = {k}x\\,dx$, hence $\\frac{{1}}{{y}} = C - {half}x^2$ "
                    f"with $C = {tex(1 / start)}$. So $y({point}) = {tex(right)}$. The integral of $y^{{-2}}$ is "
                    "$-y^{-1}$; losing that minus is the main error.",
                ),
            },
        )
