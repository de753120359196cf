"""What only the words of a text promise of its changes: the program keeps what facts and `brand.yml` state."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document, Section
from generator.model.policy import Policy
from generator.model.version import Version
from generator.notice.notice_period import channels_needed, days_needed
from generator.schema.choices import CHANNELS
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED, keys_of
from generator.source.assembly import SectionSource
from generator.suggestions.promises_in_prose import (
    PromiseInProse,
    lengths_beside,
    promises_in_prose,
    promises_over_sections,
    reads,
)
from generator.suggestions.unkept_promises import (
    DATES,
    EVERYBODY,
    MEASURE,
    NEVER,
    REVIEW,
    WAY,
    UnkeptPromise,
    unkept_promises,
)

RULE: Final = "notice-days"
EVERY: Final = "notice-of-every-change"
ASKED: Final = "consent-to-changes"
UNREAD: Final = "unread-language"
UNKEPT: Final = "promise-not-kept"
_SOME: Final = "active"
"""In the name of an audience that leaves out who doesn't use the service."""


@dataclass(frozen=True, slots=True)
class _ReadSection:
    """Whose words a section holds, its language, and the place of its text; `by_lines`, that is its first line.

    `follows` is the section before it in its text. Of one that is `unchanged` in the draft, only what both say counts.
    """

    who: str
    section: Section
    language: str
    place: Place
    by_lines: bool
    follows: Section | None = None
    unchanged: bool = False

    def at(self, line: int) -> Place:
        return replace(self.place, line=self.place.line + line) if self.by_lines else self.place


def unstated_promises(policy: Policy, sources: Sequence[SectionSource], sheet: Place) -> Iterator[Finding]:
    """Find a promise of notice or consent that facts and the brand don't state: it would not be kept.

    The text in force counts as well where the draft says otherwise. A section that states it as a fact is left to the
    rules that compare both. What a section lists as `meant` may be about something else: that is a warning.
    """
    draft, base = policy.draft, policy.base
    if draft is None:
        return
    before = base.document if base and not base.removed else None
    if unread := _unread(draft, sheet):
        yield unread
    stated = [one for one in (draft, before) if one]
    sections = [*_sections(draft, sources, before, sheet)]
    kept = _kept_promises(policy, draft, stated)
    meant = {length for source in sources for length in source.meant}
    for read, one in _promises(sections):
        place = read.at(one.line)
        yield from _too_few_days(read.who, place, one, kept.days, is_meant=one.length in meant)
        if not one.stated:
            yield from _unstated(read.who, place, one, kept)
    for read in sections:
        yield from _perhaps_too_few(read, kept.days, meant)
    in_days = {section.id for one in stated for section in one.sections if "days" in _notice(section)}
    kinds = _kept_kinds(policy, stated)
    for read in sections:
        for promise in () if read.unchanged else unkept_promises(read.section, read.language):
            if promise.kind not in kinds and (promise.kind != MEASURE or read.section.id not in in_days):
                yield _unkept(read.who, read.at(promise.line), promise, kept.days, policy.brand.notice.audience)


def _promises(sections: Sequence[_ReadSection]) -> Iterator[tuple[_ReadSection, PromiseInProse]]:
    """Yield what each section promises, and what it does together with the one before it in its text."""
    for read in sections:
        alone = () if read.unchanged else promises_in_prose(read.section, read.language)
        yield from ((read, one) for one in alone)
        if read.follows:
            both = promises_over_sections(read.follows, read.section, read.language)
            yield from ((read, one) for one in both)


@dataclass(frozen=True, slots=True)
class _KeptPromises:
    """What facts or the brand state, and so is kept; `consent` is when readers are asked, as facts say."""

    days: int
    channels: frozenset[str]
    consent: tuple[str, ...]


def _kept_promises(policy: Policy, draft: Document, stated: Sequence[Document]) -> _KeptPromises:
    consent = (str(one.facts.get("consent", UNSPECIFIED)) for one in draft.sections if one.type == "changes")
    return _KeptPromises(
        days_needed([policy.brand.notice], stated),
        frozenset(channels_needed([policy.brand.notice], stated)),
        tuple(sorted(one for one in consent if one != UNSPECIFIED)),
    )


