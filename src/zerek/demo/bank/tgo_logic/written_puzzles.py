"""Written puzzles on order and truthfulness."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_logic.notation import written


def questions() -> list[Document]:
    """Places from both ends, days of the week, weighings, paradoxical statements."""
    return [
        written(
            "A", "puzzles", ("ordering", "counting"), {1},
            ru=("Асель стоит в очереди 7-й с начала и 12-й с конца. Сколько человек в очереди?",
                ("19", "18", "20",
                "17", "5"),
                "Асель сосчитана дважды, поэтому $7 + 12 - 1 = 18$. Простая сумма 19 — самая частая ошибка."),
            kk=("Әсел кезекте басынан санағанда 7-ші, соңынан санағанда 12-ші тұр. Кезекте неше адам бар?",
                ("19",
                "18", "20", "17", "5"),
                "Әсел екі рет саналды, сондықтан $7 + 12 - 1 = 18$. Жай қосынды 19 — ең жиі кездесетін қате."),
            en=("Asel is 7th from the front of a queue and 12th from its end. How many people are in the queue?",
                ("19", "18", "20", "17", "5"),
                "Asel is counted twice, so $7 + 12 - 1 = 18$. The plain sum 19 is the most common error."),
        ),
        written(
            "A", "puzzles", ("ordering", "overtaking"), {2},
            ru=("В забеге вы обогнали того, кто шёл третьим. На каком месте вы теперь?",
                ("На первом", "На втором", "На третьем", "На четвёртом", "Определить нельзя"),
                "Вы заняли место того, кого обогнали, а он стал четвёртым. Чтобы стать вторым, надо обогнать второго."),
            kk=("Жарыста сіз үшінші келе жатқан адамды басып оздыңыз. Енді нешінші орындасыз?",
                ("Бірінші", "Екінші", "Үшінші", "Төртінші", "Анықтау мүмкін емес"),
                "Сіз басып озған адамның орнын алдыңыз, ал ол төртінші болды. Екінші болу үшін екіншіні озу керек."),
            en=("In a race you overtook the runner in third place. What place are you in now?",
                ("First", "Second", "Third", "Fourth", "It cannot be determined"),
                "You took the place of the one you overtook, who is now fourth. To be second you must overtake the "
                "second."),
        ),
        written(
            "B", "puzzles", ("truth-teller", "statement"), {3},
            ru=("На острове рыцари всегда говорят правду, а лжецы всегда лгут. Какую фразу не может произнести ни "
                "рыцарь, ни лжец?",
                ("«Я рыцарь»", "«Мой сосед — лжец»", "«Здесь есть лжецы»", "«Я лжец»", "«Сегодня идёт дождь»"),
                "Рыцарь, сказав «я лжец», солгал бы, а лжец сказал бы правду. «Я рыцарь» говорят и те и другие, "
                "поэтому эта фраза ничего не сообщает."),
            kk=("Аралда серілер әрқашан шын, өтірікшілер әрқашан өтірік айтады. Қай сөйлемді сері де, өтірікші де "
                "айта алмайды?",
                ("«Мен серімін»", "«Көршім — өтірікші»", "«Мұнда өтірікшілер бар»", "«Мен өтірікшімін»",
                 "«Бүгін жаңбыр жауып тұр»"),
                "Сері «мен өтірікшімін» десе, өтірік айтқан болар еді, ал өтірікші шын айтқан болар еді. «Мен "
                "серімін» дегенді екеуі де айтады, сондықтан ол ештеңе білдірмейді."),
            en=("On an island knights always tell the truth and liars always lie. Which sentence can neither of "
                "them say?",
                ("“I am a knight”", "“My neighbour is a liar”", "“There are liars here”", "“I am a liar”",
                 "“It is raining today”"),
                "A knight saying “I am a liar” would lie, and a liar would tell the truth. Both kinds say “I am a "
                "knight”, so it tells nothing."),
        ),
        written(
            "C", "puzzles", ("truth-teller", "labels"), {0},
            ru=("В трёх коробках лежат: только яблоки, только груши, смесь. Все три этикетки — «Яблоки», «Груши», "
                "«Смесь» — наклеены неверно. Из какой коробки достаточно вынуть один плод, чтобы узнать содержимое "
                "всех?",
                ("Из коробки «Смесь»", "Из коробки «Яблоки»", "Из коробки «Груши»", "Из любой коробки",
                 "Одного плода не хватит"),
                "В коробке «Смесь» плоды одного вида, и один плод его называет; две другие восстанавливаются по "
                "неверным этикеткам. В коробке «Яблоки» вынутая груша оставила бы выбор между грушами и смесью."),
            kk=("Үш жәшікте: тек алма, тек алмұрт, аралас жеміс жатыр. «Алма», «Алмұрт», «Аралас» деген үш жазудың "
                "үшеуі де қате жапсырылған. Бәрінің ішін білу үшін қай жәшіктен бір жеміс алу жеткілікті?",
                ("«Аралас» жәшігінен", "«Алма» жәшігінен", "«Алмұрт» жәшігінен", "Кез келген жәшіктен",
                 "Бір жеміс жетпейді"),
                "«Аралас» жәшігінде бір түрлі жеміс бар, бір жеміс соны көрсетеді; қалған екеуі қате жазулар "
                "бойынша анықталады. «Алма» жәшігінен алмұрт шықса, алмұрт па, аралас па — белгісіз қалар еді."),
            en=("Three boxes hold only apples, only pears, and a mixture. All three labels, “Apples”, “Pears” and "
                "“Mixture”, are wrong. From which box is one fruit enough to know all contents?",
                ("The box “Mixture”", "The box “Apples”", "The box “Pears”", "Any box", "One fruit is not enough"),
                "The box “Mixture” holds one kind, and one fruit names it; the other two follow from the wrong "
                "labels. A pear out of “Apples” would leave pears or mixture open."),
        ),
        written(
            "B", "puzzles", ("ordering", "partial"), {1, 3},
            ru=("Алма старше Берика, Берик старше Галии, Динара старше Галии. Какие утверждения обязательно верны?",
                ("Динара старше Берика", "Алма старше Галии", "Динара моложе Алмы",
                 "Галия — самая младшая из четверых", "Алма — самая старшая из четверых"),
                "По цепочке Алма старше Галии, а моложе Галии никого: трое старше её. Где стоит Динара относительно "
                "Алмы и Берика, не сказано, поэтому она может оказаться и самой старшей."),
            kk=("Алма Беріктен үлкен, Берік Ғалиядан үлкен, Динара Ғалиядан үлкен. Қай тұжырымдар міндетті түрде "
                "дұрыс?",
                ("Динара Беріктен үлкен", "Алма Ғалиядан үлкен", "Динара Алмадан кіші", "Ғалия — төртеуінің ең кішісі",
                 "Алма — төртеуінің ең үлкені"),
                "Тізбек бойынша Алма Ғалиядан үлкен, ал Ғалиядан кіші ешкім жоқ: үшеуі де одан үлкен. Динараның "
                "Алма мен Берікке қатысты орны айтылмаған, сондықтан ең үлкені сол болуы да мүмкін."),
            en=("Alma is older than Berik, Berik older than Galiya, Dinara older than Galiya. Which statements must "
                "be true?",
                ("Dinara is older than Berik", "Alma is older than Galiya", "Dinara is younger than Alma",
                 "Galiya is the youngest of the four", "Alma is the oldest of the four"),
                "By the chain Alma is older than Galiya, and nobody is younger than Galiya: three are older. Where "
                "Dinara stands to Alma and Berik is not said, so she may even be the oldest."),
        ),
        written(
            "A", "puzzles", ("calendar",), {4},
            ru=("Позавчера была среда. Какой день недели будет послезавтра?",
                ("Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"),
                "Позавчера среда — значит, сегодня пятница, а послезавтра воскресенье: всего четыре дня от среды. "
                "Остановиться на пятнице значит найти только сегодняшний день."),
            kk=("Алдыңғы күні сәрсенбі болған. Бүрсігүні аптаның қай күні болады?",
                ("Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі"),
                "Алдыңғы күні сәрсенбі болса, бүгін жұма, ал бүрсігүні жексенбі: сәрсенбіден бастап төрт күн. "
                "Жұмаға тоқтау — тек бүгінгі күнді табу."),
            en=("The day before yesterday was Wednesday. What will be the day after tomorrow?",
                ("Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
                "Then today is Friday and the day after tomorrow Sunday: four days from Wednesday. To stop at "
                "Friday is to find today only."),
        ),
    ]  # fmt: skip
