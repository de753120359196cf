"""Bringing existing documents: as a draft of section files, as a past version, or as years of past versions.

How a file of each form is read is in `documents/file_formats`, and how Markdown becomes a document of sections, in
`source/text_to_document`.
"""

import datetime
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files, locks
from generator.archive import interrupted_commands
from generator.commands.begin import is_untouched, slug_of
from generator.documents.file_formats import FileText, document_of
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot, nearest
from generator.loading import policy_source
from generator.loading.draft_file import SHARED
from generator.model.brand import Brand
from generator.model.document import Document, Section
from generator.model.policy import Policy
from generator.notice.notice_period import local_day
from generator.schema.facts import write_facts
from generator.schema.values import SLUG
from generator.schema.yaml import FENCE, dump_yaml
from generator.text import blocks, markdown

MOST_LETTERS: Final = 100  # of a name: files are called by it
_KINDS: Final = (
    ("cookies", re.compile(r"cookie")),
    ("privacy", re.compile(r"privacy|datenschutz|confidentialit|vie-privee|privacidad|riservatezza|privatezza")),
    (
        "terms",
        re.compile(
            r"terms|\bagb\b|(?:geschaefts|geschafts|nutzungs|vertrags)bedingungen|conditions|\bcg[uv]\b|condiciones"
            r"|condizioni|voorwaarden"
        ),
    ),
)
_NAMED: Final = re.compile(r"(?i)\b(?:policy|terms|conditions|notice|statement|agreement|guidelines|rules)\b")


NO_LINES: Final[Mapping[str, str]] = {}


def kind_of(policy: str, title: str = "") -> str:
    """Return the kind of document that a policy's name tells, else its title: privacy, cookies, terms or other."""
    names = (policy, markdown.slug(title) if title else "")
    return next((kind for name in names for kind, pattern in _KINDS if pattern.search(name)), "other")


@dataclass(frozen=True, slots=True)
class Target:
    """The policy that a document is brought to; what of it exists already is read, never overwritten.

    `master` is the policy of the same brand that it translates, if it does; `languages` are those of the others there.
    """

    root: Path
    brand: str
    policy: str
    known_brand: Brand | None
    existing: Policy | None
    master: Policy | None = None
    languages: frozenset[str] = frozenset()

    @property
    def folder(self) -> Path:
        """The folder of the policy."""
        return self.root / self.brand / self.policy

    @property
    def name(self) -> str:
        """How commands name it: brand/policy."""
        return f"{self.brand}/{self.policy}"

    @property
    def shown_path(self) -> str:
        """How messages name it."""
        return f"{self.root.as_posix()}/{self.brand}/{self.policy}"

    @property
    def usual_title(self) -> str:
        """The title of a text that has none."""
        words = self.policy.replace("-", " ").replace("_", " ").title()
        return words if _NAMED.search(words) else f"{words} Policy"

    def document(self, text: FileText, language: str, like: Document | None = None) -> Document:
        """Return the document that the text of a file makes for this policy: of its kind, else of that of its name."""
        document = document_of(text, language=language, title=self.usual_title, like=like)
        known = self.existing.draft if self.existing else None
        sections = tuple(map(blocks.as_written, document.sections))
        known = known or (self.master.draft if self.master else None)
        return replace(document, sections=sections, kind=known.kind if known else kind_of(self.policy, document.title))


