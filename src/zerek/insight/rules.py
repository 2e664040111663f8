"""What a student knows, as beliefs that each checked response moves: a streaming Gaussian Elo.

The ability of a user is the sum of what is believed of them as a whole, in the subject and in the topic; the difficulty
of an item is the sum of what is believed of its topic and of itself. Each belief is a normal distribution: a mean in
logits and a variance. A response y, 1 for right and 0 for wrong, moves all of them at once, in constant time:

    V = Σ v;   x = m_user + m_user,subject + m_user,topic − m_topic − m_item
    p = σ(x / √(1 + π/8 · V))                 the uncertainty pulls p towards one half
    S = p(1 − p);   g = (y − p) / (1 + S·V);   k = S / (1 + S·V)
    m ← m ± v·g   (+ of the user, − of topic and item);    v ← v − v²·k + q,   at most its start value

p is MacKay's moderated output, "The evidence framework applied to classification networks" (Neural Computation 4,
1992); the update is one step of the extended Kalman filter on the logistic likelihood, as in Glickman, "Parameter
estimation in large dynamic paired comparison experiments" (Applied Statistics 48, 1999), and Pelánek, "Applications of
the Elo rating system in adaptive educational systems" (Computers & Education 98, 2016). q is what is forgotten between
two responses: a person changes, an item hardly does.
"""

import math
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID, uuid5

PULL = math.pi / 8
SMALLEST_VARIANCE = 0.005
EVERYBODY = UUID(int=0)  # whose beliefs those about topics and items are


class Kind(StrEnum):
    USER = "user"
    USER_SUBJECT = "user_subject"
    USER_TOPIC = "user_topic"
    TOPIC = "topic"
    ITEM = "item"


class Nature(NamedTuple):
    """How beliefs of a kind begin and move: the variance at the start, the variance that time adds with each response,
    and on which side of the difference they stand."""

    variance: float
    drift: float
    side: int


NATURES: Mapping[Kind, Nature] = {
    Kind.USER: Nature(0.6, 0.003, 1),
    Kind.USER_SUBJECT: Nature(0.3, 0.003, 1),
    Kind.USER_TOPIC: Nature(0.4, 0.02, 1),
    Kind.TOPIC: Nature(0.6, 0.0, -1),
    Kind.ITEM: Nature(1.0, 1e-4, -1),
}


class Key(NamedTuple):
    """Which belief: about whom (`EVERYBODY` for difficulties) and about what."""

    owner_id: UUID
    scope_id: UUID
    kind: Kind


class Belief(NamedTuple):
    mean: float
    variance: float
    responses: int = 0


START: Mapping[Kind, Belief] = {kind: Belief(0.0, nature.variance) for kind, nature in NATURES.items()}


def topic_id(subject_id: UUID, topic: str) -> UUID:
    """A topic is named by its subject and its words, however they are written."""
    return uuid5(subject_id, " ".join(topic.casefold().split()))


def keys(user_id: UUID, item_id: UUID, subject_id: UUID | None, topic_id: UUID | None) -> tuple[Key, ...]:
    """The beliefs that a response of this user to this item rests on and moves."""
    found = [Key(user_id, user_id, Kind.USER)]
    if subject_id is not None:
        found.append(Key(user_id, subject_id, Kind.USER_SUBJECT))
    if topic_id is not None:
        found += (Key(user_id, topic_id, Kind.USER_TOPIC), Key(EVERYBODY, topic_id, Kind.TOPIC))
    found.append(Key(EVERYBODY, item_id, Kind.ITEM))
    return tuple(found)


class Prediction(NamedTuple):
    """The probability of a right answer, the logit it comes from and that logit's variance."""

    probability: float
    logit: float
    variance: float


def predict(beliefs: Mapping[Key, Belief], of: Iterable[Key]) -> Prediction:
    """What is expected of a response that rests on these beliefs. `beliefs` may lack those that nothing moved yet."""
    logit = variance = 0.0
    for key in of:
        belief = beliefs.get(key)
        if belief is None:
            variance += NATURES[key.kind].variance
        else:
            logit += NATURES[key.kind].side * belief.mean
            variance += belief.variance
    return Prediction(sigmoid(logit / math.sqrt(1 + PULL * variance)), logit, variance)


def learn(beliefs: dict[Key, Belief], of: Iterable[Key], correct: bool) -> Prediction:
    """Moves the beliefs by one response, in place, and tells what was expected of it before."""
    of = tuple(of)
    expected = predict(beliefs, of)
    probability, _, whole = expected
    slope = probability * (1 - probability)
    damping = 1 / (1 + slope * whole)
    gain, precision = (float(correct) - probability) * damping, slope * damping
    for key in of:
        start, drift, side = NATURES[key.kind]
        mean, variance, responses = beliefs.get(key, START[key.kind])
        moved = variance - variance * variance * precision + drift
        beliefs[key] = Belief(mean + side * variance * gain, min(start, max(SMALLEST_VARIANCE, moved)), responses + 1)
    return expected


def sigmoid(logit: float) -> float:
    if logit >= 0:
        return 1 / (1 + math.exp(-logit))
    odds = math.exp(logit)
    return odds / (1 + odds)
