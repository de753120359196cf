"""What happens around a version: decisions, approvals, notices, evidence, reviews."""

import datetime
from dataclasses import dataclass, field

from generator.errors import Place
from generator.model.levels import Level


@dataclass(frozen=True, slots=True)
class Decision:
    """What people decided of one change, against or beside the rules. Source: domain rules §4.2.

    `change` is the digest of the change with both its sides, so that a decision is void when either is another.
    `rule` and `engine_level` are what the rules said then; `basis` is the reference that some rules need. One that
    lowers and has no second person yet waits: it says nothing until it is approved.
    """

    change: str
    rule: str
    engine_level: Level
    decided_level: Level
    rationale: str
    decided_by: str
    date: datetime.date
    approved_by: str = ""
    basis: str = ""
    place: Place = field(default=Place("", 0), compare=False)

    @property
    def waits(self) -> bool:
        """Return True if this lowers a level and nobody has approved it yet."""
        return self.decided_level < self.engine_level and not self.approved_by


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change matters, in an editor's words for readers, who get them in place of the program's.

    `change` is the digest of the change with both its sides. The words change no level.
    """

    change: str
    words: str
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a sealed version, bound to it by its digest; of a draft, by the digest of its content."""

    by: str
    date: datetime.date
    digest: str
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that people were given of a version: from which day it would apply, and the digest of its words.

    The first one announces the version, each later one postpones it. `at` is when it was written, in UTC; `text` holds
    its words, which are kept beside the record.
    """

    at: datetime.datetime
    by: str
    effective: datetime.date
    digest: str
    text: str = ""
    because: str = ""
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Proof that the notice with this digest was given through a channel, and when. Source: domain rules §5.2.

    `where` is the address or the send log; `capture` the digest of what was found there, or of the list of recipients.
    The counts are of recipients, where there are any: no address ever stands in a record. `joined` says that whoever
    is on this list, and on none before, became a reader only after those were told. `audiences` are those whom it
    reached, where several are promised. What only people can say, `by` and `approved_by` said; of letters, the counts
    are of those that were handed over. `own` counts the recipients whose address is at the brand's own domains, or that
    of a mailbox which is counted already. `sender` is the domain from which e-mails came, where readers know no address
    of the brand there. `reached` is the digest of those who got an e-mail, which earlier programs didn't record.
    """

    channel: str
    at: datetime.datetime
    notice: str
    where: str = ""
    capture: str = ""
    recipients: int = 0
    accepted: int = 0
    refused: int = 0
    joined: bool = False
    audiences: tuple[str, ...] = ()
    by: str = ""
    approved_by: str = ""
    own: int = 0
    sender: str = ""
    reached: str = ""
    place: Place = field(default=Place("", 0), compare=False)

    @property
    def unreached(self) -> int:
        """How many recipients the notice has not reached."""
        return self.recipients - self.accepted


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why and when a version was taken back; it stays in the archive and never applies.

    `at` is None where it was never announced, so that nobody had to be told. Where it was, `digest` is that of the
    words by which people are told, and `text` holds them; an earlier program told nobody.
    """

    at: datetime.datetime | None
    by: str
    because: str
    place: Place = field(default=Place("", 0), compare=False)
    digest: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unreached:
    """The decision to let the clock run although more recipients than the brand's limit were not reached.

    It is about the evidence `of` that moment with these counts, and covers no other. Older decisions don't say so: they
    cover what was recorded until their day.
    """

    by: str
    approved_by: str
    because: str
    date: datetime.date
    of: datetime.datetime | None = None
    recipients: int = 0
    accepted: int = 0
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exception from waiting. Source: domain rules §5.5.

    `kind` is `legal_obligation`, `imminent_security` or `exclusively_favourable`; `basis` the law or fact it rests on;
    `breaks_promise` says that whoever used it knew that no published promise allows it. `cites` is the law with its
    article, or the order with its number; `since` the day on which a danger was found. Earlier programs asked for none.
    """

    kind: str
    basis: str
    by: str
    approved_by: str
    breaks_promise: bool
    place: Place = field(default=Place("", 0), compare=False)
    cites: str = ""
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An entry of a record in the chain of all of a policy: its name, its digest, and that of the entry before it."""

    of: str
    previous: str
    digest: str
    rehearsal: bool = False
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """What happens around a version that was drafted here, from its sealing on.

    `digest` is that of the sealed version which the record is about; `decisions` are those that its level rests on.
    `at_once` is the day on which a version takes effect that needs no notice; one that needs notice takes effect by the
    last of its `notices`. `parent` is the version that it changes; `revises` the announced one whose place it takes.
    `days` and `channels` are the notice that it needed when it was announced, `limit` the share of recipients (percent)
    that could stay unreached then; `seen` the days on which the notice was found on the site after the first time.
    `unfinished` stands there while the version is being sealed: a run that ended in between leaves such a record
    without its version. `waiting` are the decisions of its draft that nobody had approved, `draft_approvals` the
    approvals of its draft's content; they stand there so long too. `reasons` are what an editor wrote for readers of
    its changes. `words` is the digest of the brand's own words when it was announced (empty: it had none). `chain`
    says in which order its entries were added, and after which others of the policy. `ends` is the day that was named
    for the end of the policy when this version, its last, was sealed.
    """

    version: int
    digest: str
    level: Level
    place: Place
    unfinished: bool = False
    at_once: datetime.date | None = None
    parent: int = 0
    revises: int = 0
    decisions: tuple[Decision, ...] = ()
    waiting: tuple[Decision, ...] = ()
    draft_approvals: tuple[Approval, ...] = ()
    reasons: tuple[Reason, ...] = ()
    approvals: tuple[Approval, ...] = ()
    summary: str = ""
    days: int = 0
    channels: tuple[str, ...] = ()
    limit: int | None = None
    words: str = ""
    notices: tuple[Notice, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    seen: tuple[datetime.date, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    waiver: Waiver | None = None
    withdrawal: Withdrawal | None = None
    rehearsal: bool = False
    chain: tuple[ChainLink, ...] = ()
    ends: datetime.date | None = None

    @property
    def effective(self) -> datetime.date | None:
        """The day from which the version applies, as it was announced last; none before it is announced."""
        return self.notices[-1].effective if self.notices else self.at_once


@dataclass(frozen=True, slots=True)
class Review:
    """Who read a policy again and found that nothing needs to change; bound to that version by its digest."""

    by: str
    date: datetime.date
    version: int
    digest: str
    because: str = ""
    rehearsal: bool = False
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class PromiseSupplement:
    """What the versions up to one don't say of the promise under which they were sealed; bound to that one."""

    version: int
    digest: str
    timezone: str
    unreached_percent: int
    regimes: tuple[str, ...] = ()
    rehearsal: bool = False
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the site for the notice of a version on a day, or a gap in them that two people accepted.

    `what` is `seen` (on the published site), `built` (in a folder, which proves nothing alone), `arrived` (an e-mail,
    in a mailbox whose server is `where`) or `gap accepted`, from that day `until` another. `policy` stands only in a
    log that is kept elsewhere.
    """

    day: datetime.date
    version: int
    what: str
    notice: str
    policy: str = ""
    where: str = ""
    until: datetime.date | None = None
    by: str = ""
    approved_by: str = ""
    because: str = ""
    rehearsal: bool = False
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """What was decided of the changes of a draft, under the number that it will have when it is sealed.

    The decisions that are `waiting` for a second person don't count yet; until they do, an earlier one of the same
    change does. `approvals` are of the draft's text, bound to it by the digest of its content.
    """

    version: int
    decisions: tuple[Decision, ...]
    place: Place
    waiting: tuple[Decision, ...] = ()
    rehearsal: bool = False
    approvals: tuple[Approval, ...] = ()


Recorded = VersionRecord | DraftRecord
