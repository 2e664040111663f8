"""Computed questions of mathematics: each answer is found again by another method, each wrong option is wrong."""

import cmath
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics import questions

GENERATED = [question for question in questions() if question["metadata"]]
TOLERANCE = 1e-6

Check = Callable[[dict[str, Any], str], bool]
"""Does this option text (without dollar signs) answer the question with these params?"""


def number(text: str) -> Fraction:
    """`-\\frac{3}{4}` or `5` as an exact number."""
    match = re.fullmatch(r"(-?)\\frac\{(\d+)\}\{(\d+)\}", text)
    if match:
        value = Fraction(int(match[2]), int(match[3]))
        return -value if match[1] else value
    return Fraction(int(text))


def near(value: float, text: str, tolerance: float = TOLERANCE) -> bool:
    return abs(value - float(number(text))) < tolerance


def horner(coefficients: list[int], x: float) -> float:
    total = 0.0
    for coefficient in coefficients:
        total = total * x + coefficient
    return total


def simpson(function: Callable[[float], float], low: float, high: float, steps: int = 2000) -> float:
    width = (high - low) / steps
    inner = sum((4 if k % 2 else 2) * function(low + k * width) for k in range(1, steps))
    return (function(low) + inner + function(high)) * width / 3


def leibniz(rows: list[list[Fraction]]) -> Fraction:
    """The determinant as the sum over all permutations."""
    total = Fraction(0)
    for order in itertools.permutations(range(len(rows))):
        inversions = sum(a > b for a, b in itertools.combinations(order, 2))
        total += (-1) ** inversions * math.prod((rows[i][order[i]] for i in range(len(rows))), start=Fraction(1))
    return total


def exact(rows: list[list[int]]) -> list[list[Fraction]]:
    return [[Fraction(entry) for entry in row] for row in rows]


def root_power_sum(p: dict[str, Any], text: str) -> bool:
    root = cmath.sqrt(p["p"] ** 2 - 4 * p["q"])
    first, second = (-p["p"] + root) / 2, (-p["p"] - root) / 2
    power = {"squares": 2, "cubes": 3, "reciprocals": -1}[p["kind"]]
    return near((first**power + second**power).real, text)


def logarithmic_equation(p: dict[str, Any], text: str) -> bool:
    def solves(x: Fraction) -> bool:
        in_domain = x > max(0, p["gap"])
        return in_domain and math.isclose(math.log(x, p["base"]) + math.log(x - p["gap"], p["base"]), p["power"])

    # On the domain the left side grows, so there is at most one root and a list that holds a wrong number is wrong.
    return all(solves(number(part.strip())) for part in text.replace("\\", "").split(";")) if ";" in text else solves(
        number(text)
    )


def rational_inequality(p: dict[str, Any], text: str) -> bool:
    fits = [
        x
        for x in range(-100, 101)
        if x != p["hole"] and Fraction((x - p["low"]) * (x - p["high"]), (x - p["hole"]) ** 2) <= 0
    ]
    return len(fits) == number(text)


def complex_quotient(p: dict[str, Any], text: str) -> bool:
    value = complex(text.replace(" ", "").replace("+i", "+1i").replace("-i", "-1i").replace("i", "j"))
    return cmath.isclose(value, complex(*p["dividend"]) / complex(*p["divisor"]), abs_tol=TOLERANCE)


def inverse_value(p: dict[str, Any], text: str) -> bool:
    x = number(text)
    return bool(p["c"] * x + p["d"] != 0 and (p["a"] * x + p["b"]) / (p["c"] * x + p["d"]) == p["y"])


def domain_integers(p: dict[str, Any], text: str) -> bool:
    def defined(x: int) -> bool:
        try:
            math.sqrt(p["size"] ** 2 - x * x) + math.log(x - p["gap"])
        except ValueError:
            return False
        return True

    return sum(map(defined, range(-100, 101))) == number(text)


def segment_maximum(p: dict[str, Any], text: str) -> bool:
    grid = [p["low"] + (p["high"] - p["low"]) * k / 60_000 for k in range(60_001)]
    return near(max(horner(p["coefficients"], x) for x in grid), text, 1e-4)


