"""The questions on algorithms: every generated answer is found a second time by another road."""

import contextlib
import heapq
import io
from ast import literal_eval
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations, permutations
from typing import Any

import pytest

from zerek.demo.bank.algorithms import questions
from zerek.demo.bank.algorithms.sorting import PARTITION
from zerek.demo.bank.author import Document

BANK = questions()
GENERATED = [question for question in BANK if question["metadata"]]
Params = dict[str, Any]


def run(source: str) -> tuple[str, dict[str, Any]]:
    """What a program prints, and its variables."""
    scope: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(source, scope)  # our own text
    return out.getvalue().strip(), scope


def sorted_by_passes(params: Params) -> list[int]:
    items, k = list(params["items"]), params["passes"]
    if params["algorithm"] == "insertion":
        return sorted(items[: k + 1]) + items[k + 1 :]
    if params["algorithm"] == "selection":
        for i in range(k):
            j = items.index(sorted(params["items"])[i])
            items[i], items[j] = items[j], items[i]
        return items
    for _ in range(k):
        carried, passed = items[0], []
        for item in items[1:]:
            passed.append(min(carried, item))
            carried = max(carried, item)
        items = [*passed, carried]
    return items


def partitioned(params: Params) -> list[int]:
    items = list(params["items"])
    run(PARTITION)[1]["partition"](items)
    return items


def bubble_swaps(params: Params) -> int:
    items, swaps = list(params["items"]), 0
    for _ in items:
        for j in range(len(items) - 1):
            if items[j] > items[j + 1]:
                items[j : j + 2] = items[j + 1], items[j]
                swaps += 1
    return swaps


def heap_after(params: Params) -> list[int]:
    heap = list(params["heap"])
    if "item" in params:
        heapq.heappush(heap, params["item"])
    else:
        heapq.heappop(heap)
    return heap


def traversal(params: Params) -> list[int]:
    def walk(keys: list[int]) -> list[int]:
        if not keys:
            return []
        low, high = [k for k in keys if k < keys[0]], [k for k in keys if k > keys[0]]
        around = [*walk(low), *walk(high)]
        return [keys[0], *around] if params["kind"] == "preorder" else [*around, keys[0]]

    return walk(params["keys"])


def tree_levels(params: Params) -> int:
    def depth(keys: list[int]) -> int:
        return 1 + max(depth([k for k in keys if k < keys[0]]), depth([k for k in keys if k > keys[0]])) if keys else 0

    return depth(params["keys"])


