"""Generated questions on analytic geometry."""

import math
from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.linear import determinant
from zerek.demo.bank.mathematics.notation import Number, computed, numeric_options, signed, tex


def questions() -> list[Document]:
    """Distances to a plane, circles, volumes of tetrahedra and orthogonal vectors."""
    return [*_plane_distances(), *_circle_radii(), *_tetrahedra(), *_orthogonal_vectors()]


def point_tex(coordinates: tuple[int, ...]) -> str:
    """Coordinates in brackets, without the dollar signs."""
    return "(" + r";\ ".join(map(str, coordinates)) + ")"


def _plane_distances() -> Iterator[Document]:
    for (a, b, c), d, point in (((2, -1, 2), 4, (1, 3, -2)), ((1, 2, -2), -6, (3, 0, 1)), ((6, 2, 3), 5, (-1, 2, 4))):
        norm = math.isqrt(a * a + b * b + c * c)
        value = a * point[0] + b * point[1] + c * point[2] + d
        right = Fraction(abs(value), norm)
        typical: list[Number] = [
            abs(value),
            Fraction(abs(value - d), norm),
            Fraction(abs(value), norm**2),
            Fraction(abs(value - 2 * d), norm),
        ]
        plane = f"{a if a != 1 else ''}x{signed(b)}y{signed(c)}z{signed(d)} = 0".replace("- 1y", "- y")
        yield computed(
            "plane_distance",
            {"normal": [a, b, c], "d": d, "point": list(point)},
            difficulty="A",
            topic="geometry",
            tags=("plane", "distance"),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Найдите расстояние от точки $M{point_tex(point)}$ до плоскости ${plane}$.",
                    f"Подставляем точку в левую часть и делим модуль на длину нормали $\\sqrt{{{norm**2}}} = {norm}$: "
                    f"$\\frac{{|{value}|}}{{{norm}}} = {tex(right)}$. Делить надо на длину нормали, а не на её "
                    "квадрат.",
                ),
                "kk": (
                    f"$M{point_tex(point)}$ нүктесінен ${plane}$ жазықтығына дейінгі қашықтықты табыңыз.",
                    f"Нүктені сол жақ бөлікке қойып, модулін нормаль ұзындығына $\\sqrt{{{norm**2}}} = {norm}$ "
                    f"бөлеміз: $\\frac{{|{value}|}}{{{norm}}} = {tex(right)}$. Нормальдің квадратына емес, ұзындығына "
                    "бөлінеді.",
                ),
                "en": (
                    f"Find the distance from the point $M{point_tex(point)}$ to the plane ${plane}$.",
                    f"Substitute the point and divide by the length of the normal $\\sqrt{{{norm**2}}} = {norm}$: "
                    f"$\\frac{{|{value}|}}{{{norm}}} = {tex(right)}$. Divide by the length, not by its square.",
                ),
            },
        )


def _circle_radii() -> Iterator[Document]:
    for x, y, radius in ((3, -2, 5), (-4, 1, 3), (1, 6, 4)):
        free = x * x + y * y - radius * radius
        equation = f"x^2 + y^2{signed(-2 * x)}x{signed(-2 * y)}y{signed(free)} = 0"
        typical = [radius**2, abs(free), abs(x) + abs(y), 2 * radius, radius + 1]
        squares = f"(x{signed(-x)})^2 + (y{signed(-y)})^2 = {radius**2}"
        yield computed(
            "circle_radius",
            {"coefficients": [-2 * x, -2 * y, free]},
            difficulty="A",
            topic="geometry",
            tags=("circle",),
            options=numeric_options(radius, typical),
            texts={
                "ru": (
                    f"Найдите радиус окружности ${equation}$.",
                    f"Выделяем полные квадраты: ${squares}$. Справа стоит квадрат радиуса, поэтому радиус ${radius}$.",
                ),
                "kk": (
                    f"${equation}$ шеңберінің радиусын табыңыз.",
                    f"Толық квадратты бөліп аламыз: ${squares}$. Оң жақта радиустың квадраты тұр, сондықтан радиус "
                    f"${radius}$.",
                ),
                "en": (
                    f"Find the radius of the circle ${equation}$.",
                    f"Complete the squares: ${squares}$. The right side is the square of the radius, so the radius is "
                    f"${radius}$.",
                ),
            },
        )


