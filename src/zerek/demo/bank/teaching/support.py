"""Questions written by hand on differentiation and feedback."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """The zone of proximal development, levels of tasks, scaffolding, feedback and motivation."""
    return [
        written(
            "A", "support", ("vygotsky",), {0},
            ru=("Что называют зоной ближайшего развития?",
                ("То, с чем ученик справляется при помощи, но ещё не сам", "То, что ученик уже делает "
                    "сам", "То, чего ученик не сможет освоить даже с чужой помощью", "Темы следующей "
                        "четверти", "Домашнее задание "
                        "повышенной трудности"),
                "Обучение ведёт вперёд именно там, где помощь делает задачу посильной. Уже освоенное лишь тренирует, а "
                "недоступное и с помощью обескураживает."),
            kk=("Жақын даму аймағы деп нені атайды?",
                ("Оқушы көмекпен орындай алатын, бірақ әлі өздігінен істей алмайтын нәрсе", "Оқушы қазір өздігінен "
                    "істейтін нәрсе", "Оқушы өзгенің көмегімен де ешқашан меңгере алмайтын, шамасы жетпейтін "
                        "нәрсе", "Келесі тоқсанның "
                        "тақырыптары", "Қиындығы жоғары үй тапсырмасы"),
                "Көмек есепті шамасына сай еткенде ғана оқыту алға жетелейді. Меңгерілген нәрсе тек жаттықтырады, "
                "көмекпен де қолжетімсізі жігерін құм қылады."),
            en=("What is the zone of proximal development?",
                ("What a student can do with help but not yet alone", "What a student already does alone",
                 "What a student cannot master even with help", "The topics of the next quarter",
                 "Homework of higher difficulty"),
                "Teaching leads forward where help brings a task within reach. What is mastered only trains, and what "
                "is out of reach even with help discourages."),
        ),
        written(
            "A", "support", ("differentiation",), {0},
            ru=("Что из перечисленного — дифференциация по степени помощи?",
                ("Та же задача, но одним даны план решения и наводящие вопросы, другим нет", "Сильным даны три задачи "
                    "с выбором, слабым — одна обязательная, помощи нет никому", "Всем дана одна задача и одно и то же "
                        "время", "Ученики рассажены по "
                        "алфавиту", "Сильные ученики освобождены от работы"),
                "Цель и содержание общие, различается поддержка. Разное число задач меняет объём, а не помощь."),
            kk=("Төмендегілердің қайсысы көмек дәрежесі бойынша саралау?",
                ("Есеп бірдей, бірақ біреулерге шешу жоспары мен бағыттаушы сұрақтар берілген, өзгелерге "
                    "берілмеген", "Үздіктерге таңдауы бар үш есеп, әлсіздерге міндетті бір есеп берілген, көмек "
                        "ешкімге жоқ", "Бәріне бір есеп пен бірдей "
                        "уақыт берілген", "Оқушылар әліпби бойынша отырғызылған", "Үздік оқушылар жұмыстан босатылған"),
                "Мақсат пен мазмұн ортақ, айырмашылық қолдауда. Есептердің әртүрлі саны көмекті емес, көлемді "
                "өзгертеді."),
            en=("Which of these is differentiation by the degree of help?",
                ("The same problem, but some get a plan and guiding questions and others do not",
                 "Strong students get three problems to choose from, weak ones a single required one, and nobody gets "
                 "help",
                 "All get one problem and the same time", "Students are seated by the alphabet",
                 "Strong students are freed from the work"),
                "Goal and content are shared, the support differs. A different number of problems changes the amount, "
                "not the help."),
        ),
        written(
            "B", "support", ("open-task",), {0},
            ru=("Какая задача сама по себе даёт работу ученикам разного уровня («низкий порог, высокий потолок»)?",
                ("Сколько прямоугольников с целыми сторонами имеют площадь 36? А периметр 36? Обобщите", "Вычислите "
                    "$36 : 4 + 7$", "Докажите, что уравнение $x^3 + y^3 = z^3$ не имеет решений в натуральных числах "
                        "(теорема Ферма)", "Запишите формулу площади "
                        "прямоугольника", "Найдите площадь прямоугольника 4 на 9"),
                "Начать можно перебором, а дойти — до делителей и общей формулы. Остальные либо исчерпываются одним "
                "действием, либо недоступны большинству с самого начала."),
            kk=("Қай есеп өздігінен әртүрлі деңгейдегі оқушыларға жұмыс береді («кіруі оңай, шыңы биік»)?",
                ("Қабырғалары бүтін, ауданы 36 болатын неше тіктөртбұрыш бар? Периметрі 36 болса ше? "
                    "Жалпылаңыз", "$36 : 4 + 7$ есептеңіз", "$x^3 + y^3 = z^3$ теңдеуінің натурал сандарда шешімі жоқ "
                        "екенін дәлелдеңіз (Ферма теоремасы)", "Тіктөртбұрыш ауданының формуласын "
                            "жазыңыз", "4-ке 9 тіктөртбұрышының ауданын "
                            "табыңыз"),
                "Іріктеуден бастап, бөлгіштер мен жалпы формулаға дейін баруға болады. Қалғандары не бір амалмен "
                "бітеді, не басынан-ақ көпшілікке қолжетімсіз."),
            en=("Which task by itself gives work to students of different levels (low floor, high ceiling)?",
                ("How many rectangles with whole sides have area 36? And perimeter 36? Generalise",
                 "Compute $36 : 4 + 7$",
                 "Prove that $x^3 + y^3 = z^3$ has no solutions in natural numbers (Fermat's theorem)",
                 "Write the formula for the area of a rectangle", "Find the area of a 4 by 9 rectangle"),
                "One can start by trying and reach divisors and a general formula. The others end after one step or "
                "are out of reach for most from the start."),
        ),
        written(
            "A", "support", ("feedback",), {0},
            ru=("Какой отзыв учителя полезнее для исправления работы?",
                ("В третьем шаге знак: проверь, что стало с минусом перед скобкой", "Молодец, но бывает и "
                    "лучше", "6 из 10", "Невнимательно, будь собраннее", "Ты способный ученик, в следующий раз у тебя "
                        "обязательно всё получится"),
                "Отзыв указывает место и подсказывает действие, не давая ответа. Похвала способностям и балл не "
                "говорят, что делать дальше."),
            kk=("Мұғалімнің қай пікірі жұмысты түзетуге пайдалырақ?",
                ("Үшінші қадамдағы таңба: жақша алдындағы минус не болғанын тексер", "Жарайсың, бірақ бұдан да жақсы "
                    "болады", "10-нан 6", "Зейінсізсің, жинақы бол", "Сен қабілетті оқушысың, келесі жолы міндетті "
                        "түрде бәрі қолыңнан келеді"),
                "Пікір орнын көрсетіп, жауабын бермей, әрекетке бағыттайды. Қабілетті мақтау мен балл әрі қарай не "
                "істеу керегін айтпайды."),
            en=("Which remark of the teacher is most useful for correcting the work?",
                ("The sign in step three: check what happened to the minus before the brackets",
                 "Well done, but it can be better", "6 out of 10", "Careless, pull yourself together",
                 "You are a gifted student, next time you will surely succeed"),
                "The remark shows the place and suggests an action without giving the answer. Praise of ability and a "
                "score do not say what to do next."),
        ),
        written(
            "B", "support", ("feedback", "mark"), {0},
            ru=("Учитель вернул работы с баллом и подробным комментарием. Что чаще всего происходит с комментарием?",
                ("Внимание забирает балл, и комментарий читают мало", "Комментарий читают внимательнее "
                    "балла", "Балл и комментарий помогают вдвое сильнее, чем один комментарий", "Комментарий полезен "
                        "только отличникам", "Комментарий снижает надёжность балла"),
                "Исследования обратной связи (например, Р. Батлер) показали: отметка рядом обесценивает комментарий. "
                "Поэтому сначала дают комментарий и время на исправление, а балл — потом."),
            kk=("Мұғалім жұмыстарды балл және толық түсініктемемен қайтарды. Көбіне түсініктемеге не болады?",
                ("Назарды балл алып, түсініктеме аз оқылады", "Түсініктеме балдан мұқиятырақ оқылады", "Балл мен "
                    "түсініктеме бір түсініктемеден екі есе көп көмектеседі", "Түсініктеме тек үздіктерге "
                        "пайдалы", "Түсініктеме балдың сенімділігін төмендетеді"),
                "Кері байланысты зерттеулер (мысалы, Р. Батлер) қатар тұрған баға түсініктеменің құнын түсіретінін "
                "көрсетті. Сондықтан алдымен түсініктеме мен түзетуге уақыт, кейін балл беріледі."),
            en=("A teacher returned work with a score and a detailed comment. What usually happens to the comment?",
                ("The score takes the attention, and the comment is hardly read",
                 "The comment is read more carefully than the score",
                 "Score and comment help twice as much as a comment alone", "The comment helps only the best students",
                 "The comment lowers the reliability of the score"),
                "Research on feedback (for instance by R. Butler) showed that a mark beside it devalues the comment. "
                "So give the comment and time to correct first, the score later."),
        ),
        written(
            "B", "support", ("scaffolding",), {0, 1},
            ru=("Какие действия учителя — подлинная временная поддержка (скаффолдинг)? Выберите все верные.",
                ("Даёт план доказательства, а в следующих задачах убирает по одному пункту", "Начинает решение вместе "
                    "с учеником и передаёт ему следующий шаг", "Решает задачу за ученика целиком", "Всегда разрешает "
                        "пользоваться готовым решением", "Заменяет трудную задачу лёгкой навсегда"),
                "Поддержка отвечает нужде и убывает по мере роста умения. Решение за ученика и постоянная замена "
                "задачи оставляют его зависимым."),
            kk=("Мұғалімнің қай әрекеттері — шынайы уақытша қолдау (скаффолдинг)? Барлық дұрыс жауапты таңдаңыз.",
                ("Дәлелдеу жоспарын беріп, келесі есептерде бір-бір тармағын алып тастайды", "Шешуді оқушымен бірге "
                    "бастап, келесі қадамды оған береді", "Есепті оқушы үшін түгел шығарады", "Дайын шешімді "
                        "пайдалануға әрдайым рұқсат береді", "Қиын есепті біржола жеңілімен ауыстырады"),
                "Қолдау қажеттілікке сай келіп, білік өскен сайын азаяды. Оқушы орнына шығару мен есепті тұрақты "
                "ауыстыру оны тәуелді етіп қалдырады."),
            en=("Which actions of a teacher are real scaffolding? Choose all that are right.",
                ("Gives a plan of the proof and drops one item of it in each next problem",
                 "Starts the solution together and hands over the next step",
                 "Solves the whole problem for the student", "Always allows the use of a ready solution",
                 "Replaces the hard problem with an easy one for good"),
                "Support answers a need and fades as skill grows. Solving for the student and a lasting replacement "
                "keep the student dependent."),
        ),
        written(
            "C", "support", ("aptitude", "expectation"), {0},
            ru=("Учитель постоянно даёт одной группе только задания на воспроизведение, потому что «больше они не "
                "смогут». Каков главный вред?",
                ("Ученики не встречают заданий, на которых могли бы вырасти, и ожидание сбывается", "Работы этой "
                    "группы дольше проверять", "Снижается надёжность СОЧ во всей школе", "Остальные ученики получают "
                        "слишком много трудных заданий и устают к концу четверти", "Нарушается очерёдность тем "
                            "программы"),
                "Возможности учиться становятся неравными, и прогноз учителя подтверждает сам себя. Дифференциация "
                "должна менять путь и помощь, но не снимать цель."),
            kk=("Мұғалім «бұдан артық қолдарынан келмейді» деп, бір топқа үнемі тек қайта жаңғырту тапсырмаларын "
                "береді. Басты зияны неде?",
                ("Оқушылар өзін өсіретін тапсырмаларды кездестірмейді, күту өздігінен орындалады", "Бұл топтың жұмысын "
                    "тексеру ұзаққа созылады", "Бүкіл мектепте ТЖБ сенімділігі төмендейді", "Қалған оқушылар тым көп "
                        "қиын тапсырма алып, тоқсан соңында шаршайды", "Бағдарлама тақырыптарының реті бұзылады"),
                "Оқу мүмкіндігі теңсіз болып, мұғалім болжамы өзін-өзі растайды. Саралау жол мен көмекті өзгертуі "
                "керек, бірақ мақсатты алып тастамауы тиіс."),
            en=("A teacher gives one group only reproduction tasks because “they cannot do more”. What is the main "
                "harm?",
                ("The students never meet tasks on which they could grow, and the expectation comes true",
                 "Checking the work of this group takes longer",
                 "The reliability of the SOCh falls in the whole school",
                 "The other students get too many hard tasks and are tired at the end of the quarter",
                 "The order of the topics is violated"),
                "The chances to learn become unequal and the forecast confirms itself. Differentiation should change "
                "the path and the help, not remove the goal."),
        ),
        written(
            "C", "support", ("spacing", "retrieval"), {0, 1},
            ru=("Какие приёмы, по данным исследований, лучше всего помогают помнить изученное через месяц? Выберите "
                "все верные.",
                ("Короткие опросы по памяти без подсказок", "Возвращение к теме через растущие промежутки "
                    "времени", "Многократное перечитывание конспекта накануне", "Выделение правил цветным "
                        "маркером", "Всё повторение темы за один вечер"),
                "Усилие вспомнить и распределение по времени закрепляют знание. Перечитывание и выделение создают "
                "ощущение знакомости, которое принимают за знание."),
            kk=("Зерттеулер бойынша, қай тәсілдер оқылғанды бір айдан кейін еске түсіруге ең жақсы көмектеседі? Барлық "
                "дұрыс жауапты таңдаңыз.",
                ("Көмексіз, жадтан алынатын қысқа сұраулар", "Тақырыпқа ұлғаятын уақыт аралығымен қайта "
                    "оралу", "Конспектіні алдыңғы күні көп рет қайта оқу", "Ережелерді түрлі-түсті маркермен "
                        "белгілеу", "Тақырыпты бір кеште түгел қайталау"),
                "Еске түсіру әрекеті мен уақытқа бөліп қайталау білімді бекітеді. Қайта оқу мен белгілеу таныстық "
                "сезімін береді, оны білім деп қабылдайды."),
            en=("Which techniques help most, by research, to remember after a month? Choose all that are right.",
                ("Short quizzes from memory without hints", "Returning to the topic at growing intervals",
                 "Rereading the notes many times the day before", "Marking the rules with a coloured pen",
                 "Revising the whole topic in one evening"),
                "The effort of recall and spreading over time fix knowledge. Rereading and marking create familiarity "
                "that is mistaken for knowledge."),
        ),
        written(
            "B", "support", ("inclusion",), {0},
            ru=("Ученику с дислексией трудно читать длинные условия. Какая помощь сохраняет математическую цель "
                "задания?",
                ("Дать условие вслух или короткими строками, не меняя задачи", "Заменить задачу вычислительным "
                    "примером с теми же числами", "Освободить от текстовых задач", "Поставить оценку без "
                        "работы", "Дать решение соседа "
                        "для переписывания"),
                "Барьер — чтение, его и убирают; моделирование остаётся за учеником. Замена на пример или освобождение "
                "снимают саму цель."),
            kk=("Дислексиясы бар оқушыға ұзақ шартты оқу қиын. Қай көмек тапсырманың математикалық мақсатын сақтайды?",
                ("Есепті өзгертпей, шартын дауыстап немесе қысқа жолдармен беру", "Есепті сандары сол күйі қалған "
                    "есептеу мысалымен алмастыру", "Мәтінді есептерден босату", "Жұмыссыз баға қою", "Көшіру үшін "
                        "көршісінің шешімін беру"),
                "Кедергі — оқу, сол ғана алынады; модельдеу оқушыда қалады. Мысалмен алмастыру немесе босату мақсаттың "
                "өзін алып тастайды."),
            en=("A student with dyslexia finds long texts hard. Which help keeps the mathematical goal of a task?",
                ("Give the text aloud or in short lines without changing the problem",
                 "Replace the problem with a computation using the same numbers", "Free the student from word problems",
                 "Give a mark without work", "Give the neighbour's solution for copying"),
                "The barrier is reading, and it is removed; the modelling stays with the student. A computation or an "
                "exemption removes the goal itself."),
        ),
    ]
