"""A sealed version, and what was published of its changes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.errors import Place
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.schema.values import Value


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

    def __hash__(self) -> int:
        """Return the hash of its digest, which says all that is in it, so that what is large need not be read."""
        return hash(self.digest)


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
    digest of the entry that was recorded last before it, `decisions` that of those on which it rests. `promised` is
    the digest of what was written down of the promise of older versions. One that was
    sealed in a `rehearsal` says so, as does all else that is recorded in one.

    A past text that was brought in after later ones were sealed stands `before` one of these, by number; then
    `next_verdicts` say what that one changed in it. `note` is what somebody wrote of an imported one.
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
    verdicts: Sequence[SealedVerdict] = ()
    adds_nothing_to: int = 0
    rehearsal: bool = False
    record: str = ""
    decisions: str = ""
    promised: str = ""
    before: int = 0
    next_verdicts: tuple[SealedVerdict, ...] = ()
    note: str = ""

    def __hash__(self) -> int:
        """Return the hash of its digest, which says all that is in it, so that what is large need not be read."""
        return hash(self.digest)
