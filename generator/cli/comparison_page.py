"""A page of its own for a comparison: nothing is fetched, nothing runs, and it reads without colour or style."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape as text_of
from importlib.resources import files
from typing import Final

from generator.publish.stylesheets import redline_styles

_NOT_HTML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def style() -> str:
    """Return the styles of the page, with those of redlines that the site has too."""
    return redline_styles() + (files("generator.cli") / "comparison.css").read_text(encoding="utf-8")


def page(title: str, body: Iterable[str]) -> str:
    """Return a whole document in HTML that asks for nothing else: no script, no picture, no font, no address."""
    styles = style()
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    policy = f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
    head = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{text_of(title)}</title>",
        f"<style>{styles}</style>",
        "</head>",
        "<body>",
    ]
    return _NOT_HTML.sub("\ufffd", "\n".join([*head, *body, "</body>", "</html>"])) + "\n"
