"""Reading `policy_source`: brands, drafts and archives, with everything that is wrong found at once."""

import datetime
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import interrupted, takedowns, verdict_archive, verdict_file
from generator.archive import versions as archive
from generator.checks import leftovers
from generator.checks.claims import claims
from generator.checks.markdown import lint
from generator.checks.records import check_decisions, check_draft, check_records
from generator.checks.typed_values import typed_values
from generator.checks.verdicts import check_verdict_files
from generator.errors import Finding, Place, PolicyError, Severity, cannot, nearest
from generator.materiality import translations
from generator.model import people
from generator.model.brand import Brand, Person
from generator.model.catalogue import USUAL, Words
from generator.model.document import Document
from generator.model.policy import Policy
from generator.model.record import Look, Promised, Recorded
from generator.model.version import Version
from generator.notice import clock, gates, recorded, review_record, reviews, sightings, takedown_gates, timeline
from generator.notice.days import FLOORS
from generator.schema.facts import SCHEMA, Facts, read_facts
from generator.schema.nodes import Mapping, in_quotes
from generator.schema.values import (
    SLUG,
    Address,
    Choice,
    Colour,
    Free,
    Keyed,
    Language,
    Record,
    Several,
    Slug,
    Text,
    Value,
    Whole,
    Zone,
    definite,
    optional,
    read_record,
    required,
)
from generator.schema.yaml import parse_yaml, split
from generator.source import looks, promised, words_file
from generator.source.assembly import PolicySheet, SectionSource, document, fill_node
from generator.source.promise import PROMISE, read_promise

SHARED: Final = "shared"
_FOLDERS: Final = frozenset({"sections", "versions", "notices", takedowns.FOLDER, verdict_file.FOLDER})
ROLES: Final = ("editor", "legal", "operations")
KINDS: Final = ("privacy", "cookies", "terms", "other")
_PERSON: Final = required(name=Text("Ada Moreau"), roles=Several(Choice(ROLES))) | optional(
    address=Text("a.moreau@example.com")
)
_BRAND: Final = (
    definite(required(brand=Slug(), name=Text("Example"), timezone=Zone()))
    | definite(
        optional(colours=Record(optional(primary=Colour(), dark=Colour())), logo=Text("logo.svg"), notice=PROMISE)
    )
    | optional(
        legal_name=Text("Example Ltd"),
        site=Address(),
        published_at=Address(),
        jurisdictions=Several(Text("EU")),
        contact=Free(),
        values=Free(),
    )
    | definite(optional(regimes=Several(Choice(tuple(FLOORS))), unreached_percent=Whole(0, 100)))
    | definite(optional(people=Keyed(_PERSON)))
)
_POLICY: Final = required(
    title=Text("Privacy Policy"),
    kind=Choice(KINDS),
    language=Language(),
    sections=Several(Text("introduction"), ordered=True),
) | optional(subtitle=Text("What we do with your data"), translation_of=Slug())
_SECTION: Final = required(type=Choice(tuple(SCHEMA))) | optional(
    id=Slug(), title=Text("What we collect"), level=Whole(2, 6), was=Slug(), meant=Several(Text("10 days"))
)


