"""Pages as the project's templates write them."""

from typing import Final

from generator.publish.page_templates import page_templates
from generator.site.page import Page
from generator.site.templates import Form
from tests.conftest import ROOT

TEMPLATES: Final = page_templates(ROOT)


def markdown(page: Page) -> str:
    """Return the Markdown file of a page."""
    return page.text(TEMPLATES.body(page, Form.MARKDOWN).text)


def html(page: Page) -> str:
    """Return the body of a page as HTML."""
    return TEMPLATES.body(page).text
