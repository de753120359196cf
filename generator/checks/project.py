"""Reading `policy_source`: brands, drafts and archives, with everything that is wrong found at once."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingType
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import (
    interrupted,
    record_files,
    takedown_files,
    takedowns,
    verdict_archive,
    verdict_file,
    versions,
)
from generator.checks import leftovers, raw_signs
from generator.checks.beside import begins_beside
from generator.checks.brand_file import read_brand
from generator.checks.claims import claims
from generator.checks.cross_references import cross_references
from generator.checks.draft_file import SHARED, Draft, read_draft, section_files
from generator.checks.markdown import lint
from generator.checks.moved_items import moved_items
from generator.checks.records import check_decisions, check_draft, check_records
from generator.checks.renamed import renamed
from generator.checks.sheet import as_list
from generator.checks.told_in_prose import told_in_prose
from generator.checks.typed_values import typed_values
from generator.checks.verdicts import check_verdict_files
from generator.errors import Finding, Place, PolicyError, Severity, cannot, nearest
from generator.materiality import translations
from generator.model.brand import Brand
from generator.model.document import Document
from generator.model.policy import Policy
from generator.model.record import Look, Promised, Recorded
from generator.model.version import Version
from generator.notice import gates, recorded, requirements, review_record, reviews, sightings, takedown_gates, timeline
from generator.schema.values import SLUG
from generator.schema.yaml import parse_yaml
from generator.source import promised, words_file

_FOLDERS: Final = frozenset({"sections", "versions", "notices", takedowns.FOLDER, verdict_file.FOLDER})


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
    shared = {path.stem: path for path in section_files(root / SHARED, f"{shown}/{SHARED}", found.draft)}
    for folder in files.members(root, shown, found.integrity):
        if folder.name in {SHARED, "README.md"} or (only and folder.name != only):
            continue
        if not folder.is_dir():
            message = f"“{folder.name}” is not expected here"
            found.draft.append(
                Finding(Place(f"{shown}/{folder.name}"), "stray-file", message, "a brand is a folder", Severity.WARNING)
            )
        elif _named(folder, shown, "brand", found.integrity):
            brand = read_brand(folder / "brand.yml", f"{shown}/{folder.name}/brand.yml", found.integrity, found.draft)
            brands.extend([brand] if brand else [])
            policies.extend(_brand_policies(folder, f"{shown}/{folder.name}", shared, brand, found))
    if not brands and not found.integrity and not found.draft:
        raise cannot(shown, "this folder holds no brand", "begin with `policy init`, or `policy new brand NAME`")
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


def _brand_policies(
    folder: Path, shown: str, shared: MappingType[str, Path], brand: Brand | None, found: _Findings
) -> list[Policy]:
    drafts: dict[str, Draft] = {}
    for path in files.members(folder, shown, found.integrity):
        name = f"{shown}/{path.name}"
        if path.is_dir() and _named(path, shown, "policy", found.integrity):
            drafts[path.name] = read_draft(path, name, shared, brand, found.draft)
        elif path.is_file() and path.name not in {
            "brand.yml",
            words_file.FILE,
            "README.md",
            brand.values.get("logo") if brand else "",
        }:
            message = f"“{path.name}” is not expected here"
            found.draft.append(Finding(Place(name), "stray-file", message, "a policy is a folder", Severity.WARNING))
    documents = {name: draft.document for name, draft in drafts.items()}
    for name, draft in drafts.items():  # a link may lead nowhere only because of what is found already
        lost = lint(draft.sources, draft.read, documents)
        found.draft.extend(one for one in lost if draft.whole or one.rule != "link")
        found.draft.extend(typed_values(draft.sources, draft.read))
        found.draft.extend(claims(draft.sources, draft.read))
        found.draft.extend(cross_references(draft.sources, draft.read))
        begun = not (folder / name / "versions").is_dir()
        found.draft.extend(leftovers.left_over(draft.sources, draft.read, draft.shown, begun=begun))
        found.draft.extend(raw_signs.raw_signs(draft.sources, draft.read, draft.shown))
    if brand is None:
        for name in drafts:
            _archive(folder / name, f"{shown}/{name}", folder.name, found)
        return []
    found.draft.extend(_twice_translated(drafts))
    policies: dict[str, Policy] = {}
    for name in sorted(drafts, key=lambda name: bool(drafts[name].master)):  # a translation after what it translates
        draft = drafts[name]
        master = _master(name, drafts, policies, found.draft) if draft.master else None
        policy = _policy(folder / name, f"{shown}/{name}", brand, draft.document, found, master)
        check_draft(policy, draft.sources, found.draft)
        found.draft.extend(told_in_prose(policy, draft.sources, Place(draft.shown, 1)))
        found.draft.extend(renamed(policy, draft.sources))
        found.draft.extend(moved_items(policy, draft.sources))
        found.draft.extend(translations.of_draft(policy, draft.master_place, draft.sources))
        policies[name] = policy
    found.draft.extend(begins_beside([*policies.values()], shown))
    return [_with_masters(policies[name], [*policies.values()]) for name in _ordered(drafts, brand, shown, found.draft)]


def _ordered(names: Iterable[str], brand: Brand, shown: str, found: list[Finding]) -> list[str]:
    """Return the names of a brand's policies in the order of its `brand.yml`; those that it doesn't name follow."""
    order, every = as_list(brand.values.get("policies", [])), list(names)
    for name in order:
        if name not in every:
            message = f"“policies” names {name}, and this brand has no such policy"
            found.append(Finding(Place(f"{shown}/brand.yml"), "order", message, nearest(name, every)))
    return sorted(every, key=lambda name: order.index(name) if name in order else len(order))


def _with_masters(policy: Policy, every: Sequence[Policy]) -> Policy:
    """Return a policy with those of which its versions are translations, whatever policy.yml says today."""
    named = {version.master for version in policy.versions if version.master}
    masters = (one for one in every if one is not policy and named & {version.digest for version in one.versions})
    return replace(policy, masters=tuple(masters))


def _twice_translated(drafts: MappingType[str, Draft]) -> Iterator[Finding]:
    """Find a second translation of a policy into one language: readers could not know which of them applies."""
    first: dict[tuple[str, str], str] = {}
    for name, draft in drafts.items():
        key = draft.master, draft.read.language.casefold()
        other = first.setdefault(key, name) if draft.master else name
        if other != name:
            message = f"“{other}” translates “{draft.master}” into the same language"
            yield Finding(draft.master_place, translations.RULE, message, "keep one of them: which would apply?")


def _master(
    name: str, drafts: MappingType[str, Draft], policies: MappingType[str, Policy], found: list[Finding]
) -> Policy | None:
    """Return the policy that a translation translates; that there is none which can be is a finding."""
    own = drafts[name]
    other, remedy = drafts.get(own.master), "name the policy from which this one is translated"
    if other is None:
        message, remedy = f"no policy here is called “{own.master}”", nearest(own.master, drafts.keys() - {name})
    elif other is own or other.master:
        message = f"“{own.master}” is a translation itself"
    elif _is_one_language(other.read.language.casefold(), own.read.language.casefold()):
        message, remedy = f"“{own.master}” is in the same language", "mend “language”, or leave translation_of out"
    else:
        return policies[own.master]
    found.append(Finding(own.master_place, translations.RULE, message, remedy))
    return None


def _is_one_language(one: str, other: str) -> bool:
    """Return True if two tags name one language: the same, or one with and one without a country (en, en-gb)."""
    short, long = sorted((one, other), key=len)
    return short == long or bool(re.fullmatch(rf"{re.escape(short)}-(?:[a-z]{{2}}|\d{{3}})", long))


def _archive(
    folder: Path, shown: str, brand: str, findings: _Findings
) -> tuple[tuple[Version, ...], tuple[Recorded, ...]]:
    """Return what the archive of a policy holds; what else lies in its folder is found."""
    found = findings.integrity
    for path in files.members(folder, shown, found):
        name = Place(f"{shown}/{path.name}")
        if path.name not in {
            "policy.yml",
            *_FOLDERS,
            reviews.FILE,
            sightings.FILE,
            promised.FILE,
            "README.md",
            "comments.md",
        }:
            remedy = nearest(path.name, ["policy.yml", "sections", "versions", "notices"])
            found.append(Finding(name, "stray-file", f"“{path.name}” is not expected here", remedy))
        elif path.name in _FOLDERS and not path.is_dir():
            found.append(
                Finding(name, "stray-file", f"“{path.name}” is not a folder", "put a folder of that name here")
            )
    removed = takedown_files.read_takedowns(folder, shown, found)
    called = f"{brand}/{folder.name}"
    sealed = versions.read_versions(folder / "versions", called, f"{shown}/versions", found, removed)
    return sealed, record_files.read_records(folder / "notices", f"{shown}/notices", found, findings.draft)


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
    policy = replace(policy, brand=replace(brand, zones=requirements.zones(policy)))
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
