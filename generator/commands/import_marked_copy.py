"""What `policy import --onto` does: a copy that counsel marked up, brought back onto the sections it came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.commands import onto_sections
from generator.commands.compare import PROMISE, Comparison
from generator.commands.onto_sections import SectionChanges
from generator.commands.pending import draft_of
from generator.documents import reading
from generator.documents.file_formats import FileText, document_of
from generator.documents.word import docx_changes, docx_file
from generator.documents.word.docx_changes import TrackedChange
from generator.documents.word.docx_file import Comment
from generator.errors import cannot
from generator.loading.policy_source import Source
from generator.materiality.judge_changes import judge
from generator.model.document import Document, Section, content_digest
from generator.model.policy import Policy
from generator.schema.yaml import FENCE
from generator.source import inner_headings, merge_edits, text_to_document
from generator.suggestions import section_types
from generator.text import blocks
from generator.text.diff import diff
from generator.text.document_alignment import aligned

COMMENTS: Final = "comments.md"
MOST_BYTES: Final = 50_000_000
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}")
_UNTRACKED: Final = "has changes that nobody tracked: --accept all takes them too, or type them"
_UNTRACKED_TAKEN: Final = "has changes that nobody tracked; they are among these: see that each is meant"
_UNTRACKED_GONE: Final = "is not in this copy, and nobody tracked that: --accept all takes it out"
_UNTRACKED_GONE_TAKEN: Final = "is not in this copy, and nobody tracked that: see that it is meant"
_NEVER_THERE: Final = "can't be found in the copy as it was sent: change it by hand"
_LINK: Final = re.compile(r"\]\(#([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class EditedSection:
    """A section file with its new content, and what of it is to be mended by hand."""

    path: Path
    content: bytes


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A marked-up copy of a draft: who changed it, what comes of it, what is commented, what can't be brought back."""

    authors: tuple[str, ...]
    comparison: Comparison
    edited: tuple[EditedSection, ...]
    comments: tuple[Comment, ...]
    by_hand: tuple[str, ...]
    sections: SectionChanges


def one_by_one(policy: Policy, path: Path) -> tuple[bytes, tuple[TrackedChange, ...]]:
    """Return a marked-up copy in which each change is by an author of its own name, and these changes."""
    return docx_changes.one_by_one(files.read_bytes(path, str(path), MOST_BYTES), str(path), _own(policy))


def _own(policy: Policy) -> frozenset[str]:
    """Return who tracked the changes that an exported redline itself shows."""
    return frozenset({policy.brand.name})


def read(
    loaded: Source, policy: Policy, path: Path, accepted: Sequence[str] | None, raw: bytes | None = None
) -> MarkedCopy:
    """Return what the changes of these authors, or of all, make of the draft; a copy of another text is a PolicyError.

    The changes that an exported redline itself shows are the draft's own, and taken as such. `raw` is the copy where it
    was read already.
    """
    shown_path = str(path)
    _require_word(path)
    raw = files.read_bytes(path, shown_path, MOST_BYTES) if raw is None else raw
    draft = draft_of(loaded, policy)
    prepared = docx_file.prepared(raw, shown_path, "accept")
    own = _own(policy)
    others = tuple(one for one in prepared.authors if one not in own)
    _require_authors(accepted or (), others, shown_path)
    before = reading.read(raw, ".docx", shown_path, tracked=own).text
    after = reading.read(raw, ".docx", shown_path, tracked=own | set(others if accepted is None else accepted)).text
    _require_same_text(loaded, policy, draft, before, shown_path)
    address = policy.brand.address
    old, new = (_document(_with_policy_links(text, address), path, draft) for text in (before, after))
    edited: list[EditedSection] = []
    by_hand: list[str] = []
    sections: list[Section] = []
    olds, news = ({section.id: section for section in one.sections} for one in (old, new))
    for section in draft.sections:
        was, now = olds.get(section.id), news.get(section.id)
        if was is not None and not merge_edits.reads_as(section.text, was.text):
            every = accepted is None
            by_hand.append(f"“{section.label}” {_UNTRACKED_TAKEN if every else _UNTRACKED}")
            was = replace(was, text=section.text) if every else was
        if was is None and accepted is not None:
            by_hand.append(f"“{section.label}” {_UNTRACKED_GONE}")
            sections.append(section)
        elif now is None:
            by_hand += [f"“{section.label}” {_UNTRACKED_GONE_TAKEN}"] if was is None else []
        elif was is None:
            by_hand.append(f"“{section.label}” {_NEVER_THERE}")
            sections.append(section)
        elif (was.text, was.title) == (now.text, now.title):
            sections.append(section)
        else:
            file = loaded.folder(policy) / "sections" / f"{section.id}.md"
            made, lost = _onto(section, was, now, file)
            by_hand += lost
            edited += [made] if made else []
            sections.append(replace(section, title=now.title, text=now.text, grammar=now.grammar) if made else section)
    added = [one for one in new.sections if draft.section(one.id) is None]
    sections += section_types.with_types(replace(draft, sections=tuple(added))).sections
    result = replace(draft, sections=onto_sections.in_order(sections, new))
    pairs = aligned(draft, result)
    judged = judge(diff(draft, result, pairs), draft, result, [PROMISE])
    return MarkedCopy(
        others,
        Comparison(draft, result, pairs, judged),
        tuple(edited),
        prepared.comments,
        tuple(by_hand),
        onto_sections.changes(loaded.folder(policy), draft, result),
    )


