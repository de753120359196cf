"""Labels and sentences that say nothing but when a text is from: closed lists, for each language."""

import re
from functools import cache, lru_cache
from typing import Final

from generator.model.languages import code_of
from generator.result_cache import kept

_DATED: Final = {
    "en": "last updated; last update; updated; last revised; last modified; last changed; revised;"
    " modified; revision date; date; dated; as of; version date; published; posted; date of last revision;"
    " date last updated; most recently updated; issued; last updated on; updated on; last revised on; published on;"
    " last modified on; latest update; last amended; last amended on; date of last update; current as of; status;"
    " version; document version; last edited; last edited on; date of issue; date of publication; previous version;"
    " prior version; amended; amended on; last amendment;"
    " date modified; date revised; date updated; update; latest revision; latest version; current version; created;"
    " created on; revised on; modified on; changed on; last changed on; issued on; posted on; version of;"
    " first published; first published on; originally published; this version; version dated; version from;"
    " date of this version; date of this edition; edition of; adopted; adopted on; approved on; printed; printed in;"
    " edited in; last edited in; updated in; revised in",
    "de": "stand; letzte änderung; letzte aktualisierung; zuletzt aktualisiert; zuletzt geändert; zuletzt geändert am;"
    " zuletzt aktualisiert am; fassung vom; aktualisiert am; stand vom; datum; version; version vom; letzter stand;"
    " diese datenschutzerklärung wurde zuletzt am; aktualisiert; geändert; datum der letzten änderung;"
    " datum der letzten aktualisierung; letzte überarbeitung; zuletzt überarbeitet; zuletzt überarbeitet am; fassung;"
    " veröffentlicht am; erstellt am; vorherige version; beschlossen am; verabschiedet am; überarbeitet am;"
    " überarbeitet; redaktionell überarbeitet am; redaktionell geändert am; angepasst am; angepasst; geändert am; vom",
    "fr": "dernière mise à jour; mise à jour; mis à jour le; dernière mise à jour le; date; version du;"
    " date de dernière mise à jour; dernière modification; version; date de publication; publié le;"
    " la présente politique a été mise à jour le; cette politique a été mise à jour le; date de mise à jour;"
    " date de la dernière mise à jour; dernière actualisation; mis à jour; mise à jour le; dernière révision;"
    " révisé le; version en date du; version précédente; adopté le; adoptée le; modifié le; modifiée le; du",
    "es": "última actualización; fecha de la última actualización; actualizado; actualizado el; fecha; última revisión;"
    " última modificación; fecha de actualización; fecha de última actualización; última actualización el; versión;"
    " fecha de publicación; publicado el; versión anterior; actualizada el; del",
    "it": "ultimo aggiornamento; aggiornato il; data; ultima modifica; ultimo aggiornamento il;"
    " data dell'ultimo aggiornamento; data di aggiornamento; ultima revisione; versione; versione del; pubblicato il;"
    " aggiornata il; versione precedente; del",
    "nl": "laatst bijgewerkt; laatst bijgewerkt op; laatst gewijzigd; laatst gewijzigd op; datum; versie van; versie;"
    " laatste update; laatste wijziging; bijgewerkt op; gewijzigd op; datum laatste wijziging; vorige versie; van",
    "pt": "última atualização; atualizado em; última modificação; data; última revisão",
    "sv": "senast uppdaterad; uppdaterad; datum",
    "da": "sidst opdateret; opdateret; dato",
    "pl": "ostatnia aktualizacja; data; zaktualizowano",
    "ja": "最終更新日; 最終更新; 改定日; 制定日; 更新日",
}
_EFFECTIVE: Final = {
    "en": "effective; effective date; effective as of; effective from; effective on; in force since; in force from;"
    " valid from; date effective; last updated and effective; effective starting; in effect from; in effect since;"
    " in effect as of; effective since; effective beginning; applies from; applicable from; applicable as of;"
    " date of effect; effective as from; as from; from; since; takes effect on;"
    " effective date of this version; date of entry into force",
    "de": "gültig ab; gültig ab dem; in kraft seit; in kraft ab; gültig seit; gültig vom; in kraft; gilt ab;"
    " wirksam ab; in kraft getreten am",
    "fr": "en vigueur le; en vigueur depuis le; date d'entrée en vigueur; en vigueur à compter du",
    "es": "en vigor desde; vigente desde; fecha de entrada en vigor; fecha de vigencia",
    "it": "in vigore dal; data di entrata in vigore; valido dal",
    "nl": "geldig vanaf; van kracht vanaf; ingangsdatum",
    "pt": "em vigor desde; vigente desde; data de entrada em vigor; em vigor a partir de",
    "sv": "gäller från; gäller från och med",
    "da": "gælder fra",
    "pl": "obowiązuje od",
    "ja": "施行日",
}
_DOCUMENT: Final = (
    r"(?:(?:this|our|the|these) )?(?:current |updated )?(?:version of (?:this|our|the|these) )?"
    r"(?:(?:privacy|cookies?|data protection) )?"
    r"(?:policy|notice|statement|declaration|terms(?: of (?:use|service))?|page|document|version)"
)
_OTHER: Final = rf"(?:(?:the|our|your) )?(?:prior|previous|earlier|old|former|current|last) {_DOCUMENT}"
_FIND: Final = "(?:you (?:can|may) |please |to |click here to )?(?:view|read|see|find|review|access)"
_UNTIL: Final = "(?:(?:until|before|prior to) (?:the effective date|that date|this date|then) )?"
_ARCHIVE: Final = (
    "(?:(?:view|see|read) )?(?:(?:all|the|our) )?(?:archived?|previous|prior|earlier|older|past)"
    " (?:versions?|policies|terms)"
)
_HERE: Final = "(?: (?:here|by clicking here|at this link))?"
_CHANGED: Final = "(?:updated|revised|modified|changed|amended|published|posted|dated)"
_WAS: Final = "is|are|was|were|has been|have been"
_SINCE: Final = "(?: as of| from| on| since| starting)?"
_ABROAD: Final = {
    "de": (
        (
            r"(?:(?:diese|unsere|die) )?(?:datenschutz(?:erklärung|hinweise?|richtlinie|informationen)|erklärung"
            r"|richtlinie|hinweise|(?:allgemeinen )?(?:geschäfts|nutzungs)bedingungen|bedingungen|agb|fassung|seite)"
        ),
        r"(?:wurden?|ist|sind) (?:zuletzt |letztmals )?(?:am|im)",
        r"(?:gilt|gelten) (?:ab|seit)(?: dem)?|(?:tritt|treten|trat|traten) am",
    ),
    "fr": (
        (
            r"(?:(?:la présente|les présentes|cette|ces|notre|nos) )?(?:politique(?: de (?:confidentialité|protection"
            r" des données))?|charte|notice|conditions(?: générales)?(?: d['’]utilisation| de vente)?|page|version)"
        ),
        (
            r"(?:a|ont) été (?:mises? à jour|mis à jour|modifiée?s?|révisée?s?|publiée?s?)(?: pour la dernière fois)?"
            r" (?:le|en)"
        ),
        (
            r"(?:est|sont) (?:en vigueur|applicables?) (?:depuis|dès|à compter du|à partir du)(?: le)?"
            r"|entre(?:nt)? en vigueur le"
        ),
    ),
    "es": (
        (
            r"(?:(?:esta|estas|este|la presente|nuestra) )?(?:política(?: de (?:privacidad|cookies))?|declaración"
            r"|aviso(?: legal)?|condiciones|términos|página|versión)"
        ),
        (
            r"(?:se (?:actualizó|modificó|actualizaron|modificaron)"
            r"|(?:ha sido|fue|fueron) (?:actualizad|modificad)[ao]s?)(?: por última vez)? (?:el|en)"
        ),
        r"(?:está|están) en vigor desde(?: el)?|(?:entra|entran|entrará|entrarán) en vigor el",
    ),
    "it": (
        (
            r"(?:(?:la presente|questa|la nostra|le presenti) )?(?:informativa(?: sulla privacy)?|politica"
            r"|(?:privacy|cookie) policy|condizioni|pagina|versione)"
        ),
        (
            r"(?:è stat[ao]|sono state) (?:aggiornat|modificat|rivist|pubblicat)[aoe](?: l['’]ultima volta)?"
            r" (?:il|in data|a)"
        ),
        r"(?:è in vigore|sono in vigore|è valida|si applica|si applicano) dal",
    ),
    "nl": (
        (
            r"(?:(?:deze|onze|dit|ons) )?(?:privacy ?verklaring|privacybeleid|cookie(?:beleid|verklaring)|verklaring"
            r"|beleid|(?:algemene )?voorwaarden|pagina|versie)"
        ),
        r"(?:is|zijn|werd|werden) (?:(?:voor het )?laatst(?:elijk)? )?(?:bijgewerkt|gewijzigd|aangepast) (?:op|in)",
        r"(?:geldt|gelden|is van kracht|zijn van kracht) (?:vanaf|sinds)",
    ),
}
"""In other languages: what the text is called, how it is said when it was changed, and from when it takes effect."""
_SENTENCES: Final = (
    (_DOCUMENT, False),
    (
        rf"(?:date of )?(?:the )?(?:last|latest) (?:update|revision|change|modification) (?:of|to) {_DOCUMENT}",
        False,
    ),
    (rf"{_DOCUMENT} (?:(?:{_WAS}) )?(?:last |most recently )?{_CHANGED}(?: on| in)?", False),
    (rf"we(?: have|['’]ve)? (?:last |recently )?{_CHANGED} {_DOCUMENT}(?: on| in)?", False),
    (
        rf"{_DOCUMENT} (?:(?:{_WAS}|becomes|became|will be) )?(?:effective|in effect|in force|valid){_SINCE}",
        True,
    ),
    (rf"{_DOCUMENT} (?:takes|took|will take) effect (?:on|from)", True),
    (rf"{_DOCUMENT} (?:applies|will apply|is applicable) (?:from|as of|since|starting|beginning)", True),
    (rf"{_DOCUMENT} (?:comes|came|will come|entered) into (?:effect|force) on", True),
    (rf"{_UNTIL}{_FIND} {_OTHER}{_HERE}", False),
    (rf"{_UNTIL}{_FIND} {_OTHER} (?:that|which) appl(?:y|ies|ied)(?: to (?:all users|you))? until", True),
    (rf"{_UNTIL}{_OTHER} (?:can be|is|are) (?:found|viewed|read|seen|available){_HERE}", False),
    (
        (
            rf"{_OTHER}(?: available{_HERE})? (?:will )?(?:continues? to )?(?:apply|applies|applied) until"
            r" (?:then|that (?:date|day))"
        ),
        False,
    ),
    (_ARCHIVE, False),
    ("here", False),
    *((f"{text} (?:{changed})", False) for text, changed, _ in _ABROAD.values()),
    *((f"{text} (?:{effect})", True) for text, _, effect in _ABROAD.values()),
)
"""Sentences that end in a date or point to another version, and say nothing but when a text is from.

With each, whether it says from when the text takes effect.
"""
VERSION: Final = re.compile(  # also by its number in a year: “Fassung 14/2026”
    r"\(?\b(?:version|ver\.?|v|revision|rev\.?|release|edition|issue|ausgabe|auflage|fassung|édition|edición|versión|edizione"
    r"|versione|uitgave|versie)(?: number| no\.?| nr\.?| n[°º])?\s*[:.]?\s*\d+(?:\.\d+)*[a-z]?(?:\s?/\s?20\d\d)?\b"
    r"(?![/.-]\d)\)?",
    re.IGNORECASE,
)

