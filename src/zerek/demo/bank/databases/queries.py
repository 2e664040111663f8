"""Generated questions on joins, groups, set operations, order and ranks. A test runs every query."""

from collections import Counter
from collections.abc import Iterator

from zerek.demo.bank.author import Difficulty, Document, choices, numbers
from zerek.demo.bank.databases.notation import code, computed, fenced, table

Keys = list[int | None]


def questions() -> list[Document]:
    """Sizes of joins and of set operations, groups that pass `HAVING`, pages of an order, ranks, patterns."""
    parts = (_joins(), _groups(), _sets(), _pages(), _ranks(), _patterns())
    return [question for part in parts for question in part]


def _ask(block: str, query: str) -> dict[str, str]:
    return {
        "ru": f"Дано:\n\n{block}\n\nЧто вернёт запрос?\n\n{fenced(query)}",
        "kk": f"Берілген:\n\n{block}\n\nСұраныс не қайтарады?\n\n{fenced(query)}",
        "en": f"Given:\n\n{block}\n\nWhat does the query return?\n\n{fenced(query)}",
    }


def _joins() -> Iterator[Document]:
    cases: tuple[tuple[str, list[int], Keys, Difficulty], ...] = (
        ("INNER", [1, 2, 3], [1, 1, 3, None], "A"),
        ("INNER", [1, 2, 3, 4], [2, 2, 2, 4, 5, None], "B"),
        ("LEFT", [1, 2, 3], [1, 1, 1, None], "A"),
        ("LEFT", [1, 2, 3, 4, 5], [2, 2, 5, 7, None], "B"),
        ("ANTI", [1, 2, 3, 4], [1, 3, 3, None], "B"),
        ("CROSS", [1, 2, 3], [1, 2, None, 2], "A"),
        ("ON-FILTER", [1, 2, 3, 4], [1, 1, 2, None], "C"),
    )
    why = {
        "INNER": {
            "ru": "`JOIN` оставляет по строке на каждую совпавшую пару; NULL не совпадает ни с чем.",
            "kk": "`JOIN` әр сәйкес жұпқа бір жол қалдырады; NULL ештеңемен сәйкес келмейді.",
            "en": "`JOIN` keeps a row for every matching pair; NULL matches nothing.",
        },
        "LEFT": {
            "ru": "К совпавшим парам `LEFT JOIN` добавляет по одной строке на каждый класс без учеников.",
            "kk": "`LEFT JOIN` сәйкес жұптарға оқушысы жоқ әр сынып үшін бір жол қосады.",
            "en": "To the matching pairs `LEFT JOIN` adds one row for every class without pupils.",
        },
        "ANTI": {
            "ru": "Условие `IS NULL` после `LEFT JOIN` оставляет только классы, которым пара не нашлась.",
            "kk": "`LEFT JOIN`-нен кейінгі `IS NULL` шарты жұбы табылмаған сыныптарды ғана қалдырады.",
            "en": "`IS NULL` after `LEFT JOIN` keeps only the classes that found no match.",
        },
        "CROSS": {
            "ru": "`CROSS JOIN` берёт все пары строк: число строк перемножается, и NULL ничему не мешает.",
            "kk": "`CROSS JOIN` жолдардың барлық жұбын алады: жол сандары көбейтіледі, NULL кедергі емес.",
            "en": "`CROSS JOIN` takes all pairs of rows: the counts multiply and NULL does not matter.",
        },
        "ON-FILTER": {
            "ru": "Условие внутри `ON` только выбирает пары: класс без подходящей пары всё равно остаётся. В `WHERE` "
            "оно бы его убрало.",
            "kk": "`ON` ішіндегі шарт тек жұптарды таңдайды: лайық жұбы жоқ сынып бәрібір қалады. `WHERE` ішінде оны "
            "алып тастар еді.",
            "en": "A condition inside `ON` only chooses pairs: a class without a fitting pair stays. In `WHERE` it "
            "would be removed.",
        },
    }
    for kind, classes, members, difficulty in cases:
        pairs = sum(members.count(key) for key in classes)
        lonely = sum(key not in members for key in classes)
        first_only = max(members.count(1), 1) + len(classes) - 1
        right = {"INNER": pairs, "LEFT": pairs + lonely, "ANTI": lonely, "CROSS": len(classes) * len(members),
                 "ON-FILTER": first_only}[kind]  # fmt: skip
        clause = {
            "INNER": "JOIN pupils p ON p.class_id = c.id",
            "LEFT": "LEFT JOIN pupils p ON p.class_id = c.id",
            "ANTI": "LEFT JOIN pupils p ON p.class_id = c.id\nWHERE p.id IS NULL",
            "CROSS": "CROSS JOIN pupils p",
            "ON-FILTER": "LEFT JOIN pupils p ON p.class_id = c.id AND c.id = 1",
        }[kind]
        query = f"SELECT COUNT(*)\nFROM classes c\n{clause};"
        left = [[key, f"{key + 6}А"] for key in classes]
        right_rows = [[index, key] for index, key in enumerate(members, 11)]
        block = table("classes", ("id", "name"), left) + "\n\n" + table("pupils", ("id", "class_id"), right_rows)
        ask = _ask(block, query)
        typical = [pairs, pairs + lonely, len(members), len(classes) * len(members), len(classes), lonely]
        yield computed(
            "sql-join",
            {
                "tables": {
                    "classes": {"columns": ["id", "name"], "rows": left},
                    "pupils": {"columns": ["id", "class_id"], "rows": right_rows},
                },
                "query": query,
            },
            difficulty=difficulty,
            topic="joins",
            tags=("join", kind.lower()),
            options=numbers(right, typical),
            texts={
                "ru": (ask["ru"], f"{why[kind]['ru']} Всего строк: {right}."),
                "kk": (ask["kk"], f"{why[kind]['kk']} Барлығы {right} жол."),
                "en": (ask["en"], f"{why[kind]['en']} Rows in all: {right}."),
            },
        )


