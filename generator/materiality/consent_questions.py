"""What a version needs a person's consent for: which purposes, and whether data that is already held is concerned.

What counts as needing consent stands elsewhere: in the rows of facts (`facts/rows_*`, Level.CONSENT), in what people
decided (`decisions`) and in texts that promise to ask always (`always_asked`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.materiality.facts.collection import collected_before
from generator.materiality.facts.fact_names import name_of
from generator.materiality.facts.fact_words import label_of
from generator.materiality.facts.items import item_on_both_sides, items, members
from generator.materiality.facts.reasons_abroad import reason_in
from generator.materiality.facts.values_abroad import label_in, name_in, spoken_by
from generator.materiality.verdict import Context, Judged
from generator.model.catalogue import USUAL, Words
from generator.model.document import Document, digest
from generator.model.languages import ENGLISH
from generator.model.levels import Level
from generator.model.version import Version
from generator.schema.facts import kind_of
from generator.schema.kinds import ItemList
from generator.schema.values import UNSPECIFIED, Value, items_of
from generator.text.change import Change, Subject
from generator.text.document_alignment import matches

PURPOSES = "purposes"
_ASKS = ("always", "where_required")
_CONSENTS = ("consent", "opt_in")
_WORD = re.compile(r"[^\W\d_]{3,}")
_OF_THE_CONTRACT = frozenset("price renewal cancel refund liability disputes suspension".split())
"""Facts of a contract that concern no data."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a person is asked for.

    `id` names it for good: the same change in another version has the same one, unless it was taken back between them
    (`asked_anew`). `purpose` is the id of the purpose in the facts, `path` where the facts say it; both are empty where
    prose says it, and `label` is that of the section. Of prose, `came` are the words that came with it, and `before` is
    the text of the section before them.
    """

    id: str
    version: int
    purpose: str
    label: str
    section: str
    path: str
    reasons: tuple[str, ...]
    existing: bool
    came: frozenset[str] = frozenset()
    before: str = ""


def asked(judged: Sequence[Judged], older: Document, version: Version, words: Words = USUAL) -> tuple[Asked, ...]:
    """Return what a version needs consent for; changes of one purpose, or of one section's prose, are one question.

    Where the program can't name facts and say why they matter in the language of `words`, headings and people say it.
    """
    found: dict[tuple[str, str], list[Asked]] = {}
    context = Context(older, version.document, Level.MATERIAL)
    for one in judged:
        if one.verdict.level is Level.CONSENT:
            item = _asked(one, context, version.number, words)
            found.setdefault((item.section, item.path), []).append(item)
    return tuple(_together(group) for group in found.values())


def with_another_basis(judged: Sequence[Judged], newer: Document) -> Iterator[tuple[str, str]]:
    """Yield the ids of purposes that need consent, and for which a text states another basis, each with that basis."""
    purposes = {name: item for part in newer.sections for name, item in items_of(part.facts.get(PURPOSES)).items()}
    concerned = [one.change.path[1] for one in judged if one.verdict.level is Level.CONSENT and _is_of_purpose(one)]
    for name in dict.fromkeys(concerned):
        basis = str(purposes.get(name, {}).get("basis", UNSPECIFIED))
        if basis not in {*_CONSENTS, UNSPECIFIED}:
            yield name, basis.replace("_", " ")


def _is_of_purpose(one: Judged) -> bool:
    change = one.change
    return change.subject is Subject.FACT and change.path[0] == PURPOSES and len(change.path) > 1


def _asked(one: Judged, context: Context, number: int, words: Words) -> Asked:
    change = one.change
    section = context.new.section(change.section) or context.old.section(change.section)
    name = section.label if section else context.new.title
    path = purpose = ""
    if change.subject is Subject.FACT:
        purpose = change.path[1] if change.path[0] == PURPOSES and len(change.path) > 1 else ""
        path = "/".join(change.path[:2] if purpose else change.path)
        name = _name(change, context, words) or name
    reasons = tuple(filter(None, (one.words or reason_in(words, change, one.verdict, context),)))
    of_prose = change.subject is Subject.TEXT
    known = context.old.section(change.section) if of_prose else None
    return Asked(
        one.digest,
        number,
        purpose,
        name,
        change.section,
        path,
        reasons,
        _concerns_held(one, context),
        _words(str(change.new or "")) - _words(str(change.old or "")) if of_prose else frozenset(),
        known.text if known else "",
    )


def _name(change: Change, context: Context, words: Words) -> str:
    """Return how readers call what a question about a fact is about; empty where the program can't say it."""
    in_list = isinstance(kind_of(change.section_type, change.path[:1]), ItemList)
    if words.language == ENGLISH or (in_list and not words.speaks_of_facts):
        return label_of(change, context) or name_of(change)
    if not words.speaks_of_facts:
        return ""
    of = spoken_by(words, context.new.language)
    return label_in(of, change, context) if in_list and len(change.path) > 1 else name_in(of, change, context)


