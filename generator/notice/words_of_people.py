"""What people say in a notice in their own words: whether readers can read it, and whether it says what changes."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.features.targets import domain
from generator.materiality.verdict import Judged
from generator.materiality.wording.passages.quantities import quantities
from generator.model.catalogue import usual
from generator.model.document import Document
from generator.model.languages import ENGLISH
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import Reason, VersionRecord
from generator.notice.known_domains import stated_domains
from generator.schema.nodes import in_quotes
from generator.schema.values import Value
from generator.source.played_down import of_substance, played_down
from generator.source.policy_words import is_offer, of_a_policy
from generator.source.sought_words import whole_words
from generator.source.text_language import COMMON
from generator.source.unbacked import CHOICE, SOME_READERS, unbacked_words
from generator.source.what_stays import what_stays
from generator.text.appearance import unseen
from generator.text.blocks import Block, Run
from generator.text.change import Subject
from generator.text.edits import tokens
from generator.text.odd_letters import odd_letters

MOST: Final = 1_500
"""So many characters a summary has, or a reason: what changes stands below it, and has to be found."""
MOST_AT_FIRST: Final = 800
"""So many its first paragraph has, which stands above the day, in banners too."""
_WORD: Final = re.compile(r"\d+|[^\W\d_]+")
_HOST: Final = re.compile(
    r"(?:https?://|(?<![\w@./])(?=www\.))([^\s/?#<>()\[\]\"'“”’»,;]+\.[^\s/?#<>()\[\]\"'“”’»,;.]{2,})"
)
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NO_SPACES: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_OF_EVERY_NOTICE: Final = (
    *("subject", "subject-later", "opening", "applies", "applied", "until-then", "level-material", "level-consent"),
    *("what-changes", "corrects", "replaces", "postponed"),
)
_LEAST: Final = 3
_STEM: Final = 5


def unreadable(words: str) -> str:
    """Return why words of people can't stand above the changes of a notice; empty where they can."""
    if len(words) > MOST:
        return f"this has {len(words):,} characters, {MOST:,} are the most: what changes stands below it"
    hidden = next((name for _, name in unseen(words, changed=True) if name), "")
    if hidden:
        return f"this holds a character that nobody sees ({hidden})"
    if odd := odd_letters(_HOST.sub(" ", words)):
        return f"{in_quotes(odd)} is written in letters that only look like those of a word"
    paragraphs = [one for one in words.split("\n\n") if one.strip()]
    if paragraphs and len(paragraphs[0]) > MOST_AT_FIRST:
        first = f"the first paragraph of this has {len(paragraphs[0]):,} characters, {MOST_AT_FIRST:,} are the most"
        return f"{first}: banners show it above the day; begin another one after an empty line"
    if any(not any(map(str.isalnum, one)) for one in paragraphs[1:]):
        return "a paragraph of this has no letter and no digit"
    return ""


def names_a_change(policy: Policy, record: VersionRecord) -> bool:
    """Return True if the summary of a version has a number, a name or a word of what matters in it.

    Its first paragraph does, which is all that banners show. Words that stand in every notice, and those that stand in
    every text, name nothing. It is True where no change matters, or nothing of the texts is known any more.
    """
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    weighty = [one for one in of_version(policy, record.version) if one.verdict.level >= Level.MATERIAL]
    if not weighty or parent is None:
        return True
    about = (text for one in weighty for text in words_about(one, parent.document, newer))
    first = next((one for one in record.summary.split("\n\n") if one.strip()), "")
    return _names(policy, newer, first, about)


def without_what_stays(policy: Policy, record: VersionRecord, words: str) -> str:
    """Return words on one line without those that name one thing that stays, where the rest names what changes.

    A thing of which a change speaks doesn't stay, and words that name nothing but what stays hide what changes.
    """
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    weighty = [one for one in of_version(policy, record.version) if one.verdict.level >= Level.MATERIAL]
    if parent is None:
        return words
    about = " ".join(text for one in weighty for text in words_about(one, parent.document, newer))
    changes, line = own_terms(policy, newer, about), " ".join(words.split())
    rest = line
    for claim, name in what_stays(line):
        terms = own_terms(policy, newer, name)
        if terms and not share(terms, changes) and not played_down(name):
            rest = rest.replace(claim, " ")
    return rest if share(own_terms(policy, newer, of_substance(rest, newer.language)), changes) else line


