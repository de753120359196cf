"""The preview of a working copy that is made anew as its files change: drafts at each save, sealed pages once.

Everything is made in a scratch folder. Drafts are made in this process; the pages of sealed versions, which are many
and stay as they are, in another one, so that no save waits for them.
"""

import datetime
import json
import multiprocessing
import os
import shutil
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import astuple, dataclass, field, replace
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

from generator import files
from generator.commands import preview
from generator.errors import CANNOT_RUN, Finding, Place, PolicyError
from generator.loading import policy_source
from generator.loading.draft_file import SHARED
from generator.model.policy import Policy
from generator.model.record import DraftRecord
from generator.publish import build, working_copy_site
from generator.publish.finished_pages import Contents
from generator.site.drafts import DraftState

HUB: Final = ""
INDEX: Final = "index.html"
_GIVING_WAY: Final = 15
_KEPT: Final = 2  # so many makings of drafts stay: a page that is on its way may ask for its style sheet still


@dataclass(slots=True)
class _SealedSite:
    """The pages of a brand's sealed versions: what they are made of, the process that makes them, where."""

    made_of: object
    process: SpawnProcess
    folder: Path
    said: bool = False

    @property
    def refused(self) -> tuple[Finding, ...]:
        """Why its pages could not be made; none where they were, or are still to be."""
        file = _refused(self.folder)
        rows = json.loads(file.read_text()) if file.is_file() else []
        return tuple(Finding(Place(*place), CANNOT_RUN, message, remedy) for place, message, remedy in rows)


@dataclass(slots=True)
class LivePreview:
    """A preview of a project's drafts in a scratch folder; `only` names the brand that is shown, if not all are.

    `script` is the address of what loads a page of drafts again.
    `made` counts for each brand, and for the list of all drafts (“”), how often its pages were made. Whoever waits for
    `changed` is told of each time, and when all is over (`ended`).
    """

    project: Path
    root: Path
    scratch: Path
    clock: Callable[[], datetime.datetime]
    only: str | None = None
    script: str = ""
    made: dict[str, int] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)
    ended: bool = False
    _states: dict[str, DraftState] = field(default_factory=dict)
    _drafts: dict[str, tuple[Path, frozenset[str]]] = field(default_factory=dict)
    _sealed: dict[str, _SealedSite] = field(default_factory=dict)
    _stage: working_copy_site.PreviewStage | None = None
    _found: tuple[Finding, ...] = ()
    _themes: int = 0
    _count: int = 0

    def make(self, paths: Collection[Path] = ()) -> None:
        """Make the pages of drafts anew that changed files concern; of all, where it isn't said which files changed."""
        now = self.clock()
        every = not paths or any(self._is_shared(path) for path in paths)
        if not paths or any(not path.is_relative_to(self.root.absolute()) for path in paths):
            self._themes += 1
            self._stage = working_copy_site.stage(self.project, self.scratch / "made", self.script)
        slugs = None if every else {path.relative_to(self.root.absolute()).parts[0] for path in paths}
        only = self.only or (next(iter(slugs)) if slugs and len(slugs) == 1 else None)
        loaded, found = self._loaded(only, now)
        if loaded:
            seen = {one.name for one in loaded.policies}
            self._states = {
                name: replace(one, findings=loaded.findings, refused=(), stale=one.plan is not None)
                if name not in seen and (only is None or one.policy.brand.slug == only)
                else one
                for name, one in self._states.items()
                if (self.root / name).is_dir()
            }
            self._states |= {one.policy.name: one for one in preview.states(loaded, now, self._states)}
            told = {finding for one in self._states.values() for finding in (*one.findings, *one.refused)}
            found = tuple(one for one in loaded.findings if one not in told)
        for slug in dict.fromkeys(one.policy.brand.slug for one in self._states.values()):
            if slugs is None or slug in slugs:
                self._make_drafts(slug, now)
        self._found = found
        self._make_hub()

    def require_sealed(self) -> None:
        """Stop where the pages of sealed versions could not be made, once for each time; the list of drafts says so."""
        fresh = [one for one in self._sealed.values() if not one.said and one.refused]
        if fresh:
            for one in fresh:
                one.said = True
            self._make_hub()
            raise PolicyError([finding for one in fresh for finding in one.refused])

    def refused(self, address: str) -> tuple[Finding, ...]:
        """Return why there is no page of a sealed version at an address; none where that isn't the reason."""
        sealed = self._sealed.get(address.partition("/")[0])
        return sealed.refused if sealed else ()

    def page(self, address: str) -> Path | None:
        """Return the file at an address below the root, or None where there is none; it may have to be made first."""
        slug = address.partition("/")[0] if "/" in address else HUB
        folder, own = self._drafts.get(slug) or self._drafts[HUB]
        path = address + INDEX if not address or address.endswith("/") else address
        here = None
        if path.removesuffix(INDEX) in own or slug == HUB or not path.endswith(".html"):
            here = _inside(folder, path)
            if here and (path.endswith(".html") or "/search/" not in path):
                return here
        sealed = self._sealed.get(slug)
        if sealed is None:
            return None
        sealed.process.join()
        return _inside(sealed.folder, path) or here  # nothing is sealed yet: the search of drafts finds nothing

    def is_draft(self, address: str) -> bool:
        """Return True if the page at an address is made anew when a draft is saved."""
        slug = address.partition("/")[0] if "/" in address else HUB
        return slug == HUB or (slug in self._drafts and address in self._drafts[slug][1])

    def close(self) -> None:
        """End what is still being made, and let nobody wait any more."""
        with self.changed:
            self.ended = True
            self.changed.notify_all()
        for one in self._sealed.values():
            one.process.terminate()
            one.process.join()

    def _is_shared(self, path: Path) -> bool:
        """Return True if a file concerns more than one brand."""
        root = self.root.absolute()
        return not path.is_relative_to(root) or path.relative_to(root).parts[0] in {SHARED, path.name}

    def _loaded(
        self, only: str | None, now: datetime.datetime
    ) -> tuple[policy_source.Source | None, tuple[Finding, ...]]:
        """Return the source, or why it can't be read at all."""
        try:
            return policy_source.load(self.root, only=only, now=now), ()
        except PolicyError as problem:
            return None, problem.findings

    def _make_drafts(self, slug: str, now: datetime.datetime) -> None:
        """Make the pages of a brand's drafts, and let those of its sealed versions be made if they are others now."""
        stage = self._stage
        assert stage is not None  # noqa: S101 -- the first time, all is made
        states = [one for one in self._states.values() if one.policy.brand.slug == slug]
        brand = states[0].policy.brand
        pages = working_copy_site.pages_of_drafts(stage, brand, states)
        folder = self._next(slug)
        working_copy_site.make_brand(stage, folder, brand, states, Contents(pages))
        self._put(slug, folder, (*(page.address for page in pages), *working_copy_site.mails(states)))
        made_of = (self._themes, now.date(), brand, *(_archive(one.policy) for one in states))
        known = self._sealed.get(slug)
        if known and known.made_of == made_of:
            return
        if known:
            known.process.terminate()
        out = self.scratch / "sealed" / slug / str(self._count)
        arguments = (self.project.absolute(), self.root.absolute(), slug, out, now)
        process = multiprocessing.get_context("spawn").Process(target=make_sealed, args=arguments, daemon=True)
        process.start()
        self._sealed[slug] = _SealedSite(made_of, process, out)

    def _make_hub(self) -> None:
        stage = self._stage
        assert stage is not None  # noqa: S101 -- the first time, all is made
        folder = self._next(HUB)
        found = {*self._found, *(finding for one in self._sealed.values() for finding in one.refused)}
        working_copy_site.make_hub(stage, folder, tuple(self._states.values()), tuple(sorted(found)))
        self._put(HUB, folder, ("",))

    def _next(self, part: str) -> Path:
        self._count += 1
        return self.scratch / "drafts" / (part or "_all") / str(self._count)

    def _put(self, part: str, folder: Path, addresses: Iterable[str]) -> None:
        """Show what was made of a part, and remove what nobody asks for any more."""
        self._drafts[part] = folder, frozenset(addresses)
        with self.changed:
            self.made[part] = self._count
            self.changed.notify_all()
        former = sorted(folder.parent.iterdir(), key=lambda path: int(path.name))
        for old in former[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)


