"""Generated questions on the statistics of test items."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document, choices
from zerek.demo.bank.teaching.frame import computed


def questions() -> list[Document]:
    """Facility, discrimination, idle distractors and reliability after a change of length."""
    return [*_facilities(), *_discriminations(), *_idle_distractors(), *_lengthened_tests()]


def _decimal(value: Fraction, comma: bool = True) -> str:
    text = f"{float(value):.2f}".replace("-", "−")
    return text.replace(".", ",") if comma else text


def _facilities() -> Iterator[Document]:
    for right_count, total, skipped in ((18, 24, 2), (12, 30, 5), (21, 28, 4), (9, 20, 2)):
        right = Fraction(right_count, total)
        others = (
            1 - right,
            Fraction(right_count, total - skipped),
            Fraction(right_count - skipped, total),
            Fraction(total - right_count - skipped, total),
            Fraction(skipped, total),
        )
        shown = choices(_decimal(right), map(_decimal, others))
        yield computed(
            "item_facility",
            {"right": right_count, "total": total, "skipped": skipped},
            difficulty="A",
            topic="item-analysis",
            tags=("facility",),
            wordings={
                "ru": (
                    f"Задание выполняли {total} учеников: верно ответили {right_count}, пропустили {skipped}, "
                    "остальные ошиблись. Каков индекс лёгкости задания — доля верных ответов, если пропуск засчитан "
                    "как неверный?",
                    shown,
                    f"{right_count} : {total} = {_decimal(right)}. Пропуски остаются в знаменателе. Чем больше индекс, "
                    "тем легче задание, хотя его часто называют индексом трудности.",
                ),
                "kk": (
                    f"Тапсырманы {total} оқушы орындады: {right_count} оқушы дұрыс жауап берді, {skipped} оқушы жауап "
                    "бермеді, қалғандары қателесті. Жауапсыз қалдыру қате деп саналса, тапсырманың жеңілдік индексі — "
                    "дұрыс жауаптар үлесі — қандай?",
                    shown,
                    f"{right_count} : {total} = {_decimal(right)}. Жауапсыз қалғандар бөлімде сақталады. Индекс "
                    "неғұрлым үлкен болса, тапсырма соғұрлым жеңіл, бірақ оны көбіне қиындық индексі деп атайды.",
                ),
                "en": (
                    f"An item was given to {total} students: {right_count} answered correctly, {skipped} left it out, "
                    "the others were wrong. What is its facility, the share of right answers, if an omission counts as "
                    "wrong?",
                    tuple(text.replace(",", ".") for text in shown),
                    f"{right_count} : {total} = {_decimal(right, comma=False)}. Omissions stay in the denominator. The "
                    "larger the index the easier the item, although it is often called the difficulty index.",
                ),
            },
        )


def _discriminations() -> Iterator[Document]:
    for upper, lower, size in ((9, 3, 10), (7, 8, 10), (12, 6, 15), (18, 8, 20)):
        right = Fraction(upper - lower, size)
        others = (
            Fraction(lower - upper, size),
            Fraction(upper + lower, 2 * size),
            Fraction(upper - lower, 2 * size),
            Fraction(upper, size),
            Fraction(lower, size),
            Fraction(size - lower, size),
            Fraction(size - upper, size),
        )
        shown = choices(_decimal(right), map(_decimal, others))
        negative = right < 0
        advice = {
            "ru": "Отрицательное значение — знак, что сильные ошибаются чаще: проверьте ключ и формулировку."
            if negative
            else "Значения от 0,3 обычно считают хорошими: сильные справляются заметно чаще.",
            "kk": "Теріс мән үздік оқушылардың жиірек қателесетінін білдіреді: кілт пен тұжырымды тексеріңіз."
            if negative
            else "Әдетте 0,3-тен бастап жақсы деп саналады: үздік оқушылар едәуір жиі орындайды.",
            "en": "A negative value means that strong students fail more often: check the key and the wording."
            if negative
            else "Values from 0.3 are usually called good: strong students succeed clearly more often.",
        }
        yield computed(
            "item_discrimination",
            {"upper": upper, "lower": lower, "size": size},
            difficulty="C" if negative else "B",
            topic="item-analysis",
            tags=("discrimination",),
            wordings={
                "ru": (
                    f"В сильной группе задание верно выполнили {upper} из {size} учеников, в слабой — {lower} из "
                    f"{size}. Чему равен индекс дискриминативности (разность долей сильной и слабой групп)?",
                    shown,
                    f"({upper} − {lower}) / {size} = {_decimal(right)}. {advice['ru']}",
                ),
                "kk": (
                    f"Үздік топта {size} оқушыдан {upper} оқушы, әлсіз топта {size} оқушыдан {lower} оқушы тапсырманы "
                    "дұрыс орындады. Дискриминативтілік индексі (үздік және әлсіз топ үлестерінің айырымы) неге тең?",
                    shown,
                    f"({upper} − {lower}) / {size} = {_decimal(right)}. {advice['kk']}",
                ),
                "en": (
                    f"In the upper group {upper} of {size} students solved an item, in the lower group {lower} of "
                    f"{size}. What is the discrimination index (upper share minus lower share)?",
                    tuple(text.replace(",", ".") for text in shown),
                    f"({upper} − {lower}) / {size} = {_decimal(right, comma=False)}. {advice['en']}",
                ),
            },
        )


def _idle_distractors() -> Iterator[Document]:
    # How often a class chose the options 1 to 5; `key` is the right option.
    for chosen, key in (((3, 19, 5, 0, 3), 2), ((14, 4, 1, 6, 7), 1), ((5, 6, 4, 22, 1), 4)):
        total = sum(chosen)
        order = sorted((index for index in range(1, 6) if index != key), key=lambda index: chosen[index - 1])
        idle, second, third, strongest = order
        listed = "; ".join(f"№{index} — {count}" for index, count in enumerate(chosen, start=1))
        english_listed = "; ".join(f"No. {index}: {count}" for index, count in enumerate(chosen, start=1))
        numbers = (idle, strongest, third, second, key)
        yield computed(
            "idle_distractor",
            {"choices": list(chosen), "key": key},
            difficulty="B",
            topic="item-analysis",
            tags=("distractor",),
            wordings={
                "ru": (
                    f"Ответы {total} учеников на задание распределились так: {listed}. Верен вариант №{key}. Какой "
                    "вариант следует заменить первым, потому что как отвлекающий он почти не работает?",
                    tuple(f"№{number}" for number in numbers),
                    f"Вариант №{idle} выбрали меньше 5 % учеников: он никого не отвлекает и лишь облегчает угадывание. "
                    "Часто выбираемый неверный вариант, наоборот, полезен: он показывает типичную ошибку.",
                ),
                "kk": (
                    f"{total} оқушының тапсырмаға берген жауаптары былай бөлінді: {listed}. Дұрысы — №{key}. "
                    "Алаңдатушы жауап ретінде іс жүзінде жұмыс істемегендіктен, қай нұсқаны бірінші кезекте алмастыру "
                    "керек?",
                    tuple(f"№{number}" for number in numbers),
                    f"№{idle} нұсқасын оқушылардың 5 %-дан азы таңдаған: ол ешкімді алаңдатпайды, тек болжап табуды "
                    "жеңілдетеді. Жиі таңдалатын қате нұсқа, керісінше, пайдалы: ол типтік қатені көрсетеді.",
                ),
                "en": (
                    f"The answers of {total} students to an item: {english_listed}. The key is No. {key}. Which option "
                    "should be replaced first because it hardly works as a distractor?",
                    tuple(f"No. {number}" for number in numbers),
                    f"Less than 5 % of the students chose No. {idle}: it distracts nobody and makes guessing easier. A "
                    "wrong option that is chosen often is useful: it shows a typical mistake.",
                ),
            },
        )


def _lengthened_tests() -> Iterator[Document]:
    for hundredths, times in ((60, 2), (50, 3), (75, 2)):
        reliability = Fraction(hundredths, 100)
        right = times * reliability / (1 + (times - 1) * reliability)
        others = (
            reliability,
            min(Fraction(1), reliability * times),
            reliability**times,
            (1 + reliability) / 2,
            reliability / (1 + reliability),
        )
        shown = choices(_decimal(right), map(_decimal, others))
        yield computed(
            "lengthened_test",
            {"hundredths": hundredths, "times": times},
            difficulty="C",
            topic="item-analysis",
            tags=("reliability",),
            wordings={
                "ru": (
                    f"Надёжность теста равна {_decimal(reliability)}. Какой она станет по формуле Спирмена — Брауна "
                    f"(до сотых), если число равноценных заданий увеличить в {times} раза?",
                    shown,
                    f"$r_k = \\frac{{kr}}{{1+(k-1)r}}$ при $k = {times}$ даёт {_decimal(right)}. Надёжность растёт с "
                    "длиной, но не пропорционально: единицы она не достигает.",
                ),
                "kk": (
                    f"Тесттің сенімділігі {_decimal(reliability)}. Тең сапалы тапсырмалар саны {times} есе артса, "
                    "Спирмен — Браун формуласы бойынша (жүздікке дейін) сенімділік қандай болады?",
                    shown,
                    f"$r_k = \\frac{{kr}}{{1+(k-1)r}}$ формуласы $k = {times}$ болғанда {_decimal(right)} береді. "
                    "Сенімділік ұзындықпен бірге өседі, бірақ пропорционал емес: бірге жетпейді.",
                ),
                "en": (
                    f"The reliability of a test is {_decimal(reliability, comma=False)}. What does the Spearman–Brown "
                    f"formula predict (two decimals) if the number of equivalent items is multiplied by {times}?",
                    tuple(text.replace(",", ".") for text in shown),
                    f"$r_k = \\frac{{kr}}{{1+(k-1)r}}$ with $k = {times}$ gives {_decimal(right, comma=False)}. "
                    "Reliability grows with length, but not in proportion: it never reaches one.",
                ),
            },
        )
