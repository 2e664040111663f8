"""The logic questions: every generated answer is found a second time by another road."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, groupby, pairwise, product
from math import prod
from typing import Any

import pytest

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_logic import questions

BANK = questions()
GENERATED = [question for question in BANK if question["metadata"]]
Params = dict[str, Any]


def syllogism_follows(params: Params, claim: Any) -> bool:
    """Looks for a counterexample among up to six individuals, each a set of the classes it belongs to."""
    kinds = [set(kind) for size in range(4) for kind in combinations(range(3), size)]

    def holds(statement: Any, people: tuple[set[int], ...]) -> bool:
        form, subject, predicate = statement
        seen = {predicate in person for person in people if subject in person}
        return {"A": False not in seen, "E": True not in seen, "I": True in seen, "O": False in seen}[form]

    for count in range(1, 7):
        for people in combinations_with_replacement(kinds, count):
            if set().union(*people) != {0, 1, 2} or not all(holds(premise, people) for premise in params["premises"]):
                continue
            if not holds(claim, people):
                return False
    return True


def counts(reading: str, row: tuple[int, ...]) -> bool:
    """A doubly quantified statement from how many of three members of each place did it: no loops over members."""
    outer, inner, sign = reading[0], reading[1], reading[2]
    doers = [did if sign == "+" else 3 - did for did in row]
    places = [did == 3 if inner == "A" else did > 0 for did in doers]
    return places.count(True) == len(places) if outer == "A" else True in places


def is_negation(params: Params, claim: Any) -> bool:
    return all(counts(claim, row) != counts(params["said"], row) for row in product(range(4), repeat=3))


def is_consequence(params: Params, claim: Any) -> bool:
    return all(counts(claim, row) for row in product(range(4), repeat=3) if counts(params["said"], row))


def rows(formula: Any) -> int:
    """The truth table as a mask of sixteen bits, one for each row; connectives become operations on masks."""
    if isinstance(formula, str):
        return {"P": 0xFF00, "Q": 0xF0F0, "R": 0xCCCC, "S": 0xAAAA}[formula]
    operator, first, *rest = formula
    mask = rows(first)
    for part in rest:
        mask = {"and": mask & rows(part), "or": mask | rows(part), "if": ~mask & 0xFFFF | rows(part)}[operator]
    return mask ^ 0xFFFF if operator == "not" else mask


def is_equivalent(params: Params, claim: Any) -> bool:
    return rows(params["given"][0]) == rows(claim)


def is_opposite(params: Params, claim: Any) -> bool:
    return rows(params["given"][0]) ^ rows(claim) == 0xFFFF


def is_deduced(params: Params, claim: Any) -> bool:
    return not rows(["and", *params["given"]]) & ~rows(claim)


def can_stand(params: Params, person: Any) -> bool:
    """Places are given to people instead of people to places."""
    checks: dict[str, Callable[[int, int], bool]] = {
        "before": lambda a, b: a < b,
        "next": lambda a, b: a + 1 == b,
        "apart": lambda a, b: abs(a - b) >= 2,
        "at": lambda a, b: a == b,
        "not-at": lambda a, b: a != b,
    }
    for places in product(range(1, 6), repeat=5):
        where = dict(zip("ABDES", places, strict=True))
        if len(set(places)) < 5 or where[person] != params["place"]:
            continue
        if all(checks[kind](where[a], where.get(b, b)) for kind, a, b in params["clues"]):
            return True
    return False


def did_it(params: Params, one: Any) -> bool:
    names = {"did": {True}, "either": {True}, "not": {False}}
    truths = [(one in named) in names[kind] for _, kind, *named in params["sayings"]]
    return truths.count(True) == int(params["truths"])


def agrees(liars: set[str], kind: str, about: list[Any]) -> bool:
    if kind == "count":
        return len(liars) == int(about[0])
    inside = len(liars & set(about))
    return {"liar": inside == 1, "truthful": inside == 0, "same": inside != 1}[kind]


def is_truthful(params: Params, one: Any) -> bool:
    """Tries every set of liars; the one that agrees with all statements must be unique."""
    speakers = [speaker for speaker, *_ in params["sayings"]]
    consistent = []
    for size in range(len(speakers) + 1):
        for liars in map(set, combinations(speakers, size)):
            words = {speaker: agrees(liars, kind, about) for speaker, kind, *about in params["sayings"]}
            if {speaker for speaker, true in words.items() if not true} == liars:
                consistent.append(liars)
    assert len(consistent) == 1
    return one not in consistent[0]


BY_CLAIM: dict[str, Callable[[Params, Any], bool]] = {
    "syllogism": syllogism_follows,
    "quantifier-negation": is_negation,
    "quantifier-consequence": is_consequence,
    "conditional-equivalence": is_equivalent,
    "conditional-negation": is_opposite,
    "conditional-deduction": is_deduced,
    "ordering": can_stand,
    "one-did-it": did_it,
    "truth-tellers": is_truthful,
}


def next_number(params: Params) -> str:
    """The next term found from the shown terms alone, by a formula that is checked on all of them."""
    terms: list[int] = params["terms"]
    n = len(terms)

    def line(first: int, second: int, k: int) -> int:
        return first + (second - first) * k

    def affine(k: int) -> Fraction:
        factor = Fraction(terms[2] - terms[1], terms[1] - terms[0])
        fixed = (terms[1] - factor * terms[0]) / (1 - factor)
        return fixed + (terms[0] - fixed) * Fraction(factor**k)

    def quadratic(k: int) -> int:
        step, bend = terms[1] - terms[0], terms[2] - 2 * terms[1] + terms[0]
        return terms[0] + k * step + k * (k - 1) // 2 * bend

    def summed(k: int) -> int:
        fibonacci = [1, 0]
        for _ in range(k):
            fibonacci.append(fibonacci[-1] + fibonacci[-2])
        return terms[0] * fibonacci[k] + terms[1] * fibonacci[k + 1]

    def alternated(k: int) -> Fraction:
        factor, less = terms[1] // terms[0], terms[1] - terms[2]
        even = Fraction(-less, 1 - factor) + (terms[0] + Fraction(less, 1 - factor)) * Fraction(factor) ** (k // 2)
        return even * factor if k % 2 else even

    formulas: dict[str, Callable[[int], int | Fraction]] = {
        "affine": affine,
        "growing-steps": quadratic,
        "sums": summed,
        "alternating": alternated,
        "interleaved": lambda k: line(terms[k % 2], terms[2 + k % 2], k // 2),
    }
    formula = formulas[params["rule"]]
    assert [formula(k) for k in range(n)] == terms
    return str(formula(n))


def same_rule(params: Params) -> str:
    """Each rule in another form: odd numbers added up, digits as text, a product of lessened factors."""
    forms: dict[str, Callable[..., int]] = {
        "n * n + 1": lambda n: sum(range(1, 2 * n, 2)) + 1,
        "(n // 10) * (n % 10)": lambda n: prod(map(int, str(n))),
        "n * m - (n + m)": lambda n, m: (n - 1) * (m - 1) - 1,
    }
    *known, asked = (forms[params["rule"]](*place) for place in params["places"])
    assert known == params["values"]
    return str(asked)


def coded(params: Params) -> str:
    """The code read off the sample: the shifts are found by subtraction, forwards or backwards."""
    found = set()
    for turn in (1, -1):
        shifts = [(ord(b) - ord(a)) % 26 for a, b in zip(params["sample"][::turn], params["code"], strict=True)]
        steps = {b - a for a, b in pairwise(shifts)}
        if len(steps) == 1:  # only regular shifts make a rule
            letters = zip(params["asked"][::turn], shifts, strict=True)
            found.add("".join(chr((ord(letter) - 65 + shift) % 26 + 65) for letter, shift in letters))
    assert len(found) == 1
    return found.pop()


BY_VALUE: dict[str, Callable[[Params], str]] = {
    "next-number": next_number,
    "same-rule": same_rule,
    "letter-code": coded,
}


def name(question: Document) -> str:
    return str(question["metadata"].get("generator") or question["tags"][-1])


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_generated_answer_is_confirmed_and_every_other_option_is_wrong(question: Document) -> None:
    generator, params = question["metadata"]["generator"], question["metadata"]["params"]
    for option in question["options"]:
        text = option["text"].strip("`")
        if generator in BY_VALUE:
            assert (BY_VALUE[generator](params) == text) == option["is_correct"], text
        elif text in params["claims"]:
            assert BY_CLAIM[generator](params, params["claims"][text]) == option["is_correct"], text
        else:
            assert text == "Определить нельзя"
            assert not option["is_correct"]


def test_statements_and_clues_are_consistent_so_that_nothing_follows_from_a_contradiction() -> None:
    for question in GENERATED:
        if name(question) == "conditional-deduction":
            assert rows(["and", *question["metadata"]["params"]["given"]])


def test_there_are_eighty_questions_of_every_difficulty_and_topic() -> None:
    assert len(BANK) == 80
    assert min(Counter(question["difficulty"] for question in BANK)[level] for level in "ABC") >= 20
    assert sorted(Counter(question["topic"] for question in BANK).values()) == [20, 20, 20, 20]
    assert 0.12 <= sum(question["type"] == "multiple" for question in BANK) / len(BANK) <= 0.2
    assert 0.4 <= len(GENERATED) / len(BANK) <= 0.65
    assert max(Counter(map(name, GENERATED)).values()) <= 8
    assert {question["subject_code"] for question in BANK} == {"TGO"}


def test_every_question_stands_in_three_languages() -> None:
    for question in BANK:
        assert question["language"] == "ru"
        assert set(question["translations"]) == {"kk", "en"}
        kazakh = question["translations"]["kk"]
        text = " ".join((kazakh["question_text"], kazakh["explanation"]))
        assert re.search("[әғқңөұүһі]", text)
        assert not re.search("[әғқңөұүһі]", question["question_text"])
        english = question["translations"]["en"]
        assert not re.search("[а-яё]", " ".join((english["question_text"], english["explanation"])))
        assert not any(re.search("[а-яё]", option) for option in english["options"].values())


def test_no_text_is_used_twice_and_options_differ() -> None:
    for language in ("ru", "kk", "en"):
        texts = [
            (question if language == "ru" else question["translations"][language])["question_text"] for question in BANK
        ]
        assert len(texts) == len(set(texts)), language
    for question in BANK:
        assert 4 <= len({option["text"] for option in question["options"]}) == len(question["options"]) <= 6


def test_a_question_with_several_answers_says_so_in_each_language() -> None:
    for question in BANK:
        several = question["type"] == "multiple"
        assert several == ("Выберите все верные" in question["question_text"])
        assert several == ("Барлық дұрыс жауапты таңдаңыз" in question["translations"]["kk"]["question_text"])
        assert several == ("Choose all that are correct" in question["translations"]["en"]["question_text"])


def test_dollar_signs_and_backticks_are_paired() -> None:
    for question in BANK:
        for wording in (question, *question["translations"].values()):
            for text in (wording["question_text"], wording["explanation"]):
                assert text.count("$") % 2 == 0, text
                assert text.count("`") % 2 == 0, text


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


def right_texts(tag: str) -> set[str]:
    [found] = [question for question in BANK if not question["metadata"] and tag in question["tags"]]
    return {option["text"] for option in found["options"] if option["is_correct"]}


def test_written_questions_that_can_be_computed_are_right() -> None:
    spoken = "111221"
    for said in ("1", "11", "21", "1211"):
        assert "".join(f"{len(list(run))}{digit}" for digit, run in groupby(said)) in ("11", "21", "1211", spoken)
    assert right_texts("look-and-say") == {"`" + "".join(f"{len(list(r))}{d}" for d, r in groupby(spoken)) + "`"}
    assert right_texts("cycle") == {["Красного", "Жёлтого", "Зелёного", "Синего"][29 % 4]}
    assert right_texts("primes") == {str(n) for n in (11, 13, 17, 21, 29) if any(n % d == 0 for d in range(2, n))}
    assert right_texts("counting") == {str(next(n for n in range(50) if n - 7 == 12 - 1))}
    wednesday = date(2025, 1, 1)
    assert wednesday.weekday() == 2
    assert (wednesday + timedelta(4)).weekday() == 6
    assert right_texts("calendar") == {"Воскресенье"}
    shared = [both for both in range(18) if 22 + 17 - both <= 30]
    assert right_texts("overlap") == {f"Их не меньше {min(shared)} и не больше {max(shared)}"}
    breaking = {
        f"`{shown}`"
        for shown, hidden in {"A": "47", "K": "47", "4": "AK", "7": "AK"}.items()
        if any("A" in {shown, other} and "7" in {shown, other} for other in hidden)
    }
    assert right_texts("selection-task") == breaking