def target(root: Path, brand: str, policy: str, translation_of: str = "") -> Target:
    """Return the target for these names; a name that is not a slug and a broken source are errors.

    `translation_of` is the policy that it translates; else the one that its policy.yml names.
    """
    problems = [
        Finding(
            Place(f"--{what}", 0),
            "name",
            f"the name of a {what} can't be “{name}”",
            _right_name(root, name) if what == "brand" else _LETTERS,
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
        if translation_of:
            missing = f"{brand}/{translation_of}"
            raise cannot(missing, "there is no such policy that this could translate", "bring the original first")
        return Target(root, brand, policy, None, None)
    loaded = policy_source.load(root, only=brand)
    policy_source.require(loaded.integrity_findings)
    existing = next((item for item in loaded.policies if item.slug == policy), None)
    others = {item.slug: item for item in loaded.policies if item is not existing and item.master is None}
    if translation_of and translation_of not in others:
        missing = f"{brand}/{translation_of}"
        raise cannot(missing, "there is no such policy that this could translate", nearest(translation_of, others))
    master = others[translation_of] if translation_of else existing and existing.master
    languages = frozenset(item.draft.language for item in loaded.policies if item is not existing and item.draft)
    return Target(root, brand, policy, loaded.brands[0], existing, master or None, languages)


_LETTERS: Final = f"lower-case letters, digits, hyphens; at most {MOST_LETTERS}"


def _right_name(root: Path, name: str) -> str:
    """Return the remedy for what is no name of a brand: that of the brand whose company is called so, where one is."""
    return nearest(slug_of(name), [path.parent.name for path in root.glob("*/brand.yml")], _LETTERS)


def today(where: Target, now: datetime.datetime) -> datetime.date:
    """Return the brand's local date; a brand that doesn't exist yet is on UTC."""
    return local_day(now, where.known_brand) if where.known_brand else now.astimezone(datetime.UTC).date()


def as_draft(
    where: Target,
    document: Document,
    more: Mapping[str, str] = NO_LINES,
    *,
    discard: bool = False,
    numbered: bool = False,
) -> list[Path]:
    """Write a document as policy.yml and section files and return them; a draft that exists is never overwritten.

    `more` are lines of front matter, by the id of their section. A draft in which nobody wrote anything
    yet, as `policy init` makes it, makes way, and where `discard` says so, any other. `numbered` leaves the numbers of
    sections to be made.
    """
    require_sections_of_a_size(where, document, more)
    remove_untouched_draft(where, discard=discard)
    if (where.folder / "policy.yml").exists() or (where.folder / "sections").exists():
        remedy = "bring it in its place with --discard, choose another name, or bring a past version with --as-version"
        raise cannot(where.shown_path, "this policy has a draft already", remedy)
    ensure_brand(where)
    with locks.folder_lock(where.folder.parent, interrupted_commands.IMPORTING), files.writing(where.folder):
        aside = Path(tempfile.mkdtemp(prefix=interrupted_commands.aside_of(where.policy), dir=where.folder.parent))
        _put_in_place(where, document, aside, more, numbered=numbered)
    return [where.folder / "policy.yml", *(where.folder / "sections" / f"{s.id}.md" for s in document.sections)]


def require_sections_of_a_size(where: Target, document: Document, more: Mapping[str, str]) -> None:
    """Stop where the file of a section would be larger than what can be read again: nothing is written then."""
    for section in document.sections:
        size = len(_section_file(section, more.get(section.id, "")))
        if size > files.MOST_BYTES:
            megabytes = f"{size / 1_000_000:.1f} MB, at most {files.MOST_BYTES / 1_000_000:.1f} MB"
            message = f"the section “{section.label}” would have {megabytes} can be worked with"
            raise cannot(where.shown_path, message, "divide the text by headings, and bring it again")


def remove_untouched_draft(where: Target, *, discard: bool = False) -> None:
    """Remove a draft in which nobody wrote anything yet, or any where `discard` says so."""
    draft = where.existing.draft if where.existing else None
    begun = draft and where.known_brand and is_untouched(where.root, where.known_brand, where.policy, draft)
    if begun or discard:
        with files.writing(where.folder):
            shutil.rmtree(where.folder / "sections", ignore_errors=discard)
            (where.folder / "policy.yml").unlink(missing_ok=True)


def _put_in_place(where: Target, document: Document, aside: Path, more: Mapping[str, str], *, numbered: bool) -> None:
    """Write a draft into a folder that is then moved, so that there is all of it or nothing.

    A run that is killed in between leaves what `interrupted_commands` finishes, or removes.
    """
    try:
        (aside / "sections").mkdir()
        for section in document.sections:
            content = _section_file(section, more.get(section.id, ""))
            files.write_atomically(aside / "sections" / f"{section.id}.md", content)
        master = where.master.slug if where.master else ""
        files.write_atomically(aside / "policy.yml", _policy_file(document, master, numbered=numbered))
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


def _section_file(section: Section, more: str) -> bytes:
    return section_file(section, section.text.replace("{{", r"\{\{"), more=more)


def section_file(section: Section, body: str, *, was: str = "", more: str = "") -> bytes:
    """Return the file of a section with this text; `was` is the id that it had before, `more` are lines of its head."""
    head = _section_head(section) | ({"was": was} if was else {})
    return f"{FENCE}\n{dump_yaml(head)}{more}{FENCE}\n\n{body}\n".encode()


def _policy_file(document: Document, master: str, *, numbered: bool) -> bytes:
    head: dict[str, object] = {"title": document.title}
    if document.subtitle:
        head["subtitle"] = document.subtitle
    head |= {"kind": document.kind, "language": document.language} | ({"numbered": True} if numbered else {})
    head |= {"translation_of": master} if master else {}
    head["sections"] = [section.id for section in document.sections]
    return dump_yaml(head).encode()


def ensure_brand(where: Target) -> None:
    """Write brand.yml for a brand that has none."""
    path = where.root / where.brand / "brand.yml"
    if path.exists():
        return
    name = where.brand.replace("-", " ").replace("_", " ").title()
    head = {"brand": where.brand, "name": name, "legal_name": "unspecified", "timezone": "Etc/UTC"}
    files.write_atomically(path, dump_yaml(head).encode())
