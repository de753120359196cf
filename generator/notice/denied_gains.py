"""Whether a summary tells readers of a gain where they lose, or of what is better alone: what changes is known here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.facts.fact_words import data_kept, label_of
from generator.materiality.summary import FOLLOWS_FACT
from generator.materiality.verdict import Context, Judged
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice.words_of_people import own_terms, share, without_names, words_about
from generator.source.claimed_directions import FROM_TO
from generator.source.claimed_gains import claimed_gains
from generator.source.denied_words import denies
from generator.source.flattering_words import flattering
from generator.text.change import Kind, Subject

_ITEM: Final = 2  # keys of the path of an item
_CLAUSE: Final = re.compile(r"[.;:!?,]")
_EXCEPT: Final = re.compile(
    r"(?<!\w)(?:only|but|nur|sondern|seulement|mais|solo|sólo|sino|ma|alleen|maar)(?!\w)", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+")
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+")
_TOPICS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "retention": ("retention", ()),
    "recipients": ("sharing", ("recipients",)),
    "sale": ("sharing", ("sale", "ad_sharing")),
    "collection": ("collection", ()),
    "rights": ("rights", ()),
    "price": ("terms", ("price",)),
    "changes": ("changes", ()),
}
"""The type of section and the first keys of the facts of which a topic is; any where none is named."""


@dataclass(frozen=True, slots=True)
class DeniedGain:
    """Words that tell readers of a gain, and what the program says of the change, which is for the worse.

    It is `certain` where neither wording beside the facts nor another fact could be the gain.
    """

    words: str
    reason: str
    certain: bool


def denied_gains(policy: Policy, record: VersionRecord, words: str) -> Iterator[DeniedGain]:
    """Yield each gain of which words tell readers, and of which the facts of a version say the reverse.

    So they do where a sentence denies what comes, or turns two numbers round.
    """
    document = policy.version(record.version).document
    words = without_names(policy, record, words)
    language, sentences = document.language, [" ".join(one.split()) for one in _SENTENCE.split(words)]
    for topic, said in claimed_gains(words, language):
        judged = [one for one in of_version(policy, record.version) if _is_of(one, topic)]
        around = " ".join(one for one in sentences if said in one)
        every = [one for one in judged if one.change.subject is Subject.FACT]
        facts = _named(policy, record, every, around) or every
        if facts and _all_worse(facts):
            others = (one for one in judged if one.change.subject is not Subject.FACT)
            certain = _all_worse(every) and all(one.verdict.rule in FOLLOWS_FACT for one in others)
            yield DeniedGain(said, facts[0].verdict.reason, certain)
    terms = _terms(policy, record)
    worse = terms.pop(Direction.ADVERSE, ())
    for sentence in sentences if worse else ():
        named = own_terms(policy, document, sentence)
        yield from _denied_facts(policy, record, [one for one, _ in worse], sentence)
        of_others = any(share(named, about) for every in terms.values() for _, about in every)
        praised = "" if of_others else flattering(sentence, language)
        reasons = (one.verdict.reason for one, about in worse if praised and share(named, about))
        yield from (DeniedGain(praised, reason, certain=False) for reason in islice(reasons, 1))


def _all_worse(facts: Sequence[Judged]) -> bool:
    return all(one.verdict.direction is Direction.ADVERSE for one in facts)


def _named(policy: Policy, record: VersionRecord, facts: Sequence[Judged], sentence: str) -> list[Judged]:
    """Return the facts that a sentence names by a word that no other one of them has in its name."""
    document = policy.version(record.version).document
    names = [own_terms(policy, document, name_of(policy, record, one)) for one in facts]
    said = own_terms(policy, document, sentence)
    found = []
    for one, name in zip(facts, names, strict=True):
        others = {each for other in names if other is not name for each in other}
        if share(said, [each for each in name if not share((each,), others)]):
            found.append(one)
    return found


def name_of(policy: Policy, record: VersionRecord, one: Judged) -> str:
    """Return how readers may call a fact: its label, the kinds of data that are kept, the id that people gave it."""
    parent, change = policy.parent(record.version), one.change
    if parent is None or len(change.path) < _ITEM:
        return ""
    context = Context(parent.document, policy.version(record.version).document, Level.MINOR)
    kept = data_kept(change, context) if change.path[0] == "retention" else ""
    return f"{label_of(change, context)} {kept} {change.path[1]}"


def _denied_facts(
    policy: Policy, record: VersionRecord, worse: Sequence[Judged], sentence: str
) -> Iterator[DeniedGain]:
    """Yield what a sentence says of facts that come, which it denies, or that change, whose numbers it turns round."""
    document = policy.version(record.version).document
    for one in worse:
        old, new = one.change.old, one.change.new
        if one.change.subject is not Subject.FACT:
            continue
        if one.change.kind is Kind.ADDED and not _EXCEPT.search(sentence):
            name = own_terms(policy, document, name_of(policy, record, one))
            clauses = (each for each in _CLAUSE.split(sentence) if denies(each, document.language))
            denied = next((each for each in clauses if share(own_terms(policy, document, each), name)), "")
            if denied:
                yield DeniedGain(denied.strip(), one.verdict.reason, certain=False)
        numbers = [_NUMBER.findall(str(side)) for side in (new, old)]
        turned = FROM_TO.search(sentence)
        if turned and [[turned[1]], [turned[2]]] == numbers and numbers[0] != numbers[1]:
            yield DeniedGain(turned[0], one.verdict.reason, certain=False)


_Terms = dict[Direction, tuple[tuple[Judged, tuple[str, ...]], ...]]


def _terms(policy: Policy, record: VersionRecord) -> _Terms:
    """Return what matters in a version by who gains, each change with the words and numbers that name it."""
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    found: _Terms = {}
    if parent is None:
        return found
    for one in of_version(policy, record.version):
        if one.verdict.level >= Level.MATERIAL:
            about = " ".join(words_about(replace(one, words=""), parent.document, newer))
            direction = one.verdict.direction
            found[direction] = (*found.get(direction, ()), (one, own_terms(policy, newer, about)))
    return found


def _is_of(one: Judged, topic: str) -> bool:
    """Return True if a change that is not editorial is one of a topic, or of wording beside its facts."""
    kind, keys = _TOPICS[topic]
    ours = one.change.subject is not Subject.FACT or not keys or one.change.path[:1] in {(key,) for key in keys}
    return one.verdict.level > Level.EDITORIAL and one.change.section_type == kind and ours


def concealed_loss(policy: Policy, record: VersionRecord) -> str:
    """Return what the program says of a change for the worse, where a summary names gains alone; else empty.

    It praises what comes, or names what is better, and has no word or number of its own of anything that is worse.
    """
    newer, terms = policy.version(record.version).document, _terms(policy, record)
    worse, better = terms.get(Direction.ADVERSE, ()), terms.get(Direction.FAVOURABLE, ())
    facts = (about for way, every in terms.items() for one, about in every if _is_other_fact(one, way))
    beside = {each for about in facts for each in about}
    said = own_terms(policy, newer, record.summary)
    praises = bool(flattering(record.summary, newer.language)) or any(share(said, others) for _, others in better)
    apart = [tuple(one for one in others if not share((one,), beside)) for _, others in worse]
    own = [one for one in said if not share((one,), beside)]
    if not praises or not all(apart) or any(share(own, one) for one in apart):
        return ""  # what is worse and has no words of its own may be what is named
    return worse[0][0].verdict.reason if worse else ""


def _is_other_fact(one: Judged, direction: Direction) -> bool:
    return direction is not Direction.ADVERSE and one.change.subject is Subject.FACT
