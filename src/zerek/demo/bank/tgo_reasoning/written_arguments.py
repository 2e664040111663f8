"""Written questions on assumptions, and on what strengthens or weakens an argument."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_reasoning.notation import written


def questions() -> list[Document]:
    """Assumptions, supporting facts, undermining facts, and what is worth knowing."""
    return [
        written(
            "A", "arguments", ("assumption",), {2},
            ru=(
                "Библиотека вуза стала работать до полуночи. Декан рассуждает: «Теперь успеваемость вырастет». На "
                "какое допущение он опирается?",
                ("Раньше библиотека закрывалась слишком рано", "Другие вузы тоже продлили часы работы",
                 "В добавленные часы студенты будут там учиться", "Успеваемость зависит только от библиотеки",
                 "Ночью библиотека дешевле в содержании"),
                "Если в добавленные часы никто не станет учиться, вывод рушится — значит, это допущение "
                "необходимо. «Только от библиотеки» слишком сильно: достаточно, чтобы библиотека хоть как-то "
                "влияла.",
            ),
            kk=(
                "Университет кітапханасы түн ортасына дейін жұмыс істейтін болды. Декан: «Енді үлгерім артады», — "
                "дейді. Ол қандай жорамалға сүйенеді?",
                ("Бұрын кітапхана тым ерте жабылатын", "Басқа университеттер де жұмыс уақытын ұзартты",
                 "Қосылған сағаттарда студенттер сонда оқиды", "Үлгерім тек кітапханаға байланысты",
                 "Түнде кітапхананы ұстау арзанырақ"),
                "Қосылған сағаттарда ешкім оқымаса, қорытынды күйрейді, демек бұл жорамал қажет. «Тек "
                "кітапханаға» деу тым күшті: кітапхананың аздап болса да әсер етуі жеткілікті.",
            ),
            en=(
                "A university library now stays open until midnight. The dean argues: “Marks will go up now.” "
                "Which assumption does he rely on?",
                ("The library used to close too early", "Other universities have extended their hours too",
                 "Students will study there in the added hours", "Marks depend on the library alone",
                 "The library is cheaper to run at night"),
                "If nobody studies there in the added hours, the conclusion collapses, so the assumption is "
                "needed. “On the library alone” is too strong: it is enough that the library has some influence.",
            ),
        ),
        written(
            "C", "arguments", ("assumption", "negation-test"), {4},
            ru=(
                "«У автобуса № 12 меньше всего остановок между вокзалом и университетом. Значит, на нём доедешь "
                "быстрее всего». Какое допущение необходимо этому выводу?",
                ("На каждой остановке все автобусы стоят поровну", "Автобус № 12 ходит чаще остальных",
                 "Другие маршруты идут по той же дороге", "Остановки — единственная причина задержек",
                 "Путь № 12 в остальном не настолько медленнее, чтобы съесть выигрыш"),
                "Проверим отрицанием: если остальной путь № 12 медленнее и съедает выигрыш, вывод ложен — "
                "допущение необходимо. Остальные варианты могли бы помочь, но вывод может быть верен и без них.",
            ),
            kk=(
                "«Вокзал мен университет арасында № 12 автобустың аялдамасы ең аз. Демек, онымен ең тез жетесің». "
                "Бұл қорытындыға қай жорамал қажет?",
                ("Әр аялдамада барлық автобус бірдей тұрады", "№ 12 автобус басқалардан жиі жүреді",
                 "Басқа бағыттар да сол жолмен жүреді", "Кідірістің жалғыз себебі — аялдамалар",
                 "№ 12 бағыты өзге жағынан сол ұтысты жоятындай баяу емес"),
                "Терістеп тексереміз: № 12 жолдың қалған бөлігінде ұтысты жоятындай баяу болса, қорытынды жалған "
                "— демек жорамал қажет. Қалған нұсқалар көмектесуі мүмкін, бірақ қорытынды оларсыз да дұрыс бола "
                "алады.",
            ),
            en=(
                "“Bus 12 has the fewest stops between the station and the university. So it gets you there "
                "fastest.” Which assumption does the conclusion need?",
                ("At every stop all buses wait equally long", "Bus 12 runs more often than the others",
                 "The other routes use the same road", "Stops are the only cause of delay",
                 "Route 12 is not otherwise slow enough to lose what it gains"),
                "Try the negation: if the rest of route 12 is so slow that the gain is lost, the conclusion is "
                "false, so the assumption is needed. The others might help, but the conclusion can hold without "
                "them.",
            ),
        ),
        written(
            "B", "arguments", ("strengthen", "experiment"), {1},
            ru=(
                "Сотрудники, прошедшие курс, продают на 15% больше остальных. Руководитель заключает, что курс "
                "учит продавать. Что сильнее всего поддерживает вывод?",
                ("Курс понравился почти всем участникам", "Кому идти на курс, решил жребий",
                 "На курс шли самые увлечённые продажами", "Курс проводят уже третий год",
                 "В других фирмах есть похожие курсы"),
                "При жребии группы в среднем одинаковы во всём, кроме курса, поэтому разницу естественно отнести "
                "к нему. Если на курс шли самые увлечённые, они и без него продавали бы больше: это ослабило бы "
                "вывод.",
            ),
            kk=(
                "Курстан өткен қызметкерлер басқалардан 15% артық сатады. Басшы курс сатуға үйретеді деп "
                "қорытады. Бұл қорытындыны не бәрінен күшті қолдайды?",
                ("Курс қатысушылардың көбіне ұнады", "Курсқа кім баратынын жеребе шешті",
                 "Курсқа сатуға ең құмарлар барды", "Курс үшінші жыл өткізіліп келеді",
                 "Басқа фирмаларда да ұқсас курс бар"),
                "Жеребе тасталса, топтар курстан басқаның бәрінде орта есеппен бірдей, сондықтан айырманы курсқа "
                "жатқызған орынды. Ең құмарлар барса, олар курссыз да көп сатар еді: бұл қорытындыны әлсіретер "
                "еді.",
            ),
            en=(
                "Staff who took a course sell 15% more than the rest. The manager concludes that the course "
                "teaches selling. What supports this most?",
                ("Almost all participants liked the course", "A draw decided who took the course",
                 "Those keenest on selling chose the course", "The course is in its third year",
                 "Other companies run similar courses"),
                "After a draw the groups are alike on average in everything but the course, so the difference is "
                "best put down to it. If the keenest came, they would sell more anyway: that would weaken the "
                "conclusion.",
            ),
        ),
        written(
            "A", "arguments", ("strengthen", "comparison"), {3},
            ru=(
                "Магазин обновил витрину, и за месяц продажи выросли на 20%. Владелец считает, что помогла "
                "витрина. Какой факт поддерживает его мнение?",
                ("Витрина обошлась дороже, чем планировали", "В этом месяце на улице прошёл фестиваль",
                 "Продажи растут перед каждым Новым годом", "У соседних похожих магазинов продажи не изменились",
                 "Владелец давно хотел обновить витрину"),
                "Соседи работали в тех же условиях, но без новой витрины: раз у них роста нет, общие причины "
                "маловероятны. Фестиваль и праздники, напротив, дают другое объяснение роста.",
            ),
            kk=(
                "Дүкен сөресін жаңартқан соң, бір айда сатылым 20% өсті. Иесі сөре көмектесті деп санайды. Қай "
                "факт оның пікірін қолдайды?",
                ("Сөре жоспардан қымбатқа түсті", "Сол айда көшеде фестиваль өтті",
                 "Сатылым әр Жаңа жыл алдында өседі", "Ұқсас көрші дүкендерде сатылым өзгермеді",
                 "Иесі сөрені жаңартуды көптен ойлаған"),
                "Көршілер дәл сол жағдайда, бірақ жаңа сөресіз жұмыс істеді: оларда өсім болмаса, ортақ себептің "
                "болуы екіталай. Ал фестиваль мен мереке өсімді басқаша түсіндіреді.",
            ),
            en=(
                "A shop renewed its window and within a month sales rose by 20%. The owner thinks the window did "
                "it. Which fact supports this?",
                ("The window cost more than planned", "A street festival took place that month",
                 "Sales rise before every New Year", "Similar shops next door saw no change in sales",
                 "The owner had long wanted a new window"),
                "The neighbours worked in the same conditions without a new window: with no growth there, a "
                "common cause is unlikely. A festival or a holiday would explain the growth in another way.",
            ),
        ),
        written(
            "B", "arguments", ("weaken", "rates"), {0},
            ru=(
                "«После появления велодорожек число аварий с велосипедистами выросло на 10%. Значит, дорожки "
                "сделали езду опаснее». Что сильнее всего ослабляет вывод?",
                ("Велосипедистов за это время стало втрое больше", "Дорожки есть и в других городах",
                 "Часть дорожек узкая", "В городе выросло и число автомобилей",
                 "Многие водители недовольны дорожками"),
                "Опасность — это число аварий на одного едущего. Если велосипедистов втрое больше, а аварий лишь "
                "на 10%, риск для каждого упал. Рост числа машин лишь отчасти объясняет аварии и о риске езды "
                "говорит мало.",
            ),
            kk=(
                "«Велосипед жолдары пайда болғалы велосипедшілер ұшыраған апат саны 10% өсті. Демек, жолдар "
                "жүруді қауіпті етті». Қорытындыны не бәрінен күшті әлсіретеді?",
                ("Осы уақытта велосипедшілер үш есе көбейді", "Мұндай жолдар басқа қалаларда да бар",
                 "Жолдардың бір бөлігі тар", "Қалада автомобиль саны да өсті", "Көп жүргізуші бұл жолдарға наразы"),
                "Қауіп — бір жүрушіге шаққандағы апат саны. Велосипедшілер үш есе көбейіп, апат тек 10% өссе, "
                "әрқайсысының тәуекелі азайған. Көліктің көбеюі апатты ішінара ғана түсіндіреді, тәуекел туралы "
                "аз айтады.",
            ),
            en=(
                "“Since cycle lanes were built, accidents with cyclists have risen by 10%. So the lanes made "
                "cycling more dangerous.” What weakens this most?",
                ("The number of cyclists has tripled meanwhile", "Other cities have cycle lanes too",
                 "Some of the lanes are narrow", "There are also more cars in the city",
                 "Many drivers dislike the lanes"),
                "Danger is accidents per rider. With three times as many cyclists and only 10% more accidents, "
                "the risk for each has fallen. More cars explain the accidents only in part and say little about "
                "the risk.",
            ),
        ),
        written(
            "C", "arguments", ("weaken", "survey"), {1, 4},
            ru=(
                "На сайте магазина 80% ответивших оценили его на «отлично». Вывод: большинство покупателей "
                "довольны. Какие факты ослабляют вывод?",
                ("Опрос состоит из трёх вопросов", "За отличную оценку давали скидку", "Опрос шёл целый месяц",
                 "Среди ответивших есть жители разных городов",
                 "Форма опроса открывалась лишь у тех, кто покупал не впервые"),
                "Скидка за похвалу делает оценки неискренними, а опрос одних лишь вернувшихся отсекает "
                "разочарованных. Краткость, срок и разные города сами по себе выборку не искажают.",
            ),
            kk=(
                "Дүкен сайтында жауап бергендердің 80%-ы оны «өте жақсы» деп бағалады. Қорытынды: сатып "
                "алушылардың көбі риза. Қай фактілер қорытындыны әлсіретеді?",
                ("Сауалнама үш сұрақтан тұрады", "Өте жақсы баға үшін жеңілдік берілген",
                 "Сауалнама бір ай бойы жүрген", "Жауап бергендер арасында түрлі қала тұрғындары бар",
                 "Сауалнама бірінші рет алмағандарға ғана ашылған"),
                "Мақтағаны үшін берілген жеңілдік бағаны шынайы емес етеді, ал қайтып келгендерді ғана сұрау "
                "көңілі қалғандарды шеттетеді. Қысқалық, мерзім, түрлі қалалар өздігінен іріктемені бұрмаламайды.",
            ),
            en=(
                "On a shop's site 80% of those who answered rated it “excellent”. Conclusion: most customers are "
                "satisfied. Which facts weaken it?",
                ("The survey has three questions", "An excellent rating earned a discount",
                 "The survey ran for a whole month", "People from different cities answered",
                 "The form opened only for people who had bought there before"),
                "A discount for praise makes ratings insincere, and asking only those who came back leaves out "
                "the disappointed. Shortness, duration and different cities do not distort the sample by "
                "themselves.",
            ),
        ),
        written(
            "C", "arguments", ("strengthen", "causation"), {0, 3},
            ru=(
                "Агроном считает, что новое удобрение повышает урожай томатов. Какие факты поддерживают его "
                "вывод?",
                ("Грядки для удобрения выбирали жребием", "Удобрение уже продаётся в магазинах",
                 "Удобренные грядки были солнечнее прочих", "Чем больше дозу давали, тем выше был урожай",
                 "Урожай огурцов в том году тоже вырос везде"),
                "Жребий уравнивает прочие условия, а рост урожая вместе с дозой — признак причинной связи. Больше "
                "солнца или общий удачный год — это другие объяснения, они вывод ослабляют.",
            ),
            kk=(
                "Агроном жаңа тыңайтқыш қызанақ өнімін арттырады деп санайды. Қай фактілер оның қорытындысын "
                "қолдайды?",
                ("Тыңайтқыш салынатын жүйектер жеребемен таңдалды", "Тыңайтқыш дүкендерде сатылып жатыр",
                 "Тыңайтылған жүйектерге күн көбірек түсті", "Мөлшері көбейген сайын өнім де арта берді",
                 "Сол жылы қияр өнімі де барлық жерде өсті"),
                "Жеребе өзге жағдайды теңестіреді, ал мөлшермен бірге өнімнің өсуі — себептік байланыс белгісі. "
                "Күннің көптігі немесе жалпы қолайлы жыл — басқа түсіндірме, олар қорытындыны әлсіретеді.",
            ),
            en=(
                "An agronomist thinks a new fertiliser raises the yield of tomatoes. Which facts support this?",
                ("The beds to be fertilised were chosen by lot", "The fertiliser is already sold in shops",
                 "The fertilised beds got more sun than the rest", "The larger the dose, the higher the yield was",
                 "Cucumbers did better everywhere that year too"),
                "A draw evens out other conditions, and a yield growing with the dose is a sign of causation. "
                "More sun or a generally good year are other explanations and weaken the conclusion.",
            ),
        ),
        written(
            "B", "arguments", ("evaluate",), {2, 3},
            ru=(
                "Школа перенесла начало уроков с 8:00 на 9:00, и пропусков стало меньше. Что важно узнать, чтобы "
                "проверить, помог ли перенос?",
                ("Нравится ли перенос родителям", "Собираются ли так сделать другие школы",
                 "Изменились ли пропуски в школах без переноса", "Не ввели ли тогда же строгий учёт пропусков",
                 "Во сколько теперь кончаются уроки"),
                "Нужны сравнение с теми, где ничего не меняли, и проверка других причин, возникших в то же время. "
                "Мнение родителей, чужие планы и конец уроков важны для решения, но не показывают, от чего стало "
                "меньше пропусков.",
            ),
            kk=(
                "Мектеп сабақты 8:00-ден 9:00-ге ауыстырған соң, сабақ босату азайды. Ауыстырудың көмектескенін "
                "тексеру үшін нені білу маңызды?",
                ("Ауыстыру ата-аналарға ұнай ма", "Басқа мектептер де солай етпек пе",
                 "Кестесі өзгермеген мектептерде босату өзгерген бе", "Сол кезде босату есебі қатаңдатылған жоқ па",
                 "Сабақ енді нешеде бітеді"),
                "Ештеңе өзгермеген мектептермен салыстыру және сол кезде пайда болған басқа себептерді тексеру "
                "керек. Ата-ананың пікірі, өзгелердің жоспары мен сабақтың аяқталуы шешім үшін маңызды, бірақ "
                "босату неден азайғанын көрсетпейді.",
            ),
            en=(
                "A school moved the first lesson from 8:00 to 9:00 and absences fell. What matters for judging "
                "whether the move helped?",
                ("Whether parents like the move", "Whether other schools plan to do the same",
                 "Whether absences changed in schools that did not move",
                 "Whether stricter recording of absences began then too", "At what time lessons end now"),
                "One needs a comparison with schools where nothing changed, and a check of other causes that "
                "arose then. What parents like, what others plan and when lessons end may matter for a decision, "
                "but do not show why absences fell.",
            ),
        ),
    ]  # fmt: skip
