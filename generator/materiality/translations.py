"""What all languages of a policy share, sections and facts; and when mending a translation is editorial.

A translation is a policy that names its master in policy.yml. Each version of it is sealed with the digest of the
master's version that it translates. Source: domain rules §5.7 (12).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.assemble import SectionSource
from generator.errors import Finding, Place, PolicyError, Severity
from generator.facts import Facts
from generator.kinds import Value
from generator.materiality.verdict import Judged, Verdict, readable
from generator.model import Direction, Document, Level, Policy, Section, Version, content_digest
from generator.text.diff import Change, Kind, Subject

Path = tuple[str, ...]
RULE: Final = "translation"
_SAYS: Final = "The wording of the translation was mended; the facts, and the text that it translates, are the same."
_SHARED: Final = "all languages share their facts: state in both files what is true"
_TITLES: Final = frozenset({("title",), ("subtitle",)})
_NUMBER: Final = re.compile(r"\d+")
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.)\S*")


def differences(own: Document, master: Document, name: str) -> Iterator[tuple[str, str]]:
    """Yield where a translation has other sections or facts than its master called `name`: the section's id, and what.

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
        stated = "is not stated" if here is None else f"is {_shown(here)}"
        yield f"{'.'.join(path)} {stated} here, and {_shown(there) if there is not None else 'not stated'} in {name}"


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
    return f"“{readable(value)}”"


def of_draft(policy: Policy, sheet: Place, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find where the draft of a translation says otherwise than its master's, and that its master is newer."""
    master, files = policy.master, {source.id: source.path for source in sources}
    if master is None:
        return
    if policy.draft and master.draft:
        for section, message in differences(policy.draft, master.draft, master.name):
            remedy = _SHARED if section else f"give it the sections of {master.name}, in their order"
            yield Finding(Place(files[section]) if section in files else sheet, RULE, message, remedy)
    newest, known = policy.base, master.base
    if newest and known and newest.master and newest.master != known.digest:
        message = f"version {newest.number} does not translate version {known.number}, the newest of {master.name}"
        yield Finding(sheet, "translation-behind", message, "translate what changed, and seal it", Severity.WARNING)


def of_newest(policy: Policy) -> Iterator[Finding]:
    """Find that the newest version of a translation has other facts than the version of the master that it names."""
    newest, master = policy.base, policy.master
    if newest is None or master is None or not newest.master:
        return
    known = next((one for one in master.versions if one.digest == newest.master), None)
    if known is None:
        message = f"version {newest.number} translates a version that {master.name} does not have ({newest.master})"
        yield Finding(newest.place, RULE, message, "restore that version, or name the right policy: translation_of")
    elif not known.removed and not newest.removed:
        for _, message in differences(newest.document, known.document, f"version {known.number} of {master.name}"):
            yield Finding(newest.place, RULE, message, "restore the file as it was")


def translated(policy: Policy, draft: Document, place: Place) -> str:
    """Return the digest of the master's version that a draft translates, the newest one with its facts; or nothing.

    A draft of a translation of which the master has no such version can't be sealed.
    """
    master = policy.master
    if master is None:
        return ""
    known = [one for one in reversed(master.versions) if not master.withdrawn(one.number) and not one.removed]
    for version in known:
        if not any(differences(draft, version.document, master.name)):
            return version.digest
    message = f"no version of {master.name}, which this translates, has the facts of this draft"
    if known:
        message += f": {next(differences(draft, known[0].document, f'its version {known[0].number}'))[1]}"
    raise PolicyError([Finding(place, RULE, message, f"seal that one first: policy freeze {master.name}")])


def settled(policy: Policy, parent: Version, draft: Document, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes of a draft, those that only mend a translation being editorial.

    So it is only where the master's draft and newest version are what the newest version of the translation was sealed
    with. Everything else is left as the rules say.
    """
    master = policy.master
    if (
        master is None
        or master.draft is None
        or master.base is None
        or parent is not policy.base
        or parent.master != master.base.digest
        or content_digest(master.draft) != content_digest(master.base.document)
        or any(differences(draft, master.draft, master.name))
    ):
        return tuple(judged)
    return _mended(judged, parent.document, draft)


def settled_between(older: Version, newer: Version, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the same of two sealed versions, by the master's versions with which they were sealed."""
    if not older.master or older.master != newer.master:
        return tuple(judged)
    return _mended(judged, older.document, newer.document)


def _mended(judged: Sequence[Judged], old: Document, new: Document) -> tuple[Judged, ...]:
    if old.language != new.language or any(differences(old, new, "")):
        return tuple(judged)
    verdict = Verdict(Level.EDITORIAL, Direction.NEUTRAL, RULE, _SAYS)
    return tuple(
        replace(one, verdict=verdict) if one.verdict.undecided and _wording(one.change) else one for one in judged
    )


def _wording(change: Change) -> bool:
    """Tell whether a change is of words alone: a passage or a title with the same numbers, addresses and links.

    Passages that came or went are not: somebody looks at them.
    """
    if change.kind is not Kind.CHANGED or change.origin not in {"", change.section}:
        return False
    if change.subject is Subject.TEXT:
        blocks = change.old_block, change.new_block
        if not all(blocks):
            return False
        links = [{mark for run in one.runs for mark in run.marks if ":" in mark} for one in blocks if one]
        if links[0] != links[1]:
            return False
    elif change.subject not in {Subject.HEADING, Subject.DOCUMENT} or change.path[:1] not in _TITLES:
        return False
    old, new = str(change.old), str(change.new)
    return all(sorted(exact.findall(old)) == sorted(exact.findall(new)) for exact in (_NUMBER, _ADDRESS))
