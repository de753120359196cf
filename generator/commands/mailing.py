"""What one mailing carries: the newest notice of a policy, or those of several policies of a brand in one message."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.commands.find_evidence import audiences
from generator.commands.which_version import to_tell
from generator.errors import cannot
from generator.loading import policy_source
from generator.mail import mime
from generator.mail.tally import About
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import change_sentences, notice_clock
from generator.notice.message_html import Message
from generator.notice.next_notice import kept_words, message_of, withdrawal_of, words_of
from generator.notice.several_notices import join_notices
from generator.schema.values import keys_of

LEDGERS: Final = "ledgers"


@dataclass(frozen=True, slots=True)
class Mailing:
    """The versions whose newest notices are given, each with its policy: one for each policy, all of one brand."""

    versions: tuple[tuple[Policy, VersionRecord], ...]

    @property
    def policy(self) -> Policy:
        """The first of the policies: they share their brand."""
        return self.versions[0][0]

    @property
    def name(self) -> str:
        """How messages and the ledger name the policies."""
        return " ".join(policy.name for policy, _ in self.versions)

    @property
    def audiences(self) -> tuple[str, ...]:
        """Those to whom the notices go, where they are promised to several."""
        names = (audiences(policy, record) for policy, record in self.versions)
        return tuple(sorted({name for some in names for name in some}))


def mailing(
    loaded: policy_source.Source, policies: Sequence[Policy], now: datetime.datetime, number: int = 0
) -> Mailing:
    """Return what is to be given of some policies; of one, a version can be named by its number."""
    names = [policy.name for policy in policies]
    if len(set(names)) < len(names):
        raise cannot(" ".join(names), "a policy is named twice", "name each once")
    if len({policy.brand.slug for policy in policies}) > 1:
        message = "these are policies of several brands, and a message comes from one"
        raise cannot(" ".join(names), message, "send the notices of each brand by themselves")
    if number and len(policies) > 1:
        message = "--version names a version of one policy"
        raise cannot(" ".join(names), message, "send the notice of that version by itself")
    return Mailing(tuple((policy, to_tell(loaded, policy, now, number)) for policy in policies))


def about(sent: Mailing) -> About:
    """Return what the ledger of a mailing is about."""
    digests = tuple(notice_clock.newest(record).digest for _, record in sent.versions)
    if len(digests) == 1:
        return About(sent.name, sent.versions[0][1].version, digests[0])
    return About(sent.name, 0, letter(sent).digest, digests)


def letter(sent: Mailing) -> mime.Letter:
    """Return the message of a mailing."""
    policy = sent.policy
    letters = [letter_of(*one) for one in sent.versions]
    words, named = letters[0], notice_clock.newest(sent.versions[0][1]).digest
    if len(letters) > 1:
        documents = [one.version(record.version).document for one, record in sent.versions]
        titles = [document.title for document in documents]
        words = join_notices(letters, titles, policy.brand.name, policy.brand.words, documents[0].language)
        named = digest(words_of(words))
    return mime.Letter(words, policy.brand.name, named, reply_to(policy, sent.versions[0][1]))


def usual_ledger(project: Path, sent: Mailing) -> Path:
    """Return the ledger of a mailing, where none is named: outside the source, which is published."""
    policy, record = sent.versions[0]
    if len(sent.versions) > 1:
        code = letter(sent).digest.removeprefix("sha256:")[:12]
        return project / LEDGERS / f"{policy.brand.slug}-several-{code}.sqlite"
    which = "withdrawn" if record.withdrawal else len(record.notices)
    return project / LEDGERS / f"{policy.brand.slug}-{policy.slug}-v{record.version:03}-{which}.sqlite"


def letter_of(policy: Policy, record: VersionRecord) -> Message:
    """Return the newest notice as it was kept; with the HTML of the same words while the program still writes them."""
    newest, brand = notice_clock.newest(record), policy.brand
    policy = replace(policy, brand=replace(brand, words=brand.words.as_announced(record.words)))
    subject, text = kept_words(newest)
    if record.withdrawal:
        again = withdrawal_of(policy, record, newest.because, newest.at)
    else:
        before = replace(record, notices=record.notices[:-1])
        again = message_of(policy, before, newest.effective, newest.at, because=newest.because)
    same = (again.subject, again.text) == (subject, text)
    return again if same else Message(subject, text)


def reply_to(policy: Policy, record: VersionRecord) -> str:
    """Return the address at which the brand answers; empty where there is none.

    That is one at which the text that applies says that it can be reached, where it says any: brand.yml can change.
    """
    address = str(keys_of(policy.brand.values.get("contact")).get("email", ""))
    parent = policy.parent(record.version)
    stated = [one for one in change_sentences.reachable(parent.document) if "@" in one] if parent else []
    if stated and address not in stated:
        return stated[0]
    return address if "@" in address else ""
