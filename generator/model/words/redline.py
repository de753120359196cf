"""What a redline says beside the words that it marks: where a passage moved, what is only set otherwise."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed, must

REDLINE: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # for those who hear the page, or see no colour in a letter
        "heard-inserted": must("[inserted: {words}]"),
        "heard-removed": must("[removed: {words}]"),
        "step-next": fixed("Next change after {step}"),
        "step-last": fixed("Last change, {step}"),
        "redline-table": must("Table"),
        "table-of": must("Table {number}: {section}"),
        # where a passage moved
        "note-moved-to": must("moved to “{section}”"),
        "note-moved-to-within": must("moved to another place in this section"),
        "note-moved-from": must("moved here from “{section}”"),
        "note-moved-from-edited": must("moved here from “{section}”, edited"),
        "note-moved-within": must("moved here from another place in this section"),
        "note-moved-within-edited": must("moved here from another place in this section, edited"),
        # what became of passages of which no word changed
        "note-parted-here": must("parted here"),
        "note-joined-here": must("joined here"),
        "note-parted": must("parted from the one before"),
        "note-joined": must("joined to the one before"),
        "note-parted-same": must("parted, with the same words"),
        "note-joined-same": must("joined, with the same words"),
        "note-parted-otherwise": must("parted otherwise"),
        "note-looks-the-same": must("other spaces or signs that look the same"),
        # what is set otherwise
        "note-set-as": must("set as"),
        "note-set-level": must("level"),
        "note-set-numbering": must("numbering"),
        "note-set-columns": must("columns"),
        "note-only-as": must("set as {new}, before as {old}"),
        "note-only-level": must("only the level changed, from {old} to {new}"),
        "note-only-numbering": must("only the numbering changed, from {old} to {new}"),
        "note-only-columns": must("only the columns changed, from {old} to {new}"),
        "note-place-heading": must("heading"),
        "note-place-numbers": must("numbers"),
        "note-place-labels": must("labels"),
        "note-place-bullet": must("bullets"),
        "note-place-quote": must("quotation"),
        "note-place-head": must("head of a table"),
        "note-place-term": must("term"),
        "note-place-definition": must("definition"),
        "note-place-note": must("note"),
        "note-place-in": must("{inner} in {outer}"),
        "note-place-plain": must("plain text"),
        "note-column-new": must("new"),
        "note-now-strong": must("now bold"),
        "note-now-em": must("now italic"),
        "note-now-code": must("now code"),
        "note-not-strong": must("no longer bold"),
        "note-not-em": must("no longer italic"),
        "note-not-code": must("no longer code"),
        "note-of": must("{how}: {words}"),
        "note-of-more": must("{how}: {words} and {count} more"),
        # links and pictures
        "note-link-elsewhere": must("the link leads elsewhere now: {old} → {new}"),
        "note-link-now": must("now a link"),
        "note-link-not": must("no longer a link"),
        "note-image-elsewhere": must("another picture now: {old} → {new}"),
        "note-image-now": must("now a picture"),
        "note-image-not": must("no longer a picture"),
    }
)
