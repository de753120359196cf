"""A comparison as Markdown, as hosts of pull requests show it."""

from collections.abc import Iterator, Sequence
from html import escape as text_of
from itertools import groupby

from generator.cli.comparison import change_lines
from generator.cli.comparison.change_lines import RedlinedComparison
from generator.cli.output.plurals import counted
from generator.model.levels import Level
from generator.text import excerpt, redline_markdown
from generator.text.redline import RedlinedSection
from generator.text.redline_blocks import RedlinedBlock


def parts(compared: RedlinedComparison) -> Iterator[str]:
    """Yield the changes, then the redline, what is unchanged folded."""
    comparison = compared.comparison
    yield f"# What changed: {_plain(comparison.new.title or comparison.old.title or 'the text')}\n"
    yield f"{change_lines.counts_line(comparison)}\n"
    yield from _changes(compared)
    if compared.entries:
        yield "\n---\n"
        yield from _redline(compared)


def _plain(words: str) -> str:
    return redline_markdown.escaped(" ".join(words.split()))


def _changes(compared: RedlinedComparison) -> Iterator[str]:
    for n, one in enumerate(compared.entries, 1):
        reason, rule = change_lines.reason_and_rule(one.worst)
        indent = " " * (len(str(n)) + 2)
        level, what = min(one.worst.verdict.level, Level.MATERIAL), _plain(change_lines.what_changed(compared, one))
        yield f"{n}. **{level}** {_plain(compared.redline.label(one.lead.change))}: {what}."
        yield f"{indent}{_plain(reason)}{' ' * bool(reason)}({rule})"
        cut = compared.excerpt(one)
        if cut:
            yield f"\n{indent}> {redline_markdown.markdown_line(cut)}\n"
        if one.like:
            yield f"{indent}{_plain(change_lines.repeats_in_words(compared, one))}"


def _redline(compared: RedlinedComparison) -> Iterator[str]:
    yield redline_markdown.as_markdown(compared.redline.title)
    for same, group in groupby(compared.redline.sections, key=lambda section: section.same):
        found = list(group)
        if same:
            names = "; ".join(text_of(section.aligned.section.label) for section in found)
            inner = (one for section in found for one in (*section.heading, *section.text))
            yield from _folded_markdown(f"{counted(len(found), 'section')} unchanged: {names}", tuple(inner))
        else:
            for section in found:
                yield from _section(section)


def _section(section: RedlinedSection) -> Iterator[str]:
    note = change_lines.section_state(section)
    if note:
        yield f"<small>({note})</small>\n"
    if section.heading:
        yield redline_markdown.as_markdown(section.heading)
    if section.was_here:
        yield from _folded_markdown("As it stood here", section.text)
        return
    for quiet, stretch in excerpt.folded(section.text):
        if quiet:
            yield from _folded_markdown(f"{counted(len(stretch), 'passage')} {quiet}", stretch)
        elif stretch:
            yield redline_markdown.as_markdown(stretch)


def _folded_markdown(words: str, inner: Sequence[RedlinedBlock]) -> Iterator[str]:
    yield f"<details><summary>⋯ {words}</summary>\n"
    yield redline_markdown.as_markdown(inner)
    yield "</details>\n"
