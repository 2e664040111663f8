"""Written questions on faulty arguments and on the comparison that is missing."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_reasoning.notation import written


def questions() -> list[Document]:
    """Named fallacies, parallel faults, and facts that undo a conclusion."""
    return [
        written(
            "A", "arguments", ("flaw", "post-hoc"), {4},
            ru=(
                "«Я надел новую рубашку и сдал экзамен. Значит, рубашка приносит удачу». Какая ошибка в этом "
                "рассуждении?",
                ("Нападение на личность вместо довода", "Вывод лишь повторяет посылку",
                 "Ссылка на мнение большинства", "Ложный выбор из двух возможностей",
                 "«После этого» принято за «вследствие этого»"),
                "Порядок во времени ещё не доказывает причины: экзамен был бы сдан и в старой рубашке. Нужна "
                "проверка — случаи с рубашкой и без неё.",
            ),
            kk=(
                "«Жаңа көйлек киіп, емтихан тапсырдым. Демек, көйлек сәттілік әкеледі». Бұл пайымдауда қандай "
                "қате бар?",
                ("Дәлелдің орнына жеке басқа тиісу", "Қорытынды алғышартты қайталайды",
                 "Көпшіліктің пікіріне сілтеме", "Екі мүмкіндіктен жалған таңдау",
                 "«Содан кейін» дегенді «содан болды» деп түсіну"),
                "Уақыттағы реттілік себепті дәлелдемейді: ескі көйлекпен де тапсыруға болар еді. Тексеру керек — "
                "көйлекпен де, онсыз да болған жағдайлар.",
            ),
            en=(
                "“I put on a new shirt and passed the exam. So the shirt brings luck.” What is the mistake?",
                ("Attacking the person instead of the reason", "The conclusion only repeats the premise",
                 "Appealing to what most people think", "A false choice between two possibilities",
                 "“After this” is taken for “because of this”"),
                "Order in time does not prove a cause: the exam might have been passed in an old shirt too. A "
                "test is needed, with the shirt and without it.",
            ),
        ),
        written(
            "A", "arguments", ("flaw", "ad-hominem"), {1},
            ru=(
                "«Марат предлагает поставить в парке урны, но он сам вечно опаздывает, так что предложение "
                "плохое». В чём ошибка?",
                ("Марат не привёл статистику", "Обсуждают человека, а не предложение",
                 "Причина и следствие переставлены", "Вывод сделан по слишком малой выборке",
                 "Часть принята за целое"),
                "Опоздания Марата не имеют отношения к пользе урн: довод направлен на личность. Предложение надо "
                "оценивать по его цене и пользе.",
            ),
            kk=(
                "«Марат саябаққа қоқыс жәшіктерін қоюды ұсынады, бірақ өзі үнемі кешігеді, сондықтан ұсынысы "
                "нашар». Қате неде?",
                ("Марат статистика келтірмеген", "Ұсыныс емес, адамның өзі талқыланған",
                 "Себеп пен салдар ауысып кеткен", "Қорытынды тым аз іріктемеден шыққан", "Бөлік бүтін деп алынған"),
                "Мараттың кешігуінің қоқыс жәшігінің пайдасына қатысы жоқ: дәлел жеке басқа бағытталған. Ұсынысты "
                "құны мен пайдасына қарап бағалау керек.",
            ),
            en=(
                "“Marat suggests putting bins in the park, but he is always late himself, so the suggestion is "
                "bad.” What is wrong?",
                ("Marat gave no statistics", "The person is discussed, not the suggestion",
                 "Cause and effect are exchanged", "The sample is too small", "A part is taken for the whole"),
                "Being late has nothing to do with the use of bins: the argument is aimed at the person. A "
                "suggestion is judged by its costs and benefits.",
            ),
        ),
        written(
            "B", "arguments", ("flaw", "false-dilemma"), {3},
            ru=(
                "«Либо мы запретим телефоны в школе, либо дети совсем перестанут учиться. Перестать учиться "
                "нельзя, значит, телефоны надо запретить». В чём слабость довода?",
                ("Вывод не следует из посылок по форме", "Неясно, о каких школах речь", "Не указано, кто это сказал",
                 "Упущены другие возможности, кроме двух названных", "Посылки противоречат друг другу"),
                "По форме рассуждение верно: «или — или», одно отброшено. Слаба посылка: между запретом и полным "
                "отказом от учёбы есть, например, правила пользования. Это ложная дилемма.",
            ),
            kk=(
                "«Не мектепте телефонға тыйым саламыз, не балалар оқуды мүлде қояды. Оқуды қоюға болмайды, демек "
                "телефонға тыйым салу керек». Дәлелдің әлсіз жері қайсы?",
                ("Қорытынды алғышарттардан пішіні бойынша шықпайды", "Қай мектептер туралы екені белгісіз",
                 "Мұны кім айтқаны көрсетілмеген", "Аталған екеуінен басқа мүмкіндіктер ескерілмеген",
                 "Алғышарттар бір-біріне қайшы"),
                "Пішіні бойынша пайымдау дұрыс: «не — не», біреуі алынып тасталды. Әлсізі — алғышарт: тыйым мен "
                "оқуды мүлде қоюдың арасында, мысалы, қолдану ережесі бар. Бұл — жалған дилемма.",
            ),
            en=(
                "“Either we ban phones at school or children stop learning altogether. They must not stop, so "
                "phones must be banned.” What is the weak point?",
                ("The conclusion does not follow by its form", "It is unclear which schools are meant",
                 "It is not said who claims this", "Possibilities other than the two are left out",
                 "The premises contradict each other"),
                "By its form the reasoning is valid: “either — or” with one part rejected. The premise is weak: "
                "between a ban and no learning at all there are, for instance, rules of use. This is a false "
                "dilemma.",
            ),
        ),
        written(
            "B", "arguments", ("flaw", "circularity"), {0},
            ru=(
                "«Этот справочник надёжен: на первой странице сказано, что всё в нём проверено, а надёжный "
                "справочник не станет обманывать». В чём ошибка?",
                ("Надёжность доказывают, уже считая её верной", "Вывод сделан по одному примеру",
                 "Одно слово взято в двух смыслах", "Сослались на чужой авторитет", "Причину спутали со следствием"),
                "Чтобы верить первой странице, надо уже считать справочник надёжным — а это и доказывали. Это "
                "порочный круг; нужна проверка по независимому источнику.",
            ),
            kk=(
                "«Бұл анықтамалық сенімді: бірінші бетінде бәрі тексерілген деп жазылған, ал сенімді анықтамалық "
                "алдамайды». Қате неде?",
                ("Сенімділікті дәлелдеуде оның өзіне сүйенген", "Қорытынды бір ғана мысалдан шыққан",
                 "Бір сөз екі мағынада алынған", "Бөгде беделге сілтеме жасалған", "Себеп пен салдар шатастырылған"),
                "Бірінші бетке сену үшін анықтамалықты сенімді деп алдын ала қабылдау керек, ал дәлелденетіні "
                "соның өзі. Бұл — тұйық шеңбер; тәуелсіз дереккөзбен тексеру қажет.",
            ),
            en=(
                "“This handbook is reliable: its first page says that all of it was checked, and a reliable "
                "handbook does not deceive.” What is wrong?",
                ("Reliability is proved by taking it for granted", "The conclusion rests on one example",
                 "A word is used in two senses", "Somebody else's authority is appealed to",
                 "A cause is confused with an effect"),
                "To believe the first page one must already hold the handbook reliable, which was to be proved. "
                "This is a circle; an independent source is needed.",
            ),
        ),
        written(
            "C", "arguments", ("flaw", "composition"), {2},
            ru=(
                "«Каждый отдельный кирпич лёгкий — его поднимет и ребёнок. Значит, и стена из этих кирпичей "
                "лёгкая». Какое рассуждение содержит ту же ошибку?",
                ("Все птицы дышат; воробей — птица; значит, воробей дышит",
                 "Сплав тяжёлый, значит, в нём есть тяжёлый металл",
                 "Каждый игрок сборной — лучший в стране, значит, и сборная сыграет лучше всех",
                 "Вчера было тепло, значит, и сегодня будет тепло",
                 "Он не врач, значит, его совет о здоровье неверен"),
                "В образце свойство частей перенесено на целое; так же сильные игроки ещё не дают сыгранную "
                "команду. Про сплав рассуждают в обратную сторону, от целого к части, а про птиц вывод верен.",
            ),
            kk=(
                "«Әр кірпіш жеңіл — оны бала да көтереді. Демек, осы кірпіштерден қаланған қабырға да жеңіл». Дәл "
                "осы қате қай пайымдауда бар?",
                ("Барлық құс тыныс алады; торғай — құс; демек, торғай тыныс алады",
                 "Қорытпа ауыр, демек, құрамында ауыр металл бар",
                 "Құраманың әр ойыншысы — елдегі ең үздік, демек құрама да бәрінен жақсы ойнайды",
                 "Кеше жылы болды, демек, бүгін де жылы болады",
                 "Ол дәрігер емес, демек, денсаулық туралы кеңесі қате"),
                "Үлгіде бөліктердің қасиеті бүтінге көшірілген; сол сияқты мықты ойыншылар әлі үйлескен команда "
                "емес. Қорытпа туралы пайымдау керісінше, бүтіннен бөлікке жүреді, ал құстар туралы қорытынды "
                "дұрыс.",
            ),
            en=(
                "“Each brick is light: a child can lift it. So a wall of these bricks is light too.” Which "
                "reasoning makes the same mistake?",
                ("All birds breathe; a sparrow is a bird; so a sparrow breathes",
                 "The alloy is heavy, so it contains a heavy metal",
                 "Each player of the team is the country's best, so the team will play best of all",
                 "It was warm yesterday, so it will be warm today", "He is no doctor, so his health advice is wrong"),
                "In the sample a property of parts is carried over to the whole; likewise strong players do not "
                "yet make a team. The alloy goes the other way, from whole to part, and the birds are a valid "
                "conclusion.",
            ),
        ),
        written(
            "C", "arguments", ("weaken", "survivorship"), {4},
            ru=(
                "«Дома, построенные двести лет назад и стоящие до сих пор, очень прочны. Значит, раньше строили "
                "лучше». Что сильнее всего ослабляет вывод?",
                ("Старые дома чаще каменные", "Сейчас домов строят больше", "В старых домах толстые стены",
                 "Не все жильцы любят старые дома", "Большинство домов того времени давно разрушилось"),
                "Мы видим только уцелевшие дома — непрочные до нас не дошли. Судить о всей стройке по уцелевшим "
                "нельзя: это ошибка выжившего. Толстые стены скорее поддержали бы вывод.",
            ),
            kk=(
                "«Екі жүз жыл бұрын салынып, әлі тұрған үйлер өте берік. Демек, бұрын жақсырақ салған». "
                "Қорытындыны не бәрінен күшті әлсіретеді?",
                ("Ескі үйлердің көбі тастан салынған", "Қазір үй көбірек салынады", "Ескі үйлердің қабырғасы қалың",
                 "Ескі үйді тұрғындардың бәрі жақсы көрмейді", "Сол кездегі үйлердің көбі әлдеқашан құлаған"),
                "Біз тек аман қалған үйлерді көреміз — осалдары бізге жетпеген. Бүкіл құрылысты аман қалғанына "
                "қарап бағалауға болмайды: бұл — аман қалғандар қатесі. Қалың қабырға қорытындыны қолдар еді.",
            ),
            en=(
                "“Houses built two hundred years ago that still stand are very solid. So people used to build "
                "better.” What weakens this most?",
                ("Old houses are more often of stone", "More houses are built today", "Old houses have thick walls",
                 "Not all tenants like old houses", "Most houses of that time fell down long ago"),
                "We see the surviving houses only; the weak ones did not reach us. All building may not be judged "
                "by the survivors: that is survivorship bias. Thick walls would rather support the conclusion.",
            ),
        ),
        written(
            "B", "arguments", ("weaken", "base-rate"), {2},
            ru=(
                "«Большинство ДТП происходит не далее 10 км от дома водителя. Значит, ездить вблизи дома опаснее, "
                "чем вдали». Что ослабляет вывод?",
                ("Часть ДТП случается ночью", "Вдали от дома водители едут быстрее",
                 "Почти все поездки проходят вблизи дома", "Не все ДТП попадают в отчёты",
                 "Рядом с домом водитель знает дорогу"),
                "Если вблизи дома проходит почти вся езда, там случится и большинство ДТП даже при меньшем риске "
                "на километр. Сравнивать надо аварии на километр пути, а не их число.",
            ),
            kk=(
                "«ЖКО көбі жүргізуші үйінен 10 км-ден аспайтын жерде болады. Демек, үй маңында жүру алыста "
                "жүруден қауіпті». Қорытындыны не әлсіретеді?",
                ("ЖКО бір бөлігі түнде болады", "Үйден алыста жүргізушілер жылдамырақ жүреді",
                 "Сапарлардың дерлік бәрі үй маңында өтеді", "ЖКО бәрі бірдей есепке түспейді",
                 "Үй маңында жүргізуші жолды біледі"),
                "Жүрістің дерлік бәрі үй маңында өтсе, километрге шаққандағы тәуекел аз болса да, ЖКО көбі сонда "
                "болады. Апаттың санын емес, жол километріне шаққан санын салыстыру керек.",
            ),
            en=(
                "“Most road accidents happen within 10 km of the driver's home. So driving near home is more "
                "dangerous than far away.” What weakens this?",
                ("Some accidents happen at night", "Far from home drivers go faster",
                 "Almost all trips take place near home", "Not all accidents are reported",
                 "Near home the driver knows the road"),
                "If nearly all driving is done near home, most accidents will be there even at a lower risk per "
                "kilometre. Accidents per kilometre must be compared, not their number.",
            ),
        ),
        written(
            "A", "arguments", ("flaw", "generalisation"), {0},
            ru=(
                "«Двое моих знакомых из этого города любят шахматы. Видимо, шахматы любят все его жители». Какая "
                "ошибка допущена?",
                ("Поспешное обобщение по малой выборке", "Ссылка на сомнительный авторитет",
                 "Подмена обсуждаемого вопроса", "Перестановка причины и следствия",
                 "Ложный выбор из двух возможностей"),
                "Двое знакомых — слишком малая и не случайная выборка: знакомятся часто как раз по общим "
                "интересам. О целом городе по ней судить нельзя.",
            ),
            kk=(
                "«Бұл қаладағы екі танысым шахматты жақсы көреді. Шамасы, қаланың бар тұрғыны шахматты жақсы "
                "көреді». Қандай қате жіберілді?",
                ("Аз іріктемеден асығыс жалпылау", "Күмәнді беделге сілтеме", "Талқыланған сұрақты алмастыру",
                 "Себеп пен салдарды ауыстыру", "Екі мүмкіндіктен жалған таңдау"),
                "Екі таныс — тым аз және кездейсоқ емес іріктеме: адамдар көбіне ортақ қызығушылықпен танысады. "
                "Ол арқылы бүкіл қаланы бағалауға болмайды.",
            ),
            en=(
                "“Two people I know from this city like chess. Apparently everyone who lives there likes chess.” "
                "Which mistake is this?",
                ("A hasty generalisation from a small sample", "An appeal to a doubtful authority",
                 "A change of the question discussed", "An exchange of cause and effect",
                 "A false choice between two possibilities"),
                "Two acquaintances are too small a sample and not a random one: people often meet through shared "
                "interests. It says nothing about the whole city.",
            ),
        ),
    ]  # fmt: skip
