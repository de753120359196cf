"""What readers are told of material changes that no rule decided: whose words these are, which are still to come."""

from collections.abc import Sequence

from generator.materiality.decisions import explainable
from generator.materiality.summary import Told, told
from generator.materiality.table import weightiest_first
from generator.materiality.verdict import Judged


def unexplained(judged: Sequence[Judged]) -> tuple[tuple[Judged, Told], ...]:
    """Return what readers would be told of in the program's words, the weightiest first.

    Each comes with the change by which an editor explains it; what is told at once needs one reason.
    """
    found = []
    for entry in told(judged):
        open_ones = [one for one in weightiest_first(entry.all) if explainable(one)]
        if open_ones and not any(one.words for one in entry.all):
            found.append((open_ones[0], entry))
    return tuple(found)
