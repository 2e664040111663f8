"""Hand-written questions on collocations, easily confused words, phrasal verbs and word formation."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.eng.item import BLANK, FORMATION, PHRASAL, VOCABULARY, item


def collocations() -> list[Document]:
    """Words that go together and words that are mixed up."""
    return [
        item("A", VOCABULARY, ("vocabulary", "collocations"), f"Do not be afraid to {BLANK} mistakes when you speak.",
             ("make", "do", "take", "get", "give"),
             "English says *make a mistake*. *Do* goes with work in general (*do homework*, *do the shopping*)."),
        item("A", VOCABULARY, ("vocabulary", "collocations"),
             f"Could you {BLANK} a photo of us in front of the fountain?",
             ("take", "do", "make", "put", "catch"),
             "The collocation is *take a photo*. *Make a photo* is a translation from other languages."),
        item("B", VOCABULARY, ("vocabulary", "collocations"), "Which nouns go with the verb *do*?",
             ("the washing-up", "research", "a decision", "progress", "an effort"),
             "*Do the washing-up* and *do research* are right; a decision, progress and an effort are "
             "*made*.", right=2),
        item("B", VOCABULARY, ("vocabulary", "collocations"),
             f"There was {BLANK} rain all night, and the road was flooded.",
             ("heavy", "strong", "hard-working", "big", "powerful"),
             "Rain, traffic and snow are *heavy*; wind is *strong*. The adverb is *hard* (*it rained hard*)."),
        item("B", VOCABULARY, ("vocabulary", "collocations"),
             f"The witness could not {BLANK} the question, so she stayed silent.",
             ("answer", "reply", "respond", "answer to", "reply on"),
             "*Answer* takes an object directly. *Reply* and *respond* need *to*: *reply to a question*."),
        item("C", VOCABULARY, ("vocabulary", "collocations"),
             f"The new evidence {BLANK} serious doubt on the earlier theory.",
             ("casts", "puts", "throws down", "makes", "drops"),
             "*Cast doubt on something* is a fixed collocation of formal English; it means *make it seem less "
             "certain*."),
        item("C", VOCABULARY, ("vocabulary", "collocations"), "Which phrases are natural English?",
             ("reach an agreement", "meet a deadline", "gain weight", "win a salary", "say a lie"),
             "We *earn* a salary and *tell* a lie. *Reach an agreement*, *meet a deadline* and *gain weight* are "
             "fixed phrases.", right=3),
        item("A", VOCABULARY, ("vocabulary", "confused-words"), f"Can you {BLANK} me your pen? I will give it back.",
             ("lend", "borrow", "owe", "hire", "return"),
             "You *lend* something **to** somebody and *borrow* it **from** somebody. Here the pen goes from you to "
             "me."),
        item("B", VOCABULARY, ("vocabulary", "confused-words"), f"Please {BLANK} me to post this letter tomorrow.",
             ("remind", "remember", "recall", "memorise", "recognise"),
             "*Remind somebody to do something* makes another person remember. *Remember* has no such object."),
        item("C", VOCABULARY, ("vocabulary", "confused-words"),
             f"The drought had a serious {BLANK} on the harvest.",
             ("effect", "affect", "effort", "result", "infection"),
             "*Effect* is the noun (*have an effect on*), *affect* is the verb (*affect the harvest*)."),
        item("B", VOCABULARY, ("vocabulary", "confused-words"), f"He is a very {BLANK} person: he cries at sad films.",
             ("sensitive", "sensible", "sensational", "senseless", "sensory"),
             "*Sensitive* = easily moved; *sensible* = reasonable. They look alike but are not synonyms."),
        item("C", VOCABULARY, ("vocabulary", "synonyms"),
             "Which words can replace *essential* in *Water is essential for life*?",
             ("vital", "indispensable", "optional", "eventual", "adequate"),
             "*Vital* and *indispensable* both mean *absolutely necessary*. *Optional* is the opposite, *eventual* "
             "means *happening in the end*, *adequate* means *enough*.", right=2),
    ]  # fmt: skip


def phrasal_verbs() -> list[Document]:
    """Phrasal verbs in context."""
    return [
        item("A", PHRASAL, ("vocabulary", "phrasal-verbs"), f"It is warm in here. You can take {BLANK} your coat.",
             ("off", "out", "up", "over", "after"),
             "*Take off* clothes is the opposite of *put on*. *Take out* is for things inside something."),
        item("A", PHRASAL, ("vocabulary", "phrasal-verbs"), f"Our grandmother looks {BLANK} the baby while our parents are at work.",
             ("after", "for", "at", "forward to", "into"),
             "*Look after* = take care of; *look for* = try to find; *look into* = investigate."),
        item("A", PHRASAL, ("vocabulary", "phrasal-verbs"), f"Hurry, or the shop will {BLANK} of fresh bread!",
             ("run out", "run over", "run away", "run into", "run after"),
             "*Run out of something* means to have no more of it. *Run into* means to meet by chance."),
        item("B", PHRASAL, ("vocabulary", "phrasal-verbs"),
             f"The match was called {BLANK} because of the fog, and nobody played that day.",
             ("off", "on", "out", "up", "for"),
             "*Call off* = cancel. *Call on* = visit or ask, *call for* = demand."),
        item("B", PHRASAL, ("vocabulary", "phrasal-verbs"), f"She gave {BLANK} eating sweets two months ago.",
             ("up", "in", "away", "out", "back"),
             "*Give up* + *-ing* means to stop a habit. *Give in* means to yield, *give away* to present or reveal."),
        item("B", PHRASAL, ("vocabulary", "phrasal-verbs"), "Which verbs can mean *postpone* in *to … the meeting*?",
             ("put off", "push back", "put up with", "call off", "set up"),
             "*Put off* and *push back* move a meeting to a later time. *Call off* cancels it, *set up* arranges it, "
             "*put up with* means *bear*.", right=2),
        item("C", PHRASAL, ("vocabulary", "phrasal-verbs"),
             f"I cannot {BLANK} what this word means: the letters are almost washed away. It may be *river*.",
             ("make out", "make up", "make for", "make do", "make over"),
             "*Make out* = manage to see or read with difficulty. *Make up* = invent or be reconciled."),
        item("C", PHRASAL, ("vocabulary", "phrasal-verbs"),
             "Which sentence uses a phrasal verb with the right position of the object?",
             ("I found the form and filled it in.", "I found the form and filled in it.",
              "I met my rival and looked down him on.", "We have no milk; we ran it out of.",
              "He is my uncle; I take him after."),
             "With a separable verb a pronoun stands in the middle: *filled it in*. "
             "*Look down on*, *run out of* and *take after* are not separable."),
        item("C", PHRASAL, ("vocabulary", "phrasal-verbs"),
             f"The two firms could not agree on the price, so the deal {BLANK}.",
             ("fell through", "fell out", "fell behind", "fell for", "fell apart with"),
             "*Fall through* = fail to happen (of plans and deals). *Fall out* is said of people who quarrel."),
    ]  # fmt: skip


def word_formation() -> list[Document]:
    """Suffixes and families of words."""
    return [
        item("A", FORMATION, ("word-formation", "suffixes"), f"Her {BLANK} (*decide*) to study abroad surprised us.",
             ("decision", "decisively", "decisive", "decided", "decidement"),
             "After *her* we need a noun: *decide – decision*. *Decisive* is the adjective; *decidement* does not "
             "exist."),
        item("A", FORMATION, ("word-formation", "suffixes"), f"He answered all the questions {BLANK} (*easy*).",
             ("easily", "easy", "easier", "ease", "easyly"),
             "A verb is described by an adverb; *y* changes to *i* before *-ly*: *easily*."),
        item("B", FORMATION, ("word-formation", "suffixes"),
             f"We were impressed by the {BLANK} (*strong*) of the bridge.",
             ("strength", "strongness", "strengthen", "strongly", "strongth"),
             "*Strong – strength*, like *long – length* and *wide – width*. *Strengthen* is the verb."),
        item("B", FORMATION, ("word-formation", "adjectives"), "Which sentence about a lecture is correct?",
             ("The lecture was boring, so we were bored.", "The lecture was bored, so we were boring.",
              "The lecture was boring, so we were boring.", "The lecture bored, so we were boringly.",
              "The lecture was bored, so we were bored."),
             "*-ing* describes what causes the feeling, *-ed* the person who has it: a *boring* lecture makes us "
             "*bored*."),
        item("C", FORMATION, ("word-formation", "suffixes"), "Which of these words are nouns?",
             ("arrival", "warmth", "widen", "friendly", "economical"),
             "*Arrival* (from *arrive*) and *warmth* (from *warm*) are nouns. *Widen* is a verb; *friendly* and "
             "*economical* are adjectives, although *-ly* often makes adverbs and *-al* can make nouns.", right=2),
        item("C", FORMATION, ("word-formation", "suffixes"),
             f"The medicine is harmless, but its {BLANK} (*effective*) has not been proved.",
             ("effectiveness", "effecting", "effectively", "effectness", "affection"),
             "After *its* we need the noun for the quality *effective*: *effectiveness*, made with the usual "
             "suffix *-ness*. *Effectively* is the adverb, and *affection* means *love*."),
    ]  # fmt: skip


def questions() -> list[Document]:
    """All questions of this module."""
    return [*collocations(), *phrasal_verbs(), *word_formation()]
