"""Conditions on numbers, sufficient or necessary, and written rules applied to cases."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.tgo.notation import LANGUAGES, Said, generated, said

HORIZON = 2000
"""Numbers looked at; every condition below shows its exceptions long before."""

CONDITIONS: dict[str, tuple[Callable[[int], bool], Said]] = {
    "above-20": (lambda n: n > 20, ("$n$ больше 20", "$n$ саны 20-дан үлкен", "$n$ is greater than 20")),
    "above-10": (lambda n: n > 10, ("$n$ больше 10", "$n$ саны 10-нан үлкен", "$n$ is greater than 10")),
    "by-5": (lambda n: n % 5 == 0, ("$n$ делится на 5", "$n$ саны 5-ке бөлінеді", "$n$ is divisible by 5")),
    "ends-in-0": (
        lambda n: n % 10 == 0,
        ("запись $n$ оканчивается на 0", "$n$ санының жазылуы 0-мен аяқталады", "$n$ ends in the digit 0"),
    ),
    "by-2-and-5": (
        lambda n: n % 2 == 0 and n % 5 == 0,
        ("$n$ делится и на 2, и на 5", "$n$ саны 2-ге де, 5-ке де бөлінеді", "$n$ is divisible by both 2 and 5"),
    ),
    "prime": (
        lambda n: n > 1 and all(n % divisor for divisor in range(2, n)),
        ("$n$ простое", "$n$ — жай сан", "$n$ is prime"),
    ),
    "odd": (lambda n: n % 2 == 1, ("$n$ нечётное", "$n$ — тақ сан", "$n$ is odd")),
    "square-by-9": (
        lambda n: n * n % 9 == 0,
        ("$n^2$ делится на 9", "$n^2$ саны 9-ға бөлінеді", "$n^2$ is divisible by 9"),
    ),
    "by-3": (lambda n: n % 3 == 0, ("$n$ делится на 3", "$n$ саны 3-ке бөлінеді", "$n$ is divisible by 3")),
    "by-4-and-6": (
        lambda n: n % 4 == 0 and n % 6 == 0,
        ("$n$ делится и на 4, и на 6", "$n$ саны 4-ке де, 6-ға да бөлінеді", "$n$ is divisible by both 4 and 6"),
    ),
    "by-24": (lambda n: n % 24 == 0, ("$n$ делится на 24", "$n$ саны 24-ке бөлінеді", "$n$ is divisible by 24")),
}

RELATIONS = {
    "ru": (
        "достаточным, но не необходимым",
        "необходимым, но не достаточным",
        "необходимым и достаточным",
        "ни необходимым, ни достаточным",
    ),
    "kk": (
        "жеткілікті, бірақ қажетті емес",
        "қажетті, бірақ жеткілікті емес",
        "қажетті әрі жеткілікті",
        "қажетті де, жеткілікті де емес",
    ),
    "en": (
        "sufficient but not necessary",
        "necessary but not sufficient",
        "necessary and sufficient",
        "neither necessary nor sufficient",
    ),
}

PAIRS: tuple[tuple[Difficulty, str, str, Said], ...] = (
    (
        "A", "above-20", "above-10",
        ("Всякое число больше 20 больше и 10 — условия достаточно. Но 15 больше 10 и без него, так что необходимости "
         "нет.",
         "20-дан үлкен сан 10-нан да үлкен — шарт жеткілікті. Бірақ 15 саны онсыз-ақ 10-нан үлкен, сондықтан шарт "
         "қажетті емес.",
         "Every number above 20 is above 10, so the condition suffices. But 15 is above 10 without it, so it is not "
         "necessary."),
    ),
    (
        "B", "by-5", "ends-in-0",
        ("Без делимости на 5 нуля в конце не бывает — условие необходимо. Но 15 делится на 5 и оканчивается на 5, "
         "так что его мало.",
         "5-ке бөлінбесе, соңында 0 болмайды — шарт қажетті. Бірақ 15 саны 5-ке бөлінеді де, 5-пен аяқталады, демек "
         "бұл шарт аз.",
         "A final 0 never comes without divisibility by 5, so the condition is necessary. But 15 is divisible by 5 "
         "and ends in 5, so it is not enough."),
    ),
    (
        "A", "by-2-and-5", "ends-in-0",
        ("Делимость на 2 и на 5 вместе — это делимость на 10, то есть нуль в конце, и наоборот. Каждая из двух "
         "частей порознь была бы только необходима.",
         "2-ге де, 5-ке де бөліну — 10-ға бөліну, яғни соңында 0 тұруы, және керісінше. Екі бөліктің әрқайсысы жеке "
         "алғанда тек қажетті болар еді.",
         "Divisible by 2 and by 5 means divisible by 10, that is, a final 0, and the other way round. Each half alone "
         "would only be necessary."),
    ),
    (
        "B", "prime", "odd",
        ("Число 2 простое и чётное — простоты не достаточно. Число 9 нечётное и составное — простота и не "
         "необходима. Одного «обычно» для условия мало.",
         "2 саны жай, бірақ жұп — жай болу жеткіліксіз. 9 саны тақ, бірақ құрама — жай болу қажетті де емес. Шарт үшін "
         "«әдетте» деген аз.",
         "2 is prime and even, so primality does not suffice. 9 is odd and composite, so it is not necessary either. "
         "“Usually” does not make a condition."),
    ),
    (
        "C", "square-by-9", "by-3",
        ("Если $n$ делится на 3, то $n^2$ — на 9. Обратно, 3 простое: делит квадрат — делит и само число. Число "
         "9 сбивает с толку: на 9 само $n$ делиться не обязано.",
         "$n$ саны 3-ке бөлінсе, $n^2$ 9-ға бөлінеді. Керісінше, 3 — жай сан: квадратты бөлсе, санның өзін де бөледі. "
         "9 саны шатастырады: $n$-нің өзі 9-ға бөлінуі міндетті емес.",
         "If $n$ is divisible by 3, then $n^2$ is divisible by 9. Conversely, 3 is prime: if it divides the square, it "
         "divides the number. The 9 misleads: $n$ itself need not be divisible by 9."),
    ),
    (
        "C", "by-4-and-6", "by-24",
        ("Кратное 24 кратно и 4, и 6 — условие необходимо. Но 12 делится на оба и не делится на 24: умножать делители "
         "можно, только если у них нет общих множителей.",
         "24-ке еселік сан 4-ке де, 6-ға да еселік — шарт қажетті. Бірақ 12 екеуіне де бөлінеді, ал 24-ке бөлінбейді: "
         "ортақ көбейткіші жоқ бөлгіштерді ғана көбейтуге болады.",
         "A multiple of 24 is a multiple of 4 and of 6, so the condition is necessary. But 12 is divisible by both "
         "and not by 24: divisors may be multiplied only when they share no factor."),
    ),
)


def relation(difficulty: Difficulty, condition: str, result: str, why: Said) -> Document:
    """What one condition on a number is for another."""
    (has, condition_said), (wanted, result_said) = CONDITIONS[condition], CONDITIONS[result]
    numbers = range(1, HORIZON)
    sufficient = all(wanted(n) for n in numbers if has(n))
    necessary = all(has(n) for n in numbers if wanted(n))
    right = {(True, False): 0, (False, True): 1, (True, True): 2, (False, False): 3}[sufficient, necessary]
    return generated(
        "condition-kind",
        {"condition": condition, "result": result},
        difficulty=difficulty,
        topic="conditions",
        tags=("logic", "sufficient-necessary"),
        correct=(right,),
        options=RELATIONS,
        texts=said(
            (
                f"Дано натуральное число $n$. Каким условием является «{condition_said[0]}» для того, чтобы "
                f"выполнялось «{result_said[0]}»?",
                f"$n$ натурал саны берілген. «{result_said[1]}» орындалуы үшін «{condition_said[1]}» қандай шарт "
                "болады?",
                f"Let $n$ be a natural number. For “{result_said[2]}”, what kind of condition is "
                f"“{condition_said[2]}”?",
            ),
            why,
        ),
    )


Formula = str | list[Any]
"""A fact's name, or an operation (`and`, `or`, `not`, `one`: exactly one of two) with its formulas."""


