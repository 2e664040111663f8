"""The reasoning questions: every generated answer is found a second time by another road."""

import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest

from zerek.demo.bank import tgo_logic
from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_reasoning import questions

BANK = questions()
GENERATED = [question for question in BANK if question["metadata"]]
Params = dict[str, Any]


def wording(question: Document, language: str) -> Document:
    return question if language == "ru" else question["translations"][language]


def chain(params: Params) -> str:
    """Follows a stock of a million things through the changes, in whole things."""
    stock = 1_000_000
    for change in params["changes"]:
        stock += stock * change // 100
    percent, rest = divmod(abs(stock - 1_000_000), 10_000)
    assert rest == 0
    return f"{'+' if stock > 1_000_000 else '−' if stock < 1_000_000 else ''}{percent}%"


def before(params: Params) -> str:
    """The only value from which the change leads to the present one."""
    fitting = [
        value for value in range(100_000) if value * 100 + value * params["change"] == params["after"] * 100
    ]
    assert len(fitting) == 1
    return str(fitting[0])


def weighted(params: Params) -> str:
    """The mean of a list in which every value is written out as often as it occurs."""
    listed = [value for amount, value in params["groups"] for _ in range(amount)]
    return str(Fraction(sum(listed), len(listed)))


def speed(params: Params) -> str:
    """The journey made minute by minute; distances are in kilometres, speeds in kilometres per hour."""
    minutes, way = 0, 0
    for distance, pace in params["groups"]:
        gone = 0
        while gone < distance * 60:
            gone += pace
            minutes += 1
        way += distance
    return str(Fraction(way * 60, minutes))


def best_row(params: Params) -> str:
    """Every row against every other by cross-multiplication."""
    part = {
        name: (second if params["kind"] == "share" else abs(second - first), first)
        for name, (first, second) in params["rows"].items()
    }
    sign = 1 if params["greatest"] else -1
    winners = [
        one
        for one, (a, b) in part.items()
        if all(sign * a * d > sign * c * b for other, (c, d) in part.items() if other != one)
    ]
    assert len(winners) == 1
    return str(winners[0])


def sets(params: Params) -> str:
    """Fills the regions of the diagram with every possible overlap until the given numbers come out."""
    total, first, second = params["total"], params["first"], params["second"]
    found = set()
    for both in range(min(first, second) + 1):
        neither = total - (first - both) - (second - both) - both
        if both == params.get("both", both) and neither >= 0 and neither == params.get("neither", neither):
            found.add({"neither": neither, "exactly one": first - both + second - both}[params["asked"]])
    assert len(found) == 1
    return str(found.pop())


def three_sets(params: Params) -> str:
    """Writes down the people one by one, each with the set of things, and counts them."""
    (a, b, c), (ab, ac, bc), triple = params["singles"], params["pairs"], params["triple"]
    regions = {
        "abc": triple, "ab": ab - triple, "ac": ac - triple, "bc": bc - triple,
        "a": a - ab - ac + triple, "b": b - ab - bc + triple, "c": c - ac - bc + triple,
    }  # fmt: skip
    assert min(regions.values()) >= 0
    people = [set(name) for name, size in regions.items() for _ in range(size)]
    people += [set()] * (params["total"] - len(people))
    assert [sum(set(key) <= person for person in people) for key in ("a", "b", "c", "ab", "ac", "bc", "abc")] == [
        a, b, c, ab, ac, bc, triple,
    ]  # fmt: skip
    wanted = {"neither": 0, "exactly two": 2}[params["asked"]]
    return str(sum(len(person) == wanted for person in people))


def draw(params: Params) -> str:
    """Tries every hand: one more than the largest hand that misses the goal."""
    same, wanted = params["goal"] == "same", params["wanted"]
    ranges = [range(min(count, wanted) + 1 if same else count + 1) for count in params["counts"]]
    missed = [hand for hand in product(*ranges) if (max(hand) < wanted if same else min(hand) < wanted)]
    return str(max(map(sum, missed)) + 1)