@dataclass(frozen=True, slots=True)
class Source:
    """All that `policy_source` holds. Draft findings stop `freeze`; integrity findings stop everything."""

    root: Path
    brands: tuple[Brand, ...]
    policies: tuple[Policy, ...]
    draft_findings: tuple[Finding, ...]
    integrity_findings: tuple[Finding, ...]
    rehearsal: bool = False

    @property
    def shown(self) -> str:
        """How messages name the source's folder: as it was given."""
        return self.root.as_posix()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, by place."""
        return tuple(sorted({*self.draft_findings, *self.integrity_findings}))

    def folder(self, policy: Policy) -> Path:
        """Return the folder of a policy."""
        return self.root / policy.brand.slug / policy.slug

    def policy(self, name: str) -> Policy:
        """Return the policy that is called brand/policy; an unknown name is an error with the nearest one."""
        for policy in self.policies:
            if policy.name == name:
                return policy
        require(self.integrity_findings)  # they may be why it isn't there
        raise cannot(name, "no policy is called so", nearest(name, [policy.name for policy in self.policies]))


@dataclass(frozen=True, slots=True)
class _Findings:
    draft: list[Finding] = field(default_factory=list)
    integrity: list[Finding] = field(default_factory=list)


def load(
    root: Path, *, only: str | None = None, now: datetime.datetime | None = None, rehearsal: bool | None = None
) -> Source:
    """Read the whole source, or `only` one brand; that there is no such folder is the one thing that is no finding.

    What a killed command left half done is finished first, or removed.
    With `now`, it is also asked what must not be at that moment: a version in force without its notice (`gate`).
    Where it is said whether this is a `rehearsal`, one that isn't finds what was recorded in one.
    """
    if not root.is_dir():
        raise cannot(str(root), "there is no such folder", "run the command in the project's folder, or use --source")
    interrupted.finish(root)
    shown = root.as_posix()
    found = _Findings()
    brands: list[Brand] = []
    policies: list[Policy] = []
    shared = {path.stem: path for path in _markdown(root / SHARED, f"{shown}/{SHARED}", found.draft)}
    for folder in files.members(root, shown, found.integrity):
        if folder.name in {SHARED, "README.md"} or (only and folder.name != only):
            continue
        if not folder.is_dir():
            message = f"“{folder.name}” is not expected here"
            found.draft.append(
                Finding(Place(f"{shown}/{folder.name}"), "stray-file", message, "a brand is a folder", Severity.WARNING)
            )
        elif _named(folder, shown, "brand", found.integrity):
            brand = _brand(folder / "brand.yml", f"{shown}/{folder.name}/brand.yml", found)
            brands.extend([brand] if brand else [])
            policies.extend(_brand_policies(folder, f"{shown}/{folder.name}", shared, brand, found))
    if not brands and not found.integrity and not found.draft:
        raise cannot(shown, "this folder holds no brand", "write brand.yml and a policy as its README.md says")
    if now:
        for item in policies:
            found.integrity.extend(gates.gate(item, now))
            found.integrity.extend(takedown_gates.gate(item, now))
            found.integrity.extend(sightings.future(item, now))
            found.draft.extend(reviews.of_the_future(item, now))
    if rehearsal is False:
        found.integrity.extend(one for item in policies for one in recorded.rehearsed(item))
    return Source(
        root,
        tuple(brands),
        tuple(policies),
        tuple(sorted(set(found.draft))),
        tuple(sorted(set(found.integrity))),
        rehearsal=rehearsal is True,
    )


def _named(folder: Path, shown: str, what: str, found: list[Finding]) -> bool:
    if SLUG.fullmatch(folder.name):
        return True
    message = f"the name of a {what} can't be “{folder.name}”"
    remedy = "rename the folder: lower-case letters, digits and hyphens"
    found.append(Finding(Place(f"{shown}/{folder.name}"), "name", message, remedy))
    return False


def _markdown(folder: Path, shown: str, found: list[Finding]) -> list[Path]:
    paths = []
    for path in files.members(folder, shown, found):
        if path.name == "README.md":
            continue
        if path.suffix == ".md" and SLUG.fullmatch(path.stem) and path.is_file():
            paths.append(path)
            continue
        message = f"“{path.name}” is not the name of a section"
        remedy = "a section file is named like its id: lower-case letters, digits, hyphens, then .md"
        found.append(Finding(Place(f"{shown}/{path.name}"), "name", message, remedy))
    return paths


def _brand_policies(
    folder: Path, shown: str, shared: MappingType[str, Path], brand: Brand | None, found: _Findings
) -> list[Policy]:
    drafts: dict[str, _Draft] = {}
    for path in files.members(folder, shown, found.integrity):
        name = f"{shown}/{path.name}"
        if path.is_dir() and _named(path, shown, "policy", found.integrity):
            drafts[path.name] = _draft(path, name, shared, brand, found.draft)
        elif path.is_file() and path.name not in {
            "brand.yml",
            words_file.FILE,
            "README.md",
            brand.values.get("logo") if brand else "",
        }:
            message = f"“{path.name}” is not expected here"
            found.draft.append(Finding(Place(name), "stray-file", message, "a policy is a folder", Severity.WARNING))
    documents = {name: draft.document for name, draft in drafts.items()}
    for draft in drafts.values():  # a link may lead nowhere only because of what is found already
        lost = lint(draft.sources, draft.read, documents)
        found.draft.extend(one for one in lost if draft.whole or one.rule != "link")
        found.draft.extend(typed_values(draft.sources, draft.read))
        found.draft.extend(claims(draft.sources, draft.read))
        found.draft.extend(leftovers.left_over(draft.sources, draft.read, draft.shown))
    if brand is None:
        for name in drafts:
            _archive(folder / name, f"{shown}/{name}", folder.name, found)
        return []
    policies: dict[str, Policy] = {}
    for name in sorted(drafts, key=lambda name: bool(drafts[name].master)):  # a translation after what it translates
        draft = drafts[name]
        master = _master(name, drafts, policies, found.draft) if draft.master else None
        policy = _policy(folder / name, f"{shown}/{name}", brand, draft.document, found, master)
        check_draft(policy, draft.sources, found.draft)
        found.draft.extend(translations.of_draft(policy, draft.master_place, draft.sources))
        policies[name] = policy
    return [_with_masters(policies[name], [*policies.values()]) for name in drafts]


def _with_masters(policy: Policy, every: Sequence[Policy]) -> Policy:
    """Return a policy with those of which its versions are translations, whatever policy.yml says today."""
    named = {version.master for version in policy.versions if version.master}
    masters = (one for one in every if one is not policy and named & {version.digest for version in one.versions})
    return replace(policy, masters=tuple(masters))


def _master(
    name: str, drafts: MappingType[str, "_Draft"], policies: MappingType[str, Policy], found: list[Finding]
) -> Policy | None:
    """Return the policy that a translation translates; that there is none which can be is a finding."""
    own = drafts[name]
    other, remedy = drafts.get(own.master), "name the policy from which this one is translated"
    if other is None:
        message, remedy = f"no policy here is called “{own.master}”", nearest(own.master, drafts.keys() - {name})
    elif other is own or other.master:
        message = f"“{own.master}” is a translation itself"
    elif other.read.language.casefold() == own.read.language.casefold():
        message, remedy = f"“{own.master}” is in the same language", "mend “language”, or leave translation_of out"
    else:
        return policies[own.master]
    found.append(Finding(own.master_place, translations.RULE, message, remedy))
    return None


def _brand(path: Path, shown: str, findings: _Findings) -> Brand | None:
    found = findings.integrity
    text = _text(path, shown, found, findings.draft)
    node = parse_yaml(text, shown, found) if text else None
    if node is None:
        return None
    before = len(found)
    values = read_record(_BRAND, node, found, what="brand.yml", vague=True)
    folder = path.parent.name
    if values.get("brand", folder) != folder:
        message = f"“brand” says {values['brand']}, the folder is called {folder}"
        found.append(
            Finding(_place(node, "brand"), "name", message, "make them the same; a published name never changes")
        )
    if len(found) > before:
        return None
    most = int(str(values.get("unreached_percent", clock.MOST_UNREACHED)))
    if most > clock.MOST_UNREACHED:
        message = f"no more than {clock.MOST_UNREACHED} % may stay unreached without a decision of two people"
        remedy = f"write {clock.MOST_UNREACHED} or less; what is more counts as {clock.MOST_UNREACHED}"
        place = _place(node, "unreached_percent")
        findings.draft.append(Finding(place, "unreached", message, remedy, Severity.WARNING))
    looks.check_colours(node, shown, findings.draft)
    return Brand(
        slug=folder,
        name=str(values["name"]),
        timezone=str(values["timezone"]),
        notice=replace(
            read_promise(values.get("notice", {})),
            unreached_percent=most,
            timezone=str(values["timezone"]),
            regimes=tuple(_list(values.get("regimes", []))),
        ),
        values=values,
        colours=_dict(values.get("colours", {})),
        logo=looks.read_logo(node, values, path.parent, shown.removesuffix("/brand.yml"), findings.draft),
        jurisdictions=tuple(_list(values.get("jurisdictions", []))),
        people=_people(node, values, found),
        regimes=tuple(_list(values.get("regimes", []))),
        unreached_percent=most,
        words=_own_words(path.with_name(words_file.FILE), shown.removesuffix("brand.yml") + words_file.FILE, found),
    )


def _people(node: Mapping, values: Facts, found: list[Finding]) -> tuple[Person, ...]:
    """Return the people that a brand lists; entries that are one person, or look like one another, are findings."""
    listed = {name: person for name, person in _dict(values.get("people", {})).items() if isinstance(person, dict)}
    result = tuple(
        Person(name, str(person["name"]), tuple(_list(person["roles"])), str(person.get("address", "")))
        for name, person in listed.items()
    )
    items = [item for item in getattr(node.get("people"), "items", ()) if isinstance(item, Mapping)]
    found.extend(people.faults(result, [item.place for item in items]))
    return result


def _own_words(path: Path, shown: str, found: list[Finding]) -> Words:
    """Return the brand's own words, from the file beside its brand.yml; the usual ones where there is none."""
    if not path.exists() and not path.is_symlink():
        return USUAL
    text = _text(path, shown, found, found)
    node = parse_yaml(text, shown, found) if text else None
    return words_file.read(node, found) if node else USUAL


