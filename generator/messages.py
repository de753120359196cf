"""The notice that readers get, as words: what changes for them, why, from when, and what they can do."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import Final

from generator.diff import Kind, Subject
from generator.materiality import weightiest_first
from generator.model import Brand, Direction, Document, Interval, Level, Version
from generator.pages import day
from generator.verdicts import Judged, readable

WIDTH: Final = 76
TEXT_OF_A_FACT: Final = "P-fact"  # editorial by itself, and the very words that a reader needs


@dataclass(frozen=True, slots=True)
class Message:
    """A notice: the changed text stands in it, since a link alone is not notice (CJEU C-49/11)."""

    subject: str
    text: str


def notice(brand: Brand, older: Version, interval: Interval, judged: tuple[Judged, ...]) -> Message:
    """Return the notice of a version that takes effect at the start of its interval."""
    document = interval.version.document
    when = f"{day(interval.start, document.language)} (00:00, {brand.timezone})"
    weighty = [
        one
        for one in weightiest_first(judged)
        if one.verdict.level >= Level.MINOR or one.verdict.rule == TEXT_OF_A_FACT
    ]
    paragraphs = [
        fill(f"{brand.name} changes its {document.title}. The new text applies from {when}.", WIDTH),
        "What changes for you",
        *(_change(one, older.document, document) for one in weighty),
        "What you can do",
        fill(
            "Until then the present text applies. If you do not agree with a change, you can object to it, withdraw a"
            " consent that you gave, ask for a copy of your data or have it deleted, and close your account.",
            WIDTH,
        ),
        *_contact(document),
    ]
    subject = f"{brand.name}: {document.title} changes on {day(interval.start, document.language)}"
    return Message(" ".join(subject.split()), "\n\n".join(paragraphs) + "\n")


def _change(one: Judged, older: Document, newer: Document) -> str:
    change, verdict = one.change, one.verdict
    section = newer.section(change.section) or older.section(change.section)
    where = section.label if section else newer.title
    better = {Direction.ADVERSE: " (less in your favour)", Direction.FAVOURABLE: " (in your favour)"}
    lines = [fill(f"* {where}: {verdict.reason}{better.get(verdict.direction, '')}", WIDTH, subsequent_indent="  ")]
    if change.kind is not Kind.LAYOUT and change.subject is not Subject.SECTION:
        for name, value in (("Before", change.old), ("Now", change.new)):
            if value is not None:
                lines.append(fill(f"{name}: {readable(value)}", WIDTH, initial_indent="  ", subsequent_indent="    "))
    return "\n".join(lines)


def _contact(document: Document) -> Iterator[str]:
    for section in document.sections:
        channels = section.facts.get("channels")
        if section.type == "contact" and isinstance(channels, dict):
            yield "How to reach us"
            yield "\n".join(f"* {readable(item.get('value'))}" for item in channels.values() if isinstance(item, dict))
