"""What stays of a version whose text was removed by order, `takedowns/vNNN.yml`: its place in the chain, and why.

A removed version keeps its number, its digest and its dates, and is shown as removed: only its text is gone. Source:
domain rules §5.7 (16).
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from generator import kinds, notice_clock, workflow
from generator.errors import Finding, Place
from generator.frontmatter import dump_yaml
from generator.kinds import Choice, Day, Digest, Field, Flag, Several, Text, Whole, optional, required
from generator.materiality.decisions import same_person
from generator.model import Document, Level, Phase, Policy, Takedown, Version, VersionRecord
from generator.nodes import Mapping
from generator.notice import local_day
from generator.promise import SEALED_PROMISE, read_promise, write_promise
from generator.sealed import FIRST, ORIGINS, UNKNOWN

FOLDER: Final = "takedowns"
RULE: Final = "takedown"
UNFINISHED: Final = "takedown-unfinished"
LEAST_BASIS: Final = 10
PAST: Final = frozenset({Phase.SUPERSEDED, Phase.WITHDRAWN})
"""The phases in which a text may be removed: nobody is bound by it any more."""
HEAD: Final = "# Written by `policy takedown`, in the place of a sealed text. Do not edit or remove it.\n"
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_FIELDS: Final = (
    required(version=Whole(1, 10**6), digest=Digest(), previous=Text(), recorded=Day(), origin=Choice(ORIGINS))
    | optional(effective=Text())
    | required(title=Text(), kind=Text(), language=Text())
    | optional(master=Digest())
    | {"notice": Field(SEALED_PROMISE, required=True)}
    | required(
        basis=Text("order of the court of Delft, 12/2026"), by=Text("a-moreau"), approved_by=Text("k-lind"), date=Day()
    )
    | optional(continued=Several(Whole(1, 10**6)), rehearsal=Flag())
)


def written(version: Version, takedown: Takedown) -> bytes:
    """Return the file that takes the place of a version's text."""
    content: dict[str, object] = {
        "version": version.number,
        "digest": version.digest,
        "previous": version.previous,
        "recorded": version.recorded.isoformat(),
        "origin": version.origin,
    }
    if version.origin == "imported" or version.number == 1:
        content["effective"] = version.effective.isoformat() if version.effective else UNKNOWN
    content |= {"title": version.document.title, "kind": version.document.kind, "language": version.document.language}
    if version.master:
        content["master"] = version.master
    content |= {
        "notice": write_promise(version.promise),
        "basis": takedown.basis,
        "by": takedown.by,
        "approved_by": takedown.approved_by,
        "date": takedown.date.isoformat(),
    }
    if takedown.continued:
        content["continued"] = list(takedown.continued)
    if takedown.rehearsal:
        content["rehearsal"] = "yes"
    return f"{HEAD}{dump_yaml(content)}".encode()


def read(node: Mapping, place: Place, sealed: str, found: list[Finding]) -> Version | None:
    """Return what is known of a removed version, or nothing and the findings why that can't be read.

    `sealed` is the path of the text that was removed.
    """
    before = len(found)
    values = kinds.read_record(_FIELDS, node, found, what="a takedown")
    if len(found) > before:
        return None
    effective, previous = str(values.get("effective", UNKNOWN)), str(values["previous"])
    date = None if effective == UNKNOWN else kinds.day(effective)
    if (effective != UNKNOWN and date is None) or (previous != FIRST and not _DIGEST.fullmatch(previous)):
        found.append(_wrong(place, "its “effective” or “previous” is not as `policy takedown` wrote it"))
        return None
    continued = values.get("continued", [])
    return Version(
        number=int(str(values["version"])),
        document=Document(str(values["title"]), str(values["language"]), (), str(values["kind"])),
        recorded=_date(values["recorded"]),
        origin=str(values["origin"]),
        effective=date,
        promise=read_promise(values["notice"]),
        previous=previous,
        digest=str(values["digest"]),
        place=Place(sealed),
        master=str(values.get("master", "")),
        removed=Takedown(
            basis=str(values["basis"]),
            by=str(values["by"]),
            approved_by=str(values["approved_by"]),
            date=_date(values["date"]),
            continued=tuple(int(str(one)) for one in continued) if isinstance(continued, list) else (),
            rehearsal=values.get("rehearsal") is True,
            place=place,
        ),
    )