def holds(formula: Formula, facts: dict[str, bool]) -> bool:
    """The truth of a formula under given facts; raises `ValueError` for an unknown operation."""
    if isinstance(formula, str):
        return facts[formula]
    operation, *parts = formula
    values = [holds(part, facts) for part in parts]
    match operation:
        case "and":
            return all(values)
        case "or":
            return any(values)
        case "not":
            return not values[0]
        case "one":
            return sum(values) == 1
    raise ValueError(f"unknown operation: {operation}")


@dataclass(frozen=True, slots=True)
class Regulation:
    """A rule in words and as a formula; facts with their words when true and when false; cases as 0/1 strings."""

    difficulty: Difficulty
    formula: Formula
    facts: dict[str, tuple[Said, Said]]
    names: tuple[Said, ...]
    cases: tuple[str, ...]
    text: Said
    why: Said


NAMES: tuple[Said, ...] = (
    ("Алия", "Әлия", "Aliya"),
    ("Бекзат", "Бекзат", "Bekzat"),
    ("Гульнара", "Гүлнара", "Gulnara"),
    ("Дамир", "Дамир", "Damir"),
    ("Жанар", "Жанар", "Zhanar"),
)
DEVICES: tuple[Said, ...] = tuple(
    (f"Зал {number}", f"{number}-зал", f"Hall {number}") for number in range(1, 6)
)
GROUPS: tuple[Said, ...] = tuple(
    (f"Группа {number}", f"{number}-топ", f"Group {number}") for number in range(1, 6)
)

