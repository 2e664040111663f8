"""Generated questions on binary search, hash tables, stacks and queues."""

from collections.abc import Iterator
from itertools import pairwise

from zerek.demo.bank.algorithms.notation import code, computed, row
from zerek.demo.bank.author import Difficulty, Document, choices, numbers


def questions() -> list[Document]:
    """Probes of a binary search, the worst case, linear probing, postfix expressions, outputs of a stack, paths."""
    parts = (_probes(), _worst_cases(), _linear_probing(), _postfix(), _stack_outputs(), _search_paths())
    return [question for part in parts for question in part]


def probes(items: list[int], target: int, round_up: bool = False) -> list[int]:
    """The elements that a binary search compares with the target, in order."""
    low, high, seen = 0, len(items) - 1, []
    while low <= high:
        middle = (low + high + round_up) // 2
        seen.append(items[middle])
        if items[middle] == target:
            break
        low, high = (middle + 1, high) if items[middle] < target else (low, middle - 1)
    return seen


def _probes() -> Iterator[Document]:
    cases: tuple[tuple[list[int], int, Difficulty], ...] = (
        ([3, 7, 11, 15, 19, 23, 27], 23, "A"),
        ([2, 5, 8, 12, 16, 23, 38, 56, 72, 91], 23, "B"),
        ([4, 9, 13, 18, 22, 31, 40, 47, 55, 60, 68, 74], 20, "C"),
    )
    for items, target, difficulty in cases:
        right = probes(items, target)
        after = [x for x in items if x > target][:1]
        typical = [
            probes(items, target, round_up=True),
            right[:-1],
            [*right, *after],
            [x for x in items if x <= target],
            right[1:],
            [items[0], *right],
        ]
        yield computed(
            "binary-search-probes",
            {"items": items, "target": target},
            difficulty=difficulty,
            topic="sorting-searching",
            tags=("binary-search", "trace"),
            options=choices(row(right), map(row, typical)),
            texts={
                "ru": (
                    f"Двоичный поиск ищет {target} в массиве {row(items)}; середина — `(low + high) // 2`, границы "
                    "включаются. С какими элементами и в каком порядке он сравнит искомое число?",
                    f"Сначала `low = 0`, `high = {len(items) - 1}`; после сравнения середина исключается из отрезка. "
                    f"Получаем {row(right)}. Округление середины вверх изменило бы путь.",
                ),
                "kk": (
                    f"Екілік іздеу {row(items)} массивінен {target} санын іздейді; ортасы — `(low + high) // 2`, "
                    "шекаралары қоса алынады. Ізделген сан қандай элементтермен және қандай ретпен салыстырылады?",
                    f"Басында `low = 0`, `high = {len(items) - 1}`; салыстырғаннан кейін ортасы кесіндіден шығарылады. "
                    f"Нәтижесі — {row(right)}. Ортасын жоғары қарай дөңгелектесе, жол өзгерер еді.",
                ),
                "en": (
                    f"A binary search looks for {target} in the array {row(items)}; the middle is "
                    "`(low + high) // 2`, bounds inclusive. Which elements is the target compared with, in order?",
                    f"It starts with `low = 0`, `high = {len(items) - 1}`; after a comparison the middle leaves the "
                    f"segment. This gives {row(right)}. Rounding the middle up would change the path.",
                ),
            },
        )


