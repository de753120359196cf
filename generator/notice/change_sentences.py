"""What readers are told of a change, in words that the e-mail, the pages and the archive share."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.materiality.ended_policy import ENDED, ended
from generator.materiality.facts.fact_words import country_of, says_cookies
from generator.materiality.facts.reasons_abroad import alone_in, reason_in
from generator.materiality.judge_changes import weightiest_first
from generator.materiality.summary import SummaryEntry
from generator.materiality.verdict import Context, Judged, JudgedEdit, Outcome, engine, readable
from generator.materiality.wording.readings.edit_reading import cut
from generator.model.brand import Brand
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.languages import ENGLISH
from generator.model.levels import Direction, Level
from generator.model.record import Waiver
from generator.notice.exception_grounds import with_citation
from generator.notice.notice_period import in_words, promises_notice, zone_of
from generator.notice.stated_facts import in_language, stated
from generator.schema.values import UNSPECIFIED, Value
from generator.text.change import Change, Kind, Subject
from generator.text.redline import Redline
from generator.text.redline_blocks import RedlinedBlock

NAMES: Final = {
    Level.EDITORIAL: "editorial",
    Level.MINOR: "minor",
    Level.MATERIAL: "material",
    Level.CONSENT: "consent",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """What is told at once of changes: in which section, why it matters, and for whom it is better.

    `where` is how readers know the section. `passages` are those that changed, marked word by word; of what is no
    passage, `sides` are both sides.
    """

    where: str
    reason: str
    favour: str
    sides: tuple[tuple[str, str], ...]
    passages: tuple[RedlinedBlock, ...]


def when(date: datetime.date, brand: Brand, language: str) -> str:
    """Return from when a text applies, with the time zone."""
    return f"{in_words(date, language)} (00:00, {zone_of(date, brand).removeprefix('Etc/')})"


def begins(date: datetime.date, words: Words, language: str) -> str:
    """Return from when holds what stands below, which is said as it will be then; empty in earlier editions."""
    return f"{words.say('from', date=in_words(date, language))}{words.sign(':')}" if words.is_fifth else ""


def level_of(level: Level, words: Words) -> str:
    """Return in a sentence how much a change matters."""
    return words.say(f"level-{NAMES[level]}")


def label_of(level: Level, words: Words) -> str:
    """Return in a few words how much a change matters."""
    return words.say(f"label-{NAMES[level]}")


def favour_of(direction: Direction, words: Words) -> str:
    """Return for whom a change is better, in a few words; empty where that is not shown, or nobody can tell.

    Nobody can where a policy ends: whether data is shared no more, or may be, isn't what its last text says.
    """
    if direction not in {Direction.ADVERSE, Direction.FAVOURABLE} or not words.shows("favour") or words.of_end:
        return ""
    return words.say(f"label-{direction}")


def for_whom(entries: Sequence[SummaryEntry], words: Words, *, of_all: bool = False) -> str:
    """Return in a sentence how many changes are worse for readers, and how many better; empty where none is either.

    With `of_all` it says of how many, since it stands after something else.
    """
    ways = Counter(one.worst.verdict.direction for one in entries)
    both = ((way, favour_of(way, words)) for way in (Direction.ADVERSE, Direction.FAVOURABLE) if ways[way])
    counts = [words.say("changes-for", count=str(ways[way]), whom=label) for way, label in both if label]
    if of_all and counts:
        return words.say("changes-of-all", count=words.number(len(entries)), counts=", ".join(counts))
    return words.say("changes-for-you", counts=", ".join(counts)) if counts else ""


def exception(waiver: Waiver, words: Words, older: Document | None, *, past: bool = False) -> str:
    """Return why a version does not wait for its notice, as a sentence; that is promised only where a text says so."""
    reason = words.say(f"because-{waiver.kind.replace('_', '-')}")
    basis = with_citation(" ".join(waiver.basis.split()).rstrip("."), waiver)
    if older and promises_notice([older]):
        return words.say("exception-past" if past else "exception", reason=reason, basis=basis)
    return words.say("exception-own-past" if past else "exception-own", reason=reason, basis=basis)


def breach(words: Words, older: Document | None) -> str:
    """Return that no text allows an exception, and that this breaks a promise where the older text made one."""
    return words.say("breaks-promise" if older and promises_notice([older]) else "not-provided-for")


def reason_of(entry: SummaryEntry, words: Words, older: Document, newer: Document) -> str:
    """Return why a change matters, in words that the company can answer for: those of its editors, and those of facts.

    Of a passage that no editor explained, only what happened to it is said: its words follow. So it is of a fact where
    the program has no sentence for it in the language of the text.
    """
    if said := stated_of(entry, words, older, newer):
        return said
    ordered = weightiest_first(entry.all)
    section = next((one for one in ordered if one.change.subject is Subject.SECTION), None)
    if section and section.change.came_or_went:
        return words.say(f"section-{section.change.kind}")
    if not any(one.change.subject is Subject.TEXT for one in entry.all):
        fact = next((said for one in ordered if (said := stated(one.change, older, newer, words))), "")
        if fact:
            return fact
    return words.say(f"text-{_happened(ordered[0].change)}")


def reason_alone(
    entry: SummaryEntry, words: Words, older: Document, newer: Document, *, with_quotes: bool = True
) -> str:
    """Return why a change matters where no passage follows it; in English as the program's rules say it, too.

    In other languages that is what happened to a passage, with its words, or that the wording changes, where nothing is
    quoted; without `with_quotes`, what happened alone.
    """
    said = listed_reason(entry, words, older, newer)
    if not said.endswith(":"):
        return said
    if found := _quotes(entry, words) if with_quotes and words.speaks_of_facts else ():
        separator = f"{words.sign(';')} "
        return f"{said} {separator.join(found)}."
    if (
        with_quotes
        and words.speaks_of_facts
        and said in {words.say(f"text-{happened}") for happened in ("added", "removed", "moved", "under")}
    ):
        said = words.say("text-changed")
    return f"{said.removesuffix(':').rstrip()}."


def quoted_passage(one: Judged, words: Words) -> str:
    """Return what happened to a passage, as a sentence with its words, or with what became of some of them."""
    said, found = words.say(f"text-{_happened(one.change)}"), _quotes(SummaryEntry(one), words)
    separator = f"{words.sign(';')} "
    return f"{said} {separator.join(found)}." if found else f"{said.removesuffix(':').rstrip()}."


_MOST_QUOTES: Final = 3


def _quotes(entry: SummaryEntry, words: Words) -> tuple[str, ...]:
    """Return the words of the weightiest passage, or what became of some of them, as far as no law clears that.

    Of more than three edits nothing is quoted.
    """
    one = weightiest_first(entry.all)[0]
    if _happened(one.change) != "changed":
        block = one.change.new_block or one.change.old_block
        said = cut(block.words).rstrip(".") if block else ""
        return (words.say("quoted", words=said),) if said else ()
    edits = [edit for edit in engine(one).edits if edit.outcome is not Outcome.CLEARED and (edit.old or edit.new)]
    if len(edits) > _MOST_QUOTES:
        return ()
    return tuple(dict.fromkeys(_quoted(edit, one.change if words.is_fifth else None, words) for edit in edits))


def _quoted(edit: JudgedEdit, within: Change | None, words: Words) -> str:
    old, new = _with_unit(edit, within) if within else (cut(edit.old), cut(edit.new))
    if old and new:
        return words.say("quoted-changed", old=old, new=new)
    return words.say("quoted-new", words=new) if new else words.say("quoted-gone", words=old)


def _with_unit(edit: JudgedEdit, within: Change) -> tuple[str, str]:
    """Return both sides of an edit; of numbers, with the word that follows both, where they stand there once."""
    sides = ((edit.old, within.old_block), (edit.new, within.new_block))
    found = [_followed(number, block.words) for number, block in sides if block and number.isdecimal()]
    if len(found) == len(sides) and all(found) and found[0].split()[1:] == found[1].split()[1:]:
        return found[0], found[1]
    return cut(edit.old), cut(edit.new)


def _followed(number: str, words: str) -> str:
    """Return a number with the word after it; empty where it stands there several times, or no word follows."""
    found = re.findall(rf"(?<![\w.,]){number}(?!\w)(?: [^\W\d_]+)?", words)
    return found[0] if len(found) == 1 and " " in found[0] else ""


def listed_reason(entry: SummaryEntry, words: Words, older: Document, newer: Document) -> str:
    """Return why a change matters where all are listed: of wording that counts for little, the law that clears it, too.

    In English the program's rules say it, but of a text that ends: what its facts become, that text doesn't say.
    """
    if words.language == ENGLISH and not ended(newer):
        return entry.reason
    cleared = alone_in(words, weightiest_first(entry.all)[0].verdict.reason)
    return stated_of(entry, words, older, newer) or cleared or reason_of(entry, words, older, newer)


def stated_of(entry: SummaryEntry, words: Words, older: Document, newer: Document) -> str:
    """Return why a change matters as far as facts or people say it; empty where neither does.

    A brand may have the words of its editors stand in the place of a fact's sentence.
    """
    ordered = weightiest_first(entry.all)
    own = list(dict.fromkeys(one.words for one in ordered if one.words))
    fact = next((one for one in ordered if one.change.subject not in _WORDED), None)
    said = fact_of(fact, words, older, newer) if fact else ""
    if fact is None or not said or (own and (engine(fact).undecided or not words.shows("facts"))):
        return " ".join(own)
    return " ".join(dict.fromkeys([said, *own]))


def fact_of(one: Judged, words: Words, older: Document, newer: Document) -> str:
    """Return what the program says of a change of a fact, in the language of the text; or empty.

    Where a text ends, that a section goes is said once, and no fact of it is told by itself: that data is not shared
    any more, or may be sold, isn't what that text says.
    """
    if ended(newer) and one.change.kind is Kind.REMOVED:
        return ""
    return reason_in(words, one.change, one.verdict, Context(older, newer, Level.MINOR))


_WORDED: Final = frozenset({Subject.TEXT, Subject.SECTION})


def _happened(change: Change) -> str:
    """Return what happened to a passage: its words may be the same, below a heading or lead-in that is another one."""
    if change.kind is Kind.CHANGED and change.old == change.new and (change.was_under or change.under):
        return "under"
    return _HAPPENED.get(change.kind, "changed")


_HAPPENED: Final = {Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.MOVED: "moved"}


def changed(entry: SummaryEntry, of: Redline, older: Document, newer: Document, words: Words) -> Changed:
    """Return what is told at once of changes: the fact with the text that states it, the section with its passages."""
    lead, reason = entry.worst, reason_of(entry, words, older, newer)
    labels = of.frame.labels
    passages = {one.place: one for part in entry.all for one in _passages(part.change, of)}
    reading = {place: number for number, place in enumerate(of.loud)}
    in_order = sorted(passages.values(), key=lambda one: reading.get(one.place, len(reading)))
    return Changed(
        where=newer.title if lead.change.section == ENDED else labels.get(lead.change.section, newer.title),
        reason=reason,
        favour=favour_of(lead.verdict.direction, words),
        sides=() if passages else tuple(_sides(entry, reason, words, newer.language)),
        passages=tuple(in_order),
    )


def without_repeats(found: Iterable[tuple[SummaryEntry, Changed]]) -> Iterator[tuple[SummaryEntry, Changed]]:
    """Yield what is told of changes, without what only says again what was said of the same section before."""
    known: set[tuple[str, str, Level]] = set()
    for entry, one in found:
        said = one.where, one.reason, entry.worst.verdict.level
        if one.passages or one.sides or said not in known:
            known.add(said)
            yield entry, one


def _passages(change: Change, of: Redline) -> tuple[RedlinedBlock, ...]:
    return of.about(change) if change.subject is Subject.TEXT and change.kind is not Kind.LAYOUT else ()


def _sides(entry: SummaryEntry, sentence: str, words: Words, language: str) -> Iterator[tuple[str, str]]:
    """Yield both sides of what is no passage and what the sentence doesn't say; one side alone says nothing.

    What people say in its place may name both values, and which of them comes last is theirs.
    """
    of_people = not words.shows("facts") and any(one.words for one in entry.all)
    for one in entry.all:
        change = one.change
        if change.kind is Kind.LAYOUT or change.subject in {Subject.SECTION, Subject.PROMISE}:
            continue
        if any(side is None or side == UNSPECIFIED or isinstance(side, bool) for side in (change.old, change.new)):
            continue  # “no” and “yes” say nothing without a question
        if words.language == ENGLISH:
            both = _in_english(change, change.old, words), _in_english(change, change.new, words)
        else:
            both = in_language(change, change.old, words, language), in_language(change, change.new, words, language)
        named = all(re.search(rf"(?<!\w){re.escape(value)}(?!\w)", sentence) for value in both)
        named = named or says_cookies(change, sentence) or _says_what_begins(change, both, sentence, words)
        named = not of_people and named
        if all(both) and not named:
            yield from zip((words.say("before"), words.say("after")), both, strict=True)


def _in_english(change: Change, value: Value | None, words: Words) -> str:
    """Return a value in English for readers: a country by its name."""
    return value_in_words(country_of(change, value) if words.is_fifth else value)


def _says_what_begins(change: Change, both: tuple[str, str], sentence: str, words: Words) -> bool:
    """Return True if a sentence says what is stated now, and before there was none of it."""
    return words.is_fifth and change.old == _NONE and both[1] in sentence


_NONE: Final = "none"


def with_sides(entry: SummaryEntry, why: str, words: Words, language: str) -> str:
    """Return what an editor says of a fact with both values beside it, where the program's sentence is switched off."""
    sides = _sides(SummaryEntry(entry.lead), why, words, language)
    both = f"{words.sign(';')} ".join(f"{name}{words.sign(':')} {value}" for name, value in sides)
    return f"{why} ({both})" if both else why


def value_in_words(value: Value | None) -> str:
    """Return a value for readers: the keys of a schema without their underscores."""
    words = readable(value)
    return words.replace("_", " ") if _KEY.fullmatch(words) else words


_KEY: Final = re.compile(r"[a-z]+(?:_[a-z]+)+")


def reached_now(older: Document, newer: Document, *, past: bool = False) -> tuple[str, ...]:
    """Return how the brand can be reached: by the text that applies; where that says nothing yet, by the new one."""
    return (() if past else reachable(older)) or reachable(newer)


def reachable(document: Document) -> tuple[str, ...]:
    """Return the addresses and numbers under which a document says the brand can be reached."""
    return tuple(
        readable(item.get("value"))
        for section in document.sections
        if section.type == "contact" and isinstance(channels := section.facts.get("channels"), dict)
        for item in channels.values()
        if isinstance(item, dict) and item.get("value") not in ("", None, UNSPECIFIED)
    )
