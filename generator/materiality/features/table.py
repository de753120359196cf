"""The features of a change that no rule decided, one visible table: what each says, and its function."""

from collections.abc import Callable
from typing import Final

from generator.materiality.features import places, words
from generator.materiality.features.changed import ChangedWords

Feature = Callable[[ChangedWords], float]

FEATURES: Final[tuple[tuple[str, Feature], ...]] = (
    ("words came", words.content_came),
    ("words went", words.content_went),
    ("words came and none went", words.only_came),
    ("words went and none came", words.only_went),
    ("share of the passage", words.share),
    ("share that stands elsewhere", words.known),
    ("no new word", words.nothing_new),
    ("and, or, if, unless", words.joining),
    ("same meaning, nearly", words.same_meaning),
    ("misspelt word", words.misspelt),
    ("words run together or apart", words.word_boundary),
    ("comma", words.commas),
    ("sale, sensitive, choice, contract", words.signals),
    ("duty, denial, reach", words.duties),
    ("duty, denial, reach among few words", words.duty_alone),
    ("safeguards and their reverse", words.safeguards),
    ("data, its use, its holders", words.privacy_words),
    ("countries and states", words.countries),
    ("company", words.company),
    ("numbers", words.numbers),
    ("names went", words.lost_names),
    ("address or office", words.contact),
    ("renamed", words.renamed),
    ("names as examples", words.examples),
    ("passage went", places.passage_went),
    ("moved", places.moved),
    ("heading", places.heading),
    ("leads the reader elsewhere", places.pointer),
    ("about the text itself", places.notice),
    ("link to another site", places.link_elsewhere),
    ("link within a site", places.link_same_site),
    ("became a link", places.became_link),
    ("lost its link", places.lost_link),
    ("same edits elsewhere", places.repeated),
    ("much moved", places.reordered),
)


def values(one: ChangedWords) -> tuple[float, ...]:
    """Return the features of a change, in the order of the table."""
    return tuple(feature(one) for _, feature in FEATURES)
