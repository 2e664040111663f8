"""Generated questions on counting: overlapping sets and the pigeonhole principle."""

from collections.abc import Iterator

from zerek.demo.bank.author import LANGUAGES, Difficulty, Document, choices
from zerek.demo.bank.tgo_reasoning.notation import computed

Said = tuple[str, str, str]
"""The question in Russian, Kazakh, English."""

DRAWS: tuple[tuple[Difficulty, str, list[int], int, Said], ...] = (
    ("A", "same", [8, 6, 4], 2,
     ("В ящике 8 чёрных, 6 серых и 4 белых носка. Какое наименьшее число носков надо взять не глядя, чтобы наверняка "
      "нашлась пара одного цвета?",
      "Жәшікте 8 қара, 6 сұр және 4 ақ шұлық бар. Бір түсті жұп міндетті түрде табылуы үшін қарамай ең аз "
      "дегенде неше шұлық алу керек?",
      "A drawer holds 8 black, 6 grey and 4 white socks. What is the least number to take without looking to be "
      "sure of two of one colour?")),
    ("B", "every", [10, 7, 5], 1,
     ("В коробке 10 синих, 7 красных и 5 зелёных ручек. Какое наименьшее число ручек надо вынуть не глядя, чтобы среди них "
      "наверняка были все три цвета?",
      "Қорапта 10 көк, 7 қызыл және 5 жасыл қалам бар. Араларында үш түс те міндетті түрде болуы үшін қарамай ең аз "
      "дегенде неше қалам алу керек?",
      "A box holds 10 blue, 7 red and 5 green pens. What is the least number to take without looking to be sure "
      "of all three colours?")),
    ("B", "same", [20] * 7, 3,
     ("Какое наименьшее число людей надо собрать, чтобы хотя бы трое из них наверняка родились в один и тот же день "
      "недели?",
      "Кемінде үшеуі аптаның бір күнінде туғаны міндетті болуы үшін ең аз дегенде неше адам жинау керек?",
      "What is the smallest number of people that guarantees that at least three were born on the same day of the "
      "week?")),
    ("C", "same", [9, 6, 2], 4,
     ("В мешке 9 яблок, 6 груш и 2 апельсина. Какое наименьшее число фруктов надо достать не глядя, чтобы наверняка "
      "получить четыре одного вида?",
      "Қапта 9 алма, 6 алмұрт және 2 апельсин бар. Бір түрлі төрт жеміс міндетті түрде шығуы үшін қарамай ең аз "
      "дегенде неше жеміс алу керек?",
      "A bag holds 9 apples, 6 pears and 2 oranges. What is the least number to take without looking to be "
      "sure of four of one kind?")),
)  # fmt: skip


def questions() -> list[Document]:
    """Two sets, three sets, guaranteed draws."""
    return [*_two_sets(), *_three_sets(), *_draws()]


def _texts(said: Said, why: Said) -> dict[str, tuple[str, str]]:
    return {language: (said[index], why[index]) for index, language in enumerate(LANGUAGES)}