def former_period(policy: Policy, record: VersionRecord) -> str:
    """Return a period that a summary names and that no longer holds, where it doesn't name the new one; empty else."""
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    weighty = [one for one in of_version(policy, record.version) if one.verdict.level >= Level.MATERIAL]
    if parent is None or not weighty:
        return ""
    said, gone, came = _periods(record.summary, newer.language), set[float](), set[float]()
    for one in weighty:
        language = newer.language if one.change.subject is Subject.TEXT else ENGLISH
        old, new = (_periods(str(side or ""), language).keys() for side in (one.change.old, one.change.new))
        gone |= old - new if new - old else set()
        came |= new - old
    former = (gone - came) & said.keys()
    return said[min(former)] if former and not came & said.keys() else ""


def _periods(words: str, language: str) -> dict[float, str]:
    """Return the periods in words, by their days."""
    found = quantities(tokens([Block("paragraph", ("paragraph",), (Run(words),), 0)]), language)
    return {one.days: one.words for one in found if one.kind == "period" and one.days}


def unfounded_word(policy: Policy, record: VersionRecord) -> str:
    """Return a weighty word of what people say in a notice of which neither text has any such word; empty else.

    “We may sell your data” in a summary is backed by no policy, whatever changes.
    """
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    found = [
        (match[0], group)
        for words in (record.summary, *(one.words for one in record.reasons), *(one.because for one in record.notices))
        for group in (*_WEIGHTY, *_of_subjects(record.level))
        for match in group.finditer(without_names(policy, record, words))
    ]
    if not found:
        return ""
    documents = (newer, parent.document) if parent else (newer,)
    written = " ".join(words.replace("_", " ") for document in documents for words in all_words(document))
    return next((word for word, group in found if not group.search(written)), "")


