"""What keeps a version from taking effect, and what in its record can't be.

Everything is worked out from the record and `now`. Source: domain rules §5; the numbers in messages and docstrings are
those of its invariants (§5.7).
"""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.materiality import rejudge_upcoming
from generator.model.languages import ENGLISH, READ, code_of
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import notice_clock, originals, phases, readers_reached, requirements, words_of_people
from generator.notice.denied_gains import concealed_loss, denied_gains
from generator.notice.known_names import unknown_name
from generator.notice.lone_words import lone_word
from generator.notice.notice_period import DAY, earliest, local_day, start_of
from generator.notice.numbers_of_people import earlier_day, later_day, number_of_no_text
from generator.notice.record_faults import FEWER, SECOND
from generator.notice.reversed_periods import reversed_period
from generator.notice.timeline import parent, starts
from generator.notice.unnamed_changes import unnamed_change
from generator.schema.nodes import in_quotes

STRICTER: Final = "stricter"
REWORDED: Final = "words-changed"
CORRECTION: Final = "correction"
SUMMARY: Final = "summary-unspecific"
UNREAD: Final = "unread-words"
UNKNOWN: Final = "unknown-name"
MENDABLE: Final = frozenset(
    {"notice-too-short", "no-evidence", "too-late", "parent", STRICTER, REWORDED, CORRECTION, originals.RULE}
)
"""Rules whose findings the commands of the workflow are there to mend: they must not stop them."""
LONG_AHEAD: Final = datetime.timedelta(days=366)
REVIEW_OF_DANGER: Final = datetime.timedelta(days=30)


