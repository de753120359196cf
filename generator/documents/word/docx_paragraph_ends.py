"""Ends of paragraphs that were inserted in Word, put where people see them: with the paragraph that they made."""

from typing import Final

from generator.documents.word.docx_numbering import W
from generator.documents.xml_tree import Element

_INSERTED: Final = f"{W}ins"
_WORDS: Final = (f"{W}t", f"{W}delText", f"{W}drawing", f"{W}footnoteReference")


def move_inserted_ends(root: Element) -> None:
    """Give each inserted paragraph its own end where the one before has it, as a program writes who adds one below.

    Whoever presses Enter at the end of a paragraph and goes on writing inserts the end of that one; the last of the new
    paragraphs has the end that was there. Taken all or none, it is the same text; taken one by one, it is not.
    """
    for first in list(root.iter(f"{W}p")):
        mark = _end(first)
        if mark is None or not _has_words_of_before(first):
            continue
        last = first.getnext()
        while last is not None and last.tag == f"{W}p" and _end(last) is not None and not _has_words_of_before(last):
            last = last.getnext()
        if last is None or last.tag != f"{W}p" or _end(last) is not None or not _is_inserted(last):
            continue
        mark.getparent().remove(mark)
        _settings(last).append(mark)


def _end(paragraph: Element) -> Element | None:
    """Return the mark that says that the end of a paragraph was inserted."""
    return paragraph.find(f"{W}pPr/{W}rPr/{_INSERTED}")


def _settings(paragraph: Element) -> Element:
    """Return the settings of the end of a paragraph, made where it has none."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, found)
    look = found.find(f"{W}rPr")
    if look is None:
        look = found.makeelement(f"{W}rPr")
        found.append(look)
    return look


def _has_words_of_before(paragraph: Element) -> bool:
    return any(next(one.iterancestors(_INSERTED), None) is None for one in paragraph.iter(*_WORDS))


def _is_inserted(paragraph: Element) -> bool:
    """Return True if a paragraph has words, all of them inserted."""
    words = list(paragraph.iter(*_WORDS))
    return bool(words) and all(next(one.iterancestors(_INSERTED), None) is not None for one in words)
