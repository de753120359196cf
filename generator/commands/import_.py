"""Bringing existing documents: as a draft of section files, as a past version, or as years of past versions."""

import datetime
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import interrupted
from generator.archive import versions as archive
from generator.checks import project
from generator.checks.draft_file import SHARED
from generator.commands.file_text import FileText, document_of, text_of
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot, nearest
from generator.materiality import decisions, sealing
from generator.model.brand import Brand, NoticePromise
from generator.model.document import Document, Section, content_digest
from generator.model.policy import Policy
from generator.model.version import SealedVerdict, Version
from generator.notice.clock import MOST_UNREACHED
from generator.notice.days import local_day
from generator.publish.published import LIST
from generator.schema.facts import write_facts
from generator.schema.values import SLUG, day
from generator.schema.yaml import FENCE, dump_yaml
from generator.source import heading_words, importer
from generator.text import blocks

SITE: Final = "site"
MOST_LETTERS: Final = 100  # of a name: files are called by it
_KINDS: Final = (("cookie", "cookies"), ("privacy", "privacy"), ("terms", "terms"))
_DATED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})")


UNKNOWN_BRAND: Final = NoticePromise(unreached_percent=MOST_UNREACHED, timezone="Etc/UTC", regimes=())
"""The promise of a brand whose brand.yml is written when its first text is brought."""


@dataclass(frozen=True, slots=True)
class Past:
    """A text that applied or was published in the past; `text` is that of the file where it was read already."""

    file: Path
    recorded: datetime.date
    effective: datetime.date | None
    text: FileText | None = None


def kind_of(policy: str) -> str:
    """Return the kind of document that a policy's name tells: privacy, cookies, terms or other."""
    return next((kind for start, kind in _KINDS if start in policy), "other")


def read_document(path: Path, *, language: str, title: str = "Policy", like: Document | None = None) -> Document:
    """Return the document that a file makes, as `document_of` says."""
    return document_of(text_of(path), language=language, title=title, like=like)


def dated(folder: Path) -> list[Path]:
    """Return the importable files of a folder whose names hold a date, in order of date; other names are errors."""
    if not folder.is_dir():
        raise cannot(str(folder), "there is no such folder", "name a folder of files such as 2021-08-17.md")
    found: list[Finding] = []
    by_day: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_dir():
            continue
        match = _DATED.search(path.stem)
        if not match or not day(match[1]):
            message = f"the name “{path.name}” holds no date"
            found.append(Finding(Place(str(path)), "date", message, "name it after its date: 2021-08-17.md"))
        elif match[1] in by_day:
            message = f"two files have the date {match[1]}"
            found.append(Finding(Place(str(path)), "date", message, f"keep one: the other is {by_day[match[1]].name}"))
        else:
            by_day[match[1]] = path
    if found:
        raise PolicyError(found, COULD_NOT_RUN)
    if not by_day:
        raise cannot(str(folder), "this folder holds no files", "name a folder of files such as 2021-08-17.md")
    return [by_day[name] for name in sorted(by_day)]


def recorded_day(path: Path) -> datetime.date:
    """Return the date in a file's name."""
    match = _DATED.search(path.stem)
    date = day(match[1]) if match else None
    if date is None:
        raise cannot(str(path), "the name of this file holds no date", "name it after its date: 2021-08-17.md")
    return date


@dataclass(frozen=True, slots=True)
class Target:
    """The policy that a document is brought to; what of it exists already is read, never overwritten."""

    root: Path
    brand: str
    policy: str
    known_brand: Brand | None
    existing: Policy | None

    @property
    def folder(self) -> Path:
        """The folder of the policy."""
        return self.root / self.brand / self.policy

    @property
    def shown(self) -> str:
        """How messages name it."""
        return f"{self.root.as_posix()}/{self.brand}/{self.policy}"

    def document(self, text: FileText, language: str, like: Document | None = None) -> Document:
        """Return the document that the text of a file makes for this policy: its kind is that of the policy's name."""
        title = f"{self.policy.replace('-', ' ').replace('_', ' ').title()} Policy"  # for a text that has none
        return replace(document_of(text, language=language, title=title, like=like), kind=kind_of(self.policy))


def target(root: Path, brand: str, policy: str) -> Target:
    """Return the target for these names; a name that is not a slug and a broken source are errors."""
    problems = [
        Finding(
            Place(f"--{what}", 0),
            "name",
            f"the name of a {what} can't be “{name}”",
            f"lower-case letters, digits, hyphens; at most {MOST_LETTERS}",
        )
        for what, name in (("brand", brand), ("policy", policy))
        if not SLUG.fullmatch(name) or len(name) > MOST_LETTERS or name == SHARED
    ]
    if problems:
        raise PolicyError(problems, COULD_NOT_RUN)
    if not (root / brand / "brand.yml").exists():
        near = nearest(brand, [path.parent.name for path in root.glob("*/brand.yml")])
        if near.startswith("did you mean"):
            remedy = f"{near} For a new brand of this name, write {root.as_posix()}/{brand}/brand.yml first"
            raise cannot(brand, "there is no such brand", remedy)
        return Target(root, brand, policy, None, None)
    loaded = project.load(root, only=brand)
    project.require(loaded.integrity_findings)
    existing = next((item for item in loaded.policies if item.slug == policy), None)
    return Target(root, brand, policy, loaded.brands[0], existing)


