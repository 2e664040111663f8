"""Which question teaches this student most now: pure functions.

A question is worth asking when the answer is open but more likely right than wrong, in a topic where much is left to
learn, and a little more when little is known of how it will go. One that was answered lately has to wait.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

BEST, WIDTH = 0.68, 0.15
BAND = (0.6, 0.8)
WIDER, ENOUGH = 0.05, 20
UNCERTAINTY_BONUS = 0.1
MOST_IN_A_ROW = 3
RIGHT_RESTS, WRONG_RESTS = timedelta(days=14), timedelta(hours=1)
MOST_CANDIDATES = 600


class Candidate(NamedTuple):
    """`probability` of a right answer, and the `variance` of the logit that it comes from."""

    question_id: UUID
    topic_id: UUID | None
    probability: float
    variance: float


def rests(correct: bool, at: datetime, now: datetime) -> bool:
    """Whether a question was answered so lately that asking it again would teach little."""
    return now - at < (RIGHT_RESTS if correct else WRONG_RESTS)


def sample(
    questions: Mapping[UUID | None, Sequence[UUID]], mastery: Mapping[UUID | None, float], random: Random
) -> list[tuple[UUID, UUID | None]]:
    """At most so many as can be compared at once, of every topic, more of the weaker ones; (question, topic)."""
    if sum(map(len, questions.values())) <= MOST_CANDIDATES:
        return [(question, topic) for topic, group in questions.items() for question in group]
    weights = {topic: 1.05 - mastery.get(topic, 0.5) for topic in questions}
    whole = sum(weights.values())
    chosen = []
    for topic, group in questions.items():
        share = max(1, round(MOST_CANDIDATES * weights[topic] / whole))
        chosen += [(question, topic) for question in random.sample(group, min(share, len(group)))]
    return chosen


def band(candidates: Sequence[Candidate]) -> tuple[float, float]:
    """The probabilities to ask for: from .6 to .8, wider where that leaves fewer than twenty."""
    low, high = BAND
    while low > 0 or high < 1:
        if sum(low <= one.probability <= high for one in candidates) >= min(ENOUGH, len(candidates)):
            break
        low, high = max(0.0, low - WIDER), min(1.0, high + WIDER)
    return low, high


def worth(candidate: Candidate, mastery: float) -> float:
    """How much there is to learn from it: what the topic still lacks × closeness to the best chance, and a bonus."""
    closeness = math.exp(-(((candidate.probability - BEST) / WIDTH) ** 2))
    return (1.05 - mastery) * closeness + UNCERTAINTY_BONUS * math.sqrt(candidate.variance)


def arrange(
    candidates: Sequence[Candidate], mastery: Mapping[UUID | None, float], most: int, random: Random
) -> list[UUID]:
    """The best first, those within the band before the others; never more than three of one topic in a row, unless
    there is no other topic at all. A topic that has more than three times as many left as all others together comes
    whenever it may, since the others are needed between its own."""
    low, high = band(candidates)
    shuffled = random.sample(list(candidates), len(candidates))  # equals come in any order
    groups: dict[UUID | None, list[Candidate]] = {}
    ranks: dict[UUID, tuple[bool, float]] = {}
    for one in shuffled:
        groups.setdefault(one.topic_id, []).append(one)
        inside = low <= one.probability <= high
        ranks[one.question_id] = (inside, worth(one, mastery.get(one.topic_id, 0.5)))
    for group in groups.values():
        group.sort(key=lambda one: ranks[one.question_id])
    ordered: list[UUID] = []
    several = len(groups) > 1
    last: UUID | None = None
    in_a_row = 0
    while groups and len(ordered) < most:
        open_to = [topic for topic in groups if not (several and in_a_row >= MOST_IN_A_ROW and topic == last)]
        if not open_to:
            break
        left = sum(map(len, groups.values()))
        crowded = [topic for topic in open_to if len(groups[topic]) > MOST_IN_A_ROW * (left - len(groups[topic]))]
        topic = max(crowded or open_to, key=lambda topic: ranks[groups[topic][-1].question_id])
        ordered.append(groups[topic].pop().question_id)
        in_a_row = in_a_row + 1 if topic == last and ordered[:-1] else 1
        last = topic
        if not groups[topic]:
            del groups[topic]
    return ordered
