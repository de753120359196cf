"""What prose claims against the facts beside it: selling and tracking, and who is responsible (rule X1)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from generator.checks.claim_words import ClaimWords, claim_words, is_surely_aside
from generator.checks.prose import Prose, proses
from generator.errors import Finding, Severity
from generator.model.document import Document
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED, keys_of
from generator.source.assembly import SectionSource
from generator.source.legal_forms import LEGAL_FORMS, SHORT_FORMS
from generator.source.sought_words import pattern, whole_words

MOST: Final = 1_000
RULE: Final = "conflict"
Claim = tuple[int, str, str, str, bool]
"""Where it starts in its sentence, its words, the fact, what that says, and True if it is sure to say otherwise."""


def claims(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find what the prose of each section claims otherwise than the facts; the first `MOST` of a section are given.

    Whether data are sold, or readers tracked, holds for the whole text: a section that doesn't state it itself is read
    by what others state, where they agree.
    """
    read = tuple(claim_words(document.language))
    stated = {name: {source.facts.get(name, UNSPECIFIED) for source in sources} - {UNSPECIFIED} for name in _FLAGS}
    everywhere = {name: next(iter(values)) for name, values in stated.items() if len(values) == 1}
    for source in sources:
        if everywhere or "controller" in source.facts:
            yield from islice(_claims_in(source, {**everywhere, **source.facts}, read), MOST)


_FLAGS: Final = ("sale", "cross_site_tracking")


def _claims_in(source: SectionSource, facts: Facts, read: Sequence[ClaimWords]) -> Iterator[Finding]:
    for prose in proses(source):
        for at, sentence in prose.sentences():
            flags = (claim for said in read for claim in _flags(sentence, facts, said))
            for claim in sorted({*flags, *_companies(sentence, source.facts)}):
                yield _finding(prose, at, claim)


def _finding(prose: Prose, at: int, claim: Claim) -> Finding:
    start, literal, path, value, sure = claim
    message = f"the text says {in_quotes(literal)}, the fact {path} says {value}"
    if not sure:
        return Finding(prose.place(at + start, literal), RULE, f"{message}: {_MAY_BE}", _SAY_WHICH, Severity.WARNING)
    variable = path == _LEGAL_NAME
    remedy = f"write {{{{ facts.{path} }}}} in the text, or correct the fact" if variable else _CORRECT
    return Finding(prose.place(at + start, literal), RULE, message, remedy)


_MAY_BE: Final = "whether this is about readers' data, nobody can tell from its words"
_SAY_WHICH: Final = (
    "say plainly what is sold (“anonymous data”) and when (“in the event of a merger”), in a sentence of its own; or"
    " correct the fact"
)
_CORRECT: Final = "correct the text, or correct the fact"
_LEGAL_NAME: Final = "controller.legal_name"


def _flags(sentence: str, facts: Facts, said: ClaimWords) -> Iterator[Claim]:
    """Yield “we never sell” where the fact says that we do, and the reverse; the same of tracking across sites."""
    aside = bool(said.aside.search(sentence))
    weakened = bool(said.qualified.search(sentence))
    sale, tracking = facts.get("sale"), facts.get("cross_site_tracking")
    rows = (
        ("sale", sale, said.no_sale, False, sale in {"yes", "opt_in", "opt_out"}),
        ("sale", sale, said.sale, True, sale == "never"),
        ("cross_site_tracking", "yes", said.no_tracking, False, tracking is True),
        ("cross_site_tracking", "no", said.tracking, True, tracking is False),
    )
    for path, value, words_of, affirms, holds in rows:
        match = words_of.search(sentence) if holds and (affirms or not aside) else None
        if match and aside and is_surely_aside(sentence, said.language):
            return
        if match and not (said.negation.search(sentence) if affirms else weakened):
            yield match.start(), match[0], path, str(value), not aside


def claimed_against(known: Document, first: Document) -> tuple[str, str, str] | None:
    """Return words by which one text sells or tracks, where the facts of another say that nobody does; None else.

    Its fact and the value of that come with them. What may be about others is none.
    """
    stated = {name: {section.facts.get(name, UNSPECIFIED) for section in known.sections} for name in _FLAGS}
    denied = {name: next(iter(values - {UNSPECIFIED}), UNSPECIFIED) for name, values in stated.items()}
    facts = {name: value for name, value in denied.items() if value in {"never", False}}
    for sentence in sentences(first) if facts else ():
        for said in claim_words(first.language):
            for _, words, path, value, sure in _flags(sentence, facts, said):
                if sure:
                    return words, path, value
    return None


def sells(document: Document) -> bool:
    """Return True if a sentence of a text says that readers' data are sold, or may be."""
    return any(
        said.sale.search(sentence) and not said.negation.search(sentence)
        for sentence in sentences(document)
        for said in claim_words(document.language)
        if not is_surely_aside(sentence, said.language)
    )


def sentences(document: Document) -> Iterator[str]:
    """Yield the sentences of a text, section by section."""
    for section in document.sections:
        yield from _SENTENCE.split(section.text)


_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n\n")
_FORMS: Final = rf"{LEGAL_FORMS}|B\.V|N\.V|SARL|SA|S\.A|AS|S\.r\.l|Srl|SRL|SpA|S\.p\.A|S\.L|Pty"
_COMPANY: Final = re.compile(
    rf"(?<!\w)(?P<name>[A-Z][\w&’'-]{{0,40}}(?:,?\s(?:&\s)?[A-Z][\w&’'-]{{0,40}}){{0,4}}?),?\s(?P<form>{_FORMS})(?!\w)\.?"
)
_CONTROLLER: Final = pattern(
    r"\b(?:controller|operated by|run by|provided by|operates|(?-i:[Ww]e are (?=[A-Z]))|we mean|refers? to"
    r"|responsible for)\b",
    r"[“\"(](?:we|us|our)\b",
)
_OTHER_COMPANY: Final = whole_words(
    r"processors?|partners?|providers?|vendors?|subsidiar\w+|parent|affiliates?|part of|group|owned by|representative"
    r"|hosted|joint\w*|acquired|merged|successor|auditors?|insurer"
)


def _companies(sentence: str, facts: Facts) -> Iterator[Claim]:
    """Yield another company, or another legal form, named as the one that is responsible; of any language."""
    legal = keys_of(facts.get("controller")).get("legal_name")
    stated = isinstance(legal, str) and legal != UNSPECIFIED and "{{" not in legal
    if not stated or _OTHER_COMPANY.search(sentence):
        return
    ours = _letters(str(legal))
    if ours in _letters(sentence):
        return
    for match in _COMPANY.finditer(sentence):
        same_name = ours.startswith(_letters(match["name"]))
        if _letters(match[0]) != ours and (same_name or _CONTROLLER.search(sentence)):
            yield match.start(), match[0], _LEGAL_NAME, str(legal), True


def _letters(name: str) -> str:
    """Return a name without case, marks and spaces, its legal form in short."""
    found = re.findall(r"\w+", name.casefold().replace(".", ""))
    return "".join(SHORT_FORMS.get(word, word) for word in found)