def today(where: Target, now: datetime.datetime) -> datetime.date:
    """Return the brand's local date; a brand that doesn't exist yet is on UTC."""
    return local_day(now, where.known_brand) if where.known_brand else now.astimezone(datetime.UTC).date()


def drafted(where: Target, text: FileText, language: str) -> Document:
    """Return the document that a text makes as a draft: its headings are words, without numbers that nobody needs."""
    return heading_words.as_words(where.document(text, language))


def as_draft(where: Target, document: Document) -> list[Path]:
    """Write a document as policy.yml and section files and return them; a draft that exists is never overwritten."""
    if (where.folder / "policy.yml").exists() or (where.folder / "sections").exists():
        remedy = "choose another name, or bring it as a past version with --as-version"
        raise cannot(where.shown, "this policy has a draft already", remedy)
    _ensure_brand(where)
    with files.held(where.folder.parent, interrupted.IMPORTING), files.writing(where.folder):
        aside = Path(tempfile.mkdtemp(prefix=interrupted.aside_of(where.policy), dir=where.folder.parent))
        _put_in_place(where, document, aside)
    return [where.folder / "policy.yml", *(where.folder / "sections" / f"{s.id}.md" for s in document.sections)]


def _put_in_place(where: Target, document: Document, aside: Path) -> None:
    """Write a draft into a folder that is then moved, so that there is all of it or nothing.

    A run that is killed in between leaves what `interrupted` finishes, or removes.
    """
    try:
        (aside / "sections").mkdir()
        for section in document.sections:
            files.write_atomically(aside / "sections" / f"{section.id}.md", _section_file(section))
        files.write_atomically(aside / "policy.yml", _policy_file(document))
        aside.chmod(0o755)
        if where.folder.exists():  # its archive came first
            (aside / "sections").rename(where.folder / "sections")
            (aside / "policy.yml").rename(where.folder / "policy.yml")
        else:
            aside.rename(where.folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _section_head(section: Section) -> dict[str, object]:
    head: dict[str, object] = {"title": section.title} if section.title else {}
    head["type"] = section.type
    if section.level != 2:  # noqa: PLR2004 -- the usual level goes without saying
        head["level"] = section.level
    if section.facts:
        head["facts"] = write_facts(section.type, section.facts)
    return head


def _section_file(section: Section) -> bytes:
    return section_file(section, section.text.replace("{{", r"\{\{"))


def section_file(section: Section, body: str, *, was: str = "") -> bytes:
    """Return the file of a section with this text; `was` is the id that it had before."""
    head = _section_head(section) | ({"was": was} if was else {})
    return f"{FENCE}\n{dump_yaml(head)}{FENCE}\n\n{body}\n".encode()


def _policy_file(document: Document) -> bytes:
    head: dict[str, object] = {"title": document.title}
    if document.subtitle:
        head["subtitle"] = document.subtitle
    head |= {"kind": document.kind, "language": document.language, "sections": [s.id for s in document.sections]}
    return dump_yaml(head).encode()


def _ensure_brand(where: Target) -> None:
    path = where.root / where.brand / "brand.yml"
    if path.exists():
        return
    name = where.brand.replace("-", " ").replace("_", " ").title()
    head = {"brand": where.brand, "name": name, "legal_name": "unspecified", "timezone": "Etc/UTC"}
    files.write_atomically(path, dump_yaml(head).encode())


def as_versions(
    where: Target, pasts: Sequence[Past], *, now: datetime.datetime, language: str, rehearsal: bool = False
) -> Iterator[Version]:
    """Seal past texts in order, as the archive's next versions, and yield each; a text that didn't change adds none.

    Every text is read before the first is sealed. Those that the archive holds already, by date and words, are passed
    over, so that an import which was interrupted can be run again. When there is no draft yet, the last text becomes
    the draft. Only a policy whose versions were all imported can take more of them: once a version was drafted here,
    the next one goes through `freeze`.
    """
    versions = list(where.existing.versions) if where.existing else []
    read: list[tuple[Past, Document]] = []
    for past in pasts:
        like = read[-1][1] if read else _before(versions, past)
        read.append((past, where.document(past.text or text_of(past.file), language, like)))
    fresh = [(past, document) for past, document in read if not _held(versions, past, document)]
    _check_dates(where, versions, [past for past, _ in fresh], today(where, now))
    _refuse_a_change(where, versions, fresh, today(where, now))
    _ensure_brand(where)
    name = f"{where.brand}/{where.policy}"
    document: Document | None = versions[-1].document if versions else None
    for past, text in fresh:
        document = importer.with_ids_of(text, document) if document else text
        if versions and _is_same(document, versions[-1].document):
            continue
        promise = where.known_brand.notice if where.known_brand else UNKNOWN_BRAND
        to_seal = archive.Sealing(
            document=document,
            recorded=past.recorded,
            origin="imported",
            effective=past.effective,
            promise=promise,
            verdicts=_verdicts(name, versions[-1], document, promise) if versions else (),
            rehearsal=rehearsal,
        )
        versions.append(archive.add(where.folder, name, versions, to_seal, where.shown))
        yield versions[-1]
    if document and not (where.folder / "policy.yml").exists() and not (where.folder / "sections").exists():
        as_draft(where, document)


def _refuse_a_change(
    where: Target, versions: Sequence[Version], fresh: Sequence[tuple[Past, Document]], today: datetime.date
) -> None:
    """Refuse a text that would replace the one in force: that is a change, and goes through `freeze` and its notice.

    The past is brought in one go: in one import, or in several on one day, until a site shows it. Where there is no
    draft yet, an import was interrupted, and goes on.
    """
    if not versions:
        return
    shown = (where.root.absolute().parent / SITE / where.brand / where.policy / LIST).exists()
    drafted = (where.folder / "policy.yml").exists() or (where.folder / "sections").exists()
    newest = versions[-1]
    if not shown and (not drafted or newest.recorded == today):
        return
    document = newest.document
    for past, text in fresh:
        if content_digest(importer.with_ids_of(text, document)) == content_digest(document):
            continue
        message = f"{past.file.name} would be in force since {past.effective or past.recorded}, later than version"
        message += f" {newest.number}, and says something else: that is a change of the policy"
        name = f"{where.brand}/{where.policy}"
        remedy = f"put its text into the draft (sections/), then: policy diff {name}, policy freeze {name}; readers are"
        remedy += " told before it applies, where it needs that. Past texts are brought together: --as-versions FOLDER"
        raise PolicyError([Finding(Place(str(past.file)), "import-change", message, remedy)])


def _before(versions: Sequence[Version], past: Past) -> Document | None:
    """Return the document that applied before a past one, None where it is the first."""
    start = past.effective or past.recorded
    earlier = [version for version in versions if (version.effective or version.recorded) < start]
    return earlier[-1].document if earlier else None


def _verdicts(name: str, older: Version, document: Document, promise: NoticePromise) -> tuple[SealedVerdict, ...]:
    """Return what the rules say of the changes that a past text made; nobody decided on it."""
    judged = decisions.of_texts(name, older, document, promise)
    return sealing.sealed(judged, sealing.texts_today(older.document, document))


def _held(versions: Sequence[Version], past: Past, document: Document) -> bool:
    """Return True if the archive holds this text as the one of its day."""
    start = past.effective or past.recorded
    before = [version for version in versions if (version.effective or version.recorded) <= start]
    return (
        bool(before)
        and start <= (versions[-1].effective or versions[-1].recorded)
        and _read_alike(before[-1].document, document)
    )


def _is_same(one: Document, other: Document) -> bool:
    """Return True if two documents are the same to readers: other spaces and line ends in their source are none."""
    heads = [(each.kind, each.language, each.title, each.subtitle) for each in (one, other)]
    return heads[0] == heads[1] and _read_alike(one, other)


def _read_alike(one: Document, other: Document) -> bool:
    return [*map(_as_read, one.sections)] == [*map(_as_read, other.sections)]


def _as_read(section: Section) -> tuple[object, ...]:
    found = (
        (block.kind, block.shape, [(" ".join(run.text.split()), run.marks, run.cell) for run in block.runs])
        for block in blocks.of(section)
    )
    return section.title, section.level, [*found]


def _check_dates(where: Target, versions: Sequence[Version], pasts: Iterable[Past], today: datetime.date) -> None:
    found: list[Finding] = []
    if any(version.origin == "drafted" for version in versions):
        message = "a version of this policy was sealed from its draft, so past versions can't be added after it"
        found.append(
            Finding(Place(where.shown), "import-order", message, "import past versions into a new policy first")
        )
    last = max((version.effective or version.recorded for version in versions), default=None)
    for past in pasts:
        start = past.effective or past.recorded
        if last and start <= last:
            message = f"{past.file.name} would start on {start}, not after the version before it ({last})"
            found.append(
                Finding(Place(str(past.file)), "import-order", message, "bring versions in order of their dates")
            )
        if max(start, past.recorded) > today:
            message = f"{past.file.name} has a date in the future ({max(start, past.recorded)})"
            found.append(
                Finding(Place(str(past.file)), "date", message, "a text of the future goes through `policy freeze`")
            )
        last = max(start, last) if last else start
    if found:
        raise PolicyError(found)
