"""What kind of list a lead-in begins: recipients, data, purposes, rights, measures, what a text covers, or its news.

English. Only the last sentence of a lead-in counts, and only where its
form says what an item of the list is: after “We share data with:” a recipient stands, after “We share data where:” a
condition.
"""

import re
from functools import lru_cache
from typing import Final

from generator.materiality.wording.words.vocabulary import DATA

ROWS: Final = {"sharing": "14", "collection": "4", "use": "10", "rights": "25", "security": "35", "covered": "2"}
"""Kinds of lists, and the row of the fact that an item of one would be."""
_WE: Final = r"\b[Ww]e\s+(?:(?!use|using)\w+\s+){0,3}?"
_SHORT: Final = r"(?:[\w’'/()-]+\s+){0,4}?"
_NO_CLAUSE: Final = (
    r"(?!\b(?:that|which|who|when|where|if|because|how|why|understand|purposes?|reasons?|circumstances|cases|order)\b)"
)
_TOWARDS: Final = r"\b(?:with|to|for)\b"
_SHARING: Final = (
    rf"{_WE}(?:share|disclose|sell|transfer|provide|pass)\s+(?:(?:(?!{_TOWARDS}){_NO_CLAUSE}[^.:;\s]+\s+)*?{DATA}\s+)?"
    rf"(?:with|to)\s*(?:(?:the\s+following|these|our)\s+(?:(?!{_TOWARDS}){_NO_CLAUSE}[\w’'/()-]+\s*){{0,5}})?:$"
)
_COLLECT: Final = r"(?:collect|gather|obtain|record)"
_SUCH: Final = r"(?:data|information|details)"
_COLLECTION: Final = (
    rf"(?:{_WE}{_COLLECT}\s*(?:(?:all of |any of )?(?:the\s+following|these)\s+{_SHORT}{_SUCH}?)?\s*"
    rf"|\b{_SUCH}\s+(?:that\s+|which\s+)?{_WE}(?:may\s+)?{_COLLECT}\b(?:\s+(?:about you|from you|automatically))*\s*"
    r"(?:(?:may\s+)?includes?|are|is)?\s*"
    rf"|{_WE}{_COLLECT}\s+(?:[\w’'/()-]+\s+){{0,3}}{_SUCH}\s*(?:about you\s*|from you\s*)?,?\s*"
    r"(?:including|such as)\s*):$"
)
_USE: Final = (
    rf"{_WE}(?:use|process)\s+(?:(?!{_TOWARDS}){_NO_CLAUSE}[^.:;,\s]+\s+){{0,6}}?{DATA}\s+(?:(?!{_TOWARDS})\w+\s+){{0,3}}?"
    rf"(?:(?:in order\s+)?to|for|for\s+(?:the\s+following|these)\s+{_SHORT}purposes)\s*:$"
)
_RIGHTS: Final = (
    r"(?:\b[Yy]ou\s+(?:(?:may|also|can|will|do)\s+){0,3}have\s+(?:the\s+right\s+to|(?:the|these|certain)\s+"
    r"(?:following\s+)?(?:\w+\s+){0,2}?rights?(?:\s+(?:regarding|in relation to|over|under)\s+[^.:;]{1,60}?)?)"
    r"|^[Yy]our\s+(?:\w+\s+)?rights(?:\s+(?:are|include))?)\s*:$"
)
_SECURITY: Final = (
    r"\b[Ww]e\s+(?:\w+\s+){0,2}?(?:take|use|have|apply|keep|employ|maintain|implement)\s+(?:(?!if\b|when\b|where\b)"
    r"[^.:;,\s]+\s+){0,5}?(?:measures|safeguards|precautions)(?:,?\s+(?:including|such as))?\s*:$"
)
_THIS_TEXT: Final = (
    r"(?:[Tt]his|[Tt]hese|[Oo]ur|[Tt]he)\s+(?:(?:[Pp]rivacy|[Cc]ookies?|[Dd]ata [Pp]rotection)\s+)?"
    r"(?:[Pp]olicy|[Nn]otice|[Ss]tatement|[Tt]erms(?:\s+(?:of|and)\s+\w+)?|[Aa]greement)"
)
_SERVICES: Final = (
    r"(?:[Ss]ervices|[Pp]roducts|[Ww]ebsites|[Ss]ites|[Aa]pps|[Aa]pplications|[Pp]latforms|[Bb]rands|[Cc]ompanies"
    r"|[Ee]ntities|[Ss]ubsidiaries|[Aa]ffiliates|[Pp]eople|[Pp]ersons|[Ii]ndividuals|[Uu]sers|[Vv]isitors|[Cc]ustomers)"
)
_THESE: Final = rf"(?:[Tt]he\s+following|[Tt]hese)\s+(?:[\w’'/,()-]+\s+){{0,6}}?{_SERVICES}"
_COVERED: Final = (
    rf"^{_THIS_TEXT}\s+(?:also\s+)?(?:appl(?:y|ies)\s+to|covers?|governs?)\s+"
    rf"(?:{_SUCH}\s+(?:that\s+)?(?:\w+\s+){{0,3}}?(?:through|by|on|via)\s+)?{_THESE}\s*:?$"
    rf"|^{_THESE}\s+are\s+(?:covered|governed)\s+by\s+{_THIS_TEXT}\s*:?$"
)
_FORMS: Final = (
    ("sharing", re.compile(_SHARING)),
    ("collection", re.compile(_COLLECTION)),
    ("use", re.compile(_USE)),
    ("rights", re.compile(_RIGHTS)),
    ("security", re.compile(_SECURITY)),
    ("covered", re.compile(_COVERED)),
)
"""Kinds of lists, and the form of the sentence that leads one in."""
_DENIES: Final = re.compile(r"\b(?:not|never|no|nor|without|except)\b|n['’]t\b", re.IGNORECASE)
_END: Final = re.compile(r"(?<=[.;!?])\s+")
MOST_LETTERS: Final = 400


