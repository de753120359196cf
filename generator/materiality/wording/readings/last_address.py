"""The reading of the last e-mail address: it went, and the text names no other (§4.1, row 39)."""

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.background import Background, mail_addresses
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides
from generator.text.blocks import Block
from generator.text.edits import spelt


def last_address(part: EditPart, sides: ReadingSides) -> Reading | None:
    """The only e-mail address of a text, or the last of several, went with an edit or is no longer linked to."""
    background = sides.passage.background
    tokens, span = sides.passage.wording.old, part.old
    inside = tokens[slice(*span)]
    if not any("@" in f"{token.text}{token.target}" for token in inside):
        return None
    return _reading(f"{spelt(tokens)} {' '.join(token.target for token in inside)}", background)


def of_passage(block: Block, background: Background) -> Reading | None:
    """The passage with the last e-mail address went."""
    return _reading(" ".join([block.words, *(mark for run in block.runs for mark in run.marks)]), background)


def _is_named(background: Background) -> bool:
    """Return True if the newer text names an e-mail address, or may, in a form that is no address."""
    return background.new.names_mail_address or background.new.names_masked_address


def _reading(words: str, background: Background) -> Reading | None:
    found = mail_addresses(words)
    if not found or _is_named(background):
        return None
    return Reading("39", f"This text names no e-mail address any more; it named {found[0]}.")
