"""What all languages of a policy share, sections and facts; and how far people may lower a change of a translation.

A translation is a policy that names its master in policy.yml. Each version of it is sealed with the digest of the
master's version that it translates. Source: domain rules §5.7 (12).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.errors import Finding, Place, PolicyError, Severity
from generator.materiality.verdict import Judged, Verdict, readable
from generator.model.document import Document, Section, content_digest
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.schema import kinds
from generator.schema.facts import Facts, kind_of
from generator.schema.values import UNSPECIFIED, Value, value_at
from generator.source.assembly import SectionSource
from generator.text.change import Change, Kind, Subject

Path = tuple[str, ...]
RULE: Final = "translation"
PATH: Final = ("translation_of",)
SENTENCE: Final = "This text was {old}, and is now {new}."
_SHARED: Final = "all languages share their facts: state in both files what is true"


def differences(own: Document, master: Document, name: str) -> Iterator[tuple[str, str]]:
    """Yield where a translation has other sections or facts than its master called `name`: the section's id, and what.

    Words in facts, such as labels, are those of its own language, as its sentences are.

    The id is empty where the list of sections differs.
    """
    mine, theirs = [one.id for one in own.sections], [one.id for one in master.sections]
    lacking = [section for section in theirs if section not in mine]
    if lacking:
        yield "", f"the section “{lacking[0]}” of {name} is missing here"
    elif set(mine) == set(theirs) and mine != theirs:
        here, there = next((here, there) for here, there in zip(mine, theirs, strict=True) if here != there)
        yield "", f"“{here}” stands here where {name} has “{there}”"
    for section in own.sections:
        other = master.section(section.id)
        if other is None:
            yield section.id, f"{name} has no section “{section.id}”"
        else:
            yield from ((section.id, message) for message in _of_section(section, other, name))


def _of_section(own: Section, master: Section, name: str) -> Iterator[str]:
    if own.type != master.type:
        yield f"the type is {own.type} here, and {master.type} in {name}"
        return
    for path, here, there in _facts(own.facts, master.facts, ()):
        if _translated_words(kind_of(own.type, path), here, there):
            continue
        yield f"{'.'.join(path)} is {_or_not(here)} here, and {_or_not(there)} in {name}"


def _translated_words(kind: kinds.Kind | None, here: Value | None, there: Value | None) -> bool:
    """True if two values are words of which one can translate the other: as many, with the same numbers."""
    match kind, here, there:
        case kinds.Text(alike=False), str(), str():
            return UNSPECIFIED not in {here, there} and bool(here) == bool(there) and _numbers(here) == _numbers(there)
        case kinds.ListOf(kinds.Text(alike=False)), list(), list():
            return len(here) == len(there) and _numbers(" ".join(here)) == _numbers(" ".join(there))
    return False


def _numbers(words: str) -> list[str]:
    return sorted(re.findall(r"\d+", words))


def _or_not(value: Value | None) -> str:
    return "not stated" if value is None else _shown(value)


def _facts(own: Facts, master: Facts, path: Path) -> Iterator[tuple[Path, Value | None, Value | None]]:
    for key in dict.fromkeys((*own, *master)):
        here, there = own.get(key), master.get(key)
        if isinstance(here, dict) and isinstance(there, dict):
            yield from _facts(here, there, (*path, key))
        elif _plain(here) != _plain(there):
            yield (*path, key), here, there


def _plain(value: Value | None) -> object:
    return sorted(value) if isinstance(value, list) else (type(value), value)


def _shown(value: Value) -> str:
    return f"“{readable(value)}”" if readable(value) else "stated"  # an item that says nothing but its id


def of_draft(policy: Policy, sheet: Place, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find where the draft of a translation says otherwise than its master's, and that its master is newer."""
    master, files = policy.master, {source.id: source.path for source in sources}
    if master is None:
        return
    if policy.draft and master.draft:
        for section, message in differences(policy.draft, master.draft, master.name):
            remedy = _remedy(section, policy.draft, master.draft, master.name)
            yield Finding(Place(files[section]) if section in files else sheet, RULE, message, remedy)
        for section, message in _kept_words(policy, policy.draft, master.draft):
            remedy = "translate what it is called now, if that says something else"
            yield Finding(Place(files.get(section, sheet.path)), "translation-words", message, remedy, Severity.WARNING)
    if message := behind(policy):
        severity = Severity.NOTE if may_wait(policy) else Severity.WARNING
        yield Finding(sheet, "translation-behind", message, to_translate(policy), severity)