def make_sealed(project: Path, root: Path, slug: str, out: Path, now: datetime.datetime) -> None:
    """Make the pages of a brand's sealed versions as a preview shows them; a broken archive has none.

    Drafts come first: this gives way to what is made of a save. What is wrong with a template is written beside `out`.
    """
    if multiprocessing.parent_process() is not None and hasattr(os, "nice"):
        os.nice(_GIVING_WAY)
    try:
        _make_sealed(project, root, slug, out, now)
    except PolicyError as problem:
        rows = [(astuple(one.place), one.message, one.remedy) for one in problem.findings]
        files.put(_refused(out), json.dumps(rows).encode())


def _refused(out: Path) -> Path:
    """Return the file that says why no pages of sealed versions were made in a folder."""
    return out.with_name(f"{out.name}-refused.json")


def _make_sealed(project: Path, root: Path, slug: str, out: Path, now: datetime.datetime) -> None:
    loaded = policy_source.load(root, only=slug, now=now)
    states, published = preview.states(loaded, now), build.policies_today(loaded, now)
    if published and not loaded.integrity_findings:
        stage = working_copy_site.stage(project, out.with_name(f"{out.name}-made"))
        working_copy_site.make_brand(
            stage, out, published[0].policy.brand, states, working_copy_site.sealed_contents(stage, published)
        )


def _archive(policy: Policy) -> Policy:
    """Return a policy without its draft, and without what was decided of that."""
    records = tuple(one for one in policy.records if not isinstance(one, DraftRecord))
    return replace(policy, draft=None, records=records, master=None, masters=())


def _inside(folder: Path, path: str) -> Path | None:
    """Return the file at a path below a folder; None where none is there, or the path leads out of it."""
    found = (folder / path).resolve()
    return found if found.is_relative_to(folder.resolve()) and found.is_file() else None
