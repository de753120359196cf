"""Any two versions side by side: a page to choose them, and the redlines from which a browser puts them together."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

from generator.model.catalogue import Words
from generator.model.document import Section
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.notice_period import in_words
from generator.site.output_row import FilesMaker
from generator.site.page import Page
from generator.site.pages import compare_sections
from generator.site.pages.compare_sections import NO_TEXT, SectionLine
from generator.site.pointer import PointerView, pointer
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import Templates

FOLDER: Final = "compare/"
MOST_TOGETHER: Final = 200_000  # letters of texts that are compared together
MOST_IN_FILE: Final = 24_000  # letters of redlines that share a file
DIGITS: Final = 16  # of the digest that names a file


@dataclass(frozen=True, slots=True)
class ComparisonChoice:
    """A version that can be chosen: when it applied, from which day, and its parent where that has a text; else 0."""

    number: int
    first_day: str
    days: str
    parent: int


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page on which two versions are chosen: those that have a text, the newest first."""

    title: str
    choices: tuple[ComparisonChoice, ...]
    ended: bool = False


def can_compare(item: PolicyOnDay) -> bool:
    """Return True if there are two versions to compare."""
    return len(_versions(item)) > 1


def with_in_force(item: PolicyOnDay, number: int) -> str:
    """Return where a version is compared with the one in force, below the policy's address; empty where it is not.

    A neighbour of that one has its page already: what it changed, or what was changed in it.
    """
    current = item.current.version if item.current else None
    if current is None or current.number == number or current.removed or item.policy.version(number).removed:
        return ""
    older, newer = _sorted(item, number, current.number)
    parent = item.policy.parent(newer)
    if parent and parent.number == older:
        return f"versions/{newer}/changes/"
    return f"{FOLDER}?from={older}&to={newer}"


def compare_files(item: PolicyOnDay, templates: Templates, make: FilesMaker) -> Iterator[tuple[str, bytes]]:
    """Yield what a browser puts any two versions together from, by path below the site's root.

    `compare/texts.json` says which text each section has in each version, under which id, and where the redline of
    every two texts is. What a version changed in its parent, and a text by itself, is taken from its page. The
    addresses `compare/<n>/`, where a version stood beside the one in force, lead to that choice.
    """
    versions = _versions(item)
    if not can_compare(item):
        return
    lines = compare_sections.section_lines(item.policy, versions)
    drawn = [_line(item, templates, make, number, lines) for number in range(len(lines))]
    listed = {
        "versions": [_listed(item, one, lines) for one in versions],
        "sections": [section for section, _ in drawn],
    }
    yield f"{item.address}{FOLDER}texts.json", _json(listed)
    for name, content in {name: content for _, files in drawn for name, content in files.items()}.items():
        yield f"{item.address}{FOLDER}redlines/{name}.json", content
    for version in versions:
        if there := with_in_force(item, version.number):
            words = item.policy.brand.words
            current = item.current.version.number if item.current else 0
            older, newer = map(str, _sorted(item, version.number, current))
            title = words.say("compare-pair", title=item.title, older=older, newer=newer)
            to = f"../{there.removeprefix(FOLDER)}" if there.startswith(FOLDER) else f"../../{there}"
            view = PointerView(title, "en", to, None, title, "../../../")
            yield f"{item.address}{FOLDER}{version.number}/index.html", pointer(templates, view, words)


def _sorted(item: PolicyOnDay, *numbers: int) -> list[int]:
    """Return the numbers of versions in the order in which these came to apply."""
    return [one.number for one in item.in_order if one.number in numbers]


def _versions(item: PolicyOnDay) -> tuple[Version, ...]:
    """Return the versions on the site of which the text is there, in the order in which they came to apply."""
    return tuple(version for version in item.in_order if not version.removed)


def _line(
    item: PolicyOnDay, templates: Templates, make: FilesMaker, number: int, lines: Sequence[SectionLine]
) -> tuple[dict[str, object], dict[str, bytes]]:
    """Return a section as the list has it, and the files of its redlines by name."""
    line, words = lines[number], item.policy.brand.words
    versions = [one.number for one in _versions(item)]
    parents = [(parent.number, n) for n in versions if (parent := _parent(item, n))]
    by_number = {**dict(enumerate(map(compare_sections.alone, line.texts))), NO_TEXT: None}
    pairs = line.pairs(versions, parents)
    files: dict[str, bytes] = {}
    places: list[str] = []
    for group in _groups([(by_number[old], by_number[new]) for old, new in pairs]):
        made = make(section_redlines, templates, words, group, number)
        firsts = [*map(int, made), len(group)]
        for content, (first, following) in zip(made.values(), pairwise(firsts), strict=True):
            name = sha256(content).hexdigest()[:DIGITS]
            files[name] = content
            places += [f"{name}/{n}" for n in range(following - first)]
    keys = (f"{'' if old == NO_TEXT else old}-{'' if new == NO_TEXT else new}" for old, new in pairs)
    usual = Counter(line.ids.values()).most_common(1)
    listed: dict[str, object] = {"labels": [text.label for text in line.texts]}
    if usual:
        section, _ = usual[0]
        listed["id"] = section
        listed["other_ids"] = {version: one for version, one in line.ids.items() if one != section}
    return {**listed, "pairs": dict(zip(keys, places, strict=True))}, files