def _too_few_days(who: str, place: Place, one: PromiseInProse, days: int, *, is_meant: bool) -> Iterator[Finding]:
    """Find a promise of more days than would be given."""
    if one.days <= days:
        return
    if is_meant:
        message = f"{who} promises {one.length} of notice ({in_quotes(one.words)}), and it is listed as meant"
        remedy = f"if it is about changes, {days} days would be given: state it in “notice”, or in brand.yml"
        yield Finding(place, RULE, message, remedy, Severity.WARNING)
    elif not one.stated:
        message = f"{who} promises {one.length} of notice ({in_quotes(one.words)}), and {days} days would be given"
        remedy = (
            f"state it in a section of type changes, “notice: {{days: {one.days}}}”, or in brand.yml; where it is"
            f" about something else, list it at the top of the section, “meant: [{one.length}]”"
        )
        yield Finding(place, RULE, message, remedy)


def _perhaps_too_few(read: _ReadSection, days: int, meant: Collection[str]) -> Iterator[Finding]:
    """Find lengths in what is about changes that may be of notice, and are longer than what would be given."""
    if read.unchanged or "days" in _notice(read.section):
        return
    for one in lengths_beside(read.section, read.language):
        if one.days > days and one.length not in meant:
            message = (
                f"{read.who} says {one.length} in what is about changes ({in_quotes(one.words)}): of notice,"
                f" {days} days would be given"
            )
            remedy = (
                f"if it is promised as notice, state it, “notice: {{days: {one.days}}}”, or in brand.yml; else say"
                f" of what it is, or list it at the top of the section, “meant: [{one.length}]”"
            )
            yield Finding(read.at(one.line), RULE, message, remedy, Severity.WARNING)


def _unstated(who: str, place: Place, one: PromiseInProse, kept: _KeptPromises) -> Iterator[Finding]:
    """Find a promise of notice of every change, of consent, or by other channels, of which the facts say less."""
    if one.of_every_change:
        message = f"{who} promises notice of every change ({in_quotes(one.words)}), and minor ones apply at once"
        remedy = "say of which changes readers are told before; until then, raise each (policy decide --level material)"
        yield Finding(place, EVERY, message, remedy, Severity.WARNING)
    if one.asks and "always" not in kept.consent:
        says = f"the fact consent says {in_quotes(kept.consent[0])}" if kept.consent else "no fact says when"
        message = f"{who} promises to ask before changes ({in_quotes(one.words)}), and {says}"
        remedy = "state it in a section of type changes: “consent: always”; or mend the text"
        severity = Severity.WARNING if "where_required" in kept.consent else Severity.ERROR
        yield Finding(place, ASKED, message, remedy, severity)
    lacking = [channel for channel in one.channels if channel not in kept.channels]
    if lacking:
        message = f"{who} promises notice by {lacking[0]} ({in_quotes(one.words)}), which nobody would get"
        remedy = (
            f"add {lacking[0]} to the channels of “notice” in brand.yml, or state it in a section of type"
            f" changes, “notice: {{channels: [{', '.join(one.channels)}]}}”"
        )
        yield Finding(place, RULE, message, remedy)


def _kept_kinds(policy: Policy, texts: Sequence[Document]) -> set[str]:
    """Return the kinds of promises that facts or the brand state, so that they are kept and compared."""
    changes = [section for text in texts for section in text.sections if section.type == "changes"]
    kept = {REVIEW} if any("review_every" in one.facts for one in changes) else set()
    of_all = _SOME not in policy.brand.notice.audience
    return kept | ({EVERYBODY} if of_all or any("audience" in _notice(one) for one in changes) else set())


