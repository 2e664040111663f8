"""Generated questions on the marks of a quarter in Kazakhstan's schools.

The percentage of a quarter is 25 % formative assessment, 25 % summative assessment for the units (SOR) and 50 % for
the quarter (SOCh); 0-39 % gives the mark 2, 40-64 % gives 3, 65-84 % gives 4, 85-100 % gives 5.
"""

import math
from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document, choices
from zerek.demo.bank.teaching.frame import computed

Score = tuple[int, int]
"""Points reached and points possible."""


def questions() -> list[Document]:
    """The mark of a quarter, the points still needed, and the indicators of a class."""
    return [*_quarter_marks(), *_needed_points(), *_quality_shares()]


def mark(percent: Fraction | int) -> int:
    """The mark for a percentage from 0 to 100."""
    return 5 if percent >= 85 else 4 if percent >= 65 else 3 if percent >= 40 else 2


def _share(scores: tuple[Score, ...]) -> Fraction:
    return Fraction(sum(reached for reached, _ in scores) * 100, sum(possible for _, possible in scores))


def _decimal(value: Fraction, comma: bool = True) -> str:
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


def _quarter_marks() -> Iterator[Document]:
    cases: tuple[tuple[tuple[int, ...], tuple[Score, ...], Score], ...] = (
        ((10, 9, 9, 8), ((18, 20), (18, 20)), (39, 50)),
        ((6, 7, 8), ((9, 15), (12, 15)), (12, 25)),
        ((8, 9, 7), ((15, 20), (21, 30)), (24, 30)),
        ((5, 6, 4, 5), ((7, 15), (8, 15)), (7, 25)),
        ((8, 7, 9, 8), ((16, 20), (24, 30)), (27, 30)),
        ((4, 5, 6, 5), ((9, 20), (6, 10)), (20, 25)),
    )
    for formative, units, quarter in cases:
        parts = (_share(tuple((point, 10) for point in formative)), _share(units), _share((quarter,)))
        right = (parts[0] + parts[1] + 2 * parts[2]) / 4
        mean = Fraction(round(sum(parts) / 3))
        swapped = Fraction(round((2 * parts[0] + parts[1] + parts[2]) / 4))
        wrong_mark = mark(right) - 1 if mark(right) == 5 else mark(right) + 1
        shown = choices(
            f"{right} % → {mark(right)}",
            (
                f"{right} % → {wrong_mark}",
                *(f"{percent} % → {mark(percent)}" for percent in (mean, swapped, parts[2], right + 4, right - 4)),
            ),
        )
        points = ", ".join(map(str, formative))
        unit_points = ", ".join(f"{reached}/{possible}" for reached, possible in units)
        quarter_points = f"{quarter[0]}/{quarter[1]}"
        sums = f"0,25·{_decimal(parts[0])} + 0,25·{_decimal(parts[1])} + 0,5·{_decimal(parts[2])} = {right} %"
        english_sums = sums.replace(",", ".")
        yield computed(
            "quarter_mark",
            {"formative": list(formative), "units": [list(unit) for unit in units], "quarter": list(quarter)},
            difficulty="B",
            topic="assessment",
            tags=("quarter-mark", "sor", "soch"),
            wordings={
                "ru": (
                    f"Баллы ученика за четверть: формативное оценивание (из 10) — {points}; СОР — {unit_points}; СОЧ — "
                    f"{quarter_points}. Формативное оценивание весит 25 %, СОР вместе 25 %, СОЧ 50 %. Какие итоговый "
                    "процент и оценка за четверть получатся?",
                    shown,
                    f"Проценты частей: {_decimal(parts[0])}, {_decimal(parts[1])} и {_decimal(parts[2])} (у СОР "
                    f"складывают баллы и максимумы). Итог: {sums}, по шкале 0–39, 40–64, 65–84, 85–100 это "
                    f"«{mark(right)}». Среднее трёх процентов без весов даёт другой результат.",
                ),
                "kk": (
                    f"Оқушының тоқсандағы балдары: қалыптастырушы бағалау (10-нан) — {points}; БЖБ — {unit_points}; "
                    f"ТЖБ — {quarter_points}. Қалыптастырушы бағалаудың үлесі 25 %, барлық БЖБ — 25 %, ТЖБ — 50 %. "
                    "Тоқсанның қорытынды пайызы мен бағасы қандай болады?",
                    shown,
                    f"Бөліктердің пайыздары: {_decimal(parts[0])}, {_decimal(parts[1])} және {_decimal(parts[2])} "
                    f"(БЖБ-да балдар мен максимумдар қосылады). Қорытынды: {sums}, 0–39, 40–64, 65–84, 85–100 шкаласы "
                    f"бойынша баға — «{mark(right)}». Үш пайыздың салмақсыз орташасы басқа нәтиже береді.",
                ),
                "en": (
                    f"A student's points in a quarter: formative assessment (out of 10) {points}; SOR {unit_points}; "
                    f"SOCh {quarter_points}. Formative assessment weighs 25 %, the SORs together 25 %, the SOCh 50 %. "
                    "Which percentage and mark of the quarter follow?",
                    shown,
                    f"The parts are {_decimal(parts[0])}, {_decimal(parts[1])} and {_decimal(parts[2])} per cent (for "
                    f"the SORs add points and maxima). In total {english_sums}, which on the scale 0–39, 40–64, 65–84, "
                    f"85–100 is the mark {mark(right)}. The plain mean of the three is something else.",
                ),
            },
        )