def root_of_one(p: dict[str, Any], text: str) -> bool:
    return bool((int(text) - 1) * (int(text) + 1) % p["modulus"] == 0)


def eigenvalue(p: dict[str, Any], text: str) -> bool:
    rows = exact(p["rows"])
    shifted = [[entry - (number(text) if i == j else 0) for j, entry in enumerate(row)] for i, row in enumerate(rows)]
    return leibniz(shifted) == 0


def rank(p: dict[str, Any], text: str) -> bool:
    """The rank is the order of the largest non-zero minor."""
    rows = exact(p["rows"])
    found = 0
    for size in range(1, len(rows) + 1):
        for chosen in itertools.combinations(rows, size):
            for columns in itertools.combinations(range(len(rows[0])), size):
                if leibniz([[row[column] for column in columns] for row in chosen]):
                    found = size
    return found == number(text)


def inverse_matrix(p: dict[str, Any], text: str) -> bool:
    body = text.removeprefix(r"\begin{pmatrix}").removesuffix(r"\end{pmatrix}")
    other = [[number(cell.strip()) for cell in row.split("&")] for row in body.split(r"\\")]
    rows = exact(p["rows"])
    product = [[sum(rows[i][k] * other[k][j] for k in range(2)) for j in range(2)] for i in range(2)]
    return product == [[1, 0], [0, 1]]


def singular_parameter(p: dict[str, Any], text: str) -> bool:
    rows = [[number(text) if entry is None else Fraction(entry) for entry in row] for row in p["rows"]]
    return leibniz(rows) == 0


def cancelling_limit(p: dict[str, Any], text: str) -> bool:
    sides = [horner(p["top"], p["point"] + h) / horner(p["bottom"], p["point"] + h) for h in (1e-5, -1e-5)]
    return near(sum(sides) / 2, text, 1e-5)


def exponential_limit(p: dict[str, Any], text: str) -> bool:
    n = 10**8
    value = (p["b"] * n + p["c"]) * math.log1p(p["a"] / n)
    exponent = 0 if text == "1" else 1 if text == "e" else int(text[3:-1])
    return bool(abs(value - exponent) < 1e-4)


def sine_limit(p: dict[str, Any], text: str) -> bool:
    x = 1e-4
    a, b = p["a"], p["b"]
    value = math.sin(a * x) / math.tan(b * x) if p["kind"] == "ratio" else (1 - math.cos(a * x)) / (b * x * x)
    return near(value, text, 1e-4)


def quotient_derivative(p: dict[str, Any], text: str) -> bool:
    def function(x: float) -> float:
        return float((p["a"] * x + p["b"]) / (p["c"] * x + p["d"]))

    h = 1e-5
    return near((function(p["x"] + h) - function(p["x"] - h)) / (2 * h), text)


def parabola_area(p: dict[str, Any], text: str) -> bool:
    root = math.sqrt(p["slope"] ** 2 + 4 * p["shift"])
    low, high = (p["slope"] - root) / 2, (p["slope"] + root) / 2
    return near(simpson(lambda x: p["slope"] * x + p["shift"] - x * x, low, high), text)


def logarithm_integral(p: dict[str, Any], text: str) -> bool:
    match = re.fullmatch(r"\\frac\{(\d*)e\^(\d+)(?: ([+-]) (\d+))?\}\{(\d+)\}", text)
    assert match, text
    shift = float(match[3] + match[4]) if match[3] else 0.0
    value = (float(match[1] or 1) * math.e ** int(match[2]) + shift) / int(match[5])
    return math.isclose(value, simpson(lambda x: x ** p["n"] * math.log(x), 1, math.e), rel_tol=1e-8)


def telescoping_sum(p: dict[str, Any], text: str) -> bool:
    terms, gap = 200_000, p["gap"]
    # The tail of the series lies between the integrals of 1/x^2 shifted by the gap, hence near 1/terms.
    return near(math.fsum(1 / (n * (n + gap)) for n in range(1, terms)) + 1 / terms, text)


