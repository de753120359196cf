"""The data between the stages: brands, policies, documents, sealed versions and the record around each version."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from generator.catalogue import USUAL, Words
from generator.errors import Place
from generator.facts import Facts
from generator.kinds import UNSPECIFIED, Value


class Level(IntEnum):
    """How much a change matters to the reader; a version's level is the highest of its changes."""

    EDITORIAL = 0
    MINOR = 1
    MATERIAL = 2
    CONSENT = 3

    def __str__(self) -> str:
        return _LEVEL_NAMES[self]

    @classmethod
    def named(cls, name: str) -> "Level":
        """Return the level of that name; an unknown one is a KeyError."""
        return {str(level): level for level in cls}[name]


_LEVEL_NAMES = {
    Level.EDITORIAL: "editorial",
    Level.MINOR: "minor",
    Level.MATERIAL: "material",
    Level.CONSENT: "material+consent",
}


class Direction(StrEnum):
    """Who gains by a change: adverse and favourable are meant for the reader."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NoticePromise:
    """What notice a brand gives of material changes: all channels, at least so many days before effect.

    `timezone` is that in which its days begin, `unreached_percent` how many of 100 to be told may be missed, `regimes`
    the laws whose periods it keeps; versions of earlier programs were sealed without these three.
    """

    days: int = 30
    channels: tuple[str, ...] = ("email", "site")
    audience: str = "everyone_with_data_and_email"
    favourable_changes: str = "material"
    unreached_percent: int | None = None
    timezone: str = ""
    regimes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who decides on changes for a brand; only `legal` may lower what a change counts as.

    `address` tells apart who has no name of their own; it is never published.
    """

    id: str
    name: str
    roles: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A brand's picture: the name of its file, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as its brand.yml describes it; `values` are the names that prose may fill in with {{ brand.… }}.

    `regimes` are laws with a period of notice of their own; `unreached_percent` is the share of recipients that may
    stay without the notice before somebody has to decide on it. `zones` are the time zones of its sealed versions that
    are another one, each with the day until which it holds too; None where that is not known yet. `words` are what it
    says in place of the program.
    """

    slug: str
    name: str
    timezone: str
    notice: NoticePromise
    values: Facts = field(hash=False)
    colours: Facts = field(hash=False, default_factory=dict)
    logo: Logo | None = None
    jurisdictions: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    regimes: tuple[str, ...] = ()
    unreached_percent: int = 2
    zones: tuple[tuple[str, datetime.date | None], ...] = ()
    words: Words = USUAL

    @property
    def address(self) -> str:
        """Where its policies are on the web, with a slash at the end; empty where that is not known."""
        address = str(self.values.get("published_at", UNSPECIFIED))
        return "" if address == UNSPECIFIED else f"{address.rstrip('/')}/"


@dataclass(frozen=True, slots=True)
class Filled:
    """Words of a section's text that were filled in from a fact or a brand value: its path, and where they stand.

    `path` is as the source writes it (`facts.retention.account.keep`, `brand.legal_name`); `start` and `end` count
    characters of the section's text.
    """

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document: final Markdown text, typed facts, a permanent id and its level in the outline.

    `filled` are the words of the text that were filled in, in the order of the text.
    """

    id: str
    type: str
    title: str
    text: str
    facts: Facts = field(hash=False, default_factory=dict)
    level: int = 2
    was: str = ""
    filled: tuple[Filled, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """How lists name the section; one without a heading is named by its id."""
        return self.title or self.id.replace("-", " ").replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Document:
    """The full content of a draft or a version: what a reader reads and what the facts state."""

    title: str
    language: str
    sections: tuple[Section, ...]
    kind: str = "privacy"
    subtitle: str = ""

    def section(self, section_id: str) -> Section | None:
        """Return the section with this id, or nothing."""
        return next((section for section in self.sections if section.id == section_id), None)


def canonical(document: Document) -> bytes:
    """Return the bytes that stand for a document's content, without number or date.

    JSON in UTF-8 with sorted keys and no spaces. The order of sections is content, the order of facts is not. Text is
    the Markdown as sealed. Equal bytes mean: no change.
    """
    content = {
        "kind": document.kind,
        "language": document.language,
        "sections": [
            {
                "facts": section.facts,
                "id": section.id,
                "level": section.level,
                "text": section.text,
                "title": section.title,
                "type": section.type,
            }
            for section in document.sections
        ],
        "subtitle": document.subtitle,
        "title": document.title,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def content_digest(document: Document) -> str:
    """Return the digest of a document's content, `sha256:` and 64 hexadecimal digits."""
    return digest(canonical(document))


def digest(content: bytes) -> str:
    """Return `sha256:` and the SHA-256 of some bytes."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Takedown:
    """Why the text of a version is not in the archive any more: an order that binds the brand, and two people.

    `continued` are the later versions that kept the clock of an announced text, which can't be worked out again without
    the text that is gone.
    """

    basis: str
    by: str
    approved_by: str
    date: datetime.date
    continued: tuple[int, ...] = ()
    rehearsal: bool = False
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class SealedEdit:
    """An edit of a passage as it was judged when its version was sealed; long words are cut, and say so."""

    old: str
    new: str
    outcome: str
    level: Level
    rule: str
    reason: str
    direction: Direction = Direction.NEUTRAL


@dataclass(frozen=True, slots=True)
class SealedVerdict:
    """What was published of one change of a version: which change it is, and what it counted as.

    `change` is its digest. `old_section` is the id of its section in the older text, where that is another one than
    `section`; `old_blocks` and `new_blocks` are the numbers of the passages in both, from 1. `old` and `new` are there
    only where the texts themselves don't say them, `was_under` and `under` where a passage stood under other words.
    `level` is what counted. Where that is not what the rules said, which the other fields explain, `engine_level` is;
    `decided` says that people decided it.
    """

    change: str
    subject: str
    kind: str
    section: str
    type: str
    level: Level
    direction: Direction
    rule: str
    reason: str
    old_section: str = ""
    origin: str = ""
    path: tuple[str, ...] = ()
    old_blocks: tuple[int, ...] = ()
    new_blocks: tuple[int, ...] = ()
    was_under: str = ""
    under: str = ""
    old: Value | None = field(default=None, hash=False)
    new: Value | None = field(default=None, hash=False)
    decided: bool = False
    engine_level: Level | None = None
    undecided: bool = False
    score: float | None = None
    asks_consent: bool = False
    edits: tuple[SealedEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Stricter:
    """A change of a version still to come that a later program takes more seriously than the one that sealed it."""

    section: str
    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class VerdictFile:
    """What a version published that was sealed before verdicts were sealed: written down once, by `policy upgrade`.

    `sealed` is the digest of the version, `digest` that of the file and `previous` that of the file before it.
    `program` is the version of the program that wrote it. `adds_nothing_to` is as in a version. `stricter` is there
    where the version was still to come.
    """

    version: int
    sealed: str
    program: str
    verdicts: tuple[SealedVerdict, ...]
    adds_nothing_to: int = 0
    stricter: tuple[Stricter, ...] = ()
    previous: str = ""
    digest: str = ""
    rehearsal: bool = False
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Version:
    """A sealed version: numbered, dated, chained; never edited.

    `recorded` is the brand's local date on which it was sealed or, for an imported one, found published. `effective` is
    given only where it is a fact of the past: the first version and imported ones; `None` there means unknown. Later
    versions take effect by their record. `promise` is the notice that the brand promised when it was sealed: the
    version in force governs its own amendment. `master` is the digest of the version that a translation translates.
    Where the text was `removed` by order, what is known of it stands here with a document that has no section.

    `program` is the version of the program that sealed it, `grammar` that of the Markdown it is read by, `verdicts`
    what was published of its changes; a version without a program was sealed before these were. `adds_nothing_to` is
    the announced version whose place it took, where it showed readers nothing that one had not shown. `record` is the
    digest of the entry that was recorded last before it, `decisions` that of those on which it rests. One that was
    sealed in a `rehearsal` says so, as does all else that is recorded in one.
    """

    number: int
    document: Document
    recorded: datetime.date
    origin: str
    effective: datetime.date | None
    promise: NoticePromise
    previous: str
    digest: str
    place: Place
    master: str = ""
    removed: Takedown | None = None
    program: str = ""
    grammar: int = 1
    verdicts: tuple[SealedVerdict, ...] = ()
    adds_nothing_to: int = 0
    rehearsal: bool = False
    record: str = ""
    decisions: str = ""


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
    """Who approved a sealed version, bound to it by its digest."""

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
    is on this list, and on none before, became a reader only after those were told.
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
    place: Place = field(default=Place("", 0), compare=False)

    @property
    def unreached(self) -> int:
        """How many recipients the notice has not reached."""
        return self.recipients - self.accepted


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why and when a version was taken back; it stays in the archive and never applies.

    `at` is nothing where it was never announced, so that nobody had to be told. Where it was, `digest` is that of the
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
    `breaks_promise` says that whoever used it knew that no published promise allows it.
    """

    kind: str
    basis: str
    by: str
    approved_by: str
    breaks_promise: bool
    place: Place = field(default=Place("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Link:
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
    without its version. `waiting` are the decisions of its draft that nobody had approved; they stand there so long
    too. `reasons` are what an editor wrote for readers of its changes. `words` is the digest of the brand's own words
    when it was announced (empty: it had none). `chain` says in which order its entries were added, and after which
    others of the policy.
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
    unreached: Unreached | None = None
    waiver: Waiver | None = None
    withdrawal: Withdrawal | None = None
    rehearsal: bool = False
    chain: tuple[Link, ...] = ()

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
class Promised:
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

    `what` is `seen` (on the published site), `built` (in a folder, which proves nothing alone) or `gap accepted`, from
    that day `until` another. `policy` stands only in a log that is kept elsewhere.
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
    change does.
    """

    version: int
    decisions: tuple[Decision, ...]
    place: Place
    waiting: tuple[Decision, ...] = ()
    rehearsal: bool = False


Recorded = VersionRecord | DraftRecord


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of a brand: its draft (none while its files can't be read), its sealed versions, their records.

    `reviews` are those that changed nothing. `master` is the policy that this one
    translates, if it does, and `masters` are those of which its versions are translations, or were.
    `verdict_files` say what versions of earlier programs published, `promised` what these don't say of their promise.
    `looks` are those at the published site.
    """

    brand: Brand
    slug: str
    draft: Document | None
    versions: tuple[Version, ...] = ()
    records: tuple[Recorded, ...] = ()
    reviews: tuple[Review, ...] = ()
    master: "Policy | None" = None
    verdict_files: tuple[VerdictFile, ...] = ()
    looks: tuple[Look, ...] = ()
    masters: tuple["Policy", ...] = ()
    promised: Promised | None = None

    @property
    def name(self) -> str:
        """How commands name it: brand/policy."""
        return f"{self.brand.slug}/{self.slug}"

    def record(self, number: int) -> VersionRecord | None:
        """Return the record of a sealed version, or nothing."""
        return next((one for one in self.records if isinstance(one, VersionRecord) and one.version == number), None)

    def version(self, number: int) -> Version:
        """Return the sealed version with this number; an unknown one is a KeyError."""
        for version in self.versions:
            if version.number == number:
                return version
        raise KeyError(number)

    def parent(self, number: int) -> Version | None:
        """Return the version that a version changes: the one that its record names, else the one before it."""
        record = self.record(number)
        return self.version(record.parent if record and record.parent else number - 1) if number > 1 else None

    def comparable(self, number: int) -> bool:
        """Tell whether what a version changed can be shown: neither text was removed by order."""
        parent = self.parent(number)
        return not (self.version(number).removed or (parent and parent.removed))

    def verdict_file(self, number: int) -> VerdictFile | None:
        """Return what was written down of a version of an earlier program, or nothing."""
        return next((one for one in self.verdict_files if one.version == number), None)

    def verdicts(self, number: int) -> tuple[SealedVerdict, ...] | None:
        """Return what was sealed with a version of its changes, or written down later; None where neither was."""
        version, file = self.version(number), self.verdict_file(number)
        if version.program:
            return version.verdicts
        return file.verdicts if file else None

    def withdrawn(self, number: int) -> Withdrawal | None:
        """Return why a version never applies: it was taken back, or an announced revision took its place."""
        record = self.record(number)
        if record and record.withdrawal:
            return record.withdrawal
        for other in self.records:
            if not isinstance(other, VersionRecord) or other.revises != number:
                continue
            reason = f"Version {other.version} takes its place."
            if other.notices:
                return Withdrawal(other.notices[0].at, other.notices[0].by, reason, other.place)
            if other.at_once or not (record and record.notices):  # it was never announced itself
                return Withdrawal(None, "", reason, other.place)
        return None

    @property
    def base(self) -> Version | None:
        """The version that the draft changes: the newest that was not withdrawn."""
        return next((one for one in reversed(self.versions) if not self.withdrawn(one.number)), None)

    @property
    def next_number(self) -> int:
        """The number that the draft will have when it is sealed."""
        return self.versions[-1].number + 1 if self.versions else 1

    @property
    def draft_record(self) -> DraftRecord | None:
        """What was decided of the draft, or nothing."""
        drafts = (one for one in self.records if isinstance(one, DraftRecord))
        return next((one for one in drafts if one.version == self.next_number), None)


class State(StrEnum):
    """Where a version stands at an instant; worked out from dates, never stored."""

    UPCOMING = "upcoming"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"


class Phase(StrEnum):
    """How far a version has come on its way into force; worked out from its record, never stored."""

    IN_REVIEW = "in review"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    IN_NOTICE = "in notice"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Interval:
    """A version with the days on which it applies: from `start` on, until the day before `end`.

    `start_known` is false where only the day of first recording is known.
    """

    version: Version
    state: State
    start: datetime.date
    end: datetime.date | None
    start_known: bool = True
