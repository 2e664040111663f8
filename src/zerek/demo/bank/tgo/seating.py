"""Puzzles solved by trying every arrangement: who does what, and who sits opposite whom."""

from dataclasses import dataclass
from itertools import permutations

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.tgo.notation import LANGUAGES, Said, generated, listed, said

Clue = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Guest:
    """A name: Russian nominative, genitive, instrumental; Kazakh base and genitive; English."""

    ru: str
    ru_genitive: str
    ru_instrumental: str
    kk: str
    kk_genitive: str
    en: str

    @property
    def said(self) -> Said:
        """The name as it stands alone."""
        return self.ru, self.kk, self.en


GUESTS = {
    "K": Guest("Кайрат", "Кайрата", "Кайратом", "Қайрат", "Қайраттың", "Kairat"),
    "L": Guest("Лаура", "Лауры", "Лаурой", "Лаура", "Лаураның", "Laura"),
    "M": Guest("Мади", "Мади", "Мади", "Мәди", "Мәдидің", "Madi"),
    "N": Guest("Нургуль", "Нургуль", "Нургуль", "Нұргүл", "Нұргүлдің", "Nurgul"),
    "T": Guest("Тимур", "Тимура", "Тимуром", "Тимур", "Тимурдың", "Timur"),
    "Z": Guest("Зарина", "Зарины", "Зариной", "Зарина", "Заринаның", "Zarina"),
}

JOBS: dict[str, Said] = {
    "doctor": ("врач", "дәрігер", "a doctor"),
    "engineer": ("инженер", "инженер", "an engineer"),
    "lawyer": ("юрист", "заңгер", "a lawyer"),
    "cook": ("повар", "аспаз", "a cook"),
}

UNDECIDED = ("определить нельзя", "анықтау мүмкін емес", "cannot be determined")


def job_fits(clue: Clue, jobs: dict[str, str]) -> bool:
    """Whether a clue on jobs is kept; raises `ValueError` for an unknown kind."""
    match clue:
        case ("not", str(who), str(job)):
            return jobs[who] != job
        case ("either", str(who), str(one), str(other)):
            return jobs[who] in (one, other)
        case ("if", str(who), str(job), str(second), str(other)):
            return jobs[who] != job or jobs[second] == other
    raise ValueError(f"unknown clue: {clue}")


def job_said(clue: Clue) -> Said:
    """A clue on jobs in the three languages."""
    kind, *rest = map(str, clue)
    who = GUESTS[rest[0]]
    job = JOBS[rest[1]]
    if kind == "not":
        return f"{who.ru} — не {job[0]}.", f"{who.kk} {job[1]} емес.", f"{who.en} is not {job[2]}."
    if kind == "either":
        other = JOBS[rest[2]]
        return (
            f"{who.ru} — {job[0]} или {other[0]}.",
            f"{who.kk} — {job[1]} немесе {other[1]}.",
            f"{who.en} is {job[2]} or {other[2]}.",
        )
    second, other = GUESTS[rest[2]], JOBS[rest[3]]
    return (
        f"Если {who.ru} — {job[0]}, то {second.ru} — {other[0]}.",
        f"Егер {who.kk} {job[1]} болса, онда {second.kk} — {other[1]}.",
        f"If {who.en} is {job[2]}, then {second.en} is {other[2]}.",
    )


