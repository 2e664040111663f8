"""Generated questions on sorting: the array in the middle of the work."""

from collections.abc import Callable, Iterator

from zerek.demo.bank.algorithms.notation import computed, fenced, row
from zerek.demo.bank.author import Difficulty, Document, choices, numbers

States = list[list[int]]

PARTITION = """
def partition(a):
    pivot = a[-1]
    i = 0
    for j in range(len(a) - 1):
        if a[j] < pivot:
            a[i], a[j] = a[j], a[i]
            i += 1
    a[i], a[-1] = a[-1], a[i]
    return i
"""


def insertion_states(items: list[int]) -> States:
    """The array before the work and after each pass; pass number k puts element k in its place on the left."""
    states, array = [list(items)], list(items)
    for k in range(1, len(array)):
        position = k
        while position and array[position - 1] > array[position]:
            array[position - 1], array[position] = array[position], array[position - 1]
            position -= 1
        states.append(list(array))
    return states


def selection_states(items: list[int]) -> States:
    """The array before the work and after each pass; pass number k puts the k-th smallest element in its place."""
    states, array = [list(items)], list(items)
    for k in range(len(array) - 1):
        smallest = min(range(k, len(array)), key=array.__getitem__)
        array[k], array[smallest] = array[smallest], array[k]
        states.append(list(array))
    return states


def bubble_states(items: list[int]) -> States:
    """The array before the work and after each pass from left to right."""
    states, array = [list(items)], list(items)
    for last in range(len(array) - 1, 0, -1):
        for j in range(last):
            if array[j] > array[j + 1]:
                array[j], array[j + 1] = array[j + 1], array[j]
        states.append(list(array))
    return states


STATES: dict[str, Callable[[list[int]], States]] = {
    "insertion": insertion_states,
    "selection": selection_states,
    "bubble": bubble_states,
}

HOW = {
    "insertion": {
        "ru": "вставками: на проходе $k$ элемент с индексом $k$ вставляют в упорядоченную левую часть",
        "kk": "кірістіру әдісімен сұрыптайды: $k$-өтімде индексі $k$ элемент реттелген сол жақ бөлікке кірістіріледі",
        "en": "by insertion: pass $k$ inserts the element with index $k$ into the ordered left part",
    },
    "selection": {
        "ru": "выбором: на каждом проходе минимум неупорядоченной части меняют местами с её первым элементом",
        "kk": "таңдау әдісімен сұрыптайды: әр өтімде реттелмеген бөліктің ең кіші элементі сол бөліктің бірінші "
        "элементімен "
        "орын ауыстырады",
        "en": "by selection: each pass swaps the minimum of the unordered part with the first element of that part",
    },
    "bubble": {
        "ru": "пузырьком: каждый проход идёт слева направо и меняет местами соседей, стоящих не по порядку",
        "kk": "көпіршік әдісімен сұрыптайды: әр өтім солдан оңға жүріп, реті бұзылған көршілерді ауыстырады",
        "en": "by bubble sort: each pass goes from left to right and swaps neighbours that are out of order",
    },
}

TRAP = {
    "insertion": {
        "ru": "Правая часть пока не тронута: в ней могут быть элементы меньше всех упорядоченных.",
        "kk": "Оң жақ бөлікке әлі тиіспейді: онда реттелгендердің бәрінен кіші элементтер болуы мүмкін.",
        "en": "The right part is still untouched: it may hold elements smaller than all the ordered ones.",
    },
    "selection": {
        "ru": "Элементы не сдвигаются, а меняются местами, поэтому первый элемент части уходит на место минимума.",
        "kk": "Элементтер жылжымайды, орын ауыстырады, сондықтан бөліктің бірінші элементі минимумның орнына кетеді.",
        "en": "Elements are swapped, not shifted, so the first element of the part goes where the minimum was.",
    },
    "bubble": {
        "ru": "За проход наверняка встаёт на место только наибольший элемент, а малые сдвигаются влево лишь на шаг.",
        "kk": "Бір өтімде орнына міндетті түрде тек ең үлкен элемент барады, ал кішілері солға бір қадам ғана жылжиды.",
        "en": "A pass surely places only the largest element, while small ones move left by a single step.",
    },
}


def questions() -> list[Document]:
    """Passes of the simple sorts, a partition, a merge and a count of swaps."""
    parts = (_passes(), _partitions(), _swaps())
    return [question for part in parts for question in part]


def _passes() -> Iterator[Document]:
    cases: tuple[tuple[str, list[int], int, Difficulty], ...] = (
        ("insertion", [7, 3, 5, 1, 9], 2, "A"),
        ("insertion", [12, 8, 15, 4, 10, 2], 3, "B"),
        ("insertion", [6, 5, 8, 2, 9, 1], 4, "A"),
        ("selection", [8, 5, 2, 9, 1], 2, "A"),
        ("selection", [14, 3, 11, 7, 5, 9], 3, "B"),
        ("bubble", [5, 9, 2, 7, 1], 1, "A"),
        ("bubble", [6, 4, 8, 3, 7, 2], 2, "B"),
        ("bubble", [9, 1, 8, 2, 7, 3, 6], 3, "C"),
    )
    for algorithm, items, k, difficulty in cases:
        states = STATES[algorithm](items)
        others = [STATES[name](items) for name in STATES if name != algorithm]
        typical = [states[k - 1], states[k + 1], *(other[k] for other in others), sorted(items)]
        typical += [other[k - 1] for other in others]
        trace = " → ".join(row(state) for state in states[: k + 1])
        yield computed(
            "sort-passes",
            {"algorithm": algorithm, "items": items, "passes": k},
            difficulty=difficulty,
            topic="sorting-searching",
            tags=("sorting", algorithm),
            options=choices(row(states[k]), map(row, typical)),
            texts={
                "ru": (
                    f"Массив {row(items)} сортируют по возрастанию {HOW[algorithm]['ru']}. "
                    f"Каким он станет после прохода № {k}?",
                    f"По проходам: {trace}. {TRAP[algorithm]['ru']}",
                ),
                "kk": (
                    f"{row(items)} массивін өсу ретімен {HOW[algorithm]['kk']}. "
                    f"{k}-өтімнен кейін массив қандай болады?",
                    f"Өтімдер бойынша: {trace}. {TRAP[algorithm]['kk']}",
                ),
                "en": (
                    f"The array {row(items)} is sorted in ascending order {HOW[algorithm]['en']}. "
                    f"What does it look like after pass number {k}?",
                    f"Pass by pass: {trace}. {TRAP[algorithm]['en']}",
                ),
            },
        )


