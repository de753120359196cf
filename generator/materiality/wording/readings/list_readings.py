"""Readings of lists in a sentence: what is collected, what for, whom it is shared with, what is denied (§4.2)."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.readings import consent_asked
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    before,
    both,
    cut,
    is_one_clause,
    quoted,
)
from generator.materiality.wording.readings.recipient_readings import DENIES, MOST_WORDS
from generator.materiality.wording.readings.statements import PURPOSE
from generator.materiality.wording.words.vocabulary import DATA, READERS, asks_consent, excepts
from generator.text.edits import Token, spelt

_WE: Final = r"^(?:[^,.;:]{0,80},\s+)?(?:[Ww]e|[Oo]ur \w+)\s+(?:\w+\s+){0,2}?"
_NO_CLAUSE: Final = (
    r"(?!\b(?:whether|that|which|who|whom|how|when|if|where|what|because|so|while|decide|before|after|as)\b)"
)
_ONE_TO: Final = r"(?!(?<!\band )(?<!\bor )(?<!, )\bto\b(?!\s+(?:us|our)\b))"
"""No other “to” than those that begin a purpose: after “write to friends and”, “to enemies” is none."""
_OTHERS: Final = (
    r"^(?:[^,.;:]{0,80},\s+)?(?:they|(?:these|those|the|our|their|such)\s+(?:[\w-]+\s+){0,2}?(?:companies|partners|providers"
    r"|vendors|parties|affiliates|advertisers|suppliers))\s+"
    r"(?:(?:may|can|will|also|only|are\s+(?:authori[sz]ed|allowed|permitted)\s+to)\s+){0,3}?"
)
_USE: Final = (
    rf"(?:use|process)\s+(?:(?!to\b|for\b){_NO_CLAUSE}[^,.;:\s]+\s+){{0,6}}?{DATA}\s+"
    r"(?:as\s+(?:necessary|needed|required)\s+)?"
    rf"(?:(?!to\b|for\b){_NO_CLAUSE}[^,.;:\s]+\s+){{0,4}}?(?:in order\s+)?(?:to|for)\s+"
    rf"(?:{_NO_CLAUSE}{_ONE_TO}[^.;:])*$"
)
_USES: Final = re.compile(f"{_WE}{_USE}", re.IGNORECASE)
_OTHERS_USE: Final = re.compile(f"{_OTHERS}{_USE}", re.IGNORECASE)
_PURPOSE: Final = re.compile(
    r"^(?:,\s*)?(?:and|or)\s+(?:also\s+)?(?:to|for)\s+"
    r"(?!(?:be|example|instance|as|so|up|at|long|how|\d[\w,.]*|the|a|an|you|us|them|him|her|it|others|any|all|each|every|some|this|that|these|those|your|their|his)\b)\w+"
)
_BEYOND: Final = (
    r"(?!\b(?:to|for|from|in|on|at|by|with|than|as|whether|that|which|who|whom|how|when|if|where|what|because|so|while"
    r"|before|after|is|are|was|were|can|may|will|must|we|you|they|he|she|i|help\w*|make\w*|enable\w*|consent|permission|\w+ly)\b)"
)
_YOU: Final = (
    r"^(?:[^.;:]{0,80}?\s)?you\s+(?:must|(?:need|have)\s+to|are\s+(?:asked|required)\s+to)\s+(?:provide|give|enter|submit)"
    r"\s+(?:us\s+)?(?:with\s+)?(?:\w+\s+){0,2}?(?:data|information|details),?\s+(?:including|such\s+as|like)"
)
_ITEMS: Final = rf"(?:such as|from you|about you|from (?:these|those|your)(?: \w+){{1,4}}, such as|{_BEYOND}[^.;:])*$"
_COLLECTS: Final = re.compile(rf"{_WE}(?:collect|gather|obtain|receive|record)\s+(?=\w){_ITEMS}", re.IGNORECASE)
_COLLECTED: Final = re.compile(
    r"^(?:[^.;:]{0,80}\s)?(?:data|information|details)\s(?:(?:that\s)?we\s)?(?:collect(?:ed)?|gather(?:ed)?|obtain(?:ed)?)\b"
    rf"[^.;:]{{0,60}}?\sinclud(?:es?|ing)\s{_ITEMS}",
    re.IGNORECASE,
)
_STATED: Final = re.compile(rf"{_YOU}\s+{_ITEMS}", re.IGNORECASE)
_LISTED: Final = re.compile(r"^,?\s*(?:and|or)\s+\w+|^,\s*\w+|^\w[\w ’'-]*(?:\([^()]{1,40}\))?,(?:\s*(?:and|or))?$")
_NO_THING: Final = (
    r"(?!\s*(?:at|before|by|during|for|free|from|if|in|limited|on|only|provided|subject|under|upon|via|when|where|with|within"
    r"|\w+ly)\b)"
)
"""A condition or a way of doing something, which is no further thing of a list: “subject to a fee”, “on request”."""
_RIGHT_TO: Final = re.compile(
    rf"(?!.*\b(?:we|you|they|he|she|it|is|are)\b)(?:^,?\s*(?:and|or)\s+(?:to\s+)?{_NO_THING}(?!pay\b)\w+|^,\s*{_NO_THING}\w+"
    rf"|^{_NO_THING}\w[\w ’'-]*(?:\([^()]{{1,40}}\))?,(?:\s*(?:and|or))?$)",
    re.IGNORECASE,
)
_SHARES: Final = re.compile(
    rf"{_WE}(?:share|disclose|sell)\s+(?:{_BEYOND}[^.,;:\s]+\s+){{0,5}}?{DATA}\s+(?:with|to)\s+(?:{_BEYOND}[^.;:])*$",
    re.IGNORECASE,
)
_RECIPIENTS: Final = re.compile(
    rf"^(?:,?\s*(?:and|or)\s+|,\s*)(?!following\b)(?:{_BEYOND}[^.;:])+$"
    r"|^(?:\w[\w ’'/&-]*,\s*){1,4}(?:(?:and|or)\b\s*)?(?:(?:our|the|its)\b)?$",
    re.IGNORECASE,
)
_TAKEN: Final = (
    r"\b(?:waiv|los(?:e|es|ing)\b|lost\b|(?:giv(?:e|es|ing)|gave)\s+up|forfeit|renounc|surrender|relinquish|forgo|refus|limit"
    r"|restrict|grant|suspend|exclud|exercis|(?:to|when|by)\s+us(?:e|ing)\b)"
)
"""What is said before a right of which readers have no more for it: they give it up or to others, or how it is used."""
_TAKEN_RIGHT: Final = re.compile(rf"{_TAKEN}[^.;:]*\brights?\b", re.IGNORECASE)
_TAKEN_RIGHTS: Final = re.compile(rf"{_TAKEN}|\b(?:we|us)\b", re.IGNORECASE)
_OF_ONE: Final = re.compile(r"\bin\s(?:an?|the)\s[^,]*,?\s*$", re.IGNORECASE)
"""The words before one of several adjectives of the same thing: “in a structured, common format”."""
_RIGHT: Final = re.compile(
    r"(?:^\W*(?:\w\)\W*)?(?:the\s)?rights?"
    rf"|\b{READERS}\b(?:[^.;:]{{0,60}}?\s)?(?:have|has|retain|retains|keep|enjoy|enjoys)\s(?:\w+\s){{0,2}}?rights?"
    r"|\byour\s(?:\w+\s)?rights?)\sto\s"
    r"(?:(?!\b(?:unless|except|without|if|when|where|because|so|but|who|which|that|we|you|us)\b)[^.;:]){0,160}$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"^(?:[^,.;:]{0,80},\s+)?(?:[Ww]e|[Oo]ur\s\w+|(?!You\b)[A-Z]\w*(?:\s[A-Z]\w*){0,3})\s"
    r"(?:never|(?:do|does|will|shall|may|can)\s?(?:not|n['’]t))\s(?:\w+\s){0,2}?"
    r"(?:collect|use|process|share|sell|disclose|store|record|read|scan|track|access|request|require|receive|obtain|keep"
    r"|retain|transfer|rent|see|combine|monitor)\s"
    r"(?:(?!\b(?:unless|except|without|if|when|where|because|so|but)\b)[^.;:]){0,200}$"
)

_REACHES: Final = frozenset({"4", PURPOSE, "14"})
"""Rows of lists of which less is done where something goes."""


def shared(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Somebody with whom data is shared came to a list in a sentence or left it."""
    reasons = ("14", "Another recipient is named", "A recipient is no longer named")
    return _in_list(part, sides, (_SHARES, _RECIPIENTS), reasons, asks="came")


