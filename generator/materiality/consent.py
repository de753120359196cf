"""What a version needs a person's consent for: which purposes, and whether data that is already held is concerned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.materiality.facts.collection import collected_before
from generator.materiality.facts.items import item_on_both_sides, items, members
from generator.materiality.facts.names import name_of
from generator.materiality.facts.words import label_of
from generator.materiality.verdict import Context, Judged
from generator.model.document import Document, digest
from generator.model.levels import Level
from generator.model.version import Version
from generator.text.diff import Subject

PURPOSES = "purposes"


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a person is asked for.

    `id` names it for good: the same change in another version has the same one. `purpose` is the id of the purpose in
    the facts, `path` where the facts say it; both are empty where prose says it, and `label` is that of the section.
    """

    id: str
    version: int
    purpose: str
    label: str
    section: str
    path: str
    reasons: tuple[str, ...]
    existing: bool


def asked(judged: Sequence[Judged], older: Document, version: Version) -> tuple[Asked, ...]:
    """Return what a version needs consent for; changes of one purpose, or of one section's prose, are one question."""
    found: dict[tuple[str, str], list[Asked]] = {}
    context = Context(older, version.document, Level.MATERIAL)
    for one in judged:
        if one.verdict.level is Level.CONSENT:
            item = _asked(one, context, version.number)
            found.setdefault((item.section, item.path), []).append(item)
    return tuple(_together(group) for group in found.values())


def _asked(one: Judged, context: Context, number: int) -> Asked:
    change = one.change
    section = context.new.section(change.section) or context.old.section(change.section)
    name = section.label if section else context.new.title
    path = purpose = ""
    if change.subject is Subject.FACT:
        purpose = change.path[1] if change.path[0] == PURPOSES and len(change.path) > 1 else ""
        path = "/".join(change.path[:2] if purpose else change.path)
        name = label_of(change, context) or name_of(change)
    reasons = (one.reason,)
    return Asked(one.digest, number, purpose, name, change.section, path, reasons, _concerns_held(one, context))


def _concerns_held(one: Judged, context: Context) -> bool:
    """Return True if data that is already held may be concerned: unless it is known that all of it is of a new kind."""
    change = one.change
    if change.subject is not Subject.FACT or len(change.path) < len(("list", "id")):
        return True
    if change.path[0] == "data":
        names: tuple[str, ...] = (change.path[1],)
    elif change.path[0] == PURPOSES and change.path[2:3] == ("data",) and change.path[3:]:
        names = change.path[3:]
    else:
        names = members(item_on_both_sides(change, context)[1].get("data"))
    return not names or collected_before(names, context)


def _together(group: Sequence[Asked]) -> Asked:
    if len(group) == 1:
        return group[0]
    whole = digest("".join(sorted({one.id for one in group})).encode())
    reasons = tuple(dict.fromkeys(reason for one in group for reason in one.reasons))
    return replace(group[0], id=whole, reasons=reasons, existing=any(one.existing for one in group))


def as_a_whole(version: Version) -> Asked:
    """Return the question for a version of which nobody can tell what it changed: a text was removed by order."""
    own = digest(f"{version.digest} as a whole".encode())
    reason = "The text before it, or its own, was removed by order, so it is asked for as a whole."
    return Asked(own, version.number, "", version.document.title, "", "", (reason,), existing=True)


def by_consent(version: Version) -> Iterator[Asked]:
    """Yield the purposes that rest on consent by what a version states, for those who never were asked."""
    for section in version.document.sections:
        listed = section.facts.get(PURPOSES)
        for name, item in listed.items() if isinstance(listed, dict) else ():
            if isinstance(item, dict) and item.get("basis") == "consent":
                label = str(item.get("label", name))
                path = f"{PURPOSES}/{name}"
                own = digest(f"{version.digest} {section.id} {path}".encode())
                reason = "We do this only if you agree."
                yield Asked(own, version.number, name, label, section.id, path, (reason,), existing=False)


def still(wanted: Iterable[Asked], document: Document) -> tuple[Asked, ...]:
    """Return what is still to be asked for under a later text: none for a purpose that it doesn't have any more."""
    purposes = {name for name, _ in items(document, PURPOSES)}
    unique = {one.id: one for one in wanted if not one.purpose or one.purpose in purposes}
    return tuple(unique.values())
