"""A policy that begins beside one of the same kind: its first version takes effect, and nobody is told of it."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checks.claims import claimed_against, sells, sentences
from generator.checks.denied_facts import denied_words
from generator.checks.facts_beside import stated_otherwise
from generator.checks.facts_in_words import with_facts_in_words
from generator.checks.said_against import said_against
from generator.checks.translated_shape import speaks
from generator.checks.values_elsewhere import value_against
from generator.errors import Finding, Place, Severity
from generator.model.document import Document, Section
from generator.model.languages import code_of
from generator.model.policy import Policy
from generator.model.version import Version
from generator.notice.notice_period import local_day
from generator.notice.timeline import starts
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED, items_of, keys_of
from generator.source.policy_words import of_terms
from generator.source.sought_words import whole_words
from generator.suggestions.section_types import with_types
from generator.text.survey import survey

RULE: Final = "first-version"
UNTRANSLATED: Final = "untranslated"
OTHER: Final = "other"
"""The kind of a policy that is about something of its own, or about what another one is about."""
PRIVACY: Final = "privacy"
_OF_PRIVACY: Final = frozenset("collection use sharing retention transfers".split())
_BINDS: Final = whole_words(
    r"class[- ]actions?|jury trial|trial by jury|(?:you|we) (?:agree|consent) to (?:binding )?arbitrat\w+",
    r"waive\w* (?:\w+ ){0,5}(?:rights?|claims?)",
    r"schiedsgericht\w*|schiedsverfahren\w*|sammelklagen?|verzichten sie",
    r"actions? (?:collectives?|de groupe)|recours collectifs?|clause d[’']arbitrage|vous renoncez",
    r"acci(?:ón|ones) colectivas?|arbitraje (?:vinculante|obligatorio)|usted renuncia",
    r"azioni? (?:collettiv[ae]|di classe)|arbitrato (?:vincolante|obbligatorio)|lei rinuncia",
    r"collectieve acties?|massaclaims?|bindende arbitrage|u doet afstand|doet u afstand",
    r"(?:subscriptions?|plans?|memberships?|contracts?) (?:\w+ ){0,3}?renews?(?:ed)?",
    r"you (?:hereby )?grant (?:us|the company) (?:\w+[ ,-]+){0,8}?licen[cs]e",
    r"we may (?:end|terminate|close) your (?:account|contract|subscription)",
    r"(?:abonnements?|verträge?|mitgliedschaften?) verlänger\w+|(?:räumen|gewähren) sie uns",
    r"wir (?:können|dürfen) ihre?n? (?:konto|vertrag) (?:jederzeit )?(?:kündigen|schließen)",
    r"abonnements? (?:\w+ ){0,3}?(?:renouvel\w+|reconduit\w*)|vous nous (?:accordez|concédez)",
    r"suscripci(?:ón|ones) (?:\w+ ){0,3}?renuev\w+|usted nos (?:concede|otorga)|podemos (?:cancelar|cerrar) su cuenta",
    r"abbonament[oi] (?:\w+ ){0,3}?rinnov\w+|lei ci concede|possiamo chiudere il suo account",
    r"abonnement(?:en)? (?:\w+ ){0,3}?verlengd|u verleent ons|wij (?:kunnen|mogen) uw account (?:sluiten|beëindigen)",
)
"""Words of a contract: readers of known terms are told of them there, whatever the text is called that brings them."""
MOST_AHEAD: Final = datetime.timedelta(days=31)
"""So long after a first text names it, what is named there may be sealed: a project begins with one after the other."""
MOST_BEHIND: Final = datetime.timedelta(days=3)
"""So long after the notice of a later text that names it: the site is built then, and readers are told."""
COOKIES: Final = "cookies"
TERMS: Final = "terms"


def begins_beside(policies: Sequence[Policy], shown_path: str) -> Iterator[Finding]:
    """Find policies that began, or would begin, beside one that readers know and that doesn't name them.

    What a new text says against that one is a change of it (§4.1, rows 3 and 45): where it is of the same kind, has
    sections about readers' data beside a policy on privacy, or is of the kind `other`, which can be about anything.
    Once a text names it, by a link or as a supplement, readers were told of it there; so it is, too, where the last
    text of a policy that ended names what comes after it. A translation follows its original.
    """
    for policy in policies:
        first = policy.versions[0] if policy.versions else None
        document = first.document if first else policy.draft
        if policy.master or document is None or (first and first.master):
            yield from _translated_again(policy, policies, shown_path)
            continue
        there = [one for one in policies if one is not policy and _was_there(one, policy, document)]
        other = next((one for one in there if _is_alike(one, document) and not _names(one, policy)), None)
        if document.kind == OTHER and there and not any(_names(one, policy) for one in there):
            other = there[0]
        if other is None:
            yield from _contradicting(policy, document, there, shown_path)
            yield from _abroad(policy, document, policies, shown_path)
            continue
        same = document.kind == other.versions[0].document.kind != OTHER
        alike = "speaks of readers’ data" if other.versions[0].document.kind == PRIVACY else "speaks of what that says"
        if document.kind in {OTHER, other.versions[0].document.kind}:
            alike = "is of the same kind and language" if same else "may be about anything"
        both = (
            f" as {other.name}, which was there before and" if same else f", and {other.name}, which was there before,"
        )
        message = f"{policy.name} {alike}{both} {_lacks(other, policy)}: the first version of a policy needs no notice"
        remedy = f"what it changes for readers of {other.name} is announced there: name it in that text"
        remedy += f" (a link to policy:{policy.slug}, or “supplements” with “doc: {policy.slug}”)"
        yield Finding(Place(f"{shown_path}/{policy.slug}/policy.yml"), RULE, message, remedy, Severity.WARNING)


def _contradicting(policy: Policy, document: Document, there: Sequence[Policy], shown_path: str) -> Iterator[Finding]:
    """Find a policy of another kind that says otherwise, for the worse, what a known one states in facts or in words.

    Its own facts state it otherwise, or a sentence of it says what that one denies, or names another value.
    """
    for other in there:
        known = _known_then(other, policy)
        if known is None or _names(other, policy):
            continue
        if found := _said_otherwise(known.document, document, other, policy):
            says, fact = found
            message = (
                f"{policy.name} {says} {other.name}, which was there before, {fact}, and {_lacks(other, policy)}: the"
                " first version of a policy needs no notice"
            )
            yield Finding(Place(f"{shown_path}/{policy.slug}/policy.yml"), RULE, message, _in(other, policy), _WARNS)
            return


def _said_otherwise(known: Document, first: Document, other: Policy, policy: Policy) -> tuple[str, str] | None:
    """Return what a first text says, and what the other one does; None where nothing in them is against each other.

    Facts are those that a text states, and those that its words do.
    """
    theirs, own = with_facts_in_words(known), with_facts_in_words(first)
    if said := claimed_against(theirs, first) or denied_words(theirs, first):
        words, fact, value = said
        return f"says {in_quotes(words)}, and", f"states {fact}: {value}"
    if found := stated_otherwise(theirs, own, policy.brand.notice):
        about = ", ".join(found.change.path[-_NAMED:]).replace("_", " ")
        return "states otherwise what", f"says ({about}: {found.verdict.reason.rstrip('.')})"
    if other_value := value_against(theirs, first, other.name):
        return "says otherwise what", f"says ({other_value})"
    if said_both := said_against(known, first):
        return f"says {in_quotes(said_both[0])}, and", f"says {in_quotes(said_both[1])}"
    return None


def _in(other: Policy, policy: Policy) -> str:
    return f"state the same; or change it in the text of {other.name}, with notice, or name {policy.slug} there"


_WARNS: Final = Severity.WARNING
_NAMED: Final = 2  # the last keys of a path, as “account, keep”


def _known_then(other: Policy, policy: Policy) -> Version | None:
    """Return the version that readers of one policy knew when another one began, or know while that is a draft."""
    if not policy.versions:
        return other.base
    day = policy.versions[0].recorded
    known = [one.version for one in starts(other, []) if one.day <= day and not one.version.removed]
    return known[-1] if known else None


def _translated_again(policy: Policy, policies: Sequence[Policy], shown_path: str) -> Iterator[Finding]:
    """Find a translation that begins beside another one into the same language, for another country.

    Who reads French knows the French text: one that is called Canadian French says something of them, too. Another
    writing of a language is for other readers.
    """
    original, language = policy.master, _spoken(policy)
    for other in policies:
        if other is policy or original is None or other.master is None or other.master.slug != original.slug:
            continue
        if other.base is None or other.base.removed or _spoken(other) != language:
            continue
        later = not policy.versions or policy.versions[0].recorded > other.versions[0].recorded
        if later and not _names(other, policy):
            message = (
                f"{policy.name} is a translation into the language of {other.name}, which was there before, and"
                f" {_lacks(other, policy)}: its first version needs no notice"
            )
            remedy = f"name it in the text of {other.name} (a link to policy:{policy.slug}), with notice, or keep one"
            yield Finding(Place(f"{shown_path}/{policy.slug}/policy.yml"), RULE, message, remedy, Severity.WARNING)
            return


def _spoken(policy: Policy) -> tuple[str, str]:
    """Return the language of a policy's text without its country, and its writing where that is named (zh-Hant)."""
    document = policy.versions[-1].document if policy.versions else policy.draft
    language = document.language if document else ""
    return code_of(language), next((part for part in language.split("-")[1:] if len(part) == _WRITING), "").lower()


