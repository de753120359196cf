"""The notice that readers get, as words: what changes for them, why, from when, and what they can do.

The changed text stands in it, since a link alone is not notice (CJEU C-49/11). Source: domain rules §5.2.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape as text_of
from textwrap import fill
from typing import Final

from generator.materiality.summary import FOLLOWS_FACT, SummaryEntry
from generator.materiality.summary import told as telling
from generator.materiality.table import weightiest_first
from generator.materiality.verdict import Judged
from generator.model.brand import Brand
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.messages import Words
from generator.model.record import Waiver
from generator.notice import what_to_do
from generator.notice import wording as say
from generator.notice.days import in_words
from generator.text import redline_html, redline_text
from generator.text.diff import aligned
from generator.text.redline import redline
from generator.text.redline_blocks import RedlinedBlock

WIDTH: Final = 76
_DEEP: Final = " " * 4


@dataclass(frozen=True, slots=True)
class Message:
    """A notice as an e-mail without its recipient: the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a notice is about.

    `older` is the text that applies now, `newer` the one that comes; `former` are the days for which the same version
    was announced before, `because` says why it is postponed or withdrawn; `replaces` is true where another announced
    text goes. `address` is where the policy is published, if the brand says so; `waiver` why the version does not wait.
    `others` is true where another version is to come.
    """

    brand: Brand
    older: Document
    newer: Document
    judged: tuple[Judged, ...]
    level: Level
    effective: datetime.date
    summary: str = ""
    former: tuple[datetime.date, ...] = ()
    because: str = ""
    replaces: bool = False
    address: str = ""
    waiver: Waiver | None = None
    others: bool = False


def weighty(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes that a notice tells: all that are not editorial, and the text of facts; the worst first."""
    return tuple(
        one for one in weightiest_first(judged) if one.verdict.level >= Level.MINOR or one.verdict.rule in FOLLOWS_FACT
    )


def notice(told: Announcement) -> Message:
    """Return the notice of a version that is to come: what people say of it, from when, then what changes."""
    words, language, title = told.brand.words, told.newer.language, told.newer.title
    date = in_words(told.effective, language)
    subject = words.say("subject-later" if told.former else "subject", brand=told.brand.name, title=title, date=date)
    opening = words.say("opening", brand=told.brand.name, title=title)
    applies = words.say("applies", when=say.when(told.effective, told.brand, language))
    until = "" if told.waiver else words.say("until-then")
    parts: list[_Part] = [_Paragraph(one) for one in told.summary.split("\n\n") if one.strip()]
    parts.append(_Paragraph(_together(opening, applies, until)))
    if told.former:
        former = words.say("postponed", date=in_words(told.former[-1], language))
        parts.append(_Paragraph(_together(former, told.because)))
    if told.waiver:
        parts.append(_Paragraph(say.exception(told.waiver, words, told.older)))
        if told.waiver.breaks_promise:
            parts.append(_Paragraph(say.breach(words, told.older)))
    if told.replaces:
        parts.append(_Paragraph(words.say("replaces")))
    parts.append(_Paragraph(say.level_of(told.level, words)))
    changes = _changes(told)
    signs = [_Signs(words.say("signs"))] if any(one.passages for one in changes) else []
    parts += [_Heading(words.say("what-changes")), *signs, *changes]
    if told.level is Level.CONSENT:
        parts += [_Heading(words.say("consent-heading")), _Paragraph(words.say("consent"))]
    ways_out = what_to_do.ways_out(told.older, told.newer, words)
    if ways_out:
        parts += [_Heading(words.say("what-you-can-do")), *map(_Paragraph, ways_out)]
    parts += [*_links(told), *_contact(told.newer, words)]
    return _message(subject, language, parts)


def withdrawal(told: Announcement) -> Message:
    """Return the notice that what was announced last does not take place, with the reason."""
    words, language, title = told.brand.words, told.newer.language, told.newer.title
    date = in_words(told.effective, language)
    subject = words.say("subject-withdrawn", brand=told.brand.name, title=title, date=date)
    parts: list[_Part] = [
        _Paragraph(words.say("withdrawn", brand=told.brand.name, title=title, date=date)),
        *(_Paragraph(one) for one in told.because.split("\n\n") if one.strip()),
        *(_Paragraph(one) for one in [words.say("still-applies")] if one and not told.others),
    ]
    if told.address:
        links = (("link-present", told.address), ("link-archive", f"{told.address}versions/"))
        parts += [*_heading(words.say("read-more")), _List(tuple(words.say(key, link=to) for key, to in links))]
    parts += _contact(told.newer, words)
    return _message(subject, language, parts)


def _message(subject: str, language: str, parts: Sequence["_Part"]) -> Message:
    shown = [one for one in parts if not (isinstance(one, _Heading) and not one.words)]
    text = "\n\n".join(one.text() for one in shown) + "\n"
    subject = " ".join(subject.split())
    return Message(subject, text, page(subject, language, "\n".join(one.html() for one in shown)))


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def wrapped(words: str, first: str = "", after: str = "") -> str:
    """Return words in lines of plain text."""
    return fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str

    def text(self) -> str:
        return wrapped(self.words)

    def html(self) -> str:
        return f"<p>{text_of(self.words)}</p>"


@dataclass(frozen=True, slots=True)
class _Heading:
    words: str

    def text(self) -> str:
        return f"{self.words}\n{'-' * len(self.words)}"

    def html(self) -> str:
        return f'<h2 style="font-size:1.15em;margin:1.6em 0 .4em">{text_of(self.words)}</h2>'


