"""The page of a version (version.html), and what else the archive of a policy has: pages and files beside them."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.model.lazy_tuple import Later
from generator.model.policy import Phase
from generator.model.version import Version
from generator.site.banner import ExceptionView, exception_view
from generator.site.output_row import FilesMaker, OutputRow
from generator.site.page import Page, dated
from generator.site.pages.changes import ChangesInputs, changes_inputs, changes_page
from generator.site.pages.compare import FOLDER, can_compare, compare_files, compare_page, with_in_force
from generator.site.pages.removed import removed_page, unknown_changes_page
from generator.site.pages.versions import all_versions
from generator.site.pages.versions_timeline import state_of
from generator.site.pointer import PointerView, pointer
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import Templates
from generator.site.version_standing import StandingView, standing_view
from generator.site.version_text import TextInputs, TextView, text_inputs, text_view


@dataclass(frozen=True, slots=True)
class VersionView:
    """The text of a version: how it stands, why it did not wait for its notice, and where to go from here.

    `with_current` is where it is compared with the text in force; empty where it is not. Where the policy `ended`, that
    is the text of its end.
    """

    number: int
    standing: StandingView
    exception: ExceptionView | None
    subtitle: str
    changed: bool
    ahead: bool
    with_current: str
    ended: bool
    text: TextView


def archive_outputs(item: PolicyOnDay, until: datetime.date) -> Iterator[OutputRow[Page]]:
    """Yield the rows of the archive's pages: the timeline, each version with what it changed, the choice of two.

    The timeline alone depends on the month of the day: it reaches `until` the next one.
    """
    yield OutputRow(f"{item.address}versions/", all_versions, (item, until))
    for version in item.versions:
        number, parent = version.number, item.policy.parent(version.number)
        address = f"{item.address}versions/{number}/"
        if version.removed:
            yield OutputRow(address, removed_version_page, (item, version))
        else:
            yield OutputRow(address, version_page, Later(partial(_only_input, item, version)))
        if parent:
            there = f"{address}changes/"
            if item.policy.comparable(number):
                yield OutputRow(there, changes_page, Later(partial(_only_changes, item, version, parent)))
            else:
                yield OutputRow(there, unknown_changes_page, (item, version, parent))
    if can_compare(item):
        yield OutputRow(f"{item.address}{FOLDER}", compare_page, (item,))


def next_month(day: datetime.date) -> datetime.date:
    """Return the first day of the month after that of a day."""
    return (day.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)


def removed_version_page(item: PolicyOnDay, version: Version) -> Page:
    """Return the page of a version whose text was removed by order."""
    return removed_page(item, version, standing_view(item, version), state_of(item, version.number))


def beside_outputs(item: PolicyOnDay, templates: Templates) -> Iterator[OutputRow[Mapping[str, bytes]]]:
    """Yield the rows of the files beside the archive: comparisons, and each day as an address of its version."""
    yield OutputRow(f"{item.address}{FOLDER}", compare_folder, (item, templates))
    yield OutputRow(f"{item.address}versions/", day_pointers, (item, templates))


def compare_folder(make: FilesMaker, item: PolicyOnDay, templates: Templates) -> Mapping[str, bytes]:
    """Return what any two versions are compared from."""
    return dict(compare_files(item, templates, make))


def day_pointers(_make: FilesMaker, item: PolicyOnDay, templates: Templates) -> Mapping[str, bytes]:
    """Return each day on which a version came into force as an address that leads to it."""
    return dict(_pointers(item, templates))


def _pointers(item: PolicyOnDay, templates: Templates) -> Iterator[tuple[str, bytes]]:
    for interval in item.intervals:
        if interval.start_known:
            number, document = interval.version.number, interval.version.document
            words = item.policy.brand.words
            view = PointerView(
                words.say("version-title", title=document.title, number=str(number)),
                document.language,
                f"../{number}/",
                dated(interval.start, document.language),
                words.say("version", number=str(number)),
                "../../../",
            )
            yield f"{item.address}versions/{interval.start.isoformat()}/index.html", pointer(templates, view, words)


@dataclass(frozen=True, slots=True)
class VersionInputs:
    """What the page of a version is made from: its text, how it stands, and where to go from there.

    `state` says how far it has come in words for readers.
    """

    text: TextInputs
    state: str
    standing: StandingView
    exception: ExceptionView | None
    changed: bool
    ahead: bool
    with_current: str
    ended: bool


def version_inputs(item: PolicyOnDay, version: Version) -> VersionInputs:
    """Return what the page of a version is made from."""
    number = version.number
    there = with_in_force(item, number)
    in_force = item.current is not None and item.current.version is version
    today = None if in_force or not item.current or item.ended_since else item.ids_today[number]
    return VersionInputs(
        text_inputs(item, version, f"{item.address}versions/{number}/", today),
        state_of(item, number),
        standing_view(item, version),
        exception_view(item, number),
        item.policy.parent(number) is not None,
        item.phase(number) in {Phase.ANNOUNCED, Phase.IN_NOTICE, Phase.WITHDRAWN},
        there if there != f"versions/{number}/changes/" else "",
        item.ended_since is not None,
    )


def _only_input(item: PolicyOnDay, version: Version) -> tuple[VersionInputs]:
    return (version_inputs(item, version),)


def _only_changes(item: PolicyOnDay, version: Version, parent: Version) -> tuple[ChangesInputs]:
    return (changes_inputs(item, version, parent),)


def version_page(inputs: VersionInputs) -> Page:
    """Return the page of a version."""
    version, brand = inputs.text.version, inputs.text.brand
    title = brand.words.say("version-title", title=version.document.title, number=str(version.number))
    return Page(
        inputs.text.address,
        title,
        f"{brand.name}{brand.words.sign(':')} {title} ({inputs.state}).",
        searched=False,
        listed=False,
        template="pages/version.html",
        view=VersionView(
            version.number,
            inputs.standing,
            inputs.exception,
            version.document.subtitle,
            inputs.changed,
            inputs.ahead,
            inputs.with_current,
            inputs.ended,
            text_view(inputs.text),
        ),
        words=brand.words,
    )
