"""The secret that everything of an installation is signed and sealed with, for each of its processes the same."""

import secrets
from datetime import datetime

from sqlalchemy import select

from zerek.core.db import Database
from zerek.identity.models import InstallationSecret
from zerek.settings import Settings


async def secret_in_use(database: Database, settings: Settings, now: datetime) -> str:
    """The one of the settings or, of a demonstration on a shared database that was given none, the one that whoever
    started first left there for the others. Raises `ValueError` where there is to be one and is none."""
    if settings.demo and not settings.embedded_database and not settings.jwt_secret.get_secret_value():
        return await shared_demo_secret(database, secrets.token_hex(32), now)
    return settings.token_secret


async def shared_demo_secret(database: Database, make: str, now: datetime) -> str:
    async with database.write() as session:
        query = select(InstallationSecret.value).where(InstallationSecret.name == "demo_jwt_secret").with_for_update()
        kept = (await session.execute(query)).scalar_one_or_none()
        if kept is None:
            session.add(InstallationSecret(name="demo_jwt_secret", value=make, created_at=now))
            kept = make
        return kept
