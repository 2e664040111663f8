"""Questions on articles, plurals, comparison and negative prefixes; the answer is computed from tables and rules."""

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.eng.item import ARTICLES, BLANK, FORMATION, item

Phrase = tuple[str, str, str]

# Phrase without its article, the article, what the first sound is.
PHRASES: tuple[Phrase, ...] = (
    ("honest reply", "an", "silent *h*"), ("uniform", "a", "/j/"), ("hotel", "a", "a spoken *h*"),
    ("one-way ticket", "a", "/w/"), ("euro", "a", "/j/"),
    ("MP", "an", "the letter name /em/"), ("university", "a", "/j/"), ("yellow leaf", "a", "/j/"),
    ("UFO", "a", "the letter name /juː/"), ("huge rock", "a", "a spoken *h*"),
    ("useful tool", "a", "/j/"), ("umbrella", "an", "a vowel"), ("heir to the throne", "an", "silent *h*"),
    ("X-ray machine", "an", "the letter name /eks/"), ("ice rink", "an", "a vowel"),
    ("one-hour break", "a", "/w/"), ("hourly wage", "an", "silent *h*"), ("LED lamp", "an", "the letter name /el/"),
    ("urgent call", "an", "a vowel"), ("orange scarf", "an", "a vowel"),
    ("SMS", "an", "the letter name /es/"), ("eight-year-old boy", "an", "a vowel"), ("union", "a", "/j/"),
    ("USB cable", "a", "the letter name /juː/"), ("hero", "a", "a spoken *h*"),
    ("MBA student", "an", "the letter name /em/"), ("unusual idea", "an", "a vowel"), ("unique chance", "a", "/j/"),
    ("European law", "a", "/j/"), ("white ewe", "a", "/w/"),
    ("unit of length", "a", "/j/"), ("UK passport", "a", "the letter name /juː/"), ("half-hour walk", "a",
     "a spoken *h*"), ("honour", "an", "silent *h*"), ("FM radio", "an", "the letter name /ef/"),
    ("utensil", "a", "/j/"), ("one-eyed cat", "a", "/w/"), ("unanimous vote", "a", "/j/"),
    ("underground car park", "an", "a vowel"), ("11th-century castle", "an", "a vowel: *eleventh*"),
)  # fmt: skip

# difficulty, the article asked for, how many of the five phrases take it; each question uses the next five phrases.
ARTICLE_CASES: tuple[tuple[Difficulty, str, int, str], ...] = (
    ("A", "an", 1, "Which phrase takes the article *an*?"),
    ("B", "an", 1, "Only one of these phrases begins with *an*. Which one?"),
    ("A", "a", 1, "Which phrase takes the article *a*?"),
    ("B", "a", 1, "Only one of these phrases begins with *a*. Which one?"),
    ("B", "an", 2, "Which phrases take the article *an*?"),
    ("B", "an", 2, "Before which words would you write *an*?"),
    ("C", "a", 3, "Which phrases take the article *a*?"),
    ("C", "a", 3, "Before which words would you write *a*?"),
)


def articles() -> list[Document]:
    """*A* or *an* by the first sound."""
    found = []
    for index, (difficulty, article, count, text) in enumerate(ARTICLE_CASES):
        five = PHRASES[5 * index : 5 * index + 5]
        right = [phrase for phrase, taken, _ in five if taken == article]
        if len(right) != count:
            raise ValueError(f"{len(right)} phrases take {article!r}, not {count}: {text!r}")
        wrong = [phrase for phrase, taken, _ in five if taken != article]
        found.append(
            item(
                difficulty, ARTICLES, ("grammar", "articles"), text, (*right, *wrong),
                "The choice depends on the first **sound**, not on the letter: *an* before a vowel sound, *a* before "
                "a consonant sound. "
                + "; ".join(f"*{taken} {phrase}* ({why})" for phrase, taken, why in five) + ".",
                right=count, generator="article",
                params={"article": article, "phrases": [phrase for phrase, _, _ in five]}, time_seconds=60,
            )
        )  # fmt: skip
    return found


