"""Generated questions on transactions and indexes: serialisability, lost updates, levels of a B+-tree."""

from collections.abc import Iterator

from zerek.demo.bank.author import Difficulty, Document, choices, numbers
from zerek.demo.bank.databases.notation import computed

Schedule = list[str]
"""Operations such as `r1(X)` and `w2(Y)`, in the order of execution."""


def questions() -> list[Document]:
    """Conflict graphs, interleaved updates, heights of an index."""
    parts = (_conflicts(), _updates(), _levels())
    return [question for part in parts for question in part]


def conflict_arcs(schedule: Schedule) -> set[tuple[str, str]]:
    """Pairs of transactions with conflicting operations, the earlier operation's first."""
    return {
        (first[1], second[1])
        for index, first in enumerate(schedule)
        for second in schedule[index + 1 :]
        if first[1] != second[1] and first[3] == second[3] and "w" in (first[0], second[0])
    }


def _conflicts() -> Iterator[Document]:
    cases: tuple[tuple[Schedule, Difficulty], ...] = (
        (["r1(X)", "w1(X)", "r2(X)", "r1(Y)", "w2(X)"], "A"),
        (["r1(X)", "r2(X)", "w1(X)", "w2(X)"], "B"),
        (["r2(Y)", "r1(X)", "w1(X)", "w2(Y)", "r1(Z)", "w2(Z)", "r2(X)"], "C"),
        (["r2(X)", "w1(X)", "r2(Z)", "w2(Y)", "r1(Y)", "w1(Y)"], "B"),
        (["r1(X)", "r2(X)", "r1(Y)", "w2(Z)", "w1(Y)", "r2(X)"], "B"),
        (["r1(X)", "w2(Y)", "w1(Y)", "w2(X)"], "C"),
    )
    for schedule, difficulty in cases:
        arcs = conflict_arcs(schedule)
        verdicts = (arcs == {("1", "2")}, arcs == {("2", "1")}, not arcs, len(arcs) == 2)
        correct = frozenset(index for index, verdict in enumerate(verdicts) if verdict)
        shown = ", ".join(sorted(f"T{a} → T{b}" for a, b in arcs)) or "∅"
        text = ", ".join(schedule)
        yield computed(
            "conflict-serialisability",
            {"schedule": schedule},
            difficulty=difficulty,
            topic="transactions",
            tags=("serialisability", "precedence-graph"),
            correct=correct,
            options={
                "ru": (
                    "Только порядку T1, затем T2",
                    "Только порядку T2, затем T1",
                    "Обоим порядкам",
                    "Ни одному порядку",
                ),
                "kk": ("Тек T1, содан кейін T2 ретіне", "Тек T2, содан кейін T1 ретіне", "Екі ретке де", "Ешбір ретке"),
                "en": ("Only T1, then T2", "Only T2, then T1", "Both orders", "Neither order"),
            },
            texts={
                "ru": (
                    f"Расписание двух транзакций: `{text}` (`r` — чтение, `w` — запись). Какому последовательному "
                    "исполнению оно "
                    "эквивалентно по конфликтам?",
                    "Конфликтуют операции разных транзакций над одним элементом, если хотя бы одна — запись. Дуги "
                    "графа "
                    f"предшествования: {shown}. Цикл означает, что последовательного порядка нет, а без дуг годятся "
                    "оба.",
                ),
                "kk": (
                    f"Екі транзакцияның кестесі: `{text}` (`r` — оқу, `w` — жазу). Ол қайшылықтар бойынша қай тізбекті "
                    "орындалуға эквивалентті?",
                    "Әртүрлі транзакцияның бір элементке қолданылатын амалдары, кемінде біреуі жазу болса, қайшы "
                    "келеді. Ілгерілік "
                    f"графының доғалары: {shown}. Цикл болса, тізбекті рет жоқ, ал доға болмаса, екеуі де жарайды.",
                ),
                "en": (
                    f"A schedule of two transactions is `{text}` (`r` reads, `w` writes). To which serial execution "
                    "is it "
                    "conflict-equivalent?",
                    "Operations of different transactions on one item conflict when at least one is a write. Arcs of "
                    "the "
                    f"precedence graph: {shown}. A cycle means that no serial order fits; without arcs both do.",
                ),
            },
        )


def told_change(change: int) -> str:
    """The value written, as inline code after a space."""
    return f" `x {'+' if change > 0 else '-'} {abs(change)}`"


