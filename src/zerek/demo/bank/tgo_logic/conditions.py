"""Generated questions on conditional statements, decided by truth tables."""

from collections.abc import Iterator, Sequence
from itertools import product

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document
from zerek.demo.bank.tgo_logic.notation import computed
from zerek.demo.bank.tgo_logic.stories import CONTEST, LABORATORY, PROJECT, SERVER, TRIP, Formula, Story, said

Case = tuple[Difficulty, Story, list[Formula], list[Formula], tuple[str, str, str]]
"""Difficulty, story, what is given, what is offered, and the explanation in Russian, Kazakh, English."""

NOT_P, NOT_Q, NOT_R, NOT_S = (["not", letter] for letter in "PQRS")


def true_under(formula: Formula, world: dict[str, bool]) -> bool:
    """The truth value of a formula in one row of the table."""
    if isinstance(formula, str):
        return world[formula]
    operator, *parts = formula
    values = [true_under(part, world) for part in parts]
    return {
        "not": not values[0],
        "and": all(values),
        "or": any(values),
        "if": not values[0] or values[-1],
    }[operator]


def worlds() -> list[dict[str, bool]]:
    """The sixteen rows of the table over P, Q, R, S."""
    return [dict(zip("PQRS", row, strict=True)) for row in product((False, True), repeat=4)]


def equivalent(first: Formula, second: Formula) -> bool:
    """Whether two formulas agree in every row."""
    return all(true_under(first, world) == true_under(second, world) for world in worlds())


def opposite(first: Formula, second: Formula) -> bool:
    """Whether two formulas differ in every row."""
    return all(true_under(first, world) != true_under(second, world) for world in worlds())


def follows(premises: Sequence[Formula], claim: Formula) -> bool:
    """Whether the claim holds in every row where all premises hold."""
    rows = [world for world in worlds() if all(true_under(premise, world) for premise in premises)]
    if not rows:
        raise ValueError(f"contradictory premises: {premises}")
    return all(true_under(claim, world) for world in rows)


EQUIVALENCES: tuple[Case, ...] = (
    ("A", SERVER, [["if", "P", "Q"]],
     [["if", NOT_Q, NOT_P], ["if", "Q", "P"], ["if", NOT_P, NOT_Q], ["and", "P", "Q"], ["if", "P", NOT_Q]],
     ("Равносильна контрапозиция: меняем части местами и отрицаем обе. Одна перестановка (обратное утверждение) или "
      "одно отрицание частей смысл меняют: очередь могла вырасти и по другой причине.",
      "Тең мәндісі — контрапозиция: екі бөлікті орнымен ауыстырып, екеуін де терістейміз. Тек орнын ауыстыру немесе "
      "тек терістеу мағынаны өзгертеді: кезек басқа себептен де өсуі мүмкін.",
      "The contrapositive is equivalent: swap the parts and negate both. Swapping alone or negating alone changes "
      "the meaning: the queue may have grown for another reason.")),
    ("B", LABORATORY, [["if", NOT_P, "Q"]],
     [["if", NOT_Q, "P"], ["if", "P", NOT_Q], ["if", "Q", NOT_P], ["if", NOT_Q, NOT_P], ["and", NOT_P, "Q"]],
     ("Отрицание «датчик сработал» ведёт к отрицанию «окно не закрыто», то есть к закрытому окну. О том, что бывает "
      "при закрытом окне, условие молчит: датчик мог сработать и от другого.",
      "«Датчик іске қосылған» дегенді терістесек, «терезе жабылмаған» дегеннің терістеуіне, яғни жабық терезеге "
      "келеміз. Терезе жабық кезде не болатыны айтылмаған: датчик басқадан да іске қосылуы мүмкін.",
      "Denying “the sensor has gone off” leads to denying “the window is not shut”, that is, to a shut window. Of a "
      "shut window the condition says nothing: the sensor may react to other things.")),
    ("C", CONTEST, [["if", "R", NOT_S]],
     [["if", "S", NOT_R], ["or", NOT_R, NOT_S], ["if", NOT_R, "S"], ["if", NOT_S, "R"], ["or", "R", "S"]],
     ("Условие запрещает ровно один случай: жюри собралось, а конкурс перенесён. Тот же запрет выражают "
      "контрапозиция и «хотя бы одно из двух не случилось». Остальные варианты запрещают другой случай — что не "
      "случилось ни то ни другое.",
      "Шарт бір-ақ жағдайға тыйым салады: алқа жиналған, ал байқау кейінге қалдырылған. Контрапозиция мен «екеуінің "
      "кемінде бірі болмаған» дегендер де соны айтады. Қалған нұсқалар екеуі де болмаған жағдайға тыйым салады.",
      "The condition forbids exactly one case: the jury met and yet the contest is postponed. The contrapositive "
      "and “at least one of the two did not happen” forbid the same. The others forbid the case that neither "
      "happened.")),
    ("C", CONTEST, [["if", ["or", "P", "Q"], "R"]],
     [["if", NOT_R, ["and", NOT_P, NOT_Q]], ["if", NOT_R, ["or", NOT_P, NOT_Q]], ["if", "R", ["or", "P", "Q"]],
      ["if", ["and", NOT_P, NOT_Q], NOT_R], ["if", ["and", "P", "Q"], "R"]],
     ("В контрапозиции отрицается всё условие «Айдар или Дана», а отрицание «или» — это «ни тот, ни другая». Если "
      "оставить «или», утверждение станет слабее: хватило бы, чтобы работу не сдал один из них.",
      "Контрапозицияда «Айдар немесе Дана» шарты түгел терістеледі, ал «немесе»-нің терістеуі — «екеуі де емес». "
      "«Немесе» қалса, тұжырым әлсірейді: біреуінің тапсырмағаны жеткілікті болар еді.",
      "The contrapositive negates the whole condition “Aidar or Dana”, and the negation of “or” is “neither”. With "
      "“or” kept the claim is weaker: one missing work would do.")),
)  # fmt: skip