# singular, plural, the plural that learners invent
Plural = tuple[str, str, str]
PLURAL_CASES: tuple[tuple[Difficulty, int, str, tuple[Plural, ...]], ...] = (
    ("A", 1, "Which plural is spelt correctly?", (
        ("potato", "potatoes", "potatos"), ("city", "cities", "citys"), ("photo", "photos", "photoes"),
        ("knife", "knives", "knifes"), ("monkey", "monkeys", "monkies"))),
    ("A", 2, "Which plural forms are correct?", (
        ("goose", "geese", "gooses"), ("piano", "pianos", "pianoes"), ("leaf", "leaves", "leafs"),
        ("tooth", "teeth", "tooths"), ("hero", "heroes", "heros"))),
    ("B", 2, "In which words is the plural formed correctly?", (
        ("phenomenon", "phenomena", "phenomenons"), ("ox", "oxen", "oxes"), ("analysis", "analyses", "analysises"),
        ("series", "series", "serieses"), ("wolf", "wolves", "wolfs"))),
    ("C", 3, "Which of these words are correct plurals?", (
        ("hypothesis", "hypotheses", "hypothesises"), ("mother-in-law", "mothers-in-law", "mother-in-laws"),
        ("criterion", "criteria", "criterias"), ("aircraft", "aircraft", "aircrafts"),
        ("passer-by", "passers-by", "passer-bys"))),
)  # fmt: skip


def plurals() -> list[Document]:
    """Plurals of which some are right and some are the usual mistakes."""
    found = []
    for difficulty, right, text, nouns in PLURAL_CASES:
        options = tuple(plural if index < right else slip for index, (_, plural, slip) in enumerate(nouns))
        found.append(
            item(
                difficulty, FORMATION, ("word-formation", "plurals"), text, options,
                "The right pairs are " + ", ".join(f"*{one} – {many}*" for one, many, _ in nouns)
                + ". Irregular and foreign plurals are learnt with the word; in a compound the main noun takes *-s*."
                if difficulty in ("B", "C") else
                "The right pairs are " + ", ".join(f"*{one} – {many}*" for one, many, _ in nouns)
                + ". Watch the endings *-y*, *-o* and *-f(e)*, and the nouns that change their vowel.",
                right=right, generator="plural", params={"nouns": [one for one, _, _ in nouns]}, time_seconds=60,
            )
        )  # fmt: skip
    return found


IRREGULAR_DEGREES = {"good": ("better", "best"), "bad": ("worse", "worst"), "little": ("less", "least")}


def degrees(word: str) -> tuple[str, str]:
    """Comparative and superlative of an adjective or adverb: 'busier', 'busiest'."""
    if word in IRREGULAR_DEGREES:
        return IRREGULAR_DEGREES[word]
    vowels = "aeiou"
    syllables = sum(
        letter in vowels + "y" and (index == 0 or word[index - 1] not in vowels + "y")
        for index, letter in enumerate(word.removesuffix("e"))
    )
    if word.endswith("y") and word[-2] not in vowels and syllables == 2:
        return word[:-1] + "ier", word[:-1] + "iest"
    if syllables == 1:
        if word.endswith("e"):
            return word + "r", word + "st"
        if word[-1] not in vowels + "wxy" and word[-2] in vowels and word[-3] not in vowels:
            return word + word[-1] + "er", word + word[-1] + "est"
        return word + "er", word + "est"
    return f"more {word}", f"most {word}"


COMPARATIVE = 0
SUPERLATIVE = 1

DEGREE_CASES: tuple[tuple[Difficulty, str, int, str, str], ...] = (
    ("A", "hot", COMPARATIVE, "July in Shymkent is {gap} than June.",
     "One syllable with one vowel before one consonant doubles the consonant"),
    ("A", "good", COMPARATIVE, "His second essay was {gap} than the first one.", "The forms are irregular and go back to another stem"),
    ("A", "big", SUPERLATIVE, "It is the {gap} lake in the whole region.",
     "One syllable with one vowel before one consonant doubles the consonant"),
    ("B", "early", COMPARATIVE, "This year the birds came back {gap} than last year.",
     "A word of two syllables in *-y* changes *y* to *i* and adds *-er*"),
    ("B", "bad", SUPERLATIVE, "That was the {gap} storm in fifty years.", "The forms are irregular, and there is no *-est* in them"),
    ("B", "expensive", SUPERLATIVE, "She chose the {gap} phone in the shop.", "A long adjective takes *most*"),
    ("B", "carefully", COMPARATIVE, "On icy roads you must drive {gap} than in summer.",
     "An adverb made with *-ly* from an adjective takes *more*"),
    ("C", "little", COMPARATIVE, "I have {gap} free time this term than I had last term.",
     "With uncountable nouns (*time*) this irregular word is used, not *fewer*"),
)  # fmt: skip


