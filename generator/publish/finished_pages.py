"""What the engine is given: finished pages, whose bodies are HTML already, and the files that lie beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.publish.build_progress import BuildProgress
from generator.publish.memo import Memo

Entry = tuple[int, str, str]  # a heading's level, its id, and its words as HTML


@dataclass(frozen=True, slots=True)
class Finished:
    """A page at an address below the site's root (`gluptron/privacy/`), its headings in order, and its front matter.

    `says` are sentences that readers have to see on it, `text` the parts of a text that it has to hold, whatever frames
    it.
    """

    address: str
    content: str
    outline: tuple[Entry, ...] = ()
    meta: Mapping[str, object] = field(hash=False, default_factory=dict)
    says: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Pages of a brand or of the hub, and the files beside them by their paths below the site's root."""

    pages: tuple[Finished, ...]
    files: Mapping[str, bytes] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Framed:
    """Where pages are that were framed before, what the frame of this site is made from, and whom to tell of each."""

    memo: Memo
    frame: object
    progress: BuildProgress
