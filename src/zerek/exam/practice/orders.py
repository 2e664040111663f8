"""Which questions come, and in which order: that of the bank, the adaptive one, or the mistakes that are due."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window
from zerek.core.transaction import Transaction
from zerek.exam.bookmarks.queries import bookmarked
from zerek.exam.practice import adaptive, queries, service
from zerek.exam.practice.adaptive import Candidate
from zerek.exam.practice.models import PracticeSession
from zerek.exam.practice.schemas import Order
from zerek.exam.practice.shelf import Entry, Shelf
from zerek.exam.reviews.queries import agenda
from zerek.insight.queries import Item, beliefs_about, latest_responses, mastery
from zerek.insight.rules import Key, keys, predict

MOST_PLANNED = 300


@dataclass(frozen=True, slots=True)
class Filters:
    unseen: bool = False
    wrong: bool = False
    bookmarked: bool = False
    topic: str | None = None

    @property
    def any(self) -> bool:
        return self != Filters()


async def ordered(
    session: AsyncSession,
    transaction: Transaction,
    shelf: Shelf,
    practice: PracticeSession,
    order: Order,
    filters: Filters,
    window: Window,
    now: datetime,
) -> list[Entry]:
    """All that there is to page through."""
    entries = shelf.entries
    if order is Order.MISTAKES:
        entries = on(shelf, (await agenda(session, practice.user_id, now)).due_today(shelf.subject_id))
    elif order is Order.ADAPTIVE:
        entries = on(shelf, await adaptive_order(session, transaction, shelf, practice, window, now))
    return await filtered(session, shelf, practice.user_id, entries, filters) if filters.any else entries


def on(shelf: Shelf, ids: list[UUID]) -> list[Entry]:
    return [entry for entry in map(shelf.get, ids) if entry is not None]


async def filtered(
    session: AsyncSession, shelf: Shelf, user_id: UUID, entries: list[Entry], filters: Filters
) -> list[Entry]:
    if filters.topic is not None:
        topics = shelf.topic_named(filters.topic)
        entries = [one for one in entries if one.topic_id in topics]
    if filters.unseen or filters.wrong:
        latest = await latest_responses(session, user_id, shelf.subject_id)
        if filters.unseen:
            entries = [one for one in entries if one.question_id not in latest]
        if filters.wrong:
            entries = [one for one in entries if one.question_id in latest and not latest[one.question_id].correct]
    if filters.bookmarked:
        marked = await bookmarked(session, user_id)
        entries = [one for one in entries if one.question_id in marked]
    return entries


async def adaptive_order(
    session: AsyncSession,
    transaction: Transaction,
    shelf: Shelf,
    practice: PracticeSession,
    window: Window,
    now: datetime,
) -> list[UUID]:
    """Chosen anew for the first page where something was answered since; later pages belong to the order that the first
    one was served from."""
    kept = await queries.plan(session, practice.id)
    if kept is not None and (window.offset or kept[0] == practice.sequence):
        return kept[1]
    chosen = await choose(session, shelf, practice, now)
    await service.keep_plan(transaction.session, practice.id, practice.sequence, chosen)
    return chosen


async def choose(session: AsyncSession, shelf: Shelf, practice: PracticeSession, now: datetime) -> list[UUID]:
    user_id, subject_id = practice.user_id, shelf.subject_id
    latest = await latest_responses(session, user_id, subject_id)
    random = Random(practice.seed + practice.sequence)  # noqa: S311 - a choice among equals, not a secret
    groups: dict[UUID | None, list[UUID]] = {}
    for entry in shelf.entries:
        before = latest.get(entry.question_id)
        if before is None or not adaptive.rests(before.correct, before.at, now):
            groups.setdefault(entry.topic_id, []).append(entry.question_id)
    about: set[Key] = {key for topic in groups for key in keys(user_id, subject_id, subject_id, topic)}
    beliefs = await beliefs_about(session, about)
    learnt = {topic: mastery(beliefs, user_id, subject_id, topic).probability for topic in groups}
    chosen = adaptive.sample(groups, learnt, random)
    of = {question: keys(user_id, *Item(question, subject_id, topic)) for question, topic in chosen}
    beliefs |= await beliefs_about(session, {one[-1] for one in of.values()})
    candidates = []
    for question, topic in chosen:
        expected = predict(beliefs, of[question])
        candidates.append(Candidate(question, topic, expected.probability, expected.variance))
    return adaptive.arrange(candidates, learnt, MOST_PLANNED, random)
