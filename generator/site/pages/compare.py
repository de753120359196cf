"""Any two versions side by side: a page to choose them, complete pages with the one in force, pieces for the rest."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from html import escape as text_of

from generator.model.document import Document
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.days import in_words
from generator.site.page import TOP, Page, Published, block, dated, headed, relative
from generator.site.pages import compare_pieces
from generator.site.redline import PREFIX, drawing, drawn, target_of, tools
from generator.site.version_text import under_title
from generator.text.diff import aligned, diff, matches
from generator.text.redline import redline

FOLDER = "compare/"


def compare_pages(item: Published) -> Iterator[Page]:
    """Yield the page on which any two versions are chosen, and one for each version beside the one in force.

    A neighbour of that one has its page already: what it changed, or what was changed in it.
    """
    whole = [version for version in item.versions if not version.removed]
    if len(whole) < 2:  # noqa: PLR2004 -- two are compared
        return
    yield _choice(item, whole)
    current = item.current.version if item.current else None
    if current is None or current.removed:
        return
    for version in whole:
        if version is not current and with_in_force(item, version.number) == f"{FOLDER}{version.number}/":
            older, newer = sorted((version, current), key=lambda one: one.number)
            yield _beside(item, version, older, newer)


def with_in_force(item: Published, number: int) -> str:
    """Return where a version is compared with the one in force, below the policy's address; or nothing."""
    current = item.current.version if item.current else None
    if current is None or current.number == number or current.removed or item.policy.version(number).removed:
        return ""
    older, newer = sorted((number, current.number))
    parent = item.policy.parent(newer)
    return f"versions/{newer}/changes/" if parent and parent.number == older else f"{FOLDER}{number}/"


def pieces_of(item: Published) -> Iterator[tuple[str, bytes]]:
    """Yield the files from which a browser puts together any two versions, by path below the site's root."""
    if sum(not version.removed for version in item.versions) < 2:  # noqa: PLR2004 -- two are compared
        return
    known: set[str] = set()
    for number, cut in compare_pieces.cuts(item):
        yield f"{item.address}{FOLDER}versions/{number}.json", cut.listed
        for name, content in cut.pieces:
            if name not in known:
                known.add(name)
                yield f"{item.address}{FOLDER}pieces/{name}.json", content


def _days(item: Published, version: Version) -> str:
    """Return in words when a version applied."""
    interval, language = item.interval(version.number), version.document.language
    if interval is None:
        return "never in force"
    start = in_words(interval.start, language)
    if interval.end is None:
        return f"from {start}" if interval.start_known else f"first recorded on {start}"
    last = in_words(interval.end - datetime.timedelta(days=1), language)
    return f"{start} – {last}" if interval.start_known else f"until {last}"


def _first_day(item: Published, version: Version) -> str:
    interval = item.interval(version.number)
    return in_words(interval.start, version.document.language) if interval else "never in force"


def _choice(item: Published, whole: list[Version]) -> Page:
    address = f"{item.address}{FOLDER}"
    title = f"{item.title}: compare two versions"
    options = "".join(
        f'<option value="{version.number}" data-parent="{parent.number if parent else ""}">'
        f"Version {version.number} · {text_of(_first_day(item, version))}</option>"
        for version in reversed(whole)
        for parent in (item.policy.parent(version.number),)
    )
    current = item.current.version.number if item.current else 0
    form = [
        f'<form class="policy-choose" id="choose" data-current="{current}" hidden>',
        f'<p><label for="older">Older version</label><select id="older" name="from">{options}</select></p>',
        f'<p><label for="newer">Newer version</label><select id="newer" name="to">{options}</select></p>',
        '<p><button type="submit" class="policy-button">Compare</button></p>',
        "</form>",
        '<p id="compared" class="policy-said" role="status"></p>',
    ]
    rows = "".join(_row(item, version) for version in reversed(whole))
    table = [
        '<div class="policy-scroll" role="region" aria-label="Comparisons" tabindex="0">',
        '<table class="policy-dates-table"><caption>Ready-made comparisons</caption><thead><tr>',
        '<th scope="col">Version</th><th scope="col">Applied</th><th scope="col">Compare</th>',
        f"</tr></thead><tbody>{rows}</tbody></table></div>",
    ]
    back = f'<a href="../">{text_of(item.title)} in force</a>'
    body = [
        headed(1, title, TOP),
        under_title("", back, '<a href="../versions/">All versions</a>'),
        block("<p>See what changed between any two versions, word by word.</p>", *form),
        '<div id="comparison"></div>\n',
        block('<div id="ready">', *table, "</div>"),
    ]
    description = f"Any two versions of the {item.title} of {item.policy.brand.name}, compared word by word."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _row(item: Published, version: Version) -> str:
    number, parent = version.number, item.policy.parent(version.number)
    links = []
    if parent and not parent.removed:
        words = f"{_unseen(f'Version {number} ')}with {_unseen('version ')}{parent.number}"
        links.append(f'<a href="../versions/{number}/changes/">{words}</a>')
    there = with_in_force(item, number)
    if there and there != f"versions/{number}/changes/":
        words = f"{_unseen(f'Version {number} ')}with today’s{_unseen(' text')}"
        links.append(f'<a href="../{there}">{words}</a>')
    name = f'<a href="../versions/{number}/">Version {number}</a>'
    ways = "<br>".join(links) or "–"
    return f'<tr><th scope="row">{name}</th><td>{text_of(_days(item, version))}</td><td>{ways}</td></tr>'


