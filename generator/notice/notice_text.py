"""The notice that readers get, as words: what changes for them, why, from when, and what they can do.

The changed text stands in it, since a link alone is not notice (CJEU C-49/11). Source: domain rules §5.2.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.materiality.judge_changes import weightiest_first
from generator.materiality.summary import FOLLOWS_FACT, SummaryEntry, in_notice_order
from generator.materiality.verdict import Judged
from generator.model.brand import Brand
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.record import Waiver
from generator.notice import change_sentences, reader_options
from generator.notice.letter_links import with_addresses
from generator.notice.message_html import Message, with_html
from generator.notice.message_parts import (
    MessageChange,
    MessageHeading,
    MessageList,
    MessageParagraph,
    MessagePart,
    RedlineLegend,
)
from generator.notice.notice_period import in_words
from generator.notice.reader_entries import entries_for_readers
from generator.text.document_alignment import aligned
from generator.text.redline import redline


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a notice is about.

    `older` is the text that applies now, `newer` the one that comes; `former` are the days that earlier notices of the
    same version named, `because` says why it is postponed or withdrawn; `replaces` is true where another announced text
    goes, `corrects` where the notice of that one goes on. `address` is where the policy is published, if the brand says
    so; `waiver` why the version does not wait. `others` is true where another version is to come. `builds_on` is the
    day of `older`, where that is announced itself and does not apply yet; `number` is that of the version.
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
    corrects: bool = False
    address: str = ""
    waiver: Waiver | None = None
    others: bool = False
    builds_on: datetime.date | None = None
    number: int = 0


def weighty(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes that a notice tells: all that are not editorial, and the text of facts; the worst first."""
    return tuple(
        one for one in weightiest_first(judged) if one.verdict.level >= Level.MINOR or one.verdict.rule in FOLLOWS_FACT
    )


def notice(told: Announcement) -> Message:
    """Return the notice of a version that is to come: what people say of it, from when, then what changes.

    Of what people say, the first paragraph leads; from when the text applies, and how much it matters, stands before
    all else of it.
    """
    words, language, title = told.brand.words, told.newer.language, told.newer.title
    date = in_words(told.effective, language)
    subject = words.say("subject-later" if told.former else "subject", brand=told.brand.name, title=title, date=date)
    opening = words.say("opening", brand=told.brand.name, title=title)
    applies = words.say("applies", when=change_sentences.when(told.effective, told.brand, language))
    until = "" if told.waiver else words.say("until-then")
    if told.builds_on and words.is_fourth:
        until = words.say("builds-on", date=in_words(told.builds_on, language))
    said = [MessageParagraph(one) for one in told.summary.split("\n\n") if one.strip()]
    parts: list[MessagePart] = [*said[:1]]
    parts.append(MessageParagraph(_together(opening, applies, until)))
    if told.former:
        former = words.say("postponed", date=in_words(told.former[-1], language))
        parts.append(MessageParagraph(_together(former, told.because)))
    if told.waiver:
        parts.append(MessageParagraph(change_sentences.exception(told.waiver, words, told.older)))
        if told.waiver.breaks_promise:
            parts.append(MessageParagraph(change_sentences.breach(words, told.older)))
    if told.replaces:
        parts.append(MessageParagraph(words.say("replaces")))
    if told.corrects:
        parts.append(MessageParagraph(words.say("corrects")))
    parts += [MessageParagraph(change_sentences.level_of(told.level, words)), *said[1:]]
    changes = _changes(told)
    signs = [RedlineLegend(words.say("signs"))] if any(one.passages for one in changes) else []
    parts += [MessageHeading(words.say("what-changes")), *signs, *_begins(told.effective, words, language), *changes]
    if told.level is Level.CONSENT:
        parts += [MessageHeading(words.say("consent-heading")), MessageParagraph(words.say("consent"))]
    ways_out = reader_options.reader_options(told.older, told.newer, words)
    if ways_out:
        parts += [MessageHeading(words.say("what-you-can-do")), *map(MessageParagraph, ways_out)]
    reached = change_sentences.reached_now(told.older, told.newer, past=told.waiver is not None)
    parts += [*_links(told), *_contact(reached, words)]
    return _message(subject, language, parts)