def _require_word(path: Path) -> None:
    if path.suffix.lower() not in reading.WORD:
        message = f"a marked-up copy is a Word file, and this is one of type “{path.suffix}”"
        raise cannot(str(path), message, "ask for it as .docx, with its changes tracked")


def _require_authors(accepted: Sequence[str], authors: Sequence[str], shown_path: str) -> None:
    unknown = sorted(set(accepted) - set(authors))
    if unknown:
        message = f"nobody called {', '.join(unknown)} changed this file"
        raise cannot(shown_path, message, f"its authors: {', '.join(authors) or 'none'}")


def _require_same_text(loaded: Source, policy: Policy, draft: Document, text: str, shown_path: str) -> None:
    """Refuse a copy that is not one of the draft as it stands: changes would land on other words."""
    digests = _DIGEST.findall(text[:5_000])
    if not digests:
        message = "this is no copy that `policy export` wrote: it has no digest under its title"
        raise cannot(shown_path, message, f"export one: policy export {policy.name} --draft, and let that be marked up")
    digest = digests[-1]  # that of a redline's older text stands before it
    version = next((one for one in policy.versions if one.digest == digest), None)
    if digest == content_digest(draft) or (version and content_digest(version.document) == content_digest(draft)):
        return
    other = _other_policy(loaded, policy, digest)
    if other:
        raise cannot(
            shown_path, f"this is a copy of {other}", f"policy import {files.as_typed(shown_path)} --onto {other}"
        )
    what = f"version {version.number}" if version else f"no version, nor of the draft as it is ({digest[:19]}…)"
    message = f"this is a copy of {what}"
    message += ", and the draft says something else now" if version else ": it is of an older draft, or another policy"
    raise cannot(
        shown_path, message, "put the draft back to that text, bring the copy, then make your own changes again"
    )


def _other_policy(loaded: Source, policy: Policy, digest: str) -> str:
    """Return the name of another policy of which this is the digest of a text; empty where none has it."""
    for one in loaded.policies:
        texts = {version.digest for version in one.versions}
        if one.name != policy.name and (digest in texts or (one.draft and digest == content_digest(one.draft))):
            return one.name
    return ""


def _with_policy_links(text: str, address: str) -> str:
    """Return a text in which links to the brand's policies on the web are written as sections write them."""
    if not address:
        return text
    return re.sub(rf"\]\({re.escape(address)}([a-z0-9_-]+)/(#[^)\s]*)?\)", r"](policy:\1\2)", text)


def _document(text: str, path: Path, draft: Document) -> Document:
    """Return the document of a reading, without the lines of its cover, with the ids of the draft."""
    digests = list(_DIGEST.finditer(text[:5_000]))
    title, _, _ = text.partition("\n")
    rest = text[digests[-1].end() :].lstrip("*").lstrip("\n") if digests else text
    read = document_of(FileText(path, f"{title}\n\n{rest}"), language=draft.language, like=draft)
    named = text_to_document.with_ids_of(read, draft)
    ids = {was.id: now.id for was, now in zip(read.sections, named.sections, strict=True)}

    def linked(match: re.Match[str]) -> str:
        return f"](#{ids.get(match[1], match[1])})"

    every = inner_headings.folded(named.sections, draft)
    return replace(
        named, sections=tuple(blocks.as_written(replace(one, text=_LINK.sub(linked, one.text))) for one in every)
    )


def _onto(section: Section, was: Section, now: Section, file: Path) -> tuple[EditedSection | None, list[str]]:
    """Return the file of a section with its changes, and what of them is to be mended by hand."""
    label = f"“{section.label}”"
    if not file.is_file():
        return None, [f"{label} is a shared clause: change it where it stands"]
    head, body = _parted(file.read_text(encoding="utf-8"))
    made = merge_edits.body(body, section.text, section.filled, was.text, now.text)
    if made is None:
        return None, [f"{label} can't be told passage by passage in this copy: change it by hand"]
    if now.title != section.title:
        if f"title: {section.title}\n" not in head:
            return None, [
                f"{label} is called “{now.title}” in this copy: change its title by hand, then bring it again"
            ]
        head = head.replace(f"title: {section.title}\n", f"title: {now.title}\n", 1)
    lost = [
        f"{label}: the value {place} changed in the text: change the fact, and write {place} where it stands"
        for place in made.lost
    ]
    lost += [f"{label}: a changed passage linked to {link}: write that link again" for link in made.links]
    return EditedSection(file, f"{head}{made.text}\n".encode()), lost


def _parted(text: str) -> tuple[str, str]:
    """Return the lines of a section file up to its text, and the text."""
    body = text[text.index(f"\n{FENCE}", len(FENCE)) + len(FENCE) + 1 :].lstrip("\n")
    return text[: len(text) - len(body)], body.rstrip("\n")


def write(loaded: Source, policy: Policy, copy: MarkedCopy) -> list[Path]:
    """Write the section files and the comments of a marked-up copy, and return them."""
    for one in copy.edited:
        files.write_atomically(one.path, one.content)
    written = [*(one.path for one in copy.edited), *onto_sections.write(copy.sections)]
    if copy.comments:
        path = loaded.folder(policy) / COMMENTS
        files.write_atomically(path, "".join(_commented(copy.comments)).encode())
        written.append(path)
    return written


def _commented(comments: Sequence[Comment]) -> Iterator[str]:
    yield "# Comments\n"
    for one in comments:
        yield f"\n- {one.author}" + (f", on “{one.about}”" if one.about else "") + f": {one.words}\n"
