"""The words that tie a duration in prose (§) to the fact that states it, and those that untie it: tables, no code."""

import re
from dataclasses import dataclass
from typing import Final

from generator.checks.conflicts.english import pattern, words


@dataclass(frozen=True, slots=True)
class About:
    """A row of the table: words that tie a duration (§) to a fact, words around it, and words that untie it."""

    path: str
    words: re.Pattern[str]
    around: re.Pattern[str]
    unless: re.Pattern[str]


def _about(path: str, tied: str, around: str = "", unless: str = "(?!)") -> About:
    return About(path, pattern(tied), pattern(around), pattern(unless))


_REPLY: Final = r"\b(?:respon[ds]|repl(?:y\b|ies)|answer|get back|back to you)"
_SETTLE: Final = r"\b(?:fulfil|process|act on|handl|compl(?:y\b|et)|carr(?:y|ied) out)"
_OTHER_ANSWER: Final = (
    r"\b(?:acknowledg|appeal|complain|verif|prove|extend|extension|addition|further|longer|complex|expire|download"
    r"|forward|identity|simple|easy|opt|unsubscri|marketing|export|authorit|regulator|law\b|post\b|letter|cookie)\w*.*§"
    r"|§ that\b|§\W+(?:longer|more|extension|additional|in total|before|prior|preceding|period|after we)"
    r"|\bevery §|\b(?:past|last|previous|extra)\s§|\btotal\b|\bfor (?:up to |at least )?§|\bimmediately\b"
    r"|\bby (?:up to )?§|\b(?:you|they)\b(?:(?!\bwe\b|\bour\b|\ban?\b|\bthe\b).){0,60}\b(?:respond|repl|answer)"
    r"|(?:\bnot|n['’]t)\s(?:\w+\s)?(?:respond|reply|answer|hear)"
)
_REMOVE: Final = r"\b(?:delet|remov|eras)\w*"
ABOUT: Final = (
    _about(
        "respond_within",
        rf"{_REPLY}.*§|§.{{0,60}}{_REPLY}|\brequests?\b.*{_SETTLE}.*§|{_SETTLE}\w*\s(?:\w+\s){{0,3}}requests?\b.*§",
        unless=_OTHER_ANSWER,
    ),
    _about(
        "reply_within",
        rf"{_REPLY}.*§|§.{{0,60}}{_REPLY}",
        unless=_OTHER_ANSWER + r"|\b(?:rights?|legal|law|urgent|emergenc\w+|phone|calls?|open)\b",
    ),
    _about(
        "extension",
        r"\b(?:exten(?:d|sion)|longer|addition|further|another|extra)\w*.*(?:\bby|\banother|\badditional|\bfurther|\bextra"
        r"|extension of)\s(?:up to\s)?(?:an?\s)?(?:additional\s|further\s)?§|§\W{1,2}(?:longer|more|extension)\b",
        unless=r"\btotal\b|\bin all\b",
    ),
    _about(
        "breach.within",
        r"\b(?:notif|tell|inform|alert|report|announc|let .{0,30}know|contact|email)\w*.*"
        r"(?:\bwithin|\bin|\bthan|\bmost|\bto)\s(?:about\s)?§|\bwithin §.{0,40}\b(?:notif|inform|alert)",
        around=r"\b(?:breach|incident|leak|compromise|unauthori[sz]ed access)",
        unless=r"\byou (?:must|should|can|may|need)\b|\bupdates?\b|\bevery §|\bfor §|\bsince\b|\bif you\b"
        r"|\b(?:staff|employees)\b|\b(?:notify|tell|inform|alert|report\w*|contact)(?: (?:it|this) to)? us\b"
        r"|\b(?:providers?|processors?|vendors?|partners?) (?:must|have)",
    ),
    _about(
        "on_discovery.within",
        rf"{_REMOVE}(?:(?!§).){{0,80}}(?:\b(?:within|after|in|than)\s(?:about\s|at most\s|the next\s)?)?§"
        rf"|(?:within\s)?§.{{0,30}}{_REMOVE}",
        unless=r"\bfor (?:up to )?§|\bkeep|\bback-?up|\byou (?:can|may|must|should)\b|\bcontact us §",
    ),
    _about(
        "on_account_deletion.identifiers",
        r"\b(?:delet|remov|eras|strip|anonymi)\w*(?:(?!§).){0,60}\bidentif\w+.{0,60}§"
        r"|\bidentif\w+.{0,60}(?:delet|remov|eras|strip)\w*.{0,40}§"
        r"|§.{0,20}(?:delet|remov|eras|strip)\w*.{0,40}\bidentif",
        unless=r"\bfor (?:up to )?§|\bback-?up",
    ),
    _about(
        "notice.days",
        r"§['’]?\s(?:(?:prior|advance|written|clear|of|e-?mail)\s)*(?:notice|(?:before|prior to|ahead of).{0,40}"
        r"(?:effect|effective|apply|change|come|implement|start)|in advance|advance)\b"
        r"|\bnotice(?: period)? (?:of|is) (?:at least )?§"
        r"|\b(?:(?:take|come|go|into|be|become)\w* (?:in\w* )?effect\w*|applies|apply)\b"
        r".{0,20}§.{0,12}\b(?:after|following|from)\b.{0,30}(?:notice|notif|post|publi|announc|email|tell|inform)",
        around=r"\bnoti(?:ce|f)|\binform|\btell|\bannounc|\be-?mail|\bpost|\blet you know|\bpublish",
        unless=r"\b(?:minor|editorial|small|urgent|legal(?:ly)?|law|security|clarif\w+|reminder|again|remind|draft"
        r"|continued? use|use of|cancel|terminat\w+|object|withdraw|refund|prices?|renew\w*"
        r"|you (?:must|may|can|should))\b|\bevery §|immediately",
    ),
    _about(
        "review_every",
        r"\b(?:review|revisit|revise)(?:(?!§).){0,100}\bevery §|\bevery §\W{1,2}(?:\w+\W){0,4}review",
        around=r"\b(?:policy|notice|statement|document|practices|terms)\b",
        unless=r"\byou (?:to |should |may |can )?(?:\w+ )?(?:re)?(?:view|visit|check)"
        r"|\b(?:twice|times|permission|access|vendor|partner|auditor)\w*\b",
    ),
    _about(
        "refund",
        r"\b(?:refund|money.back|your money)\w*.*\b(?:within|in|up to|than|first)\s(?:the first\s)?§"
        r"|§.{0,12}\b(?:refund|money.back)",
        unless=r"\b(?:process|paid|credit|issu|receiv|arriv|appear|reach|take|trial)\w*\b|\bno refund|\bnot refund"
        r"|\bevery §",
    ),
)
"""The clocks of a whole section, each with the words of a clause that speaks of it."""

