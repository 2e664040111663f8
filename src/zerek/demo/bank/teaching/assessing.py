"""Questions written by hand on formative and summative assessment."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """SOR and SOCh, descriptors, validity and reliability, self-assessment and the quality of test items."""
    return [
        written(
            "A", "assessment", ("sor", "soch"), {0},
            ru=("Чем СОР отличается от СОЧ в школах Казахстана?",
                ("СОР проводят по завершении раздела, СОЧ — по итогам четверти", "СОР проверяют сами ученики, СОЧ — "
                    "учитель", "СОР не влияет на оценку, влияет только СОЧ", "СОР проводят раз в год, СОЧ — каждую "
                        "неделю", "СОР бывает только устным опросом, СОЧ — только письменной работой"),
                "СОР — суммативное оценивание за раздел, СОЧ — за четверть. Оба входят в итог четверти: СОР вместе 25 "
                "%, СОЧ 50 %."),
            kk=("Қазақстан мектептерінде БЖБ-ның ТЖБ-дан айырмашылығы неде?",
                ("БЖБ бөлім аяқталғанда, ТЖБ тоқсан қорытындысы бойынша өткізіледі", "БЖБ-ны оқушылар, ТЖБ-ны мұғалім "
                    "тексереді", "БЖБ бағаға әсер етпейді, тек ТЖБ әсер етеді", "БЖБ жылына бір рет, ТЖБ апта сайын "
                        "өткізіледі", "БЖБ тек ауызша сұрау түрінде, ТЖБ тек жазбаша жұмыс түрінде болады"),
                "БЖБ — бөлім бойынша, ТЖБ — тоқсан бойынша жиынтық бағалау. Екеуі де тоқсан қорытындысына кіреді: "
                "барлық БЖБ 25 %, ТЖБ 50 %."),
            en=("How does SOR differ from SOCh in Kazakhstan's schools?",
                ("SOR is held at the end of a unit, SOCh for the quarter",
                 "SOR is marked by students, SOCh by the teacher", "SOR does not count for the mark, only SOCh does",
                 "SOR is held once a year, SOCh every week", "SOR is always an oral test, SOCh always a written one"),
                "SOR is the summative assessment for a unit, SOCh for the quarter. Both enter the quarter's result: "
                "the SORs together 25 %, the SOCh 50 %."),
        ),
        written(
            "A", "assessment", ("formative",), {0},
            ru=("В чём главное назначение формативного оценивания?",
                ("Скорректировать обучение, пока оно идёт", "Выставить итоговую оценку", "Сравнить школы между "
                    "собой", "Решить, кого перевести в следующий класс", "Заменить домашние задания"),
                "Формативное оценивание отвечает на вопрос «что делать дальше» ученику и учителю. Его баллы в "
                "Казахстане учитываются в четверти, но смысл — в обратной связи."),
            kk=("Қалыптастырушы бағалаудың басты мақсаты неде?",
                ("Оқыту барысында оны түзету", "Қорытынды баға қою", "Мектептерді өзара салыстыру", "Кімді келесі "
                    "сыныпқа көшіруді шешу", "Үй тапсырмаларын алмастыру"),
                "Қалыптастырушы бағалау оқушы мен мұғалімге «әрі қарай не істеу керек» деген сұраққа жауап береді. "
                "Қазақстанда оның балдары тоқсанда ескеріледі, бірақ мәні — кері байланыста."),
            en=("What is the main purpose of formative assessment?",
                ("To adjust learning while it is going on", "To give the final mark",
                 "To compare schools with each other", "To decide who moves to the next grade", "To replace homework"),
                "Formative assessment tells student and teacher what to do next. In Kazakhstan its points count in the "
                "quarter, but its sense is feedback."),
        ),
        written(
            "B", "assessment", ("descriptor",), {0},
            ru=("Какой дескриптор к задаче «Решите $x^2 - 5x + 6 = 0$» составлен правильно?",
                ("Верно вычисляет дискриминант — 1 балл", "Хорошо решает уравнение — 3 балла", "Старается и аккуратно "
                    "оформляет — 2 балла", "Понимает тему квадратных уравнений — 1 балл", "Решает быстрее "
                        "одноклассников — 1 балл"),
                "Дескриптор называет один наблюдаемый шаг и его цену. «Хорошо», «понимает», «старается» разные учителя "
                "прочтут по-разному, а скорость целью задания не является."),
            kk=("«$x^2 - 5x + 6 = 0$ теңдеуін шешіңіз» тапсырмасына қай дескриптор дұрыс құрастырылған?",
                ("Дискриминантты дұрыс есептейді — 1 балл", "Теңдеуді жақсы шешеді — 3 балл", "Тырысады әрі ұқыпты "
                    "жазады — 2 балл", "Квадрат теңдеулер тақырыбын түсінеді — 1 балл", "Сыныптастарынан жылдам шешеді "
                        "— 1 балл"),
                "Дескриптор бақылауға болатын бір қадам мен оның балын атайды. «Жақсы», «түсінеді», «тырысады» "
                "сөздерін мұғалімдер әртүрлі түсінеді, ал жылдамдық тапсырманың мақсаты емес."),
            en=("Which descriptor for the task “Solve $x^2 - 5x + 6 = 0$” is well made?",
                ("Computes the discriminant correctly: 1 point", "Solves the equation well: 3 points",
                 "Makes an effort and writes neatly: 2 points", "Understands quadratic equations: 1 point",
                 "Solves faster than classmates: 1 point"),
                "A descriptor names one observable step and its points. “Well”, “understands” and “effort” are read "
                "differently by different teachers, and speed is not the goal of the task."),
        ),
        written(
            "B", "assessment", ("validity", "reliability"), {0},
            ru=("Весы у всех учеников стабильно показывают на 2 кг больше. Какой тест похож на такие весы?",
                ("Надёжный, но не валидный", "Валидный, но не надёжный", "И надёжный, и валидный", "Ни надёжный, ни "
                    "валидный", "Нормированный, но не критериальный"),
                "Результаты воспроизводимы (надёжность), но говорят не о том, что нужно (нет валидности). Надёжность "
                "необходима, но не достаточна."),
            kk=("Таразы барлық оқушыда тұрақты түрде 2 кг артық көрсетеді. Мұндай таразыға қай тест ұқсайды?",
                ("Сенімді, бірақ валидті емес", "Валидті, бірақ сенімді емес", "Сенімді де, валидті де", "Сенімді де, "
                    "валидті де емес", "Нормаланған, бірақ критерийлік емес"),
                "Нәтижелер қайталанады (сенімділік), бірақ қажет нәрсені көрсетпейді (валидтілік жоқ). Сенімділік "
                "қажетті, алайда жеткілікті емес."),
            en=("Scales steadily show 2 kg too much for every student. Which test is like these scales?",
                ("Reliable but not valid", "Valid but not reliable", "Both reliable and valid",
                 "Neither reliable nor valid", "Norm-referenced but not criterion-referenced"),
                "The results can be repeated (reliability) but do not show what they should (no validity). Reliability "
                "is necessary, not sufficient."),
        ),
        written(
            "B", "assessment", ("criterion-referenced",), {0},
            ru=("Что означает критериальное оценивание?",
                ("Работа сравнивается с заранее известными критериями", "Работы сравниваются между собой и "
                    "ранжируются", "Оценка зависит от прилежания", "Половина класса всегда получает «4» и "
                        "«5»", "Оценку определяет среднее по классу"),
                "Результат не зависит от успехов соседей: при выполненных критериях высокий балл могут получить все. "
                "Ранжирование — признак нормативного подхода."),
            kk=("Критериалды бағалау нені білдіреді?",
                ("Жұмыс алдын ала белгілі критерийлермен салыстырылады", "Жұмыстар өзара салыстырылып, "
                    "реттеледі", "Баға ұқыптылыққа байланысты", "Сыныптың жартысы әрқашан «4» пен «5» "
                        "алады", "Бағаны сыныптың орташа мәні анықтайды"),
                "Нәтиже көршінің жетістігіне байланысты емес: критерийлер орындалса, жоғары балды бәрі ала алады. "
                "Реттеу — нормативтік тәсілдің белгісі."),
            en=("What does criterion-referenced assessment mean?",
                ("Work is compared with criteria known beforehand", "Works are compared with each other and ranked",
                 "The mark depends on diligence", "Half the class always gets 4 and 5",
                 "The class average decides the mark"),
                "The result does not depend on the neighbours: if the criteria are met, everybody may get a high "
                "score. Ranking is the norm-referenced approach."),
        ),
        written(
            "C", "assessment", ("soch", "mark"), {0},
            ru=("У ученика 100 % за формативное оценивание и 100 % за СОР, но СОЧ он написал на 20 %. Какая оценка "
                "выйдет за четверть?",
                ("«3», так как итог 60 %", "«4», так как итог 73 %", "«2», так как СОЧ не сдан", "«5», так как две "
                    "части из трёх выполнены полностью", "«4», так как итог 80 %"),
                "$0{,}25\\cdot100 + 0{,}25\\cdot100 + 0{,}5\\cdot20 = 60$ — это «3». Простое среднее 73 % не "
                "учитывает, что СОЧ весит вдвое больше каждой другой части."),
            kk=("Оқушы қалыптастырушы бағалауда 100 %, БЖБ-да 100 % алды, бірақ ТЖБ-ны 20 %-ға жазды. Тоқсандық бағасы "
                "қандай болады?",
                ("«3», өйткені қорытынды 60 %", "«4», өйткені қорытынды 73 %", "«2», өйткені ТЖБ "
                    "тапсырылмаған", "«5», өйткені үш бөліктің екеуі толық орындалған", "«4», өйткені қорытынды 80 %"),
                "$0{,}25\\cdot100 + 0{,}25\\cdot100 + 0{,}5\\cdot20 = 60$ — бұл «3». 73 % жай орташасы ТЖБ салмағының "
                "басқа бөліктерден екі есе артық екенін ескермейді."),
            en=("A student has 100 % in formative assessment and 100 % in the SORs, but 20 % in the SOCh. Which mark "
                "does the quarter give?",
                ("3, as the total is 60 %", "4, as the total is 73 %", "2, as the SOCh is failed",
                 "5, as two parts of three are complete", "4, as the total is 80 %"),
                "$0.25\\cdot100 + 0.25\\cdot100 + 0.5\\cdot20 = 60$, which is a 3. The plain mean of 73 % forgets that "
                "the SOCh weighs twice as much as each other part."),
        ),
        written(
            "B", "assessment", ("formative", "techniques"), {0, 1, 2},
            ru=("Какие приёмы дают учителю сведения о понимании всего класса прямо на уроке? Выберите все верные.",
                ("Ответы всех учеников на мини-досках", "«Билет на выход» с одной задачей", "Одновременное голосование "
                    "карточками за вариант ответа", "Вопрос «Всем понятно?»", "Опрос одного ученика у доски"),
                "Первые три собирают ответ каждого. На «Всем понятно?» обычно молчат и те, кто не понял, а один ответ "
                "у доски мало говорит об остальных."),
            kk=("Қай тәсілдер мұғалімге сабақ үстінде бүкіл сыныптың түсінгені туралы мәлімет береді? Барлық дұрыс "
                "жауапты таңдаңыз.",
                ("Барлық оқушының шағын тақтадағы жауаптары", "Бір есептен тұратын «шығу билеті»", "Жауап нұсқасына "
                    "карточкамен бір мезгілде дауыс беру", "«Бәріңе түсінікті ме?» деген сұрақ", "Тақтада бір оқушыдан "
                        "сұрау"),
                "Алғашқы үшеуі әр оқушының жауабын жинайды. «Бәріңе түсінікті ме?» дегенге түсінбегендер де үндемейді, "
                "ал тақтадағы бір жауап өзгелер туралы аз айтады."),
            en=("Which techniques tell the teacher about the understanding of the whole class during the lesson? "
                "Choose all that are right.",
                ("Answers of all students on mini-boards", "An exit ticket with one problem",
                 "Voting for an option with cards at the same moment", "The question “Is everything clear?”",
                 "Questioning one student at the board"),
                "The first three collect an answer from everybody. To “Is everything clear?” those who did not "
                "understand keep silent, and one answer at the board says little about the others."),
        ),
        written(
            "C", "item-analysis", ("discrimination",), {0},
            ru=("У задания лёгкость 0,95 и дискриминативность 0,05. Как это понимать?",
                ("Почти все справились, поэтому задание не различает сильных и слабых", "В задании неверный "
                    "ключ", "Сильные ошибаются чаще слабых", "Задание слишком трудное", "Задание различает учеников "
                        "лучше других, потому что его решили все"),
                "Когда верно отвечают почти все, разнице между группами неоткуда взяться. Для разминки такое задание "
                "годится, для ранжирования — нет; неверный ключ выдал бы себя отрицательным индексом."),
            kk=("Тапсырманың жеңілдігі 0,95, дискриминативтілігі 0,05. Мұны қалай түсінуге болады?",
                ("Бәрі дерлік орындаған, сондықтан тапсырма үздік пен әлсізді ажыратпайды", "Тапсырманың кілті "
                    "қате", "Үздіктер әлсіздерден жиі қателеседі", "Тапсырма тым қиын", "Тапсырма оқушыларды "
                        "басқалардан жақсы ажыратады, өйткені оны бәрі шешкен"),
                "Бәрі дерлік дұрыс жауап берсе, топтар арасында айырма болмайды. Мұндай тапсырма бой жазуға жарайды, "
                "реттеуге жарамайды; қате кілт теріс индекспен білінер еді."),
            en=("An item has facility 0.95 and discrimination 0.05. What does this mean?",
                ("Nearly all solved it, so it does not separate strong and weak students",
                 "The key of the item is wrong", "Strong students fail more often than weak ones",
                 "The item is too hard", "The item separates students better than others because all solved it"),
                "When nearly all answer correctly there is no room for a difference between groups. Such an item is "
                "fine for a warm-up, not for ranking; a wrong key would show as a negative index."),
        ),
        written(
            "B", "item-analysis", ("item-writing",), {0, 1},
            ru=("Какие недостатки подсказывают верный вариант тестового задания, даже если не знать темы? Выберите все "
                "верные.",
                ("Верный вариант заметно длиннее и точнее остальных", "Грамматически к вопросу подходит лишь один "
                    "вариант", "Все варианты одного порядка и одной формы", "Неверные варианты взяты из типичных "
                        "ошибок", "Верный вариант стоит на случайном месте"),
                "Длина и грамматика — подсказки формы, не связанные с содержанием. Остальное — как раз признаки "
                "добротного задания."),
            kk=("Тақырыпты білмесе де, тест тапсырмасының дұрыс нұсқасын қандай кемшіліктер аңғартып қояды? Барлық "
                "дұрыс жауапты таңдаңыз.",
                ("Дұрыс нұсқа қалғандарынан едәуір ұзын әрі дәл", "Грамматика жағынан сұраққа бір ғана нұсқа сәйкес "
                    "келеді", "Барлық нұсқаның реті мен түрі бірдей", "Қате нұсқалар типтік қателерден "
                        "алынған", "Дұрыс нұсқа кездейсоқ орында тұр"),
                "Ұзындық пен грамматика — мазмұнға қатысы жоқ, түрден туған тұспал. Қалғандары — сапалы тапсырманың "
                "белгілері."),
            en=("Which flaws give the key of a test item away even without knowledge of the topic? Choose all that are "
                "right.",
                ("The key is clearly longer and more precise than the others",
                 "Only one option fits the stem grammatically", "All options are of one order and one form",
                 "Wrong options come from typical mistakes", "The key stands at a random place"),
                "Length and grammar are clues of form that have nothing to do with content. The rest are signs of a "
                "sound item."),
        ),
        written(
            "C", "item-analysis", ("guessing",), {0},
            ru=("В тесте 40 заданий по 5 вариантов, верен один. Сколько верных ответов в среднем даст чистое "
                "угадывание?",
                ("8", "5", "10", "20", "0"),
                "Каждое задание угадывается с вероятностью $\\frac15$, поэтому среднее $40 \\cdot \\frac15 = 8$. "
                "Результат около восьми баллов ещё не говорит о знаниях."),
            kk=("Тестте 40 тапсырма, әрқайсысында 5 нұсқа бар, біреуі дұрыс. Тек болжап таңдағанда орта есеппен неше "
                "дұрыс жауап шығады?",
                ("8", "5", "10", "20", "0"),
                "Әр тапсырма $\\frac15$ ықтималдықпен табылады, сондықтан орташа мән $40 \\cdot \\frac15 = 8$. Сегіз "
                "шамасындағы балл білім туралы әлі ештеңе айтпайды."),
            en=("A test has 40 items with 5 options each, one of them right. How many right answers does pure guessing "
                "give on average?",
                ("8", "5", "10", "20", "0"),
                "Each item is guessed with probability $\\frac15$, so the mean is $40 \\cdot \\frac15 = 8$. A score "
                "near eight says nothing about knowledge yet."),
        ),
        written(
            "A", "assessment", ("self-assessment",), {0},
            ru=("Что нужно ученику прежде всего, чтобы самооценивание было полезным?",
                ("Понятные критерии и образец хорошей работы", "Отметка учителя до начала "
                    "самооценивания", "Сравнение с лучшим учеником класса", "Запрет исправлять работу", "Как можно "
                        "больше баллов за само участие"),
                "Оценить себя можно, лишь зная, какой должна быть работа. Отметка, поставленная раньше, обычно "
                "подменяет собственное суждение."),
            kk=("Өзін-өзі бағалау пайдалы болуы үшін оқушыға ең алдымен не керек?",
                ("Түсінікті критерийлер мен жақсы жұмыстың үлгісі", "Өзін бағалаудан бұрын қойылған мұғалім "
                    "бағасы", "Сыныптың ең үздігімен салыстыру", "Жұмысты түзетуге тыйым салу", "Қатысқаны үшін "
                        "мүмкіндігінше көп балл"),
                "Жұмыстың қандай болуы керегін білгенде ғана өзін бағалауға болады. Алдын ала қойылған баға әдетте өз "
                "пайымын алмастырып жібереді."),
            en=("What does a student need first of all for self-assessment to be useful?",
                ("Clear criteria and a model of good work", "The teacher's mark before self-assessment begins",
                 "A comparison with the best student", "A ban on correcting the work",
                 "As many points as possible for taking part"),
                "One can assess oneself only when one knows what the work should be like. A mark given earlier usually "
                "replaces one's own judgement."),
        ),
    ]
