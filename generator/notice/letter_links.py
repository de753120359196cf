"""Links of passages in an e-mail: one to another policy of the brand leads to its page, in plain words, too."""

from dataclasses import replace
from typing import Final

from generator.text.blocks import Run
from generator.text.redline_blocks import RedlinedBlock
from generator.text.word_diff import Piece

_TO_A_POLICY: Final = "link:policy:"


def with_addresses(passage: RedlinedBlock, base: str) -> RedlinedBlock:
    """Return a passage whose links to policies have their addresses below that of the brand; the same without one."""
    if not base:
        return passage
    moved = passage.moved
    if moved:
        moved = replace(moved, pieces=tuple(_piece(one, base) for one in moved.pieces))
    return passage._replace(pieces=tuple(_piece(one, base) for one in passage.pieces), moved=moved)


def _piece(piece: Piece, base: str) -> Piece:
    return piece._replace(run=_run(piece.run, base), was=_run(piece.was, base) if piece.was else None)


def _run(run: Run, base: str) -> Run:
    return run._replace(marks=tuple(_mark(one, base) for one in run.marks))


def _mark(mark: str, base: str) -> str:
    if not mark.startswith(_TO_A_POLICY):
        return mark
    name, sign, section = mark.removeprefix(_TO_A_POLICY).partition("#")
    return f"link:{base}{name}/{sign}{section}"