_WRITING: Final = 4


def _abroad(policy: Policy, document: Document, policies: Sequence[Policy], shown_path: str) -> Iterator[Finding]:
    """Find a policy in another language that translates none and says for itself what a known one of its kind is about.

    All languages of a text share its facts (domain rules §5.7, 12). It is the text of another company where both state
    which one is responsible, and each names its own.
    """
    for other in policies:
        known = other.base.document if other.base and not other.base.removed else None
        later = not policy.versions or (other.versions and policy.versions[0].recorded > other.versions[0].recorded)
        if other is policy or other.master or known is None or not later:
            continue
        if code_of(known.language) == code_of(document.language):
            continue
        if (document.kind != OTHER and not _is_alike(other, document)) or _names(other, policy):
            continue
        companies = _companies(known), _companies(document)
        if all(companies) and not companies[0] & companies[1]:
            continue
        message = (
            f"{policy.name} is in another language than {other.name}, which was there before, and translates none: it"
            " can say something else of the same readers and data, and its first version needs no notice"
        )
        remedy = (
            f"write “translation_of: {other.slug}”; or name it in the text of {other.name}, with notice; or, where it"
            " is that of another company, say so in the facts of both (a section of type scope, “controller”)"
        )
        yield Finding(Place(f"{shown_path}/{policy.slug}/policy.yml"), UNTRANSLATED, message, remedy, Severity.WARNING)
        return