def _text(path: Path, shown: str, found: list[Finding], drafts: list[Finding]) -> str | None:
    """Return a file of a draft as text, with what is hidden in it found; None where a merge left its marks there."""
    text = files.read_text(path, shown, found)
    marked = list(leftovers.merging(text, shown)) if text else []
    found.extend(marked)
    drafts.extend(leftovers.hidden(text, shown) if text else ())
    return None if marked else text


def _place(node: Mapping, key: str) -> Place:
    value = node.get(key)
    return value.place if value else node.place


def _dict(value: Value) -> Facts:
    return value if isinstance(value, dict) else {}


def _list(value: Value) -> list[str]:
    return value if isinstance(value, list) else []


_NOWHERE: Final = Place("")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A draft: `document` is what can be sealed, `read` what could be read; where `whole`, no section lacks in it.

    `shown` is its policy.yml; `master` names the policy that it translates, at `master_place`.
    """

    sources: tuple[SectionSource, ...]
    document: Document | None
    read: Document
    whole: bool
    shown: str
    master: str = ""
    master_place: Place = _NOWHERE


def _draft(
    folder: Path, shown: str, shared: MappingType[str, Path], brand: Brand | None, found: list[Finding]
) -> _Draft:
    sheet_name = f"{shown}/policy.yml"
    text = _text(folder / "policy.yml", sheet_name, found, found)
    node = parse_yaml(text, sheet_name, found) if text else None
    before = len(found)
    values = read_record(_POLICY, node, found, what="policy.yml") if node else {}
    at_order = len(found)
    if node:
        order = _order(node, _list(values.get("sections", [])), folder, shown, shared, found)
    else:
        own = _markdown(folder / "sections", f"{shown}/sections", found)
        order = [(path.stem, path, f"{shown}/sections/{path.name}") for path in own]
    at_sections = len(found)
    sources = tuple(
        source
        for name, path, section_shown in order
        if (source := _section(name, path, section_shown, brand, found)) is not None
    )
    sheet = PolicySheet(
        sheet_name,
        _line(values.get("title")),
        _line(values.get("subtitle")),
        str(values.get("kind", "")),
        str(values.get("language", "")),
    )
    master = str(values.get("translation_of", ""))
    place = _place(node, "translation_of") if node else Place(sheet_name)
    if node and brand and len(found) == before:
        complete = document(sheet, sources, brand.values, found)
        return _Draft(sources, complete, complete, whole=True, shown=sheet_name, master=master, master_place=place)
    whole = node is not None and at_order == at_sections and len(sources) == len(order)
    sound = whole and at_sections == len(found)
    unfilled: list[Finding] = []
    partial = document(sheet, sources, brand.values if brand else {}, unfilled)
    found.extend(one for one in unfilled if not _follows(one, brand=brand is not None, facts=sound))
    return _Draft(sources, None, partial, whole=whole, shown=sheet_name, master=master, master_place=place)


def _follows(finding: Finding, *, brand: bool, facts: bool) -> bool:
    """Return True if a name may be unknown only because the brand or the facts of a section couldn't be read."""
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
    shown: str,
    shared: MappingType[str, Path],
    found: list[Finding],
) -> list[tuple[str, Path, str]]:
    """Return id, file and shown name of each section in the order of policy.yml; what doesn't match is found."""
    sections = f"{shown}/sections"
    own = {path.stem: path for path in _markdown(folder / "sections", sections, found)}
    listing = node.get("sections")
    place = _place(node, "sections")
    items = {item.text: item.place for item in getattr(listing, "items", ()) if hasattr(item, "text")}
    order: list[tuple[str, Path, str]] = []
    taken: dict[str, str] = {}
    for entry in listed:
        at = items.get(entry, place)
        is_shared = entry.startswith(f"{SHARED}/")
        name = entry.removeprefix(f"{SHARED}/")
        where, known = (f"{shown.rsplit('/', maxsplit=2)[0]}/{SHARED}", shared) if is_shared else (sections, own)
        if not SLUG.fullmatch(name):
            message = f"{in_quotes(entry)} is not the id of a section"
            found.append(Finding(at, "name", message, "write an id such as retention, or shared/retention"))
        elif name not in known:
            message = f"there is no file {where}/{name}.md for the section “{entry}”"
            found.append(Finding(at, "section-missing", message, _missing(name, known, shared)))
        elif name in taken:
            message = f"two sections have the id “{name}”: {taken[name]} and {entry}"
            found.append(Finding(at, "duplicate-id", message, "an id names one section; rename one of the files"))
        else:
            order.append((name, known[name], f"{where}/{name}.md"))
            taken[name] = entry
    for name in sorted(own.keys() - {entry for entry in listed if not entry.startswith(f"{SHARED}/")}):
        message = f"the section “{name}” is not in the list “sections:” of policy.yml, so nobody would read it"
        remedy = "add it there, or remove the file; if you renamed it, write “was:” with its former id under its title"
        found.append(Finding(Place(f"{sections}/{name}.md"), "section-unlisted", message, remedy))
    return order


