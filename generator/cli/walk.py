"""A walk through open changes of a draft on a terminal: each is shown, and a key says what it counts as.

Each answer is recorded when it is given: whoever quits, or is interrupted, keeps what was answered so far.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.archive import draft_records
from generator.cli.output.changes import change_line
from generator.cli.output.decisions import marked
from generator.commands import decide
from generator.commands.decide import DecisionWish
from generator.errors import PolicyError
from generator.loading import policy_source
from generator.materiality.choices import lowerable, percent, rationale, unanswered
from generator.materiality.decision_objections import LEAST_WORDS, needs_basis, says_why
from generator.materiality.verdict import Judged, engine
from generator.model.levels import Level
from generator.model.people import same_person
from generator.model.policy import Policy
from generator.model.record import Decision, DraftRecord
from generator.text import blocks, redline_text
from generator.text.change import Change, Kind, Subject
from generator.text.word_diff import Mark

_OTHER_KEYS: Final = (("s", "skip"), ("b", "back"), ("q", "quit"))
LEVELS: Final = {str(int(level)): level for level in Level}
_DEEP: Final = "    "
MOST_LETTERS: Final = 1_200  # of a new section


@dataclass(frozen=True, slots=True)
class Console:
    """How people are asked: `say` prints, `key` waits for one key, `line` for a line that begins with some words.

    Both `key` and `line` raise EOFError where nobody answers any more.
    """

    say: Callable[[str], None]
    key: Callable[[], str]
    line: Callable[[str, str], str]
    width: int = 80
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """What is walked through, when, on which console; and who decides, and approves if a second person is there.

    They are asked once where they are not known.
    """

    loaded: policy_source.Source
    policy: Policy
    now: datetime.datetime
    console: Console
    by: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk recorded, change by change; `stopped` says that it was interrupted."""

    decisions: tuple[tuple[Judged, Decision], ...]
    stopped: bool


def walk(how: Walk, changes: Sequence[Judged]) -> Walked:
    """Go through changes one by one, back and forth, and record what somebody says of each."""
    read = how.policy.draft_record
    made: dict[str, tuple[Judged, Decision]] = {}
    at = 0
    try:
        while at < len(changes):
            one = changes[at]
            said = _decision_on_record(one, read)
            how.console.say(_screen(how, one, f"{at + 1} of {len(changes)}", said))
            key = how.console.key()
            while key not in {*dict(_OTHER_KEYS), *dict(_keys(one, said, how.by))}:
                how.console.say("\n".join(["\nThat key has no meaning here.", *_listed_keys(how, one, said), ""]))
                key = how.console.key()
            if key == "q":
                break
            if key in {"b", "s"}:
                at = max(0, at - 1) if key == "b" else at + 1
                continue
            how, decision = _answer(how, one, key, said)
            if decision is None:
                continue
            try:
                read = decide.record(how.loaded, how.policy, [(one, decision)], read)
            except PolicyError as problem:
                _complain(how.console, problem)
                read = _now(how)
                continue
            made[one.digest] = one, decision
            at += 1
    except (KeyboardInterrupt, EOFError):
        return Walked(tuple(made.values()), stopped=True)
    return Walked(tuple(made.values()), stopped=False)


def _now(how: Walk) -> DraftRecord:
    policy, loaded = how.policy, how.loaded
    return draft_records.drafted(loaded.folder(policy), policy.next_number, loaded.shown_folder(policy))


def _decision_on_record(one: Judged, record: DraftRecord | None) -> Decision | None:
    """Return what a record says of a change: what waits for a second person, else what counts."""
    every = (*record.waiting, *record.decisions) if record else ()
    return next((decision for decision in every if decision.change == one.digest), None)


def _answer(how: Walk, one: Judged, key: str, said: Decision | None) -> tuple[Walk, Decision | None]:
    """Return the decision that a key stands for, and who was named on the way; None where nothing is decided."""
    suggestion = one.verdict.suggestion
    if key == "a" and said and said.waits:
        how = _with_name(how)
        if how.by and same_person(how.by, said.decided_by):
            how.console.say(f"\n{how.by} decided this, so another person approves it.\n")
            return how, None
        return how, decide.approved(how.loaded, how.policy, said, how.by, how.now) if how.by else None
    level = LEVELS.get(key, engine(one).level)
    if key in {"a", "w"} and suggestion:
        level = suggestion.level
    usual = rationale(one, level)
    because = usual if key in {"a", "r"} else asked_reason(how.console, usual)
    basis, verdict = "", engine(one)
    if because and level < verdict.level and needs_basis(verdict):
        basis = _line(how.console, "Which law, contract or proof allows it: ", "", _unseen)
        because = because if basis else ""
    how = _with_name(how) if because else how
    if not (because and how.by):
        how.console.say("\nNothing was recorded.\n")
        return how, None
    wish = DecisionWish(level, because, how.by, how.approved_by if level < verdict.level else "", basis)
    return how, decide.wished(how.loaded, how.policy, one, wish, how.now)


