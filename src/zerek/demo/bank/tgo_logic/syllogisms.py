"""Generated questions on categorical syllogisms: what follows is decided over all models of three classes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document
from zerek.demo.bank.tgo_logic.notation import computed, sentence

Statement = tuple[str, int, int]
"""A categorical statement by its traditional letter and its terms: `("A", 0, 1)` is “all 0 are 1”."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class of people. The Russian noun is masculine and takes `-ом` and `-ами`."""

    ru: str
    ru_plural: str
    kk: str
    kk_plural: str
    en: str


VOLUNTEER = Term("волонтёр", "волонтёры", "ерікті", "еріктілер", "volunteers")
STUDENT = Term("студент", "студенты", "студент", "студенттер", "students")
CHESS = Term("шахматист", "шахматисты", "шахматшы", "шахматшылар", "chess players")
PROGRAMMER = Term("программист", "программисты", "бағдарламашы", "бағдарламашылар", "programmers")
MUSICIAN = Term("музыкант", "музыканты", "музыкант", "музыканттар", "musicians")
TOURIST = Term("турист", "туристы", "турист", "туристер", "tourists")
TRAINEE = Term("стажёр", "стажёры", "тағылымгер", "тағылымгерлер", "trainees")
DESIGNER = Term("дизайнер", "дизайнеры", "дизайнер", "дизайнерлер", "designers")
TRANSLATOR = Term("переводчик", "переводчики", "аудармашы", "аудармашылар", "translators")
DOCTOR = Term("врач", "врачи", "дәрігер", "дәрігерлер", "doctors")
ATHLETE = Term("спортсмен", "спортсмены", "спортшы", "спортшылар", "athletes")
POET = Term("поэт", "поэты", "ақын", "ақындар", "poets")


def worded(statement: Statement, terms: Sequence[Term], language: str) -> str:
    """The statement as a sentence."""
    form, subject, predicate = statement[0], terms[statement[1]], terms[statement[2]]
    patterns = {
        "ru": {
            "A": f"Все {subject.ru_plural} — {predicate.ru_plural}",
            "E": f"Ни один {subject.ru} не является {predicate.ru}ом",
            "I": f"Некоторые {subject.ru_plural} — {predicate.ru_plural}",
            "O": f"Некоторые {subject.ru_plural} не являются {predicate.ru}ами",
        },
        "kk": {
            "A": f"Әрбір {subject.kk} — {predicate.kk}",
            "E": f"Бірде-бір {subject.kk} {predicate.kk} емес",
            "I": f"Кейбір {subject.kk_plural} — {predicate.kk_plural}",
            "O": f"Кейбір {subject.kk_plural} {predicate.kk} емес",
        },
        "en": {
            "A": f"All {subject.en} are {predicate.en}",
            "E": f"No {subject.en} are {predicate.en}",
            "I": f"Some {subject.en} are {predicate.en}",
            "O": f"Some {subject.en} are not {predicate.en}",
        },
    }
    return sentence(patterns[language][form])


def holds(statement: Statement, regions: Sequence[int]) -> bool:
    """Whether the statement is true where exactly `regions` of the Venn diagram are inhabited (bit i: class i)."""
    form, subject, predicate = statement
    inside = any(region >> subject & 1 and region >> predicate & 1 for region in regions)
    outside = any(region >> subject & 1 and not region >> predicate & 1 for region in regions)
    return {"A": not outside, "E": not inside, "I": inside, "O": outside}[form]


def follows(premises: Sequence[Statement], conclusion: Statement) -> bool:
    """Whether the conclusion holds in every Venn diagram of three non-empty classes where the premises hold."""
    for inhabited in range(1 << 8):
        regions = [region for region in range(8) if inhabited >> region & 1]
        classes_exist = all(any(region >> term & 1 for region in regions) for term in range(3))
        if classes_exist and all(holds(p, regions) for p in premises) and not holds(conclusion, regions):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Case:
    """Premises and proposed conclusions over three terms, with explanations in Russian, Kazakh, English."""

    difficulty: Difficulty
    terms: tuple[Term, Term, Term]
    premises: tuple[Statement, Statement]
    conclusions: tuple[Statement, ...]
    why: tuple[str, str, str]


