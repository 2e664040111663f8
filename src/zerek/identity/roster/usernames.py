"""Usernames for those whose row names none: made of the e-mail address, or of the name in Latin letters."""

import re

from zerek.identity.people.service import NOT_IN_USERNAMES

LONGEST = 40
# The Kazakh alphabet of 2021 without its marks; Russian letters as in passports.
LATIN = str.maketrans(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
        "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh",
        "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e",
        "ю": "yu", "я": "ya",
    }
)  # fmt: skip


def wanted_username(email: str | None, full_name: str) -> str:
    """`Әлия Серікқызы` → `aliya.serikqyzy`; at least three characters."""
    words = re.split(r"\s+", full_name.lower().translate(LATIN))
    source = (email or "").partition("@")[0] or ".".join(words[:2])
    base = NOT_IN_USERNAMES.sub("-", source.lower()).strip("._-")[:LONGEST].strip("._-") or "user"
    return base if len(base) >= 3 else f"{base}-user"


class FreeUsernames:
    """Gives each wanted username, with the next free number behind it where it is taken, to one person."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.numbers: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        username, number = wanted, self.numbers.get(wanted, 2)
        while username in self.taken:
            username, number = f"{wanted}{number}", number + 1
        self.numbers[wanted] = number
        self.taken.add(username)
        return username
