"""The ledgers that a mailing is compared with: that of its own notice, and those of the notices before it."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from generator.commands.mailing import Mailing
from generator.errors import cannot
from generator.mail import recipients
from generator.mail.exchanged_rows import LedgerRows
from generator.mail.ledger_file import about_of, is_ledger, notices_of, others, reached, rows_in
from generator.mail.ledger_schema import sqlite_problems
from generator.mail.tally import About
from generator.model.policy import Policy
from generator.model.record import Evidence, VersionRecord
from generator.notice import notice_clock, readers_reached, revisions


def refuse_former_readers(sent: Mailing, ledger: Path) -> None:
    """Refuse those whom another notice reached as all readers: who has joined since is not among them.

    That a notice is put off, corrected or taken back is told to those who got it.
    """
    reached = notices_of(ledger)
    for policy, record in sent.versions:
        if not reached & {digest for one in _before(policy, record) for digest in _digests(one)}:
            message = f"this ledger holds those whom another notice reached, and not all who are told of {policy.name}"
            raise cannot(
                str(ledger),
                message,
                "name the list of all readers: a ledger is for who has to learn that a notice changed",
            )
    _refuse_exchanged_in(sent, ledger)


def refuse_exchanged(sent: Mailing, ledger: Path, rows: LedgerRows, about: About) -> None:
    """Refuse a ledger with rows that were exchanged: outcomes of others in it, or readers who were not on its list.

    Somebody who wasn't told would pass for one who was, and the days of the first list would count for another.
    """
    with sqlite_problems(ledger):
        found = rows.torn(about.digest)
        for policy, record in sent.versions if not found else ():
            found = found or _differing(rows, [*_before(policy, record)], about)
    if found:
        message = f"the rows of this ledger are not as they were written: {found}"
        remedy = "restore it from a copy, as it knows who was mailed already; remove it if it is that of another notice"
        raise cannot(str(ledger), message, remedy)


def _differing(rows: LedgerRows, records: Sequence[VersionRecord], about: About) -> str:
    """Return what in a ledger differs from all that was recorded of its notice by any one ledger; or empty."""
    proofs: dict[str, list[Evidence]] = {}
    for one in (one for record in records for one in record.evidence):
        if one.channel == readers_reached.EMAIL and one.notice in about.every and one.capture and not one.by:
            proofs.setdefault(one.where, []).append(one)
    found = [rows.differing(some) for some in proofs.values()]
    return found[-1] if found and all(found) else ""


def _refuse_exchanged_in(sent: Mailing, ledger: Path) -> None:
    about = about_of(ledger)
    if about:
        with rows_in(ledger) as rows:
            refuse_exchanged(sent, ledger, rows, about)


def _before(policy: Policy, record: VersionRecord) -> Iterator[VersionRecord]:
    """Yield a record, and those of the announced versions in whose place its version stands."""
    yield record
    former = revisions.revised(policy, record)
    while former:
        yield former
        former = revisions.revised(policy, former)


def _digests(record: VersionRecord) -> Iterator[str]:
    yield from (notice.digest for notice in record.notices)
    if record.withdrawal:
        yield record.withdrawal.digest


def refuse_second(sent: Mailing, about: About, own: Path, folders: Collection[Path]) -> None:
    """Refuse to begin a second ledger of a notice: whoever is in both would be told twice, and counted twice.

    Where the first one is not here, nobody knows whom it holds: another list of the same length would pass for it.
    """
    here = others(about, own, folders)
    named = [
        one.where
        for _, record in sent.versions
        for one in record.evidence
        if one.channel == readers_reached.EMAIL and one.notice in about.every
    ]
    if here:
        message = f"another ledger of the same notice is here: {here[0]}"
        remedy = f"go on with that one (--ledger {here[0]}), naming the policies with which it was begun, or remove one"
        raise cannot(str(own), message, remedy)
    if named and own.name not in named:
        message = f"the record says that this notice was sent by the ledger {named[-1]}"
        raise cannot(str(own), message, "go on with that one: --ledger")
    if named and not is_ledger(own):
        message = "the record says that this notice was sent by this ledger, and it is not here"
        remedy = (
            "copy it from the machine that has it; if it is lost, nobody knows who was told: put the version off"
            f" (policy postpone {sent.policy.name}), and tell everybody of the new day"
        )
        raise cannot(str(own), message, remedy)


def refuse_other_readers(sent: Mailing, own: Path, listed: Path, folders: Collection[Path]) -> None:
    """Refuse a list that leaves out most of those who got the notice that a later one puts off, corrects or takes back.

    These would go on to believe the earlier one, and who is on the list would have less time than they had. How many
    they are is known where the ledger of the earlier notice is at hand.
    """
    if not listed.is_file():
        return  # it can be read once alone
    keys: frozenset[str] | None = None
    for policy, record in sent.versions:
        newest = notice_clock.newest(record).digest
        earlier = tuple({digest for one in _before(policy, record) for digest in _digests(one)} - {newest})
        for ledger in others(About(policy.name, 0, "", earlier), own, folders) if earlier else ():
            _refuse_exchanged_in(sent, ledger)
            told = frozenset(one.key for one in reached(ledger))
            if told and keys is None:
                keys = _keys(own) | _keys(listed)
            if keys is not None and len(told & keys) * readers_reached.MOST_GROWTH < len(told):
                message = (
                    f"this leaves out {len(told - keys):,} of the {len(told):,} who got the notice before this one"
                )
                remedy = f"tell them first: --recipients {ledger}; then those of this list, by the same ledger"
                raise cannot(str(listed), message, remedy)


def _keys(path: Path) -> frozenset[str]:
    """Return the addresses, as they are compared, of a list or of a ledger; empty where there is no such file."""
    if is_ledger(path):
        return frozenset(one.key for one in reached(path))
    return frozenset(one.key for one in recipients.read(path, str(path), [])) if path.is_file() else frozenset()