@dataclass(frozen=True, slots=True)
class _Change:
    """A change with where it is, why it matters and both its sides."""

    where: str
    reason: str
    sides: tuple[tuple[str, str], ...]
    passages: tuple[RedlinedBlock, ...]
    words: Words

    def text(self) -> str:
        lines = [wrapped(f"* {self.where}: {self.reason}", after="  ")]
        for one, before in zip(self.passages, (None, *self.passages), strict=False):
            words = redline_text.styled(one, before, self.words, whole=True)
            lines += redline_text.wrapped(words, width=WIDTH, first=_DEEP, rest=_DEEP)
        for name, value in self.sides:
            lines.append(f"  {name}:")
            lines += [wrapped(part, _DEEP, _DEEP) for part in value.split("\n")]
        return "\n".join(lines)

    def html(self) -> str:
        sides = "".join(
            f'<p style="{_SIDE};border-left:3px solid {colour}">'
            f"<strong>{text_of(name)}:</strong> {'<br>'.join(map(text_of, value.split(chr(10))))}</p>"
            for number, (name, value) in enumerate(self.sides)
            for colour in [_BORDERS[number % 2]]
        )
        passages = "".join(
            f'<p style="{_SIDE};border-left:3px solid #888888">{_marked(one, before, self.words)}</p>'
            for one, before in zip(self.passages, (None, *self.passages), strict=False)
        )
        return f"<p><strong>{text_of(self.where)}:</strong> {text_of(self.reason)}</p>{sides}{passages}"


_SIDE: Final = "margin:.3em 0 .3em 1em;padding-left:.8em"


def _marked(one: RedlinedBlock, before: RedlinedBlock | None, words: Words) -> str:
    """Return the words of a passage; that some are inserted or removed is said in words, as styles get lost."""
    return redline_html.html_words(one, replace(_LINKS, words=words), before)


def _target(written: str) -> str | None:
    """Return where a link leads from a letter: not into the text itself, which is elsewhere."""
    return None if written.startswith("#") else redline_html.safe(written)


_STYLES: Final = {
    "ins": "color:#0a5c2b;background:#e2f5e8;text-decoration:underline",
    "del": "color:#8f1d1d;background:#fbe9e9;text-decoration:line-through",
    "i": "font-style:normal",
}
_LINKS: Final = redline_html.Links(_target, styles=_STYLES)
_BORDERS: Final = ("#8a3b12", "#1f6f43")  # before and after


@dataclass(frozen=True, slots=True)
class _List:
    items: tuple[str, ...]

    def text(self) -> str:
        return "\n".join(f"* {item}" for item in self.items)

    def html(self) -> str:
        return f"<ul>{''.join(f'<li>{_linked(item)}</li>' for item in self.items)}</ul>"


@dataclass(frozen=True, slots=True)
class _Signs:
    """How plain text marks words; the other form says it in words."""

    words: str

    def text(self) -> str:
        return wrapped(self.words)

    def html(self) -> str:
        return ""


_Part = _Paragraph | _Heading | _Change | _List | _Signs


def _linked(item: str) -> str:
    """Return a line as HTML in which the address that ends a word, or is one, is a link."""
    match = _ADDRESS.search(item)
    if not match:
        return text_of(item)
    before, address, after = item[: match.start()], match[0], item[match.end() :]
    return f'{text_of(before)}<a href="{text_of(address)}">{text_of(address)}</a>{text_of(after)}'


_ADDRESS: Final = re.compile(r"https://[^\s<>\"]+[^\s<>\".,;:)]")


def _changes(told: Announcement) -> tuple[_Change, ...]:
    """Return what changes, the weightiest first."""
    older, newer = told.older, told.newer
    of, words = redline(older, newer, aligned(older, newer), [one.change for one in told.judged]), told.brand.words
    found = ((entry, say.changed(entry, of, newer, words)) for entry in telling(weighty(told.judged)))
    return tuple(
        _Change(one.where, _with_labels(one.reason, _asks(entry, words), one.favour), one.sides, one.passages, words)
        for entry, one in found
    )


def _asks(entry: SummaryEntry, words: Words) -> str:
    """Return in a few words that a change needs consent; empty where it doesn't."""
    level = entry.worst.verdict.level
    return say.label_of(level, words) if level is Level.CONSENT else ""


def _with_labels(reason: str, *labels: str) -> str:
    said = "; ".join(filter(None, labels))
    if not said:
        return reason
    return f"{reason.removesuffix(':')} ({said}):" if reason.endswith(":") else f"{reason} ({said})"


def _heading(words: str) -> tuple[_Heading, ...]:
    return (_Heading(words),) if words else ()


def _links(told: Announcement) -> Iterator[_Heading | _List]:
    if told.address:
        words = told.brand.words
        yield from _heading(words.say("read-more"))
        links = (("link-notice", "notice/"), ("link-new", "upcoming/"), ("link-present", ""))
        yield _List(tuple(words.say(key, link=f"{told.address}{page}") for key, page in links))


def _contact(document: Document, words: Words) -> Iterator[_Heading | _List]:
    values = say.reachable(document)
    if values:
        yield from _heading(words.say("how-to-reach-us"))
        yield _List(values)


def page(subject: str, language: str, body: str) -> str:
    """Return a letter as HTML, its subject above what it says."""
    return (
        f'<!doctype html>\n<html lang="{text_of(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{text_of(subject)}</title>\n</head>\n"
        '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em;margin:0 auto;'
        'padding:1em;overflow-wrap:anywhere">\n'
        f'<h1 style="font-size:1.4em;line-height:1.25">{text_of(subject)}</h1>\n{body}\n</body>\n</html>\n'
    )
