"""The colours of inserted and of removed words where no style sheet goes: in e-mail, PDF and HTML that is exported."""

import re
from functools import cache
from typing import Final, NamedTuple

from generator import program_files

_NAMED: Final = re.compile(r"--policy-([a-z-]+): (#[0-9a-f]{6});")


class RedlineColours(NamedTuple):
    """Colours on a light page, as #rrggbb: of letters, and of what stands behind them."""

    ins: str
    ins_shade: str
    removed: str
    removed_shade: str


@cache
def redline_colours() -> RedlineColours:
    """Return the colours that the program's style sheet of redlines has first, which are those of light pages."""
    of_light = program_files.REDLINE_SHEET.read_text(encoding="utf-8").partition("}")[0]
    named = dict(_NAMED.findall(of_light))
    return RedlineColours(named["ins"], named["ins-shade"], named["del"], named["del-shade"])