NEGATIONS: tuple[Case, ...] = (
    ("A", TRIP, [["if", "P", "Q"]],
     [["and", "P", NOT_Q], ["if", "P", NOT_Q], ["if", NOT_P, NOT_Q], ["and", NOT_P, NOT_Q], ["if", "Q", "P"]],
     ("«Если — то» опровергается единственным случаем: условие выполнено, а следствие нет. Другое «если — то» "
      "отрицанием не будет: при неосмотренном автобусе верны оба.",
      "«Егер — онда» бір ғана жағдаймен теріске шығады: шарты орындалған, салдары орындалмаған. Басқа «егер — онда» "
      "терістеу болмайды: автобус тексерілмесе, екеуі де дұрыс бола алады.",
      "“If — then” is refuted by one case only: the condition holds and the consequence fails. Another “if — then” "
      "is no negation: with an unchecked bus both may be true.")),
    ("B", SERVER, [["and", "Q", "R"]],
     [["or", NOT_Q, NOT_R], ["and", NOT_Q, NOT_R], ["and", "Q", NOT_R], ["and", NOT_Q, "R"], ["or", "Q", "R"]],
     ("«И» ложно, как только ложна хотя бы одна часть: по закону де Моргана отрицание — «не первое или не второе». "
      "Требовать, чтобы не случилось ничего, — слишком много.",
      "«Және» кемінде бір бөлігі жалған болса-ақ жалған: де Морган заңы бойынша терістеуі — «бірінші емес немесе "
      "екінші емес». Екеуінің де болмауын талап ету — артық.",
      "“And” is false as soon as one part is: by De Morgan's law its negation is “not the first or not the second”. "
      "To demand that neither happened is too much.")),
    ("C", TRIP, [["if", ["and", "P", "Q"], "R"]],
     [["and", "P", "Q", NOT_R], ["if", ["and", "P", "Q"], NOT_R], ["if", NOT_R, ["or", NOT_P, NOT_Q]],
      ["and", NOT_P, NOT_Q, NOT_R], ["if", ["or", NOT_P, NOT_Q], NOT_R]],
     ("Опровергает только случай, когда оба условия выполнены, а группа не уехала. «Если группа не уехала, то…» — "
      "контрапозиция, то есть то же самое утверждение, а не его отрицание.",
      "Екі шарт та орындалып, топ жолға шықпаған жағдай ғана теріске шығарады. «Егер топ жолға шықпаған болса…» — "
      "контрапозиция, яғни сол тұжырымның өзі, терістеуі емес.",
      "Only the case that both conditions hold and the group has not left refutes it. “If the group has not left, "
      "then…” is the contrapositive, the same statement and not its negation.")),
)  # fmt: skip

