"""Generated questions on probability and combinatorics."""

import math
from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import computed, numeric_options, tex


def questions() -> list[Document]:
    """Draws without replacement, repeated trials, Bayes' theorem and arrangements."""
    return [*_urn_draws(), *_repeated_trials(), *_bayes(), *_digit_arrangements()]


def _urn_draws() -> Iterator[Document]:
    for white, black, drawn, asked in ((5, 3, 2, 2), (4, 6, 3, 1), (6, 4, 3, 2)):
        total = white + black
        right = Fraction(math.comb(white, asked) * math.comb(black, drawn - asked), math.comb(total, drawn))
        share = Fraction(white, total)
        typical = [
            math.comb(drawn, asked) * share**asked * (1 - share) ** (drawn - asked),
            right / math.comb(drawn, asked) if math.comb(drawn, asked) > 1 else share,
            1 - right,
            Fraction(asked, white),
            Fraction(asked, total),
        ]
        ways = rf"\frac{{C_{{{white}}}^{asked} \cdot C_{{{black}}}^{drawn - asked}}}{{C_{{{total}}}^{drawn}}}"
        chosen = rf"\binom{{{white}}}{{{asked}}}\binom{{{black}}}{{{drawn - asked}}}"
        english_ways = rf"{chosen} / \binom{{{total}}}{{{drawn}}}"
        yield computed(
            "urn_draw",
            {"white": white, "black": black, "drawn": drawn, "asked": asked},
            difficulty="A" if drawn == 2 else "B",
            topic="probability",
            tags=("hypergeometric",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"В урне белых шаров {white}, чёрных {black}. Наугад без возвращения вынимают шары, всего {drawn}. "
                    f"Какова вероятность, что белых среди них ровно {asked}?",
                    f"Считаем наборы без учёта порядка: ${ways} = {tex(right)}$. Возведение доли белых шаров в степень "
                    "годилось бы только при возвращении шаров.",
                ),
                "kk": (
                    f"Урнада {white} ақ, {black} қара шар бар. Кездейсоқ, қайтарусыз {drawn} шар алынды. Олардың "
                    f"ішінде дәл {asked} шардың ақ болу ықтималдығы қандай?",
                    f"Реті ескерілмейтін теруді санаймыз: ${ways} = {tex(right)}$. Ақ шарлар үлесін дәрежелеу тек "
                    "шарлар кері қайтарылғанда ғана жарар еді.",
                ),
                "en": (
                    f"An urn holds {white} white and {black} black balls; {drawn} are drawn at random without "
                    f"replacement. What is the probability that the number of white ones is exactly {asked}?",
                    f"Count the choices regardless of order: ${english_ways} = {tex(right)}$. Powers of the share of "
                    "white balls would be right only with replacement.",
                ),
            },
        )


def _repeated_trials() -> Iterator[Document]:
    for n, k, top, bottom in ((4, 2, 1, 3), (5, 3, 1, 2), (3, 2, 3, 4)):
        p = Fraction(top, bottom)
        one = p**k * (1 - p) ** (n - k)
        right = math.comb(n, k) * one
        typical = [one, p**k, Fraction(k, n), 1 - right]
        yield computed(
            "repeated_trials",
            {"n": n, "k": k, "p": [top, bottom]},
            difficulty="B",
            topic="probability",
            tags=("binomial",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Стрелок попадает в мишень с вероятностью ${tex(p)}$ при каждом выстреле независимо от других. "
                    f"Какова вероятность ровно {k} попаданий при {n} выстрелах?",
                    f"Формула Бернулли: $C_{n}^{k} \\cdot ({tex(p)})^{k} \\cdot ({tex(1 - p)})^{n - k} = "
                    f"{tex(right)}$. Без множителя $C_{n}^{k} = {math.comb(n, k)}$ получится вероятность одной "
                    "определённой последовательности.",
                ),
                "kk": (
                    f"Мерген әр атқанда басқа атыстарға тәуелсіз ${tex(p)}$ ықтималдықпен тигізеді. {n} рет атқанда "
                    f"дәл {k} рет тигізу ықтималдығы қандай?",
                    f"Бернулли формуласы: $C_{n}^{k} \\cdot ({tex(p)})^{k} \\cdot ({tex(1 - p)})^{n - k} = "
                    f"{tex(right)}$. $C_{n}^{k} = {math.comb(n, k)}$ көбейткішінсіз бір ғана белгілі тізбектің "
                    "ықтималдығы шығады.",
                ),
                "en": (
                    f"A shooter hits with probability ${tex(p)}$ at each shot, independently. What is the probability "
                    f"of exactly {k} hits in {n} shots?",
                    f"Binomial formula: $\\binom{{{n}}}{{{k}}} ({tex(p)})^{k} ({tex(1 - p)})^{n - k} = {tex(right)}$. "
                    "Without the binomial factor this is the probability of one particular sequence.",
                ),
            },
        )


