"""What was sealed, what comes back as a draft, and what a draft is approved for, as text and as data."""

from collections.abc import Iterator, Sequence

from generator.cli.output.changes import decision_data
from generator.cli.output.open_changes import names, open_data
from generator.cli.output.plurals import as_json, counted
from generator.commands.approve_draft import ApprovedDraft
from generator.commands.freeze import Frozen
from generator.commands.pending import Pending
from generator.materiality.choices import each_once, unanswered
from generator.materiality.summary import unexplained
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.model.record import Decision
from generator.notice.notice_period import notice_of


def purpose_question(number: int) -> str:
    """Return the question what a draft is for that changes an announced version a little."""
    return (
        f"Version {number} is announced and not in force yet, and this draft changes little of it.\n"
        f"  r  it is the same text, mended: it takes the place of version {number} (--revises {number})\n"
        f"  o  it is a later change upon version {number} (--on {number})\n"
        "Another key: nothing is sealed.\n"
    )


def restored(name: str, number: int, literal: Sequence[str], form: str) -> str:
    """Return that the sections of a version are the draft again, and where values stand as words now."""
    if form == "json":
        return as_json({"policy": name, "version": number, "literal": list(literal)})
    lines = [f"The draft of {name} holds version {number} again. `policy diff {name}` says what that changes."]
    if literal:
        lines.append(
            f"Values stand as words in: {', '.join(literal)}. Write {{{{ … }}}} again where they come from facts."
        )
    return "\n".join(lines) + "\n"


def frozen(name: str, done: Frozen, form: str) -> str:
    """Return what was sealed, from when it applies, and what has to follow."""
    version, pending, effective = done.version, done.pending, done.effective
    if form == "json":
        return as_json(
            {
                "policy": name,
                "version": version.number,
                "file": version.place.path,
                "digest": version.digest,
                "level": str(pending.level),
                "effective": effective.isoformat() if effective else None,
                **open_data(pending.judged),
                "left_out": [decision_data(decision) for decision in (*done.void, *done.waiting)],
            }
        )
    tense = "took" if effective and effective < version.recorded else "takes"
    when = f"{tense} effect on {effective}" if effective else "effective date unknown"
    if pending.level >= Level.MATERIAL:
        when = f"{pending.level}: {promise_giver(pending)} {notice_of(pending.days)} before it applies"
    lines = [f"Sealed {name} version {version.number}: {version.place.path}", f"  {version.digest}", f"  {when}"]
    lines += [f"  {words}" for words in (*not_decided(pending.judged), *not_counted(done.void, done.waiting))]
    lines.append("Commit all of policy_source with the new files in versions/ and notices/.")
    if unexplained(pending.judged):
        lines.append(
            f"Readers are told of some changes in the program's words; `policy announce {name}` lists them, for yours."
        )
    if pending.level >= Level.MATERIAL:
        read = " and ".join(one.by for one in done.approvals)
        approved = (
            f"{read} approved this text as a draft."
            if read
            else f"Let a second person read it: policy approve {name} --by WHO."
        )
        lines.append(f"{approved} Then: policy announce {name} --by WHO --summary WORDS.")
    else:
        lines.append("Now run `policy build`.")
    return "\n".join(lines) + "\n"


def promise_giver(pending: Pending) -> str:
    """Return who gives readers the days of notice, up to their number."""
    return "readers are promised" if pending.promised else "the brand's own rule gives readers"


def not_decided(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what is sealed without anybody's word."""
    changes = each_once(judged)
    undecided = [one for one in changes if one.verdict.undecided and not unanswered(one)]
    asking = [one for one in changes if unanswered(one)]
    if undecided:
        yield f"nobody decided on {names(undecided)}: so {_it(undecided)} as {Level.MATERIAL}"
    if asking:
        need = "needs" if len(asking) == 1 else "need"
        yield f"nobody said whether {names(asking)} {need} consent: so {_it(asking)} as {Level.CONSENT}"


def not_counted(void: Sequence[Decision], waiting: Sequence[Decision]) -> Iterator[str]:
    """Yield the decisions that a version is sealed without: nobody approved them, or their change is no more."""
    if waiting:
        were = "waited for a second person and was" if len(waiting) == 1 else "waited for a second person and were"
        yield f"{counted(len(waiting), 'decision')} {were} left out"
    if void:
        were = "was" if len(void) == 1 else "were"
        yield f"{counted(len(void), 'decision')} fitted no change any more and {were} left out"


def _it(changes: Sequence[Judged]) -> str:
    return "it counts" if len(changes) == 1 else "they count"


def approved_draft(name: str, done: ApprovedDraft, form: str) -> str:
    """Return that a draft was approved, and when that counts."""
    approval = done.approval
    if form == "json":
        return as_json({"policy": name, "version": done.number, "by": approval.by, "content": approval.digest})
    return (
        f"{approval.by} approves the draft of {name} with the content {approval.digest}.\n"
        f"It holds for version {done.number} if that is sealed with this very text: policy freeze {name}.\n"
    )
