"""English verbs and their forms in the tenses, active and passive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """The five forms of a verb: write, writes, wrote, written, writing."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


VERBS = {
    line.split()[0]: Verb(*line.split())
    for line in (
        "announce announces announced announced announcing",
        "break breaks broke broken breaking",
        "choose chooses chose chosen choosing",
        "come comes came come coming",
        "cook cooks cooked cooked cooking",
        "drink drinks drank drunk drinking",
        "eat eats ate eaten eating",
        "finish finishes finished finished finishing",
        "fly flies flew flown flying",
        "forget forgets forgot forgotten forgetting",
        "freeze freezes froze frozen freezing",
        "grow grows grew grown growing",
        "help helps helped helped helping",
        "hide hides hid hidden hiding",
        "know knows knew known knowing",
        "leave leaves left left leaving",
        "lie lies lay lain lying",
        "live lives lived lived living",
        "lose loses lost lost losing",
        "meet meets met met meeting",
        "paint paints painted painted painting",
        "play plays played played playing",
        "repair repairs repaired repaired repairing",
        "send sends sent sent sending",
        "shake shakes shook shaken shaking",
        "sleep sleeps slept slept sleeping",
        "steal steals stole stolen stealing",
        "swim swims swam swum swimming",
        "tear tears tore torn tearing",
        "wear wears wore worn wearing",
        "write writes wrote written writing",
    )
}

PERSONS = ("I", "singular", "plural")
"""Whom a form agrees with: `I`, a third person singular, or a plural (also `you`)."""

_BE = {"I": ("am", "was"), "singular": ("is", "was"), "plural": ("are", "were")}


def active(verb: Verb, tense: str, person: str) -> str:
    """The active form of `verb`, as 'has written'. Raises `KeyError` for an unknown tense or person."""
    now, then = _BE[person]
    have = "has" if person == "singular" else "have"
    forms = {
        "bare": verb.base,
        "present simple": verb.third if person == "singular" else verb.base,
        "present continuous": f"{now} {verb.ing}",
        "present perfect": f"{have} {verb.participle}",
        "present perfect continuous": f"{have} been {verb.ing}",
        "past simple": verb.past,
        "past continuous": f"{then} {verb.ing}",
        "past perfect": f"had {verb.participle}",
        "future simple": f"will {verb.base}",
        "future continuous": f"will be {verb.ing}",
        "future perfect": f"will have {verb.participle}",
        "conditional": f"would {verb.base}",
        "conditional perfect": f"would have {verb.participle}",
        "can": f"can {verb.base}",
        "could": f"could {verb.base}",
        "may": f"may {verb.base}",
        "might": f"might {verb.base}",
    }
    return forms[tense]


def passive_auxiliary(tense: str, person: str) -> str:
    """What stands before the participle in the passive, as 'has been'. Raises `KeyError` for an unknown tense."""
    now, then = _BE[person]
    have = "has" if person == "singular" else "have"
    forms = {
        "present simple": now,
        "present continuous": f"{now} being",
        "present perfect": f"{have} been",
        "past simple": then,
        "past continuous": f"{then} being",
        "past perfect": "had been",
        "future simple": "will be",
        "must": "must be",
    }
    return forms[tense]


def regularised(base: str) -> str:
    """The past form that a learner makes who takes an irregular verb for a regular one: 'swimmed', 'choosed'."""
    if base.endswith("e"):
        return base + "d"
    vowels = "aeiou"
    short = len(base) > 2 and base[-1] not in vowels + "wxy" and base[-2] in vowels and base[-3] not in vowels
    return base + (base[-1] if short else "") + "ed"
