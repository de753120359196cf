"""The features of a change that no rule decided, one visible table: what each says, and its function."""

from collections.abc import Callable
from typing import Final

from generator.materiality.features import place_features, word_features
from generator.materiality.features.change_view import ChangedWords

Feature = Callable[[ChangedWords], float]

FEATURES: Final[tuple[tuple[str, Feature], ...]] = (
    ("words came", word_features.content_came),
    ("words went", word_features.content_went),
    ("words came and none went", word_features.only_came),
    ("words went and none came", word_features.only_went),
    ("share of the passage", word_features.share),
    ("share that stands elsewhere", word_features.known),
    ("no new word", word_features.nothing_new),
    ("a statement came or went", word_features.statement),
    ("and, or, if, unless", word_features.joining),
    ("same meaning, nearly", word_features.same_meaning),
    ("misspelt word", word_features.misspelt),
    ("words run together or apart", word_features.word_boundary),
    ("comma", word_features.commas),
    ("sale, sensitive, choice, contract", word_features.signals),
    ("duty, denial, reach", word_features.duties),
    ("duty, denial, reach among few words", word_features.duty_alone),
    ("safeguards and their reverse", word_features.safeguards),
    ("data, its use, its holders", word_features.privacy_words),
    ("countries and states", word_features.countries),
    ("company", word_features.company),
    ("numbers", word_features.numbers),
    ("names went", word_features.lost_names),
    ("address or office", word_features.contact),
    ("renamed", word_features.renamed),
    ("names as examples", word_features.examples),
    ("passage went", place_features.passage_went),
    ("moved", place_features.moved),
    ("heading", place_features.heading),
    ("leads the reader elsewhere", place_features.pointer),
    ("about the text itself", place_features.notice),
    ("link to another site", place_features.link_elsewhere),
    ("link within a site", place_features.link_same_site),
    ("became a link", place_features.became_link),
    ("lost its link", place_features.lost_link),
    ("same edits elsewhere", place_features.repeated),
    ("much moved", place_features.reordered),
)


def values(one: ChangedWords) -> tuple[float, ...]:
    """Return the features of a change, in the order of the table."""
    return tuple(feature(one) for _, feature in FEATURES)
