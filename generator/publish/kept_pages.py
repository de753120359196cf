"""The pages that a brand has already, in the folder of a site, taken over as they are into one that is built."""

import contextlib
import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from generator import files, folders
from generator.checks.continuity import Listed, breaks
from generator.errors import PolicyError
from generator.materiality.ended_policy import ENDED
from generator.model.catalogue import Words
from generator.publish import published_lists
from generator.publish.hosting import ROBOTS
from generator.publish.published_chain import Live
from generator.site.banner import NOTICE
from generator.site.kept_brand import KeptBrand, kept_brand

ABOUT: Final = "policy.json"
PAGE: Final = "index.html"
NOT_FOUND: Final = "404.html"
_SITE_MAP: Final = "Sitemap:"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The folder of a brand on a site, with what the site's root says of it; `lists` are those of its policies.

    `replaced` says that the folder goes when the new site is put in its place.
    """

    folder: Path
    brand: KeptBrand
    lists: tuple[Listed, ...]
    replaced: bool

    @property
    def as_of(self) -> datetime.date:
        """The day of which the pages are."""
        return min(one.as_of for one in self.lists)

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the pages below the root of all; a day that leads to its version is none."""
        every = (path.parent for path in self.folder.rglob(PAGE))
        own = (path.relative_to(self.folder.parent).as_posix() for path in every if not _DAY.fullmatch(path.name))
        return frozenset(f"{address}/" for address in own)

    @property
    def site_maps(self) -> tuple[str, ...]:
        """The addresses of the brand's maps for search engines, as its own rules for robots name them."""
        lines = _text(self.folder / ROBOTS).splitlines()
        return tuple(line.removeprefix(_SITE_MAP).strip() for line in lines if line.startswith(_SITE_MAP))

    @property
    def not_found(self) -> str:
        """The page for missing addresses: what stands inside it may have been another program's."""
        return _text(self.folder / NOT_FOUND)

    def put(self, out: Path) -> None:
        """Put the pages into the folder of a site, with the same bytes and times."""
        folders.copy_folder(self.folder, out / self.brand.slug, linked=self.replaced)


def _text(path: Path) -> str:
    return files.read_bytes(path, str(path)).decode(errors="replace") if path.is_file() else ""


def newest(slug: str, words: Words, replaced: Path, folders: Sequence[Path], sites: Sequence[Live]) -> KeptPages | None:
    """Return the newest pages that a brand has in the site that is `replaced` or in `folders`; None where it has none.

    Pages that are not whole, or older than what one of the `sites` shows of the brand, are none: readers would lose
    what they were told.
    """
    given = [(replaced, True), *((folder, False) for folder in folders)]
    found = [one for folder, goes in given if (one := _pages(folder / slug, words, replaced=goes))]
    shown = [one for site in sites for one in site.lists if one.policy.startswith(f"{slug}/")]
    whole = [one for one in found if all(_goes_on(one, listed) for listed in shown)]
    return max(whole, key=lambda one: one.as_of, default=None)


def _goes_on(pages: KeptPages, shown: Listed) -> bool:
    own = next((one for one in pages.lists if one.policy == shown.policy), None)
    return not any(breaks(shown, own, ""))


def _pages(folder: Path, words: Words, *, replaced: bool) -> KeptPages | None:
    """Return the pages of a brand's folder; None where they are not there, not whole, or where a link leads away."""
    if folder.is_symlink() or not (folder / PAGE).is_file() or any(path.is_symlink() for path in folder.rglob("*")):
        return None
    policies = sorted(path.parent for path in folder.glob(f"*/{published_lists.LIST}"))
    try:
        read = [
            (_json(policy / ABOUT), _json(policy / published_lists.LIST), _newest_ends(policy)) for policy in policies
        ]
        brand = kept_brand(folder.name, words, read)
        lists = published_lists.of_folder(folder)
    except (PolicyError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError):
        return None
    named = [f"{folder.name}/{policy.name}" for policy in policies]
    notices = (f"{one.name}/{NOTICE}" for one in brand.policies if one.number and one.next_start)
    lead = chain((f"{name}/" for name in named), notices)
    whole = all((folder.parent / address / PAGE).is_file() for address in lead)
    if not whole or [one.policy for one in lists] != named or [one.name for one in brand.policies] != named:
        return None
    return KeptPages(folder, brand, lists, replaced)


def _newest_ends(policy: Path) -> frozenset[int]:
    """Return the number of a policy's newest version if it says no more than that the policy ended."""
    number = max((int(path.stem) for path in policy.glob("versions/*.json") if path.stem.isdecimal()), default=0)
    with contextlib.suppress(PolicyError, ValueError, KeyError, TypeError, RecursionError):
        text = json.loads(files.read_bytes(policy / f"versions/{number}.json", str(policy), files.MOST_SEALED_BYTES))
        if [section["id"] for section in text["sections"]] == [ENDED]:
            return frozenset({number})
    return frozenset()


def _json(path: Path) -> object:
    return json.loads(files.read_bytes(path, str(path), files.MOST_SEALED_BYTES))
