"""The bank of mathematics as a whole: size, levels, topics, languages, answers and formulas."""

import math
import re
from collections import Counter

from zerek.demo.bank.mathematics import questions

QUESTIONS = questions()


def test_the_subject_has_at_least_ninety_questions_of_every_difficulty_and_topic() -> None:
    assert len(QUESTIONS) >= 90
    assert {question["subject_code"] for question in QUESTIONS} == {"M010-1"}
    assert min(Counter(question["difficulty"] for question in QUESTIONS)[level] for level in "ABC") >= 20
    topics = Counter(question["topic"] for question in QUESTIONS)
    assert len(topics) == 8
    assert min(topics.values()) >= 8


def test_every_question_is_in_russian_kazakh_and_english() -> None:
    for question in QUESTIONS:
        assert question["language"] == "ru"
        assert set(question["translations"]) == {"kk", "en"}
        assert not re.search("[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]", str(question["translations"]["en"]))
        for translation in question["translations"].values():
            assert set(translation["options"]) == {option["key"] for option in question["options"]}
            assert len(set(translation["options"].values())) == len(question["options"]) == 5


def test_no_text_occurs_twice_in_any_language() -> None:
    for texts in (
        [question["question_text"] for question in QUESTIONS],
        [question["translations"]["kk"]["question_text"] for question in QUESTIONS],
        [question["translations"]["en"]["question_text"] for question in QUESTIONS],
    ):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_questions_with_several_answers_say_so_and_make_up_an_eighth_to_a_fifth() -> None:
    several = [question for question in QUESTIONS if question["type"] == "multiple"]
    assert 0.12 <= len(several) / len(QUESTIONS) <= 0.20
    for question in QUESTIONS:
        right = sum(option["is_correct"] for option in question["options"])
        announced = "Выберите все верные" in question["question_text"]
        kazakh = question["translations"]["kk"]["question_text"]
        english = question["translations"]["en"]["question_text"]
        assert announced == ("арлық дұрыс жауапты таңдаңыз" in kazakh) == (question["type"] == "multiple")
        assert announced == ("Choose all that are right" in english)
        assert right in ({2, 3} if announced else {1})


def test_dollar_signs_and_braces_of_formulas_are_balanced() -> None:
    for question in QUESTIONS:
        texts = [question["question_text"], question["explanation"], *(o["text"] for o in question["options"])]
        for translation in question["translations"].values():
            texts += [translation["question_text"], translation["explanation"], *translation["options"].values()]
        for text in texts:
            assert text.count("$") % 2 == 0, text
            formulas = text.split("$")[1::2]
            assert all(part.strip() and part.count("{") == part.count("}") for part in formulas), text
            assert not re.search("[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]", "".join(formulas)), text
            assert not re.search(r"\\", "".join(text.split("$")[::2])), text


def test_two_calls_give_the_same_questions() -> None:
    assert questions() == QUESTIONS


def test_numbers_in_the_hand_written_questions_are_true() -> None:
    answers = {
        question["question_text"]: next(o["text"] for o in question["options"] if o["is_correct"])
        for question in QUESTIONS
        if not question["metadata"] and question["type"] == "single"
    }
    scaled = next(text for text in answers if r"\det(2A)" in text)
    assert answers[scaled] == f"${5 * 2 * 2 * 2}$"
    ellipse = next(text for text in answers if "фокусами эллипса" in text)
    assert answers[ellipse] == f"${2 * math.isqrt(25 - 9)}$"
    period = next(text for text in answers if "f(3x+1)" in text)
    assert answers[period] == f"${6 // 3}$"
