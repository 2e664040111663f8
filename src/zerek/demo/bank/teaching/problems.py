"""Questions written by hand on problem solving, proof and what lies behind students' mistakes."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """Polya's steps, heuristics, proof, and the diagnosis of mistakes."""
    return [*_problem_solving(), *_errors()]


def _problem_solving() -> list[Document]:
    return [
        written(
            "A", "problem-solving", ("polya",), {0},
            ru=("Каков порядок этапов решения задачи по Пойа?",
                ("Понять задачу, составить план, осуществить его, оглянуться назад", "Составить план, понять задачу, "
                    "осуществить план, записать ответ", "Понять задачу, сразу вычислять, сверить с ответом "
                        "учебника", "Вспомнить формулу, подставить числа, округлить, записать ответ", "Осуществить "
                            "план, оглянуться назад, понять задачу, записать ответ"),
                "План невозможен без понимания, а взгляд назад — не просто сверка ответа: проверяют разумность, ищут "
                "другой путь и обобщение."),
            kk=("Пойа бойынша есеп шығару кезеңдерінің реті қандай?",
                ("Есепті түсіну, жоспар құру, оны жүзеге асыру, артқа қарау", "Жоспар құру, есепті түсіну, жоспарды "
                    "жүзеге асыру, жауабын жазу", "Есепті түсіну, бірден есептеу, оқулық жауабымен "
                        "салыстыру", "Формуланы еске түсіру, сандарды қою, дөңгелектеу, жауабын жазу", "Жоспарды "
                            "жүзеге асыру, артқа қарау, есепті түсіну, жауабын жазу"),
                "Түсінбей жоспар құруға болмайды, ал артқа қарау — жауапты салыстыру ғана емес: нәтиженің қисындылығы "
                "тексеріледі, басқа жол мен жалпылау ізделеді."),
            en=("What is the order of Polya's steps of problem solving?",
                ("Understand the problem, make a plan, carry it out, look back",
                 "Make a plan, understand the problem, carry out the plan, write the answer",
                 "Understand the problem, compute at once, compare with the book",
                 "Recall a formula, put in numbers, round, write the answer",
                 "Carry out the plan, look back, understand the problem, write the answer"),
                "No plan without understanding, and looking back is more than comparing answers: one checks the sense, "
                "looks for another way and a generalisation."),
        ),
        written(
            "B", "problem-solving", ("polya", "questions"), {0, 1},
            ru=("Какие вопросы учителя относятся к этапу «составить план» по Пойа? Выберите все верные.",
                ("Знаете ли вы похожую задачу?", "Можно ли решить сначала частный случай?", "Что дано и что требуется "
                    "найти?", "Можно ли проверить результат?", "Можно ли получить тот же ответ иначе?"),
                "Родственная задача и частный случай помогают найти идею. «Что дано» — этап понимания, а проверка и "
                "другой путь — взгляд назад."),
            kk=("Мұғалімнің қай сұрақтары Пойа бойынша «жоспар құру» кезеңіне жатады? Барлық дұрыс жауапты таңдаңыз.",
                ("Ұқсас есепті білесіз бе?", "Алдымен дербес жағдайын шешуге бола ма?", "Не берілген және нені табу "
                    "керек?", "Нәтижені тексеруге бола ма?", "Сол жауапты басқаша алуға бола ма?"),
                "Ұқсас есеп пен дербес жағдай идея табуға көмектеседі. «Не берілген» — түсіну кезеңі, ал тексеру мен "
                "басқа жол — артқа қарау."),
            en=("Which of the teacher's questions belong to Polya's step “make a plan”? Choose all that are right.",
                ("Do you know a related problem?", "Can you solve a special case first?",
                 "What is given and what is to be found?", "Can you check the result?",
                 "Can you get the same answer in another way?"),
                "A related problem and a special case help to find an idea. “What is given” belongs to understanding, "
                "the check and the other way to looking back."),
        ),
        written(
            "B", "problem-solving", ("hint",), {0},
            ru=("Ученик застрял на задаче. Какая подсказка оставляет ему больше всего собственной работы?",
                ("Что ты уже пробовал и почему это не сработало?", "Здесь нужно провести высоту из вершины "
                    "$B$", "Посмотри решение задачи 215, оно такое же", "Обозначь высоту $h$ и примени теорему "
                        "Пифагора", "Ответ должен получиться 12"),
                "Вопрос побуждает следить за своим рассуждением и годится для любой задачи. Остальные подсказки отдают "
                "идею или ответ."),
            kk=("Оқушы есептен тығырыққа тірелді. Қай көмек оның өз еңбегін барынша сақтайды?",
                ("Не істеп көрдің және ол неге шықпады?", "Мұнда $B$ төбесінен биіктік жүргізу керек", "215-есептің "
                    "шешуін қара, дәл сондай", "Биіктікті $h$ деп белгілеп, Пифагор теоремасын қолдан", "Жауабы 12 "
                        "шығуы керек"),
                "Сұрақ оқушыны өз пайымын бақылауға жетелейді әрі кез келген есепке жарайды. Қалған көмектер идеяны "
                "немесе жауапты беріп қояды."),
            en=("A student is stuck. Which hint leaves the most work to the student?",
                ("What have you tried, and why did it not work?", "Draw the height from the vertex $B$",
                 "Look at the solution of problem 215, it is the same",
                 "Call the height $h$ and use the Pythagorean theorem", "The answer should be 12"),
                "The question makes the student watch the own reasoning and fits any problem. The other hints give "
                "away the idea or the answer."),
        ),
        written(
            "A", "problem-solving", ("counterexample",), {0},
            ru=("Ученик утверждает: «$n^2 + n + 41$ — простое при любом натуральном $n$» и проверил $n$ от 1 до 10. "
                "Что должен предложить учитель?",
                ("Поискать контрпример, например $n = 41$", "Принять утверждение, десяти проверок "
                    "достаточно", "Проверить ещё десять чисел и принять", "Доказать утверждение по "
                        "индукции", "Проверить только чётные $n$"),
                "При $n = 41$ каждое слагаемое делится на $41$, число составное. Никакое конечное число проверок не "
                "доказывает общего утверждения, а один контрпример его опровергает."),
            kk=("Оқушы «$n^2 + n + 41$ — кез келген натурал $n$ үшін жай сан» дейді, $n$-нің 1-ден 10-ға дейінгі "
                "мәндерін тексерген. Мұғалім не ұсынуы керек?",
                ("Қарсы мысал іздеуді, мысалы $n = 41$", "Тұжырымды қабылдауды, он тексеру жеткілікті", "Тағы он санды "
                    "тексеріп, қабылдауды", "Тұжырымды индукциямен дәлелдеуді", "Тек жұп $n$ мәндерін тексеруді"),
                "$n = 41$ болғанда әр қосылғыш $41$-ге бөлінеді, сан құрама. Шекті тексеру жалпы тұжырымды "
                "дәлелдемейді, ал бір қарсы мысал оны теріске шығарады."),
            en=("A student claims: “$n^2 + n + 41$ is prime for every natural $n$”, having checked $n$ from 1 to 10. "
                "What should the teacher suggest?",
                ("To look for a counterexample, such as $n = 41$", "To accept the claim, ten checks are enough",
                 "To check ten more numbers and accept", "To prove the claim by induction", "To check only even $n$"),
                "For $n = 41$ every term is divisible by $41$, so the number is composite. No finite number of checks "
                "proves a general claim, but one counterexample refutes it."),
        ),
        written(
            "B", "problem-solving", ("proof", "induction"), {0},
            ru=("«Пусть утверждение верно для $n = k$; тогда верно и для $k + 1$; значит, верно для всех $n$». Чего не "
                "хватает в доказательстве ученика?",
                ("Базы индукции", "Предположения индукции", "Проверки нескольких больших $n$", "Обратного "
                    "утверждения", "Ссылки на определение"),
                "Без базы переход ничего не доказывает: из $n = n + 1$ для $k$ следует то же для $k + 1$, но "
                "утверждение ложно. Проверка больших чисел базы не заменит."),
            kk=("«$n = k$ үшін тұжырым дұрыс болсын; онда $k + 1$ үшін де дұрыс; демек, барлық $n$ үшін дұрыс». "
                "Оқушының дәлелдеуінде не жетіспейді?",
                ("Индукция базасы", "Индукция болжамы", "Бірнеше үлкен $n$ мәнін тексеру", "Кері "
                    "тұжырым", "Анықтамаға сілтеме"),
                "Базасыз өту ештеңені дәлелдемейді: $n = n + 1$ тұжырымы $k$ үшін дұрыс десек, $k + 1$ үшін де шығады, "
                "бірақ ол жалған. Үлкен сандарды тексеру базаның орнын баспайды."),
            en=("“Let the claim hold for $n = k$; then it holds for $k + 1$; hence it holds for all $n$.” What is "
                "missing in this proof?",
                ("The base of the induction", "The induction hypothesis", "A check of several large $n$",
                 "The converse claim", "A reference to the definition"),
                "Without a base the step proves nothing: $n = n + 1$ for $k$ implies the same for $k + 1$, yet the "
                "claim is false. Checking large numbers does not replace the base."),
        ),
        written(
            "C", "problem-solving", ("proof", "logic"), {0},
            ru=("Нужно доказать: «если $n^2$ чётно, то $n$ чётно». Ученик доказал: «если $n$ чётно, то $n^2$ чётно». "
                "Что он сделал?",
                ("Доказал обратное утверждение", "Доказал методом от противного", "Доказал равносильное "
                    "контрапозитивное утверждение", "Опроверг исходное утверждение", "Доказал требуемое другими "
                        "словами"),
                "Условие и заключение поменялись местами — это обратное утверждение, оно не равносильно данному. "
                "Контрапозиция звучала бы так: «если $n$ нечётно, то $n^2$ нечётно»."),
            kk=("«$n^2$ жұп болса, $n$ жұп» екенін дәлелдеу керек. Оқушы «$n$ жұп болса, $n^2$ жұп» екенін дәлелдеді. "
                "Ол не істеді?",
                ("Кері тұжырымды дәлелдеді", "Қарсы жору әдісімен дәлелдеді", "Мәндес контрапозициялық тұжырымды "
                    "дәлелдеді", "Бастапқы тұжырымды теріске шығарды", "Қажеттіні басқа сөзбен дәлелдеді"),
                "Шарт пен қорытындының орны ауысқан — бұл кері тұжырым, ол берілгенге мәндес емес. Контрапозиция былай "
                "болар еді: «$n$ тақ болса, $n^2$ тақ»."),
            en=("To prove: “if $n^2$ is even, then $n$ is even”. A student proved: “if $n$ is even, then $n^2$ is "
                "even”. What was done?",
                ("The converse was proved", "It was proved by contradiction",
                 "The equivalent contrapositive was proved", "The given claim was refuted",
                 "The claim was proved in other words"),
                "Condition and conclusion were swapped: that is the converse, which is not equivalent. The "
                "contrapositive would be “if $n$ is odd, then $n^2$ is odd”."),
        ),
        written(
            "B", "problem-solving", ("proof", "equivalence"), {0, 1},
            ru=("Какие преобразования уравнения могут добавить посторонние корни? Выберите все верные.",
                ("Возведение обеих частей в квадрат", "Умножение обеих частей на выражение $x - 2$", "Прибавление к "
                    "обеим частям одного и того же многочлена", "Умножение обеих частей на $-3$", "Перестановка левой "
                        "и правой частей"),
                "Квадраты равны и у противоположных чисел, а множитель $x - 2$ обнуляет обе части при $x = 2$. "
                "Остальные преобразования обратимы, поэтому множество корней не меняется."),
            kk=("Теңдеуді қай түрлендірулер бөгде түбір қосуы мүмкін? Барлық дұрыс жауапты таңдаңыз.",
                ("Екі жағын квадраттау", "Екі жағын $x - 2$ өрнегіне көбейту", "Екі жағына бірдей көпмүше "
                    "қосу", "Екі жағын $-3$-ке көбейту", "Сол және оң жақтарын ауыстыру"),
                "Қарама-қарсы сандардың квадраттары тең, ал $x - 2$ көбейткіші $x = 2$ болғанда екі жақты да нөлге "
                "айналдырады. Қалған түрлендірулер қайтымды, сондықтан түбірлер жиыны өзгермейді."),
            en=("Which transformations of an equation may add extraneous roots? Choose all that are right.",
                ("Squaring both sides", "Multiplying both sides by the expression $x - 2$",
                 "Adding the same polynomial to both sides", "Multiplying both sides by $-3$",
                 "Swapping the left and right sides"),
                "Opposite numbers have equal squares, and the factor $x - 2$ makes both sides zero at $x = 2$. The "
                "other steps can be undone, so the roots stay the same."),
        ),
        written(
            "A", "problem-solving", ("analysis-synthesis",), {0},
            ru=("Учитель рассуждает: «Чтобы найти площадь, нужна высота; чтобы найти высоту, нужен катет…» Какой это "
                "метод поиска решения?",
                ("Анализ: от искомого к данным", "Синтез: от данных к искомому", "Полный перебор", "Математическая "
                    "индукция", "Аналогия"),
                "Движение от вопроса задачи к известному — анализ; им находят план. Готовое решение обычно записывают "
                "синтетически, в обратном порядке."),
            kk=("Мұғалім былай пайымдайды: «Ауданды табу үшін биіктік керек; биіктікті табу үшін катет керек…» Бұл "
                "шешім іздеудің қай әдісі?",
                ("Талдау: ізделіндіден берілгенге", "Синтез: берілгеннен ізделіндіге", "Толық іріктеу", "Математикалық "
                    "индукция", "Аналогия"),
                "Есептің сұрағынан белгіліге қарай жылжу — талдау; жоспар сонымен табылады. Дайын шешім әдетте кері "
                "ретпен, синтез түрінде жазылады."),
            en=("A teacher reasons: “To find the area we need the height; to find the height we need the leg…” Which "
                "way of searching for a solution is this?",
                ("Analysis: from the unknown to the data", "Synthesis: from the data to the unknown",
                 "Exhaustive search", "Mathematical induction", "Analogy"),
                "Moving from the question to what is known is analysis; it finds a plan. The finished solution is "
                "usually written synthetically, in the reverse order."),
        ),
        written(
            "C", "problem-solving", ("looking-back",), {0},
            ru=("Задача «За сколько минут двое вскопают грядку, если первый копает её 20 минут, второй 30?» дала "
                "ученику ответ 25. Какая проверка на этапе «взгляд назад» быстрее всего покажет ошибку?",
                ("Вдвоём должно выйти быстрее, чем одному первому, то есть меньше 20", "Пересчитать среднее "
                    "арифметическое чисел 20 и 30 ещё раз и сравнить с ответом", "Проверить, что ответ делится на "
                        "5", "Сравнить ответ с суммой "
                        "50", "Проверить, что ответ лежит между 20 и 30"),
                "Оценка по смыслу отвергает 25 без вычислений; верный ответ $\\frac{1}{1/20+1/30} = 12$ минут. Условие "
                "«между 20 и 30» лишь повторяет ошибочную мысль о среднем."),
            kk=("«Біріншісі жүйекті 20 минутта, екіншісі 30 минутта қазса, екеуі бірге неше минутта қазады?» есебіне "
                "оқушы 25 деген жауап алды. «Артқа қарау» кезеңінде қай тексеру қатені тезірек көрсетеді?",
                ("Екеуі бірге бірінші жалғыз істегеннен тезірек, яғни 20-дан аз уақытта бітіруі керек", "20 мен 30 "
                    "сандарының арифметикалық ортасын қайта есептеп, жауаппен салыстыру", "Жауаптың 5-ке бөлінетінін "
                        "тексеру", "Жауапты 50 қосындысымен "
                        "салыстыру", "Жауаптың 20 мен 30 арасында екенін тексеру"),
                "Мағына бойынша бағалау 25-ті есептеусіз-ақ жоққа шығарады; дұрыс жауап $\\frac{1}{1/20+1/30} = 12$ "
                "минут. «20 мен 30 арасында» шарты орташа туралы қате ойды ғана қайталайды."),
            en=("“In how many minutes do two people dig a bed together if the first needs 20 minutes and the second "
                "30?” A student got 25. Which check while looking back shows the mistake fastest?",
                ("Together they must be faster than the first alone, that is below 20",
                 "Compute the mean of 20 and 30 once more and compare it with the answer",
                 "Check that the answer is divisible by 5", "Compare the answer with the sum 50",
                 "Check that the answer lies between 20 and 30"),
                "An estimate by sense rejects 25 without computing; the right answer is $\\frac{1}{1/20+1/30} = 12$ "
                "minutes. “Between 20 and 30” only repeats the wrong idea of a mean."),
        ),
    ]