def _missing(name: str, known: MappingType[str, Path], shared: MappingType[str, Path]) -> str:
    if name in shared:
        return f"write “{SHARED}/{name}” to use the shared clause"
    near = nearest(name, known)
    usual = "restore the file, or remove this line"
    return f"{near} Or {usual}" if near.startswith("did you mean") else usual


def _section(name: str, path: Path, shown: str, brand: Brand | None, found: list[Finding]) -> SectionSource | None:
    text = _text(path, shown, found, found)
    if text is None:
        return None
    node, body, body_line = split(text, shown, found)
    if node is None:
        return None
    facts_node = node.get("facts")
    values = read_record(_SECTION, node, found, what="a section", elsewhere="facts")
    if values.get("id", name) != name:
        message = f"“id” says {values['id']}, the file is called {name}.md"
        found.append(Finding(_place(node, "id"), "duplicate-id", message, "the file's name is the id: leave “id” out"))
    facts: Facts = {}
    section_type = str(values.get("type", "other"))
    if isinstance(facts_node, Mapping) and "type" in values:
        if brand:
            filled = fill_node(facts_node, {"brand": dict(brand.values)}, found)
            facts_node = filled if isinstance(filled, Mapping) else facts_node
        facts = read_facts(section_type, facts_node, found)
    elif facts_node is not None and not isinstance(facts_node, Mapping):
        found.append(Finding(facts_node.place, "value", "“facts” holds no keys", "write facts below it, or remove it"))
    return SectionSource(
        id=name,
        path=shown,
        type=section_type,
        title=_line(values.get("title")),
        body=body,
        body_line=body_line,
        facts=facts,
        level=int(str(values.get("level", 2))),
        was=str(values.get("was", "")),
        meant=tuple(map(str, meant)) if isinstance(meant := values.get("meant"), list) else (),
    )


