"""Pages as the project's templates write them."""

from collections.abc import Sequence
from typing import Final

from generator.publish.page_templates import page_templates
from generator.site.output_table import hub_now, of_brand
from generator.site.page import Page
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import PageForm
from tests.conftest import ROOT

TEMPLATES: Final = page_templates(ROOT)


def markdown(page: Page) -> str:
    """Return the Markdown file of a page."""
    return page.text(TEMPLATES.body(page, PageForm.MARKDOWN).text)


def html(page: Page) -> str:
    """Return the body of a page as HTML."""
    return TEMPLATES.body(page).text


def all_pages(published: Sequence[PolicyOnDay]) -> tuple[Page, ...]:
    """Return every page of the site with its view: the hub, each brand, each policy with its archive."""
    brands = dict.fromkeys(item.policy.brand.slug for item in published)
    every = ([item for item in published if item.policy.brand.slug == slug] for slug in brands)
    return (hub_now(published), *(page for own in every for page in of_brand(own)))
