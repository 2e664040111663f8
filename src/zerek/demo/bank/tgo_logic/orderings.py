"""Generated questions on orderings: all 120 orders of five people are tried against the clues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document
from zerek.demo.bank.tgo_logic.notation import computed, sentence
from zerek.demo.bank.tgo_logic.people import PEOPLE

Clue = tuple[str, str, Any]
"""`before`, `next` (immediately before) or `apart` with two people; `at` or `not-at` with a person and a place."""

Phrases = dict[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the order is; per language the introduction, the clues and the two questions about a place."""

    intro: dict[str, str]
    clues: dict[str, Phrases]
    must: dict[str, str]
    may: dict[str, str]


QUEUE = Setting(
    {
        "ru": "Айдар, Болат, Дана, Ерлан и Сания стоят в очереди друг за другом.",
        "kk": "Айдар, Болат, Дана, Ерлан және Сания бірінің артынан бірі кезекте тұр.",
        "en": "Aidar, Bolat, Dana, Erlan and Saniya stand in a queue.",
    },
    {
        "ru": {
            "before": "{a.ru} стоит раньше {b.ru_genitive}",
            "next": "{a.ru} стоит прямо перед {b.ru_instrumental}",
            "apart": "{a.ru} и {b.ru} не соседи в очереди",
            "at": "{a.ru} стоит {k}-м по счёту",
            "not-at": "{a.ru} — не {k}-й номер в очереди",
        },
        "kk": {
            "before": "{a.kk} {b.kk_ablative} бұрын тұр",
            "next": "{a.kk} дәл {b.kk_genitive} алдында тұр",
            "apart": "{a.kk_and} {b.kk} қатар тұрған жоқ",
            "at": "{a.kk} {k}-орында тұр",
            "not-at": "{a.kk} {k}-орында тұрған жоқ",
        },
        "en": {
            "before": "{a.en} stands somewhere before {b.en}",
            "next": "{a.en} stands immediately before {b.en}",
            "apart": "{a.en} and {b.en} are not neighbours",
            "at": "{a.en} is number {k}",
            "not-at": "{a.en} is not number {k}",
        },
    },
    {
        "ru": "Кто обязательно стоит на {k}-м месте от начала очереди?",
        "kk": "Кезектің басынан {k}-орында міндетті түрде кім тұр?",
        "en": "Who must be number {k} in the queue?",
    },
    {
        "ru": "Кто может стоять на {k}-м месте от начала очереди?",
        "kk": "Кезектің басынан {k}-орында кім тұруы мүмкін?",
        "en": "Who can be number {k} in the queue?",
    },
)
TALKS = Setting(
    {
        "ru": "На семинаре по одному выступают Айдар, Болат, Дана, Ерлан и Сания.",
        "kk": "Семинарда Айдар, Болат, Дана, Ерлан және Сания бір-бірден баяндама жасайды.",
        "en": "Aidar, Bolat, Dana, Erlan and Saniya give one talk each at a seminar.",
    },
    {
        "ru": {
            "before": "{a.ru} выступает раньше {b.ru_genitive}",
            "next": "{a.ru} выступает непосредственно перед {b.ru_instrumental}",
            "apart": "{a.ru} и {b.ru} выступают не подряд",
            "at": "{a.ru} выступает под номером {k}",
            "not-at": "{a.ru} выступает не под номером {k}",
        },
        "kk": {
            "before": "{a.kk} {b.kk_ablative} бұрын сөйлейді",
            "next": "{a.kk} дәл {b.kk_genitive} алдында сөйлейді",
            "apart": "{a.kk_and} {b.kk} қатарынан сөйлемейді",
            "at": "{a.kk} {k}-болып сөйлейді",
            "not-at": "{a.kk} {k}-болып сөйлемейді",
        },
        "en": {
            "before": "{a.en} speaks before {b.en}",
            "next": "{a.en} speaks immediately before {b.en}",
            "apart": "{a.en} and {b.en} do not speak one right after the other",
            "at": "{a.en} is speaker number {k}",
            "not-at": "{a.en} is not speaker number {k}",
        },
    },
    {
        "ru": "Кто обязательно выступает под номером {k}?",
        "kk": "{k}-болып міндетті түрде кім сөйлейді?",
        "en": "Who must be speaker number {k}?",
    },
    {
        "ru": "Кто может выступать под номером {k}?",
        "kk": "{k}-болып кім сөйлеуі мүмкін?",
        "en": "Who can be speaker number {k}?",
    },
)
HOUSE = Setting(
    {
        "ru": "Айдар, Болат, Дана, Ерлан и Сания живут в пятиэтажном доме, все на разных этажах.",
        "kk": "Айдар, Болат, Дана, Ерлан және Сания бес қабатты үйде тұрады, бәрі әртүрлі қабатта.",
        "en": "Aidar, Bolat, Dana, Erlan and Saniya live on five different floors of a five-storey house.",
    },
    {
        "ru": {
            "before": "{a.ru} живёт ниже {b.ru_genitive}",
            "next": "{a.ru} живёт этажом ниже {b.ru_genitive}",
            "apart": "{a.ru} и {b.ru} живут не на соседних этажах",
            "at": "{a.ru} живёт на {k}-м этаже",
            "not-at": "{a.ru} живёт не на {k}-м этаже",
        },
        "kk": {
            "before": "{a.kk} {b.kk_ablative} төмен тұрады",
            "next": "{a.kk} {b.kk_ablative} бір қабат төмен тұрады",
            "apart": "{a.kk_and} {b.kk} көрші қабаттарда тұрмайды",
            "at": "{a.kk} {k}-қабатта тұрады",
            "not-at": "{a.kk} {k}-қабатта тұрмайды",
        },
        "en": {
            "before": "{a.en} lives on a lower floor than {b.en}",
            "next": "{a.en} lives exactly one floor below {b.en}",
            "apart": "{a.en} and {b.en} do not live on adjacent floors",
            "at": "{a.en} lives on floor {k}",
            "not-at": "{a.en} does not live on floor {k}",
        },
    },
    {
        "ru": "Кто обязательно живёт на {k}-м этаже?",
        "kk": "{k}-қабатта міндетті түрде кім тұрады?",
        "en": "Who must live on floor {k}?",
    },
    {
        "ru": "Кто может жить на {k}-м этаже?",
        "kk": "{k}-қабатта кім тұруы мүмкін?",
        "en": "Who can live on floor {k}?",
    },
)

