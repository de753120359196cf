"""What scripts say on pages; the page hands it on to them as attributes, so that a brand can replace it there, too."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed

SCRIPTS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # which text applied on a day
        "when-answer": fixed("{date}: {link}"),
        "when-answer-ahead": fixed("{date}: {link}, if nothing else is announced."),
        "when-unknown": fixed("{date}: no text is known that applied. The first one dates from {first}."),
        # from change to change
        "step-number": fixed("Change {step}"),
        "step-this": fixed("Link to this change"),
        "step-before": fixed("Previous change"),
        "step-after": fixed("Next change"),
        "side-by-side": fixed("Side by side"),
        "keys": fixed("Keys"),
        "keys-hint": fixed("{n} next change, {p} previous change"),
        # any two versions
        "compare-same": fixed("These are the same version."),
        "compare-reading": fixed("Comparing…"),
        "compare-failed": fixed("A part of these texts could not be read. Try again, or read both versions."),
        "compare-found-one": fixed("From version {older} to version {newer}: 1 change."),
        "compare-found-several": fixed("From version {older} to version {newer}: {count} changes."),
        "compare-levels": fixed("With levels and reasons"),
        "compare-between": fixed("{count} versions came into force on the way"),
        "compare-step": fixed("{date}: {link} ({level})"),
        "compare-step-link": fixed("what version {number} changed"),
        "compare-both": fixed("Both texts, side by side:"),
        "compare-unchanged": fixed("Unchanged text"),
    }
)