def _errors() -> list[Document]:
    return [
        written(
            "A", "errors", ("misconception", "linearity"), {0},
            ru=("Ученик пишет $(a+b)^2 = a^2 + b^2$, $\\sqrt{a+b} = \\sqrt a + \\sqrt b$, $\\sin 2x = 2\\sin x$. Что "
                "общего у этих ошибок?",
                ("Свойство линейности перенесено на нелинейные действия", "Незнание порядка "
                    "действий", "Невнимательность при переписывании формул из справочника", "Непонимание знака "
                        "равенства", "Путаница с "
                        "отрицательными числами"),
                "Распределительный закон верен для умножения, а ученик считает его всеобщим. Повторение трёх формул "
                "порознь не поможет: нужна числовая проверка, например $a=b=1$."),
            kk=("Оқушы $(a+b)^2 = a^2 + b^2$, $\\sqrt{a+b} = \\sqrt a + \\sqrt b$, $\\sin 2x = 2\\sin x$ деп жазады. "
                "Бұл қателерге не ортақ?",
                ("Сызықтық қасиет сызықтық емес амалдарға көшірілген", "Амалдар ретін білмеу", "Формулаларды "
                    "анықтамалықтан көшіргендегі зейінсіздік", "Теңдік таңбасын түсінбеу", "Теріс сандармен шатасу"),
                "Үлестірімділік заңы көбейтуге тән, ал оқушы оны жалпыға ортақ санайды. Үш формуланы бөлек қайталау "
                "көмектеспейді: сандық тексеру керек, мысалы $a=b=1$."),
            en=("A student writes $(a+b)^2 = a^2 + b^2$, $\\sqrt{a+b} = \\sqrt a + \\sqrt b$, $\\sin 2x = 2\\sin x$. "
                "What do these mistakes share?",
                ("Linearity is carried over to operations that are not linear", "The order of operations is not known",
                 "Carelessness in copying formulas from a handbook", "The equals sign is not understood",
                 "Confusion with negative numbers"),
                "The distributive law holds for multiplication, and the student takes it as general. Repeating three "
                "formulas apart will not help: test numbers are needed, for instance $a=b=1$."),
        ),
        written(
            "A", "errors", ("decimals", "misconception"), {0},
            ru=("Ученик считает, что $0{,}35 > 0{,}4$. Какое представление за этим стоит?",
                ("Дробную часть он читает как целое число: 35 больше 4", "Он путает знаки «больше» и "
                    "«меньше»", "Он не умеет складывать дроби", "Он считает дробь с меньшей записью "
                        "большей", "Он округляет оба числа до целых"),
                "Перенос правил целых чисел на десятичные дроби — самое частое их непонимание. Помогает запись "
                "$0{,}35$ и $0{,}40$ или числовая прямая."),
            kk=("Оқушы $0{,}35 > 0{,}4$ деп санайды. Мұның астарында қандай түсінік жатыр?",
                ("Бөлшек бөлігін бүтін сан ретінде оқиды: 35 саны 4-тен үлкен", "«Үлкен» мен «кіші» таңбаларын "
                    "шатастырады", "Бөлшектерді қоса алмайды", "Жазылуы қысқа бөлшекті үлкен деп "
                        "санайды", "Екі санды да бүтінге дейін дөңгелектейді"),
                "Бүтін сандар ережесін ондық бөлшектерге көшіру — ең жиі кездесетін жаңсақтық. $0{,}35$ және $0{,}40$ "
                "түрінде жазу немесе сан түзуі көмектеседі."),
            en=("A student thinks that $0.35 > 0.4$. Which idea is behind it?",
                ("The decimal part is read as a whole number: 35 is more than 4",
                 "The signs for more and less are mixed up", "The student cannot add fractions",
                 "The shorter decimal is taken for the larger one", "Both numbers are rounded to whole ones"),
                "Carrying the rules of whole numbers over to decimals is their most common misunderstanding. Writing "
                "$0.35$ and $0.40$ or a number line helps."),
        ),
        written(
            "B", "errors", ("equal-sign", "misconception"), {0},
            ru=("На вопрос «$8 + 4 = \\square + 5$» ученик вписывает 12. Как он понимает знак равенства?",
                ("Как команду «запиши результат»", "Как знак одинаковой величины обеих частей", "Как знак "
                    "приближённого равенства", "Как обозначение неизвестного", "Как знак следования"),
                "Знак прочитан как «получится», правая часть целиком не рассматривается. Верно $7$: обе части должны "
                "быть равны. Такое понимание потом мешает решать уравнения."),
            kk=("«$8 + 4 = \\square + 5$» тапсырмасына оқушы 12 деп жазады. Ол теңдік таңбасын қалай түсінеді?",
                ("«Нәтижені жаз» деген бұйрық ретінде", "Екі жақтың шамасы бірдей екенінің белгісі "
                    "ретінде", "Жуық теңдік белгісі ретінде", "Белгісіздің таңбасы ретінде", "Салдар белгісі ретінде"),
                "Таңба «шығады» деп оқылған, оң жақ тұтас қарастырылмаған. Дұрысы $7$: екі жақ тең болуы керек. Мұндай "
                "түсінік кейін теңдеу шешуге кедергі келтіреді."),
            en=("In “$8 + 4 = \\square + 5$” a student writes 12. How is the equals sign understood?",
                ("As the command “write the result”", "As a sign that both sides are of one size",
                 "As a sign of approximate equality", "As a name of the unknown", "As a sign of implication"),
                "The sign is read as “makes”, and the right side is not seen as a whole. Right is $7$: both sides must "
                "be equal. This reading later hinders the solving of equations."),
        ),
        written(
            "B", "errors", ("feedback", "error-diagnosis"), {0},
            ru=("В контрольной одна и та же ошибка встретилась у 18 учеников из 25. Что разумнее всего сделать?",
                ("Разобрать её причину со всем классом и дать похожие задания на новом материале", "Снизить оценки и "
                    "идти дальше по плану", "Попросить всех переписать верное решение трижды", "Исключить тему из "
                        "следующих работ", "Побеседовать с каждым учеником отдельно после уроков и назначить пересдачу "
                            "по тому же варианту"),
                "Массовая ошибка говорит прежде всего об обучении, а не о каждом ученике. Важна причина; переписывание "
                "закрепляет запись, но не представление, из которого ошибка растёт."),
            kk=("Бақылау жұмысында 25 оқушының 18-інде бір қате кездесті. Не істеген дұрыс?",
                ("Себебін бүкіл сыныппен талдап, жаңа материалда ұқсас тапсырмалар беру", "Бағаларды төмендетіп, "
                    "жоспармен жүре беру", "Дұрыс шешімді бәріне үш рет көшірту", "Тақырыпты келесі жұмыстардан алып "
                        "тастау", "Әр оқушымен сабақтан кейін жеке сөйлесіп, сол нұсқа бойынша қайта тапсыруды "
                            "белгілеу"),
                "Жаппай қате әр оқушыдан бұрын оқытудың өзі туралы айтады. Маңыздысы — себебі; көшіру жазуды бекітеді, "
                "бірақ қате туғызған түсінікті өзгертпейді."),
            en=("In a test the same mistake was made by 18 of 25 students. What is the most sensible thing to do?",
                ("Discuss its cause with the class and give similar tasks on new material",
                 "Lower the marks and go on as planned", "Let everybody copy the right solution three times",
                 "Leave the topic out of the next tests",
                 "Talk to each student after lessons and set a retake with the same paper"),
                "A mass mistake speaks of the teaching before it speaks of each student. The cause matters; copying "
                "fixes the writing, not the idea from which the mistake grows."),
        ),
        written(
            "C", "errors", ("misconception", "function"), {0, 1},
            ru=("Какие ответы говорят об устойчивом неверном представлении, а не о случайной оплошности? Выберите все "
                "верные.",
                ("Во всех пяти примерах при умножении на число меньше $1$ ученик ждёт большего "
                    "результата", "Каждый раз считает, что график скорости показывает форму дороги", "Один раз написал "
                        "$7 \\cdot 8 = 54$, в остальных примерах верно $56$", "В одном примере пропустил строку при "
                            "переписывании", "Забыл поставить единицу измерения в одном ответе"),
                "Представление повторяется и одинаково объясняется учеником; оплошность единична и исправляется им "
                "самим. На первое отвечают изменением объяснения, на вторую — проверкой."),
            kk=("Қай жауаптар кездейсоқ жаңылысуды емес, тұрақты қате түсінікті көрсетеді? Барлық дұрыс жауапты "
                "таңдаңыз.",
                ("Бес мысалдың бәрінде $1$-ден кіші санға көбейткенде үлкенірек нәтиже күтеді", "Әр жолы жылдамдық "
                    "графигі жолдың пішінін көрсетеді деп санайды", "Бір рет $7 \\cdot 8 = 54$ деп жазған, қалған "
                        "мысалдарда дұрыс $56$", "Бір мысалда көшіргенде жолды тастап кеткен", "Бір жауапта өлшем "
                            "бірлігін қоюды ұмытқан"),
                "Қате түсінік қайталанады және оқушы оны бірдей түсіндіреді; жаңылысу бір рет болады, оқушы оны өзі "
                "түзетеді. Біріншісіне түсіндіруді өзгерту, екіншісіне тексеру керек."),
            en=("Which answers show a stable misconception and not a chance slip? Choose all that are right.",
                ("In all five examples a larger result is expected after multiplying by a number below $1$",
                 "A speed graph is read every time as the shape of the road",
                 "Once $7 \\cdot 8 = 54$ was written, elsewhere correctly $56$",
                 "In one example a line was lost in copying", "A unit was forgotten in one answer"),
                "A misconception repeats and the student explains it the same way; a slip is single and the student "
                "corrects it. The first needs another explanation, the second a check."),
        ),
    ]