DEDUCTIONS: tuple[Case, ...] = (
    ("A", PROJECT, [["if", "P", "Q"], ["if", "Q", "R"], ["if", "S", "R"], "P"],
     ["R", "S", NOT_S, NOT_Q, NOT_R],
     ("Договор влечёт аванс, аванс — начало работы. Грант тоже привёл бы к началу работы, но обратный вывод "
      "незаконен: получен ли грант, узнать нельзя.",
      "Шарттан аванс, аванстан жұмыстың басталуы шығады. Грант та жұмыстың басталуына әкелер еді, бірақ кері "
      "қорытынды жасауға болмайды: грант алынған-алынбағаны белгісіз.",
      "The contract brings the advance and the advance the work. A grant would bring the work too, but the converse "
      "is not allowed: whether there is a grant remains unknown.")),
    ("B", SERVER, [["if", "P", "Q"], ["if", "Q", "R"], ["if", "R", "S"], NOT_R],
     [NOT_P, "P", "S", NOT_S, "Q"],
     ("Идём по цепочке назад: сигнала нет — очередь не росла — сервер не перегружен. Вперёд идти нельзя: запасной "
      "сервер мог быть включён и без сигнала.",
      "Тізбекпен кері жүреміз: сигнал жоқ — кезек өспеген — сервер шамадан тыс жүктелмеген. Алға жүруге болмайды: "
      "қосалқы сервер сигналсыз да қосылуы мүмкін.",
      "Go back along the chain: no signal, so no growth of the queue, so no overload. Going forward is not allowed: "
      "the spare server may be on without a signal.")),
    ("C", CONTEST, [["or", "P", "Q"], ["if", "P", "R"], ["if", "Q", "R"], ["if", "R", NOT_S]],
     ["R", NOT_S, "P", "Q", ["and", "P", "Q"]],
     ("Разбираем случаи: кто бы из двоих ни сдал работу, жюри собралось, а тогда конкурс не перенесён. Кто именно "
      "сдал, узнать нельзя: подходит любой из них и оба сразу.",
      "Жағдайларды қарастырамыз: екеуінің қайсысы тапсырса да, алқа жиналған, демек байқау кейінге қалдырылмаған. "
      "Нақты кім тапсырғаны белгісіз: кез келгені де, екеуі де болуы мүмкін.",
      "By cases: whoever of the two handed in, the jury met, and then the contest is not postponed. Who it was "
      "cannot be known: either of them or both.")),
    ("C", LABORATORY, [["if", NOT_P, "Q"], ["if", "Q", NOT_R], ["if", "S", NOT_P], "R"],
     ["P", NOT_Q, NOT_S, "Q", "S"],
     ("Лаборатория под охраной, значит, датчик не сработал; тогда окно закрыто; а раз оно закрыто, проветривание не "
      "включено. Каждый шаг — рассуждение от отрицания следствия к отрицанию условия.",
      "Зертхана күзетке алынған, демек датчик іске қосылмаған; онда терезе жабылған; ал терезе жабық болса, желдету "
      "қосылмаған. Әр қадам — салдардың терістеуінен шарттың терістеуіне өту.",
      "The laboratory is guarded, so the sensor has not gone off; then the window is shut; and with it shut the "
      "airing is not on. Each step goes from a denied consequence to a denied condition.")),
)  # fmt: skip


def questions() -> list[Document]:
    """Equivalent statements, exact negations, and what follows from rules and facts."""
    return [
        *_about_one("conditional-equivalence", EQUIVALENCES),
        *_about_one("conditional-negation", NEGATIONS),
        *_deductions(),
    ]


def _claims(story: Story, offered: list[Formula]) -> tuple[dict[str, Formula], dict[str, tuple[str, ...]]]:
    """Formulas by their Russian text, and the options in every language."""
    options = {language: tuple(said(formula, story, language) for formula in offered) for language in LANGUAGES}
    return dict(zip(options["ru"], offered, strict=True)), options


def _about_one(generator: str, cases: tuple[Case, ...]) -> Iterator[Document]:
    equivalence = generator == "conditional-equivalence"
    relation = equivalent if equivalence else opposite
    for difficulty, story, given, offered, why in cases:
        right = [index for index, formula in enumerate(offered) if relation(given[0], formula)]
        claims, options = _claims(story, offered)
        quoted = {language: said(given[0], story, language)[:-1] for language in LANGUAGES}
        if equivalence and len(right) > 1:
            asked = (f"Какие утверждения равносильны утверждению: «{quoted['ru']}»?",
                     f"Қай тұжырымдар мына тұжырымға тең мәнді: «{quoted['kk']}»?",
                     f"Which statements are logically equivalent to “{quoted['en']}”?")  # fmt: skip
        elif equivalence:
            asked = (f"Какое утверждение равносильно утверждению: «{quoted['ru']}»?",
                     f"Қай тұжырым мына тұжырымға тең мәнді: «{quoted['kk']}»?",
                     f"Which statement is logically equivalent to “{quoted['en']}”?")  # fmt: skip
        else:
            asked = (f"Что означает, что следующее утверждение ложно: «{quoted['ru']}»?",
                     f"Мына тұжырымның жалған екені нені білдіреді: «{quoted['kk']}»?",
                     f"What does it mean that this statement is false: “{quoted['en']}”?")  # fmt: skip
        yield computed(
            generator,
            {"given": given, "claims": claims},
            difficulty=difficulty,
            topic="conditions",
            tags=("logic", "negation" if not equivalence else "contraposition"),
            options=options,
            correct=right,
            texts={language: (asked[index], why[index]) for index, language in enumerate(LANGUAGES)},
        )


def _deductions() -> Iterator[Document]:
    for difficulty, story, given, offered, why in DEDUCTIONS:
        right = [index for index, formula in enumerate(offered) if follows(given, formula)]
        claims, options = _claims(story, offered)
        listed = {
            language: "\n".join(f"- {said(formula, story, language)}" for formula in given) for language in LANGUAGES
        }
        asked = {
            "ru": "Что отсюда следует с необходимостью?",
            "kk": "Бұдан міндетті түрде не шығады?",
            "en": "What must be true then?",
        }
        intro = {"ru": "Известно:", "kk": "Мыналар белгілі:", "en": "It is known:"}
        yield computed(
            "conditional-deduction",
            {"given": given, "claims": claims},
            difficulty=difficulty,
            topic="conditions",
            tags=("logic", "deduction"),
            options=options,
            correct=right,
            texts={
                language: (f"{intro[language]}\n\n{listed[language]}\n\n{asked[language]}", why[index])
                for index, language in enumerate(LANGUAGES)
            },
        )
