"""Written questions on syllogisms and quantifiers."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_logic.notation import written


def questions() -> list[Document]:
    """Counterexamples, the order of quantifiers, “some” and “all”, typical fallacies."""
    return [
        written(
            "A", "syllogisms", ("quantifier", "counterexample"), {3},
            ru=(
                "Преподаватель сказал: «Все, кто сидит в первом ряду, сдали работу вовремя». Какой факт опровергает "
                "его слова?",
                ("Студент из третьего ряда сдал работу вовремя", "Студент из третьего ряда опоздал с работой",
                 "В первом ряду сидят только двое", "Студент из первого ряда опоздал с работой",
                 "Большинство сдавших вовремя сидят не в первом ряду"),
                "Общее утверждение опровергает только контрпример: тот, кто сидит в первом ряду и вовремя работу не "
                "сдал. О других рядах ничего не сказано, поэтому факты о них ни подтверждают его, ни опровергают.",
            ),
            kk=(
                "Оқытушы: «Бірінші қатарда отырғандардың бәрі жұмысын уақытында тапсырды», — деді. Қай факт оның "
                "сөзін жоққа шығарады?",
                ("Үшінші қатардағы студент жұмысын уақытында тапсырды", "Үшінші қатардағы студент жұмысын кешіктірді",
                 "Бірінші қатарда екі-ақ адам отыр", "Бірінші қатардағы студент жұмысын кешіктірді",
                 "Уақытында тапсырғандардың көбі бірінші қатарда отырмайды"),
                "Жалпы тұжырымды тек қарсы мысал жоққа шығарады: бірінші қатарда отырып, жұмысын уақытында "
                "тапсырмаған адам. Басқа қатарлар туралы айтылмаған, сондықтан олар жөніндегі фактілер растамайды "
                "да, жоққа да шығармайды.",
            ),
            en=(
                "A lecturer said: “Everybody in the first row handed in the work on time.” Which fact refutes this?",
                ("A student from the third row was on time", "A student from the third row was late",
                 "Only two people sit in the first row", "A student from the first row was late",
                 "Most of those on time do not sit in the first row"),
                "Only a counterexample refutes a general claim: somebody in the first row who was late. Nothing is "
                "said of other rows, so facts about them neither confirm nor refute it.",
            ),
        ),
        written(
            "B", "syllogisms", ("quantifier", "order"), {1},
            ru=(
                "Известно: есть задача, которую решили все участники олимпиады. Что отсюда следует?",
                ("Есть участник, решивший все задачи", "Каждый участник решил хотя бы одну задачу",
                 "Каждую задачу решил хотя бы один участник", "Есть задача, которую не решил никто",
                 "Некоторые участники решили только одну задачу"),
                "Та самая общая задача решена каждым, значит, у каждого есть хотя бы одна решённая. Переставлять "
                "«есть» и «все» в другую сторону нельзя: об остальных задачах ничего не известно.",
            ),
            kk=(
                "Олимпиаданың барлық қатысушысы шығарған есеп бар екені белгілі. Бұдан не шығады?",
                ("Барлық есепті шығарған қатысушы бар", "Әр қатысушы кемінде бір есеп шығарды",
                 "Әр есепті кемінде бір қатысушы шығарды", "Ешкім шығармаған есеп бар",
                 "Кейбір қатысушылар тек бір есеп шығарды"),
                "Сол ортақ есепті әрқайсысы шығарды, демек әркімнің кемінде бір шығарған есебі бар. «Бар» мен "
                "«барлық» сөздерін керісінше ауыстыруға болмайды: қалған есептер туралы ештеңе белгісіз.",
            ),
            en=(
                "There is a problem that all participants of a contest solved. What follows?",
                ("Some participant solved all problems", "Every participant solved at least one problem",
                 "Every problem was solved by somebody", "There is a problem nobody solved",
                 "Some participants solved one problem only"),
                "Everybody solved that common problem, so everybody solved at least one. “There is” and “all” may "
                "not be exchanged the other way: nothing is known of the other problems.",
            ),
        ),
        written(
            "A", "syllogisms", ("quantifier", "some"), {2},
            ru=(
                "«Некоторые приборы в кабинете исправны». Что обязательно верно, если эти слова истинны в "
                "логическом смысле?",
                ("Некоторые приборы неисправны", "Исправна большая часть приборов", "Хотя бы один прибор исправен",
                 "Исправны все приборы", "Исправен ровно один прибор"),
                "В логике «некоторые» значит «хотя бы один» и не исключает «все». В быту мы часто слышим в этом "
                "слове «но не все», однако это догадка, а не следствие.",
            ),
            kk=(
                "«Кабинеттегі кейбір аспаптар жұмыс істейді». Бұл сөз логикалық мағынада ақиқат болса, не міндетті "
                "түрде дұрыс?",
                ("Кейбір аспаптар жұмыс істемейді", "Аспаптардың көбі жұмыс істейді",
                 "Кемінде бір аспап жұмыс істейді", "Барлық аспап жұмыс істейді", "Дәл бір аспап жұмыс істейді"),
                "Логикада «кейбір» дегені «кемінде бір» деген сөз және «бәрі» дегенді жоққа шығармайды. Күнделікті "
                "тілде біз одан «бірақ бәрі емес» дегенді естиміз, алайда бұл — болжам, салдар емес.",
            ),
            en=(
                "“Some devices in the room work.” What must be true if these words are true in the logical sense?",
                ("Some devices do not work", "Most devices work", "At least one device works", "All devices work",
                 "Exactly one device works"),
                "In logic “some” means “at least one” and does not exclude “all”. In daily life we often hear “but "
                "not all”, yet that is a guess and not a consequence.",
            ),
        ),
        written(
            "B", "syllogisms", ("fallacy", "undistributed-middle"), {4},
            ru=(
                "«Все отличники ведут конспект. Марат ведёт конспект. Значит, Марат — отличник». В чём ошибка "
                "рассуждения?",
                ("Первая посылка не может быть верной", "Посылки противоречат друг другу", "Вывод верен, ошибки нет",
                 "Вторая посылка не относится к первой", "Конспект могут вести и те, кто не отличник"),
                "Отличники лежат внутри множества ведущих конспект, но не обязаны заполнять его целиком. Марат "
                "может оказаться в остальной части; посылки при этом вполне могут быть истинными.",
            ),
            kk=(
                "«Барлық озат студент конспект жазады. Марат конспект жазады. Демек, Марат — озат студент». "
                "Пайымдаудың қатесі неде?",
                ("Бірінші алғышарт дұрыс бола алмайды", "Алғышарттар бір-біріне қайшы", "Қорытынды дұрыс, қате жоқ",
                 "Екінші алғышарттың біріншіге қатысы жоқ", "Озат еместер де конспект жазуы мүмкін"),
                "Озаттар конспект жазатындар жиынының ішінде, бірақ оны түгел толтыруы міндетті емес. Марат қалған "
                "бөлікте болуы мүмкін; мұнда алғышарттардың өзі ақиқат бола алады.",
            ),
            en=(
                "“All top students take notes. Marat takes notes. So Marat is a top student.” What is wrong?",
                ("The first premise cannot be true", "The premises contradict each other",
                 "Nothing, the conclusion follows", "The second premise has nothing to do with the first",
                 "Others than top students may take notes too"),
                "The top students lie inside the set of note-takers but need not fill it. Marat may be in the rest; "
                "the premises may well be true.",
            ),
        ),
        written(
            "C", "syllogisms", ("sets", "overlap"), {0},
            ru=(
                "Из 30 студентов группы 22 знают Python, а 17 знают SQL. Что можно утверждать наверняка о знающих и "
                "то и другое?",
                ("Их не меньше 9 и не больше 17", "Их ровно 9", "Их не меньше 5 и не больше 22", "Их не меньше 17",
                 "Их может не быть вовсе"),
                "Если бы общих не было, понадобилось бы $22 + 17 = 39$ человек, а их 30, поэтому общих не меньше "
                "$39 - 30 = 9$. Больше 17 их не бывает: столько всего знают SQL. Ровно 9 — лишь крайний случай, "
                "когда каждый знает хоть что-то одно.",
            ),
            kk=(
                "Топтағы 30 студенттің 22-сі Python, 17-сі SQL біледі. Екеуін де білетіндер туралы нені нақты "
                "айтуға болады?",
                ("Олар 9-дан кем емес, 17-ден көп емес", "Олар дәл 9", "Олар 5-тен кем емес, 22-ден көп емес",
                 "Олар 17-ден кем емес", "Олар мүлде болмауы мүмкін"),
                "Ортақ адам болмаса, $22 + 17 = 39$ адам керек еді, ал олар 30, сондықтан ортақтары $39 - 30 = "
                "9$-дан кем емес. 17-ден артық болмайды: SQL білетіндердің бәрі сонша. Дәл 9 — әркім кемінде бірін "
                "білетін шеткі жағдай ғана.",
            ),
            en=(
                "Of 30 students 22 know Python and 17 know SQL. What is certain about those who know both?",
                ("There are at least 9 and at most 17", "There are exactly 9", "There are at least 5 and at most 22",
                 "There are at least 17", "There may be none"),
                "With no overlap $22 + 17 = 39$ people would be needed, and there are 30, so at least $39 - 30 = 9$ "
                "know both. More than 17 is impossible, as that is all who know SQL. Exactly 9 is only the extreme "
                "case that everybody knows something.",
            ),
        ),
        written(
            "C", "syllogisms", ("vacuous-truth", "quantifier"), {0, 3},
            ru=(
                "На складе нет ни одного синего ящика. Какие утверждения о складе истинны по правилам логики?",
                ("Все синие ящики на складе пусты", "Некоторые синие ящики на складе пусты",
                 "Хотя бы один синий ящик не пуст", "Ни один синий ящик на складе не пуст",
                 "Не все синие ящики на складе пусты"),
                "Утверждение обо «всех» ложно только при контрпримере, а синих ящиков нет — значит, и «все пусты», "
                "и «ни один не пуст» истинны, как это ни странно. Утверждениям «некоторые», «хотя бы один», «не "
                "все» нужен настоящий синий ящик.",
            ),
            kk=(
                "Қоймада бірде-бір көк жәшік жоқ. Логика ережесі бойынша қойма туралы қай тұжырымдар ақиқат?",
                ("Қоймадағы барлық көк жәшік бос", "Қоймадағы кейбір көк жәшіктер бос",
                 "Кемінде бір көк жәшік бос емес", "Қоймадағы бірде-бір көк жәшік бос емес",
                 "Қоймадағы көк жәшіктердің бәрі бірдей бос емес, яғни бос емесі бар"),
                "«Барлығы» туралы тұжырым қарсы мысал болғанда ғана жалған, ал көк жәшік жоқ — сондықтан «барлығы "
                "бос» та, «бірде-бірі бос емес» те, таңғаларлық болса да, ақиқат. «Кейбір», «кемінде бір», «бәрі "
                "бірдей емес» дегендерге нақты көк жәшік керек.",
            ),
            en=(
                "There is no blue box in a store. Which statements about the store are true by the rules of logic?",
                ("All blue boxes in the store are empty", "Some blue boxes in the store are empty",
                 "At least one blue box is not empty", "No blue box in the store is empty",
                 "Not all blue boxes in the store are empty"),
                "A claim about “all” is false only if there is a counterexample, and there are no blue boxes, so "
                "both “all are empty” and “none is empty” are true, odd as it sounds. “Some”, “at least one” and "
                "“not all” need a real blue box.",
            ),
        ),
    ]  # fmt: skip
