"""Questions on numbers and clock times in words; the words are computed from the numbers."""

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.eng.item import BLANK, VOCABULARY, item

# fmt: off
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    low = SMALL[rest] if rest < 20 else TENS[tens] + (f"-{SMALL[ones]}" if ones else "")
    if not hundreds:
        return low
    return f"{SMALL[hundreds]} hundred" + (f" and {low}" if rest else "")


def in_words(number: int) -> str:
    """A whole number from 1 to 999,999,999 in British words: 'two thousand and five'."""
    millions, rest = divmod(number, 1_000_000)
    thousands, ones = divmod(rest, 1000)
    parts = [f"{_below_thousand(group)} {name}" for group, name in ((millions, "million"), (thousands, "thousand"))
             if group]  # fmt: skip
    text = " ".join(parts)
    if not ones:
        return text
    joint = " and " if text and ones < 100 else " " if text else ""
    return f"{text}{joint}{_below_thousand(ones)}"


# difficulty, sentence with a place for the number, number, misheard or misread numbers
READ_CASES: tuple[tuple[Difficulty, str, int, tuple[int, ...]], ...] = (
    ("A", "A reporter says on the radio: “The new stadium has {n} seats.”", 13_040, (30_040, 13_400, 13_014, 1_340)),
    ("A", "A guide says: “The library keeps {n} old maps.”", 2_516, (2_560, 2_056, 25_016, 20_516)),
    ("B", "A farmer says: “We sold {n} kilograms of apples.”", 30_014, (13_014, 30_040, 30_140, 3_014)),
)
WRITE_CASES: tuple[tuple[Difficulty, str, int, tuple[int, ...]], ...] = (
    ("B", "The town has {n} inhabitants.", 512_605, (512_650, 520_605, 512_065, 5_012_605)),
    ("C", "The telescope found {n} new stars.", 2_019_350, (2_190_350, 2_019_315, 219_350, 2_090_350)),
    ("C", "The company printed {n} tickets.", 1_080_017, (1_018_070, 1_080_070, 1_800_017, 1_008_017)),
)


def numbers() -> list[Document]:
    """A number heard in words and written in figures, and the other way round."""
    found = []
    for difficulty, sentence, number, wrong in READ_CASES:
        found.append(
            item(
                difficulty, VOCABULARY, ("vocabulary", "numbers"),
                f"{sentence.format(n=in_words(number))} Which number is it?",
                tuple(f"{value:,}" for value in (number, *wrong)),
                f"Split the words at *thousand*: the part before it gives {number // 1000:,}, the part after it gives "
                f"{number % 1000:03}, so the number is {number:,}. Mind *-teen* against *-ty* and the zero that holds "
                "an empty place.",
                generator="number", params={"number": number}, time_seconds=45,
            )
        )  # fmt: skip
    for difficulty, sentence, number, wrong in WRITE_CASES:
        groups = f"{number:,}".split(",")
        found.append(
            item(
                difficulty, VOCABULARY, ("vocabulary", "numbers"),
                f"How is the number read aloud? {sentence.format(n=f'{number:,}')}",
                tuple(in_words(value) for value in (number, *wrong)),
                f"The commas show where to say *million* and *thousand*: {' | '.join(groups)}. Read each group by "
                "itself, with *and* before the last two figures; a group such as 017 or 080 has no hundreds.",
                generator="number", params={"number": number}, time_seconds=60,
            )
        )  # fmt: skip
    return found


def minutes_in_words(minutes: int) -> str:
    """The minutes as said before *past* or *to*."""
    return {15: "quarter", 30: "half"}.get(minutes, in_words(minutes))


def spoken(hour: int, minute: int) -> str:
    """A time of the 24-hour clock as said on the 12-hour one: 17:40 is 'twenty to six'. Minutes are not 0."""
    if minute <= 30:
        return f"{minutes_in_words(minute)} past {SMALL[(hour - 1) % 12 + 1]}"
    return f"{minutes_in_words(60 - minute)} to {SMALL[hour % 12 + 1]}"


CLOCK_CASES: tuple[tuple[Difficulty, str, int, int], ...] = (
    ("A", "The timetable says that the bus leaves at {t}. Say this time in words: the bus leaves at {gap}.", 8, 20),
    ("A", "The lesson ends at {t}. Say this time in words: it ends at {gap}.", 10, 45),
    ("B", "On the ticket you read “Departure {t}”. Which words would you use? The train departs at {gap}.", 17, 40),
    ("B", "A film begins at {t}. You tell a friend: “It begins at {gap}.”", 21, 50),
    ("B", "The alarm clock rings at {t}. In words: it rings at {gap}.", 6, 35),
    ("C", "The shop closes for lunch at {t}. In words: it closes at {gap}.", 12, 55),
)


def clock_times() -> list[Document]:
    """A time from a display, said in words."""
    found = []
    for difficulty, sentence, hour, minute in CLOCK_CASES:
        this = SMALL[(hour - 1) % 12 + 1]
        following = SMALL[hour % 12 + 1]
        past = minute <= 30
        near = minutes_in_words(minute if past else 60 - minute)
        wrong_word, right_word = ("to", "past") if past else ("past", "to")
        # The last slip misreads the minutes: 'twenty' for 'forty' and the other way round, 'half' for 'quarter'.
        far = "half past" if minute in (15, 45) else f"{in_words(minute if not past else 60 - minute)} {right_word}"
        found.append(
            item(
                difficulty, VOCABULARY, ("vocabulary", "time"),
                sentence.format(t=f"{hour:02}:{minute:02}", gap=BLANK),
                (
                    spoken(hour, minute),
                    f"{near} {wrong_word} {this}",
                    f"{near} {wrong_word} {following}",
                    f"{near} {right_word} {following if past else this}",
                    f"{far} {this if past or minute == 45 else following}",
                ),
                (f"Up to the half hour English counts from the hour that has begun: {minute} minutes *past* {this}."
                 if past else
                 f"After the half hour English counts back from the coming hour: {60 - minute} minutes are missing "
                 f"*to* {following}. Taking the figure {hour % 12 or 12} from the display is the usual slip."),
                generator="clock", params={"hour": hour, "minute": minute}, time_seconds=45,
            )
        )  # fmt: skip
    return found


def questions() -> list[Document]:
    """All questions of this module."""
    return [*numbers(), *clock_times()]
