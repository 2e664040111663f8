"""Questions on tense, participles, the passive and reported speech; the answer is conjugated, not typed."""

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.eng.item import BLANK, MODALS, TENSES, item
from zerek.demo.bank.eng.verb_forms import VERBS, active, passive_auxiliary, regularised

TenseCase = tuple[Difficulty, str, str, str, str, str, tuple[str, ...], str]

# difficulty, before the gap, after it, verb, person, right tense, wrong tenses, why
TENSE_CASES: tuple[TenseCase, ...] = (
    (
        "A", "Askar", "chess every Sunday, and he never misses a game.", "play", "singular", "present simple",
        ("bare", "present continuous", "past simple", "past perfect"),
        "*Every Sunday* names a habit of today (*he never misses*), and a habit takes the present simple. "
        "After *he* the verb needs *-s*: the bare form is the usual slip.",
    ),
    (
        "A", "Please be quiet: the baby", "in the next room right now.", "sleep", "singular", "present continuous",
        ("present simple", "past simple", "present perfect", "past perfect"),
        "*Right now* shows an action in progress at the moment of speaking, so we need *is* + *-ing*. "
        "The present simple would speak of what the baby usually does.",
    ),
    (
        "A", "The committee", "a new chairperson two days ago.", "choose", "singular", "past simple",
        ("present perfect", "present simple", "future simple", "present perfect continuous"),
        "*Two days ago* is a finished moment, and a finished moment takes the past simple. "
        "The trap is the present perfect: it never stands with *ago*.",
    ),
    (
        "B", "Dana", "her best friend since they were six, and they still meet every week.", "know", "singular",
        "present perfect", ("present simple", "past simple", "present continuous", "future simple"),
        "*Since* + a starting point, with a situation that still lasts, takes the present perfect. "
        "*Know* is a state verb, so it has no continuous form, and the present simple cannot say *from then on*.",
    ),
    (
        "B", "I", "dinner when suddenly all the lights went out.", "cook", "I", "past continuous",
        ("present simple", "present continuous", "present perfect", "future continuous"),
        "A longer action in progress (*was cooking*) is interrupted by a short one (*went out*): "
        "the background takes the past continuous. Both verbs must stay in the past.",
    ),
    (
        "B", "When we got to the platform, we were too late: the train", "ten minutes earlier.", "leave", "singular",
        "past perfect", ("present perfect", "present simple", "present continuous", "future perfect"),
        "The train left before another past moment (*we got to the platform*), and the earlier of two past actions "
        "takes the past perfect. The present perfect is tied to now, not to a past moment.",
    ),
    (
        "B", "At this time tomorrow we", "over the Caspian Sea, so do not try to phone us.", "fly", "plural",
        "future continuous", ("present simple", "past simple", "present perfect", "past continuous"),
        "*At this time tomorrow* points at an action that will be in progress at a future moment: *will be* + *-ing*.",
    ),
    (
        "C", "By the end of next year the builders", "the new railway station.", "finish", "plural", "future perfect",
        ("present simple", "present perfect", "past perfect", "present continuous"),
        "*By* + a future time asks for a result that is complete before that time: *will have* + past participle. "
        "The present perfect would need a result that exists already.",
    ),
)  # fmt: skip


def tenses() -> list[Document]:
    """The tense that the time expression of a sentence asks for."""
    found = []
    for difficulty, before, after, base, person, tense, wrong, why in TENSE_CASES:
        verb = VERBS[base]
        found.append(
            item(
                difficulty, TENSES, ("grammar", "tenses"),
                f"Put the verb in brackets into the correct form.\n\n{before} {BLANK} (*{base}*) {after}",
                tuple(active(verb, name, person) for name in (tense, *wrong)),
                why,
                generator="tense",
                params={"before": before, "after": after, "verb": base, "person": person},
            )
        )  # fmt: skip
    return found


