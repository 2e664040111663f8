"""Every generated English question is answered a second time.

The second way never uses the generators' tables or rules: it parses what the reader sees (words back into numbers,
a tag from the words of its statement, a passive from its active sentence) or looks into word lists written here.
"""

import re
from itertools import pairwise
from typing import Any

import pytest

from zerek.demo.bank.eng import questions

Question = dict[str, Any]

GENERATED = [question for question in questions() if question["metadata"]]


def of(generator: str) -> list[Question]:
    return [question for question in GENERATED if question["metadata"]["generator"] == generator]


def param(name: str) -> Any:
    """Names a test case after one parameter of its question, or after the first entry of a list."""

    def name_of(question: Question) -> str:
        value = question["metadata"]["params"][name]
        return str(value[0] if isinstance(value, list) else value)

    return name_of


def words(text: str) -> list[str]:
    return text.split()


def texts(question: Question, correct: bool) -> set[str]:
    return {option["text"] for option in question["options"] if option["is_correct"] is correct}


def assert_only(question: Question, expected: set[str]) -> None:
    """The options marked right are those expected, and no wrong option is among them."""
    assert texts(question, True) == expected, question["question_text"]
    assert not texts(question, False) & expected, question["question_text"]


def gap_filled(question: Question, right: bool = True) -> set[str]:
    """The last paragraph of the question with each (right or wrong) option in its gap."""
    sentence = question["question_text"].split("\n\n")[-1]
    return {sentence.replace("____", text) for text in texts(question, right)}


def test_each_question_names_only_generators_that_are_checked_here() -> None:
    checked = {
        "tense", "participle", "passive", "report", "tag", "agreement", "number", "clock", "article", "plural",
        "comparison", "prefix",
    }  # fmt: skip
    assert {question["metadata"]["generator"] for question in GENERATED} == checked


TENSE_BY_SIGN = (
    (r"every Sunday", {"play": "plays"}),
    (r"right now", {"sleep": "is sleeping"}),
    (r"\bago\b", {"choose": "chose"}),
    (r"since .* still", {"know": "has known"}),
    (r"suddenly .* went", {"cook": "was cooking"}),
    (r"ten minutes earlier", {"leave": "had left"}),
    (r"At this time tomorrow", {"fly": "will be flying"}),
    (r"By the end of next year", {"finish": "will have finished"}),
)


@pytest.mark.parametrize("question", of("tense"), ids=param("verb"))
def test_tense_is_the_one_its_time_expression_asks_for(question: Question) -> None:
    sentence = question["question_text"].split("\n\n")[-1]
    (forms,) = [forms for sign, forms in TENSE_BY_SIGN if re.search(sign, sentence)]
    assert_only(question, {forms[question["metadata"]["params"]["verb"]]})


PARTICIPLES = dict(
    pair.split(":")
    for pair in words(
        "drink:drunk write:written hide:hidden swim:swum tear:torn shake:shaken forget:forgotten lie:lain "
        "grow:grown steal:stolen announce:announced repair:repaired break:broken wear:worn paint:painted eat:eaten"
    )
)


@pytest.mark.parametrize("question", of("participle"), ids=param("verb"))
def test_participle_stands_after_have_or_be(question: Question) -> None:
    (sentence,) = gap_filled(question)
    participle = PARTICIPLES[question["metadata"]["params"]["verb"]]
    assert re.search(rf"\b(has|have|had|been)( already)? {participle}\b", sentence)
    assert_only(question, {participle})


# What the active verb phrase of each sentence becomes when its object is the subject.
PASSIVE_OF = (
    (r"^They are (\w+)ing ", "is being"),
    (r"^They were (\w+)ing ", "were being"),
    (r"^(Someone|Somebody) has ", "has been"),
    (r"^They had ", "had been"),
    (r"^They will ", "will be"),
    (r"^Visitors must ", "must be"),
    (r"^They grow ", "is"),
    (r"^Somebody stole ", "were"),
)


