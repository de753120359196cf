"""The files of a company's folder beside its policies: the program writes them, and brings them up to date."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from generator import __version__, program_files
from generator.commands.starter import quoted
from generator.loading.editor_files import SCHEMAS
from generator.model.document import digest
from generator.publish import theme_entry_point
from generator.publish.settings import ENGINE_CONFIG, OVERRIDES

MANIFEST: Final = ".policypress.json"
EDITOR: Final = ".vscode"
TUTORIAL: Final = "policy_source/README.md"
DOCS: Final = ("editing", "words", "building", "applications")
_OUTSIDE: Final = re.compile(r"\[([^\]]+)\]\(\.\./(?!policy_source/README\.md)[^)]*\)")
_NAMED: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class FolderWish:
    """What a folder's files depend on: the name of its site, whose CI builds it (of `CI_HOSTS`), its source's name."""

    site_name: str
    host: str
    source: str


def folder_files(wish: FolderWish) -> dict[str, str]:
    """Return each file by its path in the folder, without the list of them."""
    return {path: text if text.endswith("\n") else f"{text}\n" for path, text in _files(wish)}


def manifest(wish: FolderWish, written: Mapping[str, str]) -> str:
    """Return the list of what was written: a file that is still so was edited by nobody."""
    content = {
        "program": __version__,
        "site_name": wish.site_name,
        "ci": wish.host,
        "source": wish.source,
        "files": {path: digest(text.encode()) for path, text in sorted(written.items())},
    }
    return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n"


def _files(wish: FolderWish) -> Iterator[tuple[str, str]]:
    own = {"name": quoted(wish.site_name), "theme": theme_entry_point.NAME, "overrides": OVERRIDES}
    yield ENGINE_CONFIG, _made_of("mkdocs.yml", **own)
    yield ".gitignore", "/build/\n/site/\n/rehearsal-site/\n/preview/\n/.venv/\nledgers/\n"
    yield ".gitattributes", _made_of("gitattributes", source=wish.source)
    match wish.host:
        case "github":
            yield ".github/workflows/policies.yml", _made_of("github.yml", version=__version__)
        case "gitlab":
            yield ".gitlab-ci.yml", _made_of("gitlab.yml", version=__version__)
        case _:
            pass
    yield f"{wish.source}/README.md", (program_files.FOLDER / TUTORIAL).read_text(encoding="utf-8")
    for name in DOCS:
        text = (program_files.FOLDER / f"docs/{name}.md").read_text(encoding="utf-8")
        inside = _OUTSIDE.sub(r"\1", text)  # what else the project of the program has is not here
        yield f"docs/{name}.md", inside.replace(f"../{TUTORIAL}", f"../{wish.source}/README.md")
    for name, made in SCHEMAS.items():
        yield f"{EDITOR}/policypress/{name}.json", json.dumps(made(), indent=2, ensure_ascii=False)
    yield f"{EDITOR}/settings.json", json.dumps(_settings(wish.source), indent=2)
    yield f"{EDITOR}/tasks.json", _made_of("tasks.json")
    yield f"{EDITOR}/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2)


def _made_of(template: str, /, **values: str) -> str:
    """Return a file of the folder `folder` beside this module, with values in the places of their names in braces."""
    text = (files(__package__) / "folder" / template).read_text(encoding="utf-8")
    return _NAMED.sub(lambda match: values.get(match[1], match[0]), text)


def _settings(source: str) -> dict[str, object]:
    """Return what an editor is told of a folder: which file is of which schema, and how lines end."""
    return {
        "yaml.schemas": {
            f"./{EDITOR}/policypress/brand.json": f"{source}/*/brand.yml",
            f"./{EDITOR}/policypress/policy.json": f"{source}/*/*/policy.yml",
        },
        "files.eol": "\n",
        "files.encoding": "utf8",
        "[markdown]": {"editor.wordWrap": "on"},
    }
