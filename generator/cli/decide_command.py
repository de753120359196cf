"""The command `policy decide`: what its options mean together, what is asked on a terminal, what is refused without.

Where nobody can be asked, whatever is not said is refused, with the option that says it.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.cli import walk
from generator.cli.output import decisions
from generator.cli.output.open_changes import names
from generator.cli.output.plurals import counted
from generator.cli.walk import Console
from generator.commands import decide
from generator.commands.decide import DecisionWish, Selection
from generator.commands.freeze_checks import SealingWish
from generator.errors import cannot
from generator.loading import policy_source
from generator.materiality import choices
from generator.materiality.change_names import short
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.model.people import same_person
from generator.model.policy import Policy

Say = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Desk:
    """The draft on whose changes people decide, when, and how it is to be sealed."""

    loaded: policy_source.Source
    policy: Policy
    now: datetime.datetime
    how: SealingWish

    @property
    def options(self) -> str:
        """The options by which the draft is compared with another version than the newest."""
        named = (("on", self.how.on), ("revises", self.how.revises))
        return "".join(f" --{key} {value}" for key, value in named if value)


@dataclass(frozen=True, slots=True)
class DecideWish:
    """What the options of the command say; `form` is that of the answer."""

    selection: Selection
    level: Level | None = None
    because: str = ""
    by: str = ""
    approved_by: str = ""
    basis: str = ""
    approves: bool = False
    lists: bool = False
    form: str = "text"

    @property
    def walks(self) -> bool:
        """Return True if the changes are gone through one by one, since nothing is said of them together."""
        return self.level is None and self.selection.suggested is None and not self.approves


def run(desk: Desk, wanted: DecideWish, console: Console | None, say: Say) -> bool:
    """Do what the options say; `console` is there where somebody can be asked. Return False if that was interrupted."""
    _refuse_odd(desk.policy.name, wanted)
    every = decide.open_changes(desk.loaded, desk.policy, desk.now, desk.how)
    chosen = decide.selected(desk.policy, every, wanted.selection)
    try:
        if wanted.approves:
            _approve(desk, wanted, chosen, console, say)
        elif not wanted.walks and not wanted.lists:
            _decide_together(desk, wanted, chosen, console, say)
        elif console and not wanted.lists:
            return _walk(desk, wanted, chosen, console, say)
        else:
            _list(desk, wanted, every, chosen, say)
    except (KeyboardInterrupt, EOFError):
        say(f"\nStopped. `policy decide {desk.policy.name}{desk.options} --list` shows what is recorded.\n")
        return False
    return True


def _refuse_odd(name: str, wanted: DecideWish) -> None:
    """Refuse options that don't go together."""
    chosen = wanted.selection
    words = wanted.because or wanted.basis
    message = remedy = ""
    if chosen.names and chosen.section:
        message, remedy = "changes are named, and a section too", "one of CHANGE and --section"
    elif wanted.approves and (wanted.level is not None or chosen.suggested is not None or words or wanted.approved_by):
        message, remedy = "--approve takes decisions as they are", "it goes with --by, CHANGE and --section only"
    elif wanted.level is not None and chosen.suggested is not None:
        message, remedy = "each suggestion has its level", "one of --level and --suggested"
    elif wanted.level is not None and not (chosen.names or chosen.section):
        message, remedy = "it is not said of which changes", "CHANGE …, or --section ID"
    elif wanted.walks and words:
        message, remedy = "it is not said what changes count as", "--level LEVEL, or --suggested"
    if message:
        raise cannot(name, message, remedy)


def _list(desk: Desk, wanted: DecideWish, every: Sequence[Judged], chosen: Sequence[Judged], say: Say) -> None:
    name = desk.policy.name
    asked = wanted.selection.names or wanted.by or wanted.approved_by
    if asked and not wanted.lists:
        message = "it is not said what changes count as, and nobody can be asked here"
        raise cannot(name, message, "--level LEVEL, --suggested or --approve; --list lists them")
    say(decisions.decidable(name, every, chosen, wanted.form, desk.options), wanted.form)


def _walk(desk: Desk, wanted: DecideWish, chosen: Sequence[Judged], console: Console, say: Say) -> bool:
    name, policy = desk.policy.name, desk.policy
    _refuse_strangers(policy, wanted.by, wanted.approved_by)
    still = [one for one in chosen if wanted.selection.names or choices.is_open(one)]
    if not still:
        say(f"{name}: nothing is open.\n")
        return True
    done = walk.walk(walk.Walk(desk.loaded, policy, desk.now, console, wanted.by, wanted.approved_by), still)
    if done.stopped:
        say("\nStopped. What was answered before is recorded.\n")
    if done.decisions:
        outcome = decide.outcome(desk.loaded, policy, done.decisions, desk.now, desk.how)
        say(f"\n{decisions.decided(name, outcome, 'text', desk.options)}", done=True)
    return not done.stopped


