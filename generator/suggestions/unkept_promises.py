"""What the words of a section promise of the text's own changes, and nobody here keeps unless facts say so.

No fact can state notice by other ways than the program has (a call, a newspaper), in a measure that no calendar has (a
billing cycle), on certain days alone, or that the text never changes. Reviews, and whom a notice goes to, facts may
leave unsaid.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.model.document import Section
from generator.result_cache import kept
from generator.suggestions import promise_words, two_sentences
from generator.suggestions.changes_of_text import is_about_changes
from generator.suggestions.passages import TextPassage, passages, quoted
from generator.suggestions.promise_words import NoticeWords, UnkeptWords
from generator.text import blocks

WAY: Final = "way"
MEASURE: Final = "measure"
DATES: Final = "dates"
NEVER: Final = "never"
REVIEW: Final = "review"
EVERYBODY: Final = "everybody"
_LONGEST: Final = 300
"""Letters of a sentence elsewhere that tells readers of changes: longer ones are about many things."""
_PAST: Final = re.compile(
    r"\b(?:was|were|has been|have been|last (?:up|chang|revis)\w+|zuletzt|wurden?|derni[eè]re|été|última|ultim[oa]"
    r"|stat[oaie]|laatst|werd|we (?:\w+ )?(?:changed|amended|revised|updated|modified))\b"
    r"|\b(?:haben?|hat|hebben|heeft)\b[^.;]*\b\w*(?:ge|ver)\w+(?:t|d|en)\b"
    r"|\b(?:avons|ont|hemos|han|abbiamo|hanno)\b[^.;]{0,20}?\b\w+(?:é|[ai]do|[aiu]to)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[;:](?=\s)")


@dataclass(frozen=True, slots=True)
class UnkeptPromise:
    """What a sentence promises (its kind), the words that say so, all words, and its line, from 0, in the section."""

    kind: str
    says: str
    words: str
    line: int


@kept(256)
def unkept_promises(section: Section, language: str) -> tuple[UnkeptPromise, ...]:
    """Return what the text of a section promises so; English is read in every text."""
    codes = promise_words.languages_read(language)
    if section.type != "changes":
        said = "\n".join(block.words for block in blocks.of(section))
        codes = [code for code in codes if promise_words.promise_words(code).of_changes.search(said)]
    of_changes = section.type == "changes"
    found: list[UnkeptPromise] = []
    for one in (section, replace(section, text=section.title, filled=())) if codes else ():
        read = passages(one, language)
        for code in codes:
            words = promise_words.promise_words(code)
            near = dict.fromkeys(each for each in read if of_changes or is_about_changes(each.heading, words))
            for each in read:
                promised = _promised(each.words, code, of_changes=each in near)
                found += (UnkeptPromise(kind, says, quoted(each), each.line) for kind, says in promised)
            found += _over_two([*near], code)
    return tuple(dict.fromkeys(found))


def _over_two(read: Sequence[TextPassage], language: str) -> Iterator[UnkeptPromise]:
    """Yield the ways that a second sentence names, in which readers are told of what the first one says."""
    words, unkept = promise_words.promise_words(language), promise_words.unkept_words(language)
    for first, second in two_sentences.telling(read, words):
        if way := _other_way(second.words, words.tells, promise_words.notice_words(language), unkept):
            yield UnkeptPromise(WAY, way, f"{quoted(first)} {quoted(second)}", second.line)


def _promised(said: str, language: str, *, of_changes: bool) -> Iterator[tuple[str, str]]:
    """Yield what a sentence promises, and the words that say so; one elsewhere has to name the text."""
    words, unkept = promise_words.promise_words(language), promise_words.unkept_words(language)
    if words.to_us.search(said):
        return
    acts = words.reader_acts.search(said)
    for clause in _CLAUSE.split(said[: acts.start()] if acts else said):
        if words.of_text.search(clause) and (review := unkept.reviews.search(clause)):
            yield REVIEW, review[0]
        if (never := unkept.never.search(clause)) and not unkept.unless.search(said):
            yield NEVER, never[0]
        about_it = of_changes or (len(clause) <= _LONGEST and words.of_text.search(clause))
        if not words.of_changes.search(clause) or not about_it:
            continue
        notice = promise_words.notice_words(language)
        if (on := unkept.dates.search(clause)) and not (
            notice.may.search(clause[: on.start()]) or _PAST.search(clause)
        ):
            yield DATES, on[0]
        if words.we_tell.search(clause) and (every := unkept.everybody.search(clause)):
            before = clause[: every.start()]
            if not (notice.may.search(before) or notice.denied(before, words.tells)):
                yield EVERYBODY, every[0]
        told = (words.tells.search(clause) or unkept.tells_so.search(clause)) and unkept.told.search(clause)
        if told and (way := _other_way(clause, words.tells, notice, unkept)):
            yield WAY, way
        elif words.tells.search(clause) or unkept.applies.search(clause):
            yield from ((MEASURE, measure[0]) for measure in [unkept.measures.search(clause)] if measure)


def _other_way(said: str, tells: re.Pattern[str], notice: NoticeWords, unkept: UnkeptWords) -> str:
    """Return the words for another way in which readers are told; empty where it may be, or is one to choose from."""
    known = [match for pattern in notice.channels.values() if (match := pattern.search(said))]
    for way in unkept.ways.finditer(said):
        first, last = min(one.start() for one in (way, *known)), max(one.end() for one in (way, *known))
        chosen = bool(known) and notice.choice.search(said[first:last])
        before = said[: way.start()]
        if not (chosen or notice.may.search(before) or unkept.aside.search(before) or notice.denied(before, tells)):
            return way[0]
    return ""
