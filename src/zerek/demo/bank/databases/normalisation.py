"""Generated questions on functional dependencies: closures, candidate keys, normal forms."""

from collections.abc import Iterator
from itertools import combinations

from zerek.demo.bank.author import Difficulty, Document, choices
from zerek.demo.bank.databases.notation import code, computed

Dependencies = list[tuple[str, str]]
"""Left and right sides, attributes being single letters."""


def questions() -> list[Document]:
    """Closures, keys and the highest normal form."""
    parts = (_closures(), _keys(), _normal_forms())
    return [question for part in parts for question in part]


def closure(attributes: str, dependencies: Dependencies) -> str:
    """All attributes that the given ones determine, in alphabetical order."""
    found = set(attributes)
    while True:
        grown = found.union(*(set(right) for left, right in dependencies if set(left) <= found))
        if grown == found:
            return "".join(sorted(found))
        found = grown


def candidate_keys(heading: str, dependencies: Dependencies) -> list[str]:
    """The minimal sets of attributes that determine the whole heading."""
    keys: list[str] = []
    for size in range(1, len(heading) + 1):
        for chosen in map("".join, combinations(sorted(heading), size)):
            is_minimal = not any(set(key) <= set(chosen) for key in keys)
            if is_minimal and closure(chosen, dependencies) == "".join(sorted(heading)):
                keys.append(chosen)
    return keys


def normal_form(heading: str, dependencies: Dependencies) -> str:
    """The highest form of 1NF, 2NF, 3NF and BCNF; the relation is taken to be in the first."""
    keys = candidate_keys(heading, dependencies)
    prime = set("".join(keys))
    outside = [(left, set(right) - set(left) - prime) for left, right in dependencies]
    if any(right and any(set(left) < set(key) for key in keys) for left, right in outside):
        return "1NF"
    superkeys = {left for left, _ in dependencies if any(set(key) <= set(left) for key in keys)}
    if any(right and left not in superkeys for left, right in outside):
        return "2NF"
    if any(left not in superkeys and not set(right) <= set(left) for left, right in dependencies):
        return "3NF"
    return "BCNF"


def _listed(dependencies: Dependencies) -> str:
    return ", ".join(f"`{left} → {right}`" for left, right in dependencies)


def _closures() -> Iterator[Document]:
    cases: tuple[tuple[str, str, Dependencies, Difficulty], ...] = (
        ("ABCDE", "A", [("A", "B"), ("B", "C"), ("CD", "E")], "A"),
        ("ABCDE", "AD", [("A", "B"), ("BD", "E"), ("C", "A")], "A"),
        ("ABCDEF", "AB", [("A", "C"), ("BC", "D"), ("D", "E"), ("F", "B")], "B"),
        ("ABCDEF", "BC", [("AB", "C"), ("C", "D"), ("BD", "F"), ("EF", "A")], "B"),
        ("ABCDEFG", "AE", [("AB", "C"), ("E", "F"), ("AF", "B"), ("C", "D"), ("DG", "E")], "C"),
    )
    for heading, start, dependencies, difficulty in cases:
        right = closure(start, dependencies)
        one_step = "".join(sorted(set(start).union(*(set(rhs) for lhs, rhs in dependencies if set(lhs) <= set(start)))))
        loose = "".join(sorted(set(start).union(*(set(rhs) for lhs, rhs in dependencies if set(lhs) & set(right)))))
        without = "".join(sorted(set(right) - set(start)))
        typical = [one_step, loose, heading, without, start, right[:-1], right + heading[-1], right[1:], right[:-2]]
        yield computed(
            "closure",
            {"attributes": start, "dependencies": [list(pair) for pair in dependencies]},
            difficulty=difficulty,
            topic="normalisation",
            tags=("functional-dependency", "closure"),
            options=choices(code(right), (code("".join(sorted(set(t)))) for t in typical if t)),
            texts={
                "ru": (
                    f"В отношении `R({', '.join(heading)})` действуют зависимости {_listed(dependencies)}. Каково "
                    "замыкание "
                    f"набора `{start}`?",
                    "Добавляем правую часть, когда вся левая уже есть, и повторяем до остановки: "
                    f"`{start}` → `{right}`. Зависимость, у которой есть лишь часть левой стороны, применять нельзя; "
                    "сам набор "
                    "в замыкание входит.",
                ),
                "kk": (
                    f"`R({', '.join(heading)})` қатынасында {_listed(dependencies)} тәуелділіктері орындалады. "
                    f"`{start}` "
                    "жиынының тұйықталуы қандай?",
                    "Сол жағы түгел бар болса, оң жағын қосамыз да, тоқтағанша қайталаймыз: "
                    f"`{start}` → `{right}`. Сол жағының бір бөлігі ғана бар тәуелділікті қолдануға болмайды; жиынның "
                    "өзі "
                    "тұйықталуға кіреді.",
                ),
                "en": (
                    f"The relation `R({', '.join(heading)})` obeys {_listed(dependencies)}. What is the closure of "
                    f"`{start}`?",
                    "Add a right side once its whole left side is there, and repeat until nothing changes: "
                    f"`{start}` → `{right}`. A dependency with only a part of its left side must not be used; the set "
                    "itself "
                    "belongs to its closure.",
                ),
            },
        )


