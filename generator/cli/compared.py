"""A comparison in the forms that people and programs read: text, Markdown, HTML, JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.cli import comparison_html, comparison_shown
from generator.cli.comparison_shown import Shown
from generator.cli.output.words import counted
from generator.commands.compare import Comparison
from generator.materiality.table import level, probability, weightiest_first
from generator.materiality.verdict import JudgedEdit, Suggestion
from generator.model.levels import Level
from generator.text import excerpt, redline_markdown, redline_text
from generator.text.redline import RedlinedSection
from generator.text.redline_blocks import RedlinedBlock

FORMATS: Final = ("text", "json", "markdown", "html")
WIDTH: Final = 80
_BY: Final = " " * 10


def shown(comparison: Comparison, form: str, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a comparison as text, Markdown or HTML: its changes, then its redline; or all of it as one JSON object."""
    match form:
        case "text":
            return "\n".join(_lines(Shown.of(comparison), width, colour=colour)) + "\n"
        case "json":
            return json.dumps(_json(comparison), ensure_ascii=False, indent=2) + "\n"
        case "markdown":
            return "\n".join(_markdown(Shown.of(comparison)))
        case "html":
            return comparison_html.document(Shown.of(comparison))
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


def _lines(shown: Shown, width: int, *, colour: bool) -> Iterator[str]:
    def wrapped(words: Iterable[redline_text.Styled], first: str = "", rest: str = "") -> list[str]:
        return redline_text.wrapped(words, width=width, first=first, rest=rest, colour=colour)

    yield from wrapped([("", comparison_shown.head(shown.comparison))])
    for one in shown.told:
        level = min(one.worst.verdict.level, Level.MATERIAL)
        style = "strong" if level is Level.MATERIAL else ""
        yield ""
        yield from wrapped(
            [
                (style, f"{level!s:<9}"),
                ("", f" {shown.redline.label(one.lead.change)}: {comparison_shown.what(shown, one)}"),
            ],
            rest=_BY,
        )
        reason, rule = comparison_shown.why(one.worst)
        yield from wrapped([("", f"{reason} ".lstrip()), ("faint", f"[{rule}]")], _BY, _BY)
        cut = shown.excerpt(one)
        if cut:
            yield from wrapped(redline_text.styled_line(cut), _BY, _BY)
        if one.like:
            yield from wrapped([("faint", comparison_shown.again(shown, one))], _BY, _BY)
    if not shown.told:
        return
    yield from ("", "-" * min(width, WIDTH), "")
    yield from wrapped([("faint", "The text with its changes: [-removed-] {+inserted+}; ⋯ is unchanged and left out.")])
    for block in shown.redline.title:
        if not block.is_quiet:
            yield from ("", *wrapped(redline_text.styled(block)))
    skipped = 0
    for section in shown.redline.sections:
        if section.same:
            skipped += 1
            continue
        if skipped:
            yield from ("", f"⋯ {counted(skipped, 'section')} unchanged")
            skipped = 0
        yield from _section_lines(section, wrapped)
    if skipped:
        yield from ("", f"⋯ {counted(skipped, 'section')} unchanged")


def _section_lines(section: RedlinedSection, wrapped: Callable[..., list[str]]) -> Iterator[str]:
    yield ""
    note = comparison_shown.standing(section)
    lead: list[redline_text.Styled] = [("faint", f"({note}) ")] if note else []
    if section.heading:
        for one in section.heading:
            yield from wrapped([*lead, *redline_text.styled(one)])
    else:
        yield from wrapped([*lead, ("strong", section.aligned.section.label)])
    if section.was_here:
        return
    before: RedlinedBlock | None = None
    for quiet, group in groupby(excerpt.lulls(section.text), key=lambda row: row[0]):
        found = [one for _, one in group]
        if quiet:
            yield f"  ⋯ {counted(len(found), 'passage')} {quiet}"
        for one in () if quiet else found:
            yield from wrapped(redline_text.styled(one, before), "  ", "  ")
            before = one
        before = found[-1]


def _markdown(shown: Shown) -> Iterator[str]:
    def plain(words: str) -> str:
        return redline_markdown.escaped(" ".join(words.split()))

    comparison = shown.comparison
    yield f"# What changed: {plain(comparison.new.title or comparison.old.title or 'the text')}\n"
    yield f"{comparison_shown.head(comparison)}\n"
    for n, one in enumerate(shown.told, 1):
        reason, rule = comparison_shown.why(one.worst)
        indent = " " * (len(str(n)) + 2)
        level, what = min(one.worst.verdict.level, Level.MATERIAL), plain(comparison_shown.what(shown, one))
        yield f"{n}. **{level}** {plain(shown.redline.label(one.lead.change))}: {what}."
        yield f"{indent}{plain(reason)}{' ' * bool(reason)}({rule})"
        cut = shown.excerpt(one)
        if cut:
            yield f"\n{indent}> {redline_markdown.markdown_line(cut)}\n"
        if one.like:
            yield f"{indent}{plain(comparison_shown.again(shown, one))}"
    if not shown.told:
        return
    yield "\n---\n"
    yield redline_markdown.as_markdown(shown.redline.title)
    for same, group in groupby(shown.redline.sections, key=lambda section: section.same):
        found = list(group)
        if same:
            names = "; ".join(text_of(section.aligned.section.label) for section in found)
            inner = (one for section in found for one in (*section.heading, *section.text))
            yield from _folded_markdown(f"{counted(len(found), 'section')} unchanged: {names}", tuple(inner))
            continue
        for section in found:
            note = comparison_shown.standing(section)
            if note:
                yield f"<small>({note})</small>\n"
            if section.heading:
                yield redline_markdown.as_markdown(section.heading)
            if section.was_here:
                yield from _folded_markdown("As it stood here", section.text)
                continue
            for quiet, stretch in excerpt.folded(section.text):
                if quiet:
                    yield from _folded_markdown(f"{counted(len(stretch), 'passage')} {quiet}", stretch)
                elif stretch:
                    yield redline_markdown.as_markdown(stretch)


def _folded_markdown(words: str, inner: Sequence[RedlinedBlock]) -> Iterator[str]:
    yield f"<details><summary>⋯ {words}</summary>\n"
    yield redline_markdown.as_markdown(inner)
    yield "</details>\n"


def _json(comparison: Comparison) -> dict[str, object]:
    judged = comparison.judged
    return {
        "format": 2,
        "level": str(min(level(judged), Level.MATERIAL)),  # consent is asked for by a project's promise
        "undecided": any(one.verdict.undecided for one in judged),
        "score": round(probability(judged), 3),
        "changes": [
            {
                "kind": str(one.change.kind),
                "section": one.change.section,
                "path": "/".join(one.change.path),
                "level": str(one.verdict.level),
                "direction": str(one.verdict.direction),
                "rule": one.verdict.rule,
                "score": round(one.verdict.likelihood, 3),
                "reason": one.verdict.reason,
                "old": one.change.old,
                "new": one.change.new,
                "suggestion": _suggestion(one.verdict.suggestion),
                "edits": [_edit(edit) for edit in one.verdict.edits],
            }
            for one in weightiest_first(judged)
        ],
    }


def _suggestion(one: Suggestion | None) -> dict[str, object] | None:
    return {"level": str(one.level), "probability": round(one.probability, 3)} if one else None


def _edit(one: JudgedEdit) -> dict[str, object]:
    return {
        "old": one.old,
        "new": one.new,
        "outcome": str(one.outcome),
        "level": str(one.level),
        "rule": one.rule,
        "reason": one.reason,
    }
