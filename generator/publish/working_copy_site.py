"""The site of a working copy: the sealed versions as they are published, drafts beside them, and a mark on every page.

What could be taken for published is left out: feeds, the list of versions, sealed files as they lie in the archive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib import resources
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import Finding, cannot
from generator.model.brand import Brand
from generator.notice.message_html import as_page
from generator.publish import brand_contents, build, engine, hosting, input_digests, mkdocs, settings
from generator.publish.build_progress import BuildProgress
from generator.publish.compiled_templates import PAGE_BODIES, PAGE_FRAMES, compiled_templates
from generator.publish.finished_pages import Contents, Finished, Framed
from generator.publish.footer import footer_of
from generator.publish.memo import Memo
from generator.publish.own_theme import theme_settings
from generator.publish.page_templates import page_templates
from generator.publish.settings import BRAND_STYLES, BrandSite, HubSite, ThemeSettings
from generator.site import output_table
from generator.site.drafts import MAIL, NOTICE, TEXT, DraftState
from generator.site.page import Page, trusted
from generator.site.pages import draft, draft_list
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import Templates

WORDS: Final = "Preview of drafts: nothing here is published."
MARKER: Final = "preview.txt"
_MARKED: Final = f"{WORDS} This folder is made by `policy build --preview`, which replaces it as a whole.\n"
_SHEET: Final = "assets/draft.css"
_TITLE: Final = "Drafts"
_MAIL_POLICY: Final = trusted("default-src 'none'; style-src 'unsafe-inline'")
_FOR_PROGRAMS: Final = frozenset({"alternates", "linked_data"})


@dataclass(frozen=True, slots=True)
class PreviewStage:
    """How a preview is made: from a project, with these templates; the engine's settings go into `configs`.

    `memo` holds what was made before, `looks` is the digest of what frames the pages. `script` is the address of what
    loads a page again when it was made anew, if anything does.
    """

    frame: mkdocs.SiteFrame
    theme: ThemeSettings
    templates: Templates
    configs: Path
    memo: Memo
    looks: str
    script: str = ""

    def mark(self, up: str) -> Mapping[str, object]:
        """What every page says, with the way from a site's root to the list of drafts."""
        return {"preview": {"words": WORDS, "up": up, "script": self.script}}


def stage(project: Path, scratch: Path, script: str = "") -> PreviewStage:
    """Return how a preview of a project is made; what it needs meanwhile is kept in the folder `scratch`."""
    memo = Memo(scratch / "memo", input_digests.program(()))
    theme = theme_settings(project, scratch / "docs")
    looks = input_digests.theme(theme.overrides, theme.inherited)
    frame = mkdocs.SiteFrame(project, build.EPOCH, compiled_templates(memo, PAGE_FRAMES))
    bodies = page_templates(project, WORDS, compiled_templates(memo, PAGE_BODIES))
    return PreviewStage(frame, theme, bodies, scratch, memo, looks, script)


def make_hub(of: PreviewStage, out: Path, states: Sequence[DraftState], found: Sequence[Finding] = ()) -> None:
    """Make the list of all drafts at the root of a folder; `found` is what concerns none of them alone."""
    page = _finished(draft_list.drafts_page(states, title=_TITLE, found=found), of.templates)
    hub, mark = HubSite(_TITLE), of.mark("")
    config = settings.write_hub(of.theme, of.configs / "docs", hub, (), mark)
    policy = of.frame.build(mkdocs.Site(config, out, (page,), Framed(of.memo, (hub, mark, of.looks), BuildProgress())))
    _put(out, {MARKER: _MARKED.encode(), **_sheets("")})
    files.put(out / hosting.HEADERS, hosting.headers(policy, ["/*"]).encode())


def pages_of_drafts(of: PreviewStage, brand: Brand, states: Sequence[DraftState]) -> tuple[Finished, ...]:
    """Return the pages of a brand's drafts, and what stands in the place of what is not sealed yet."""
    own = [one for one in states if one.policy.brand.slug == brand.slug]
    pages = [page for one in own for page in draft.draft_pages(one)]
    pages += [draft.unsealed_page(one) for one in own if not one.policy.versions]
    if not any(one.policy.versions for one in own):
        pages.append(draft_list.drafts_page(own, f"{brand.slug}/", f"{brand.name}: drafts"))
    return tuple(_finished(page, of.templates) for page in pages)


