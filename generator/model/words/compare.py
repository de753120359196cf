"""The sentences of the page on which two versions are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed, optional

COMPARE: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # two versions compared
        "compare-title": fixed("{title}: compare two versions"),
        "compare-pair": fixed("{title}: from version {older} to version {newer}"),
        "compare-intro": optional("See what changed between any two versions, word by word."),
        "compare-about": fixed("Any two versions of the {title} of {brand}, compared word by word."),
        "compare-until": fixed("until {date}"),
        "compare-older": fixed("Older version"),
        "compare-newer": fixed("Newer version"),
        "compare-show": fixed("Compare"),
        "compare-ready": fixed("Ready-made comparisons"),
        "compare-table": fixed("Comparisons"),
        "compare-version": fixed("Version"),
        "compare-applied": fixed("Applied"),
        "compare-with": fixed("with"),
    }
)
