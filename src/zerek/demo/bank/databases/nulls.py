"""Generated questions on NULL: aggregates, conditions, three-valued logic. A test runs every query."""

from collections.abc import Iterator

from zerek.demo.bank.author import Difficulty, Document, choices, numbers
from zerek.demo.bank.databases.notation import code, computed, fenced, shown, table

Column = list[int | None]
Truth = bool | None
Explained = dict[str, str]


def questions() -> list[Document]:
    """Counts, averages, filters, `NOT IN`, and the truth value of expressions."""
    parts = (_aggregates(), _filters(), _exclusions(), _truths())
    return [question for part in parts for question in part]


AGGREGATES_WHY: dict[str, Explained] = {
    "COUNT(*)": {
        "ru": "`COUNT(*)` считает строки, что бы в них ни стояло, поэтому учтены и строки с NULL.",
        "kk": "`COUNT(*)` ішінде не тұрғанына қарамай жолдарды санайды, сондықтан NULL бар жолдар да есептеледі.",
        "en": "`COUNT(*)` counts rows whatever they hold, so rows with NULL are counted too.",
    },
    "COUNT": {
        "ru": "`COUNT(столбец)` считает только значения, не равные NULL, но повторы учитывает.",
        "kk": "`COUNT(баған)` тек NULL емес мәндерді санайды, бірақ қайталануларды да есепке алады.",
        "en": "`COUNT(column)` counts only values that are not NULL, repeated ones included.",
    },
    "COUNT DISTINCT": {
        "ru": "`COUNT(DISTINCT …)` считает разные значения, а NULL значением не считается.",
        "kk": "`COUNT(DISTINCT …)` әртүрлі мәндерді санайды, ал NULL мән болып есептелмейді.",
        "en": "`COUNT(DISTINCT …)` counts different values, and NULL is not one of them.",
    },
    "AVG": {
        "ru": "`AVG` делит сумму на число значений, не равных NULL, а не на число строк.",
        "kk": "`AVG` қосындыны жолдар санына емес, NULL емес мәндер санына бөледі.",
        "en": "`AVG` divides the sum by the number of values that are not NULL, not by the number of rows.",
    },
    "AVG COALESCE": {
        "ru": "`COALESCE(x, 0)` заменяет NULL нулём, поэтому делят на число всех строк.",
        "kk": "`COALESCE(x, 0)` NULL орнына нөл қояды, сондықтан барлық жолдар санына бөлінеді.",
        "en": "`COALESCE(x, 0)` puts zero for NULL, so the division is by the number of all rows.",
    },
    "SUM": {
        "ru": "`SUM` пропускает NULL: сумма не становится NULL, пока есть хотя бы одно значение.",
        "kk": "`SUM` NULL-ды өткізіп жібереді: кемінде бір мән болса, қосынды NULL болмайды.",
        "en": "`SUM` skips NULL: the sum does not become NULL while there is at least one value.",
    },
}


def _aggregate(kind: str, values: Column) -> int | float:
    known = [value for value in values if value is not None]
    results: dict[str, int | float] = {
        "COUNT(*)": len(values),
        "COUNT": len(known),
        "COUNT DISTINCT": len(set(known)),
        "AVG": sum(known) / len(known),
        "AVG COALESCE": sum(known) / len(values),
        "SUM": sum(known),
    }
    return results[kind]


def _aggregates() -> Iterator[Document]:
    cases: tuple[tuple[str, str, str, Column, Difficulty], ...] = (
        ("COUNT(*)", "homework", "score", [8, None, 10, 8, None, 6], "A"),
        ("COUNT", "visits", "rating", [5, 4, None, 5, None, None, 3], "A"),
        ("COUNT DISTINCT", "books", "price", [900, None, 1200, 900, 1500, None], "B"),
        ("COUNT DISTINCT", "orders", "discount", [None, 5, 5, 10, None, 5, 15, 10], "B"),
        ("AVG", "marks", "mark", [4, None, 10, 7, None, 3], "B"),
        ("AVG", "readings", "temp", [12, 18, None, None, 12, None], "B"),
        ("AVG COALESCE", "tests", "points", [20, None, 40, None], "B"),
        ("SUM", "payments", "amount", [300, None, 200, 500], "A"),
    )
    for kind, name, column, values, difficulty in cases:
        expression = {
            "COUNT(*)": "COUNT(*)",
            "COUNT": f"COUNT({column})",
            "COUNT DISTINCT": f"COUNT(DISTINCT {column})",
            "AVG": f"AVG({column})",
            "AVG COALESCE": f"AVG(COALESCE({column}, 0))",
            "SUM": f"SUM({column})",
        }[kind]
        right = _aggregate(kind, values)
        query = f"SELECT {expression} FROM {name};"
        rows = [[index, value] for index, value in enumerate(values, 1)]
        family = ("COUNT(*)", "COUNT", "COUNT DISTINCT") if "COUNT" in kind else ("AVG", "AVG COALESCE", "SUM")
        typical = [shown(float(round(_aggregate(other, values)))) for other in family]
        typical += ["NULL", shown(right + 1), shown(right - 1), "0"]
        block, why = table(name, ("id", column), rows), AGGREGATES_WHY[kind]
        yield computed(
            "sql-aggregate",
            {"tables": {name: {"columns": ["id", column], "rows": rows}}, "query": query},
            difficulty=difficulty,
            topic="nulls",
            tags=("null", "aggregate"),
            options=choices(shown(right), typical),
            texts={
                "ru": (
                    f"Дана таблица:\n\n{block}\n\nЧто вернёт запрос `{query}`?",
                    f"{why['ru']} Итог: {shown(right)}.",
                ),
                "kk": (
                    f"Кесте берілген:\n\n{block}\n\n`{query}` сұранысы не қайтарады?",
                    f"{why['kk']} Нәтижесі: {shown(right)}.",
                ),
                "en": (
                    f"Given the table:\n\n{block}\n\nWhat does `{query}` return?",
                    f"{why['en']} Result: {shown(right)}.",
                ),
            },
        )