def _companies(document: Document) -> set[str]:
    """Return the companies that a text names as responsible."""
    stated = (keys_of(section.facts.get("controller")) for section in document.sections)
    names = (str(one.get("legal_name", UNSPECIFIED)) for one in stated)
    return {name for name in names if name != UNSPECIFIED}


def _lacks(other: Policy, policy: Policy) -> str:
    if not any(names(version.document, policy.slug) for version in other.versions):
        return "doesn't name it"
    if any(_is_known_by(other, policy, version, readable=False) for version in other.versions):
        return f"named it when there was nothing to read, and not until {policy.versions[0].recorded}"
    return "names it, of which its readers had no notice before"


def _was_there(one: Policy, policy: Policy, document: Document) -> bool:
    """Return True if readers know a policy in a document's language that was recorded on an earlier day.

    An American reads a text in British English, too, and one in English that is called French.
    """
    base = one.base
    if base is None or one.master or base.removed:
        return False
    theirs = one.versions[0].document
    same = code_of(theirs.language) == code_of(document.language) or speaks(theirs) == speaks(document)
    return same and (not policy.versions or policy.versions[0].recorded > one.versions[0].recorded)


def _is_alike(one: Policy, document: Document) -> bool:
    """Return True if a document is about what a policy is about, as its kind or the types of its sections say.

    A section that is called `other` is of the type that its words tell.
    """
    kind, subjects = one.versions[0].document.kind, _subjects(document)
    about = {document.kind} | ({PRIVACY} if subjects & _OF_PRIVACY else set())
    if kind != OTHER and kind in about:
        return True
    if kind in {PRIVACY, OTHER} and sells(document):
        return True
    if kind in {TERMS, OTHER} and any(_BINDS.search(one) or of_terms(one) for one in sentences(document)):
        return True
    shared = subjects & (_subjects(one.base.document) if one.base else frozenset())
    beside = {COOKIES} if document.kind == TERMS else set()
    return bool(shared & {TERMS, *beside, *(_OF_PRIVACY if kind == OTHER else ())})


def _subjects(document: Document) -> frozenset[str]:
    return frozenset(section.type for section in with_types(document).sections)


def _names(one: Policy, policy: Policy) -> bool:
    """Return True if readers of a policy were told of another one when that began.

    Its text named that from the start, or in a section that was another one in a version of which they had notice, and
    what it names was there soon after: a name without a text tells nobody what will stand there.
    """
    return any(_is_known_by(one, policy, version, readable=True) for version in one.versions)


def _is_known_by(one: Policy, policy: Policy, version: Version, *, readable: bool) -> bool:
    """Return True if a version of one policy named another one, as a first text or with notice, before that began.

    A past text that was brought in later names nothing to readers of today. Where it has to be `readable`, that was
    sealed when readers of a first text had looked around, and when they got the notice of a later one: they could read
    what was named.
    """
    record, first = one.record(version.number), policy.versions[0] if policy.versions else None
    if version.before or one.withdrawn(version.number) or not _names_anew(one, version, policy.slug):
        return False
    begins = (first.effective or first.recorded) if first else None
    drafted = record if version is not one.versions[0] else None  # else it comes from an older archive, too
    if drafted and (not drafted.notices or (begins and drafted.effective and drafted.effective > begins)):
        return False
    if begins is None or first is None or not readable:
        return True
    if drafted:
        return first.recorded <= local_day(drafted.notices[0].at, one.brand) + MOST_BEHIND
    return first.recorded <= max(version.recorded, version.effective or version.recorded) + MOST_AHEAD


def _names_anew(one: Policy, version: Version, slug: str) -> bool:
    """Return True if a version names a policy in a section that stood in the text before it in other words, or not."""
    try:
        before = one.parent(version.number) if one.record(version.number) else None
    except KeyError:
        return False
    known = {section.text for section in before.document.sections} if before else set()
    facts = [section.facts for section in before.document.sections] if before else []
    return any(
        _section_names(section, slug) and (section.text not in known or section.facts not in facts)
        for section in version.document.sections
    )


def names(document: Document, slug: str) -> bool:
    """Return True if a text names a policy: by a link, or as a supplement."""
    return any(_section_names(section, slug) for section in document.sections)


def _section_names(section: Section, slug: str) -> bool:
    if any(item.get("doc") == slug for item in items_of(section.facts.get("supplements")).values()):
        return True
    return f"policy:{slug}" in {link.target.partition("#")[0] for link in survey(section).links}
