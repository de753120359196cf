"""Giving the notice of a version by e-mail: written to read first, then sent to everybody, with evidence at the end."""

import csv
import datetime
import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.checks import project as source
from generator.commands.announce import Announced, kept, message_of, proposed, to_tell, withdrawal_of, witness, words_of
from generator.errors import Finding, cannot
from generator.mail import mime, recipients, sending, smtp
from generator.mail.ledger import About, Tally, is_ledger, opened, others, reached
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import Evidence, VersionRecord
from generator.notice import clock as notice_clock
from generator.notice import message as messages
from generator.notice.days import local_day

LEDGERS: Final = "ledgers"


@dataclass(frozen=True, slots=True)
class Draft:
    """What an announcement would say that was not made yet: in which words, from which day."""

    summary: str = ""
    effective: datetime.date | None = None


AS_IT_IS: Final = Draft()


def preview(
    loaded: source.Source, policy: Policy, folder: Path, now: datetime.datetime, draft: Draft = AS_IT_IS
) -> list[Path]:
    """Write what would be sent now of each version that is not yet in force as an e-mail file, and return the files.

    One that is not announced yet is written as if it were announced now, with this summary and for this day.
    """
    source.require(loaded.integrity_findings)
    today = local_day(now, policy.brand)
    written = []
    untold = [one for one in policy.records if isinstance(one, VersionRecord) and notice_clock.untold(one)]
    for record in (*notice_clock.open_records(policy), *untold):
        if record.effective and record.effective <= today and not record.withdrawal:
            continue
        if record.notices:
            if draft != AS_IT_IS:
                message = f"version {record.version} is announced: its summary and its day are set"
                raise cannot(policy.name, message, "leave --summary and --effective out")
            words, named = letter_of(policy, record), notice_clock.newest(record).digest
        else:
            planned = replace(record, summary=draft.summary.strip())
            words = message_of(policy, planned, draft.effective or record.effective or proposed(policy, record, now))
            named = digest(words_of(words))
        path = folder / f"{policy.brand.slug}-{policy.slug}-v{record.version:03}.eml"
        files.write_atomically(path, mime.rendered(mime.Letter(words, policy.brand.name, named, reply_to(policy)), now))
        written.append(path)
    if not written:
        raise cannot(policy.name, "no version of this policy is to come", "seal one with `policy freeze` first")
    return written


@dataclass(frozen=True, slots=True)
class Sending:
    """How the notice of an announced version is to be sent.

    `recipients` is a list, or the ledger of an earlier notice: those whom it reached.
    `ledger` remembers who got it. With `leave_out_bad`, rows whose address nobody can write to count as not reached
    instead of stopping all. With `conclude`, those who are still waiting do, and the evidence is written. `joined` says
    that whoever is on this list, and on none before, became a reader only after those were told.
    """

    recipients: Path
    ledger: Path
    settings: smtp.Settings
    pace: sending.Pace
    leave_out_bad: bool = False
    conclude: bool = False
    joined: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """How sending went: the tally of all runs, what it left in the record (nothing while somebody waits), warnings."""

    tally: Tally
    announced: Announced | None
    warnings: tuple[Finding, ...]

    @property
    def nobody(self) -> bool:
        """Whether all is done, and e-mail reached nobody at all."""
        return self.announced is not None and not self.tally.accepted


def usual_ledger(project: Path, policy: Policy, now: datetime.datetime, number: int, loaded: source.Source) -> Path:
    """Return the ledger of a version's newest notice, where none is named: outside the source, which is published."""
    record = to_tell(loaded, policy, now, number)
    which = "withdrawn" if record.withdrawal else len(record.notices)
    name = f"{policy.brand.slug}-{policy.slug}-v{record.version:03}-{which}.sqlite"
    return project / LEDGERS / name


