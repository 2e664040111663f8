"""`If-Match`: a change is made only to what its author has seen. Without the field the last change wins."""

from typing import Annotated

from fastapi import Depends, Header

from zerek.core.errors import AppError


class ChangedMeanwhile(AppError):
    code = "changed_meanwhile"
    status = 412


class Precondition:
    """Called with the `ETag` of what is about to be changed. Raises `ChangedMeanwhile` where another was expected."""

    def __init__(self, if_match: str) -> None:
        # A proxy that compresses makes the tag a weak one (`W/"…"`), which is the same one here.
        self._expected = {tag.strip().removeprefix("W/") for tag in if_match.split(",") if tag.strip()}

    def __call__(self, etag: str) -> None:
        if self._expected and not self._expected & {etag, "*"}:
            raise ChangedMeanwhile


async def precondition(
    if_match: Annotated[str, Header(max_length=1000, description="the `ETag` that was read")] = "",
) -> Precondition:
    return Precondition(if_match)


IfMatch = Annotated[Precondition, Depends(precondition)]
