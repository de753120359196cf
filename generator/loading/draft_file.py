"""Reading a draft: policy.yml and the sections that it lists, shared ones too."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import Finding, Place, Severity, nearest
from generator.loading.own_words import unspoken
from generator.loading.source_files import copy_of, place_of, text_of
from generator.model.brand import Brand
from generator.model.document import Document
from generator.schema import forms
from generator.schema.choices import POLICY_KINDS
from generator.schema.facts import SCHEMA, Facts, read_facts
from generator.schema.kinds import Choice, Flag, ListOf, Text, WholeNumber, optional, required
from generator.schema.nodes import Mapping, in_quotes
from generator.schema.values import SLUG, Value, read_record, texts_of
from generator.schema.yaml import parse_yaml, split
from generator.source.assembly import PolicySheet, SectionSource, document, fill_node
from generator.text import markdown

SHARED: Final = "shared"
POLICY_FIELDS: Final = required(
    title=Text("Privacy Policy"),
    kind=Choice(POLICY_KINDS),
    language=forms.LANGUAGE,
    sections=ListOf(Text("introduction"), ordered=True),
) | optional(subtitle=Text("What we do with your data"), translation_of=forms.SLUG, numbered=Flag())
SECTION_FIELDS: Final = required(type=Choice(tuple(SCHEMA))) | optional(
    id=forms.SLUG, title=Text("What we collect"), level=WholeNumber(2, 6), was=forms.SLUG, meant=ListOf(Text("10 days"))
)


def section_files(folder: Path, shown_path: str, findings: list[Finding], language: str = "") -> list[Path]:
    """Return the files of sections in a folder; those that can't be one are findings, of a text in that language."""
    paths = []
    for path in files.members(folder, shown_path, findings):
        if path.name == "README.md":
            continue
        if path.suffix == ".md" and SLUG.fullmatch(path.stem) and path.is_file():
            paths.append(path)
            continue
        message, remedy = _no_section(path, language)
        findings.append(Finding(Place(f"{shown_path}/{path.name}"), "name", message, remedy))
    return paths


def _no_section(path: Path, language: str) -> tuple[str, str]:
    """Return why a file can't be a section, and what to do with it."""
    message, remedy = copy_of(path)
    if message:
        return message, remedy
    message = f"“{path.name}” is not the name of a section"
    if path.suffix.lower() in _DOCUMENTS and path.is_file():
        return message, "bring a document with `policy import`, and keep its file outside of policy_source"
    meant = markdown.slug(markdown.spelled(path.name.split(".")[0], language))
    such_as = f", such as {meant}.md" if path.suffix in _OF_TEXTS and path.is_file() else ""
    return message, f"a section file is named like its id: lower-case letters, digits, hyphens, then .md{such_as}"


