"""Sending the notice of a version to everybody on a list, with evidence at the end, and who was refused."""

import csv
import datetime
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.commands import known_ledgers
from generator.commands import mailing as mailings
from generator.commands.find_evidence import audiences, refuse_others
from generator.commands.mailing import LEDGERS, Mailing
from generator.commands.record_evidence import record_evidence
from generator.commands.recording import Announced, findings_after
from generator.errors import Finding, cannot
from generator.loading import policy_source
from generator.mail import addresses, recipients, sending, sending_run, smtp_settings
from generator.mail.ledger_file import is_ledger, opened, reached
from generator.mail.own_addresses import count_own, from_elsewhere, own_domains
from generator.mail.pace import Pace
from generator.mail.tally import Tally
from generator.model.policy import Policy
from generator.model.record import Evidence, VersionRecord
from generator.notice import change_sentences, notice_clock, readers_reached, record_faults


@dataclass(frozen=True, slots=True)
class Sending:
    """How the notice of an announced version is to be sent.

    `recipients` is a list, or the ledger of an earlier notice: those whom it reached.
    `ledger` remembers who got it. With `leave_out_bad`, rows whose address nobody can write to count as not reached
    instead of stopping all. With `conclude`, those who are still waiting do, and the evidence is written. `joined` says
    that whoever is on this list, and on none before, became a reader only after those were told. `audiences` are whom
    the list holds, by the names of the promise, where several are promised.
    """

    recipients: Path
    ledger: Path
    settings: smtp_settings.Settings
    pace: Pace
    leave_out_bad: bool = False
    conclude: bool = False
    joined: bool = False
    number: int = 0
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowSending:
    """What is shown while a notice is sent: what its list shows before, how far it has come, why it waits."""

    list_finding: Callable[[Finding], None]
    progress: sending_run.ShowProgress
    wait: sending_run.ShowWait


@dataclass(frozen=True, slots=True)
class SentNotice:
    """How sending went: the tally of all runs, what it left in each record (none while somebody waits), warnings."""

    tally: Tally
    announced: tuple[Announced, ...]
    warnings: tuple[Finding, ...]

    @property
    def nobody(self) -> bool:
        """True if all is done, and e-mail reached nobody at all."""
        return bool(self.announced) and not self.tally.accepted


def give(
    loaded: policy_source.Source,
    policies: Sequence[Policy],
    how: Sending,
    clock: sending_run.Clock,
    shows: ShowSending,
) -> SentNotice:
    """Send the notice of an announced version to everybody in a file, and record the evidence when nobody waits.

    Those of several policies of a brand go out as one message, and the evidence into the record of each. Running it
    again goes on where it stopped: nobody is left out. What was on its way when the program or its machine broke down
    (at most one message for each connection) is sent again, under the same Message-ID. What its list shows, as that it
    holds far fewer than before, is named before the first message goes out.
    """
    if loaded.rehearsal and not smtp_settings.is_loopback(how.settings.host):
        message = "a rehearsal sends nothing to a mail server elsewhere: its notices would reach people"
        raise cannot(how.settings.host, message, "name a mail server on this machine, or look with --dry-run")
    sent = mailings.mailing(loaded, policies, clock(), how.number)
    for policy, record in sent.versions if how.joined else ():
        if not readers_reached.mailed(policy, record):
            message = f"nobody was told of version {record.version} by e-mail before whom these could have joined"
            raise cannot(policy.name, message, "leave --joined out")
    refuse_others(sent.name, sent.audiences, how.audiences)
    if is_ledger(how.recipients):
        known_ledgers.refuse_former_readers(sent, how.recipients)
    unusable: list[Finding] = []
    own = own_domains(sent.policy.brand, how.settings.sender)
    try:
        how.ledger.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"this folder can't be made: {problem.strerror}"
        raise cannot(str(how.ledger.parent), message, "name a ledger elsewhere: --ledger") from None
    about = mailings.about(sent)
    folders = (loaded.root.absolute().parent / LEDGERS, how.ledger.absolute().parent)
    known_ledgers.refuse_second(sent, about, how.ledger, folders)
    known_ledgers.refuse_other_readers(sent, how.ledger, how.recipients, folders)
    with opened(how.ledger, about) as ledger:
        known_ledgers.refuse_exchanged(sent, how.ledger, ledger.rows, about)
        if is_ledger(how.recipients):
            ledger.load(reached(how.recipients))
        else:
            rows = recipients.read(how.recipients, str(how.recipients), unusable if how.leave_out_bad else None)
            ledger.load(itertools.chain(rows, _own_mailbox(sent.policy)))
        listed = _Listed(
            ledger.hold(how.audiences) if sent.audiences else (), count_own(ledger.domains(), own), how.settings.sender
        )
        for one in sent.versions:
            _name_list(one, listed, sum(ledger.counts().values()), clock(), shows.list_finding)
        tally = sending.send(
            mailings.letter(sent),
            ledger=ledger,
            settings=how.settings,
            clock=clock,
            progress=shows.progress,
            waits=shows.wait,
            pace=how.pace,
        )
    if tally.waiting and not how.conclude:
        return SentNotice(tally, (), tuple(unusable))
    done = tuple(_record(loaded, one, how, clock, tally, listed) for one in sent.versions)
    return SentNotice(tally, done, tuple(unusable))


