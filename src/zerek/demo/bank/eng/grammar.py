"""Hand-written questions on tenses, conditionals, articles, prepositions, modals, the passive and word order."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.eng.item import ARTICLES, BLANK, MODALS, TENSES, WORD_ORDER, item


def conditionals() -> list[Document]:
    """Conditionals, wishes and time clauses."""
    return [
        item("A", TENSES, ("grammar", "conditionals"), f"If it {BLANK} tomorrow, we will stay at home.",
             ("rains", "will rain", "would rain", "had rained", "rained"),
             "In a first conditional the *if*-clause takes the present simple, although it speaks of the future; "
             "*will* stands only in the main clause."),
        item("A", TENSES, ("grammar", "time-clauses"), f"I will send you a message as soon as I {BLANK} the results.",
             ("get", "will get", "would get", "got", "am going to get"),
             "After *as soon as*, *when*, *until* and *before* a future meaning is expressed by the present simple. "
             "One *will* in the main clause is enough."),
        item("B", TENSES, ("grammar", "conditionals"),
             f"If I {BLANK} a car, I would drive to the mountains every weekend.",
             ("had", "have", "will have", "would have", "have had"),
             "The main clause with *would drive* shows an unreal present, so the *if*-clause takes the past simple. "
             "*Would* does not normally stand in the *if*-clause."),
        item("B", TENSES, ("grammar", "conditionals"),
             f"She would have passed the test last week if she {BLANK} the instructions more carefully.",
             ("had read", "read", "would read", "would have read", "has read"),
             "Last week cannot be changed, so this is a third conditional: *would have* + participle in the main "
             "clause and the past perfect after *if*."),
        item("C", TENSES, ("grammar", "conditionals"),
             f"If Alibek had taken that job in Astana two years ago, he {BLANK} there now.",
             ("would be living", "would have lived", "will be living", "had lived", "is living"),
             "The condition is about the past, but the result is about *now*: a mixed conditional. "
             "So the main clause takes *would be* + *-ing*, not *would have* + participle."),
        item("C", TENSES, ("grammar", "conditionals"),
             f"{BLANK} any questions about the timetable, please contact the office.",
             ("Should you have", "Would you have", "If you had had", "Will you have", "Had you had"),
             "*Should you have* is a formal first conditional with inversion: it means *if you have*. "
             "*Had you had* would speak of an unreal past, which does not fit a request for the future."),
        item("B", TENSES, ("grammar", "wishes"), f"It is so noisy here. I wish I {BLANK} nearer to the park.",
             ("lived", "live", "will live", "have lived", "would have lived"),
             "*I wish* about the present takes the past simple, because the situation is unreal now."),
        item("C", TENSES, ("grammar", "wishes"), f"The flight is full. If only we {BLANK} our tickets earlier!",
             ("had booked", "booked", "have booked", "would book", "were booking"),
             "*If only* with regret about the past takes the past perfect. *Booked* would describe an unreal present."),
        item("B", TENSES, ("grammar", "conditionals"),
             "Which sentences mean the same as *You may go out, but you must finish your homework first*?",
             ("You may go out as long as you finish your homework first.",
              "You may go out provided that you finish your homework first.",
              "You may go out even if you do not finish your homework first.",
              "You may go out in case you finish your homework first.",
              "You may not go out although you finish your homework first."),
             "*As long as* and *provided that* name a condition. *Even if* says that the condition does not matter, "
             "*in case* speaks of a precaution, *although* of a contrast.", right=2),
        item("B", TENSES, ("grammar", "tenses"), "In which sentences is the present perfect used correctly?",
             ("I have just spoken to the dean.", "We have lived in this street for ten years.",
              "I have seen him yesterday evening.", "When have you bought this jacket?",
              "They have moved to Aktau in 2015."),
             "The present perfect links the past with now: *just*, *for ten years* (and still). "
             "A finished time – *yesterday evening*, *in 2015* – or a question with *when* needs the past simple.",
             right=2),
        item("A", TENSES, ("grammar", "future"), f"Look at those black clouds! It {BLANK}.",
             ("is going to rain", "rains", "has rained", "will have rained", "would rain"),
             "A prediction based on what we can see now takes *be going to*."),
    ]  # fmt: skip


def articles_and_prepositions() -> list[Document]:
    """Articles by meaning, quantifiers, prepositions."""
    return [
        item("A", ARTICLES, ("grammar", "articles"), f"We bought a lamp and a chair. {BLANK} lamp was quite cheap.",
             ("The", "A", "An", "Some", "Any"),
             "The lamp is mentioned for the second time, so the reader knows which one is meant: *the*."),
        item("B", ARTICLES, ("grammar", "articles"), "Which sentence uses articles correctly?",
             ("My aunt is a doctor, and she works at the hospital near the river.",
              "My aunt is doctor, and she works at the hospital near the river.",
              "My aunt is the doctor, and she works at hospital near a river that you know.",
              "The my aunt is a doctor, and she works at the hospital near river.",
              "My aunt is a doctor, and she works at hospital near the river."),
             "A job after *be* takes *a*. The hospital is a particular one (*near the river*), so it takes *the*; "
             "an article never stands before *my*."),
        item("C", ARTICLES, ("grammar", "articles"), "Which names are used **without** *the*?",
             ("Lake Balkhash", "Mount Everest", "Caspian Sea", "Altai Mountains", "United Kingdom"),
             "Single lakes and mountains take no article: *Lake Balkhash*, *Mount Everest*. Seas, mountain ranges and "
             "names with *Kingdom* or *States* take *the*.", right=2),
        item("A", ARTICLES, ("grammar", "prepositions"), f"The meeting starts {BLANK} nine o’clock {BLANK} Monday.",
             ("at … on", "in … on", "at … in", "on … at", "at … at"),
             "*At* is used with clock times and *on* with days; *in* is for months, years and parts of the day."),
        item("A", ARTICLES, ("grammar", "prepositions"), f"My sister is very good {BLANK} drawing horses.",
             ("at", "in", "on", "with", "for"),
             "*Good at* + noun or *-ing* names a skill. *Good for* would mean *healthy*, *good with* goes with people "
             "and tools."),
        item("B", ARTICLES, ("grammar", "prepositions"), f"It depends {BLANK} the weather whether we go hiking.",
             ("on", "from", "of", "at", "with"),
             "The verb is *depend on*. *Depend from* is a translation from other languages."),
        item("B", ARTICLES, ("grammar", "prepositions"), f"You must hand in the essay {BLANK} Friday at the latest.",
             ("by", "until", "since", "during", "within"),
             "*By Friday* means *on Friday or earlier*: one action before a limit. *Until* is for something that "
             "continues up to the limit (*wait until Friday*)."),
        item("C", ARTICLES, ("grammar", "prepositions"), "In which sentences is the preposition right?",
             ("She has been responsible for the budget since May.", "He insisted on paying for our coffee.",
              "They succeeded to open the old safe.", "We discussed about the new timetable.",
              "I congratulated her with her prize."),
             "*Responsible for* and *insist on* are right. The others should be *succeeded in opening*, "
             "*discussed the timetable* (no preposition) and *congratulated her on*.", right=2),
        item("B", ARTICLES, ("grammar", "quantifiers"), f"There is {BLANK} sugar left, so we cannot bake the cake.",
             ("too little", "too few", "a little", "a few", "enough"),
             "*Sugar* is uncountable, so *few* is impossible. *A little* means *some, enough for something*; "
             "the result *we cannot bake* needs the negative *too little*."),
    ]  # fmt: skip


def modals_and_passive() -> list[Document]:
    """Modal verbs, causatives, gerund and infinitive, indirect questions."""
    return [
        item("A", MODALS, ("grammar", "modals"), f"You may bring food if you like, but you {BLANK}: lunch is included in the price.",
             ("don’t have to", "mustn’t", "can’t", "haven’t to", "may not"),
             "*Don’t have to* means *it is not necessary*. *Mustn’t* would forbid it, and nothing here forbids food."),
        item("B", MODALS, ("grammar", "modals"),
             f"The lights are off and nobody answers the bell. They {BLANK} out.",
             ("must be", "can’t be", "should have been", "have to being", "would be"),
             "We draw a sure conclusion from evidence, so we use *must be*. *Can’t be* would be a sure negative "
             "conclusion, the opposite of what the evidence shows."),
        item("C", MODALS, ("grammar", "modals"),
             f"Why did you run across the road? You {BLANK} killed!",
             ("could have been", "must have been", "can be", "should be", "had to be"),
             "*Could have* + participle speaks of a danger that did not become real. "
             "*Must have been* would conclude that it did happen."),
        item("C", MODALS, ("grammar", "modals"), "Which sentences say that an action did **not** happen?",
             ("You should have called the doctor.", "I would have helped you if I had known.",
              "She must have called the doctor.", "He had to call the doctor.", "They were able to call the doctor."),
             "*Should have called* criticises a missing action, and *would have helped* is an unreal past. "
             "*Must have called* is a conclusion that it happened; *had to* and *were able to* report real actions.",
             right=2, time_seconds=75),
        item("B", MODALS, ("grammar", "causative"), f"I did not repair the watch myself. I {BLANK} yesterday.",
             ("had it repaired", "had repaired it", "have it repaired", "had it repair", "was repaired it"),
             "*Have something done* means that somebody else does it for you: *had* + object + past participle. "
             "*Had repaired it* would be the past perfect, with *I* doing the work."),
        item("B", MODALS, ("grammar", "gerund-infinitive"), f"We stopped {BLANK} a rest, because our legs ached.",
             ("to have", "having", "have", "to having", "had"),
             "*Stop to do* = interrupt something in order to do another thing. *Stop having a rest* would mean that "
             "the rest came to an end."),
        item("B", MODALS, ("grammar", "gerund-infinitive"),
             "Which verbs can be followed by *to read*, as in *I … to read*?",
             ("decided", "agreed", "enjoyed", "finished", "suggested"),
             "*Decide* and *agree* take the infinitive with *to*. *Enjoy*, *finish* and *suggest* take "
             "*-ing*.", right=2),
        item("A", MODALS, ("grammar", "modals"), f"{BLANK} I borrow your dictionary for a minute, please?",
             ("May", "Must", "Shall have", "Need to", "Ought"),
             "*May I…?* (or *Can I…?*) asks for permission politely. *Must I…?* asks about a duty."),
        item("B", MODALS, ("grammar", "reported-speech"),
             "The guard asked: “Where do you live?” How is this question reported?",
             ("The guard asked me where I lived.", "The guard asked me where did I live.",
              "The guard asked me where do I live.", "The guard asked me where lived I.",
              "The guard asked me that where I lived."),
             "A reported question has the word order of a statement and no *do*; *where* itself joins the clauses, "
             "so *that* is not used."),
        item("C", MODALS, ("grammar", "reported-speech"),
             "“You broke the vase, Marat,” said his aunt. Which sentence reports this best?",
             ("Marat’s aunt accused him of breaking the vase.", "Marat’s aunt accused him to break the vase.",
              "Marat’s aunt denied breaking the vase.", "Marat’s aunt apologised for breaking the vase.",
              "Marat’s aunt accused that he broke the vase."),
             "*Accuse somebody of doing something* is the pattern. *Deny* and *apologise for* would make the aunt "
             "the one who broke it."),
    ]  # fmt: skip


def word_order() -> list[Document]:
    """Order of words, inversion, embedded questions."""
    return [
        item("A", WORD_ORDER, ("grammar", "word-order"), "Which sentence has the right word order?",
             ("She always drinks green tea in the morning.", "She drinks always green tea in the morning.",
              "Always she drinks in the morning green tea.", "She drinks green always tea in the morning.",
              "She in the morning always drinks green tea."),
             "An adverb of frequency stands before the main verb, the object directly after the verb, and the time at "
             "the end. Verb and object are not separated."),
        item("B", WORD_ORDER, ("grammar", "word-order"), f"Could you tell me {BLANK}?",
             ("where the station is", "where is the station", "where does the station be", "the station is where",
              "where is it the station"),
             "Inside a polite question the second part keeps the order of a statement: *where the station is*."),
        item("C", WORD_ORDER, ("grammar", "inversion"), f"Never before {BLANK} such a quiet city.",
             ("had I seen", "I had seen", "I saw", "did I saw", "have seen I"),
             "A negative adverbial at the front (*never before*, *rarely*, *not only*) turns auxiliary and subject "
             "round, as in a question."),
        item("B", WORD_ORDER, ("grammar", "word-order"), "Put the adjectives into the usual English order: a … bag.",
             ("beautiful small brown leather", "leather small beautiful brown", "brown beautiful small leather",
              "small leather beautiful brown", "leather brown small beautiful"),
             "Opinion comes first, then size, colour and material: *a beautiful small brown leather bag*."),
        item("C", WORD_ORDER, ("grammar", "inversion"), "Which sentences are correct?",
             ("Not only did he sing, but he also played the dombra.", "Hardly had we sat down when the phone rang.",
              "Not only he sang, but he also did play the dombra.", "Rarely I have met such a patient teacher.",
              "No sooner we had left than it began to snow."),
             "After *not only*, *hardly*, *rarely* and *no sooner* at the front the auxiliary comes before the "
             "subject: *Rarely have I met…*, *No sooner had we left…*.", right=2),
    ]  # fmt: skip


def questions() -> list[Document]:
    """All questions of this module."""
    return [*conditionals(), *articles_and_prepositions(), *modals_and_passive(), *word_order()]
