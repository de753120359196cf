"""The notice of a version as e-mail files, to read before it is sent: of one policy, or of several in one message."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.commands import mailing as mailings
from generator.commands.mailing import Mailing, letter_of, reply_to
from generator.errors import cannot
from generator.loading import policy_source
from generator.mail import mime
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import notice_clock
from generator.notice.next_notice import message_of, words_of
from generator.notice.notice_period import local_day
from generator.notice.proposal import proposed


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """What an announcement would say that was not made yet: in which words, from which day."""

    summary: str = ""
    effective: datetime.date | None = None


AS_IT_IS: Final = NoticeDraft()


def preview(
    loaded: policy_source.Source,
    policy: Policy,
    folder: Path,
    now: datetime.datetime,
    draft: NoticeDraft = AS_IT_IS,
    number: int = 0,
) -> list[Path]:
    """Write what would be sent now of each version that is not yet in force as an e-mail file, and return the files.

    One that is not announced yet is written as if it were announced now, with this summary and for this day. With a
    `number`, that of this version alone is written.
    """
    policy_source.require(loaded.integrity_findings)
    today = local_day(now, policy.brand)
    written = []
    withdrawn = [
        one
        for one in policy.records
        if isinstance(one, VersionRecord) and notice_clock.channels_without_withdrawal(one)
    ]
    open_ones = (*notice_clock.open_records(policy), *withdrawn)
    for record in (one for one in open_ones if number in {0, one.version}):
        if record.effective and record.effective <= today and not record.withdrawal:
            continue
        if record.notices:
            if draft != AS_IT_IS:
                message = f"version {record.version} is announced: its summary and its day are set"
                raise cannot(policy.name, message, "leave --summary and --effective out")
            words, named = letter_of(policy, record), notice_clock.newest(record).digest
        else:
            planned = replace(record, summary=draft.summary.strip())
            day = draft.effective or record.effective or proposed(policy, record, now)
            words = message_of(policy, planned, day, now)
            named = digest(words_of(words))
        path = folder / f"{policy.brand.slug}-{policy.slug}-v{record.version:03}.eml"
        files.write_atomically(
            path, mime.rendered(mime.Letter(words, policy.brand.name, named, reply_to(policy, record)), now)
        )
        written.append(path)
    if not written:
        raise cannot(policy.name, "no version of this policy is to come", "seal one with `policy freeze` first")
    return written


def preview_together(sent: Mailing, folder: Path, now: datetime.datetime) -> list[Path]:
    """Write the one message of several policies that would be sent now, and return its file."""
    path = folder / f"{sent.policy.brand.slug}-{'-'.join(policy.slug for policy, _ in sent.versions)}.eml"
    files.write_atomically(path, mime.rendered(mailings.letter(sent), now))
    return [path]
