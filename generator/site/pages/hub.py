"""Every page of the site: the hub, each brand, each policy in force with what comes, its archive; banners on top."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.brand import Brand
from generator.model.messages import Words
from generator.site.banner import NOTICE, banner
from generator.site.page import Page, relative
from generator.site.pages.history import history_page
from generator.site.pages.in_force import LastChange, in_force_page, languages, last_change
from generator.site.pages.notice import notice_page
from generator.site.pages.upcoming import upcoming_page
from generator.site.pages.version import archive
from generator.site.policy_on_day import PolicyOnDay
from generator.site.section_history import histories
from generator.site.stale import passing
from generator.site.version_text import TextStanding, standing

HUB_TITLE = "Policies"


@dataclass(frozen=True, slots=True)
class ListedPolicy:
    """A policy in a list: where it is, how it stands, when it changes (None where nothing is announced)."""

    title: str
    language: str
    href: str
    standing: TextStanding
    number: int
    changes: datetime.date | None
    notice: str
    last: LastChange | None


@dataclass(frozen=True, slots=True)
class ListedBrand:
    """A brand with its policies, on the hub."""

    name: str
    href: str
    words: Words
    policies: tuple[ListedPolicy, ...]


@dataclass(frozen=True, slots=True)
class HubView:
    """The brands of the site."""

    brands: tuple[ListedBrand, ...]


@dataclass(frozen=True, slots=True)
class BrandView:
    """The policies of a brand."""

    policies: tuple[ListedPolicy, ...]


def compiled(published: Sequence[PolicyOnDay]) -> tuple[Page, ...]:
    """Return every page of the site."""
    brands = dict.fromkeys(item.policy.brand.slug for item in published)
    every = ([item for item in published if item.policy.brand.slug == slug] for slug in brands)
    return (hub_page(published), *(page for own in every for page in of_brand(own)))


def hub_page(published: Sequence[PolicyOnDay]) -> Page:
    """Return the page above all brands."""
    return replace(_hub(published), passing=passing(published))


def of_brand(own: Sequence[PolicyOnDay]) -> Iterator[Page]:
    """Yield the pages of a brand, from its policies, with the banner of what is announced there."""
    every = (_brand(own[0].policy.brand, own), *(page for item in own for page in _policy(item, languages(item, own))))
    return (replace(page, passing=passing(own), banner=banner(own, page.address)) for page in every)


def _hub(published: Sequence[PolicyOnDay]) -> Page:
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    listed = tuple(
        ListedBrand(
            brand.name,
            f"{brand.slug}/",
            brand.words,
            tuple(_listed(item, item.address) for item in published if item.policy.brand.slug == brand.slug),
        )
        for brand in brands.values()
    )
    return Page("", HUB_TITLE, "The policies of each brand.", template="pages/hub.html", view=HubView(listed))


def _listed(item: PolicyOnDay, href: str) -> ListedPolicy:
    return ListedPolicy(
        item.title,
        item.title_language,
        href,
        standing(item.current or next(iter(item.upcoming), None), until=False),
        item.current.version.number if item.current else 0,
        item.upcoming[0].start if item.current and item.upcoming else None,
        f"{href}{NOTICE}",
        last_change(item, href),
    )


def _brand(brand: Brand, published: Sequence[PolicyOnDay]) -> Page:
    address = f"{brand.slug}/"
    return Page(
        address,
        brand.words.say("policies-of", brand=brand.name),
        brand.words.say("policies-about", brand=brand.name),
        template="pages/brand.html",
        view=BrandView(tuple(_listed(item, relative(address, item.address)) for item in published)),
        words=brand.words,
    )


def _policy(item: PolicyOnDay, others: Sequence[PolicyOnDay]) -> Iterator[Page]:
    found = histories(item)
    yield in_force_page(item, others, found)
    yield from (page for page in (upcoming_page(item), notice_page(item), history_page(item, found)) if page)
    yield from archive(item)
