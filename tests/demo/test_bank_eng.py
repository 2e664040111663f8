"""The English bank: its size, mix, languages and the form of its texts."""

import re
from collections import Counter
from typing import Any

from zerek.demo.bank.eng import questions

Question = dict[str, Any]

ALL = questions()
GENERATED = [question for question in ALL if question["metadata"]]


def texts(question: Question, correct: bool) -> set[str]:
    return {option["text"] for option in question["options"] if option["is_correct"] is correct}


def test_there_are_at_least_130_questions_all_of_one_subject_and_in_english_only() -> None:
    assert len(ALL) >= 130
    assert {(question["subject_code"], question["language"]) for question in ALL} == {("ENG", "en")}
    assert all(question["translations"] == {} for question in ALL)


def test_two_calls_give_the_same_questions() -> None:
    assert questions() == ALL


def test_no_question_text_stands_twice() -> None:
    assert [text for text, count in Counter(question["question_text"] for question in ALL).items() if count > 1] == []


def test_each_difficulty_has_a_fifth_of_the_questions_or_more() -> None:
    counts = Counter(question["difficulty"] for question in ALL)
    assert set(counts) == {"A", "B", "C"}
    assert min(counts.values()) >= len(ALL) / 5


def test_between_12_and_20_per_cent_have_several_answers_and_say_so() -> None:
    several = [question for question in ALL if question["type"] == "multiple"]
    assert 0.12 <= len(several) / len(ALL) <= 0.20
    for question in ALL:
        marked = len(texts(question, True))
        assert (marked > 1) == (question["type"] == "multiple")
        assert ("all** the correct answers" in question["question_text"]) == (marked > 1)
        assert marked <= 3


def test_options_are_five_different_filled_texts_even_without_regard_to_case_and_final_stop() -> None:
    for question in ALL:
        options = [option["text"].strip().lower().rstrip(".") for option in question["options"]]
        assert len(set(options)) == 5 and all(options), question["question_text"]


def test_topics_are_few_and_each_has_several_questions() -> None:
    counts = Counter(question["topic"] for question in ALL)
    assert 4 <= len(counts) <= 9
    assert min(counts.values()) >= 9


def test_tags_are_slugs() -> None:
    for question in ALL:
        assert question["tags"]
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", tag) for tag in question["tags"])


def test_about_half_is_generated_and_no_template_has_more_than_eight() -> None:
    assert 0.4 <= len(GENERATED) / len(ALL) <= 0.6
    assert max(Counter(question["metadata"]["generator"] for question in GENERATED).values()) <= 8


def test_the_right_option_is_not_usually_the_longest_and_has_no_usual_place() -> None:
    single = [question for question in ALL if question["type"] == "single"]
    longest = 0
    for question in single:
        (right,) = texts(question, True)
        longest += len(right) > max(map(len, texts(question, False)))
    assert longest / len(single) < 0.25
    places = Counter(option["key"] for question in single for option in question["options"] if option["is_correct"])
    assert set(places) == set("ABCDE")
    assert max(places.values()) / len(single) < 0.35


def test_no_text_holds_a_dollar_sign_a_non_english_letter_or_an_unpaired_emphasis() -> None:
    for question in ALL:
        for text in (question["question_text"], question["explanation"], *(o["text"] for o in question["options"])):
            assert "$" not in text
            assert not re.search("[а-яёА-ЯЁ]", text), text
            assert text.count("*") % 2 == 0, text
            assert "  " not in text, text


def test_every_explanation_is_a_sentence_or_more() -> None:
    for question in ALL:
        assert len(question["explanation"]) >= 60, question["question_text"]
        assert question["explanation"].endswith((".", "?*")), question["question_text"]


def test_every_reading_question_carries_its_text_and_each_text_has_at_least_three_questions() -> None:
    passages = Counter(
        question["question_text"].split("\n\n")[1] for question in ALL if question["topic"] == "Reading comprehension"
    )
    assert len(passages) >= 5
    assert min(passages.values()) >= 3
    assert all(passage.startswith("> ") and len(passage.split()) >= 60 for passage in passages)
