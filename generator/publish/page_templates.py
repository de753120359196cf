"""The templates of page bodies and of their parts: a project's own over those that come with the program."""

from pathlib import Path
from typing import Final

from generator import program_files
from generator.errors import cannot
from generator.publish.own_theme import content_policy, overrides_of
from generator.publish.settings import OVERRIDES
from generator.site.template_cache import OF_PROCESS, CompiledTemplates
from generator.site.templates import Templates, Unframed

BODIES: Final = ("pages", "parts")  # below site_overrides/: templates of page bodies, and of what several share


def page_templates(project: Path, mark: str = "", compiled: CompiledTemplates = OF_PROCESS) -> Templates:
    """Return the templates of page bodies and of their parts, `compiled` where they were before.

    Of what is not published, each page says the `mark`.
    """
    every = [
        (f"{name}/{path.name}", path)
        for folder in reversed(overrides_of(project))
        for name in BODIES
        for path in sorted((folder / name).glob("*.html"))
    ]
    sources = {name: path.read_text(encoding="utf-8") for name, path in every}
    shipped_here = program_files.FOLDER / OVERRIDES
    ours = [f"{name}/{path.name}" for name in BODIES for path in sorted((shipped_here / name).glob("*.html"))]
    if lacking := next((name for name in ours if name not in sources), None):
        message = f"the copies of the program's templates here are of an older version: {lacking} is missing"
        raise cannot(OVERRIDES, message, "run `policy upgrade --adopt`, which takes away those that nobody edited")
    return Templates(sources, Unframed(content_policy(project), mark), compiled)