def _two_sets() -> Iterator[Document]:
    total, first, second, both = 40, 25, 18, 9
    union = first + second - both
    yield computed(
        "two-sets",
        {"total": total, "first": first, "second": second, "both": both, "asked": "neither"},
        difficulty="A",
        topic="chance",
        tags=("counting", "sets"),
        options=choices(str(total - union), map(str, [union, first + second - total, both, total - first])),
        texts=_texts(
            (f"Из {total} студентов {first} учат немецкий, {second} — французский, {both} — оба языка. Сколько студентов "
             "не учат ни одного из них?",
             f"{total} студенттің {first}-і неміс, {second}-і француз, {both}-ы екі тілді де үйренеді. Неше студент бұл "
             "тілдердің ешқайсысын үйренбейді?",
             f"Of {total} students {first} learn German, {second} French, and {both} both. How many learn neither?"),
            (f"Хотя бы один язык учат ${first} + {second} - {both} = {union}$: изучающих оба сосчитали дважды, поэтому "
             f"один раз их вычитаем. Остаётся ${total} - {union} = {total - union}$.",
             f"Кемінде бір тілді ${first} + {second} - {both} = {union}$ адам үйренеді: екі тіл үйренетіндер екі рет "
             f"саналған, сондықтан бір рет шегереміз. Қалғаны ${total} - {union} = {total - union}$.",
             f"At least one language is learnt by ${first} + {second} - {both} = {union}$: those with both were counted "
             f"twice, so they are taken off once. ${total} - {union} = {total - union}$ remain."),
        ),
    )  # fmt: skip
    total, first, second, neither = 50, 28, 24, 5
    union = total - neither
    both = first + second - union
    yield computed(
        "two-sets",
        {"total": total, "first": first, "second": second, "neither": neither, "asked": "exactly one"},
        difficulty="B",
        topic="chance",
        tags=("counting", "sets"),
        options=choices(str(union - both), map(str, [first + second, union, both, total - both])),
        texts=_texts(
            (f"В классах {total} учеников: {first} ходят на плавание, {second} — на бег, {neither} — никуда. Сколько "
             "учеников ходят ровно в одну секцию?",
             f"Сыныптарда {total} оқушы бар: {first}-і жүзуге, {second}-і жүгіруге барады, {neither}-і ешқайда бармайды. "
             "Неше оқушы дәл бір секцияға барады?",
             f"There are {total} pupils: {first} go swimming, {second} go running, {neither} do neither. How many do "
             "exactly one of the two?"),
            (f"Занимаются ${total} - {neither} = {union}$, значит, обе секции посещают ${first} + {second} - {union} = "
             f"{both}$. Ровно одну — ${union} - {both} = {union - both}$; число {union} включает и тех, кто ходит в обе.",
             f"Барлығы ${total} - {neither} = {union}$ оқушы барады, демек екеуіне де ${first} + {second} - {union} = "
             f"{both}$. Дәл біреуіне — ${union} - {both} = {union - both}$; {union} санына екеуіне баратындар да кіреді.",
             f"${total} - {neither} = {union}$ do something, so ${first} + {second} - {union} = {both}$ do both. Exactly "
             f"one: ${union} - {both} = {union - both}$; the number {union} includes those who do both."),
        ),
    )  # fmt: skip


