"""Questions written by hand on algebra, numbers, matrices, functions and chance: what the theorems really say."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics import continuity
from zerek.demo.bank.mathematics.notation import written


def questions() -> list[Document]:
    """All hand-written questions of the subject."""
    return [*_algebra(), *_matrices(), *_chance(), *_space(), *continuity.questions()]


def _algebra() -> list[Document]:
    fields = (r"$\mathbb{Z}_7$", r"$\mathbb{Q}(\sqrt{2})$", r"$\mathbb{Z}_6$", r"$\mathbb{Z}$", r"$\mathbb{R}[x]$")
    irrational = (r"$\sqrt{2} + \sqrt{3}$", r"$\log_2 3$", r"$\sqrt{8} \cdot "
        r"\sqrt{2}$", r"$0{,}(27)$", r"$\sqrt{0{,}04}$")
    odd = (r"$x^3 + \sin x$", r"$\ln(x + \sqrt{x^2+1})$", "$x^2 + x$", "$|x|$", "$2^x + 2^{-x}$")
    invertible = ("$x^3 + x$", "$x^3 - x$", "$x^2$", "$|x|$", r"$\sin x$")
    return [
        written(
            "C", "algebra", ("field",), {0, 1},
            ru=("Какие из множеств с обычными сложением и умножением являются полями? Выберите все верные.", fields,
                "В поле обратим каждый ненулевой элемент. $7$ — простое число, а в $\\mathbb{Q}(\\sqrt{2})$ помогает "
                "сопряжённое выражение. В $\\mathbb{Z}_6$ есть делители нуля ($2\\cdot3=0$), в $\\mathbb{Z}$ "
                "необратимо $2$, а в $\\mathbb{R}[x]$ — многочлен $x$."),
            kk=("Кәдімгі қосу мен көбейтуге қатысты қай жиындар өріс болады? Барлық дұрыс жауапты таңдаңыз.", fields,
                "Өрісте нөлден өзге әр элементтің кері элементі бар. $7$ — жай сан, ал $\\mathbb{Q}(\\sqrt{2})$ "
                "жиынында түйіндес өрнек көмектеседі. $\\mathbb{Z}_6$ жиынында нөлдің бөлгіштері бар ($2\\cdot3=0$), "
                "$\\mathbb{Z}$ жиынында $2$, ал $\\mathbb{R}[x]$ жиынында $x$ көпмүшесі қайтарымсыз."),
            en=("Which sets with the usual addition and multiplication are fields? Choose all that are right.",
                fields,
                "In a field every non-zero element is invertible. $7$ is prime, and in $\\mathbb{Q}(\\sqrt{2})$ the "
                "conjugate helps. $\\mathbb{Z}_6$ has zero divisors ($2\\cdot3=0$), $2$ has no inverse in "
                "$\\mathbb{Z}$, and $x$ has none in $\\mathbb{R}[x]$."),
        ),
        written(
            "B", "algebra", ("polynomial", "roots"), {0},
            ru=("Многочлен пятой степени с действительными коэффициентами имеет корни $2+i$ и $-3i$. "
                "Что можно утверждать об остальных корнях?",
                ("Они равны $2-i$, $3i$ и некоторому действительному числу", "Они равны $-2-i$, $3i$ и $0$",
                 "Все три — действительные числа", "Среди них нет ни одного действительного числа",
                 "О них ничего нельзя сказать без коэффициентов"),
                "Комплексные корни действительного многочлена идут сопряжёнными парами: к данным добавляются $2-i$ и "
                "$3i$. Пятому корню пары нет, поэтому он действительный."),
            kk=("Коэффициенттері нақты бесінші дәрежелі көпмүшенің $2+i$ және $-3i$ түбірлері бар. "
                "Қалған түбірлері туралы не айтуға болады?",
                ("Олар $2-i$, $3i$ және қандай да бір нақты сан", "Олар $-2-i$, $3i$ және $0$",
                 "Үшеуі де нақты сандар", "Олардың арасында бірде-бір нақты сан жоқ",
                 "Коэффициенттерсіз олар туралы ештеңе айтуға болмайды"),
                "Нақты көпмүшенің комплекс түбірлері түйіндес жұп болып келеді: берілгендерге $2-i$ мен $3i$ қосылады. "
                "Бесінші түбірдің жұбы жоқ, сондықтан ол нақты сан."),
            en=("A polynomial of degree five with real coefficients has the roots $2+i$ and $-3i$. What can be said of "
                "its other roots?",
                ("They are $2-i$, $3i$ and some real number", "They are $-2-i$, $3i$ and $0$", "All three are real "
                    "numbers", "None of them is a real number", "Nothing can be said without the coefficients"),
                "Complex roots of a real polynomial come in conjugate pairs, which adds $2-i$ and $3i$. The fifth root "
                "has no partner, so it is real."),
        ),
        written(
            "A", "numbers", ("irrational",), {0, 1},
            ru=("Какие из чисел иррациональны? Выберите все верные.", irrational,
                "Если бы $\\sqrt2+\\sqrt3$ было рациональным, рациональным был бы и его квадрат $5+2\\sqrt6$; из "
                "$\\log_2 3 = p/q$ следовало бы $2^p = 3^q$. Остальные равны $4$, $\\frac{3}{11}$ и $\\frac15$: знак "
                "корня ещё не делает число иррациональным."),
            kk=("Қай сандар иррационал? Барлық дұрыс жауапты таңдаңыз.", irrational,
                "Егер $\\sqrt2+\\sqrt3$ рационал болса, оның квадраты $5+2\\sqrt6$ та рационал болар еді; ал $\\log_2 "
                "3 = p/q$ теңдігінен $2^p = 3^q$ шығар еді. Қалғандары $4$, $\\frac{3}{11}$ және $\\frac15$: түбір "
                "таңбасы санды бірден иррационал етпейді."),
            en=("Which of the numbers are irrational? Choose all that are right.",
                irrational,
                "If $\\sqrt2+\\sqrt3$ were rational, so would be its square $5+2\\sqrt6$; from $\\log_2 3 = p/q$ would "
                "follow $2^p = 3^q$. The others equal $4$, $\\frac{3}{11}$ and $\\frac15$: a root sign alone does not "
                "make a number irrational."),
        ),
        written(
            "B", "numbers", ("divisibility",), {0},
            ru=("Натуральные числа $a$, $b$, $c$ таковы, что $a$ делит $bc$. При каком дополнительном условии $a$ "
                "обязательно делит $c$?",
                ("$a$ и $b$ взаимно просты", "$a$ не делит $b$", "$b$ — простое число", "$a < c$",
                 "$b$ и $c$ взаимно просты"),
                "Если $\\gcd(a,b)=1$, то $ax+by=1$, и умножение на $c$ даёт $a \\mid c$. Того, что $a$ не делит $b$, "
                "мало: $4$ делит $2\\cdot6$, но не делит ни $2$, ни $6$."),
            kk=("$a$, $b$, $c$ натурал сандары үшін $a$ саны $bc$ көбейтіндісін бөледі. Қандай қосымша шартта $a$ "
                "міндетті түрде $c$ санын бөледі?",
                ("$a$ мен $b$ өзара жай", "$a$ саны $b$ санын бөлмейді", "$b$ — жай сан", "$a < c$",
                 "$b$ мен $c$ өзара жай"),
                "$\\gcd(a,b)=1$ болса, $ax+by=1$, екі жағын $c$ санына көбейтсек, $a \\mid c$ шығады. $a$ санының $b$ "
                "санын бөлмеуі жеткіліксіз: $4$ саны $2\\cdot6$ көбейтіндісін бөледі, бірақ $2$-ні де, $6$-ны да "
                "бөлмейді."),
            en=("Natural numbers $a$, $b$, $c$ are such that $a$ divides $bc$. Under which further condition must $a$ "
                "divide $c$?",
                ("$a$ and $b$ are coprime", "$a$ does not divide $b$", "$b$ is a prime", "$a < c$", "$b$ and $c$ are "
                    "coprime"),
                "If $\\gcd(a,b)=1$, then $ax+by=1$, and multiplying by $c$ gives $a \\mid c$. That $a$ does not divide "
                "$b$ is too little: $4$ divides $2\\cdot6$ but neither $2$ nor $6$."),
        ),
        written(
            "A", "functions", ("parity",), {0, 1},
            ru=("Какие из функций нечётные? Выберите все верные.", odd,
                "Проверяем $f(-x) = -f(x)$. Для логарифма $(\\sqrt{x^2+1}-x)(\\sqrt{x^2+1}+x)=1$, поэтому $f(-x) = "
                "-f(x)$. $|x|$ и $2^x+2^{-x}$ чётные, $x^2+x$ — ни чётная, ни нечётная."),
            kk=("Қай функциялар тақ? Барлық дұрыс жауапты таңдаңыз.", odd,
                "$f(-x) = -f(x)$ теңдігін тексереміз. Логарифм үшін $(\\sqrt{x^2+1}-x)(\\sqrt{x^2+1}+x)=1$, сондықтан "
                "$f(-x) = -f(x)$. $|x|$ пен $2^x+2^{-x}$ жұп, ал $x^2+x$ жұп та, тақ та емес."),
            en=("Which of the functions are odd? Choose all that are right.",
                odd,
                "Check $f(-x) = -f(x)$. For the logarithm $(\\sqrt{x^2+1}-x)(\\sqrt{x^2+1}+x)=1$, hence $f(-x) = "
                "-f(x)$. $|x|$ and $2^x+2^{-x}$ are even, $x^2+x$ is neither."),
        ),
        written(
            "A", "functions", ("inverse-function",), {0},
            ru=("Какая из функций, заданных на всей прямой, имеет обратную?", invertible,
                "Обратная есть у взаимно однозначной функции. У $x^3+x$ производная $3x^2+1>0$, и функция строго "
                "возрастает. А $x^3-x$ принимает значение $0$ в трёх точках: кубичность сама по себе не спасает."),
            kk=("Бүкіл түзуде берілген қай функцияның кері функциясы бар?", invertible,
                "Кері функция өзара бірмәнді функцияда ғана болады. $x^3+x$ туындысы $3x^2+1>0$, функция қатаң өседі. "
                "Ал $x^3-x$ нөл мәнін үш нүктеде қабылдайды: үшінші дәреже болуының өзі жеткіліксіз."),
            en=("Which of the functions, defined on the whole line, has an inverse?",
                invertible,
                "Only a one-to-one function has an inverse. The derivative of $x^3+x$ is $3x^2+1>0$, so it increases "
                "strictly. But $x^3-x$ takes the value $0$ at three points: being cubic is not enough."),
        ),
        written(
            "B", "functions", ("period",), {0},
            ru=("Наименьший положительный период функции $f(x)$ равен $6$. Чему он равен у функции $f(3x+1)$?",
                ("$2$", "$18$", "$6$", "$3$", "$\\frac{7}{3}$"),
                "Аргумент $3x+1$ возрастает на $6$, когда $x$ возрастает на $2$. Сжатие графика втрое делит период на "
                "$3$; сдвиг периода не меняет."),
            kk=("$f(x)$ функциясының ең кіші оң периоды $6$. $f(3x+1)$ функциясының ең кіші оң периоды неге тең?",
                ("$2$", "$18$", "$6$", "$3$", "$\\frac{7}{3}$"),
                "$x$ шамасы $2$-ге өскенде $3x+1$ аргументі $6$-ға өседі. Графикті үш есе сығу периодты $3$-ке бөледі, "
                "ал жылжыту периодты өзгертпейді."),
            en=("The least positive period of $f(x)$ is $6$. What is it for $f(3x+1)$?",
                ("$2$", "$18$", "$6$", "$3$", "$\\frac{7}{3}$"),
                "The argument $3x+1$ grows by $6$ when $x$ grows by $2$. Compressing the graph three times divides the "
                "period by $3$; a shift leaves it alone."),
        ),
    ]


def _matrices() -> list[Document]:
    identities = (
        "$(AB)^T = B^T A^T$", r"$\det(AB) = \det(BA)$", r"$\mathrm{tr}(AB) = \mathrm{tr}(BA)$", "$AB = BA$",
        "$(A+B)^2 = A^2 + 2AB + B^2$",
    )
    return [
        written(
            "B", "linear-algebra", ("matrix-product",), {0, 1, 2},
            ru=("Какие равенства верны для любых квадратных матриц $A$ и $B$ одного порядка? Выберите все верные.",
                identities,
                "Умножение матриц не перестановочно, поэтому два последних равенства в общем случае неверны: $(A+B)^2 "
                "= A^2+AB+BA+B^2$. Определитель и след произведения от порядка двух множителей не зависят."),
            kk=("Реті бірдей кез келген $A$ және $B$ квадрат матрицалары үшін қай теңдіктер орындалады? "
                "Барлық дұрыс жауапты таңдаңыз.", identities,
                "Матрицаларды көбейту орын ауыстырымды емес, сондықтан соңғы екі теңдік жалпы жағдайда дұрыс емес: "
                "$(A+B)^2 = A^2+AB+BA+B^2$. Көбейтіндінің анықтауышы мен ізі екі көбейткіштің ретіне тәуелсіз."),
            en=("Which identities hold for all square matrices $A$ and $B$ of the same order? Choose all that are "
                "right.",
                identities,
                "Matrix multiplication does not commute, so the last two fail in general: $(A+B)^2 = A^2+AB+BA+B^2$. "
                "The determinant and the trace of a product do not depend on the order of two factors."),
        ),
        written(
            "A", "linear-algebra", ("determinant",), {0},
            ru=("Матрица $A$ третьего порядка, $\\det A = 5$. Чему равен $\\det(2A)$?",
                ("$40$", "$10$", "$20$", "$30$", "$5$"),
                "Множитель $2$ выносится из каждой из трёх строк: $2^3 \\cdot 5 = 40$. Ответ $10$ получился бы, если "
                "умножить на $2$ только одну строку."),
            kk=("$A$ — үшінші ретті матрица, $\\det A = 5$. $\\det(2A)$ неге тең?",
                ("$40$", "$10$", "$20$", "$30$", "$5$"),
                "$2$ көбейткіші үш жолдың әрқайсысынан шығарылады: $2^3 \\cdot 5 = 40$. Тек бір жолды $2$-ге көбейтсек "
                "қана $10$ шығар еді."),
            en=("$A$ is a matrix of order three with $\\det A = 5$. What is $\\det(2A)$?",
                ("$40$", "$10$", "$20$", "$30$", "$5$"),
                "The factor $2$ comes out of each of the three rows: $2^3 \\cdot 5 = 40$. The answer $10$ would be "
                "right if only one row were multiplied by $2$."),
        ),
        written(
            "B", "linear-algebra", ("linear-system",), {0},
            ru=("Однородная система состоит из трёх линейных уравнений с пятью неизвестными. Что верно всегда?",
                ("Она имеет бесконечно много решений", "Она имеет только нулевое решение", "Она может быть "
                    "несовместной",
                 "Пространство её решений имеет размерность ровно $2$", "Она имеет ровно пять решений"),
                "Ранг не больше $3$, поэтому размерность пространства решений не меньше $5-3=2$, но может быть и "
                "больше: уравнения могут зависеть друг от друга. Однородная система всегда совместна."),
            kk=("Біртекті жүйе бес белгісізі бар үш сызықтық теңдеуден тұрады. Әрқашан не дұрыс?",
                ("Оның шексіз көп шешімі бар", "Оның тек нөлдік шешімі бар", "Ол үйлесімсіз болуы мүмкін",
                 "Шешімдер кеңістігінің өлшемі дәл $2$", "Оның дәл бес шешімі бар"),
                "Ранг $3$-тен аспайды, сондықтан шешімдер кеңістігінің өлшемі $5-3=2$ санынан кем емес, бірақ артық "
                "болуы мүмкін: теңдеулер бір-біріне тәуелді болуы ықтимал. Біртекті жүйе әрқашан үйлесімді."),
            en=("A homogeneous system has three linear equations in five unknowns. What is always true?",
                ("It has infinitely many solutions", "It has only the zero solution", "It may be "
                    "inconsistent", "Its space of solutions has dimension exactly $2$", "It has exactly five "
                        "solutions"),
                "The rank is at most $3$, so the space of solutions has dimension at least $5-3=2$, but it may be "
                "larger when the equations depend on each other. A homogeneous system is never inconsistent."),
        ),
        written(
            "C", "linear-algebra", ("symmetric-matrix", "eigenvalue"), {0, 1},
            ru=("Что верно для любой действительной симметричной матрицы? Выберите все верные.",
                ("Все её собственные значения действительны",
                 "Собственные векторы для разных собственных значений ортогональны",
                 "Все её собственные значения различны", "Она обратима", "Все её собственные значения положительны"),
                "Первые два свойства составляют суть спектральной теоремы. Нулевая матрица симметрична, но необратима, "
                "её собственные значения совпадают и не положительны — она опровергает остальное."),
            kk=("Кез келген нақты симметриялы матрица үшін не дұрыс? Барлық дұрыс жауапты таңдаңыз.",
                ("Барлық меншікті мәндері нақты", "Әртүрлі меншікті мәндерге сай меншікті векторлары ортогонал",
                 "Барлық меншікті мәндері әртүрлі", "Ол қайтарымды", "Барлық меншікті мәндері оң"),
                "Алғашқы екі қасиет — спектрлік теореманың мәні. Нөлдік матрица симметриялы, бірақ қайтарымсыз, "
                "меншікті мәндері бірдей әрі оң емес — ол қалған тұжырымдарды теріске шығарады."),
            en=("What is true of every real symmetric matrix? Choose all that are right.",
                ("All its eigenvalues are real", "Eigenvectors for different eigenvalues are "
                    "orthogonal", "All its eigenvalues are different", "It is invertible", "All its eigenvalues are "
                        "positive"),
                "The first two are the heart of the spectral theorem. The zero matrix is symmetric but not invertible, "
                "and its eigenvalues are equal and not positive, which refutes the rest."),
        ),
    ]


def _chance() -> list[Document]:
    moments = (
        "$E(X+Y) = EX + EY$", r"$\mathrm{Var}(X+3) = \mathrm{Var}X$", r"$\mathrm{Var}(2X) = 2\,\mathrm{Var}X$",
        r"$E(XY) = EX \cdot EY$", r"$\mathrm{Var}(X-Y) = \mathrm{Var}X - \mathrm{Var}Y$",
    )
    return [
        written(
            "B", "probability", ("expectation", "variance"), {0, 1},
            ru=("$X$ и $Y$ — произвольные случайные величины с конечными дисперсиями, $E$ — математическое ожидание, "
                "$\\mathrm{Var}$ — дисперсия. Какие равенства верны всегда? Выберите все верные.", moments,
                "Ожидание суммы равно сумме ожиданий без всякой независимости, сдвиг не меняет разброса. Дисперсия "
                "умножается на квадрат множителя, ожидание произведения распадается не всегда, а дисперсия разности "
                "независимых величин — сумма дисперсий."),
            kk=("$X$ және $Y$ — дисперсиялары шекті кез келген кездейсоқ шамалар, $E$ — математикалық күтім, "
                "$\\mathrm{Var}$ — дисперсия. Қай теңдіктер әрқашан дұрыс? Барлық дұрыс жауапты таңдаңыз.", moments,
                "Қосындының күтімі тәуелсіздікті талап етпей-ақ күтімдердің қосындысына тең, жылжыту шашырауды "
                "өзгертпейді. Дисперсия көбейткіштің квадратына көбейтіледі, көбейтіндінің күтімі әрқашан жіктеле "
                "бермейді, ал тәуелсіз шамалар айырымының дисперсиясы — дисперсиялардың қосындысы."),
            en=("$X$ and $Y$ are any random variables with finite variances. Which equalities always hold? Choose all "
                "that are right.",
                moments,
                "The expectation of a sum is the sum of expectations without any independence, and a shift does not "
                "change the spread. Variance takes the square of a factor, the expectation of a product does not "
                "always split, and for independent variables the variances of a difference add."),
        ),
        written(
            "B", "probability", ("independence",), {0},
            ru=("События $A$ и $B$ несовместны, вероятность каждого больше нуля. Что верно?",
                ("Они зависимы", "Они независимы", "Они противоположны", "$P(A \\cup B) = 1$",
                 "$P(A \\cap B) = P(A) \\cdot P(B)$"),
                "$P(A \\cap B) = 0$, а $P(A)P(B) > 0$, поэтому события зависимы: наступление одного исключает другое. "
                "Несовместность и независимость часто путают, хотя здесь они исключают друг друга."),
            kk=("$A$ және $B$ оқиғалары үйлесімсіз, әрқайсысының ықтималдығы нөлден үлкен. Не дұрыс?",
                ("Олар тәуелді", "Олар тәуелсіз", "Олар қарама-қарсы", "$P(A \\cup B) = 1$",
                 "$P(A \\cap B) = P(A) \\cdot P(B)$"),
                "$P(A \\cap B) = 0$, ал $P(A)P(B) > 0$, сондықтан оқиғалар тәуелді: бірінің орындалуы екіншісін жоққа "
                "шығарады. Үйлесімсіздік пен тәуелсіздікті жиі шатастырады, ал бұл жерде олар бірге бола алмайды."),
            en=("The events $A$ and $B$ are mutually exclusive and each has positive probability. What is true?",
                ("They are dependent", "They are independent", "They are complementary", "$P(A \\cup B) = "
                    "1$", "$P(A \\cap B) = P(A) \\cdot P(B)$"),
                "$P(A \\cap B) = 0$ while $P(A)P(B) > 0$, so the events are dependent: one rules out the other. The "
                "two notions are often confused, although here they exclude each other."),
        ),
    ]


def _space() -> list[Document]:
    return [
        written(
            "A", "geometry", ("conic",), {0},
            ru=("Какую линию задаёт уравнение $4x^2 - 9y^2 = 36$?",
                ("Гиперболу", "Эллипс", "Параболу", "Пару пересекающихся прямых", "Окружность"),
                "После деления на $36$: $\\frac{x^2}{9} - \\frac{y^2}{4} = 1$ — каноническое уравнение гиперболы. Пара "
                "прямых получилась бы при нуле в правой части."),
            kk=("$4x^2 - 9y^2 = 36$ теңдеуі қандай сызықты береді?",
                ("Гиперболаны", "Эллипсті", "Параболаны", "Қиылысатын екі түзуді", "Шеңберді"),
                "$36$-ға бөлсек: $\\frac{x^2}{9} - \\frac{y^2}{4} = 1$ — гиперболаның канондық теңдеуі. Оң жағы нөл "
                "болса, қиылысатын екі түзу шығар еді."),
            en=("Which curve has the equation $4x^2 - 9y^2 = 36$?",
                ("A hyperbola", "An ellipse", "A parabola", "A pair of intersecting lines", "A circle"),
                "Divided by $36$ it is $\\frac{x^2}{9} - \\frac{y^2}{4} = 1$, the standard equation of a hyperbola. A "
                "zero on the right would give a pair of lines."),
        ),
        written(
            "B", "geometry", ("ellipse",), {0},
            ru=("Чему равно расстояние между фокусами эллипса $\\frac{x^2}{25} + \\frac{y^2}{9} = 1$?",
                ("$8$", "$4$", "$16$", "$2\\sqrt{34}$", "$10$"),
                "$c = \\sqrt{25-9} = 4$, расстояние между фокусами $2c = 8$. Сумма $25+9$ понадобилась бы для "
                "гиперболы."),
            kk=("$\\frac{x^2}{25} + \\frac{y^2}{9} = 1$ эллипсінің фокустарының арақашықтығы неге тең?",
                ("$8$", "$4$", "$16$", "$2\\sqrt{34}$", "$10$"),
                "$c = \\sqrt{25-9} = 4$, фокустардың арақашықтығы $2c = 8$. $25+9$ қосындысы гипербола үшін керек "
                "болар еді."),
            en=("What is the distance between the foci of the ellipse $\\frac{x^2}{25} + \\frac{y^2}{9} = 1$?",
                ("$8$", "$4$", "$16$", "$2\\sqrt{34}$", "$10$"),
                "$c = \\sqrt{25-9} = 4$, and the distance between the foci is $2c = 8$. The sum $25+9$ belongs to the "
                "hyperbola."),
        ),
        written(
            "B", "geometry", ("line", "plane"), {0},
            ru=("Прямая имеет направляющий вектор $\\vec s$, плоскость — нормаль $\\vec n$. Какое условие означает, "
                "что прямая параллельна плоскости или лежит в ней?",
                ("$\\vec s \\cdot \\vec n = 0$", "$\\vec s \\times \\vec n = \\vec 0$", "$\\vec s = \\vec n$",
                 "$|\\vec s| = |\\vec n|$", "$\\vec s \\cdot \\vec n = 1$"),
                "Прямая вдоль плоскости идёт перпендикулярно нормали, и скалярное произведение равно нулю. Нулевое "
                "векторное произведение означает, напротив, перпендикулярность прямой и плоскости."),
            kk=("Түзудің бағыттаушы векторы $\\vec s$, жазықтықтың нормалі $\\vec n$. Қай шарт түзудің жазықтыққа "
                "параллель екенін немесе онда жататынын білдіреді?",
                ("$\\vec s \\cdot \\vec n = 0$", "$\\vec s \\times \\vec n = \\vec 0$", "$\\vec s = \\vec n$",
                 "$|\\vec s| = |\\vec n|$", "$\\vec s \\cdot \\vec n = 1$"),
                "Жазықтық бойымен бағытталған түзу нормальға перпендикуляр, скаляр көбейтінді нөлге тең. Ал векторлық "
                "көбейтіндінің нөл болуы, керісінше, түзудің жазықтыққа перпендикуляр екенін білдіреді."),
            en=("A line has the direction vector $\\vec s$, a plane the normal $\\vec n$. Which condition means that "
                "the line is parallel to the plane or lies in it?",
                ("$\\vec s \\cdot \\vec n = 0$", "$\\vec s \\times \\vec n = \\vec 0$", "$\\vec s = \\vec n$",
                 "$|\\vec s| = |\\vec n|$", "$\\vec s \\cdot \\vec n = 1$"),
                "A line along the plane is perpendicular to the normal, so the dot product is zero. A zero cross "
                "product means, on the contrary, that the line is perpendicular to the plane."),
        ),
    ]
