"""Questions written by hand on lesson types and methods of teaching."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """Types and stages of a lesson, methods, task sequences, practice and homework."""
    return [
        written(
            "A", "lesson", ("lesson-type",), {0},
            ru=("Какой этап обязателен на уроке изучения нового материала и обычно отсутствует на уроке контроля?",
                ("Первичное закрепление", "Организационный момент", "Сообщение цели урока", "Инструктаж к "
                    "работе", "Подведение итогов"),
                "Новое нужно сразу применить под наблюдением учителя, пока ошибки не закрепились. На контроле ученик "
                "показывает уже освоенное; остальные этапы бывают на обоих уроках."),
            kk=("Жаңа материалды меңгеру сабағында міндетті, ал бақылау сабағында әдетте болмайтын кезең қайсы?",
                ("Алғашқы бекіту", "Ұйымдастыру кезеңі", "Сабақ мақсатын хабарлау", "Жұмысқа нұсқау "
                    "беру", "Қорытындылау"),
                "Жаңаны қате бекіп қалмай тұрып, мұғалімнің бақылауымен бірден қолдану керек. Бақылауда оқушы "
                "меңгергенін көрсетеді; қалған кезеңдер екі сабақта да кездеседі."),
            en=("Which stage is a must in a lesson of new material and usually absent from a test lesson?",
                ("First consolidation", "Opening of the lesson", "Stating the goal", "Instructions for the work",
                 "Summing up"),
                "New material must be used at once under the teacher's eye, before mistakes settle. In a test students "
                "show what they already master; the other stages occur in both."),
        ),
        written(
            "A", "lesson", ("methods",), {0},
            ru=("Учитель предлагает измерить углы нескольких треугольников и самим догадаться о сумме углов. Какой это "
                "метод введения теоремы?",
                ("Индуктивный", "Дедуктивный", "Догматический", "Аксиоматический", "От противного"),
                "От частных случаев идут к общей гипотезе — это индукция. Она рождает догадку, но не заменяет "
                "доказательства: измерения приближённы и случаев конечное число."),
            kk=("Мұғалім бірнеше үшбұрыштың бұрыштарын өлшеп, бұрыштар қосындысын өздері болжауды ұсынады. Бұл "
                "теореманы енгізудің қай әдісі?",
                ("Индуктивті", "Дедуктивті", "Догмалық", "Аксиоматикалық", "Кері жору"),
                "Жеке жағдайлардан жалпы болжамға көшу — индукция. Ол болжам тудырады, бірақ дәлелдеуді алмастырмайды: "
                "өлшеу жуық, жағдайлар саны шекті."),
            en=("The teacher asks the class to measure the angles of several triangles and guess the angle sum. Which "
                "way of introducing a theorem is this?",
                ("Inductive", "Deductive", "Dogmatic", "Axiomatic", "By contradiction"),
                "Going from particular cases to a general conjecture is induction. It gives a guess but no proof: "
                "measurements are approximate and the cases are finitely many."),
        ),
        written(
            "B", "lesson", ("problem-based",), {0},
            ru=("Какая ситуация на уроке действительно проблемная?",
                ("Известных приёмов не хватает: ученики пытаются решить $x^2 = 2$ в дробях и обнаруживают, что не "
                    "выходит", "Учитель диктует решение трудной задачи", "Ученики на скорость решают двадцать "
                        "однотипных примеров, а победитель получает дополнительный балл", "Ученик у доски повторяет "
                            "доказательство из учебника", "Учитель сообщает, что "
                            "тема сложная и важная"),
                "Проблемная ситуация — осознанное противоречие между тем, что нужно, и тем, что ученик умеет. "
                "Трудность или объём работы сами по себе её не создают."),
            kk=("Сабақтағы қай жағдай шын мәнінде проблемалық?",
                ("Белгілі тәсілдер жетпейді: оқушылар $x^2 = 2$ теңдеуін бөлшек сандарда шешуге тырысып, шықпайтынын "
                    "байқайды", "Мұғалім қиын есептің шешуін айтып жаздырады", "Оқушылар жиырма біртекті мысалды "
                        "жылдамдыққа шығарады, жеңімпаз қосымша балл алады", "Оқушы тақтада оқулықтағы дәлелдеуді "
                            "қайталайды", "Мұғалім тақырыптың "
                            "күрделі әрі маңызды екенін айтады"),
                "Проблемалық жағдай — қажет нәрсе мен оқушының қолынан келетіні арасындағы саналы қайшылық. Қиындықтың "
                "немесе жұмыс көлемінің өзі оны тудырмайды."),
            en=("Which classroom situation is truly a problem situation?",
                ("Known methods fail: students try to solve $x^2 = 2$ in fractions and find that it does not work",
                 "The teacher dictates the solution of a hard problem",
                 "Students race through twenty similar exercises and the winner gets an extra point",
                 "A student repeats the textbook proof at the board",
                 "The teacher says that the topic is hard and important"),
                "A problem situation is a felt gap between what is needed and what the student can do. Difficulty or "
                "quantity alone does not create it."),
        ),
        written(
            "B", "lesson", ("task-sequence",), {0},
            ru=("Какая последовательность заданий лучше подводит к разложению $x^2 - 9$, $4x^2 - 25$, $(x+1)^2 - 16$ "
                "на множители?",
                ("Меняется по одному признаку: сначала число, затем коэффициент, затем выражение вместо "
                    "$x$", "Сначала самое сложное выражение, чтобы после него остальные показались лёгкими и "
                        "запомнились", "Двадцать примеров вида $x^2 - "
                        "a^2$ и ничего другого", "Случайный порядок без связи между примерами", "Сначала все формулы "
                            "курса, затем все примеры вперемешку"),
                "Когда меняется один признак, ученик видит, что в формуле существенно, а что нет. Однотипная серия "
                "учит узнавать внешний вид, а не строение выражения."),
            kk=("$x^2 - 9$, $4x^2 - 25$, $(x+1)^2 - 16$ өрнектерін көбейткіштерге жіктеуге қай тапсырмалар тізбегі "
                "жақсы жетелейді?",
                ("Бір-бір белгісі өзгереді: алдымен сан, кейін коэффициент, содан соң $x$ орнына өрнек", "Қалғандары "
                    "жеңіл көрініп, есте қалуы үшін алдымен ең қиын өрнек беріледі", "Тек $x^2 - a^2$ түріндегі жиырма "
                        "мысал", "Мысалдар арасында "
                        "байланыссыз кездейсоқ рет", "Алдымен курстың барлық формулалары, кейін барлық мысалдар "
                            "аралас"),
                "Бір белгі ғана өзгергенде оқушы формулада не маңызды, не маңызды емес екенін көреді. Біртекті тізбек "
                "өрнектің құрылымын емес, сыртқы түрін тануға үйретеді."),
            en=("Which sequence of tasks leads best to factoring $x^2 - 9$, $4x^2 - 25$, $(x+1)^2 - 16$?",
                ("One feature changes at a time: the number, then the coefficient, then an expression instead of $x$",
                 "The hardest expression first, so that the others seem easy afterwards and are remembered",
                 "Twenty examples of the form $x^2 - a^2$ and nothing else",
                 "A random order without links between the examples",
                 "First all formulas of the course, then all examples mixed"),
                "When one feature changes, students see what matters in the formula and what does not. A uniform "
                "series teaches the look of an expression, not its structure."),
        ),
        written(
            "C", "lesson", ("interleaving",), {0},
            ru=("Что исследования обучения говорят о перемежающейся практике (задачи разных типов вперемешку) по "
                "сравнению с блоками одного типа?",
                ("На уроке результаты ниже, но через недели знания прочнее", "И на уроке, и позже результаты "
                    "ниже", "На уроке результаты выше, позже они сравниваются", "Разницы нет ни сразу, ни "
                        "позже", "Она полезна только в начальной школе"),
                "Вперемешку приходится каждый раз выбирать метод, поэтому сразу ошибок больше, зато умение выбирать "
                "сохраняется. По впечатлению от урока её часто недооценивают и учителя, и ученики."),
            kk=("Оқыту зерттеулері бір типті блоктармен салыстырғанда аралас жаттығу (әртүрлі типтегі есептер араласа) "
                "туралы не айтады?",
                ("Сабақта нәтиже төменірек, бірақ бірнеше аптадан кейін білім берік", "Сабақта да, кейін де нәтиже "
                    "төмен", "Сабақта нәтиже жоғары, кейін теңеседі", "Бірден де, кейін де айырмашылық "
                        "жоқ", "Ол тек бастауыш мектепте пайдалы"),
                "Аралас есептерде әр жолы әдісті таңдау керек, сондықтан алғашында қате көп, бірақ таңдай білу "
                "сақталады. Сабақтағы әсеріне қарап оны мұғалім де, оқушы да көбіне жете бағаламайды."),
            en=("What does research say about interleaved practice (mixed types of problems) compared with blocks of "
                "one type?",
                ("Results in the lesson are lower, but knowledge lasts longer after weeks",
                 "Results are lower both in the lesson and later",
                 "Results in the lesson are higher and even out later", "There is no difference at once or later",
                 "It is useful only in primary school"),
                "In a mixed set the method must be chosen each time, so there are more errors at once, but the ability "
                "to choose remains. Judged by the lesson alone it is often undervalued."),
        ),
        written(
            "A", "lesson", ("worked-example",), {0},
            ru=("Кому сильнее всего помогают подробно разобранные примеры решений?",
                ("Новичкам в теме", "Ученикам, уже уверенно владеющим методом", "Только победителям "
                    "олимпиад", "Тем, кто готовит доклад", "Всем одинаково на любом этапе"),
                "Новичку образец снимает лишнюю нагрузку на память. По мере роста умения пример становится лишним и "
                "даже мешает — его постепенно заменяют самостоятельным решением."),
            kk=("Толық талданған шешу үлгілері кімге көбірек көмектеседі?",
                ("Тақырыпты жаңа бастағандарға", "Әдісті еркін меңгергендерге", "Тек олимпиада "
                    "жеңімпаздарына", "Баяндама дайындап жүргендерге", "Кез келген кезеңде бәріне бірдей"),
                "Жаңа бастаған оқушыға үлгі жадқа түсетін артық жүктемені азайтады. Білік өскен сайын үлгі артық "
                "болып, тіпті кедергі келтіреді — оны біртіндеп өздігінен шешумен алмастырады."),
            en=("Whom do fully worked examples help most?",
                ("Beginners in the topic", "Students who already master the method", "Only winners of olympiads",
                 "Those preparing a talk", "Everybody equally at every stage"),
                "For a beginner an example relieves memory. As skill grows it becomes superfluous and even gets in the "
                "way, so it is replaced step by step by independent solving."),
        ),
        written(
            "B", "lesson", ("wait-time",), {0},
            ru=("Учитель задаёт вопрос и вызывает ученика через секунду. Что обычно меняется, если ждать 3–5 секунд?",
                ("Ответы становятся длиннее, отвечает больше учеников", "Учеников, поднимающих руку, становится "
                    "меньше", "Меняется только дисциплина", "Вопросы учителя становятся проще", "Ничего: знания от "
                        "паузы не зависят"),
                "Пауза даёт время подумать, поэтому растут полнота ответов и число участников. Быстрый вызов приучает "
                "отвечать тех немногих, кто успевает первым."),
            kk=("Мұғалім сұрақ қойып, бір секундтан кейін оқушыны шақырады. 3–5 секунд күтсе, әдетте не өзгереді?",
                ("Жауаптар толымды болып, көбірек оқушы жауап береді", "Қол көтеретіндер азаяды", "Тек тәртіп "
                    "өзгереді", "Мұғалімнің сұрақтары жеңілдейді", "Ештеңе: білім үзіліске байланысты емес"),
                "Үзіліс ойлануға уақыт береді, сондықтан жауаптың толықтығы мен қатысушылар саны артады. Тез шақыру "
                "бірінші үлгеретін азғантай оқушыны ғана жауап беруге үйретеді."),
            en=("A teacher asks a question and calls on a student after one second. What usually changes with a wait "
                "of 3–5 seconds?",
                ("Answers get longer and more students answer", "Fewer students raise their hands",
                 "Only discipline changes", "The teacher's questions become simpler",
                 "Nothing: knowledge does not depend on a pause"),
                "The pause gives time to think, so answers become fuller and more students take part. A quick call "
                "trains only the few who are first."),
        ),
        written(
            "B", "lesson", ("group-work",), {0, 1},
            ru=("Что помогает групповой работе на уроке не превратиться в работу одного ученика? Выберите все верные.",
                ("Каждый отвечает за свою часть, без которой общий результат невозможен", "Отвечать за группу может "
                    "быть вызван любой её участник", "Оценка ставится только самому активному", "Задача такова, что "
                        "один решит её быстрее группы", "Учитель заранее назначает, кто будет решать"),
                "Нужны взаимозависимость и личная ответственность. Если задача посильна одному, а отчитывается заранее "
                "известный ученик, остальным незачем участвовать."),
            kk=("Сабақтағы топтық жұмыс бір оқушының жұмысына айналмауына не көмектеседі? Барлық дұрыс жауапты "
                "таңдаңыз.",
                ("Әркім ортақ нәтижеге қажет өз бөлігіне жауап береді", "Топ атынан кез келген мүшесі шақырылуы "
                    "мүмкін", "Баға тек ең белсендісіне қойылады", "Есепті бір адам топтан жылдам шығара "
                        "алады", "Кім шығаратынын мұғалім алдын ала белгілейді"),
                "Өзара тәуелділік пен жеке жауапкершілік қажет. Есеп бір адамға жеңіл болса және есеп беретін оқушы "
                "алдын ала белгілі болса, өзгелердің қатысуына себеп қалмайды."),
            en=("What keeps group work from becoming the work of one student? Choose all that are right.",
                ("Everybody answers for a part without which the common result is impossible",
                 "Any member may be called to answer for the group", "Only the most active member gets a mark",
                 "The problem is solved faster by one than by a group",
                 "The teacher names in advance who will solve it"),
                "Interdependence and personal responsibility are needed. If one can do it alone and the speaker is "
                "known in advance, the others have no reason to take part."),
        ),
        written(
            "A", "lesson", ("homework",), {0},
            ru=("Какое домашнее задание лучше закрепит тему после первого урока?",
                ("Несколько заданий по образцу, одно с изменённым условием и одно на повторение", "Тридцать однотипных "
                    "примеров", "Задание по теме следующего урока, чтобы ученики прочли объяснение и решили "
                        "сами", "Только олимпиадная "
                        "задача", "Переписать доказательство из учебника дважды"),
                "Дома ученик без помощи, поэтому основа посильна; изменённое условие проверяет понимание, повторение "
                "поддерживает память. Большой однообразный объём даёт мало нового и утомляет."),
            kk=("Алғашқы сабақтан кейін тақырыпты қай үй тапсырмасы жақсырақ бекітеді?",
                ("Үлгі бойынша бірнеше тапсырма, шарты өзгерген біреуі және қайталауға біреуі", "Отыз біртекті "
                    "мысал", "Оқушылар түсіндірмені өздері оқып шығаруы үшін келесі сабақтың тақырыбына "
                        "тапсырма", "Тек олимпиада есебі", "Оқулықтағы "
                        "дәлелдеуді екі рет көшіру"),
                "Үйде оқушыға көмек жоқ, сондықтан негізі шамасына сай болуы керек; өзгерген шарт түсінуді тексереді, "
                "қайталау жадты қолдайды. Біртекті үлкен көлем аз жаңалық беріп, шаршатады."),
            en=("Which homework consolidates a topic best after its first lesson?",
                ("A few tasks by the model, one with a changed condition and one for revision",
                 "Thirty tasks of one type",
                 "A task on the next topic, so that students read the explanation and solve it themselves",
                 "Only an olympiad problem", "Copying the textbook proof twice"),
                "At home there is no help, so the core must be within reach; the changed condition tests "
                "understanding, revision supports memory. A large uniform load adds little and tires."),
        ),
        written(
            "C", "lesson", ("variation",), {0, 1},
            ru=("Учитель хочет, чтобы задания на производную требовали понимания, а не только формул. Какие подходят? "
                "Выберите все верные.",
                ("По графику $f'$ указать промежутки возрастания $f$", "Придумать функцию, у которой $f'(1) = 0$, но "
                    "экстремума в точке $1$ нет", "Найти производную $x^5$", "Найти производную $x^7 + "
                        "3x^2$", "Записать таблицу производных по памяти"),
                "Чтение графика и построение контрпримера требуют связать производную с поведением функции. Остальное "
                "выполняется по правилу и не показывает, понят ли смысл."),
            kk=("Мұғалім туындыға арналған тапсырмалар тек формуланы емес, түсінуді талап еткенін қалайды. Қайсысы "
                "жарайды? Барлық дұрыс жауапты таңдаңыз.",
                ("$f'$ графигі бойынша $f$ функциясының өсу аралықтарын көрсету", "$f'(1) = 0$, бірақ $1$ нүктесінде "
                    "экстремумы жоқ функция ойлап табу", "$x^5$ туындысын табу", "$x^7 + 3x^2$ туындысын "
                        "табу", "Туындылар кестесін жатқа жазу"),
                "Графикті оқу мен қарсы мысал құру туындыны функцияның сипатымен байланыстыруды талап етеді. "
                "Қалғандары ереже бойынша орындалады, мағынасы түсінілгенін көрсетпейді."),
            en=("A teacher wants tasks on the derivative that need understanding and not only formulas. Which fit? "
                "Choose all that are right.",
                ("From the graph of $f'$ give the intervals where $f$ increases",
                 "Invent a function with $f'(1) = 0$ and no extremum at $1$", "Find the derivative of $x^5$",
                 "Find the derivative of $x^7 + 3x^2$", "Write the table of derivatives from memory"),
                "Reading a graph and building a counterexample link the derivative with the behaviour of the function. "
                "The rest is done by rule and does not show whether the meaning is clear."),
        ),
    ]
