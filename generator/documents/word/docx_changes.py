"""The tracked changes of a Word file one by one: each gets a name of its own, by which it can be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.documents import packed_folder, xml_tree
from generator.documents.word import docx_paragraph_ends
from generator.documents.word.docx_file import BODY, DELETIONS, INSERTIONS, NOBODY, NOTES
from generator.documents.word.docx_numbering import W
from generator.documents.xml_tree import Element

_MARKS: Final = INSERTIONS | DELETIONS
_BETWEEN: Final = frozenset(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr"))
_SIGN: Final = " · "


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A change that somebody tracked: its name, whose it is, the words that it takes away and puts in."""

    name: str
    author: str
    removed: str
    added: str


def one_by_one(raw: bytes, shown_path: str, own: frozenset[str]) -> tuple[bytes, tuple[TrackedChange, ...]]:
    """Return a Word file in which each tracked change has its name in place of its author, and these changes.

    Words that are replaced are one change with those in their place, and so is a row, or a passage with its end.
    Changes of authors in `own` stay as they are.
    """
    folder = packed_folder.opened(raw, shown_path)
    parts = {name: xml_tree.xml(packed_folder.part(folder, name, shown_path)) for name in (BODY, *NOTES)}
    groups: list[list[Element]] = []
    for root in parts.values():
        if root is None:
            continue
        docx_paragraph_ends.move_inserted_ends(root)
        for mark in root.iter(*_MARKS):
            if _author(mark) in own:
                continue
            if groups and _goes_on(groups[-1], mark):
                groups[-1].append(mark)
            else:
                groups.append([mark])
    changes = []
    for number, group in enumerate(groups, 1):
        author = _author(group[0])
        name = f"{author}{_SIGN}{number}"
        changes.append(TrackedChange(name, author, _words(group, DELETIONS), _words(group, INSERTIONS)))
        for mark in group:
            mark.set(f"{W}author", name)
    written = {name: xml_tree.source_of(root) for name, root in parts.items() if root is not None}
    return packed_folder.repacked(folder, written, shown_path), tuple(changes)


def _author(mark: Element) -> str:
    return str(mark.get(f"{W}author", "") or NOBODY)


def _words(group: Sequence[Element], kinds: frozenset[str]) -> str:
    found = (one.text or "" for mark in group if mark.tag in kinds for one in mark.iter(f"{W}t", f"{W}delText"))
    return " ".join("".join(found).split())


def _goes_on(group: Sequence[Element], mark: Element) -> bool:
    """Return True if a mark belongs to the change before it: beside it, in the same row, or the end of its passage."""
    last = group[-1]
    if _author(last) != _author(mark):
        return False
    row = _row(group[0])
    if row is not None and row in set(mark.iterancestors(f"{W}tr")):
        return True
    if last.getparent().tag == f"{W}rPr":
        settings = last.getparent().getparent()
        return bool(mark.tag == last.tag and settings is not None and _next(settings) is mark)
    return _next(last) is mark


def _row(mark: Element) -> Element | None:
    """Return the row that a mark is on as a whole; None where it is on words."""
    parent = mark.getparent()
    return parent.getparent() if parent.tag == f"{W}trPr" else None


def _next(element: Element) -> Element | None:
    following = element.getnext()
    while following is not None and following.tag in _BETWEEN:
        following = following.getnext()
    return following
