"""Written questions on conditional statements."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_logic.notation import written


def questions() -> list[Document]:
    """Necessary and sufficient, “only if”, “unless”, the four cards, and the usual fallacies."""
    return [
        written(
            "A", "conditions", ("necessary",), {0},
            ru=("«К экзамену допускают только тех, кто сдал лабораторные». Чем является сдача лабораторных для "
                "допуска?",
                ("Необходимым условием", "Достаточным условием", "Необходимым и достаточным условием",
                 "Следствием допуска по времени", "Условием, не связанным с допуском"),
                "Без лабораторных допуска нет — это необходимость. Достаточна ли их сдача, не сказано: могут "
                "требовать и что-то ещё."),
            kk=("«Емтиханға зертханалық жұмысын тапсырғандар ғана жіберіледі». Зертханалық жұмысты тапсыру жіберілу "
                "үшін қандай шарт?",
                ("Қажетті шарт", "Жеткілікті шарт", "Қажетті әрі жеткілікті шарт", "Жіберілуден кейінгі салдар",
                 "Жіберілуге қатысы жоқ шарт"),
                "Зертханалық жұмыссыз емтиханға жіберілмейді — бұл қажеттілік. Оның жеткілікті екені айтылмаған: "
                "тағы бірдеңе талап етілуі мүмкін."),
            en=("“Only those who did the laboratory work are admitted to the exam.” What is the laboratory work for "
                "admission?",
                ("A necessary condition", "A sufficient condition", "A necessary and sufficient condition",
                 "A later effect of admission", "A condition unrelated to admission"),
                "Without it there is no admission: it is necessary. Whether it suffices is not said; something else "
                "may be required too."),
        ),
        written(
            "A", "conditions", ("sufficient",), {1},
            ru=("Число делится на 6. Чем это является для делимости на 3?",
                ("Необходимым, но не достаточным условием", "Достаточным, но не необходимым условием",
                 "Необходимым и достаточным условием", "Ни необходимым, ни достаточным условием"),
                "Всё, что делится на 6, делится и на 3 — достаточность. Но 9 делится на 3, а на 6 нет, так что "
                "необходимости нет."),
            kk=("Сан 6-ға бөлінеді. Бұл 3-ке бөлінгіштік үшін қандай шарт?",
                ("Қажетті, бірақ жеткіліксіз шарт", "Жеткілікті, бірақ қажетті емес шарт",
                 "Қажетті әрі жеткілікті шарт", "Қажетті де, жеткілікті де емес шарт"),
                "6-ға бөлінетін сан 3-ке де бөлінеді — жеткіліктілік. Бірақ 9 саны 3-ке бөлінеді, 6-ға бөлінбейді, "
                "демек қажетті емес."),
            en=("A number is divisible by 6. What is this for divisibility by 3?",
                ("Necessary but not sufficient", "Sufficient but not necessary", "Necessary and sufficient",
                 "Neither necessary nor sufficient"),
                "What is divisible by 6 is divisible by 3: sufficient. But 9 is divisible by 3 and not by 6, so it "
                "is not necessary."),
        ),
        written(
            "A", "conditions", ("fallacy", "converse"), {3},
            ru=("«Если идёт дождь, асфальт мокрый. Асфальт мокрый. Значит, идёт дождь». Какая ошибка допущена?",
                ("Отрицание условия", "Круг в доказательстве", "Поспешное обобщение",
                 "Подтверждение условия через следствие", "Ошибки нет"),
                "Из истинного следствия условие не вытекает: улицу могла полить машина. Законны только два хода: от "
                "условия к следствию и от отрицания следствия к отрицанию условия."),
            kk=("«Жаңбыр жауса, асфальт ылғал болады. Асфальт ылғал. Демек, жаңбыр жауып тұр». Қандай қате жіберілген?",
                ("Шартты терістеу", "Дәлелдеудегі тұйық шеңбер", "Асығыс жалпылау", "Салдар арқылы шартты растау",
                 "Қате жоқ"),
                "Салдардың ақиқаттығынан шарт шықпайды: көшені су себетін көлік шылауы мүмкін. Екі-ақ жол дұрыс: "
                "шарттан салдарға және салдардың терістеуінен шарттың терістеуіне."),
            en=("“If it rains, the road is wet. The road is wet. So it rains.” Which fallacy is this?",
                ("Denying the condition", "Circular reasoning", "Hasty generalisation", "Affirming the consequent",
                 "There is none"),
                "A true consequence does not prove the condition: a street washer may have passed. Only two moves "
                "are valid: from condition to consequence, and from denied consequence to denied condition."),
        ),
        written(
            "B", "conditions", ("only-if",), {2},
            ru=("«Стипендию назначают, только если нет долгов». Какая запись точно передаёт эти слова?",
                ("Если долгов нет, то стипендию назначают", "Если стипендию не назначили, то долги есть",
                 "Если стипендию назначили, то долгов нет",
                 "Стипендию назначают тогда и только тогда, когда долгов нет",
                 "Если есть долги, то стипендию назначают"),
                "«Только если» вводит необходимое условие: стипендия есть — значит, долгов нет. Что отсутствия "
                "долгов достаточно, сказано не было."),
            kk=("«Қарызы жоқ болса ғана стипендия тағайындалады». Бұл сөзді қай жазба дәл береді?",
                ("Егер қарыз болмаса, стипендия тағайындалады", "Егер стипендия тағайындалмаса, қарыз бар",
                 "Егер стипендия тағайындалса, қарыз жоқ", "Қарыз болмағанда және тек сонда стипендия тағайындалады",
                 "Егер қарыз болса, стипендия тағайындалады"),
                "«… болса ғана» қажетті шартты енгізеді: стипендия бар — демек қарыз жоқ. Қарыздың болмауы "
                "жеткілікті екені айтылмаған."),
            en=("“A grant is given only if there are no debts.” Which sentence says exactly this?",
                ("If there are no debts, a grant is given", "If no grant was given, there are debts",
                 "If a grant was given, there are no debts", "A grant is given if and only if there are no debts",
                 "If there are debts, a grant is given"),
                "“Only if” brings in a necessary condition: a grant means no debts. That having no debts suffices "
                "was not said."),
        ),
        written(
            "C", "conditions", ("selection-task",), {0, 3},
            ru=("На каждой карточке с одной стороны буква, с другой число. Проверяют правило: «если на одной "
                "стороне гласная, то на другой чётное число». Лежат карточки `A`, `K`, `4`, `7`. Какие обязательно "
                "перевернуть?",
                ("`A`", "`K`", "`4`", "`7`"),
                "Нарушить правило может лишь пара «гласная — нечётное», поэтому переворачивают `A` и `7`. Карточка "
                "`4` соблазняет, но какая бы буква за ней ни стояла, правило не нарушено."),
            kk=("Әр карточканың бір жағында әріп, екінші жағында сан бар. Мына ереже тексеріледі: «бір жағында "
                "дауысты әріп болса, екінші жағында жұп сан». `A`, `K`, `4`, `7` карточкалары жатыр. Қайсыларын "
                "міндетті түрде аудару керек?",
                ("`A`", "`K`", "`4`", "`7`"),
                "Ережені тек «дауысты — тақ» жұбы бұзады, сондықтан `A` мен `7` аударылады. `4` карточкасы "
                "қызықтырғанымен, артында қай әріп тұрса да, ереже бұзылмайды."),
            en=("Each card has a letter on one side and a number on the other. The rule to check: “if one side has "
                "a vowel, the other has an even number”. The cards show `A`, `K`, `4`, `7`. Which must be turned?",
                ("`A`", "`K`", "`4`", "`7`"),
                "Only the pair vowel and odd number breaks the rule, so turn `A` and `7`. Card `4` is tempting, but "
                "whatever letter it hides, the rule is not broken."),
        ),
        written(
            "A", "conditions", ("unless",), {4},
            ru=("«Занятие состоится, если только не отключат свет». Свет не отключили. Понимая слова как «если свет "
                "не отключат, занятие состоится», что можно заключить?",
                ("Ничего определённого", "Занятие могут отменить", "Занятие не состоится", "Свет ещё отключат",
                 "Занятие состоится"),
                "Условие «свет не отключили» выполнено, поэтому следствие имеет место. Неопределённость была бы в "
                "другом случае: если бы свет отключили, о занятии эти слова молчали бы."),
            kk=("«Жарық өшпесе, сабақ болады». Жарық өшкен жоқ. Не қорытындылауға болады?",
                ("Нақты ештеңе", "Сабақ болмай қалуы мүмкін", "Сабақ болмайды", "Жарық әлі өшеді", "Сабақ болады"),
                "«Жарық өшпеді» деген шарт орындалды, сондықтан салдары да орындалады. Белгісіздік басқа жағдайда "
                "болар еді: жарық өшсе, бұл сөз сабақ туралы ештеңе айтпайды."),
            en=("“The class takes place unless the power goes off”, that is, if the power stays on, the class takes "
                "place. The power stayed on. What follows?",
                ("Nothing definite", "The class may be cancelled", "The class does not take place",
                 "The power will still go off", "The class takes place"),
                "The condition is met, so the consequence holds. The other case would be open: had the power gone "
                "off, these words say nothing of the class."),
        ),
        written(
            "B", "conditions", ("necessary", "sufficient"), {0, 2},
            ru=("В каких парах первое необходимо, но не достаточно для второго?",
                ("Наличие топлива — работа бензинового двигателя", "Делимость числа на 10 — его чётность",
                 "Чётность числа — его делимость на 4",
                 "Равенство сторон треугольника — равенство его углов", "Рождение в мае — рождение весной"),
                "Без топлива и без чётности второго не бывает, но одного этого мало: 6 чётно, а на 4 не делится. "
                "Делимость на 10 и рождение в мае достаточны, но не необходимы; равенство сторон и равенство углов "
                "треугольника равносильны."),
            kk=("Қай жұптарда біріншісі екіншісі үшін қажетті, бірақ жеткіліксіз?",
                ("Жанармайдың болуы — бензин қозғалтқышының жұмысы", "Санның 10-ға бөлінуі — оның жұптығы",
                 "Санның жұптығы — оның 4-ке бөлінуі",
                 "Үшбұрыш қабырғаларының теңдігі — бұрыштарының теңдігі", "Мамырда туу — көктемде туу"),
                "Жанармайсыз да, жұптықсыз да екіншісі болмайды, бірақ соның өзі аз: 6 жұп, ал 4-ке бөлінбейді. "
                "10-ға бөліну мен мамырда туу жеткілікті, бірақ қажетті емес; қабырғалар мен бұрыштардың теңдігі "
                "өзара тең мәнді."),
            en=("In which pairs is the first necessary but not sufficient for the second?",
                ("Fuel in the tank — a running petrol engine", "Divisibility of a number by 10 — its being even",
                 "A number being even — its divisibility by 4",
                 "Equal sides of a triangle — its equal angles", "Being born in May — being born in spring"),
                "Without fuel or evenness the second is impossible, but that alone is not enough: 6 is even, yet "
                "not divisible by 4. Divisibility by 10 and a birth in May are sufficient, not necessary; equal "
                "sides and equal angles are equivalent."),
        ),
        written(
            "C", "conditions", ("promise", "truth-table"), {1},
            ru=("Отец обещал: «Если сдашь сессию на отлично, поедем в горы». В каком случае он нарушил обещание?",
                ("Сессия сдана хуже, и они поехали в горы", "Сессия сдана на отлично, и они не поехали в горы",
                 "Сессия сдана хуже, и они не поехали в горы", "В любом случае, когда они не поехали",
                 "Во всех случаях, кроме отличной сессии с поездкой"),
                "Условное обещание нарушено только тогда, когда условие выполнено, а обещанное нет. Про худшую "
                "сессию отец ничего не обещал: поездка в этом случае — подарок, а не ложь."),
            kk=("Әкесі: «Сессияны өте жақсыға тапсырсаң, тауға барамыз», — деп уәде берді. Қай жағдайда уәдесі "
                "бұзылды?",
                ("Сессия нашарлау тапсырылды, олар тауға барды", "Сессия өте жақсыға тапсырылды, олар тауға бармады",
                 "Сессия нашарлау тапсырылды, олар тауға бармады", "Олар бармаған кез келген жағдайда",
                 "Өте жақсы сессия мен сапардан басқа барлық жағдайда"),
                "Шартты уәде шарты орындалып, уәде етілгені орындалмағанда ғана бұзылады. Нашарлау сессия туралы "
                "әкесі ештеңе уәде етпеген: ондағы сапар — сыйлық, өтірік емес."),
            en=("A father promised: “If you pass all exams with top marks, we go to the mountains.” When is the "
                "promise broken?",
                ("The marks are lower and they go", "The marks are top and they do not go",
                 "The marks are lower and they do not go", "Whenever they do not go",
                 "Always except with top marks and the trip"),
                "A conditional promise is broken only if the condition holds and the promised thing does not "
                "happen. Of lower marks nothing was promised: a trip then is a present and not a lie."),
        ),
        written(
            "A", "conditions", ("modus-tollens",), {2},
            ru=("«Если файл сохранён, он виден в списке». Файла в списке нет. Что следует?",
                ("Файл сохранён в другом месте", "Список повреждён", "Файл не сохранён", "Ничего не следует",
                 "Файл удалили после сохранения"),
                "Следствие ложно — значит, ложно и условие. Остальные варианты добавляют догадки, при которых само "
                "правило нарушилось бы."),
            kk=("«Файл сақталса, ол тізімде көрінеді». Файл тізімде жоқ. Бұдан не шығады?",
                ("Файл басқа жерде сақталған", "Тізім бүлінген", "Файл сақталмаған", "Ештеңе шықпайды",
                 "Файл сақталғаннан кейін жойылған"),
                "Салдар жалған — демек шарт та жалған. Қалған нұсқалар ереженің өзін бұзатын болжамдарды қосады."),
            en=("“If a file is saved, it is seen in the list.” The file is not in the list. What follows?",
                ("The file is saved elsewhere", "The list is damaged", "The file is not saved", "Nothing follows",
                 "The file was deleted after saving"),
                "The consequence is false, so the condition is too. The other options add guesses that would break "
                "the rule itself."),
        ),
    ]  # fmt: skip
