"""Where a version stands after something was recorded of it, and how its notice was sent, as text and as data."""

import datetime
from collections.abc import Iterator

from generator.cli.output import first_days
from generator.cli.output.changes import also, change_data, change_line
from generator.cli.output.duties import when
from generator.cli.output.findings import finding_data, finding_line
from generator.cli.output.open_changes import names
from generator.cli.output.plurals import as_json, counted
from generator.commands.notify import SentNotice
from generator.commands.recording import Announced
from generator.materiality.change_names import short
from generator.materiality.choices import unanswered
from generator.materiality.consent_questions import with_another_basis
from generator.materiality.decisions import of_version
from generator.materiality.summary import unexplained
from generator.model.policy import Phase, Policy
from generator.notice import due_list as due
from generator.notice import notice_clock, phases
from generator.notice.notice_period import zone_of
from generator.schema.dates import moment_in_words, written_moment
from generator.schema.nodes import in_quotes


def announced(done: Announced, form: str, now: datetime.datetime) -> str:
    """Return where a version stands after something was recorded of it, and what comes next."""
    policy, record = done.policy, done.record
    phase = phases.phase(policy, record.version, now)
    begun = notice_clock.notified(policy, record)
    lacking = notice_clock.missing(policy, record)
    lacking_words = [
        one for one, _ in unexplained(of_version(policy, record.version), facts=not policy.brand.words.speaks_of_facts)
    ]
    if form == "json":
        return as_json(
            {
                "policy": policy.name,
                "version": record.version,
                "phase": str(phase),
                "level": str(record.level),
                "effective": record.effective.isoformat() if record.effective else None,
                "days": record.days,
                "notice": record.notices[-1].digest if record.notices else None,
                "notified": written_moment(begun) if begun else None,
                "missing": list(lacking),
                "warnings": [finding_data(one) for one in done.warnings],
                "unexplained": [short(one) for one in lacking_words],
            }
        )
    lines = [f"{policy.name} version {record.version}: {phase}"]
    if record.effective and phase is not Phase.WITHDRAWN:
        lines.append(f"  applies from {record.effective} (00:00, {zone_of(record.effective, policy.brand)})")
    if done.first and phase is Phase.ANNOUNCED:
        lines += [f"  {words}" for words in first_days.how_chosen(done.first)]
    if begun and phase is Phase.IN_NOTICE:
        allowed = notice_clock.earliest_of(policy, record)
        in_time = record.effective and allowed and allowed <= record.effective
        ends = "ends" if record.days == 1 else "end"
        words = f"{ends} before that day" if in_time else f"{ends} before {allowed} only"
        lines.append(f"  notice given on {moment_in_words(begun)}: {counted(record.days, 'day')} {words}")
    lines += [f"  {finding_line(one)}" for one in done.warnings]
    if lacking_words and phase in {Phase.IN_REVIEW, Phase.APPROVED}:
        lines.append(f"  {_in_whose_words(len(lacking_words), len(record.reasons))}: policy announce {policy.name}")
    elif lacking_words and len(record.notices) == 1 and phase is Phase.ANNOUNCED:
        lines.append(f"  {_in_whose_words(len(lacking_words), len(record.reasons))}: {names(lacking_words)}")
    if len(record.notices) <= 1 and phase in {Phase.IN_REVIEW, Phase.APPROVED, Phase.ANNOUNCED}:
        lines += [f"  {words}" for words in _asked(policy, record.version)]
    lines += [f"  {words}" for words in _next(policy, record.version, phase, now)]
    return "\n".join(lines) + "\n"


def _asked(policy: Policy, number: int) -> Iterator[str]:
    """Yield for which changes readers are told that they will be asked, although nobody decided that."""
    asking = [one for one in of_version(policy, number) if unanswered(one)]
    if asking:
        need = "needs" if len(asking) == 1 else "need"
        yield f"readers are told that {names(asking)} {need} their consent, since nobody said otherwise; to say so:"
        yield f"  policy decide {policy.name} --revises {number}; policy freeze {policy.name} --revises {number}"
    for purpose, basis in with_another_basis(of_version(policy, number), policy.version(number).document):
        yield (
            f"readers are told that {in_quotes(purpose)} needs their consent, and the text states another basis for it:"
            f" {basis}; state consent there, or let two people decide with the law that allows it (--basis)"
        )


def explained(done: Announced, form: str) -> str:
    """Return which changes of a version that is to be announced are told to readers in the program's words."""
    name, record = done.policy.name, done.record
    lacking = unexplained(of_version(done.policy, record.version), facts=not done.policy.brand.words.speaks_of_facts)
    if form == "json":
        listed = [{"id": short(one), **change_data(one)} for one, _ in lacking]
        return as_json({"policy": name, "version": record.version, "unexplained": listed})
    lines = [f"{name} version {record.version}: {_in_whose_words(len(lacking), len(record.reasons))}", ""]
    for one, entry in lacking:
        lines.append(f"  {short(one)} {change_line(entry.worst)[1:]}")
        lines += [f"            {words}" for words in also(entry)]
    lines += (
        ["", f"To write what readers are told instead: policy announce {name} --reason ID=WORDS"] if lacking else []
    )
    return "\n".join(lines).rstrip() + "\n"


def _in_whose_words(lacking: int, written: int) -> str:
    if not lacking:
        return "no change is told to readers in the program's words"
    yours = f", {written} in yours" if written else ""
    return f"readers are told of {counted(lacking, 'change')} in the program's words{yours}"


def notice_report(name: str, done: SentNotice, form: str, now: datetime.datetime) -> str:
    """Return how sending the notice went: counts and hashes, no address."""
    tally = done.tally
    if form == "json":
        return as_json(
            {
                "policy": name,
                "recipients": tally.recipients,
                "accepted": tally.accepted,
                "refused": tally.refused,
                "waiting": tally.waiting,
                "duplicates": tally.duplicates,
                "audience": tally.audience,
                "recorded": bool(done.announced),
                "warnings": [finding_data(one) for one in done.warnings],
            }
        )
    lines = [finding_line(one) for one in done.warnings]
    lines.append(
        f"{name}: {tally.accepted:,} of {tally.recipients:,} accepted, {tally.refused:,} refused,"
        f" {tally.waiting:,} waiting; {tally.duplicates:,} stood twice in the list"
    )
    if not done.announced:
        lines.append("  Not done: run the same command again later, or with --conclude to count them as not reached.")
        return "\n".join(lines) + "\n"
    if done.nobody:
        lines += [
            "  Nobody was reached: this notice is not given by e-mail.",
            f"  Whom the server refused, with its reply codes: policy notify {name} --refused FILE.csv",
            "  Mend the cause and run the same command again: as long as nobody is reached, everybody is tried again.",
        ]
    return "\n".join(lines) + "\n" + "".join(announced(one, form, now) for one in done.announced)


def _next(policy: Policy, number: int, phase: Phase, now: datetime.datetime) -> Iterator[str]:
    duties = [one for one in due.duties(policy, now) if one.version == number]
    if phase is Phase.WITHDRAWN and not duties:
        yield "next: policy build, so that the site says so"
        return
    for one in duties:
        yield f"next{f', {when(one)}' if one.by else ''}: {'; '.join(one.commands)}"
    if not duties:
        yield "next: policy build, every day: the version takes effect by itself"