def _of_subjects(level: Level) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of what only a text can say; of what needs consent, a notice speaks of a choice anyhow."""
    asks = level is Level.CONSENT
    yield from () if asks else (_CHOICE,)
    left_out = (SOME_READERS, CHOICE) if asks else (SOME_READERS,)
    yield from (one for name, one in unbacked_words().items() if not name.startswith(left_out))


def without_names(policy: Policy, record: VersionRecord, words: str) -> str:
    """Return words without the brand's name and the titles of its texts, which claim nothing: “Sell Your Car keeps …”.

    That is a name that offers to buy a thing (“Sell Your Car”), and a title as texts have it (“Terms of Sale”). Any
    other is left in: “Sell Data”.
    """
    versions = (policy.version(record.version), policy.parent(record.version), policy.master and policy.master.base)
    titles = {one.document.title for one in versions if one}
    names = [one for one in titles if _OF_A_TEXT.search(one) and not of_a_policy(one)]
    names += [policy.brand.name] if is_offer(policy.brand.name) else []
    for name in sorted(names, key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", words)
    return words


def all_words(document: Document) -> Iterator[str]:
    """Yield the words of a text, section by section, and those of its facts."""
    for section in document.sections:
        yield f"{section.title} {section.text}"
        yield from _texts(dict(section.facts))


_OF_A_TEXT: Final = whole_words(
    r"terms|conditions|policy|notice|statement|agreement|rules|guidelines|\w*bedingungen|agb|\w*richtlinien?|\w*erklärung"
    r"|politique|charte|cg[uv]|condiciones|política|aviso|condizioni|informativa|termini|\w*voorwaarden|\w*beleid",
)
"""What a text is called."""
_WEIGHTY: Final = (
    whole_words(
        r"s(?:ell|ells|elling|old|ale)|verk(?:auf|äuf)\w*|vend(?!ors?\b|redis?\b|rán?\b)\w*|ventes?|ventas?"
        r"|verko(?:op|cht|pen)\w*",
    ),
    whole_words(r"arbitra(?!r(?:y|il|i[oa])|ir)\w*|arbitr[eo]s?|arbiters?|schieds\w*"),
    whole_words(
        r"waiv\w* (?:\w+ ){0,5}(?:rights?|claims?|jury|trial|lawsuits?|courts?)|waivers?|class actions?|sammelklage\w*"
        r"|recours collectifs?|renonce[zr]\w*|renunci(?!amos\b)\w*|rinunci(?!amo\b)\w*|massaclaims?"
        r"|azion[ei] collettiv\w*|doet u afstand|verzicht\w* sie|(?:sie|ihr|ihren?) verzicht\w*"
        r"|verzicht\w* auf (?:\w+ ){0,3}(?:rechte?|ansprüche|klagen?)"
        r"|auf (?:\w+ ){0,3}(?:rechte?|ansprüche|klagen?) (?:\w+ ){0,2}verzicht\w*",
    ),
    whole_words(r"biometr\w*|biométr\w*"),
    whole_words(
        r"(?:train|trains|trained|training) (?:\w+ ){0,3}?(?:AI|models?|algorithms?)|artificial intelligence"
        r"|KI|intelligence artificielle|inteligencia artificial|intelligenza artificiale|kunstmatige intelligentie",
    ),
    whole_words(
        r"we (?:will |may |shall |can )?(?:have to )?(?:close|end|terminate|suspend|block) your (?:account|contract)s?",
        r"wir (?:\w+ ){0,4}?ihre?n? (?:konto|vertrag) (?:\w+ ){0,2}?(?:schließen|kündigen|sperren)",
        r"(?:schließen|kündigen|sperren) wir ihre?n? (?:konto|vertrag)",
        r"nous (?:\w+ ){0,2}?(?:ferm|résili|suspend|clôtur)\w+ votre (?:compte|contrat)",
        r"(?:cerrar|suspender|rescindir)(?:emos)? su (?:cuenta|contrato)",
        r"(?:chiud|sospend|rescind)\w+ il suo (?:account|conto|contratto)",
        r"(?:sluiten|beëindigen|blokkeren) wij uw (?:account|contract)",
        r"wij (?:\w+ )?uw (?:account|contract) (?:sluiten|beëindigen|blokkeren)",
    ),
    whole_words(
        r"(?:authorit(?:y|ies)|regulators?|courts?|commissioner) (?:\w+ ){0,3}?(?:approved?|confirmed|endorsed)",
        r"(?:approved|confirmed|endorsed) by (?:\w+ ){0,4}?(?:authorit(?:y|ies)|regulators?|courts?|commissioner)",
        r"\w*(?:behörde|gericht|aufsicht) (?:\w+ ){0,4}?(?:genehmigt|bestätigt|zugestimmt)",
        r"(?:approuvée?s?|validée?s?|confirmée?s?) par (?:\w+ ){0,3}?(?:autorité|tribunal|cnil)",
        r"(?:aprobad|confirmad)\w+ por (?:\w+ ){0,3}?(?:autoridad|agencia|tribunal)",
        r"(?:approvat|confermat)\w+ (?:da|dal|dalla) (?:\w+ ){0,3}?(?:autorità|garante|tribunale)",
        r"(?:goedgekeurd|bevestigd) door (?:\w+ ){0,3}?(?:autoriteit|toezichthouder|rechter)",
    ),
)
"""Words of what weighs most, each with its like in the six languages: sale, arbitration, claims, bodies, machines, what
the company does with an account, and who is said to stand behind it.

