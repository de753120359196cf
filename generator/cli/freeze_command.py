"""The commands `policy freeze` and `policy retire`: what would be for good, in lines, the question, and the answer."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.cli.output import changes, first_days, sealed_versions
from generator.cli.output.open_changes import open_data
from generator.cli.output.plurals import counted
from generator.cli.sealing_question import Key, Say, ask, pressed, refuse_unanswered
from generator.commands import freeze, freeze_checks, retire
from generator.commands.freeze_checks import Sealable, SealingWish
from generator.errors import Severity
from generator.loading import policy_source
from generator.model.document import content_digest
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.notice.notice_period import notice_of


@dataclass(frozen=True, slots=True)
class FreezeWish:
    """What the options of the command say; `form` is that of the answer."""

    how: SealingWish
    dry_run: bool = False
    yes: bool = False
    form: str = "text"


def run(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, wanted: FreezeWish, key: Key | None, say: Say
) -> None:
    """Seal the draft if somebody says so; `key` waits for a key where somebody can be asked.

    Where nobody answers, nothing is sealed, and it is an error that names the option.
    """
    how = wanted.how
    if key and (mended := freeze_checks.find_corrected_version(loaded, policy, now, how)):
        say(sealed_versions.purpose_question(mended))
        match pressed(key):
            case "r":
                how = replace(how, revises=mended)
            case "o":
                how = replace(how, on=mended)
    what = freeze_checks.sealable(loaded, policy, now, how)
    warned = (*_beside(loaded, policy), *_warned(loaded, policy))
    lines = "".join(f"{line}\n" for line in (*for_good(policy.name, what), *warned))
    if wanted.dry_run:
        say(_data(policy.name, what) if wanted.form == "json" else f"{lines}Nothing was sealed.\n", wanted.form)
        return
    if not wanted.yes:
        ask_to_seal(lines if wanted.form == "text" else "", key, say)
    elif wanted.form == "text":
        say("".join(f"{line}\n" for line in warned))
    say(sealed_versions.frozen(policy.name, freeze.seal(loaded, policy, what), wanted.form), wanted.form, done=True)


def end(
    loaded: policy_source.Source, policy: Policy, ending: retire.Ending, wanted: FreezeWish, key: Key | None, say: Say
) -> None:
    """Seal the last version of a policy if somebody says so, as `run` does."""
    said = (*for_good(policy.name, ending.what), retire.ending_in_words(policy.name, ending))
    lines = "".join(f"{line}\n" for line in said)
    if wanted.dry_run:
        say(_data(policy.name, ending.what) if wanted.form == "json" else f"{lines}Nothing was sealed.\n", wanted.form)
        return
    if not wanted.yes:
        ask_to_seal(lines if wanted.form == "text" else "", key, say)
    frozen = retire.retire(loaded, policy, ending)
    in_words = retire.next_steps(policy.name, ending, frozen)
    answer = in_words if wanted.form == "text" else sealed_versions.frozen(policy.name, frozen, wanted.form)
    say(answer, wanted.form, done=True)


def ask_to_seal(lines: str, key: Key | None, say: Say) -> None:
    """Show what would be for good and ask; where nobody says yes, that is an error."""
    say(lines)
    if key is None:
        refuse_unanswered(
            "nobody can be asked here, so nothing was sealed", "read what --dry-run says, then answer: --yes"
        )
    ask("Seal it?", key, say, "the draft stays as it was")


def _beside(loaded: policy_source.Source, policy: Policy) -> tuple[str, ...]:
    """Return in a line what no rule can see of a first version beside policies that readers know; empty for others."""
    known = [one.name for one in loaded.named(policy.brand.slug) if one.versions and not one.master]
    if policy.versions or policy.master or not known:
        return ()
    said = f"Readers know {' and '.join(known)}: whether this text takes back what is said there, people have to see"
    return (f"{said}; that would be a change there, with notice.",)


def _warned(loaded: policy_source.Source, policy: Policy) -> tuple[str, ...]:
    """Return in a line how many warnings there are of the draft; empty where there are none."""
    folder = f"{loaded.shown_folder(policy)}/"
    found = [one for one in loaded.about(policy.name, loaded.draft_findings) if one.place.path.startswith(folder)]
    count = sum(one.severity is Severity.WARNING for one in found)
    said = f"The draft has {counted(count, 'warning')}, which nobody can mend once it is sealed: `policy check"
    return (f"{said} {policy.name}`.",) if count else ()


def for_good(name: str, what: Sealable) -> Iterator[str]:
    """Yield in three lines what sealing a draft makes for good: the text, what its changes count as, and from when."""
    content = content_digest(what.to_seal.document)
    yield (
        f"{name} becomes version {what.number} for good: nobody edits that text or takes it back again (its content:"
        f" {content})."
    )
    yield f"{_counts(what)}{_approved(what)}{_left_out(what)}"
    yield _when(what)


def _counts(what: Sealable) -> str:
    if what.parent is None:
        return "It is the first version: there is nothing that it changes, so nobody is told of it."
    changes = counted(len(what.pending.judged), "change")
    words = [f"It changes version {what.parent.number}: {changes}, {what.pending.level}"]
    if what.to_seal.revises:
        words.append(f"it takes the place of version {what.to_seal.revises}")
    if what.to_seal.decisions:
        words.append(f"{counted(len(what.to_seal.decisions), 'decision')} by people, published with their names")
    return f"{'; '.join([*words, *sealed_versions.not_decided(what.pending.judged)])}."


def _approved(what: Sealable) -> str:
    names = " and ".join(one.by for one in what.to_seal.approvals)
    return f" {names} approved this text." if names else ""


def _left_out(what: Sealable) -> str:
    words = [f"{counted(len(what.waiting), 'decision')} without a second person"] if what.waiting else []
    words += [f"{counted(len(what.void), 'decision')} on what is changed no more"] if what.void else []
    words += [f"the approval of another text by {one.by}" for one in what.outdated]
    return f" Left out: {', '.join(words)}." if words else ""


def _when(what: Sealable) -> str:
    pending = what.pending
    if what.parent is not None and pending.level >= Level.MATERIAL:
        days = f"{sealed_versions.promise_giver(pending)} {notice_of(pending.days)}"
        if pending.first.keeps:
            return f"It is announced afterwards, and {first_days.draft_could_apply(pending.first, pending.level)}."
        first = f"{pending.earliest} at the earliest, if readers are told today{first_days.later(pending.first)}"
        return f"It is announced afterwards; {days}, so it applies from {first}."
    if what.effective is None:
        return "Nobody knows since when it applies, and so it stays."
    tense = "took" if what.effective < what.to_seal.recorded else "takes"
    return f"It {tense} effect on {what.effective}; a day that is sealed is never brought forward."


def _data(name: str, what: Sealable) -> str:
    rows: dict[str, object] = {
        "policy": name,
        "version": what.number,
        "sealed": False,
        "content": content_digest(what.to_seal.document),
        "changes_version": what.parent.number if what.parent else None,
        "changes": len(what.pending.judged),
        "level": str(what.pending.level),
        "effective": what.effective.isoformat() if what.effective else None,
        "days": what.pending.days,
        **first_days.days_data(what.pending.first),
        **open_data(what.pending.judged),
        "approved_by": [one.by for one in what.to_seal.approvals],
        "left_out": [changes.decision_data(one) for one in (*what.void, *what.waiting)],
        "for_good": list(for_good(name, what)),
    }
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