def comparison() -> list[Document]:
    """The comparative or superlative of the word in brackets."""
    found = []
    for difficulty, word, degree, sentence, rule in DEGREE_CASES:
        both = degrees(word)
        right = both[degree]
        ending = ("er", "est")[degree]
        more = ("more", "most")[degree]
        # A long word gets the ending that it must not have; a short one keeps the spelling that it must change.
        stem = word.removesuffix("e")
        inflected = (stem[:-1] + "i" if " " in right and stem.endswith("y") else stem) + ending
        doubled = f"{more} {inflected if ' ' in right else right}"
        slips = (inflected, doubled, both[1 - degree], f"as {word}", f"the {right}")
        options = [right, *(slip for slip in slips if slip != right)][:5]
        found.append(
            item(
                difficulty, FORMATION, ("word-formation", "comparison"),
                f"Complete the sentence with the right form of *{word}*.\n\n{sentence.format(gap=BLANK)}",
                tuple(options),
                f"{rule}: *{word} – {both[0]} – {both[1]}*. Here "
                + ("*than* calls for the comparative" if degree == COMPARATIVE else "*the* with the whole group named "
                   "calls for the superlative")
                + ", and *more* or *most* is never added to a form that already has its degree.",
                generator="comparison", params={"word": word, "degree": degree}, time_seconds=45,
            )
        )  # fmt: skip
    return found


# difficulty, adjective, its prefix, four other prefixes, sentence, why
PREFIX_CASES: tuple[tuple[Difficulty, str, str, str, str, str], ...] = (
    ("A", "legal", "il", "un in dis ir", "Parking in front of a fire station is {gap}.",
     "before *l* the Latin prefix *in-* becomes *il-*"),
    ("A", "happy", "un", "in dis im ir", "She looked {gap} after the match, so we tried to cheer her up.",
     "most everyday adjectives take *un-*"),
    ("A", "visible", "in", "un dis im ir", "The stars are {gap} in the daytime.",
     "many Latin words in *-ible* and *-able* take *in-*"),
    ("B", "mature", "im", "un in dis ir", "Shouting in a meeting is childish and {gap}.",
     "before *m*, *p* and *b* the prefix *in-* becomes *im-*"),
    ("B", "honest", "dis", "un in il im", "It would be {gap} to copy someone else’s homework.",
     "*honest*, *obedient* and *loyal* take *dis-* and must be learnt"),
    ("B", "relevant", "ir", "il in dis im", "The colour of the car is {gap} to the question of who was driving.",
     "before *r* the Latin prefix *in-* becomes *ir-*"),
    ("C", "reliable", "un", "in dis ir im", "This old clock is {gap}: it stops twice a week.",
     "*reliable* comes from the English verb *rely* and takes *un-*, in spite of its *r*"),
    ("C", "likely", "un", "in dis il im", "With such dark clouds a dry afternoon is {gap}.",
     "*likely* is a native English word and takes *un-*, in spite of its *l*"),
)  # fmt: skip


def prefixes() -> list[Document]:
    """The negative prefix of an adjective."""
    found = []
    for difficulty, word, prefix, others, sentence, why in PREFIX_CASES:
        found.append(
            item(
                difficulty, FORMATION, ("word-formation", "prefixes"),
                f"Which negative of *{word}* completes the sentence?\n\n{sentence.format(gap=BLANK)}",
                tuple(part + word for part in (prefix, *others.split())),
                f"The word is *{prefix}{word}*: {why}. "
                "Negative prefixes cannot be exchanged, so learn each with its adjective.",
                generator="prefix", params={"word": word, "sentence": sentence}, time_seconds=45,
            )
        )  # fmt: skip
    return found


def questions() -> list[Document]:
    """All questions of this module."""
    return [*articles(), *plurals(), *comparison(), *prefixes()]
