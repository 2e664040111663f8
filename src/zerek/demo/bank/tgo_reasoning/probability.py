"""Generated questions on simple probability: two draws, equal chances, and base rates."""

from collections.abc import Iterator
from fractions import Fraction

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document, choices
from zerek.demo.bank.tgo_reasoning.notation import computed

Said = tuple[str, str, str]
"""The question in Russian, Kazakh, English."""

TESTS: tuple[tuple[Difficulty, int, int, int, int, Said], ...] = (
    ("C", 1000, 20, 90, 10,
     ("Болеют 20 человек из 1000. Тест находит болезнь у 90% больных, но ошибочно срабатывает у 10% здоровых. Тест "
      "сработал. Какова примерно вероятность, что человек болен?",
      "1000 адамның 20-сы ауырады. Тест ауруды науқастардың 90%-ында табады, бірақ саулардың 10%-ында қате іске "
      "қосылады. Тест оң болды. Адамның ауру болу ықтималдығы шамамен қандай?",
      "20 people of 1000 are ill. A test finds the illness in 90% of the ill but wrongly reacts to 10% of the healthy. "
      "The test reacts. About how likely is it that the person is ill?")),
    ("B", 1000, 200, 95, 5,
     ("Из 1000 писем 200 — спам. Фильтр помечает 95% спама и по ошибке 5% обычных писем. Письмо помечено. Какова "
      "примерно вероятность, что это спам?",
      "1000 хаттың 200-і — спам. Сүзгі спамның 95%-ын және қателесіп кәдімгі хаттардың 5%-ын белгілейді. Хат "
      "белгіленген. Оның спам болу ықтималдығы шамамен қандай?",
      "Of 1000 letters 200 are spam. A filter marks 95% of the spam and by mistake 5% of the ordinary letters. A letter "
      "is marked. About how likely is it to be spam?")),
    ("C", 2000, 100, 80, 10,
     ("Из 2000 деталей 100 с браком. Сканер бракует 80% плохих деталей и 10% годных. Деталь забракована. Какова "
      "примерно вероятность, что она и вправду плохая?",
      "2000 бөлшектің 100-і ақаулы. Сканер ақаулылардың 80%-ын және жарамдылардың 10%-ын жарамсыз дейді. Бөлшек "
      "жарамсыз делінді. Оның шынымен ақаулы болу ықтималдығы шамамен қандай?",
      "Of 2000 parts 100 are faulty. A scanner rejects 80% of the faulty and 10% of the good parts. A part is rejected. "
      "About how likely is it to be really faulty?")),
)  # fmt: skip

Event = tuple[list[str | int], Said]
EVENTS: tuple[tuple[Difficulty, str, tuple[int, int], Said, tuple[Event, ...], Said], ...] = (
    ("A", "card", (1, 4),
     ("Из карточек с числами от 1 до 20 наугад берут одну. Вероятность каких событий равна $\\frac{1}{4}$?",
      "1-ден 20-ға дейінгі сандар жазылған карточкалардан кездейсоқ біреуін алады. Қай оқиғалардың ықтималдығы "
      "$\\frac{1}{4}$-ге тең?",
      "One of the cards numbered from 1 to 20 is drawn at random. Which events have the probability $\\frac{1}{4}$?"),
     ((["multiple", 4], ("Число делится на 4", "Сан 4-ке бөлінеді", "The number is a multiple of 4")),
      (["above", 15], ("Число больше 15", "Сан 15-тен үлкен", "The number is above 15")),
      (["multiple", 5], ("Число делится на 5", "Сан 5-ке бөлінеді", "The number is a multiple of 5")),
      (["square"], ("Число — точный квадрат", "Сан — толық квадрат", "The number is a perfect square")),
      (["above", 14], ("Число больше 14", "Сан 14-тен үлкен", "The number is above 14"))),
     ("Нужно 5 подходящих карточек из 20: это 4, 8, 12, 16, 20 и это 16–20. На 5 делятся только четыре числа, точных "
      "квадратов тоже четыре, а больше 14 — шесть.",
      "20 карточканың 5-і сай келуі керек: олар 4, 8, 12, 16, 20 және 16–20. 5-ке тек төрт сан бөлінеді, толық "
      "квадраттар да төртеу, ал 14-тен үлкені алтау.",
      "5 of the 20 cards must fit: 4, 8, 12, 16, 20, and also 16 to 20. Only four numbers are multiples of 5, four are "
      "perfect squares, and six are above 14.")),
    ("B", "dice", (1, 6),
     ("Бросают две игральные кости. Вероятность каких событий равна $\\frac{1}{6}$?",
      "Екі ойын сүйегі лақтырылады. Қай оқиғалардың ықтималдығы $\\frac{1}{6}$-ге тең?",
      "Two dice are thrown. Which events have the probability $\\frac{1}{6}$?"),
     ((["sum", 7], ("Сумма очков равна 7", "Ұпай қосындысы 7-ге тең", "The sum is 7")),
      (["equal"], ("На обеих костях поровну", "Екі сүйекте бірдей ұпай", "Both dice show the same")),
      (["sum", 6], ("Сумма очков равна 6", "Ұпай қосындысы 6-ға тең", "The sum is 6")),
      (["some", 6], ("Выпала хотя бы одна шестёрка", "Кемінде бір алтылық түсті", "At least one six")),
      (["both", 6], ("Выпали две шестёрки", "Екі алтылық түсті", "Two sixes"))),
     ("Всего 36 исходов, нужно 6. Сумму 7 дают шесть исходов, одинаковых пар тоже шесть. Сумма 6 — пять исходов, хотя бы "
      "одна шестёрка — одиннадцать, две шестёрки — один.",
      "Барлығы 36 нәтиже, 6-ы керек. Қосындысы 7 — алты нәтиже, бірдей жұптар да алтау. Қосындысы 6 — бес, кемінде бір "
      "алтылық — он бір, екі алтылық — бір нәтиже.",
      "Of 36 outcomes 6 are needed. Six give the sum 7, and six are equal pairs. Five give the sum 6, eleven have at "
      "least one six, one has two sixes.")),
)  # fmt: skip


