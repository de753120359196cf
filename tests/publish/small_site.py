"""A small site of two brands, as finished pages, and its publishing: for tests and for processes that they start."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import folders
from generator.errors import COULD_NOT_RUN, PolicyError
from generator.publish.engine import SiteStage, publish
from generator.publish.finished_pages import Contents, Finished
from generator.publish.memo import Memo
from generator.publish.settings import BrandSite

ROOT = Path(__file__).resolve().parents[2]
EPOCH = 1_767_225_600
SLUGS = ("gluptron", "sextrontgen")
BRANDS = tuple(
    BrandSite(slug, f"{slug.title()} & Sons", (("Policies", "index.md"), ("Privacy & data", "privacy/index.md")))
    for slug in SLUGS
)
ADDRESSED = BrandSite("sextrontgen", "Sextrontgen", BRANDS[1].nav, site_url="https://example.org/legal/")
PAST = {"search": {"exclude": True}, "robots": "noindex"}

# What Python-Markdown would read if the page went through it: a fence, tabs, blank lines in `pre`.
BODY = """<div class="policy-text">
<p>We keep &lt;your&gt; data &amp; [x][y] *as is* for 3 years, {{ see }} <a href="#b">below</a>.
&#96;``
15. travnja [TOC] {#no}</p>

<pre><code>one&#9;tab

&#32;
&#126;~~
</code></pre>
<ul>
<li>a
<ul>
<li>b</li>
</ul>
</li>
</ul>
<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1 | 2</td></tr></tbody></table>
</div>"""


LINK = '<a class="headerlink" href="#{}" title="Link here">¶</a>'
SECTIONS = f"""<h2 id="a">What we keep &amp; why{LINK.format("a")}</h2>
{BODY}
<h2 id="b">The &lt;rest&gt; 2.{LINK.format("b")}</h2>
{BODY}"""


def contents(slugs: Sequence[str] = SLUGS) -> Contents:
    """Return what a small site is made of: finished pages, and files beside them."""
    links = "".join(f'<li><a href="{slug}/">{slug}</a></li>\n' for slug in slugs)
    pages = [finished("", "Policies", f"<ul>\n{links}</ul>")]
    files = {}
    for slug in slugs:
        policy = f"{slug}/privacy/"
        pages += [
            finished(f"{slug}/", slug.title(), '<p><a href="privacy/">Privacy policy</a></p>'),
            finished(policy, "Privacy policy", f'<p><a href="versions/">Versions</a></p>\n{SECTIONS}', outline=True),
            finished(f"{policy}versions/", "Versions", '<p><a href="1/">Version 1</a></p>', PAST),
            finished(f"{policy}versions/1/", "Version 1 of it", SECTIONS, PAST, outline=True),
            finished(f"{policy}versions/1/changes/", "Changes in 1", '<p><a href="../">It</a></p>', PAST),
        ]
        files[f"{slug}/assets/brand.css"] = b":root { --policy-primary: #0b5a52; }\n"
        files[f"{policy}policy.json"] = b"{}\n"
    return Contents(tuple(pages), files)


def part(every: Contents, slug: str) -> Contents:
    """Return what belongs to a brand; with an empty slug, what belongs to none."""

    def belongs(path: str) -> bool:
        first = path.partition("/")[0]
        return first == slug if slug else first not in {*SLUGS, "nobody"}

    pages = tuple(page for page in every.pages if belongs(page.address))
    return Contents(pages, {path: content for path, content in every.files.items() if belongs(path)})


def finished(
    address: str, title: str, content: str, head: Mapping[str, object] | None = None, *, outline: bool = False
) -> Finished:
    """Return a finished page, which begins with its title."""
    sections = ((2, "a", "What we keep &amp; why"), (2, "b", "The &lt;rest&gt; 2.")) if outline else ()
    top = f'<h1 id="top">{title}</h1>\n{content}\n'
    return Finished(address, top, ((1, "top", title), *sections), {"title": title, **(head or {})})


def project_in(folder: Path) -> Path:
    """Copy what a site looks like into a folder, and return that."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "site_overrides", folder / "site_overrides")
    return folder


def publish_into(project: Path, *brands: BrandSite, made: Contents | None = None) -> Path:
    """Publish a small site into the `site` folder of a project; return that folder."""
    docs = project / "build" / "docs"
    with folders.aside(project / "site") as fresh:
        every = made or contents([one.slug for one in brands or BRANDS if one.slug in SLUGS])
        stage = SiteStage(project, fresh, EPOCH, docs, Memo(project / "build/memo", ""))
        done = publish(stage, part(every, ""), brands or BRANDS, lambda slug: part(every, slug))
        if done.refused:  # the build leaves such brands out
            raise PolicyError([one for found in done.refused.values() for one in found], COULD_NOT_RUN)
    return project / "site"
