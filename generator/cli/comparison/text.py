"""A comparison as lines of a terminal."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from generator.cli.comparison import change_lines
from generator.cli.comparison.change_lines import RedlinedComparison
from generator.cli.output.plurals import counted
from generator.model.levels import Level
from generator.text import excerpt, redline_text
from generator.text.redline import RedlinedSection

WIDTH: Final = 80
_BY: Final = " " * 10


def lines(compared: RedlinedComparison, width: int, *, colour: bool) -> Iterator[str]:
    """Yield the changes, then the redline, no line wider than `width`."""

    def wrapped(words: Iterable[redline_text.Styled], first: str = "", rest: str = "") -> list[str]:
        return redline_text.wrapped(words, width=width, first=first, rest=rest, colour=colour)

    yield from wrapped([("", change_lines.counts_line(compared.comparison))])
    for one in compared.entries:
        level = min(one.worst.verdict.level, Level.MATERIAL)
        style = "strong" if level is Level.MATERIAL else ""
        yield ""
        yield from wrapped(
            [
                (style, f"{level!s:<9}"),
                ("", f" {compared.redline.label(one.lead.change)}: {change_lines.what_changed(compared, one)}"),
            ],
            rest=_BY,
        )
        reason, rule = change_lines.reason_and_rule(one.worst)
        yield from wrapped([("", f"{reason} ".lstrip()), ("faint", f"[{rule}]")], _BY, _BY)
        cut = compared.excerpt(one)
        if cut:
            yield from wrapped(redline_text.styled_line(cut), _BY, _BY)
        if one.like:
            yield from wrapped([("faint", change_lines.repeats_in_words(compared, one))], _BY, _BY)
    if not compared.entries:
        return
    yield from ("", "-" * min(width, WIDTH), "")
    yield from wrapped([("faint", "The text with its changes: [-removed-] {+inserted+}; ⋯ is unchanged and left out.")])
    for block in compared.redline.title:
        if not block.is_quiet:
            yield from ("", *wrapped(redline_text.styled(block)))
    skipped = 0
    for section in compared.redline.sections:
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
    note = change_lines.section_state(section)
    lead: list[redline_text.Styled] = [("faint", f"({note}) ")] if note else []
    if section.heading:
        for one in section.heading:
            yield from wrapped([*lead, *redline_text.styled(one)])
    else:
        yield from wrapped([*lead, ("strong", section.aligned.section.label)])
    if section.was_here:
        return
    before = None
    for quiet, group in groupby(excerpt.lulls(section.text), key=lambda row: row[0]):
        found = [one for _, one in group]
        if quiet:
            yield f"  ⋯ {counted(len(found), 'passage')} {quiet}"
        for one in () if quiet else found:
            yield from wrapped(redline_text.styled(one, before), "  ", "  ")
            before = one
        before = found[-1]
