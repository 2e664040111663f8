"""Written questions on analogies of relations and on sequences."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_logic.notation import written


def questions() -> list[Document]:
    """The same relation in another pair, the odd one out, sequences of letters and dates."""
    return [
        written(
            "A", "patterns", ("analogy", "tool"), {2},
            ru=("Термометр : температура = весы : ?", ("килограмм", "гиря", "масса", "прибор", "продавец"),
                "Первое — прибор, второе — величина, которую он измеряет. Килограмм — единица, а не величина, гиря "
                "— часть весов."),
            kk=("Термометр : температура = таразы : ?", ("килограмм", "гір", "масса", "аспап", "сатушы"),
                "Біріншісі — аспап, екіншісі — ол өлшейтін шама. Килограмм — шама емес, өлшем бірлігі, гір — "
                "таразының бөлігі."),
            en=("Thermometer : temperature = balance : ?", ("kilogram", "weight stone", "mass", "device", "shopkeeper"),
                "The first is a device, the second the quantity it measures. A kilogram is a unit and not a "
                "quantity; a weight stone is a part of the balance."),
        ),
        written(
            "A", "patterns", ("analogy", "part-whole"), {1},
            ru=("Глава : книга = серия : ?", ("экран", "сериал", "актёр", "сценарист", "эпизод"),
                "Это отношение упорядоченной части к целому. «Эпизод» — почти синоним серии, а не целое."),
            kk=("Тарау : кітап = серия : ?", ("экран", "телехикая", "актёр", "сценарист", "эпизод"),
                "Бұл — реттелген бөліктің бүтінге қатынасы. «Эпизод» — бүтін емес, серияның синонимі дерлік."),
            en=("Chapter : book = episode : ?", ("screen", "series", "actor", "scriptwriter", "scene"),
                "This is an ordered part and its whole. A scene is a part of an episode: the relation the other way "
                "round."),
        ),
        written(
            "B", "patterns", ("analogy", "cause-effect"), {3},
            ru=("Засуха : неурожай = гололёд : ?", ("зима", "холод", "песок", "падение", "лёд"),
                "Первое — причина, второе — её нежелательное следствие. Холод — причина гололёда, то есть то же "
                "отношение, но в обратную сторону; песок — средство против него."),
            kk=("Құрғақшылық : егін шықпауы = көктайғақ : ?", ("қыс", "суық", "құм", "құлау", "мұз"),
                "Біріншісі — себеп, екіншісі — оның жағымсыз салдары. Суық — көктайғақтың себебі, яғни сол "
                "қатынастың кері бағыты; құм — оған қарсы құрал."),
            en=("Drought : crop failure = icy road : ?", ("winter", "frost", "sand", "a fall", "ice"),
                "The first is a cause, the second its unwanted effect. Frost is the cause of the icy road, the same "
                "relation reversed; sand is a remedy."),
        ),
        written(
            "B", "patterns", ("analogy", "degree"), {0},
            ru=("Прохладный : ледяной = тёплый : ?", ("раскалённый", "холодный", "летний", "нагретый", "приятный"),
                "Второе — то же качество в крайней степени. «Холодный» — противоположность, «нагретый» степени "
                "почти не усиливает."),
            kk=("Салқын : мұздай = жылы : ?", ("аптап ыстық", "суық", "жазғы", "жылытылған", "жағымды"),
                "Екіншісі — сол сапаның шеткі дәрежесі. «Суық» — қарама-қарсысы, «жылытылған» дәрежені күшейтпейді."),
            en=("Cool : freezing = warm : ?", ("scorching", "cold", "summery", "heated", "pleasant"),
                "The second is the same quality in the extreme. “Cold” is the opposite, and “heated” hardly raises "
                "the degree."),
        ),
        written(
            "B", "patterns", ("analogy", "several"), {1, 4},
            ru=("Какие пары связаны тем же отношением, что и «писатель : роман»?",
                ("врач : больница", "композитор : симфония", "читатель : библиотека", "водитель : автобус",
                 "архитектор : проект здания"),
                "Писатель создаёт роман: автор и его произведение. Врач и читатель связаны с местом, водитель — с "
                "орудием труда, которого он не создаёт."),
            kk=("Қай жұптар «жазушы : роман» жұбымен бірдей қатынаста?",
                ("дәрігер : аурухана", "композитор : симфония", "оқырман : кітапхана", "жүргізуші : автобус",
                 "сәулетші : ғимарат жобасы"),
                "Жазушы романды жасайды: автор мен оның туындысы. Дәрігер мен оқырман орынмен, жүргізуші өзі "
                "жасамайтын еңбек құралымен байланысты."),
            en=("Which pairs have the same relation as “writer : novel”?",
                ("doctor : hospital", "composer : symphony", "reader : library", "driver : bus",
                 "architect : design of a building"),
                "A writer creates a novel: the author and the work. The doctor and the reader go with a place, the "
                "driver with a tool he does not create."),
        ),
        written(
            "C", "patterns", ("analogy", "necessary-condition"), {4},
            ru=("Билет : посадка в самолёт = пароль : ?", ("забывчивость", "логин", "безопасность", "шифр",
                "вход в систему"),
                "Первое — условие, без которого второе не разрешат. Логин — другое условие, безопасность — цель; ни "
                "то ни другое не действие, которое открывает пароль."),
            kk=("Билет : ұшаққа отыру = құпиясөз : ?", ("ұмытшақтық", "логин", "қауіпсіздік", "шифр", "жүйеге кіру"),
                "Біріншісі — онсыз екіншісіне рұқсат берілмейтін шарт. Логин — басқа шарт, қауіпсіздік — мақсат; "
                "екеуі де құпиясөз ашатын әрекет емес."),
            en=("Ticket : boarding a plane = password : ?", ("forgetfulness", "user name", "security", "cipher",
                "signing in"),
                "The first is a condition without which the second is not allowed. A user name is another condition "
                "and security a purpose; neither is the action the password opens."),
        ),
        written(
            "A", "patterns", ("sequence", "primes"), {2},
            ru=("Какое из чисел 11, 13, 17, 21, 29 отличается от остальных по своим делителям?", ("11", "17", "21",
                "13", "29"),
                "$21 = 3 \\cdot 7$ — составное, остальные простые. Нечётность общая у всех пяти и поэтому ничего не "
                "различает."),
            kk=("11, 13, 17, 21, 29 сандарының қайсысы бөлгіштері жағынан қалғандарынан өзгеше?", ("11",
                "17", "21", "13", "29"),
                "$21 = 3 \\cdot 7$ — құрама сан, қалғандары жай сандар. Тақ болу бесеуіне де ортақ, сондықтан "
                "ешнәрсені айырмайды."),
            en=("Which of 11, 13, 17, 21, 29 differs from the others in its divisors?", ("11", "17",
                "21", "13", "29"),
                "$21 = 3 \\cdot 7$ is composite and the others are prime. All five are odd, so that tells nothing "
                "apart."),
        ),
        written(
            "C", "patterns", ("sequence", "look-and-say"), {1},
            ru=("Каждая строка описывает предыдущую: `1`, `11`, `21`, `1211`, `111221`. Какой будет следующая?",
                ("`122111`", "`312211`", "`311221`", "`112211`", "`312112`"),
                "Читаем `111221` группами подряд: три единицы, две двойки, одна единица — `31`, `22`, `11`. Считать "
                "все одинаковые цифры сразу нельзя: последняя единица стоит отдельно."),
            kk=("Әр жол алдыңғысын сипаттайды: `1`, `11`, `21`, `1211`, `111221`. Келесісі қандай болады?",
                ("`122111`", "`312211`", "`311221`", "`112211`", "`312112`"),
                "`111221` жолын қатар тұрған топтармен оқимыз: үш бірлік, екі екілік, бір бірлік — `31`, `22`, "
                "`11`. Бірдей цифрлардың бәрін бірге санауға болмайды: соңғы бірлік бөлек тұр."),
            en=("Each line describes the one before: `1`, `11`, `21`, `1211`, `111221`. Which comes next?",
                ("`122111`", "`312211`", "`311221`", "`112211`", "`312112`"),
                "Read `111221` in groups of neighbours: three ones, two twos, one one, that is `31`, `22`, `11`. "
                "Equal digits may not be counted all together: the last one stands apart."),
        ),
        written(
            "A", "patterns", ("sequence", "cycle"), {3},
            ru=("Лампы гирлянды идут по кругу цветов: красная, жёлтая, зелёная, синяя, затем снова красная. Какого "
                "цвета 30-я лампа?",
                ("Красного", "Зелёного", "Синего", "Жёлтого", "Определить нельзя"),
                "Период 4, а $30 = 7 \\cdot 4 + 2$: тридцатая лампа такого же цвета, как вторая. Кто считает "
                "остаток с нуля, ошибётся на одну лампу."),
            kk=("Гирлянда шамдарының түсі қайталанып отырады: қызыл, сары, жасыл, көк, сосын қайтадан қызыл. 30-шам қандай "
                "түсті?",
                ("Қызыл", "Жасыл", "Көк", "Сары", "Анықтау мүмкін емес"),
                "Период 4, ал $30 = 7 \\cdot 4 + 2$: отызыншы шамның түсі екіншісінікіндей. Қалдықты нөлден санаған "
                "адам бір шамға жаңылады."),
            en=("The lamps of a garland repeat the colours red, yellow, green, blue, then red again. What colour is "
                "lamp 30?",
                ("Red", "Green", "Blue", "Yellow", "It cannot be determined"),
                "The period is 4 and $30 = 7 \\cdot 4 + 2$: lamp 30 has the colour of lamp 2. Counting the "
                "remainder from zero misses by one lamp."),
        ),
        written(
            "B", "patterns", ("sequence", "several"), {0, 2, 4},
            ru=("Ряд начинается так: 2, 4, 8. Какие числа могут идти дальше, если за правило принять одно из трёх: "
                "«каждое вдвое больше предыдущего», «разности 2, 4, 6, …», «разности 2, 4, 2, 4, …»?",
                ("16", "12", "14", "18", "10"),
                "Удвоение даёт 16, разности 2, 4, 6 — 14, чередование разностей — 10. Трёх членов мало, чтобы "
                "выбрать правило: продолжение зависит от него."),
            kk=("Қатар былай басталады: 2, 4, 8. Ереже ретінде үшеуінің бірі алынса: «әрқайсысы алдыңғысынан екі "
                "есе көп», «айырмалары 2, 4, 6, …», «айырмалары 2, 4, 2, 4, …», — әрі қарай қай сандар келуі мүмкін?",
                ("16", "12", "14", "18", "10"),
                "Екі еселеу 16, 2, 4, 6 айырмалары 14, айырмалардың кезектесуі 10 береді. Ережені таңдауға үш мүше "
                "аз: жалғасы соған байланысты."),
            en=("A sequence begins 2, 4, 8. Which numbers can come next if the rule is one of these: “each is twice "
                "the one before”, “the differences are 2, 4, 6, …”, “the differences are 2, 4, 2, 4, …”?",
                ("16", "12", "14", "18", "10"),
                "Doubling gives 16, the differences 2, 4, 6 give 14, the alternating differences give 10. Three "
                "terms are too few to fix the rule, and the continuation depends on it."),
        ),
    ]  # fmt: skip