@pytest.mark.parametrize("question", of("passive"), ids=param("verb"))
def test_passive_keeps_the_tense_and_agrees_with_the_new_subject(question: Question) -> None:
    params = question["metadata"]["params"]
    (auxiliary,) = [passive for sign, passive in PASSIVE_OF if re.search(sign, params["active"])]
    noun = params["subject"].split()[-1].lower()
    assert noun in params["active"].lower()
    if auxiliary.split()[0] in {"is", "has"}:
        assert not noun.endswith("s")
    if auxiliary.split()[0] == "were":
        assert noun.endswith("s")
    assert_only(question, {f"{auxiliary} {PARTICIPLES[params['verb']]}"})


REPORTED_VERB = {
    "live": "lived",
    "will send": "would send",
    "am writing": "was writing",
    "can help": "could help",
    "have lost": "had lost",
    "met": "had met",
    "may come": "might come",
}
REPORTED_TIME = {
    "now": "then", "tomorrow": "the next day", "today": "that day", "tonight": "that night",
    "this month": "that month", "yesterday": "the day before", "next month": "the following month",
}  # fmt: skip
WOMEN = {"Saltanat", "Kamila", "Aizhan"}


@pytest.mark.parametrize("question", of("report"), ids=param("name"))
def test_report_moves_tense_person_and_time_and_each_wrong_one_leaves_or_misses_something(question: Question) -> None:
    match = re.fullmatch(
        r"Last year (\w+) told me: “I (.+)\.” How do you report these words now\?", question["question_text"]
    )
    assert match
    name, words = match.groups()
    (verb,) = [verb for verb in REPORTED_VERB if words.startswith(verb + " ")]
    (time,) = [time for time in REPORTED_TIME if words.endswith(" " + time)]
    rest = words.removeprefix(verb).removesuffix(time)
    pronoun = "she" if name in WOMEN else "he"
    right = f"{name} told me that {pronoun} {REPORTED_VERB[verb]}{rest}{REPORTED_TIME[time]}."
    assert_only(question, {right})
    for wrong in texts(question, False):
        faults = (
            f" that {pronoun} " not in wrong,
            f" {REPORTED_VERB[verb]} " not in wrong,
            wrong.endswith(f" {time}."),
        )
        assert sum(faults) == 1, wrong


PRONOUN_OF = {
    "Your brother": "he", "The twins": "they", "Madina": "she", "You": "you", "I": "I", "Her parents": "they",
    "There": "there", "Nobody": "they",
}  # fmt: skip
CONTRACTED = {"can": "can’t", "did": "didn’t", "does": "doesn’t", "have": "haven’t", "am": "aren’t", "is": "isn’t"}


def tag_of(statement: str) -> str:
    """The tag read off the words of the statement."""
    (subject,) = [subject for subject in PRONOUN_OF if re.match(rf"{subject}\b", statement)]
    words = statement.removeprefix(subject).split()
    if words[0] in {"can", "am", "have", "is"} and words[:2] != ["have", "to"]:
        auxiliary = words[0]
    elif words[:2] == ["has", "to"]:
        auxiliary = "does"
    else:
        assert words[0].endswith("ed"), statement
        auxiliary = "did"
    negative = subject == "Nobody" or bool({"never", "hardly", "not"} & set(words))
    return f"{auxiliary if negative else CONTRACTED[auxiliary]} {PRONOUN_OF[subject]}?"


@pytest.mark.parametrize("question", of("tag"), ids=param("statement"))
def test_tag_follows_from_the_words_of_the_statement(question: Question) -> None:
    statement = question["metadata"]["params"]["statement"]
    assert question["question_text"].endswith(f"{statement}, ____")
    assert_only(question, {tag_of(statement)})