def fitting(event: list[str | int]) -> Fraction:
    """The probability of an event about one card of twenty or about two dice."""
    kind, number = event[0], int(event[-1]) if len(event) > 1 else 0
    cards, dice = range(1, 21), [(a, b) for a in range(1, 7) for b in range(1, 7)]
    counted = {
        "multiple": lambda: Fraction(sum(card % number == 0 for card in cards), 20),
        "above": lambda: Fraction(sum(card > number for card in cards), 20),
        "square": lambda: Fraction(sum(round(card**0.5) ** 2 == card for card in cards), 20),
        "sum": lambda: Fraction(sum(a + b == number for a, b in dice), 36),
        "equal": lambda: Fraction(sum(a == b for a, b in dice), 36),
        "some": lambda: Fraction(sum(number in pair for pair in dice), 36),
        "both": lambda: Fraction(sum(pair == (number, number) for pair in dice), 36),
    }
    return counted[str(kind)]()


def tex(value: Fraction) -> str:
    """A fraction in lowest terms as TeX."""
    return rf"$\frac{{{value.numerator}}}{{{value.denominator}}}$"


def questions() -> list[Document]:
    """Two draws without replacement, base rates, events of one probability."""
    return [*_two_draws(), *_base_rates(), *_events()]


def _texts(said: Said, why: Said) -> dict[str, tuple[str, str]]:
    return {language: (said[index], why[index]) for index, language in enumerate(LANGUAGES)}


