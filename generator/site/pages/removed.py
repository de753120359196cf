"""What the archive shows where a text was removed by order: which order, when, by whom, and the digest that is left."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.version import Version
from generator.notice import change_sentences
from generator.site.notice_given import GivenView, Since, given_view, since_of
from generator.site.page import Page, dated, named
from generator.site.pages.changes import is_ahead
from generator.site.policy_on_day import PolicyOnDay
from generator.site.version_standing import StandingView


@dataclass(frozen=True, slots=True)
class RemovalView:
    """By which order a text was removed, when, and the digest of what is gone."""

    date: Markup
    basis: str
    digest: str


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A text that was removed by order: how its version stands, by which order, who removed and approved it."""

    standing: StandingView
    removal: RemovalView | None
    by: Markup
    approved_by: Markup
    subtitle: str
    changed: bool


@dataclass(frozen=True, slots=True)
class UnknownChangesView:
    """What a version changed where that can't be shown: facts under the title, whose text is gone, the notice given."""

    number: int
    parent: int
    ahead: bool
    level: str
    since: Since
    subtitle: str
    removed: tuple[int, ...]
    given: GivenView


def by_order(version: Version) -> RemovalView | None:
    """Return by which order a text was removed; None where it is there."""
    gone = version.removed
    if gone is None:
        return None
    date = dated(gone.date, version.document.language)
    return RemovalView(date, " ".join(gone.basis.split()), version.digest)


def removed_page(item: PolicyOnDay, version: Version, standing: StandingView, state: str) -> Page:
    """Return the page at the address of a removed text: what version it was, what became of it, and why it is gone."""
    number, gone, brand = version.number, version.removed, item.policy.brand
    by, approved_by = (named(brand, who) for who in (gone.by, gone.approved_by)) if gone else (Markup(), Markup())
    title = brand.words.say("version-title", title=version.document.title, number=str(number))
    return Page(
        f"{item.address}versions/{number}/",
        title,
        brand.words.say("removed-about", brand=brand.name, title=title, state=state),
        searched=False,
        listed=False,
        template="pages/removed.html",
        view=RemovedView(
            standing,
            by_order(version),
            by,
            approved_by,
            version.document.subtitle,
            changed=item.policy.parent(number) is not None,
        ),
        words=brand.words,
    )


def unknown_changes_page(item: PolicyOnDay, version: Version, parent: Version) -> Page:
    """Return the page of a version's changes where they can't be shown: why, and what notice was given of it."""
    number, brand = version.number, item.policy.brand
    ahead = is_ahead(item, number)
    key = "changes-title-ahead" if ahead else "changes-title"
    title = brand.words.say(key, title=version.document.title, number=str(number))
    return Page(
        f"{item.address}versions/{number}/changes/",
        title,
        f"{brand.name}{brand.words.sign(':')} {title}.",
        searched=False,
        listed=False,
        template="pages/unknown-changes.html",
        view=UnknownChangesView(
            number,
            parent.number,
            ahead,
            change_sentences.level_of(item.level(number), brand.words),
            since_of(item.interval(number), version.document.language),
            version.document.subtitle,
            tuple(one.number for one in (parent, version) if one.removed),
            given_view(item, version),
        ),
        words=brand.words,
    )