def last_sentence(lead: str) -> str:
    """Return the last sentence of a lead-in, which says what the items below it are."""
    return _END.split(" ".join(lead.split()))[-1]


def denies(lead: str) -> bool:
    """Return True if the last sentence of a lead-in denies something of the items below it."""
    return bool(_DENIES.search(last_sentence(lead)))


@lru_cache(maxsize=256)
def kind_of_list(lead: str) -> str:
    """Return what the items below a lead-in are: a kind of `ROWS`; empty where it doesn't say, or denies it."""
    sentence = last_sentence(lead)
    if len(sentence) > MOST_LETTERS or _DENIES.search(sentence):
        return ""
    return next((name for name, pattern in _FORMS if pattern.search(sentence)), "")


_NO_ITEM: Final = {
    "sharing": re.compile(r"^(?:to|for|when|where|if|as|in|with|because|how)\b", re.IGNORECASE),
    "collection": re.compile(
        r"^(?:to|for|if|because|how|why|on|at|in|from|by|when|where|while|during|through|via|as|with)\b", re.IGNORECASE
    ),
}
"""How an item begins that is of another kind than its list."""


def is_of_kind(words: str, kind: str) -> bool:
    """Return True unless an item begins as one of another kind: a purpose among recipients."""
    pattern = _NO_ITEM.get(kind)
    return not (pattern and pattern.search(words.strip()))


_OF_THIS_TEXT: Final = r"(?:release|version|edition|revision|update|policy|notice|statement)"
_NEWS: Final = re.compile(
    rf"^\W*(?:(?:sections?|chapters?|parts?|pages?|clauses?)\s+(?:\w+\s+){{0,2}}?(?:updated|changed|revised|amended|added)"
    rf"(?:\s+in\s+(?:this|the\s+(?:latest|last|current|new))\s+{_OF_THIS_TEXT})?"
    rf"|(?:changes|updates|amendments)\s+(?:in|to|of)\s+(?:this|the\s+(?:latest|last|current|new))\s+{_OF_THIS_TEXT}"
    r"|what(?:['’]s|\s+is|\s+has)\s+(?:new|changed)|change\s?log|release notes)\W*$",
    re.IGNORECASE,
)


def leads_in_news(words: str) -> bool:
    """Return True if what stands below words is a list of what is new in the text: what an item names, it points to."""
    return bool(_NEWS.search(words))
