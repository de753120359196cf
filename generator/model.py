"""The data between the stages: brands, policies, documents, sealed versions and the record around each version."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from generator.errors import Place
from generator.facts import Facts


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
    """What notice a brand gives of material changes: all channels, at least so many days before effect."""

    days: int = 30
    channels: tuple[str, ...] = ("email", "site")
    audience: str = "everyone_with_data_and_email"
    favourable_changes: str = "material"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who decides on changes for a brand; only `legal` may lower what a change counts as."""

    id: str
    name: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as its brand.yml describes it; `values` are the names that prose may fill in with {{ brand.… }}."""

    slug: str
    name: str
    timezone: str
    notice: NoticePromise
    values: Facts = field(hash=False)
    colours: Facts = field(hash=False, default_factory=dict)
    jurisdictions: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document: final Markdown text, typed facts, a permanent id and its level in the outline."""

    id: str
    type: str
    title: str
    text: str
    facts: Facts = field(hash=False, default_factory=dict)
    level: int = 2
    was: str = ""

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
class Version:
    """A sealed version: numbered, dated, chained; never edited.

    `recorded` is the brand's local date on which it was sealed or, for an imported one, found published. `effective` is
    given only where it is a fact of the past: the first version and imported ones; `None` there means unknown. Later
    versions take effect by their record. `promise` is the notice that the brand promised when it was sealed: the
    version in force governs its own amendment.
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


@dataclass(frozen=True, slots=True)
class Decision:
    """What people decided of one change, against or beside the rules. Source: domain rules §4.2.

    `change` is the digest of the change with both its sides, so that a decision is void when either is another.
    `rule` and `engine_level` are what the rules said then; `basis` is the reference that some rules need.
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


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """What happens around a version that was drafted here: its level, and the date on which it takes effect.

    `digest` is that of the sealed version which the record is about; `decisions` are those that its level rests on.
    """

    version: int
    digest: str
    level: Level
    effective: datetime.date
    place: Place
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """What was decided of the changes of a draft, under the number that it will have when it is sealed."""

    version: int
    decisions: tuple[Decision, ...]
    place: Place


Recorded = VersionRecord | DraftRecord


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of a brand: its draft (none while its files can't be read), its sealed versions, their records."""

    brand: Brand
    slug: str
    draft: Document | None
    versions: tuple[Version, ...] = ()
    records: tuple[Recorded, ...] = ()

    @property
    def name(self) -> str:
        """How commands name it: brand/policy."""
        return f"{self.brand.slug}/{self.slug}"

    def record(self, number: int) -> VersionRecord | None:
        """Return the record of a sealed version, or nothing."""
        return next((one for one in self.records if isinstance(one, VersionRecord) and one.version == number), None)

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