def _archive(
    folder: Path, shown: str, brand: str, findings: _Findings
) -> tuple[tuple[Version, ...], tuple[Recorded, ...]]:
    """Return what the archive of a policy holds; what else lies in its folder is found."""
    found = findings.integrity
    for path in files.members(folder, shown, found):
        name = Place(f"{shown}/{path.name}")
        if path.name not in {"policy.yml", *_FOLDERS, reviews.FILE, sightings.FILE, promised.FILE, "README.md"}:
            remedy = nearest(path.name, ["policy.yml", "sections", "versions", "notices"])
            found.append(Finding(name, "stray-file", f"“{path.name}” is not expected here", remedy))
        elif path.name in _FOLDERS and not path.is_dir():
            found.append(
                Finding(name, "stray-file", f"“{path.name}” is not a folder", "put a folder of that name here")
            )
    removed = archive.read_takedowns(folder, shown, found)
    called = f"{brand}/{folder.name}"
    versions = archive.read_versions(folder / "versions", called, f"{shown}/versions", found, removed)
    return versions, archive.read_records(folder / "notices", f"{shown}/notices", found, findings.draft)


def _looks(folder: Path, shown: str, found: list[Finding]) -> tuple[Look, ...]:
    """Return the looks at the published site that a policy's folder lists; none where there is no file of them."""
    path, name = folder / sightings.FILE, f"{shown}/{sightings.FILE}"
    if not path.exists() and not path.is_symlink():
        return ()
    text = files.read_text(path, name, found)
    node = parse_yaml(text, name, found) if text else None
    return sightings.read(node, found) if node else ()


