"""Whether the pages of a brand that stay on a site hold the text that applies there, and what was announced there.

All other files are as they were built last, where a memo remembers it; where none does, the page of each version holds
the text of that version. They are taken over byte by byte, and may have been edited since they were built.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Final

from generator import files
from generator.archive.sealed_form import holds
from generator.errors import Finding, Place, Severity
from generator.model.record import VersionRecord
from generator.notice.notice_period import in_words
from generator.publish.engine import newest_site
from generator.publish.kept_pages import PAGE, KeptPages
from generator.publish.memo import Memo
from generator.publish.outcomes import Plan
from generator.publish.page_check import style_sheets
from generator.publish.visible import lacking_words, unseen
from generator.schema.nodes import in_quotes
from generator.site.banner import NOTICE
from generator.site.kept_brand import KeptPolicy
from generator.site.policy_on_day import PolicyOnDay
from generator.site.version_text import TextInputs, text_inputs, text_view

RULE: Final = "altered"
VERSIONS: Final = "versions"
HTML: Final = ".html"
MOST_NAMED: Final = 5
Part = Callable[..., str]
"""Makes a text from inputs by a function, now or before: `Memo.part`."""


def with_altered(plan: Plan, published: Sequence[PolicyOnDay], memo: Memo) -> Plan:
    """Return a plan in which each page that stays, and lacks words that it should hold or was edited, is named."""
    items = {item.policy.name: item for item in published}
    found = {slug: tuple(_faults(plan.former[slug], items, memo)) if slug in plan.former else () for slug in plan.kept}
    return replace(plan, kept={slug: (*known, *found[slug]) for slug, known in plan.kept.items()})


def _faults(pages: KeptPages, items: dict[str, PolicyOnDay], memo: Memo) -> Iterator[Finding]:
    made = newest_site(memo, pages.brand.slug)
    found = [*_altered(pages, items, memo.part, archive=not made)]
    yield from found
    yield from _edited(pages, made, {one.place.path for one in found})


def _edited(pages: KeptPages, made: Mapping[str, str], known: AbstractSet[str]) -> Iterator[Finding]:
    """Find pages and other files that are not as they were built last; `known` are named already."""
    root = pages.folder.parent
    paths = {path: root / path for path in made}
    edited = [path for path, there in paths.items() if not there.is_file() or _digest(there) != made[path]]
    every = (path.relative_to(root).as_posix() for path in pages.folder.rglob(f"*{HTML}"))
    others = sorted({*edited, *(path for path in every if made and path not in made)})
    left = [path for path in others if (root / path).as_posix() not in known]
    if left:
        more = f", and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        message = f"these files stay, and are not as they were built here last: {', '.join(left[:MOST_NAMED])}{more}"
        yield Finding(Place(pages.folder.as_posix(), 0), RULE, message, _remedy(pages), Severity.WARNING)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _altered(pages: KeptPages, items: dict[str, PolicyOnDay], part: Part, *, archive: bool) -> Iterator[Finding]:
    """Find pages that lack words which they should hold; those of the `archive` too, where no memo remembers them."""
    folder, styles = pages.folder.parent, style_sheets(pages.folder)
    for one in (one for one in pages.brand.policies if one.name in items):
        yield from _other_texts(pages, items[one.name])
        older = _archived(pages, items[one.name], part) if archive else ()
        for address, words in chain(_expected(one, items[one.name], part), older):
            path = folder / one.name / address / PAGE
            written = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
            gone = lacking_words(written, words)
            if gone or (hidden := unseen(written, (), styles)):
                what = (
                    f"lacks words that it was built with: {in_quotes(gone)}" if gone else f"shows no notice: {hidden}"
                )
                message = f"this page stays, and {what}"
                yield Finding(Place(path.as_posix(), 0), RULE, message, _remedy(pages), Severity.WARNING)


def _remedy(pages: KeptPages) -> str:
    return f"edited, made by another program, or of an older build: policy build {pages.brand.slug}"


def _other_texts(pages: KeptPages, item: PolicyOnDay) -> Iterator[Finding]:
    """Find sealed texts beside pages that stay, by which anybody proves the archive, and that are not as they were."""
    listed = next((one for one in pages.lists if one.policy == item.policy.name), None)
    for version in item.versions:
        row = listed.row(version.number) if listed else None
        if row is None or row.removed or version.removed:
            continue
        path = pages.folder.parent / item.policy.name / VERSIONS / f"{version.number}.md"
        if not path.is_file() or not holds(files.read_bytes(path, path.as_posix(), files.MOST_SEALED_BYTES), version):
            message = f"this text stays, and is not version {version.number} as it was sealed"
            yield Finding(Place(path.as_posix(), 0), RULE, message, _remedy(pages), Severity.WARNING)


def _expected(shown: KeptPolicy, item: PolicyOnDay, part: Part) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield pages of a policy below its address, with words that each has to hold, as it stood on their day."""
    version = next((one for one in item.versions if one.number == shown.number and not one.removed), None)
    text = json.loads(part(_words_of, text_inputs(item, version, item.address))) if version else ()
    day = _announced(item, shown)
    yield "", (*text, *day)
    if day and version:
        yield NOTICE, day


def _archived(pages: KeptPages, item: PolicyOnDay, part: Part) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the page of each version that the site lists, with the words of its text."""
    listed = next((one for one in pages.lists if one.policy == item.policy.name), None)
    for version in item.versions:
        row = listed.row(version.number) if listed else None
        if row and not row.removed and not version.removed:
            address = f"{VERSIONS}/{version.number}/"
            yield address, tuple(json.loads(part(_words_of, text_inputs(item, version, f"{item.address}{address}"))))


def _words_of(inputs: TextInputs) -> str:
    every = (words for one in text_view(inputs).sections for words in (one.title, one.html.striptags()))
    return json.dumps([words for words in every if words])


def _announced(item: PolicyOnDay, shown: KeptPolicy) -> tuple[str, ...]:
    """Return the day of the next version in words, where it is one that was announced, and the pages know of it."""
    records = (one for one in item.policy.records if isinstance(one, VersionRecord) and one.notices)
    day, announced = shown.next_start, {one.effective for one in records}
    return (in_words(day, shown.language),) if day and day in announced else ()