REGULATIONS = (
    Regulation(
        "A",
        ["or", ["and", "card", "booked"], "teacher"],
        {
            "card": (("билет есть", "билеті бар", "has a card"), ("билета нет", "билеті жоқ", "has no card")),
            "booked": (("запись есть", "жазылған", "has booked"), ("записи нет", "жазылмаған", "has not booked")),
            "teacher": (("преподаёт", "оқытушы", "is a teacher"),
                        ("не преподаёт", "оқытушы емес", "is not a teacher")),
        },
        NAMES,
        ("110", "001", "100", "010", "000"),
        ("Ночью в читальный зал пускают тех, у кого есть и билет, и запись, а преподавателей — всегда. Кого пустят?",
         "Түнде оқу залына билеті де бар, алдын ала жазылған да адам кіреді, ал оқытушылар әрқашан кіре алады. "
         "Кімдерді кіргізеді?",
         "At night the reading room admits those who have both a card and a booking; teachers are always admitted. "
         "Who will be let in?"),
        ("Для студента нужны оба условия сразу, одного билета или одной записи мало. Преподавателю не нужно ни того "
         "ни другого: «всегда» — отдельное достаточное условие.",
         "Студентке екі шарт та бірдей керек, тек билет не тек жазылу аз. Оқытушыға екеуі де қажет емес: «әрқашан» — "
         "бөлек жеткілікті шарт.",
         "Others need both conditions at once; a card alone or a booking alone is not enough. A teacher needs neither: "
         "“always” is a sufficient condition of its own."),
    ),
    Regulation(
        "B",
        ["and", ["not", "weekend"], ["or", "club", "large"]],
        {
            "weekend": (("выходной", "демалыс күні", "weekend"), ("будний день", "жұмыс күні", "weekday")),
            "club": (("карта есть", "картасы бар", "has a card"), ("карты нет", "картасы жоқ", "no card")),
            "large": (("покупка на 14 000", "14 000-ға алды", "spends 14,000"),
                      ("покупка на 6 000", "6 000-ға алды", "spends 6,000")),
        },
        NAMES,
        ("010", "001", "111", "000", "110"),
        ("Скидка действует только в будни, и для неё нужна карта клуба или покупка дороже 10 000 тенге. Кто получит "
         "скидку?",
         "Жеңілдік тек жұмыс күндері беріледі, ол үшін клуб картасы немесе 10 000 теңгеден қымбат сатып алу керек. "
         "Жеңілдікті кім алады?",
         "The discount is valid on weekdays only, and needs a club card or a purchase above 10,000 tenge. Who gets "
         "it?"),
        ("Сначала будний день — без него не помогут ни карта, ни сумма. Затем хватает одного из двух: «или» не требует "
         "и карты, и суммы сразу.",
         "Алдымен жұмыс күні болуы керек — онсыз карта да, сома да көмектеспейді. Содан кейін екеуінің бірі жетеді: "
         "«немесе» екеуін бірдей талап етпейді.",
         "First a weekday: without it neither card nor sum helps. Then one of the two is enough: “or” does not ask for "
         "both."),
    ),
    Regulation(
        "C",
        ["and", ["one", "front", "back"], "guard"],
        {
            "front": (("первая дверь открыта", "бірінші есік ашық", "first door open"),
                      ("первая закрыта", "бірінші есік жабық", "first door shut")),
            "back": (("вторая открыта", "екінші есік ашық", "second door open"),
                     ("вторая закрыта", "екінші есік жабық", "second door shut")),
            "guard": (("охрана включена", "күзет қосулы", "guard on"),
                      ("охрана выключена", "күзет өшірулі", "guard off")),
        },
        DEVICES,
        ("101", "011", "111", "100", "001"),
        ("Сигнал звучит, когда охрана включена и открыта ровно одна из двух дверей. В каких залах он звучит?",
         "Күзет қосулы болып, екі есіктің дәл біреуі ашық тұрса, дабыл қағылады. Қай залдарда дабыл қағылады?",
         "The alarm sounds when the guard is on and exactly one of the two doors is open. In which halls does it "
         "sound?"),
        ("«Ровно одна» исключает и две открытые двери, и ни одной. А при выключенной охране двери не важны: оба "
         "условия соединены союзом «и».",
         "«Дәл біреуі» деген екі есік те ашық күйді де, екеуі де жабық күйді де қоспайды. Күзет өшірулі болса, есіктер "
         "маңызды емес: екі шарт «және» арқылы байланысқан.",
         "“Exactly one” rules out both doors open as well as none. With the guard off the doors do not matter: the two "
         "conditions are joined by “and”."),
    ),
    Regulation(
        "C",
        ["and", ["or", ["not", "children"], "guide"], ["not", ["and", "children", "mountain"]]],
        {
            "children": (("дети есть", "балалар бар", "children"), ("детей нет", "балалар жоқ", "no children")),
            "guide": (("проводник есть", "жолбасшы бар", "a guide"), ("проводника нет", "жолбасшы жоқ", "no guide")),
            "mountain": (("маршрут горный", "бағыт таулы", "mountain route"),
                         ("маршрут равнинный", "бағыт жазық", "lowland route")),
        },
        GROUPS,
        ("001", "110", "111", "100", "000"),
        ("Правила похода: если в группе дети, нужен проводник; детей не берут на горный маршрут. Какие группы правил "
         "не нарушают?",
         "Жорық ережесі: топта балалар болса, жолбасшы керек; балаларды таулы бағытқа алмайды. Қай топтар ережені "
         "бұзбайды?",
         "Rules of the hike: if there are children, a guide is required; children are not taken on a mountain route. "
         "Which groups break no rule?"),
        ("Оба правила говорят только о группах с детьми, поэтому группа без детей не нарушает их никогда. С детьми "
         "нужны сразу проводник и равнинный маршрут.",
         "Екі ереже де тек балалары бар топтар туралы, сондықтан балаларсыз топ оны ешқашан бұзбайды. Балалармен "
         "жолбасшы да, жазық бағыт та керек.",
         "Both rules are about groups with children only, so a group without children never breaks them. With "
         "children, a guide and a lowland route are both needed."),
    ),
)


def regulation(item: Regulation) -> Document:
    """To which cases a written rule applies."""
    facts = [dict(zip(item.facts, (mark == "1" for mark in case), strict=True)) for case in item.cases]
    return generated(
        "rule-applied",
        {"formula": item.formula, "facts": facts},
        difficulty=item.difficulty,
        topic="conditions",
        tags=("logic", "rules"),
        correct={place for place, case in enumerate(facts) if holds(item.formula, case)},
        options={
            language: tuple(
                f"{name[place]}: " + ", ".join(item.facts[fact][0 if true else 1][place] for fact, true in case.items())
                for name, case in zip(item.names, facts, strict=True)
            )
            for place, language in enumerate(LANGUAGES)
        },
        texts=said(item.text, item.why),
    )


def questions() -> list[Document]:
    """All questions of the module."""
    return [*(relation(*pair) for pair in PAIRS), *map(regulation, REGULATIONS)]
