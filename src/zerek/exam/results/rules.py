"""Check codes and names: pure functions."""

import unicodedata

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no look-alikes: it is copied from paper
RANDOM_LETTERS = 15  # 75 bits
GROUP = 4
# The letters of other alphabets that look the same, for who types on a Russian or Kazakh keyboard.
LOOKALIKES = str.maketrans("АВСЕНКМРТХУҮ", "ABCEHKMPTXYY")


def check_letter(letters: str) -> str:
    """The Luhn algorithm modulo 32: any one letter typed wrong, and nearly any two that changed places, are noticed."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def with_check(letters: str) -> str:
    """`K7QM-2XHA-9TRW-5NBC`."""
    whole = letters + check_letter(letters)
    return "-".join(whole[begin : begin + GROUP] for begin in range(0, len(whole), GROUP))


def as_typed(text: str) -> str:
    """The bare letters of a code, however it was typed; "" for what cannot be one."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(LOOKALIKES)
    letters = "".join(letter for letter in folded if letter.isalnum())
    if len(letters) != RANDOM_LETTERS + 1 or any(letter not in ALPHABET for letter in letters):
        return ""
    return letters if check_letter(letters[:-1]) == letters[-1] else ""


def initials(full_name: str) -> str:
    """`Аружан Сейтқызы Әли` → `А. С. Ә.`; what begins with no letter is left out."""
    return " ".join(f"{word[0].upper()}." for word in full_name.split() if word[0].isalpha())[:40]
