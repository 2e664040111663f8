"""What is found by which words."""

import pytest

from house import NUMBERS, House, document
from zerek.exam.bank.search import search_body, words
from zerek.identity.rules import Role


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Әліппе", "алиппе"),
        ("ҒЫЛЫМ", "ғылым"),
        ("Қазақстан", "казак"),
        ("жаңа", "ЖАҢА"),
        ("Өлең", "олен"),
        ("ұлт", "УЛТ"),
        ("үй", "уй"),
        ("Һәм", "хам"),
        ("Іс", "ис"),
        ("Ёлка", "елка"),
        ("Straße", "STRASSE"),
    ],
)
def test_case_and_the_letters_a_russian_keyboard_lacks_make_no_difference(written: str, typed: str) -> None:
    (word,), (begin,) = words(written), words(typed)
    assert word.startswith(begin)


def test_what_is_kept_is_every_language_the_options_the_topics_and_the_tags() -> None:
    texts = {
        "ru": {"text": "Чему равна **производная**?", "options": {"A": "$2x$", "B": "ноль"}, "topic": "Анализ"},
        "kk": {"text": "Туынды неге тең?", "options": {"A": "$2x$", "B": "нөл"}, "topic": None},
    }
    assert search_body(texts, ["ЕНТ-2025"]).split() == [
        "ент", "2025", "чему", "равна", "производная", "2x", "ноль", "анализ", "туынды", "неге", "тен", "нол",
    ]  # fmt: skip


async def test_a_query_finds_questions_whose_words_begin_with_all_of_its_words(house: House) -> None:
    moderator, mark = await house.person(Role.MODERATOR), f"ерекше{next(NUMBERS)}"
    options = {"options": [{"text": "Иә", "is_correct": True}, {"text": "Жоқ", "is_correct": False}]}
    text = f"Қазақстанның астанасы {mark} қандай қала?"
    made = await house.post(moderator, "/admin/questions", document(1) | options | {
        "subject_code": "TGO", "question_text": text, "type": "single", "tags": ["it's 100% 'quoted' & | ! :*"],
    })  # fmt: skip
    assert made.status_code == 201, made.text
    for q, found in (
        (f"казакстан {mark}", 1),
        (f"{mark} АСТАНА жок", 1),
        (f"{mark} Астанасынан", 0),
        (f"{mark} стан", 0),
        (f"{mark} quoted", 1),
        (f"{mark} ' \" & | ! * ( ) : -", 1),
        ("' \" & | !", 0),
        (made.json()["id"], 1),
    ):
        answer = await house.get(moderator, "/admin/questions", params={"q": q})
        assert (answer.status_code, answer.json()["total"]) == (200, found), (q, answer.text)
