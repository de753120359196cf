"""What changed between two documents, as one list: facts by deepdiff, the one door to it, and prose by its passages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from generator.model.document import Document, Section, canonical
from generator.schema.values import Value
from generator.text.change import Change, Kind, Subject
from generator.text.document_alignment import AlignedSection, aligned, matches
from generator.text.sequence_alignment import rising
from generator.text.text_changes import text_changes

DOCUMENT_KEYS: Final = ("title", "subtitle", "kind", "language")
SECTION_KEYS: Final = ("id", "type", "level", "title")
"""What is compared of a document and of a section beside facts and text."""


def diff(old: Document, new: Document, sections: Sequence[AlignedSection] | None = None) -> tuple[Change, ...]:
    """Return every change from one document to the other; none exactly when their contents are the same bytes.

    `sections` are the two documents aligned, where a caller has them already.
    """
    if _has_same_texts(old, new) and canonical(old) == canonical(new):
        return ()
    changes = [*_document_changes(old, new), *_section_changes(old, new), *_fact_changes(old, new)]
    changes.extend(text_changes(aligned(old, new) if sections is None else sections))
    if not changes:
        changes.append(Change(Kind.LAYOUT, Subject.DOCUMENT, "", "", (), None, None))
    return tuple(changes)


def _has_same_texts(old: Document, new: Document) -> bool:
    """Return True if the sections of both are written the same; where they aren't, no more need be compared."""
    return [section.text for section in old.sections] == [section.text for section in new.sections]


def _document_changes(old: Document, new: Document) -> Iterator[Change]:
    for name in DOCUMENT_KEYS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(Kind.CHANGED, Subject.DOCUMENT, "", "", (name,), before, after)


def _section_changes(old: Document, new: Document) -> Iterator[Change]:
    partner = matches(old, new)
    kept = set(partner.values())
    for section in old.sections:
        if section.id not in kept:
            yield Change(Kind.REMOVED, Subject.SECTION, section.id, section.type, (), section.label, None)
    position = {section.id: n for n, section in enumerate(old.sections)}
    now_position = {section.id: n for n, section in enumerate(new.sections)}
    both = [section for section in new.sections if section.id in partner]
    staying = set(rising([position[partner[section.id]] for section in both]))
    above_old, above_new = parents(old, kept), parents(new, partner)
    for n, section in enumerate(both):
        before = old.sections[position[partner[section.id]]]
        if n not in staying:
            was_at, now_at = (f"{place}." for place in (position[before.id] + 1, now_position[section.id] + 1))
            yield Change(Kind.MOVED, Subject.SECTION, section.id, section.type, (), was_at, now_at)
        was_under, under = above_old[before.id], above_new[section.id]
        if (
            (was_under in kept or not was_under)
            and (under in partner or not under)
            and partner.get(under, "") != was_under
        ):
            labels = (_label(old, was_under), _label(new, under))
            yield Change(Kind.CHANGED, Subject.SECTION, section.id, section.type, ("parent",), *labels)
        for name in SECTION_KEYS:
            was, now = getattr(before, name), getattr(section, name)
            if was != now:
                subject = Subject.HEADING if name in {"level", "title"} else Subject.SECTION
                yield Change(Kind.CHANGED, subject, section.id, section.type, (name,), was, now)
    for section in new.sections:
        if section.id not in partner:
            yield Change(Kind.ADDED, Subject.SECTION, section.id, section.type, (), None, section.label)


def parents(document: Document, among: Collection[str] = ()) -> dict[str, str]:
    """Return for each section the id of the one under which it stands in the outline; empty where there is none.

    Only sections `among` these count as parents, where any are given: one that came or went is a change of its own.
    """
    found: dict[str, str] = {}
    above: list[Section] = []
    for section in document.sections:
        if section.title:
            while above and above[-1].level >= section.level:
                above.pop()
        found[section.id] = next((one.id for one in reversed(above) if not among or one.id in among), "")
        if section.title:
            above.append(section)
    return found


def _label(document: Document, section_id: str) -> str:
    section = document.section(section_id)
    return section.label if section else ""


_KINDS: Final[Mapping[str, Kind]] = {
    "dictionary_item_added": Kind.ADDED,
    "dictionary_item_removed": Kind.REMOVED,
    "values_changed": Kind.CHANGED,
    "type_changes": Kind.CHANGED,
}


def _fact_changes(old: Document, new: Document) -> Iterator[Change]:
    partner = matches(old, new)
    sections = {section.id: section for section in (*old.sections, *new.sections)}
    back = {was: now for now, was in partner.items()}
    before = {back.get(section.id, section.id): _comparable(dict(section.facts)) for section in old.sections}
    after = {section.id: _comparable(dict(section.facts)) for section in new.sections}
    both = {key for key in before.keys() | after.keys() if before.get(key, {}) != after.get(key, {})}
    yield from (
        Change(kind, Subject.FACT, path[0], sections[path[0]].type, path[1:], was, now)
        for kind, path, was, now in _deep(
            {key: before.get(key, {}) for key in sorted(both)}, {key: after.get(key, {}) for key in sorted(both)}
        )
    )


def _comparable(value: Value) -> Any:  # noqa: ANN401 -- nested plain values for deepdiff
    """Turn sets of texts into dicts, so that order never makes a change and a path names the item."""
    match value:
        case dict():
            return {key: _comparable(inner) for key, inner in value.items()}
        case list():
            return dict.fromkeys(value, True)
        case _:
            return value


def _deep(old: object, new: object) -> Iterator[tuple[Kind, tuple[str, ...], Value | None, Value | None]]:
    """Translate deepdiff's report at once; a kind of report that is not known here stops everything, by name."""
    if old == new:
        return
    from deepdiff import DeepDiff  # noqa: PLC0415 -- importing it costs as much as all the rest
    from deepdiff.helper import notpresent  # noqa: PLC0415

    report = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0, ignore_order=False)
    found = []
    for name, items in report.items():
        if name not in _KINDS:
            message = f"deepdiff reports a kind of difference that is not known here: {name}"
            raise TypeError(message)
        for item in items:
            was = None if item.t1 is notpresent else item.t1
            now = None if item.t2 is notpresent else item.t2
            found.append((_KINDS[name], tuple(map(str, item.path(output_format="list"))), was, now))
    yield from sorted(found, key=lambda row: row[1])
