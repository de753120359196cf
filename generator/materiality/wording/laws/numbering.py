"""L8: typed numbers of clauses and headings, and references to them. Source: domain rules §4.2."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.materiality.wording.passages.passage import Passage, Span, lengths
from generator.materiality.wording.passages.references import (
    REFERENCES,
    references_in,
    refers_to_numbers,
    without_citations,
)
from generator.result_cache import kept
from generator.text.diff import parents
from generator.text.edits import Token, plain_form, spelt
from generator.text.numbering import roman_value

_WORDS: Final = (
    r"section|article|clause|part|chapter|table|figure|annex|appendix|§|art\.|abschnitt|artikel|artículo|articolo|第"
)
_LABEL: Final = re.compile(
    rf"(?P<open>\()?(?P<word>(?:{_WORDS})\s*)?"
    r"(?P<number>\d+(?:\.\d+)*|[A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,6}|[一二三四五六七八九十]{1,3})"
    r"(?P<end>[.)、:．）]|\s*条|(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
_MONTHS: Final = re.compile(
    r"(?:Jan(?:uar|\.)|Jänner|Feb(?:ruar|er|\.)|März|April|Mai|Jun[io]|Jul[io]|August|Sept(?:ember|\.)"
    r"|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.))(?!\w)"
)
"""Months where a day has a stop: “1. Juni”."""
_RAISED: Final = re.compile("[¹²³⁰⁴-⁹₀-₉]")
Reading = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clause or heading with a typed number: the readings of the number, what it names, what stands beside it."""

    label: str
    readings: frozenset[Reading]
    target: tuple[str, str]
    siblings: tuple[object, ...]


def label_of(words: str, *, title: bool = True) -> tuple[str, int]:
    """Return the typed number with which words begin, and how many characters it takes; empty where there is none.

    In a `title`, a word may stand before it and no sign after it: “Section 3 Storage”. Elsewhere a stop or a bracket
    stands after it, or it has several parts and a capital follows.
    """
    if not words[:8].isascii() and _RAISED.search(words[:8]):
        return "", 0  # the number of a note
    match = _LABEL.match(unicodedata.normalize("NFKC", words) if not words[:8].isascii() else words)
    if not match or not _is_label(match):
        return "", 0
    rest = words[match.end() : match.end() + 1]
    captioned = bool(match["word"]) and match["word"].strip().casefold() in {"table", "figure"}
    if match["number"].isdigit() and rest.islower() and not match["open"] and not captioned:
        return "", 0  # “30. days to cancel” counts days
    if match["end"] == "." and _MONTHS.match(words, match.end()):
        return "", 0
    if not title:
        if match["word"] and not captioned:
            return "", 0
        if match["end"].strip() == ":" and not captioned:
            return "", 0
        if not match["end"].strip() and (captioned or not rest.isupper()):
            return "", 0
    return match["number"], match.end()


def _is_label(match: re.Match[str]) -> bool:
    if match["word"]:
        return match["number"][0].isdigit() or len(match["number"]) < len("VIII") or match["word"] == "第"
    if match["end"]:
        return not (match["open"] and match["end"] not in {")", "）"})
    return "." in match["number"]


def readings_of(label: str) -> frozenset[Reading]:
    """Return what a typed number can mean: decimal, letter, roman or ideographic, as style and numbers."""
    lower = label.casefold()
    found: set[Reading] = set()
    if lower[0].isdigit():
        found.add(("decimal", tuple(int(part) for part in lower.split("."))))
    elif lower.isascii():
        if len(lower) == 1:
            found.add(("letter", (ord(lower),)))
        if (number := roman_value(lower)) is not None:
            found.add(("roman", (number,)))
    else:
        found.add(("ideographic", (_ideographic(label),)))
    return frozenset(found)


def _ideographic(label: str) -> int:
    tens, _, ones = label.rpartition("十") if "十" in label else ("", "", label)
    high = (int(unicodedata.numeric(tens)) if tens else 1) if "十" in label else 0
    return 10 * high + (int(unicodedata.numeric(ones)) if ones else 0)


@kept(8)
def _labelled(text: BackgroundText) -> tuple[Labelled, ...]:
    return tuple(_all_labelled(text))


