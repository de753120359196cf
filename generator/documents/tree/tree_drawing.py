"""How a redline is drawn as pandoc's tree: where links lead, what marks words and the ends of passages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from generator.documents.tree.inlines import Node
from generator.documents.tree.tree_notes import (
    NO_NOTES,
    SectionNotes,
)
from generator.text.word_diff import Mark

_CLASSES: Final = {Mark.INSERTED: "insertion", Mark.DELETED: "deletion"}
END: Final = "\ue000"  # stands for the end of a passage, until `docx_marks` makes it one: pandoc writes none in lists
Target = Callable[[str], str]
Marked = Callable[[Mark, list[Node]], list[Node]]


@dataclass(frozen=True, slots=True)
class TreeDrawing:
    """How a redline is drawn: where a link leads (empty: its words stay), and what stands around marked words.

    `ended` is what stands at the end of a passage whose end is inserted or deleted. `footnotes` says that notes are
    those of the program, else they stand at the end of their section; `notes` are those of the section that is drawn.
    """

    target: Target
    marked: Marked
    ended: Callable[[Mark], list[Node]]
    footnotes: bool = True
    notes: SectionNotes = NO_NOTES


def tracked(target: Target, author: str, date: str) -> TreeDrawing:
    """Return a drawing with tracked changes, by an author and at a moment (ISO 8601)."""

    def attributes(kind: str) -> list[Any]:
        return ["", [kind], [["author", author], ["date", date]]]

    def marked(mark: Mark, nodes: list[Node]) -> list[Node]:
        return nodes if mark is Mark.KEPT else [{"t": "Span", "c": [attributes(_CLASSES[mark]), nodes]}]

    def ended(mark: Mark) -> list[Node]:
        return marked(mark, [{"t": "Str", "c": END}]) if mark is not Mark.KEPT else []

    return TreeDrawing(target, marked, ended)
