"""Questions written by hand on limits, derivatives, integrals, series and differential equations."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics.notation import written


def questions() -> list[Document]:
    """Hand-written questions on analysis."""
    return [*_calculus(), *_equations()]


def _calculus() -> list[Document]:
    conditional = (
        r"$\sum \frac{(-1)^n}{\sqrt{n}}$", r"$\sum \frac{(-1)^n}{\ln(n+1)}$", r"$\sum \frac{(-1)^n}{n^2}$",
        r"$\sum \frac{(-1)^n n}{n+1}$", r"$\sum \frac{1}{n}$",
    )
    corners = ("$|x|$", r"$\sqrt[3]{x}$", "$x|x|$", r"$\cos|x|$", "$|x|^3$")
    improper = (
        r"$\int_1^{\infty} \frac{dx}{x^2}$", r"$\int_0^1 \frac{dx}{\sqrt{x}}$", r"$\int_1^{\infty} "
            r"\frac{dx}{\sqrt{x}}$",
        r"$\int_0^1 \frac{dx}{x}$", r"$\int_2^{\infty} \frac{dx}{x \ln x}$",
    )
    return [
        written(
            "C", "calculus", ("series", "convergence"), {0, 1},
            ru=("Какие ряды сходятся условно, но не абсолютно ($n \\ge 1$)? Выберите все верные.", conditional,
                "По признаку Лейбница первые два сходятся, а ряды из модулей расходятся. $\\sum (-1)^n/n^2$ сходится "
                "абсолютно; у $\\sum (-1)^n n/(n+1)$ общий член не стремится к нулю; гармонический ряд расходится."),
            kk=("Қай қатарлар шартты жинақталады, бірақ абсолют жинақталмайды ($n \\ge 1$)? "
                "Барлық дұрыс жауапты таңдаңыз.", conditional,
                "Лейбниц белгісі бойынша алғашқы екеуі жинақталады, ал модульдерден құралған қатарлар жинақталмайды. "
                "$\\sum (-1)^n/n^2$ абсолют жинақталады; $\\sum (-1)^n n/(n+1)$ қатарының жалпы мүшесі нөлге "
                "ұмтылмайды; гармоникалық қатар жинақталмайды."),
            en=("Which series converge conditionally but not absolutely ($n \\ge 1$)? Choose all that are right.",
                conditional,
                "By Leibniz's test the first two converge, while the series of moduli diverge. $\\sum (-1)^n/n^2$ "
                "converges absolutely; the terms of $\\sum (-1)^n n/(n+1)$ do not tend to zero; the harmonic series "
                "diverges."),
        ),
        written(
            "B", "calculus", ("derivative", "continuity"), {0, 1},
            ru=("Какие функции непрерывны в точке $x = 0$, но не имеют в ней конечной производной? Выберите все "
                "верные.",
                corners,
                "У $|x|$ односторонние производные $\\pm1$, у $\\sqrt[3]{x}$ касательная вертикальна. $x|x|$ и $|x|^3$ "
                "имеют в нуле производную $0$, а $\\cos|x| = \\cos x$: знак модуля ещё не означает излома."),
            kk=("Қай функциялар $x = 0$ нүктесінде үзіліссіз, бірақ бұл нүктеде шекті туындысы жоқ? "
                "Барлық дұрыс жауапты таңдаңыз.", corners,
                "$|x|$ функциясының біржақты туындылары $\\pm1$, $\\sqrt[3]{x}$ функциясының жанамасы тік. $x|x|$ пен "
                "$|x|^3$ функцияларының нөлдегі туындысы $0$, ал $\\cos|x| = \\cos x$: модуль таңбасы әрқашан сынықты "
                "білдірмейді."),
            en=("Which functions are continuous at $x = 0$ but have no finite derivative there? Choose all that are "
                "right.",
                corners,
                "$|x|$ has the one-sided derivatives $\\pm1$, $\\sqrt[3]{x}$ has a vertical tangent. $x|x|$ and "
                "$|x|^3$ have the derivative $0$ at zero, and $\\cos|x| = \\cos x$: a modulus sign does not always "
                "mean a corner."),
        ),
        written(
            "B", "calculus", ("improper-integral",), {0, 1},
            ru=("Какие несобственные интегралы сходятся? Выберите все верные.", improper,
                "На бесконечности $\\int dx/x^p$ сходится при $p>1$, в нуле — при $p<1$. Первообразная последней "
                "функции $\\ln\\ln x$ не ограничена, поэтому интеграл расходится, хотя функция и убывает быстрее "
                "$1/x$."),
            kk=("Қай меншіксіз интегралдар жинақталады? Барлық дұрыс жауапты таңдаңыз.", improper,
                "Шексіздікте $\\int dx/x^p$ интегралы $p>1$ болғанда, ал нөлде $p<1$ болғанда жинақталады. Соңғы "
                "функцияның алғашқы функциясы $\\ln\\ln x$ шектелмеген, сондықтан функция $1/x$-тен тез кемісе де, "
                "интеграл жинақталмайды."),
            en=("Which improper integrals converge? Choose all that are right.",
                improper,
                "At infinity $\\int dx/x^p$ converges for $p>1$, at zero for $p<1$. The antiderivative $\\ln\\ln x$ of "
                "the last function is unbounded, so that integral diverges although the function falls faster than "
                "$1/x$."),
        ),
        written(
            "B", "calculus", ("rolle-theorem",), {0},
            ru=("Почему теорему Ролля нельзя применить к функции $f(x) = 1 - |x|$ на отрезке $[-1;\\ 1]$?",
                ("Функция не дифференцируема в одной из внутренних точек", "Функция разрывна на отрезке",
                 "Значения на концах отрезка различны", "Функция не дифференцируема на концах отрезка",
                 "Функция не является монотонной"),
                "Функция непрерывна и $f(-1)=f(1)=0$, но в нуле у неё излом: производной там нет. Монотонности теорема "
                "не требует, а на концах достаточно непрерывности."),
            kk=("$[-1;\\ 1]$ кесіндісінде $f(x) = 1 - |x|$ функциясына Ролль теоремасын неге қолдануға болмайды?",
                ("Функция ішкі нүктелердің бірінде дифференциалданбайды", "Функция кесіндіде үзілісті",
                 "Кесінді ұштарындағы мәндері әртүрлі", "Функция кесіндінің ұштарында дифференциалданбайды",
                 "Функция монотонды емес"),
                "Функция үзіліссіз және $f(-1)=f(1)=0$, бірақ нөлде сынығы бар: ол жерде туынды жоқ. Теорема "
                "монотондылықты талап етпейді, ал ұштарында үзіліссіздік жеткілікті."),
            en=("Why can Rolle's theorem not be applied to $f(x) = 1 - |x|$ on $[-1;\\ 1]$?",
                ("The function is not differentiable at one of the inner points", "The function is discontinuous on "
                    "the segment", "The values at the ends of the segment differ", "The function is not differentiable "
                        "at the ends of the segment", "The function is not monotonic"),
                "The function is continuous and $f(-1)=f(1)=0$, but it has a corner at zero and no derivative there. "
                "The theorem does not ask for monotonicity, and continuity is enough at the ends."),
        ),
        written(
            "C", "calculus", ("extreme-value",), {0},
            ru=("Известно, что $f'(a) = 0$ и $f''(a) = 0$. Что можно сказать о точке $a$?",
                ("Этих данных мало: возможен и экстремум, и его отсутствие", "Это точка перегиба", "Это точка минимума",
                 "Экстремума в ней нет", "Вблизи неё функция постоянна"),
                "У $x^3$ в нуле перегиб, у $x^4$ — минимум, у $-x^4$ — максимум, а условия выполнены во всех трёх "
                "случаях. Нужны старшие производные или знак $f'$ по обе стороны."),
            kk=("$f'(a) = 0$ және $f''(a) = 0$ екені белгілі. $a$ нүктесі туралы не айтуға болады?",
                ("Бұл деректер аз: экстремум болуы да, болмауы да мүмкін", "Бұл — иілу нүктесі", "Бұл — минимум "
                    "нүктесі",
                 "Онда экстремум жоқ", "Оның маңайында функция тұрақты"),
                "Нөлде $x^3$ функциясында иілу, $x^4$ функциясында минимум, $-x^4$ функциясында максимум бар, ал "
                "шарттар үшеуінде де орындалады. Жоғары ретті туындылар немесе $f'$ таңбасының екі жақтағы мәні "
                "керек."),
            en=("It is known that $f'(a) = 0$ and $f''(a) = 0$. What can be said of the point $a$?",
                ("This is too little: there may or may not be an extremum", "It is a point of "
                    "inflection", "It is a point of minimum", "There is no extremum at it", "The function is constant "
                        "near it"),
                "At zero $x^3$ has an inflection, $x^4$ a minimum and $-x^4$ a maximum, and all three satisfy the "
                "conditions. Higher derivatives or the sign of $f'$ on both sides are needed."),
        ),
    ]


def _equations() -> list[Document]:
    forms = (
        r"$x(A\cos x + B\sin x)$", r"$A\cos x + B\sin x$", r"$A\cos x$", r"$x^2(A\cos x + B\sin x)$", "$Ae^{x}$",
    )
    return [
        written(
            "A", "differential-equations", ("classification",), {0},
            ru=("К какому типу относится уравнение $y' + 2xy = e^{-x^2}$?",
                ("Линейное неоднородное первого порядка", "С разделяющимися переменными", "Уравнение Бернулли с $n = "
                    "2$",
                 "Линейное второго порядка", "Линейное с постоянными коэффициентами"),
                "$y$ и $y'$ входят в первой степени, правая часть не нуль — уравнение линейное неоднородное. "
                "Показатель $-x^2$ стоит при независимой переменной и порядка не меняет; коэффициент $2x$ не "
                "постоянен."),
            kk=("$y' + 2xy = e^{-x^2}$ теңдеуі қай түрге жатады?",
                ("Бірінші ретті сызықтық біртекті емес", "Айнымалылары ажыратылатын", "$n = 2$ болатын Бернулли "
                    "теңдеуі",
                 "Екінші ретті сызықтық", "Тұрақты коэффициентті сызықтық"),
                "$y$ пен $y'$ бірінші дәрежеде кіреді, оң жағы нөл емес — теңдеу сызықтық біртекті емес. $-x^2$ "
                "көрсеткіші тәуелсіз айнымалыға қатысты, теңдеудің ретін өзгертпейді; $2x$ коэффициенті тұрақты емес."),
            en=("Of which type is the equation $y' + 2xy = e^{-x^2}$?",
                ("Linear non-homogeneous of the first order", "With separable variables", "Bernoulli's equation with "
                    "$n = 2$", "Linear of the second order", "Linear with constant coefficients"),
                "$y$ and $y'$ occur in the first power and the right side is not zero, so it is linear and "
                "non-homogeneous. The power $-x^2$ belongs to the independent variable and does not change the order; "
                "the coefficient $2x$ is not constant."),
        ),
        written(
            "C", "differential-equations", ("resonance",), {0},
            ru=("В каком виде ищут частное решение уравнения $y'' + y = \\cos x$?", forms,
                "Функция $\\cos x$ сама решает однородное уравнение (резонанс), поэтому обычный вид умножают на $x$. "
                "Множитель $x^2$ понадобился бы лишь при двукратном корне."),
            kk=("$y'' + y = \\cos x$ теңдеуінің дербес шешімі қандай түрде ізделеді?", forms,
                "$\\cos x$ функциясының өзі біртекті теңдеудің шешімі (резонанс), сондықтан әдеттегі түр $x$-ке "
                "көбейтіледі. $x^2$ көбейткіші тек екі еселі түбірде ғана керек болар еді."),
            en=("In which form does one look for a particular solution of $y'' + y = \\cos x$?",
                forms,
                "$\\cos x$ itself solves the homogeneous equation (resonance), so the usual form is multiplied by $x$. "
                "The factor $x^2$ would be needed only for a double root."),
        ),
        written(
            "C", "differential-equations", ("uniqueness",), {0},
            ru=("Сколько решений на всей прямой имеет задача $y' = 3\\sqrt[3]{y^2}$, $y(0) = 0$?",
                ("Бесконечно много", "Ровно одно", "Ровно два", "Ни одного", "Ровно три"),
                "Решениями служат $y = 0$, $y = x^3$ и все функции, равные нулю до некоторого $c \\ge 0$ и $(x-c)^3$ "
                "после. Производная правой части по $y$ не ограничена при $y=0$, и теорема о единственности "
                "неприменима."),
            kk=("$y' = 3\\sqrt[3]{y^2}$, $y(0) = 0$ есебінің бүкіл түзуде неше шешімі бар?",
                ("Шексіз көп", "Дәл біреу", "Дәл екеу", "Бірде-біреуі жоқ", "Дәл үшеу"),
                "$y = 0$, $y = x^3$ және қандай да бір $c \\ge 0$ нүктесіне дейін нөл, одан кейін $(x-c)^3$ болатын "
                "барлық функциялар — шешім. $y=0$ болғанда оң жақтың $y$ бойынша туындысы шектелмеген, жалғыздық "
                "теоремасы қолданылмайды."),
            en=("How many solutions on the whole line has the problem $y' = 3\\sqrt[3]{y^2}$, $y(0) = 0$?",
                ("Infinitely many", "Exactly one", "Exactly two", "None", "Exactly three"),
                "$y = 0$, $y = x^3$ and every function that is zero up to some $c \\ge 0$ and $(x-c)^3$ after it are "
                "solutions. The derivative of the right side in $y$ is unbounded at $y=0$, so the uniqueness theorem "
                "does not apply."),
        ),
    ]
