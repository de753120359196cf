"""The notice that readers get, as words: what changes for them, why, from when, and what they can do.

The changed text stands in it, since a link alone is not notice (CJEU C-49/11). Source: domain rules §5.2.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as text_of
from textwrap import fill
from typing import Final

from generator import notice_words as say
from generator.materiality.summary import FOLLOWS_FACT
from generator.materiality.summary import told as telling
from generator.materiality.table import weightiest_first
from generator.materiality.verdict import Judged
from generator.model import Brand, Document, Level, Waiver
from generator.notice import in_words
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
class Told:
    """What a notice is about.

    `older` is the text that applies now, `newer` the one that comes; `former` are the days for which the same version
    was announced before, `because` says why it is postponed; `replaces` is true where another announced text goes.
    `address` is where the policy is published, if the brand says so; `waiver` why the version does not wait.
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


def weighty(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes that a notice tells: all that are not editorial, and the text of facts; the worst first."""
    return tuple(
        one for one in weightiest_first(judged) if one.verdict.level >= Level.MINOR or one.verdict.rule in FOLLOWS_FACT
    )


def notice(told: Told) -> Message:
    """Return the notice of a version that is to come."""
    when = say.when(told.effective, told.brand, told.newer.language)
    title = told.newer.title
    language = told.newer.language
    subject = f"{told.brand.name}: {title} changes on {in_words(told.effective, language)}"
    if told.former:
        subject = f"{told.brand.name}: {title} changes later, on {in_words(told.effective, language)}"
    parts: list[_Part] = [_Paragraph(f"{say.opening(told.brand, title)} {say.applies(when)}")]
    if told.former:
        because = f" {told.because}" if told.because else ""
        parts.append(_Paragraph(f"{say.postponed(in_words(told.former[-1], language))}{because}"))
    if told.waiver:
        parts.append(_Paragraph(say.exception(told.waiver)))
        if told.waiver.breaks_promise:
            parts.append(_Paragraph(say.BREAKS_PROMISE))
    if told.replaces:
        parts.append(_Paragraph(say.REPLACES))
    if told.summary:
        parts += [_Heading(say.IN_SHORT), *map(_Paragraph, told.summary.split("\n\n"))]
    changes = _changes(told)
    signs = [_Signs()] if any(one.passages for one in changes) else []
    parts += [_Heading(say.WHAT_CHANGES), *signs, *changes]
    choices = say.CHOICES if told.waiver else f"{say.UNTIL_THEN} {say.CHOICES}"
    parts += [_Heading(say.WHAT_YOU_CAN_DO), _Paragraph(choices)]
    if told.level is Level.CONSENT:
        parts.append(_Paragraph(say.CONSENT))
    parts += [*_links(told), *_contact(told.newer)]
    text = "\n\n".join(one.text() for one in parts) + "\n"
    subject = " ".join(subject.split())
    return Message(subject, text, _page(subject, language, parts))


def _filled(words: str, first: str = "", after: str = "") -> str:
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
        return _filled(self.words)

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

    def text(self) -> str:
        lines = [_filled(f"* {self.where}: {self.reason}", after="  ")]
        for one, before in zip(self.passages, (None, *self.passages), strict=False):
            words = redline_text.styled(one, before, whole=True)
            lines += redline_text.wrapped(words, width=WIDTH, first=_DEEP, rest=_DEEP)
        for name, value in self.sides:
            lines.append(f"  {name}:")
            lines += [_filled(part, _DEEP, _DEEP) for part in value.split("\n")]
        return "\n".join(lines)

    def html(self) -> str:
        sides = "".join(
            f'<p style="{_SIDE};border-left:3px solid {colour}">'
            f"<strong>{name}:</strong> {'<br>'.join(map(text_of, value.split(chr(10))))}</p>"
            for (name, value) in self.sides
            for colour in [_BORDERS.get(name, "#888888")]
        )
        passages = "".join(
            f'<p style="{_SIDE};border-left:3px solid #888888">{_marked(one, before)}</p>'
            for one, before in zip(self.passages, (None, *self.passages), strict=False)
        )
        return f"<p><strong>{text_of(self.where)}:</strong> {text_of(self.reason)}</p>{sides}{passages}"


_SIDE: Final = "margin:.3em 0 .3em 1em;padding-left:.8em"


def _marked(one: RedlinedBlock, before: RedlinedBlock | None) -> str:
    """Return the words of a passage; that some are inserted or removed is said in words, as styles get lost."""
    html = redline_html.html_words(one, _LINKS, before)
    for tag, style in _STYLES.items():
        html = html.replace(f"<{tag}>", f'<{tag} style="{style}">')
    return html


def _target(written: str) -> str | None:
    """Return where a link leads from a letter: not into the text itself, which is elsewhere."""
    return None if written.startswith("#") else redline_html.safe(written)


_LINKS: Final = redline_html.Links(_target)
_STYLES: Final = {
    "ins": "color:#0a5c2b;background:#e2f5e8;text-decoration:underline",
    "del": "color:#8f1d1d;background:#fbe9e9;text-decoration:line-through",
    "i": "font-style:normal",
}
_BORDERS: Final = {"Before": "#8a3b12", "After": "#1f6f43"}


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

    def text(self) -> str:
        return _filled(say.SIGNS)

    def html(self) -> str:
        return ""


_Part = _Paragraph | _Heading | _Change | _List | _Signs


def _linked(item: str) -> str:
    words, _, address = item.rpartition(" ")
    if address.startswith("https://"):
        return f'{text_of(words)} <a href="{text_of(address)}">{text_of(address)}</a>'
    return text_of(item)


def _changes(told: Told) -> tuple[_Change, ...]:
    """Return what changes, the weightiest first."""
    older, newer = told.older, told.newer
    of = redline(older, newer, aligned(older, newer), [one.change for one in told.judged])
    found = (say.changed(entry, of, newer) for entry in telling(weighty(told.judged)))
    return tuple(
        _Change(one.where, f"{one.reason} ({one.favour})" if one.favour else one.reason, one.sides, one.passages)
        for one in found
    )


def _links(told: Told) -> Iterator[_Heading | _List]:
    if told.address:
        yield _Heading("Read more")
        yield _List(
            (
                f"What changes, word by word: {told.address}notice/",
                f"The new text: {told.address}upcoming/",
                f"The text that applies now: {told.address}",
            )
        )


def _contact(document: Document) -> Iterator[_Heading | _List]:
    values = say.reachable(document)
    if values:
        yield _Heading(say.HOW_TO_REACH_US)
        yield _List(values)


def _page(subject: str, language: str, parts: Sequence[_Part]) -> str:
    body = "\n".join(part.html() for part in parts)
    return (
        f'<!doctype html>\n<html lang="{text_of(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{text_of(subject)}</title>\n</head>\n"
        '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em;margin:0 auto;'
        'padding:1em;overflow-wrap:anywhere">\n'
        f'<h1 style="font-size:1.4em;line-height:1.25">{text_of(subject)}</h1>\n{body}\n</body>\n</html>\n'
    )