SINGULAR_VERBS = set(words(
    "likes has is was hangs comes works takes lives gets does plants believes drives supports makes sounds lies"
))  # fmt: skip
PLURAL_VERBS = set(words("like have are were hang come work take live get do plant believe drive support make sound "
                   "lie"))  # fmt: skip
PLURAL_SUBJECTS = {
    "My new trousers", "The people next door", "These scissors", "The children on the bus",
    "Both the cook and the waiter", "The police", "Most of the students", "The colours of the flag",
    "A number of visitors", "The rich", "Neither the driver nor the passengers", "The criteria",
    "Two thirds of the voters", "The cattle",
}  # fmt: skip


@pytest.mark.parametrize("question", of("agreement"), ids=param("subjects"))
def test_verb_agrees_in_the_sentences_marked_right_and_in_no_other(question: Question) -> None:
    assert not SINGULAR_VERBS & PLURAL_VERBS
    found = set()
    for option in question["options"]:
        (subject,) = [s for s in question["metadata"]["params"]["subjects"] if option["text"].startswith(s + " ")]
        verb = option["text"].removeprefix(subject).split()[0].rstrip(".")
        assert verb in SINGULAR_VERBS | PLURAL_VERBS
        if (verb in PLURAL_VERBS) == (subject in PLURAL_SUBJECTS):
            found.add(option["text"])
    assert len(found) == question["metadata"]["params"]["right"]
    assert_only(question, found)


def test_no_subject_of_the_agreement_questions_is_used_twice() -> None:
    subjects = [subject for question in of("agreement") for subject in question["metadata"]["params"]["subjects"]]
    assert len(subjects) == len(set(subjects)) == 35
    assert set(subjects) >= PLURAL_SUBJECTS


