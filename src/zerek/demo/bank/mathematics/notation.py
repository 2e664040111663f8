"""How numbers, polynomials and matrices are written in TeX, and how a question of this subject is put together."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from zerek.demo.bank.author import OPTION_COUNT, Subject

TOPICS: dict[str, dict[str, str]] = {
    "algebra": {"ru": "Алгебра", "kk": "Алгебра", "en": "Algebra"},
    "numbers": {"ru": "Теория чисел", "kk": "Сандар теориясы", "en": "Number theory"},
    "linear-algebra": {"ru": "Линейная алгебра", "kk": "Сызықтық алгебра", "en": "Linear algebra"},
    "calculus": {"ru": "Математический анализ", "kk": "Математикалық талдау", "en": "Calculus"},
    "differential-equations": {
        "ru": "Дифференциальные уравнения",
        "kk": "Дифференциалдық теңдеулер",
        "en": "Differential equations",
    },
    "probability": {
        "ru": "Вероятность и комбинаторика",
        "kk": "Ықтималдық және комбинаторика",
        "en": "Probability and combinatorics",
    },
    "geometry": {"ru": "Аналитическая геометрия", "kk": "Аналитикалық геометрия", "en": "Analytic geometry"},
    "functions": {"ru": "Функции", "kk": "Функциялар", "en": "Functions"},
}

SUBJECT = Subject("M010-1", TOPICS, written_seconds=100)
computed = SUBJECT.computed
written = SUBJECT.written

Number = Fraction | int


def tex(value: Fraction | int) -> str:
    """A whole number or an ordinary fraction, without the dollar signs."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    sign = "-" if value < 0 else ""
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def signed(value: int) -> str:
    """A number as it stands after another term: `+ 3`, `- 3`; nothing for zero."""
    return f" + {value}" if value > 0 else f" - {-value}" if value < 0 else ""


def polynomial(coefficients: Sequence[int], variable: str = "x") -> str:
    """Coefficients from the highest power down: (1, -5, 6) is `x^2 - 5x + 6`."""
    terms: list[str] = []
    for power, coefficient in zip(range(len(coefficients) - 1, -1, -1), coefficients, strict=True):
        if coefficient == 0:
            continue
        letter = "" if power == 0 else variable if power == 1 else f"{variable}^{power}"
        size = str(abs(coefficient)) if abs(coefficient) != 1 or not letter else ""
        sign = ("-" if coefficient < 0 else "") if not terms else " - " if coefficient < 0 else " + "
        terms.append(f"{sign}{size}{letter}")
    return "".join(terms) or "0"


def matrix(rows: Sequence[Sequence[Fraction | int]], kind: str = "pmatrix") -> str:
    """A matrix (`pmatrix`) or a determinant (`vmatrix`)."""
    body = r" \\ ".join(" & ".join(tex(entry) for entry in row) for row in rows)
    return rf"\begin{{{kind}}} {body} \end{{{kind}}}"


def numeric_options(right: Fraction | int, typical: Iterable[Fraction | int]) -> tuple[str, ...]:
    """The right number first, then the results of typical errors, then near neighbours until there are five."""
    right = Fraction(right)
    values = [right]
    step = Fraction(1, right.denominator)
    near = [right + sign * step * size for size in (1, 2, 3, 4) for sign in (1, -1)]
    for candidate in [*map(Fraction, typical), *near]:
        if candidate not in values and len(values) < OPTION_COUNT:
            values.append(candidate)
    return tuple(f"${tex(value)}$" for value in values)