def _policy(
    folder: Path, shown: str, brand: Brand, draft: Document | None, found: _Findings, master: Policy | None
) -> Policy:
    """Return a policy with its draft, if that can be read, and its archive."""
    versions, records = _archive(folder, shown, brand.slug, found)
    reviewed = review_record.read(folder, shown, found.integrity)
    written = verdict_archive.read(folder, f"{brand.slug}/{folder.name}", shown, found.integrity)
    looks = _looks(folder, shown, found.integrity)
    policy = Policy(brand, folder.name, draft, versions, records, reviewed, master, written, looks)
    policy = replace(policy, promised=_promised(folder, shown, found.integrity))
    policy = replace(policy, brand=replace(brand, zones=clock.zones(policy)))
    promised.faults(policy, found.integrity)
    check_verdict_files(policy, found.integrity)
    timeline.starts(policy, found.integrity)
    found.integrity.extend(reviews.faults(policy))
    found.integrity.extend(sightings.faults(policy))
    check_records(policy, found.integrity)
    check_decisions(policy, found.draft)
    found.integrity.extend(translations.of_newest(policy))
    found.integrity.extend(takedown_gates.faults(policy))
    return policy


def _promised(folder: Path, shown: str, found: list[Finding]) -> Promised | None:
    """Return what was written down of the promise of older versions; None where there is no file of it."""
    path, name = folder / promised.FILE, f"{shown}/{promised.FILE}"
    if not path.exists() and not path.is_symlink():
        return None
    text = files.read_text(path, name, found)
    node = parse_yaml(text, name, found) if text else None
    return promised.read(node, found) if node else None


def require(findings: Sequence[Finding], *, but: AbstractSet[str] = frozenset()) -> None:
    """Stop on findings that are errors, `but` those of the rules that the command is there to mend."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR and finding.rule not in but]
    if errors:
        raise PolicyError(errors)
