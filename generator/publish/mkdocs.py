"""The only door to MkDocs: finished pages in, themed pages out; whatever it warns of is an error."""

import contextlib
import io
import logging
import logging.handlers
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot
from generator.publish.finished_pages import Finished, Framed
from generator.schema.yaml import YAML_ERROR

if TYPE_CHECKING:
    from generator.publish.theme import ThemeTemplates
    from generator.site.template_cache import CompiledTemplates

LOGGER: Final = "mkdocs"


@dataclass(frozen=True, slots=True)
class Site:
    """One site: the file of its settings, the folder that it is made in, its pages, and those framed before."""

    config: Path
    folder: Path
    pages: tuple[Finished, ...]
    framed: Framed


@dataclass(slots=True)
class SiteFrame:
    """What the sites of one build share: the project, the time of the build in seconds since 1970, the templates.

    `compiled` keeps what templates of the theme become.
    """

    project: Path
    epoch: int
    compiled: "CompiledTemplates | None" = None
    templates: "ThemeTemplates | None" = None

    def build(self, site: Site) -> str:
        """Build one site, and return what its pages may load, with that for missing addresses.

        The engine reads its pages from an empty folder, and gets them from the plugin.
        """
        from jinja2 import TemplateError  # noqa: PLC0415 -- as the engine, which imports it
        from mkdocs.commands.build import build  # noqa: PLC0415 - half a second that other commands need not wait for
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

        from generator.publish.plugin import NOT_FOUND_POLICY, FinishedPages  # noqa: PLC0415
        from generator.publish.theme import OF_PROCESS, ThemeTemplates  # noqa: PLC0415

        self.templates = self.templates or ThemeTemplates(self.compiled or OF_PROCESS)
        with _environment(self.epoch), tempfile.TemporaryDirectory() as nothing, _warnings() as warnings:
            try:
                settings = load_config(str(site.config), site_dir=str(site.folder.absolute()), docs_dir=nothing)
                settings.plugins["finished-pages"] = FinishedPages(site.pages, self.templates, site.framed)
                settings.plugins.on_startup(command="build", dirty=False)
                try:
                    build(settings)
                finally:
                    settings.plugins.on_shutdown()
            except TemplateError as problem:
                reasons = [f"a template of the theme can't be filled: {problem}"]
            except MkDocsException as stopped:
                reasons = [record.getMessage() for record in warnings] or [stopped.format_message()]
            else:
                reasons = [record.getMessage() for record in warnings]
        if reasons:
            place = Place(_with_short_paths(str(site.config.absolute()), self.project))
            findings = [Finding(place, "site-engine", _with_short_paths(reason, self.project)) for reason in reasons]
            raise PolicyError(findings, COULD_NOT_RUN)
        return str(settings.extra[NOT_FOUND_POLICY])


def settings_of(path: Path) -> Mapping[str, Any]:
    """Return what a file of the engine's settings says, with what it inherits."""
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 -- only what builds loads the engine
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 -- only what builds loads the engine

    try:
        content = path.read_bytes()
        if b"INHERIT" in content:
            with path.open("rb") as file:
                said: object = yaml_load(file)
        else:
            said = _read_once(content)
    except (MkDocsException, UnicodeDecodeError, YAML_ERROR) as problem:
        raise cannot(path.name, f"this can't be read: {problem}") from None
    if not isinstance(said, dict):
        raise cannot(path.name, "this holds no settings", "write a line such as “site_name: Policies”")
    return said


@lru_cache(maxsize=4)
def _read_once(content: bytes) -> object:
    """Return what settings say that inherit nothing: a command asks for them several times."""
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 -- only what builds loads the engine

    return yaml_load(io.BytesIO(content))


def _with_short_paths(words: str, project: Path) -> str:
    """Return words of the engine with paths as the editor sees them."""
    return words.replace(f"{project.absolute()}{os.sep}", "")


@contextlib.contextmanager
def _environment(epoch: int) -> Iterator[None]:
    """Set what the engine reads from the environment: the build's time, and to be silent about its successor."""
    wanted = {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "true"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


@contextlib.contextmanager
def _warnings() -> Iterator[list[logging.LogRecord]]:
    """Collect the engine's warnings and errors, and keep them off the terminal."""
    logger = logging.getLogger(LOGGER)
    collector = logging.handlers.BufferingHandler(capacity=sys.maxsize)
    collector.setLevel(logging.WARNING)
    propagate = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.buffer
    finally:
        logger.propagate = propagate
        logger.removeHandler(collector)