def _all_labelled(text: BackgroundText) -> Iterator[Labelled]:
    above = parents(text.document)
    for section in text.document.sections:
        label, length = label_of(section.title)
        if label:
            name = (section.id, "")
            yield Labelled(label, readings_of(label), name, ("title", section.level, above[section.id]))
        for block in text.blocks(section.id):
            words = block.words
            label, length = label_of(words, title=block.kind == "heading")
            if label and block.kind != "row":
                beside = (section.id, block.place.heading, block.place.lead, block.shape, block.kind)
                yield Labelled(label, readings_of(label), (section.id, " ".join(words[length:].split())), beside)


@kept(8)
def _by_label(text: BackgroundText) -> dict[str, list[Labelled]]:
    """Return the clauses and headings that stand in sequence, by their labels."""
    found: dict[str, list[Labelled]] = {}
    for one in _labelled(text):
        if (one.siblings, one.label) in _in_sequence(text):
            found.setdefault(one.label, []).append(one)
    return found


@kept(8)
def _in_sequence(text: BackgroundText) -> frozenset[tuple[tuple[object, ...], str]]:
    """Return the labels that stand in a sequence with those beside them, each once, with where they stand."""
    found: set[tuple[tuple[object, ...], str]] = set()
    groups: dict[tuple[object, ...], list[Labelled]] = {}
    for one in _labelled(text):
        groups.setdefault(one.siblings, []).append(one)
    for siblings, group in groups.items():
        times = Counter(one.label.casefold() for one in group)
        placed = [one for one in group if _first_of_heading(one, text)]
        placed += [one for both in pairwise(group) if _in_one_style(*both) for one in both]
        found |= {(siblings, one.label) for one in placed if times[one.label.casefold()] == 1}
    return frozenset(found)


def _in_one_style(before: Labelled, after: Labelled) -> bool:
    """Return True if a label follows another in a style in which both can be read."""
    return any(_follows(a, b) for a in before.readings for b in after.readings if a[0] == b[0])


def _first_of_heading(one: Labelled, text: BackgroundText) -> bool:
    """Return True if a clause has the first number below that of its section's heading: 5.1 under 5."""
    section = text.sections.get(one.target[0])
    heading = label_of(section.title)[0] if section and one.siblings[0] != "title" else ""
    return bool(heading) and one.label == f"{heading}.1"


def _follows(before: Reading, after: Reading) -> bool:
    return before[1][:-1] == after[1][:-1] and after[1][-1] == before[1][-1] + 1


LONGEST_LABEL: Final = 24
"""Tokens of a typed number with the words around it."""


