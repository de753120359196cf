"""What a version changes in a few sentences, which stand in banners and beside a summary."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.materiality.ended_policy import ended
from generator.materiality.summary import SummaryEntry, in_notice_order
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.levels import Level
from generator.model.policy import Interval, State
from generator.notice import change_sentences
from generator.notice.notice_period import in_words
from generator.notice.reader_entries import entries_for_readers
from generator.site.policy_on_day import PolicyOnDay, judged, reduced
from generator.text import blocks
from generator.text.change import Subject

_BRIEF: Final = 3  # sentences


def in_brief(item: PolicyOnDay, number: int) -> tuple[str, ...]:
    """Return what a version changes, in a sentence each, how many changes are left, and how many of all are worse.

    The weightiest come first, and what facts say; what neither facts nor people say is counted only, or, where there is
    nothing else, named by its section. Of a text that says that the policy ends, it is that text, with the day from
    which it stands there. Empty where nothing changes that a notice tells, or nobody can tell.
    """
    policy, words = reduced(item.policy, number), item.words_of(number)
    parent, version = policy.parent(number), policy.version(number)
    if parent is None or not policy.comparable(number):
        return ()
    if ended(version.document):
        return _of_an_end(item.interval(number), version.document, words)
    told = entries_for_readers(judged(policy, number), words, version.document)
    entries = [one for one in told if one.worst.verdict.level >= Level.MINOR]
    entries.sort(key=lambda one: (-one.worst.verdict.level, one.lead.change.subject is not Subject.FACT))
    said: list[str] = []
    for entry in in_notice_order(entries):
        if (
            len(said) == _BRIEF
            or _is_of_a_title(entry)
            or not (why := change_sentences.stated_of(entry, words, parent.document, version.document))
        ):
            continue
        change = entry.worst.change
        section = version.document.section(change.section) or parent.document.section(change.section)
        of_fact = entry.lead.change.subject is Subject.FACT
        fact = of_fact and words.shows("facts")
        alone = entry.lead.words or change_sentences.fact_of(entry.lead, words, parent.document, version.document)
        if of_fact and not fact:
            why = change_sentences.with_sides(entry, why, words, version.document.language)
        if section is None:
            said.append(alone or why)
        else:
            said.append(
                alone if fact and alone and words.speaks_of_facts else f"{section.label}{words.sign(':')} {why}"
            )
    named = [one for one in in_notice_order(entries) if _asks_unsaid(one, words, parent.document, version.document)]
    asked = _sections_that_ask(named, parent.document, version.document, words) if said else ""
    said = said or list(_by_section(in_notice_order(entries), parent.document, version.document, words))
    rest = len(entries) - len(said) - (len(named) if asked else 0)
    said = [asked, *said] if asked else said
    more: list[str] = []
    if rest > 0:
        others = words.say("more-of-one") if rest == 1 else words.say("more-of-several", count=str(rest))
        more = [one for one in (others, change_sentences.for_whom(entries, words, of_all=True)) if one]
    return tuple(dict.fromkeys([*said, *more])) if said else ()


def _of_an_end(interval: Interval | None, document: Document, words: Words) -> tuple[str, ...]:
    """Return what stands in the place of a policy that ends, which is not so yet before its day."""
    last = tuple(" ".join(block.words for block in blocks.of(one)) for one in document.sections)
    if interval is None or interval.state is not State.UPCOMING or not words.is_fourth:
        return last
    day = in_words(interval.start, document.language)
    return tuple(words.say("last-words-from", date=day, words=one) for one in last)


def _asks_unsaid(entry: SummaryEntry, words: Words, older: Document, newer: Document) -> bool:
    """Return True for a change that needs consent and of which neither facts nor people say why."""
    of_consent = entry.worst.verdict.level is Level.CONSENT and not _is_of_a_title(entry)
    return of_consent and not change_sentences.stated_of(entry, words, older, newer)


def _sections_that_ask(entries: Sequence[SummaryEntry], older: Document, newer: Document, words: Words) -> str:
    """Return in a sentence which sections need consent; empty where none does."""
    changed = (one.worst.change.section for one in entries)
    sections = (newer.section(name) or older.section(name) for name in changed)
    labels = dict.fromkeys(one.label for one in sections if one)
    label = change_sentences.label_of(Level.CONSENT, words)
    return f"{label[:1].upper()}{label[1:]}{words.sign(':')} {', '.join(labels)}." if labels and label else ""


def _by_section(entries: Sequence[SummaryEntry], older: Document, newer: Document, words: Words) -> Iterator[str]:
    """Yield in which sections changes are of which nobody says more: it came, it went, or its words change."""
    for entry in entries[:_BRIEF]:
        change = entry.worst.change
        section = newer.section(change.section) or older.section(change.section)
        if section is None or _is_of_a_title(entry):
            continue
        came_or_went = change.subject is Subject.SECTION and change.came_or_went
        said = words.say(f"section-{change.kind}" if came_or_went else "text-changed")
        yield f"{section.label}{words.sign(':')} {said.removesuffix(':').rstrip().removesuffix('.')}."


def _is_of_a_title(entry: SummaryEntry) -> bool:
    """Return True for another title of which nobody said why: its letters are the least of what a version changed."""
    return entry.worst.change.subject is Subject.HEADING and not any(one.words for one in entry.all)
