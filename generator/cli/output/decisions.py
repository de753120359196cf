"""Changes to decide on and decisions, as text for people and as data for programs; nothing is decided here."""

from collections.abc import Iterator, Sequence

from generator.cli.output import first_days
from generator.cli.output.changes import change_data, change_line, decision_data
from generator.cli.output.open_changes import open_lines
from generator.cli.output.plurals import as_json, counted
from generator.commands.decide import Decided, DecisionWish
from generator.materiality.change_names import short
from generator.materiality.choices import percent
from generator.materiality.judge_changes import level
from generator.materiality.verdict import Judged
from generator.model.record import Decision
from generator.text import redline_text
from generator.text.change import Change
from generator.text.section_redline import passage_blocks

DEEP = " " * 12


def marked(change: Change) -> list[redline_text.Styled]:
    """Return the words of a changed passage as its redline, with styles; empty for changes that are no passages."""
    found = passage_blocks(change)
    lines = (redline_text.styled(one, before, whole=True) for one, before in zip(found, (None, *found), strict=False))
    return [words for n, line in enumerate(lines) for words in ([("", "\n"), *line] if n else line)]


def decidable(name: str, every: Sequence[Judged], changes: Sequence[Judged], form: str, options: str = "") -> str:
    """Return changes of a draft, the weightiest first, each with the name under which it is decided.

    `every` are all changes of the draft, of which it is said what is open. `options` are those by which the draft is
    compared, for the commands that are shown.
    """
    if form == "json":
        return as_json([{"id": short(one), **change_data(one)} for one in changes])
    if not changes:
        return f"{name}: no change to decide on.\n"
    lines = [f"{name}: {counted(len(changes), 'change')}, {level(changes)}"]
    lines += [f"  {words}" for words in open_lines(f"{name}{options}", every)]
    lines += ["", *(words for one in changes for words in with_redlines(one))]
    lines += ["", f"policy decide {name}{options} CHANGE … --level LEVEL --because TEXT --by NAME [--approved-by NAME]"]
    return "\n".join(lines) + "\n"


def with_redlines(one: Judged) -> Iterator[str]:
    """Yield a change with its short name and its redline."""
    yield f"  {short(one)} {change_line(one)[1:]}"
    words = "".join(text for _, text in marked(one.change))
    if words:
        yield f"{DEEP}{words}"


def proposed(wishes: Sequence[tuple[Judged, DecisionWish]]) -> str:
    """Return the changes that are about to be decided together, before anything is written."""
    lines = []
    for one, wish in wishes:
        suggestion = one.verdict.suggestion
        sure = f" ({percent(suggestion.probability)})" if suggestion and suggestion.level == wish.level else ""
        lines += [*with_redlines(one), f"{DEEP}→ {wish.level}{sure}: {wish.because}"]
    return "".join(f"{line}\n" for line in lines)


def waiting(name: str, changes: Sequence[Judged]) -> str:
    """Return the decisions that wait for a second person, each with its change."""
    if not changes:
        return f"{name}: nothing waits for a second person.\n"
    lines = [f"{name}: {counted(len(changes), 'decision')} for a second person to approve", ""]
    for one in changes:
        lines += with_redlines(one)
        if one.waiting:
            lines.append(f"{DEEP}→ {one.waiting.decided_level}, by {one.waiting.decided_by}: {one.waiting.rationale}")
    return "\n".join(lines) + "\n"


def decided(name: str, done: Decided, form: str, options: str = "") -> str:
    """Return what was recorded, and what sealing the draft would mean now; `options` are as above."""
    pending = done.pending
    if form == "json":
        draft = {"level": str(pending.level), **first_days.days_data(pending.first)}
        made = [{"id": short(one), **decision_data(decision)} for one, decision in done.decisions]
        return as_json({"policy": name, "file": done.path, "decisions": made, "draft": draft})
    lines = [f"{_in_a_line(one, decision)}" for one, decision in done.decisions]
    lines.append(f"Recorded in {done.path}")
    waits = sum(1 for _, decision in done.decisions if decision.waits)
    if waits:
        they = "waits" if waits == 1 else "wait"
        lines.append(f"  {waits} {they} for a second person: policy decide {name}{options} --approve --by WHO")
    lines.append(f"  the draft is {pending.level} and {first_days.draft_could_apply(pending.first, pending.level)}")
    return "\n".join(lines) + "\n"


def _in_a_line(one: Judged, decision: Decision) -> str:
    waits = ", which waits for a second person" if decision.waits else ""
    return f"Decided {short(one)}: {decision.engine_level} → {decision.decided_level}{waits}"
