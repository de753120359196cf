"""The people whom a brand lists: who they are told apart by, and whether two entries are one person.

What needs two people (a lower level, an exception, a removal) and the approval of a text count only by listed ids.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from generator.errors import Finding, Place, nearest
from generator.model.brand import Person
from generator.schema.nodes import in_quotes

RULE: Final = "people"
TO_LIST: Final = "list them in brand.yml: people: and below it - {id: k-lind, name: Kim Lind, roles: [legal]} for each"
ONE_ENTRY: Final = "keep one entry for each person"
_FOLDED: Final = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһӏкмтвнгпбз", "aeopcyxijsdhlkmtbhrnb3", strict=True)),  # Cyrillic
        **dict(zip("αβγεηικνορτυχω", "abyenikvoptuxw", strict=True)),  # Greek
        **dict(zip("ıøłđħŧƶʼ", "ioldhtz'", strict=True)),  # Latin letters that have no plain one inside
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)
_LOOKS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_ALIKE: Final = str.maketrans("i1|0", "lllo")


def faults(people: Sequence[Person], places: Sequence[Place]) -> Iterator[Finding]:
    """Find entries that are one person, or whose ids people would take for one another; `places` are theirs."""
    for person, place in zip(people, places, strict=True):
        if not _folded(person.name):
            message = f"the name of {person.id} can't be {in_quotes(person.name)}: it holds no letter"
            yield Finding(place, RULE, message, "write the person's name")
    for (one, _), (other, place) in combinations(zip(people, places, strict=True), 2):
        if _outline(one.id) == _outline(other.id):
            message = f"the ids “{one.id}” and “{other.id}” look alike"
            yield Finding(place, RULE, message, "give one of them an id that nobody takes for the other")
        elif one_name(one.name, other.name):
            message = f"“{one.id}” and “{other.id}” are one person: both are called {in_quotes(one.name)}"
            remedy = f"{ONE_ENTRY}; where two people have one name, write what tells them apart (Kim Lind, Delft)"
            yield Finding(place, RULE, message, remedy)
        elif one.address and _address(one.address) == _address(other.address):
            message = f"“{one.id}” and “{other.id}” are one person: both have the address {in_quotes(one.address)}"
            yield Finding(place, RULE, message, f"{ONE_ENTRY}, or give each their own address")


def unlisted(people: Sequence[Person], *names: str) -> tuple[str, str]:
    """Return why the people of these names can't do together what listed people do, and a remedy; empty if they can."""
    if not people:
        return "brand.yml lists nobody who may do this", TO_LIST
    known = [person.id for person in people]
    for name in names:
        if name not in known:
            return f"{in_quotes(name)} is not among the people of brand.yml", nearest_person(name, people)
    return "", ""


def nearest_person(name: str, people: Sequence[Person]) -> str:
    """Return the remedy for an id that nobody has: the ids of those who are called so, else the nearest one."""
    words = set(_words(name))
    called = [f"“{person.id}”" for person in people if words and words <= set(_words(person.name))]
    return f"did you mean {' or '.join(called)}?" if called else nearest(name, [person.id for person in people])


def one_name(one: str, other: str) -> bool:
    """Return True if two names are one, however they are written, spaced and ordered."""
    return _outline(_folded(one)) == _outline(_folded(other)) != "" or _words(one) == _words(other) != ()


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they look, in an order that doesn't depend on theirs."""
    apart = "".join(sign if sign.isalnum() or unicodedata.combining(sign) else " " for sign in _plain(name))
    return tuple(sorted(_outline(word) for word in map(_folded, apart.split()) if word))


def _plain(name: str) -> str:
    """Return a name without what is not seen in it, its apostrophes and its case."""
    seen = (sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    return "".join(sign for sign in seen if sign not in "'’`´ʼ").casefold()


def _folded(name: str) -> str:
    """Return the letters and digits of a name without their accents, look-alikes of other scripts as Latin ones."""
    plain = unicodedata.normalize("NFKD", _plain(name)).translate(_FOLDED)
    return "".join(sign for sign in plain if sign.isalnum())


def _outline(name: str) -> str:
    """Return the outline of an id: what looks alike in it is the same."""
    letters = "".join(filter(str.isalnum, name))
    for pair, one in _LOOKS:
        letters = letters.replace(pair, one)
    return letters.translate(_ALIKE)


def _address(address: str) -> tuple[str, str]:
    """Return an e-mail address as the mailbox that it means: case, dots and what follows a plus don't matter."""
    plain = unicodedata.normalize("NFKC", address).casefold().strip().removeprefix("mailto:").rstrip(".")
    local, _, domain = plain.rpartition("@")
    return local.partition("+")[0].replace(".", ""), domain


MOST_LETTERS: Final = 200
AS_ONE_LINE: Final = "write the id of brand.yml, or a name on one line"


def unwritable(name: str) -> str:
    """Return why a name of somebody can't stand in a record and on a page; empty where it can."""
    if not name.isprintable():
        return f"the name {name[:40]!a} holds a line break, or another character that is not seen"
    if len(name) > MOST_LETTERS:
        return f"the name “{name[:20]}…” has {len(name):,} characters; {MOST_LETTERS} are the most"
    return ""


def same_person(one: str, other: str) -> bool:
    """Return True if two names are those of one person, however they are written."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """Return what tells people apart: the letters and digits of a name."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())
