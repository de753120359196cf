"""What the archive shows where a text was removed by order: which order, when, by whom, and the digest that is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape as text_of

from markupsafe import Markup

from generator.model.policy import State
from generator.model.version import Version
from generator.notice import wording as say
from generator.site.notice_given import in_full, named
from generator.site.page import Link, Page, Published, block, dated, trusted
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


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A text that was removed by order: how its version stands (HTML), by which order, who removed and approved it."""

    standing: Markup
    by_order: Markup
    by: Markup
    approved_by: Markup
    subtitle: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UnknownChangesView:
    """What a version changed where that can't be shown: facts under the title, why, and the notice given (HTML)."""

    what: str
    subtitle: str
    facts: tuple[Markup, ...]
    links: tuple[Link, ...]
    why: Markup
    given: Markup


def removed_page(item: Published, version: Version, standing: str, state: str) -> Page:
    """Return the page at the address of a removed text: what version it was, what became of it, and why it is gone."""
    number, gone, brand = version.number, version.removed, item.policy.brand
    both = [named(brand, who) for who in (gone.by, gone.approved_by)] if gone else ["", ""]
    changes = (("changes/", "What is known of its changes"),) if item.policy.parent(number) else ()
    title = f"{version.document.title}, version {number}"
    return Page(
        f"{item.address}versions/{number}/",
        title,
        f"{brand.name}: {title} ({state}, text removed by order).",
        searched=False,
        listed=False,
        template="pages/removed.html",
        view=RemovedView(
            trusted(standing),
            trusted(by_order(version)),
            trusted(both[0]),
            trusted(both[1]),
            version.document.subtitle,
            (*changes, ("../", "All versions")),
        ),
        words=brand.words,
    )


def unknown_changes_page(item: Published, version: Version, parent: Version) -> Page:
    """Return the page of a version's changes where they can't be shown: why, and what notice was given of it."""
    number, brand = version.number, item.policy.brand
    ahead = bool((interval := item.interval(number)) and interval.state is State.UPCOMING)
    title = f"{version.document.title}: what version {number} {'changes' if ahead else 'changed'}"
    level = Markup("<strong>{}</strong>").format(say.level_of(item.level(number), brand.words))
    return Page(
        f"{item.address}versions/{number}/changes/",
        title,
        f"{brand.name}: {title}.",
        searched=False,
        listed=False,
        template="pages/unknown-changes.html",
        view=UnknownChangesView(
            f"What {'changes' if ahead else 'changed'}",
            version.document.subtitle,
            (level, trusted(f"{_from(item, version)} · Version {number}")),
            (
                ("../", _text_of(version)),
                (f"../../{parent.number}/", _text_of(parent)),
                ("../../", "All versions"),
            ),
            trusted(incomparable(parent, version)),
            trusted("\n".join(in_full(item, version))),
        ),
        words=brand.words,
    )


def _text_of(version: Version) -> str:
    return f"Version {version.number}" if version.removed else f"Text of version {version.number}"


def _from(item: Published, version: Version) -> str:
    """Return from when a version applies, as a line begins."""
    interval, language = item.interval(version.number), version.document.language
    if interval is None:
        return "Never in force"
    date = dated(interval.start, language)
    return f"From {date}" if interval.start_known else f"First recorded on {date}"
