"""The features, one visible table: name and function; each returns a number from 0 on."""

import re
from collections.abc import Callable
from math import log1p
from typing import Final

from rapidfuzz.distance import OSA

from generator.materiality.features import lists, targets
from generator.materiality.features.around import stem, words
from generator.materiality.features.changed import Changed, is_content
from generator.materiality.verdict import Outcome
from generator.materiality.wording import spelling
from generator.materiality.wording.vocabulary import SIGNALS
from generator.text.diff import Kind, Subject

Feature = Callable[[Changed], float]


def _in(found: list[str], listed: frozenset[str]) -> int:
    return len({word.casefold() for word in found} & listed)


def _count(n: int) -> float:
    return log1p(n)


def _signals(name: str) -> Feature:
    def signal(one: Changed) -> float:
        pattern = SIGNALS[name]
        gone, come = (len(pattern.findall(" ".join(side))) for side in (one.gone, one.come))
        return _count(max(gone, come))

    return signal


def _digits(found: list[str]) -> list[str]:
    return [word for word in found if any(sign.isdigit() for sign in word)]


def is_name(word: str) -> bool:
    return word[0].isupper() and word.casefold() not in lists.FUNCTION


def names(one: Changed, side: int) -> list[str]:
    """Words with a capital that begin neither a sentence nor an edit, or that no dictionary has."""
    net = {word for word in (one.gone, one.come)[side]}
    found = []
    for pair in one.pairs:
        text = pair[side]
        for match in re.finditer(r"[^\W_]+(?:['’.-][^\W_]+)*", text):
            word = match[0]
            if word not in net or not (is_name(word) or (any(c.isupper() for c in word[1:]))):
                continue
            before = text[: match.start()].rstrip()
            if (before and before[-1] not in ".:!?•|–-") or not spelling.is_word(word.casefold()):
                found.append(word)
    return found


def new_names(one):
    return _count(len(set(names(one, 1))))


def lost_names(one):
    return _count(len(set(names(one, 0))))


def plain_content(one):
    """Net content words in small letters."""
    return [w for w in one.content if w[0].islower()]


def names_only(one):
    return float(bool(one.content) and not plain_content(one))


def contact(one):
    if not one.net and not one.links:
        return 0.0
    return float(bool(lists.CONTACT_PASSAGE.search(" ".join(f"{a} {b}" for a, b in one.pairs) if one.change.old is None or one.change.new is None or len(one.passage)>1200 else one.passage)))


def contact_edit(one):
    return float(bool(contact(one)) and len(plain_content(one)) <= 2)


def person(one):
    return float(bool(lists.PERSON.search(one.passage)) and len(plain_content(one)) <= 2)


def renamed(one):
    return float(any(lists.RENAMED.search(new) for _, new in one.pairs if len(new) < 100))


def nothing_new(one):
    return float(bool(one.pairs) and not one.net and bool(one.gone_all or one.come_all))


def signs_only(one):
    return float(bool(one.pairs) and not one.gone_all and not one.come_all)


def function_only(one):
    return float(bool(one.net) and not one.content and not any(w.casefold() in lists.JOINING for w in one.net))


def joining(one):
    g = [w.casefold() for w in one.gone if w.casefold() in lists.JOINING]
    c = [w.casefold() for w in one.come if w.casefold() in lists.JOINING]
    return _count(len(g) + len(c))


def _syn():
    found = set()
    for group in lists.SYNONYMS.split(";"):
        alts = group.split()
        for a in alts:
            for b in alts:
                if a != b:
                    found.add((tuple(stem(w) for w in a.split("_")), tuple(stem(w) for w in b.split("_"))))
    return frozenset(found)


SYN = _syn()


def synonyms(one):
    """All of what changed is exchanged for a phrase of the same meaning."""
    hits = other = 0
    for old, new in one.pairs:
        a, b = tuple(stem(w) for w in words(old)), tuple(stem(w) for w in words(new))
        if not a and not b:
            continue
        if (a, b) in SYN:
            hits += 1
        elif [w for w in a if is_content(w)] != [w for w in b if is_content(w)]:
            other += 1
    return float(hits > 0 and other == 0)


def spelt(one):
    """One word became one that is nearly written so."""
    near = other = 0
    for old, new in one.pairs:
        a, b = words(old), words(new)
        if not a and not b:
            continue
        x, y = "".join(a).casefold(), "".join(b).casefold()
        if x == y or (x and y and abs(len(a) - len(b)) <= 1 and max(len(a), len(b)) <= 2 and OSA.distance(x, y, score_cutoff=2) <= 2 and min(len(x), len(y)) > 2 and not _digits([x, y])):
            near += 1
        elif a or b:
            other += 1
    return float(near > 0 and other == 0)


