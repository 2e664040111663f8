"""How arrays and code are written down, and how a question of this subject is put together."""

from collections.abc import Sequence

from zerek.demo.bank.author import Subject

TOPICS: dict[str, dict[str, str]] = {
    "complexity": {"ru": "Сложность алгоритмов", "kk": "Алгоритмдердің күрделілігі", "en": "Complexity"},
    "linear-structures": {
        "ru": "Массивы, списки, стеки, очереди",
        "kk": "Массивтер, тізімдер, стектер, кезектер",
        "en": "Arrays, lists, stacks, queues",
    },
    "trees": {"ru": "Деревья и кучи", "kk": "Ағаштар және үймелер", "en": "Trees and heaps"},
    "hashing": {"ru": "Хеширование", "kk": "Хештеу", "en": "Hashing"},
    "sorting-searching": {"ru": "Сортировка и поиск", "kk": "Сұрыптау және іздеу", "en": "Sorting and searching"},
    "graphs": {"ru": "Графы", "kk": "Графтар", "en": "Graphs"},
    "recursion-dp": {
        "ru": "Рекурсия и динамическое программирование",
        "kk": "Рекурсия және динамикалық бағдарламалау",
        "en": "Recursion and dynamic programming",
    },
    "code-reading": {"ru": "Чтение кода", "kk": "Кодты оқу", "en": "Code reading"},
}

SUBJECT = Subject("M094-1", TOPICS)
computed = SUBJECT.computed
written = SUBJECT.written


def code(value: object) -> str:
    """A value as inline code."""
    return f"`{value}`"


def row(items: Sequence[int]) -> str:
    """An array as inline code: `[1, 2, 3]`."""
    return f"`{list(items)}`"


def fenced(source: str) -> str:
    """Python source as a code block of its own."""
    return f"```python\n{source.strip()}\n```"
