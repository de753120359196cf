"""Every page of the site: the hub, each brand, each policy in force with what comes, its archive; banners on top."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape as text_of

from generator.archive_pages import archive
from generator.banners import banner, marks
from generator.model import Brand
from generator.notice_pages import notice_page, upcoming_page
from generator.pages import TOP, Page, Published, block, box, dated, day, headed, relative, since
from generator.text_pages import head, text

HUB_TITLE = "Policies"


def compiled(published: Sequence[Published]) -> tuple[Page, ...]:
    """Return every page of the site; those of a brand with the banner of what is announced there."""
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    pages = [_hub(list(brands.values()))]
    for brand in brands.values():
        own = [item for item in published if item.policy.brand.slug == brand.slug]
        every = (_brand(brand, own), *(page for item in own for page in _policy(item)))
        pages.extend(_topped(page, banner(own, page.address)) for page in every)
    return tuple(pages)


def _topped(page: Page, banner: str) -> Page:
    """Return a page with a banner under its heading, where those who skip the navigation meet it too."""
    if not banner:
        return page
    heading, _, rest = page.body.partition("\n")
    return replace(page, body=f"{heading}\n\n{banner}\n{rest.lstrip(chr(10))}")


def _hub(brands: Sequence[Brand]) -> Page:
    items = "\n".join(f'<li><a href="{brand.slug}/">{text_of(brand.name)}</a></li>' for brand in brands)
    body = f"{headed(1, HUB_TITLE, TOP)}\n" + block(
        "<p>Each brand publishes its own policies:</p>", f"<ul>\n{items}\n</ul>"
    )
    return Page("", HUB_TITLE, "The policies of each brand.", body)


def _brand(brand: Brand, published: Sequence[Published]) -> Page:
    address = f"{brand.slug}/"
    parts = [headed(1, f"{brand.name} policies", TOP)]
    for item in published:
        link = relative(address, item.address)
        lines = [f'<p><a href="{link}"><strong>{text_of(item.title)}</strong></a></p>']
        if item.current:
            lines.append(f"<p>{text_of(since(item.current))} (version {item.current.version.number}).</p>")
        lines.append(f'<p><a href="{link}versions/">All versions</a></p>')
        parts.append(block(*lines))
    return Page(
        address, f"{brand.name} policies", f"The policies of {brand.name}, with all versions.", "\n".join(parts)
    )


def _policy(item: Published) -> Iterator[Page]:
    yield _in_force(item)
    yield from (page for page in (upcoming_page(item), notice_page(item)) if page)
    yield from archive(item)


def _in_force(item: Published) -> Page:
    """Return the page at the constant address: the text in force, or where nothing is yet, that it will be there."""
    address, name = item.address, item.policy.brand.name
    if item.current is None:
        first = item.upcoming[0]
        date, language = first.start, first.version.document.language
        line = box(f'This policy takes effect on {dated(date, language)}: <a href="upcoming/">read its text</a>.')
        body = [headed(1, item.title, TOP), block(line)]
        return Page(address, item.title, f"{name}: {item.title}, from {day(date, language)}.", "\n".join(body))
    version = item.current.version
    document = version.document
    body = [
        headed(1, document.title, TOP),
        head(item, version, '<a href="versions/">All versions</a>'),
        text(item, version, address, marks=marks(item)),
    ]
    return Page(address, document.title, f"{name}: {document.title}. {since(item.current)}.", "\n".join(body))
