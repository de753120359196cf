"""From an existing text to a document: headings found, nothing lost, ids kept from the version before."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.model.document import Document
from generator.result_cache import kept
from generator.source import comments, lines_above, outline, plain_text, section_matches
from generator.source.outline import OutlinePart
from generator.text import heading_lines, survey

MOST_COPIED: Final = 5_000_000  # letters of link references
_LINE_END: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile("[\ufeff\u200b\u2060\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_DIRECTION_MARK: Final = re.compile(r"[\u061c\u200e\u200f](?<!\d.)(?<!\d\W.)(?!\W?\d)")  # beside no number
_USUAL: Final = re.compile(  # the first part takes a run of letters at once, and says no more than the second
    "(?:[\n -~]++"
    "|[^\r\x85\u2028\u2029\ufeff\u200b\u2060\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f])*+"
)

_ANCHOR: Final = (
    r"\[[\s¶§#🔗\ue000-\uf8ff]{0,3}\]\(#[^\s()]{0,500}(?:[ \t]+\"[^\"\n]{0,500}\")?\)"  # as sites put it into headings
)
_ANCHORS: Final = re.compile(_ANCHOR)
_PERMALINK: Final = re.compile(rf"^([ ]{{0,3}}(?:#{{1,6}}[ \t]+)?){_ANCHOR}", re.MULTILINE)
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_LINK: Final = re.compile(r"\[|<(?=\S)")


@kept(8)
def normalised(text: str) -> str:
    """Return text with LF line ends and without invisible characters that change nothing that is read.

    Those that turn the direction of words stay, and so do marks of direction beside a number. The link of a heading to
    itself, without a letter or digit of its own, is for the mouse and no word of it.
    """
    if not _USUAL.fullmatch(text):
        text = _DIRECTION_MARK.sub("", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))
    return _PERMALINK.sub(r"\1", text) if "](#" in text and _ANCHORS.search(text) else text


def from_markdown(text: str, *, fallback_title: str, language: str = "en", like: Document | None = None) -> Document:
    """Return the document that a Markdown text makes: a section for each heading, its source kept as it is.

    HTML comments are no text of it. A heading near the top that is only a date, or the path of pages to the text, is a
    line of it. Headings that hold more than words stay in the text, so that nothing of them is lost: a picture, a link
    (but for an empty one to the heading itself), the number of a note, words that are struck, raised or lowered. The
    first heading is the title where no other one has its level, else `fallback_title` is; what is the title or a
    section in the document `like` it is it in this one too.
    """
    clean = comments.without_comments(normalised(text))
    lines = clean.split("\n")
    parts: list[OutlinePart] = []
    levels: Counter[int] = Counter()
    body: list[str] = []
    noted = survey.notes(clean).keys()
    at, title, level = 0, "", 2
    for first, after, read in heading_lines.headings(clean):
        depth, words = read.level, read.words
        if not words:
            continue
        source = lines[first:after]
        if len(parts) <= 1 and (lines_above.is_date_line(words) or lines_above.is_breadcrumb(words)):
            body += [*lines[at:first], "", *_line(source), ""]
            at = after
            continue
        levels[depth] += 1
        written = "\n".join(source)
        is_linked = read.is_linked and _LINK.search(_ANCHORS.sub("", written))
        if not (is_linked or read.is_marked or noted & {*_referred(written)}):
            parts.append(OutlinePart(title, level, "\n".join([*body, *lines[at:first]])))
            at, title, level, body = after, words, depth, []
    parts.append(OutlinePart(title, level, "\n".join([*body, *lines[at:]])))
    titled = len(parts) > 1 and levels[parts[1].level] == 1
    return outline.document(
        _with_references(_with_notes(parts, clean), clean), fallback_title, language, like, titled=titled
    )


def _line(heading: Sequence[str]) -> list[str]:
    """Return the source of a heading without what makes it one."""
    sign = _HEADING.match(heading[0])
    return [sign[1]] if sign else list(heading[:-1])


def _with_notes(parts: Sequence[OutlinePart], text: str) -> list[OutlinePart]:
    """Give each part the notes to which its words refer, wherever they stand; one that nothing refers to stays there.

    A note stands at the end of its section, since the sections of a policy are texts of their own. Of several notes of
    one label, a part has the one that stands in it, else the first.
    """
    if "[^" not in text:
        return list(parts)
    written = [survey.notes(part.text) for part in parts]
    every: dict[str, str] = {}
    home: dict[str, int] = {}
    for number, (part, found) in enumerate(zip(parts, written, strict=True)):
        lines = part.text.split("\n")
        for label, (first, after) in found.items():
            every.setdefault(label, "\n".join(lines[first:after]).rstrip())
            home.setdefault(label, number)
    referred = {label for part in parts for label in _referred(part.text)}
    result = []
    copied = 0
    for number, (part, found) in enumerate(zip(parts, written, strict=True)):
        lines = part.text.split("\n")
        there = {n for first, after in found.values() for n in range(first, after)}
        wanted = _wanted("\n".join(line for n, line in enumerate(lines) if n not in there), every)
        own = {
            label: lines_of
            for label, lines_of in found.items()
            if label in wanted or (home[label] == number and label in referred)
        }
        left_out = {n for first, after in own.values() for n in range(first, after)}
        body = "\n".join(line for n, line in enumerate(lines) if n not in left_out)
        mine = {label: "\n".join(lines[first:after]).rstrip() for label, (first, after) in own.items()}
        sources = [mine.get(label, every[label]) for label in wanted if label in every]
        copied += sum(map(len, sources))
        fits = (sources or own) and copied <= MOST_COPIED
        result.append(replace(part, text="\n\n".join([body.rstrip(), *sources])) if fits else part)
    return result


def _wanted(body: str, every: Mapping[str, str]) -> list[str]:
    """Return the labels of the notes to which words refer, and to which those notes do, each once."""
    wanted: list[str] = []
    waiting = _referred(body)
    while waiting:
        label = waiting.pop(0)
        if label not in wanted:
            wanted.append(label)
            waiting += _referred(every.get(label, ""))
    return wanted


_REFERRED: Final = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)")


def _referred(text: str) -> list[str]:
    """Return the labels of the notes to which words refer, each once, in their order."""
    return list(dict.fromkeys(_REFERRED.findall(text)))


def _with_references(parts: Sequence[OutlinePart], text: str) -> list[OutlinePart]:
    """Give each part the link references that it uses and that another part defines.

    Where they would make a text very much longer, the last ones are not copied: a check finds them without a target.
    """
    everywhere = survey.definitions(text)
    if not everywhere:
        return list(parts)
    order = {label: number for number, label in enumerate(everywhere)}
    result = []
    copied = 0
    for part in parts:
        lacking = _labels(part.text) & order.keys() - survey.definitions(part.text).keys()
        lines = [everywhere[label] for label in sorted(lacking, key=order.__getitem__)]
        copied += sum(map(len, lines))
        fits = lines and copied <= MOST_COPIED
        result.append(replace(part, text="\n".join([part.text, "", *lines])) if fits else part)
    return result


_LABEL: Final = re.compile(r"\\.|\[((?:\\.|[^\[\]\\]){1,999})\]", re.DOTALL)


def _labels(text: str) -> set[str]:
    """Return what stands in square brackets, in the form in which labels are compared."""
    return {" ".join(match[1].split()).lower().upper() for match in _LABEL.finditer(text) if match[1]}


def from_plain(text: str, *, fallback_title: str, language: str = "en", like: Document | None = None) -> Document:
    """Return the document that a plain text makes: a short line without a full stop, followed by text, is a heading."""
    parts, titled = plain_text.parts(normalised(text))
    return outline.document(parts, fallback_title, language, like, titled=titled)


def with_ids_of(document: Document, before: Document) -> Document:
    """Return the document with its sections' ids taken from the version before, wherever heading or text stayed."""
    pairs = section_matches.matches(document, before)
    names = {section.id for section in before.sections}
    sections = []
    for index, section in enumerate(document.sections):
        name, number = before.sections[pairs[index]].id if index in pairs else section.id, 2
        while index not in pairs and name in names:
            name, number = f"{section.id}-{number}", number + 1
        names.add(name)
        sections.append(replace(section, id=name))
    return replace(document, sections=tuple(sections))