def denied(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Something came to a list of what does not happen, or left it."""
    reasons = ("36", "More is said not to happen", "Less is said not to happen")
    return _in_list(part, sides, (_DENIED, _LISTED), reasons, is_denied=True, asks="went")


def purpose(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A purpose for which data is used came or went at the end of a list in a sentence."""
    reasons = (PURPOSE, "A use of data is added", "A use of data is removed")
    own = _in_list(part, sides, (_USES, _PURPOSE), reasons)
    return own or _in_list(part, sides, (_OTHERS_USE, _PURPOSE), reasons, asks="came")


def collected(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A kind of data that is collected, or has to be stated, came to a list in a sentence or left it."""
    reasons = ("4", "More is collected", "Less is collected")
    own = _in_list(part, sides, (_COLLECTS, _LISTED), reasons)
    others = ((_STATED, _LISTED), (_COLLECTED, _LISTED))
    return own or next((found for form in others if (found := _in_list(part, sides, form, reasons, asks="came"))), None)


def right(part: EditPart, sides: ReadingSides) -> Reading | None:
    """What a reader has a right to came to a list in a sentence or left it."""
    passage = sides.passage
    if not part.is_one_sided or not passage.background.is_english:
        return None
    said = [before(*side) for side in both(passage, part)]
    if _TAKEN_RIGHTS.search(passage.lead) or any(map(_TAKEN_RIGHT.search, said)):
        return None
    inside = {token.text.casefold() for token in (*passage.old(part.old), *passage.new(part.new))}
    if not inside & {"and", "or"} and any(map(_OF_ONE.search, said)):
        return None
    return _in_list(part, sides, (_RIGHT, _RIGHT_TO), ("25", "A right goes further", "A right goes less far"))


def _in_list(
    part: EditPart,
    sides: ReadingSides,
    form: tuple[re.Pattern[str], re.Pattern[str]],
    reasons: tuple[str, str, str],
    *,
    is_denied: bool = False,
    asks: str = "",
) -> Reading | None:
    """Return what came to a list, or left it, by the form of the sentence before it and of its words.

    `asks` is “came” or “went”: where that happened to words after which somebody has to say whether consent is needed,
    it is left to people.
    """
    verb, shape = form
    if not part.is_one_sided or not sides.passage.background.is_english:
        return None
    came = part.came
    tokens, span = both(sides.passage, part)[came]
    inside = tokens[span[0] : span[1]]
    said = _outside_brackets(inside)
    if len(said) > MOST_WORDS or not is_one_clause(said):
        return None
    words = spelt(inside)
    if not shape.search(words) or not verb.search(so_far := before(tokens, span)):
        return None
    if DENIES.search(words if is_denied else f"{so_far}{words}"):
        return None
    if excepts(words):
        return None  # “, other than where it helps” is no further thing that happens, or doesn't
    if asks == ("came" if came else "went") and asks_consent(words):
        return None
    named = [token.text.casefold() for token in inside if token.is_word and token.text.casefold() not in _JOINTS]
    if not named or " ".join(named) in " ".join(re.findall(r"[\w’'-]+", sides.sentences[not came])):
        return None  # it only stands in another place of the sentence
    row, more, less = reasons
    asks_of_row: bool | None = None
    if is_denied:
        asks_of_row = not came and consent_asked.by_lost_promise(part, sides, old=True)
    elif row in _REACHES and (row == PURPOSE or not came):
        asks_of_row = came  # a purpose is about data that is held already, too
    item = _OUTER_JOINTS.sub("", cut(words))
    reason = f"{more if came else less}: “{item}” is {'added' if came else 'removed'}: {quoted(tokens, span)}"
    return Reading(row, reason, asks_consent=asks_of_row)


_OUTER_JOINTS: Final = re.compile(
    r"^[\s,]*(?:(?:and|or)\b)?[\s,]*|[\s,]*(?:\b(?:and|or)(?:\s(?:our|the|its|their|your))?)?[\s,]*$", re.IGNORECASE
)
"""What joins a thing to the others of its list."""


def _outside_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without those in brackets: “location (e.g., city)” is one thing."""
    found, depth = [], 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.text != ")":
            found.append(token)
    return found


_JOINTS: Final = frozenset("and or also to for your the a an".split())