WORD_VALUES = {
    word: value
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def value_of(phrase: str) -> int:
    """The number that British number words name."""
    total = group = 0
    for word in phrase.replace("-", " ").split():
        if word == "hundred":
            group *= 100
        elif word in {"thousand", "million"}:
            total += group * {"thousand": 1000, "million": 1_000_000}[word]
            group = 0
        elif word != "and":
            group += WORD_VALUES[word]
    return total + group


def words_are_well_built(phrase: str) -> bool:
    """British use: *and* directly after *hundred*, or before a last group below a hundred; never before a hundred."""
    tokens = phrase.split()
    for index, (left, right) in enumerate(pairwise(tokens)):
        if left == "hundred" and right not in {"and", "thousand", "million"}:
            return False
        if left == "and" and "hundred" in tokens[index + 2 : index + 3]:
            return False
        if left in {"thousand", "million"} and right != "and":
            group = tokens[index + 1 :]
            if "hundred" not in group and "thousand" not in group:
                return False
    return True


@pytest.mark.parametrize("question", of("number"), ids=param("number"))
def test_number_in_words_parses_back_and_the_other_options_are_other_numbers(question: Question) -> None:
    options = {option["text"]: option["is_correct"] for option in question["options"]}
    heard = re.search(r"“.* ([a-z -]+?) (seats|old maps|kilograms)|has ([\d,]+)|found ([\d,]+)|printed ([\d,]+)",
                      question["question_text"])  # fmt: skip
    assert heard
    if heard.group(1):
        run = [word for word in heard.group(0).split() if set(word.split("-")) <= {*WORD_VALUES, "hundred", "thousand",
                                                                                    "million", "and"}]  # fmt: skip
        assert words_are_well_built(" ".join(run))
        asked = value_of(" ".join(run))
        values = {text: int(text.replace(",", "")) for text in options}
    else:
        asked = int(next(filter(None, heard.groups()[2:])).replace(",", ""))
        values = {text: value_of(text) for text in options}
        assert all(words_are_well_built(text) for text in options)
    assert asked == question["metadata"]["params"]["number"]
    assert {text: value == asked for text, value in values.items()} == options


def minutes_after_midnight(phrase: str) -> int:
    """A spoken time on the 12-hour clock."""
    minutes, direction, hour = phrase.split()
    amount = {"quarter": 15, "half": 30}.get(minutes) or value_of(minutes.replace("-", " "))
    return (WORD_VALUES[hour] * 60 + (amount if direction == "past" else -amount)) % 720


@pytest.mark.parametrize("question", of("clock"), ids=param("hour"))
def test_spoken_time_parses_back_to_the_display_and_only_one_option_does(question: Question) -> None:
    display = re.search(r"(\d\d):(\d\d)", question["question_text"])
    assert display
    shown = (int(display[1]) * 60 + int(display[2])) % 720
    for option in question["options"]:
        assert (minutes_after_midnight(option["text"]) == shown) == option["is_correct"], option["text"]


# How each phrase begins, in the signs of the International Phonetic Alphabet.
FIRST_SOUND = dict(
    pair.split(":")
    for pair in words(
        "honest:ɒ uniform:j hotel:h one-way:w euro:j MP:e university:j yellow:j UFO:j huge:h useful:j umbrella:ʌ "
        "heir:eə X-ray:e ice:aɪ one-hour:w hourly:aʊ LED:e urgent:ɜː orange:ɒ SMS:e eight-year-old:eɪ union:j USB:j "
        "hero:h MBA:e unusual:ʌ unique:j European:j white:w unit:j UK:j half-hour:h honour:ɒ FM:e utensil:j one-eyed:w "
        "unanimous:j underground:ʌ 11th-century:ɪ"
    )
)


@pytest.mark.parametrize("question", of("article"), ids=param("phrases"))
def test_article_follows_from_the_first_sound(question: Question) -> None:
    wanted = question["metadata"]["params"]["article"]
    assert f"*{wanted}*" in question["question_text"]
    expected = {
        option["text"]
        for option in question["options"]
        if ("an" if FIRST_SOUND[option["text"].split()[0]][0] in "aeɒɪʌɜ" else "a") == wanted
    }
    assert_only(question, expected)


REAL_PLURALS = set(
    words(
        "potatoes cities photos knives monkeys geese pianos leaves teeth heroes phenomena oxen analyses series wolves "
        "hypotheses mothers-in-law criteria aircraft passers-by"
    )
)


@pytest.mark.parametrize("question", of("plural"), ids=param("nouns"))
def test_plurals_marked_right_are_the_real_ones(question: Question) -> None:
    assert_only(question, {option["text"] for option in question["options"] if option["text"] in REAL_PLURALS})
    pairs = re.findall(r"\*([\w-]+) – ([\w-]+)\*", question["explanation"])
    assert [one for one, _ in pairs] == question["metadata"]["params"]["nouns"]
    assert {many for _, many in pairs} <= REAL_PLURALS


COMPARED = {
    "hot": "hotter", "good": "better", "big": "biggest", "early": "earlier", "bad": "worst",
    "expensive": "most expensive", "carefully": "more carefully", "little": "less",
}  # fmt: skip


@pytest.mark.parametrize("question", of("comparison"), ids=param("word"))
def test_degree_of_comparison_fits_the_sentence(question: Question) -> None:
    word = question["metadata"]["params"]["word"]
    assert_only(question, {COMPARED[word]})
    (sentence,) = gap_filled(question)
    superlative = COMPARED[word].startswith("most") or COMPARED[word].endswith("st")
    assert superlative == (f"the {COMPARED[word]}" in sentence)
    assert superlative != (" than " in sentence)


NEGATIVES = set(words("illegal unhappy invisible immature dishonest irrelevant unreliable unlikely"))


@pytest.mark.parametrize("question", of("prefix"), ids=param("word"))
def test_negative_prefix_makes_the_one_word_that_exists(question: Question) -> None:
    assert_only(question, {option["text"] for option in question["options"] if option["text"] in NEGATIVES})
    assert all(option["text"].endswith(question["metadata"]["params"]["word"]) for option in question["options"])
