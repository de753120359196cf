"""The features of a change that no rule decided, one visible table: what each says, its function, where it may point.

A feature that was meant to point to material may not be fitted to point away from it, nor the other way round: what few
texts say against their meaning is chance.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import Final

from generator.materiality.features import place_features, word_features
from generator.materiality.features.change_view import ChangedWords

Feature = Callable[[ChangedWords], float]


class PointsTo(IntEnum):
    """Which sign the weight of a feature may have; one of `MINOR` only tells minor changes from editorial ones."""

    MATERIAL = 1
    LOWER = -1
    MINOR = 0


FEATURES: Final[tuple[tuple[str, Feature, PointsTo], ...]] = (
    ("words that are no names", word_features.plain_words, PointsTo.MATERIAL),
    ("words came", word_features.content_came, PointsTo.MINOR),
    ("words went and none came", word_features.only_went, PointsTo.MATERIAL),
    ("share of the passage", word_features.share, PointsTo.LOWER),
    ("share that stands elsewhere", word_features.known, PointsTo.LOWER),
    ("no new word", word_features.nothing_new, PointsTo.LOWER),
    ("changed in many places", word_features.many_places, PointsTo.LOWER),
    ("and, or, if, unless", word_features.joining, PointsTo.MATERIAL),
    ("same meaning, nearly", word_features.same_meaning, PointsTo.LOWER),
    ("misspelt word", word_features.misspelt, PointsTo.LOWER),
    ("words run together or apart", word_features.word_boundary, PointsTo.LOWER),
    ("comma", word_features.commas, PointsTo.LOWER),
    ("sale, sensitive, choice, contract", word_features.signals, PointsTo.MATERIAL),
    ("duty, denial, reach", word_features.duties, PointsTo.MATERIAL),
    ("safeguards and their reverse", word_features.safeguards, PointsTo.MATERIAL),
    ("data, its use, its holders", word_features.privacy_words, PointsTo.MATERIAL),
    ("countries and states", word_features.countries, PointsTo.MATERIAL),
    ("company", word_features.company, PointsTo.MATERIAL),
    ("address or office", word_features.contact, PointsTo.LOWER),
    ("renamed", word_features.renamed, PointsTo.LOWER),
    ("names as examples", word_features.examples, PointsTo.LOWER),
    ("passage went", place_features.passage_went, PointsTo.LOWER),
    ("leads the reader elsewhere", place_features.pointer, PointsTo.LOWER),
    ("about the text itself", place_features.notice, PointsTo.LOWER),
    ("link to another site", place_features.link_elsewhere, PointsTo.LOWER),
    ("link within a site", place_features.link_same_site, PointsTo.LOWER),
    ("became a link", place_features.became_link, PointsTo.LOWER),
    ("lost its link", place_features.lost_link, PointsTo.LOWER),
    ("same edits elsewhere", place_features.repeated, PointsTo.LOWER),
    ("much moved", place_features.reordered, PointsTo.LOWER),
)
NAMES: Final = tuple(name for name, _, _ in FEATURES)


def values(one: ChangedWords) -> tuple[float, ...]:
    """Return the features of a change, in the order of the table."""
    return tuple(feature(one) for _, feature, _ in FEATURES)
