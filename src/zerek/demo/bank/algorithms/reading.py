"""Questions on reading Python: what a short program prints; a test runs each program."""

from collections.abc import Iterator

from zerek.demo.bank.algorithms.notation import code, computed, fenced
from zerek.demo.bank.author import Difficulty, Document

Program = tuple[Difficulty, str, tuple[str, ...], str, str, str, str]
"""Difficulty, tag, options with the right output first, source, and the explanation in Russian, Kazakh, English."""

PROGRAMS: tuple[Program, ...] = (
    (
        "A",
        "recursion",
        ("15", "10", "5", "120", "16"),
        "def f(n):\n    if n == 0:\n        return 0\n    return n + f(n - 1)\n\nprint(f(5))",
        "Функция складывает $5 + 4 + 3 + 2 + 1 + 0 = 15$. 120 получилось бы при умножении, то есть для факториала.",
        "Функция $5 + 4 + 3 + 2 + 1 + 0 = 15$ қосындысын табады. 120 көбейткенде, яғни факториал үшін шығар еді.",
        "The function adds $5 + 4 + 3 + 2 + 1 + 0 = 15$. Multiplication, that is the factorial, would give 120.",
    ),
    (
        "B",
        "recursion",
        ("1101", "1011", "13", "0", "1100"),
        "def f(n):\n    if n < 2:\n        return str(n)\n    return f(n // 2) + str(n % 2)\n\nprint(f(13))",
        "Остатки 1, 0, 1, 1 получаются с конца, но дописываются после рекурсивного вызова, поэтому запись выходит "
        "в верном порядке: $13 = 1101_2$. Обратный порядок дал бы 1011.",
        "1, 0, 1, 1 қалдықтары соңынан бастап шығады, бірақ рекурсивті шақырудан кейін жазылады, сондықтан жазу дұрыс "
        "ретпен шығады: $13 = 1101_2$. Кері реті 1011 болар еді.",
        "The remainders 1, 0, 1, 1 appear from the end but are appended after the recursive call, so the order is "
        "right: $13 = 1101_2$. The reverse order would be 1011.",
    ),
    (
        "B",
        "recursion",
        ("6", "4", "12", "2", "18"),
        "def g(a, b):\n    while b:\n        a, b = b, a % b\n    return a\n\nprint(g(48, 18))",
        "Это алгоритм Евклида: (48, 18) → (18, 12) → (12, 6) → (6, 0). Цикл кончается при нулевом остатке, и ответ — "
        "последний ненулевой, то есть 6.",
        "Бұл — Евклид алгоритмі: (48, 18) → (18, 12) → (12, 6) → (6, 0). Қалдық нөл болғанда цикл аяқталады, жауабы — "
        "соңғы нөл емес қалдық, яғни 6.",
        "This is Euclid's algorithm: (48, 18) → (18, 12) → (12, 6) → (6, 0). The loop ends at remainder zero and the "
        "answer is the last non-zero one, 6.",
    ),
    (
        "A",
        "stack",
        ("[1, 4]", "[1, 2]", "[4]", "[1, 2, 4]", "[1, 3]"),
        "s = []\ns.append(1)\ns.append(2)\ns.append(3)\ns.pop()\ns.pop()\ns.append(4)\nprint(s)",
        "`append` и `pop` работают с концом списка: сняты 3 и 2, затем добавлено 4. Если бы снимали с начала, "
        "это была бы очередь, а не стек.",
        "`append` пен `pop` тізімнің соңымен жұмыс істейді: 3 пен 2 алынды, сосын 4 қосылды. Басынан алынса, бұл стек "
        "емес, кезек болар еді.",
        "`append` and `pop` work at the end of the list: 3 and 2 are removed, then 4 is added. Removing from the front "
        "would make it a queue, not a stack.",
    ),
    (
        "A",
        "queue",
        ("[3, 1, 4]", "[1, 2, 4]", "[2, 3, 4]", "[4, 1, 3]", "[3, 4, 1]"),
        "from collections import deque\n\nq = deque([1, 2, 3])\nq.append(q.popleft())\nq.popleft()\nq.append(4)\n"
        "print(list(q))",
        "Сначала 1 переходит из начала в конец: `[2, 3, 1]`; затем уходит 2: `[3, 1]`; потом добавляется 4. "
        "`popleft` всегда берёт самый старый элемент очереди.",
        "Алдымен 1 басынан соңына өтеді: `[2, 3, 1]`; сосын 2 кетеді: `[3, 1]`; содан кейін 4 қосылады. "
        "`popleft` әрдайым кезектің ең ескі элементін алады.",
        "First 1 moves from the front to the end: `[2, 3, 1]`; then 2 leaves: `[3, 1]`; then 4 is added. "
        "`popleft` always takes the oldest element.",
    ),
    (
        "B",
        "aliasing",
        ("[[1, 0], [1, 0], [1, 0]]", "[[1, 0], [0, 0], [0, 0]]", "[[1, 1], [0, 0], [0, 0]]", "[[0, 0], [0, 0], [0, 0]]",
         "[[1, 0, 0], [0, 0, 0]]"),
        "grid = [[0] * 2] * 3\ngrid[0][0] = 1\nprint(grid)",
        "`* 3` копирует ссылку на один и тот же внутренний список, поэтому изменение видно во всех строках. "
        "Независимые строки даёт `[[0] * 2 for _ in range(3)]`.",
        "`* 3` бір ғана ішкі тізімге сілтемені көшіреді, сондықтан өзгеріс барлық жолда көрінеді. "
        "Тәуелсіз жолдарды `[[0] * 2 for _ in range(3)]` береді.",
        "`* 3` copies a reference to one inner list, so the change shows in every row. "
        "Independent rows come from `[[0] * 2 for _ in range(3)]`.",
    ),
    (
        "B",
        "dictionary",
        ("{'t': 1, 'e': 2, 'm': 1, 'i': 1, 'r': 1}", "{'t': 1, 'e': 1, 'm': 1, 'i': 1, 'r': 1}",
         "{'t': 0, 'e': 1, 'm': 0, 'i': 0, 'r': 0}", "{'e': 2}", "{'e': 2, 'i': 1, 'm': 1, 'r': 1, 't': 1}"),
        "d = {}\nfor c in 'temeir':\n    d[c] = d.get(c, 0) + 1\nprint(d)",
        "`d.get(c, 0)` даёт 0 для нового ключа, и счётчик начинается с 1. Словарь хранит порядок первой вставки, "
        "а не алфавитный порядок.",
        "`d.get(c, 0)` жаңа кілт үшін 0 береді, санауыш 1-ден басталады. Сөздік алфавит ретін емес, алғашқы енгізу "
        "ретін "
        "сақтайды.",
        "`d.get(c, 0)` gives 0 for a new key, so the counter starts at 1. A dictionary keeps the order of first "
        "insertion, not alphabetical order.",
    ),
    (
        "C",
        "recursion",
        ("7", "8", "3", "6", "9"),
        "def f(n):\n    global calls\n    calls += 1\n    if n > 1:\n        f(n - 1)\n        f(n - 1)\n\ncalls = "
        "0\nf(3)\n"
        "print(calls)",
        "Дерево вызовов полное двоичное с тремя уровнями: $1 + 2 + 4 = 7 = 2^3 - 1$. На уровне `n = 1` новых вызовов "
        "нет, поэтому четвёртого уровня не будет.",
        "Шақырулар ағашы — үш деңгейлі толық екілік ағаш: $1 + 2 + 4 = 7 = 2^3 - 1$. `n = 1` деңгейінде жаңа шақыру "
        "жоқ, "
        "сондықтан төртінші деңгей болмайды.",
        "The call tree is a full binary tree of three levels: $1 + 2 + 4 = 7 = 2^3 - 1$. Level `n = 1` makes no new "
        "calls, so there is no fourth level.",
    ),
    (
        "C",
        "recursion-order",
        ("1213121", "3211211", "1121123", "321", "1231231"),
        "def f(n):\n    if n == 0:\n        return\n    f(n - 1)\n    print(n, end='')\n    f(n - 1)\n\nf(3)",
        "Печать стоит между двумя вызовами, то есть это симметричный обход дерева: `f(2)` печатает 121, затем идёт 3 "
        "и снова 121. При печати до вызовов было бы 3211211, после них — 1121123.",
        "Басып шығару екі шақырудың арасында тұр, яғни бұл ағашты симметриялы аралау: `f(2)` 121 басып шығарады, "
        "сосын 3, "
        "қайтадан 121. Шақырулардан бұрын басылса — 3211211, кейін басылса — 1121123 болар еді.",
        "The print stands between two calls, so it is an in-order traversal: `f(2)` prints 121, then comes 3 and 121 "
        "again. Printing before the calls would give 3211211, after them 1121123.",
    ),
    (
        "C",
        "default-argument",
        ("[1, 2]", "[2]", "[1]", "[[1], 2]", "[]"),
        "def add(x, seen=[]):\n    seen.append(x)\n    return seen\n\nadd(1)\nprint(add(2))",
        "Значение по умолчанию создаётся один раз, при определении функции, поэтому список общий для всех вызовов. "
        "Надёжный приём — `seen=None` и создание списка внутри.",
        "Әдепкі мән функция анықталғанда бір-ақ рет құрылады, сондықтан тізім барлық шақыруға ортақ. "
        "Сенімді тәсіл — `seen=None` жазып, тізімді функция ішінде құру.",
        "A default value is created once, when the function is defined, so the list is shared by all calls. "
        "The safe way is `seen=None` and a list created inside.",
    ),
    (
        "B",
        "two-pointers",
        ("(1, 4)", "(0, 3)", "(2, 3)", "(3, 11)", "(0, 4)"),
        "a = [2, 3, 5, 7, 11]\ni, j = 0, len(a) - 1\nwhile a[i] + a[j] != 14:\n    if a[i] + a[j] < 14:\n        i += "
        "1\n"
        "    else:\n        j -= 1\nprint((i, j))",
        "Начинаем с 2 + 11 = 13: меньше 14, сдвигаем левый указатель; 3 + 11 = 14 — готово. Печатаются индексы (1, 4), "
        "а не сами числа; сдвиги возможны потому, что массив отсортирован.",
        "2 + 11 = 13 қосындысынан бастаймыз: 14-тен кіші, сол жақ көрсеткіш жылжиды; 3 + 11 = 14 — дайын. Сандар емес, "
        "(1, 4) индекстері шығады; жылжыту массив сұрыпталғандықтан дұрыс.",
        "Start with 2 + 11 = 13: below 14, so the left pointer moves; 3 + 11 = 14 is it. The indexes (1, 4) are "
        "printed, "
        "not the numbers; moving is justified because the array is sorted.",
    ),
)  # fmt: skip


def questions() -> list[Document]:
    """One question for each program."""
    return list(_outputs())


def _outputs() -> Iterator[Document]:
    for difficulty, tag, options, source, ru, kk, en in PROGRAMS:
        yield computed(
            "program-output",
            {"source": source},
            difficulty=difficulty,
            topic="code-reading",
            tags=("python", tag),
            options=tuple(map(code, options)),
            texts={
                "ru": (f"Что напечатает программа?\n\n{fenced(source)}", ru),
                "kk": (f"Бағдарлама не басып шығарады?\n\n{fenced(source)}", kk),
                "en": (f"What does the program print?\n\n{fenced(source)}", en),
            },
        )
