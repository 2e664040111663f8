"""The page of the audit trail has a word for everything that the server writes into the trail."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import zerek

SOURCE = Path(zerek.__file__).parent
WEB = Path(__file__).parents[2] / "web" / "src"
RECORDING = {"record": 2, "record_all": 2, "record_changes": 2, "made": 1}  # and where the action stands


def calls() -> Iterator[tuple[ast.AST, ast.Call]]:
    """Every call, with the module that it stands in."""
    for path in SOURCE.rglob("*.py"):
        if "demo/bank" in path.as_posix():
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                yield module, node


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts_in(node: ast.AST | None) -> set[str]:
    return (
        {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        if node
        else set()
    )


def steps() -> set[str]:
    """Of a question on its way: what `note` is called with, or what the name stands for that it is called with."""
    found = set()
    for module, call in calls():
        if name_of(call) != "note" or len(call.args) < 7:
            continue
        step = call.args[4]
        found |= texts_in(step)
        if isinstance(step, ast.Name):
            for node in ast.walk(module):
                if isinstance(node, ast.Assign) and step.id in {
                    one.id for one in ast.walk(node.targets[0]) if isinstance(one, ast.Name)
                }:
                    found |= texts_in(node.value)
    return found


def recorded() -> tuple[set[str], set[str]]:
    """All actions and types of objects that the server writes."""
    actions, types = set(), set()
    for _, call in calls():
        is_recording = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "audit"
        if is_recording and name_of(call) in RECORDING:
            place = RECORDING[name_of(call)]
            action = call.args[place]
            types |= texts_in(call.args[place + 1])
            if isinstance(action, ast.JoinedStr):
                beginning = next(iter(texts_in(action)))
                actions |= {beginning + step for step in steps()}
            elif isinstance(action, ast.Constant):
                actions |= texts_in(action)
            else:  # what changes a running attempt says in its `Change` how it is written down
                assert ast.unparse(action) == "change.action", ast.unparse(call)
        elif name_of(call) == "Change" and call.args and texts_in(call.args[0]):
            actions |= texts_in(call.args[0])
    return actions, types


def listed() -> set[str]:
    """What the page offers to filter by."""
    text = (WEB / "features" / "audit" / "search.ts").read_text(encoding="utf-8")
    body = text[text.index("ACTIONS = {") : text.index("} as const")]
    return {
        f"{kind}.{name}"
        for kind, names in re.findall(r"(\w+): \[([^\]]*)\]", body)
        for name in re.findall(r"'(\w+)'", names)
    }


def test_what_is_written_is_found_in_the_source() -> None:
    actions, types = recorded()
    assert {
        "user.ban",
        "question.published",
        "question.annulled",
        "exam_attempt.extend",
        "invitation.create",
    } <= actions
    assert {"user", "question", "exam_sitting"} <= types
    assert all(re.fullmatch(r"[a-z_]+\.[a-z_]+", one) for one in actions), actions


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_action_and_type_has_a_word_on_the_page(language: str) -> None:
    words = json.loads((WEB / "i18n" / f"{language}.json").read_text(encoding="utf-8"))["admin"]["audit"]
    actions, types = recorded()
    assert sorted(one for one in actions if not words["action"].get(one.replace(".", "_"))) == []
    assert sorted(one for one in types if not words["type"].get(one)) == []


def test_the_page_offers_every_action_to_filter_by_and_no_other() -> None:
    actions, _ = recorded()
    assert sorted(listed() ^ actions) == []