def _date(value: object) -> datetime.date:
    return datetime.date.fromisoformat(str(value))


def _wrong(place: Place, message: str) -> Finding:
    return Finding(place, RULE, message, "restore the file as `policy takedown` wrote it")


def faults(policy: Policy) -> Iterator[Finding]:
    """Find takedowns that don't count: without a basis, by one person, older than the text."""
    for version in policy.versions:
        takedown = version.removed
        if takedown is None:
            continue
        if len(takedown.basis.strip()) < LEAST_BASIS:
            yield _wrong(takedown.place, "it is not said which order it rests on")
        names = takedown.by, takedown.approved_by
        if not all(any(map(str.isalnum, name)) for name in names) or same_person(*names):
            yield _wrong(takedown.place, "one person alone can't remove a text")
        if takedown.date < version.recorded:
            yield _wrong(takedown.place, f"this is dated {takedown.date}, before version {version.number} was sealed")


def gate(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find removed texts that must be there at this moment: readers are bound by them, or were told that they will be.

    Nor may one be missing that a version to come changes or takes the place of: what it changes could not be shown.
    """
    today = local_day(now, policy.brand)
    for version in policy.versions:
        takedown = version.removed
        if takedown is None:
            continue
        if takedown.date > today:
            yield Finding(takedown.place, "future", f"this is dated {takedown.date}, which is still to come", "wait")
        wrong = needed(policy, version.number, now)
        if wrong:
            yield Finding(takedown.place, RULE, wrong, "restore its text, and remove this file")


def level_of(policy: Policy, number: int) -> Level:
    """Return the least that a version counts as of which nothing can be shown any more: what was sealed with it.

    One that was sealed when the text that it changes was gone already is material: nobody could tell what it changes.
    """
    version, parent = policy.version(number), policy.parent(number)
    verdicts = policy.verdicts(number) or ()
    sealed = max((one.level for one in verdicts), default=Level.EDITORIAL)
    if parent is None or parent.removed is None or version.removed:
        return sealed
    came = {one.section for one in verdicts if (one.subject, one.kind) == ("section", "added")}
    blind = bool(came) and came == {section.id for section in version.document.sections}
    return max(sealed, Level.MATERIAL) if blind or version.recorded > parent.removed.date else sealed


def needed(policy: Policy, number: int, now: datetime.datetime) -> str:
    """Return why the text of a version can't be removed at this moment; nothing where it can."""
    phase = workflow.phase(policy, number, now)
    if phase not in PAST:
        return f"version {number} is {phase}: only the text of a superseded or withdrawn version can be removed"
    for record in notice_clock.open_records(policy):
        parent = policy.parent(record.version)
        builds = number == record.revises or (parent is not None and parent.number == number)
        if builds and workflow.phase(policy, record.version, now) not in {*PAST, Phase.IN_FORCE}:
            return f"version {record.version}, which is still to come, builds on version {number}"
    return ""


def continued(policy: Policy, number: int) -> tuple[int, ...]:
    """Return the versions that keep the clock of an announced text, which can't be shown without this version's."""
    found = []
    for record in policy.records:
        if not isinstance(record, VersionRecord) or not record.revises or not notice_clock.continues(policy, record):
            continue
        if number in {one.number for one in notice_clock.compared(policy, record)}:
            found.append(record.version)
    return tuple(found)


def in_words(version: Version) -> str:
    """Return in plain words that a text was removed, by which order and when; its digest stays."""
    takedown = version.removed
    if takedown is None:
        return ""
    return words_of(version.number, version.digest, takedown.date, takedown.basis)


def words_of(number: int, digest: str, date: datetime.date, basis: str) -> str:
    """Return the same of what a list says."""
    return f"version {number} was removed by order on {date}: {' '.join(basis.split())} ({digest})"