def _concerns_held(one: Judged, context: Context) -> bool:
    """Return True if data that is already held may be concerned: unless it is known that all of it is of a new kind."""
    change = one.change
    if change.subject is Subject.FACT and change.path[0] in _OF_THE_CONTRACT:
        return False
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
    came, existing = frozenset().union(*(one.came for one in group)), any(one.existing for one in group)
    return replace(group[0], id=whole, reasons=reasons, existing=existing, came=came)


def asked_anew(one: Asked, version: Version) -> Asked:
    """Return the question for what a version brings back: who said yes before it was taken back has not said so now."""
    return replace(one, id=digest(f"{version.digest} {one.id}".encode()))


def as_a_whole(version: Version) -> Asked:
    """Return the question for a version of which nobody can tell what it changed: a text was removed by order."""
    own = digest(f"{version.digest} as a whole".encode())
    reason = "The text before it, or its own, was removed by order, so it is asked for as a whole."
    return Asked(own, version.number, "", version.document.title, "", "", (reason,), existing=True)


def renews(one: Asked, older: Document) -> bool:
    """Return True if readers gave a consent to what is asked for, by what the text before states.

    So it is where that promises to ask for consent to changes, or where the very thing rested on consent. Of anything
    else nobody was asked before. Source: domain rules §1, Sextrontgen (57).
    """
    path = tuple(one.path.split("/")) if one.path else ()
    return any(
        (section.type == "changes" and section.facts.get("consent") in _ASKS)
        or (path and _by_consent(section.facts, path))
        for section in older.sections
    )


def _by_consent(facts: Mapping[str, Value], path: Sequence[str]) -> bool:
    found: Value | None = dict(facts)
    for name in path[:2]:
        found = found.get(name) if isinstance(found, dict) else None
    stated = (found.get("basis"), found.get("control")) if isinstance(found, dict) else (found,)
    return any(one in _CONSENTS for one in stated)


def by_consent(version: Version) -> Iterator[Asked]:
    """Yield the purposes that rest on consent by what a version states, for those who never were asked."""
    for section in version.document.sections:
        for name, item in items_of(section.facts.get(PURPOSES)).items():
            if item.get("basis") == "consent":
                label = str(item.get("label", name))
                path = f"{PURPOSES}/{name}"
                own = digest(f"{version.digest} {section.id} {path}".encode())
                reason = "We do this only if you agree."
                yield Asked(own, version.number, name, label, section.id, path, (reason,), existing=False)


def still(wanted: Iterable[Asked], later: Sequence[Version]) -> tuple[Asked, ...]:
    """Return what is still to be asked for under the last of some versions, in their order; those asked are of them.

    A purpose that has another internal name is the same purpose. Nothing is asked for one that the text doesn't have
    any more; where only its fact is gone, and the section says what it said, it is asked for.
    """
    unique = {one.id: one for wish in wanted if (one := _under_last(wish, later))}
    return tuple(unique.values())


def _under_last(one: Asked, later: Sequence[Version]) -> Asked | None:
    """Return a question as it is under the last of some versions; None where one of them dropped what it is about.

    What a later one brings back, that one asks anew.
    """
    numbers = [version.number for version in later]
    following = [version.document for version in later[numbers.index(one.version) :]]
    if not one.purpose:
        return None if any(_is_taken_back(one, document) for document in following[1:]) else one
    name = one.purpose
    for at, document in enumerate(following):
        name = _name_in(document, name) if at else name
        stated = name in {known for known, _ in items(document, PURPOSES)}
        if not stated and not _says_the_same(one.section, following[: at + 1]):
            return None
    if name == one.purpose or name not in {known for known, _ in items(following[-1], PURPOSES)}:
        return one
    return replace(one, purpose=name, path=f"{PURPOSES}/{name}")


def _is_taken_back(one: Asked, last: Document) -> bool:
    """Return True if prose is as it was before: its section is, or is gone, and what came stands nowhere else.

    Where half of its words stand together, it may be said there.
    """
    section = last.section(one.section)
    if not one.came or (section is not None and section.text != one.before):
        return False
    passages = (_words(passage) for each in last.sections for passage in each.text.split("\n\n"))
    return not any(len(one.came & words) * 2 >= len(one.came) for words in passages)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _name_in(document: Document, name: str) -> str:
    """Return the internal name that a purpose has in a later text."""
    purposes = dict(items(document, PURPOSES))
    if name in purposes:
        return name
    return next((new for new, purpose in purposes.items() if purpose.get("was") == name), name)


def _says_the_same(section: str, following: Sequence[Document]) -> bool:
    """Return True if a section has the words that it had in the first of some texts in the last one, too."""
    name = section
    for older, newer in pairwise(following):
        name = next((now for now, was in matches(older, newer).items() if was == name), "")
    first, last = following[0].section(section), following[-1].section(name)
    return first is not None and last is not None and bool(first.text.strip()) and first.text == last.text