def partitioned(items: list[int]) -> tuple[list[int], int]:
    """Lomuto's partition around the last element: the array afterwards and the place of the pivot."""
    array, border = list(items), 0
    for j in range(len(array) - 1):
        if array[j] < array[-1]:
            array[border], array[j] = array[j], array[border]
            border += 1
    array[border], array[-1] = array[-1], array[border]
    return array, border


def _partitions() -> Iterator[Document]:
    cases: tuple[tuple[list[int], Difficulty], ...] = (
        ([8, 3, 9, 1, 12, 5], "B"),
        ([7, 2, 10, 4, 12, 6], "C"),
        ([11, 4, 9, 15, 2, 8], "C"),
    )
    for items, difficulty in cases:
        right, border = partitioned(items)
        pivot = items[-1]
        low, high = [x for x in items if x < pivot], [x for x in items if x > pivot]
        without_swap = [*low, *[x for x in right if x > pivot and x != right[-1]], right[-1], pivot]
        typical = [[*low, pivot, *high], without_swap, sorted(items), right[::-1], [*high, pivot, *low]]
        typical += [[*low[::-1], pivot, *high], [*high, *low, pivot]]
        yield computed(
            "partition",
            {"items": items},
            difficulty=difficulty,
            topic="sorting-searching",
            tags=("quicksort", "partition"),
            options=choices(row(right), map(row, typical)),
            time_seconds=150,
            texts={
                "ru": (
                    f"Каким станет список `a = {items}` после вызова `partition(a)`?\n\n{fenced(PARTITION)}",
                    f"Меньшие опорного {pivot} элементы {row(low)} собираются слева в прежнем порядке, затем опорный "
                    f"меняется местами с элементом на границе (индекс {border}). Порядок больших элементов при этом "
                    f"не обязан сохраниться: {row(right)}.",
                ),
                "kk": (
                    f"`partition(a)` шақырылғаннан кейін `a = {items}` тізімі қандай болады?\n\n{fenced(PARTITION)}",
                    f"Тірек элемент {pivot} санынан кішілер {row(low)} сол жаққа бұрынғы ретімен жиналады, содан соң "
                    f"тірек элемент шекарадағы (индексі {border}) элементпен орын ауыстырады. Үлкен элементтердің реті "
                    f"сақталуы міндетті емес: {row(right)}.",
                ),
                "en": (
                    f"What does the list `a = {items}` become after `partition(a)`?\n\n{fenced(PARTITION)}",
                    f"Elements below the pivot {pivot}, {row(low)}, gather on the left in their old order; then the "
                    f"pivot is swapped with the element at the border (index {border}). The larger elements need not "
                    f"keep their order: {row(right)}.",
                ),
            },
        )


def _swaps() -> Iterator[Document]:
    cases: tuple[tuple[list[int], Difficulty], ...] = (
        ([3, 1, 4, 2], "A"),
        ([5, 2, 6, 1, 3], "B"),
        ([4, 6, 1, 5, 2, 3], "C"),
    )
    for items, difficulty in cases:
        pairs = [(x, y) for i, x in enumerate(items) for y in items[i + 1 :] if x > y]
        right = len(pairs)
        size = len(items)
        shown = ", ".join(f"({x}, {y})" for x, y in pairs)
        yield computed(
            "bubble-swaps",
            {"items": items},
            difficulty=difficulty,
            topic="sorting-searching",
            tags=("inversions", "bubble"),
            options=numbers(right, [size - 1, size * (size - 1) // 2, right - 1, right + 1]),
            texts={
                "ru": (
                    f"Сколько обменов соседних элементов сделает пузырьковая сортировка массива {row(items)} "
                    "по возрастанию?",
                    f"Каждый обмен соседей убирает ровно одну инверсию, поэтому обменов столько же, сколько инверсий: "
                    f"{shown} — всего {right}. Не путайте обмены со сравнениями: сравнений больше.",
                ),
                "kk": (
                    f"{row(items)} массивін көпіршік әдісімен өсу ретімен сұрыптағанда көрші элементтер неше рет "
                    "орын ауыстырады?",
                    f"Көршілердің әр ауысуы дәл бір инверсияны жояды, сондықтан ауысулар саны инверсиялар санына тең: "
                    f"{shown} — барлығы {right}. Ауыстыру мен салыстыруды шатастырмаңыз: салыстырулар көбірек.",
                ),
                "en": (
                    f"How many swaps of neighbours does bubble sort make on the array {row(items)} (ascending order)?",
                    f"Each swap of neighbours removes exactly one inversion, so there are as many swaps as inversions: "
                    f"{shown}, {right} in all. Do not confuse swaps with comparisons, of which there are more.",
                ),
            },
        )
