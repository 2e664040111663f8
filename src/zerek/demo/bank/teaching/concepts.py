"""Questions written by hand on forming concepts and on visual means."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching.frame import written


def questions() -> list[Document]:
    """Definitions, examples and non-examples, representations, dynamic geometry."""
    return [
        written(
            "A", "concepts", ("definition",), {0},
            ru=("Что не так в определении «Квадрат — это прямоугольник, у которого все стороны равны и диагонали "
                "перпендикулярны»?",
                ("Оно избыточно: одно из условий следует из остальных", "Оно слишком широкое: под него подходят другие "
                    "фигуры", "В нём порочный круг", "В нём не назван род", "Всё верно, лишнего в нём нет"),
                "У прямоугольника с равными сторонами диагонали перпендикулярны автоматически. Род (прямоугольник) "
                "назван, класс фигур задан правильно, но условие лишнее."),
            kk=("«Квадрат — барлық қабырғалары тең және диагональдары перпендикуляр тіктөртбұрыш» анықтамасында не "
                "дұрыс емес?",
                ("Ол артық: шарттардың бірі қалғандарынан шығады", "Ол тым кең: басқа фигуралар да сай "
                    "келеді", "Онда тұйық шеңбер бар", "Онда тегі аталмаған", "Бәрі дұрыс, артығы жоқ"),
                "Қабырғалары тең тіктөртбұрыштың диагональдары өздігінен перпендикуляр. Тегі (тіктөртбұрыш) аталған, "
                "фигуралар класы дұрыс берілген, бірақ шарт артық."),
            en=("What is wrong with the definition “A square is a rectangle with all sides equal and perpendicular "
                "diagonals”?",
                ("It is redundant: one condition follows from the others", "It is too wide: other figures fit it",
                 "It is circular", "The genus is not named", "Nothing, there is no surplus in it"),
                "A rectangle with equal sides has perpendicular diagonals by itself. The genus (rectangle) is named "
                "and the class is right, but one condition is superfluous."),
        ),
        written(
            "A", "concepts", ("non-example",), {0},
            ru=("Зачем при введении понятия «функция» давать и контрпримеры, например окружность?",
                ("Чтобы стал виден существенный признак понятия", "Чтобы усложнить материал", "Чтобы ученики запомнили "
                    "уравнение окружности", "Чтобы сократить число примеров", "Чтобы показать, что график бывает "
                        "любым"),
                "Граница понятия видна на сравнении: у окружности одному $x$ отвечают два $y$. По одним примерам "
                "ученик может принять за признак случайное, скажем, наличие формулы."),
            kk=("«Функция» ұғымын енгізгенде неліктен қарсы мысалдар да, мысалы шеңбер, келтіріледі?",
                ("Ұғымның елеулі белгісі көрінуі үшін", "Материалды күрделендіру үшін", "Оқушылар шеңбер теңдеуін "
                    "жаттауы үшін", "Мысалдар санын қысқарту үшін", "Графиктің кез келген түрде болатынын көрсету "
                        "үшін"),
                "Ұғымның шекарасы салыстырғанда көрінеді: шеңберде бір $x$ мәніне екі $y$ сәйкес келеді. Тек мысалдар "
                "берілсе, оқушы кездейсоқ нәрсені, айталық, формуланың болуын белгі деп қабылдауы мүмкін."),
            en=("Why give non-examples, such as a circle, when the concept of a function is introduced?",
                ("To make the essential feature of the concept visible", "To make the material harder",
                 "To make students memorise the equation of a circle", "To reduce the number of examples",
                 "To show that a graph can be anything"),
                "The border of a concept shows by comparison: on a circle one $x$ has two $y$. From examples alone "
                "students may take something accidental, such as a formula, for the feature."),
        ),
        written(
            "B", "concepts", ("variation", "prototype"), {0},
            ru=("Ученики не узнают прямоугольный треугольник, если прямой угол вверху. Что было упущено при "
                "формировании понятия?",
                ("Варьирование несущественных признаков — положения и размеров", "Строгая формулировка "
                    "определения", "Доказательство теоремы Пифагора", "Достаточное число вычислительных задач на "
                        "стороны и углы фигуры", "История понятия"),
                "Если все чертежи одинаково расположены, положение становится в глазах ученика частью понятия. Лечит "
                "разнообразие чертежей, а не более строгая формулировка."),
            kk=("Тік бұрышы жоғарыда тұрса, оқушылар тікбұрышты үшбұрышты танымайды. Ұғымды қалыптастыруда не "
                "ескерілмеген?",
                ("Елеусіз белгілерді — орналасуы мен өлшемін — түрлендіру", "Анықтаманың қатаң "
                    "тұжырымы", "Пифагор теоремасының дәлелдеуі", "Фигураның қабырғалары мен бұрыштарына есептердің "
                        "жеткілікті саны", "Ұғымның "
                        "тарихы"),
                "Барлық сызба бірдей орналасса, оқушы орналасуды ұғымның бөлігі деп қабылдайды. Мұны қатаң тұжырым "
                "емес, сызбалардың алуан түрі түзетеді."),
            en=("Students do not recognise a right triangle whose right angle is at the top. What was neglected when "
                "the concept was formed?",
                ("Varying inessential features such as position and size", "A strict wording of the definition",
                 "The proof of the Pythagorean theorem", "A sufficient number of computing tasks on sides and angles",
                 "The history of the concept"),
                "If all drawings lie alike, the position becomes part of the concept for the student. Varied drawings "
                "cure this, not a stricter wording."),
        ),
        written(
            "B", "concepts", ("concept-formation",), {0},
            ru=("Какой порядок соответствует конкретно-индуктивному пути введения понятия?",
                ("Примеры — выделение общих признаков — определение — распознавание", "Определение — теоремы — примеры "
                    "— контрольная", "Определение — примеры — выделение признаков — термин", "Термин — заучивание — "
                        "задачи — определение", "Задачи — определение — примеры — термин"),
                "Понятие вырастает из наблюдения примеров, и определение подводит итог. Начало с определения — "
                "абстрактно-дедуктивный путь, он уместен, когда опора уже есть."),
            kk=("Ұғымды енгізудің нақты-индуктивті жолына қай рет сәйкес келеді?",
                ("Мысалдар — ортақ белгілерді бөліп алу — анықтама — тану", "Анықтама — теоремалар — мысалдар — "
                    "бақылау", "Анықтама — мысалдар — белгілерді бөлу — термин", "Термин — жаттау — есептер — "
                        "анықтама", "Есептер — анықтама — мысалдар — термин"),
                "Ұғым мысалдарды бақылаудан туады, анықтама оны қорытады. Анықтамадан бастау — абстрактілі-дедуктивті "
                "жол, ол тірек бар кезде орынды."),
            en=("Which order matches the concrete-inductive way of introducing a concept?",
                ("Examples, common features, definition, recognition", "Definition, theorems, examples, test",
                 "Definition, examples, features, term", "Term, memorising, problems, definition",
                 "Problems, definition, examples, term"),
                "The concept grows from examples and the definition sums up. Starting with the definition is the "
                "abstract-deductive way, which fits when there is already something to build on."),
        ),
        written(
            "B", "concepts", ("representation",), {0, 1, 2},
            ru=("Какие из заданий переводят понятие функции из одного представления в другое? Выберите все верные.",
                ("По таблице значений записать формулу", "По графику рассказать о движении пешехода", "По словесному "
                    "описанию построить график", "Вычислить $f(3)$ по формуле $f(x) = 2x - 1$", "Упростить формулу "
                        "$f(x) = 2(x+1) - 3$"),
                "Таблица, формула, график и рассказ — четыре представления; переводы между ними и создают понимание. "
                "Вычисление и упрощение остаются внутри формулы."),
            kk=("Қай тапсырмалар функция ұғымын бір көріністен екіншісіне аударады? Барлық дұрыс жауапты таңдаңыз.",
                ("Мәндер кестесі бойынша формула жазу", "График бойынша жаяу адамның қозғалысын "
                    "әңгімелеу", "Сөзбен сипаттау бойынша график салу", "$f(x) = 2x - 1$ формуласы бойынша $f(3)$ "
                        "есептеу", "$f(x) = 2(x+1) - 3$ формуласын ықшамдау"),
                "Кесте, формула, график және әңгіме — төрт көрініс; олардың арасындағы аудару түсінуді қалыптастырады. "
                "Есептеу мен ықшамдау формуланың ішінде қалады."),
            en=("Which tasks translate the concept of a function from one representation to another? Choose all that "
                "are right.",
                ("Write a formula from a table of values", "Tell the story of a walker from a graph",
                 "Draw a graph from a verbal description", "Compute $f(3)$ by the formula $f(x) = 2x - 1$",
                 "Simplify the formula $f(x) = 2(x+1) - 3$"),
                "Table, formula, graph and story are four representations; translating between them makes "
                "understanding. Computing and simplifying stay within the formula."),
        ),
        written(
            "A", "concepts", ("visualisation",), {0},
            ru=("Какая наглядная модель лучше объясняет равенство $(a+b)^2 = a^2 + 2ab + b^2$?",
                ("Квадрат со стороной $a+b$, разрезанный на четыре части", "Отрезок длины $a+b$, отложенный на "
                    "числовой прямой от нуля", "Круговая диаграмма с двумя долями", "График функции $y = "
                        "x^2$", "Таблица квадратов "
                        "чисел"),
                "Площадь квадрата складывается из двух квадратов и двух прямоугольников $ab$ — видно, откуда берётся "
                "$2ab$. Отрезок показывает сумму длин, а не площадь."),
            kk=("$(a+b)^2 = a^2 + 2ab + b^2$ теңдігін қай көрнекі модель жақсырақ түсіндіреді?",
                ("Қабырғасы $a+b$, төрт бөлікке бөлінген квадрат", "Сан түзуінде нөлден бастап салынған, ұзындығы "
                    "$a+b$ кесінді", "Екі үлестен тұратын дөңгелек диаграмма", "$y = x^2$ функциясының "
                        "графигі", "Сандардың квадраттарының кестесі"),
                "Квадраттың ауданы екі квадрат пен екі $ab$ тіктөртбұрышынан құралады — $2ab$ қайдан шыққаны көрінеді. "
                "Кесінді ауданды емес, ұзындықтар қосындысын көрсетеді."),
            en=("Which visual model explains $(a+b)^2 = a^2 + 2ab + b^2$ best?",
                ("A square with the side $a+b$ cut into four parts",
                 "A segment of length $a+b$ laid off from zero on the number line", "A pie chart with two shares",
                 "The graph of $y = x^2$", "A table of squares of numbers"),
                "The area consists of two squares and two rectangles $ab$, so one sees where $2ab$ comes from. The "
                "segment shows a sum of lengths, not an area."),
        ),
        written(
            "C", "concepts", ("dynamic-geometry",), {0},
            ru=("В динамической геометрии ученик двигает вершину и видит, что медианы всегда пересекаются в одной "
                "точке. Какова роль этого наблюдения?",
                ("Оно рождает гипотезу, которую ещё надо доказать", "Оно доказывает теорему, ведь случаев бесконечно "
                    "много", "Оно бесполезно, так как чертёж приближённый", "Оно заменяет определение "
                        "медианы", "Оно доказывает теорему для остроугольных треугольников"),
                "Программа проверяет конечное число положений с конечной точностью. Наблюдение убеждает и "
                "подсказывает, что доказывать; почему это так, объясняет только доказательство."),
            kk=("Динамикалық геометрияда оқушы төбені жылжытып, медианалардың әрқашан бір нүктеде қиылысатынын көреді. "
                "Бұл бақылаудың рөлі қандай?",
                ("Ол әлі дәлелденуі керек болжам тудырады", "Ол теореманы дәлелдейді, өйткені жағдайлар шексіз "
                    "көп", "Сызба жуық болғандықтан пайдасыз", "Ол медиана анықтамасын алмастырады", "Ол теореманы "
                        "сүйірбұрышты үшбұрыштар үшін дәлелдейді"),
                "Бағдарлама шекті дәлдікпен шекті орналасуды тексереді. Бақылау сендіреді әрі нені дәлелдеу керегін "
                "көрсетеді; неге олай екенін тек дәлелдеу түсіндіреді."),
            en=("In dynamic geometry a student drags a vertex and sees that the medians always meet in one point. What "
                "is the role of this observation?",
                ("It gives a conjecture that is still to be proved",
                 "It proves the theorem, as there are infinitely many cases",
                 "It is useless because the drawing is approximate", "It replaces the definition of a median",
                 "It proves the theorem for acute triangles"),
                "The program checks finitely many positions with finite precision. The observation convinces and shows "
                "what to prove; only a proof explains why."),
        ),
        written(
            "C", "concepts", ("van-hiele",), {0},
            ru=("Ученик говорит: «Квадрат — это тоже ромб, потому что у него все стороны равны». Какому уровню ван "
                "Хиле отвечает рассуждение?",
                ("Неформальной дедукции: связывает свойства и классы фигур", "Распознаванию: судит по общему "
                    "виду", "Описанию: перечисляет свойства без связей", "Строгости: сравнивает аксиоматические "
                        "системы", "Предварительному, до распознавания фигур"),
                "Включение одного класса фигур в другой появляется на уровне неформальной дедукции. На уровне описания "
                "ученик знал бы свойства обеих фигур, но считал бы классы раздельными."),
            kk=("Оқушы: «Квадрат та ромб, өйткені барлық қабырғалары тең», — дейді. Пайымдау ван Хиле деңгейлерінің "
                "қайсысына сай?",
                ("Бейформал дедукция: қасиеттер мен фигура кластарын байланыстырады", "Тану: жалпы түріне қарап "
                    "пайымдайды", "Сипаттау: қасиеттерді байланыссыз санайды", "Қатаңдық: аксиоматикалық жүйелерді "
                        "салыстырады", "Фигураларды танудан бұрынғы деңгей"),
                "Бір фигуралар класын екіншісіне енгізу бейформал дедукция деңгейінде пайда болады. Сипаттау "
                "деңгейінде оқушы екі фигураның да қасиеттерін білгенмен, кластарды бөлек деп санар еді."),
            en=("A student says: “A square is a rhombus too, because all its sides are equal.” Which van Hiele level "
                "is this?",
                ("Informal deduction: links properties and classes of figures",
                 "Recognition: judges by the overall look", "Description: lists properties without links",
                 "Rigour: compares axiomatic systems", "A level before recognition of figures"),
                "Inclusion of one class in another appears at informal deduction. At the level of description the "
                "student would know the properties of both figures but keep the classes apart."),
        ),
        written(
            "B", "concepts", ("cognitive-load", "visualisation"), {0, 1},
            ru=("Что уменьшает лишнюю нагрузку на внимание при объяснении по чертежу? Выберите все верные.",
                ("Подписи стоят прямо на чертеже, рядом с элементами", "Чертёж строится по шагам вслед за "
                    "рассуждением", "Все обозначения вынесены в отдельный список внизу", "Чертёж украшен картинками, "
                        "не связанными с задачей", "Учитель читает вслух весь текст, стоящий на слайде"),
                "Когда слова и элементы рядом и появляются вовремя, не нужно искать соответствие глазами. Список "
                "внизу, украшения и дословное чтение, напротив, отвлекают."),
            kk=("Сызба бойынша түсіндіргенде зейінге түсетін артық жүктемені не азайтады? Барлық дұрыс жауапты "
                "таңдаңыз.",
                ("Жазулар сызбада элементтердің жанында тұрады", "Сызба пайымдауға ілесіп, қадамдап "
                    "салынады", "Барлық белгілеулер төмендегі бөлек тізімге шығарылған", "Сызба есепке қатысы жоқ "
                        "суреттермен безендірілген", "Мұғалім слайдтағы бүкіл мәтінді дауыстап оқиды"),
                "Сөздер мен элементтер қатар тұрып, дер кезінде пайда болса, сәйкестікті көзбен іздеудің қажеті жоқ. "
                "Төмендегі тізім, әшекей және сөзбе-сөз оқу, керісінше, алаңдатады."),
            en=("What lowers the needless load on attention when explaining from a drawing? Choose all that are right.",
                ("Labels stand in the drawing next to the elements",
                 "The drawing grows step by step with the reasoning", "All labels are moved to a separate list below",
                 "The drawing is decorated with unrelated pictures",
                 "The teacher reads aloud all the text on the slide"),
                "When words and elements stand together and appear in time, the eyes need not search. A list below, "
                "decoration and reading aloud distract."),
        ),
    ]
