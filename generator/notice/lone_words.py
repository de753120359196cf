"""A summary with one right word in it that says something else: “Your account gets a new colour”."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.facts.sentence_table import every_sentence
from generator.model.document import Document
from generator.model.languages import ENGLISH, READ, code_of, fact_words
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice.words_of_people import all_words, own_terms, share, words_about
from generator.source.played_down import of_substance
from generator.source.sought_words import whole_words

_OTHERS: Final = 2
"""So many words that nothing in the changed sections has make another claim of it."""


def lone_word(policy: Policy, record: VersionRecord) -> str:
    """Return the one word of what changes in the first paragraph of a summary, where its others are about none of that.

    Empty where it has two, or a number of it: it says then what changes. The words of the sections in which something
    changes are about that, and those by which the program tells of facts. Six languages are read.
    """
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    weighty = [one for one in of_version(policy, record.version) if one.verdict.level >= Level.MATERIAL]
    if not weighty or parent is None or code_of(newer.language) not in READ:
        return ""
    first = next((one for one in record.summary.split("\n\n") if one.strip()), "")
    said = own_terms(policy, newer, of_substance(first, newer.language))
    about = own_terms(
        policy, newer, " ".join(text for one in weighty for text in words_about(one, parent.document, newer))
    )
    right = [one for one in said if share((one,), about)]
    if (
        not right
        or _says_what_becomes(first, right)
        or any(one.isdigit() for one in right)
        or any(not share((one,), right[:1]) for one in right)
    ):
        return ""
    sections = {one.change.section for one in weighty}
    near = own_terms(policy, newer, " ".join(_words_of((parent.document, newer), sections)))
    known = (*near, *own_terms(policy, newer, _told_of_facts(code_of(newer.language))))
    others = [one for one in said if one not in right and not share((one,), known)]
    return right[0] if len(others) >= _OTHERS else ""


def _says_what_becomes(words: str, names: Sequence[str]) -> bool:
    """Return True if a part of a sentence with one of some names says that there is more or less of it."""
    clauses = (one for one in _CLAUSE.split(words.casefold()) if any(name in one for name in names))
    return any(_BECOMES.search(one) for one in clauses)


_CLAUSE: Final = re.compile(r"[,;:.!?]\s|\n|\s(?:and|but|und|aber|et|mais|y|pero|e|ma|en|maar)\s")
_BECOMES: Final = whole_words(
    r"longer|later|earlier|early|shorter|sooner|more|less|fewer|higher|lower|cheaper|dearer|stays?|remains?|grows?|ends?"
    r"|begins?|starts?",
    r"länger\w*|später|früher\w*|kürzer\w*|mehr|weniger|höher\w*|niedriger\w*|teurer|billiger|bleib\w*|wächst|steig\w*"
    r"|sink\w*|endet|enden|beginn\w*",
    r"plus|moins|davantage|tôt|tard|rest\w+|demeur\w+|augment\w+|diminu\w+|cess\w+|commenc\w+|allong\w+|raccourc\w+",
    r"más|menos|antes|tarde|permanec\w+|qued\w+|aument\w+|disminu\w+|termin\w+|empiez\w+|alarg\w+|acort\w+",
    r"più|meno|prima|tardi|rest\w+|riman\w+|aument\w+|diminu\w+|termin\w+|inizi\w+|allung\w+|accorci\w+",
    r"langer|later|eerder|korter|meer|minder|hoger|lager|blij\w+|stijg\w+|daal\w+|eindig\w+|begin\w+",
)
"""That there is more or less of something, for longer or shorter, in the six languages."""


def _words_of(documents: Iterable[Document], sections: set[str]) -> Iterable[str]:
    """Return the words of some sections of each text; of all, where what changes stands in none."""
    for document in documents:
        own = tuple(one for one in document.sections if one.id in sections) or document.sections
        yield from all_words(Document(document.title, document.language, own))


@cache
def _told_of_facts(language: str) -> str:
    """Return the words by which the program tells of facts in a language."""
    if language == ENGLISH:
        return " ".join(every_sentence())
    words = fact_words(language)
    return " ".join((*words.sentences.values(), *words.names.values()))