def _kept_words(policy: Policy, own: Document, master: Document) -> Iterator[tuple[str, str]]:
    """Yield words in facts that are others in the master since the newest version, and the same in a translation."""
    newest = policy.base
    known = _translated_version(policy, newest) if newest else None
    if newest is None or known is None or newest.removed or known.removed:
        return
    for section in own.sections:
        sides = (master.section(section.id), newest.document.section(section.id), known.document.section(section.id))
        there, was, was_there = (one.facts if one else {} for one in sides)
        for path, here, now in _facts(section.facts, there, ()):
            former = value_at(was_there, path)
            changed = former is not None and former != now and value_at(was, path) == here
            if changed and _translated_words(kind_of(section.type, path), here, now):
                name = policy.master.name if policy.master else ""
                yield section.id, f"{'.'.join(path)} is still {_or_not(here)}, and is {_or_not(now)} now in {name}"


def _translated_version(policy: Policy, newest: Version) -> Version | None:
    """Return the version of the master that a version of a translation names."""
    versions = policy.master.versions if policy.master else ()
    return next((one for one in versions if one.digest == newest.master), None)


def behind(policy: Policy) -> str:
    """Return that the newest version of a translation is not of its master's newest one; empty where it is."""
    newest, known = policy.base, policy.master.base if policy.master else None
    if policy.master is None or newest is None or known is None or newest.master in {"", known.digest}:
        return ""
    if _lacks_versions(policy.master):
        return ""
    return f"version {newest.number} does not translate version {known.number}, the newest of {policy.master.name}"


def may_wait(policy: Policy) -> bool:
    """Return True if all that the original changed since is editorial: it may show in no other language."""
    newest, master = policy.base, policy.master
    known = _translated_version(policy, newest) if newest else None
    if master is None or known is None:
        return False
    later = [one for one in master.records if isinstance(one, VersionRecord) and one.version > known.number]
    return bool(later) and all(one.level is Level.EDITORIAL for one in later)


def to_translate(policy: Policy) -> str:
    """Return what is to be done about a translation that is behind."""
    if may_wait(policy):
        return "where that shows in this language, translate and seal it; else it waits for the next change"
    return "translate what changed, and seal it"


def _lacks_versions(policy: Policy) -> bool:
    """Return True if a version is not there, or can't be read, of which there is a record."""
    known = {version.number for version in policy.versions}
    return any(isinstance(one, VersionRecord) and one.version not in known for one in policy.records)


def _remedy(section: str, own: Document, master: Document, name: str) -> str:
    """Return how a translation and its master come to agree: in the list of sections, or in one of them."""
    if not section:
        return f"give it the sections of {name}, in their order"
    here, there = own.section(section), master.section(section)
    if here and there:
        return f"write “type: {there.type}” here, or mend {name}" if here.type != there.type else _SHARED
    mine, theirs = [one.id for one in own.sections], [one.id for one in master.sections]
    place = mine.index(section)
    if len(mine) == len(theirs) and theirs[place] not in mine:
        there_name = theirs[place]
        return f"if it translates “{there_name}”, give its file and its line in policy.yml that name: {there_name}.md"
    return f"take it out here, too, or put it back there; if it translates another section of {name}, give it that name"


def of_newest(policy: Policy) -> Iterator[Finding]:
    """Find that the newest version of a translation has other facts than the version of the master that it names."""
    newest, master = policy.base, policy.master
    if newest is None or master is None or not newest.master:
        return
    known = _translated_version(policy, newest)
    if known is None and _lacks_versions(master):
        return  # what is wrong there says more
    if known is None:
        message = f"version {newest.number} translates a version that {master.name} does not have ({newest.master})"
        yield Finding(newest.place, RULE, message, "restore that version, or name the right policy: translation_of")
    elif not known.removed and not newest.removed:
        for _, message in differences(newest.document, known.document, f"version {known.number} of {master.name}"):
            yield Finding(newest.place, RULE, message, "restore the file as it was")


