"""Questions on question tags and on the agreement of subject and verb; the answer is computed from a table."""

from typing import Any

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.eng.item import BLANK, WORD_ORDER, item

Tag = tuple[str, str, bool]
"""Auxiliary, pronoun, whether it is negative."""


def tag_text(tag: Tag) -> str:
    """The tag as written, 'can't he?'; *am* has no short negative of its own and borrows *aren't*."""
    auxiliary, pronoun, negative = tag
    if not negative:
        return f"{auxiliary} {pronoun}?"
    short = {"can": "can’t", "will": "won’t", "am": "aren’t"}
    return f"{short.get(auxiliary, f'{auxiliary}n’t')} {pronoun}?"


# difficulty, statement, auxiliary, pronoun, whether the statement is negative, wrong tags, why
TAG_CASES: tuple[tuple[Difficulty, str, str, str, bool, tuple[Tag, ...], str], ...] = (
    (
        "A", "Your brother can drive a lorry", "can", "he", False,
        (("can", "he", False), ("does", "he", True), ("is", "it", True), ("can", "she", True)),
        "The tag repeats the auxiliary *can* and turns the polarity round: positive statement, negative tag.",
    ),
    (
        "A", "The twins enjoyed the concert", "did", "they", False,
        (("did", "they", False), ("do", "they", True), ("were", "they", True), ("have", "they", True)),
        "A past simple verb has no auxiliary of its own, so the tag takes *did*; the statement is positive, "
        "so the tag is negative.",
    ),
    (
        "B", "Madina has to get up early on Mondays", "does", "she", False,
        (("does", "she", False), ("is", "she", True), ("did", "she", True), ("will", "she", True)),
        "*Has to* is not an auxiliary: its questions are made with *does* (*Does she have to…?*), "
        "and so is the tag.",
    ),
    (
        "B", "You have never been to Turkistan", "have", "you", True,
        (("have", "you", True), ("did", "you", False), ("are", "you", False), ("were", "you", True)),
        "*Never* already makes the statement negative, so the tag is positive. "
        "Looking only for *not* leads to the wrong *haven’t you*.",
    ),
    (
        "B", "I am next on the list", "am", "I", False,
        (("am", "I", False), ("do", "I", True), ("is", "it", True), ("is", "I", True)),
        "There is no short form of *am not* in standard English, so the tag borrows *aren’t I?*",
    ),
    (
        "B", "Her parents used to live in Shymkent", "did", "they", False,
        (("did", "they", False), ("do", "they", True), ("were", "they", True), ("had", "they", True)),
        "*Used to* is a past form and makes its questions with *did*: *Did they use to…?* So the tag is *didn’t they?*",
    ),
    (
        "C", "There is hardly any milk left", "is", "there", True,
        (("is", "there", True), ("is", "it", False), ("is", "it", True), ("does", "there", False)),
        "*Hardly* is a negative word, so the tag is positive, and *there* stays as the subject of the tag.",
    ),
    (
        "C", "Nobody phoned while I was out", "did", "they", True,
        (("did", "they", True), ("was", "I", True), ("was", "I", False), ("did", "he", True)),
        "*Nobody* makes the statement negative, so the tag is positive; words with *-body* take *they* in the tag. "
        "The main verb is *phoned*, not the *was* of the time clause.",
    ),
)  # fmt: skip


def tags() -> list[Document]:
    """The question tag of a statement."""
    found = []
    for difficulty, statement, auxiliary, pronoun, negative, wrong, why in TAG_CASES:
        right = (auxiliary, pronoun, not negative)
        found.append(
            item(
                difficulty, WORD_ORDER, ("grammar", "question-tags"),
                f"Which tag completes the sentence?\n\n{statement}, {BLANK}",
                tuple(tag_text(tag) for tag in (right, *wrong)),
                why,
                generator="tag",
                params={"statement": statement},
                time_seconds=45,
            )
        )  # fmt: skip
    return found


SINGULAR = 0
PLURAL = 1

Clause = tuple[str, int, tuple[str, str], str, str]

