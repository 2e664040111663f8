"""Generated questions that count the steps of loops."""

from collections.abc import Iterator
from math import isqrt

from zerek.demo.bank.algorithms.notation import computed, fenced
from zerek.demo.bank.author import Difficulty, Document, numbers

Explained = dict[str, str]

TRIANGLE = "count = 0\nfor i in range({n}):\n    for j in range(i):\n        count += 1"
HALVING = "count = 0\nn = {n}\nwhile n > 1:\n    n //= 2\n    count += 1"
DIVISORS = "count = 0\ni = 1\nwhile i * i <= {n}:\n    count += 1\n    i += 1"
DOUBLING = "count = 0\nfor i in range({n}):\n    j = 1\n    while j < {n}:\n        j *= 2\n        count += 1"


def questions() -> list[Document]:
    """The value of a counter after loops of several shapes."""
    return list(_counts())


def _cases() -> Iterator[tuple[str, str, int, int, list[int], Difficulty, Explained]]:
    for n in (6, 10):
        right = n * (n - 1) // 2
        yield "triangle", TRIANGLE, n, right, [n * (n + 1) // 2, n * n, right - n, n * (n - 1)], "A", {
            "ru": f"Внутренний цикл делает $i$ шагов: $0 + 1 + \\dots + {n - 1} = {right}$. При `range(i)` само $i$ "
            "не входит, поэтому это не сумма до $n$; порядок роста — $O(n^2)$.",
            "kk": f"Ішкі цикл $i$ қадам жасайды: $0 + 1 + \\dots + {n - 1} = {right}$. `range(i)` ішіне $i$ кірмейді, "
            "сондықтан бұл $n$-ге дейінгі қосынды емес; өсу реті — $O(n^2)$.",
            "en": f"The inner loop makes $i$ steps: $0 + 1 + \\dots + {n - 1} = {right}$. `range(i)` leaves $i$ out, "
            "so "
            "it is not the sum up to $n$; the growth is $O(n^2)$.",
        }  # fmt: skip
    for n in (40, 1000):
        right = n.bit_length() - 1
        yield "halving", HALVING, n, right, [right + 1, right - 1, n // 2, n], "A" if n < 100 else "B", {
            "ru": f"Каждый шаг делит $n$ пополам с округлением вниз, пока не останется 1: это "
            rf"$\lfloor \log_2 {n} \rfloor = {right}$ шагов. Число растёт логарифмически, а не линейно.",
            "kk": f"Әр қадам 1 қалғанша $n$-ді төмен қарай дөңгелектеп екіге бөледі: бұл "
            rf"$\lfloor \log_2 {n} \rfloor = {right}$ қадам. Саны сызықтық емес, логарифмдік түрде өседі.",
            "en": f"Each step halves $n$, rounding down, until 1 is left: "
            rf"$\lfloor \log_2 {n} \rfloor = {right}$ steps. The count grows logarithmically, not linearly.",
        }  # fmt: skip
    for n in (50, 144):
        right = isqrt(n)
        yield "square-root", DIVISORS, n, right, [right - 1, right + 1, n, n // 2], "A" if n < 100 else "B", {
            "ru": rf"Цикл идёт, пока $i^2 \le {n}$, то есть до $\lfloor \sqrt{{{n}}} \rfloor = {right}$. Поэтому "
            rf"проверка делителей так занимает $O(\sqrt n)$, а не $O(n)$.",
            "kk": rf"Цикл $i^2 \le {n}$ болғанша, яғни $\lfloor \sqrt{{{n}}} \rfloor = {right}$ дейін жүреді. "
            r"Сондықтан "
            rf"бөлгіштерді бұлай тексеру $O(n)$ емес, $O(\sqrt n)$ уақыт алады.",
            "en": rf"The loop runs while $i^2 \le {n}$, that is up to $\lfloor \sqrt{{{n}}} \rfloor = {right}$. Trial "
            rf"division done so takes $O(\sqrt n)$, not $O(n)$.",
        }  # fmt: skip
    for n in (8, 20):
        steps = (n - 1).bit_length()
        right = n * steps
        yield "doubling", DOUBLING, n, right, [n * n, n * (steps - 1), n + steps, n * (steps + 1)], "C", {
            "ru": rf"Внутренний цикл удваивает `j` от 1, пока `j < {n}`: ${steps}$ шагов, внешний повторяет это {n} "
            r"раз: "
            rf"${n} \cdot {steps} = {right}$. Вложенность сама по себе не означает $n^2$: здесь $O(n \log n)$.",
            "kk": rf"Ішкі цикл `j`-ді 1-ден бастап `j < {n}` болғанша екі еселейді: ${steps}$ қадам, сыртқы цикл мұны "
            rf"{n} "
            rf"рет қайталайды: ${n} \cdot {steps} = {right}$. Цикл ішіндегі цикл әрдайым $n^2$ емес: "
            rf"мұнда $O(n \log n)$.",
            "en": rf"The inner loop doubles `j` from 1 while `j < {n}`: ${steps}$ steps, repeated {n} times: "
            rf"${n} \cdot {steps} = {right}$. Nesting alone does not mean $n^2$: this is $O(n \log n)$.",
        }  # fmt: skip


def _counts() -> Iterator[Document]:
    for shape, template, n, right, typical, difficulty, why in _cases():
        source = template.format(n=n)
        yield computed(
            "loop-count",
            {"shape": shape, "n": n, "source": source},
            difficulty=difficulty,
            topic="complexity",
            tags=("loops", "counting"),
            options=numbers(right, typical),
            texts={
                "ru": (f"Чему равно `count` после выполнения кода?\n\n{fenced(source)}", why["ru"]),
                "kk": (f"Код орындалғаннан кейін `count` неге тең?\n\n{fenced(source)}", why["kk"]),
                "en": (f"What is `count` after the code has run?\n\n{fenced(source)}", why["en"]),
            },
        )