def translated(policy: Policy, draft: Document, place: Place) -> str:
    """Return the digest of the master's version that a draft translates: the newest one with its facts.

    It is empty where there is no master. A draft of which the master has no such version can't be sealed.
    """
    master = policy.master
    if master is None:
        return ""
    if digest := translated_by(master, draft):
        return digest
    known = [one for one in reversed(master.in_order) if not master.withdrawn(one.number) and not one.removed]
    message = f"no version of {master.name}, which this translates, has the facts of this draft"
    if known:
        message += f": {next(differences(draft, known[0].document, f'its version {known[0].number}'))[1]}"
    raise PolicyError([Finding(place, RULE, message, f"seal that one first: policy freeze {master.name}")])


def bounded(policy: Policy, parent: Version, draft: Document, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes of a draft, those of a translation with the level below which nobody may decide them.

    Where its master changed nothing meanwhile, people may decide as of any text; else wording that no law clears is
    material, since nobody can prove that it says what the original says, and facts count no less than the original's
    change. Where a policy becomes a translation, of another one, or a text of its own, that is a change too, and
    material.
    """
    least = _changed_of_master(policy, parent, draft)
    found = tuple(judged) if least is None else tuple(_at_least(one, least) for one in judged)
    was, now = _translates(policy, parent.master), policy.master.name if policy.master else ""
    if was == now:
        return found
    former, present = (f"a translation of {name}" if name else "a text of its own" for name in (was, now))
    change = Change(Kind.CHANGED, Subject.DOCUMENT, "", "", PATH, former, present)
    verdict = Verdict(
        Level.MATERIAL,
        Direction.UNKNOWN,
        RULE,
        SENTENCE.format(old=former, new=present),
        least=Level.MATERIAL,
    )
    return (Judged(change, verdict), *found)


def _translates(policy: Policy, digest: str) -> str:
    """Return the name of the policy whose version a text was sealed with; empty where it was a text of its own."""
    if not digest:
        return ""
    own = policy.master
    return own.name if own and any(one.digest == digest for one in own.versions) else "another policy"


def _at_least(one: Judged, facts: Level) -> Judged:
    """Return a change with the level below which nobody may decide it, where the original changed too."""
    least = facts if one.change.subject is Subject.FACT else Level.MATERIAL
    return replace(one, verdict=replace(one.verdict, least=least))


def _changed_of_master(policy: Policy, parent: Version, draft: Document) -> Level | None:
    """Return how much the master of a translation changed since the version that readers of it were told of last.

    That is None where it changed nothing. Where it can't be told, or the master's draft says something else already,
    it is material.
    """
    master = policy.master
    if master is None:
        return None
    numbers = {one.digest: one.number for one in master.versions}
    was, now = numbers.get(_announced_last(policy, parent).master), numbers.get(translated_by(master, draft))
    if was is None or now is None or now < was or master.draft is None or master.base is None:
        return Level.MATERIAL
    if content_digest(master.draft) != content_digest(master.base.document):
        return Level.MATERIAL
    between = [one.number for one in master.versions if was < one.number <= now and not master.withdrawn(one.number)]
    levels = [record.level if (record := master.record(number)) else Level.MATERIAL for number in between]
    return max(levels, default=None)


def _announced_last(policy: Policy, parent: Version) -> Version:
    """Return the version of a translation whose wording was announced last before a draft, or the first one.

    A version below material took up no wording of the original: else a comma, sealed first, would make the rest of
    what the original changed a mend of the translation alone.
    """
    while (record := policy.record(parent.number)) and record.level < Level.MATERIAL:
        older = policy.parent(parent.number)
        if older is None:
            return parent
        parent = older
    return parent


def translated_by(master: Policy, draft: Document) -> str:
    """Return the digest of the master's newest version that has the facts of a draft; empty where there is none."""
    known = [one for one in reversed(master.in_order) if not master.withdrawn(one.number) and not one.removed]
    return next((one.digest for one in known if not any(differences(draft, one.document, master.name))), "")
