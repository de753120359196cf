"""Any two versions side by side: a page to choose them, and the pieces from which a browser puts them together."""

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from generator.model.document import Section
from generator.model.messages import Words
from generator.model.version import Version
from generator.notice import wording
from generator.notice.days import in_words
from generator.site.output import Maker
from generator.site.page import Page
from generator.site.pages import compare_pieces
from generator.site.pages.compare_pieces import NO_TEXT, SectionLine
from generator.site.pointer import PointerView, pointer
from generator.site.policy_on_day import PolicyOnDay
from generator.site.redline import RedlinedSectionView
from generator.site.templates import Templates

FOLDER: Final = "compare/"
DIGITS: Final = 16  # of a piece's digest, which names it


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


def compare_files(item: PolicyOnDay, templates: Templates, make: Maker) -> Iterator[tuple[str, bytes]]:
    """Yield what a browser puts any two versions together from, by path below the site's root.

    `compare/texts.json` says which text each section has in each version, and the piece for every two texts. The
    addresses `compare/<n>/`, where a version stood beside the one in force, lead to that choice.
    """
    versions = _versions(item)
    if not can_compare(item):
        return
    pieces: dict[str, bytes] = {}
    lines = compare_pieces.section_lines(item.policy, versions)
    drawn = [_line(item, _Making(templates, make, pieces), number, lines) for number in range(len(lines))]
    listed = {"versions": [_listed(item, one, lines) for one in versions], "sections": drawn}
    yield f"{item.address}{FOLDER}texts.json", _json(listed)
    for name, content in pieces.items():
        yield f"{item.address}{FOLDER}pieces/{name}.json", content
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


@dataclass(frozen=True, slots=True)
class _Making:
    """How pieces are made, and those that are made already, by name."""

    templates: Templates
    make: Maker
    pieces: dict[str, bytes]

    def named(self, function: Callable[..., str], *inputs: object) -> str:
        """Make a piece, and return its name."""
        content = self.make(function, self.templates, *inputs).encode(errors="replace")
        name = sha256(content).hexdigest()[:DIGITS]
        self.pieces[name] = content
        return name


def _line(item: PolicyOnDay, making: _Making, number: int, lines: Sequence[SectionLine]) -> dict[str, object]:
    """Return a section as the list has it: its names, its texts by themselves, a piece for each pair of them."""
    line, words = lines[number], item.policy.brand.words
    versions = [one.number for one in _versions(item)]
    neighbours = [(parent.number, n) for n in versions if (parent := item.policy.parent(n)) and not parent.removed]
    there = (f"{item.address}{FOLDER}", item.policy.brand.slug)
    texts = [compare_pieces.alone(text) for text in line.texts]
    return {
        "labels": [text.label for text in line.texts],
        "texts": [making.named(text_piece, words, text, *there) for text in texts] if number else [],
        "pairs": {
            f"{'' if old == NO_TEXT else old}-{'' if new == NO_TEXT else new}": making.named(
                pair_piece,
                words,
                texts[old] if old != NO_TEXT else None,
                texts[new] if new != NO_TEXT else None,
                number,
                *there,
            )
            for old, new in line.pairs(versions, neighbours)
        },
    }


def text_piece(templates: Templates, words: Words, text: Section, address: str, brand: str) -> str:
    """Return a text of a section by itself, as JSON, for a page at an address of a brand."""
    return _piece(templates, words, compare_pieces.text_view(text, compare_pieces.link_target(address, brand), words))


def pair_piece(  # noqa: PLR0913, PLR0917 -- all that it is made from
    templates: Templates, words: Words, old: Section | None, new: Section | None, number: int, address: str, brand: str
) -> str:
    """Return the redline of two texts of a section, as JSON; ids on a page begin with its `number` among all."""
    target = compare_pieces.link_target(address, brand)
    return _piece(templates, words, compare_pieces.pair_view(old, new, number, target, words))


def _piece(templates: Templates, words: Words, view: RedlinedSectionView) -> str:
    return _text(templates.file("pages/piece.html", view, words).strip())


def _listed(item: PolicyOnDay, version: Version, lines: Sequence[SectionLine]) -> Mapping[str, object]:
    """Return a version as the list has it: when it came into force, how much it changed, the text of each section."""
    number, interval = version.number, item.interval(version.number)
    parent = item.policy.parent(number)
    return {
        "version": number,
        "language": version.document.language,
        "day": in_words(interval.start, version.document.language) if interval and parent else "",
        "level": wording.label_of(item.level(number), item.policy.brand.words) if parent else "",
        "title": lines[0].numbers[number],
        "sections": compare_pieces.in_order(version, lines),
    }


def _json(content: object) -> bytes:
    return _text(content).encode(errors="replace")


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


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
        parent = item.policy.parent(version.number)
        number = parent.number if parent and not parent.removed else 0
        choices.append(ComparisonChoice(version.number, _first_day(item, version), _days(item, version), number))
    return Page(
        f"{item.address}{FOLDER}",
        brand.words.say("compare-title", title=item.title),
        brand.words.say("compare-about", brand=brand.name, title=item.title),
        searched=False,
        listed=False,
        template="pages/compare.html",
        view=CompareView(item.title, tuple(choices)),
        words=brand.words,
    )