def _keys() -> Iterator[Document]:
    cases: tuple[tuple[str, Dependencies, list[str], Difficulty], ...] = (
        ("ABCD", [("A", "B"), ("B", "C"), ("C", "D")], ["A", "B", "AB", "D", "CD"], "A"),
        ("ABCD", [("AB", "C"), ("C", "D"), ("D", "A")], ["AB", "BC", "CD", "AC", "ABD"], "B"),
        ("ABCDE", [("A", "BC"), ("CD", "E"), ("E", "A")], ["A", "AD", "DE", "CE", "ABD"], "B"),
        ("ABCDE", [("AB", "C"), ("C", "B"), ("D", "E")], ["ABD", "ACD", "AB", "ABCD", "ADE"], "B"),
        ("ABCDE", [("A", "B"), ("BC", "D"), ("D", "EA")], ["AC", "CD", "BC", "AD", "ACE"], "C"),
    )
    for heading, dependencies, offered, difficulty in cases:
        keys = candidate_keys(heading, dependencies)
        correct = frozenset(index for index, attributes in enumerate(offered) if attributes in keys)
        several = len(correct) > 1
        found = ", ".join(code(offered[index]) for index in sorted(correct))
        yield computed(
            "candidate-key",
            {"heading": heading, "dependencies": [list(pair) for pair in dependencies], "offered": offered},
            difficulty=difficulty,
            topic="normalisation",
            tags=("functional-dependency", "candidate-key"),
            options=tuple(map(code, offered)),
            correct=correct,
            texts={
                "ru": (
                    f"Отношение `R({', '.join(heading)})`, зависимости {_listed(dependencies)}. "
                    + ("Какие наборы — потенциальные ключи? Выберите все верные." if several
                       else "Какой набор — потенциальный ключ?"),
                    f"Потенциальный ключ определяет все атрибуты и минимален. Здесь это {found}; прочие наборы либо "
                    "не дают всех "
                    "атрибутов, либо содержат лишние (это лишь суперключи).",
                ),
                "kk": (
                    f"`R({', '.join(heading)})` қатынасы, тәуелділіктері: {_listed(dependencies)}. "
                    + ("Қай жиындар — ықтимал кілттер? Барлық дұрыс жауапты таңдаңыз." if several
                       else "Қай жиын — ықтимал кілт?"),
                    f"Ықтимал кілт барлық атрибутты анықтайды және минималды. Мұнда олар: {found}; қалған жиындар не "
                    "барлық "
                    "атрибутты бермейді, не артық атрибуты бар (тек суперкілт).",
                ),
                "en": (
                    f"Relation `R({', '.join(heading)})`, dependencies {_listed(dependencies)}. "
                    + ("Which sets are candidate keys? Select all." if several else "Which set is a candidate key?"),
                    f"A candidate key determines all attributes and is minimal. Here: {found}; the other sets either "
                    "miss some "
                    "attributes or hold superfluous ones (mere superkeys).",
                ),
            },
        )  # fmt: skip