# difficulty, verb, sentence
PARTICIPLE_CASES: tuple[tuple[Difficulty, str, str], ...] = (
    ("A", "drink", "The children have already {gap} all the lemonade, so let us buy some more."),
    ("A", "write", "Our neighbour has {gap} three short stories about life on the steppe."),
    ("B", "hide", "The old letters had been {gap} behind the wardrobe for half a century."),
    ("B", "swim", "Nurlan has {gap} across this lake twice, and he plans to do it again."),
    ("B", "tear", "Be careful with that map: somebody has {gap} one of its corners."),
    ("B", "shake", "The small town had been {gap} by an earthquake the night before."),
    ("C", "forget", "By Monday most of the class had {gap} the poem they learnt in spring."),
    ("C", "lie", "The ship has {gap} at the bottom of the bay for two hundred years."),
)


def participles() -> list[Document]:
    """The past participle of an irregular verb after *have* or *be*."""
    found = []
    for difficulty, base, sentence in PARTICIPLE_CASES:
        verb = VERBS[base]
        why = (
            f"The forms are *{base} – {verb.past} – {verb.participle}*. After *have*, *had* or *been* English needs "
            f"the third form, *{verb.participle}*; *{verb.past}* is the past simple and stands alone, "
            f"and *{regularised(base)}* treats an irregular verb as a regular one."
        )
        if base == "lie":
            why = (
                "*Lie* (be in a flat position) has the forms *lie – lay – lain*, so after *has* we need *lain*. "
                "*Lied* belongs to the other verb *lie* (not tell the truth), and *lay* here is the past simple."
            )
        found.append(
            item(
                difficulty, TENSES, ("grammar", "irregular-verbs"),
                f"Which form of the verb *{base}* completes the sentence?\n\n{sentence.format(gap=BLANK)}",
                (verb.participle, verb.past, regularised(base), verb.base, verb.ing),
                why,
                generator="participle",
                params={"verb": base, "sentence": sentence},
            )
        )  # fmt: skip
    return found


PassiveCase = tuple[Difficulty, str, str, str, str, str, str, tuple[str, str]]

# difficulty, active sentence, passive subject, rest, verb, person, tense, two wrong tenses
PASSIVE_CASES: tuple[PassiveCase, ...] = (
    ("A", "They grow wheat in the north.", "Wheat", "in the north.", "grow", "singular", "present simple",
     ("past simple", "present perfect")),
    ("A", "Somebody stole two bicycles last night.", "Two bicycles", "last night.", "steal", "plural", "past simple",
     ("present perfect", "present simple")),
    ("A", "They will announce the results on Friday.", "The results", "on Friday.", "announce", "plural",
     "future simple", ("present perfect", "past continuous")),
    ("B", "They are repairing the bridge at the moment.", "The bridge", "at the moment.", "repair", "singular",
     "present continuous", ("present simple", "past continuous")),
    ("B", "Someone has broken the kitchen window.", "The kitchen window", "by someone.", "break", "singular",
     "present perfect", ("past perfect", "present simple")),
    ("B", "Visitors must wear a helmet on this site.", "A helmet", "by visitors on this site.", "wear", "singular",
     "must", ("past simple", "future simple")),
    ("C", "They were painting the walls when we came in.", "The walls", "when we came in.", "paint", "plural",
     "past continuous", ("past simple", "present continuous")),
    ("C", "They had eaten all the cakes before noon.", "All the cakes", "before noon.", "eat", "plural",
     "past perfect", ("past continuous", "present perfect")),
)  # fmt: skip


