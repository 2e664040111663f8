"""Lists: `?limit=20&offset=0` in, one page with the whole number out."""

from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.schema import Schema

LARGEST_OFFSET = 10_000_000
Item = TypeVar("Item")


class Window(BaseModel):
    limit: int
    offset: int


async def window(
    limit: Annotated[int, Query(ge=1, le=100)] = 20, offset: Annotated[int, Query(ge=0, le=LARGEST_OFFSET)] = 0
) -> Window:
    return Window(limit=limit, offset=offset)


async def whole_list_window(
    limit: Annotated[int | None, Query(ge=1, le=1000)] = None,
    offset: Annotated[int, Query(ge=0, le=LARGEST_OFFSET)] = 0,
) -> Window:
    """For short catalogues, which come whole where no limit is named."""
    return Window(limit=1000 if limit is None else limit, offset=offset)


PageWindow = Annotated[Window, Depends(window)]
CatalogueWindow = Annotated[Window, Depends(whole_list_window)]


class Page(Schema, Generic[Item]):
    items: list[Item]
    total: int
    limit: int
    offset: int
    has_more: bool


def page(items: Sequence[Any], total: int, of: Window) -> dict[str, Any]:
    """The fields of a `Page`, for a response model to validate."""
    return {
        "items": items,
        "total": total,
        "limit": of.limit,
        "offset": of.offset,
        "has_more": of.offset + len(items) < total,
    }


async def count(session: AsyncSession, query: Select[Any]) -> int:
    """How many rows the query has without its order, limit and offset."""
    rows = query.order_by(None).limit(None).offset(None).subquery()
    return (await session.execute(select(func.count()).select_from(rows))).scalar_one()