CASES: tuple[tuple[Difficulty, Setting, tuple[Clue, ...], int, tuple[str, str, str]], ...] = (
    ("A", QUEUE, (("before", "A", "B"), ("before", "D", "A"), ("before", "B", "E"), ("before", "S", "D")), 3,
     ("Условия соединяются в одну цепочку; порядок, в котором они перечислены, значения не имеет.",
      "Шарттар бір тізбекке жалғасады; олардың қандай ретпен жазылғаны маңызды емес.",
      "The clues join into one chain; the order in which they are listed does not matter.")),
    ("B", TALKS, (("next", "A", "B"), ("before", "D", "A"), ("before", "B", "E"), ("apart", "D", "A"),
                  ("before", "S", "E")), 2,
     ("Айдар с Болатом идут слитной парой между Даной и Ерланом; Дана с Айдаром не подряд, и разделить их может "
      "только Сания.",
      "Айдар мен Болат Дана мен Ерланның арасында қосарланып тұр; Дана мен Айдар қатар емес, оларды тек Сания бөле "
      "алады.",
      "Aidar and Bolat form a block between Dana and Erlan; Dana and Aidar are apart, and only Saniya can part them.")),
    ("B", HOUSE, (("at", "E", 3), ("next", "A", "D"), ("before", "S", "B"), ("before", "D", "E")), 5,
     ("Пара «Айдар — Дана» умещается ниже третьего этажа только на первом и втором; Сании и Болату остаются два "
      "верхних, и Сания ниже.",
      "«Айдар — Дана» жұбы үшінші қабаттан төмен тек бірінші мен екіншіге сыяды; Сания мен Болатқа жоғарғы екеуі "
      "қалады, Сания төменірек.",
      "Below the third floor the pair Aidar–Dana fits only on floors one and two; Saniya and Bolat get the upper "
      "two, Saniya the lower.")),
    ("B", QUEUE, (("next", "D", "S"), ("before", "S", "A"), ("apart", "A", "E"), ("before", "E", "D"),
                  ("not-at", "B", 5)), 5,
     ("Цепочка «Ерлан, Дана, Сания, Айдар» жёсткая, плавает только Болат, но последним он быть не может. Полный "
      "порядок не определён, а последнее место — да.",
      "«Ерлан, Дана, Сания, Айдар» тізбегі қатаң, тек Болаттың орны өзгереді, бірақ ол соңғы бола алмайды. Толық "
      "рет анықталмаған, ал соңғы орын — анықталған.",
      "The chain Erlan, Dana, Saniya, Aidar is fixed and only Bolat floats, but he cannot be last. The full order "
      "is open, the last place is not.")),
    ("C", HOUSE, (("next", "E", "A"), ("before", "A", "S"), ("before", "D", "S"), ("not-at", "B", 1), ("before", "S",
     "B")),
     2,
     ("Сания выше Айдара, Ерлана и Даны, а Болат выше Сании: им остаются этажи 4 и 5. Дана живёт либо под парой "
      "«Ерлан — Айдар», либо над ней.",
      "Сания Айдар, Ерлан, Данадан жоғары, ал Болат Саниядан жоғары: оларға 4 пен 5-қабат қалады. Дана «Ерлан — "
      "Айдар» жұбының астында не үстінде тұрады.",
      "Saniya is above Aidar, Erlan and Dana, and Bolat above Saniya: they take floors 4 and 5. Dana lives either "
      "below the pair Erlan–Aidar or above it.")),
    ("C", TALKS, (("next", "A", "B"), ("before", "D", "A"), ("not-at", "E", 1), ("before", "E", "S")), 5,
     ("Первой может быть только Дана: остальным мешают условия. Дальше идут слитная пара «Айдар, Болат» и Ерлан "
      "раньше Сании, поэтому кончает либо пара, либо Сания.",
      "Бірінші тек Дана бола алады: қалғандарына шарттар кедергі. Одан кейін «Айдар, Болат» жұбы және Саниядан "
      "бұрын Ерлан, сондықтан соңында не жұп, не Сания.",
      "Only Dana can be first: the clues bar the others. Then come the block Aidar, Bolat, and Erlan before Saniya, "
      "so either the block ends the list or Saniya does.")),
)  # fmt: skip


