"""What goes over the wire about pictures."""

from zerek.core.schema import Schema


class ImageSaved(Schema):
    digest: str
    media_type: str
    width: int
    height: int
    size: int
    markdown: str
    """How a text shows it; what stands between the brackets is read out to those who do not see it."""
