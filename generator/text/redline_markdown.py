"""A redline as Markdown with <del> and <ins>, as GitHub and GitLab show it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.text import excerpt, markdown, redline_notes
from generator.text.appearance import unseen
from generator.text.blocks import MEANING, Block
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Mark, Piece

_TAGS: Final = {Mark.INSERTED: "ins", Mark.DELETED: "del"}
_SIGNS: Final = {"strong": "**", "em": "*"}
_APART: Final = "<!-- -->"


@dataclass(frozen=True, slots=True)
class _Written:
    """Up to where a redline is written.

    It is the last block, with the number of the last item of each list around it, and the columns of its table.
    """

    block: RedlinedBlock | None = None
    items: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    columns: int = 0


def as_markdown(redlined: Sequence[RedlinedBlock]) -> str:
    """Return the redline as Markdown: `<ins>inserted</ins>` and `<del>removed</del>` around words.

    Every block stays what it is: a heading, a list item, a table row. Words that look like markup are escaped. What is
    said of a block (that it moved, that only its level changed) stands before its words in `<small>`.
    """
    parts: list[str] = []
    last = _Written()
    for one in redlined:
        leads, items = _leads(one, last.items)
        start, indent, around = "".join(leads), *map(_continued, (leads, leads[:-1]))
        tight = _goes_on(last, one)
        if last.block:
            parts.append("\n" if tight else f"\n{around.rstrip()}\n")
        if last.block and not tight and _would_join(last, one):
            parts.append(f"{around}{_APART}\n{around.rstrip()}\n")
        body = _markdown(one, last.block, first=not tight)
        parts.append(start + body.replace("\n", f"\n{indent}"))
        last = _Written(one, items, last.columns if tight else _width(one))
    return "".join(parts) + "\n"


def _width(one: RedlinedBlock) -> int:
    return len(redline_notes.cells(one, excerpt.shown_pieces(one))) if one.block.kind == "row" else 0


def _lists(shape: Sequence[str]) -> list[tuple[str, ...]]:
    """Return a key for each list or quotation around a block, the outermost first."""
    kinds = [part.partition(":")[0] for part in shape]
    return [tuple(kinds[: n + 1]) for n, kind in enumerate(kinds) if kind in {"bullet", "number", "quote", "label"}]


def _starts_item(one: RedlinedBlock) -> bool:
    return redline_notes.is_item(one) and bool(one.number)


def _leads(one: RedlinedBlock, items: Mapping[tuple[str, ...], int]) -> tuple[list[str], dict[tuple[str, ...], int]]:
    """Return what stands before the first line of a block, for each list and quotation around it, and its items."""
    numbers: dict[tuple[str, ...], int] = {}
    leads = []
    keys = _lists(one.block.shape)
    for key in keys:
        own = key == keys[-1] and _starts_item(one)
        numbers[key] = one.number if own else items.get(key, 1)
        lead = {"quote": "> ", "bullet": "- ", "label": "- "}.get(key[-1], f"{numbers[key]}. ")
        begins = key[-1] == "quote" or own or (key != keys[-1] and key not in items)
        leads.append(lead if begins else " " * len(lead))
    return leads, numbers


def _continued(leads: Sequence[str]) -> str:
    return "".join(lead if lead == "> " else " " * len(lead) for lead in leads)


def _goes_on(last: _Written, one: RedlinedBlock) -> bool:
    """Return True if a block stands in the line after another one: the next row of a table, the next item of a list."""
    if last.block is None:
        return False
    old, new = last.block.block, one.block
    if old.kind == new.kind == "row":
        return _around_table(old) == _around_table(new) and _width(one) <= last.columns
    return old.kind == new.kind == "item" and old.shape == new.shape and _starts_item(one) and _counts_on(last, one)


def _around_table(row: Block) -> list[str]:
    return [part for part in row.shape if part != "head"]


def _counts_on(last: _Written, one: RedlinedBlock) -> bool:
    """Return True if Markdown gives an item the number that it has."""
    key = _lists(one.block.shape)[-1]
    return key[-1] != "number" or one.number == last.items.get(key, one.number - 1) + 1


def _would_join(last: _Written, one: RedlinedBlock) -> bool:
    """Return True if Markdown would read the items of two lists as those of one."""
    if last.block is None or "item" not in last.block.block.shape or "item" not in one.block.shape:
        return False
    return last.block.block.shape[0] != one.block.shape[0] or (_starts_item(one) and not _counts_on(last, one))


def _markdown(one: RedlinedBlock, before: RedlinedBlock | None, *, first: bool) -> str:
    """Return a block without what stands before its lines."""
    block, shown = one.block, excerpt.shown_pieces(one)
    note = "".join(f"<small>({escaped(words)})</small> " for words in _notes(one, before))
    match block.kind:
        case "rule":
            line = _marked("———", one.mark) if one.is_reworded and not one.moved else "***"
            return f"{note.strip()}\n\n{line}" if note else line
        case "code":
            return _code(shown, note.strip())
        case "row":
            return _row(redline_notes.cells(one, shown), note, is_head="head" in block.shape, first=first)
        case "heading":
            words = re.sub("#+$", lambda signs: r"\#" * len(signs[0]), _pieces_as_markdown(shown))
            return f"{'#' * int(block.shape[-1][1])} {note}{words}"
        case _:
            return note + (_pieces_as_markdown(shown) if note else _started(_pieces_as_markdown(shown))).rstrip(" ")


def _notes(one: RedlinedBlock, before: RedlinedBlock | None) -> Iterator[str]:
    setting = redline_notes.setting(one, before)
    said = [redline_notes.moved(one), redline_notes.seam(one), "{}: {} → {}".format(*setting) if setting else ""]
    yield from (words for words in (*said, *redline_notes.resettings(one.pieces)) if words)


def _started(body: str) -> str:
    """Return text that begins a line, where numbers, bullets and the like would act as markup."""
    return re.sub(r"^(\d*)([#+=.)>-])", r"\1\\\2", body.lstrip(" \t"))


def _code(shown: Sequence[Piece], note: str) -> str:
    words = redline_notes.words(shown).removesuffix("\n")
    if any(piece.is_marked for piece in shown):
        marked = "".join(_marked(text_of(piece.run.text, quote=False), piece.mark) for piece in shown)
        return f"{note}\n\n<pre><code>{marked}</code></pre>".lstrip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", words)), 3)
    return f"{note}\n\n{fence}\n{words}\n{fence}".lstrip("\n")


def _row(cells: Sequence[Sequence[Piece]], note: str, *, is_head: bool, first: bool) -> str:
    row = f"| {note}{' | '.join(_pieces_as_markdown(cell, in_table=True) for cell in cells)} |"
    rule = "|" + "---|" * len(cells)
    if not first:
        return row
    return f"{row}\n{rule}" if is_head else f"{'|   ' * len(cells)}|\n{rule}\n{row}"


def markdown_line(one: RedlinedBlock) -> str:
    """Return the words of a block as Markdown on one line; the cells of a row are separated by “ | ”."""
    return _started(r" \| ".join(_pieces_as_markdown(cell) for cell in redline_notes.cells(one, one.pieces) if cell))


def _pieces_as_markdown(pieces: Sequence[Piece], *, in_table: bool = False) -> str:
    """Return pieces as Markdown on one line: one `ins` or `del` for each stretch."""
    every = redline_notes.only_unseen(pieces)
    drawn = ""
    rows = redline_notes.linked(pieces, addressed=False)
    for mark, stretch in groupby(rows, key=lambda row: row[0].mark):
        words = ""
        for marks, group in groupby(stretch, key=lambda row: tuple(dict.fromkeys(row[0].run.marks))):
            found = list(group)
            text = "".join(
                f"{part}[{name}]" if name else part
                for piece, _ in found
                for part, name in unseen(piece.run.text, changed=mark is not Mark.KEPT, every=every)
            )
            words += _run(text, marks, (drawn + words)[-1:], in_table=in_table)
            words += "".join(f" <small>({escaped(note)})</small>" for _, note in found if note)
        drawn += _marked(words, mark)
    return drawn


def _marked(words: str, mark: Mark) -> str:
    return f"<{_TAGS[mark]}>{words}</{_TAGS[mark]}>" if mark in _TAGS and words else words


def _run(text: str, marks: Sequence[str], before_it: str, *, in_table: bool) -> str:
    """Return words with the marks on them; white space stays outside of these.

    Emphasis is said by a tag where signs could be read otherwise, beside others or before a bracket.
    """
    core = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if not core:
        return text.replace("\n", "<br>")
    words = _code_span(core, in_table=in_table) if "code" in marks else escaped(core).replace("\n", "<br>")
    for mark in reversed(marks):
        if mark in _SIGNS and words[0].isalnum() and words[-1].isalnum() and before_it not in {"*", "\\"}:
            words = f"{_SIGNS[mark]}{words}{_SIGNS[mark]}"
        elif mark in _SIGNS:
            words = f"<{mark}>{words}</{mark}>"
        elif mark in MEANING:
            element = "sup" if mark == markdown.NOTE else mark
            words = f"<{element}>{words}</{element}>"
        elif mark.startswith("link:"):
            words = f"[{words}](<{_address(mark.removeprefix('link:'))}>)"
        elif mark.startswith("image:"):
            words = f"![{words}](<{_address(mark.removeprefix('image:'))}>)"
    return before.replace("\n", "<br>") + words + after.replace("\n", "<br>")


def _code_span(words: str, *, in_table: bool) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    pad = " " if words[0] == "`" or words[-1] == "`" else ""
    line = f"{fence}{pad}{words}{pad}{fence}".replace("\n", " ")
    return line.replace("|", r"\|") if in_table else line


def escaped(words: str) -> str:
    """Return words of which none acts as markup, in the dialects of GitHub and GitLab too."""
    return markdown.escape(words, line_start=False)


def _address(target: str) -> str:
    encoded = "".join(f"%{ord(sign):02X}" if sign in "<>|\\\n" else sign for sign in target)
    return re.sub(r"&(?=#?\w+;)", r"\&", encoded)