KEEP: Final = pattern(
    r"\b(?:keep(?:s|ing)?|kept|retain\w*|retention|stor(?:e|es|ed|ing|age)|maintain\w*|hold(?:s|ing)?|held"
    r"|preserv\w+|saved?|remain\w*)\b.*§"
)
FOLLOWS: Final = re.compile(
    r"(?:information|data|record|detail|history|conversation|message|ticket|and|or|of|on|in|from|with|while|until|after"
    r"|under|we|is|are|will|may|must|that|which|be|as|to|no|not|lasts?|expires?|stays?|up|at|a|an|the|your|our"
    r"|ke[ep]+t?|keep|retain\w*|retention|stor(?:e|ed|age)|maintain\w*|hold|held|preserv\w+|saved?|remain\w*"
    r"|delet\w+|remov\w+|eras\w+|anonymi\w+|purg\w+|destroy\w*|discard\w*|aggregat\w+)$"
)
LEADS: Final = frozenset(["for", "up", "to", "at", "least", "most", "about", "until", "after", "within"])
CARRIED: Final = re.compile(r"\b(?:for|until)(?: up to| about| at most| at least)? §")
_DROPPED: Final = r"\b(?:delet|remov|eras|anonymi|purg|destroy|discard|aggregat|de-identif)\w*"
DROP: Final = pattern(
    rf"{_DROPPED}.*\b(?:after|older than|once)\b[^,;]{{0,20}}§",
    rf"{_DROPPED}.{{0,60}}§ (?:after|following|from)\b",
    rf"^\W*after §.*{_DROPPED}",
)
LISTED: Final = re.compile(r"^[^.]{0,80}[:–—|]\s?(?:for |up to |about |at most |maximum )?§")
LASTS: Final = words(
    r"expir\w*|lasts?|lasting|stays?|remains?|stored?|kept|keep|delet\w+|persist\w*|valid|lifetime|lifespan|duration"
)
NOT_KEPT: Final = pattern(
    r"\bwithin (?:about |at most |the next )?§",
    r"\bevery §|\b(?:additional|another|further|extra|plus|more|last|past|previous) §",
    r"\b(?:back-?ups?|logs?|cached?|copies|trial|guest|unverified|unconfirmed|incomplete|never verified|drafts?|trash"
    r"|grace|restor\w+|recover\w*|reactivat\w+|disputes?|litigation|child\w*|minors?|closed|suspended|banned|failed"
    r"|declined|deleted (?:accounts?|data)|fraudulent|old|unused|recordings?)\b",
    r"\byou (?:can|may|must|should|need|could)\b",
)
NOT_LASTING: Final = pattern(
    r"\b(?:consent|choices?|banner|ask|again|your (?:cookie )?(?:preferences|settings)|data|information|reports?"
    r"|logs?|every §)\b",
    r"\bsession cookies\b",
    r"\b(?:within|every) §",
)
ANYTHING: Final = pattern(
    r"\b(?:keep|retain|store|hold)s? (?:all |any )?(?:of )?"
    r"(?:it|them|this|(?:your |the |this )?(?:personal )?(?:data|information)) (?:for|§|until|up)",
    r"(?:^\W*|\b(?:your|all) )(?:personal )?(?:data|information) (?:is|are|will be) (?:kept|retained|stored|held)\b",
    r"^\W*(?:it|they|this) (?:is|are|will be) (?:kept|retained|stored|held)\b",
)
EVENT: Final = pattern(r"§\W{1,2}(?:after|following|from|since)\b(?! which| that\b)(?P<event>.{0,80})")
AUTHORITY: Final = pattern(r"\b(?:authorit|regulator|commission|attorney)")
