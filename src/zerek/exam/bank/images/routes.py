"""Pictures over HTTP: authors upload them, everybody who is signed in sees them."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Path, Request, Response, UploadFile
from sqlalchemy import select

from zerek.core.caching import NotModified
from zerek.core.clock import utc_now
from zerek.core.errors import BodyTooLarge, responses
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.bank.errors import ImageNotFound, ImageRefused
from zerek.exam.bank.images import service
from zerek.exam.bank.images.schemas import ImageSaved
from zerek.exam.bank.models import QuestionImage
from zerek.exam.bank.questions.access import CurrentAuthor
from zerek.exam.bank.questions.rules import IMAGE_SCHEME
from zerek.identity.access import CurrentUser

router = APIRouter(route_class=TransactionRoute, tags=["bank"])
PICTURE: dict[str, Any] = {"content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}}
PRIVATE_FOR_EVER = "private, max-age=31536000, immutable"


@router.post("/admin/questions/images", status_code=201, responses=responses(ImageRefused, BodyTooLarge))
async def upload_image(
    request: Request, actor: CurrentAuthor, session: Session, file: Annotated[UploadFile, File()]
) -> ImageSaved:
    """PNG, JPEG, WebP or GIF, by its content; written anew, and kept without anything else that was in the file."""
    most = request.app.state.settings.max_image_mb
    if (file.size or 0) > most * 1024 * 1024:
        raise BodyTooLarge(limit_mb=most)
    picture = await service.prepared(await file.read(), request.app.state.image_turns)
    await service.keep(session, actor.user_id, picture, utc_now())
    return ImageSaved(
        digest=picture.digest,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
        markdown=f"![]({IMAGE_SCHEME}{picture.digest})",
    )


@router.get(
    "/question-images/{digest}",
    response_class=Response,
    responses={**responses(ImageNotFound), 200: PICTURE},
)
async def get_image(
    request: Request,
    actor: CurrentUser,
    session: ReadSession,
    digest: Annotated[str, Path(max_length=64, description="SHA-256 of its content")],
) -> Response:
    """To whoever is signed in and knows its digest, which a question tells. Its content never changes."""
    tag = f'"{digest}"'
    row = (
        await session.execute(
            select(QuestionImage.media_type, QuestionImage.content).where(QuestionImage.digest == digest)
        )
    ).first()
    if row is None:
        raise ImageNotFound
    if tag in request.headers.get("if-none-match", ""):
        raise NotModified(tag)
    return Response(
        row.content,
        media_type=row.media_type,
        headers={
            "ETag": tag,
            "Cache-Control": PRIVATE_FOR_EVER,
            "Content-Disposition": "inline",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