def give(
    loaded: source.Source,
    policy: Policy,
    how: Sending,
    clock: sending.Clock,
    progress: sending.Progress,
    waits: sending.Waits,
) -> Given:
    """Send the notice of an announced version to everybody in a file, and record the evidence when nobody waits.

    Running it again goes on where it stopped: nobody is left out. What was on its way when the program or its machine
    broke down (at most one message for each connection) is sent again, under the same Message-ID.
    """
    if loaded.rehearsal and not smtp.is_loopback(how.settings.host):
        message = "a rehearsal sends nothing to a mail server elsewhere: its notices would reach people"
        raise cannot(how.settings.host, message, "name a mail server on this machine, or look with --dry-run")
    record = to_tell(loaded, policy, clock(), how.number)
    newest = notice_clock.newest(record)
    if how.joined and not notice_clock.mailed(policy, record):
        message = f"nobody was told of version {record.version} by e-mail before whom these could have joined"
        raise cannot(policy.name, message, "leave --joined out")
    unusable: list[Finding] = []
    try:
        how.ledger.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"this folder can't be made: {problem.strerror}"
        raise cannot(str(how.ledger.parent), message, "name a ledger elsewhere: --ledger") from None
    about = About(policy.name, record.version, newest.digest)
    _refuse_second(record, about, how, loaded.root.absolute().parent / LEDGERS)
    with opened(how.ledger, about) as ledger:
        if is_ledger(how.recipients):
            ledger.load(reached(how.recipients))
        else:
            ledger.load(recipients.read(how.recipients, str(how.recipients), unusable if how.leave_out_bad else None))
        letter = mime.Letter(letter_of(policy, record), policy.brand.name, newest.digest, reply_to(policy))
        tally = sending.send(
            letter,
            ledger=ledger,
            settings=how.settings,
            clock=clock,
            progress=progress,
            waits=waits,
            pace=how.pace,
        )
    if tally.waiting and not how.conclude:
        return Given(tally, None, tuple(unusable))
    proof = Evidence(
        channel="email",
        at=tally.last_accepted or clock(),
        notice=newest.digest,
        where=how.ledger.name,
        capture=tally.audience,
        recipients=tally.recipients,
        accepted=tally.accepted,
        refused=tally.refused,
        joined=how.joined,
    )
    if any(replace(one, at=proof.at, place=proof.place) == proof for one in record.evidence):
        return Given(tally, Announced(policy, record), tuple(unusable))
    after = source.load(loaded.root, only=policy.brand.slug)
    done = witness(after, after.policy(policy.name), clock(), lambda _: proof, record.version)
    return Given(tally, done, tuple(unusable))


def _refuse_second(record: VersionRecord, about: About, how: Sending, usual: Path) -> None:
    """Refuse to begin a second ledger of a notice: whoever is in both would be told twice, and counted twice."""
    here = others(about, how.ledger, (usual, how.ledger.absolute().parent))
    named = [one.where for one in record.evidence if one.channel == notice_clock.EMAIL and one.notice == about.digest]
    if here:
        message = f"another ledger of the same notice is here: {here[0]}"
        raise cannot(str(how.ledger), message, f"go on with that one (--ledger {here[0]}), or remove one of them")
    if named and how.ledger.name not in named:
        message = f"the record says that this notice was sent by the ledger {named[-1]}"
        raise cannot(str(how.ledger), message, "go on with that one: --ledger")


def list_refused(ledger_path: Path, policy: Policy, record: VersionRecord, target: Path) -> int:
    """Write who was refused for good, with the server's reply code and the time, to a CSV file for its owner alone.

    These are addresses: the file belongs to the sender, and never into the repository.
    """
    about = About(policy.name, record.version, notice_clock.newest(record).digest)
    if not ledger_path.is_file():
        raise cannot(str(ledger_path), "there is no such ledger", "send the notice first, or name it: --ledger")
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("email", "reply", "time"))
    with opened(ledger_path, about) as ledger:
        refused = [(one.address, one.reply, one.time.isoformat(timespec="seconds")) for one in ledger.refused()]
    rows.writerows(refused)
    files.write_atomically(target, text.getvalue().encode(), mode=0o600)
    return len(refused)


def letter_of(policy: Policy, record: VersionRecord) -> messages.Message:
    """Return the newest notice as it was kept; with the HTML of the same words while the program still writes them."""
    newest = notice_clock.newest(record)
    subject, text = kept(newest)
    if record.withdrawal:
        again = withdrawal_of(policy, record, newest.because)
    else:
        before = replace(record, notices=record.notices[:-1])
        again = message_of(policy, before, newest.effective, because=newest.because)
    same = (again.subject, again.text) == (subject, text)
    return messages.Message(subject, text, again.html if same else "")


def reply_to(policy: Policy) -> str:
    """Return the address at which the brand answers, or nothing."""
    contact = policy.brand.values.get("contact")
    address = str(contact.get("email", "")) if isinstance(contact, dict) else ""
    return address if "@" in address else ""