_NOWHERE: Final = Place("")
_DOCUMENTS: Final = frozenset({".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm"})
_OF_TEXTS: Final = frozenset({".md", ".txt", ".markdown"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: `document` is what can be sealed, `read` what could be read; where `whole`, no section lacks in it.

    `shown_path` is its policy.yml, which may say that numbers are made (`numbered`). `master` names the policy that it
    translates, at `master_place`.
    """

    sources: tuple[SectionSource, ...]
    document: Document | None
    read: Document
    whole: bool
    shown_path: str
    numbered: bool = False
    master: str = ""
    master_place: Place = _NOWHERE


def read_draft(
    folder: Path, shown_path: str, shared: MappingType[str, Path], brand: Brand | None, findings: list[Finding]
) -> Draft:
    """Return the draft of a policy's folder, as far as it can be read; everything that is wrong is found."""
    sheet_name = f"{shown_path}/policy.yml"
    text = text_of(folder / "policy.yml", sheet_name, findings, findings)
    node = parse_yaml(text, sheet_name, findings) if text else None
    before = len(findings)
    values = read_record(POLICY_FIELDS, node, findings, what="policy.yml") if node else {}
    at_order = len(findings)
    if node:
        order = _order(node, texts_of(values.get("sections")), folder, shown_path, shared, findings)
    else:
        own = section_files(folder / "sections", f"{shown_path}/sections", findings)
        order = [(path.stem, path, f"{shown_path}/sections/{path.name}") for path in own]
    at_sections = len(findings)
    sources = tuple(
        source
        for name, path, section_shown in order
        if (source := _section(name, path, section_shown, brand, findings)) is not None
    )
    sheet = PolicySheet(
        sheet_name,
        _line(values.get("title")),
        _line(values.get("subtitle")),
        str(values.get("kind", "")),
        str(values.get("language", "")),
        numbered=values.get("numbered") is True,
    )
    master = str(values.get("translation_of", ""))
    place = place_of(node, "translation_of") if node else Place(sheet_name)
    if node and brand:
        findings.extend(unspoken(brand, sheet.language, place_of(node, "language")))
    if node and brand and all(one.severity is Severity.WARNING for one in findings[before:]):
        read = complete = document(sheet, sources, brand.values, findings)
        whole = True
    else:
        complete = None
        whole = node is not None and at_order == at_sections and len(sources) == len(order)
        sound = whole and at_sections == len(findings)
        unfilled: list[Finding] = []
        read = document(sheet, sources, brand.values if brand else {}, unfilled)
        findings.extend(one for one in unfilled if not _follows(one, brand=brand is not None, facts=sound))
    return Draft(
        sources,
        complete,
        read,
        whole=whole,
        shown_path=sheet_name,
        numbered=sheet.numbered,
        master=master,
        master_place=place,
    )


def _follows(finding: Finding, *, brand: bool, facts: bool) -> bool:
    """Return True if a name may be unknown only because the brand or a section couldn't be read."""
    if finding.rule == "reference":
        return not facts
    return finding.rule == "unknown-variable" and (
        (not brand and "“brand" in finding.message) or (not facts and "“facts" in finding.message)
    )


def _line(value: Value | None) -> str:
    """Return a text as one line."""
    return " ".join(str(value or "").split())


def _order(
    node: Mapping,
    listed: Sequence[str],
    folder: Path,
    shown_path: str,
    shared: MappingType[str, Path],
    findings: list[Finding],
) -> list[tuple[str, Path, str]]:
    """Return id, file and shown name of each section in the order of policy.yml; what doesn't match is found."""
    sections = f"{shown_path}/sections"
    language = str(getattr(node.get("language"), "text", ""))
    own = {path.stem: path for path in section_files(folder / "sections", sections, findings, language)}
    listing = node.get("sections")
    place = place_of(node, "sections")
    items = {item.text: item.place for item in getattr(listing, "items", ()) if hasattr(item, "text")}
    order: list[tuple[str, Path, str]] = []
    taken: dict[str, str] = {}
    for entry in listed:
        at = items.get(entry, place)
        is_shared = entry.startswith(f"{SHARED}/")
        name = entry.removeprefix(f"{SHARED}/")
        where, known = (f"{shown_path.rsplit('/', maxsplit=2)[0]}/{SHARED}", shared) if is_shared else (sections, own)
        if not SLUG.fullmatch(name):
            message = f"{in_quotes(entry)} is not the id of a section"
            remedy = "write an id such as retention, or shared/retention"
            if (bare := name.removesuffix(".md")) in known:
                remedy = f"write the name of its file without .md: {entry.removesuffix('.md')}"
                taken[bare] = entry
            findings.append(Finding(at, "name", message, remedy))
        elif name not in known:
            message = f"there is no file {where}/{name}.md for the section “{entry}”"
            findings.append(Finding(at, "section-missing", message, _missing(name, known, shared)))
        elif name in taken:
            message = f"two sections have the id “{name}”: {taken[name]} and {entry}"
            findings.append(Finding(at, "duplicate-id", message, "an id names one section; rename one of the files"))
        else:
            order.append((name, known[name], f"{where}/{name}.md"))
            taken[name] = entry
    own_listed = {entry.removesuffix(".md") for entry in listed if not entry.startswith(f"{SHARED}/")}
    if listing is None:
        return order  # that the list is missing is found already
    for name in sorted(own.keys() - own_listed):
        message = f"the section “{name}” is not in the list “sections:” of policy.yml, so nobody would read it"
        remedy = "add it there, or remove the file; if you renamed it, write “was:” with its former id under its title"
        findings.append(Finding(Place(f"{sections}/{name}.md"), "section-unlisted", message, remedy))
    return order


def _missing(name: str, known: MappingType[str, Path], shared: MappingType[str, Path]) -> str:
    if name in shared:
        return f"write “{SHARED}/{name}” to use the shared clause"
    near = nearest(name, known)
    usual = "restore the file, or remove this line"
    return f"{near} Or {usual}" if near.startswith("did you mean") else usual


def _section(
    name: str, path: Path, shown_path: str, brand: Brand | None, findings: list[Finding]
) -> SectionSource | None:
    text = text_of(path, shown_path, findings, findings)
    if text is None:
        return None
    node, body, body_line = split(text, shown_path, findings)
    if node is None:
        return None
    facts_node = node.get("facts")
    values = read_record(SECTION_FIELDS, node, findings, what="a section", elsewhere="facts")
    if values.get("id", name) != name:
        message = f"“id” says {values['id']}, the file is called {name}.md"
        findings.append(
            Finding(place_of(node, "id"), "duplicate-id", message, "the file's name is the id: leave “id” out")
        )
    facts: Facts = {}
    section_type = str(values.get("type", "other"))
    if isinstance(facts_node, Mapping) and "type" in values:
        if brand:
            filled = fill_node(facts_node, {"brand": dict(brand.values)}, findings)
            facts_node = filled if isinstance(filled, Mapping) else facts_node
        facts = read_facts(section_type, facts_node, findings)
    elif facts_node is not None and not isinstance(facts_node, Mapping):
        findings.append(
            Finding(facts_node.place, "value", "“facts” holds no keys", "write facts below it, or remove it")
        )
    return SectionSource(
        id=name,
        path=shown_path,
        type=section_type,
        title=_line(values.get("title")),
        body=body,
        body_line=body_line,
        facts=facts,
        level=int(str(values.get("level", 2))),
        was=str(values.get("was", "")),
        meant=tuple(map(str, meant)) if isinstance(meant := values.get("meant"), list) else (),
    )
