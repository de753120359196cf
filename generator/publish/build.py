"""The site, from the source to the folder that is served: the order of the stages, written once."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.checks import continuity
from generator.checks import project as source
from generator.checks.continuity import Listed
from generator.errors import Finding, Place, PolicyError, Severity, cannot
from generator.model.brand import Brand
from generator.model.record import Link, Recorded, VersionRecord
from generator.notice import gates
from generator.notice.days import local_day
from generator.notice.timeline import starts, timeline
from generator.publish import engine
from generator.publish import published as known_sites
from generator.site.feeds import outputs, schema_org
from generator.site.feeds.common import published_at
from generator.site.feeds.versions_json import listing
from generator.site.page import Page, Published
from generator.site.pages import hub
from generator.site.pages import version as archive_pages
from generator.source import colours

REHEARSED_SITE: Final = "rehearsal-site"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the policies on the site, and those that have no sealed version yet.

    `compared` says whether there was anything published with which the archive could be compared.
    """

    published: tuple[Published, ...]
    unsealed: tuple[str, ...]
    pages: int
    warnings: tuple[Finding, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Live:
    """A site that is published, at `where`, with its lists of versions."""

    where: str
    lists: tuple[Listed, ...]


def build(project: Path, loaded: source.Source, site: Path, now: datetime.datetime, live: Sequence[Live] = ()) -> Built:
    """Build the site of every brand from the sealed versions, and put it in place when all of it is done.

    An archive that does not go on from the site that is replaced, or from a `live` one, is refused. The site of a
    rehearsal says so on every page, and its folder is named for it.
    """
    source.require(loaded.integrity_findings)
    if loaded.rehearsal and "rehearsal" not in site.resolve().name:
        message = "the site of a rehearsal can't be put here: somebody might publish it"
        raise cannot(str(site), message, f"name a folder with “rehearsal” in its name, such as {REHEARSED_SITE}")
    _refuse_to_replace(site, project, loaded.root)
    with files.alone(project / "build" / ".lock", "building the site"):
        published = tuple(standing(loaded, now))
        replaced = () if loaded.rehearsal else known_sites.of_folder(site)  # it may begin anew
        compared = [Live(str(site), replaced), *live] if replaced else [*live]
        found = [*_broken(loaded, published, compared), *_unknown(loaded, live)]
        source.require([] if loaded.rehearsal else found)
        if not published:
            raise cannot(str(loaded.root), "there is no sealed version to publish", "seal a draft with `policy freeze`")
        made = schema_org.described(hub.compiled(published), published)
        beside = [file for item in published for file in outputs.feeds(item, local_day(now, item.policy.brand))]
        beside += [file for item in published for file in archive_pages.beside(item)]
        beside += _indexes(published)
        docs = project / "build" / ("rehearsal" if loaded.rehearsal else "") / "docs"
        compiled = _compile(docs, made, published, beside)
        with files.aside(site) as fresh:
            epoch = int(now.timestamp())
            engine.publish(project, compiled, fresh, _sites(published), epoch=epoch, rehearsal=loaded.rehearsal)
            for path, content in beside:
                if path.endswith(".md"):  # in the docs folder it would be a page
                    files.put(fresh / path, content)
            _require_whole(fresh, made)
    unsealed = tuple(policy.name for policy in loaded.policies if not policy.versions)
    warnings = tuple(one for one in found if one.severity is Severity.WARNING)
    return Built(published, unsealed, len(made), warnings, compared=bool(compared))


def _require_whole(site: Path, made: Sequence[Page]) -> None:
    """Stop where a page is missing from the site, or a notice from its page: settings can leave it out."""
    for page in made:
        path = (site / page.path).with_suffix(".html")
        written = path.read_text(encoding="utf-8") if path.is_file() else ""
        lacking = [mark for mark in _MARK.findall(page.body) if mark not in written]
        if lacking or not written:
            what = "the notice is not on this page" if written else "this page is missing"
            remedy = f"does {engine.ENGINE_CONFIG} leave it out, or {engine.OVERRIDES}/?"
            raise PolicyError(
                [Finding(Place(page.path, 0), "incomplete", f"{what} of the site that was built", remedy)]
            )


_MARK: Final = re.compile(r'data-notice="sha256:[0-9a-f]{64}"')


def continued(loaded: source.Source, now: datetime.datetime, live: Sequence[Live]) -> list[Finding]:
    """Return where the archive does not go on from what is published; a broken archive is found elsewhere."""
    errors = [one for one in loaded.integrity_findings if one.severity is Severity.ERROR]
    if any(one.rule not in gates.MENDABLE for one in errors):
        return []
    return [*_broken(loaded, standing(loaded, now), live), *_unknown(loaded, live)]


def _broken(loaded: source.Source, published: Sequence[Published], live: Sequence[Live]) -> Iterator[Finding]:
    here = {item.policy.name: item for item in published}
    known = {one.policy for site in live for one in site.lists}
    for item in published:
        gone = next((version for version in item.versions if version.removed), None)
        if gone and item.policy.name not in known:
            yield continuity.unproved(gone, item.policy.name)
    for one in (one for site in live for one in site.lists):
        own = here.get(one.policy)
        archive = continuity.read(listing(own, own.today)) if own else None
        entries = {link.digest for record in (own.policy.records if own else ()) for link in _links(record)}
        yield from continuity.breaks(one, archive, loaded.shown, entries)


def _links(record: Recorded) -> tuple[Link, ...]:
    return record.chain if isinstance(record, VersionRecord) else ()


def _unknown(loaded: source.Source, live: Sequence[Live]) -> Iterator[Finding]:
    """Find policies that none of the live sites holds."""
    if live:
        lists = [one for site in live for one in site.lists]
        yield from continuity.unknown(loaded.policies, lists, " and ".join(site.where for site in live), loaded.shown)


def _indexes(published: Sequence[Published]) -> Iterator[tuple[str, bytes]]:
    """Yield the lists of policies, of the whole site and of each brand's: a later build finds by them what is there."""
    names = [item.policy.name for item in published if item.versions]
    yield known_sites.INDEX, known_sites.index(names)
    for brand in dict.fromkeys(name.partition("/")[0] for name in names):
        own = [name for name in names if name.startswith(f"{brand}/")]
        yield f"{brand}/{known_sites.INDEX}", known_sites.index(own, below=f"{brand}/")


def _refuse_to_replace(site: Path, project: Path, root: Path) -> None:
    """Stop where the site would take the place of something that is not a site: it is replaced as a whole."""
    folder = site.resolve()
    for kept in (root.resolve(), (project / "build").resolve(), (project / engine.OVERRIDES).resolve()):
        if folder == kept or folder.is_relative_to(kept) or kept.is_relative_to(folder):
            raise cannot(
                str(site), f"the site can't be put here: it would replace {kept.name}/", "name a folder for it"
            )
    if site.is_dir() and any(site.iterdir()) and not any(site.glob("*/*/versions.json")):
        message = "this folder holds something else than a site, and would be replaced"
        raise cannot(str(site), message, "name an empty folder, or remove this one")


def standing(loaded: source.Source, now: datetime.datetime) -> list[Published]:
    """Return each policy that has sealed versions, with its timeline on the brand's day of `now`."""
    return [
        Published(policy, timeline(starts(policy, []), local_day(now, policy.brand)), now)
        for policy in loaded.policies
        if policy.versions
    ]


def _compile(
    compiled: Path, made: Sequence[Page], published: Sequence[Published], beside: Sequence[tuple[str, bytes]]
) -> Path:
    """Write the compiled pages and the files beside them to a folder, replacing the former ones in one step."""
    with files.aside(compiled) as fresh:
        for page in made:
            files.put(fresh / page.path, page.text().encode())
        for path, content in beside:
            if not path.endswith(".md"):
                files.put(fresh / path, content)
        for brand in {item.policy.brand.slug: item.policy.brand for item in published}.values():
            styles = fresh / brand.slug / engine.BRAND_STYLES
            files.put(styles, _styles(brand).encode())
            if brand.logo:
                files.put(styles.with_name(brand.logo.name), brand.logo.content)
    return compiled


def _styles(brand: Brand) -> str:
    """Return the style sheet of a brand: its colours, and where its logo is."""
    primary, dark = (str(brand.colours.get(key, "")) for key in ("primary", "dark"))
    styles = colours.styles(colours.palette(primary or colours.USUAL, dark))
    if brand.logo is None:
        return styles
    rules = {
        ".md-logo::before": f'background: url("{brand.logo.name}") no-repeat center / contain;\n  content: "";',
        ".md-header .md-logo svg,\n.md-nav .md-logo svg": "display: none;",
    }
    return styles + "".join(f"{selector} {{\n  {rule}\n}}\n" for selector, rule in rules.items())


def _sites(published: Sequence[Published]) -> list[engine.BrandSite]:
    brands = {item.policy.brand.slug: item.policy.brand for item in published}
    return [
        engine.BrandSite(
            slug=brand.slug,
            name=brand.name,
            nav=(
                ("Overview", "index.md"),
                *(
                    (item.title, f"{item.policy.slug}/index.md")
                    for item in published
                    if item.policy.brand.slug == brand.slug
                ),
            ),
            site_url=published_at(brand) or None,
        )
        for brand in brands.values()
    ]


def project_of(root: Path) -> Path:
    """Return the project's folder: the one with mkdocs.yml, here or beside the source."""
    for folder in (Path(), root.absolute().parent):
        if (folder / engine.ENGINE_CONFIG).is_file():
            return folder
    raise cannot(engine.ENGINE_CONFIG, "there is no such file here", "run the command in the project's folder")
