"""How long data is kept, and what then happens to it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.durations import IMMEDIATELY
from generator.schema.values import Value
from generator.suggestions.passages import PeriodInWords, TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text import markdown

_I: Final = re.IGNORECASE
_KEPT: Final = re.compile(
    r"\b(?:is|are|be|been|gets?)\b(?: \w+ly| also| then| usually)?(?: aggregated and)? "
    r"(?P<verb>retained|kept|stored|maintained|held|archived|preserved|deleted|erased"
    r"|removed|purged|destroyed|anonymi[sz]ed)\b",
    _I,
)
_KEEPS: Final = re.compile(
    (
        r"\b(?:we|and|will|may|to|it|servers?|systems?)(?: also| only| generally| typically"
        r"| usually| automatically| then){0,2}"
        r" (?P<verb>retain|keep|store|hold|maintain|archive|preserve|delete|erase|remove"
        r"|purge|destroy|anonymi[sz]e)s?\b"
    ),
    _I,
)
_ENDS: Final = re.compile(r"delete|erase|remove|purge|destroy|anonymi", _I)
_ANONYMOUS: Final = re.compile(r"anonymi[sz]|de-identif", _I)
_DELETED: Final = re.compile(
    r"\b(?:then|after which|thereafter|afterwards|and)\b.{0,40}\b(?:delete|erase|remove|purge|destroy)", _I
)
_AT_LEAST: Final = re.compile(r"\b(?:at least|minimum(?: of)?|more than|longer than|or (?:more|longer))\s*$", _I)
_NO_LONGER: Final = re.compile(r"\b(?:no|not)(?: be)? (?:longer|more) than\s*$", _I)
_LAW: Final = re.compile(
    (
        r"\b(?:comply with|complying with|required (?:by|under)|meet|under)\b.{0,60}\b(?:laws?"
        r"|regulat\w+|tax|statut\w+|legal)\b"
    ),
    _I,
)
_AFTER: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        ("last_login", r"\b(?:after|of|since|from) (?:your|the|their) last (?:login|log-in|visit|activity|use)\b"),
        (
            "account_closure",
            (
                r"\b(?:after|of|from|following)\b.{0,30}\b(?:clos|terminat|cancel"
                r"|deactivat)\w*\b.{0,25}\baccounts?\b|\bafter\b.{0,10}\baccounts?\b.{0,20}\b(?:is|are"
                r"|has been) (?:closed|terminated|cancell?ed)"
            ),
        ),
        ("account_deletion", r"\b(?:after|of|from|following)\b.{0,30}\bdelet\w*\b.{0,25}\baccounts?\b"),
        (
            "contract_end",
            (
                r"\b(?:after|from|following)\b.{0,20}\b(?:end|expir\w+"
                r"|terminat\w+)\b.{0,20}\b(?:contract|agreement|relationship)"
            ),
        ),
        (
            "collection",
            r"\b(?:after|from|of|following)\b.{0,20}\b(?:collection|it (?:is|was) collected|we collect(?:ed)? it)",
        ),
    )
)
_LEADING: Final = re.compile(
    (
        r"^(?:(?:your|the|our|all|any|active|such|other|most|certain|some|this|these|that|those"
        r"|of|a|an|and|also|we|data about)\b\s*)+"
    ),
    _I,
)
_VAGUE: Final = frozenset(
    {"", "it", "them", "they", "which", "information", "data", "this-information", "that", "period"}
)
_MOST_WORDS: Final = 4
_JOINS: Final = re.compile(
    r"\s(?:that|which|who|about|from|you|we|for|on|in|until|when|where|while|if|as|to|at|by|with)\b.*$", _I | re.DOTALL
)
_CLOSING: Final = re.compile(
    r"\b(?:when|if|once|after|upon)\b.{0,40}\b(?:delet|clos|terminat|cancel)\w*\b.{0,20}\baccount\b", _I
)
_ON_REQUEST: Final = re.compile(r"\brequest|\bask(?:ed)? us\b", _I)
_REMOVES: Final = re.compile(
    r"\b(?:we|will|we'll|is|are|be)\b.{0,12}\b(?:delete|erase|remove)d?\b(?P<what>.{0,80}?)\b(?P<when>immediately)\b",
    _I,
)
_KEEPS_ANONYMOUS: Final = re.compile(r"\b(?:maintain|keep|retain)\w*\b.{0,20}\banonymi[sz]ed\b", _I)


def retention(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield what is kept for how long: a sentence with one period, and a verb of keeping or ending with an object."""
    names: set[str] = set()
    for one in passages:
        if _CLOSING.search(one.words) and not _KEPT.search(one.words):
            yield from _on_account_deletion(one)
            continue
        found = _period_kept(one)
        if found:
            name, item = found
            base, number = name, 2
            while name in names:
                name, number = f"{base}_{number}", number + 1
            names.add(name)
            yield FactSuggestion(("retention", name), item, quoted(one), one.line)


