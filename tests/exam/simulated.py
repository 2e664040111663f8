"""Students who answer as the two-parameter logistic model says, so that what statistics should find is known.

Birnbaum's model (in Lord & Novick 1968): a student of ability θ gets a question of discrimination a and difficulty b
right with the probability 1 / (1 + exp(-a (θ - b))).
"""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from house import House
from zerek.core.clock import utc_now
from zerek.core.ids import new_id
from zerek.exam.attempts import service
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt
from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.bank import queries as bank_queries
from zerek.exam.bank.models import QuestionVersion
from zerek.exam.formats.queries import format_by_code
from zerek.identity.models import User


@dataclass(frozen=True)
class Question2PL:
    """`shunned`: nobody chooses its first wrong option."""

    a: float
    b: float
    shunned: bool = False

    def chance(self, ability: float) -> float:
        return 1 / (1 + math.exp(-self.a * (ability - self.b)))


@dataclass
class Sat:
    """What was simulated: each attempt's ability, and each question's parameters by its id."""

    attempt_ids: list[UUID] = field(default_factory=list)
    abilities: list[float] = field(default_factory=list)
    questions: dict[UUID, Question2PL] = field(default_factory=dict)


Chance = Callable[[Item, float, Question2PL], float]


def usual(dice: random.Random) -> Question2PL:
    return Question2PL(a=dice.lognormvariate(0.1, 0.3), b=dice.gauss(0, 1))


async def sit(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    format_code: str,
    attempts: int,
    *,
    seed: int = 1,
    parameters: Mapping[UUID, Question2PL] | None = None,
    chance: Chance | None = None,
    seconds: float = 30,
) -> Sat:
    """That many students sit an exam of that format, each with a paper really drawn and really graded."""
    dice, state = random.Random(seed), house.app.state
    monkeypatch.setattr(bank_queries, "SYSTEM_RANDOM", random.Random(seed + 1))
    monkeypatch.setattr(service, "SYSTEM_RANDOM", random.Random(seed + 2))
    sat = Sat(questions=dict(parameters or {}))
    now = utc_now() - timedelta(minutes=30)
    users = [new_id() for _ in range(attempts)]
    async with state.database.write() as session:
        await session.execute(
            insert(User),
            [
                {"id": user, "username": f"simulated-{user}", "created_at": now, "timezone": "Asia/Almaty"}
                for user in users
            ],
        )
        format = await format_by_code(session, format_code)
        planned = await service.planned_sections(session, format, None)
        for user in users:
            paper = await service.draw_paper(session, planned, "en")
            attempt = await service.start(
                session,
                user_id=user,
                format=format,
                major=None,
                planned=planned,
                paper=paper,
                language="en",
                now=now,
            )
            assert attempt is not None
            sat.attempt_ids.append(attempt.id)
        await answer_all(session, sat, dice, chance, seconds)
        await service.finish(session, sat.attempt_ids, now=now + timedelta(minutes=5), grace=timedelta(0))
    return sat


async def answer_all(
    session: AsyncSession, sat: Sat, dice: random.Random, chance: Chance | None, seconds: float
) -> None:
    rows = await session.execute(
        select(ExamAttempt.id, ExamAttempt.paper, ExamAttempt.started_at).where(ExamAttempt.id.in_(sat.attempt_ids))
    )
    found = {row.id: (Paper.from_json(row.paper), row.started_at) for row in rows}
    versions = {item.version_id for paper, _ in found.values() for item in paper.items}
    keys = {
        row.id: row.correct_keys
        for row in await session.execute(
            select(QuestionVersion.id, QuestionVersion.correct_keys).where(QuestionVersion.id.in_(versions))
        )
    }
    order = sorted({item.question_id for paper, _ in found.values() for item in paper.items})
    for question_id in order:
        sat.questions.setdefault(question_id, usual(dice))
    answers = []
    for attempt_id in sat.attempt_ids:
        paper, started_at = found[attempt_id]
        ability = dice.gauss(0, 1)
        sat.abilities.append(ability)
        for place, item in enumerate(paper.items, start=1):
            question = sat.questions[item.question_id]
            probability = chance(item, ability, question) if chance else question.chance(ability)
            right = keys[item.version_id]
            answers.append(
                {
                    "attempt_id": attempt_id,
                    "version_id": item.version_id,
                    "keys": right if dice.random() < probability else wrong_keys(item, right, question, dice),
                    "saved_at": started_at + timedelta(seconds=seconds * place / len(paper.items) * 10),
                }
            )
    await session.execute(insert(ExamAnswer), answers)


def wrong_keys(item: Item, right: str, question: Question2PL, dice: random.Random) -> str:
    others = sorted(set(item.order) - set(right))
    return dice.choice(others[1:] if question.shunned and len(others) > 1 else others)


def reliability(sat: Sat, sections: Sequence[Sequence[Question2PL]], counts: Sequence[int]) -> float:
    """What alpha estimates, from the model itself: the variance of the expected scores of students over the variance of
    their scores, which has that of drawing questions and of chance added."""
    expected, errors = [], []
    for ability in sat.abilities:
        mean = error = 0.0
        for questions, count in zip(sections, counts, strict=True):
            share = sum(question.chance(ability) for question in questions) / len(questions)
            mean += count * share
            error += count * share * (1 - share)
        expected.append(mean)
        errors.append(error)
    middle = sum(expected) / len(expected)
    variance = sum((one - middle) ** 2 for one in expected) / len(expected)
    return variance / (variance + sum(errors) / len(errors))