def _needed_points() -> Iterator[Document]:
    for formative, units, possible, wanted in ((70, 60, 30, 4), (80, 90, 25, 5), (50, 44, 40, 4), (40, 36, 25, 3)):
        border = {3: 40, 4: 65, 5: 85}[wanted]
        gathered = Fraction(formative + units, 4)
        exact = (border - gathered) / 50 * possible
        right = math.ceil(exact)
        plain = math.ceil(Fraction(border * possible, 100))
        shown = choices(str(right), map(str, (right - 1, plain, right + 2, right + 1, plain - 1, right - 3)))
        yield computed(
            "needed_points",
            {"formative": formative, "units": units, "possible": possible, "wanted": wanted},
            difficulty="C",
            topic="assessment",
            tags=("quarter-mark", "soch"),
            wordings={
                "ru": (
                    f"Перед СОЧ у ученика {formative} % за формативное оценивание (вес 25 %) и {units} % за СОР (вес "
                    f"25 %). СОЧ весит 50 %, максимум {possible} баллов. Сколько баллов СОЧ нужно самое меньшее, чтобы "
                    f"итог без округления достиг {border} %, то есть оценки «{wanted}»?",
                    shown,
                    f"Уже набрано {_decimal(gathered)} % итога, не хватает {_decimal(border - gathered)} из 50 %. Это "
                    f"{_decimal(exact)} балла из {possible}, значит, нужно {right}: округлять следует вверх, иначе "
                    "порог не достигнут.",
                ),
                "kk": (
                    f"ТЖБ алдында оқушының қалыптастырушы бағалауы {formative} % (үлесі 25 %), БЖБ нәтижесі {units} % "
                    f"(үлесі 25 %). ТЖБ үлесі 50 %, ең жоғары балл {possible}. Дөңгелектеусіз қорытынды {border} %-ға, "
                    f"яғни «{wanted}» бағасына жетуі үшін ТЖБ-дан кемінде неше балл керек?",
                    shown,
                    f"Қорытындының {_decimal(gathered)} %-ы жиналған, 50 %-дан {_decimal(border - gathered)} % "
                    f"жетпейді. Бұл {possible} балдың {_decimal(exact)} балы, демек, {right} балл керек: жоғары қарай "
                    "дөңгелектеу қажет, әйтпесе шекке жетпейді.",
                ),
                "en": (
                    f"Before the SOCh a student has {formative} % in formative assessment (weight 25 %) and {units} % "
                    f"in the SORs (weight 25 %). The SOCh weighs 50 % and has {possible} points. How many points are "
                    f"needed at least for {border} % without rounding, that is for the mark {wanted}?",
                    shown,
                    f"{_decimal(gathered, comma=False)} % of the total is gathered, "
                    f"{_decimal(border - gathered, comma=False)} of the 50 % are missing. That is "
                    f"{_decimal(exact, comma=False)} of {possible} points, so {right} are needed: round up, or the "
                    "border is missed.",
                ),
            },
        )


def _quality_shares() -> Iterator[Document]:
    for counts in ((6, 9, 8, 2), (5, 7, 6, 2), (4, 10, 9, 2), (3, 11, 4, 2)):
        five, four, three, two = counts
        total = sum(counts)
        right = Fraction(100 * (five + four), total)
        others = (total - two, five, three + four, five + four + two, four)
        shown = choices(f"{right} %", (f"{Fraction(100 * count, total)} %" for count in others))
        yield computed(
            "quality_share",
            {"counts": list(counts)},
            difficulty="A",
            topic="assessment",
            tags=("class-indicators",),
            wordings={
                "ru": (
                    f"В классе за четверть оценок «5» — {five}, «4» — {four}, «3» — {three}, «2» — {two}. Чему равно "
                    "качество знаний класса?",
                    shown,
                    f"Качество знаний — доля учеников с «4» и «5»: ({five} + {four}) / {total} = {right} %. Доля всех, "
                    "кроме «2», — это успеваемость, другой показатель.",
                ),
                "kk": (
                    f"Сыныпта тоқсан бойынша «5» алғандар — {five}, «4» — {four}, «3» — {three}, «2» — {two} оқушы. "
                    "Сыныптың білім сапасы қанша пайыз?",
                    shown,
                    f"Білім сапасы — «4» пен «5» алған оқушылардың үлесі: ({five} + {four}) / {total} = {right} %. «2» "
                    "алғандардан басқаларының үлесі — үлгерім, ол бөлек көрсеткіш.",
                ),
                "en": (
                    f"In a class the marks of the quarter are: 5 for {five} students, 4 for {four}, 3 for {three}, 2 "
                    f"for {two}. What is the quality indicator of the class (share of the marks 4 and 5)?",
                    shown,
                    f"The quality indicator is ({five} + {four}) / {total} = {right} %. The share of everybody except "
                    "those with a 2 is the pass rate, another indicator.",
                ),
            },
        )
