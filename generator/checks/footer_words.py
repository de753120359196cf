"""What the foot of a brand's pages may not say: it is no part of a policy, so nobody is told when it changes."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.materiality.features import targets
from generator.materiality.wording.laws.date_lines import date_line
from generator.model.document import Document
from generator.model.languages import READ
from generator.model.policy import Policy
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import keys_of
from generator.source.disowned_words import bounding, disowned_name
from generator.source.played_down import played_down
from generator.source.policy_words import of_readers, of_terms, of_texts
from generator.source.sought_words import whole_words
from generator.text.odd_letters import odd_letters

RULE: Final = "footer"
_REMEDY: Final = "say it in a policy: what stands at the foot changes without notice"
_OF_TERMS: Final = ("price", "liability", "disputes", "refund", "renewal", "cancel")


def footer_words(footer: Facts, place: Place) -> Iterator[Finding]:
    """Find words at the foot of pages that tell readers what the company does with their data, or what they agree to.

    Names of links that a law asks for are none. Prices and liability may be those of offers and links: a warning.
    """
    for key, words in footer_texts(footer):
        certain = of_readers(words) or of_texts(words)
        if said := certain or of_terms(words):
            message = f"“{key}” of the foot says to readers what a policy says ({in_quotes(said)}): {in_quotes(words)}"
            yield Finding(place, RULE, message, _REMEDY, Severity.ERROR if certain else Severity.WARNING)
        elif odd := odd_letters(words):
            message = f"“{key}” of the foot is written in letters that only look like those of a word: {in_quotes(odd)}"
            yield Finding(place, RULE, message, "type it anew", Severity.WARNING)
        elif said := disowned_name(words) or played_down(words):
            message = f"“{key}” of the foot makes readers doubt that the text above it counts ({in_quotes(said)})"
            yield Finding(place, RULE, message, "take that out: how a text stands, its page says", Severity.WARNING)
        elif said := bounding(words) or _dated(words):
            message = (
                f"“{key}” of the foot says to whom, or from when, what stands above it applies ({in_quotes(said)})"
            )
            yield Finding(place, RULE, message, "say it in the text, where a change is announced", Severity.WARNING)


def _dated(words: str) -> str:
    """Return a part of the foot that says when the text above it is from, or from when it applies; empty else."""
    for part in filter(_WORD.search, _PARTS.split(words)):
        if any(one and any(day for _, day in one) for one in (date_line(part.strip(), code) for code in sorted(READ))):
            return part.strip()
    return ""


_PARTS: Final = re.compile(r"\s[|·•–—-]\s|[.;]\s+|\.$|(?=[©])")
_WORD: Final = re.compile(r"[^\W\d_]{3}")


def leads_to_another_text(footer: Facts, own: Collection[str], place: Place) -> Iterator[Finding]:
    """Find a button at the foot that is called as a text of the brand is, and leads to another site than its `own`.

    Whoever looks for the terms at the foot of them finds others, which can be new ones on any day.
    """
    button = footer.get("button")
    label, address = (str(button.get(key, "")) for key in ("label", "href")) if isinstance(button, dict) else ("", "")
    domain = targets.domain(address)
    if own and domain and domain not in own and (named := _A_TEXT.search(label)):
        message = (
            f"“button” of the foot is called {in_quotes(label)} and leads to {domain}, not to the brand's own texts"
        )
        remedy = f"lead to the text here, or call it otherwise than {in_quotes(named[0])}"
        yield Finding(place, RULE, message, remedy, Severity.WARNING)


_A_TEXT: Final = whole_words(
    r"terms|conditions|(?:privacy|cookie) (?:policy|notice|statement)|polic(?:y|ies)",
    r"agb|\w*bedingungen|datenschutz(?:hinweise?|richtlinie)|\w*verklaring|voorwaarden",
    r"conditions (?:générales|d[’']utilisation)|politique de \w+",
    r"términos|condiciones|política de \w+|termini|condizioni|informativa",
)


def leads_past_the_text(footer: Facts, policies: Sequence[Policy], place: Place) -> Iterator[Finding]:
    """Find a link at the foot that is called as a policy of the brand is, and leads to its site, but not to that text.

    Whoever follows it finds other terms there, on any day.
    """
    brand = policies[0].brand if policies else None
    if brand is None or not brand.address:
        return
    button = keys_of(footer.get("button"))
    links = (
        ("button", button.get("label"), button.get("href")),
        ("back", footer.get("back"), brand.values.get("site")),
    )
    kinds = {one.kind for one in _texts(policies)}
    own = {targets.domain(str(one)) for one in (brand.address, brand.values.get("site")) if one}
    for key, label, address in links:
        named = next((kind for kind in sorted(kinds) if kind in _OF_KINDS and _OF_KINDS[kind].search(str(label))), "")
        if named and not _place(str(address)).startswith(_place(brand.address)) and targets.domain(str(address)) in own:
            message = f"“{key}” of the foot is called {in_quotes(str(label))}, and leads to {address}, not to that text"
            remedy = f"lead to it, at {brand.address}, or call the link otherwise"
            yield Finding(place, RULE, message, remedy, Severity.WARNING)


def _place(address: str) -> str:
    """Return an address without what readers don't know it by."""
    return re.sub(r"^\w+://(?:www\.)?", "", address.casefold())


_OF_KINDS: Final = {
    "privacy": whole_words(
        r"privacy (?:policy|notice|statement)|datenschutz(?:erklärung|hinweise?|richtlinie)?|privacy ?verklaring",
        r"politique de confidentialité|política de privacidad|informativa (?:sulla )?privacy",
    ),
    "cookies": whole_words(r"cookie (?:policy|notice|statement)|cookie-?(?:richtlinie|hinweise?|verklaring)"),
    "terms": whole_words(
        r"terms|conditions(?: générales)?|agb|\w*bedingungen|términos|condiciones|termini|condizioni|\w*voorwaarden",
    ),
}


def against_terms(footer: Facts, policies: Sequence[Policy], place: Place) -> Iterator[Finding]:
    """Find a foot that speaks of prices or liability where a text states them: a change of those is announced."""
    for key, words in footer_texts(footer):
        said = of_terms(words)
        title = next((one.title for one in _texts(policies) if _states_terms(one)), "") if said else ""
        if title:
            message = f"“{key}” of the foot ({in_quotes(said)}) speaks of what {in_quotes(title)} promises"
            yield Finding(place, RULE, message, _REMEDY)


def _texts(policies: Sequence[Policy]) -> Iterator[Document]:
    for policy in policies:
        yield from filter(None, (policy.draft, policy.base and policy.base.document))


def _states_terms(document: Document) -> bool:
    return any({*section.facts} & {*_OF_TERMS} for section in document.sections)


def footer_texts(footer: Facts) -> Iterator[tuple[str, str]]:
    """Yield the words at the foot of pages, each with its key."""
    label = keys_of(footer.get("button")).get("label")
    for key, value in (("text", footer.get("text")), ("back", footer.get("back")), ("label", label)):
        if words := " ".join(str(value or "").split()):
            yield key, words