def passives() -> list[Document]:
    """The passive of an active sentence, in the same tense."""
    found = []
    for difficulty, sentence, subject, rest, base, person, tense, others in PASSIVE_CASES:
        verb = VERBS[base]
        right = passive_auxiliary(tense, person)
        other_person = "singular" if person == "plural" else "plural"
        disagreeing = passive_auxiliary(tense, other_person)
        # Where the auxiliary has one form for all persons, the slip is to lose 'be', not to choose its number.
        slip = disagreeing if disagreeing != right else right.removesuffix(" be").removesuffix(" been")
        wrong_form = verb.past if verb.past != verb.participle else verb.base
        found.append(
            item(
                difficulty, MODALS, ("grammar", "passive"),
                "Complete the second sentence so that it means the same as the first.\n\n"
                f"> {sentence}\n\n{subject} {BLANK} {rest}",
                (
                    f"{right} {verb.participle}",
                    f"{slip} {verb.participle}",
                    f"{right} {wrong_form}",
                    *(f"{passive_auxiliary(other, person)} {verb.participle}" for other in others),
                ),
                f"The passive keeps the time of the active sentence and consists of *be* in that time plus the past "
                f"participle: *{right}* + *{verb.participle}*. Check three things: the same tense, agreement with "
                f"*{subject[0].lower() + subject[1:]}*, and the third form of *{base}*.",
                generator="passive",
                params={"active": sentence, "subject": subject, "rest": rest, "verb": base},
            )
        )  # fmt: skip
    return found


TIME_SHIFT = {
    "now": "then",
    "today": "that day",
    "tonight": "that night",
    "this month": "that month",
    "yesterday": "the day before",
    "tomorrow": "the next day",
    "next month": "the following month",
}

BACKSHIFT = {
    "present simple": "past simple",
    "present continuous": "past continuous",
    "present perfect": "past perfect",
    "past simple": "past perfect",
    "future simple": "conditional",
    "can": "could",
    "may": "might",
}

# difficulty, speaker, pronoun, verb, tense, object or place, time, two wrong tenses of the report.
# A kept past simple is good English in a report, so it is never among the wrong ones.
REPORT_CASES: tuple[tuple[Difficulty, str, str, str, str, str, str, tuple[str, str]], ...] = (
    ("A", "Timur", "he", "live", "present simple", "in a hostel", "now", ("present simple", "conditional")),
    ("A", "Saltanat", "she", "send", "future simple", "the photos", "tomorrow", ("future simple", "past perfect")),
    ("B", "Ruslan", "he", "write", "present continuous", "a report", "today",
     ("present continuous", "present perfect continuous")),
    ("B", "Kamila", "she", "help", "can", "with the translation", "tonight", ("can", "conditional")),
    ("B", "Yerlan", "he", "lose", "present perfect", "two umbrellas", "this month",
     ("present perfect", "past continuous")),
    ("C", "Aizhan", "she", "meet", "past simple", "the director", "yesterday",
     ("present perfect", "conditional perfect")),
    ("C", "Damir", "he", "come", "may", "back", "next month", ("may", "future perfect")),
)  # fmt: skip


def reports() -> list[Document]:
    """A statement of last year, reported now: the tense, the person and the time word all move."""
    found = []
    for difficulty, name, pronoun, base, tense, rest, time, others in REPORT_CASES:
        verb = VERBS[base]
        shifted = active(verb, BACKSHIFT[tense], "singular")
        said = active(verb, tense, "I")
        later = TIME_SHIFT[time]
        start = f"{name} told me that"
        found.append(
            item(
                difficulty, MODALS, ("grammar", "reported-speech"),
                f"Last year {name} told me: “I {said} {rest} {time}.” How do you report these words now?",
                (
                    f"{start} {pronoun} {shifted} {rest} {later}.",
                    *(f"{start} {pronoun} {active(verb, other, 'singular')} {rest} {later}." for other in others),
                    f"{start} I {shifted} {rest} {later}.",
                    f"{start} {pronoun} {shifted} {rest} {time}.",
                ),
                f"After *told me* in the past three things move: *{said}* goes one step back to *{shifted}*, "
                f"*I* becomes *{pronoun}*, and *{time}* becomes *{later}*. "
                f"Left as it was, *I* would mean the person reporting, and *{time}* would mean the day of the report.",
                generator="report",
                params={"name": name, "pronoun": pronoun, "said": said, "rest": rest, "time": time},
                time_seconds=75,
            )
        )  # fmt: skip
    return found


def questions() -> list[Document]:
    """All questions of this module."""
    return [*tenses(), *participles(), *passives(), *reports()]
