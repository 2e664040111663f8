"""The texts of mails: words from the locale files, as plain text and in one HTML frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from zerek.core.i18n import Language, has_text, translate
from zerek.mail.models import LONGEST_SUBJECT
from zerek.mail.rules import one_line

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    text: str
    html: str


@cache
def environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=PackageLoader("zerek.mail"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def plain(value: Any, *, lines: bool = False) -> Any:
    """A parameter without what could begin another line or paragraph; `lines` keeps the line breaks of a message."""
    if not isinstance(value, str):
        return value
    value = value.encode("utf-8", "replace").decode()
    return "\n".join(map(one_line, value.splitlines())).strip() if lines else one_line(value)


def words(kind: str, language: Language, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as they stand in the text. One whose value is a word of the kind itself, such as `what`, is put
    into the reader's language: `mail.<kind>.<parameter>.<value>`."""
    found = {name: plain(value, lines=name == "body") for name, value in parameters.items()}
    for name, value in found.items():
        if has_text(f"mail.{kind}.{name}.{value}"):
            found[name] = translate(f"mail.{kind}.{name}.{value}", language)
    return found


def render(kind: str, language: Language, parameters: Mapping[str, Any]) -> Rendered:
    """`mail.<kind>.subject`, `.body` (paragraphs, parted by an empty line) and, where it has a `link`, `.button`.

    | kind | parameters |
    | --- | --- |
    | `password_reset` | name, username, link, minutes |
    | `password_changed` | name, time |
    | `new_sign_in_method` | name, what: `second_factor_on`, `…_off`, `account_linked`, `account_unlinked` or a text |
    | `email_changed` | name, time, email |
    | `account_created` | name, username, link, days |
    | `guardian_linked` | guardian, student |
    | `plain` | subject, body: a message that is forwarded as a mail |
    | `notification` | title, body, link, unsubscribe: where such mails are ended |
    | `digest` | count, body, link, unsubscribe |

    Raises `KeyError` for a kind without texts or a parameter that is missing, `ValueError` for a link that is none.
    """
    given = words(kind, language, parameters)
    link, button = given.get("link"), f"mail.{kind}.button"
    if link is not None and not str(link).startswith(("https://", "http://")):
        raise ValueError("a link of a mail starts with https:// or http://")
    subject = one_line(translate(f"mail.{kind}.subject", language, **given))[:LONGEST_SUBJECT]
    paragraphs = translate(f"mail.{kind}.body", language, **given).split("\n\n")
    context = {
        "language": language,
        "subject": subject,
        "paragraphs": [paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip()],
        "link": link,
        "button": translate(button, language) if has_text(button) else link,
        "open_link": translate("mail.open_link", language),
        "footer": translate("mail.footer", language),
        "unsubscribe": given.get("unsubscribe"),
        "unsubscribe_words": translate("mail.unsubscribe", language),
    }
    return Rendered(
        subject=subject,
        text=environment().get_template("frame.txt").render(context),
        html=environment().get_template("frame.html").render(context),
    )
