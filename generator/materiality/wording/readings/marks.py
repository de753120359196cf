"""A sign that says yes or no, as a table has it: ✓ that became ✗, or that a cell lost (§4.2)."""

from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, both, quoted
from generator.text.edits import Token

_YES: Final = frozenset("✓✔☑✅🗸🗹👍")
_NO: Final = frozenset("✗✘☒❌✕✖☐⬜🚫👎")
_WORDS: Final = {
    **dict.fromkeys("yes ja oui sí sì".split(), "yes"),
    **dict.fromkeys("no nein non nee".split(), "no"),
}
_DRAWN: Final = "\ufe0e\ufe0f"
"""How a sign is drawn, as text or as a picture."""


def mark(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A sign that says yes became one that says no, or the reverse; in a cell of a table it also came or went."""
    (old, was), (new, now) = both(sides.passage, part)
    before, after = _said(old, was), _said(new, now)
    if before == after or "yes" not in {before, after}:
        return None  # nothing, or a dash, may say no
    in_cells = sides.passage.kind == "row" and _fills_cells(old, was) and _fills_cells(new, now)
    if not in_cells and not (before and after):
        return None  # a bullet may be drawn as ✓
    if not any(token.text.strip(_DRAWN) in _YES | _NO for token in (*old[slice(*was)], *new[slice(*now)])):
        return None  # words are read as such
    step = f"{_drawn(old, was)} → {_drawn(new, now)}"
    return Reading("36", f"A sign for yes or no changes: {step}: {quoted(new, now)}")


def _said(tokens: tuple[Token, ...], span: Span) -> str:
    """Return “yes” or “no”; empty where a span has no such sign, or several that differ."""
    signs = {token.text.strip(_DRAWN) for token in tokens[slice(*span)]}
    said = {word for word, group in (("yes", _YES), ("no", _NO)) if signs & group}
    said |= {_WORDS[sign.casefold()] for sign in signs if sign.casefold() in _WORDS and _fills_cells(tokens, span)}
    return said.pop() if len(said) == 1 else ""


def _fills_cells(tokens: tuple[Token, ...], span: Span) -> bool:
    """Return True if no other words stand in the cells of a span."""
    cells = {token.cell for token in tokens[slice(*span)]}
    return all(span[0] <= at < span[1] for at, token in enumerate(tokens) if token.cell in cells)


def _drawn(tokens: tuple[Token, ...], span: Span) -> str:
    return " ".join(token.text for token in tokens[slice(*span)]) or "nothing"