def _worst_cases() -> Iterator[Document]:
    cases: tuple[tuple[int, Difficulty], ...] = ((100, "A"), (1000, "A"), (5000, "B"))
    for size, difficulty in cases:
        right = size.bit_length()
        yield computed(
            "binary-search-worst",
            {"size": size},
            difficulty=difficulty,
            topic="complexity",
            tags=("binary-search", "logarithm"),
            options=choices(str(right), map(str, (size // 2, right - 2, size, right * 2, right + 3))),
            texts={
                "ru": (
                    f"В отсортированном массиве {size} различных чисел. Сколько элементов в худшем случае просмотрит "
                    "двоичный поиск?",
                    rf"Каждый просмотр оставляет не больше половины отрезка: $\lfloor \log_2 {size} \rfloor + 1 = "
                    rf"{right}$, ведь $2^{{{right - 1}}} \le {size} < 2^{{{right}}}$. Линейный поиск просмотрел бы "
                    f"до {size} элементов.",
                ),
                "kk": (
                    f"Сұрыпталған массивте {size} түрлі сан бар. Екілік іздеу ең нашар жағдайда неше элементті "
                    "қарайды?",
                    rf"Әр қараудан кейін кесіндінің ең көбі жартысы қалады: $\lfloor \log_2 {size} \rfloor + 1 = "
                    rf"{right}$, себебі $2^{{{right - 1}}} \le {size} < 2^{{{right}}}$. Сызықтық іздеу {size} "
                    "элементке дейін қарар еді.",
                ),
                "en": (
                    f"A sorted array holds {size} different numbers. How many elements does a binary search look at "
                    "in the worst case?",
                    rf"Each look leaves at most half of the segment: $\lfloor \log_2 {size} \rfloor + 1 = {right}$, "
                    rf"since $2^{{{right - 1}}} \le {size} < 2^{{{right}}}$. A linear search would look at up to "
                    f"{size} elements.",
                ),
            },
        )


def probed_table(keys: list[int], size: int) -> list[int | None]:
    """The open-addressing table with step 1 after inserting the keys in order."""
    table: list[int | None] = [None] * size
    for key in keys:
        place = key % size
        while table[place] is not None:
            place = (place + 1) % size
        table[place] = key
    return table


def _linear_probing() -> Iterator[Document]:
    cases: tuple[tuple[list[int], int, Difficulty], ...] = (
        ([10, 22, 31, 17, 24], 7, "A"),
        ([15, 26, 37, 48, 4], 11, "B"),
        ([18, 29, 40, 7, 51], 11, "B"),
        ([25, 12, 38, 51, 24, 0], 13, "C"),
    )
    for keys, size, difficulty in cases:
        last = keys[-1]
        table = probed_table(keys, size)
        right = table.index(last)
        free = [cell for cell in range(size) if table[cell] is None]
        yield computed(
            "linear-probing",
            {"keys": keys, "size": size},
            difficulty=difficulty,
            topic="hashing",
            tags=("open-addressing", "linear-probing"),
            options=numbers(right, [last % size, (right + 1) % size, *free, len(keys) - 1]),
            texts={
                "ru": (
                    f"Хеш-таблица на {size} ячеек (индексы с 0), хеш-функция `k % {size}`, открытая адресация "
                    f"с шагом 1. Ключи вставляют по порядку: {row(keys)}. В какой ячейке окажется ключ {last}?",
                    f"`{last} % {size} = {last % size}`, но занятые ячейки пропускаются по кругу, и первая свободная — "
                    f"{right}. Важно учесть, что и прежние ключи могли сместиться со своих мест.",
                ),
                "kk": (
                    f"Хеш-кестеде {size} ұяшық бар (индекс 0-ден), хеш-функция — `k % {size}`, қадамы 1 ашық "
                    f"адрестеу. Кілттер ретімен енгізіледі: {row(keys)}. {last} кілті қай ұяшыққа түседі?",
                    f"`{last} % {size} = {last % size}`, бірақ бос емес ұяшықтар айналып өткізіледі де, бірінші бос "
                    f"ұяшық — {right}. Алдыңғы кілттердің де өз орнынан жылжуы мүмкін екенін ескеру керек.",
                ),
                "en": (
                    f"A hash table has {size} cells (indexes from 0), the hash function `k % {size}` and open "
                    f"addressing with step 1. Keys are inserted in the order {row(keys)}. Which cell gets {last}?",
                    f"`{last} % {size} = {last % size}`, but occupied cells are skipped in a circle and the first free "
                    f"one is {right}. Mind that earlier keys may have moved from their places too.",
                ),
            },
        )


def postfix_value(tokens: list[str]) -> int:
    """Evaluates with a stack; the right operand is popped first."""
    stack: list[int] = []
    for token in tokens:
        if token in "+-*":
            second, first = stack.pop(), stack.pop()
            stack.append({"+": first + second, "-": first - second, "*": first * second}[token])
        else:
            stack.append(int(token))
    return stack.pop()


def _postfix() -> Iterator[Document]:
    cases: tuple[tuple[str, tuple[int, ...], Difficulty], ...] = (
        ("7 2 - 3 *", (1, -15, 21, 13), "A"),
        ("8 3 2 * - 4 +", (14, 6, 2, -6), "A"),
        ("5 1 2 + 4 * + 3 -", (24, 20, 16, 12), "B"),
        ("2 9 4 - 6 1 - * +", (35, 29, 23, 33), "C"),
    )
    for text, wrong, difficulty in cases:
        right = postfix_value(text.split())
        yield computed(
            "postfix",
            {"expression": text},
            difficulty=difficulty,
            topic="linear-structures",
            tags=("stack", "postfix"),
            options=choices(code(right), map(code, (*wrong, right + 1, right - 2))),
            texts={
                "ru": (
                    f"Чему равно выражение в обратной польской записи `{text}`, если вычислять его со стеком?",
                    "Числа кладём в стек, а знак операции снимает два верхних: снятое первым — правый операнд. "
                    f"В конце в стеке остаётся {right}. Типичная ошибка — поменять операнды вычитания местами.",
                ),
                "kk": (
                    f"Кері поляк жазбасындағы `{text}` өрнегін стек арқылы есептегенде мәні нешеге тең?",
                    "Сандарды стекке саламыз, амал таңбасы үстіңгі екеуін алады: бірінші алынғаны — оң жақ операнд. "
                    f"Соңында стекте {right} қалады. Жиі кездесетін қате — азайту операндтарының орнын ауыстыру.",
                ),
                "en": (
                    f"What is the value of the postfix expression `{text}` evaluated with a stack?",
                    "Numbers are pushed, and an operator pops two: the one popped first is the right operand. "
                    f"{right} is left at the end. The usual error is to exchange the operands of a subtraction.",
                ),
            },
        )


def leaves_stack(order: str) -> bool:
    """Letters pushed in alphabetical order, with pops at any time, can leave the stack in this order."""
    stack: list[str] = []
    coming = iter(sorted(order))
    for letter in order:
        while letter not in stack:
            stack.append(next(coming))
        if stack.pop() != letter:
            return False
    return True


def _stack_outputs() -> Iterator[Document]:
    cases: tuple[tuple[list[str], Difficulty], ...] = (
        (["CBDA", "CDAB", "BADC", "DACB", "CADB"], "B"),
        (["QSRP", "SPQR", "RPSQ", "PRQS", "SQRP"], "B"),
        (["CEDBA", "BADEC", "EDABC", "CABED", "AEBCD"], "C"),
    )
    for orders, difficulty in cases:
        correct = frozenset(index for index, order in enumerate(orders) if leaves_stack(order))
        bad = next(order for order in orders if not leaves_stack(order))
        shown = ", ".join(sorted(orders[0]))
        yield computed(
            "stack-output",
            {"orders": orders},
            difficulty=difficulty,
            topic="linear-structures",
            tags=("stack", "permutation"),
            options=tuple(code(" ".join(order)) for order in orders),
            correct=correct,
            texts={
                "ru": (
                    f"В стек в порядке {shown} кладут элементы; снимать верхний можно в любой момент, и в конце стек "
                    "пуст. "
                    "В каком порядке элементы могут выйти? Выберите все верные.",
                    "Снять можно только верхний, поэтому из элементов, лежащих в стеке одновременно, позже положенный "
                    f"выйдет раньше. `{' '.join(bad)}` невозможно: нужный элемент был бы закрыт лежащим сверху.",
                ),
                "kk": (
                    f"Стекке элементтер {shown} ретімен салынады; үстіңгісін кез келген сәтте алуға болады, соңында "
                    "стек "
                    "бос. Элементтер қандай ретпен шыға алады? Барлық дұрыс жауапты таңдаңыз.",
                    "Тек үстіңгісін алуға болады, сондықтан стекте бірге жатқан элементтердің кейін салынғаны бұрын "
                    f"шығады. `{' '.join(bad)}` мүмкін емес: керек элементтің үстінде басқасы жатқан болар еді.",
                ),
                "en": (
                    f"Elements are pushed on a stack in the order {shown}; the top may be popped at any moment and the "
                    "stack is empty at the end. In which orders can they leave? Select all.",
                    "Only the top can leave, so of the elements lying in the stack together the later one goes first. "
                    f"`{' '.join(bad)}` is impossible: the wanted element would be covered by another.",
                ),
            },
        )


def is_search_path(path: list[int]) -> bool:
    """Each key lies within the bounds set by the turns before it."""
    low, high = float("-inf"), float("inf")
    for key, following in pairwise(path):
        low, high = (key, high) if following > key else (low, key)
        if not low < following < high:
            return False
    return True


def _search_paths() -> Iterator[Document]:
    cases: tuple[tuple[int, list[list[int]], Difficulty], ...] = (
        (45, [[20, 60, 30, 45], [60, 20, 70, 45], [90, 10, 50, 45], [50, 30, 20, 45], [30, 40, 35, 45]], "B"),
        (
            36,
            [[2, 80, 40, 34, 36], [90, 22, 91, 24, 36], [10, 20, 30, 36], [50, 25, 40, 51, 36], [50, 15, 60, 36]],
            "B",
        ),
        (
            70,
            [[100, 40, 90, 60, 70], [40, 100, 30, 80, 70], [80, 60, 75, 65, 70], [10, 95, 50, 45, 70],
             [65, 99, 66, 88, 70]],
            "C",
        ),
    )  # fmt: skip
    for target, paths, difficulty in cases:
        correct = frozenset(index for index, path in enumerate(paths) if is_search_path(path))
        good = ", ".join(row(paths[index]) for index in sorted(correct))
        yield computed(
            "search-path",
            {"target": target, "paths": paths},
            difficulty=difficulty,
            topic="trees",
            tags=("binary-search-tree", "search"),
            options=tuple(map(row, paths)),
            correct=correct,
            texts={
                "ru": (
                    f"В двоичном дереве поиска с разными ключами ищут {target}. Какие последовательности "
                    "просмотренных ключей "
                    "возможны? Выберите все верные.",
                    "После шага вправо все дальнейшие ключи больше пройденного, после шага влево — меньше. Этому "
                    "отвечают "
                    f"{good}; в остальных позже встречается ключ из уже отброшенной части.",
                ),
                "kk": (
                    f"Кілттері әртүрлі екілік іздеу ағашынан {target} ізделеді. Қаралған кілттердің қай тізбектері "
                    "мүмкін? "
                    "Барлық дұрыс жауапты таңдаңыз.",
                    "Оңға қадамнан кейін келесі кілттердің бәрі өтілгеннен үлкен, солға қадамнан кейін — кіші. Бұған "
                    "сай "
                    f"келетіндер: {good}; қалғандарында кейін тасталған бөліктің кілті кездеседі.",
                ),
                "en": (
                    f"A binary search tree with distinct keys is searched for {target}. Which sequences of visited "
                    "keys "
                    "are possible? Select all.",
                    "After a step to the right all further keys are larger than the one passed, after a step to the "
                    "left "
                    f"smaller. These obey: {good}; in the others a key of a discarded part comes up later.",
                ),
            },
        )
