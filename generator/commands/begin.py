"""A folder of one's own: its first files, another brand, another policy; what is there already is never overwritten."""

import contextlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator import files
from generator.commands.folder_files import MANIFEST, FolderWish, folder_files, manifest
from generator.commands.starter import NewBrand, NewPolicy, brand_files, policy_files
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot
from generator.loading import policy_source
from generator.loading.brand_file import read_brand
from generator.model.brand import Brand
from generator.model.document import Document
from generator.schema import forms
from generator.text import markdown

_RULE: Final = "exists"


def begin(source: Path, brand: NewBrand, kinds: Sequence[str], language: str, wish: FolderWish) -> tuple[Path, ...]:
    """Write all files of a new folder around `source`, and return them; each kind is a policy of that name."""
    beside = folder_files(wish)
    texts = dict(brand_files(brand))
    for kind in kinds:
        texts |= policy_files(NewPolicy(brand, kind, kind, language))
    made = {source.parent / path: text for path, text in {**beside, MANIFEST: manifest(wish, beside)}.items()}
    return _write(made | {source / path: text for path, text in texts.items()})


def add_brand(source: Path, brand: NewBrand) -> tuple[Path, ...]:
    """Write the file of another brand."""
    return _write({source / path: text for path, text in brand_files(brand)})


def add_policy(source: Path, name: str, kind: str, language: str) -> tuple[Path, ...]:
    """Write the files of another policy, called brand/policy, of a brand that is there."""
    slug, _, policy = name.partition("/")
    for one, what in ((slug, "brand"), (policy, "policy")):
        require_name(one, what, name)
    path = source / slug / "brand.yml"
    if not path.is_file():
        raise cannot(str(path), "there is no such brand", f"write it first: policy new brand {slug}")
    findings: list[Finding] = []
    brand = read_brand(path, path.as_posix(), findings, [])
    policy_source.require(findings)
    if brand is None:
        raise PolicyError(findings)
    wanted = NewPolicy(_decided(brand), policy, kind, language)
    return _write({source / path: text for path, text in policy_files(wanted)})


def is_untouched(source: Path, brand: Brand, policy: str, draft: Document) -> bool:
    """Return True if a policy's draft is as it began: every file is there, and nobody wrote anything into one."""
    wanted = NewPolicy(_decided(brand), policy, draft.kind, draft.language)
    begun = {path: text.encode() for path, text in policy_files(wanted)}
    folder = source / brand.slug / policy
    there = {folder / "policy.yml", *(folder / "sections").glob("*")}
    return there == {source / path for path in begun} and all(
        (source / path).read_bytes() == text for path, text in begun.items()
    )


def _decided(brand: Brand) -> NewBrand:
    return NewBrand(brand.slug, brand.name, brand.timezone, brand.notice.days, brand.notice.channels)


def slug_of(name: str, language: str = "") -> str:
    """Return the folder's name for a company's, as far as it has letters and digits that such a name may hold.

    It is spelled as its language spells letters that a name can't hold: “Möbel” is `moebel` in German.
    """
    plain = unicodedata.normalize("NFKD", markdown.plain_letters(markdown.spelled(name, language)))
    letters = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))[: forms.SLUG_LENGTH].strip("-")


_SUCH_AS: Final = {"brand": "example", "policy": "privacy"}


def require_name(slug: str, what: str, place: str) -> None:
    """Stop where a folder can't have this name."""
    if not forms.SLUG.read(slug):
        message = f"the name of a {what} can't be “{slug}”"
        raise cannot(place, message, f"write lower-case letters, digits and hyphens, such as {_SUCH_AS[what]}")


def _write(texts: Mapping[Path, str]) -> tuple[Path, ...]:
    """Write files that are not there yet: all of them, or none."""
    there = [path for path in texts if path.exists() or path.is_symlink()]
    if there:
        message, remedy = "this is there already, and is not overwritten", "move it away, or begin in an empty folder"
        raise PolicyError([Finding(Place(str(path), 0), _RULE, message, remedy) for path in there], COULD_NOT_RUN)
    before = {folder for path in texts for folder in path.parents if folder.exists()}
    written: list[Path] = []
    try:
        for path, text in texts.items():
            files.create(path, text.encode())
            written.append(path)
    except BaseException as problem:
        for path in written:
            path.unlink(missing_ok=True)
        made = {folder for path in texts for folder in path.parents} - before
        for folder in sorted(made, key=lambda one: len(one.parts), reverse=True):
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(problem, FileExistsError):
            raise cannot(str(problem.filename2), "somebody else writes this at the same time", "try it again") from None
        raise
    return tuple(texts)
