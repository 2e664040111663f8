"""Categorical statements about things: which premise is missing, and what three premises give.

A statement is (kind, subject, predicate): A all are, E none is, I some are, O some are not. With n properties there
are 2ⁿ sorts of things; a universal statement says that certain sorts do not occur, a particular one that at least one
of certain sorts does. What follows is decided on these sorts, without going through all possible collections.
"""

from dataclasses import dataclass

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.tgo.notation import LANGUAGES, Said, generated, listed, said

Statement = tuple[str, str, str]

NOUNS: dict[str, tuple[Said, Said]] = {
    "box": (("коробка", "қорап", "box"), ("коробки", "қораптар", "boxes")),
    "lamp": (("лампа", "шам", "lamp"), ("лампы", "шамдар", "lamps")),
    "book": (("книга", "кітап", "book"), ("книги", "кітаптар", "books")),
    "car": (("машина", "көлік", "car"), ("машины", "көліктер", "cars")),
    "vase": (("ваза", "ваза", "vase"), ("вазы", "вазалар", "vases")),
    "toy": (("игрушка", "ойыншық", "toy"), ("игрушки", "ойыншықтар", "toys")),
}
"""Thing → singular and plural; the Russian ones are feminine."""

ADJECTIVES: dict[str, tuple[str, str, str, str]] = {
    "red": ("красные", "красная", "красной", "қызыл"),
    "heavy": ("тяжёлые", "тяжёлая", "тяжёлой", "ауыр"),
    "closed": ("закрытые", "закрытая", "закрытой", "жабық"),
    "new": ("новые", "новая", "новой", "жаңа"),
    "old": ("старые", "старая", "старой", "ескі"),
    "cheap": ("дешёвые", "дешёвая", "дешёвой", "арзан"),
    "big": ("большие", "большая", "большой", "үлкен"),
    "round": ("круглые", "круглая", "круглой", "дөңгелек"),
    "rare": ("редкие", "редкая", "редкой", "сирек"),
    "thin": ("тонкие", "тонкая", "тонкой", "жұқа"),
}
"""Property → Russian plural, feminine nominative and instrumental; Kazakh. The key is the English word."""


def spoken(statement: Statement, thing: str) -> Said:
    """The statement as a sentence in the three languages."""
    kind, subject, predicate = statement
    (ru_one, kk_one, en_one), (ru_many, kk_many, en_many) = NOUNS[thing]
    many, one, _, kk = ADJECTIVES[subject]
    are, _, instrumental, kk_are = ADJECTIVES[predicate]
    return {
        "A": (
            f"Все {many} {ru_many} {are}.",
            f"Барлық {kk} {kk_one} {kk_are}.",
            f"All {subject} {en_many} are {predicate}.",
        ),
        "E": (
            f"Ни одна {one} {ru_one} не является {instrumental}.",
            f"Бірде-бір {kk} {kk_one} {kk_are} емес.",
            f"No {subject} {en_one} is {predicate}.",
        ),
        "I": (
            f"Некоторые {many} {ru_many} {are}.",
            f"Кейбір {kk} {kk_many} {kk_are}.",
            f"Some {subject} {en_many} are {predicate}.",
        ),
        "O": (
            f"Некоторые {many} {ru_many} не {are}.",
            f"Кейбір {kk} {kk_many} {kk_are} емес.",
            f"Some {subject} {en_many} are not {predicate}.",
        ),
    }[kind]


def follows(conclusion: Statement, premises: list[Statement]) -> bool:
    """Whether the conclusion holds wherever the premises do and every named property occurs.

    Raises `ValueError` for premises that contradict each other.
    """
    properties = sorted({name for _, *pair in [*premises, conclusion] for name in pair})
    sorts = range(2 ** len(properties))

    def has(name: str) -> set[int]:
        return {sort for sort in sorts if sort >> properties.index(name) & 1}

    def meant(statement: Statement) -> set[int]:
        kind, subject, predicate = statement
        return has(subject) & has(predicate) if kind in "EI" else has(subject) - has(predicate)

    banned = set[int]().union(*(meant(premise) for premise in premises if premise[0] in "AE"))
    witnesses = [meant(premise) - banned for premise in premises if premise[0] in "IO"]
    witnesses += [has(name) - banned for name in properties]
    if not all(witnesses):
        raise ValueError(f"contradictory premises: {premises}")
    if conclusion[0] in "AE":
        return meant(conclusion) <= banned
    return any(witness <= meant(conclusion) for witness in witnesses)


@dataclass(frozen=True, slots=True)
class Missing:
    """A premise, a conclusion, five premises to choose from, and why the right one is right."""

    difficulty: Difficulty
    thing: str
    premise: Statement
    conclusion: Statement
    offered: tuple[Statement, ...]
    why: Said


@dataclass(frozen=True, slots=True)
class Chain:
    """Three premises, five conclusions to choose from, and why the right ones are right."""

    difficulty: Difficulty
    thing: str
    premises: tuple[Statement, ...]
    offered: tuple[Statement, ...]
    why: Said