SectionPair = tuple[Section | None, Section | None]
"""Two texts of a section that are compared; None where one side has no such section."""


def _groups(pairs: Iterable[SectionPair]) -> Iterator[tuple[SectionPair, ...]]:
    """Yield pairs in groups that are compared together: those of a long text by themselves, so that few are held."""
    group: list[SectionPair] = []
    letters = 0
    for pair in pairs:
        own = sum(len(one.text) for one in pair if one)
        if group and letters + own > MOST_TOGETHER:
            yield tuple(group)
            group, letters = [], 0
        group.append(pair)
        letters += own
    if group:
        yield tuple(group)


def section_redlines(
    templates: Templates, words: Words, pairs: Sequence[SectionPair], number: int
) -> Mapping[str, bytes]:
    """Return files of the redlines of two texts each of the section with this `number` among all, in their order.

    Each is a JSON list of HTML, under the number of its first pair, from 0; short redlines share a file: a reader
    fetches few, and a site has few. Ids in the HTML begin with the number of the section.
    """
    files: dict[str, bytes] = {}
    together: list[str] = []
    letters = 0
    views = (compare_sections.pair_view(*pair, number, words) for pair in pairs)
    for n, html in enumerate(templates.fragments("pages/compared-section.html", views, words)):
        if together and letters + len(html) > MOST_IN_FILE:
            files[str(n - len(together))] = _json(together)
            together, letters = [], 0
        together.append(html)
        letters += len(html)
    return {**files, str(len(pairs) - len(together)): _json(together)}


def _parent(item: PolicyOnDay, number: int) -> Version | None:
    """Return the version that a version goes back to, where its text is there: a page tells what it changed in it."""
    parent = item.policy.parent(number)
    return None if parent is None or parent.removed else parent


def _listed(item: PolicyOnDay, version: Version, lines: Sequence[SectionLine]) -> Mapping[str, object]:
    """Return a version as the list has it: when it came into force, how much it changed, the text of each section."""
    number, interval = version.number, item.interval(version.number)
    parent = item.policy.parent(number)
    return {
        "version": number,
        "parent": before.number if (before := _parent(item, number)) else 0,
        "language": version.document.language,
        "day": in_words(interval.start, version.document.language) if interval and parent else "",
        "level": change_sentences.label_of(item.level(number), item.policy.brand.words) if parent else "",
        "title": lines[0].numbers[number],
        "sections": compare_sections.in_order(version, lines),
    }


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _days(item: PolicyOnDay, version: Version) -> str:
    """Return in words when a version applied."""
    interval, language = item.interval(version.number), version.document.language
    words = item.policy.brand.words
    if interval is None:
        return words.say("history-never")
    start = in_words(interval.start, language)
    if interval.end is None:
        return words.say("history-from" if interval.start_known else "history-recorded", date=start)
    last = in_words(interval.end - datetime.timedelta(days=1), language)
    return f"{start} – {last}" if interval.start_known else words.say("compare-until", date=last)


def _first_day(item: PolicyOnDay, version: Version) -> str:
    interval = item.interval(version.number)
    if interval is None:
        return item.policy.brand.words.say("history-never")
    return in_words(interval.start, version.document.language)


def compare_page(item: PolicyOnDay) -> Page:
    """Return the page on which any two versions are chosen."""
    brand, versions = item.policy.brand, _versions(item)
    choices = []
    for version in reversed(versions):
        parent = _parent(item, version.number)
        number = parent.number if parent else 0
        choices.append(ComparisonChoice(version.number, _first_day(item, version), _days(item, version), number))
    return Page(
        f"{item.address}{FOLDER}",
        brand.words.say("compare-title", title=item.title),
        brand.words.say("compare-about", brand=brand.name, title=item.title),
        searched=False,
        listed=False,
        template="pages/compare.html",
        view=CompareView(item.title, tuple(choices), item.ended_since is not None),
        words=brand.words,
    )
