"""Names, addresses and numbers in prose that are not those of the facts."""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.conflicts.english import pattern, words
from generator.checks.conflicts.passages import Clash, Passage
from generator.schema.values import UNSPECIFIED

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w@])")
_PHONE: Final = re.compile(r"(?<![\w./-])[+(]?\d(?:[\s().‑-]{0,3}\d){6,14}(?![\w-])")
_CALL: Final = words(r"phone|tel|telephone|call|mobile|ring")
_NOT_OURS: Final = words(
    r"fax|authorit\w+|commission\w*|regulator\w*|ombuds\w+|complain\w*|representative|press|media|careers|jobs|sales"
    r"|officer|dpo|hotline|emergency|attorney"
)
_NATIONAL: Final = 7


def said_addresses(passage: Passage) -> Iterator[Clash]:
    """E-mail addresses and telephone numbers in a contact section that are none of its channels."""
    if _NOT_OURS.search(passage.words) or passage.names_a_place:
        return
    for kind, typed, same in (("email", _emails, _same_address), ("phone", _phones, _same_number)):
        ours = {
            name: value
            for name, item in passage.items("channels")
            if item.get("kind") == kind and (value := str(item.get("value"))) != UNSPECIFIED and "{{" not in value
        }
        for start, literal in typed(passage) if ours else ():
            if not any(same(literal, value) for value in ours.values()):
                path = f"channels.{next(iter(ours))}.value"
                remedy = f"write {{{{ facts.{path} }}}} in the text, or add it to the channels"
                yield passage.clash(start, literal, path, ", ".join(ours.values()), remedy)


def _emails(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the addresses in the words, and those of links, which stand where the passage starts."""
    typed = [(match.start(), match[0]) for match in _EMAIL.finditer(passage.words)]
    yield from typed
    seen = {literal for _, literal in typed}
    linked = (match[0] for link in passage.links if (match := _EMAIL.match(link)))
    yield from ((0, literal) for literal in linked if literal not in seen)


def _phones(passage: Passage) -> Iterator[tuple[int, str]]:
    for match in _PHONE.finditer(passage.words):
        if match[0].startswith("+") or _CALL.search(passage.words, 0, match.start()):
            yield match.start(), match[0]


def _same_address(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _same_number(typed: str, ours: str) -> bool:
    """Return True if two numbers end alike, as they do with and without the code of a country."""
    digits, other = re.sub(r"\D", "", typed).removeprefix("00"), re.sub(r"\D", "", ours)
    return digits[-_NATIONAL:] == other[-_NATIONAL:] and len(digits) >= _NATIONAL


_FORMS: Final = (
    r"Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|KG|UG|SAS|SARL|SA|S\.A|B\.V|BV|N\.V|NV|AB"
    r"|Oy|ApS|A/S|AS|S\.r\.l|Srl|SRL|SpA|S\.p\.A|S\.L|Pty"
)
_COMPANY: Final = re.compile(
    rf"(?<!\w)(?P<name>[A-Z][\w&’'-]{{0,40}}(?:,?\s(?:&\s)?[A-Z][\w&’'-]{{0,40}}){{0,4}}?),?\s(?P<form>{_FORMS})(?!\w)\.?"
)
_CONTROLLER: Final = pattern(
    r"\b(?:controller|operated by|run by|provided by|operates|(?-i:[Ww]e are (?=[A-Z]))|we mean|refers? to"
    r"|responsible for)\b",
    r"[“\"(](?:we|us|our)\b",
)
_OTHER_COMPANY: Final = words(
    r"processors?|partners?|providers?|vendors?|subsidiar\w+|parent|affiliates?|part of|group|owned by|representative"
    r"|hosted|joint\w*|acquired|merged|successor|auditors?|insurer"
)
_FORM_SPELT: Final = {"limited": "ltd", "incorporated": "inc", "corporation": "corp"}


def said_companies(passage: Passage) -> Iterator[Clash]:
    """Another company, or another legal form, named as the one that is responsible."""
    path = "controller.legal_name"
    legal = passage.fact(path)
    if not isinstance(legal, str) or _OTHER_COMPANY.search(passage.words):
        return
    ours = _letters(legal)
    if ours in _letters(passage.words):
        return
    for match in _COMPANY.finditer(passage.words):
        same_name = ours.startswith(_letters(match["name"]))
        if _letters(match[0]) != ours and (same_name or _CONTROLLER.search(passage.words)):
            yield passage.clash(match.start(), match[0], path, legal)


def _letters(name: str) -> str:
    """Return a name without case, marks and spaces, its legal form in short."""
    found = re.findall(r"\w+", name.casefold().replace(".", ""))
    return "".join(_FORM_SPELT.get(word, word) for word in found)