def _period_kept(one: TextPassage) -> tuple[str, dict[str, Value]] | None:
    if len({period.length for period in one.periods}) != 1:
        return None
    period = one.periods[0]
    before = one.words[max(0, period.start - 40) : period.start]
    if _AT_LEAST.search(before) and not _NO_LONGER.search(before):
        return None
    match = _KEPT.search(one.words) or _KEEPS.search(one.words)
    row = one.kind == "row" and len(one.words.split(" | ")) <= 4  # noqa: PLR2004 -- a wider table is about more
    if match is None and not row:
        return None
    ends = bool(match and _ENDS.match(match["verb"]))
    if match and ends and (_ON_REQUEST.search(one.words) or not re.search(r"\bafter\b|\bolder than\b", before, _I)):
        return None
    subject = _subject(one, match)
    if not subject:
        return None
    return subject, _item(one, period, ends=ends)


def _item(one: TextPassage, period: PeriodInWords, *, ends: bool) -> dict[str, Value]:
    item: dict[str, Value] = {"keep": period.length}
    after = next((name for name, pattern in _AFTER if pattern.search(one.words[period.start :])), "")
    if after:
        item["after"] = after
    if _ANONYMOUS.search(one.words) and not re.search(r"\bor\b[^.]{0,20}anonymi|anonymi\w+ or\b", one.words, _I):
        item["then"] = "anonymise"
    elif (ends or _DELETED.search(one.words)) and not _ANONYMOUS.search(one.words):
        item["then"] = "delete"
    if _LAW.search(one.words):
        item["kept_for"] = "law"
    return item


def _subject(one: TextPassage, match: re.Match[str] | None) -> str:
    """Return an id made of the words for what is kept: its label, else what the verb is about."""
    if one.label and one.kind in {"item", "row"}:
        return _id(one.label)
    if match is None:
        return ""
    if match.re is _KEPT:
        words = re.split(r"[,;:]\s", one.words[: match.start()])[-1]
        words = re.sub(r"\s(?:will|may|shall|can|must|would)$", "", words.rstrip())
    else:
        words = re.split(r"[,;:(]\s?", one.words[match.end() :])[0]
    return _id(words)


def _id(words: str) -> str:
    plain = _JOINS.sub("", _LEADING.sub("", " ".join(words.split())))
    name = markdown.slug(plain) if plain.strip(" .") else ""
    if name in _VAGUE or name[:1].isdigit():  # a period names nothing
        return ""
    return "_".join(name.split("-")[:_MOST_WORDS]).removesuffix("_and")


def _on_account_deletion(one: TextPassage) -> Iterator[FactSuggestion]:
    match = _REMOVES.search(one.words)
    length = IMMEDIATELY if match else one.periods[0].length if len(one.periods) == 1 and _within(one) else ""
    if length:
        yield FactSuggestion(("on_account_deletion", "identifiers"), length, quoted(one, match), one.line)
        if _KEEPS_ANONYMOUS.search(one.words):
            yield FactSuggestion(
                ("on_account_deletion", "keep_anonymised"), value=True, quote=quoted(one), line=one.line
            )


def _within(one: TextPassage) -> bool:
    before = one.words[: one.periods[0].start]
    return bool(
        re.search(r"\bwithin\W+(?:\w+\W+){0,2}$", before, _I) and re.search(r"\b(?:delete|erase|remove)", one.words, _I)
    )