None is of a vendor, of a Friday (vendredi), of a shorter period (verkort), or of what the company does without.
"""


_CHOICE: Final = whole_words(
    r"opt(?:s|ed|ing)?[- ]?outs?|object|you (?:can|may) (?:say no|refuse)",
    r"unless you (?:object|opt|say|tell|ask|disagree|refuse)",
    r"only (?:if|where|when) you (?:want|wish|agree|ask|say|choose|allow)",
    r"widerspr(?:ech|uch|ich)\w*|(?:es sei denn|außer wenn|nur wenn),? sie|nur auf ihren wunsch",
    r"(?:vous )?opposer|opposition|sauf si vous|(?:seulement|uniquement) si vous",
    r"oponer(?:se)?|oposición|salvo que usted|(?:solo|sólo) si usted",
    r"opporsi|opposizione|a meno che lei|(?:solo|soltanto) se lei",
    r"bezwaar|tenzij u|alleen (?:als|wanneer) u",
)
"""Words by which readers have a choice; of what needs their consent, a notice asks for it."""


def leads_elsewhere(policy: Policy, record: VersionRecord) -> str:
    """Return the registrable domain to which words of people in a notice lead, where it is not the brand's; empty else.

    A notice leads to where the policy stands. Of the text that applies readers know the addresses; where it states
    none, they know the site that brand.yml names.
    """
    said = " ".join([record.summary, *(one.words for one in record.reasons), *(one.because for one in record.notices)])
    hosts = [match[1] for match in _HOST.finditer(said)]
    if not hosts:
        return ""
    brand = policy.brand
    parent = policy.parent(record.version)
    stated = stated_domains(parent.document) if parent and not parent.removed else frozenset()
    addresses = (brand.address, "" if stated else str(brand.values.get("site", "")))
    own = {domain(f"//{match[1]}") for one in addresses if (match := _HOST.match(one))} | stated
    led = (domain(f"//{host}") for host in hosts) if own else ()
    return next((one for one in led if one not in own), "")


def idle_reasons(policy: Policy, record: VersionRecord) -> tuple[Reason, ...]:
    """Return the reasons that have no word or number of the change of which they are told."""
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    if parent is None or not record.reasons:
        return ()
    changes = {one.digest: replace(one, words="") for one in of_version(policy, record.version)}
    told = ((one, changes[one.change]) for one in record.reasons if one.change in changes)
    return tuple(
        reason
        for reason, one in told
        if not _names(policy, newer, reason.words, words_about(one, parent.document, newer))
    )


def _names(policy: Policy, newer: Document, words: str, about: Iterable[str]) -> bool:
    """Return True if words have something of what they are about, beside what stands everywhere.

    What they say of how the text is written counts for nothing.
    """
    words = of_substance(words, newer.language)
    if _NO_SPACES.search(words):
        return True
    return share(own_terms(policy, newer, words), own_terms(policy, newer, " ".join(about)))


def own_terms(policy: Policy, newer: Document, words: str) -> tuple[str, ...]:
    """Return the words and numbers that can name something: none of every notice, of the brand or the title."""
    common = " ".join(usual(key, newer.language) for key in _OF_EVERY_NOTICE)
    every = _terms(f"{common} {policy.brand.name} {newer.title}")
    return tuple(one for one in _terms(words) if one not in every)


def share(terms: Iterable[str], others: Collection[str]) -> bool:
    """Return True if one of some terms is one of others, or a form of it."""
    return any(_alike(one, other) for one in terms for other in others)


def words_about(one: Judged, older: Document, newer: Document) -> Iterator[str]:
    """Yield the words of a change and around it: its passage or values, its section, the reason that is given."""
    yield from filter(None, (one.words, one.verdict.reason, one.change.section, *one.change.path))
    for document in (older, newer):
        if section := document.section(one.change.section):
            yield section.title
    for side in (one.change.old, one.change.new):
        yield from _texts(side)


def _texts(value: Value | None) -> Iterator[str]:
    match value:
        case dict():
            for key, each in value.items():
                yield key
                yield from _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)
        case None:
            pass
        case _:
            yield str(value)


def _terms(text: str) -> dict[str, None]:
    """Return the words, numbers and pairs of Chinese characters of a text that can name something."""
    found: dict[str, None] = {}
    for word in _WORD.findall(text.casefold()):
        if _HAN.search(word):
            found.update(dict.fromkeys(word[at : at + 2] for at in range(len(word) - 1)))
        elif word.isdigit() or (len(word) >= _LEAST and word not in COMMON):
            found[word] = None
    return found


def _alike(one: str, other: str) -> bool:
    """Return True if two words are forms of one, or one is part of the other, as in compounds."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < _STEM - 1:
        return False
    stem, within = sorted((one, other), key=len)
    return within.startswith(stem[:_STEM]) or stem in within
