"""What each part of the product keeps about a person, for the export of one's own data and for erasure."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`export` answers what JSON can hold; `erase` deletes or makes nameless, in the caller's transaction."""

    name: str
    export: Callable[[AsyncSession, UUID], Awaitable[Any]]
    erase: Callable[[AsyncSession, UUID], Awaitable[None]]
