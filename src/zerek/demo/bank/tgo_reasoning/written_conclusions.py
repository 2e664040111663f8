"""Written questions on what a short text does and does not say."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_reasoning.notation import written


def questions() -> list[Document]:
    """Inference, shares and totals, fact and opinion, the main idea."""
    return [
        written(
            "A", "conclusions", ("inference", "text"), {1},
            ru=(
                "«К участию в конкурсе допускали только тех, кто прошёл регистрацию. Сертификат получил каждый "
                "участник, приз — только некоторые участники». Что следует из текста?",
                ("Каждый, кто зарегистрировался, участвовал", "Все получившие приз прошли регистрацию",
                 "Сертификатов выдали столько же, сколько призов", "Незарегистрированные получили сертификаты",
                 "Некоторые участники не получили сертификата"),
                "Приз получали только участники, а участники все зарегистрированы. Обратное неверно: "
                "зарегистрироваться и не прийти можно.",
            ),
            kk=(
                "«Байқауға тек тіркеуден өткендер жіберілді. Сертификатты әр қатысушы алды, жүлдені — тек кейбір "
                "қатысушылар». Мәтіннен не шығады?",
                ("Тіркелгеннің әрқайсысы қатысты", "Жүлде алғандардың бәрі тіркеуден өткен",
                 "Сертификат саны жүлде санына тең", "Тіркелмегендер сертификат алды",
                 "Кейбір қатысушылар сертификат алмады"),
                "Жүлдені тек қатысушылар алды, ал қатысушылардың бәрі тіркелген. Керісінше емес: тіркеліп, келмей "
                "қалуға болады.",
            ),
            en=(
                "“Only people who had registered could take part in the contest. Every participant got a "
                "certificate, only some of them a prize.” What follows?",
                ("Everyone who registered took part", "All prize winners had registered",
                 "As many certificates as prizes were given", "Unregistered people got certificates",
                 "Some participants got no certificate"),
                "Only participants got prizes, and all participants had registered. The converse fails: one may "
                "register and not come.",
            ),
        ),
        written(
            "A", "conclusions", ("inference", "share"), {3},
            ru=(
                "«В кафе зимой продают больше чая, чем летом, а кофе — поровну круглый год. Других напитков нет». "
                "Какой вывод верен?",
                ("Зимой чая продают больше, чем кофе", "Летом чай не покупают", "Зимой в кафе больше посетителей",
                 "Доля чая среди напитков зимой выше, чем летом", "Кофе популярнее чая"),
                "Кофе столько же, чая больше — значит, доля чая выше. Сравнить чай с кофе нельзя: неизвестно, "
                "сколько продают того и другого.",
            ),
            kk=(
                "«Кафеде қыста шай жазға қарағанда көп сатылады, ал кофе жыл бойы бірдей. Басқа сусын жоқ». Қай "
                "қорытынды дұрыс?",
                ("Қыста шай кофеден көп сатылады", "Жазда шай алынбайды", "Қыста кафеде келуші көбірек",
                 "Сусындар ішіндегі шай үлесі қыста жаздағыдан жоғары", "Кофе шайдан танымал"),
                "Кофе сонша, шай көбірек — демек шай үлесі жоғары. Шай мен кофені салыстыруға болмайды: "
                "әрқайсысының қанша сатылатыны белгісіз.",
            ),
            en=(
                "“A café sells more tea in winter than in summer, and equally much coffee all year. It sells no "
                "other drinks.” Which conclusion is right?",
                ("In winter more tea is sold than coffee", "Nobody buys tea in summer",
                 "The café has more visitors in winter",
                 "Tea's share of the drinks is higher in winter than in summer", "Coffee is more popular than tea"),
                "The same coffee and more tea give a higher share of tea. Tea cannot be compared with coffee: how "
                "much of each is sold is unknown.",
            ),
        ),
        written(
            "B", "conclusions", ("inference", "share", "arithmetic"), {2},
            ru=(
                "«За год продажи автомобилей упали с 10 000 до 5 000, а доля электромобилей среди проданных "
                "выросла с 5% до 10%». Что произошло с числом проданных электромобилей?",
                ("Оно выросло вдвое", "Оно выросло на 5%", "Оно не изменилось", "Оно упало вдвое",
                 "Определить его нельзя"),
                "Было $10000 \\cdot 0{,}05 = 500$, стало $5000 \\cdot 0{,}10 = 500$. Рост доли ещё не означает рост "
                "количества: уменьшилось целое.",
            ),
            kk=(
                "«Бір жылда автомобиль сатылымы 10 000-нан 5 000-ға түсті, ал сатылғандар ішіндегі электромобиль "
                "үлесі 5%-дан 10%-ға өсті». Сатылған электромобиль саны қалай өзгерді?",
                ("Екі есе өсті", "5%-ға өсті", "Өзгерген жоқ", "Екі есе кеміді", "Анықтау мүмкін емес"),
                "Бұрын $10000 \\cdot 0{,}05 = 500$ еді, енді $5000 \\cdot 0{,}10 = 500$. Үлестің өсуі санның өсуін "
                "білдірмейді: бүтіннің өзі азайды.",
            ),
            en=(
                "“In a year car sales fell from 10 000 to 5 000, and the share of electric cars among them rose "
                "from 5% to 10%.” What happened to the number of electric cars sold?",
                ("It doubled", "It rose by 5%", "It did not change", "It halved", "It cannot be found"),
                "It was $10000 \\cdot 0.05 = 500$ and is $5000 \\cdot 0.10 = 500$. A larger share is not a larger "
                "number: the whole has shrunk.",
            ),
        ),
        written(
            "B", "conclusions", ("fact", "opinion"), {4},
            ru=(
                "Какое из предложений о новом мосте сообщает факт, который можно проверить, а не оценку?",
                ("Мост украсил город", "Строить его надо было раньше", "Пешеходам по нему гулять приятно",
                 "Денег на него не жалко", "Мост на 40 метров длиннее старого"),
                "Длину измерят, и все получат одно и то же. «Украсил», «надо было», «приятно», «не жалко» — "
                "оценки: спор о них измерением не решить.",
            ),
            kk=(
                "Жаңа көпір туралы қай сөйлем баға емес, тексеруге болатын факт айтады?",
                ("Көпір қаланың көркін келтірді", "Оны ертерек салу керек еді",
                 "Жаяу жүргіншіге онда серуендеу жағымды", "Оған кеткен ақша аямауға тұрады",
                 "Көпір ескісінен 40 метр ұзын"),
                "Ұзындықты өлшегенде бәрі бірдей нәтиже алады. «Көркін келтірді», «керек еді», «жағымды», "
                "«тұрады» — бағалар: олар туралы дауды өлшеп шешу мүмкін емес.",
            ),
            en=(
                "Which sentence about a new bridge states a fact that can be checked and not a judgement?",
                ("The bridge has made the city prettier", "It should have been built earlier",
                 "Walking across it is pleasant", "It was worth the money",
                 "The bridge is 40 metres longer than the old one"),
                "A length can be measured with the same result for everyone. “Prettier”, “should”, “pleasant”, "
                "“worth” are judgements that no measurement will settle.",
            ),
        ),
        written(
            "B", "conclusions", ("inference", "median"), {0},
            ru=(
                "«В фирме медианная зарплата — 300 тыс. тенге, а средняя — 420 тыс.». Что следует из этих данных?",
                ("Хотя бы половина работников получает не более 300 тыс.",
                 "Половина работников получает не менее 420 тыс.", "Чаще всего платят 300 тыс.",
                 "Никто не получает меньше 300 тыс.", "В данных ошибка: медиана обязана равняться средней"),
                "Медиана делит упорядоченный список пополам, отсюда вывод. Среднее выше медианы, потому что его "
                "подняли немногие большие зарплаты; ошибки тут нет.",
            ),
            kk=(
                "«Фирмада жалақы медианасы — 300 мың теңге, ал орташасы — 420 мың». Бұл деректерден не шығады?",
                ("Қызметкерлердің кемінде жартысы 300 мыңнан артық алмайды",
                 "Қызметкерлердің жартысы кемінде 420 мың алады", "Ең жиі төленетіні — 300 мың",
                 "Ешкім 300 мыңнан кем алмайды", "Дерек қате: медиана орташаға тең болуы керек"),
                "Медиана реттелген тізімді қақ бөледі, қорытынды содан шығады. Орташаны аз ғана үлкен жалақы "
                "көтерген, сондықтан ол медианадан жоғары; мұнда қате жоқ.",
            ),
            en=(
                "“In a company the median salary is 300 thousand tenge and the mean 420 thousand.” What follows?",
                ("At least half of the staff earn no more than 300 thousand",
                 "Half of the staff earn at least 420 thousand", "300 thousand is the commonest salary",
                 "Nobody earns less than 300 thousand", "The figures are wrong: median and mean must be equal"),
                "The median halves the ordered list, hence the conclusion. The mean is higher because a few large "
                "salaries lift it; nothing is wrong with that.",
            ),
        ),
        written(
            "C", "conclusions", ("inference", "correlation"), {1, 3},
            ru=(
                "«Опросили 600 студентов одного вуза. Средний балл завтракающих — 84, остальных — 79». Какие "
                "утверждения следуют из этих данных?",
                ("Завтрак повышает балл на 5", "Среди опрошенных завтракающие в среднем набрали больше",
                 "Каждый завтракающий учится лучше любого другого", "Хотя бы у одного завтракающего балл не ниже 84",
                 "Студенты всех вузов, которые завтракают, учатся лучше"),
                "Сравнение средних — прямо в тексте, а если бы у всех завтракающих было ниже 84, среднее не "
                "равнялось бы 84. Причина, каждый человек и другие вузы — уже домыслы.",
            ),
            kk=(
                "«Бір университеттің 600 студентінен сұрақ алынды. Таңғы ас ішетіндердің орташа балы — 84, "
                "қалғандарынікі — 79». Бұл деректерден қай тұжырымдар шығады?",
                ("Таңғы ас балды 5-ке арттырады", "Сұралғандар ішінде таңғы ас ішетіндер орта есеппен көп жинаған",
                 "Таңғы ас ішетіннің әрқайсысы кез келген басқадан жақсы оқиды",
                 "Таңғы ас ішетіндердің кемінде бірінің балы 84-тен төмен емес",
                 "Таңғы ас ішетін студенттер барлық университетте жақсы оқиды"),
                "Орташаларды салыстыру мәтінде бар, ал таңғы ас ішетіндердің бәрінікі 84-тен төмен болса, "
                "орташасы 84 болмас еді. Себеп, әр адам және басқа университеттер туралысы — болжам.",
            ),
            en=(
                "“600 students of one university were asked. The mean mark of those who eat breakfast is 84, of "
                "the rest 79.” Which statements follow?",
                ("Breakfast raises the mark by 5", "Among those asked, breakfast eaters scored higher on average",
                 "Every breakfast eater does better than anyone else",
                 "At least one breakfast eater has a mark of 84 or more",
                 "Students who eat breakfast do better at all universities"),
                "The comparison of means is in the text, and if all breakfast eaters were below 84, their mean "
                "could not be 84. The cause, each single person and other universities are guesses.",
            ),
        ),
        written(
            "C", "conclusions", ("inference", "condition"), {3},
            ru=(
                "«Как только склад заполнен больше чем на 90%, приём товара останавливают. В июне приём не "
                "останавливали, в июле остановили». Что обязательно верно?",
                ("В июле склад был заполнен больше чем на 90%", "В июне склад был почти пуст",
                 "В июле товара пришло больше, чем в июне", "В июне склад ни разу не заполнялся больше чем на 90%",
                 "В августе приём возобновят"),
                "Заполнение свыше 90% всегда останавливает приём; раз остановки не было, не было и такого "
                "заполнения. Июльская остановка могла иметь и другую причину, например ремонт.",
            ),
            kk=(
                "«Қойма 90%-дан артық толса болды, тауар қабылдау тоқтатылады. Маусымда қабылдау тоқтатылған жоқ, "
                "шілдеде тоқтатылды». Не міндетті түрде дұрыс?",
                ("Шілдеде қойма 90%-дан артық толған", "Маусымда қойма дерлік бос болған",
                 "Шілдеде маусымдағыдан көп тауар келген", "Маусымда қойма бірде-бір рет 90%-дан артық толмаған",
                 "Тамызда қабылдау қайта басталады"),
                "90%-дан артық толу қабылдауды әрқашан тоқтатады; тоқтату болмаса, ондай толу да болмаған. "
                "Шілдедегі тоқтатудың басқа себебі, мысалы жөндеу, болуы мүмкін.",
            ),
            en=(
                "“As soon as the store is more than 90% full, deliveries are stopped. In June they were not "
                "stopped, in July they were.” What must be true?",
                ("In July the store was more than 90% full", "In June the store was almost empty",
                 "More goods came in July than in June", "In June the store was never more than 90% full",
                 "Deliveries will start again in August"),
                "More than 90% always stops deliveries; with no stop there was no such filling. The stop in July "
                "may have had another cause, such as repairs.",
            ),
        ),
        written(
            "A", "conclusions", ("main-idea", "text"), {2},
            ru=(
                "«Бумажные учебники тяжелее планшета, но в них легче найти нужное место и сделать пометку. "
                "Планшет удобен в дороге. Поэтому многие берут планшет с собой, а дома учатся по книге». Какова "
                "главная мысль?",
                ("Бумажные учебники скоро исчезнут", "Планшет вреднее книги",
                 "У книги и планшета разные сильные стороны", "Делать пометки на планшете невозможно",
                 "Тяжёлые учебники надо запретить"),
                "Текст сопоставляет достоинства и кончает разумным сочетанием. Остальное в нём не сказано: «легче "
                "сделать пометку» не значит, что на планшете это невозможно.",
            ),
            kk=(
                "«Қағаз оқулық планшеттен ауыр, бірақ одан керек жерді табу да, белгі қою да оңай. Планшет жолда "
                "ыңғайлы. Сондықтан көп адам планшетті жолға алады, ал үйде кітаппен оқиды». Негізгі ой қандай?",
                ("Қағаз оқулық жақында жоғалады", "Планшет кітаптан зиянды",
                 "Кітап пен планшеттің артықшылығы әртүрлі", "Планшетте белгі қою мүмкін емес",
                 "Ауыр оқулыққа тыйым салу керек"),
                "Мәтін артықшылықтарды салыстырып, орынды үйлесіммен аяқталады. Қалғаны айтылмаған: «белгі қою "
                "оңай» деу планшетте мүмкін емес дегенді білдірмейді.",
            ),
            en=(
                "“Paper textbooks are heavier than a tablet, but it is easier to find a place and make a note in "
                "them. A tablet is handy on the road. So many take a tablet along and study from the book at "
                "home.” What is the main idea?",
                ("Paper textbooks will soon disappear", "A tablet does more harm than a book",
                 "A book and a tablet have different strengths", "Notes cannot be made on a tablet",
                 "Heavy textbooks should be forbidden"),
                "The text weighs the strengths and ends in a sensible combination. The rest is not said: “easier "
                "to make a note” does not mean that a tablet cannot do it.",
            ),
        ),
        written(
            "C", "conclusions", ("inference", "total"), {0, 2},
            ru=(
                "«У сети пять филиалов. За год общая выручка сети выросла на 8%, хотя в трёх филиалах она упала». "
                "Что обязательно верно?",
                ("Хотя бы в одном из двух других филиалов выручка выросла", "Выручка выросла в обоих других филиалах",
                 "Суммарный рост в других филиалах больше суммарного падения в трёх",
                 "В каждом из других филиалов рост больше 8%", "Большинство покупателей ушло в другие филиалы"),
                "Чтобы сумма выросла, рост обязан перевесить падение, а для этого нужен хотя бы один выросший "
                "филиал. Второй мог и не вырасти; о покупателях текст молчит.",
            ),
            kk=(
                "«Желінің бес филиалы бар. Бір жылда желінің жалпы түсімі 8% өсті, бірақ үш филиалда ол "
                "төмендеді». Не міндетті түрде дұрыс?",
                ("Қалған екі филиалдың кемінде бірінде түсім өсті", "Қалған екі филиалдың екеуінде де түсім өсті",
                 "Қалған филиалдардағы жалпы өсім үшеуіндегі жалпы төмендеуден көп",
                 "Қалған филиалдардың әрқайсысында өсім 8%-дан көп",
                 "Сатып алушылардың көбі басқа филиалдарға кетті"),
                "Қосынды өсуі үшін өсім төмендеуден басым болуы тиіс, ал оған кемінде бір өскен филиал керек. "
                "Екіншісі өспеуі де мүмкін; сатып алушылар туралы мәтінде айтылмаған.",
            ),
            en=(
                "“A chain has five branches. In a year its total revenue rose by 8%, although it fell in three "
                "branches.” What must be true?",
                ("Revenue rose in at least one of the other two branches", "Revenue rose in both other branches",
                 "The total rise in the other branches exceeds the total fall in the three",
                 "In each of the other branches the rise is above 8%",
                 "Most customers went over to the other branches"),
                "For the total to rise, the rise must outweigh the fall, and that takes at least one growing "
                "branch. The second need not have grown; of customers the text says nothing.",
            ),
        ),
        written(
            "B", "conclusions", ("inference", "rules"), {4},
            ru=(
                "«Книги из читального зала на дом не выдают. Справочные издания хранятся только в читальном зале. "
                "Все словари библиотеки — справочные издания». Что следует из правил?",
                ("Всё, что стоит в читальном зале, — справочное издание",
                 "Все книги не из читального зала выдают на дом", "Словари — единственные справочные издания",
                 "Художественную книгу можно взять на дом", "Ни один словарь библиотеки на дом не выдают"),
                "Цепочка: словарь — справочное издание — читальный зал — не выдают. В обратную сторону правила не "
                "работают: в зале могут стоять и другие книги, а выдачу могут запретить и по иной причине.",
            ),
            kk=(
                "«Оқу залының кітаптары үйге берілмейді. Анықтамалық басылымдар тек оқу залында сақталады. "
                "Кітапхананың барлық сөздігі — анықтамалық басылым». Ережелерден не шығады?",
                ("Оқу залында тұрғанның бәрі — анықтамалық басылым", "Оқу залынан тыс кітаптың бәрі үйге беріледі",
                 "Анықтамалық басылым тек сөздіктер", "Көркем кітапты үйге алуға болады",
                 "Кітапхананың бірде-бір сөздігі үйге берілмейді"),
                "Тізбек: сөздік — анықтамалық басылым — оқу залы — берілмейді. Ережелер кері бағытта жүрмейді: "
                "залда басқа кітап та тұруы, ал беруге өзге себеппен де тыйым салынуы мүмкін.",
            ),
            en=(
                "“Books of the reading room are not lent out. Reference works are kept in the reading room only. "
                "All dictionaries of the library are reference works.” What follows from the rules?",
                ("Whatever is in the reading room is a reference work",
                 "All books outside the reading room are lent out", "Dictionaries are the only reference works",
                 "A novel may be taken home", "No dictionary of the library is lent out"),
                "The chain: dictionary, reference work, reading room, not lent. The rules do not work backwards: "
                "other books may stand in the room, and lending may be barred for another reason.",
            ),
        ),
    ]  # fmt: skip
