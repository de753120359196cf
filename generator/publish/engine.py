"""The site from finished pages: one complete site per brand, the hub above them, and what lies beside their pages."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import files
from generator.errors import CANNOT_RUN, COULD_NOT_RUN, Finding, PolicyError, cannot
from generator.model.catalogue import USUAL, Words
from generator.publish import hosting, input_digests, link_check, mkdocs, settings, stylesheets
from generator.publish.build_progress import HALVES, BuildPhase, BuildProgress, Spent
from generator.publish.finished_pages import Contents, Framed
from generator.publish.jobs import each
from generator.publish.kept_pages import KeptPages
from generator.publish.memo import Memo
from generator.publish.mkdocs import Site
from generator.publish.own_theme import theme_settings
from generator.publish.page_check import require_pages, style_sheets
from generator.publish.settings import BrandSite, HubSite, ThemeSettings
from generator.result_cache import begin

if TYPE_CHECKING:
    from generator.site.template_cache import CompiledTemplates

HUB_FOLDERS: Final = frozenset({"assets"})
ARCHIVE: Final = "versions/*"
REHEARSAL: Final = "Rehearsal: nothing on this site applies. Its dates are invented."
SITE_MAP: Final = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SiteStage:
    """How a site is made: from a project into `out`, a new folder.

    `project` holds `mkdocs.yml`; `epoch` is the time of the build in seconds since 1970. Of a
    `rehearsal`, every page says so. `docs` is where the pages are written as Markdown, if they are. `memo` is what
    earlier builds made, `made_from` says for each brand what all of its site is made from; a brand that is not there
    is made whatever was made before. `progress` is told how far it is; `compiled` keeps what templates of frames
    become.
    """

    project: Path
    out: Path
    epoch: int
    docs: Path
    memo: Memo
    rehearsal: bool = False
    made_from: Mapping[str, object] = field(default_factory=dict, hash=False)
    progress: BuildProgress = field(default_factory=BuildProgress, hash=False)
    compiled: "CompiledTemplates | None" = field(default=None, hash=False)

    @property
    def mark(self) -> Mapping[str, object]:
        """What every site says of the whole."""
        return {"rehearsal": REHEARSAL} if self.rehearsal else {}


@dataclass(frozen=True, slots=True)
class MadePages:
    """How many pages were made of each brand, and why others could not be made."""

    pages: Mapping[str, int]
    refused: Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class ThemeLook:
    """What the sites of a project look like, and the digest of all files that this comes from."""

    theme: ThemeSettings
    digest: str


def publish(  # noqa: PLR0913 -- the last ones have defaults
    stage: SiteStage,
    root: Contents,
    brands: Sequence[BrandSite],
    of_brand: Callable[[str], Contents],
    *,
    of_day: Callable[[str], Mapping[str, bytes]] = lambda _: {},
    former: Sequence[KeptPages] = (),
    jobs: int = 1,
    weights: Mapping[str, int] | None = None,
    hub_words: Words = USUAL,
) -> MadePages:
    """Make the site of every brand in a folder of its own, and the hub above them; return what was made.

    Of the `former` brands, the folders are put there as they are.

    `root` holds the hub's page and what lies at the root; `of_brand` gives what a brand's folder holds, and is asked
    for one brand after the other, or by so many `jobs` at the same time: what is made does not depend on it, nor on
    the day, the time zone or the folder. A brand's folder is served alone too, so its pages lead nowhere else.
    `of_day` gives the files of a brand that say the day, beside pages that were made now or before. The brand with the
    greatest of the `weights` begins first. The hub speaks in `hub_words`.
    """
    for slug in HUB_FOLDERS & {brand.slug for brand in brands}:
        raise cannot(slug, f"“{slug}” is a folder of the hub itself", "give the brand another name")
    frame = mkdocs.SiteFrame(stage.project, stage.epoch, stage.compiled)
    theme = theme_settings(stage.project, stage.docs)
    look = ThemeLook(theme, input_digests.theme(theme.overrides, theme.inherited))

    progress = stage.progress

    def brand_site(n: int) -> tuple[frozenset[str] | tuple[Finding, ...], Mapping[BuildPhase, Spent]]:
        progress.part(n)
        begin(brands[n].slug)
        stage.memo.digests.forget()
        with progress.apart() as spent:
            try:
                slug = brands[n].slug
                daily = of_day(slug)
                addresses = _brand_site(stage, frame, brands[n], (lambda: of_brand(slug), daily), look)
            except PolicyError as problem:
                if any(one.rule == CANNOT_RUN for one in problem.findings):  # no other brand can be made either
                    raise
                return problem.findings, spent
            _put(stage, daily)
            return addresses, spent

    name = hub_words.say("hub") if theme.hub_name == settings.HUB_NAME else theme.hub_name
    above = (HubSite(name, hub_words), tuple(brands))
    _hub_site(stage, frame, root, above, look, former)  # first: the engine empties its folder
    with progress.apart():  # which waits for the others
        order = [weights[brand.slug] for brand in brands] if weights else ()
        parts = each(brand_site, len(brands), jobs, progress.tell, order)
    done = {brand.slug: part for brand, (part, _) in zip(brands, parts, strict=True)}
    for _, spent in parts:
        progress.add(spent)
    made = {slug: addresses for slug, addresses in done.items() if isinstance(addresses, frozenset)}
    refused = {slug: findings for slug, findings in done.items() if isinstance(findings, tuple)}
    if not refused:
        with progress.phase(BuildPhase.WRITING):
            for one in former:
                one.put(stage.out)
        addresses = frozenset[str]().union(*made.values(), *(one.addresses for one in former))
        _require_whole_links(stage, theme, root, {*made_sheets(""), *addresses}, [])
    return MadePages({slug: len(addresses) for slug, addresses in made.items()}, refused)


def _hub_site(
    stage: SiteStage,
    frame: mkdocs.SiteFrame,
    root: Contents,
    sites: tuple[HubSite, tuple[BrandSite, ...]],
    look: ThemeLook,
    former: Sequence[KeptPages],
) -> None:
    """Make the site above all brands, or take it as it was made before."""
    hub, brands = sites
    maps = {brand.slug: [f"{brand.site_url.rstrip('/')}/{SITE_MAP}"] for brand in brands if brand.site_url}
    maps |= {one.brand.slug: [*one.site_maps] for one in former}
    others = [one.not_found for one in former]
    made_from = (sites, look.digest, stage.mark, root, maps, others)
    key = stage.memo.key("hub site", *made_from)
    if stage.memo.restored(key, stage.out):
        stage.progress.step()
        return
    slugs = [*(brand.slug for brand in brands), *(one.brand.slug for one in former)]
    config = settings.write_hub(look.theme, stage.docs, hub, slugs, stage.mark)
    known = Framed(stage.memo, (sites, look.digest, stage.mark), stage.progress)
    with stage.progress.phase(BuildPhase.THEME, len(root.pages)):
        policy = frame.build(Site(config, stage.out, root.pages, known))
    _put(stage, {**root.files, **made_sheets("")})
    require_pages(stage.out, root.pages, style_sheets(stage.out, below="assets/", named=look.theme.styles))
    every = (address for slug in sorted(maps) for address in maps[slug])
    _tell_hosts(stage.out, f"/:brand/:policy/{ARCHIVE}", every, hosting.allowing(policy, others))
    stage.memo.keep(key, stage.out, _files_in(stage.out, stage.out))


def _brand_site(
    stage: SiteStage,
    frame: mkdocs.SiteFrame,
    brand: BrandSite,
    given: tuple[Callable[[], Contents], Collection[str]],
    look: ThemeLook,
) -> frozenset[str]:
    """Make the site of a brand, or take it as it was made before; return the addresses of its pages below the root.

    Given are what makes its contents, and the addresses of files that are put beside them.
    """
    made, beside = given
    folder, frames = f"{brand.slug}/", (brand, look.digest, stage.mark)
    key = stage.memo.key("brand site", frames, stage.made_from.get(brand.slug))
    with stage.progress.phase(BuildPhase.WRITING):
        known = stage.memo.restored(key, stage.out) if brand.slug in stage.made_from else None
    if known:
        _name_newest(stage, brand.slug, key)
        before = frozenset[str](json.loads(known.note))
        stage.progress.step(len(before), HALVES)
        return before
    contents, sheets = made(), made_sheets(folder)
    _require_whole_links(stage, look.theme, contents, {*sheets, *beside}, [brand.slug])
    config = settings.write_brand(
        look.theme, stage.docs, brand, stage.mark, styled=f"{folder}{settings.BRAND_STYLES}" in contents.files
    )
    own = tuple(replace(page, address=page.address.removeprefix(folder)) for page in contents.pages)
    framed = Framed(stage.memo, (frames, config.read_bytes()), stage.progress)
    with stage.progress.phase(BuildPhase.THEME, len(own)):
        policy = frame.build(Site(config, stage.out / brand.slug, own, framed))
    _put(stage, {**contents.files, **sheets})
    require_pages(stage.out, contents.pages, style_sheets(stage.out / brand.slug, named=look.theme.styles))
    maps = [f"{brand.site_url.rstrip('/')}/{SITE_MAP}"] if brand.site_url else []
    _tell_hosts(stage.out / brand.slug, f"/:policy/{ARCHIVE}", maps, policy)
    addresses = sorted(page.address for page in contents.pages)
    with stage.progress.phase(BuildPhase.WRITING):
        stage.memo.keep(key, stage.out, _files_in(stage.out, stage.out / brand.slug), json.dumps(addresses))
    _name_newest(stage, brand.slug, key)
    return frozenset(addresses)


def newest_site(memo: Memo, slug: str) -> Mapping[str, str]:
    """Return the files of a brand's site that was made last, by their paths below the root, with their digests.

    Those that say the day lie beside them. It is empty where no build remembers.
    """
    found = memo.newest(f"site of {slug}")
    return found.files if found else {}


def _name_newest(stage: SiteStage, slug: str, key: str) -> None:
    if not stage.rehearsal and slug in stage.made_from:
        stage.memo.name_newest(f"site of {slug}", key)


def _files_in(root: Path, folder: Path) -> Iterator[str]:
    """Yield the files of a folder, by their paths below another."""
    return (path.relative_to(root).as_posix() for path in folder.rglob("*") if path.is_file())


def _require_whole_links(
    stage: SiteStage, theme: ThemeSettings, contents: Contents, known: Collection[str], brands: Sequence[str]
) -> None:
    files_there = dict.fromkeys(known, b"") | dict(contents.files)
    with stage.progress.phase(BuildPhase.CHECKS):
        found = link_check.broken_links(contents.pages, files_there, brands, _assets(theme.overrides))
    if found:
        raise PolicyError(found, COULD_NOT_RUN)


def _put(stage: SiteStage, made: Mapping[str, bytes]) -> None:
    """Put what lies beside the pages in place; a style sheet for redlines of the project's own stays."""
    own = {path for path in made if path.endswith(stylesheets.REDLINE) and (stage.out / path).exists()}
    with stage.progress.phase(BuildPhase.WRITING, len(made)):
        stage.memo.put(stage.out, {path: content for path, content in made.items() if path not in own})


def made_sheets(folder: str) -> dict[str, bytes]:
    """Return the style sheets that are made, for the site in a folder (`gluptron/`, or empty for the hub)."""
    made = {stylesheets.REDLINE: stylesheets.redline_styles(), stylesheets.THEME: stylesheets.theme_styles()}
    return {f"{folder}{path}": text.encode() for path, text in made.items()}


def _assets(folders: Sequence[Path]) -> list[str]:
    """Return the files of the theme's that are ours, as every site has them."""
    every = ((folder, path) for folder in folders for path in (folder / "assets").rglob("*"))
    return [path.relative_to(folder).as_posix() for folder, path in every if path.is_file()]


def _tell_hosts(folder: Path, archive: str, site_maps: Iterable[str], policy: str) -> None:
    """Write what hosts and robots read of a site; `archive` is the pattern of addresses of its archives."""
    files.put(folder / hosting.HEADERS, hosting.headers(policy, [archive]).encode())
    files.put(folder / hosting.ROBOTS, hosting.robots(site_maps).encode())