MISSING = (
    Missing(
        "A",
        "box",
        ("A", "red", "heavy"),
        ("A", "red", "closed"),
        (("A", "heavy", "closed"), ("A", "closed", "heavy"), ("A", "closed", "red"), ("I", "heavy", "closed"),
         ("I", "red", "closed")),
        ("Красные лежат внутри тяжёлых; если тяжёлые целиком внутри закрытых, то и красные тоже. Обратное «все "
         "закрытые тяжёлые» оставляет красной коробке возможность быть открытой.",
         "Қызылдар ауырлардың ішінде; ауырлар түгел жабықтардың ішінде болса, қызылдар да солай. Керісінше «барлық "
         "жабық қорап ауыр» десек, қызыл қорап ашық болуы мүмкін.",
         "The red ones lie within the heavy ones; if the heavy ones lie within the closed ones, so do the red. The "
         "converse, “all closed are heavy”, still lets a red box be open."),
    ),
    Missing(
        "B",
        "lamp",
        ("A", "new", "cheap"),
        ("E", "new", "big"),
        (("E", "big", "cheap"), ("O", "cheap", "big"), ("A", "big", "cheap"), ("O", "big", "new"),
         ("O", "new", "big")),
        ("Новые входят в число дешёвых, поэтому достаточно, чтобы у больших и дешёвых не было общих ламп. Слово "
         "«некоторые» запрещает не всё: новая лампа могла бы оказаться среди остальных.",
         "Жаңа шамдар арзандардың қатарында, сондықтан үлкен мен арзанға ортақ шам болмауы жеткілікті. «Кейбір» сөзі "
         "бәріне тыйым салмайды: жаңа шам қалғандарының арасында болуы мүмкін.",
         "New lamps are among the cheap ones, so it is enough that big and cheap have nothing in common. “Some” does "
         "not forbid it all: a new lamp might be one of the rest."),
    ),
    Missing(
        "B",
        "book",
        ("I", "old", "rare"),
        ("I", "rare", "thin"),
        (("A", "old", "thin"), ("A", "thin", "old"), ("I", "old", "thin"), ("O", "old", "thin"),
         ("O", "thin", "rare")),
        ("Есть книга и старая, и редкая; если все старые тонкие, то она и тонкая. Из двух «некоторые» ничего не "
         "следует: речь может идти о разных книгах.",
         "Әрі ескі, әрі сирек кітап бар; барлық ескі кітап жұқа болса, ол да жұқа. Екі «кейбір» сөзінен ештеңе "
         "шықпайды: әңгіме әртүрлі кітаптар туралы болуы мүмкін.",
         "There is a book both old and rare; if all old ones are thin, it is thin as well. Two “some” statements give "
         "nothing: they may be about different books."),
    ),
    Missing(
        "C",
        "car",
        ("O", "big", "new"),
        ("O", "big", "cheap"),
        (("A", "cheap", "new"), ("A", "new", "cheap"), ("E", "new", "cheap"), ("I", "new", "cheap"),
         ("O", "cheap", "new")),
        ("Нужна большая машина, которая не дешёвая. Есть большая и не новая; если все дешёвые новые, то не новая не "
         "может быть дешёвой. «Все новые дешёвые» о не новых машинах не говорит ничего.",
         "Арзан емес үлкен көлік керек. Жаңа емес үлкен көлік бар; барлық арзан көлік жаңа болса, жаңа емесі арзан "
         "бола алмайды. «Барлық жаңа көлік арзан» деген жаңа еместері туралы ештеңе айтпайды.",
         "We need a big car that is not cheap. There is a big one that is not new; if all cheap ones are new, one "
         "that is not new cannot be cheap. “All new are cheap” says nothing about cars that are not new."),
    ),
    Missing(
        "C",
        "vase",
        ("A", "old", "rare"),
        ("O", "rare", "round"),
        (("O", "old", "round"), ("I", "old", "round"), ("O", "round", "old"), ("O", "round", "rare"),
         ("A", "round", "rare")),
        ("Все старые вазы редкие, поэтому старая некруглая ваза будет и редкой некруглой. «Некоторые круглые не "
         "старые» говорит о круглых, а нам нужна некруглая.",
         "Барлық ескі ваза сирек, сондықтан дөңгелек емес ескі ваза әрі сирек болады. «Кейбір дөңгелек вазалар ескі "
         "емес» деген дөңгелектер туралы, ал бізге дөңгелек емесі керек.",
         "All old vases are rare, so an old vase that is not round is a rare one that is not round. “Some round vases "
         "are not old” is about round ones, and we need one that is not."),
    ),
)