def own_number(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if tokens are of the typed numbers of one clause or heading, each in sequence on its side.

    The sign after the number and a word before it (“Section 3.”) belong to it. A number that a side has none of is
    cleared only where neither text refers to numbers.
    """
    if passage.kind not in {"title", "heading", "paragraph", "item"}:
        return False
    if max(old[1], new[1]) > LONGEST_LABEL:
        return False
    sides = (
        (passage.wording.old, old, passage.background.old),
        (passage.wording.new, new, passage.background.new),
    )
    title = passage.is_heading
    labels = [_own_label(tokens, text, title=title) for tokens, _, text in sides]
    if not any(labels) or any(span[1] > end for (_, span, _), end in zip(sides, labels, strict=True)):
        return False
    if _names_another(passage.background):
        return False
    if all(labels):
        return True
    return not any(refers_to_numbers(text) for _, _, text in sides)


def _own_label(tokens: Sequence[Token], text: BackgroundText, *, title: bool) -> int:
    """Return with how many tokens the typed number of a passage takes; 0 where it has none that stands in sequence."""
    words = spelt(tokens)
    label, length = label_of(words, title=title)
    if not label or not _known(text, words, label, length):
        return 0
    written = 0
    for n, token in enumerate(tokens):
        written += len(token.text) + (token.space and n > 0)
        if written >= len(words[:length].rstrip()):
            return n + 1
    return 0


def _known(text: BackgroundText, words: str, label: str, length: int) -> bool:
    rest = "".join(words[length:].split())
    for one in _by_label(text).get(label, ()):
        named = text.document.section(one.target[0])
        known = one.target[1] or (named.title[label_of(named.title)[1] :] if named else "")
        if "".join(known.split()) == rest:
            return True
    return False


_OWN: Final = frozenset({"this", "these"})
_OWN_TEXT: Final = frozenset({"policy", "notice", "statement", "terms", "agreement", "document", "page"})
_ELSEWHERE: Final = frozenset(
    {"of", "in", "under", "from", "by", "with", "within", "des", "der", "du", "de", "della", "del"}
)


def reference(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a reference's old and new number name the same section, and no other document follows it."""
    if lengths(old, new) != (1, 1):
        return False
    left, right = passage.wording.old, passage.wording.new
    for tokens, at, text in ((left, old[0], passage.background.old), (right, new[0], passage.background.new)):
        if at == 0 or tokens[at - 1].text.casefold() not in REFERENCES:
            return False
        if not _names_own_text(tokens, at + 1) and not _names_title(tokens, at, text):
            return False
    if any(_OTHER_DOCUMENT.search(spelt(tokens)) for tokens in (left, right)):
        return False
    was = _target(passage.background.old, left[old[0]].text)
    now = _target(passage.background.new, right[new[0]].text)
    return was is not None and now is not None and _same(was, now, passage.background)


_OTHER_DOCUMENT: Final = re.compile(
    r"\b(?:Terms|Agreement|Act|Regulation|Directive|Code|Law|GDPR|RGPD|DSGVO|CCPA|CPRA|LGPD|Schedule|Contract"
    r"|Convention|Treaty|SCCs?|Clauses|Constitution|BGB|TFEU)\b"
)
"""Words by which a sentence names a law or another document."""


def _names_own_text(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return True
    word = tokens[at].text.casefold()
    if not tokens[at].is_word:
        ends = at + 1 >= len(tokens) or tokens[at + 1].space or not tokens[at + 1].is_word
        return word in {".", ",", ";", ":", ")", "”", '"', "’"} and ends and not _names_a_law(tokens, at + 1)
    if word == "of" and at + 2 < len(tokens):
        following = [token.text.casefold() for token in tokens[at + 1 : at + 4]]
        return following[0] in _OWN and any(one in _OWN_TEXT for one in following[1:])
    return word not in _ELSEWHERE and tokens[at].text.islower()


def _names_title(tokens: Sequence[Token], at: int, text: BackgroundText) -> bool:
    """Return True if the title of the section that a reference names follows it in brackets: “Section 3 (Fees)”."""
    named = _target(text, tokens[at].text)
    section = text.document.section(named[0]) if named else None
    if section is None or named is None or named[1] or at + 1 >= len(tokens) or tokens[at + 1].text != "(":
        return False
    end = next((n for n in range(at + 2, len(tokens)) if tokens[n].text == ")"), len(tokens))
    return plain_form(spelt(tokens[at + 2 : end])).casefold() == plain_form(unnumbered(section.title)).casefold()


def _names_a_law(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a name in capitals follows the sign after a reference: “Article 6, GDPR”."""
    return at < len(tokens) and tokens[at - 1].text in {",", ")"} and tokens[at].text[:1].isupper()


def _target(text: BackgroundText, number: str) -> tuple[str, str] | None:
    plain = number.strip(".")
    found = {
        one.target for one in _labelled(text) if one.label == plain and (one.siblings, one.label) in _in_sequence(text)
    }
    return found.pop() if len(found) == 1 else None


def _same(was: tuple[str, str], now: tuple[str, str], background: Background) -> bool:
    return background.partner.get(now[0]) == was[0] and was[1] == now[1]


@kept(4)
def _names_another(background: Background) -> bool:
    """Return True if a line that stayed as it was refers to a number that names another section now, or none."""
    stayed = {*background.old.lines} & {*background.new.lines}
    for line in stayed:
        for label in references_in(without_citations(line, background.old, background.new)):
            was, now = (_target(text, label) for text in (background.old, background.new))
            if was is not None and (now is None or not _same(was, now, background)):
                return True
    return False


def unnumbered(title: str) -> str:
    """Return a title without the typed number before it."""
    return title[label_of(title)[1] :].strip()
