"""The files of a company's folder beside its policies: the program writes them, and brings them up to date."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import __version__, program_files
from generator.commands.starter import quoted
from generator.loading.editor_files import SCHEMAS
from generator.model.document import digest
from generator.publish import shipped
from generator.publish.settings import ENGINE_CONFIG, OVERRIDES

MANIFEST: Final = ".policypress.json"
EDITOR: Final = ".vscode"
TUTORIAL: Final = "policy_source/README.md"
DOCS: Final = ("editing", "words", "building", "applications")
_OUTSIDE: Final = re.compile(r"\[([^\]]+)\]\(\.\./(?!policy_source/README\.md)[^)]*\)")
HOSTS: Final = ("github", "gitlab", "none")


@dataclass(frozen=True, slots=True)
class FolderWish:
    """What a folder's files depend on: the name of its site, whose CI builds it (one of `HOSTS`), its source's name."""

    site_name: str
    host: str
    source: str


def folder_files(wish: FolderWish) -> dict[str, str]:
    """Return each file by its path in the folder, without the list of them."""
    return {path: text if text.endswith("\n") else f"{text}\n" for path, text in _files(wish)}


def manifest(wish: FolderWish, files: Mapping[str, str]) -> str:
    """Return the list of what was written: a file that is still so was edited by nobody."""
    content = {
        "program": __version__,
        "site_name": wish.site_name,
        "ci": wish.host,
        "source": wish.source,
        "files": {path: digest(text.encode()) for path, text in sorted(files.items())},
    }
    return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n"


def _files(wish: FolderWish) -> Iterator[tuple[str, str]]:
    yield ENGINE_CONFIG, _MKDOCS.format(name=quoted(wish.site_name), theme=shipped.NAME, overrides=OVERRIDES)
    yield ".gitignore", "/build/\n/site/\n/rehearsal-site/\n/preview/\n/.venv/\nledgers/\n"
    yield ".gitattributes", _ATTRIBUTES.format(source=wish.source)
    match wish.host:
        case "github":
            yield ".github/workflows/policies.yml", _GITHUB.format(version=__version__)
        case "gitlab":
            yield ".gitlab-ci.yml", _GITLAB.format(version=__version__)
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
    yield f"{EDITOR}/tasks.json", json.dumps(_TASKS, indent=2)
    yield f"{EDITOR}/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2)


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


_TASKS: Final = {
    "version": "2.0.0",
    "tasks": [
        {
            "label": "policy check",
            "type": "shell",
            "command": "policy check",
            "group": {"kind": "build", "isDefault": True},
            "presentation": {"reveal": "silent"},
            "problemMatcher": {
                "owner": "policy",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                    "regexp": r"^(.+?):(\d+):(\d+): (?:(warning|note): )?(.+)$",
                    "file": 1,
                    "line": 2,
                    "column": 3,
                    "severity": 4,
                    "message": 5,
                },
            },
        }
    ],
}
"""What VS Code runs at Ctrl-Shift-B: the check, each finding at its place; without a severity it is an error."""
_ATTRIBUTES: Final = """\
# Sealed bytes are hashed: no tool may translate their line ends.
* text=auto eol=lf
{source}/**/versions/*.md -text
# a line a day: both sides of a merge are kept
{source}/**/looks.yml merge=union
"""
_MKDOCS: Final = """\
# The site's name, and what is your own. The rest comes with the program: `policy build` adds it.
site_name: {name}
theme:
  name: {theme}
# Templates and files of your own go into {overrides}/, under the names that the program's have, or new ones:
# extra_css:
#   - assets/own.css
"""
_GITHUB: Final = """\
# Every day, because texts come into force by themselves, and at every change.
name: policies
on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: "17 5 * * *"
permissions:
  contents: read
jobs:
  site:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "policypress=={version}"
      - run: policy check --format github
      # once the site is on the web, name it: policy build --published https://www.example.com/policies
      - run: policy build
      - uses: actions/upload-artifact@v4
        with:
          name: site
          path: site
"""
_GITLAB: Final = """\
# At every change. Let it run every day, too (Build → Pipeline schedules): texts come into force by themselves.
policies:
  image: python:3.12
  script:
    - pip install "policypress=={version}"
    - policy check
    # once the site is on the web, name it: policy build --published https://www.example.com/policies
    - policy build
  artifacts:
    paths:
      - site
"""
