"""Which words name a document: a policy, terms, a notice."""

import re
from typing import Final

_DOCUMENT: Final = re.compile(
    r"\b(?:polic(?:y|ies)|terms|conditions|notice|statement|agreement|guidelines|addendum|rules"
    r"|datenschutz\w*|nutzungsbedingungen|agb|hinweise|richtlinien?|vertrag|politique|conditions|mentions|charte"
    r"|política|términos|aviso|condiciones|informativa|termini|condizioni|privacybeleid|voorwaarden)\b",
    re.IGNORECASE,
)
_PART_OF_ONE: Final = re.compile(
    r"\b(?:this|these|our|changes?|amendments?|updates?|dieser?|änderung\w*|cette|ces|modifications?|esta)\b",
    re.IGNORECASE,
)


def is_document_name(words: str) -> bool:
    """Return True if words are the name of a document: a policy, terms, a notice; not a part of one."""
    return bool(_DOCUMENT.search(words)) and not _PART_OF_ONE.search(words)
