"""Reference lists carry an `ETag`; who has the same one gets 304 and no body."""

import hashlib
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


class NotModified(Exception):
    def __init__(self, etag: str) -> None:
        self.etag = etag


def answer_not_modified(_request: Request, error: NotModified) -> Response:
    return Response(status_code=304, headers={"ETag": error.etag, "Cache-Control": "private, no-cache"})


class Revalidator:
    """Takes an answer, sets its `ETag`, and raises `NotModified` where the client has it already."""

    def __init__(self, response: Response, if_none_match: str) -> None:
        # A proxy that compresses makes the tag a weak one (`W/"…"`), which is the same one here.
        self._known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        self._response = response

    def __call__(self, answer: Model) -> Model:
        etag = f'"{hashlib.sha256(answer.model_dump_json().encode()).hexdigest()[:32]}"'
        if self._known & {etag, "*"}:
            raise NotModified(etag)
        self._response.headers["ETag"] = etag
        self._response.headers["Cache-Control"] = "private, no-cache"
        return answer


async def revalidator(response: Response, if_none_match: Annotated[str, Header()] = "") -> Revalidator:
    return Revalidator(response, if_none_match)


Revalidation = Annotated[Revalidator, Depends(revalidator)]
