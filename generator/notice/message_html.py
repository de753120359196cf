"""A notice as an e-mail without its recipient: the same words as plain text and, by a template, as HTML."""

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Final

from jinja2 import Environment, StrictUndefined, Template

from generator.notice.message_parts import MessagePart

_TEMPLATE: Final = "message.html"


@dataclass(frozen=True, slots=True)
class Message:
    """A subject, the words below it as plain text, and the whole as HTML where the program writes that of the same.

    `parts` are what the HTML is made of, in their `language`.
    """

    subject: str
    text: str
    html: str = ""
    parts: tuple[MessagePart, ...] = ()
    language: str = "en"


def with_html(message: Message) -> Message:
    """Return a message with its parts as HTML."""
    return replace(message, html=as_page(message))


def as_page(message: Message, *, content_policy: str = "", mark: str = "") -> str:
    """Return the parts of a message as a page of HTML, its subject above them.

    One that is not sent but shown says what the page may load, and bears a mark.
    """
    return _template().render(message=message, content_policy=content_policy, mark=mark) + "\n"


@cache
def _template() -> Template:
    source = resources.files(__package__).joinpath(_TEMPLATE).read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        source
    )
