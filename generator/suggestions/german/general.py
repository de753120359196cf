"""What German texts say of cookies, and of the notice of changes."""

from collections.abc import Iterator, Sequence

from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.suggestions import promise_words
from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion


def cookies(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the kinds of cookies that a sentence or a label names; one that denies names none."""
    words = patterns("de", "cookies")
    known: dict[str, FactSuggestion] = {}
    for one in passages:
        if not words["cookies"].search(f"{one.heading} {one.words}") or words["denies"].search(one.words):
            continue
        for name, pattern in kinds("de", "cookies", "kinds"):
            match = pattern.search(one.words)
            if match and words["cookies"].search(one.words[match.start() : match.end() + 40]):
                item: dict[str, Value] = {"kind": name}
                if len(one.periods) == 1 and one.label:
                    item["lifetime"] = one.periods[0].length
                known.setdefault(name, FactSuggestion(("cookies", name), item, quoted(one, match), one.line))
    yield from known.values()


def notices(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield days and channels of the notice that a text promises of its own changes."""
    words, days = promise_words.promise_words("de"), False
    for one in passages:
        said = one.words
        promised = all(pattern.search(said) for pattern in (words.tells, words.of_changes, words.before))
        if days or not promised or words.to_us.search(said):
            continue
        for length in promise_words.lengths("de", said):
            if length.length.endswith(("day", "days")):
                days = True
                yield FactSuggestion(("notice", "days"), length.days, quoted(one), one.line)
                break
    for one in passages:
        if found := promise_words.channels("de", one.words):
            yield FactSuggestion(("notice", "channels"), list(found), quoted(one), one.line)
            return
