"""What the tests of compared versions share: a policy of four versions, and the words that comparisons show of it."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from generator.loading import policy_source
from generator.model.document import Document
from generator.publish.build import policies_today
from generator.site.policy_on_day import PolicyOnDay
from generator.text import blocks
from generator.text.sequence_alignment import units
from tests.conftest import NOW, edit
from tests.steps import published

NAME = "gluptron/privacy"
ROOT_OF = Path("policy_source")
SECTIONS = "policy_source/gluptron/privacy/sections"
SHEET = "policy_source/gluptron/privacy/policy.yml"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"
SEALED = ("2026-03-01T12:00:00+00:00", "2026-05-01T12:00:00+00:00", "2026-07-01T12:00:00+00:00")


def four(project: Path) -> None:
    """Give the policy three more versions: new passages, other words, another title."""
    changes: tuple[Sequence[tuple[str, str, str]], ...] = (
        [(RETENTION, "", "\nWe keep `<i>nothing</i>` else.\n\n- one\n- two\n")],
        [(RETENTION, "resolve future issues", "settle later disputes")],
        [
            (RETENTION, "- two\n", "- two and a half\n- three\n"),
            (SHEET, "title: Privacy Policy", "title: Privacy Notice"),
        ],
    )
    for at, edits in zip(SEALED, changes, strict=True):
        for path, old, new in edits:
            if old:
                edit(project / path, old, new)
            else:
                (project / path).write_text((project / path).read_text() + new)
        published(project / "policy_source", NAME, datetime.datetime.fromisoformat(at))


def item(name: str = NAME, root: Path = ROOT_OF) -> PolicyOnDay:
    now = datetime.datetime.fromisoformat(NOW)
    return next(one for one in policies_today(policy_source.load(root), now) if one.policy.name == name)


def of(name: str, number: int, root: Path = ROOT_OF) -> Document:
    return item(name, root).policy.version(number).document


def words_of(text: str) -> list[str]:
    return [unit for unit in units(text) if not unit.isspace()]


def shown_words(document: Document) -> list[str]:
    """Return the words of a document's texts; headings, which pages show in several ways, are left out."""
    return [
        word
        for section in document.sections
        for one in blocks.parse(section.text)
        if one.kind != "heading"
        for run in one.runs
        for word in words_of(run.text)
    ]


def gather(element: Element, left_out: str, texts: list[str]) -> None:
    name = element.tag
    step = name == "a" and any(child.tag == "i" for child in element)
    skipped = (
        step
        or name in {left_out, "summary", "i", "small"}
        or element.get("role") == "heading"
        or element.get("class") in {"visually-hidden", "redline-note"}
        or element.get("data-side") == {"del": "before", "ins": "after"}[left_out]
    )
    if not skipped:
        texts.append(element.text or "")
        for child in element:
            gather(child, left_out, texts)
    texts.append(("\n" if name in {"p", "li", "tr", "td", "th", "pre", "div", "br"} else "") + (element.tail or ""))
