"""Headings as words: without typed numbers that nothing refers to, and not in capitals throughout."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.model.document import Document
from generator.model.languages import code_of
from generator.source import headings
from generator.text import blocks

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END: Final = frozenset(".!?:\n•")
_SMALL: Final = frozenset(
    "a an and as at but by for from if in into nor of on onto or our out over per so than the their this to up via we"
    " what when which who with you your".split()
)
_ALWAYS_LARGE: Final = frozenset({"we", "you", "your", "our", "what", "when", "which", "who", "their", "this"})
_SHORT_FORMS: Final = frozenset(
    "ACH ADA AI API CCPA CPRA COPPA CDN CRM DMCA DNT DPA DPF DPO EEA EFTA EU FAQ FERPA FTC GDPR GLBA GPS HIPAA HTTP"
    " ID IDFA IP IT LGPD LLC NDA OTP PCI PDF PDPA PII PIPEDA SDK SLA SMS SSL TLS UK UPS URL US USA VAT VPN".split()
)
_US_OURSELVES: Final = re.compile(r"\bCONTACT(?:ING)? US\b|\b(?:ABOUT|BY|FROM|REACH(?:ING)?|TO|WITH) US\W*$")
"""Where “US” is the company, not the country: “CONTACT US”, “DATA THAT YOU SHARE WITH US”."""
_NEAR: Final = 8  # letters before a word in which its sentence can be seen to begin
_LEAST_LETTERS: Final = 5  # fewer in capitals are a short form
_REFERS: Final = (
    r"(?:\b(?:section|sections|clause|article|paragraph|part|abschnitt|ziffer|artikel|article|sección|cláusula|sezione)"
    r"\s+|§§?\s*)"
)
_LINK: Final = r"\[((?:\\.|[^\[\]\\\n])+)\]\(#[^\s()]*\)[ \t]*"
_OWN_LINK: Final = re.compile(
    rf"^( {{0,3}}#{{1,6}}[ \t]+){_LINK}(?:#+[ \t]*)?$|^( {{0,3}}){_LINK}(?=\n {{0,3}}(?:=+|-{{3,}})[ \t]*$)",
    re.MULTILINE,
)


def without_own_links(text: str) -> str:
    """Return a Markdown text whose headings are no links to places in it, as sites write them: `## [Data](#data)`."""
    if "](#" not in text:
        return text
    return _OWN_LINK.sub(lambda found: f"{found[1]}{found[2]}" if found[2] else f"{found[3]}{found[4]}", text)


def as_words(document: Document, *, numbers: bool = False) -> Document:
    """Return a document whose title and headings are words: “1. INFORMATION WE COLLECT” is “Information We Collect”.

    Numbers stay where a passage refers to one of them, or counts on from it, or `numbers` says so. A word in capitals
    is written as the text writes it elsewhere, else as titles are in English, and small in other languages.
    """
    known = _usual_forms(document)
    english = code_of(document.language) == "en"
    plain = {section.id: headings.unnumbered(section.title) for section in document.sections}
    typed = [section.title[: len(section.title) - len(plain[section.id])].strip() for section in document.sections]
    keeps = numbers or _referred(document, [number for number in typed if number]) or _counts_on(document, typed)
    least = 1 if _all_in_capitals(plain.values()) else _LEAST_LETTERS
    sections = []
    for section, number in zip(document.sections, typed, strict=True):
        words = lowered(plain[section.id], known, english=english, least=least)
        sections.append(replace(section, title=f"{number} {words}" if keeps and number else words))
    title = _without_full_stop(lowered(document.title, known, english=english))
    return replace(document, title=title, sections=tuple(sections))


def _without_full_stop(title: str) -> str:
    """Return a title without the full stop at its end; “Example Inc.” has its own."""
    words = title.split()
    ends = title.endswith(".") and not title.endswith("..") and words[-1].count(".") == 1
    return title[:-1] if ends and words[-1].islower() else title


def _referred(document: Document, numbers: Iterable[str]) -> bool:
    """Return True if a passage refers to a section by one of these numbers."""
    names = sorted({found[0] for number in numbers if (found := re.search(r"\d+(?:\.\d+)*|[IVXLC]+\b", number))})
    if not names:
        return False
    reference = re.compile(rf"(?i){_REFERS}(?:{'|'.join(map(re.escape, names))})(?![\d\w]|\.\d)")
    return any(reference.search(block.words) for section in document.sections for block in blocks.of(section))


def _counts_on(document: Document, numbers: Sequence[str]) -> bool:
    """Return True if passages count on from the number of their section: 4.1 below “4. Fees”."""
    for section, number in zip(document.sections, numbers, strict=True):
        digits = re.search(r"\d+(?:\.\d+)*", number)
        if digits and any(re.match(rf"{re.escape(digits[0])}\.\d", block.words) for block in blocks.of(section)):
            return True
    return False


def _all_in_capitals(titles: Iterable[str]) -> bool:
    """Return True if all headings but short ones are in capitals, two or more: then short ones are words, too."""
    long = [title for title in titles if sum(map(len, _WORD.findall(title))) >= _LEAST_LETTERS]
    return len(long) > 1 and all(title.isupper() for title in long)


def lowered(title: str, known: Mapping[str, str], *, english: bool, least: int = _LEAST_LETTERS) -> str:
    """Return a title that is written in capitals as words; `known` gives words as the text writes them.

    One with fewer than `least` letters is a short form, and stays.
    """
    found = _WORD.findall(title)
    if sum(map(len, found)) < least or not title.isupper():
        return title
    place = 0
    ourselves = _US_OURSELVES.search(title) is not None

    def word(match: re.Match[str]) -> str:
        nonlocal place
        place += 1
        written, small = match[0], match[0].lower()
        if written in _SHORT_FORMS and not (written == "US" and ourselves):
            return written
        if small in known:
            return known[small]
        begins = place == 1 or title[: match.start()].rstrip()[-1:] in {":", "–", "—", "."}
        if english:
            return small if small in _SMALL - _ALWAYS_LARGE and not begins else small[:1].upper() + small[1:]
        return small[:1].upper() + small[1:] if begins else small

    return _WORD.sub(word, title)


def _usual_forms(document: Document) -> dict[str, str]:
    """Return how the text writes words of headings in capitals: with capitals inside a sentence, mostly so."""
    titles = (document.title, *(section.title for section in document.sections))
    wanted = {word.lower() for title in titles if title.isupper() for word in _WORD.findall(title)}
    passages = [block.words for section in document.sections for block in blocks.of(section)] if wanted else []
    forms: dict[str, Counter[str]] = {}
    for words in passages:
        if words.isupper():
            continue
        for match in _WORD.finditer(words):
            small = match[0].lower()
            if small in wanted and _is_inside_sentence(words, match.start()):
                forms.setdefault(small, Counter())[match[0]] += 1
    most = {small: counted.most_common(1)[0][0] for small, counted in forms.items()}
    common = str.capitalize if code_of(document.language) == "en" else str.lower
    return {small: form for small, form in most.items() if form not in (small, common(small))}


def _is_inside_sentence(words: str, at: int) -> bool:
    before = words[max(at - _NEAR, 0) : at].rstrip(" \"“‘('")[-1:]
    return bool(before) and before not in _SENTENCE_END
