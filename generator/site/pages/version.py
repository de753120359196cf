"""The page of a version (version.html), and what else the archive of a policy has: pages and files beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.policy import Phase
from generator.model.version import Version
from generator.site.banner import ExceptionView, exception_view
from generator.site.page import Page, dated
from generator.site.pages.changes import changes_page
from generator.site.pages.compare import compare_files, compare_pages, with_in_force
from generator.site.pages.removed import removed_page, unknown_changes_page
from generator.site.pages.versions import all_versions, state_of
from generator.site.pointer import PointerView, pointer
from generator.site.policy_on_day import PolicyOnDay
from generator.site.standing import StandingView, standing_view
from generator.site.templates import Templates
from generator.site.version_text import TextView, text_view


@dataclass(frozen=True, slots=True)
class VersionView:
    """The text of a version: how it stands, why it did not wait for its notice, and where to go from here.

    `with_current` is where it is compared with the text in force; empty where it is not.
    """

    number: int
    standing: StandingView
    exception: ExceptionView | None
    subtitle: str
    changed: bool
    ahead: bool
    with_current: str
    text: TextView


def archive(item: PolicyOnDay) -> Iterator[Page]:
    """Yield the pages of the archive: the timeline, each version with what it changed, comparisons."""
    yield all_versions(item)
    for version in item.versions:
        parent = item.policy.parent(version.number)
        if version.removed:
            yield removed_page(item, version, standing_view(item, version), state_of(item, version.number))
        else:
            yield _version(item, version)
        if parent:
            known = item.policy.comparable(version.number)
            yield (changes_page if known else unknown_changes_page)(item, version, parent)
    yield from compare_pages(item)


def beside(item: PolicyOnDay, templates: Templates) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside the archive: pieces of texts for comparisons, and each day as an address of its version.

    A day is an address when a version came into force on it.
    """
    yield from compare_files(item, templates)
    for interval in item.intervals:
        if interval.start_known:
            number, document = interval.version.number, interval.version.document
            view = PointerView(
                item.policy.brand.words.say("version-title", title=document.title, number=str(number)),
                document.language,
                f"../{number}/",
                dated(interval.start, document.language),
                f"version {number}",
                "../../../",
            )
            yield f"{item.address}versions/{interval.start.isoformat()}/index.html", pointer(templates, view)


def _version(item: PolicyOnDay, version: Version) -> Page:
    number, document, brand = version.number, version.document, item.policy.brand
    address = f"{item.address}versions/{number}/"
    there = with_in_force(item, number)
    in_force = item.current is not None and item.current.version is version
    today = None if in_force or not item.current else item.ids_today[number]
    title = brand.words.say("version-title", title=document.title, number=str(number))
    return Page(
        address,
        title,
        f"{brand.name}: {title} ({state_of(item, number)}).",
        searched=False,
        listed=False,
        template="pages/version.html",
        view=VersionView(
            number,
            standing_view(item, version),
            exception_view(item, number),
            document.subtitle,
            item.policy.parent(number) is not None,
            item.phase(number) in {Phase.ANNOUNCED, Phase.IN_NOTICE},
            there if there != f"versions/{number}/changes/" else "",
            text_view(item, version, address, today=today),
        ),
        words=brand.words,
    )