def convergence_radius(p: dict[str, Any], text: str) -> bool:
    def grows(x: float) -> bool:
        """Whether the logarithm of the terms rises far out in the series."""
        first, later = (
            p["power"] * math.log(n) + n * (p["step"] * math.log(x) - math.log(p["base"])) for n in (10**6, 2 * 10**6)
        )
        return bool(later > first)

    radius = float(number(text))
    return grows(radius * 1.001) and not grows(radius * 0.999)


def general_solution(p: dict[str, Any], text: str) -> bool:
    """Put both basis functions into the equation by central differences."""
    exponents = re.findall(r"e\^\{(-?\d*)x\}", text)
    rates = [int(rate + "1") if rate in {"", "-"} else int(rate) for rate in exponents]
    functions: list[Callable[[float], float]]
    if "cos" in text:
        wave_match = re.search(r"\\cos (\d*)x", text)
        assert wave_match, text
        rate, wave = (rates or [0])[0], int(wave_match[1] or 1)
        functions = [
            lambda x: math.exp(rate * x) * math.cos(wave * x),
            lambda x: math.exp(rate * x) * math.sin(wave * x),
        ]
    elif "C_2x" in text:
        functions = [lambda x: math.exp(rates[0] * x), lambda x: x * math.exp(rates[0] * x)]
    else:
        functions = [lambda x: math.exp(rates[0] * x), lambda x: math.exp(rates[1] * x)]
    h = 1e-4
    for function in functions:
        for x in (0.3, 0.7):
            before, here, after = function(x - h), function(x), function(x + h)
            residual = (before - 2 * here + after) / h**2 + p["p"] * (after - before) / (2 * h) + p["q"] * here
            if abs(residual) > 1e-3:
                return False
    return True


def separable_value(p: dict[str, Any], text: str) -> bool:
    """Runge-Kutta of order four."""
    def slope(x: float, y: float) -> float:
        return float(p["k"] * x * y * y)

    steps = 4000
    h, x, y = p["point"] / steps, 0.0, p["start"][0] / p["start"][1]
    for _ in range(steps):
        k1 = slope(x, y)
        k2 = slope(x + h / 2, y + h * k1 / 2)
        k3 = slope(x + h / 2, y + h * k2 / 2)
        k4 = slope(x + h, y + h * k3)
        x, y = x + h, y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
    return near(y, text)


def urn_draw(p: dict[str, Any], text: str) -> bool:
    draws = list(itertools.combinations([1] * p["white"] + [0] * p["black"], p["drawn"]))
    return Fraction(sum(sum(draw) == p["asked"] for draw in draws), len(draws)) == number(text)


def repeated_trials(p: dict[str, Any], text: str) -> bool:
    top, bottom = p["p"]
    # A shot is one of `bottom` equally likely outcomes, of which `top` are hits.
    shots = list(itertools.product(range(bottom), repeat=p["n"]))
    hits = sum(sum(outcome < top for outcome in series) == p["k"] for series in shots)
    return Fraction(hits, len(shots)) == number(text)


