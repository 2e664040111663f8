"""Topics and languages of the logic half of the readiness test, and how one of its questions is put together."""


from zerek.demo.bank.author import Subject

TOPICS: dict[str, dict[str, str]] = {
    "syllogisms": {
        "ru": "Силлогизмы и кванторы",
        "kk": "Силлогизмдер мен кванторлар",
        "en": "Syllogisms and quantifiers",
    },
    "conditions": {"ru": "Условная логика", "kk": "Шартты логика", "en": "Conditional logic"},
    "puzzles": {
        "ru": "Порядок и правдивость",
        "kk": "Рет пен шыншылдық есептері",
        "en": "Ordering and truth-tellers",
    },
    "patterns": {
        "ru": "Аналогии и числовые ряды",
        "kk": "Аналогиялар мен сандық қатарлар",
        "en": "Analogies and number sequences",
    },
}

SEVERAL = {
    "ru": "Выберите все верные.",
    "kk": "Барлық дұрыс жауапты таңдаңыз.",
    "en": "Choose all that are correct.",
}
"""What a question with several right answers says."""

SUBJECT = Subject("TGO", TOPICS, SEVERAL)
computed = SUBJECT.computed
written = SUBJECT.written


def sentence(clause: str) -> str:
    """A clause with a capital letter and a full stop."""
    return f"{clause[0].upper()}{clause[1:]}."
