"""The bank of teaching methods: every computed answer is found again by another method, every wrong option is wrong."""

import ast
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching import questions

QUESTIONS = questions()
GENERATED = [question for question in QUESTIONS if question["metadata"]]

Check = Callable[[dict[str, Any], str], bool]


def decimal(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


def same_to_hundredths(value: float, text: str) -> bool:
    return abs(value - decimal(text)) <= 0.005 + 1e-9


def quarter_mark(p: dict[str, Any], text: str) -> bool:
    """Add up points of one hundred: 25 for formative work, 25 for the units, 50 for the quarter."""
    formative = 25 * sum(p["formative"]) / (10 * len(p["formative"]))
    reached, possible = (sum(column) for column in zip(*p["units"], strict=True))
    total = formative + 25 * reached / possible + 50 * p["quarter"][0] / p["quarter"][1]
    scale = {range(40): 2, range(40, 65): 3, range(65, 85): 4, range(85, 101): 5}
    assert abs(total - round(total)) < 1e-9, "the percentage must need no rounding"
    mark = next(mark for percents, mark in scale.items() if round(total) in percents)
    return text == f"{round(total)} % → {mark}"


def needed_points(p: dict[str, Any], text: str) -> bool:
    border = {3: 40, 4: 65, 5: 85}[p["wanted"]]

    def total(points: int) -> Fraction:
        return Fraction(p["formative"] + p["units"], 4) + Fraction(50 * points, p["possible"])

    return int(text) == min(points for points in range(p["possible"] + 1) if total(points) >= border)


def quality_share(p: dict[str, Any], text: str) -> bool:
    marks = [mark for mark, count in zip((5, 4, 3, 2), p["counts"], strict=True) for _ in range(count)]
    good = [mark for mark in marks if mark > 3]
    return bool(float(text.removesuffix(" %")) == 100 * len(good) / len(marks))


def item_facility(p: dict[str, Any], text: str) -> bool:
    points = [1] * p["right"] + [0] * (p["total"] - p["right"])
    return same_to_hundredths(sum(points) / len(points), text)


def item_discrimination(p: dict[str, Any], text: str) -> bool:
    return same_to_hundredths(p["upper"] / p["size"] - p["lower"] / p["size"], text)


def idle_distractor(p: dict[str, Any], text: str) -> bool:
    index = int(text.removeprefix("№"))
    return bool(index != p["key"] and p["choices"][index - 1] / sum(p["choices"]) < 0.05)


def lengthened_test(p: dict[str, Any], text: str) -> bool:
    """Reliability from its parts: one unit of true variance, error variance divided by the length."""
    reliability = p["hundredths"] / 100
    error = (1 - reliability) / reliability
    return same_to_hundredths(1 / (1 + error / p["times"]), text)


def first_mistake(p: dict[str, Any], text: str) -> bool:
    """Compare the truth of neighbouring lines on a grid that holds the roots of all the lines."""
    relations: dict[str, Callable[[Fraction, Fraction], bool]] = {
        "=": lambda left, right: left == right,
        "<": lambda left, right: left < right,
        "\\le": lambda left, right: left <= right,
        "\\ge": lambda left, right: left >= right,
    }
    lines = [p["given"], *p["lines"]]
    roots = [Fraction(d - b, a - c) for a, b, _, c, d in lines]
    grid = [*roots, *(root + shift for root in roots for shift in (Fraction(1, 7), -Fraction(1, 7), 50, -50))]

    def truths(line: list[Any]) -> list[bool]:
        a, b, relation, c, d = line
        return [relations[relation](a * x + b, c * x + d) for x in grid]

    broken = [step for step in range(1, len(lines)) if truths(lines[step]) != truths(lines[step - 1])]
    return text == (f"В шаге {broken[0]}" if broken else "Ошибки нет")


CHECKS: dict[str, Check] = {
    "quarter_mark": quarter_mark,
    "needed_points": needed_points,
    "quality_share": quality_share,
    "item_facility": item_facility,
    "item_discrimination": item_discrimination,
    "idle_distractor": idle_distractor,
    "lengthened_test": lengthened_test,
    "first_mistake": first_mistake,
}


def name(question: Document) -> str:
    return f"{question['metadata']['generator']}-{question['question_text'][:40]}"


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_an_option_is_marked_correct_exactly_when_an_independent_method_confirms_it(question: Document) -> None:
    check = CHECKS[question["metadata"]["generator"]]
    for option in question["options"]:
        assert check(question["metadata"]["params"], option["text"]) is option["is_correct"], option["text"]


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_options_of_a_computed_question_mean_the_same_in_every_language(question: Document) -> None:
    for option in question["options"]:
        numbers = re.findall(r"\d+", option["text"])
        for translation in question["translations"].values():
            assert re.findall(r"\d+", translation["options"][option["key"]]) == numbers


def value_at(node: ast.expr, x: Fraction) -> Fraction:
    """The value of a parsed linear expression in x."""
    match node:
        case ast.BinOp(left, ast.Add(), right):
            return value_at(left, x) + value_at(right, x)
        case ast.BinOp(left, ast.Sub(), right):
            return value_at(left, x) - value_at(right, x)
        case ast.BinOp(left, ast.Mult(), right):
            return value_at(left, x) * value_at(right, x)
        case ast.UnaryOp(ast.USub(), operand):
            return -value_at(operand, x)
        case ast.Constant(int() as constant):
            return Fraction(constant)
        case ast.Name("x"):
            return x
    raise AssertionError(ast.dump(node))


def test_the_written_solutions_are_the_lines_that_the_check_reads() -> None:
    def side(text: str, x: Fraction) -> Fraction:
        """The value of `7 - 2(x - 3)` or `-3x + 2` at x."""
        return value_at(ast.parse(re.sub(r"(\d)(?=[x(])", r"\1*", text), mode="eval").body, x)

    for question in GENERATED:
        if question["metadata"]["generator"] != "first_mistake":
            continue
        params = question["metadata"]["params"]
        formulas = question["question_text"].split("$")[1::2]
        lines = [params["given"], *params["lines"]]
        assert len(formulas) == len(lines)
        for formula, (a, b, relation, c, d) in zip(formulas, lines, strict=True):
            left, right = formula.split(f" {relation} ")
            for x in (Fraction(0), Fraction(2), Fraction(-5, 3)):
                assert side(left, x) == a * x + b
                assert side(right, x) == c * x + d


def test_every_generator_has_an_independent_check_and_every_check_a_question() -> None:
    counts = Counter(question["metadata"]["generator"] for question in GENERATED)
    assert set(counts) == set(CHECKS)
    assert max(counts.values()) <= 8


def test_the_subject_has_at_least_ninety_questions_of_every_difficulty_and_topic() -> None:
    assert len(QUESTIONS) >= 90
    assert {question["subject_code"] for question in QUESTIONS} == {"M010-2"}
    assert min(Counter(question["difficulty"] for question in QUESTIONS)[level] for level in "ABC") >= 20
    topics = Counter(question["topic"] for question in QUESTIONS)
    assert len(topics) == 8
    assert min(topics.values()) >= 8


def test_every_question_is_in_russian_kazakh_and_english() -> None:
    for question in QUESTIONS:
        assert question["language"] == "ru"
        assert set(question["translations"]) == {"kk", "en"}
        assert not re.search("[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]", str(question["translations"]["en"]))
        for translation in question["translations"].values():
            assert set(translation["options"]) == {option["key"] for option in question["options"]}
            assert 4 <= len(set(translation["options"].values())) == len(question["options"]) <= 6


def test_kazakh_texts_are_not_left_in_russian() -> None:
    for question in QUESTIONS:
        kazakh = question["translations"]["kk"]
        assert kazakh["question_text"] != question["question_text"]
        assert re.search("[әғқңөұүһі]", kazakh["question_text"].lower())
        assert re.search("[әғқңөұүһі]", kazakh["explanation"].lower())
        assert not re.search("[әғқңөұүһі]", (question["question_text"] + question["explanation"]).lower())


def test_no_text_occurs_twice_in_any_language() -> None:
    for texts in (
        [question["question_text"] for question in QUESTIONS],
        [question["translations"]["kk"]["question_text"] for question in QUESTIONS],
        [question["translations"]["en"]["question_text"] for question in QUESTIONS],
    ):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_questions_with_several_answers_say_so_and_make_up_an_eighth_to_a_fifth() -> None:
    several = [question for question in QUESTIONS if question["type"] == "multiple"]
    assert 0.12 <= len(several) / len(QUESTIONS) <= 0.20
    for question in QUESTIONS:
        right = sum(option["is_correct"] for option in question["options"])
        announced = "Выберите все верные" in question["question_text"]
        kazakh = question["translations"]["kk"]["question_text"]
        english = question["translations"]["en"]["question_text"]
        assert announced == ("арлық дұрыс жауапты таңдаңыз" in kazakh) == (question["type"] == "multiple")
        assert announced == ("Choose all that are right" in english)
        assert right in ({2, 3} if announced else {1})


def test_the_right_option_is_the_longest_in_less_than_half_of_the_hand_written_questions() -> None:
    single = [question for question in QUESTIONS if not question["metadata"] and question["type"] == "single"]
    longest = 0
    for question in single:
        lengths = {option["is_correct"]: 0 for option in question["options"]}
        for option in question["options"]:
            lengths[option["is_correct"]] = max(lengths[option["is_correct"]], len(option["text"]))
        longest += lengths[True] > lengths[False]
    assert longest < len(single) / 2


def test_dollar_signs_and_braces_of_formulas_are_balanced() -> None:
    for question in QUESTIONS:
        texts = [question["question_text"], question["explanation"], *(o["text"] for o in question["options"])]
        for translation in question["translations"].values():
            texts += [translation["question_text"], translation["explanation"], *translation["options"].values()]
        for text in texts:
            assert text.count("$") % 2 == 0, text
            formulas = text.split("$")[1::2]
            assert all(part.strip() and part.count("{") == part.count("}") for part in formulas), text
            assert not re.search(r"\\", "".join(text.split("$")[::2])), text


def test_the_arithmetic_of_hand_written_questions_is_true() -> None:
    def answer(fragment: str) -> str:
        found = [question for question in QUESTIONS if fragment in question["question_text"]]
        assert len(found) == 1
        return next(str(option["text"]) for option in found[0]["options"] if option["is_correct"])

    assert answer("СОЧ он написал на 20 %") == "«3», так как итог 60 %"
    assert quarter_mark({"formative": [10], "units": [[1, 1]], "quarter": [20, 100]}, "60 % → 3")
    assert answer("40 заданий по 5 вариантов") == str(sum(Fraction(1, 5) for _ in range(40)))
    assert all((n * n + n + 41) % d for n in range(1, 11) for d in range(2, n + 8))
    assert (41 * 41 + 41 + 41) % 41 == 0
    assert "$n = 41$" in answer("$n^2 + n + 41$")
    shared = 1 / (Fraction(1, 20) + Fraction(1, 30))
    assert shared == 12
    assert f"= {shared}$ минут" in next(q["explanation"] for q in QUESTIONS if "вскопают грядку" in q["question_text"])


def test_two_calls_give_the_same_questions() -> None:
    assert questions() == QUESTIONS