def two_draws(params: Params) -> str:
    """All ordered pairs of different things, listed."""
    pairs = list(permutations([1] * params["marked"] + [0] * params["other"], 2))
    fits = {"both": {2}, "different": {1}, "some": {1, 2}}[params["event"]]
    chance = Fraction(sum(sum(pair) in fits for pair in pairs), len(pairs))
    return rf"$\frac{{{chance.numerator}}}{{{chance.denominator}}}$"


def base_rate(params: Params) -> str:
    """Bayes' rule on probabilities instead of counts."""
    prior = params["marked"] / params["total"]
    seen = prior * params["found"] / 100
    return f"{100 * seen / (seen + (1 - prior) * params['wrongly'] / 100):.0f}%"


def table_says(params: Params, claim: Any) -> bool:
    """The claim as an expected number: what the table would have to hold."""
    rows: list[list[int]] = params["rows"]
    totals = list(map(sum, zip(*rows, strict=True)))
    if claim[0] == "total":
        return bool(totals[1] == totals[0] * Fraction(100 + claim[1], 100))
    if claim[0] == "grew":
        return bool(rows[claim[1]][1] == rows[claim[1]][0] * Fraction(100 + claim[2], 100))
    return bool(rows[claim[1]][claim[2]] == totals[claim[2]] * Fraction(claim[3], 100))


def has_chance(params: Params, event: Any) -> bool:
    """Outcomes listed as sets rather than tested one by one."""
    kind, number = event[0], event[-1]
    if params["space"] == "card":
        size = 20
        listed: dict[str, Callable[[], set[Any]]] = {
            "multiple": lambda: set(range(number, 21, number)),
            "above": lambda: set(range(number + 1, 21)),
            "square": lambda: {root * root for root in range(1, 5)},
        }
    else:
        size = 36
        listed = {
            "sum": lambda: {(a, number - a) for a in range(1, 7) if 1 <= number - a <= 6},
            "equal": lambda: {(a, a) for a in range(1, 7)},
            "some": lambda: {(number, a) for a in range(1, 7)} | {(a, number) for a in range(1, 7)},
            "both": lambda: {(number, number)},
        }
    good = listed[kind]()
    above, below = params["chance"]
    return bool(len(good) * below == above * size)


BY_VALUE: dict[str, Callable[[Params], str]] = {
    "percent-chain": chain,
    "percent-before": before,
    "weighted-mean": weighted,
    "average-speed": speed,
    "table-best": best_row,
    "two-sets": sets,
    "three-sets": three_sets,
    "guaranteed-draw": draw,
    "two-draws": two_draws,
    "base-rate": base_rate,
}
BY_CLAIM: dict[str, Callable[[Params, Any], bool]] = {"table-statements": table_says, "equal-chance": has_chance}


def name(question: Document) -> str:
    return str(question["metadata"].get("generator") or question["tags"][-1])


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_generated_answer_is_confirmed_and_every_other_option_is_wrong(question: Document) -> None:
    generator, params = question["metadata"]["generator"], question["metadata"]["params"]
    for option in question["options"]:
        text = option["text"]
        if generator in BY_VALUE:
            assert (BY_VALUE[generator](params) == text) == option["is_correct"], text
        else:
            assert BY_CLAIM[generator](params, params["claims"][text]) == option["is_correct"], text


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_numbers_of_a_generated_question_are_the_ones_computed_with(question: Document) -> None:
    given = question["metadata"]["params"]
    rows = given["rows"].values() if isinstance(given.get("rows"), dict) else given.get("rows", [])
    needed = [str(number) for row in rows for number in row]
    needed += [str(abs(number)) for number in given.get("changes", [])]
    needed += [str(number) for group in given.get("groups", []) for number in group]
    if name(question) in ("two-sets", "base-rate"):
        needed += [str(number) for number in given.values() if isinstance(number, int)]
    if name(question) == "three-sets":
        needed += [str(number) for number in (given["total"], *given["singles"], *given["pairs"], given["triple"])]
    if name(question) == "guaranteed-draw" and len(given["counts"]) == 3:
        needed += [str(number) for number in given["counts"]]
    if name(question) == "percent-before":
        needed += [str(given["after"]), str(abs(given["change"]))]
    for language in ("ru", "kk", "en"):
        shown = re.findall(r"\d+", wording(question, language)["question_text"])
        assert not Counter(set(needed)) - Counter(set(shown)), language


