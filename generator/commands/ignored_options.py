"""Options of `policy announce` that a step would ignore: they are refused, so that nobody thinks that they counted."""

from collections.abc import Mapping
from typing import Final

STEPS: Final[Mapping[str, frozenset[str]]] = {
    "--seen": frozenset(),
    "--given": frozenset({"--where", "--audience"}),
    "--accept-unreached": frozenset({"--by", "--approved-by", "--because"}),
}
"""The steps after the announcement, each with the options that it uses."""
_ONLY_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "--basis": ("--exception",),
    "--breaks-promise": ("--exception",),
    "--approved-by": ("--exception", "--accept-unreached"),
    "--where": ("--given",),
    "--audience": ("--given",),
    "--because": ("--accept-unreached",),
}


def ignored(given: frozenset[str]) -> str:
    """Return what is wrong with options that were given together: one that nothing would use; empty where all count."""
    for step, uses in STEPS.items():
        if step in given and (others := sorted(given - uses - {step, "--version"})):
            return f"{others[0]} would be ignored with {step}: leave it out, or do it in a step of its own"
    for option, hosts in _ONLY_WITH.items():
        if option in given and not given & set(hosts):
            return f"{option} goes with {' or '.join(hosts)}, and would be ignored without"
    return ""