def _decide_together(
    desk: Desk, wanted: DecideWish, chosen: Sequence[Judged], console: Console | None, say: Say
) -> None:
    policy, section = desk.policy, wanted.selection.section
    meant = [one for one in chosen if wanted.level is None or not section or _by_section(one, wanted.level)]
    left = [one for one in chosen if one not in meant and choices.is_open(one)]
    if not meant:
        done = decide.outcome(desk.loaded, policy, (), desk.now, desk.how)
        words = f"{policy.name}: nothing to decide in this way.\n{_surest(desk, wanted)}{_left_out(left)}"
        say(decisions.decided(policy.name, done, "json") if wanted.form == "json" else words, wanted.form)
        return
    named = bool(wanted.selection.names) and wanted.level is not None
    by = wanted.by or _who(desk, meant, console, say, shows=wanted.form == "text" and not named)
    because = wanted.because
    if wanted.level is not None and not because:
        because = _why(policy, meant[0] if len(meant) == 1 else None, wanted.level, console)
    wishes = [(one, _wish(one, wanted, because, by)) for one in meant]
    if wanted.form == "text" and not named:
        say(f"{decisions.proposed(wishes)}{_left_out(left)}\n")
    if console and not wanted.by and not _agreed(console, f"Record {counted(len(wishes), 'decision')}?"):
        say("Nothing was recorded.\n")
        return
    done = decide.decide(desk.loaded, policy, wishes, desk.now, desk.how)
    say(decisions.decided(policy.name, done, wanted.form, desk.options), wanted.form, done=True)


def _by_section(one: Judged, level: Level) -> bool:
    """Return True if a change may be decided with its section: nobody and no rule decided it, or if it needs consent.

    Whether consent is needed is said of a section as a whole only by leaving the change material or raising it.
    """
    open_still = (one.verdict.undecided or choices.unanswered(one)) and one.waiting is None
    return open_still and (level >= Level.MATERIAL or not choices.unanswered(one))


def _surest(desk: Desk, wanted: DecideWish) -> str:
    """Return how probable the surest suggestion is, where suggestions were asked for and none is as probable."""
    if wanted.selection.suggested is None:
        return ""
    every = decide.open_changes(desk.loaded, desk.policy, desk.now, desk.how)
    probability = choices.most_probable(decide.selected(desk.policy, every, replace(wanted.selection, suggested=None)))
    if probability is None:
        return ""
    least = int(probability * 100) / 100
    return f"The surest suggestion is right with {choices.percent(probability)}: --suggested {least} takes it.\n"


def _left_out(left: Sequence[Judged]) -> str:
    return f"Left out, to be named: {names(left)}\n" if left else ""


def _wish(one: Judged, wanted: DecideWish, because: str, by: str) -> DecisionWish:
    suggestion = one.verdict.suggestion
    level = wanted.level if wanted.level is not None else suggestion.level if suggestion else one.verdict.level
    return DecisionWish(level, because or choices.rationale(one, level), by, wanted.approved_by, wanted.basis)


def _approve(desk: Desk, wanted: DecideWish, chosen: Sequence[Judged], console: Console | None, say: Say) -> None:
    name, waiting = desk.policy.name, [one for one in chosen if one.waiting]
    others = [short(one) for one in chosen if not one.waiting] if wanted.selection.names else []
    if others:
        raise cannot(name, f"nothing waits for a second person on {', '.join(others)}", "leave it out")
    listed = decisions.waiting(name, waiting)
    if wanted.lists or not waiting:
        say(decisions.decidable(name, waiting, waiting, "json") if wanted.form == "json" else listed, wanted.form)
        return
    if wanted.form == "text":
        say(listed)
    by = wanted.by or _who(desk, waiting, console, say)
    foreign = [one for one in waiting if one.waiting and not same_person(one.waiting.decided_by, by)]
    meant = waiting if wanted.selection.names or not foreign else foreign
    if console and not wanted.by and not _agreed(console, f"Approve {counted(len(meant), 'decision')}?"):
        say("Nothing was recorded.\n")
        return
    done = decide.approve(desk.loaded, desk.policy, meant, by, desk.now, desk.how)
    say(decisions.decided(name, done, wanted.form, desk.options), wanted.form, done=True)


def _who(desk: Desk, changes: Sequence[Judged], console: Console | None, say: Say, *, shows: bool = False) -> str:
    if shows:
        say("".join(f"{line}\n" for one in changes for line in decisions.with_redlines(one)))
    name = walk.asked_name(desk.policy, console) if console else ""
    if not name:
        raise cannot(desk.policy.name, "it is not said who does this, and nothing was recorded", "name yourself: --by")
    return name


def _why(policy: Policy, one: Judged | None, level: Level, console: Console | None) -> str:
    words = walk.asked_reason(console, choices.rationale(one, level) if one else "") if console else ""
    if not words:
        raise cannot(policy.name, "it is not said why, and nothing was recorded", "say it: --because")
    return words


def _agreed(console: Console, question: str) -> bool:
    console.say(f"{question} [y/n] ")
    answer = console.key()
    console.say(f"{answer if answer.isprintable() else ''}\n")
    return answer == "y"


def _refuse_strangers(policy: Policy, *people: str) -> None:
    for name in filter(None, people):
        wrong = decide.stranger(policy, name)
        if wrong:
            raise cannot(policy.name, wrong)