def _unseen(words: str) -> str:
    """Return words that are read aloud and not shown: the row and the head of the column say them already."""
    return f'<span class="visually-hidden">{words}</span>'


def _beside(item: Published, version: Version, older: Version, newer: Version) -> Page:
    address = f"{item.address}{FOLDER}{version.number}/"
    before, after = older.document, _renamed(item, older, newer)
    sections = aligned(before, after)
    marked = redline(before, after, sections, diff(before, after, sections))
    of = drawing(marked, target_of(item, after, address, f"{item.address}versions/{newer.number}/"))
    title = f"{newer.document.title}: from version {older.number} to version {newer.number}"
    texts = [
        f'<a href="../../versions/{one.number}/">Version {one.number}</a> ({text_of(_days(item, one))})'
        for one in (older, newer)
    ]
    others = f'<a href="../?from={older.number}&amp;to={newer.number}">Compare others</a>'
    body = [
        headed(1, title, TOP),
        under_title("", *texts, '<a href="../../versions/">All versions</a>', others),
        *_between(item, older, newer),
        headed(2, "The text, with its changes", PREFIX),
        block(tools(of)),
        *drawn(of),
    ]
    description = f"{item.policy.brand.name}: {title}."
    return Page(address, title, description, "\n".join(body), searched=False, listed=False)


def _renamed(item: Published, older: Version, newer: Version) -> Document:
    """Return the newer text with the ids that its sections had in the older one, through all versions between."""
    line = [newer]
    while line[-1].number > older.number and (parent := item.policy.parent(line[-1].number)):
        line.append(parent)
    if line[-1] is not older:
        return newer.document
    names = {section.id: section.id for section in older.document.sections}
    for before, after in zip(line[:0:-1], line[-2::-1], strict=True):
        was = matches(before.document, after.document)
        names = {now: names[then] for now, then in was.items() if then in names}
    document = newer.document
    sections = tuple(replace(section, was=names.get(section.id, section.was)) for section in document.sections)
    return replace(document, sections=sections)


def _between(item: Published, older: Version, newer: Version) -> Iterator[str]:
    """Yield what lies between two versions: each one with its day and level, and the link to what it changed."""
    rows = []
    for version in item.versions:
        number = version.number
        interval = item.interval(number)
        if not older.number < number <= newer.number or interval is None or not item.policy.parent(number):
            continue
        date = dated(interval.start, version.document.language)
        level = say.label_of(item.level(number), item.policy.brand.words)
        link = relative(f"{FOLDER}{number}/", f"versions/{number}/changes/")
        rows.append(f'<li>{date}: <a href="{link}">what version {number} changed</a> ({level})</li>')
    if rows:
        count = "One version" if len(rows) == 1 else f"{len(rows)} versions"
        yield block(
            f'<details class="policy-fold"><summary>{count} came into force on the way</summary><ol>',
            *rows,
            "</ol></details>",
        )
