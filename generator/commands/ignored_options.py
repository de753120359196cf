"""Options of `policy announce` that a step would ignore: they are refused, so that nobody thinks that they counted."""

from collections.abc import Mapping
from typing import Final

STEPS: Final[Mapping[str, frozenset[str]]] = {
    "--seen": frozenset(),
    "--given": frozenset({"--where", "--audience", "--letters", "--by", "--approved-by"}),
    "--accept-unreached": frozenset({"--by", "--approved-by", "--because"}),
}
"""The steps after the announcement, each with the options that it uses."""
_ONLY_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "--basis": ("--exception",),
    "--breaks-promise": ("--exception",),
    "--citing": ("--exception",),
    "--since": ("--exception",),
    "--approved-by": ("--exception", "--accept-unreached", "--given"),
    "--letters": ("--given",),
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


def lacks(given: str | None, where: str, letters: int | None) -> str:
    """Return what lacks where people say that they gave a notice themselves; empty where nothing does."""
    if given and not where:
        return "--given needs --where: the place where the proof is kept"
    if given == "post" and not letters:
        return "--given post needs --letters: how many were handed over"
    if given and given != "post" and letters:
        return "--letters would be ignored: they go by post"
    return ""