def withdrawal(told: Announcement) -> Message:
    """Return the notice that what was announced last does not take place, with the reason."""
    words, language, title = told.brand.words, told.newer.language, told.newer.title
    date = in_words(told.effective, language)
    subject = words.say("subject-withdrawn", brand=told.brand.name, title=title, date=date)
    parts: list[MessagePart] = [
        MessageParagraph(words.say("withdrawn", brand=told.brand.name, title=title, date=date)),
        *(MessageParagraph(one) for one in told.because.split("\n\n") if one.strip()),
        *(MessageParagraph(one) for one in [words.say("still-applies")] if one and not told.others),
    ]
    if told.address:
        links = (("link-present", told.address), ("link-archive", f"{told.address}versions/"))
        parts += [*_heading(words.say("read-more")), MessageList(tuple(words.say(key, link=to) for key, to in links))]
    parts += _contact(change_sentences.reachable(told.older), words)
    return _message(subject, language, parts)


def _message(subject: str, language: str, parts: Sequence[MessagePart]) -> Message:
    shown = tuple(one for one in parts if not (isinstance(one, MessageHeading) and not one.words))
    text = "\n\n".join(one.text() for one in shown) + "\n"
    return with_html(Message(" ".join(subject.split()), text, parts=shown, language=language))


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _changes(told: Announcement) -> tuple[MessageChange, ...]:
    """Return what changes, the weightiest first."""
    older, newer = told.older, told.newer
    of, words = redline(older, newer, aligned(older, newer), [one.change for one in told.judged]), told.brand.words
    found = change_sentences.without_repeats(
        (entry, change_sentences.changed(entry, of, older, newer, words))
        for entry in in_notice_order(entries_for_readers(weighty(told.judged), words, newer))
    )
    base = told.brand.address if words.is_fourth else ""
    return tuple(
        MessageChange(
            one.where,
            _with_labels(one.reason, words, _asks(entry, words), one.favour),
            one.sides,
            tuple(with_addresses(passage, base) for passage in one.passages),
            words,
        )
        for entry, one in found
    )


def _begins(effective: datetime.date, words: Words, language: str) -> tuple[MessageParagraph, ...]:
    """Return from when holds what is told below: it is said as it will be then."""
    said = change_sentences.begins(effective, words, language)
    return (MessageParagraph(said),) if said else ()


def _asks(entry: SummaryEntry, words: Words) -> str:
    """Return in a few words that a change needs consent; empty where it doesn't."""
    level = entry.worst.verdict.level
    return change_sentences.label_of(level, words) if level is Level.CONSENT else ""


def _with_labels(reason: str, words: Words, *labels: str) -> str:
    said = f"{words.sign(';')} ".join(filter(None, labels))
    if not said:
        return reason
    if not reason.endswith(":"):
        return f"{reason} ({said})"
    before, colon = reason.removesuffix(":"), words.sign(":")
    return f"{before if colon == ':' else before.rstrip()} ({said}){colon}"


def _heading(words: str) -> tuple[MessageHeading, ...]:
    return (MessageHeading(words),) if words else ()


def _links(told: Announcement) -> Iterator[MessageHeading | MessageList]:
    if told.address:
        words = told.brand.words
        yield from _heading(words.say("read-more"))
        after_another = told.builds_on and words.is_fourth  # of two texts to come, `upcoming/` has the first
        new = f"versions/{told.number}/" if after_another else "upcoming/"
        links = (("link-notice", "notice/"), ("link-new", new), ("link-present", ""))
        yield MessageList(tuple(words.say(key, link=f"{told.address}{page}") for key, page in links))


def _contact(values: tuple[str, ...], words: Words) -> Iterator[MessageHeading | MessageList]:
    if values:
        yield from _heading(words.say("how-to-reach-us"))
        yield MessageList(values)
