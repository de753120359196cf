"""A title that takes back what stands beside it: “Nothing in our terms” makes a subject that denies a change.

Titles stand in the subject of notices and above each text, whether it applies, is to come or is past.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.languages import ENGLISH
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes
from generator.source.disowned_words import disowned_name
from generator.source.played_down import played_down
from generator.source.policy_words import of_texts
from generator.source.sought_words import whole_words
from generator.source.telling_words import telling_position
from generator.source.words_file import SHOWN_OF_SUBJECTS

RULE: Final = "title"
_DENYING: Final = whole_words(
    r"nothing|no parts?|draft|superseded|void|obsolete|outdated|withdrawn|invalid|not (?:yet )?(?:in force|valid)"
    r"|(?:old|former|previous|archived) (?:terms|conditions|(?:\w+ )?(?:policy|notice))"
    r"|no longer (?:used|valid|in (?:use|force))",
    r"nichts|kein(?:e|en)? teile?|entwurf|überholt|veraltet|ungültig|aufgehoben|außer kraft"
    r"|(?:alte|frühere|archivierte) (?:agb|\w*bedingungen|\w*erklärung|richtlinie)",
    r"rien|aucune partie|brouillon|caduque?s?|périmée?s?|obsolètes?|abrogée?s?"
    r"|anciennes? (?:conditions|politique|règles)",
    r"nada|ninguna parte|borrador|derogad[oa]s?|anulad[oa]s?|obsolet[oa]s?|caducad[oa]s?"
    r"|(?:antigu[oa]s?|anteriores) (?:términos|condiciones|política)|(?:términos|condiciones|política) anterior(?:es)?",
    r"niente|nulla|nessuna parte|bozza|abrogat[oaie]|annullat[oaie]|obsolet[oaie]"
    r"|vecchi[ae]? (?:termini|condizioni|informativa)",
    r"niets|geen (?:onder)?deel|vervallen|ongeldig|verouderd|ingetrokken"
    r"|(?:oude|vorige) (?:voorwaarden|verklaring|regels)",
)
_OF_A_THING: Final = whole_words(
    r"(?:draft|superseded|void|obsolete|outdated|withdrawn|invalid) (?:accounts?|beers?|cards?|clicks?|consents?"
    r"|devices?|goods|items?|orders?|payments?|products?|tickets?|traffic|transactions?|vouchers?)",
)
"""What is said of a thing, and not of the text: “Invalid traffic policy”."""
_NOBODY: Final = whole_words(
    r"(?:nothing|none|nobody|no one|nichts|niemand|rien|nada|nadie|niente|nulla|niets)"
    r"(?: (?:else|more|new|changes|weiteres|neues|de nouveau|de plus|más|nuevo|altro|nuovo|anders|nieuws))?\W*",
)


def misleading_title(policy: Policy, sheet: Place) -> Iterator[Finding]:
    """Find a title of a draft that says that a text doesn't apply, or that nothing changes."""
    title = policy.draft.title if policy.draft else ""
    of_text = _OF_A_THING.sub(" ", title)
    match = _DENYING.search(of_text)
    said = match[0] if match else played_down(of_text) or of_texts(of_text) or disowned_name(of_text)
    if said:
        message = (
            f"the title {in_quotes(title)} says how the text stands ({in_quotes(said)}), beside notices of it, too"
        )
        yield Finding(sheet, RULE, message, "the program says that: write the name of the text", Severity.WARNING)
    subtitle = policy.draft.subtitle if policy.draft else ""
    if said := played_down(subtitle) or of_texts(subtitle) or disowned_name(subtitle):
        message = f"the subtitle {in_quotes(subtitle)} says how the text stands ({in_quotes(said)})"
        yield Finding(sheet, RULE, message, "the program says that: say what the text is about", Severity.WARNING)
    yield from _pushed_away(policy, title, sheet)
    yield from _address(policy, sheet)
    for section in policy.draft.sections if policy.draft else ():
        nothing = _NOBODY.fullmatch(section.title.strip())
        if found := nothing[0] if nothing else played_down(section.title) or _aside(section.title, policy):
            message = (
                f"notices name changes by the title {in_quotes(section.title)}, which says ({in_quotes(found)}) none"
            )
            yield Finding(sheet, RULE, message, "name what the section is about", Severity.WARNING)


def _aside(title: str, policy: Policy) -> str:
    """Return what a title says in brackets or behind a dash of how a change counts, or how its text stands; or empty.

    There it reads like what the program says itself: “Fees (wording only)”.
    """
    words = policy.brand.words
    labels = {words.say(f"label-{name}").casefold() for name in ("editorial", "minor", "favourable")}
    for aside in filter(None, _ASIDE.split(title)[1:]):
        said = next((label for label in labels if label in aside.casefold()), "")
        match = _DENYING.search(_OF_A_THING.sub(" ", aside))
        if said := said or (match[0] if match else "") or disowned_name(aside):
            return said
    return ""


_ASIDE: Final = re.compile(r"[(\[)\]]|:\s|\s[–—-]\s")
"""What parts the name of a section from what is said of it beside."""


def _address(policy: Policy, sheet: Place) -> Iterator[Finding]:
    """Find folders whose names say so in each address of a text, before it is published: then they never change.

    That of the brand may be a company's name, such as “Example”.
    """
    for slug in (policy.slug, policy.brand.slug) if not policy.versions else ():
        words = slug.replace("-", " ").replace("_", " ")
        match = _DENYING.search(words)
        alone = slug != policy.brand.slug
        if said := match[0] if match else played_down(words) or disowned_name(words, alone=alone):
            message = f"the folder {in_quotes(slug)} says in each address how the text stands ({in_quotes(said)})"
            yield Finding(sheet, RULE, message, "call it what the text is, before it is published", Severity.WARNING)


def _pushed_away(policy: Policy, title: str, sheet: Place) -> Iterator[Finding]:
    """Find a title after which nobody sees, in a list of e-mails, that something changes."""
    language = policy.draft.language if policy.draft else ENGLISH
    words = policy.brand.words
    subject = words.say("subject", brand="x" * len(policy.brand.name), title="x" * len(title), date="x")
    at = telling_position("subject", subject, language)
    if title and at > SHOWN_OF_SUBJECTS:
        said = words.say("subject", brand=policy.brand.name, title=title, date="…")
        message = f"the subject of notices says after {at} characters that something changes: {in_quotes(said)}"
        remedy = "mail programs show some 60: shorten the title, or put the change first (“subject” in words.yml)"
        yield Finding(sheet, RULE, message, remedy, Severity.NOTE)
