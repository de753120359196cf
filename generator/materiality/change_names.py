"""The short names under which people speak of changes: the first digits of their digests."""

import re
from collections.abc import Sequence
from typing import Final

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError
from generator.materiality.verdict import Judged
from generator.schema.nodes import in_quotes

SHORT: Final = 8
"""So many digits of a change's digest name it in lists; LEAST of them are enough where they fit one change."""
LEAST: Final = 4
_PREFIX: Final = "sha256:"
_DIGITS: Final = re.compile(r"[0-9a-f]+")


def short(one: Judged) -> str:
    """Return the few digits that name a change in lists."""
    return _digits(one)[:SHORT]


def find(judged: Sequence[Judged], names: Sequence[str], place: Place, listed: str) -> tuple[Judged, ...]:
    """Return the changes that names begin to name, in the order of the names; all that is wrong with them is refused.

    `place` is what is complained of, `listed` says where to find the names.
    """
    found: dict[str, tuple[str, Judged]] = {}
    wrong: list[Finding] = []
    for name in names:
        one, problem = _change(judged, name)
        if one and one.digest in found:
            problem = f"{in_quotes(found[one.digest][0])} and {in_quotes(name)} name the same change", "leave one out"
        if one and not problem[0]:
            found[one.digest] = name, one
        else:
            wrong.append(Finding(place, "cannot-run", problem[0], problem[1] or listed))
    if wrong:
        raise PolicyError(wrong, COULD_NOT_RUN)
    return tuple(one for _, one in found.values())


def _change(judged: Sequence[Judged], name: str) -> tuple[Judged | None, tuple[str, str]]:
    """Return the change that a name begins to name, or None and what is wrong with the name, with a remedy if known."""
    digits = name.lower().removeprefix(_PREFIX)
    if not _DIGITS.fullmatch(digits) or len(digits) < LEAST:
        return None, (f"{in_quotes(name)} doesn't name a change: write {LEAST} or more of its digits (0–9, a–f)", "")
    fitting = list({one.digest: one for one in judged if _digits(one).startswith(digits)}.values())
    match fitting:
        case [one]:
            return one, ("", "")
        case []:
            return None, (f"no change here is called {in_quotes(name)}", "")
        case _:
            names = ", ".join(_digits(one)[: len(digits) + 4] for one in fitting)
            return None, (f"{in_quotes(name)} names several changes", f"write more of one: {names}")


def _digits(one: Judged) -> str:
    return one.digest.removeprefix(_PREFIX)
