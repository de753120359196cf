"""Words that tell readers what a company does with their data, what they agree to, or that a text doesn't apply.

They belong in a policy, or in the notice of one.
"""

import re
from functools import cache
from typing import Final

from generator import program_files
from generator.source.sought_words import whole_words

_ASKED_BY_LAW: Final = re.compile(
    r"(?:do not sell (?:or share )?my (?:personal )?(?:information|data)"
    r"|your (?:california )?privacy (?:choices|rights)|limit the use of my sensitive personal information)",
    re.IGNORECASE,
)


_CREDITS: Final = re.compile(r"\b(?:photos?|pictures?|images?|content)\b.{0,60}\bpermission", re.IGNORECASE)


def of_a_policy(words: str) -> str:
    """Return a word by which a sentence says to readers what a policy says; empty where none does.

    It speaks to them, or of data that “is sold” and of whoever “agrees”. English, German, French, Spanish, Italian and
    Dutch are read. Names of links that a law asks for say nothing so.
    """
    return of_readers(words) or of_terms(words)


def of_readers(words: str) -> str:
    """Return the same where it is not only of prices and liability, which may be those of offers and links."""
    if _ASKED_BY_LAW.fullmatch(words.rstrip(".")):
        return ""
    return _words_about(words, "data") or _words_about(_CREDITS.sub(" ", words), "others")


_DATA: Final = (
    r"(?:data|info\w*|details?|identit\w*|profil\w*|privacy|rights?|\w*daten|\w*angaben|rechte?|données|coordonnées|droits?"
    r"|datos|derechos?|dati|diritti|\w*gegevens|rechten)(?!\w)"
)
_OFFER: Final = re.compile(
    r"(?:(?:re)?sell (?:your|my|the|a|an|any|that)|(?:re)?vend(?:s|ez|re) (?:ton|ta|tes|votre|vos|mon|ma|mes|sa|son)"
    r"|(?:re)?vend(?:e|er|o) (?:tus?|sus?|mis?)|(?:ri)?vend(?:i|ere|o) (?:(?:la|il|i|le) )?(?:tu|su|mi)\w{1,3}"
    r"|verkauf\w{0,2} (?:dein\w*|ihr\w*|mein\w*|das|den|die|ein\w*)|verko(?:op|pen) (?:je|uw|jouw|mijn))"
    rf"(?: (?!{_DATA})[\w'’-]+){{1,3}}",
    re.IGNORECASE,
)


def is_offer(name: str) -> bool:
    """Return True if a name asks readers to sell a thing of theirs: “Sell Your Car” is a shop, and sells no data."""
    return _OFFER.fullmatch(" ".join(name.split())) is not None


def of_terms(words: str) -> str:
    """Return a word by which a sentence says that prices change without notice, or that liability is limited."""
    return _words_about(words, "terms")


def of_a_policy_or_notice(words: str) -> str:
    """Return the same, or a word by which a sentence takes back what is announced, or says that a text is void."""
    return of_a_policy(words) or of_texts(words)


def of_texts(words: str) -> str:
    """Return a word by which a sentence takes back what is announced, or says that a text is void."""
    return _words_about(words, "texts")


def _words_about(words: str, subject: str) -> str:
    found = (of.search(words) for speaks, of in _rows(subject) if speaks.search(words))
    return next((match[0] for match in found if match), "")


@cache
def _rows(subject: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the words for who speaks, and of what, in each language."""
    return tuple(
        (whole_words(*row["speaks"]), whole_words(*row["of"]))
        for row in program_files.patterns("source/policy_words.toml")[subject]
    )