def _bayes() -> Iterator[Document]:
    for share, faulty_first, faulty_second in ((60, 2, 5), (75, 4, 8), (30, 10, 5)):
        first, second = share * faulty_first, (100 - share) * faulty_second
        right = Fraction(second, first + second)
        typical = [
            Fraction(first, first + second),
            Fraction(faulty_second, faulty_first + faulty_second),
            Fraction(100 - share, 100),
            Fraction(faulty_second, 100),
            Fraction(second, 10_000),
        ]
        from_second = rf"{100 - share} \cdot {faulty_second}"
        steps = rf"\frac{{{from_second}}}{{{share} \cdot {faulty_first} + {from_second}}}"
        yield computed(
            "bayes",
            {"share": share, "faulty": [faulty_first, faulty_second]},
            difficulty="C",
            topic="probability",
            tags=("bayes",),
            options=numeric_options(right, typical),
            time_seconds=150,
            texts={
                "ru": (
                    f"Первый станок выпускает {share} % деталей, второй — остальные. Брак у первого {faulty_first} %, "
                    f"у второго {faulty_second} %. Случайная деталь оказалась бракованной. С какой вероятностью её "
                    "сделал второй станок?",
                    f"Формула Байеса: ${steps} = {tex(right)}$. Нужна доля второго станка среди всего брака, а не "
                    "среди всех деталей.",
                ),
                "kk": (
                    f"Бірінші станок бөлшектердің {share} %-ын, екіншісі қалғанын шығарады. Ақау үлесі біріншісінде "
                    f"{faulty_first} %, екіншісінде {faulty_second} %. Кездейсоқ алынған бөлшек ақаулы болып шықты. "
                    "Оны екінші станок жасаған болу ықтималдығы қандай?",
                    f"Байес формуласы: ${steps} = {tex(right)}$. Барлық бөлшектің емес, барлық ақаулы бөлшектің "
                    "ішіндегі екінші станоктың үлесі керек.",
                ),
                "en": (
                    f"Machine one makes {share}% of the parts, machine two the rest. {faulty_first}% of the first "
                    f"machine's and {faulty_second}% of the second machine's parts are faulty. A random part is "
                    "faulty. What is the probability that machine two made it?",
                    f"Bayes' theorem: ${steps} = {tex(right)}$. The share of machine two among the faulty parts is "
                    "asked, not among all parts.",
                ),
            },
        )


def _digit_arrangements() -> Iterator[Document]:
    for digits in ("1122334", "0112223", "0011234"):
        counts = [digits.count(digit) for digit in sorted(set(digits))]
        every = math.factorial(len(digits)) // math.prod(map(math.factorial, counts))
        zeros = digits.count("0")
        leading = every * zeros // len(digits)
        right = every - leading
        typical = [
            every if zeros else math.factorial(len(digits)),
            leading or every // 2,
            math.factorial(len(digits)) - (math.factorial(len(digits) - 1) if zeros else 0) or 1,
            every // 2,
            len(set(digits)) ** len(digits),
        ]
        listed = ", ".join(digits)
        steps = f"{every}" if not zeros else f"{every} - {leading} = {right}"
        yield computed(
            "digit_arrangements",
            {"digits": digits},
            difficulty="B" if not zeros else "C",
            topic="probability",
            tags=("permutation",),
            options=numeric_options(right, typical),
            texts={
                "ru": (
                    f"Сколько различных семизначных чисел можно составить, использовав каждую из карточек {listed} "
                    "ровно один раз? Число не может начинаться с нуля.",
                    f"Перестановок с повторениями $\\frac{{7!}}{{\\ldots}} = {every}$ (делим на факториалы числа "
                    f"одинаковых цифр); без записей с нулём впереди остаётся ${steps}$.",
                ),
                "kk": (
                    f"{listed} карточкаларының әрқайсысын дәл бір рет пайдаланып, неше түрлі жетітаңбалы сан құрауға "
                    "болады? Сан нөлден басталмайды.",
                    f"Қайталанатын алмастырулар саны $\\frac{{7!}}{{\\ldots}} = {every}$ (бірдей цифрлар санының "
                    f"факториалдарына бөлеміз); нөлден басталатындарын алып тастасақ: ${steps}$.",
                ),
                "en": (
                    f"How many different seven-digit numbers use each of the cards {listed} exactly once? A number "
                    "cannot start with zero.",
                    f"Permutations with repetition: $\\frac{{7!}}{{\\ldots}} = {every}$ (divide by the factorials of "
                    f"equal digits); without a leading zero there remain ${steps}$.",
                ),
            },
        )