def test_there_are_sixty_questions_of_every_difficulty_and_topic() -> None:
    assert len(BANK) == 60
    assert min(Counter(question["difficulty"] for question in BANK)[level] for level in "ABC") >= 14
    assert Counter(question["topic"] for question in BANK) == {
        "Аргументы": 16,
        "Выводы из текста": 10,
        "Данные, таблицы и проценты": 18,
        "Вероятность и подсчёт": 16,
    }
    assert 0.12 <= sum(question["type"] == "multiple" for question in BANK) / len(BANK) <= 0.2
    assert 0.4 <= len(GENERATED) / len(BANK) <= 0.65
    assert max(Counter(map(name, GENERATED)).values()) <= 8
    assert {question["subject_code"] for question in BANK} == {"TGO"}


def test_every_question_stands_in_three_languages() -> None:
    for question in BANK:
        assert question["language"] == "ru"
        assert set(question["translations"]) == {"kk", "en"}
        kazakh, english = wording(question, "kk"), wording(question, "en")
        assert re.search("[әғқңөұүһі]", kazakh["question_text"])
        assert re.search("[әғқңөұүһі]", kazakh["explanation"])
        assert not re.search("[ыэёщ]{3}|[әғқңөүһі]", question["explanation"])
        text = " ".join((english["question_text"], english["explanation"], *english["options"].values()))
        assert not re.search("[а-яёА-ЯЁ]", text)


def test_no_text_is_used_twice_here_or_in_the_logic_half_and_options_differ() -> None:
    for language in ("ru", "kk", "en"):
        texts = [wording(question, language)["question_text"] for question in [*BANK, *tgo_logic.questions()]]
        assert len(texts) == len(set(texts)), language
    for question in BANK:
        assert len({option["text"] for option in question["options"]}) == len(question["options"]) == 5


def test_the_three_languages_of_a_written_question_show_the_same_numbers() -> None:
    for question in BANK:
        if question["metadata"]:
            continue
        seen = [
            sorted(re.findall(r"\d+", wording(question, language)["question_text"])) for language in ("ru", "kk", "en")
        ]
        assert seen[0] == seen[1] == seen[2], seen


def test_a_question_with_several_answers_says_so_in_each_language() -> None:
    for question in BANK:
        several = question["type"] == "multiple"
        assert several == ("Выберите все верные" in question["question_text"])
        assert several == ("Барлық дұрыс жауапты таңдаңыз" in wording(question, "kk")["question_text"])
        assert several == ("Choose all that are correct" in wording(question, "en")["question_text"])


def test_dollar_signs_and_braces_are_paired() -> None:
    for question in BANK:
        for language in ("ru", "kk", "en"):
            for text in (wording(question, language)["question_text"], wording(question, language)["explanation"]):
                assert text.count("$") % 2 == 0, text
                assert text.count("{") == text.count("}"), text


def test_the_right_option_is_not_usually_the_longest() -> None:
    single = [question for question in BANK if question["type"] == "single"]
    longest = sum(
        all(len(option["text"]) < len(right["text"]) for option in question["options"] if option is not right)
        for question in single
        for right in question["options"]
        if right["is_correct"]
    )
    assert longest <= len(single) * 0.35


def test_two_runs_give_the_same_questions() -> None:
    assert questions() == BANK


def test_written_share_question_is_right_when_computed() -> None:
    [found] = [question for question in BANK if "arithmetic" in question["tags"]]
    assert 10_000 * 5 // 100 == 5_000 * 10 // 100
    assert [option["text"] for option in found["options"] if option["is_correct"]] == ["Оно не изменилось"]
