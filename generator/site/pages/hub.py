"""The pages that list policies: the hub with all brands, and the page of each brand."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.brand import Brand
from generator.model.catalogue import USUAL, Words
from generator.model.languages import ENGLISH, TRANSLATED, code_of
from generator.site.banner import NOTICE
from generator.site.change_in_brief import in_brief
from generator.site.kept_brand import KeptBrand
from generator.site.page import Page, relative
from generator.site.pages.in_force import LastChange, last_change
from generator.site.policy_on_day import PolicyOnDay
from generator.site.version_text import TextStanding, standing


@dataclass(frozen=True, slots=True)
class ListedPolicy:
    """A policy in a list: where it is, how it stands, when it changes (None where nothing is announced).

    `words` are those in which it is told how it stands, and `spoken` the language of them and of their dates; `mark` is
    the key of what is said of its next text. `last` is what its version in force changed, where the page tells of that.
    """

    title: str
    language: str
    href: str
    standing: TextStanding
    number: int
    changes: datetime.date | None
    notice: str
    words: Words
    spoken: str
    mark: str = "mark-changes"
    last: LastChange | None = None


@dataclass(frozen=True, slots=True)
class ListedBrand:
    """A brand with its policies, on the hub."""

    name: str
    href: str
    policies: tuple[ListedPolicy, ...]


@dataclass(frozen=True, slots=True)
class HubView:
    """The brands of the site."""

    brands: tuple[ListedBrand, ...]


@dataclass(frozen=True, slots=True)
class BrandView:
    """The policies of a brand."""

    policies: tuple[ListedPolicy, ...]


def hub_words(published: Sequence[PolicyOnDay], former: Sequence[KeptBrand] = ()) -> Words:
    """Return the words of what is about all brands: the program's in their language where all have one, else English.

    No brand's own words stand there, since it would speak for the others.
    """
    codes = {item.policy.brand.common.language for item in published} | {one.words.language for one in former}
    return Words(language=codes.pop()) if len(codes) == 1 and codes <= {*TRANSLATED} else USUAL


def hub_page(published: Sequence[PolicyOnDay], former: Sequence[KeptBrand] = (), words: Words = USUAL) -> Page:
    """Return the page above all brands; `former` ones are those whose pages stay as they are."""
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    listed = {
        brand.slug: ListedBrand(
            brand.name,
            f"{brand.slug}/",
            tuple(_listed(item, item.address) for item in published if item.policy.brand.slug == brand.slug),
        )
        for brand in brands.values()
    }
    if former:
        listed = dict(sorted((listed | {one.slug: _of_former(one) for one in former}).items()))
    view = HubView(tuple(listed.values()))
    title, about = words.say("hub"), words.say("hub-about")
    return Page("", title, about, template="pages/hub.html", view=view, words=words)


def _of_former(brand: KeptBrand) -> ListedBrand:
    listed = (
        ListedPolicy(
            one.title,
            one.language,
            f"{one.name}/",
            one.standing,
            one.number,
            one.next_start if one.number else None,
            f"{one.name}/{NOTICE}",
            words := _words_for(one.language, brand.words),
            _spoken(one.language, words),
        )
        for one in brand.policies
    )
    return ListedBrand(brand.name, f"{brand.slug}/", tuple(listed))


def _words_for(language: str, words: Words) -> Words:
    """Return words in a language where the program has some or they are in it, or else these."""
    code = code_of(language)
    return words if code == words.language or code not in {ENGLISH, *TRANSLATED} else Words(language=code)


def _spoken(language: str, words: Words) -> str:
    """Return the language of sentences and of the dates in them: that of a policy where its words are in it."""
    return language if code_of(language) == words.language else words.language


def _listed(item: PolicyOnDay, href: str, last: LastChange | None = None) -> ListedPolicy:
    words, coming = item.policy.brand.words, item.upcoming[0] if item.current and item.upcoming else None
    ends = coming is not None and item.words_of(coming.version.number).of_end
    return ListedPolicy(
        item.title,
        item.title_language,
        href,
        standing(item.current or next(iter(item.upcoming), None), until=False),
        item.current.version.number if item.current else 0,
        coming.start if coming else None,
        f"{href}{NOTICE}",
        words,
        _spoken(item.title_language, words),
        "standing-ends" if ends else "mark-changes",
        last,
    )


def brand_page(brand: Brand, published: Sequence[PolicyOnDay]) -> Page:
    """Return the page of a brand with its policies."""
    address = f"{brand.slug}/"
    listed = []
    for item in published:
        href = relative(address, item.address)
        brief = in_brief(item, item.current.version.number) if item.current else ()
        listed.append(_listed(item, href, last_change(item, href, brief)))
    return Page(
        address,
        brand.words.say("policies-of", brand=brand.name),
        brand.words.say("policies-about", brand=brand.name),
        template="pages/brand.html",
        view=BrandView(tuple(listed)),
        words=brand.words,
    )