CHAINS = (
    Chain(
        "A",
        "toy",
        (("A", "red", "round"), ("A", "round", "cheap"), ("E", "cheap", "big")),
        (("E", "red", "big"), ("A", "cheap", "red"), ("I", "red", "big"), ("O", "round", "red"), ("A", "big", "red")),
        ("Красные — внутри круглых, круглые — внутри дешёвых, а дешёвые и большие не пересекаются, значит, и красные "
         "с большими не пересекаются. Цепочку «все» нельзя читать справа налево.",
         "Қызылдар дөңгелектердің ішінде, дөңгелектер арзандардың ішінде, ал арзан мен үлкенге ортақ ойыншық жоқ, "
         "демек қызыл мен үлкенге де ортақ ойыншық жоқ. «Барлық» тізбегін оңнан солға оқуға болмайды.",
         "Red within round, round within cheap, and cheap never meets big, so red never meets big. A chain of “all” "
         "cannot be read from right to left."),
    ),
    Chain(
        "B",
        "book",
        (("I", "old", "thin"), ("A", "thin", "cheap"), ("E", "cheap", "rare")),
        (("O", "old", "rare"), ("E", "old", "rare"), ("O", "cheap", "old"), ("A", "old", "cheap"),
         ("I", "old", "rare")),
        ("Возьмём старую тонкую книгу: она дешёвая, а значит, не редкая. Это доказывает «некоторые»; об остальных "
         "старых книгах ничего не сказано.",
         "Ескі әрі жұқа кітапты алайық: ол арзан, демек сирек емес. Бұл тек «кейбір» дегенді дәлелдейді; қалған ескі "
         "кітаптар туралы ештеңе айтылмаған.",
         "Take an old thin book: it is cheap, hence not rare. That proves “some”; nothing is said about the other old "
         "books."),
    ),
    Chain(
        "C",
        "lamp",
        (("A", "big", "heavy"), ("A", "heavy", "old"), ("E", "old", "cheap")),
        (("E", "cheap", "big"), ("O", "cheap", "heavy"), ("A", "old", "big"), ("I", "cheap", "heavy"),
         ("O", "old", "big")),
        ("Большие и тяжёлые лежат внутри старых, а дешёвые — снаружи: дешёвых больших нет, и дешёвые не тяжёлые "
         "(все, а значит, и некоторые). Совпадают ли старые с большими, неизвестно — неверны обе крайности.",
         "Үлкен мен ауыр шамдар ескілердің ішінде, ал арзандар сыртында: арзан үлкен шам жоқ, арзандар ауыр емес "
         "(бәрі, демек кейбірі де). Ескілер үлкендермен дәл келе ме — белгісіз, сондықтан екі шеткі пікір де шықпайды.",
         "Big and heavy lie within old, cheap lies outside: no cheap lamp is big, and cheap lamps are not heavy (all, "
         "hence some). Whether old and big coincide is unknown, so neither extreme follows."),
    ),
)

PRESENT = (
    "Вещи каждого названного вида есть.",
    "Аталған заттардың әр түрі бар.",
    "There is at least one thing of every kind named.",
)


def missing(item: Missing) -> Document:
    """Which premise has to be added for the conclusion to follow."""
    if follows(item.conclusion, [item.premise]):
        raise ValueError(f"nothing is missing: {item}")
    right = {place for place, extra in enumerate(item.offered) if follows(item.conclusion, [item.premise, extra])}
    premise, conclusion = spoken(item.premise, item.thing), spoken(item.conclusion, item.thing)
    return generated(
        "missing-premise",
        {"premise": item.premise, "conclusion": item.conclusion, "offered": item.offered, "thing": item.thing},
        difficulty=item.difficulty,
        topic="syllogisms",
        tags=("logic", "missing-premise"),
        correct=right,
        options={
            language: tuple(spoken(one, item.thing)[place] for one in item.offered)
            for place, language in enumerate(LANGUAGES)
        },
        texts=said(
            (
                f"Посылка: «{premise[0]}» Вывод: «{conclusion[0]}» {PRESENT[0]} Какую посылку надо добавить, чтобы "
                "вывод следовал с необходимостью?",
                f"Алғышарт: «{premise[1]}» Қорытынды: «{conclusion[1]}» {PRESENT[1]} Қорытынды міндетті түрде шығуы "
                "үшін қай алғышартты қосу керек?",
                f"Premise: “{premise[2]}” Conclusion: “{conclusion[2]}” {PRESENT[2]} Which premise has to be added "
                "for the conclusion to follow?",
            ),
            item.why,
        ),
    )


def chain(item: Chain) -> Document:
    """What three premises give."""
    right = {place for place, one in enumerate(item.offered) if follows(one, list(item.premises))}
    lines = [listed(spoken(premise, item.thing)[place] for premise in item.premises) for place in range(3)]
    return generated(
        "three-premises",
        {"premises": item.premises, "offered": item.offered, "thing": item.thing},
        difficulty=item.difficulty,
        topic="syllogisms",
        tags=("logic", "syllogism", "chain"),
        correct=right,
        options={
            language: tuple(spoken(one, item.thing)[place] for one in item.offered)
            for place, language in enumerate(LANGUAGES)
        },
        texts=said(
            (
                f"Даны три посылки.{lines[0]}{PRESENT[0]} Что из них следует?",
                f"Үш алғышарт берілген.{lines[1]}{PRESENT[1]} Олардан не шығады?",
                f"Three premises are given.{lines[2]}{PRESENT[2]} What follows from them?",
            ),
            item.why,
        ),
    )


def questions() -> list[Document]:
    """All questions of the module."""
    return [*map(missing, MISSING), *map(chain, CHAINS)]