JOB_PUZZLES: tuple[tuple[Difficulty, tuple[Clue, ...], str, Said], ...] = (
    (
        "A",
        (("either", "K", "doctor", "cook"), ("not", "K", "doctor"), ("not", "L", "doctor"), ("not", "M", "doctor")),
        "N",
        ("Врач — не Кайрат, не Лаура и не Мади, остаётся Нургуль. Первое условие говорит, что Кайрат — повар, но для "
         "ответа это не нужно.",
         "Дәрігер — Қайрат та, Лаура да, Мәди де емес, Нұргүл ғана қалады. Бірінші шарт бойынша Қайрат — аспаз, бірақ "
         "жауап үшін ол керек емес.",
         "The doctor is not Kairat, Laura or Madi, so it is Nurgul. The first clue makes Kairat the cook, but the "
         "answer does not need it."),
    ),
    (
        "B",
        (("either", "L", "lawyer", "engineer"), ("if", "L", "lawyer", "K", "engineer"), ("not", "K", "engineer"),
         ("either", "M", "doctor", "engineer")),
        "M",
        ("Кайрат не инженер, значит, Лаура не юрист (иначе он был бы инженером), то есть она инженер. Тогда Мади — "
         "врач. Условие «если» здесь работает от следствия к посылке.",
         "Қайрат инженер емес, демек Лаура заңгер емес (әйтпесе ол инженер болар еді), яғни ол — инженер. Онда Мәди — "
         "дәрігер. «Егер» шарты мұнда салдардан алғышартқа қарай қолданылады.",
         "Kairat is not an engineer, so Laura is not a lawyer (else he would be one); she is the engineer. Then Madi "
         "is the doctor. The “if” is used here from its consequence back."),
    ),
    (
        "C",
        (("if", "K", "doctor", "L", "cook"), ("if", "L", "cook", "M", "doctor"), ("either", "K", "doctor", "lawyer"),
         ("not", "N", "engineer"), ("either", "M", "cook", "doctor")),
        "K",
        ("Будь Кайрат врачом, Лаура была бы поваром, а тогда врачом был бы Мади — два врача. Противоречие, значит, "
         "Кайрат — юрист. Остальные места определены не все, но ответ от них не зависит.",
         "Қайрат дәрігер болса, Лаура аспаз болар еді, онда Мәди де дәрігер — екі дәрігер шығады. Қайшылық, демек "
         "Қайрат — заңгер. Қалғандары толық анықталмаған, бірақ жауап оларға тәуелді емес.",
         "Were Kairat the doctor, Laura would be the cook and then Madi the doctor: two doctors. A contradiction, so "
         "Kairat is the lawyer. Not everything else is settled, but the answer does not depend on it."),
    ),
    (
        "C",
        (("either", "K", "doctor", "lawyer"), ("if", "K", "doctor", "L", "lawyer"), ("if", "K", "lawyer", "L", "doctor"),
         ("not", "M", "lawyer")),
        "M",
        ("Кайрат и Лаура занимают места врача и юриста в том или другом порядке. Мади и Нургуль остаются инженером и "
         "поваром, но кто из них кто, условия не говорят. Последнее условие ничего не добавляет.",
         "Қайрат пен Лаура — дәрігер мен заңгер, қайсысы қайсысы екені белгісіз. Мәди мен Нұргүлге инженер мен аспаз "
         "қалады, бірақ кім кім екенін шарттар айтпайды. Соңғы шарт ештеңе қоспайды.",
         "Kairat and Laura are the doctor and the lawyer in one order or the other. Madi and Nurgul are the engineer "
         "and the cook, but nothing says which. The last clue adds nothing."),
    ),
)


def jobs(difficulty: Difficulty, clues: tuple[Clue, ...], asked: str, why: Said) -> Document:
    """Who works as what: four people, four jobs."""
    people = ("K", "L", "M", "N")
    worlds = [dict(zip(people, order, strict=True)) for order in permutations(JOBS)]
    possible = {world[asked] for world in worlds if all(job_fits(clue, world) for clue in clues)}
    if not possible:
        raise ValueError(f"nobody fits: {clues}")
    lines = [listed(job_said(clue)[place] for clue in clues) for place in range(3)]
    names = [", ".join(GUESTS[one].said[place] for one in people) for place in range(3)]
    who = GUESTS[asked]
    offered = [*JOBS.values(), UNDECIDED]
    return generated(
        "who-works-as",
        {"people": people, "clues": clues, "asked": asked},
        difficulty=difficulty,
        topic="puzzles",
        tags=("logic", "matching"),
        correct=(list(JOBS).index(possible.pop()) if len(possible) == 1 else len(JOBS),),
        options={language: tuple(one[place] for one in offered) for place, language in enumerate(LANGUAGES)},
        texts=said(
            (
                f"Четверо — {names[0]} — врач, инженер, юрист и повар: у каждого своя профессия.{lines[0]}"
                f"Кем работает {who.ru}?",
                f"Төрт адам — {names[1]} — дәрігер, инженер, заңгер және аспаз: мамандықтары әртүрлі.{lines[1]}"
                f"{who.kk} кім болып жұмыс істейді?",
                f"Four people — {names[2]} — are a doctor, an engineer, a lawyer and a cook, one each.{lines[2]}"
                f"What is {who.en}?",
            ),
            why,
        ),
        time_seconds=150,
    )


def seat_fits(clue: Clue, seats: dict[str, int]) -> bool:
    """Whether a clue on six seats around a table is kept; the seat to the right has the next number."""
    kind, first, second = clue
    ahead = (seats[str(first)] - seats[str(second)]) % 6
    match kind:
        case "opposite":
            return ahead == 3
        case "right":
            return ahead == 1
        case "next":
            return ahead in (1, 5)
        case "apart":
            return ahead not in (1, 5)
    raise ValueError(f"unknown clue: {clue}")


def seat_said(clue: Clue) -> Said:
    """A clue on seats in the three languages."""
    kind, first, second = map(str, clue)
    one, two = GUESTS[first], GUESTS[second]
    return {
        "opposite": (
            f"{one.ru} сидит напротив {two.ru_genitive}.",
            f"{one.kk} {two.kk_genitive} қарсысында отыр.",
            f"{one.en} sits opposite {two.en}.",
        ),
        "right": (
            f"{one.ru} сидит сразу справа от {two.ru_genitive}.",
            f"{one.kk} {two.kk_genitive} дәл оң жағында отыр.",
            f"{one.en} sits immediately to the right of {two.en}.",
        ),
        "next": (
            f"{one.ru} сидит рядом с {two.ru_instrumental}.",
            f"{one.kk} {two.kk_genitive} қасында отыр.",
            f"{one.en} sits next to {two.en}.",
        ),
        "apart": (
            f"{one.ru} не сидит рядом с {two.ru_instrumental}.",
            f"{one.kk} {two.kk_genitive} қасында отырған жоқ.",
            f"{one.en} does not sit next to {two.en}.",
        ),
    }[kind]


