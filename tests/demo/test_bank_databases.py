"""The questions on databases: every query is run by SQLite, every other answer is found by another road."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from zerek.demo.bank.author import Document
from zerek.demo.bank.databases import questions

BANK = questions()
GENERATED = [question for question in BANK if question["metadata"]]
Params = dict[str, Any]


def rows_of(tables: dict[str, Any], query: str) -> list[tuple[Any, ...]]:
    """The result of a query over freshly made tables."""
    connection = sqlite3.connect(":memory:")
    try:
        for title, table in tables.items():
            connection.execute(f"CREATE TABLE {title} ({', '.join(table['columns'])})")
            places = ", ".join("?" * len(table["columns"]))
            connection.executemany(f"INSERT INTO {title} VALUES ({places})", table["rows"])
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def written_out(value: object) -> str:
    return "NULL" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def queried(params: Params) -> str:
    return ", ".join(written_out(row[0]) for row in rows_of(params["tables"], params["query"]))


def truth(params: Params) -> str:
    [(value,)] = rows_of({}, f"SELECT {params['expression']}")
    return {1: "TRUE", 0: "FALSE", None: "NULL"}[value]


def determined(start: set[str], dependencies: list[list[str]]) -> set[str]:
    """An attribute is determined if every assignment of true and false that obeys the rules and holds on the start
    makes it true: dependencies are Horn clauses."""
    letters = sorted(start.union(*(set(left + right) for left, right in dependencies)))
    models = (
        {letter for index, letter in enumerate(letters) if mask >> index & 1} for mask in range(2 ** len(letters))
    )
    obeying = [
        model
        for model in models
        if start <= model and all(set(right) <= model for left, right in dependencies if set(left) <= model)
    ]
    return set.intersection(*obeying)


def closure(params: Params) -> str:
    return "".join(sorted(determined(set(params["attributes"]), params["dependencies"])))


def keys_of(params: Params) -> list[set[str]]:
    heading = set(params["heading"])
    subsets = [set(chosen) for size in range(1, len(heading) + 1) for chosen in combinations(sorted(heading), size)]
    full = [subset for subset in subsets if determined(subset, params["dependencies"]) >= heading]
    return [subset for subset in full if not any(other < subset for other in full)]


def is_key(params: Params, text: str) -> bool:
    return set(text) in keys_of(params)


def normal_form(params: Params) -> str:
    """By the definitions over all implied dependencies X → a, not only over the given ones."""
    heading, keys = set(params["heading"]), keys_of(params)
    prime = set.union(*keys)
    form = "НФБК"
    for size in range(1, len(heading)):
        for chosen in map(set, combinations(sorted(heading), size)):
            if any(key <= chosen for key in keys):
                continue
            for attribute in determined(chosen, params["dependencies"]) - chosen:
                broken = "3НФ" if attribute in prime else "1НФ" if any(chosen < key for key in keys) else "2НФ"
                form = min(form, broken, key=["1НФ", "2НФ", "3НФ", "НФБК"].index)
    return form


def serial_equivalent(params: Params) -> str:
    """A serial order fits when it keeps the order of every conflicting pair of operations."""
    schedule = params["schedule"]
    fits = []
    for first, second in (("1", "2"), ("2", "1")):
        serial = [op for op in schedule if op[1] == first] + [op for op in schedule if op[1] == second]
        moved = [
            (a, b)
            for a, b in combinations(range(len(schedule)), 2)
            if schedule[a][2:] == schedule[b][2:]
            and {schedule[a][0], schedule[b][0]} != {"r"}
            and serial.index(schedule[a]) > serial.index(schedule[b])
        ]
        fits.append(not moved)
    return {
        (True, False): "Только порядку T1, затем T2",
        (False, True): "Только порядку T2, затем T1",
        (True, True): "Обоим порядкам",
        (False, False): "Ни одному порядку",
    }[fits[0], fits[1]]


def final_balance(params: Params) -> int:
    """The last write decides: its change on top of what its transaction had read, found backwards."""

    def after(steps: list[list[Any]]) -> int:
        if not steps:
            return int(params["start"])
        *before, (action, who, change) = steps
        if action == "read":
            return after(before)
        place = max(index for index, step in enumerate(before) if step[:2] == ["read", who])
        return after(before[:place]) + int(change)

    return after(params["steps"])


def levels(params: Params) -> int:
    nodes, count = -(-params["keys"] // params["fanout"]), 1
    while nodes > 1:
        nodes, count = -(-nodes // params["fanout"]), count + 1
    return count


SINGLE: dict[str, Callable[[Params], object]] = {
    **dict.fromkeys(
        ("sql-aggregate", "sql-filter", "sql-exclusion", "sql-join", "sql-group", "sql-set", "sql-page", "sql-rank"),
        queried,
    ),
    "sql-truth": truth,
    "closure": closure,
    "normal-form": normal_form,
    "conflict-serialisability": serial_equivalent,
    "interleaved-updates": final_balance,
    "index-levels": levels,
}


def matches(params: Params, text: str) -> bool:
    [(value,)] = rows_of({}, f"SELECT '{text}' LIKE '{params['pattern']}'")
    return bool(value)


SEVERAL: dict[str, Callable[[Params, str], bool]] = {"candidate-key": is_key, "sql-pattern": matches}


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


def test_the_query_that_was_run_stands_in_the_text_in_every_language() -> None:
    for question in GENERATED:
        if "query" in question["metadata"]["params"]:
            for wording in (question, *question["translations"].values()):
                assert question["metadata"]["params"]["query"] in wording["question_text"]


def test_there_are_enough_questions_of_every_difficulty_and_topic() -> None:
    assert len(BANK) >= 90
    difficulty = Counter(question["difficulty"] for question in BANK)
    assert set(difficulty) == {"A", "B", "C"} and min(difficulty.values()) >= len(BANK) * 0.15
    topics = Counter(question["topic"] for question in BANK)
    assert 4 <= len(topics) <= 8 and min(topics.values()) >= 5
    assert 0.12 <= sum(question["type"] == "multiple" for question in BANK) / len(BANK) <= 0.2
    assert max(Counter(name(question) for question in GENERATED).values()) <= 8


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


def tagged(*tags: str) -> Document:
    [question] = [question for question in BANK if set(tags) <= set(question["tags"]) and not question["metadata"]]
    return question


def test_only_the_right_self_join_lists_everybody_with_the_name_of_the_boss() -> None:
    staff = {"staff": {"columns": ["id", "name", "boss_id"], "rows": [[1, "a", None], [2, "b", 1], [3, "c", 1]]}}
    for option in tagged("self-join")["options"]:
        pairs = rows_of(staff, f"SELECT s.name, b.name FROM {option['text'].strip('`')}")
        assert (sorted(pairs, key=str) == [("a", None), ("b", "a"), ("c", "a")]) == option["is_correct"]  # fmt: skip


def test_a_filter_on_the_outer_side_loses_classes_without_pupils() -> None:
    tables = {
        "classes": {"columns": ["id"], "rows": [[1], [2]]},
        "pupils": {"columns": ["class_id", "grade"], "rows": [[1, 5]]},
    }
    query = "SELECT c.id FROM classes c LEFT JOIN pupils p ON p.class_id = c.id WHERE p.grade > 4"
    assert rows_of(tables, query) == [(1,)]
    assert [option["text"] for option in tagged("outer-join")["options"] if option["is_correct"]] == [
        "Исчезнут из результата"
    ]


@pytest.mark.parametrize(("tag", "table"), [("composite-index", "city, age"), ("sargable", "created")])
def test_sqlite_searches_the_index_for_just_the_conditions_called_right(tag: str, table: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE t ({table}, other)")
    connection.execute(f"CREATE INDEX i ON t ({table})")
    for option in tagged(tag)["options"]:
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM t WHERE {option['text'].strip('`')}").fetchall()
        assert ("SEARCH" in plan[0][3]) == option["is_correct"], (option["text"], plan)
    connection.close()


def test_the_decomposition_called_lossless_is_the_only_one_that_restores_the_relation() -> None:
    rows = [(1, 10, 100), (2, 10, 100), (3, 20, 100), (1, 20, 100), (3, 30, 200)]
    for option in tagged("lossless-join")["options"]:
        parts = [["ABC".index(letter) for letter in half if letter in "ABC"] for half in option["text"].split(" и ")]
        projections = [{tuple(row[index] for index in part) for row in rows} for part in parts]
        joined = {
            (a, b, c)
            for a in {row[0] for row in rows}
            for b in {row[1] for row in rows}
            for c in {row[2] for row in rows}
            if all(
                tuple((a, b, c)[index] for index in part) in projection
                for part, projection in zip(parts, projections, strict=True)
            )
        }
        assert (joined == set(rows)) == option["is_correct"], option["text"]
