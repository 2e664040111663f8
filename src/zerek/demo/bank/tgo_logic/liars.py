"""Generated questions on who tells the truth: every guilt and every mixture of characters is tried."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document
from zerek.demo.bank.tgo_logic.notation import computed
from zerek.demo.bank.tgo_logic.people import PEOPLE

Saying = tuple[Any, ...]
"""The speaker, the kind of statement, and what it is about."""

Explained = tuple[str, str, str]

ME = {"ru": "я", "kk": "мен", "en": "me"}

Suspicion = tuple[Difficulty, dict[str, str], tuple[Saying, ...], int, Explained]

SUSPICIONS: tuple[Suspicion, ...] = (
    ("A",
     {"ru": "Кто-то один из четверых забрал последний зонт.", "kk": "Төртеуінің бірі соңғы қолшатырды алып кетті.",
      "en": "One of four people took the last umbrella."},
     (("A", "did", "E"), ("B", "either", "A", "D"), ("D", "not", "B"), ("E", "did", "B")), 1,
     ("Слова Даны и Ерлана противоречат друг другу, так что единственная правда — у одного из них, а Айдар с "
      "Болатом неправы: это не Ерлан, не Айдар и не Дана. Остаётся Болат, и правду сказал Ерлан.",
      "Дана мен Ерланның сөздері бір-біріне қайшы, демек жалғыз шындық солардың бірінде, ал Айдар мен Болат "
      "қателеседі: бұл Ерлан да, Айдар да, Дана да емес. Болат қалады, шын айтқан — Ерлан.",
      "Dana and Erlan contradict each other, so the only truth is with one of them, and Aidar and Bolat are wrong: "
      "it was not Erlan, Aidar or Dana. Bolat remains, and Erlan told the truth.")),
    ("B",
     {"ru": "Кто-то один из четверых оставил свет в лаборатории.", "kk": "Төртеуінің бірі зертханада жарықты "
                                                                         "сөндірмей кетті.",
      "en": "One of four people left the light on in the laboratory."},
     (("A", "did", "B"), ("B", "did", "D"), ("D", "not", "D"), ("E", "not", "E")), 1,
     ("Болат и Дана противоречат друг другу, одна правда уже среди них; значит, Ерлан солгал, сказав «не я». Тогда "
      "Болат неправ, а права Дана, и других истинных слов нет.",
      "Болат пен Дана бір-біріне қайшы, бір шындық солардың арасында; демек Ерланның «мен емес» дегені өтірік. Онда "
      "Болат қателескен, Дананікі дұрыс, басқа шын сөз жоқ.",
      "Bolat and Dana contradict each other, so the one truth is among them and Erlan's “not me” is false. Then "
      "Bolat is wrong, Dana is right, and nothing else is true.")),
    ("B",
     {"ru": "Кто-то один из четверых отправил письмо без подписи.", "kk": "Төртеуінің бірі қолтаңбасыз хат жіберді.",
      "en": "One of four people sent the unsigned letter."},
     (("S", "did", "E"), ("E", "did", "A"), ("A", "not", "A"), ("B", "not", "B")), 3,
     ("Ерлан и Айдар противоречат друг другу, поэтому единственная ложь — у одного из них, а Сания и Болат правы. "
      "Сания прямо называет Ерлана; ложь — его слова об Айдаре.",
      "Ерлан мен Айдар бір-біріне қайшы, сондықтан жалғыз өтірік — солардың бірінде, ал Сания мен Болаттікі дұрыс. "
      "Сания Ерланды тікелей атайды; өтірігі — оның Айдар туралы сөзі.",
      "Erlan and Aidar contradict each other, so the only lie is with one of them and Saniya and Bolat are right. "
      "Saniya names Erlan; the lie is what he said of Aidar.")),
    ("C",
     {"ru": "Кто-то один из четверых переставил приборы на складе.", "kk": "Төртеуінің бірі қоймадағы аспаптарды "
                                                                           "ауыстырып қойды.",
      "en": "One of four people moved the instruments in the store."},
     (("A", "either", "B", "D"), ("B", "not", "B"), ("D", "did", "A"), ("E", "either", "A", "E")), 3,
     ("Айдар и Ерлан не могут быть правы вместе: названные ими пары не пересекаются. Значит, Болат и Дана правы, а "
      "слова Даны сразу указывают на Айдара; солгал он сам.",
      "Айдар мен Ерлан бірге дұрыс бола алмайды: олар атаған жұптардың ортақ адамы жоқ. Демек Болат пен Дананікі "
      "дұрыс, ал Дананың сөзі Айдарды тікелей көрсетеді; өтірік айтқан — оның өзі.",
      "Aidar and Erlan cannot both be right, as the pairs they name do not overlap. So Bolat and Dana are right, "
      "and Dana's words point at Aidar; it was he who lied.")),
)  # fmt: skip

Island = tuple[Difficulty, tuple[Saying, ...], Explained]

ISLANDS: tuple[Island, ...] = (
    ("B",
     (("A", "liar", "B"), ("B", "liar", "D"), ("D", "same", "A", "B"), ("E", "truthful", "D")),
     ("Айдар называет Болата лжецом, поэтому они разного типа: если один правдив, другой лжёт. Значит, слова Даны "
      "ложны, вслед за ней лжёт Ерлан, Болат прав, а Айдар — нет.",
      "Айдар Болатты өтірікші дейді, сондықтан олар әртүрлі: бірі шыншыл болса, екіншісі өтірікші. Демек Дананың "
      "сөзі жалған, онымен бірге Ерлан да өтірікші, Болаттікі дұрыс, Айдардікі жоқ.",
      "Aidar calls Bolat a liar, so they are of different kinds. Hence Dana's words are false, Erlan lies with her, "
      "Bolat is right and Aidar is not.")),
    ("C",
     (("A", "same", "B", "D"), ("B", "liar", "E"), ("D", "liar", "A"), ("E", "truthful", "A")),
     ("Ерлан правдив ровно тогда, когда правдив Айдар. Болат и Дана обвиняют этих двоих, поэтому оба "
      "противоположного с ними типа и одинаковы между собой: слова Айдара верны, и вместе с ним правдив Ерлан.",
      "Ерлан Айдар шыншыл болғанда ғана шыншыл. Болат пен Дана осы екеуін айыптайды, сондықтан екеуі де оларға "
      "қарама-қарсы, өзара бірдей: Айдардың сөзі дұрыс, онымен бірге Ерлан да шыншыл.",
      "Erlan is truthful exactly when Aidar is. Bolat and Dana accuse these two, so both are of the opposite kind "
      "and alike: Aidar's words are true, and Erlan is truthful with him.")),
    ("C",
     (("A", "count", 2), ("B", "liar", "D"), ("D", "liar", "E"), ("E", "truthful", "A")),
     ("Пусть Айдар правдив. Тогда правдив Ерлан, лжёт Дана, прав Болат — лжец один, а не два: противоречие. Значит, "
      "Айдар лжёт, за ним Ерлан, Дана права, Болат лжёт; лжецов трое, и слова о двух ложны.",
      "Айдар шыншыл болсын. Онда Ерлан шыншыл, Дана өтірікші, Болат дұрыс — өтірікші екеу емес, біреу: қайшылық. "
      "Демек Айдар өтірікші, Ерлан да, Дана дұрыс, Болат өтірікші; өтірікшілер үшеу, екеу деген сөз жалған.",
      "Suppose Aidar is truthful. Then Erlan is, Dana lies, Bolat is right: one liar and not two, a contradiction. "
      "So Aidar lies, so does Erlan, Dana is right, Bolat lies; there are three liars, and “two” is false.")),
    ("B",
     (("A", "count", 1), ("B", "count", 2), ("D", "count", 3), ("E", "count", 4), ("S", "count", 5)),
     ("Все пятеро называют разные числа, поэтому прав не более чем один. Если бы не был прав никто, лжецов было бы "
      "пять, и Сания оказалась бы права; значит, прав ровно один, лжецов четверо — это сказал Ерлан.",
      "Бесеуі әртүрлі сан айтты, сондықтан ең көбі біреуі дұрыс. Ешкімдікі дұрыс болмаса, өтірікші бесеу болып, "
      "Саниянікі дұрыс шығар еді; демек дәл біреуі дұрыс, өтірікші төртеу — мұны Ерлан айтты.",
      "All five name different numbers, so at most one is right. If nobody were, there would be five liars and "
      "Saniya would be right; so exactly one is right and four lie, as Erlan says.")),
)  # fmt: skip


def questions() -> list[Document]:
    """Who did it when so many statements are true, and who is truthful among truth-tellers and liars."""
    return [*_suspicions(), *_islands()]


def accuses(saying: Saying, culprit: str) -> bool:
    """Whether the statement is true if `culprit` did it."""
    _, kind, *named = saying
    return culprit not in named if kind == "not" else culprit in named


def culprits(sayings: Sequence[Saying], truths: int) -> list[str]:
    """Speakers whose guilt makes exactly `truths` statements true."""
    speakers = [saying[0] for saying in sayings]
    return [one for one in speakers if sum(accuses(saying, one) for saying in sayings) == truths]


def truthful_sets(sayings: Sequence[Saying]) -> list[set[str]]:
    """Sets of truth-tellers under which exactly they say what is so."""
    speakers = [saying[0] for saying in sayings]
    found = []
    for row in product((False, True), repeat=len(speakers)):
        honest = dict(zip(speakers, row, strict=True))
        if all(so(saying, honest) == honest[saying[0]] for saying in sayings):
            found.append({speaker for speaker in speakers if honest[speaker]})
    return found


def so(saying: Saying, honest: dict[str, bool]) -> bool:
    """Whether the statement describes the characters rightly."""
    _, kind, *about = saying
    if kind == "count":
        return bool(list(honest.values()).count(False) == about[0])
    if kind == "same":
        return honest[about[0]] is honest[about[1]]
    return honest[about[0]] is (kind == "truthful")


def worded(saying: Saying, language: str) -> str:
    """`Name: «words»`."""
    speaker, kind, *about = saying
    names = [ME[language] if one == speaker else PEOPLE[one].name(language) if one in PEOPLE else one for one in about]
    first, last = names[0], names[-1]
    words = {
        "ru": {
            "did": f"Это {first}",
            "not": f"Это не {first}",
            "either": f"Это {first} или {last}",
            "liar": f"{first} — лжец",
            "truthful": f"{first} всегда говорит правду",
            "same": f"{first} и {last} — одного типа",
            "count": f"Лжецов среди нас ровно {first}",
        },
        "kk": {
            "did": f"Бұл — {first}",
            "not": f"Бұл {first} емес",
            "either": f"Бұл — {first} немесе {last}",
            "liar": f"{first} — өтірікші",
            "truthful": f"{first} әрқашан шын айтады",
            "same": f"{PEOPLE[about[0]].kk_and if about[0] in PEOPLE else ''} {last} бір типтен",
            "count": f"Арамызда өтірікшілер саны дәл {first}",
        },
        "en": {
            "did": f"It was {first}",
            "not": f"It was not {first}",
            "either": f"It was {first} or {last}",
            "liar": f"{first} is a liar",
            "truthful": f"{first} always tells the truth",
            "same": f"{first} and {last} are of the same kind",
            "count": f"The number of liars among us is exactly {first}",
        },
    }[language][kind]
    quoted = f"“{words}.”" if language == "en" else f"«{words}»."
    return f"{PEOPLE[speaker].name(language)}: {quoted}"


def _listed(sayings: Sequence[Saying], language: str) -> str:
    return "\n".join(f"- {worded(saying, language)}" for saying in sayings)


def _suspicions() -> Iterator[Document]:
    undecided = {"ru": "Определить нельзя", "kk": "Анықтау мүмкін емес", "en": "It cannot be determined"}
    asked = {
        1: {"ru": "Известно, что правдиво ровно одно из этих высказываний. Кто это сделал?",
            "kk": "Осы сөздердің дәл біреуі ғана рас екені белгілі. Мұны кім жасады?",
            "en": "Exactly one of these statements is true. Who did it?"},
        3: {"ru": "Известно, что ложно ровно одно из этих высказываний. Кто это сделал?",
            "kk": "Осы сөздердің дәл біреуі ғана өтірік екені белгілі. Мұны кім жасады?",
            "en": "Exactly one of these statements is false. Who did it?"},
    }  # fmt: skip
    for difficulty, story, sayings, truths, why in SUSPICIONS:
        found = culprits(sayings, truths)
        if len(found) != 1:
            raise ValueError(f"{len(found)} culprits: {sayings}")
        speakers = [saying[0] for saying in sayings]
        yield computed(
            "one-did-it",
            {"sayings": sayings, "truths": truths, "claims": {PEOPLE[one].ru: one for one in speakers}},
            difficulty=difficulty,
            topic="puzzles",
            tags=("logic", "truth-teller"),
            options={
                language: (*(PEOPLE[one].name(language) for one in speakers), undecided[language])
                for language in LANGUAGES
            },
            correct=[speakers.index(found[0])],
            texts={
                language: (
                    f"{story[language]}\n\n{_listed(sayings, language)}\n\n{asked[truths][language]}",
                    why[index],
                )
                for index, language in enumerate(LANGUAGES)
            },
            time_seconds=150,
        )


def _islands() -> Iterator[Document]:
    intro = {
        "ru": "Каждый из собеседников либо всегда говорит правду, либо всегда лжёт.",
        "kk": "Әңгімелесушілердің әрқайсысы не әрқашан шын айтады, не әрқашан өтірік айтады.",
        "en": "Each of the speakers either always tells the truth or always lies.",
    }
    asked = {"ru": "Кто из них говорит правду?", "kk": "Олардың ішінде кім шын айтады?", "en": "Who tells the truth?"}
    for difficulty, sayings, why in ISLANDS:
        found = truthful_sets(sayings)
        if len(found) != 1:
            raise ValueError(f"{len(found)} assignments: {sayings}")
        speakers = [saying[0] for saying in sayings]
        yield computed(
            "truth-tellers",
            {"sayings": sayings, "claims": {PEOPLE[one].ru: one for one in speakers}},
            difficulty=difficulty,
            topic="puzzles",
            tags=("logic", "truth-teller"),
            options={language: tuple(PEOPLE[one].name(language) for one in speakers) for language in LANGUAGES},
            correct=[index for index, one in enumerate(speakers) if one in found[0]],
            texts={
                language: (f"{intro[language]}\n\n{_listed(sayings, language)}\n\n{asked[language]}", why[index])
                for index, language in enumerate(LANGUAGES)
            },
            time_seconds=150,
        )