def _groups() -> Iterator[Document]:
    cases: tuple[tuple[list[tuple[str, int]], str, int, Difficulty], ...] = (
        ([("a", 3), ("b", 5), ("a", 4), ("c", 9), ("b", 1)], "COUNT", 1, "A"),
        ([("a", 3), ("b", 6), ("c", 2), ("a", 4), ("d", 7), ("c", 9)], "SUM", 6, "B"),
        ([("x", 8), ("y", 3), ("z", 4), ("x", 2), ("y", 9), ("z", 4)], "AVG", 4, "B"),
        ([("p", 5), ("q", 2), ("p", 1), ("r", 6), ("q", 7), ("s", 3)], "MIN", 2, "C"),
    )
    for rows, function, bound, difficulty in cases:
        groups = {key: [value for name, value in rows if name == key] for key, _ in rows}
        measure = {
            key: {"COUNT": len(v), "SUM": sum(v), "AVG": sum(v) / len(v), "MIN": min(v)}[function]
            for key, v in groups.items()
        }
        passing = sorted(key for key in groups if measure[key] > bound)
        from_rows = sorted({name for name, value in rows if value > bound})
        at_least = sorted(key for key in groups if measure[key] >= bound)
        rest = sorted(set(groups) - set(passing))
        typical = [from_rows, at_least, rest, sorted(groups), passing[:1], passing[1:], [*rest, *passing[:1]]]
        expression = "COUNT(*)" if function == "COUNT" else f"{function}(points)"
        query = f"SELECT team\nFROM games\nGROUP BY team\nHAVING {expression} > {bound}\nORDER BY team;"
        listed = [list(row) for row in rows]
        ask = _ask(table("games", ("team", "points"), rows), query)
        values = ", ".join(f"{key}: {measure[key]:g}" for key in sorted(groups))
        yield computed(
            "sql-group",
            {"tables": {"games": {"columns": ["team", "points"], "rows": listed}}, "query": query},
            difficulty=difficulty,
            topic="sql",
            tags=("group-by", "having"),
            options=choices(code(", ".join(passing)), (code(", ".join(sorted(t))) for t in typical if t)),
            texts={
                "ru": (
                    ask["ru"],
                    f"`HAVING` проверяет группы, а не строки. Значения `{expression}`: {values}; строго больше "
                    f"{bound} у "
                    f"{', '.join(passing)}.",
                ),
                "kk": (
                    ask["kk"],
                    f"`HAVING` жолдарды емес, топтарды тексереді. `{expression}` мәндері: {values}; {bound} санынан "
                    "қатаң "
                    f"үлкендері: {', '.join(passing)}.",
                ),
                "en": (
                    ask["en"],
                    f"`HAVING` tests groups, not rows. Values of `{expression}`: {values}; strictly above {bound}: "
                    f"{', '.join(passing)}.",
                ),
            },
        )


