"""The sealed form of a version, byte by byte: a Markdown file with front matter, and the digest that chains it.

The file is UTF-8 with LF line ends. Its second line is `digest: sha256:…`, and the digest is the SHA-256 of all the
file's bytes without that line, so anybody can check it: `sed 2d v001.md | sha256sum`. The front matter holds the
digest of the version before (`previous`), which chains them. There is one way to write a version; that a file was
written so is proved when a version is sealed and when an archive is verified.

Also sealed are which `program` wrote it, by which `grammar` its Markdown is read, the places of words that were filled
in, and what was published of its changes (`verdicts`). Versions without a program are older than these. A past text
that was brought in later says `before` which version it applied, and what that one changed in it.
"""

from typing import Final

from generator.archive import verdict_form
from generator.model.document import Document, Section, digest
from generator.model.version import Version
from generator.schema.facts import write_facts
from generator.schema.yaml import dump_yaml
from generator.source.notice_promise import write_promise
from generator.text.markdown import FIRST as FIRST_GRAMMAR
from generator.text.markdown import escape

FIRST: Final = "none"
UNKNOWN: Final = "unknown"
ORIGINS: Final = ("drafted", "imported")
VERDICTS_OF_NEXT: Final = "verdicts_of_next"


def seal(policy: str, version: Version) -> bytes:
    """Return the file of a version; its `digest` field is worked out, not read."""
    rest = _rest(policy, version)
    return b"---\ndigest: " + digest_of_rest(rest).encode() + b"\n" + rest


def holds(content: bytes, version: Version) -> bool:
    """Return True if a file is that of a version: all its bytes have the digest that the version carries."""
    head = f"---\ndigest: {version.digest}\n".encode()
    return content.startswith(head) and digest_of_rest(content.removeprefix(head)) == version.digest


def digest_of_rest(rest: bytes) -> str:
    """Return the digest of a sealed file, from all that follows the line that carries it."""
    return digest(b"---\n" + rest)


def _rest(policy: str, version: Version) -> bytes:
    document = version.document
    head: dict[str, object] = {
        "previous": version.previous,
        "policy": policy,
        "version": version.number,
        "recorded": version.recorded.isoformat(),
        "origin": version.origin,
    }
    if version.origin == "imported" or version.number == 1:
        head["effective"] = version.effective.isoformat() if version.effective else UNKNOWN
    head |= {"title": document.title}
    if document.subtitle:
        head["subtitle"] = document.subtitle
    head |= {"kind": document.kind, "language": document.language}
    if version.master:
        head["master"] = version.master
    head["notice"] = write_promise(version.promise)
    if version.program:
        head |= {"program": version.program, "grammar": version.grammar}
    if version.program and version.adds_nothing_to:
        head["adds_nothing_to"] = version.adds_nothing_to
    if version.rehearsal:
        head["rehearsal"] = "yes"
    if version.record:
        head["record"] = version.record
    if version.decisions:
        head["decisions"] = version.decisions
    if version.promised:
        head["promised"] = version.promised
    if version.before:
        head["before"] = version.before
    if version.note:
        head["note"] = version.note
    head["sections"] = [_section_head(section, places=bool(version.program)) for section in document.sections]
    if version.program and version.number > 1:
        head["verdicts"] = verdict_form.verdict_list(version.verdicts)
    if version.before:
        head[VERDICTS_OF_NEXT] = verdict_form.verdict_list(version.next_verdicts)
    return f"{dump_yaml(head)}---\n{markdown(document)}".encode()


def _section_head(section: Section, *, places: bool) -> dict[str, object]:
    head: dict[str, object] = {"id": section.id, "type": section.type}
    if section.level != 2:  # noqa: PLR2004 -- the usual level goes without saying
        head["level"] = section.level
    if section.title:
        head["title"] = section.title
    if section.was:
        head["was"] = section.was
    head["lines"] = len(section.text.split("\n")) if section.text else 0
    if section.facts:
        head["facts"] = write_facts(section.type, section.facts)
    if section.filled and places:
        head["filled"] = verdict_form.written_places(section.filled)
    return head


def markdown(document: Document) -> str:
    """Return the full text as one Markdown document, headings carrying their ids."""
    parts = [f"# {_escaped(document.title)}"]
    if document.subtitle:
        parts.append(_escaped(document.subtitle))
    for section in document.sections:
        if section.title:
            parts.append(f"{'#' * section.level} {_escaped(section.title)} {{#{section.id}}}")
        if section.text:
            parts.append(section.text)
    return "\n" + "\n\n".join(parts) + "\n"


def _escaped(title: str) -> str:
    """Return a title as it has always been sealed: the sealed bytes of no version may change."""
    return escape(title, grammar=FIRST_GRAMMAR)