def bayes(p: dict[str, Any], text: str) -> bool:
    """Count the faulty among ten thousand parts."""
    first, second = 100 * p["share"], 100 * (100 - p["share"])
    faulty = [made * percent // 100 for made, percent in zip((first, second), p["faulty"], strict=True)]
    return Fraction(faulty[1], sum(faulty)) == number(text)


def digit_arrangements(p: dict[str, Any], text: str) -> bool:
    return len({order for order in itertools.permutations(p["digits"]) if order[0] != "0"}) == number(text)


def plane_distance(p: dict[str, Any], text: str) -> bool:
    """Drop the perpendicular and measure it."""
    normal, point = p["normal"], p["point"]
    value = sum(a * x for a, x in zip(normal, point, strict=True)) + p["d"]
    foot = [x - Fraction(a * value, sum(b * b for b in normal)) for a, x in zip(normal, point, strict=True)]
    assert sum(a * x for a, x in zip(normal, foot, strict=True)) + p["d"] == 0
    return near(math.dist(point, [float(x) for x in foot]), text)


def circle_radius(p: dict[str, Any], text: str) -> bool:
    """Half the distance between the two points of the circle on the line through its centre."""
    a, b, free = p["coefficients"]
    y = -b / 2
    root = math.sqrt(a * a - 4 * (y * y + b * y + free))
    return near(root / 2, text)


def tetrahedron_volume(p: dict[str, Any], text: str) -> bool:
    """The determinant of Cayley and Menger needs only the distances: 288 V^2."""
    squares = [
        [Fraction(sum((x - y) ** 2 for x, y in zip(first, second, strict=True))) for second in p["vertices"]]
        for first in p["vertices"]
    ]
    border = [[Fraction(0), *[Fraction(1)] * 4], *([Fraction(1), *row] for row in squares)]
    return leibniz(border) == 288 * number(text) ** 2


def orthogonal_vectors(p: dict[str, Any], text: str) -> bool:
    """Pythagoras: |a + b|^2 = |a - b|^2 exactly for perpendicular vectors."""
    other = [int(part) for part in text.strip("()").replace("\\", "").split(";")]
    plus = sum((x + y) ** 2 for x, y in zip(p["vector"], other, strict=True))
    minus = sum((x - y) ** 2 for x, y in zip(p["vector"], other, strict=True))
    return bool(plus == minus)


def factorial_zeros(p: dict[str, Any], text: str) -> bool:
    digits = str(math.factorial(p["n"]))
    return len(digits) - len(digits.rstrip("0")) == number(text)


CHECKS: dict[str, Check] = {
    "root_power_sum": root_power_sum,
    "logarithmic_equation": logarithmic_equation,
    "rational_inequality": rational_inequality,
    "complex_quotient": complex_quotient,
    "inverse_value": inverse_value,
    "domain_integers": domain_integers,
    "segment_maximum": segment_maximum,
    "power_remainder": lambda p, text: number(text) == p["base"] ** p["exponent"] % p["modulus"],
    "linear_congruence": lambda p, text: number(text)
    == next(x for x in range(p["m"]) if (p["a"] * x - p["b"]) % p["m"] == 0),
    "divisor_count": lambda p, text: number(text)
    == sum(p["number"] % d == 0 for d in range(1, p["number"] + 1)),
    "factorial_zeros": factorial_zeros,
    "root_of_one": root_of_one,
    "determinant": lambda p, text: number(text) == leibniz(exact(p["rows"])),
    "rank": rank,
    "eigenvalues": eigenvalue,
    "inverse_matrix": inverse_matrix,
    "singular_parameter": singular_parameter,
    "cancelling_limit": cancelling_limit,
    "exponential_limit": exponential_limit,
    "sine_limit": sine_limit,
    "quotient_derivative": quotient_derivative,
    "parabola_area": parabola_area,
    "logarithm_integral": logarithm_integral,
    "telescoping_sum": telescoping_sum,
    "convergence_radius": convergence_radius,
    "general_solution": general_solution,
    "separable_value": separable_value,
    "urn_draw": urn_draw,
    "repeated_trials": repeated_trials,
    "bayes": bayes,
    "digit_arrangements": digit_arrangements,
    "plane_distance": plane_distance,
    "circle_radius": circle_radius,
    "tetrahedron_volume": tetrahedron_volume,
    "orthogonal_vectors": orthogonal_vectors,
}


def name(question: Document) -> str:
    return f"{question['metadata']['generator']}-{question['metadata']['params']}"


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_an_option_is_marked_correct_exactly_when_an_independent_method_confirms_it(question: Document) -> None:
    check = CHECKS[question["metadata"]["generator"]]
    for option in question["options"]:
        text = option["text"].removeprefix("$").removesuffix("$")
        assert check(question["metadata"]["params"], text) is option["is_correct"], option["text"]


def test_every_generator_has_an_independent_check_and_every_check_a_question() -> None:
    counts = Counter(question["metadata"]["generator"] for question in GENERATED)
    assert set(counts) == set(CHECKS)
    assert max(counts.values()) <= 8
