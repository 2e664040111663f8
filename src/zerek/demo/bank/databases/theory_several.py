"""Written questions with several right answers, one on each topic of the subject."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.databases.notation import written


def questions() -> list[Document]:
    """Where more than one statement, query or operation is right, and the others only look so."""
    return [*_queries(), *_models(), *_operation()]


def _queries() -> list[Document]:
    ranges = (
        "`grade >= 9 AND grade <= 11`", "`grade > 9 AND grade < 11`", "`grade IN (9, 10, 11)`",
        "`grade >= 9 OR grade <= 11`", "`NOT (grade < 9 OR grade > 11)`",
    )  # fmt: skip
    joins = (
        "`pupils p LEFT JOIN clubs c ON p.club_id = c.id`", "`clubs c LEFT JOIN pupils p ON p.club_id = c.id`",
        "`clubs c JOIN pupils p ON p.club_id = c.id`", "`pupils p RIGHT JOIN clubs c ON p.club_id = c.id`",
        "`clubs c FULL JOIN pupils p ON p.club_id = c.id`",
    )  # fmt: skip
    aggregates = (
        "`AVG(bonus)`", "`SUM(bonus) / COUNT(*)`", "`SUM(bonus) / COUNT(bonus)`", "`AVG(COALESCE(bonus, 0))`",
        "`MAX(bonus) - MIN(bonus)`",
    )  # fmt: skip
    return [
        written(
            "A", "sql", ("between", "conditions"), {0, 2, 4},
            ru=(
                "Столбец `grade` хранит целые числа без NULL. Какие условия отбирают те же строки, что и "
                "`grade BETWEEN 9 AND 11`? Выберите все верные.",
                ranges,
                "`BETWEEN` включает оба конца, то есть подходят 9, 10 и 11. Строгие неравенства оставят одно число "
                "10, а условие с `OR` выполняется для любого числа.",
            ),
            kk=(
                "`grade` бағанында NULL жоқ, тек бүтін сандар сақталады. Қай шарттар `grade BETWEEN 9 AND 11` "
                "таңдайтын жолдардың дәл өзін таңдайды? Барлық дұрыс жауапты таңдаңыз.",
                ranges,
                "`BETWEEN` екі шетін де қамтиды, яғни 9, 10 және 11 сай келеді. Қатаң теңсіздіктер тек 10 санын "
                "қалдырады, ал `OR` бар шарт кез келген сан үшін орындалады.",
            ),
            en=(
                "The column `grade` holds whole numbers and no NULL. Which conditions pick the same rows as "
                "`grade BETWEEN 9 AND 11`? Select all that are right.",
                ranges,
                "`BETWEEN` includes both ends, so 9, 10 and 11 fit. The strict inequalities leave only 10, and the "
                "condition with `OR` holds for every number.",
            ),
        ),
        written(
            "B", "joins", ("kept-rows",), {1, 3, 4},
            ru=(
                "Какие соединения при любых данных покажут каждую строку таблицы `clubs` хотя бы один раз? Выберите "
                "все верные.",
                joins,
                "Кружок без учеников сохранит соединение, внешнее со стороны `clubs`: она слева от `LEFT JOIN`, "
                "справа от `RIGHT JOIN` или с любой стороны `FULL JOIN`. Внутреннее соединение и `LEFT JOIN` от "
                "учеников такой кружок потеряют.",
            ),
            kk=(
                "Кестелерде қандай дерек болса да, қай біріктірулер `clubs` кестесінің әр жолын кемінде бір рет "
                "көрсетеді? Барлық дұрыс жауапты таңдаңыз.",
                joins,
                "Оқушысы жоқ үйірме `clubs` жағынан сыртқы біріктіруде сақталады: бұл кесте `LEFT JOIN`-нің сол "
                "жағында, `RIGHT JOIN`-нің оң жағында не `FULL JOIN`-нің кез келген жағында тұрады. Ішкі біріктіру "
                "мен оқушылардан басталған `LEFT JOIN` ондай үйірмені жоғалтады.",
            ),
            en=(
                "Which joins show every row of the table `clubs` at least once, whatever the data are? Select all "
                "that are right.",
                joins,
                "A club without pupils survives a join that is outer on the side of `clubs`: on the left of "
                "`LEFT JOIN`, on the right of `RIGHT JOIN` or on either side of `FULL JOIN`. The inner join and the "
                "`LEFT JOIN` starting from pupils lose such a club.",
            ),
        ),
        written(
            "B", "nulls", ("average", "aggregate"), {0, 2, 4},
            ru=(
                "В таблице три строки, в столбце `bonus` стоят 100, NULL и 300. Какие выражения дадут 200? Выберите "
                "все верные.",
                aggregates,
                "`AVG`, `SUM`, `MAX`, `MIN` и `COUNT(bonus)` пропускают NULL: 400 делится на 2, а 300 − 100 = 200. "
                "`COUNT(*)` считает все три строки, `COALESCE` превращает NULL в ноль, и делить приходится на 3.",
            ),
            kk=(
                "Кестеде үш жол бар, `bonus` бағанында 100, NULL және 300 тұр. Қай өрнектердің мәні 200 болады? "
                "Барлық дұрыс жауапты таңдаңыз.",
                aggregates,
                "`AVG`, `SUM`, `MAX`, `MIN` және `COUNT(bonus)` NULL-ды ескермейді: 400 саны 2-ге бөлінеді, ал "
                "300 − 100 = 200. `COUNT(*)` үш жолды түгел санайды, `COALESCE` NULL-ды нөлге айналдырады, сондықтан "
                "3-ке бөлуге тура келеді.",
            ),
            en=(
                "A table has three rows, with 100, NULL and 300 in the column `bonus`. Which expressions give 200? "
                "Select all that are right.",
                aggregates,
                "`AVG`, `SUM`, `MAX`, `MIN` and `COUNT(bonus)` skip NULL: 400 is divided by 2, and 300 − 100 = 200. "
                "`COUNT(*)` counts all three rows and `COALESCE` turns NULL into zero, so there the division is by 3.",
            ),
        ),
    ]  # fmt: skip


def _models() -> list[Document]:
    operations = (
        "$R \\cup S$", "$R \\cap S$", "$\\sigma_{A > 5}(R)$", "$(R - S) \\cup S$", "$R - S$",
    )  # fmt: skip
    return [
        written(
            "B", "relational-model", ("relational-algebra", "set-operations"), {1, 2, 4},
            ru=(
                "У отношений $R(A, B)$ и $S(A, B)$ одинаковые заголовки. Результат каких выражений при любых данных "
                "содержит не больше кортежей, чем $R$? Выберите все верные.",
                operations,
                "Пересечение, разность и выборка лишь отбрасывают часть кортежей $R$. Объединение добавляет новые "
                "кортежи из $S$, а $(R - S) \\cup S$ — то же самое объединение.",
            ),
            kk=(
                "$R(A, B)$ және $S(A, B)$ қатынастарының атрибуттары бірдей. Деректер қандай болса да, қай "
                "өрнектердің нәтижесінде кортеждер саны $R$-дегіден аспайды? Барлық дұрыс жауапты таңдаңыз.",
                operations,
                "Қиылысу, айырма және таңдау (селекция) $R$ кортеждерінің бір бөлігін алып тастай ғана алады. "
                "Бірігу $S$-тен жаңа кортеждер қосады, ал $(R - S) \\cup S$ — дәл сол бірігу.",
            ),
            en=(
                "The relations $R(A, B)$ and $S(A, B)$ have the same heading. Which expressions give no more tuples "
                "than $R$ has, whatever the data are? Select all that are right.",
                operations,
                "Intersection, difference and selection can only drop tuples of $R$. Union adds new tuples from $S$, "
                "and $(R - S) \\cup S$ is that same union.",
            ),
        ),
        written(
            "C", "normalisation", ("bcnf", "decomposition"), {0, 3, 4},
            ru=(
                "Что верно о третьей нормальной форме (3НФ) и форме Бойса — Кодда (НФБК)? Выберите все верные.",
                ("Любое отношение можно разбить на проекции в НФБК без потерь при соединении",
                 "Любое отношение можно разбить на проекции в НФБК с сохранением всех зависимостей",
                 "Каждое отношение в 3НФ находится и в НФБК",
                 "Любое отношение можно разбить на проекции в 3НФ без потерь и с сохранением зависимостей",
                 "Каждое отношение в НФБК находится и в 3НФ"),
                "НФБК строже третьей формы, и плата за это — иногда потерянная зависимость. Пример: $R(A, B, C)$ с "
                "$AB \\to C$ и $C \\to B$ уже в 3НФ, но не в НФБК, а всякое разбиение до НФБК теряет $AB \\to C$.",
            ),
            kk=(
                "Үшінші қалыпты форма (3ҚФ) мен Бойс — Кодд формасы (БКҚФ) туралы не дұрыс? Барлық дұрыс жауапты "
                "таңдаңыз.",
                ("Кез келген қатынасты біріктіргенде ақпарат жоғалмайтындай етіп БКҚФ-дағы проекцияларға бөлуге болады",
                 "Кез келген қатынасты барлық тәуелділігін сақтап, БКҚФ-дағы проекцияларға бөлуге болады",
                 "3ҚФ-дағы әр қатынас БКҚФ-да да болады",
                 "Кез келген қатынасты ақпарат жоғалтпай әрі тәуелділіктерін сақтап, 3ҚФ-дағы проекцияларға бөлуге "
                 "болады",
                 "БКҚФ-дағы әр қатынас 3ҚФ-да да болады"),
                "БКҚФ үшінші формадан қатаңырақ, оның құны — кейде жоғалатын тәуелділік. Мысалы, $AB \\to C$ және "
                "$C \\to B$ тәуелділіктері бар $R(A, B, C)$ қатынасы 3ҚФ-да, бірақ БКҚФ-да емес, ал БКҚФ-ға дейінгі "
                "кез келген бөлу $AB \\to C$ тәуелділігін жоғалтады.",
            ),
            en=(
                "What is true of third normal form (3NF) and Boyce–Codd normal form (BCNF)? Select all that are right.",
                ("Any relation can be split into projections in BCNF with a lossless join",
                 "Any relation can be split into projections in BCNF with all dependencies preserved",
                 "Every relation in 3NF is in BCNF as well",
                 "Any relation can be split into projections in 3NF losslessly and with dependencies preserved",
                 "Every relation in BCNF is in 3NF as well"),
                "BCNF is stricter than third normal form, and a dependency lost now and then is its price. For "
                "example, $R(A, B, C)$ with $AB \\to C$ and $C \\to B$ is in 3NF but not in BCNF, and every split "
                "down to BCNF loses $AB \\to C$.",
            ),
        ),
        written(
            "C", "design", ("replication",), {1, 2, 4},
            ru=(
                "Приложение пишет на главный сервер, а читает с двух реплик, которые получают изменения асинхронно. "
                "Что верно о такой системе? Выберите все верные.",
                ("Запись становится втрое быстрее", "Пользователь может не сразу увидеть собственную правку",
                 "При гибели главного сервера могут пропасть последние подтверждённые изменения",
                 "Резервные копии больше не нужны", "Нагрузка чтения делится между серверами"),
                "Реплики отстают от главного сервера, отсюда и устаревшее чтение, и риск потери. Каждая запись "
                "по-прежнему идёт через один сервер, а ошибочное удаление дойдёт и до реплик, поэтому резервную копию "
                "они не заменяют.",
            ),
            kk=(
                "Қолданба негізгі серверге жазады, ал өзгерістерді асинхронды алатын екі репликадан оқиды. Мұндай "
                "жүйе туралы не дұрыс? Барлық дұрыс жауапты таңдаңыз.",
                ("Жазу үш есе жылдамдайды", "Пайдаланушы өз түзетуін бірден көрмеуі мүмкін",
                 "Негізгі сервер істен шықса, соңғы расталған өзгерістер жоғалуы мүмкін",
                 "Сақтық көшірмелер енді керек емес", "Оқу жүктемесі серверлер арасында бөлінеді"),
                "Репликалар негізгі серверден қалып отырады, ескірген деректі оқу да, жоғалту қаупі де содан. Әр жазу "
                "бұрынғыдай бір сервер арқылы өтеді, ал қате жою репликаларға да жетеді, сондықтан олар сақтық "
                "көшірменің орнын баса алмайды.",
            ),
            en=(
                "An application writes to the main server and reads from two replicas that receive changes "
                "asynchronously. What is true of such a system? Select all that are right.",
                ("Writing becomes three times faster", "A user may not see their own edit at once",
                 "If the main server is destroyed, the latest confirmed changes may be lost",
                 "Backups are no longer needed", "The load of reading is shared between servers"),
                "Replicas lag behind the main server, hence both stale reads and the risk of loss. Every write still "
                "goes through one server, and a mistaken deletion reaches the replicas too, so they do not replace a "
                "backup.",
            ),
        ),
    ]  # fmt: skip


def _operation() -> list[Document]:
    statements = (
        "`SELECT * FROM goods WHERE price = 500`", "`SELECT * FROM goods WHERE name = 'tea'`",
        "`SELECT MIN(price) FROM goods`", "`SELECT * FROM goods ORDER BY price LIMIT 10`",
        "`INSERT INTO goods (name, price) VALUES ('tea', 500)`",
    )  # fmt: skip
    return [
        written(
            "A", "indexes", ("b-tree", "uses"), {0, 2, 3},
            ru=(
                "У большой таблицы `goods(name, price)` единственный индекс — B-дерево по `price`. Какие команды он "
                "может ускорить? Выберите все верные.",
                statements,
                "B-дерево хранит цены по порядку: в нём легко найти точное значение, наименьшее и первые десять. О "
                "названиях этот индекс ничего не знает, а вставку замедляет, потому что его тоже надо дополнить.",
            ),
            kk=(
                "Үлкен `goods(name, price)` кестесінің жалғыз индексі — `price` бойынша B-ағаш. Ол қай командаларды "
                "жылдамдата алады? Барлық дұрыс жауапты таңдаңыз.",
                statements,
                "B-ағаш бағаларды ретімен сақтайды: одан дәл мәнді де, ең кішісін де, алғашқы онын да табу оңай. Бұл "
                "индексте атаулар туралы дерек жоқ, ал енгізуді ол баяулатады, өйткені оны да толықтыру керек.",
            ),
            en=(
                "The only index of a large table `goods(name, price)` is a B-tree on `price`. Which statements can it "
                "speed up? Select all that are right.",
                statements,
                "A B-tree keeps prices in order: an exact value, the smallest one and the first ten are easy to find "
                "in it. The index knows nothing of names, and it slows an insertion down, since it must be extended "
                "too.",
            ),
        ),
        written(
            "C", "transactions", ("recovery", "write-ahead-log"), {1, 3},
            ru=(
                "СУБД ведёт журнал с упреждающей записью (WAL), чтобы после сбоя сохранить зафиксированные транзакции "
                "и отменить незавершённые. Какие правила для этого обязательны? Выберите все верные.",
                ("Все изменённые страницы данных попадают на диск до подтверждения `COMMIT`",
                 "Запись журнала об изменении попадает на диск раньше изменённой страницы",
                 "В журнал пишутся только завершённые транзакции",
                 "`COMMIT` подтверждают, лишь когда запись о фиксации уже на диске",
                 "Журнал держат в оперативной памяти до остановки сервера"),
                "По журналу на диске потерянное изменение повторяют, а незавершённое отменяют, поэтому сами страницы "
                "можно записать и позже `COMMIT`. Журнал в памяти погиб бы при сбое, а без записей о незавершённых "
                "транзакциях их нельзя было бы отменить.",
            ),
            kk=(
                "ДҚБЖ алдын ала жазылатын журнал (WAL) жүргізеді: бекітілген транзакциялар іркілістен кейін сақталуы, "
                "аяқталмағандары кері қайтарылуы керек. Ол үшін қай ережелер міндетті? Барлық дұрыс жауапты таңдаңыз.",
                ("Барлық өзгерген дерек беттері `COMMIT` расталғанға дейін дискіге түседі",
                 "Өзгеріс туралы журнал жазбасы дискіге өзгерген беттен бұрын түседі",
                 "Журналға тек аяқталған транзакциялар жазылады",
                 "`COMMIT` бекіту туралы жазба дискіде болғанда ғана расталады",
                 "Журнал сервер тоқтағанша жедел жадта ұсталады"),
                "Дискідегі журнал бойынша жоғалған өзгеріс қайталанады, аяқталмағаны кері қайтарылады, сондықтан "
                "беттердің өзін `COMMIT`-тен кейін де жазуға болады. Жадтағы журнал іркіліс кезінде жойылар еді, ал "
                "аяқталмаған транзакциялар туралы жазбасыз оларды кері қайтару мүмкін болмас еді.",
            ),
            en=(
                "A DBMS keeps a write-ahead log (WAL) in order to preserve committed transactions after a crash and "
                "to undo unfinished ones. Which rules are obligatory for that? Select all that are right.",
                ("All changed data pages reach the disk before `COMMIT` is confirmed",
                 "The log record of a change reaches the disk before the changed page",
                 "Only finished transactions are written to the log",
                 "`COMMIT` is confirmed only once the commit record is on the disk",
                 "The log is kept in main memory until the server stops"),
                "From the log on the disk a lost change is repeated and an unfinished one undone, so the pages "
                "themselves may be written later than `COMMIT`. A log in memory would perish in the crash, and "
                "without records of unfinished transactions they could not be undone.",
            ),
        ),
    ]  # fmt: skip
