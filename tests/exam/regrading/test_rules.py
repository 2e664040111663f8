"""The algebra of grading again, over papers, keys and answers of every kind."""

from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.attempts.service import Marks, graded_values
from zerek.exam.regrading.rules import covered, differs, fault_of_key, outcome

KEYS = st.sets(st.sampled_from("ABCDE"), min_size=1, max_size=4).map(lambda keys: "".join(sorted(keys)))


class Sitting(NamedTuple):
    format: dict[str, Any]
    paper: Paper
    right: list[str]
    chosen: list[str]

    def marks(self, right: list[str]) -> Marks:
        return {
            item.version_id: chosen == key
            for item, key, chosen in zip(self.paper.items, right, self.chosen, strict=True)
            if chosen
        }

    def graded(self, right: list[str], annulled: frozenset[UUID] = frozenset()) -> dict[str, Any]:
        return graded_values(self.format, self.paper, self.marks(right), annulled=annulled)


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    sections = draw(st.integers(1, 3))
    count = draw(st.integers(1, 12))
    items = tuple(
        Item(UUID(int=place), UUID(int=100 + place), draw(st.integers(0, sections - 1)), "multiple", "ABCDE")
        for place in range(count)
    )
    format = {
        "pass_percent": draw(st.integers(0, 100)),
        "sections": [
            {"role": "general", "subject_code": f"S{place}", "points": draw(st.sampled_from([1, 1.5, 2]))}
            for place in range(sections)
        ],
        "thresholds": draw(st.sampled_from([None, [{"name": "first", "subject_code": "S0", "points": 3}]])),
    }
    return Sitting(
        format,
        Paper(items),
        draw(st.lists(KEYS, min_size=count, max_size=count)),
        draw(st.lists(st.one_of(st.just(""), KEYS), min_size=count, max_size=count)),
    )


@given(sittings())
def test_grading_again_by_the_same_keys_differs_in_nothing(sitting: Sitting) -> None:
    first = sitting.graded(sitting.right)
    assert not differs(first, sitting.graded(list(sitting.right)))


@given(sittings(), st.data(), KEYS)
def test_a_corrected_key_and_the_wrong_one_again_give_the_first_result(
    sitting: Sitting, data: st.DataObject, key: str
) -> None:
    place = data.draw(st.integers(0, len(sitting.right) - 1))
    corrected = [*sitting.right[:place], key, *sitting.right[place + 1 :]]
    before, after = sitting.graded(sitting.right), sitting.graded(corrected)
    gained = (sitting.chosen[place] == key) - (sitting.chosen[place] == sitting.right[place])
    assert after["correct_answers"] - before["correct_answers"] == gained
    assert after["max_points"] == before["max_points"]
    assert (outcome(before) != outcome(after)) == bool(gained) or after["passed"] == before["passed"]
    assert sitting.graded(sitting.right) == before


@given(sittings(), st.data())
def test_annulling_lowers_nobody_and_is_right_for_everybody(sitting: Sitting, data: st.DataObject) -> None:
    places = data.draw(st.sets(st.integers(0, len(sitting.right) - 1)))
    annulled = frozenset(sitting.paper.items[place].version_id for place in places)
    before, after = sitting.graded(sitting.right), sitting.graded(sitting.right, annulled)
    wrong = sum(sitting.chosen[place] != sitting.right[place] for place in places)
    assert after["correct_answers"] == before["correct_answers"] + wrong
    assert after["points"] >= before["points"] and after["passed"] >= before["passed"]
    assert (after["max_points"], after["answered_questions"]) == (before["max_points"], before["answered_questions"])


class Version(NamedTuple):
    id: UUID
    number: int
    option_keys: str
    texts: dict[str, Any]


def version(number: int, **options: str) -> Version:
    return Version(UUID(int=number), number, "".join(options), {"ru": {"options": options}})


def test_a_correction_covers_the_versions_with_the_same_options_and_the_same_key() -> None:
    older, moved = version(1, A="да", B="нет"), version(2, A="нет", B="да")
    typo, current = version(3, A="да ", B="нет"), version(4, A="да", B="нет")
    in_force = {older.id: "A", moved.id: "A", typo.id: "B", current.id: "A"}
    assert [one.number for one in covered([older, moved, typo, current], current, in_force)] == [1, 4]
    in_force[typo.id] = "A"
    assert [one.number for one in covered([older, moved, typo, current], current, in_force)] == [1, 3, 4]


def test_a_key_is_a_set_of_the_options_and_not_the_one_in_force() -> None:
    assert fault_of_key(["B"], "ABC", "single", "A") is None
    assert fault_of_key(["B", "A"], "ABC", "multiple", "C") is None
    assert fault_of_key(["B", "A"], "ABC", "multiple", "AB") == "bank.key_unchanged"
    assert fault_of_key(["D"], "ABC", "single", "A") == "bank.key_unknown"
    assert fault_of_key(["A", "B"], "ABC", "single", "C") == "bank.key_single"
    assert fault_of_key(["A", "B", "C"], "ABC", "multiple", "C") == "bank.key_all"