def _three_sets() -> Iterator[Document]:
    total, singles, pairs, triple = 100, [50, 40, 30], [15, 10, 12], 5
    union = sum(singles) - sum(pairs) + triple
    yield computed(
        "three-sets",
        {"total": total, "singles": singles, "pairs": pairs, "triple": triple, "asked": "neither"},
        difficulty="C",
        topic="chance",
        tags=("counting", "sets"),
        options=choices(
            str(total - union), map(str, [total - union + triple, total - union + 2 * triple, union, sum(pairs)])
        ),
        texts=_texts(
            ("Опросили 100 читателей: детективы любят 50, фантастику — 40, стихи — 30; детективы и фантастику — 15, "
             "детективы и стихи — 10, фантастику и стихи — 12, все три жанра — 5. Сколько человек не любят ни одного?",
             "100 оқырманнан сұрады: детективті 50, фантастиканы 40, өлеңді 30 адам ұнатады; детектив пен фантастиканы "
             "— 15, детектив пен өлеңді — 10, фантастика мен өлеңді — 12, үш жанрды да — 5. Неше адам ешқайсысын "
             "ұнатпайды?",
             "Of 100 readers 50 like crime stories, 40 science fiction, 30 poems; 15 like crime and science fiction, 10 "
             "crime and poems, 12 science fiction and poems, 5 all three. How many like none of them?"),
            (f"Включения и исключения: $120 - 37 + 5 = {union}$ любят хоть что-то, остаётся ${total - union}$. Тех, кто "
             "любит всё, трижды прибавили и трижды вычли, поэтому их надо вернуть — об этом и забывают.",
             f"Қосу-шегеру ережесі: $120 - 37 + 5 = {union}$ адам кемінде бірін ұнатады, қалғаны ${total - union}$. Үшеуін "
             "де ұнататындар үш рет қосылып, үш рет шегерілді, сондықтан қайта қосу керек — осыны жиі ұмытады.",
             f"Inclusion and exclusion: $120 - 37 + 5 = {union}$ like something, ${total - union}$ remain. Those who like "
             "all three were added three times and taken off three times, so they must be added back."),
        ),
    )  # fmt: skip
    total, singles, pairs, triple = 80, [36, 30, 28], [12, 10, 9], 4
    met = sum(pairs)
    yield computed(
        "three-sets",
        {"total": total, "singles": singles, "pairs": pairs, "triple": triple, "asked": "exactly two"},
        difficulty="C",
        topic="chance",
        tags=("counting", "sets"),
        options=choices(str(met - 3 * triple), map(str, [met, met - triple, met - 2 * triple, triple])),
        texts=_texts(
            ("Из 80 программистов Python знают 36, Java — 30, Go — 28; Python и Java — 12, Python и Go — 10, Java и Go — 9, "
             "все три языка — 4. Сколько человек знают ровно два языка?",
             "80 бағдарламашының 36-сы Python, 30-ы Java, 28-і Go біледі; Python мен Java — 12, Python мен Go — 10, Java "
             "мен Go — 9, үш тілді де — 4 адам. Неше адам дәл екі тіл біледі?",
             "Of 80 programmers 36 know Python, 30 Java, 28 Go; 12 know Python and Java, 10 Python and Go, 9 Java and Go, "
             "4 all three. How many know exactly two of the languages?"),
            (f"В каждую из трёх пар входят и знающие все три языка, поэтому их вычитают трижды: $31 - 3 \\cdot 4 = "
             f"{met - 3 * triple}$. Сумма 31 считает их три раза.",
             f"Үш жұптың әрқайсысына үш тілді білетіндер де кіреді, сондықтан оларды үш рет шегереміз: $31 - 3 \\cdot 4 = "
             f"{met - 3 * triple}$. 31 қосындысы оларды үш рет санайды.",
             f"Each of the three pairs includes those with all three, so they are taken off three times: $31 - 3 \\cdot 4 "
             f"= {met - 3 * triple}$. The sum 31 counts them three times."),
        ),
    )  # fmt: skip


def _draws() -> Iterator[Document]:
    for difficulty, goal, counts, wanted, said in DRAWS:
        kinds, total = len(counts), sum(counts)
        if goal == "same":
            worst = sum(min(count, wanted - 1) for count in counts)
            typical = [(wanted - 1) * kinds + 1, wanted, wanted * kinds, max(counts) + 1, kinds, kinds + 1]
        else:
            worst = total - min(counts)
            typical = [worst, max(counts) + 1, total - max(counts) + 1, kinds]
        yield computed(
            "guaranteed-draw",
            {"goal": goal, "counts": counts, "wanted": wanted},
            difficulty=difficulty,
            topic="chance",
            tags=("counting", "pigeonhole"),
            options=choices(str(worst + 1), map(str, typical)),
            texts=_texts(
                said,
                (f"Ищем худший случай: можно набрать ${worst}$, так и не достигнув цели, а следующий выбор её обязательно "
                 f"даёт: ${worst} + 1 = {worst + 1}$. Везение тут не годится — нужна гарантия.",
                 f"Ең жаман жағдайды іздейміз: мақсатқа жетпей ${worst}$ таңдау жасауға болады, ал келесісі оны міндетті "
                 f"түрде береді: ${worst} + 1 = {worst + 1}$. Бұл жерде сәттілік емес, кепілдік керек.",
                 f"Take the worst case: ${worst}$ can be chosen without reaching the goal, and the next one must reach it: "
                 f"${worst} + 1 = {worst + 1}$. Luck will not do; a guarantee is asked for."),
            ),
        )  # fmt: skip