def _two_draws() -> Iterator[Document]:
    cases: tuple[tuple[Difficulty, int, int, str, Fraction, list[Fraction], Said, Said], ...] = (
        ("A", 4, 6, "both", Fraction(4 * 3, 10 * 9),
         [Fraction(16, 100), Fraction(4, 10), Fraction(3, 9), Fraction(4, 10) + Fraction(3, 9)],
         ("В коробке 4 красных и 6 синих шаров. Наугад вынимают два, не возвращая. Какова вероятность, что оба красные?",
          "Қорапта 4 қызыл және 6 көк шар бар. Кездейсоқ екеуін қайтармай алады. Екеуі де қызыл болу ықтималдығы қандай?",
          "A box holds 4 red and 6 blue balls. Two are drawn at random without putting back. How likely is it that both "
          "are red?"),
         (r"После первого красного шара осталось 3 красных из 9: $\frac{4}{10} \cdot \frac{3}{9} = \frac{2}{15}$. Если "
          r"считать, что шар вернули, выйдет $\frac{4}{25}$.",
          r"Бірінші қызыл шардан кейін 9 шардың 3-еуі қызыл: $\frac{4}{10} \cdot \frac{3}{9} = \frac{2}{15}$. Шар "
          r"қайтарылды деп есептесек, $\frac{4}{25}$ шығады.",
          r"After a red first ball 3 of 9 are red: $\frac{4}{10} \cdot \frac{3}{9} = \frac{2}{15}$. Supposing the ball "
          r"was put back gives $\frac{4}{25}$.")),
        ("B", 5, 3, "different", Fraction(2 * 5 * 3, 8 * 7),
         [Fraction(15, 56), Fraction(30, 64), Fraction(15, 64), Fraction(1, 2)],
         ("В группе 5 девушек и 3 юноши. Двух дежурных выбирают жребием. Какова вероятность, что это девушка и юноша?",
          "Топта 5 қыз және 3 жігіт бар. Екі кезекші жеребемен таңдалады. Олардың бірі қыз, бірі жігіт болу ықтималдығы "
          "қандай?",
          "A group has 5 girls and 3 boys. Two are chosen by lot for duty. How likely is it that they are a girl and a "
          "boy?"),
         (r"Порядков два: $\frac{5}{8} \cdot \frac{3}{7} + \frac{3}{8} \cdot \frac{5}{7} = \frac{15}{28}$. Учесть только "
          r"один порядок — получить половину, $\frac{15}{56}$.",
          r"Рет екеу: $\frac{5}{8} \cdot \frac{3}{7} + \frac{3}{8} \cdot \frac{5}{7} = \frac{15}{28}$. Бір ретін ғана "
          r"ескерсек, жартысы шығады: $\frac{15}{56}$.",
          r"There are two orders: $\frac{5}{8} \cdot \frac{3}{7} + \frac{3}{8} \cdot \frac{5}{7} = \frac{15}{28}$. One "
          r"order only gives half of it, $\frac{15}{56}$.")),
        ("B", 3, 7, "some", 1 - Fraction(7 * 6, 10 * 9),
         [Fraction(3, 5), Fraction(51, 100), Fraction(7, 15), Fraction(1, 15)],
         ("Среди 10 лампочек 3 перегоревшие. Наугад берут две. Какова вероятность, что хотя бы одна из них перегоревшая?",
          "10 шамның 3-еуі күйіп кеткен. Кездейсоқ екеуін алады. Кемінде біреуі күйген болу ықтималдығы қандай?",
          "3 of 10 bulbs are burnt out. Two are taken at random. How likely is it that at least one of them is burnt "
          "out?"),
         (r"Проще через обратное: обе целые с вероятностью $\frac{7}{10} \cdot \frac{6}{9} = \frac{7}{15}$, значит, ответ "
          r"$1 - \frac{7}{15} = \frac{8}{15}$. Сумма $\frac{3}{10} + \frac{3}{10}$ дважды считает пару перегоревших.",
          r"Кері оқиға арқылы оңай: екеуі де бүтін болу ықтималдығы $\frac{7}{10} \cdot \frac{6}{9} = \frac{7}{15}$, демек "
          r"жауап $1 - \frac{7}{15} = \frac{8}{15}$. $\frac{3}{10} + \frac{3}{10}$ қосындысы күйген жұпты екі рет санайды.",
          r"The opposite is easier: both good with $\frac{7}{10} \cdot \frac{6}{9} = \frac{7}{15}$, so the answer is "
          r"$1 - \frac{7}{15} = \frac{8}{15}$. The sum $\frac{3}{10} + \frac{3}{10}$ counts a burnt-out pair twice.")),
    )  # fmt: skip
    for difficulty, marked, other, event, right, typical, said, why in cases:
        yield computed(
            "two-draws",
            {"marked": marked, "other": other, "event": event},
            difficulty=difficulty,
            topic="chance",
            tags=("probability", "draws"),
            options=choices(tex(right), map(tex, typical)),
            texts=_texts(said, why),
        )


def _base_rates() -> Iterator[Document]:
    for difficulty, total, marked, found, wrongly, said in TESTS:
        hits, alarms = marked * found // 100, (total - marked) * wrongly // 100
        likely = round(Fraction(100 * hits, hits + alarms))
        typical = [found, found - wrongly, wrongly, marked * 100 // total]
        shown = f"{hits} : ({hits} + {alarms})"
        yield computed(
            "base-rate",
            {"total": total, "marked": marked, "found": found, "wrongly": wrongly},
            difficulty=difficulty,
            topic="chance",
            tags=("probability", "base-rate"),
            options=choices(f"{likely}%", (f"{value}%" for value in typical)),
            texts=_texts(
                said,
                (f"Считаем случаи: верных срабатываний {hits}, ложных {alarms}, поэтому доля верных ${shown}$, около "
                 f"{likely}%. Число {found}% отвечает на обратный вопрос и забывает, как часто встречается само явление.",
                 f"Жағдайларды санаймыз: дұрыс белгі {hits}, жалған белгі {alarms}, сондықтан дұрыстарының үлесі ${shown}$, "
                 f"шамамен {likely}%. {found}% кері сұраққа жауап береді және құбылыстың қаншалықты жиі екенін ескермейді.",
                 f"Count the cases: {hits} true reactions and {alarms} false ones, so the share of true ones is ${shown}$, "
                 f"about {likely}%. The {found}% answers the reverse question and forgets how common the thing is."),
            ),
        )  # fmt: skip


def _events() -> Iterator[Document]:
    for difficulty, space, (above, below), said, events, why in EVENTS:
        yield computed(
            "equal-chance",
            {"space": space, "chance": [above, below], "claims": {text[0]: event for event, text in events}},
            difficulty=difficulty,
            topic="chance",
            tags=("probability", "events"),
            options={language: tuple(text[index] for _, text in events) for index, language in enumerate(LANGUAGES)},
            correct={index for index, (event, _) in enumerate(events) if fitting(event) == Fraction(above, below)},
            texts=_texts(said, why),
        )