def _filters() -> Iterator[Document]:
    cases: tuple[tuple[str, str, Column, str, int, Difficulty], ...] = (
        ("users", "city", [1, None, 2, 1, None, 3], "city <> 1", 2, "A"),
        ("tasks", "grade", [5, None, 3, 2, None, 4, 3], "NOT (grade > 3)", 3, "B"),
        ("goods", "stock", [0, 7, None, 4, None, 9, 1], "stock > 3 OR stock <= 3", 5, "B"),
        ("exams", "room", [4, None, None, 2, None], "room = NULL", 0, "A"),
        ("pupils", "bonus", [None, 2, 5, None, 1, 7], "bonus IS NULL OR bonus > 4", 4, "A"),
        ("staff", "boss", [None, 1, 1, 2, None, 3], "boss NOT IN (1, 3)", 1, "C"),
    )
    for name, column, values, condition, right, difficulty in cases:
        query = f"SELECT COUNT(*) FROM {name} WHERE {condition};"
        rows = [[index, value] for index, value in enumerate(values, 1)]
        missing, size = values.count(None), len(values)
        block = table(name, ("id", column), rows)
        yield computed(
            "sql-filter",
            {"tables": {name: {"columns": ["id", column], "rows": rows}}, "query": query},
            difficulty=difficulty,
            topic="nulls",
            tags=("null", "where"),
            options=numbers(right, [right + missing, right - missing, missing, size, size - missing]),
            texts={
                "ru": (
                    f"Дана таблица:\n\n{block}\n\nЧто вернёт запрос `{query}`?",
                    "Сравнение с NULL даёт неизвестно (UNKNOWN), а `WHERE` пропускает только истинные условия; NULL "
                    "проверяют "
                    f"через `IS NULL`. Условию `{condition}` удовлетворяет строк: {right}.",
                ),
                "kk": (
                    f"Кесте берілген:\n\n{block}\n\n`{query}` сұранысы не қайтарады?",
                    "NULL-мен салыстыру белгісіз (UNKNOWN) береді, ал `WHERE` тек ақиқат шарттарды өткізеді; NULL `IS "
                    "NULL` "
                    f"арқылы тексеріледі. `{condition}` шартын қанағаттандыратын жол саны: {right}.",
                ),
                "en": (
                    f"Given the table:\n\n{block}\n\nWhat does `{query}` return?",
                    "A comparison with NULL gives UNKNOWN and `WHERE` lets only true conditions pass; NULL is tested "
                    "with "
                    f"`IS NULL`. Rows that satisfy `{condition}`: {right}.",
                ),
            },
        )


