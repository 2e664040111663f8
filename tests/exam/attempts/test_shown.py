"""A question that is printed as text is the question that the models describe."""

import json
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from zerek.core.clock import utc_now
from zerek.exam.attempts import shown
from zerek.exam.attempts.rules import Item
from zerek.exam.attempts.schemas import QuestionShown, QuestionsShown
from zerek.exam.bank.queries import Face

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def wordings(draw: st.DrawFn) -> dict[str, Any]:
    languages = draw(st.lists(st.sampled_from(["ru", "kk", "en", ""]), min_size=1, unique=True))
    return {
        language: {
            "text": draw(TEXTS),
            "options": {key: draw(TEXTS) for key in "ABCD"},
            "topic": draw(st.none() | TEXTS),
        }
        for language in languages
    }


@given(
    wordings(), st.permutations("ABCD"), st.sets(st.sampled_from("ABCD")), st.lists(TEXTS, max_size=3), st.booleans(),
    st.sampled_from([1, 2.5, 0]),
)  # fmt: skip
def test_a_printed_question_is_what_its_model_says(
    texts: dict[str, Any], order: list[str], chosen: set[str], tags: list[str], flagged: bool, points: float
) -> None:
    face = Face(uuid4(), "multiple", texts, "C", 90, tags)
    item = Item(uuid4(), face.version_id, 0, "multiple", "".join(order))
    attempt: Any = SimpleNamespace(
        id=uuid4(),
        status="in_progress",
        deadline_at=utc_now(),
        language="kk",
        format={"sections": [{"subject_code": "M094-1", "points": points}]},
    )
    keys = "".join(sorted(chosen))
    document = shown.questions(
        attempt,
        [item],
        [face],
        {item.version_id: SimpleNamespace(keys=keys)},
        {item.version_id} if flagged else set(),
        current=0,
        now=utc_now(),
    )
    QuestionsShown.model_validate_json(document)
    expected = QuestionShown.model_validate(shown.question(attempt, 0, item, face, keys, flagged))
    assert json.loads(document)["items"] == [expected.model_dump(mode="json")]
