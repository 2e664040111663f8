"""What has had its time is removed, a thousand at once, and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select, update

from house import House
from zerek.core.cleanup import remove_expired_replays
from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.core.transaction import IDEMPOTENCY_LIFE, REMOVED_AT_ONCE, IdempotencyKey
from zerek.identity.models import RefreshToken, SignInSession
from zerek.identity.rules import Role
from zerek.identity.signin.jobs import remove_expired_refresh_tokens
from zerek.periodic import PERIODIC


@pytest.fixture
async def quiet_house(empty_house: House) -> House:
    """Its own jobs stand still: the test plays them."""
    await empty_house.app.state.scheduler.stop(5)
    return empty_house


def context(house: House) -> JobContext:
    return JobContext(house.app.state.database, house.app.state.kv, house.settings)


async def count(house: House, table: type[RefreshToken] | type[IdempotencyKey]) -> int:
    async with house.app.state.database.read() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())


async def test_answers_kept_for_repeats_are_removed_after_a_day_whoever_asked(quiet_house: House) -> None:
    admin, now = await quiet_house.person(Role.ADMIN), utc_now()
    body, key = {"full_name": "Somebody", "username": "once", "password": "a long password"}, {"Idempotency-Key": "one"}
    assert (await quiet_house.post(admin, "/admin/users", body, headers=key)).status_code == 201
    old = [
        {"user_id": admin.user_id, "key": f"old{number}", "request_hash": "", "status_code": 201, "media_type": "",
         "body": b"", "created_at": now - IDEMPOTENCY_LIFE - timedelta(seconds=number + 1)}
        for number in range(REMOVED_AT_ONCE + 5)
    ]  # fmt: skip
    async with quiet_house.app.state.database.write() as session:
        await session.execute(insert(IdempotencyKey), old)
    assert await remove_expired_replays(context(quiet_house)) == len(old)
    assert await count(quiet_house, IdempotencyKey) == 1
    again = await quiet_house.post(admin, "/admin/users", body, headers=key)
    assert (again.status_code, again.headers.get("idempotent-replayed")) == (201, "true")
    assert await remove_expired_replays(context(quiet_house)) == 0


async def test_spent_refresh_tokens_of_living_sessions_are_removed_a_day_after_their_life(quiet_house: House) -> None:
    person, database = await quiet_house.person(), quiet_house.app.state.database
    now = utc_now()
    async with database.write() as session:
        session_id = (await session.execute(select(SignInSession.id))).scalar_one()
        ages = {"spent, life over": 2, "spent, life just over": 0.5, "spent, life not over": -1}
        await session.execute(
            insert(RefreshToken),
            [
                {"token_hash": name, "session_id": session_id, "created_at": now - timedelta(days=9),
                 "expires_at": now - timedelta(days=days), "spent_at": now - timedelta(days=8)}
                for name, days in ages.items()
            ],
        )  # fmt: skip
    assert await remove_expired_refresh_tokens(context(quiet_house)) == 1
    async with database.read() as session:
        left = set((await session.execute(select(RefreshToken.token_hash))).scalars())
    assert {"spent, life just over", "spent, life not over"} < left
    assert len(left) == 3, "and the one that is good"
    assert (await quiet_house.get(person, "/profile/me")).status_code == 200


async def test_more_expired_tokens_than_are_removed_at_once_go_in_one_run(quiet_house: House) -> None:
    await quiet_house.person()
    now = utc_now()
    async with quiet_house.app.state.database.write() as session:
        session_id = (await session.execute(select(SignInSession.id))).scalar_one()
        rows = [
            {"token_hash": str(number), "session_id": session_id, "created_at": now, "expires_at": now}
            for number in range(REMOVED_AT_ONCE + 5)
        ]
        await session.execute(insert(RefreshToken), rows)
        long_ago = update(RefreshToken).where(RefreshToken.expires_at == now)
        await session.execute(long_ago.values(expires_at=now - timedelta(days=3)))
    assert await remove_expired_refresh_tokens(context(quiet_house)) == len(rows)
    assert await count(quiet_house, RefreshToken) == 1


def test_cleaning_up_stands_in_the_table_of_periodic_jobs() -> None:
    cleanup = {job.name for job in PERIODIC if job.queue == "cleanup"}
    assert cleanup >= {
        "identity.remove_expired_sessions",
        "identity.remove_expired_refresh_tokens",
        "identity.remove_expired_password_links",
        "core.remove_expired_replays",
        "mail.remove_old_mails",
    }
