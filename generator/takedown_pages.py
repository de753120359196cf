"""What the archive shows where a text was removed by order: which order, when, by whom, and the digest that is left."""

from html import escape as text_of

from generator.model import Version
from generator.notice_given import in_full
from generator.pages import TOP, Page, Published, block, box, dated, headed, person
from generator.text_pages import head, incomparable


def by_order(version: Version) -> str:
    """Return as HTML by which order a text was removed, when, and the digest of what is gone; else nothing."""
    gone = version.removed
    if gone is None:
        return ""
    date = dated(gone.date, version.document.language)
    basis = text_of(" ".join(gone.basis.split()))
    kept = f'<span class="policy-digest">text <code>{text_of(version.digest)}</code></span>'
    return f"<strong>Text removed by order</strong> on {date}: {basis}<br>{kept}"


def removed_page(item: Published, version: Version, standing: str, state: str) -> Page:
    """Return the page at the address of a removed text: what version it was, what became of it, and why it is gone."""
    number, gone = version.number, version.removed
    links = ['<a href="../">All versions</a>']
    if item.policy.parent(number):
        links.insert(0, '<a href="changes/">What is known of its changes</a>')
    both = [person(item.policy.brand, who) for who in (gone.by, gone.approved_by)] if gone else ["", ""]
    by = text_of(f"Removed by {both[0]}, approved by {both[1]}.")
    body = [
        headed(1, version.document.title, TOP),
        block(standing, box(by_order(version), by)),
        head(item, version, *links),
    ]
    title = f"{version.document.title}, version {number}"
    description = f"{item.policy.brand.name}: {title} ({state}, text removed by order)."
    return Page(f"{item.address}versions/{number}/", title, description, "\n".join(body), searched=False, listed=False)


def unknown_changes_page(item: Published, version: Version, parent: Version) -> Page:
    """Return the page of a version's changes where they can't be shown: why, and what notice was given of it."""
    number = version.number
    title = f"{version.document.title}: what version {number} changed"
    links = (
        f"Level: {item.level(number)}",
        f'<a href="../">Version {number}</a>',
        f'<a href="../../{parent.number}/">Version {parent.number}, which it changed</a>',
        '<a href="../../">All versions</a>',
    )
    body = [
        headed(1, title, TOP),
        head(item, version, *links),
        headed(2, "Changes", "changes"),
        block(incomparable(parent, version)),
        headed(2, "Notice given", "notice"),
        block(*in_full(item, version)),
    ]
    address = f"{item.address}versions/{number}/changes/"
    description = f"{item.policy.brand.name}: {title}."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)
