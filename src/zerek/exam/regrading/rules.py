"""The rules about correcting a key, pure."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from zerek.exam.bank.rules import as_read

OUTCOME = ("correct_answers", "points", "score_percentage", "passed")
GRADED = (*OUTCOME, "answered_questions", "max_points", "sections", "verdicts")


class Keyed(Protocol):
    """A question version, as far as its key goes."""

    @property
    def id(self) -> UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def option_keys(self) -> str: ...
    @property
    def texts(self) -> Mapping[str, Any]: ...


def same_options(one: Keyed, other: Keyed) -> bool:
    """Whether a letter means the same in both, in every language that both have."""
    shared = set(one.texts) & set(other.texts)
    if sorted(one.option_keys) != sorted(other.option_keys) or not shared:
        return False
    return all(
        as_read(one.texts[language]["options"][key]) == as_read(other.texts[language]["options"][key])
        for language in shared
        for key in one.option_keys
    )


def covered(versions: Sequence[Keyed], current: Keyed, in_force: Mapping[UUID, str]) -> list[Keyed]:
    """The versions with the same mistake as the current one: the same options, and the same key in force."""
    return [
        version
        for version in versions
        if in_force[version.id] == in_force[current.id] and same_options(version, current)
    ]


def fault_of_key(keys: Sequence[str], option_keys: str, kind: str, in_force: str) -> str | None:
    """The sentence for a key that cannot be the right one, or None."""
    chosen = "".join(sorted(keys))
    if len(set(keys)) != len(keys) or not set(keys) <= set(option_keys):
        return "bank.key_unknown"
    if kind == "single" and len(keys) != 1:
        return "bank.key_single"
    if len(keys) == len(option_keys):
        return "bank.key_all"
    if chosen == in_force:
        return "bank.key_unchanged"
    return None


def outcome(values: Mapping[str, Any]) -> dict[str, Any]:
    """What of a result is told before and after."""
    return {name: values[name] for name in OUTCOME}


def differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(before[name] != after[name] for name in GRADED)
