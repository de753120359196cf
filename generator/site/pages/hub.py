"""Every page of the site: the hub, each brand, each policy in force with what comes, its archive; banners on top."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape as text_of

from generator.model.brand import Brand
from generator.model.document import Document
from generator.model.policy import Interval
from generator.notice import wording as say
from generator.notice.days import in_words
from generator.site.apart import apart
from generator.site.banner import NOTICE, banner, in_brief, marks, summarised
from generator.site.glance import ID, Topic, drawn, foretold, glance
from generator.site.page import (
    TOP,
    Page,
    Published,
    block,
    box,
    dated,
    headed,
    own_name,
    relative,
    since,
    tongue,
    trusted,
)
from generator.site.pages.history import HISTORY, SectionHistory, histories, history_page, link
from generator.site.pages.notice import notice_page, upcoming_page
from generator.site.pages.version import archive
from generator.site.stale import passing
from generator.site.version_text import Marks, standing, text, titled

HUB_TITLE = "Policies"


def compiled(published: Sequence[Published]) -> tuple[Page, ...]:
    """Return every page of the site."""
    brands = dict.fromkeys(item.policy.brand.slug for item in published)
    every = ([item for item in published if item.policy.brand.slug == slug] for slug in brands)
    return (hub_page(published), *(page for own in every for page in of_brand(own)))


def hub_page(published: Sequence[Published]) -> Page:
    """Return the page above all brands."""
    return _topped(_hub(published), passing(published), "")


def of_brand(own: Sequence[Published]) -> Iterator[Page]:
    """Yield the pages of a brand, from its policies, with the banner of what is announced there."""
    every = (_brand(own[0].policy.brand, own), *(page for item in own for page in _policy(item, languages(item, own))))
    return (_topped(page, passing(own), banner(own, page.address)) for page in every)


def _topped(page: Page, passing: str, banner: str) -> Page:
    """Return a page with a banner under its heading, where those who skip the navigation meet it too.

    A page that is not of today says so before that.
    """
    if page.template:
        return replace(page, passing=trusted(passing), banner=trusted(banner))
    banner = "\n\n".join(filter(None, (passing, banner)))
    if not banner:
        return page
    *above, rest = page.body.split("\n\n", 2 if page.states else 1)
    return replace(page, body="\n\n".join([*above, banner, rest]))


def _hub(published: Sequence[Published]) -> Page:
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    items = []
    for brand in brands.values():
        own = [_listed(item) for item in published if item.policy.brand.slug == brand.slug]
        title = f'<p class="policy-list__title"><a href="{brand.slug}/">{text_of(brand.name)}</a></p>'
        items.append(f"<li>{title}{''.join(own)}</li>")
    body = f"{headed(1, HUB_TITLE, TOP)}\n" + block('<ul class="policy-list">', *items, "</ul>")
    return Page("", HUB_TITLE, "The policies of each brand.", body)


def _listed(item: Published) -> str:
    """Return a policy in one line: its name, since when it is in force, and when it changes."""
    interval = item.current or next(iter(item.upcoming), None)
    parts = [f'<a href="{item.address}"{tongue(item.title_language)}>{text_of(item.title)}</a>']
    parts.append(standing(interval, until=False))
    if item.current and item.upcoming:
        date = dated(item.upcoming[0].start, item.title_language)
        parts.append(f'<a href="{item.address}{NOTICE}">Changes on {date}</a>')
    return f'<p class="policy-dates">{" · ".join(parts)}</p>'


def _brand(brand: Brand, published: Sequence[Published]) -> Page:
    address = f"{brand.slug}/"
    title = brand.words.say("policies-of", brand=brand.name)
    parts = [headed(1, title, TOP)]
    entries = (f"<li>{''.join(_entry(item, relative(address, item.address)))}</li>" for item in published)
    parts.append(block('<ul class="policy-list">', *entries, "</ul>"))
    return Page(address, title, brand.words.say("policies-about", brand=brand.name), "\n".join(parts))


def _entry(item: Published, link: str) -> Iterator[str]:
    """Yield a policy as the list of a brand has it."""
    language = item.title_language
    yield f'<p class="policy-list__title"><a href="{link}"{tongue(language)}>{text_of(item.title)}</a></p>'
    number = f" · Version {item.current.version.number}" if item.current else ""
    interval = item.current or next(iter(item.upcoming), None)
    versions = f'<a href="{link}versions/">All versions</a>'
    yield f'<p class="policy-dates">{standing(interval, until=False)}{number} · {versions}</p>'
    if item.current:
        yield from _changed_last(item, item.current, link)


def _policy(item: Published, others: Sequence[Published]) -> Iterator[Page]:
    found = histories(item)
    yield _in_force(item, others, found)
    yield from (page for page in (upcoming_page(item), notice_page(item), history_page(item, found)) if page)
    yield from archive(item)


def languages(item: Published, own: Sequence[Published]) -> tuple[Published, ...]:
    """Return the same policy in other languages, where it is in force: what it translates, and the translations."""
    master = item.policy.master.name if item.policy.master else item.policy.name
    return tuple(
        one
        for one in own
        if one is not item
        and one.current
        and (one.policy.master.name if one.policy.master else one.policy.name) == master
    )


def _in_another(item: Published, other: Published) -> str:
    language = other.title_language
    name = text_of(own_name(language))
    return f'<a href="{relative(item.address, other.address)}" hreflang="{language}" lang="{language}">{name}</a>'


def _in_force(item: Published, others: Sequence[Published], found: Sequence[SectionHistory]) -> Page:
    """Return the page at the constant address: the text in force, or where nothing is yet, that it will be there."""
    address, name = item.address, item.policy.brand.name
    if item.current is None:
        first = item.upcoming[0]
        date, language = first.start, first.version.document.language
        own = item.policy.brand.words
        link = f'<a href="upcoming/">{own.html("read-its-text")}</a>'
        line = box(own.html("takes-effect", date=dated(date, language), link=link))
        body = [headed(1, item.title, TOP), block(line)]
        return Page(address, item.title, f"{name}: {item.title}, from {in_words(date, language)}.", "\n".join(body))
    document = item.current.version.document
    topics = _glance(item, item.current)
    body = [
        titled(document, 1, document.title, TOP),
        block(*_head(item, item.current, others)),
        *(block(box(words, calm=True)) for words in apart(item, others)),
        block(*_contents(document, glance=bool(topics))),
        *([block(*drawn(topics, item.policy.brand.words))] if topics else []),
        text(item, item.current.version, address, marks=_marked(item, found)),
    ]
    return Page(
        address,
        document.title,
        f"{name}: {document.title}. {since(item.current, item.policy.brand.words)}.",
        "\n".join(body),
    )


def _glance(item: Published, current: Interval) -> tuple[Topic, ...]:
    """Return the text in force at a glance, with what the next text will say instead."""
    topics = glance(current.version.document) if item.policy.brand.words.shows("glance") else ()
    coming = next(iter(item.upcoming), None)
    if coming is None or item.policy.parent(coming.version.number) != current.version:
        return topics
    when = dated(coming.start, current.version.document.language)
    return foretold(topics, glance(coming.version.document), when, f"{NOTICE}#changes")


def _head(item: Published, interval: Interval, others: Sequence[Published]) -> Iterator[str]:
    """Yield what stands under the title: since when it applies, which version it is, and what changed last."""
    version, words = interval.version, item.policy.brand.words
    yield '<div class="policy-head">'
    if version.document.subtitle:
        yield f'<p class="policy-subtitle">{text_of(version.document.subtitle)}</p>'
    yield f'<p class="policy-since">{standing(interval, until=False)}</p>'
    date = dated(interval.start, version.document.language)
    own = f'<span class="policy-paper">{text_of(item.policy.brand.name)} · </span>'
    effective = words.html("effective-date", date=date) if interval.start_known else text_of(since(interval, words))
    yield f'<p class="policy-dates">{own}Version {version.number} · {effective}</p>'
    yield from _changed_last(item, interval, "")
    links = [
        f'<a href="versions/">{words.html("all-versions-and-dates")}</a>',
        f'<a href="{HISTORY}">{words.html("history-of-sections")}</a>',
    ]
    links += [_in_another(item, other) for other in others]
    yield f'<p class="policy-links">{" ".join(links)}</p>'
    yield "</div>"


def _changed_last(item: Published, interval: Interval, link: str) -> Iterator[str]:
    """Yield in one line what the version in force changed, `link` is that to the policy; nothing for a first one."""
    version = interval.version
    if item.policy.parent(version.number) is None:
        return
    own, record = item.policy.brand.words, item.record(version.number)
    words = " ".join(filter(None, (summarised(record), *in_brief(item, version.number))))
    date = dated(interval.start, version.document.language)
    yield (
        f'<p class="policy-last" data-search-exclude><strong>{own.html("last-change")}</strong>, {date}'
        f" ({text_of(say.label_of(item.level(version.number), own))}){f': {words}' if words else '.'}"
        f' <a href="{link}versions/{version.number}/changes/">'
        f"{own.html('what-version-changed', number=str(version.number))}</a></p>"
    )


def _contents(document: Document, *, glance: bool) -> Iterator[str]:
    """Yield the table of contents for screens that have no room for it beside the text."""
    rows = [f'<li><a href="#{ID}">At a glance</a></li>'] if glance else []
    rows += [f'<li><a href="#{one.id}">{text_of(one.title)}</a></li>' for one in document.sections if one.title]
    if rows:
        yield '<nav class="policy-contents" aria-label="Contents" data-search-exclude>'
        yield from ("<details><summary>Contents</summary><ul>", *rows, "</ul></details></nav>")


def _marked(item: Published, found: Sequence[SectionHistory]) -> Marks:
    """Return what stands beside the sections: what will change there, and the link to what did."""
    coming = marks(item)
    links = {one.section.id: link(item, one) for one in found if not one.removed}
    after = {name: (links[name], *coming.after.get(name, ())) for name in links}
    return Marks(coming.under, {**coming.after, **after})
