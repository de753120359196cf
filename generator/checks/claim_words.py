"""The words, by language, in which a text claims that readers' data are sold or not, that they are tracked or not."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is looked for in the sentences of one language; each pattern ignores case.

    A sentence with one of the `qualified` words claims nothing plainly; one with a `negation` affirms nothing.
    """

    no_sale: re.Pattern[str]
    sale: re.Pattern[str]
    no_tracking: re.Pattern[str]
    tracking: re.Pattern[str]
    qualified: re.Pattern[str]
    negation: re.Pattern[str]


def claim_words(language: str) -> Iterator[ClaimWords]:
    """Yield the words that are read in a text: English, and those of its own language where they are known."""
    yield _of("en")
    own = language.lower().partition("-")[0]
    if own != "en" and own in TABLE:
        yield _of(own)


@cache
def _of(language: str) -> ClaimWords:
    return TABLE[language]()


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern that is found where one of the alternatives is, in either case."""
    return re.compile("|".join(alternatives), re.IGNORECASE)


def words(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern that is found where one of the alternatives stands as whole words, in either case."""
    return pattern(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


def _english() -> ClaimWords:
    no = r"(?:never|not|n['’]t|neither|cannot)"
    we_do_not = rf"\bwe(?:['’]\w+|\s\w+){{0,2}}?\s?{no}"
    ours = (
        r"(?:(?:,\s|\s)(?:your|our|users['’]?|the|some|certain|of|personal|personally|identifiable|customer|user|this"
        r"|that|such|any|or|and|nor|share|rent|disclose|trade|lease)){0,10},?\s(?:information|data)\b(?!\sbrokers?)"
    )
    across = r"(?:you\s|your\s\w+\s)?across\s(?:other\s)?(?:web)?sites"
    return ClaimWords(
        no_sale=pattern(
            rf"{we_do_not}(?:\s(?:ever|and will not|and never|will))?(?:\s(?:rent|trade|share),?){{0,2}}(?:\sor)?\ssell"
            rf"{ours}",
            rf"\b(?:information|data)\s(?:is|are|will be)\s?{no}(?:\sbe)?\ssold\b",
        ),
        sale=pattern(
            r"\bwe(?:['’]ll)?(?:\s(?:may|might|can|could|will|do|also|sometimes|occasionally|share|rent|trade|disclose"
            rf"|or|and)){{0,4}}\ssell{ours}"
        ),
        no_tracking=pattern(rf"{we_do_not}(?:\s\w+){{0,8}}?\s(?:cross-site tracking|track\w*\s{across})"),
        tracking=pattern(
            r"\bwe(?:\s(?:may|might|can|will|do|also|and))?\s"
            rf"(?:use\s(?:\w+\s){{0,4}}?cross-site tracking|track\s{across})"
        ),
        qualified=pattern(
            r"\b(?:unless|except|without|if you|opt(?:ed|s|ing)?[\s-]?(?:in|out)|for money|monetary"
            r"|in the traditional|children|minors?|under \d|sensitive|anonym\w+|aggregat\w+|de-?identified|merger"
            r"|acquisition|(?:before|if|when|whether|once|until) (?:we|you))\b"
        ),
        negation=pattern(r"n['’]t\b|\b(?:not|never|no|nor|neither|without|cannot)\b"),
    )


def _german() -> ClaimWords:
    no = r"(?:niemals|nie|nicht|keinesfalls|an niemanden|unter keinen umständen|zu keiner zeit)"
    ours = (
        r"(?:(?:ihre|deine|eure|unsere|die|diese|alle|irgendwelche|ihnen|von|der|und|oder|nutzer\w*|kunden"
        r"|personenbezogenen?|persönlichen?) ){0,6}\w*(?:daten|informationen)"
    )
    across = r"(?:über|auf) (?:andere[nr]?|fremde[nr]?|mehrere[nr]?|verschiedene[nr]?) (?:web)?(?:seiten|sites)"
    crossing = r"(?:web)?(?:site|seiten)[ -]?übergreifende\w*"
    return ClaimWords(
        no_sale=words(
            rf"wir verkaufen (?:{no} {ours}|{ours} (?:\w+ )?{no}|keine(?:rlei)? {ours})",
            rf"{no} verkaufen wir {ours}",
            rf"wir werden (?:{no} {ours}|{ours} (?:\w+ )?{no}|keine {ours}) verkaufen",
            rf"{ours} werden (?:von uns )?{no} verkauft",
        ),
        sale=words(
            rf"wir verkaufen (?:auch |teilweise |gelegentlich )?{ours}",
            rf"wir (?:können|dürfen|werden|könnten) (?:auch )?{ours} (?:\w+ ){{0,3}}verkaufen",
            rf"{ours} (?:werden|können|dürfen) (?:\w+ ){{0,3}}verkauft(?: werden)?",
        ),
        no_tracking=words(
            rf"wir (?:verfolgen|tracken) (?:sie|dich|nutzer) (?:{no} {across}|{across} {no})",
            rf"wir (?:nutzen|verwenden|betreiben) kein(?:e|en)? {crossing} (?:tracking|verfolgung)",
        ),
        tracking=words(
            rf"wir (?:verfolgen|tracken) (?:sie|dich|nutzer) {across}",
            rf"wir (?:nutzen|verwenden|betreiben) {crossing} (?:tracking|verfolgung)",
        ),
        qualified=words(
            r"es sei denn|außer|ausgenommen|ohne|wenn|falls|sofern|soweit|bevor|\w*einwilligung|zustimm\w*"
            r"|(?:gegen|für) geld|gegen entgelt|kinder\w*|minderjährig\w*|sensib\w*|anonym\w*|aggregiert\w*"
            r"|pseudonym\w*|fusion|übernahme"
        ),
        negation=words(no, r"kein\w*|weder|noch|ohne"),
    )


def _french() -> ClaimWords:
    ours = (
        r"(?:(?:vos|tes|votre|les|des|de|aucune?s?|toutes|quelconques|autres) |d['’]){0,3}(?:données|informations?)"
        r"(?: (?:personnelles?|à caractère personnel))?"
    )
    across = r"(?:sur|à travers|entre) (?:d['’]autres|plusieurs|différents|les autres) sites"
    return ClaimWords(
        no_sale=words(
            rf"nous ne (?:vendons|vendrons) (?:jamais|pas|en aucun cas|plus)? ?{ours}",
            rf"nous ne (?:vendons|louons|partageons|échangeons) ni ne (?:vendons|louons|partageons|échangeons) {ours}",
            rf"{ours} ne (?:sont|seront) (?:jamais|pas|en aucun cas) vendues?",
        ),
        sale=words(
            rf"nous (?:vendons|vendrons|(?:pouvons|pourrions) (?:également |aussi )?vendre) {ours}",
            rf"{ours} (?:sont|seront|peuvent être|pourront être) vendues?",
        ),
        no_tracking=words(rf"nous ne (?:vous )?suivons (?:jamais|pas) (?:\w+ ){{0,3}}?{across}"),
        tracking=words(rf"nous (?:vous )?suivons (?:\w+ ){{0,3}}?{across}"),
        qualified=words(
            r"sauf|à moins|excepté|hormis|sans|si vous|si nous|lorsque|avant|(?:votre )?consentement|accord|moyennant"
            r"|contre (?:de l['’])?argent|rémunération|enfants?|mineurs?|sensibles|anonym\w+|agrég\w+|fusion"
            r"|acquisition"
        ),
        negation=words(r"ne|n['’]\w+|jamais|pas|aucune?s?|ni|sans"),
    )


def _spanish() -> ClaimWords:
    no = r"(?:no|nunca|jamás|en ningún caso)"
    ours = (
        r"(?:(?:sus?|tus?|los|las?|el|de|ning[uú]n[oa]?|nuestros|usuarios|clientes) ){0,5}(?:datos|información)"
        r"(?: personal(?:es)?)?"
    )
    across = r"(?:en|a través de|entre) (?:otros|varios|distintos|diferentes) sitios"
    return ClaimWords(
        no_sale=words(
            rf"{no} (?:vendemos|venderemos)(?: (?:ni|o) \w+)?(?: nunca| jamás)? {ours}",
            rf"{ours} {no} (?:se venden|se venderán|son vendidos)",
        ),
        sale=words(
            rf"(?:vendemos|venderemos|(?:podemos|podríamos) (?:también )?vender) {ours}",
            rf"{ours} (?:se venden|se venderán|pueden venderse|pueden ser vendidos)",
        ),
        no_tracking=words(rf"{no} (?:le |te |lo )?(?:rastreamos|seguimos) (?:\w+ ){{0,3}}?{across}"),
        tracking=words(rf"(?:le |te |lo )?(?:rastreamos|seguimos) (?:\w+ ){{0,3}}?{across}"),
        qualified=words(
            r"salvo|excepto|a menos|sin|si usted|si tú|si nos|cuando|antes|consentimiento|por dinero|a cambio de|niñ\w+"
            r"|menores|sensibles|anónim\w+|anonimizad\w+|agregad\w+|fusión|adquisición"
        ),
        negation=words(no, r"ni|ning[uú]n\w*|sin"),
    )


def _italian() -> ClaimWords:
    ours = (
        r"(?:(?:i|le|la|i suoi|suoi|sue|tuoi|tue|vostri|vostre|degli|dei|delle|utenti|clienti|nessun[oa]?|alcun[oa]?) )"
        r"{0,5}(?:dati|informazioni)(?: personali)?"
    )
    across = r"(?:su|attraverso|tra) (?:altri|più|diversi|vari) siti"
    return ClaimWords(
        no_sale=words(
            rf"(?:non (?:vendiamo|venderemo)(?: mai)?|mai venderemo)(?: né \w+)? {ours}",
            rf"{ours} non (?:sono|saranno|vengono|verranno) (?:mai )?vendut[ie]",
        ),
        sale=words(
            rf"(?:vendiamo|venderemo|(?:possiamo|potremmo) (?:anche )?vendere) {ours}",
            rf"{ours} (?:sono|saranno|vengono|possono essere) vendut[ie]",
        ),
        no_tracking=words(rf"non (?:la |ti |vi )?(?:tracciamo|seguiamo) (?:mai )?(?:\w+ ){{0,3}}?{across}"),
        tracking=words(rf"(?:la |ti |vi )?(?:tracciamo|seguiamo) (?:\w+ ){{0,3}}?{across}"),
        qualified=words(
            r"salvo|eccetto|a meno|tranne|senza|se lei|se tu|quando|prima|consenso|in cambio|denaro|minori|bambini"
            r"|sensibili|anonim\w+|aggregat\w+|fusione|acquisizione"
        ),
        negation=words(r"non|mai|né|nessun\w*|senza"),
    )


def _dutch() -> ClaimWords:
    no = r"(?:nooit|niet|in geen geval|aan niemand)"
    we = r"(?:wij|we)"
    ours = (
        r"(?:(?:uw|je|jouw|de|deze|alle|onze|van|en|of|gebruikers|klanten|persoonlijke|andere) ){0,6}"
        r"(?:\w*gegevens|informatie|data)"
    )
    across = r"(?:op|over|via) (?:andere|meerdere|verschillende) (?:web)?sites"
    return ClaimWords(
        no_sale=words(
            rf"{we} verkopen (?:{no} {ours}|{ours} (?:\w+ )?{no}|geen {ours})",
            rf"{we} (?:zullen|gaan) (?:{no} {ours}|{ours} (?:\w+ )?{no}|geen {ours}) verkopen",
            rf"{ours} (?:worden|zullen) {no} (?:worden )?verkocht",
        ),
        sale=words(
            rf"{we} verkopen (?:ook |soms )?{ours}",
            rf"{we} (?:kunnen|mogen|zullen|gaan) (?:ook )?{ours} (?:\w+ ){{0,3}}verkopen",
            rf"{ours} (?:worden|kunnen worden) verkocht",
        ),
        no_tracking=words(rf"{we} volgen (?:u|je|gebruikers) (?:{no} {across}|{across} {no})"),
        tracking=words(rf"{we} volgen (?:u|je|gebruikers) {across}"),
        qualified=words(
            r"tenzij|behalve|uitgezonderd|zonder|als|indien|wanneer|voordat|toestemming|voor geld|tegen betaling"
            r"|kinderen|minderjarig\w+|gevoelige|anoni\w+|geanonimiseer\w+|geaggregeer\w+|fusie|overname"
        ),
        negation=words(no, r"geen|noch|zonder"),
    )


TABLE: Final[Mapping[str, Callable[[], ClaimWords]]] = MappingProxyType(
    {"de": _german, "en": _english, "es": _spanish, "fr": _french, "it": _italian, "nl": _dutch}
)