def _tetrahedra() -> Iterator[Document]:
    for vertices in (
        ((0, 0, 0), (3, 0, 1), (1, 4, 0), (2, 1, 5)),
        ((1, 1, 1), (4, 1, 1), (1, 3, 2), (2, 2, 6)),
        ((-1, 0, 2), (2, 1, 2), (0, 4, 1), (1, 1, 5)),
    ):
        start = vertices[0]
        edges = tuple(tuple(p - q for p, q in zip(vertex, start, strict=True)) for vertex in vertices[1:])
        product = determinant(edges)
        right = Fraction(abs(product), 6)
        typical: list[Number] = [abs(product), Fraction(abs(product), 3), Fraction(abs(product), 2), right + 1]
        named = ", ".join(f"${letter}{point_tex(v)}$" for letter, v in zip("ABCD", vertices, strict=True))
        yield computed(
            "tetrahedron_volume",
            {"vertices": [list(vertex) for vertex in vertices]},
            difficulty="B",
            topic="geometry",
            tags=("triple-product", "volume"),
            options=numeric_options(right, typical),
            time_seconds=150,
            texts={
                "ru": (
                    f"Найдите объём тетраэдра с вершинами {named}.",
                    f"Смешанное произведение векторов $\\vec{{AB}}, \\vec{{AC}}, \\vec{{AD}}$ равно ${product}$ — его "
                    f"модуль есть объём параллелепипеда. Тетраэдр — шестая часть: ${tex(right)}$.",
                ),
                "kk": (
                    f"Төбелері {named} болатын тетраэдрдің көлемін табыңыз.",
                    f"$\\vec{{AB}}, \\vec{{AC}}, \\vec{{AD}}$ векторларының аралас көбейтіндісі ${product}$, оның "
                    f"модулі — параллелепипед көлемі. Тетраэдр оның алтыдан бір бөлігі: ${tex(right)}$.",
                ),
                "en": (
                    f"Find the volume of the tetrahedron with the vertices {named}.",
                    f"The triple product of $\\vec{{AB}}, \\vec{{AC}}, \\vec{{AD}}$ is ${product}$; its modulus is the "
                    f"volume of the parallelepiped. The tetrahedron is one sixth of it: ${tex(right)}$.",
                ),
            },
        )


def _orthogonal_vectors() -> Iterator[Document]:
    for vector, shown in (
        ((2, -1, 3), ((1, 5, 1), (3, 0, -2), (-2, 1, -3), (1, 2, 1), (4, -2, 6))),
        ((1, 4, -2), ((2, 0, 1), (-4, 1, 0), (6, 1, 5), (2, 8, -4), (1, 0, 1))),
        ((3, 2, -1), ((1, -1, 1), (0, 1, 2), (6, 4, -2), (-2, 3, 1), (2, -1, 3))),
    ):
        products = [sum(p * q for p, q in zip(vector, other, strict=True)) for other in shown]
        listed = ", ".join(f"${product}$" for product in products)
        yield computed(
            "orthogonal_vectors",
            {"vector": list(vector), "shown": [list(other) for other in shown]},
            difficulty="A",
            topic="geometry",
            tags=("vectors", "dot-product"),
            options=tuple(f"${point_tex(other)}$" for other in shown),
            correct=frozenset(index for index, product in enumerate(products) if product == 0),
            texts={
                "ru": (
                    f"Какие векторы перпендикулярны вектору $\\vec a = {point_tex(vector)}$? Выберите все верные.",
                    f"Вектор перпендикулярен, когда скалярное произведение равно нулю. Произведения, взятые для "
                    f"проверки: {listed}. Пропорциональные векторы параллельны, а не перпендикулярны.",
                ),
                "kk": (
                    f"Қай векторлар $\\vec a = {point_tex(vector)}$ векторына перпендикуляр? Барлық дұрыс жауапты "
                    "таңдаңыз.",
                    f"Скаляр көбейтінді нөлге тең болса, векторлар перпендикуляр. Тексеру үшін есептелген "
                    f"көбейтінділер: {listed}. Пропорционал векторлар перпендикуляр емес, параллель болады.",
                ),
                "en": (
                    f"Which vectors are perpendicular to $\\vec a = {point_tex(vector)}$? Choose all that are right.",
                    f"Vectors are perpendicular when their dot product is zero. The products computed for the check: "
                    f"{listed}. Proportional vectors are parallel, not perpendicular.",
                ),
            },
        )
