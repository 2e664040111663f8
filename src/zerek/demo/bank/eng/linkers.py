"""Hand-written questions on linking words, reference, the order of sentences, and the spotting of errors."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.eng.item import BLANK, LINKERS, WORD_ORDER, item


def linking_words() -> list[Document]:
    """Linkers of contrast, reason, result and addition; reference; order of sentences."""
    return [
        item("A", LINKERS, ("cohesion", "linkers"), f"The museum was closed, {BLANK} we went to the park.",
             ("so", "because", "although", "but for", "unless"),
             "The second part is a result of the first: *so*. *Because* would turn cause and result round."),
        item("A", LINKERS, ("cohesion", "linkers"), f"{BLANK} it was raining, the children played outside.",
             ("Although", "Despite", "Because of", "However", "In spite of"),
             "A clause with subject and verb follows, so we need the conjunction *although*. *Despite* and *in spite "
             "of* take a noun or *-ing*; *however* does not join two clauses."),
        item("B", LINKERS, ("cohesion", "linkers"), f"{BLANK} the heavy traffic, we arrived on time.",
             ("Despite", "Although", "Because", "However", "Even though"),
             "A noun phrase follows (*the heavy traffic*), so a preposition is needed: *despite*. *Although* and *even "
             "though* need a whole clause."),
        item("B", LINKERS, ("cohesion", "linkers"),
             f"The first experiment failed. {BLANK}, the team learned a lot from it.",
             ("Nevertheless", "Therefore", "Moreover", "For instance", "Otherwise"),
             "The second sentence is surprising after the first, so a contrast word is needed: *nevertheless*. "
             "*Therefore* would make the learning a plain consequence of failing."),
        item("B", LINKERS, ("cohesion", "linkers"), f"Write the number down; {BLANK}, you will forget it.",
             ("otherwise", "therefore", "moreover", "instead", "likewise"),
             "*Otherwise* means *if you do not do this*. *Instead* would name another action in place of the first."),
        item("C", LINKERS, ("cohesion", "linkers"),
             "Which words can fill the gap so that the sentence makes sense? The plan is cheap and easy to carry out; "
             f"{BLANK}, it has the support of all the teachers.",
             ("moreover", "furthermore", "nonetheless", "otherwise", "on the contrary"),
             "A further argument in the same direction is added, so *moreover* or *furthermore* fits. "
             "*Nonetheless* and *on the contrary* would need an opposite idea.", right=2),
        item("C", LINKERS, ("cohesion", "reference"),
             "Aida asked Zarina to bring her laptop because *hers* was broken. Whose laptop was broken, if the "
             "sentence makes sense?",
             ("Aida’s", "Zarina’s", "both girls’ laptops", "a third person’s", "nobody’s"),
             "Aida needs another laptop *because* one is broken, so the broken one must be her own. If Zarina’s were "
             "broken, asking her to bring it would make no sense."),
        item("B", LINKERS, ("cohesion", "reference"),
             f"There are two routes to the lake. The shorter one is steep, while {BLANK} is longer but flat.",
             ("the other", "another", "others", "the others", "other"),
             "With two things, after *one* the remaining one is *the other*. *Another* means *one more* out of an open "
             "number."),
        item("C", LINKERS, ("cohesion", "order"),
             "Put the sentences into a logical order.\n\n1. It soon became clear, however, that the map was upside "
             "down.\n"
             "2. We therefore turned round and walked back to the bridge.\n"
             "3. At first we followed the map without any doubt.\n4. There we asked a shepherd for the way.",
             ("3 – 1 – 2 – 4", "3 – 2 – 1 – 4", "1 – 3 – 2 – 4", "3 – 1 – 4 – 2", "4 – 3 – 1 – 2"),
             "*At first* opens the story; *however* breaks the confidence; *therefore* gives the consequence; *there* "
             "needs *the bridge* before it."),
        item("A", LINKERS, ("cohesion", "linkers"),
             f"She took a torch {BLANK} she would be able to read the map at night.",
             ("so that", "in order to", "because of", "so as to", "in case of"),
             "*So that* introduces a purpose with its own subject and verb. *In order to* and *so as to* are "
             "followed by the infinitive."),
    ]  # fmt: skip


def error_spotting() -> list[Document]:
    """Sentences with one mistake, to be found or corrected."""
    return [
        item("A", WORD_ORDER, ("error-spotting", "double-subject"), "Which sentence about my uncle is correct?",
             ("My uncle works in a bank.", "My uncle he works in a bank.", "My uncle work in a bank.",
              "My uncle is work in a bank.", "My uncle does works in a bank."),
             "One subject and one verb form with *-s*: *My uncle works*. *He* repeats the subject, and after *does* "
             "the verb would lose its *-s*."),
        item("B", WORD_ORDER, ("error-spotting", "infinitive"),
             "Which part contains a mistake? **The coach** (1) **made the players** (2) **to run** (3) **ten laps** "
             "(4) **round the field** (5).",
             ("part 3", "part 1", "part 2", "part 4", "part 5"),
             "After *make somebody* the infinitive has no *to*: *made the players run*. Only the passive has it: "
             "*the players were made to run*."),
        item("B", WORD_ORDER, ("error-spotting", "relative-clauses"),
             "Which part contains a mistake? **The man** (1) **which** (2) **repaired our roof** (3) **lives** (4) "
             "**across the street** (5).",
             ("part 2", "part 1", "part 3", "part 4", "part 5"),
             "*Which* refers to things. For a person the subject of a relative clause is *who* (or *that*)."),
        item("B", WORD_ORDER, ("error-spotting", "uncountable"), "Which sentence contains a mistake?",
             ("He gave me many useful advices.", "He gave me a lot of useful advice.",
              "He gave me two useful pieces of advice.", "He gave me some useful advice.",
              "He did not give me much advice."),
             "*Advice* is uncountable: no plural and no *many*. For counting we use *a piece of advice*."),
        item("C", WORD_ORDER, ("error-spotting", "participles"), "Which sentence contains a dangling participle?",
             ("Walking along the shore, the sunset looked wonderful.",
              "Walking along the shore, we admired the wonderful sunset.",
              "While we were walking along the shore, the sunset looked wonderful.",
              "The sunset looked wonderful as we walked along the shore.",
              "Tired of walking along the shore, we sat down to admire the sunset."),
             "The subject of the participle must be the subject of the main clause. In the wrong sentence the sunset "
             "itself seems to walk."),
        item("C", WORD_ORDER, ("error-spotting", "mixed"), "Which sentences contain a mistake?",
             ("She is used to get up at six.", "I look forward to hear from you.",
              "He used to live by the sea.", "We are used to working at night.", "They object to paying twice."),
             "In *be used to*, *look forward to* and *object to* the word *to* is a preposition and takes *-ing*: "
             "*used to getting up*, *look forward to hearing*. *Used to live* (a past habit) is a different pattern.",
             right=2),
        item("C", WORD_ORDER, ("error-spotting", "parallelism"), "Which sentence is well built?",
             ("The job requires patience, accuracy and a good memory.",
              "The job requires patience, to be accurate and a good memory.",
              "The job requires being patient, accuracy and that you remember well.",
              "The job requires to have patience, accurate and a good memory.",
              "The job requires patience, accurately working and remember well."),
             "Items of a list must have the same form: three nouns here. The others mix nouns, infinitives and "
             "clauses."),
        item("A", WORD_ORDER, ("error-spotting", "double-negative"), "Which sentences are correct standard English?",
             ("I don’t know anything about it.", "I know nothing about it.", "I don’t know nothing about it.",
              "I not know anything about it.", "I doesn’t know anything about it."),
             "One negative is enough: *don’t … anything* or *… nothing*. Two negatives (*don’t … nothing*) are a "
             "mistake in standard English.", right=2),
    ]  # fmt: skip


def questions() -> list[Document]:
    """All questions of this module."""
    return [*linking_words(), *error_spotting()]
