"""Values of sealed YAML read from their lines, as this program writes them; `Unsure` where YAML may read another."""

import re
from typing import Final

from generator.schema.forms import SLUG_LENGTH, SLUG_PATTERN


class Unsure(Exception):  # noqa: N818 -- it stays between the modules that read sealed files
    """A value that YAML may read as something else than it looks."""


ODD: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters with which a text is left to YAML."""
VALUE: Final = r"(?:'[^'\n]*(?:(?:''|\n\n+ +)[^'\n]*)*'|.+)"
"""The pattern of a value behind its key."""
ID: Final = f"(?:{SLUG_PATTERN}|'{SLUG_PATTERN}')"
"""The pattern of a permanent name behind its key."""
EMPTY: Final = frozenset({"~", "null"})
_QUOTED: Final = re.compile("'([^']*(?:''[^']*)*)'")
_ESCAPED: Final = re.compile(r'"([^"\\]*(?:\\[n"\\][^"\\]*)*)"')
_ESCAPE: Final = re.compile(r"\\(.)")
_SPECIAL: Final = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_BREAKS: Final = re.compile(r"\n(\n+) +")


def words(written: str) -> str:
    """Return the words that a value writes, on its line."""
    if not written:
        return ""
    if written[0] not in _SPECIAL:
        if ": " in written or " #" in written or written[-1] in ": ":
            raise Unsure
        return written
    if quoted := _QUOTED.fullmatch(written):
        if " \n" in written:
            raise Unsure
        return _BREAKS.sub(r"\1", quoted[1].replace("''", "'"))
    if escaped := _ESCAPED.fullmatch(written):
        return _ESCAPE.sub(lambda sign: "\n" if sign[1] == "n" else sign[1], escaped[1])
    raise Unsure


def filled(written: str) -> str:
    """Return words that can't be empty."""
    said = words(written)
    if written in EMPTY or not said.strip():
        raise Unsure
    return said


def name(written: str) -> str:
    """Return a permanent name; empty where none is written."""
    said = written.strip("'")
    if written in EMPTY or len(said) > SLUG_LENGTH:
        raise Unsure
    return said