_KIND: Final = r"(?:privacy|cookies?|data (?:protection|privacy))"
_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z][\w’'.-]* )?(?i:"
    rf"{_KIND}(?: ?(?:and|&|/) ?(?:{_KIND}|security))? (?:policy|notice|statement|declaration)"
    r"|terms (?:of (?:use|service)|(?:and|&) conditions)|datenschutz(?:erklärung|hinweise?|richtlinie|informationen)"
    r"|nutzungsbedingungen|allgemeine (?:geschäfts|nutzungs)bedingungen|politique de confidentialité"
    r"|conditions (?:générales )?d['’]utilisation|política de (?:privacidad|cookies)|informativa sulla privacy"
    r"|privacy ?verklaring|privacybeleid)"
)


def names_document(title: str) -> bool:
    """Return True if a heading is nothing but the name of a policy or of terms, at most with that of a company."""
    plain = " ".join(re.sub(r"\([^()]*\)", " ", title).split())
    return bool(_NAME.fullmatch(plain.rstrip(" .:")))


_TEXT: Final = re.compile(rf"\b(?:{'|'.join((_DOCUMENT, *(text for text, _, _ in _ABROAD.values())))})(?!\w)")
_OF_CHANGE: Final = re.compile(
    r"updat|revis|modif|chang|edit|amend|version|geändert|änderung|aktualisier|überarbeit|fassung|stand|mise? à jour"
    r"|actualis|révis|actualiz|aggiorn|bijgewerkt|gewijzigd|wijziging"
)