def _sets() -> Iterator[Document]:
    cases: tuple[tuple[str, list[int], list[int], Difficulty], ...] = (
        ("UNION", [1, 2, 2, 3], [3, 4, 4], "A"),
        ("UNION ALL", [5, 5, 6], [6, 7], "A"),
        ("INTERSECT", [1, 2, 2, 3, 3], [2, 2, 3, 5], "B"),
        ("EXCEPT", [1, 1, 2, 3, 4, 4], [2, 5], "C"),
    )
    for operation, first, second, difficulty in cases:
        a, b = set(first), set(second)
        sizes = {
            "UNION": len(a | b),
            "UNION ALL": len(first) + len(second),
            "INTERSECT": len(a & b),
            "EXCEPT": len(a - b),
        }
        right = sizes[operation]
        bag = sum((Counter(first) - Counter(second)).values())
        query = f"SELECT COUNT(*)\nFROM (\n  SELECT n FROM a\n  {operation}\n  SELECT n FROM b\n) AS t;"
        tables = {"a": first, "b": second}
        block = "\n\n".join(table(name, ("n",), [[n] for n in items]) for name, items in tables.items())
        ask = _ask(block, query)
        rule = {
            "ru": "оставляет повторы" if operation == "UNION ALL" else "убирает повторы из результата",
            "kk": "қайталануларды қалдырады" if operation == "UNION ALL" else "нәтижеден қайталануларды алып тастайды",
            "en": "keeps duplicates" if operation == "UNION ALL" else "removes duplicates from the result",
        }
        yield computed(
            "sql-set",
            {
                "tables": {name: {"columns": ["n"], "rows": [[n] for n in items]} for name, items in tables.items()},
                "query": query,
            },
            difficulty=difficulty,
            topic="sql",
            tags=("set-operations",),
            options=numbers(right, [*(size for size in sizes.values() if size != right), bag, len(first)]),
            texts={
                "ru": (ask["ru"], f"`{operation}` {rule['ru']}, поэтому строк {right}."),
                "kk": (ask["kk"], f"`{operation}` {rule['kk']}, сондықтан жол саны — {right}."),
                "en": (ask["en"], f"`{operation}` {rule['en']}, hence {right} rows."),
            },
        )


def _pages() -> Iterator[Document]:
    cases: tuple[tuple[list[int], str, int, int, Difficulty], ...] = (
        ([40, 10, 30, 50, 20], "DESC", 2, 1, "A"),
        ([7, 3, 9, 1, 5, 8], "ASC", 2, 2, "A"),
        ([64, 21, 35, 90, 12, 47, 58], "DESC", 3, 2, "B"),
    )
    for values, direction, limit, offset, difficulty in cases:
        ordered = sorted(values, reverse=direction == "DESC")
        right = ordered[offset : offset + limit]
        typical = [
            ordered[:limit], ordered[offset - 1 : offset - 1 + limit], sorted(values)[offset : offset + limit],
            ordered[::-1][offset : offset + limit], values[offset : offset + limit],
            ordered[limit : limit + offset], ordered[offset + 1 : offset + 1 + limit], right[::-1],
        ]  # fmt: skip
        query = f"SELECT price\nFROM goods\nORDER BY price {direction}\nLIMIT {limit} OFFSET {offset};"
        rows = [[value] for value in values]
        ask = _ask(table("goods", ("price",), rows), query)
        whole = ", ".join(map(str, ordered))
        yield computed(
            "sql-page",
            {"tables": {"goods": {"columns": ["price"], "rows": rows}}, "query": query},
            difficulty=difficulty,
            topic="sql",
            tags=("order-by", "limit"),
            options=choices(code(", ".join(map(str, right))), (code(", ".join(map(str, t))) for t in typical)),
            texts={
                "ru": (ask["ru"], f"Сначала порядок: {whole}; затем пропускаем {offset} и берём {limit}."),
                "kk": (ask["kk"], f"Алдымен реттейміз: {whole}; сосын {offset} жолды өткізіп, {limit} жол аламыз."),
                "en": (ask["en"], f"First the order: {whole}; then skip {offset} and take {limit}."),
            },
        )


