"""What notice a text promises of its own changes, and how often it is reviewed."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_ENGLISH: Final = ("en", "notices")


def notices(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield days and channels of the notice of changes, the review, and what is said of archive, date and consent."""
    words = patterns(*_ENGLISH)
    days = next(((one, period) for one in passages for period in one.periods if _is_notice(one, period.length)), None)
    if days:
        one, period = days
        yield FactSuggestion(("notice", "days"), int(period.length.split()[0]), quoted(one), one.line)
    yield from _channels(passages)
    for path, value, pattern in (
        ("review_every", "1 year", words["often"]),
        ("archive", True, words["archive"]),
        ("date_at_top", True, words["date"]),
    ):
        found = next(((one, match) for one in passages if (match := pattern.search(one.words))), None)
        if found:
            yield FactSuggestion((path,), value, quoted(*found), found[0].line)
    for one in passages:
        if words["consent"].search(one.words) and (match := words["by_law"].search(one.words)):
            yield FactSuggestion(("consent",), "where_required", quoted(one, match), one.line)
            return


def _is_notice(one: TextPassage, length: str) -> bool:
    words = patterns(*_ENGLISH)
    told = words["tells"].search(one.words) and words["of_changes"].search(one.words)
    return length.endswith(("day", "days")) and bool(told)


def _channels(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the channels of the first sentence that names any; of channels to choose from, none is promised."""
    words, channels = patterns(*_ENGLISH), kinds(*_ENGLISH, "channels")
    for one in passages:
        if not (words["tells"].search(one.words) and words["we"].search(one.words)):
            continue
        found = [(name, match) for name, pattern in channels if (match := pattern.search(one.words))]
        if not found or not (words["of_changes"].search(one.words) or words["notifies"].search(one.words)):
            continue
        first, last = min(match.start() for _, match in found), max(match.end() for _, match in found)
        if len(found) > 1 and words["or"].search(one.words[first:last]):
            continue
        if words["may"].search(one.words[:first]):
            continue
        yield FactSuggestion(
            ("notice", "channels"), sorted(name for name, _ in found), quoted(one, found[0][1]), one.line
        )
        return
