"""A page that leads on at once: an address that stays good when what stood there has another one."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.catalogue import Words
from generator.site.templates import Templates


@dataclass(frozen=True, slots=True)
class PointerView:
    """Where a page leads: its title and language, the address, from which day that holds, and the words of the link.

    `root` is the way to the site's root. A day is HTML; None where there is none.
    """

    title: str
    language: str
    to: str
    date: Markup | None
    words: str
    root: str


def pointer(templates: Templates, view: PointerView, words: Words) -> bytes:
    """Return the file of a page that leads on."""
    return templates.file("pages/pointer.html", view, words).encode(errors="replace")