def mails(states: Sequence[DraftState]) -> dict[str, bytes]:
    """Return the HTML of the e-mail about each draft, by its address: as it would be sent, with the mark of a preview.

    Its styles stand inside it, as e-mails have them, so it has a policy of its own, which allows those and no more.
    """
    letters = ((one.address, one.plan.letter) for one in states if one.plan and one.plan.letter and not one.stale)
    return {
        f"{address}{NOTICE}{MAIL}": as_page(letter, content_policy=_MAIL_POLICY, mark=WORDS).encode()
        for address, letter in letters
    }


def sealed_contents(of: PreviewStage, own: Sequence[PolicyOnDay]) -> Contents:
    """Return the pages of a brand's sealed versions, with what is read with them: comparisons, days.

    They say nothing to programs.
    """
    if not own:
        return Contents(())
    rows = output_table.brand_table(tuple(output_table.with_levels(own, of.memo.part)), of.templates)
    pages = []
    for one in output_table.finished_pages(rows, of.templates, of.memo.part):
        outline = tuple((depth, name, escape(words, quote=False)) for depth, name, words in one.headings)
        said = {key: value for key, value in one.page.head().items() if key not in _FOR_PROGRAMS}
        pages.append(Finished(one.page.address, one.body, outline, said))
    beside: dict[str, bytes] = {}
    for folder in rows.folders:
        beside |= of.memo.contents(folder.function, of.memo.contents, *folder.inputs)
    return Contents(tuple(pages), beside)


def make_brand(of: PreviewStage, out: Path, brand: Brand, states: Sequence[DraftState], contents: Contents) -> None:
    """Make a brand's site of these pages in its folder below `out`.

    What its navigation names and is not among them gets an empty page, which is not for readers.
    """
    folder = f"{brand.slug}/"
    own_states = [one for one in states if one.policy.brand.slug == brand.slug]
    site, mark = _site(brand, own_states), of.mark("../")
    config = settings.write_brand(of.theme, of.configs / "docs", site, mark, styled=True)
    known = {one.address for one in contents.pages}
    named = [(title, f"{folder}{path.removesuffix('index.md')}") for title, path in site.nav]
    empty = (Finished(address, "", meta={"title": title}) for title, address in named if address not in known)
    own = tuple(replace(one, address=one.address.removeprefix(folder)) for one in (*contents.pages, *empty))
    framed = Framed(of.memo, (site, mark, of.looks), BuildProgress())
    of.frame.build(mkdocs.Site(config, out / brand.slug, own, framed))
    styles = Path(brand.slug) / BRAND_STYLES
    there = {styles.as_posix(): brand_contents.brand_styles(brand).encode(), **_sheets(folder), **contents.files}
    if brand.logo:
        there[styles.with_name(brand.logo.name).as_posix()] = brand.logo.content
    _put(out, there | mails(own_states))


def _finished(page: Page, templates: Templates) -> Finished:
    """Return a page of a draft as the engine takes it."""
    body = templates.body(page)
    outline = tuple((one.level, one.id, escape(one.words, quote=False)) for one in body.outline)
    return Finished(page.address, body.text, outline, page.head())


def refuse_to_replace(out: Path, kept: Sequence[Path]) -> None:
    """Stop where a preview would take the place of anything but a preview."""
    here = out.resolve()
    for other in (one.resolve() for one in kept):
        if here == other or here.is_relative_to(other) or other.is_relative_to(here):
            raise cannot(
                str(out), f"a preview can't be put here: it would replace {other.name}/", "name another folder"
            )
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).is_file())):
        message = "this folder holds something else than a preview, and would be replaced"
        raise cannot(str(out), message, "name an empty folder, or remove this one")


def _site(brand: Brand, states: Sequence[DraftState]) -> BrandSite:
    """Return what the site of a brand needs to know: its policies, and the draft of each, in its navigation.

    `states` are those of its own drafts.
    """
    nav = [("Overview", "index.md")]
    for one in states:
        if one.policy.versions:
            nav.append((one.title, f"{one.policy.slug}/index.md"))
        nav.append((f"Draft: {one.title}", f"{one.policy.slug}/{TEXT}index.md"))
    languages = tuple(one.language for one in states)
    return BrandSite(brand.slug, brand.name, tuple(nav), languages, words=brand.common, footer=footer_of(brand))


def _sheets(folder: str) -> dict[str, bytes]:
    sheet = resources.files(__package__).joinpath("draft.css").read_bytes()
    return {**engine.made_sheets(folder), f"{folder}{_SHEET}": sheet}


def _put(out: Path, made: Mapping[str, bytes]) -> None:
    for path, content in made.items():
        files.put(out / path, content)
