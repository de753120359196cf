"""Past texts, sealed in a copy of the source and shown from there: for people to read before anything is for good."""

import datetime
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.commands.import_draft import Target, target
from generator.commands.past_texts import Past
from generator.commands.past_versions import SITE, as_versions
from generator.commands.preview_site import build_preview
from generator.errors import PolicyError
from generator.loading import policy_source
from generator.loading.draft_file import SHARED
from generator.model.version import Version
from generator.publish import working_copy_site
from generator.publish.published_lists import LIST
from generator.publish.settings import project_of
from generator.result_cache import forget


@dataclass(frozen=True, slots=True)
class PreviewedPast:
    """The versions that past texts would become, and how many pages show them."""

    versions: tuple[Version, ...]
    pages: int


def preview_past(
    where: Target, pasts: Sequence[Past], out: Path, *, now: datetime.datetime, language: str, rehearsal: bool
) -> PreviewedPast:
    """Make the site of a brand as it would be with these past texts, in a folder; the source stays as it is.

    Whatever would stop the import stops this. What is wrong with drafts is not shown: they are not what is sealed.
    """
    working_copy_site.refuse_to_replace(out, [where.root])
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / where.root.name
        _copy(where, root)
        try:
            there = target(root, where.brand, where.policy)
            versions = tuple(as_versions(there, pasts, now=now, language=language, rehearsal=rehearsal))
            loaded = policy_source.load(root, only=where.brand, now=now, rehearsal=rehearsal)
            made = build_preview(project_of(where.root), replace(loaded, read_findings=(), check_drafts={}), out, now)
        except PolicyError as problem:
            names = (f"{root.as_posix()}/", f"{where.root.as_posix()}/")
            found = [
                replace(one, place=replace(one.place, path=one.place.path.replace(*names))) for one in problem.findings
            ]
            raise PolicyError(found, problem.status) from None
        finally:
            forget()  # the copy's texts are gone with it
    return PreviewedPast(versions, made.pages)


def _copy(where: Target, root: Path) -> None:
    """Copy what an import reads: the brand, what it shares with others, and whether a site shows the policy."""
    root.mkdir()
    for name in (where.brand, SHARED):
        if (where.root / name).is_dir():
            shutil.copytree(where.root / name, root / name)
    shown = Path(SITE) / where.brand / where.policy / LIST
    if (where.root.absolute().parent / shown).exists():
        (root.parent / shown).parent.mkdir(parents=True)
        shutil.copyfile(where.root.absolute().parent / shown, root.parent / shown)