def _updates() -> Iterator[Document]:
    cases: tuple[tuple[int, list[tuple[str, int, int]], Difficulty], ...] = (
        (100, [("read", 1, 0), ("read", 2, 0), ("write", 1, -30), ("write", 2, 50)], "A"),
        (500, [("read", 1, 0), ("write", 1, 200), ("read", 2, 0), ("write", 2, -100)], "A"),
        (
            80,
            [("read", 2, 0), ("read", 1, 0), ("write", 2, 40), ("read", 3, 0), ("write", 1, -20), ("write", 3, 15)],
            "C",
        ),
    )
    for start, steps, difficulty in cases:
        value, seen = start, {}
        for action, who, change in steps:
            if action == "read":
                seen[who] = value
            else:
                value = seen[who] + change
        changes = [change for action, _, change in steps if action == "write"]
        typical = [start + sum(changes), *(start + change for change in changes), start]

        def told(steps: list[tuple[str, int, int]], read: str, write: str) -> str:
            lines = [
                f"{number}. T{who}: {read if action == 'read' else write + told_change(change)}"
                for number, (action, who, change) in enumerate(steps, 1)
            ]
            return "\n".join(lines)

        lost = value != start + sum(changes)
        yield computed(
            "interleaved-updates",
            {"start": start, "steps": [list(step) for step in steps]},
            difficulty=difficulty,
            topic="transactions",
            tags=("lost-update", "isolation"),
            options=numbers(value, typical, step=10),
            texts={
                "ru": (
                    f"На счёте {start}. Транзакции работают без блокировок: каждая читает остаток в свою переменную "
                    "`x`, потом "
                    "пишет изменённое значение. Каков остаток в "
                    f"конце?\n\n{told(steps, 'прочитать остаток в `x`', 'записать')}",
                    (
                        "Запись опирается на прочитанное раньше, поэтому чужое изменение между чтением и записью "
                        "теряется "
                        f"(потерянное обновление). В итоге {value} вместо {start + sum(changes)}."
                        if lost
                        else f"Вторая транзакция прочла остаток уже после записи первой, и ничего не потеряно: {value}."
                    ),
                ),
                "kk": (
                    f"Шотта {start} бар. Транзакциялар бұғаттаусыз жұмыс істейді: әрқайсысы қалдықты өзінің `x` "
                    "айнымалысына оқып, "
                    "кейін өзгерген мәнді жазады. Соңында қалдық "
                    f"қанша?\n\n{told(steps, 'қалдықты `x`-ке оқу', 'жазу:')}",
                    (
                        "Жазу бұрын оқылғанға сүйенеді, сондықтан оқу мен жазу арасындағы бөтен өзгеріс жоғалады "
                        "(жоғалған "
                        f"жаңарту). Нәтижесінде {start + sum(changes)} орнына {value}."
                        if lost
                        else f"Екінші транзакция қалдықты біріншісі жазған соң оқыды, ештеңе жоғалмады: {value}."
                    ),
                ),
                "en": (
                    f"An account holds {start}. Transactions run without locks: each reads the balance into its own "
                    "`x` and later "
                    "writes a changed value. What is the final "
                    f"balance?\n\n{told(steps, 'read the balance into `x`', 'write')}",
                    (
                        "A write relies on what was read before, so a change made in between is lost (a lost update). "
                        "The result "
                        f"is {value} instead of {start + sum(changes)}."
                        if lost
                        else f"The second read the balance after the first had written it, so nothing is lost: {value}."
                    ),
                ),
            },
        )


def index_levels(keys: int, fanout: int) -> int:
    """Levels of a full tree with `fanout` entries per node: the least number whose power reaches the keys."""
    levels, reach = 1, fanout
    while reach < keys:
        levels, reach = levels + 1, reach * fanout
    return levels


def _levels() -> Iterator[Document]:
    cases: tuple[tuple[int, int, Difficulty], ...] = ((10_000, 100, "A"), (5_000_000, 200, "B"), (1_000_000, 50, "B"))
    for keys, fanout, difficulty in cases:
        right = index_levels(keys, fanout)
        yield computed(
            "index-levels",
            {"keys": keys, "fanout": fanout},
            difficulty=difficulty,
            topic="indexes",
            tags=("b-tree", "height"),
            options=choices(str(right), map(str, (right + 1, right - 1, keys.bit_length(), fanout, keys // fanout))),
            texts={
                "ru": (
                    f"В каждом узле B+-дерева, и во внутреннем, и в листе, {fanout} записей, узлы заполнены. Сколько "
                    "уровней нужно "
                    f"для {keys} ключей?",
                    rf"$k$ уровней вмещают ${fanout}^k$ ключей; наименьшее подходящее $k$ — {right}. Дерево низкое, "
                    r"потому что "
                    "логарифм берётся по большому основанию, а не по 2.",
                ),
                "kk": (
                    f"B+-ағаштың әр түйінінде, ішкісінде де, жапырағында да, {fanout} жазба бар, түйіндер толы. "
                    f"{keys} кілт үшін "
                    "неше деңгей керек?",
                    rf"$k$ деңгейге ${fanout}^k$ кілт сыяды; жарайтын ең кіші $k$ — {right}. Логарифм 2 негізі "
                    r"бойынша емес, үлкен "
                    "негіз бойынша алынатындықтан ағаш аласа.",
                ),
                "en": (
                    f"Every node of a B+-tree, inner or leaf, holds {fanout} entries and is full. How many levels do "
                    f"{keys} keys "
                    "need?",
                    rf"$k$ levels hold ${fanout}^k$ keys; the least fitting $k$ is {right}. The tree is low because "
                    r"the logarithm "
                    "has a large base, not 2.",
                ),
            },
        )