def unknown_word(one):
    gone = [w for w in one.gone if w.isalpha() and w.isascii() and len(w) > 3]
    return float(len(one.net) <= 4 and bool(gone) and bool(one.come) and any(not spelling.is_word(w.casefold()) for w in gone) and all(spelling.is_word(w.casefold()) for w in one.come if w.isalpha()))


def share(one):
    return min(1.0, len(one.content) / one.passage_words)


def numbers(one):
    return _count(len({*_digits(one.gone)} ^ {*_digits(one.come)}))


def links_same(one):
    return float(any(targets.same_domain(e.old, e.new) for e in one.links))


def links_other(one):
    return float(any(e.old != "no link" and e.new != "no link" and not targets.same_domain(e.old, e.new) for e in one.links))


def links_got(one):
    return float(any(e.old == "no link" for e in one.links))


def links_lost(one):
    return float(any(e.new == "no link" for e in one.links))


def only_links(one):
    return float(bool(one.links) and not one.wording)


def moved(one):
    return float(one.change.kind is Kind.MOVED or bool(one.change.origin))


def known(one):
    """Share of the words that came or went that stand elsewhere in the other text."""
    all_ = len(one.gone_all) + len(one.come_all)
    return 1 - len(one.net) / all_ if all_ >= 4 else 0.0


def place(name):
    pattern = dict(lists.PLACES)[name]

    def at(one):
        return float(bool(pattern.search(one.above)) or one.change.section_type == name)

    return at


def updates(one):
    return float(one.passage_words < 60 and bool(lists.UPDATES.search(one.passage)))


def pointer(one):
    return min(1.0, _in([w for w in one.content], lists.POINTERS) / max(1, len(set(one.content))))


FEATURES: Final[tuple[tuple[str, Feature], ...]] = (
    ("passage came", lambda o: float(o.change.kind is Kind.ADDED and o.change.subject is Subject.TEXT)),
    ("passage went", lambda o: float(o.change.kind is Kind.REMOVED and o.change.subject is Subject.TEXT)),
    ("moved", moved),
    ("section", lambda o: float(o.change.subject is Subject.SECTION)),
    ("heading", lambda o: float(o.is_heading)),
    ("item", lambda o: float(o.kind_of_block == "item")),
    ("row", lambda o: float(o.kind_of_block == "row")),
    ("layout", lambda o: float(o.change.kind is Kind.LAYOUT)),
    ("content come", lambda o: _count(len(o.content_come))),
    ("content gone", lambda o: _count(len(o.content_gone))),
    ("only come", lambda o: float(bool(o.content_come) and not o.gone)),
    ("only gone", lambda o: float(bool(o.content_gone) and not o.come)),
    ("share", share),
    ("known", known),
    ("signs only", signs_only),
    ("nothing new", nothing_new),
    ("function only", function_only),
    ("joining", joining),
    ("synonyms", synonyms),
    ("spelt", spelt),
    ("unknown word", unknown_word),
    ("S1", _signals("S1")),
    ("S2", _signals("S2")),
    ("C1", _signals("C1")),
    ("T1", _signals("T1")),
    ("M1", _signals("M1")),
    ("M2", _signals("M2")),
    ("M3", _signals("M3")),
    ("H1", _signals("H1")),
    ("safeguards", lambda o: _count(_in(o.content, lists.SAFEGUARDS))),
    ("data", lambda o: _count(_in(o.content, lists.DATA))),
    ("acts", lambda o: _count(_in(o.content, lists.ACTS))),
    ("people", lambda o: _count(_in(o.content, lists.PEOPLE))),
    ("numbers", numbers),
    ("new names", new_names),
    ("lost names", lost_names),
    ("names only", names_only),
    ("contact", contact_edit),
    ("person", person),
    ("renamed", renamed),
    ("pointer", pointer),
    ("updates", updates),
    ("links same", links_same),
    ("links other", links_other),
    ("links got", links_got),
    ("links lost", links_lost),
    ("only links", only_links),
    ("same edits", lambda o: _count(o.comparison.times[tuple((e.old, e.new) for e in o.edits)] - 1) if o.edits else 0.0),
    ("in collection", place("collection")),
    ("in sharing", place("sharing")),
    ("in retention", place("retention")),
    ("in rights", place("rights")),
    ("in contact", place("contact")),
    ("in changes", place("changes")),
    ("decided", lambda o: float(not o.verdict.undecided)),
    ("decided by a date", lambda o: float(not o.verdict.undecided and all(e.reason.startswith("The date changes") for e in o.edits if e.outcome is Outcome.DECIDED) and any(e.outcome is Outcome.DECIDED for e in o.edits))),
)


def values(one: Changed) -> tuple[float, ...]:
    """Return the features of a change, in the order of the table."""
    return tuple(feature(one) for _, feature in FEATURES)