def begins_with_name(words: str) -> bool:
    """Return True if words begin with what a text is called in itself: “privacy policy to include”."""
    return bool(_TEXT.match(words.casefold()))


def speaks_of_text(labels: str) -> bool:
    """Return True if labels name the text itself, or say that it changed: “last revised”, and not “effective date”."""
    plain = labels.casefold()
    return bool(_TEXT.search(plain) or _OF_CHANGE.search(plain))


def kinds_of_labels(piece: str, language: str) -> list[bool] | None:
    """Return of each label in a piece of a line whether it is one of effect; None where other words stand there."""
    rest = re.sub(r"[\s:;,.()\[\]|*_•–—\-]+", " ", VERSION.sub(" ", piece)).strip().casefold()
    kinds = []
    while rest:
        label = _label_at_start(rest, language)
        if label is None:
            return None
        kinds.append(label[1])
        rest = rest[label[0] :].strip()
    return kinds


@kept(256)
def _label_at_start(text: str, language: str) -> tuple[int, bool] | None:
    """Return how long the label or sentence is that a text begins with, and whether it is one of effect."""
    sentences = ((len(match[0]), late) for pattern, late in _sentences() if (match := pattern.match(text)))
    labels = ((len(label), late) for label, late in _labels(language) if _begins(text, label))
    return max((*sentences, *labels), default=None)


def _begins(text: str, label: str) -> bool:
    return text.startswith(label) and text[len(label) : len(label) + 1] in {"", " "}


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns of the sentences: making them takes long, and few comparisons ask for them."""
    return tuple((re.compile(rf"(?:{words})(?= |$)"), takes_effect) for words, takes_effect in _SENTENCES)


@lru_cache(maxsize=32)
def _labels(language: str) -> tuple[tuple[str, bool], ...]:
    codes = {"en", code_of(language)}
    rows = [
        (label, kind is _EFFECTIVE)
        for kind in (_DATED, _EFFECTIVE)
        for code in codes
        for label in kind.get(code, "").split(";")
    ]
    return tuple(
        sorted(((" ".join(label.split()), late) for label, late in rows if label.strip()), key=lambda row: -len(row[0]))
    )
