"""The rules about a question on its way, pure: its stage, which step leads where, its document, what has changed."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from zerek.exam.bank.models import DRAFT, IN_REVIEW, PUBLISHED, RETIRED
from zerek.exam.bank.rules import OPTION_KEYS

# Nothing that was taken is given back (`*+`): a text that only begins pictures would otherwise be tried for hours.
IMAGE = re.compile(r"!\[[^\]]*+\]\(\s*+([^)\s]*+)[^)]*+\)")
IMAGE_SCHEME = "image:"


class Step(StrEnum):
    EDIT = "edit"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    DISCARD = "discard"
    RETIRE = "retire"
    RESTORE = "restore"
    DELETE = "delete"
    CORRECT_KEY = "correct_key"


class Standing(NamedTuple):
    """Where a question stands, and where its revision does, if it has one."""

    status: str
    revision_status: str | None

    @property
    def stage(self) -> str:
        """Of the latest version: draft or in_review while it is under work, else the status of the question."""
        return self.revision_status or self.status

    @property
    def under_work(self) -> bool:
        return self.stage in (DRAFT, IN_REVIEW)

    @property
    def was_published(self) -> bool:
        return self.status in (PUBLISHED, RETIRED)

    def with_stage(self, stage: str) -> "Standing":
        """A published question stays so while its revision moves."""
        return Standing(self.status, stage) if self.was_published else Standing(stage, None)


def possible(standing: Standing) -> frozenset[Step]:
    """The steps that begin where a question stands, whoever may take them."""
    steps = {Step.EDIT}
    if standing.stage == DRAFT:
        steps.add(Step.SUBMIT)
    if standing.stage == IN_REVIEW:
        steps |= {Step.WITHDRAW, Step.SEND_BACK, Step.PUBLISH}
    if standing.revision_status is not None:
        steps.add(Step.DISCARD)
    elif standing.was_published:
        steps.add(Step.CORRECT_KEY)
        if standing.status == RETIRED:
            steps.add(Step.RESTORE)
    if standing.status == PUBLISHED:
        steps.add(Step.RETIRE)
    if not standing.was_published:
        steps.add(Step.DELETE)
    return frozenset(steps)


AUTHOR_STEPS = frozenset({Step.EDIT, Step.SUBMIT, Step.WITHDRAW, Step.DISCARD, Step.DELETE})


def permitted(standing: Standing, *, moderates: bool) -> frozenset[Step]:
    """An author works at what is theirs until it is in review; a moderator may do everything."""
    steps = possible(standing)
    if moderates:
        return steps
    if standing.stage == IN_REVIEW:
        return steps & {Step.WITHDRAW}
    return steps & AUTHOR_STEPS


def etag(question_id: UUID, edition: int) -> str:
    return f'"{question_id.hex[-12:]}-{edition}"'


class Version(Protocol):
    """A row of `question_versions`, whole or these columns of it."""

    @property
    def type(self) -> str: ...
    @property
    def texts(self) -> Mapping[str, Any]: ...
    @property
    def option_keys(self) -> str: ...
    @property
    def correct_keys(self) -> str: ...
    @property
    def explanations(self) -> Mapping[str, Any]: ...
    @property
    def difficulty(self) -> str: ...
    @property
    def points(self) -> float: ...
    @property
    def time_seconds(self) -> int: ...
    @property
    def tags(self) -> list[Any]: ...
    @property
    def source(self) -> Mapping[str, Any]: ...
    @property
    def language(self) -> str: ...


def document_of(version: Version) -> dict[str, Any]:
    """A version in the shape that an import file has, without its subject: what is read is what can be written."""
    original = version.texts[version.language]
    return {
        "language": version.language or None,
        "question_text": original["text"],
        "type": version.type,
        "difficulty": version.difficulty,
        "points": version.points,
        "time_seconds": version.time_seconds,
        "options": [
            {"key": key, "text": original["options"][key], "is_correct": key in version.correct_keys}
            for key in version.option_keys
        ],
        "explanation": version.explanations.get(version.language),
        "topic": original.get("topic"),
        "tags": list(version.tags),
        "metadata": dict(version.source),
        "translations": {
            language: {
                "question_text": wording["text"],
                "options": {key: wording["options"][key] for key in version.option_keys},
                "explanation": version.explanations.get(language),
                "topic": wording.get("topic"),
            }
            for language, wording in sorted(version.texts.items())
            if language != version.language
        },
    }


def flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a document with its path; options by their key, so that one that moved has not changed."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from flat(inner, f"{path}.{name}" if path else str(name))
    elif path == "options":
        for place, option in enumerate(value):
            key = option.get("key") or OPTION_KEYS[place]
            yield from flat({"text": option["text"], "is_correct": option["is_correct"]}, f"options.{key}")
    else:
        yield path, value


class Difference(NamedTuple):
    field: str
    before: Any
    after: Any


def differences(older: Mapping[str, Any], newer: Mapping[str, Any]) -> list[Difference]:
    """What a version has changed, field by field; None on the side where a field is not there."""
    before, after = dict(flat(older)), dict(flat(newer))
    return [
        Difference(field, before.get(field), after.get(field))
        for field in dict.fromkeys((*before, *after))
        if before.get(field) != after.get(field)
    ]


def pictures(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """The addresses of all pictures in a document's texts, each with the fields that show it."""
    found: dict[str, list[str]] = {}
    for field, value in flat(document):
        if isinstance(value, str):
            for address in IMAGE.findall(value):
                found.setdefault(address, []).append(field)
    return found
