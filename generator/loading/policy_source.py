"""Reading `policy_source`: brands, drafts and archives, with everything that is wrong found at once."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as MappingType
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from generator import files
from generator.archive import interrupted_commands
from generator.checks.footer_words import against_terms, leads_past_the_text
from generator.checks.second_brand import brand_twice
from generator.checks.second_policy_of_kind import begins_beside
from generator.checks.unread_words import unread_words
from generator.checks.unsealed_links import unsealed_links
from generator.errors import Finding, Place, PolicyError, Severity, cannot, nearest
from generator.loading import draft_checks
from generator.loading.brand_file import read_brand
from generator.loading.draft_file import SHARED, Draft, read_draft, section_files
from generator.loading.masters import master_of, twice_translated, with_masters
from generator.loading.own_words import is_words_file, of_which_language
from generator.loading.policy_folder import SourceFindings, language_of, read_archive, read_policy
from generator.loading.source_files import copy_of
from generator.model.brand import Brand
from generator.model.languages import code_of
from generator.model.own_words import common_words
from generator.model.policy import Policy
from generator.notice import gates, lists_beside, record_order, reviews, site_looks, takedown_gates
from generator.schema.values import SLUG, keys_of, texts_of
from generator.source import words_file


@dataclass(frozen=True)
class Source:
    """All that `policy_source` holds. Draft findings stop `freeze`; integrity findings stop everything.

    Drafts are checked when it is asked what was found in them: what reads only the archive need not wait for that.
    `read_findings` are those of their findings that came up while the source was read; `check_drafts` returns, for each
    brand, those in the texts of its drafts.
    """

    root: Path
    brands: tuple[Brand, ...]
    policies: tuple[Policy, ...]
    read_findings: tuple[Finding, ...]
    check_drafts: MappingType[str, Callable[[], tuple[Finding, ...]]] = field(compare=False)
    integrity_findings: tuple[Finding, ...]
    rehearsal: bool = False

    @cached_property
    def draft_findings(self) -> tuple[Finding, ...]:
        """What was found in drafts, by place."""
        return tuple(sorted({*self.read_findings, *(one for check in self.check_drafts.values() for one in check())}))

    @property
    def shown_path(self) -> str:
        """How messages name the source's folder: as it was given."""
        return self.root.as_posix()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, by place."""
        return tuple(sorted({*self.draft_findings, *self.integrity_findings}))

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Return what keeps brands from being read, so that nothing is known of their policies."""
        read = {SHARED, *(one.slug for one in self.brands)}
        paths = ((one.place.path.removeprefix(f"{self.shown_path}/"), one) for one in self.integrity_findings)
        return tuple(one for path, one in paths if path.partition("/")[0] not in read)

    @property
    def words_warnings(self) -> tuple[Finding, ...]:
        """What was found in brands' own words that stops nothing: readers get them with the next notice."""
        return tuple(
            one
            for one in self.integrity_findings
            if one.severity is Severity.WARNING and is_words_file(one.place.path.rpartition("/")[2])
        )

    def words_of_notices(self, policy: Policy, language: str) -> tuple[Finding, ...]:
        """Return those in the words in which a policy is announced in a language; what tells nothing is an error."""
        folder = f"{self.shown_path}/{policy.brand.slug}"
        said = {f"{folder}/{words_file.FILE}", f"{folder}/words.{code_of(language)}.yml"}
        return tuple(
            replace(one, severity=Severity.ERROR) if one.rule == words_file.EMPTY else one
            for one in self.words_warnings
            if one.place.path in said
        )

    def folder(self, policy: Policy) -> Path:
        """Return the folder of a policy."""
        return self.root / policy.brand.slug / policy.slug

    def shown_folder(self, policy: Policy) -> str:
        """Return how messages name the folder of a policy."""
        return f"{self.shown_path}/{policy.name}"

    def read_again(self, policy: Policy) -> Policy:
        """Return a policy as its files say now, after something was written."""
        return load(self.root, only=policy.brand.slug).policy(policy.name)

    def policy(self, name: str) -> Policy:
        """Return the policy that is called brand/policy; an unknown name is an error with the nearest one."""
        for policy in self.policies:
            if policy.name == name:
                return policy
        require(self.integrity_findings)  # they may be why it isn't there
        raise cannot(name, "no policy is called so", self._nearest_policy(name))

    def _nearest_policy(self, name: str) -> str:
        """Return the remedy for an unknown name: of a brand that is known, one of its policies."""
        brand, _, slug = name.partition("/")
        own = [policy.slug for policy in self.policies if policy.brand.slug == brand]
        near = nearest(slug, own) if own and "/" not in slug else ""
        return near.replace("“", f"“{brand}/") if "“" in near else nearest(name, [one.name for one in self.policies])

    def named(self, name: str) -> tuple[Policy, ...]:
        """Return the policy that is called brand/policy, or all of a brand; an unknown name is an error."""
        if "/" in name:
            return (self.policy(name),)
        brands = [one.slug for one in self.brands]
        if name not in brands:
            require(self.integrity_findings)
            raise cannot(name, "no brand is called so", nearest(name, [*brands, *(one.name for one in self.policies)]))
        return tuple(one for one in self.policies if one.brand.slug == name)

    def about(self, name: str, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings on a policy and the files of its brand, or on all of a brand; with shared clauses."""
        findings, slug = list(findings), name.partition("/")[0]
        unread = slug not in {one.slug for one in self.brands}
        if not (unread and any(one.place.path == f"{self.shown_path}/{slug}/brand.yml" for one in findings)):
            self.named(name)
        return [one for one in findings if _is_about(one.place.path.removeprefix(f"{self.shown_path}/"), name)]


def _is_about(path: str, name: str) -> bool:
    brand, _, slug = name.partition("/")
    parts = path.split("/")
    own = parts[0] == brand and (not slug or len(parts) == len((brand, "brand.yml")) or parts[1] == slug)
    return own or parts[0] == SHARED


def no_such_folder(root: Path) -> PolicyError:
    """Return the error for a source that isn't there; where a folder above has one, it is named."""
    project = next((one for one in root.absolute().parent.parents if (one / root.name).is_dir()), None)
    if project and not root.is_absolute():
        return cannot(str(root), "there is no such folder", f"run the command in {project}, or use --source")
    remedy = "run the command in the project's folder, or use --source; a new project begins with `policy init`"
    return cannot(str(root), "there is no such folder", remedy)


def load(
    root: Path, *, only: str | None = None, now: datetime.datetime | None = None, rehearsal: bool | None = None
) -> Source:
    """Read the whole source, or `only` one brand; that there is no such folder is the one thing that is no finding.

    What a killed command left half done is finished first, or removed.
    With `now`, it is also asked what must not be at that moment: a version in force without its notice (`gate`).
    Where it is said whether this is a `rehearsal`, one that isn't finds what was recorded in one.
    """
    if not root.is_dir():
        raise no_such_folder(root)
    interrupted_commands.finish(root)
    shown_path = root.as_posix()
    found = SourceFindings()
    brands: list[Brand] = []
    policies: list[Policy] = []
    shared = {path.stem: path for path in section_files(root / SHARED, f"{shown_path}/{SHARED}", found.draft)}
    for folder in files.members(root, shown_path, found.integrity):
        if folder.name in {SHARED, "README.md"} or (only and folder.name != only):
            continue
        if not folder.is_dir():
            message = f"“{folder.name}” is not expected here"
            found.draft.append(
                Finding(
                    Place(f"{shown_path}/{folder.name}"), "stray-file", message, "a brand is a folder", Severity.WARNING
                )
            )
        elif _named(folder, shown_path, "brand", found.integrity):
            brand = read_brand(
                folder / "brand.yml", f"{shown_path}/{folder.name}/brand.yml", found.integrity, found.draft
            )
            own = _brand_policies(folder, f"{shown_path}/{folder.name}", shared, brand, found)
            brands.extend([replace(brand, words=own[0].brand.common) if own else brand] if brand else [])
            policies.extend(own)
    if not brands and not found.integrity and not found.draft:
        raise cannot(shown_path, "this folder holds no brand", "begin with `policy init`, or `policy new brand NAME`")
    found.draft.extend(brand_twice(policies, shown_path))
    if now:
        for item in policies:
            found.integrity.extend(gates.gate(item, now))
            found.integrity.extend(takedown_gates.gate(item, now))
            found.integrity.extend(site_looks.future(item, now))
            found.integrity.extend(site_looks.elsewhere(item, now))
            found.draft.extend(reviews.of_the_future(item, now))
        found.integrity.extend(lists_beside.shorter_than_beside(policies, now))
    if rehearsal is False:
        found.integrity.extend(one for item in policies for one in record_order.rehearsed(item))
    return Source(
        root,
        tuple(brands),
        tuple(policies),
        tuple(sorted(set(found.draft))),
        found.checks,
        tuple(sorted(set(found.integrity))),
        rehearsal=rehearsal is True,
    )


def _named(folder: Path, shown_path: str, what: str, findings: list[Finding]) -> bool:
    if SLUG.fullmatch(folder.name):
        return True
    message, remedy = copy_of(folder)
    message = message or f"the name of a {what} can't be “{folder.name}”"
    remedy = remedy or "rename the folder: lower-case letters, digits and hyphens"
    findings.append(Finding(Place(f"{shown_path}/{folder.name}"), "name", message, remedy))
    return False


def _brand_policies(
    folder: Path, shown_path: str, shared: MappingType[str, Path], brand: Brand | None, found: SourceFindings
) -> list[Policy]:
    drafts: dict[str, Draft] = {}
    for path in files.members(folder, shown_path, found.integrity):
        name = f"{shown_path}/{path.name}"
        if path.is_dir() and _named(path, shown_path, "policy", found.integrity):
            drafts[path.name] = read_draft(path, name, shared, brand, found.draft)
        elif (
            path.is_file()
            and not is_words_file(path.name)
            and path.name
            not in {
                "brand.yml",
                "README.md",
                brand.values.get("logo") if brand else "",
            }
        ):
            message, remedy = copy_of(path)
            message = message or f"“{path.name}” is not expected here"
            remedy = remedy or "a policy is a folder"
            found.draft.append(Finding(Place(name), "stray-file", message, remedy, Severity.WARNING))
    begun = [name for name in drafts if not (folder / name / "versions").is_dir()]
    found.later(folder.name, partial(draft_checks.in_texts, drafts, begun))
    if brand is None:
        for name in drafts:
            read_archive(folder / name, f"{shown_path}/{name}", folder.name, found)
        return []
    found.draft.extend(twice_translated(drafts))
    originals = [draft.read.language for draft in drafts.values() if not draft.master]  # the brand speaks as they do
    brand = replace(brand, common=common_words(brand.own_words, originals))
    policies: dict[str, Policy] = {}
    for name in sorted(drafts, key=lambda name: bool(drafts[name].master)):  # a translation after what it translates
        draft = drafts[name]
        master = master_of(name, drafts, policies, found.draft) if draft.master else None
        policy = read_policy(folder / name, f"{shown_path}/{name}", brand, draft.document, found, master)
        found.later(folder.name, partial(draft_checks.against_archive, draft, policy))
        policies[name] = policy
    found.later(folder.name, partial(begins_beside, [*policies.values()], shown_path))
    found.later(folder.name, partial(unsealed_links, [*policies.values()], shown_path))
    foot = keys_of(brand.values.get("footer"))
    for beside in (against_terms, leads_past_the_text):
        found.draft.extend(beside(foot, [*policies.values()], Place(f"{shown_path}/brand.yml")))
    languages = [language_of(policy) for policy in policies.values()]
    found.draft.extend(unread_words(brand, languages, shown_path))
    order = policies_in_menu_order(drafts, brand, shown_path, found.draft)
    found.draft.extend(of_which_language(brand, [language_of(policies[name]) for name in order], shown_path))
    return [with_masters(policies[name], [*policies.values()]) for name in order]


def policies_in_menu_order(names: Iterable[str], brand: Brand, shown_path: str, findings: list[Finding]) -> list[str]:
    """Return the names of a brand's policies in the order of its `brand.yml`; those that it doesn't name follow."""
    order, every = texts_of(brand.values.get("policies", [])), list(names)
    for name in order:
        if name not in every:
            message = f"“policies” names {name}, and this brand has no such policy"
            findings.append(Finding(Place(f"{shown_path}/brand.yml"), "order", message, nearest(name, every)))
    return sorted(every, key=lambda name: order.index(name) if name in order else len(order))


def require(findings: Sequence[Finding], *, but: AbstractSet[str] = frozenset()) -> None:
    """Stop on findings that are errors, `but` those of the rules that the command is there to mend."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR and finding.rule not in but]
    if errors:
        raise PolicyError(errors)