@dataclass(frozen=True, slots=True)
class _Listed:
    """Whom the lists of a mailing hold: the audiences that were named, and how many of the company itself.

    `sender` is the address from which they are told.
    """

    audiences: tuple[str, ...]
    own: int
    sender: str


def _name_list(
    one: tuple[Policy, VersionRecord],
    listed: _Listed,
    recipients: int,
    now: datetime.datetime,
    names: Callable[[Finding], None],
) -> None:
    """Name what a list shows before it is told: that it is far shorter than the last one, or the company's own."""
    policy, record = one
    newest = notice_clock.newest(record).digest
    told = Evidence(
        readers_reached.EMAIL,
        now,
        newest,
        capture=newest,
        recipients=recipients,
        accepted=recipients,
        own=listed.own,
        sender=_sender(policy, record, listed),
        place=record.place,
    )
    for finding in findings_after(policy, replace(record, evidence=(*record.evidence, told)), now):
        if finding.rule in {record_faults.OWN, record_faults.FEWER, record_faults.SENDER}:
            names(finding)


def _own_mailbox(policy: Policy) -> Iterator[recipients.Recipient]:
    """Yield the mailbox of the brand's own to which each notice goes, so that it is seen to arrive."""
    address, problem, _ = addresses.checked(policy.brand.check_address)
    if not problem:
        yield recipients.Recipient(address, policy.brand.name, 0)


def _record(
    loaded: policy_source.Source,
    one: tuple[Policy, VersionRecord],
    how: Sending,
    clock: sending_run.Clock,
    tally: Tally,
    listed: _Listed,
) -> Announced:
    """Record the evidence of a mailing for one of its notices; what stands there already, once."""
    policy, record = one
    needed = audiences(policy, record)
    proof = Evidence(
        channel="email",
        at=tally.last_accepted or clock(),
        notice=notice_clock.newest(record).digest,
        where=how.ledger.name,
        capture=tally.audience,
        recipients=tally.recipients,
        accepted=tally.accepted,
        refused=tally.refused,
        joined=how.joined,
        audiences=tuple(name for name in listed.audiences if name in needed),
        own=listed.own,
        sender=_sender(policy, record, listed),
        reached=tally.reached,
    )
    if any(_is_same(known, proof) for known in record.evidence):
        return Announced(policy, record)
    after = policy_source.load(loaded.root, only=policy.brand.slug)
    return record_evidence(after, after.policy(policy.name), clock(), lambda _: proof, record.version)


def _is_same(known: Evidence, proof: Evidence) -> bool:
    """Return True if evidence says what is known, whenever; earlier programs didn't say who was reached."""
    reached = known.reached or proof.reached
    return replace(known, at=proof.at, place=proof.place, reached=reached) == proof


def _sender(policy: Policy, record: VersionRecord, listed: _Listed) -> str:
    """Return the domain from which a notice comes, where the text that applies and the brand state none such."""
    parent = policy.parent(record.version)
    stated = change_sentences.reachable(parent.document) if parent else ()
    return from_elsewhere(policy.brand, listed.sender, stated)


def list_refused(ledger_path: Path, sent: Mailing, target: Path) -> int:
    """Write who was refused for good, with the server's reply code and the time, to a CSV file for its owner alone.

    These are addresses: the file belongs to the sender, and never into the repository.
    """
    about = mailings.about(sent)
    if not ledger_path.is_file():
        raise cannot(str(ledger_path), "there is no such ledger", "send the notice first, or name it: --ledger")
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("email", "reply", "time"))
    with opened(ledger_path, about) as ledger:
        known_ledgers.refuse_exchanged(sent, ledger_path, ledger.rows, about)
        refused = [(one.address, one.reply, one.time.isoformat(timespec="seconds")) for one in ledger.refused()]
    rows.writerows(refused)
    files.write_atomically(target, text.getvalue().encode(), mode=0o600)
    return len(refused)
