"""Generated questions on chains of percentages, the value before a change, and weighted means."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document, choices
from zerek.demo.bank.tgo_reasoning.notation import computed, signed

Said = tuple[str, str, str]
"""The question in Russian, Kazakh, English."""

CHAINS: tuple[tuple[Difficulty, list[int], Said], ...] = (
    ("A", [20, -10],
     ("Цена ноутбука сначала выросла на 20%, а потом снизилась на 10%. Как она изменилась в итоге?",
      "Ноутбук бағасы алдымен 20%-ға өсіп, кейін 10%-ға төмендеді. Нәтижесінде ол қалай өзгерді?",
      "The price of a laptop first rose by 20% and then fell by 10%. What is the total change?")),
    ("A", [-20, 25],
     ("Летом у канала стало на 20% меньше подписчиков, а осенью их число выросло на 25%. Каково изменение за всё "
      "время?",
      "Жазда арна жазылушылары 20%-ға азайды, ал күзде олардың саны 25%-ға өсті. Барлық уақыттағы өзгеріс қандай?",
      "In summer a channel lost 20% of its subscribers, in autumn their number rose by 25%. What is the change "
      "overall?")),
    ("B", [50, -40],
     ("Посещаемость сайта за весну выросла на 50%, а за лето упала на 40%. На сколько она изменилась за полгода?",
      "Сайтқа кіру көктемде 50%-ға өсіп, жазда 40%-ға төмендеді. Жарты жылда ол қаншаға өзгерді?",
      "Visits to a site rose by 50% in spring and fell by 40% in summer. By how much did they change in the half "
      "year?")),
    ("B", [-25, -20],
     ("Запас воды в баке уменьшился на 25%, затем остаток уменьшился ещё на 20%. Каково общее изменение запаса?",
      "Бактағы су қоры 25%-ға азайды, кейін қалғаны тағы 20%-ға азайды. Қордың жалпы өзгерісі қандай?",
      "The water in a tank went down by 25%, and then what was left by another 20%. What is the total change?")),
    ("C", [-50, 20, 50],
     ("Число заявок за три месяца изменялось так: −50%, +20%, +50% (каждый раз к предыдущему месяцу). Каково "
      "изменение за все три месяца?",
      "Өтінім саны үш айда былай өзгерді: −50%, +20%, +50% (әр жолы алдыңғы айға қатысты). Үш айдағы өзгеріс қандай?",
      "In three months the number of applications changed by −50%, +20%, +50%, each time against the month before. "
      "What is the change over all three?")),
)  # fmt: skip

BEFORE: tuple[tuple[Difficulty, int, int, Said], ...] = (
    ("A", -20, 12000,
     ("После скидки 20% куртка стоит 12000 тенге. Сколько тенге она стоила до скидки?",
      "20% жеңілдіктен кейін күрте 12000 теңге тұрады. Жеңілдікке дейін ол неше теңге тұрған?",
      "After a discount of 20% a jacket costs 12000 tenge. How many tenge did it cost before?")),
    ("B", 25, 600,
     ("За год число учеников выросло на 25% и стало равно 600. Сколько учеников было год назад?",
      "Бір жылда оқушылар саны 25%-ға өсіп, 600 болды. Бір жыл бұрын неше оқушы болған?",
      "In a year the number of pupils rose by 25% to 600. How many pupils were there a year ago?")),
    ("B", -40, 210,
     ("После уборки лишнего в архиве осталось 210 папок, на 40% меньше прежнего. Сколько папок было раньше?",
      "Артығын алып тастағаннан кейін мұрағатта 210 бума қалды, бұл бұрынғыдан 40%-ға аз. Бұрын неше бума болған?",
      "After a clearing-out an archive holds 210 folders, 40% fewer than before. How many folders did it hold "
      "before?")),
)  # fmt: skip

MEANS: tuple[tuple[Difficulty, str, list[tuple[int, int]], Said], ...] = (
    ("A", "weighted-mean", [(20, 70), (30, 80)],
     ("В одной группе 20 студентов со средним баллом 70, в другой — 30 студентов со средним баллом 80. Каков средний "
      "балл всех 50 студентов?",
      "Бір топта орташа балы 70 болатын 20 студент, екіншісінде орташа балы 80 болатын 30 студент бар. Барлық 50 "
      "студенттің орташа балы қандай?",
      "One group has 20 students with a mean mark of 70, another 30 students with a mean mark of 80. What is the mean "
      "mark of all 50?")),
    ("B", "weighted-mean", [(2, 60), (3, 90)],
     ("Машина ехала 2 часа со скоростью 60 км/ч и ещё 3 часа со скоростью 90 км/ч. Какова её средняя скорость (км/ч)?",
      "Көлік 2 сағат 60 км/сағ және тағы 3 сағат 90 км/сағ жылдамдықпен жүрді. Орташа жылдамдығы қандай (км/сағ)?",
      "A car went for 2 hours at 60 km/h and for 3 more hours at 90 km/h. What was its average speed in km/h?")),
    ("B", "weighted-mean", [(300, 10), (100, 30)],
     ("Смешали 300 г раствора соли с концентрацией 10% и 100 г с концентрацией 30%. Сколько процентов соли в смеси?",
      "Концентрациясы 10% болатын 300 г тұз ерітіндісін концентрациясы 30% болатын 100 г ерітіндімен араластырды. "
      "Қоспада неше пайыз тұз бар?",
      "300 g of a 10% salt solution is mixed with 100 g of a 30% one. What percentage of salt does the mixture have?")),
    ("C", "average-speed", [(120, 60), (120, 40)],
     ("Автобус проехал 120 км со скоростью 60 км/ч и вернулся той же дорогой со скоростью 40 км/ч. Какова средняя "
      "скорость на всём пути (км/ч)?",
      "Автобус 120 км жолды 60 км/сағ жылдамдықпен жүріп, сол жолмен 40 км/сағ жылдамдықпен қайтты. Бүкіл жолдағы "
      "орташа жылдамдық қандай (км/сағ)?",
      "A bus went 120 km at 60 km/h and came back the same way at 40 km/h. What was its average speed in km/h over "
      "the whole way?")),
)  # fmt: skip


def questions() -> list[Document]:
    """Total change of a chain, value before a change, weighted means."""
    return [*_chains(), *_before(), *_means()]


def _texts(said: Said, why: Said) -> dict[str, tuple[str, str]]:
    return {language: (said[index], why[index]) for index, language in enumerate(LANGUAGES)}


def _chains() -> Iterator[Document]:
    for difficulty, changes, said in CHAINS:
        factor = Fraction(1)
        for change in changes:
            factor *= 1 + Fraction(change, 100)
        result, added = (factor - 1) * 100, sum(changes)
        product = Fraction(changes[0] * changes[1], 100)
        typical: list[Fraction | int] = [added, -result, 0, product, -added, changes[-1], changes[0]]
        steps = r" \cdot ".join(f"{float(1 + Fraction(change, 100)):g}" for change in changes)
        shown = f"{steps} = {float(factor):g}"
        comma = shown.replace(".", "{,}")
        yield computed(
            "percent-chain",
            {"changes": changes},
            difficulty=difficulty,
            topic="data",
            tags=("percent", "chain"),
            options=choices(signed(result), map(signed, typical)),
            texts=_texts(
                said,
                (f"Каждый процент берётся от нового значения, поэтому множители перемножают: ${comma}$, то есть "
                 f"{signed(result)}. Сложение процентов дало бы {signed(added)} — это частая ошибка.",
                 f"Әр пайыз жаңа мәннен алынады, сондықтан көбейткіштерді көбейтеміз: ${comma}$, яғни "
                 f"{signed(result)}. Пайыздарды қосу {signed(added)} берер еді — бұл жиі кездесетін қате.",
                 f"Each percentage is taken of the new value, so the factors are multiplied: ${shown}$, that is "
                 f"{signed(result)}. Adding the percentages would give {signed(added)}, a common mistake."),
            ),
        )  # fmt: skip


def _before() -> Iterator[Document]:
    for difficulty, change, after, said in BEFORE:
        right = after * 100 // (100 + change)
        typical = [after * (100 - change) // 100, after * (100 + change) // 100, after * 100 // (100 - change),
                   after * 100 // abs(change)]  # fmt: skip
        left, wrong = 100 + change, typical[0]
        yield computed(
            "percent-before",
            {"change": change, "after": after},
            difficulty=difficulty,
            topic="data",
            tags=("percent", "reverse"),
            options=choices(str(right), map(str, typical)),
            texts=_texts(
                said,
                (f"Прежнее значение — это 100%, нынешнее составляет {left}% от него: ${after} : {left} \\cdot 100 = "
                 f"{right}$. Если взять процент от нынешнего значения, получится неверное {wrong}.",
                 f"Бұрынғы мән — 100%, қазіргісі оның {left}%-ы: ${after} : {left} \\cdot 100 = {right}$. Пайызды "
                 f"қазіргі мәннен алсақ, қате {wrong} шығады.",
                 f"The former value is 100%, the present one is {left}% of it: ${after} : {left} \\cdot 100 = "
                 f"{right}$. Taking the percentage of the present value gives a wrong {wrong}."),
            ),
        )  # fmt: skip


def _means() -> Iterator[Document]:
    for difficulty, generator, groups, said in MEANS:
        weights = [amount // value if generator == "average-speed" else amount for amount, value in groups]
        (first, second), whole = (value for _, value in groups), sum(weights)
        mean = (weights[0] * first + weights[1] * second) // whole
        swapped = (weights[1] * first + weights[0] * second) // whole
        plain = (first + second) // 2
        shown = rf"\frac{{{weights[0]} \cdot {first} + {weights[1]} \cdot {second}}}{{{whole}}} = {mean}"
        driven = generator == "average-speed"
        yield computed(
            generator,
            {"groups": [list(group) for group in groups]},
            difficulty=difficulty,
            topic="data",
            tags=("mean", "weights"),
            options=choices(str(mean), map(str, [plain, swapped, first, second])),
            texts=_texts(
                said,
                (f"{'Весом служит время (2 и 3 часа), а не путь. ' if driven else ''}Каждое значение входит в среднее "
                 f"со своим весом: ${shown}$. Простая середина {plain} верна лишь при равных весах.",
                 f"{'Салмақ — жол емес, уақыт (2 және 3 сағат). ' if driven else ''}Әр мән өз салмағымен алынады: "
                 f"${shown}$. Жай ортасы {plain} салмақтар тең болғанда ғана дұрыс.",
                 f"{'The weight is the time (2 and 3 hours), not the way. ' if driven else ''}Each value counts "
                 f"with its weight: ${shown}$. The plain middle {plain} is right for equal weights only."),
            ),
        )  # fmt: skip
