"""Where a question stands in the categories of Moodle: `$course$/top/TGO/Topic`. A slash in a name is doubled."""

import re
from typing import Any

SLASH = re.compile(r"(?<!/)/(?!/)")
# What Moodle puts above and beside the categories of people, in the languages of schools here.
UNNAMED = re.compile(r"\$\w+\$|top|(default for|по умолчанию для|әдепкі) .*", re.IGNORECASE | re.DOTALL)


def topic_of(path: str) -> str:
    """The last name of a path; "" where it is none that anybody has given."""
    names = [name.replace("//", "/").strip() for name in SLASH.split(path.strip())]
    return "" if not names or UNNAMED.fullmatch(names[-1]) or (len(names) == 1 and not names[0]) else names[-1]


def category_of(document: dict[str, Any]) -> str:
    names = [document["subject_code"], document.get("topic") or ""]
    return "/".join(["$course$/top", *(" ".join(name.split()).replace("/", "//") for name in names if name)])
