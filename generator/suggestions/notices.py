"""What notice a text promises of its own changes, and how often it is reviewed."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_WORDS: Final = patterns("en", "notices")
_CHANNELS: Final = kinds("en", "notices", "channels")


def notices(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield days and channels of the notice of changes, the review, and what is said of archive, date and consent."""
    days = next(((one, period) for one in passages for period in one.periods if _is_notice(one, period.length)), None)
    if days:
        one, period = days
        yield FactSuggestion(("notice", "days"), int(period.length.split()[0]), quoted(one), one.line)
    yield from _channels(passages)
    for path, value, pattern in (
        ("review_every", "1 year", _WORDS["often"]),
        ("archive", True, _WORDS["archive"]),
        ("date_at_top", True, _WORDS["date"]),
    ):
        found = next(((one, match) for one in passages if (match := pattern.search(one.words))), None)
        if found:
            yield FactSuggestion((path,), value, quoted(*found), found[0].line)
    for one in passages:
        if _WORDS["consent"].search(one.words) and (match := _WORDS["by_law"].search(one.words)):
            yield FactSuggestion(("consent",), "where_required", quoted(one, match), one.line)
            return


def _is_notice(one: TextPassage, length: str) -> bool:
    told = _WORDS["tells"].search(one.words) and _WORDS["of_changes"].search(one.words)
    return length.endswith(("day", "days")) and bool(told)


def _channels(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the channels of the first sentence that names any; of channels to choose from, none is promised."""
    for one in passages:
        if not (_WORDS["tells"].search(one.words) and _WORDS["we"].search(one.words)):
            continue
        found = [(name, match) for name, pattern in _CHANNELS if (match := pattern.search(one.words))]
        if not found or not (_WORDS["of_changes"].search(one.words) or _WORDS["notifies"].search(one.words)):
            continue
        first, last = min(match.start() for _, match in found), max(match.end() for _, match in found)
        if len(found) > 1 and _WORDS["or"].search(one.words[first:last]):
            continue
        if _WORDS["may"].search(one.words[:first]):
            continue
        yield FactSuggestion(
            ("notice", "channels"), sorted(name for name, _ in found), quoted(one, found[0][1]), one.line
        )
        return
