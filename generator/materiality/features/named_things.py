"""What a change names that people have to know of: data in a list, recipients, grounds of transfers, agreements (§4.2).

Each is a kind of change of which the domain rules say that it matters. No suggestion calls it lower. English: in other
languages, what no list knows is suggested as material anyway.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from generator.materiality.features.change_view import ChangedWords
from generator.text.change import Subject

_MOST_WORDS: Final = 8  # of an item of a list
_LEAST_ITEMS: Final = 3
_LEAST_DATA: Final = 2
_DATA: Final = re.compile(
    r"\b(?:address(?:es)?|e-?mails?|names?|phone|telephone|numbers?|ids?|identifiers?|browsers?|operating systems?"
    r"|devices?|cookies?|locations?|dates? of birth|gender|nationality|payments?|billing|data|information|history"
    r"|photos?|videos?|images?|user agent|ip|age|credentials|passwords?|usernames?|transactions?|purchases?|messages?"
    r"|contacts|logs?|profiles?|income|voice|audio|recordings?|metadata|fingerprints?|biometrics?)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"[,;•|\n]|\(|\)|(?<!\w)[-–—](?=\s)|\b(?:and|or|including|such as)\b")
_JOINED: Final = re.compile(r"^(?:and|or)\b|\b(?:and|or)$")
_AROUND: Final = " .,;:-–—•*\n"
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\s\|\s")
_RECIPIENTS: Final = re.compile(
    r"\W*(?:(?:our|your|other|certain|selected|unaffiliated|external|internal|business|advertising|marketing|analytics"
    r"|data|payment|service|third)[- ])*(?:part(?:y|ies)|partners?|affiliates?|subsidiar(?:y|ies)|vendors?|advertisers?"
    r"|sub-?processors?|brokers?|networks|providers?)(?:\s(?:partners?|providers?|vendors?|advertisers?|companies))?\W*",
    re.IGNORECASE,
)
_SHARED_WITH: Final = re.compile(
    r".*?\b(?:shar(?:e|es|ed|ing)|disclos\w+|sell|sold|transfer\w*|send|sent|pass(?:ed)?)\b[^.;]*"
    r"\b(?:partners?|providers?|vendors?|part(?:y|ies)|companies|affiliates?|networks?)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+")
_NEARLY: Final = 0.75  # of letters: a corrected name
_GROUNDS: Final = re.compile(
    r"privacy shield|privacy framework|standard contractual clauses|\bsccs?\b|binding corporate rules"
    r"|adequacy decisions?|safe harbou?r|model clauses",
    re.IGNORECASE,
)
_TRANSFERS: Final = re.compile(r"\btransfer\w*", re.IGNORECASE)
_BINDS: Final = re.compile(r"\b(?:agree|bound by|govern\w*|appl(?:y|ies)|subject to|accept)\b", re.IGNORECASE)
_AGREEMENT: Final = re.compile(r"\b(?:Agreement|Terms|Conditions|Addendum|Contract|License|Licence|Rules)\b")
_OF_NAMES: Final = frozenset(
    "agreement terms conditions addendum contract license licence rules of and the use service".split()
)
_RESIDENT: Final = re.compile(r"\b(?:resident|citizen)s?\b", re.IGNORECASE)
_PURPOSE: Final = re.compile(r"\bfor (?:[\w-]+ ){0,4}purposes?\b", re.IGNORECASE)
_CHOICE: Final = re.compile(r"\bopt(?:ing|ed)?[- ](?:out|in)\b|\bunsubscrib\w+|\bwithdraw\w*\b", re.IGNORECASE)


def names_what_matters(one: ChangedWords) -> bool:
    """Return True if a change is of one of these kinds."""
    if one.language.abroad or not one.language.is_read or one.is_aside:
        return False
    return any(kind(one) for kind in _KINDS)


def listed_data(one: ChangedWords) -> bool:
    """Return True if an item came to, or left, a list within a passage whose other items are data."""
    return any(_is_listed(said, sentence) for said, sentence in _alone_in_sentence(one, one.exchanged))


def _alone_in_sentence(one: ChangedWords, edits: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words of each edit that has no other side, and says something new, with the sentence around them."""
    new_words = {word.casefold() for word in one.content}
    for old, new in edits:
        said, passage = (old, one.change.old) if old.strip() else (new, one.change.new)
        if (old.strip() and new.strip()) or new_words.isdisjoint(re.findall(r"[\w’'-]+", said.casefold())):
            continue
        plain = _JOINED.sub("", said.strip(_AROUND)).strip(_AROUND)
        sentences = _SENTENCE.split(str(passage or ""))
        yield from ((plain, sentence) for sentence in sentences if plain and plain in sentence)


