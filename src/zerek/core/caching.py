"""Reference lists carry an `ETag`; who has the same one gets 304 and no body."""

import hashlib
from typing import Annotated, TypeVar

from fastapi import Depends, Request, Response
from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


class NotModified(Exception):
    def __init__(self, etag: str) -> None:
        self.etag = etag


def answer_not_modified(_request: Request, error: NotModified) -> Response:
    return Response(status_code=304, headers={"ETag": error.etag, "Cache-Control": "private, no-cache"})


class Revalidator:
    """Takes an answer, sets its `ETag`, and raises `NotModified` where the client has it already."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request = request
        self._response = response

    def __call__(self, answer: Model) -> Model:
        etag = f'"{hashlib.sha256(answer.model_dump_json().encode()).hexdigest()[:32]}"'
        if etag in [candidate.strip() for candidate in self._request.headers.get("if-none-match", "").split(",")]:
            raise NotModified(etag)
        self._response.headers["ETag"] = etag
        self._response.headers["Cache-Control"] = "private, no-cache"
        return answer


Revalidation = Annotated[Revalidator, Depends(Revalidator)]