def questions() -> list[Document]:
    """Who must, or may, stand at a place."""
    return list(_orderings())


def fits(clue: Clue, order: Sequence[str]) -> bool:
    """Whether the order (first place first) satisfies the clue."""
    kind, first, second = clue
    place = order.index(first)
    if kind == "at":
        return bool(place + 1 == second)
    if kind == "not-at":
        return bool(place + 1 != second)
    distance = order.index(second) - place
    return {"before": distance > 0, "next": distance == 1, "apart": abs(distance) > 1}[kind]


def orders(clues: Sequence[Clue]) -> list[str]:
    """All orders that satisfy every clue, as strings of initials."""
    return ["".join(order) for order in permutations(PEOPLE) if all(fits(clue, order) for clue in clues)]


def worded(clue: Clue, setting: Setting, language: str) -> str:
    """The clue as a sentence."""
    kind, first, second = clue
    return sentence(setting.clues[language][kind].format(a=PEOPLE[first], b=PEOPLE.get(second), k=second))


def _orderings() -> Iterator[Document]:
    labels = {
        "ru": ("Порядок единственный", "Возможные порядки"),
        "kk": ("Рет біреу-ақ", "Мүмкін реттер"),
        "en": ("The only order", "The possible orders"),
    }
    for difficulty, setting, clues, place, why in CASES:
        found = orders(clues)
        standing = {order[place - 1] for order in found}
        texts = {}
        for index, language in enumerate(LANGUAGES):
            listed = "\n".join(f"- {worded(clue, setting, language)}" for clue in clues)
            asked = (setting.may if len(standing) > 1 else setting.must)[language].format(k=place)
            shown = "; ".join(", ".join(PEOPLE[letter].name(language) for letter in order) for order in found)
            label = labels[language][len(found) > 1]
            texts[language] = (f"{setting.intro[language]}\n\n{listed}\n\n{asked}", f"{why[index]} {label}: {shown}.")
        yield computed(
            "ordering",
            {"clues": clues, "place": place, "claims": {person.ru: letter for letter, person in PEOPLE.items()}},
            difficulty=difficulty,
            topic="puzzles",
            tags=("logic", "ordering"),
            options={language: tuple(person.name(language) for person in PEOPLE.values()) for language in LANGUAGES},
            correct=[index for index, letter in enumerate(PEOPLE) if letter in standing],
            texts=texts,
            time_seconds=150,
        )