TABLES: tuple[tuple[Difficulty, tuple[Clue, ...], str, Said], ...] = (
    (
        "A",
        (("right", "L", "K"), ("right", "M", "L"), ("right", "N", "M")),
        "N",
        ("Идём направо: Кайрат, Лаура, Мади, Нургуль. Нургуль — через три места от Кайрата, а за столом на шестерых это "
         "и есть место напротив.",
         "Оңға қарай жүреміз: Қайрат, Лаура, Мәди, Нұргүл. Нұргүл Қайраттан үш орын әрі, ал алты орындық үстелде бұл — "
         "қарсы орын.",
         "Going right: Kairat, Laura, Madi, Nurgul. Nurgul is three places from Kairat, and at a table for six that is "
         "the place opposite."),
    ),
    (
        "B",
        (("opposite", "K", "L"), ("right", "M", "K"), ("right", "T", "L"), ("next", "N", "K")),
        "N",
        ("Справа от Кайрата — Мади, напротив него — Лаура, справа от неё — Тимур: они с Мади друг против друга. У Кайрата "
         "свободно место слева, там Нургуль, а против неё остаётся Зарина.",
         "Қайраттың оң жағында — Мәди, қарсысында — Лаура, Лаураның оң жағында — Тимур: ол Мәдимен қарама-қарсы. "
         "Қайраттың сол жағы бос, онда Нұргүл отыр, ал оның қарсысында Зарина қалады.",
         "To Kairat's right is Madi, opposite him Laura, to her right Timur, who faces Madi. The free place is to "
         "Kairat's left: Nurgul; the one left to face her is Zarina."),
    ),
    (
        "C",
        (("opposite", "K", "M"), ("apart", "L", "K"), ("right", "N", "M"), ("apart", "T", "M")),
        "Z",
        ("Мади сидит против Кайрата, Нургуль — сразу справа от Мади. Лаура не рядом с Кайратом, значит, рядом с Мади — "
         "слева от него. Места около Кайрата делят Тимур и Зарина двумя способами, и напротив Зарины — то Лаура, то "
         "Нургуль.",
         "Мәди Қайраттың қарсысында, Нұргүл Мәдидің дәл оң жағында. Лаура Қайраттың қасында емес, демек Мәдидің сол "
         "жағында. Қайраттың екі жағын Тимур мен Зарина екі тәсілмен бөліседі, сондықтан Заринаның қарсысында не "
         "Лаура, не Нұргүл.",
         "Madi faces Kairat and Nurgul is right of Madi. Laura is not next to Kairat, so she is left of Madi. Timur "
         "and Zarina share the places beside Kairat in two ways, so Zarina faces either Laura or Nurgul."),
    ),
)


def around(difficulty: Difficulty, clues: tuple[Clue, ...], asked: str, why: Said) -> Document:
    """Who sits opposite whom at a round table for six."""
    seatings = [dict(zip(GUESTS, order, strict=True)) for order in permutations(range(6))]
    fitting = [seats for seats in seatings if all(seat_fits(clue, seats) for clue in clues)]
    facing = {who for seats in fitting for who in GUESTS if seat_fits(("opposite", who, asked), seats)}
    if not facing:
        raise ValueError(f"nobody can sit so: {clues}")
    others = [who for who in ("K", "L", "M", "T", "Z", "N") if who != asked]
    # One name too many for five options with "cannot be determined": one that the clues rule out goes.
    others = [who for who in others if who in facing] + [who for who in others if who not in facing]
    offered = [*(GUESTS[who].said for who in others[:4]), UNDECIDED]
    lines = [listed(seat_said(clue)[place] for clue in clues) for place in range(3)]
    names = [", ".join(guest.said[place] for guest in GUESTS.values()) for place in range(3)]
    who = GUESTS[asked]
    return generated(
        "round-table",
        {"people": list(GUESTS), "clues": clues, "asked": asked},
        difficulty=difficulty,
        topic="puzzles",
        tags=("logic", "seating"),
        correct=(0 if len(facing) == 1 else 4,),
        options={language: tuple(one[place] for one in offered) for place, language in enumerate(LANGUAGES)},
        texts=said(
            (
                f"За круглым столом на шесть мест сидят лицом к центру {names[0]}.{lines[0]}"
                f"Кто сидит напротив {who.ru_genitive}?",
                f"Алты орындық дөңгелек үстелде {names[1]} ортаға қарап отыр.{lines[1]}"
                f"{who.kk_genitive} қарсысында кім отыр?",
                f"{names[2]} sit at a round table for six, facing the centre.{lines[2]}"
                f"Who sits opposite {who.en}?",
            ),
            why,
        ),
        time_seconds=150,
    )


def questions() -> list[Document]:
    """All questions of the module."""
    return [*(jobs(*puzzle) for puzzle in JOB_PUZZLES), *(around(*puzzle) for puzzle in TABLES)]
