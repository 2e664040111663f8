"""Questions written by hand on the goals of teaching and their taxonomies."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """Bloom, SMART goals, SOLO, lesson objectives and functional literacy."""
    return [
        written(
            "A", "goals", ("bloom",), {0},
            ru=("К какому уровню таксономии Блума относится задание «Сравните два способа решения системы и обоснуйте, "
                "какой рациональнее»?",
                ("Оценивание", "Знание", "Понимание", "Применение", "Запоминание с воспроизведением"),
                "Ученик выносит суждение и опирается на критерий (рациональность) — это оценивание. Применение "
                "ограничилось бы решением системы заданным способом."),
            kk=("«Жүйені шешудің екі тәсілін салыстырып, қайсысы тиімдірек екенін негіздеңіз» тапсырмасы Блум "
                "таксономиясының қай деңгейіне жатады?",
                ("Бағалау", "Білу", "Түсіну", "Қолдану", "Есте сақтап, қайта айту"),
                "Оқушы критерийге (тиімділікке) сүйеніп пайымдау жасайды — бұл бағалау. Қолдану деңгейі жүйені "
                "берілген тәсілмен шешумен шектелер еді."),
            en=("To which level of Bloom's taxonomy belongs the task “Compare two ways of solving a system and justify "
                "which is more efficient”?",
                ("Evaluation", "Knowledge", "Comprehension", "Application", "Recall with reproduction"),
                "The student passes a judgement by a criterion (efficiency), which is evaluation. Application would "
                "stop at solving the system in a given way."),
        ),
        written(
            "B", "goals", ("bloom",), {0, 1},
            ru=("Какие задания по теме «Квадратичная функция» относятся к высоким уровням таксономии Блума (анализ, "
                "синтез, оценивание)? Выберите все верные.",
                ("Составьте задачу, которая сводится к поиску вершины параболы", "Найдите ошибку в построении графика "
                    "и объясните её причину", "Запишите формулу абсциссы вершины", "Постройте график $y = x^2 - 4x + "
                        "3$ по образцу", "Назовите знак старшего коэффициента по рисунку"),
                "Составление задачи — синтез, поиск и объяснение ошибки — анализ. Запись формулы, построение по "
                "образцу и чтение знака остаются на уровнях знания, применения и понимания, сколько бы времени они ни "
                "занимали."),
            kk=("«Квадраттық функция» тақырыбы бойынша қай тапсырмалар Блум таксономиясының жоғары деңгейлеріне "
                "(талдау, жинақтау, бағалау) жатады? Барлық дұрыс жауапты таңдаңыз.",
                ("Парабола төбесін табуға келтірілетін есеп құрастырыңыз", "График салудағы қатені тауып, себебін "
                    "түсіндіріңіз", "Төбенің абсциссасының формуласын жазыңыз", "$y = x^2 - 4x + 3$ графигін үлгі "
                        "бойынша салыңыз", "Сурет бойынша бас коэффициенттің таңбасын айтыңыз"),
                "Есеп құрастыру — жинақтау, қатені тауып түсіндіру — талдау. Формуланы жазу, үлгі бойынша салу және "
                "таңбаны анықтау қанша уақыт алса да, білу, қолдану және түсіну деңгейінде қалады."),
            en=("Which tasks on the quadratic function belong to the high levels of Bloom's taxonomy (analysis, "
                "synthesis, evaluation)? Choose all that are right.",
                ("Make up a problem that comes down to the vertex of a parabola",
                 "Find the mistake in a graph and explain its cause",
                 "Write the formula for the abscissa of the vertex", "Draw the graph of $y = x^2 - 4x + 3$ by a model",
                 "Read the sign of the leading coefficient from a picture"),
                "Making up a problem is synthesis, finding and explaining a mistake is analysis. A formula, a drawing "
                "by a model and a sign stay at knowledge, application and comprehension, however long they take."),
        ),
        written(
            "A", "goals", ("smart",), {0},
            ru=("Какая цель урока сформулирована по SMART — конкретно и измеримо?",
                ("К концу урока ученик решает не менее 4 из 5 линейных неравенств с отрицательным "
                    "коэффициентом", "Ученик хорошо поймёт тему неравенств", "Познакомить класс с важной темой курса "
                        "алгебры", "Развивать логическое мышление и внимание учащихся", "Пройти параграф 12, выполнить "
                            "как можно больше упражнений и подготовиться к контрольной работе"),
                "Достижение такой цели можно проверить в срок: названы действие, материал и мера. «Поймёт», "
                "«познакомить», «развивать» не говорят, по чему судить о результате, а «пройти параграф» описывает "
                "работу учителя."),
            kk=("Қай сабақ мақсаты SMART бойынша, яғни нақты әрі өлшенетін түрде тұжырымдалған?",
                ("Сабақ соңында оқушы теріс коэффициентті 5 сызықтық теңсіздіктің кемінде 4-еуін "
                    "шешеді", "Оқушы теңсіздіктер тақырыбын жақсы түсінеді", "Сыныпты алгебра курсының маңызды "
                        "тақырыбымен таныстыру", "Оқушылардың логикалық ойлауы мен зейінін дамыту", "12-параграфты "
                            "өтіп, мүмкіндігінше көп жаттығу орындап, бақылау жұмысына дайындалу"),
                "Мұндай мақсаттың орындалғанын мерзімінде тексеруге болады: әрекет, материал және өлшем аталған. "
                "«Түсінеді», «таныстыру», «дамыту» сөздері нәтижені неге қарап бағалайтынын айтпайды, ал «параграфты "
                "өту» — мұғалімнің жұмысы."),
            en=("Which lesson goal is SMART, that is specific and measurable?",
                ("By the end of the lesson the student solves at least 4 of 5 linear inequalities with a negative "
                    "coefficient",
                 "The student will understand inequalities well",
                 "To acquaint the class with an important topic of algebra",
                 "To develop the students' logical thinking and attention",
                 "To go through section 12, do as many exercises as possible and get ready for the test"),
                "Such a goal can be checked in time: it names an action, a material and a measure. “Understand”, "
                "“acquaint” and “develop” do not say what to look at, and “go through” describes the teacher's work."),
        ),
        written(
            "A", "goals", ("objective",), {0},
            ru=("Какой глагол годится для наблюдаемой цели обучения?",
                ("вычисляет", "знает", "понимает", "осознаёт", "интересуется"),
                "Вычисление можно увидеть и оценить. Знание и понимание — состояния: о них судят лишь по действиям, "
                "которые и надо назвать в цели."),
            kk=("Бақылауға болатын оқу мақсаты үшін қай етістік жарайды?",
                ("есептейді", "біледі", "түсінеді", "сезінеді", "қызығады"),
                "Есептеуді көруге және бағалауға болады. Білу мен түсіну — күй: олар туралы тек әрекет арқылы "
                "пайымдаймыз, сондықтан мақсатта сол әрекет аталуы керек."),
            en=("Which verb suits an observable learning objective?",
                ("computes", "knows", "understands", "realises", "is interested"),
                "Computing can be seen and assessed. Knowing and understanding are states, judged only by actions, and "
                "it is the action that the objective must name."),
        ),
        written(
            "C", "goals", ("solo",), {0},
            ru=("Ученик верно назвал три свойства параллелограмма, но не видит связи между ними. Какому уровню "
                "таксономии SOLO соответствует ответ?",
                ("Мультиструктурному", "Реляционному", "Доструктурному", "Одноструктурному", "Расширенно-абстрактному"),
                "Несколько верных, но не связанных сторон — мультиструктурный уровень. На реляционном ученик объяснил "
                "бы, как одно свойство следует из другого."),
            kk=("Оқушы параллелограмның үш қасиетін дұрыс атады, бірақ олардың байланысын көрмейді. Жауап SOLO "
                "таксономиясының қай деңгейіне сәйкес?",
                ("Мультиқұрылымдық", "Реляциялық", "Құрылымға дейінгі", "Бірқұрылымдық", "Кеңейтілген абстрактілі"),
                "Бірнеше дұрыс, бірақ байланыспаған жақ — мультиқұрылымдық деңгей. Реляциялық деңгейде оқушы бір "
                "қасиеттің екіншісінен қалай шығатынын түсіндірер еді."),
            en=("A student names three properties of a parallelogram correctly but sees no link between them. Which "
                "level of the SOLO taxonomy is this?",
                ("Multistructural", "Relational", "Prestructural", "Unistructural", "Extended abstract"),
                "Several right but unconnected aspects are the multistructural level. At the relational level the "
                "student would explain how one property follows from another."),
        ),
        written(
            "B", "goals", ("functional-literacy",), {0},
            ru=("Какое задание лучше проверяет математическую грамотность в смысле PISA?",
                ("По двум тарифам такси решить, какой выгоднее для поездки на 12 км, и объяснить, при каком пути выбор "
                    "изменится", "Решить графически и алгебраически систему $y = 90x + 500$, $y = 120x + 300$ и "
                        "сделать проверку подстановкой", "Сформулировать определение "
                        "линейной функции", "Построить график $y = 90x + 500$ по двум точкам", "Выписать формулы "
                            "сокращённого умножения"),
                "Грамотность — умение самому перевести жизненную ситуацию на язык математики, решить и истолковать "
                "ответ. Готовая система требует лишь техники, хотя числа в ней те же."),
            kk=("PISA мағынасындағы математикалық сауаттылықты қай тапсырма жақсырақ тексереді?",
                ("Таксидің екі тарифі бойынша 12 км жолға қайсысы тиімді екенін шешіп, қандай қашықтықта таңдау "
                    "өзгеретінін түсіндіру", "$y = 90x + 500$, $y = 120x + 300$ жүйесін графикпен және алгебралық "
                        "жолмен шешіп, орнына қойып тексеру", "Сызықтық функцияның "
                        "анықтамасын айту", "$y = 90x + 500$ графигін екі нүкте бойынша салу", "Қысқаша көбейту "
                            "формулаларын жазу"),
                "Сауаттылық — өмірлік жағдайды өзі математика тіліне аударып, шешіп, жауабын түсіндіре білу. Дайын "
                "жүйе сандары бірдей болса да тек техниканы талап етеді."),
            en=("Which task tests mathematical literacy in the sense of PISA best?",
                ("From two taxi tariffs decide which is cheaper for 12 km, and explain at what distance the choice "
                    "changes",
                 "Solve the system $y = 90x + 500$, $y = 120x + 300$ by a graph and by algebra and check by "
                 "substitution",
                 "State the definition of a linear function", "Draw the graph of $y = 90x + 500$ by two points",
                 "Write down the short multiplication formulas"),
                "Literacy is putting a real situation into mathematics oneself, solving it and interpreting the "
                "answer. A ready system needs only technique, though the numbers are of the same kind."),
        ),
        written(
            "B", "goals", ("success-criteria",), {0},
            ru=("Чем критерий успеха отличается от цели обучения?",
                ("Он описывает признаки, по которым видно, что цель достигнута", "Он называет тему урока более "
                    "подробно", "Он предназначен только для учеников, опережающих программу", "Он сообщает, сколько "
                        "заданий будет на уроке", "Он задаёт порядок этапов урока"),
                "Цель говорит, чему научиться; критерий — как узнать, что это получилось. С критериями ученик сам "
                "может сверить свою работу."),
            kk=("Жетістік критерийінің оқу мақсатынан айырмашылығы неде?",
                ("Ол мақсатқа жеткенді көрсететін белгілерді сипаттайды", "Ол сабақ тақырыбын толығырақ "
                    "атайды", "Ол тек бағдарламадан озып кеткен оқушыларға арналған", "Ол сабақта қанша тапсырма "
                        "болатынын хабарлайды", "Ол сабақ кезеңдерінің ретін белгілейді"),
                "Мақсат неге үйрену керегін, критерий соның орындалғанын қалай білуге болатынын айтады. Критерий "
                "арқылы оқушы өз жұмысын өзі тексере алады."),
            en=("How does a success criterion differ from a learning objective?",
                ("It describes the signs that show the objective is reached",
                 "It names the topic of the lesson in more detail",
                 "It is meant only for students ahead of the programme", "It tells how many tasks the lesson will have",
                 "It sets the order of the stages of the lesson"),
                "The objective says what to learn, the criterion how to know that it worked. With criteria students "
                "can check their own work."),
        ),
        written(
            "C", "goals", ("alignment",), {0},
            ru=("Цель урока — «обосновывает выбор метода решения», а в проверочной работе только примеры «решите по "
                "образцу». Что нарушено?",
                ("Согласованность цели и оценивания", "Надёжность выставления баллов", "Принцип "
                    "доступности", "Объективность проверки", "Соотношение весов СОР и СОЧ"),
                "Задания не требуют названного в цели действия, поэтому по ним нельзя судить о цели: страдает "
                "содержательная валидность. Баллы при этом могут ставиться вполне надёжно и объективно."),
            kk=("Сабақ мақсаты — «шешу әдісін таңдауды негіздейді», ал тексеру жұмысында тек «үлгі бойынша шешіңіз» "
                "деген мысалдар бар. Не бұзылған?",
                ("Мақсат пен бағалаудың сәйкестігі", "Балл қоюдың сенімділігі", "Қолжетімділік "
                    "принципі", "Тексерудің әділдігі", "БЖБ мен ТЖБ салмақтарының қатынасы"),
                "Тапсырмалар мақсатта аталған әрекетті талап етпейді, сондықтан олар арқылы мақсатты бағалауға "
                "болмайды: мазмұндық валидтілік бұзылады. Ал балдар сенімді әрі әділ қойылуы мүмкін."),
            en=("The objective is “justifies the choice of a method”, but the test holds only exercises “solve by the "
                "model”. What is violated?",
                ("The alignment of objective and assessment", "The reliability of the scores",
                 "The principle of accessibility", "The objectivity of marking",
                 "The ratio of the weights of SOR and SOCh"),
                "The tasks do not ask for the action named in the objective, so they say nothing about it: content "
                "validity suffers. The scores may still be quite reliable and objective."),
        ),
        written(
            "A", "goals", ("backward-design",), {0},
            ru=("С чего начинают планирование раздела при «обратном» проектировании?",
                ("С ожидаемых результатов обучения", "С подбора интересных заданий", "Со страниц "
                    "учебника", "С выбора презентации", "С распределения домашней работы"),
                "Сначала определяют результаты, затем — по чему их будет видно, и лишь потом подбирают занятия. Выбор "
                "заданий без цели — самая частая подмена планирования."),
            kk=("«Кері» жобалауда бөлімді жоспарлау неден басталады?",
                ("Күтілетін оқу нәтижелерінен", "Қызықты тапсырмалар іріктеуден", "Оқулық беттерінен", "Презентация "
                    "таңдаудан", "Үй жұмысын бөлуден"),
                "Алдымен нәтижелер, одан кейін олардың немен көрінетіні анықталады, тек содан соң жұмыс түрлері "
                "таңдалады. Мақсатсыз тапсырма таңдау — жоспарлауды жиі алмастыратын қате."),
            en=("With what does the planning of a unit begin in backward design?",
                ("With the expected learning outcomes", "With the choice of interesting tasks",
                 "With the pages of the textbook", "With the choice of a presentation",
                 "With the distribution of homework"),
                "First the outcomes, then the evidence for them, and only then the activities. Picking tasks without a "
                "goal is the most common substitute for planning."),
        ),
    ]
