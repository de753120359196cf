"""Lists of Word that count on from each other: brought under one number, as Word shows them."""

from collections.abc import Mapping

from generator.documents.word import docx_numbering
from generator.documents.word.docx_numbering import Style, W
from generator.documents.xml_tree import Element


def join_lists(body: Element, numbering: Element | None, by_style: Mapping[str, Style]) -> None:
    """Give the paragraphs of a list the same number of a list where Word counts on from one to the other.

    All lists made after one pattern count on from each other, and one that restarts does so only where it first stands:
    LibreOffice writes its first item under another number than the rest.
    """
    patterns, restarting = _patterns(numbering)
    counting: dict[str, str] = {}
    used: set[str] = set()
    for paragraph in body.iter(f"{W}p"):
        settings = paragraph.find(f"{W}pPr")
        named = settings.find(f"{W}pStyle") if settings is not None else None
        style = by_style.get(named.get(f"{W}val", "") if named is not None else "", Style())
        own, level = docx_numbering.numbered(settings)
        number = own or style.numbering
        if number not in patterns or not docx_numbering.words_of(paragraph).strip():
            continue
        pattern = patterns[number]
        if pattern not in counting or (number in restarting and number not in used):
            counting[pattern] = number
        used.add(number)
        if counting[pattern] != number:
            docx_numbering.set_number(paragraph, counting[pattern], style.level if level is None else level)


def _patterns(numbering: Element | None) -> tuple[dict[str, str], set[str]]:
    """Return the pattern after which each list is made, and which lists restart; not those with levels of their own."""
    patterns: dict[str, str] = {}
    restarting: set[str] = set()
    for one in numbering.iter(f"{W}num") if numbering is not None else ():
        name, pattern = one.get(f"{W}numId", ""), one.find(f"{W}abstractNumId")
        if pattern is None or one.find(f"{W}lvlOverride/{W}lvl") is not None:
            continue
        patterns[name] = pattern.get(f"{W}val", "")
        if one.find(f"{W}lvlOverride/{W}startOverride") is not None:
            restarting.add(name)
    return patterns, restarting