def gate(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find what must not be at this moment (3, 4): a version in force without its notice, or evidence of the future."""
    yield from _on_another_text(policy, now)
    yield from _before_original(policy, now)
    for taken in policy.records:
        if isinstance(taken, VersionRecord) and taken.withdrawal and taken.withdrawal.at:
            yield from _future(taken.withdrawal.at, taken.withdrawal.place, now)
            yield from _not_read(policy, taken, now)
    for record in notice_clock.open_records(policy):
        yield from _still_to_come(policy, record, now)
        yield from _judged_anew(policy, record, now)
        yield from _reworded(policy, record, now)
        yield from _renamed(policy, record, now)
        yield from _many_joined(policy, record, now)
        yield from _uncorrected(policy, record, now)
        yield from _says_nothing(policy, record, now)
        yield from _not_read(policy, record, now)
        if not requirements.needs_notice(record) or not record.effective or not record.notices:
            continue
        begins = start_of(record.effective + (DAY if record.waiver else 0 * DAY), policy.brand)
        begun = notice_clock.notified(policy, record)
        lacking = ", ".join(notice_clock.missing(policy, record))
        if begun is None and begins <= now:
            message = f"version {record.version} would be in force without its notice: no evidence for {lacking}"
            remedy = "record it with `policy notify` and `policy look`, or postpone the version"
            if record.waiver:  # what is told now is told after its day
                remedy = f"postpone it: policy postpone {policy.name} --by WHO --because WORDS"
            yield Finding(record.place, "no-evidence", message, remedy)
        elif begun is None and not record.waiver:
            days = requirements.required(policy, record)[0]
            if earliest(now, days, policy.brand) > record.effective:
                message = (
                    f"version {record.version} can't take effect on {record.effective} any more: its notice was not"
                    f" given in time ({lacking})"
                )
                remedy = f"postpone it: policy postpone {policy.name} --by WHO --because WORDS"
                yield Finding(record.place, "too-late", message, remedy, Severity.WARNING)


def _reworded(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find the brand's own words changed since a version was announced that is still to come: that is a revision."""
    ahead = record.effective is not None and start_of(record.effective, policy.brand) > now
    if record.notices and ahead and record.words not in policy.brand.words.digests:
        message = f"the words of notices (words.yml) are others than when version {record.version} was announced"
        remedy = (
            f"restore {_words_files(policy)} as it was, or announce the text anew in the new words:"
            f" policy freeze {policy.name} --revises {record.version}"
        )
        yield Finding(record.place, REWORDED, message, remedy)


def _words_files(policy: Policy) -> str:
    code = policy.brand.words.language
    return "words.yml" if code == ENGLISH else f"words.yml or words.{code}.yml"


def _renamed(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find another name of the brand than the notice of a version to come says: it is sent and shown under that."""
    ahead = record.effective is not None and start_of(record.effective, policy.brand) > now
    if not ahead or not record.notices or not record.notices[-1].text:
        return
    if "".join(policy.brand.name.split()) not in "".join(record.notices[-1].text.split()):
        message = f"the notice of version {record.version} doesn't name {in_quotes(policy.brand.name)}"
        remedy = "restore “name” in brand.yml until that day, or announce the text anew in that name"
        yield Finding(record.place, REWORDED, message, remedy, Severity.WARNING)
    elif where := unknown_name(policy, record):
        message = f"the notice of version {record.version} begins with {in_quotes(policy.brand.name)}, which is not in"
        remedy = "write “name” in brand.yml as readers know the company; a new name stands in the text first"
        yield Finding(record.place, UNKNOWN, f"{message} {where}", remedy, Severity.WARNING)


def _many_joined(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find a notice of a version to come whose clock began with a part of those whom it went to: the rest “joined”."""
    ahead = record.effective is not None and start_of(record.effective, policy.brand) > now
    before, after = readers_reached.said_to_have_joined(policy, record)
    if ahead and after:
        message = (
            f"the notice of version {record.version} went to {before:,} first, and of {after:,} the others are said to"
            " have joined since (--joined)"
        )
        remedy = f"if they were readers before, their days begin when they were told: policy postpone {policy.name}"
        yield Finding(record.evidence[-1].place, FEWER, message, remedy, Severity.WARNING)


def _is_to_come(policy: Policy, record: VersionRecord, now: datetime.datetime) -> bool:
    """Return True if what people say of a version can still be looked at: before its day, or on it with an exception.

    What doesn't wait may apply on the very day on which it is announced.
    """
    if record.effective is None:
        return False
    at_once = record.waiver is not None and record.effective >= local_day(now, policy.brand)
    return at_once or start_of(record.effective, policy.brand) > now


def _says_nothing(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find a summary of a version to come that has no word of what matters in it, and a day that is far ahead."""
    if not record.effective or not _is_to_come(policy, record, now):
        return
    if not record.notices or not requirements.needs_notice(record):
        return
    yield from _names_nothing(policy, record)
    if was := words_of_people.former_period(policy, record):
        message = (
            f"the summary of version {record.version} names what applies now, and not what comes: {in_quotes(was)}"
        )
        yield Finding(record.place, SUMMARY, message, "name the new one, when it is announced anew", Severity.WARNING)
    elif number := number_of_no_text(policy, record):
        said = f"what people say in the notice of version {record.version}"
        message = f"{said} names {in_quotes(number)}, which neither text states"
        yield Finding(record.place, SUMMARY, message, "name what applied and what comes", Severity.WARNING)
    if late := later_day(policy, record) or earlier_day(policy, record):
        message = f"what people say in the notice of version {record.version} names {in_quotes(late)}, and it applies"
        message = f"{message} from {record.effective}"
        yield Finding(record.place, SUMMARY, message, "name no other day than the notice does", Severity.WARNING)
    for what, words in (("summary", record.summary), *(("reason", one.words) for one in record.reasons)):
        for gain in denied_gains(policy, record, words):
            message = f"the {what} of version {record.version} seems to say the reverse of what changes"
            message = f"{message} ({in_quotes(gain.words)}): {gain.reason.rstrip('.')}"
            yield Finding(record.place, SUMMARY, message, "say in plain words what changes", Severity.WARNING)
    put_off = (("postponement", one.because) for one in record.notices if one.because)
    for what, words in (("summary", record.summary), *(("reason", one.words) for one in record.reasons), *put_off):
        if turned := reversed_period(policy, record, words):
            message = f"the {what} of version {record.version} seems to say the reverse of the only period that changes"
            message = f"{message} ({in_quotes(turned.words)}): {turned.step}"
            yield Finding(record.place, SUMMARY, message, "say in plain words what changes", Severity.WARNING)
    if unsaid := concealed_loss(policy, record):
        message = f"the summary of version {record.version} names what is better alone, and not: {unsaid.rstrip('.')}"
        yield Finding(record.place, SUMMARY, message, "name what readers lose by it, too", Severity.WARNING)
    if left_out := unnamed_change(policy, record):
        message = f"the summary of version {record.version} says that nothing else changes ({in_quotes(left_out[0])}),"
        message = f"{message} and has no word of this: {left_out[1].rstrip('.')}"
        yield Finding(record.place, SUMMARY, message, "name what changes besides, or leave that out", Severity.WARNING)
    if beyond := words_of_people.unfounded_word(policy, record):
        said = f"what people say in the notice of version {record.version} speaks of what no text says"
        message = f"{said}: {in_quotes(beyond)}"
        yield Finding(record.place, SUMMARY, message, "say what changes, as the text says it", Severity.WARNING)
    if host := words_of_people.leads_elsewhere(policy, record):
        message = (
            f"what people say in the notice of version {record.version} leads readers to {host}, not to the policy"
        )
        remedy = "say it in the notice; what stands elsewhere can change at any time"
        yield Finding(record.place, "leads-elsewhere", message, remedy, Severity.WARNING)
    for reason in words_of_people.idle_reasons(policy, record):
        message = f"the reason {in_quotes(reason.words)} has no word or number of the change that it is told of"
        yield Finding(record.place, SUMMARY, message, "say in plain words what changes", Severity.WARNING)
    if record.effective > local_day(record.notices[-1].at, policy.brand) + LONG_AHEAD:
        message = f"version {record.version} applies on {record.effective}, more than a year after readers were told"
        remedy = "who comes meanwhile gets no notice: take it back, and announce it nearer to its day"
        yield Finding(record.place, "far-ahead", message, remedy, Severity.WARNING)


def _names_nothing(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find a summary that names nothing of what matters in a version, or says something else of it."""
    if not words_of_people.names_a_change(policy, record):
        message = f"the summary of version {record.version} has no word or number of what changes for readers"
        remedy = "say in plain words what changes, when it is announced anew"
        yield Finding(record.place, SUMMARY, message, remedy, Severity.WARNING)
    elif lone := lone_word(policy, record):
        message = f"the summary of version {record.version} has one word of what changes ({in_quotes(lone)})"
        remedy = "say in plain words what becomes of that, when it is announced anew"
        yield Finding(record.place, SUMMARY, f"{message}, and says other things of it", remedy, Severity.WARNING)


def _not_read(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find what people say in the notice of a version to come in a language that is not read: once for the version."""
    language = next((one.document.language for one in policy.versions if one.number == record.version), "")
    if not _is_to_come(policy, record, now) or not record.notices or not language or code_of(language) in READ:
        return
    said = [
        name
        for name, words in (
            ("its summary", record.summary),
            ("reasons of changes", record.reasons),
            ("why it is postponed", record.notices[-1].because),
            ("why it is taken back", record.withdrawal.because if record.withdrawal else ""),
            ("why it doesn't wait", record.waiver.basis if record.waiver else ""),
        )
        if words
    ]
    if said:
        message = f"what people say in the notice of version {record.version} is in a language that is not read"
        remedy = (
            "somebody of “people” who knows the language reads whether it says what changes, and nothing that denies it"
        )
        place = record.notices[-1].place
        yield Finding(place, UNREAD, f"{message} ({language}): {', '.join(said)}", remedy, Severity.WARNING)


def _uncorrected(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find a version whose day came, of which those who got the notice that it corrects or puts off never learned."""
    lacking = notice_clock.channels_without_correction(policy, record)
    said = f"drops what version {record.revises} announced"
    for channels, what in ((lacking, said), (notice_clock.channels_without_new_day(policy, record), "was postponed")):
        if channels and record.effective and start_of(record.effective, policy.brand) <= now:
            message = (
                f"version {record.version} {what}, and readers were not told so before {record.effective}: no evidence"
                f" for {', '.join(channels)}"
            )
            remedy = f"postpone it, and tell them: policy postpone {policy.name}"
            yield Finding(record.place, CORRECTION, message, remedy)


def _before_original(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find versions of a translation that would apply before the version that they translate: a warning until then."""
    for start in starts(policy, []):
        version = start.version
        if not originals.too_early(policy, version, start.day):
            continue
        record, today = policy.record(version.number), local_day(now, policy.brand)
        message = f"version {version.number} would apply from {start.day}: {originals.when(policy, version.master)}"
        name = "postpone" if record and record.notices else "withdraw"
        remedy = f"let it apply on that day or later: policy {name} {policy.name} --version {version.number}"
        place = record.place if record else version.place
        yield Finding(
            place, originals.RULE, message, remedy, Severity.ERROR if start.day <= today else Severity.WARNING
        )


def _judged_anew(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find a version still to come of which the rules say more today than it was sealed as: the stricter holds.

    What `policy upgrade` wrote down of an older version holds it up on its day, so that is a warning until then.
    """
    file, version = policy.verdict_file(record.version), policy.version(record.version)
    to_come = record.effective is not None and start_of(record.effective, policy.brand) > now
    written = file.stricter if file and (to_come or requirements.raised(policy, record)) else ()
    found = (*written, *(rejudge_upcoming.stricter(policy, record.version) if to_come else ()))
    if not found:
        return
    most = max(found, key=lambda one: one.level)
    section = version.document.section(most.section)
    where = section.label if section else version.document.title
    said = f"the rules say {most.level} today of a change of “{where}”: {most.reason}"
    remedy = (
        f"decide on it in the draft or announce it: policy freeze {policy.name} --revises {record.version};"
        f" or take it back: policy withdraw {policy.name}"
    )
    if most.level <= record.level:
        message = f"the notice of version {record.version} does not name it, and {said}"
        yield Finding(record.place, STRICTER, message, remedy, Severity.WARNING)
        return
    if not version.program and not file:
        remedy = f"have it written down, so that it waits on its day: policy upgrade {policy.name}; then {remedy}"
    message = f"version {record.version} was sealed as {record.level}; {said}"
    early = to_come and not version.program
    yield Finding(record.place, STRICTER, message, remedy, Severity.WARNING if early else Severity.ERROR)


def _on_another_text(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find versions that don't change the one that applies before them (5): what was shown of them would be untrue.

    Until its day, that is a warning: an urgent change of the text in force must not wait for the announced one.
    """
    for number, before in phases.overtaken(policy, now).items():
        changed, record = parent(policy, number), policy.record(number)
        if not (changed and record and record.effective):
            continue
        message = f"version {number} changes version {changed.number}, but version {before.number} is before it"
        again = next((one.version for one in notice_clock.open_records(policy) if one.revises == number), 0)
        remedy = f"seal its text once more, with what changed meanwhile: policy freeze {policy.name} --revises {number}"
        if again:
            remedy = f"announce version {again}, which takes its place: policy announce {policy.name} --version {again}"
        due = start_of(record.effective, policy.brand) <= now
        yield Finding(record.place, "parent", message, remedy, Severity.ERROR if due else Severity.WARNING)


def _still_to_come(policy: Policy, record: VersionRecord, now: datetime.datetime) -> Iterator[Finding]:
    """Find what a record says of times that are still to come: the clock went back, or somebody wrote it by hand."""
    for notice in record.notices:
        yield from _future(notice.at, notice.place, now)
    for one in record.evidence:
        yield from _future(one.at, one.place, now)
    decided = [(one.date, one.place) for one in record.unreached]
    for day, place in [*((day, record.place) for day in record.seen), *decided]:
        if day > local_day(now, policy.brand):
            message = f"this happened on {day}, which is still to come"
            yield Finding(place, "future", message, "set the clock right, or restore the record")


def _future(at: datetime.datetime, place: Place, now: datetime.datetime) -> Iterator[Finding]:
    if at > now + SECOND:
        message = f"this happened at {at:%Y-%m-%d %H:%M} UTC, which is still to come"
        yield Finding(place, "future", message, "set the clock right, or restore the record")


def taken_back(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find a withdrawal that can't be: of a version that was in force then, or before what is recorded of it."""
    gone = record.withdrawal
    if not gone or not gone.at:
        return
    if phases.applied(policy, record, gone.at):
        message = f"version {record.version} was in force when it was taken back"
        yield Finding(gone.place, "record", message, "restore the record: what applied stays in the archive")
    given = (one.at for one in record.evidence if not gone.digest or one.notice != gone.digest)
    times = (*(one.at for one in record.notices), *given)
    latest = max([gone.at, *(at - SECOND for at in times)])
    last_look = max([local_day(gone.at, policy.brand), *record.seen])
    if latest > gone.at or last_look > local_day(gone.at, policy.brand):
        message = f"version {record.version} was taken back before what is recorded of it happened"
        yield Finding(gone.place, "record", message, "restore the record; was the clock right?")