def binary_search_probes(params: Params) -> list[int]:
    def search(part: list[int]) -> list[int]:
        if not part:
            return []
        middle = part[(len(part) - 1) // 2]
        if middle == params["target"]:
            return [middle]
        return [middle, *search([x for x in part if (x > middle) == (params["target"] > middle) and x != middle])]

    return search(params["items"])


def worst_probes(params: Params) -> int:
    def depth(size: int) -> int:
        return 1 + depth(size // 2) if size else 0

    return depth(params["size"])


def probed_cell(params: Params) -> int:
    cells: dict[int, int] = {}
    for key in params["keys"]:
        walk = [*range(key % params["size"], params["size"]), *range(key % params["size"])]
        cells[next(cell for cell in walk if cell not in cells)] = key
    return next(cell for cell, key in cells.items() if key == params["keys"][-1])


def postfix(params: Params) -> int:
    stack: list[str] = []
    for token in params["expression"].split():
        stack[-2:] = [f"({stack[-2]} {token} {stack[-1]})"] if token in "+-*" else [*stack[-2:], token]
    return int(eval(stack[0]))  # our own text


def graph_order(params: Params, *, breadth: bool) -> str:
    """By lists of whole paths kept in one agenda, instead of a queue of vertices or recursion."""
    agenda, order = [params["start"]], ""
    while agenda:
        vertex = agenda.pop(0)
        if vertex in order:
            continue
        order += vertex
        around = sorted(edge[1 - edge.index(vertex)] for edge in params["edges"] if vertex in edge)
        agenda = [*agenda, *around] if breadth else [*around, *agenda]
    return " ".join(order)


def bellman_ford(params: Params) -> float:
    length = {vertex: float("inf") for edge in params["edges"] for vertex in edge} | {params["start"]: 0.0}
    for _ in length:
        for (a, b), weight in ((tuple(edge), weight) for edge, weight in params["edges"].items()):
            length[a], length[b] = min(length[a], length[b] + weight), min(length[b], length[a] + weight)
    return length[params["goal"]]


def lightest_spanning_subset(params: Params) -> int:
    edges: dict[str, int] = params["edges"]
    vertices = set("".join(edges))

    def connects(chosen: tuple[str, ...]) -> bool:
        reached = {min(vertices)}
        for _ in chosen:
            for edge in chosen:
                if set(edge) & reached:
                    reached |= set(edge)
        return reached == vertices

    subsets = combinations(edges, len(vertices) - 1)
    return min(sum(edges[edge] for edge in chosen) for chosen in subsets if connects(chosen))


def fibonacci_calls(params: Params) -> int:
    def calls(n: int) -> int:
        return 1 if n < 2 else 1 + calls(n - 1) + calls(n - 2)

    return calls(params["n"])


def longest_common(params: Params) -> int:
    def subsequences(text: str) -> set[str]:
        return {"".join(chosen) for size in range(len(text) + 1) for chosen in combinations(text, size)}

    return max(map(len, subsequences(params["first"]) & subsequences(params["second"])))


def fewest_coins(params: Params) -> int:
    sums, steps = {0}, 0
    while params["amount"] not in sums:
        sums, steps = {value + coin for value in sums for coin in params["coins"]}, steps + 1
    return steps


def best_subset(params: Params) -> int:
    goods: list[tuple[int, int]] = params["goods"]
    subsets = (chosen for size in range(len(goods) + 1) for chosen in combinations(goods, size))
    fitting = (chosen for chosen in subsets if sum(weight for weight, _ in chosen) <= params["capacity"])
    return max(sum(value for _, value in chosen) for chosen in fitting)


def grid_paths(params: Params) -> int:
    grid = params["grid"]

    @cache
    def ways(i: int, j: int) -> int:
        if i == len(grid) or j == len(grid[0]) or grid[i][j] == "#":
            return 0
        return 1 if (i, j) == (len(grid) - 1, len(grid[0]) - 1) else ways(i + 1, j) + ways(i, j + 1)

    return ways(0, 0)


SINGLE: dict[str, Callable[[Params], object]] = {
    "sort-passes": sorted_by_passes,
    "partition": partitioned,
    "bubble-swaps": bubble_swaps,
    "heap-insert": heap_after,
    "heap-pop": heap_after,
    "tree-traversal": traversal,
    "tree-levels": tree_levels,
    "binary-search-probes": binary_search_probes,
    "binary-search-worst": worst_probes,
    "linear-probing": probed_cell,
    "postfix": postfix,
    "breadth-first": lambda params: graph_order(params, breadth=True),
    "depth-first": lambda params: graph_order(params, breadth=False),
    "shortest-path": lambda params: int(bellman_ford(params)),
    "spanning-tree": lightest_spanning_subset,
    "fibonacci-calls": fibonacci_calls,
    "common-subsequence": longest_common,
    "fewest-coins": fewest_coins,
    "knapsack": best_subset,
    "grid-paths": grid_paths,
    "loop-count": lambda params: run(params["source"])[1]["count"],
    "program-output": lambda params: run(params["source"])[0],
}


def is_topological(params: Params, text: str) -> bool:
    vertices = text.split()
    return all(b + a not in params["arcs"] for a, b in combinations(vertices, 2))


def stack_can_give(params: Params, text: str) -> bool:
    """No three letters leave as the latest, the earliest, the middle one: Knuth's criterion."""
    return not any(b < c < a for a, b, c in combinations(text.split(), 3))


def occurs_as_search(params: Params, text: str) -> bool:
    """Every key and the target stand on the same side of each earlier key."""
    path = literal_eval(text)
    return all((k > key) == (path[-1] > key) for i, key in enumerate(path) for k in path[i + 1 :])


def heapify_changes_nothing(params: Params, text: str) -> bool:
    array = literal_eval(text)
    heap = list(array)
    heapq.heapify(heap)
    return bool(heap == array)


SEVERAL: dict[str, Callable[[Params, str], bool]] = {
    "heap-recognition": heapify_changes_nothing,
    "topological-order": is_topological,
    "stack-output": stack_can_give,
    "search-path": occurs_as_search,
}


def name(question: Document) -> str:
    return str(question["metadata"].get("generator") or question["tags"][-1])


@pytest.mark.parametrize("question", GENERATED, ids=name)
def test_generated_answer_is_confirmed_and_every_other_option_is_wrong(question: Document) -> None:
    generator, params = question["metadata"]["generator"], question["metadata"]["params"]
    for option in question["options"]:
        text = option["text"].strip("`")
        if generator in SEVERAL:
            assert SEVERAL[generator](params, text) == option["is_correct"], text
        else:
            assert (str(SINGLE[generator](params)) == text) == option["is_correct"], text


def test_there_are_enough_questions_of_every_difficulty_and_topic() -> None:
    assert len(BANK) >= 90
    levels = Counter(question["difficulty"] for question in BANK)
    assert set(levels) == {"A", "B", "C"} and min(levels.values()) >= len(BANK) * 0.15
    topics = Counter(question["topic"] for question in BANK)
    assert 4 <= len(topics) <= 8 and min(topics.values()) >= 5
    assert 0.12 <= sum(question["type"] == "multiple" for question in BANK) / len(BANK) <= 0.2
    assert max(Counter(name(question) for question in GENERATED if "source" not in question["metadata"]["params"])
               .values()) <= 8  # fmt: skip


def test_every_question_stands_in_russian_and_kazakh_and_generated_ones_in_english() -> None:
    for question in BANK:
        assert question["language"] == "ru" and "kk" in question["translations"]
    assert all("en" in question["translations"] for question in GENERATED)


def test_no_text_is_used_twice_and_options_differ() -> None:
    for language in ("ru", "kk", "en"):
        texts = [
            (question if language == "ru" else question["translations"][language])["question_text"]
            for question in BANK
            if language == "ru" or language in question["translations"]
        ]
        assert len(texts) == len(set(texts)), language
    for question in BANK:
        assert 4 <= len({option["text"] for option in question["options"]}) == len(question["options"]) <= 6


def test_a_question_with_several_answers_says_so_in_each_language() -> None:
    for question in BANK:
        several = question["type"] == "multiple"
        assert several == ("Выберите все верные" in question["question_text"])
        assert several == ("Барлық дұрыс жауапты таңдаңыз" in question["translations"]["kk"]["question_text"])


def test_dollar_signs_and_code_fences_are_paired() -> None:
    for question in BANK:
        for wording in (question, *question["translations"].values()):
            for text in (wording["question_text"], wording["explanation"]):
                assert text.count("$") % 2 == 0 and text.count("`") % 2 == 0, text


def test_two_runs_give_the_same_questions() -> None:
    assert questions() == BANK


def test_arithmetic_of_written_questions_holds() -> None:
    def distance(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))

    answers = {"edit-distance": distance("арал", "арман"), "handshake": 6 * 3 // 2, "counting": 15 + 1}
    for question in BANK:
        for tag in set(question["tags"]) & set(answers) if not question["metadata"] else set():
            right = [option["text"] for option in question["options"] if option["is_correct"]]
            assert right == [str(answers.pop(tag))], tag
    assert not answers


def test_options_said_to_be_hashable_are_just_the_hashable_ones() -> None:
    [question] = [question for question in BANK if question["tags"][-2:] == ["python", "set"]]
    for option in question["options"]:
        value = literal_eval(option["text"].split("`")[1])
        assert (type(value).__hash__ is not None) == option["is_correct"]


def test_the_independent_roads_agree_with_simple_known_cases() -> None:
    orders = {"".join(order) for order in permutations("ABC") if stack_can_give({}, " ".join(order))}
    assert orders == {"ABC", "ACB", "BAC", "BCA", "CBA"}
    assert worst_probes({"size": 7}) == 3 and worst_probes({"size": 8}) == 4