def _unkept(who: str, place: Place, one: UnkeptPromise, days: int, audience: str) -> Finding:
    """Return the finding of a promise that no fact states: whether it is kept, the program can't know."""
    message, remedy = {
        WAY: (
            "promises notice in a way that nothing here gives",
            f"give it besides, each time, and keep the proof; or name the brand’s ways ({', '.join(CHANNELS)})",
        ),
        MEASURE: (
            "says in a measure that no calendar has when changes apply",
            f"{days} days would be given: say so in the text and in the facts (“notice: {{days: …}}”)",
        ),
        DATES: (
            "promises on which days, or how often, it changes",
            "choose such a day each time (policy announce --effective; policy freeze --effective)",
        ),
        REVIEW: (
            "promises that it is reviewed",
            "nobody would be reminded: state it in a section of type changes, “review_every: 1 year”",
        ),
        EVERYBODY: (
            "promises notice to more people than those whom the brand’s “audience” names",
            f"name them there, or in the facts (“notice: {{audience: …}}”): now it is {audience}",
        ),
        NEVER: (
            "promises that the text never changes",
            "what is announced applies all the same: say in the text how readers learn of changes",
        ),
    }[one.kind]
    said = f"{who} {message}, {in_quotes(one.says)} ({in_quotes(one.words)})"
    return Finding(place, UNKEPT, said, remedy, Severity.WARNING)


def _notice(section: Section) -> Facts:
    """Return what the facts of a section state of notice."""
    return keys_of(section.facts.get("notice"))


def promised_besides(texts: Sequence[Version], place: Place) -> Iterator[Finding]:
    """Find in what other ways the texts that govern a notice promise it: people give it so, besides."""
    seen: set[str] = set()
    for version in (one for one in texts if not one.removed):
        for section in version.document.sections:
            for one in unkept_promises(section, version.document.language):
                if one.kind == WAY and one.says not in seen:
                    seen.add(one.says)
                    message = (
                        f"version {version.number} promises notice in a way that nothing here gives,"
                        f" {in_quotes(one.says)} ({in_quotes(one.words)})"
                    )
                    remedy = "give it besides, before the day, and keep the proof"
                    yield Finding(place, UNKEPT, message, remedy, Severity.WARNING)


def _unread(draft: Document, sheet: Place) -> Finding | None:
    """Return what says that nothing is read in the language of a draft whose facts leave something open."""
    facts = [section.facts for section in draft.sections if section.type == "changes"]
    notice = next((keys_of(one["notice"]) for one in facts if isinstance(one.get("notice"), dict)), {})
    stated = {name for one in facts for name in one} | set(notice)
    if reads(draft.language) or stated >= {"days", "channels", "consent"}:
        return None
    message = f"what the words of a text promise of its changes is not read in this language ({draft.language})"
    remedy = (
        "only facts and brand.yml count: state it in a section of type changes, “notice: {days: …, channels: […]}” and"
        " “consent: …”"
    )
    return Finding(sheet, UNREAD, message, remedy, Severity.WARNING)


def _sections(
    draft: Document, sources: Sequence[SectionSource], before: Document | None, sheet: Place
) -> Iterator[_ReadSection]:
    """Yield the sections of a draft, and those of the text before that say otherwise now, or are gone."""
    files = {source.id: source for source in sources}
    yield _ReadSection("this", _head(draft), draft.language, sheet, by_lines=False)
    if before and _head(before) != _head(draft):
        yield _ReadSection("the text before this draft", _head(before), before.language, sheet, by_lines=False)
    for section, follows in zip(draft.sections, (None, *draft.sections), strict=False):
        if source := files.get(section.id):
            place = Place(source.path, source.body_line)
            yield _ReadSection("this", section, draft.language, place, by_lines=True, follows=follows)
    if before is None:
        return
    now = {section.id: (section.text, follows) for section, follows in _texts(draft)}
    for section, follows in zip(before.sections, (None, *before.sections), strict=False):
        kept = section.id in now and now[section.id][0] == section.text
        if not kept or (follows and now[section.id][1] != follows.text):
            who = "the text before this draft"
            yield _ReadSection(who, section, before.language, sheet, by_lines=False, follows=follows, unchanged=kept)


def _texts(draft: Document) -> Iterator[tuple[Section, str]]:
    """Yield the sections of a draft, each with the text of the one before it; empty before the first."""
    yield from zip(draft.sections, ("", *(section.text for section in draft.sections)), strict=False)


def _head(document: Document) -> Section:
    """Return title and subtitle of a text as a section: they stand on the page as its words do."""
    return Section(id="", title=document.title, level=1, type="other", text=document.subtitle, facts={})
