"""Questions written by hand that have several right answers, on all topics of the subject."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """Observable goals, questioning, marking, distractors, diagnosis, counterexamples, definitions and praise."""
    return [
        written(
            "A", "goals", ("objective", "observable"), {0, 1, 2},
            ru=("Какие формулировки называют действие ученика, которое учитель может увидеть и проверить? Выберите все "
                "верные.",
                ("Решает квадратное уравнение по формуле корней",
                 "Объясняет, почему диагонали ромба перпендикулярны",
                 "Строит прямую по её уравнению",
                 "Проникается важностью понятия производной",
                 "Учитель подробно доказывает теорему Виета"),
                "Решение, объяснение и построение оставляют след, по которому видно, достигнута ли цель. Внутреннее "
                "переживание не наблюдают напрямую, а последняя фраза описывает работу учителя, а не ученика."),
            kk=("Қай тұжырымдар мұғалім көріп, тексере алатын оқушы әрекетін атайды? Барлық дұрыс жауапты таңдаңыз.",
                ("Квадрат теңдеуді түбірлер формуласы бойынша шешеді",
                 "Ромбтың диагональдары неге перпендикуляр екенін түсіндіреді",
                 "Түзуді теңдеуі бойынша салады",
                 "Туынды ұғымының маңызын жан-тәнімен сезінеді",
                 "Мұғалім Виет теоремасын егжей-тегжейлі дәлелдейді"),
                "Шешу, түсіндіру және салу із қалдырады, сол бойынша мақсатқа жеткен-жетпегені көрінеді. Ішкі сезімді "
                "тікелей бақылау мүмкін емес, ал соңғы сөйлем оқушының емес, мұғалімнің жұмысын сипаттайды."),
            en=("Which statements name an action of the student that the teacher can see and check? Choose all that "
                "are right.",
                ("Solves a quadratic equation by the formula for its roots",
                 "Explains why the diagonals of a rhombus are perpendicular",
                 "Draws a straight line from its equation",
                 "Feels deeply how important the derivative is",
                 "The teacher proves Vieta's theorem in detail"),
                "Solving, explaining and drawing leave a trace that shows whether the goal is reached. A feeling is "
                "not observed directly, and the last statement describes the work of the teacher, not of the student."),
        ),
        written(
            "A", "lesson", ("questioning",), {0, 1},
            ru=("Какие вопросы учителя требуют рассуждения, а не только воспоминания или одного вычисления? Выберите "
                "все верные.",
                ("Чем похожи и чем различаются уравнения $x^2 = 9$ и $x^2 = -9$?",
                 "Как изменится прямая $y = kx$, если увеличить $k$, и почему?",
                 "Чему равен $\\sqrt{49}$?",
                 "Как называется отрезок от вершины треугольника до середины противоположной стороны?",
                 "Какой буквой обычно обозначают площадь?"),
                "Сравнение и объяснение причины заставляют связать несколько фактов. На остальные вопросы отвечают "
                "одним словом или числом; они нужны для разминки, но хода мысли не показывают."),
            kk=("Мұғалімнің қай сұрақтары еске түсіруді немесе бір ғана есептеуді емес, пайымдауды талап етеді? Барлық "
                "дұрыс жауапты таңдаңыз.",
                ("$x^2 = 9$ және $x^2 = -9$ теңдеулерінің ұқсастығы мен айырмашылығы неде?",
                 "$k$ артса, $y = kx$ түзуі қалай өзгереді және неліктен?",
                 "$\\sqrt{49}$ неге тең?",
                 "Үшбұрыштың төбесін қарсы жатқан қабырғаның ортасымен қосатын кесінді қалай аталады?",
                 "Ауданды әдетте қай әріппен белгілейді?"),
                "Салыстыру мен себебін түсіндіру бірнеше фактіні байланыстыруға мәжбүр етеді. Қалған сұрақтарға бір "
                "сөзбен не бір санмен жауап беріледі; олар кіріспеге жарайды, бірақ ой барысын көрсетпейді."),
            en=("Which questions of a teacher need reasoning and not only recall or a single computation? Choose all "
                "that are right.",
                ("What do the equations $x^2 = 9$ and $x^2 = -9$ have in common and how do they differ?",
                 "How does the line $y = kx$ change when $k$ grows, and why?",
                 "What is $\\sqrt{49}$?",
                 "What do we call the segment from a vertex of a triangle to the midpoint of the opposite side?",
                 "Which letter usually stands for area?"),
                "Comparing and giving a reason make the student connect several facts. The other questions are "
                "answered with one word or number; they serve as a warm-up but do not show the train of thought."),
        ),
        written(
            "B", "assessment", ("reliability", "marking"), {0, 1},
            ru=("Что поможет разным учителям выставить за одно и то же развёрнутое решение близкие баллы? Выберите все "
                "верные.",
                ("Критерии, записанные до проверки: за какой шаг сколько баллов",
                 "Общая пробная проверка нескольких работ с обсуждением расхождений",
                 "Оценивание работы по общему впечатлению",
                 "Учёт прежних успехов ученика в отметке",
                 "Шкала из 100 баллов вместо 5 без пояснений, за что они даются"),
                "Согласие проверяющих растёт, когда правила общие и понимаются одинаково. Впечатление и знание прошлых "
                "отметок у каждого свои, а длинная шкала без описания лишь даёт больше места произволу."),
            kk=("Бір толық шешуге әртүрлі мұғалімнің жақын балл қоюына не көмектеседі? Барлық дұрыс жауапты таңдаңыз.",
                ("Тексеруге дейін жазылған критерийлер: қай қадамға қанша балл",
                 "Бірнеше жұмысты бірге сынап тексеріп, айырмашылықтарды талқылау",
                 "Жұмысты жалпы әсер бойынша бағалау",
                 "Бағада оқушының бұрынғы жетістіктерін ескеру",
                 "Не үшін берілетіні түсіндірілмеген, 5 балдың орнына 100 балдық шкала"),
                "Ережелер ортақ болып, бірдей түсінілгенде тексерушілердің келісімі артады. Әсер мен бұрынғы бағаларды "
                "білу әркімде әртүрлі, ал сипаттамасы жоқ ұзын шкала бейберекет баға қоюға көбірек жол ашады."),
            en=("What helps different teachers give close scores to the same written solution? Choose all that are "
                "right.",
                ("Criteria written before marking: how many points for which step",
                 "Marking a few papers together first and discussing the differences",
                 "Marking by general impression",
                 "Taking the student's earlier success into account",
                 "A scale of 100 points instead of 5 without saying what they are given for"),
                "Markers agree more when the rules are shared and understood alike. Impressions and memories of past "
                "marks differ from person to person, and a long scale without a description leaves more to chance."),
        ),
        written(
            "C", "item-analysis", ("discrimination", "distractor"), {0, 1, 2},
            ru=("Задание выполняли по 30 учеников сильной и слабой групп, верен ответ №1. Выбрали (сильные / слабые): "
                "№1 — 15 / 9, №2 — 3 / 15, №3 — 12 / 6, №4 — 0 / 0. Какие выводы правильны? Выберите все верные.",
                ("Разность долей верных ответов двух групп равна 0,2",
                 "Ответ №4 не работает: его не выбрал никто",
                 "Ответ №3 надо проверить: сильные выбирают его чаще слабых",
                 "Ответ №2 плох, потому что слабые выбирают его чаще сильных",
                 "Доля верных ответов в двух группах вместе равна 0,5"),
                "Разность долей: $15/30 - 9/30 = 0{,}2$; доля верных ответов: $24/60 = 0{,}4$. Хороший неверный ответ "
                "привлекает именно слабых, как №2; если он манит сильных, как №3, в нём может скрываться "
                "двусмысленность."),
            kk=("Тапсырманы үздік топтан да, әлсіз топтан да 30 оқушы орындады, №1 жауап дұрыс. Таңдағандар (үздік / "
                "әлсіз): №1 — 15 / 9, №2 — 3 / 15, №3 — 12 / 6, №4 — 0 / 0. Қай қорытындылар дұрыс? Барлық дұрыс "
                "жауапты таңдаңыз.",
                ("Екі топтағы дұрыс жауаптар үлестерінің айырымы 0,2-ге тең",
                 "№4 жауап жұмыс істемейді: оны ешкім таңдамаған",
                 "№3 жауапты тексеру керек: оны үздіктер әлсіздерден жиі таңдайды",
                 "№2 жауап нашар, себебі оны әлсіздер үздіктерден жиі таңдайды",
                 "Екі топты қоса алғанда дұрыс жауаптар үлесі 0,5-ке тең"),
                "Үлестер айырымы: $15/30 - 9/30 = 0{,}2$; дұрыс жауаптар үлесі: $24/60 = 0{,}4$. Жақсы құрылған қате "
                "жауап №2 сияқты әлсіздерді тартады; ал №3 сияқты үздіктерді тартса, онда екіұштылық жасырынуы мүмкін."),
            en=("An item was given to 30 strong and 30 weak students, answer No. 1 is right. Chosen by (strong / weak): "
                "No. 1 — 15 / 9, No. 2 — 3 / 15, No. 3 — 12 / 6, No. 4 — 0 / 0. Which conclusions hold? Choose all "
                "that are right.",
                ("The shares of right answers in the two groups differ by 0.2",
                 "Answer No. 4 does not work: nobody chose it",
                 "Answer No. 3 needs a check: the strong choose it more often than the weak",
                 "Answer No. 2 is bad because the weak choose it more often than the strong",
                 "The share of right answers in both groups together is 0.5"),
                "The difference of shares is $15/30 - 9/30 = 0.2$, the share of right answers $24/60 = 0.4$. A good "
                "wrong answer attracts the weak, as No. 2 does; one that attracts the strong, like No. 3, may be "
                "ambiguous."),
        ),
        written(
            "A", "errors", ("subtraction", "error-diagnosis"), {0, 1, 2},
            ru=("Вычитая столбиком, ученик в каждом разряде отнимает меньшую цифру от большей, где бы она ни стояла. В "
                "каких примерах его ответ будет неверным? Выберите все верные.",
                ("$52 - 27$", "$403 - 158$", "$610 - 205$", "$84 - 31$", "$679 - 245$"),
                "Ошибка видна, если в каком-то разряде верхняя цифра меньше нижней и нужно занимать: получится $35$, "
                "$355$ и $415$ вместо $25$, $245$ и $405$. Если занимать не нужно, ответ выходит верным, и такой "
                "пример ошибку не выявит."),
            kk=("Бағандап азайтқанда оқушы әр разрядта цифрлардың қайда тұрғанына қарамай, үлкенінен кішісін алады. "
                "Қай мысалдарда оның жауабы қате болады? Барлық дұрыс жауапты таңдаңыз.",
                ("$52 - 27$", "$403 - 158$", "$610 - 205$", "$84 - 31$", "$679 - 245$"),
                "Қандай да бір разрядта үстіңгі цифр астыңғысынан кіші болып, көрші разрядтан алу керек болса, қате "
                "көрінеді: $25$, $245$ және $405$ орнына $35$, $355$ және $415$ шығады. Көрші разрядтан алу қажет "
                "болмаса, жауап дұрыс шығады, ондай мысал қатені анықтамайды."),
            en=("In written subtraction a student takes the smaller digit from the larger one in every column, "
                "whichever stands on top. In which examples will the answer be wrong? Choose all that are right.",
                ("$52 - 27$", "$403 - 158$", "$610 - 205$", "$84 - 31$", "$679 - 245$"),
                "The mistake shows when some upper digit is smaller and borrowing is needed: the results are $35$, "
                "$355$ and $415$ instead of $25$, $245$ and $405$. Where no borrowing is needed the answer comes "
                "out right, so such an example does not reveal it."),
        ),
        written(
            "B", "errors", ("fractions", "cognitive-conflict"), {0, 1},
            ru=("Ученик пишет $\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}$. Какие вопросы помогут ему самому увидеть "
                "противоречие? Выберите все верные.",
                ("Что больше: $\\frac{2}{5}$ или $\\frac{1}{2}$?",
                 "Сколько по твоему правилу будет $\\frac{1}{2} + \\frac{1}{2}$?",
                 "Можно ли сократить дробь $\\frac{2}{5}$?",
                 "Сколько будет $1 + 1$ и $2 + 3$?",
                 "Как называется число под чертой дроби?"),
                "К половине прибавили ещё треть, а вышло меньше половины; две половины по этому правилу дают "
                "$\\frac{2}{4}$, то есть снова половину. Остальные вопросы правила не задевают: ученик ответит на них "
                "верно и ничего не заподозрит."),
            kk=("Оқушы $\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}$ деп жазды. Қай сұрақтар оған қайшылықты өзі көруге "
                "көмектеседі? Барлық дұрыс жауапты таңдаңыз.",
                ("Қайсысы үлкен: $\\frac{2}{5}$ ме, әлде $\\frac{1}{2}$ ме?",
                 "Сенің ережең бойынша $\\frac{1}{2} + \\frac{1}{2}$ нешеге тең?",
                 "$\\frac{2}{5}$ бөлшегін қысқартуға бола ма?",
                 "$1 + 1$ және $2 + 3$ нешеге тең?",
                 "Бөлшек сызығының астындағы сан қалай аталады?"),
                "Жартыға тағы үштен бірді қосқанда жартыдан аз шықты; ал екі жартының қосындысы бұл ереже бойынша "
                "$\\frac{2}{4}$, яғни қайтадан жарты. Басқа сұрақтар ережеге соқпайды: оқушы оларға дұрыс жауап беріп, "
                "ештеңеден күмәнданбайды."),
            en=("A student writes $\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}$. Which questions help to discover the "
                "contradiction without being told? Choose all that are right.",
                ("Which is larger, $\\frac{2}{5}$ or $\\frac{1}{2}$?",
                 "What is $\\frac{1}{2} + \\frac{1}{2}$ by your rule?",
                 "Can the fraction $\\frac{2}{5}$ be reduced?",
                 "What are $1 + 1$ and $2 + 3$?",
                 "What do we call the number below the fraction bar?"),
                "A third was added to a half, yet the result is less than a half; two halves make $\\frac{2}{4}$ by "
                "this rule, which is a half again. The other questions leave the rule alone: the student answers them "
                "rightly and suspects nothing."),
        ),
        written(
            "C", "problem-solving", ("counterexample", "geometry"), {0, 1},
            ru=("Ученик считает: «Если диагонали четырёхугольника перпендикулярны, то это ромб». Какие фигуры "
                "опровергают его утверждение? Выберите все верные.",
                ("Выпуклый четырёхугольник с последовательными сторонами 2, 2, 5, 5",
                 "Равнобедренная трапеция с основаниями 2 и 4 и высотой 3",
                 "Квадрат",
                 "Прямоугольник со сторонами 2 и 5",
                 "Параллелограмм со сторонами 3 и 4"),
                "Контрпример выполняет условие и нарушает вывод. В первой фигуре диагонали перпендикулярны, как у "
                "воздушного змея, в трапеции — потому что высота равна полусумме оснований. Квадрат — ромб, а у двух "
                "последних фигур диагонали не перпендикулярны."),
            kk=("Оқушы: «Төртбұрыштың диагональдары перпендикуляр болса, ол — ромб», — дейді. Қай фигуралар бұл "
                "тұжырымды теріске шығарады? Барлық дұрыс жауапты таңдаңыз.",
                ("Қабырғалары ретімен 2, 2, 5, 5 болатын дөңес төртбұрыш",
                 "Табандары 2 мен 4, биіктігі 3 болатын теңбүйірлі трапеция",
                 "Квадрат",
                 "Қабырғалары 2 мен 5 болатын тіктөртбұрыш",
                 "Қабырғалары 3 пен 4 болатын параллелограмм"),
                "Қарсы мысал шартты орындайды, ал қорытындыны бұзады. Бірінші фигураның диагональдары батпырауықтағыдай "
                "перпендикуляр, ал трапецияда биіктік табандардың жарты қосындысына тең болғандықтан перпендикуляр. "
                "Квадрат — ромб, соңғы екі фигураның диагональдары перпендикуляр емес."),
            en=("A student claims: “If the diagonals of a quadrilateral are perpendicular, it is a rhombus.” Which "
                "figures refute the claim? Choose all that are right.",
                ("A convex quadrilateral with sides 2, 2, 5, 5 in this order",
                 "An isosceles trapezium with parallel sides 2 and 4 and height 3",
                 "A square",
                 "A rectangle with sides 2 and 5",
                 "A parallelogram with sides 3 and 4"),
                "A counterexample meets the condition and breaks the conclusion. The first figure is a kite, so its "
                "diagonals are perpendicular; those of the trapezium are too, as its height is half the sum of the "
                "parallel sides. A square is a rhombus, and the last two have no perpendicular diagonals."),
        ),
        written(
            "C", "concepts", ("definition", "equivalence"), {0, 1, 2},
            ru=("Класс ищет, какие ещё свойства выпуклого четырёхугольника могли бы служить определением "
                "параллелограмма. Какие подходят? Выберите все верные.",
                ("Диагонали делят друг друга пополам",
                 "Две противоположные стороны равны и параллельны",
                 "Есть центр симметрии",
                 "Две противоположные стороны параллельны, две другие равны",
                 "Диагонали равны"),
                "Определением может стать свойство, которое есть у всех параллелограммов и только у них. "
                "Равнобедренная трапеция обладает двумя последними свойствами, а параллелограммом не является; к тому "
                "же диагонали параллелограмма не обязаны быть равны."),
            kk=("Сынып дөңес төртбұрыштың тағы қандай қасиеттері параллелограмның анықтамасы бола алатынын іздейді. "
                "Қайсысы жарайды? Барлық дұрыс жауапты таңдаңыз.",
                ("Диагональдары бірін-бірі қақ бөледі",
                 "Қарама-қарсы екі қабырғасы тең әрі параллель",
                 "Симметрия центрі бар",
                 "Қарама-қарсы екі қабырғасы параллель, қалған екеуі тең",
                 "Диагональдары тең"),
                "Барлық параллелограмда және тек соларда ғана болатын қасиет анықтама бола алады. Теңбүйірлі трапецияда "
                "соңғы екі қасиет бар, бірақ ол параллелограмм емес; оның үстіне параллелограмның диагональдары тең "
                "болуға міндетті емес."),
            en=("A class looks for further properties of a convex quadrilateral that could serve as the definition of "
                "a parallelogram. Which fit? Choose all that are right.",
                ("The diagonals bisect each other",
                 "Two opposite sides are equal and parallel",
                 "There is a centre of symmetry",
                 "Two opposite sides are parallel, the other two are equal",
                 "The diagonals are equal"),
                "A property can be the definition when all parallelograms have it and nothing else does. An isosceles "
                "trapezium has the last two properties and is no parallelogram; besides, the diagonals of a "
                "parallelogram need not be equal."),
        ),
        written(
            "B", "support", ("motivation", "feedback"), {0, 1},
            ru=("Какие слова учителя направляют внимание ученика на то, что он сам может изменить? Выберите все "
                "верные.",
                ("«Пока не выходит. Какой ещё способ ты попробуешь?»",
                 "«Подстановка помогла тебе найти ошибку, проверяй так и дальше»",
                 "«Ты прирождённый математик»",
                 "«Не огорчайся, математика дана не всем»",
                 "«Решил быстрее всех — вот что значит талант»"),
                "Первые две фразы говорят о способе работы, который зависит от ученика. Ссылка на врождённые "
                "способности, даже лестная, не подсказывает действия, а при неудаче звучит как приговор."),
            kk=("Мұғалімнің қай сөздері оқушының назарын оның өзі өзгерте алатын нәрсеге аударады? Барлық дұрыс "
                "жауапты таңдаңыз.",
                ("«Әзірге шықпай тұр. Тағы қандай тәсілді байқап көресің?»",
                 "«Орнына қойып тексеру қатені табуға көмектесті, әрі қарай да солай тексер»",
                 "«Сен туа біткен математиксің»",
                 "«Ренжіме, математика бәріне бірдей беріле бермейді»",
                 "«Бәрінен жылдам шығардың — талант деген осы»"),
                "Алғашқы екі сөйлем оқушының өзіне байланысты жұмыс тәсілі туралы. Туа біткен қабілетті айту, тіпті "
                "мақтау болса да, не істеу керегін көрсетпейді, ал сәтсіздік кезінде үкімдей естіледі."),
            en=("Which words of a teacher direct attention to what the student can change? Choose all that are right.",
                ("“It does not work yet. Which other way will you try?”",
                 "“Substituting helped you find the mistake, go on checking like that”",
                 "“You are a born mathematician”",
                 "“Don't be upset, mathematics is not for everybody”",
                 "“You were the fastest: that is what talent means”"),
                "The first two are about a way of working, which depends on the student. Speaking of inborn ability, "
                "even as praise, suggests no action, and after a failure it sounds like a verdict."),
        ),
    ]
