"""Whether an archive goes on from what was published of it: versions are added, never lost, changed or moved in time.

What was published is read from `versions.json`, of the site that a build replaces or of the live one. Source: domain
rules §5.7 (1, 2, 16).
"""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.errors import Finding, Place, Severity
from generator.model.levels import Level
from generator.model.policy import Phase, Policy
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.source import promised_file

RULE: Final = "published"
FIRST: Final = "first-publication"
_BEGUN: Final = frozenset({Phase.IN_FORCE, Phase.SUPERSEDED})
_FIXED: Final = (("recorded", "the day on which it was recorded"), ("origin", "where it comes from"))
_NEVER: Final = (
    "what was published stays: only `policy takedown` removes a text, by order, and `policy retire` ends a policy"
)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """What a list says of a version; `start` is the first day on which it applies, and `fixed` what never changes."""

    number: int
    digest: str
    previous: str
    phase: Phase
    level: Level | None
    start: datetime.date | None
    notices: tuple[tuple[str, str], ...]
    removed: bool
    withdrawn: bool
    fixed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of versions of a policy as a site publishes it, of the day `as_of`; `where` is its file or address.

    `record` is the digest of the newest entry of its records, `promised` that of what was written down of the promise
    of versions that don't say it; empty where there was none, or an earlier program built the site.
    """

    policy: str
    as_of: datetime.date
    rows: tuple[ListedRow, ...]
    where: str = ""
    record: str = ""
    promised: str = ""

    def row(self, number: int) -> ListedRow | None:
        """Return what the list says of a version, or None."""
        return next((row for row in self.rows if row.number == number), None)


def read(content: Any, where: str = "") -> Listed:  # noqa: ANN401 -- what a JSON file holds
    """Return what a list says; what is no such list is a ValueError, KeyError or TypeError."""
    rows = tuple(map(_row, content["versions"]))
    if [row.number for row in rows] != [*range(1, len(rows) + 1)]:
        message = "versions are missing from the list"
        raise ValueError(message)
    day = datetime.date.fromisoformat(content["as_of"])
    record, promised = (str(content.get(name, "")) for name in ("record", "promised"))
    return Listed(str(content["policy"]), day, rows, where, record, promised)


def _row(row: Mapping[str, Any]) -> ListedRow:
    notices = row.get("notice") or {}
    return ListedRow(
        number=int(row["version"]),
        digest=str(row["digest"]),
        previous=str(row["previous"]),
        phase=Phase(row["phase"]),
        level=Level.named(row["level"]) if row.get("level") else None,
        start=datetime.date.fromisoformat(row["from"]) if row["from"] else None,
        notices=tuple((str(one["digest"]), str(one["effective"])) for one in notices.get("notices", ())),
        removed=row.get("removed") is not None,
        withdrawn=row.get("withdrawn") is not None,
        fixed=tuple(str(row.get(name)) for name, _ in _FIXED),
    )


def breaks(
    published: Listed, archive: Listed | None, shown_path: str, entries: Collection[str] | None = None
) -> Iterator[Finding]:
    """Find where the archive of a policy, as it would be listed now, does not go on from what was published of it.

    `shown_path` is the source's folder in messages, `entries` are the digests of all entries of its records.
    """
    folder = f"{shown_path}/{published.policy}"
    if archive is None:
        message = f"{published.policy} is published ({_site(published)}), and is not here"
        yield Finding(Place(folder), RULE, message, f"restore its folder; {_NEVER}")
        return
    for row in published.rows:
        here = archive.row(row.number)
        place = Place(f"{folder}/versions/v{row.number:03}.md")
        said = f"version {row.number} of {published.policy}"
        if here is None:
            message = f"{said} is published ({_site(published)}), and would be missing"
            yield Finding(place, RULE, message, f"restore it and its record, as they were; {_NEVER}")
        else:
            for message in _differences(row, here):
                yield Finding(place, RULE, f"{said} {message} ({_site(published)})", "restore it as it was published")
    if published.record and entries is not None and published.record not in entries:
        message = f"an entry in the records of {published.policy} is published ({_site(published)}), and is not here"
        remedy = f"restore them as they were ({published.record}): entries are added, never changed or removed"
        yield Finding(Place(f"{folder}/notices"), RULE, message, remedy)
    yield from other_promise(published, archive.promised, folder)
    yield from _past(published, archive, folder)


def other_promise(published: Listed, promised: str, folder: str) -> Iterator[Finding]:
    """Find that what was written down of the promise of older versions is published otherwise.

    `promised` is the digest of what is written down here; empty where nothing is.
    """
    if published.promised and published.promised != promised:
        message = f"what {promised_file.FILE} of {published.policy} says is published ({_site(published)})"
        message += ", and here it is other" if promised else ", and is not here"
        remedy = f"restore the file as `policy upgrade` wrote it first ({published.promised}): git restore"
        yield Finding(Place(f"{folder}/{promised_file.FILE}"), RULE, message, remedy)


def _site(published: Listed) -> str:
    return f"{published.where}, as of {published.as_of}"


def _differences(row: ListedRow, here: ListedRow) -> Iterator[str]:
    """Yield what is published otherwise of a version."""
    if (row.digest, row.previous) != (here.digest, here.previous):
        yield f"is published with another text: {row.digest}, here {here.digest}"
        return
    if row.removed and not here.removed:
        yield "is published as removed by order, and its text is here"
    yield from (
        f"is published otherwise: {name} was {was}, here it is {now}"
        for (_, name), was, now in zip(_FIXED, row.fixed, here.fixed, strict=True)
        if was != now
    )
    if row.level is not None and here.level is not None and here.level < row.level:
        yield f"is published as {row.level}, here it is {here.level}"
    if row.withdrawn:
        if not here.withdrawn:
            yield "is published as withdrawn, and is not withdrawn here"
        return
    if here.notices[: len(row.notices)] != row.notices:
        yield "is published with a notice that its record doesn't have"
    begun = row.phase in _BEGUN
    if here.withdrawn and begun:
        yield "is published as in force, and is withdrawn here"
    elif here.withdrawn or row.start == here.start:
        return
    elif begun or not row.notices or here.start is None or (row.start and here.start < row.start):
        yield f"is published with the day {row.start}, here it takes effect on {here.start or 'no day'}"


def _past(published: Listed, archive: Listed, folder: str) -> Iterator[Finding]:
    """Find versions that nobody was shown, and that would have applied when the list was published.

    On the day of the list itself, one may have taken effect that was sealed later on that day. Past texts may be
    brought in that applied before all that is published.
    """
    if not any(row.phase is Phase.IN_FORCE for row in published.rows):
        return
    day = min(published.as_of, archive.as_of)
    first = min(row.start for row in published.rows if row.start)
    for row in archive.rows[len(published.rows) :]:
        brought = row.fixed[[name for name, _ in _FIXED].index("origin")] == "imported"
        if row.withdrawn or row.start is None or row.start > day or (row.start == day and not brought):
            continue
        if brought and row.start < first:
            continue
        message = f"version {row.number} of {published.policy} would apply since {row.start}"
        message += f", and another text was published until {published.as_of} ({published.where})"
        remedy = "a text that replaces a published one goes through the draft (policy freeze), with notice where needed"
        yield Finding(Place(f"{folder}/versions/v{row.number:03}.md"), RULE, message, remedy)


def unproved(version: Version, policy: str) -> Finding:
    """Return the finding that nothing shows what a version was whose text was removed by order."""
    place = version.removed.place if version.removed else version.place
    message = f"the text of version {version.number} of {policy} was removed by order, and nothing published shows"
    remedy = "name the live site: --published https://…"
    return Finding(place, RULE, f"{message} which version that was ({version.digest})", remedy)


def unknown(policies: Sequence[Policy], published: Sequence[Listed], where: str, shown_path: str) -> Iterator[Finding]:
    """Find policies that a site should hold and doesn't: an error where readers were told of a version.

    Else it is a warning: what is published first has nothing to go on from.
    """
    known = {one.policy for one in published if one.rows}
    for policy in policies:
        if policy.name in known or not policy.versions:
            continue
        place = Place(f"{shown_path}/{policy.name}")
        told = next((one for one in policy.records if isinstance(one, VersionRecord) and one.evidence), None)
        if told:
            message = f"{policy.name} is not published at {where}, though readers were told of version {told.version}"
            yield Finding(place, RULE, message, "name the address at which it is published: --published")
        else:
            message = f"{policy.name} is not published at {where} yet: nothing there shows that its archive is whole"
            yield Finding(place, FIRST, message, "right for a first publication only", Severity.WARNING)