def _with_name(how: Walk) -> Walk:
    """Return the walk with the name of whoever decides, asked until it may be; without one where none is given."""
    if how.by:
        return how
    return replace(how, by=asked_name(how.policy, how.console))


def asked_name(policy: Policy, console: Console) -> str:
    """Return who decides, asked until they may; empty where nobody is named."""
    question = "Who decides (the name is published): "
    return _line(console, question, "", lambda words: decide.stranger(policy, words), edited=False)


def asked_reason(console: Console, usual: str) -> str:
    """Return why a level is decided, asked until it says enough; empty where nothing is said."""
    return _line(console, "Why, for readers of the archive: ", usual, _too_short)


def _line(console: Console, question: str, begin: str, wrong: Callable[[str], str], *, edited: bool = True) -> str:
    """Return what somebody writes, asked again until nothing is wrong with it; empty where they write nothing.

    What is wrong stands there to be `edited`; a name is rather typed anew.
    """
    words = begin
    console.say("\n")
    while True:
        words = " ".join(console.line(question, words).split())
        problem = wrong(words) if words else ""
        if not problem:
            return words
        console.say(f"{problem} (or write nothing, to leave it)\n")
        words = words if edited else begin


def _unseen(words: str) -> str:
    return "" if words.isprintable() else "this holds a character that is not seen"


def _too_short(words: str) -> str:
    short = f"write {LEAST_WORDS} characters or more, so that a reader of the archive understands it"
    return _unseen(words) or ("" if says_why(words) else short)


def _complain(console: Console, problem: PolicyError) -> None:
    console.say("\n" + "".join(f"{finding}\n" for finding in problem.findings))


def _screen(how: Walk, one: Judged, count: str, said: Decision | None) -> str:
    """Return a change as it is shown: where it is, the redline, what is suggested, what was said of it, the keys."""

    def wrapped(words: Sequence[redline_text.Styled], lead: str = _DEEP) -> list[str]:
        width, colour = how.console.width, how.console.colour
        return redline_text.wrapped(words, width=width, first=lead, rest=lead, colour=colour)

    lines = ["", *wrapped([("faint", f"{count}  "), ("strong", change_line(one, noted=False).strip())], "")]
    words = marked(one.change) or _whole_section(how.policy, one.change)
    lines += wrapped(words) if words else []
    suggestion, keys = one.verdict.suggestion, dict(_keys(one, said, how.by))
    if suggestion:
        sure = percent(suggestion.probability)
        lines += wrapped([("", f"Suggested: {suggestion.level}, with a probability of {sure}.")])
        if "w" in keys and (usual := rationale(one, suggestion.level)):
            lines += wrapped([("faint", f"Accepting it publishes as the reason: “{usual}”")])
    if unanswered(one):
        lines += wrapped([("", f"Does it need consent? Until one person says so, it counts as {Level.CONSENT}.")])
    if said:
        second = f" and {said.approved_by}" if said.approved_by else ", waits for a second person" * said.waits
        recorded = f"Recorded: {said.decided_level} by {said.decided_by}{second}. {said.rationale}"
        lines += wrapped([("", recorded)])
    return "\n".join([*lines, *_listed_keys(how, one, said), ""])


def _listed_keys(how: Walk, one: Judged, said: Decision | None) -> list[str]:
    """Return the keys that mean something here, as lines."""
    listed = " · ".join(f"{key}: {what}" for key, what in (*_keys(one, said, how.by), *_OTHER_KEYS))
    words, console = [("faint", listed)], how.console
    return redline_text.wrapped(words, width=console.width, first=_DEEP, rest=_DEEP, colour=console.colour)


def _whole_section(policy: Policy, change: Change) -> list[redline_text.Styled]:
    """Return the words of a section that is new, whose passages are changes of their own; none of other changes."""
    new = change.subject is Subject.SECTION and change.kind is Kind.ADDED and policy.draft
    section = policy.draft.section(change.section) if new and policy.draft else None
    words = " ".join(block.words for block in blocks.of(section)) if section else ""
    shown = words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rpartition(' ')[0]} ⋯"
    return [(Mark.INSERTED, f"{{+{shown}+}}")] if shown else []


def _keys(one: Judged, said: Decision | None, by: str) -> Iterator[tuple[str, str]]:
    """Yield the keys by which somebody decides a change, and what each does."""
    suggestion = one.verdict.suggestion
    if said and said.waits:
        if not (by and same_person(by, said.decided_by)):
            yield "a", "approve what waits"
    elif suggestion and (suggestion.level < Level.MATERIAL or not unanswered(one)):
        yield "a", f"accept {suggestion.level}"
        yield "w", "accept in your own words"
    lower = suggestion and suggestion.level < Level.MATERIAL
    if ((said and said.waits) or (one.verdict.undecided and lower)) and not unanswered(one):
        yield "r", f"reject: {engine(one).level}"
    for key, level in LEVELS.items():
        if level >= engine(one).level or lowerable(one):
            yield key, str(level)
