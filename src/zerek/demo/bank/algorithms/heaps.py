"""Generated questions on binary heaps and search trees."""

from collections.abc import Iterator

from zerek.demo.bank.algorithms.notation import computed, row
from zerek.demo.bank.author import Difficulty, Document, choices, numbers

Tree = tuple[int, "Tree | None", "Tree | None"]


def questions() -> list[Document]:
    """Insertion into a heap, removal of the minimum, recognising heaps, traversals and heights of search trees."""
    parts = (_inserts(), _removals(), _recognitions(), _traversals(), _heights())
    return [question for part in parts for question in part]


def sift_up(heap: list[int], steps: int | None = None) -> list[int]:
    """The last element rises while it is smaller than its parent, at most `steps` times."""
    array, index = list(heap), len(heap) - 1
    while index and array[(index - 1) // 2] > array[index] and steps != 0:
        parent = (index - 1) // 2
        array[parent], array[index] = array[index], array[parent]
        index, steps = parent, None if steps is None else steps - 1
    return array


def sift_down(heap: list[int], steps: int | None = None, larger_child: bool = False) -> list[int]:
    """The first element sinks while a child is smaller; `larger_child` makes the usual error of the wrong child."""
    array, index = list(heap), 0
    pick = max if larger_child else min
    while 2 * index + 1 < len(array) and steps != 0:
        child = pick(range(2 * index + 1, min(2 * index + 3, len(array))), key=array.__getitem__)
        if array[child] >= array[index]:
            break
        array[child], array[index] = array[index], array[child]
        index, steps = child, None if steps is None else steps - 1
    return array


def _inserts() -> Iterator[Document]:
    cases: tuple[tuple[list[int], int, Difficulty], ...] = (
        ([2, 5, 4, 9, 7], 3, "A"),
        ([3, 8, 6, 12, 10, 9, 11], 5, "B"),
        ([4, 7, 9, 15, 8, 12, 10, 20], 1, "C"),
    )
    for heap, item, difficulty in cases:
        appended = [*heap, item]
        right = sift_up(appended)
        typical = [appended, sift_up(appended, 1), sorted(appended), sift_down([item, *heap]), [item, *heap]]
        typical += [[*heap[:1], item, *heap[1:]]]
        yield computed(
            "heap-insert",
            {"heap": heap, "item": item},
            difficulty=difficulty,
            topic="trees",
            tags=("heap", "insert"),
            options=choices(row(right), map(row, typical)),
            texts={
                "ru": (
                    f"В двоичную кучу с минимумом в корне, хранимую массивом {row(heap)}, добавили ключ {item}. "
                    "Каким станет массив после восстановления свойства кучи?",
                    f"Ключ ставят в конец — {row(appended)} — и поднимают, пока родитель с индексом "
                    f"`(i - 1) // 2` больше него: {row(right)}. Куча не обязана быть отсортированным массивом.",
                ),
                "kk": (
                    f"Түбірінде минимум тұратын, {row(heap)} массивімен берілген екілік үймеге {item} кілті қосылды. "
                    "Үйме қасиеті қалпына келген соң массив қандай болады?",
                    f"Кілт соңына қойылады — {row(appended)} — және индексі `(i - 1) // 2` ата-анасы одан үлкен "
                    f"болғанша жоғары көтеріледі: {row(right)}. Үйменің сұрыпталған массив болуы міндетті емес.",
                ),
                "en": (
                    f"The key {item} is added to a binary min-heap stored as the array {row(heap)}. "
                    "What is the array once the heap property is restored?",
                    f"The key goes to the end, {row(appended)}, and rises while its parent at index "
                    f"`(i - 1) // 2` is larger: {row(right)}. A heap need not be a sorted array.",
                ),
            },
        )


def _removals() -> Iterator[Document]:
    cases: tuple[tuple[list[int], Difficulty], ...] = (
        ([1, 4, 3, 9, 6, 8], "B"),
        ([2, 3, 7, 5, 10, 9, 8], "B"),
        ([1, 5, 2, 9, 6, 4, 3, 12, 11], "C"),
    )
    for heap, difficulty in cases:
        moved = [heap[-1], *heap[1:-1]]
        right = sift_down(moved)
        typical = [moved, sift_down(moved, 1), sift_down(moved, larger_child=True), heap[1:], sorted(heap[1:])]
        yield computed(
            "heap-pop",
            {"heap": heap},
            difficulty=difficulty,
            topic="trees",
            tags=("heap", "extract-min"),
            options=choices(row(right), map(row, typical)),
            texts={
                "ru": (
                    f"Из двоичной кучи {row(heap)} (минимум в корне) извлекли минимум: на место корня перенесли "
                    "последний элемент и просеяли его вниз. Каким стал массив?",
                    f"После переноса: {row(moved)}. Элемент меняют с меньшим из двух детей, пока он больше: "
                    f"{row(right)}. Обмен с тем ребёнком, что больше, нарушил бы свойство кучи сразу же.",
                ),
                "kk": (
                    f"{row(heap)} екілік үймесінен (түбірінде минимум) ең кіші элемент алынды: түбірдің орнына соңғы "
                    "элемент қойылып, төмен қарай түсірілді. Массив қандай болды?",
                    f"Ауыстырғаннан кейін: {row(moved)}. Элемент екі баласының кішісінен үлкен болып тұрғанша сонымен "
                    f"орын ауыстырады: {row(right)}. Үлкен баласымен ауыстырса, үйме қасиеті бірден бұзылар еді.",
                ),
                "en": (
                    f"The minimum was extracted from the binary min-heap {row(heap)}: the last element took the "
                    "place of the root and was sifted down. What is the array now?",
                    f"After the move: {row(moved)}. The element is swapped with the smaller child while it is larger: "
                    f"{row(right)}. A swap with the larger child would break the heap property at once.",
                ),
            },
        )


def is_heap(array: list[int]) -> bool:
    """No element is smaller than its parent."""
    return all(array[(index - 1) // 2] <= array[index] for index in range(1, len(array)))


def _recognitions() -> Iterator[Document]:
    for arrays, difficulty in (
        ([[1, 3, 2, 7, 4], [1, 2, 5, 4, 3], [1, 4, 2, 3, 5], [2, 3, 1, 6, 5], [3, 5, 4, 6, 2]], "B"),
        (
            [[2, 4, 3, 9, 8, 7], [2, 7, 3, 9, 8, 4], [2, 5, 6, 4, 9, 8], [3, 4, 8, 6, 5, 7], [2, 3, 4, 5, 6, 1]],
            "B",
        ),
        (
            [[1, 6, 2, 7, 8, 3, 4], [1, 2, 6, 3, 7, 8, 4], [5, 6, 7, 8, 9, 10, 4], [1, 3, 2, 4, 5, 6, 9],
             [2, 8, 3, 9, 7, 4, 5]],
            "C",
        ),
    ):  # fmt: skip
        correct = frozenset(index for index, array in enumerate(arrays) if is_heap(array))
        level: Difficulty = "C" if difficulty == "C" else "B"
        good = ", ".join(row(arrays[index]) for index in sorted(correct))
        yield computed(
            "heap-recognition",
            {"arrays": arrays},
            difficulty=level,
            topic="trees",
            tags=("heap", "array-representation"),
            options=tuple(map(row, arrays)),
            correct=correct,
            texts={
                "ru": (
                    "Какие массивы задают двоичную кучу с минимумом в корне "
                    f"(дети элемента `i` — `2i + 1` и `2i + 2`, длина {len(arrays[0])})? Выберите все верные.",
                    f"Проверяем, что каждый элемент не меньше родителя `(i - 1) // 2`. Годятся {good}; "
                    "в остальных хотя бы одна пара «родитель — ребёнок» нарушает порядок.",
                ),
                "kk": (
                    "Қай массивтер түбірінде минимум тұратын екілік үймені береді "
                    f"(`i` элементінің балалары — `2i + 1` және `2i + 2`, ұзындығы {len(arrays[0])})? "
                    "Барлық дұрыс жауапты таңдаңыз.",
                    f"Әр элемент `(i - 1) // 2` ата-анасынан кіші еместігін тексереміз. Жарайтыны: {good}; "
                    "қалғандарында кемінде бір «ата-ана — бала» жұбы ретті бұзады.",
                ),
                "en": (
                    "Which arrays are binary min-heaps "
                    f"(children of element `i` are `2i + 1` and `2i + 2`, length {len(arrays[0])})? Select all.",
                    f"Check that no element is smaller than its parent `(i - 1) // 2`. These pass: {good}; "
                    "in each of the others at least one parent and child are out of order.",
                ),
            },
        )


def search_tree(keys: list[int]) -> Tree | None:
    """The binary search tree after inserting the keys one by one, without balancing."""

    def insert(tree: Tree | None, key: int) -> Tree:
        if tree is None:
            return (key, None, None)
        root, left, right = tree
        return (root, insert(left, key), right) if key < root else (root, left, insert(right, key))

    tree: Tree | None = None
    for key in keys:
        tree = insert(tree, key)
    return tree


def preorder(tree: Tree | None) -> list[int]:
    """Root, left subtree, right subtree."""
    return [] if tree is None else [tree[0], *preorder(tree[1]), *preorder(tree[2])]


def postorder(tree: Tree | None) -> list[int]:
    """Left subtree, right subtree, root."""
    return [] if tree is None else [*postorder(tree[1]), *postorder(tree[2]), tree[0]]


def levels(tree: Tree | None) -> int:
    """How many levels the tree has."""
    return 0 if tree is None else 1 + max(levels(tree[1]), levels(tree[2]))


def _traversals() -> Iterator[Document]:
    cases: tuple[tuple[str, list[int], Difficulty], ...] = (
        ("preorder", [8, 3, 10, 1, 6, 14], "A"),
        ("preorder", [20, 30, 10, 25, 5, 15, 35], "B"),
        ("postorder", [7, 2, 9, 1, 5, 8], "B"),
        ("postorder", [15, 6, 18, 3, 7, 17, 20, 13], "C"),
    )
    names = {
        "preorder": {"ru": "прямого (корень, левое, правое)", "kk": "тура (түбір, сол жақ, оң жақ)", "en": "pre-order"},
        "postorder": {
            "ru": "обратного (левое, правое, корень)",
            "kk": "кері (сол жақ, оң жақ, түбір)",
            "en": "post-order",
        },
    }
    for kind, keys, difficulty in cases:
        tree = search_tree(keys)
        forms = {"preorder": preorder(tree), "postorder": postorder(tree)}
        right = forms.pop(kind)
        typical = [*forms.values(), sorted(keys), keys, right[::-1], sorted(keys, reverse=True)]
        yield computed(
            "tree-traversal",
            {"kind": kind, "keys": keys},
            difficulty=difficulty,
            topic="trees",
            tags=("binary-search-tree", "traversal"),
            options=choices(row(right), map(row, typical)),
            texts={
                "ru": (
                    f"В пустое двоичное дерево поиска по очереди вставили ключи {row(keys)}. "
                    f"Каков результат {names[kind]['ru']} обхода?",
                    f"Корень — первый ключ {keys[0]}: меньшие ушли влево, большие — вправо. Обход даёт {row(right)}. "
                    "Отсортированную последовательность дал бы только симметричный обход.",
                ),
                "kk": (
                    f"Бос екілік іздеу ағашына {row(keys)} кілттері кезекпен енгізілді. "
                    f"Ағашты {names[kind]['kk']} аралау нәтижесі қандай?",
                    f"Түбір — бірінші кілт {keys[0]}: кішілері солға, үлкендері оңға кетті. Аралау {row(right)} "
                    "береді. "
                    "Сұрыпталған тізбекті тек симметриялы аралау берер еді.",
                ),
                "en": (
                    f"The keys {row(keys)} are inserted one by one into an empty binary search tree. "
                    f"What is its {names[kind]['en']} traversal?",
                    f"The root is the first key, {keys[0]}: smaller keys went left, larger ones right. The traversal "
                    "is "
                    f"{row(right)}. Only the in-order traversal would give a sorted sequence.",
                ),
            },
        )


def _heights() -> Iterator[Document]:
    cases: tuple[tuple[list[int], Difficulty], ...] = (
        ([4, 2, 6, 1, 3], "A"),
        ([10, 20, 15, 30, 12, 11], "B"),
        ([50, 20, 70, 10, 40, 30, 35, 80], "B"),
    )
    for keys, difficulty in cases:
        right = levels(search_tree(keys))
        balanced = len(keys).bit_length()
        yield computed(
            "tree-levels",
            {"keys": keys},
            difficulty=difficulty,
            topic="trees",
            tags=("binary-search-tree", "height"),
            options=numbers(right, [balanced, right - 1, right + 1, len(keys)]),
            texts={
                "ru": (
                    f"Ключи {row(keys)} вставляют в двоичное дерево поиска без балансировки. Сколько уровней "
                    "в дереве (корень — уровень 1)?",
                    f"Каждый ключ спускается от корня {keys[0]} и становится листом; вершин на самом длинном "
                    f"пути: {right}. Минимально возможное число уровней здесь {balanced}, "
                    "но без балансировки оно достигается не всегда.",
                ),
                "kk": (
                    f"{row(keys)} кілттері теңгерілмейтін екілік іздеу ағашына енгізіледі. Ағашта неше деңгей бар "
                    "(түбір — 1-деңгей)?",
                    f"Әр кілт {keys[0]} түбірінен төмен түсіп, жапырақ болады; ең ұзын жолда {right} төбе бар. "
                    f"Мұндағы деңгейлердің ең аз мүмкін саны — {balanced}, "
                    "бірақ теңгерусіз оған әрдайым жете бермейді.",
                ),
                "en": (
                    f"The keys {row(keys)} are inserted into a binary search tree without balancing. How many levels "
                    "has the tree (the root is level 1)?",
                    f"Each key descends from the root {keys[0]} and becomes a leaf; the longest path has {right} "
                    f"vertices. The least possible number of levels is {balanced}, "
                    "but without balancing it is not always reached.",
                ),
            },
        )
