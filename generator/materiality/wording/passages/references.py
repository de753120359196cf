"""Where a text refers to one of its own numbers: “item 3”, “Ziffer 2”, “point (b)”; what keeps numbers from clearing.

The words of all languages count in a text of any: which language it is in may be said wrongly, and a word too many only
keeps a law from clearing.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.materiality.wording.passages.background import BackgroundText
from generator.result_cache import kept

REFERENCES: Final = frozenset(
    "section sections article articles clause clauses paragraph paragraphs part parts § §§ point points item items"
    " table tables figure figures annex appendix"
    " abschnitt ziffer artikel absatz article sección apartado artículo sezione articolo paragrafo artigo seção".split()
)
"""Words before a number by which a text refers to a part of itself."""
_MORE: Final = (
    r"numbers?|nos?\.|sub-?paragraphs?|letters?|steps?|rows?|lines?|bullets?|entry|entries"
    r"|ziffern?|unterpunkt\w*|punkt\w*|nummern?|nr\.?|absätzen?|abs\.|abschnitten?|artikeln|art\.|buchstaben?|lit\.|satz"
    r"|klauseln?|schritt\w*|kapiteln?|numéros?|n\s?[°º]|n\.º|clauses?|alinéas?|paragraphes?|lettres?|étapes?|chapitres?"
    r"|puntos?|números?|núm\.|apartados?|cláusulas?|artículos?|secciones|párrafos?|letras?|pasos?|capítulos?"
    r"|punt[oi]|numer[oi]|n\.|articoli|sezioni|clausol[ae]|paragrafi|comma|letter[ae]|pass[oi]|capitol[oi]"
    r"|punten|punt|nummers?|artikelen|lid|leden|secties?|paragra\w+|stap|stappen|hoofdstuk\w*|pontos?|alíneas?|artigos?"
)
_NAMED: Final = "|".join(sorted(map(re.escape, REFERENCES), key=len, reverse=True))
_WORDS: Final = {word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER: Final = rf"\d+(?:\.\d+)*|{'|'.join(_WORDS)}|[b-df-hj-np-tv-xz](?=[\s.,;:)]|$)|[ivx]+(?=\))"
_REFERENCE: Final = re.compile(
    rf"(?:\b(?:{_NAMED}|{_MORE})(?:\s*\(|\s+|(?=\d))|(?<!\w)#)({_NUMBER})(?!\w)", re.IGNORECASE
)
_BARE: Final = re.compile(
    r"\(([a-z]|\d{1,2}|[ivx]{1,4})\)|\b(?:in|under|see|to|of|by|and|or|before|after|only|just|except|but|unless|unter|siehe"
    r"|nur|außer|sous|voir|sauf|seul|ver|solo|salvo|excepto|vedi|tranne|onder|zie|alleen|behalve)"
    r"\s+(\d+(?:\.\d+)*|[A-Z]\b)(?![\d%])"
    r"|\s(\d{1,2})(?=[.;:)]*(?:\s|$))(?=[.;:)]+\s|[.;:)]*$)",
    re.ASCII,
)
"""A number or letter without a word that says what it is of: after a preposition, or at the end of a clause."""


_FOLLOWS: Final = (
    r"(?=\s*(?:[.,;:!?)\]]+(?:\s|$)|$)|\s+(?:and|or|to|of|is|are|was|were|does|do|has|have|may|must|can|cannot|shall|will"
    r"|appl(?:y|ies)|holds?|says?|ends?|only|not|alone|above|below|as|for|in|at|on|by|with|from|if|but|that|which"
    r"|und|oder|bis|ist|sind|gilt|gelten|wird|werden|für|oben"
    r"|unten|et|ou|est|sont|vaut|pour|ci|y|o|es|son|vale|para|e|è|sono|per|en|of|zijn|geldt|gelden|voor)\b)"
)
_COUNTS_NOTHING: Final = re.compile(
    r"(?<=[^\W\d_])[.°]?\s+\(?(\d{1,2}(?:\.\d{1,2})*|[ivx]{2,4}|[b-df-hj-np-tv-xz]|[B-HJ-Z]|two|three|four|five|six|seven"
    rf"|eight|nine|ten|(?:one|a|A)(?=\s+(?:is|are|applies|holds|does)\b))\b{_FOLLOWS}"
)
"""A small number or a letter behind a word, and no word that it counts behind it: “rule 1 is for guests”."""


_PART: Final = re.compile(rf"(?:{_NAMED}|{_MORE})", re.IGNORECASE)


def names_part(word: str) -> bool:
    """Return True if a word is one by which a text refers to a part of itself, as “section”."""
    return _PART.fullmatch(word) is not None


def references_in(line: str) -> Iterator[str]:
    """Yield the numbers to which a line may refer, as they are typed before clauses."""
    for match in (*_REFERENCE.finditer(line), *_BARE.finditer(line, 1), *_COUNTS_NOTHING.finditer(line)):
        label = next(one for one in match.groups() if one)
        yield _WORDS.get(label.casefold(), label)


@kept(8)
def refers_to_numbers(text: BackgroundText) -> bool:
    """Return True if a text refers to one of its numbers: “item 3”, “point (b)”, “paragraph 2”."""
    source, *lines = (without_citations(words, text) for words in (text.source, *text.lines))
    return bool(_REFERS.search(source) or any(_REFERENCE.search(one) or _COUNTS_NOTHING.search(one) for one in lines))


def without_citations(words: str, *texts: BackgroundText) -> str:
    """Return words without citations of laws, such as “Art. 6 Abs. 1 lit. f DSGVO”.

    Where one of the texts calls its own clauses articles, or has a title that begins with a law, “Article 6 GDPR” may
    be one of them.
    """
    if not _LAW.search(words) or any(map(_names_articles, texts)):
        return words
    return _CITATION.sub(" ", words)


@kept(8)
def _names_articles(text: BackgroundText) -> bool:
    titles = [text.document.title, *(section.title for section in text.document.sections)]
    lines = (_CITATION.sub(" ", line) for line in text.lines)
    return any(map(_BEGINS_WITH_LAW.match, titles)) or any(map(_OWN_ARTICLE.match, lines))


_LAW_NAMES: Final = (
    r"(?:(?:UK|EU)[ -]?)?GDPR|General Data Protection Regulation|DS-?GVO|Datenschutz-?Grundverordnung|R\.?G\.?P\.?D\.?"
    r"|Règlement général sur la protection des données|Reglamento General de Protección de Datos"
    r"|Regolamento generale sulla protezione dei dati|AVG|Algemene verordening gegevensbescherming"
    r"|BDSG|TTDSG|TDDDG|TMG|TKG|DDG|UWG|BGB|HGB|AO|DSG|LOPDGDD|LSSI|TFEU|AEUV"
    r"|Regulation \(E[UC]\) (?:No )?\d+/\d+|Verordnung \(EU\) \d+/\d+|Directive \d+/\d+(?:/E[UC])?"
)
_LAW: Final = re.compile(rf"(?<!\w)(?:{_LAW_NAMES})(?!\w)")
_BEGINS_WITH_LAW: Final = re.compile(rf"[\W\d_]*(?:{_LAW_NAMES})(?!\w)")
_ARTICLE: Final = r"(?:\b[Aa]rt(?:icles?|ikeln?|ículos?|icol[oi]|ikelen)?\b\.?|§{1,2})"
_PART_OF_ARTICLE: Final = (
    r"\d+|[(),.;/–-]|[a-z](?![^\W\d_])|(?:and|or|to|und|oder|bis|et|ou|à|y|o|e|en|of|first|sentence|sentences|point|points"
    r"|letter|letters|paragraphe?s?|subparagraphs?|paras?\.?|par\.|Abs(?:\.|atz)|Unterabs(?:\.|atz)|UAbs\.|S\.|Satz|lit\.?"
    r"|Buchst(?:\.|aben?)|Nr\.|Alt\.|alinéas?|apartados?|letras?|lettera|lettere|lid|onder)(?!\w)"
)
_PARTLY_CITED: Final = rf"{_ARTICLE}\s*\d+\s*(?:\(\d+\)|Abs(?:\.|atz)\s*\d)(?:\s*(?:{_PART_OF_ARTICLE})){{0,12}}\s*"
"""A part of another article of the same law, as no text cites its own: “Art. 6(1)(a) and Art. 9 GDPR”."""
_CITATION: Final = re.compile(
    rf"(?:{_PARTLY_CITED}){{0,3}}{_ARTICLE}\s*\d(?:\s*(?:{_PART_OF_ARTICLE})){{0,24}}(?<![,.;/])"
    rf"\s*(?:of the|of|der|des|du|de la|del|della|van de)?\s*(?:{_LAW_NAMES})(?!\w)"
)
_OWN_ARTICLE: Final = re.compile(rf"\W*{_ARTICLE}\s*\d{{1,2}}(?!\w)")


@kept(8)
def order_counts(text: BackgroundText) -> bool:
    """Return True if a text says that the order of something counts."""
    return bool(_ORDER.search(text.source))


_ORDER: Final = re.compile(
    r"\b(?:this|that|following|the) order\b|\border of\b|\bsequence\b|\bsteps?\b|\brespectively\b|\bpriorit(?:y|ies)\b"
    r"|\bin turn\b|\bfirst of\b|\blast of\b|\bone (?:by one|after the other)\b|\branks?\b"
    r"|\breihenfolge\b|\bder reihe nach\b|\bnacheinander\b|\bschritt\w*\b|\bvorrang\w*\b"
    r"|\b(?:cet|l['’]) ?ordre\b|\bordre (?:de|suivant|indiqué)\b|\bétapes?\b|\bsuccessivement\b|\btour de rôle\b"
    r"|\b(?:este|el|siguiente) orden\b|\borden (?:de|siguiente|indicado)\b|\bpasos?\b|\bsucesivamente\b"
    r"|\b(?:quest['’]|l['’]) ?ordine\b|\bordine (?:di|seguente|indicato)\b|\bpass[oi]\b"
    r"|\bvolgorde\b|\bachtereenvolgens\b|\bstap(?:pen)?\b|\bna elkaar\b",
    re.IGNORECASE,
)
_REFERS: Final = re.compile(
    r"\b(?:items?|points?|numbers?|nos?\.|steps?|paragraphs?|sub-?paragraphs?|clauses?|sections?|articles?|grounds?|cases?"
    r"|reasons?|conditions?|purposes?|rules?|tariffs?|options?|plans?)\s*\(?(?:\d+|[a-z]\)|[ivx]+\))|\(\d+\)|§"
    r"|\b(?:under|in|see|to|of|by|at|from|per|and|or|only|just|except|but|unless|nur|außer|sauf|seul|solo|salvo|excepto"
    r"|tranne|alleen|behalve)\s+\(?"
    r"(?:\d{1,2}(?![\d.,%]|\s*(?:%|€|\$|percent|\w*day|\w*month|week|year|hour))|[a-z]\))"
    r"|(?:^|[.;:,\n]\s*)\d{1,2}\s+(?:is|are|was|does|do|says?|holds?|appl(?:y|ies)|prevails?|survives?|ends?|shall|may|must"
    r"|will|can(?:not)?|gilt|ist|wird|entfällt|est|s['’]applique|es|se aplica|è|si applica|geldt|vervalt)\b"
    r"|\b(?:für|siehe|voir|selon|según|ver|vedi|secondo|zie|voor|before|after)\s+\d{1,2}(?=[.;,)](?:\s|$))"
    r"|\b(?:unter|sous|onder)\s+\d{1,2}(?![\d.,%])(?!\s*(?:%|€|jahr|tag|an|jour|mois|jaar|dag|monat|maand))",
    re.IGNORECASE,
)
