"""A policy from its folder: its draft with all that lies beside it, and what is wrong with that."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import record_files, takedown_files, takedowns, verdict_archive, verdict_file, versions
from generator.archive.policy_files import read_file
from generator.checks.records import check_decisions, check_records
from generator.checks.verdicts import check_verdict_files
from generator.errors import Finding, Place, nearest
from generator.loading.source_files import copy_of
from generator.materiality import translations
from generator.model.brand import Brand
from generator.model.document import Document
from generator.model.own_words import NONE_OWN, words_in
from generator.model.policy import Policy
from generator.model.record import Recorded
from generator.model.version import Version
from generator.notice import requirements, review_record, reviews, site_looks, takedown_gates, timeline
from generator.source import promised_file

_FOLDERS: Final = frozenset({"sections", "versions", "notices", takedowns.FOLDER, verdict_file.FOLDER})


@dataclass(frozen=True, slots=True)
class SourceFindings:
    """What is found while a source is read: in drafts, and in what is sealed or recorded.

    `in_texts` find what is wrong with the texts of each brand's drafts, once they are asked.
    """

    draft: list[Finding] = field(default_factory=list)
    integrity: list[Finding] = field(default_factory=list)
    in_texts: dict[str, list[Callable[[], Iterator[Finding]]]] = field(default_factory=dict)

    def later(self, brand: str, check: Callable[[], Iterator[Finding]]) -> None:
        """Note what finds what is wrong with texts of a brand's drafts."""
        self.in_texts.setdefault(brand, []).append(check)

    @property
    def checks(self) -> Mapping[str, Callable[[], tuple[Finding, ...]]]:
        """For each brand, what returns all that is found in the texts of its drafts, looking once at most."""
        return {brand: cache(partial(_found_by, tuple(checks))) for brand, checks in self.in_texts.items()}


def _found_by(checks: Iterable[Callable[[], Iterator[Finding]]]) -> tuple[Finding, ...]:
    return tuple(sorted({one for check in checks for one in check()}))


def read_archive(
    folder: Path, shown_path: str, brand: str, findings: SourceFindings
) -> tuple[tuple[Version, ...], tuple[Recorded, ...]]:
    """Return what the archive of a policy holds; what else lies in its folder is found."""
    found = findings.integrity
    for path in files.members(folder, shown_path, found):
        name = Place(f"{shown_path}/{path.name}")
        if path.name not in {
            "policy.yml",
            *_FOLDERS,
            reviews.FILE,
            site_looks.FILE,
            promised_file.FILE,
            "README.md",
            "comments.md",
        }:
            message, remedy = copy_of(path)
            message = message or f"“{path.name}” is not expected here"
            ours = [one for one in _FOLDERS if path.is_dir()] or ["policy.yml", site_looks.FILE, reviews.FILE]
            remedy = remedy or nearest(path.name, ours, "keep it outside of the folder of a policy")
            found.append(Finding(name, "stray-file", message, remedy))
        elif path.name in _FOLDERS and not path.is_dir():
            found.append(
                Finding(name, "stray-file", f"“{path.name}” is not a folder", "put a folder of that name here")
            )
    removed = takedown_files.read_takedowns(folder, shown_path, found)
    called = f"{brand}/{folder.name}"
    sealed = versions.read_versions(folder / "versions", called, f"{shown_path}/versions", found, removed)
    return sealed, record_files.read_records(folder / "notices", f"{shown_path}/notices", found, findings.draft)


def read_policy(
    folder: Path, shown_path: str, brand: Brand, draft: Document | None, found: SourceFindings, master: Policy | None
) -> Policy:
    """Return a policy with its draft, if that can be read, and its archive."""
    versions, records = read_archive(folder, shown_path, brand.slug, found)
    reviewed = review_record.read(folder, shown_path, found.integrity)
    written = verdict_archive.read(folder, f"{brand.slug}/{folder.name}", shown_path, found.integrity)
    looks = read_file(folder / site_looks.FILE, f"{shown_path}/{site_looks.FILE}", found.integrity)
    promised = read_file(folder / promised_file.FILE, f"{shown_path}/{promised_file.FILE}", found.integrity)
    policy = Policy(
        brand,
        folder.name,
        draft,
        versions,
        records,
        reviewed,
        master,
        written,
        site_looks.read(looks, found.integrity) if looks else (),
        promised=promised_file.read(promised, found.integrity) if promised else None,
    )
    spoken = words_in(brand.own_words, language_of(policy))
    policy = replace(policy, brand=replace(brand, zones=requirements.zones(policy), words=spoken, own_words=NONE_OWN))
    promised_file.faults(policy, found.integrity)
    check_verdict_files(policy, found.integrity)
    timeline.starts(policy, found.integrity)
    found.integrity.extend(reviews.faults(policy))
    found.integrity.extend(site_looks.faults(policy))
    check_records(policy, found.integrity)
    check_decisions(policy, found.draft)
    found.integrity.extend(translations.of_newest(policy))
    found.integrity.extend(takedown_gates.faults(policy))
    return policy


def language_of(policy: Policy) -> str:
    """Return the language in which a policy is announced: that of its newest text, or of a draft that is its first."""
    newest = policy.in_order[-1].document if policy.versions else policy.draft
    return newest.language if newest else ""