CASES = (
    Case(
        "A",
        (VOLUNTEER, STUDENT, CHESS),
        (("A", 0, 1), ("A", 1, 2)),
        (("A", 0, 2), ("A", 2, 0), ("O", 0, 2), ("E", 2, 0), ("A", 1, 0)),
        (
            "Волонтёры целиком лежат внутри студентов, а те — внутри шахматистов, значит, каждый волонтёр — "
            "шахматист. Обратное неверно: шахматистом может быть и тот, кто не волонтёр и даже не студент.",
            "Еріктілер түгел студенттердің ішінде, ал студенттер шахматшылардың ішінде, демек әрбір ерікті — "
            "шахматшы. Керісінше бола бермейді: ерікті де, студент те емес шахматшы болуы мүмкін.",
            "The volunteers lie wholly inside the students, and those inside the chess players, so every volunteer "
            "plays chess. The converse fails: a chess player need not be a volunteer or even a student.",
        ),
    ),
    Case(
        "A",
        (TRAINEE, DESIGNER, PROGRAMMER),
        (("A", 0, 1), ("E", 1, 2)),
        (("E", 0, 2), ("I", 2, 0), ("A", 0, 2), ("A", 1, 0), ("A", 2, 1)),
        (
            "Стажёры — часть дизайнеров, а у дизайнеров нет общих людей с программистами, поэтому нет их и у "
            "стажёров. О том, все ли дизайнеры стажёры, посылки не говорят.",
            "Тағылымгерлер — дизайнерлердің бөлігі, ал дизайнерлер мен бағдарламашыларға ортақ адам жоқ, сондықтан "
            "тағылымгерлермен де ортақ адам жоқ. Дизайнерлердің бәрі тағылымгер ме — алғышарттарда айтылмаған.",
            "The trainees are a part of the designers, who share nobody with the programmers, so neither do the "
            "trainees. Whether all designers are trainees is left open.",
        ),
    ),
    Case(
        "B",
        (MUSICIAN, TOURIST, TRANSLATOR),
        (("I", 0, 1), ("A", 1, 2)),
        (("I", 2, 0), ("O", 0, 2), ("A", 0, 2), ("A", 2, 1), ("O", 2, 0)),
        (
            "Есть музыкант-турист, он же переводчик, поэтому некоторые переводчики — музыканты. «Некоторые» не "
            "значит «не все»: возможно, что переводчиками являются все музыканты.",
            "Турист-музыкант бар, ол әрі аудармашы, сондықтан кейбір аудармашылар — музыканттар. «Кейбір» деген сөз "
            "«бәрі емес» дегенді білдірмейді: музыканттардың бәрі аудармашы болуы да мүмкін.",
            "Some musician is a tourist and hence a translator, so some translators are musicians. “Some” does not "
            "mean “not all”: every musician may be a translator.",
        ),
    ),
    Case(
        "C",
        (ATHLETE, POET, DOCTOR),
        (("E", 1, 2), ("I", 0, 1)),
        (("O", 0, 2), ("O", 2, 0), ("E", 0, 2), ("I", 0, 2), ("A", 1, 0)),
        (
            "Спортсмены, которые пишут стихи, врачами быть не могут — значит, некоторые спортсмены не врачи. Об "
            "остальных спортсменах ничего не известно, а врачи могут все до одного оказаться спортсменами.",
            "Ақын спортшылар дәрігер бола алмайды — демек кейбір спортшылар дәрігер емес. Қалған спортшылар туралы "
            "ештеңе белгісіз, ал дәрігерлердің бәрі спортшы болып шығуы да мүмкін.",
            "Athletes who are poets cannot be doctors, so some athletes are not doctors. Nothing is known about the "
            "other athletes, and all the doctors may turn out to be athletes.",
        ),
    ),
    Case(
        "C",
        (CHESS, DOCTOR, MUSICIAN),
        (("A", 1, 0), ("A", 1, 2)),
        (("I", 0, 2), ("A", 0, 2), ("A", 2, 0), ("E", 0, 2), ("O", 0, 2)),
        (
            "Любой врач — и шахматист, и музыкант, а врачи есть, поэтому некоторые шахматисты — музыканты. Слово "
            "«все» в выводе было бы ошибкой: шахматистов и музыкантов может быть больше, чем врачей.",
            "Кез келген дәрігер — әрі шахматшы, әрі музыкант, ал дәрігерлер бар, сондықтан кейбір шахматшылар — "
            "музыканттар. Қорытындыда «әрбір» деу қате: шахматшылар мен музыканттар дәрігерлерден көп болуы мүмкін.",
            "Any doctor both plays chess and is a musician, and doctors exist, so some chess players are musicians. "
            "“All” would be an error: there may be more chess players and musicians than doctors.",
        ),
    ),
    Case(
        "B",
        (POET, TRANSLATOR, ATHLETE),
        (("A", 0, 1), ("E", 2, 1)),
        (("E", 0, 2), ("O", 2, 0), ("A", 1, 0), ("I", 0, 2), ("A", 2, 0)),
        (
            "Поэты входят в число переводчиков, а спортсмены стоят вне его, поэтому общих людей у них нет. Раз "
            "спортсмены существуют, верно и более слабое: некоторые спортсмены не поэты.",
            "Ақындар аудармашылар қатарында, ал спортшылар одан тыс, сондықтан оларға ортақ адам жоқ. Спортшылар "
            "бар болғандықтан, әлсіздеу тұжырым да дұрыс: кейбір спортшылар ақын емес.",
            "The poets are among the translators and the athletes are outside them, so they share nobody. As "
            "athletes exist, the weaker claim holds too: some athletes are not poets.",
        ),
    ),
    Case(
        "C",
        (DESIGNER, VOLUNTEER, TOURIST),
        (("E", 0, 1), ("A", 2, 1)),
        (("E", 2, 0), ("O", 0, 2), ("A", 1, 2), ("I", 0, 2), ("O", 1, 2)),
        (
            "Туристы целиком среди волонтёров, а дизайнеров там нет: ни один турист не дизайнер, и некоторые "
            "дизайнеры не туристы (а на деле все). Есть ли волонтёры кроме туристов, неизвестно.",
            "Туристердің бәрі еріктілердің ішінде, ал онда дизайнер жоқ: бірде-бір турист дизайнер емес, кейбір "
            "дизайнерлер турист емес (шынында бәрі де). Туристерден басқа еріктілер бар ма — белгісіз.",
            "The tourists are wholly among the volunteers, where there are no designers: no tourist is a designer, "
            "and some designers (in fact all) are not tourists. Whether other volunteers exist is unknown.",
        ),
    ),
    Case(
        "C",
        (STUDENT, PROGRAMMER, TRAINEE),
        (("O", 1, 2), ("A", 1, 0)),
        (("O", 0, 2), ("O", 2, 0), ("E", 0, 2), ("I", 0, 2), ("I", 1, 2)),
        (
            "Программист, который не стажёр, всё же студент, поэтому некоторые студенты не стажёры. Что некоторые "
            "программисты стажёры, из «некоторые не являются» не следует: стажёров среди них может не быть вовсе.",
            "Тағылымгер емес бағдарламашы бәрібір студент, сондықтан кейбір студенттер тағылымгер емес. «Кейбірі "
            "емес» дегеннен кейбір бағдарламашылар тағылымгер екені шықпайды: олардың ішінде тағылымгер мүлде "
            "болмауы мүмкін.",
            "A programmer who is not a trainee is still a student, so some students are not trainees. “Some are "
            "not” does not mean that some are: there may be no trainee among the programmers.",
        ),
    ),
)


