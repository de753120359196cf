"""Whether each page stands on the site that was built, with all words of its text, and shows what is announced."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.errors import Finding, Place, PolicyError
from generator.publish import project_styles, settings, stylesheets, visible
from generator.publish.finished_pages import Finished
from generator.publish.hiding_rules import selectors_beyond
from generator.schema.nodes import in_quotes

_MARK: Final = re.compile(r'data-notice="sha256:[0-9a-f]{64}"')


def require_pages(site: Path, made: Sequence[Finished], styles: Sequence[tuple[str, str]] = ()) -> None:
    """Stop where a page is missing from the site, or readers don't see on it what is announced.

    A setting, a template or a style sheet, given by name and text, may have left it out or hidden it; or words of a
    text, where it hides more than the program's own.
    """
    hidden = tuple(selectors_beyond(styles, stylesheets.programs_styles()))
    for page in made:
        path = site / page.address / "index.html"
        written = path.read_text(encoding="utf-8") if path.is_file() else ""
        if what := _lacking(page, written, styles) or visible.hidden_text(written, hidden):
            remedy = f"does {settings.ENGINE_CONFIG} leave it out, or {settings.OVERRIDES}/?"
            raise PolicyError([Finding(Place(f"{page.address}index.html", 0), "incomplete", what, remedy)])


def _lacking(page: Finished, written: str, styles: Sequence[tuple[str, str]]) -> str:
    """Return what a page of the site lacks of what is announced; empty where it lacks nothing."""
    if not written:
        return "this page is missing from the site that was built"
    why = visible.unseen(written, page.says, styles) if page.says else ""
    if why or any(mark not in written for mark in _MARK.findall(page.content)):
        return f"the notice is not on this page{f' ({why})' if why else ''} of the site that was built"
    if page.says and visible.leads_away(written):
        return "this page leads readers away from what is announced"
    if gone := visible.lacking_words(written, page.text):
        return f"words of the text are not on this page of the site that was built: {in_quotes(gone)}"
    return ""


def style_sheets(folder: Path, *, below: str = "", named: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return the style sheets of a site, or those below a folder of it, by their names, without those of the theme.

    `named` are the addresses of others in settings: pages take them as style sheets, whatever they are called.
    """
    found = (
        path for path in project_styles.sheets_of(folder, named, below) if path.name != Path(stylesheets.THEME).name
    )
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8", errors="replace")) for path in found
    )