# Each block is one question: difficulty, how many options agree, then for each option
# subject, its number, (singular verb, plural verb), rest, reason. The first ones agree, the others are made wrong.
AGREEMENT_CASES: tuple[tuple[Difficulty, int, tuple[Clause, ...]], ...] = (
    ("A", 1, (
        ("Everybody in our family", SINGULAR, ("likes", "like"), "spicy soup", "*everybody* is singular"),
        ("My new trousers", PLURAL, ("is", "are"), "too long", "*trousers* has only a plural"),
        ("The people next door", PLURAL, ("has", "have"), "two noisy dogs", "*people* is plural"),
        ("Mathematics", SINGULAR, ("is", "are"), "his favourite subject", "a school subject in *-ics* is singular"),
        ("This information", SINGULAR, ("was", "were"), "very useful", "*information* is uncountable"),
    )),
    ("A", 2, (
        ("These scissors", PLURAL, ("is", "are"), "not sharp enough", "*scissors* is plural"),
        ("The news from the north", SINGULAR, ("was", "were"), "good", "*news* is singular in spite of its *-s*"),
        ("Each of the rooms", SINGULAR, ("has", "have"), "its own balcony", "*each* is singular"),
        ("Her advice", SINGULAR, ("sounds", "sound"), "reasonable", "*advice* is uncountable"),
        ("The children on the bus", PLURAL, ("was", "were"), "singing", "the head noun *children* is plural"),
    )),
    ("B", 1, (
        ("The list of absent pupils", SINGULAR, ("hangs", "hang"), "on the wall", "the head noun is *list*"),
        ("Both the cook and the waiter", PLURAL, ("comes", "come"), "from Taraz", "*both … and* makes a plural"),
        ("The police", PLURAL, ("is", "are"), "looking for the van", "*police* is plural"),
        ("One of my cousins", SINGULAR, ("works", "work"), "at sea", "the subject is *one*"),
        ("Fifty kilometres", SINGULAR, ("is", "are"), "a long way to walk", "one distance is one whole"),
    )),
    ("B", 3, (
        ("A pair of gloves", SINGULAR, ("was", "were"), "lying on the seat", "the head noun is *pair*"),
        ("Learning new words", SINGULAR, ("takes", "take"), "patience", "an *-ing* phrase as subject is singular"),
        ("Most of the students", PLURAL, ("lives", "live"), "near the campus", "*most of* follows *students*"),
        ("Most of the furniture", SINGULAR, ("is", "are"), "new", "*most of* follows the uncountable *furniture*"),
        ("The colours of the flag", PLURAL, ("has", "have"), "a meaning", "the head noun is *colours*"),
    )),
    ("B", 1, (
        ("The number of visitors", SINGULAR, ("is", "are"), "growing", "*the number* is the subject"),
        ("A number of visitors", PLURAL, ("has", "have"), "complained", "*a number of* means *several*"),
        ("Every boy and every girl", SINGULAR, ("gets", "get"), "a present", "*every … and every* stays singular"),
        ("The rich", PLURAL, ("does", "do"), "not always live long", "*the* + adjective means a group of people"),
        ("Our luggage", SINGULAR, ("was", "were"), "left in the hall", "*luggage* is uncountable"),
    )),
    ("C", 1, (
        ("Neither the driver nor the passengers", PLURAL, ("was", "were"), "hurt",
         "with *neither … nor* the verb follows the nearer noun"),
        ("The teacher, together with her pupils,", SINGULAR, ("plants", "plant"), "trees every spring",
         "*together with* does not add to the subject"),
        ("The criteria", PLURAL, ("is", "are"), "listed on page two", "*criteria* is the plural of *criterion*"),
        ("Two thirds of the water", SINGULAR, ("comes", "come"), "from glaciers", "the fraction follows *water*"),
        ("Not only the players but also the coach", SINGULAR, ("believes", "believe"), "in victory",
         "the verb follows the nearer noun *coach*"),
    )),
    ("C", 2, (
        ("Either the brothers or their father", SINGULAR, ("drives", "drive"), "the tractor",
         "the verb follows the nearer noun *father*"),
        ("Two thirds of the voters", PLURAL, ("supports", "support"), "the plan", "the fraction follows *voters*"),
        ("What she says", SINGULAR, ("makes", "make"), "sense", "a clause as subject is singular"),
        ("The cattle", PLURAL, ("is", "are"), "grazing by the river", "*cattle* is plural without *-s*"),
        ("A box of matches", SINGULAR, ("lies", "lie"), "on the shelf", "the head noun is *box*"),
    )),
)  # fmt: skip


def agreement() -> list[Document]:
    """Sentences among which one, two or three have a verb that agrees with its subject."""
    found = []
    asked: dict[bool, int] = {True: 0, False: 0}
    frames = {
        True: ("In which sentence does the verb agree with its subject?", "Which of these sentences is correct?",
               "Find the sentence without a mistake in the verb.", "One sentence has no mistake. Which one?"),
        False: ("In which sentences does the verb agree with its subject?", "Which of these sentences are correct?",
                "Find the sentences without a mistake in the verb."),
    }  # fmt: skip
    for difficulty, right, clauses in AGREEMENT_CASES:
        single = right == 1
        frame = frames[single][asked[single]]
        asked[single] += 1
        options = []
        reasons = []
        for index, (subject, number, verbs, rest, reason) in enumerate(clauses):
            agrees = index < right
            options.append(f"{subject} {verbs[number if agrees else 1 - number]} {rest}.")
            reasons.append(f"{'right' if agrees else 'must be'} *{verbs[number]}* – {reason}")
        params: dict[str, Any] = {"subjects": [clause[0] for clause in clauses], "right": right}
        found.append(
            item(
                difficulty, WORD_ORDER, ("grammar", "agreement"), frame, tuple(options),
                "Find the word that really is the subject and decide whether it is singular or plural: "
                + "; ".join(reasons) + ".",
                right=right, generator="agreement", params=params, time_seconds=90,
            )
        )  # fmt: skip
    return found


def questions() -> list[Document]:
    """All questions of this module."""
    return [*tags(), *agreement()]
