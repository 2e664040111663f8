"""Generated questions on nested quantifiers: negations and consequences, decided over small models."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document
from zerek.demo.bank.tgo_logic.notation import computed, sentence

Reading = str
"""Outer quantifier, inner quantifier, sign: `AE+` is “in every … at least one … did”, `EA-` “in some … none did”."""


@dataclass(frozen=True, slots=True)
class Story:
    """Per language: the two outer phrases (every, at least one) and the four inner clauses (A+, E+, A-, E-)."""

    outer: dict[str, tuple[str, str]]
    inner: dict[str, tuple[str, str, str, str]]

    def worded(self, reading: Reading, language: str) -> str:
        """The reading as a sentence."""
        outer = self.outer[language]["AE".index(reading[0])]
        inner = self.inner[language][("A+", "E+", "A-", "E-").index(reading[1:])]
        return sentence(f"{outer} {inner}")


GROUPS = Story(
    {
        "ru": ("в каждой группе", "хотя бы в одной группе"),
        "kk": ("әр топта", "кемінде бір топта"),
        "en": ("in every group", "in at least one group"),
    },
    {
        "ru": ("все студенты сдали зачёт", "хотя бы один студент сдал зачёт",
               "ни один студент не сдал зачёт", "хотя бы один студент не сдал зачёт"),
        "kk": ("барлық студент сынақ тапсырды", "кемінде бір студент сынақ тапсырды",
               "бірде-бір студент сынақ тапсырмады", "кемінде бір студент сынақ тапсырмады"),
        "en": ("all students passed the test", "at least one student passed the test",
               "no student passed the test", "at least one student did not pass the test"),
    },
)  # fmt: skip
FLOORS = Story(
    {
        "ru": ("на каждом этаже", "хотя бы на одном этаже"),
        "kk": ("әр қабатта", "кемінде бір қабатта"),
        "en": ("on every floor", "on at least one floor"),
    },
    {
        "ru": ("все датчики исправны", "хотя бы один датчик исправен",
               "все датчики неисправны", "хотя бы один датчик неисправен"),
        "kk": ("барлық датчик жұмыс істейді", "кемінде бір датчик жұмыс істейді",
               "бірде-бір датчик жұмыс істемейді", "кемінде бір датчик жұмыс істемейді"),
        "en": ("all sensors work", "at least one sensor works",
               "no sensor works", "at least one sensor does not work"),
    },
)  # fmt: skip
SHELVES = Story(
    {
        "ru": ("на каждой полке", "хотя бы на одной полке"),
        "kk": ("әр сөреде", "кемінде бір сөреде"),
        "en": ("on every shelf", "on at least one shelf"),
    },
    {
        "ru": ("все книги подписаны автором", "хотя бы одна книга подписана автором",
               "ни одна книга не подписана автором", "хотя бы одна книга не подписана автором"),
        "kk": ("барлық кітапқа автор қол қойған", "кемінде бір кітапқа автор қол қойған",
               "бірде-бір кітапқа автор қол қоймаған", "кемінде бір кітапқа автор қол қоймаған"),
        "en": ("all books are signed by the author", "at least one book is signed by the author",
               "no book is signed by the author", "at least one book is not signed by the author"),
    },
)  # fmt: skip
TEAMS = Story(
    {
        "ru": ("в каждой команде", "хотя бы в одной команде"),
        "kk": ("әр командада", "кемінде бір командада"),
        "en": ("in every team", "in at least one team"),
    },
    {
        "ru": ("все игроки получили травму", "хотя бы один игрок получил травму",
               "ни один игрок не получил травму", "хотя бы один игрок не получил травму"),
        "kk": ("барлық ойыншы жарақат алды", "кемінде бір ойыншы жарақат алды",
               "бірде-бір ойыншы жарақат алмады", "кемінде бір ойыншы жарақат алмады"),
        "en": ("all players were injured", "at least one player was injured",
               "no player was injured", "at least one player was not injured"),
    },
)  # fmt: skip

RULE = {
    "ru": "При отрицании «каждый» меняется на «хотя бы один» и наоборот — на обоих уровнях, а отрицание переходит "
    "на сказуемое.",
    "kk": "Терістегенде «әрбір» «кемінде бір» дегенге және керісінше ауысады — екі деңгейде де, ал терістеу "
    "баяндауышқа көшеді.",
    "en": "Under negation “every” turns into “at least one” and back at both levels, and the negation moves to the "
    "verb.",
}

Negated = tuple[Difficulty, Story, Reading, tuple[Reading, ...], tuple[str, str, str]]

NEGATIONS: tuple[Negated, ...] = (
    ("A", TEAMS, "EE+", ("AA-", "EE-", "AE-", "EA-", "AA+"),
     ("Если неверно, что где-то кто-то пострадал, то никто нигде не пострадал.",
      "Бір жерде біреу жарақат алғаны жалған болса, ешкім еш жерде жарақат алмаған.",
      "If it is false that somebody somewhere was injured, then nobody was injured anywhere.")),
    ("B", GROUPS, "AE+", ("EA-", "AE-", "EE-", "AA-", "EA+"),
     ("Достаточно одной группы без единого сдавшего; чтобы во всех группах не сдал никто, не требуется.",
      "Бірде-бір студенті тапсырмаған бір топ жеткілікті; барлық топта ешкім тапсырмауы қажет емес.",
      "One group where nobody passed is enough; nobody passing in all groups is not required.")),
    ("B", FLOORS, "AA+", ("EE-", "AA-", "AE-", "EA-", "AE+"),
     ("Утверждение обо всех датчиках рушит один-единственный неисправный датчик на каком-то этаже.",
      "Барлық датчик туралы тұжырымды қай қабатта болса да бір ғана істемейтін датчик жоққа шығарады.",
      "A claim about all sensors is refuted by one single broken sensor on some floor.")),
    ("C", SHELVES, "EA+", ("AE-", "EA-", "AA-", "EE-", "AE+"),
     ("Полки из одних подписанных книг нет, значит, на любой полке найдётся неподписанная; подписанные там тоже "
      "возможны.",
      "Тек қол қойылған кітаптардан тұратын сөре жоқ, яғни кез келген сөреде қол қойылмаған кітап табылады; қол "
      "қойылғандары да болуы мүмкін.",
      "There is no shelf of signed books only, so every shelf has an unsigned one; signed ones may stand there too.")),
)  # fmt: skip


def questions() -> list[Document]:
    """Negations of doubly quantified statements, and what follows from one."""
    return [*_negations(), *_consequences()]


def true_in(reading: Reading, table: tuple[tuple[bool, ...], ...]) -> bool:
    """Whether the reading is true when `table[i][j]` tells what member j of place i did."""
    quantifier = {"A": all, "E": any}
    outer, inner = quantifier[reading[0]], quantifier[reading[1]]
    return bool(outer(inner(did == (reading[2] == "+") for did in members) for members in table))


def tables() -> Iterator[tuple[tuple[bool, ...], ...]]:
    """All models with two places of two members, enough to tell the eight readings apart."""
    pairs = tuple(product((False, True), repeat=2))
    return product(pairs, repeat=2)


def _negations() -> Iterator[Document]:
    for difficulty, story, said, readings, why in NEGATIONS:
        right = [
            index
            for index, reading in enumerate(readings)
            if all(true_in(reading, table) != true_in(said, table) for table in tables())
        ]
        quoted = {language: story.worded(said, language)[:-1] for language in LANGUAGES}
        yield computed(
            "quantifier-negation",
            {"said": said, "claims": {story.worded(reading, "ru"): reading for reading in readings}},
            difficulty=difficulty,
            topic="syllogisms",
            tags=("logic", "quantifier", "negation"),
            options={
                language: tuple(story.worded(reading, language) for reading in readings) for language in LANGUAGES
            },
            correct=right,
            texts={
                "ru": (
                    f"Какое утверждение является точным отрицанием утверждения: «{quoted['ru']}»?",
                    f"{RULE['ru']} {why[0]}",
                ),
                "kk": (
                    f"Мына тұжырымның дәл терістеуі қайсы: «{quoted['kk']}»?",
                    f"{RULE['kk']} {why[1]}",
                ),
                "en": (
                    f"Which statement is the exact negation of “{quoted['en']}”?",
                    f"{RULE['en']} {why[2]}",
                ),
            },
        )


def _consequences() -> Iterator[Document]:
    cases: tuple[
        tuple[Difficulty, Story, Reading, tuple[Reading, ...], tuple[str, str, str], tuple[str, str, str]], ...
    ] = (
        (
            "A",
            SHELVES,
            "EA-",
            ("EE-", "AE-", "EA+", "EE+", "AA-"),
            ("пустых полок нет", "бос сөре жоқ", "no shelf is empty"),
            (
                "Полка, где нет ни одной подписанной книги, сама даёт неподписанную книгу. О других полках ничего "
                "не сказано, поэтому нельзя утверждать ни что подписанные книги где-то есть, ни что их нет вовсе.",
                "Бірде-бір қол қойылған кітабы жоқ сөренің өзі қол қойылмаған кітаптың барын көрсетеді. Басқа "
                "сөрелер туралы айтылмаған, сондықтан қол қойылған кітап бар деп те, мүлде жоқ деп те айта алмаймыз.",
                "The shelf without signed books itself yields an unsigned one. Nothing is said of other shelves, so "
                "we can claim neither that signed books exist somewhere nor that there are none at all.",
            ),
        ),
        (
            "B",
            GROUPS,
            "AA+",
            ("EA+", "AE+", "EE-", "AE-", "EA-"),
            ("пустых групп нет", "бос топ жоқ", "no group is empty"),
            (
                "Верное для всех верно и хотя бы для одного, раз группы и студенты есть, — на любом из уровней. "
                "«Хотя бы один» не означает «не все», поэтому о не сдавших отсюда ничего не следует, кроме того, "
                "что их нет.",
                "Топтар мен студенттер бар болғандықтан, барлығына дұрыс нәрсе кемінде біреуіне де дұрыс — кез "
                "келген деңгейде. «Кемінде бір» дегені «бәрі емес» деген сөз емес; тапсырмаған студент жоқ.",
                "What is true of all is true of at least one, as there are groups and students, at either level. "
                "“At least one” does not mean “not all”; nobody failed here.",
            ),
        ),
    )
    for difficulty, story, premise, claims, filled, why in cases:
        right = [
            index
            for index, claim in enumerate(claims)
            if all(true_in(claim, table) for table in tables() if true_in(premise, table))
        ]
        several = len(right) > 1
        quoted = {language: story.worded(premise, language) for language in LANGUAGES}
        asked = {
            "ru": ("Какое утверждение отсюда следует?", "Какие утверждения отсюда следуют?"),
            "kk": ("Бұдан қай тұжырым шығады?", "Бұдан қай тұжырымдар шығады?"),
            "en": ("Which statement follows?", "Which statements follow?"),
        }
        known = {"ru": "Известно:", "kk": "Мынау белгілі:", "en": "It is known:"}
        texts = {
            language: f"{known[language]} {quoted[language]} {sentence(filled[index])} {asked[language][several]}"
            for index, language in enumerate(LANGUAGES)
        }
        yield computed(
            "quantifier-consequence",
            {"said": premise, "claims": {story.worded(claim, "ru"): claim for claim in claims}},
            difficulty=difficulty,
            topic="syllogisms",
            tags=("logic", "quantifier"),
            options={language: tuple(story.worded(claim, language) for claim in claims) for language in LANGUAGES},
            correct=right,
            texts={language: (texts[language], why[index]) for index, language in enumerate(LANGUAGES)},
        )