def _is_listed(said: str, sentence: str) -> bool:
    if not (_DATA.search(said) or said.islower()) or len(said.split()) > _MOST_WORDS or said == sentence.strip(_AROUND):
        return False
    at = sentence.index(said)
    before, after = sentence[:at].rstrip(" *"), sentence[at + len(said) :].lstrip(" *")
    is_item = bool(re.search(r"(?:[,;:(•\n]|[-–—]|\b(?:and|or|including|such as))$", before)) and bool(
        re.match(r"[,;).|\n•]|(?:and|or)\b|$", after)
    )
    items = [part for part in _PART.split(f"{before},{after}") if part and part.strip(" .,;:")]
    return is_item and len(items) >= _LEAST_ITEMS and sum(map(bool, map(_DATA.search, items))) >= _LEAST_DATA


def recipients(one: ChangedWords) -> bool:
    """Return True if recipients came or went as a passage of their own, or one named in a list gave way to another.

    A name that only came as an example says who is in a group that was named before.
    """
    sides = [str(side).strip() for side in (one.change.old, one.change.new) if side]
    if one.is_lone and one.change.subject is Subject.TEXT and any(map(_RECIPIENTS.fullmatch, sides)):
        return True
    changed = {*one.removed_content}, {*one.added_content}
    if not all(changed):
        return False
    went, came = (_shared_with(str(side or "")) for side in (one.change.old, one.change.new))
    gone, new = (went - came) & changed[0], (came - went) & changed[1]
    return any(SequenceMatcher(None, was, now).ratio() < _NEARLY for was in gone for now in new)


def _shared_with(passage: str) -> set[str]:
    """Return the names in sentences about sharing, behind the word for those with whom it is shared."""
    found = (_SHARED_WITH.match(sentence) for sentence in _SENTENCE.split(passage))
    return {name for match in found if match for name in _NAME.findall(match["rest"])}


def ground_of_transfer(one: ChangedWords) -> bool:
    """Return True if another ground is named on which data goes abroad: the Privacy Shield, or what follows it."""
    if one.is_lone or one.is_heading or not one.content or not _TRANSFERS.search(one.passage):
        return False
    sides = (one.change.old, one.change.new)
    named = [{found[0].casefold() for found in _GROUNDS.finditer(str(side or ""))} for side in sides]
    return named[0] != named[1]


def another_agreement(one: ChangedWords) -> bool:
    """Return True if a sentence binds readers to an agreement of another name, of which no word is the same."""
    for old, new in one.exchanged:
        if not (old.strip() and new.strip() and _AGREEMENT.search(f"{old} {new}")):
            continue
        names = [set(re.findall(r"[^\W\d_]+", side.casefold())) - _OF_NAMES for side in (old, new)]
        if all(names) and not names[0] & names[1] and old[:1].isupper() and new[:1].isupper():
            return bool(_BINDS.search(str(one.change.new)))
    return False


def for_residents(one: ChangedWords) -> bool:
    """Return True if a section or sentence for the people of some place came or went."""
    change = one.change
    if change.subject is Subject.SECTION and change.came_or_went:
        return _RESIDENT.search(str(change.new or change.old or "")) is not None
    if not one.content:
        return False
    alone = (old or new for old, new in one.exchanged if not (old.strip() and new.strip()))
    return any(_RESIDENT.search(said) for said in alone)


def purpose(one: ChangedWords) -> bool:
    """Return True if a purpose came or went by that word: “and for other business purposes”."""
    alone = (old or new for old, new in one.exchanged if not (old.strip() and new.strip()))
    return bool(one.content) and not one.is_lone and any(map(_PURPOSE.search, alone))


def choice(one: ChangedWords) -> bool:
    """Return True if a passage with a way to opt out came or went."""
    is_new = one.is_lone and bool(one.content) and one.change.subject is Subject.TEXT
    return is_new and "http" not in one.passage and bool(_CHOICE.search(one.passage))


_KINDS: Final = (listed_data, recipients, ground_of_transfer, another_agreement, for_residents, purpose, choice)
