"""What comes round: days of the week, the clock, last digits of powers."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo.notation import LANGUAGES, Said, choices, generated, said

WEEK: tuple[Said, ...] = (
    ("понедельник", "дүйсенбі", "Monday"),
    ("вторник", "сейсенбі", "Tuesday"),
    ("среда", "сәрсенбі", "Wednesday"),
    ("четверг", "бейсенбі", "Thursday"),
    ("пятница", "жұма", "Friday"),
    ("суббота", "сенбі", "Saturday"),
    ("воскресенье", "жексенбі", "Sunday"),
)


def weekday() -> Document:
    """Which day it will be after many days."""
    today, days = 1, 100
    day = (today + days) % 7
    offered = [WEEK[place % 7] for place in (day, day + 1, day - 1, day + 2, today)]
    return generated(
        "weekday-after",
        {"today": today, "days": days},
        difficulty="A",
        topic="patterns",
        tags=("patterns", "cycles"),
        options={language: tuple(name[place] for name in offered) for place, language in enumerate(LANGUAGES)},
        texts=said(
            (
                "Сегодня вторник. Какой день недели будет через 100 дней?",
                "Бүгін сейсенбі. 100 күннен кейін аптаның қай күні болады?",
                "Today is Tuesday. What day of the week will it be in 100 days?",
            ),
            (
                "Неделя повторяется через 7 дней, а $100 = 14 \\cdot 7 + 2$, поэтому важен только остаток 2: вторник и "
                "ещё два дня — четверг.",
                "Апта 7 күн сайын қайталанады, ал $100 = 14 \\cdot 7 + 2$, сондықтан тек 2 қалдығы маңызды: сейсенбіден "
                "екі күн кейін — бейсенбі.",
                "The week repeats every 7 days and $100 = 14 \\cdot 7 + 2$, so only the remainder 2 matters: Tuesday "
                "and two more days is Thursday.",
            ),
        ),
    )


def clock() -> Document:
    """What a 24-hour clock shows after many hours."""
    now, hours = 14, 250
    shown = (now + hours) % 24
    errors = (hours % 24, (shown + 12) % 24, (now + hours) % 10, (shown + 2) % 24)
    return generated(
        "clock-after",
        {"now": now, "hours": hours},
        difficulty="B",
        topic="patterns",
        tags=("patterns", "cycles"),
        options=choices(f"{shown}:00", (f"{error}:00" for error in errors)),
        texts=said(
            (
                "Сейчас 14:00. Опыт закончится через 250 часов. Что будут тогда показывать часы?",
                "Қазір 14:00. Тәжірибе 250 сағаттан кейін аяқталады. Сонда сағат қанша болады?",
                "It is 14:00. An experiment ends in 250 hours. What will the clock show then?",
            ),
            (
                "$250 = 10 \\cdot 24 + 10$: десять суток ничего не меняют, остаются 10 часов, $14 + 10 = 24$, то есть "
                "полночь, 0:00. Остаток 10 — это ещё не ответ: его прибавляют к 14.",
                "$250 = 10 \\cdot 24 + 10$: он тәулік ештеңені өзгертпейді, 10 сағат қалады, $14 + 10 = 24$, яғни түн "
                "ортасы, 0:00. 10 қалдығы — әлі жауап емес: оны 14-ке қосады.",
                "$250 = 10 \\cdot 24 + 10$: ten whole days change nothing, 10 hours remain, $14 + 10 = 24$, that is "
                "midnight, 0:00. The remainder 10 is not the answer yet: it is added to 14.",
            ),
        ),
    )


def last_digit(powers: tuple[tuple[int, int], ...], why: Said) -> Document:
    """The last digit of a power, or of a sum of powers."""
    digit = sum(pow(base, exponent, 10) for base, exponent in powers) % 10
    formula = " + ".join(f"{base}^{{{exponent}}}" for base, exponent in powers)
    candidates = [digit, (digit + 4) % 10, (digit + 6) % 10, (digit + 8) % 10, (digit + 2) % 10]
    return generated(
        "last-digit",
        {"powers": powers},
        difficulty="C" if len(powers) > 1 else "B",
        topic="patterns",
        tags=("patterns", "cycles", "powers"),
        options=choices(str(digit), map(str, candidates)),
        texts=said(
            (
                f"Какой цифрой оканчивается число ${formula}$?",
                f"${formula}$ саны қандай цифрмен аяқталады?",
                f"What is the last digit of ${formula}$?",
            ),
            why,
        ),
    )


def questions() -> list[Document]:
    """All questions of the module."""
    return [
        weekday(),
        clock(),
        last_digit(
            ((7, 2026),),
            (
                "Последние цифры степеней семёрки идут по кругу: 7, 9, 3, 1. Остаток от деления 2026 на 4 равен 2, "
                "значит, цифра вторая по кругу — 9.",
                "Жетінің дәрежелерінің соңғы цифрлары айналып келеді: 7, 9, 3, 1. 2026-ны 4-ке бөлгендегі қалдық — 2, "
                "демек шеңбердегі екінші цифр — 9.",
                "The last digits of the powers of seven go round: 7, 9, 3, 1. Dividing 2026 by 4 leaves 2, so it is the "
                "second in the round: 9.",
            ),
        ),
        last_digit(
            ((2, 50), (3, 50)),
            (
                "У степеней двойки круг 2, 4, 8, 6, у степеней тройки — 3, 9, 7, 1. Показатель 50 даёт остаток 2: цифры "
                "4 и 9, сумма $4 + 9 = 13$, последняя цифра 3. Возводить в степень сумму $2 + 3$ нельзя.",
                "Екінің дәрежелері 2, 4, 8, 6, үштің дәрежелері 3, 9, 7, 1 болып айналады. 50-дің қалдығы 2: цифрлар 4 "
                "пен 9, қосындысы $4 + 9 = 13$, соңғы цифры 3. $2 + 3$ қосындысын дәрежеге шығаруға болмайды.",
                "Powers of two go round 2, 4, 8, 6, powers of three 3, 9, 7, 1. The exponent 50 leaves 2: the digits are "
                "4 and 9, $4 + 9 = 13$, last digit 3. Raising the sum $2 + 3$ to the power is not allowed.",
            ),
        ),
    ]