def _exclusions() -> Iterator[Document]:
    cases: tuple[tuple[str, Column, Difficulty], ...] = (
        ("NOT IN", [1, 3, None], "C"),
        ("NOT EXISTS", [2, None, 4, 2], "C"),
        ("NOT IN KNOWN", [1, None, 5, 1], "B"),
    )
    for kind, taken, difficulty in cases:
        people = [[1, "Дана"], [2, "Ержан"], [3, "Айша"], [4, "Мадияр"], [5, "Сауле"]]
        known = {value for value in taken if value is not None}
        free = len(people) - len(known)
        right = 0 if kind == "NOT IN" else free
        condition = {
            "NOT IN": "id NOT IN (SELECT pupil_id FROM loans)",
            "NOT EXISTS": "NOT EXISTS (SELECT 1 FROM loans WHERE loans.pupil_id = pupils.id)",
            "NOT IN KNOWN": "id NOT IN (SELECT pupil_id FROM loans WHERE pupil_id IS NOT NULL)",
        }[kind]
        query = f"SELECT COUNT(*)\nFROM pupils\nWHERE {condition};"
        loans = [[index, value] for index, value in enumerate(taken, 101)]
        tables = table("pupils", ("id", "name"), people) + "\n\n" + table("loans", ("book_id", "pupil_id"), loans)
        why = {
            "ru": "Среди значений подзапроса есть NULL, поэтому `id NOT IN (…)` нигде не бывает истинным: "
            "`id <> NULL` неизвестно.",
            "kk": "Ішкі сұраныс мәндерінің арасында NULL бар, сондықтан `id NOT IN (…)` ешқашан ақиқат болмайды: "
            "`id <> NULL` белгісіз.",
            "en": "The subquery yields a NULL, so `id NOT IN (…)` is never true: `id <> NULL` is unknown.",
        }
        if kind != "NOT IN":
            why = {
                "ru": "Строка с NULL здесь не мешает: она не совпадает ни с одним учеником либо отброшена. Простое "
                "`NOT IN` "
                "без этой предосторожности дало бы 0.",
                "kk": "Мұнда NULL бар жол кедергі емес: ол ешбір оқушымен сәйкес келмейді не алынып тасталған. Осы "
                "сақтықсыз "
                "жай `NOT IN` 0 берер еді.",
                "en": "The NULL row does no harm here: it matches no pupil or is dropped. A plain `NOT IN` without "
                "this "
                "precaution would give 0.",
            }
        yield computed(
            "sql-exclusion",
            {
                "tables": {
                    "pupils": {"columns": ["id", "name"], "rows": people},
                    "loans": {"columns": ["book_id", "pupil_id"], "rows": loans},
                },
                "query": query,
            },
            difficulty=difficulty,
            topic="nulls",
            tags=("null", "subquery"),
            options=numbers(right, [0, free, len(known), len(people), free - 1]),
            texts={
                "ru": (
                    f"Даны таблицы:\n\n{tables}\n\nЧто вернёт запрос?\n\n{fenced(query)}",
                    f"{why['ru']} Итог: {right}.",
                ),
                "kk": (
                    f"Кестелер берілген:\n\n{tables}\n\nСұраныс не қайтарады?\n\n{fenced(query)}",
                    f"{why['kk']} Нәтижесі: {right}.",
                ),
                "en": (
                    f"Given:\n\n{tables}\n\nWhat does the query return?\n\n{fenced(query)}",
                    f"{why['en']} Result: {right}.",
                ),
            },
        )


def conjunction(first: Truth, second: Truth) -> Truth:
    """Three-valued AND: false wins, otherwise unknown wins."""
    return False if first is False or second is False else None if first is None or second is None else True


def negation(value: Truth) -> Truth:
    """Three-valued NOT."""
    return None if value is None else not value


def disjunction(first: Truth, second: Truth) -> Truth:
    """Three-valued OR, by De Morgan's law."""
    return negation(conjunction(negation(first), negation(second)))


def _truths() -> Iterator[Document]:
    cases: tuple[tuple[str, Truth, Difficulty], ...] = (
        ("NULL AND FALSE", conjunction(None, False), "A"),
        ("NULL OR TRUE", disjunction(None, True), "A"),
        ("NOT (NULL = NULL)", negation(None), "B"),
        ("(NULL <> 5) OR (2 > 3)", disjunction(None, False), "B"),
        ("NOT ((NULL > 1) AND (1 > 2))", negation(conjunction(None, False)), "C"),
    )
    for expression, value, difficulty in cases:
        names = {True: "TRUE", False: "FALSE", None: "NULL"}
        right = names[value]
        others = [code(name) for name in names.values() if name != right]
        last = {"ru": "Ошибка выполнения", "kk": "Орындау қатесі", "en": "A run-time error"}
        yield computed(
            "sql-truth",
            {"expression": expression},
            difficulty=difficulty,
            topic="nulls",
            tags=("null", "three-valued-logic"),
            options={language: (code(right), *others, text) for language, text in last.items()},
            texts={
                "ru": (
                    f"Каково значение выражения `{expression}` в SQL?",
                    "NULL означает «неизвестно». Результат известен, только если он одинаков при любой замене "
                    "неизвестного: "
                    f"`FALSE` решает `AND`, `TRUE` решает `OR`. Здесь получается `{right}`.",
                ),
                "kk": (
                    f"SQL-де `{expression}` өрнегінің мәні қандай?",
                    "NULL «белгісіз» дегенді білдіреді. Белгісіздің орнына не қойса да нәтиже бірдей болса ғана, ол "
                    "белгілі: "
                    f"`AND` үшін `FALSE`, `OR` үшін `TRUE` шешуші. Мұнда `{right}` шығады.",
                ),
                "en": (
                    f"What is the value of the expression `{expression}` in SQL?",
                    "NULL means unknown. The result is known only if it is the same whatever the unknown is: `FALSE` "
                    "decides "
                    f"`AND`, `TRUE` decides `OR`. Here it is `{right}`.",
                ),
            },
        )
