"""What only the words of a text promise of its changes: the program keeps what facts and `brand.yml` state."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.model.policy import Policy
from generator.notice.notice_period import channels_needed, days_needed
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED
from generator.source.assembly import SectionSource
from generator.suggestions.promises_in_prose import PromiseInProse, promises_in_prose, reads

RULE: Final = "notice-days"
EVERY: Final = "notice-of-every-change"
ASKED: Final = "consent-to-changes"
UNREAD: Final = "unread-language"
_Told = tuple[str, Place, PromiseInProse]  # whose words these are, and where they stand


def unstated_promises(policy: Policy, sources: Sequence[SectionSource], sheet: Place) -> Iterator[Finding]:
    """Find a promise of notice or consent that facts and the brand don't state: it would not be kept.

    The text in force counts as well where the draft says otherwise. A section that states it as a fact is left to the
    rules that compare both. What a section lists as `meant` may be about something else: that is a warning.
    """
    draft, base = policy.draft, policy.base
    if draft is None:
        return
    before = base.document if base and not base.removed else None
    stated = [one for one in (draft, before) if one]
    days = days_needed([policy.brand.notice], stated)
    channels = {*channels_needed([policy.brand.notice], stated)}
    meant = {length for source in sources for length in source.meant}
    if unread := _unread(draft, sheet):
        yield unread
    consent = (str(one.facts.get("consent", UNSPECIFIED)) for one in draft.sections if one.type == "changes")
    when = sorted(one for one in consent if one != UNSPECIFIED)
    for who, place, one in (*_of_draft(draft, sources), *_of_former(before, draft, sheet)):
        if one.days > days and one.length in meant:
            message = f"{who} promises {one.length} of notice ({in_quotes(one.words)}), and it is listed as meant"
            remedy = f"if it is about changes, {days} days would be given: state it in “notice”, or in brand.yml"
            yield Finding(place, RULE, message, remedy, Severity.WARNING)
        elif one.days > days and not one.stated:
            message = f"{who} promises {one.length} of notice ({in_quotes(one.words)}), and {days} days would be given"
            remedy = (
                f"state it in a section of type changes, “notice: {{days: {one.days}}}”, or in brand.yml; where it is"
                f" about something else, list it at the top of the section, “meant: [{one.length}]”"
            )
            yield Finding(place, RULE, message, remedy)
        if one.stated:
            continue
        if one.of_every_change:
            message = f"{who} promises notice of every change ({in_quotes(one.words)}), and minor ones apply at once"
            remedy = (
                "say of which changes readers are told before; until then, raise each (policy decide --level material)"
            )
            yield Finding(place, EVERY, message, remedy, Severity.WARNING)
        if one.asks and "always" not in when:
            says = f"the fact consent says {in_quotes(when[0])}" if when else "no fact says when"
            message = f"{who} promises to ask before changes ({in_quotes(one.words)}), and {says}"
            remedy = "state it in a section of type changes: “consent: always”; or mend the text"
            severity = Severity.WARNING if "where_required" in when else Severity.ERROR
            yield Finding(place, ASKED, message, remedy, severity)
        lacking = [channel for channel in one.channels if channel not in channels]
        if lacking:
            message = f"{who} promises notice by {lacking[0]} ({in_quotes(one.words)}), which nobody would get"
            remedy = (
                f"add {lacking[0]} to the channels of “notice” in brand.yml, or state it in a section of type"
                f" changes, “notice: {{channels: [{', '.join(one.channels)}]}}”"
            )
            yield Finding(place, RULE, message, remedy)


def _unread(draft: Document, sheet: Place) -> Finding | None:
    """Return what says that nothing is read in the language of a draft whose facts leave something open."""
    facts = [section.facts for section in draft.sections if section.type == "changes"]
    notice = next((one["notice"] for one in facts if isinstance(one.get("notice"), dict)), {})
    stated = {name for one in facts for name in one} | (set(notice) if isinstance(notice, dict) else set())
    if reads(draft.language) or stated >= {"days", "channels", "consent"}:
        return None
    message = f"what the words of a text promise of its changes is not read in this language ({draft.language})"
    remedy = (
        "only facts and brand.yml count: state it in a section of type changes, “notice: {days: …, channels: […]}” and"
        " “consent: …”"
    )
    return Finding(sheet, UNREAD, message, remedy, Severity.WARNING)


def _of_draft(draft: Document, sources: Sequence[SectionSource]) -> Iterator[_Told]:
    files = {source.id: source for source in sources}
    for section in draft.sections:
        if source := files.get(section.id):
            for one in promises_in_prose(section, draft.language):
                yield "this", Place(source.path, source.body_line + one.line), one


def _of_former(before: Document | None, draft: Document, sheet: Place) -> Iterator[_Told]:
    """Yield what sections of the text before promise that say otherwise, or are gone, in the draft."""
    for section in before.sections if before else ():
        now = draft.section(section.id)
        if before and (now is None or now.text != section.text):
            yield from (
                ("the text before this draft", sheet, one) for one in promises_in_prose(section, before.language)
            )
