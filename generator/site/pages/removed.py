"""What the archive shows where a text was removed by order: which order, when, by whom, and the digest that is left."""

from collections.abc import Sequence
from html import escape as text_of

from generator.model.policy import State
from generator.model.version import Version
from generator.notice import wording as say
from generator.site.notice_given import in_full, named
from generator.site.page import TOP, Page, Published, block, box, dated, headed
from generator.site.version_text import incomparable


def by_order(version: Version) -> str:
    """Return as HTML by which order a text was removed, when, and the digest of what is gone; else nothing."""
    gone = version.removed
    if gone is None:
        return ""
    date = dated(gone.date, version.document.language)
    basis = text_of(" ".join(gone.basis.split()))
    kept = f'<span class="policy-digest">text <code>{text_of(version.digest)}</code></span>'
    return f"<strong>Text removed by order</strong> on {date}: {basis}<br>{kept}"


def links_under_title(subtitle: str, links: Sequence[str], facts: Sequence[str] = ()) -> str:
    """Return what stands under the title of a page of the archive, from HTML: lines of facts, then where to go."""
    lines = ['<div class="policy-head">']
    if subtitle:
        lines.append(f'<p class="policy-subtitle">{text_of(subtitle)}</p>')
    lines += [f'<p class="policy-dates">{fact}</p>' for fact in facts]
    return block(*lines, f'<p class="policy-links">{" ".join(links)}</p>', "</div>")


def removed_page(item: Published, version: Version, standing: str, state: str) -> Page:
    """Return the page at the address of a removed text: what version it was, what became of it, and why it is gone."""
    number, gone = version.number, version.removed
    links = ['<a href="../">All versions</a>']
    if item.policy.parent(number):
        links.insert(0, '<a href="changes/">What is known of its changes</a>')
    both = [named(item.policy.brand, who) for who in (gone.by, gone.approved_by)] if gone else ["", ""]
    by = f"Removed by {both[0]}, approved by {both[1]}."
    title = f"{version.document.title}, version {number}"
    body = [
        headed(1, title, TOP),
        block(standing, box(by_order(version), by)),
        links_under_title(version.document.subtitle, links),
    ]
    description = f"{item.policy.brand.name}: {title} ({state}, text removed by order)."
    address = f"{item.address}versions/{number}/"
    return Page(address, title, description, "\n".join(body), searched=False, listed=False, states=True)


def unknown_changes_page(item: Published, version: Version, parent: Version) -> Page:
    """Return the page of a version's changes where they can't be shown: why, and what notice was given of it."""
    number = version.number
    ahead = bool((interval := item.interval(number)) and interval.state is State.UPCOMING)
    title = f"{version.document.title}: what version {number} {'changes' if ahead else 'changed'}"
    links = (
        f'<a href="../">{_text_of(version)}</a>',
        f'<a href="../../{parent.number}/">{_text_of(parent)}</a>',
        '<a href="../../">All versions</a>',
    )
    level = f"<strong>{text_of(say.level_of(item.level(number), item.policy.brand.words))}</strong>"
    facts = (level, f"{_from(item, version)} · Version {number}")
    body = [
        headed(1, title, TOP),
        links_under_title(version.document.subtitle, links, facts),
        headed(2, f"What {'changes' if ahead else 'changed'}", "changes"),
        block(incomparable(parent, version)),
        headed(2, "Notice given", "notice"),
        block(*in_full(item, version)),
    ]
    address = f"{item.address}versions/{number}/changes/"
    description = f"{item.policy.brand.name}: {title}."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _text_of(version: Version) -> str:
    return f"Version {version.number}" if version.removed else f"Text of version {version.number}"


def _from(item: Published, version: Version) -> str:
    """Return from when a version applies, as a line begins."""
    interval, language = item.interval(version.number), version.document.language
    if interval is None:
        return "Never in force"
    date = dated(interval.start, language)
    return f"From {date}" if interval.start_known else f"First recorded on {date}"
