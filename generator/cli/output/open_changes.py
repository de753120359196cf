"""What is still open of a draft, in the words that `status`, `diff`, `decide` and `freeze` share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.errors import MOST_NAMES
from generator.materiality.change_names import short
from generator.materiality.choices import ENOUGH, acceptable, each_once, has_suggestion, percent, unanswered
from generator.materiality.verdict import Judged
from generator.model.levels import Level


def open_lines(name: str, judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what of a draft is undecided, counts as consent until answered, waits for a second person, is suggested."""
    changes = each_once(judged)
    undecided = [one for one in changes if one.verdict.undecided and not unanswered(one)]
    asking = [one for one in changes if unanswered(one)]
    waiting = [one for one in changes if one.waiting]
    if undecided:
        are = "is undecided and counts" if len(undecided) == 1 else "are undecided and count"
        yield f"{len(undecided)} {are} as {Level.MATERIAL}: {names(undecided)}"
    if asking:
        they = "counts" if len(asking) == 1 else "count"
        yield (
            f"{len(asking)} {they} as {Level.CONSENT} until one person says {Level.MATERIAL} or {Level.CONSENT}:"
            f" {names(asking)} (policy decide {name} ID --level LEVEL)"
        )
    if waiting:
        they = "waits" if len(waiting) == 1 else "wait"
        yield (f"{len(waiting)} {they} for a second person: {names(waiting)} (policy decide {name} --approve --by WHO)")
    yield from _suggestions(name, [one for one in changes if has_suggestion(one)])


def _suggestions(name: str, suggested: Sequence[Judged]) -> Iterator[str]:
    if not suggested:
        return
    levels = Counter(one.verdict.suggestion.level for one in suggested if one.verdict.suggestion)
    listed = ", ".join(f"{count} {level}" for level, count in sorted(levels.items()))
    sure = sum(1 for one in suggested if acceptable(one))
    enough = f"{percent(ENOUGH)} or more"
    yield (
        f"suggested: {listed}; {sure} of them with {enough}, to accept at once (policy decide {name} --suggested)"
        if sure
        else f"suggested: {listed}; none of them with {enough}: decide one by one (policy decide {name})"
    )


def names(changes: Iterable[Judged]) -> str:
    """Return the short names of changes; of many, the first ones."""
    every = [short(one) for one in changes]
    more = f" … ({len(every)} in all)" if len(every) > MOST_NAMES else ""
    return f"{', '.join(every[:MOST_NAMES])}{more}"


def open_data(judged: Sequence[Judged]) -> dict[str, object]:
    """Return the same as data: the short names of changes, and the suggestions."""
    changes = each_once(judged)
    return {
        "undecided_changes": [short(one) for one in changes if one.verdict.undecided],
        "consent_open": [short(one) for one in changes if unanswered(one)],
        "waiting": [short(one) for one in changes if one.waiting],
        "suggested": [short(one) for one in changes if has_suggestion(one)],
    }


def notes(one: Judged) -> Iterator[str]:
    """Yield what stands beside the rule of a change: its name if it is open, what is suggested, what waits."""
    suggestion, decision = one.verdict.suggestion, one.decision
    if one.verdict.undecided:
        yield ", ".join(["undecided", *([short(one)] if one.digest else [])])
    elif unanswered(one) and one.digest:
        yield short(one)
    if decision and one.ruled:
        approved = f" and {decision.approved_by}" if decision.approved_by else ""
        ruled = "" if one.ruled.level == one.verdict.level else f", by the rules {one.ruled.level}"
        yield f"decided by {decision.decided_by}{approved}{ruled}"
    if suggestion and has_suggestion(one):
        yield f"suggested as {suggestion.level} with {percent(suggestion.probability)}"
    if unanswered(one):
        yield "needs consent until somebody says that it doesn't"
    if one.waiting:
        yield f"{one.waiting.decided_level} by {one.waiting.decided_by} waits for a second person"