def _ranks() -> Iterator[Document]:
    cases: tuple[tuple[str, list[int], Difficulty], ...] = (
        ("RANK", [90, 85, 85, 70], "B"),
        ("DENSE_RANK", [60, 60, 55, 40, 40], "B"),
        ("RANK", [99, 95, 95, 95, 80, 80], "C"),
    )
    for function, scores, difficulty in cases:
        rank = [1 + sum(other > score for other in scores) for score in scores]
        dense = [1 + len({other for other in scores if other > score}) for score in scores]
        lowest = [sum(other >= score for other in scores) for score in scores]
        right = rank if function == "RANK" else dense
        typical = [rank, dense, list(range(1, len(scores) + 1)), lowest, right[::-1], [value - 1 for value in right]]
        query = f"SELECT {function}() OVER (ORDER BY score DESC) AS place\nFROM results\nORDER BY place;"
        rows = [[index, score] for index, score in enumerate(scores, 1)]
        ask = _ask(table("results", ("id", "score"), rows), query)
        yield computed(
            "sql-rank",
            {"tables": {"results": {"columns": ["id", "score"], "rows": rows}}, "query": query},
            difficulty=difficulty,
            topic="sql",
            tags=("window-function", "rank"),
            options=choices(code(", ".join(map(str, right))), (code(", ".join(map(str, t))) for t in typical)),
            texts={
                "ru": (
                    ask["ru"],
                    "Равные получают одно место. `RANK` затем пропускает столько мест, сколько было равных сверх "
                    "первого, "
                    "`DENSE_RANK` идёт без пропусков; разные номера дал бы `ROW_NUMBER`.",
                ),
                "kk": (
                    ask["kk"],
                    "Теңдер бір орын алады. `RANK` содан кейін біріншіден басқа теңдер санынша орынды аттайды, "
                    "`DENSE_RANK` "
                    "аттамай жүреді; әртүрлі нөмірді `ROW_NUMBER` берер еді.",
                ),
                "en": (
                    ask["en"],
                    "Equal rows share a place. `RANK` then skips as many places as there were ties beyond the first, "
                    "`DENSE_RANK` leaves no gaps; `ROW_NUMBER` would give different numbers.",
                ),
            },
        )


def _patterns() -> Iterator[Document]:
    cases: tuple[tuple[str, list[str], set[str], Difficulty], ...] = (
        ("_a%", ["bank", "area", "table", "a", "data"], {"bank", "table", "data"}, "A"),
        ("%o_", ["root", "oo", "photo", "stone", "door"], {"root", "oo", "door"}, "B"),
        ("s%e_t", ["select", "sheet", "seat", "subset", "set"], {"select", "sheet", "seat"}, "B"),
    )
    for pattern, words, matching, difficulty in cases:
        found = ", ".join(code(word) for word in words if word in matching)
        several = len(matching) > 1
        ending = {
            "ru": "Выберите все верные." if several else "",
            "kk": "Барлық дұрыс жауапты таңдаңыз." if several else "",
            "en": "Select all." if several else "",
        }
        yield computed(
            "sql-pattern",
            {"pattern": pattern, "words": words},
            difficulty=difficulty,
            topic="sql",
            tags=("like",),
            options=tuple(map(code, words)),
            correct=frozenset(index for index, word in enumerate(words) if word in matching),
            texts={
                "ru": (
                    f"Какие значения удовлетворяют условию `word LIKE '{pattern}'`? {ending['ru']}".strip(),
                    "`_` — ровно один любой символ, `%` — любое число символов, в том числе ни одного. Подходят: "
                    f"{found}.",
                ),
                "kk": (
                    f"Қай мәндер `word LIKE '{pattern}'` шартын қанағаттандырады? {ending['kk']}".strip(),
                    "`_` — дәл бір кез келген таңба, `%` — кез келген сандағы таңба, нөл де болады. Сай келетіні: "
                    f"{found}.",
                ),
                "en": (
                    f"Which values satisfy `word LIKE '{pattern}'`? {ending['en']}".strip(),
                    f"`_` is exactly one character, `%` any number of them, even none. These match: {found}.",
                ),
            },
        )
