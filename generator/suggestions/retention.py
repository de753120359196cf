"""How long data is kept, and what then happens to it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.durations import IMMEDIATELY
from generator.schema.values import Value
from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import PeriodInWords, TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text import markdown

_WORDS: Final = patterns("en", "retention")
_AFTER: Final = kinds("en", "retention", "after")

_VAGUE: Final = frozenset(
    {"", "it", "them", "they", "which", "information", "data", "this-information", "that", "period"}
)
_MOST_WORDS: Final = 4


def retention(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield what is kept for how long: a sentence with one period, and a verb of keeping or ending with an object."""
    names: set[str] = set()
    for one in passages:
        if _WORDS["closing"].search(one.words) and not _WORDS["kept"].search(one.words):
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
    if _WORDS["at_least"].search(before) and not _WORDS["no_longer"].search(before):
        return None
    match = _WORDS["kept"].search(one.words) or _WORDS["keeps"].search(one.words)
    row = one.kind == "row" and len(one.words.split(" | ")) <= 4  # noqa: PLR2004 -- a wider table is about more
    if match is None and not row:
        return None
    ends = bool(match and _WORDS["ends"].match(match["verb"]))
    if match and ends and (_WORDS["on_request"].search(one.words) or not _WORDS["older"].search(before)):
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
    if _WORDS["anonymous"].search(one.words) and not _WORDS["or_anonymous"].search(one.words):
        item["then"] = "anonymise"
    elif (ends or _WORDS["deleted"].search(one.words)) and not _WORDS["anonymous"].search(one.words):
        item["then"] = "delete"
    if _WORDS["law"].search(one.words):
        item["kept_for"] = "law"
    return item


def _subject(one: TextPassage, match: re.Match[str] | None) -> str:
    """Return an id made of the words for what is kept: its label, else what the verb is about."""
    if one.label and one.kind in {"item", "row"}:
        return _id(one.label)
    if match is None:
        return ""
    if match.re is _WORDS["kept"]:
        words = re.split(r"[,;:]\s", one.words[: match.start()])[-1]
        words = re.sub(r"\s(?:will|may|shall|can|must|would)$", "", words.rstrip())
    else:
        words = re.split(r"[,;:(]\s?", one.words[match.end() :])[0]
    return _id(words)


def _id(words: str) -> str:
    plain = _WORDS["joins"].sub("", _WORDS["leading"].sub("", " ".join(words.split())))
    name = markdown.slug(plain) if plain.strip(" .") else ""
    if name in _VAGUE or name[:1].isdigit():  # a period names nothing
        return ""
    return "_".join(name.split("-")[:_MOST_WORDS]).removesuffix("_and")


def _on_account_deletion(one: TextPassage) -> Iterator[FactSuggestion]:
    match = _WORDS["removes"].search(one.words)
    length = IMMEDIATELY if match else one.periods[0].length if len(one.periods) == 1 and _within(one) else ""
    if length:
        yield FactSuggestion(("on_account_deletion", "identifiers"), length, quoted(one, match), one.line)
        if _WORDS["keeps_anonymous"].search(one.words):
            yield FactSuggestion(
                ("on_account_deletion", "keep_anonymised"), value=True, quote=quoted(one), line=one.line
            )


def _within(one: TextPassage) -> bool:
    before = one.words[: one.periods[0].start]
    return bool(_WORDS["within_length"].search(before) and _WORDS["deleting"].search(one.words))