def questions() -> list[Document]:
    """Which conclusions follow from two premises."""
    return list(_syllogisms())


def _syllogisms() -> Iterator[Document]:
    ask = {
        "ru": ("Какой вывод следует с необходимостью?", "Какие выводы следуют с необходимостью?"),
        "kk": ("Қай қорытынды міндетті түрде шығады?", "Қай қорытындылар міндетті түрде шығады?"),
        "en": ("Which conclusion must follow?", "Which conclusions must follow?"),
    }
    given = {
        "ru": "Известно (каждая из названных групп людей непуста):",
        "kk": "Мыналар белгілі (аталған топтардың әрқайсысында адам бар):",
        "en": "It is known (each group of people named is non-empty):",
    }
    for case in CASES:
        valid = [i for i, conclusion in enumerate(case.conclusions) if follows(case.premises, conclusion)]
        shown = {
            language: " ".join(worded(premise, case.terms, language) for premise in case.premises)
            for language in LANGUAGES
        }
        yield computed(
            "syllogism",
            {
                "premises": case.premises,
                "claims": {worded(claim, case.terms, "ru"): claim for claim in case.conclusions},
            },
            difficulty=case.difficulty,
            topic="syllogisms",
            tags=("logic", "syllogism"),
            options={
                language: tuple(worded(claim, case.terms, language) for claim in case.conclusions)
                for language in LANGUAGES
            },
            correct=valid,
            texts={
                language: (f"{given[language]} {shown[language]} {ask[language][len(valid) > 1]}", why)
                for language, why in zip(LANGUAGES, case.why, strict=True)
            },
        )
