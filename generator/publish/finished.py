"""What the engine is given: finished pages, whose bodies are HTML already, and the files that lie beside them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

Entry = tuple[int, str, str]  # a heading's level, its id, and its words as HTML


@dataclass(frozen=True, slots=True)
class Finished:
    """A page at an address below the site's root (`gluptron/privacy/`), its headings in order, and its front matter."""

    address: str
    content: str
    outline: tuple[Entry, ...] = ()
    meta: Mapping[str, object] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """All pages of a site, and every file beside them by its path below the site's root."""

    pages: tuple[Finished, ...]
    files: Mapping[str, bytes] = field(hash=False, default_factory=dict)

    def inside(self, slug: str) -> tuple[Finished, ...]:
        """Return the pages of a brand, at their addresses below its folder."""
        folder = f"{slug}/"
        own = (page for page in self.pages if page.address.startswith(folder))
        return tuple(replace(page, address=page.address.removeprefix(folder)) for page in own)

    def outside(self, slugs: Collection[str]) -> tuple[Finished, ...]:
        """Return the pages of no brand."""
        return tuple(page for page in self.pages if page.address.partition("/")[0] not in slugs)