FORM_NAMES = {
    "ru": {"1NF": "1НФ", "2NF": "2НФ", "3NF": "3НФ", "BCNF": "НФБК"},
    "kk": {"1NF": "1ҚФ", "2NF": "2ҚФ", "3NF": "3ҚФ", "BCNF": "БКҚФ (Бойс — Кодд)"},
    "en": {"1NF": "1NF", "2NF": "2NF", "3NF": "3NF", "BCNF": "BCNF"},
}

FORM_WHY = {
    "1NF": {
        "ru": "Неключевой атрибут зависит от части составного ключа, поэтому даже вторая форма нарушена.",
        "kk": "Кілтке кірмейтін атрибут құрама кілттің бөлігіне тәуелді, сондықтан екінші форманың өзі бұзылған.",
        "en": "A non-prime attribute depends on a part of a composite key, so even the second form is broken.",
    },
    "2NF": {
        "ru": "Частичных зависимостей нет, но неключевой атрибут зависит от ключа через другой неключевой — "
        "транзитивно.",
        "kk": "Жартылай тәуелділік жоқ, бірақ кілтке кірмейтін атрибут кілтке басқа атрибут арқылы — транзитивті "
        "тәуелді.",
        "en": "There are no partial dependencies, but a non-prime attribute depends on the key through another, "
        "transitively.",
    },
    "3NF": {
        "ru": "Есть зависимость, левая часть которой не суперключ, но справа у неё ключевой атрибут: третья форма это "
        "допускает, "
        "а форма Бойса — Кодда нет.",
        "kk": "Сол жағы суперкілт емес тәуелділік бар, бірақ оның оң жағында кілтке кіретін атрибут тұр: үшінші форма "
        "мұны "
        "рұқсат етеді, Бойс — Кодд формасы рұқсат етпейді.",
        "en": "A dependency has a left side that is no superkey but a prime attribute on the right: the third form "
        "allows it, "
        "Boyce and Codd's does not.",
    },
    "BCNF": {
        "ru": "Левая часть каждой зависимости — суперключ, а именно этого требует форма Бойса — Кодда.",
        "kk": "Әр тәуелділіктің сол жағы — суперкілт, Бойс — Кодд формасының талабы дәл осы.",
        "en": "The left side of every dependency is a superkey, which is just what Boyce and Codd's form demands.",
    },
}


def _normal_forms() -> Iterator[Document]:
    cases: tuple[tuple[str, Dependencies, Difficulty], ...] = (
        ("ABCD", [("AB", "C"), ("B", "D")], "A"),
        ("ABCD", [("A", "BC"), ("C", "D")], "A"),
        ("ABC", [("AB", "C"), ("C", "B")], "C"),
        ("ABCD", [("A", "BCD"), ("B", "A")], "B"),
        ("ABCDE", [("AB", "CD"), ("D", "E")], "B"),
        ("ABCD", [("AB", "CD"), ("C", "A")], "C"),
    )
    for heading, dependencies, difficulty in cases:
        right = normal_form(heading, dependencies)
        order = [right, *(form for form in ("1NF", "2NF", "3NF", "BCNF") if form != right)]
        keys = ", ".join(map(code, candidate_keys(heading, dependencies)))
        why = FORM_WHY[right]
        yield computed(
            "normal-form",
            {"heading": heading, "dependencies": [list(pair) for pair in dependencies]},
            difficulty=difficulty,
            topic="normalisation",
            tags=("normal-form",),
            options={language: tuple(names[form] for form in order) for language, names in FORM_NAMES.items()},
            texts={
                "ru": (
                    f"Отношение `R({', '.join(heading)})` в первой нормальной форме, зависимости "
                    f"{_listed(dependencies)}. Какова "
                    "наивысшая нормальная форма отношения?",
                    f"Потенциальные ключи: {keys}. {why['ru']}",
                ),
                "kk": (
                    f"`R({', '.join(heading)})` қатынасы бірінші қалыпты формада, тәуелділіктері: "
                    f"{_listed(dependencies)}. "
                    "Қатынас ең жоғары дегенде қай қалыпты формада?",
                    f"Ықтимал кілттері: {keys}. {why['kk']}",
                ),
                "en": (
                    f"The relation `R({', '.join(heading)})` is in first normal form, dependencies "
                    f"{_listed(dependencies)}. What "
                    "is its highest normal form?",
                    f"Candidate keys: {keys}. {why['en']}",
                ),
            },
        )
