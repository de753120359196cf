"""Readings of a word that its opposite replaced (“before”, “after”), and of all that became some (§4.2)."""

from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span, starts_sentence
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, is_title, quoted, words_in
from generator.text.edits import Token

_OF_NOBODY: Final = (
    *("aggregate", "aggregated", "anonymous", "anonymised", "anonymized", "de-identified", "deidentified"),
    *("pseudonymous", "pseudonymised", "pseudonymized", "statistical"),
)
_OF_SOMEBODY: Final = ("personal", "identifiable", "identified", "individual", "raw")
"""What is said of data that point to nobody, and of data that point to somebody."""
_PAIRS: Final = tuple(
    tuple(row.split(", "))
    for row in (
        *("before, after", "until, after", "until, even after", "prior to, after", "during, after", "earlier, later"),
        *("inside, outside", "within, outside", "more, less", "more, fewer", "minimum, maximum"),
        *("increase, decrease", "increases, decreases", "including, excluding", "including, except"),
        *("subject to, regardless of", "depending on, regardless of"),
        *("if, even if", "where, even where", "when, even when"),
        *("only, also", "only, mainly", "only, primarily", "only, mostly", "only, generally", "only, usually"),
        *("only, typically", "only, even", "namely, such as", "namely, including", "namely, for example"),
        *("include, exclude", "includes, excludes", "shorter, longer", "earliest, latest"),
        *("optional, required", "optional, mandatory", "optional, compulsory"),
        *("voluntary, required", "voluntary, mandatory", "voluntary, compulsory"),
        *("allows, requires", "allow, require", "permits, requires", "permit, require", "allowed, required"),
        *("permitted, required", "prior, subsequent", "local, remote"),
        *("locally, remotely", "your device, our servers", "your devices, our servers", "your computer, our servers"),
        *("your phone, our servers", "your browser, our servers", "your device, the cloud", "your devices, the cloud"),
        *(f"{kept}, {named}" for kept in _OF_NOBODY for named in _OF_SOMEBODY),
        *("consisting of, including", "comprising, including", "that is, for example", "i.e., e.g."),
    )
)
_OPPOSITES: Final = frozenset(pair for one in _PAIRS for pair in (one, one[::-1]))
_WIDER: Final = frozenset("also even mainly primarily mostly generally usually typically including".split())
_NARROWER: Final = frozenset({"excluding"})
"""What one of these became, or what became one of these, reaches less far than before."""
_ALL: Final = frozenset({"all", "every", "each", "both"})
_SOME: Final = frozenset({"some", "most", "certain", "many", "several", "selected", "various", "few"})
_FIXED: Final = frozenset({"at", "above", "after", "not"})
"""Words before “all” that may make it a phrase of its own: “at all”, “above all”."""
LONGEST: Final = 2


def opposite(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A word became its opposite, or all became some; nothing else changed with it."""
    if not sides.passage.background.is_english or part.longest > LONGEST:
        return None
    (old, was), (new, now) = both(sides.passage, part)
    before, after = (words_in(tokens, span).casefold() for tokens, span in ((old, was), (new, now)))
    if _is_named(old, was) or _is_named(new, now):
        return None
    if (before, after) in _OPPOSITES:
        asks = before not in _WIDER and after not in _NARROWER
        asks = asks and consent_asked.by_lost_promise(part, sides, old=False)
        return Reading("36", f"“{before}” becomes “{after}”: {quoted(new, now)}", asks_consent=asks)
    if (before in _ALL and after in _SOME) or (before in _SOME and after in _ALL):
        fixed = any(
            start and tokens[start - 1].text.casefold() in _FIXED for tokens, (start, _) in ((old, was), (new, now))
        )
        return None if fixed else Reading("36", f"How far it reaches: “{before}” becomes “{after}”: {quoted(new, now)}")
    return None


def _is_named(tokens: tuple[Token, ...], span: Span) -> bool:
    """Return True if a word has a capital inside a sentence or before another one with a capital: “All Saints”."""
    titles = [at for at in range(*span) if is_title(tokens[at].text)]
    return any(
        not starts_sentence(tokens, at) or is_title(tokens[at + 1].text) for at in titles if at + 1 < len(tokens)
    )
