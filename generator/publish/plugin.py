"""The plugin by which the engine is given finished pages: nothing is read from a folder, nothing converted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, Template
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.publish import hosting
from generator.publish.finished_pages import Entry, Finished, Framed
from generator.publish.settings import CONTENT_POLICY
from generator.publish.theme import SharedTheme, ThemeTemplates

NOT_FOUND_POLICY: Final = "not_found_policy"
NOT_FOUND: Final = "404.html"
_FIRST: Final = 100
"""The engine's search asks for translations when it is configured: by then, templates are those of all sites."""
_AS_IT_WAS: Final = Template("")
"""The template of a page that is in its place already: nothing is written, and the engine goes on."""


class FinishedPage(Page):
    """A page of the engine that has its content from the start."""

    def __init__(self, title: str | None, finished: Finished, file: File, config: MkDocsConfig) -> None:
        """Take the page's place at `file`; `title` is its name in the navigation."""
        self.key = ""
        super().__init__(title, file, config)
        self.markdown = ""
        self.content = finished.content
        self.toc = get_toc(nested(finished.outline))
        self.meta = dict(finished.meta)

    def read_source(self, _config: MkDocsConfig, /) -> None:
        """Leave what is there: the page has no source."""

    def render(self, _config: MkDocsConfig, _files: Files, /) -> None:
        """Leave what is there: the page is HTML."""


def nested(outline: tuple[Entry, ...]) -> list[Any]:
    """Return headings as the engine's table of contents takes them: each with the deeper ones that follow it."""
    top: list[Any] = []
    open_ones: list[Any] = []
    for level, name, words in outline:
        token = {"level": level, "id": name, "name": words, "children": []}
        while open_ones and open_ones[-1]["level"] >= level:
            open_ones.pop()
        (open_ones[-1]["children"] if open_ones else top).append(token)
        open_ones.append(token)
    return top


def _where_searched(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of the search that is called only for the pages in it; it reads the text of all others, too."""

    def of_page(context: Any, *, page: Page, **others: Any) -> Any:  # noqa: ANN401 -- the engine's
        return context if "search" in page.meta else method(context, page=page, **others)

    return of_page


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has none."""


class FinishedPages(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Adds the pages of one site."""

    def __init__(self, pages: tuple[Finished, ...], templates: ThemeTemplates, framed: Framed) -> None:
        """Hold the pages until the engine asks for its files; `templates` are those of all sites."""
        self.pages = pages
        self.templates = templates
        self.framed = framed
        self.fresh: list[FinishedPage] = []

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig, /) -> MkDocsConfig:
        """Share the templates of all sites, and say what the page for missing addresses may load.

        That is what stands inside its own template, by its digests.
        """
        config.theme = SharedTheme(config.theme, self.templates)
        asked = config.plugins.events["page_context"]
        search = [plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search"]
        asked[:] = [_where_searched(one) if getattr(one, "__self__", None) in search else one for one in asked]
        page = next(path for folder in config.theme.dirs if (path := Path(folder) / NOT_FOUND).is_file())
        config.extra[NOT_FOUND_POLICY] = hosting.allowing(
            str(config.extra[CONTENT_POLICY]), [page.read_text(encoding="utf-8")]
        )
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add each page, with its title in the navigation where it stands there."""
        titles = {path: title for entry in config.nav or () for title, path in entry.items()}
        named = [(page.address, page.meta) for page in self.pages if f"{page.address}index.md" in titles]
        frame = self.framed.memo.digests.of(self.framed.frame, named)
        for page in self.pages:
            file = File.generated(config, f"{page.address}index.md", content="")
            made = FinishedPage(titles.get(file.src_uri) or str(page.meta["title"]), page, file, config)
            made.key = self.framed.memo.key("framed page", frame, page)
            if self.framed.memo.restored(made.key, Path(file.abs_dest_path).parent):
                made.meta["template"] = _AS_IT_WAS
                if "search" in made.meta:  # the search has none of it
                    made.content = ""
            else:
                self.fresh.append(made)
            files.append(file)
        return files

    def on_post_page(self, output: str, /, **_: object) -> str:
        """Say that a page is framed."""
        self.framed.progress.step()
        return output

    def on_post_build(self, /, **_: object) -> None:
        """Keep what was framed now."""
        for page in self.fresh:
            path = Path(page.file.abs_dest_path)
            if path.is_file():
                self.framed.memo.keep(page.key, path.parent, [path.name])

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """Return the one environment in which the pages of all sites are rendered."""
        self.templates.pages = self.templates.pages or env
        return self.templates.pages
