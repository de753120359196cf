"""The notes of a web page whose references say what they are (`doc-noteref`), and their lists what they hold.

pandoc looks for a note where a list of notes is (`doc-endnotes`), and makes an empty one of any other reference.
"""

from typing import Final

from generator.documents.xml_tree import Element

_ROLE: Final = "role"
_REFERENCE: Final = "doc-noteref"
_NOTES: Final = ("doc-endnotes", "doc-footnote")


def bind(part: Element) -> None:
    """Say of each list of notes to which references lead that it is one; a reference to none is a link like others."""
    references = [one for one in part.iter("a") if one.get(_ROLE, "").lower() == _REFERENCE]
    targets = {_target(one) for one in references}
    found: set[str] = set()
    for notes in list(part.iter("ol", "ul")) if targets else ():
        ids = [one.get("id", "") for one in notes.iterchildren("li")]
        if ids and set(ids) <= targets:
            found.update(ids)
            if not any(one.get(_ROLE, "").lower() in _NOTES for one in (notes.getparent(), *notes.iterancestors())):
                _wrap(notes)
    found.update(one.get("id", "") for one in part.iter() if one.get(_ROLE, "").lower() == _NOTES[1])
    for one in references:
        if _target(one) not in found:
            del one.attrib[_ROLE]


def _target(reference: Element) -> str:
    return str(reference.get("href", "").partition("#")[2])


def _wrap(notes: Element) -> None:
    """Put a list into an element that says that it holds notes, in its place."""
    around = notes.makeelement("section", {_ROLE: _NOTES[0]})
    notes.addprevious(around)
    around.tail, notes.tail = notes.tail, None
    around.append(notes)
