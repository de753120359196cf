"""A brand's own words for what facts state at a glance: another value than the fact's is named, kind words or not."""

from typing import Any

import pytest

from generator.model.catalogue import CATALOGUE, usual
from generator.schema.nodes import Mapping
from generator.schema.yaml import parse_yaml
from generator.source import words_file
from generator.source.other_values import other_value

BAD = [
    ("en", "then-keep", "then deleted"),
    ("en", "then-keep", "then made anonymous as far as may be"),
    ("en", "then-anonymise", "then deleted for good"),
    ("en", "sale-opt-out", "Your data is sold only if you agree to it"),
    ("en", "sale-opt-out", "Your data is never sold against your will"),
    ("en", "sold-opt-out", "sold only where you agree"),
    ("en", "ads-opt-out", "Your data is shared for advertising only if you agree to it"),
    ("en", "costs", "It is free of charge"),
    ("en", "cookie-advertising", "statistics and the like"),
    ("en", "basis-legitimate-interest", "because a law asks us to"),
    ("de", "then-keep", "danach gelöscht"),
    ("fr", "then-keep", "puis effacées"),
    ("es", "then-keep", "después se suprimen"),
    ("it", "then-keep", "poi cancellati"),
]
GOOD = [
    ("en", "then-keep", "then stored on"),
    ("en", "then-keep", "still there, until you have it deleted"),
    ("en", "then-anonymise", "then anonymised"),
    ("en", "sale-opt-out", "We sell your data, but never after you object"),
    ("en", "sale-opt-out", "Sold, unless you say no"),
    ("en", "sale-yes", "We sell your data"),
    ("en", "sale-never", "We never sell your data"),
    ("en", "sale-opt-in", "We sell your data only with your agreement"),
    ("en", "ads-yes", "We share your data for advertising"),
    ("en", "costs", "What you pay"),
    ("en", "cookie-advertising", "ads"),
    ("en", "cookie-analytics", "to count visits"),
    ("en", "cookie-performance", "its speed"),
    ("en", "basis-legitimate-interest", "because we have a good reason"),
    ("en", "basis-contract", "to do what we agreed"),
    ("en", "basis-consent", "if you say yes"),
    ("en", "basis-legal-obligation", "since the law requires it"),
    ("de", "then-keep", "danach weiter gespeichert"),
    ("de", "basis-legitimate-interest", "weil wir daran ein Interesse haben"),
    ("fr", "then-keep", "puis gardées"),
    ("nl", "then-keep", "daarna nog opgeslagen"),
]


def test_another_value_is_named() -> None:
    """Before: “then deleted” stood at a glance of what is kept, and nothing said so."""
    assert [row for row in BAD if not other_value(f"glance-{row[1]}", row[2], row[0])] == []


def test_the_same_value_in_other_words_is_not() -> None:
    assert [row for row in GOOD if other_value(f"glance-{row[1]}", row[2], row[0])] == []


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "nl"])
def test_the_usual_words_say_what_they_are_about(language: str) -> None:
    said = [(key, other) for key in CATALOGUE if (other := other_value(key, usual(key, language), language))]
    assert said == []


def test_a_brand_is_told() -> None:
    found: list[Any] = []
    node = parse_yaml("words:\n  glance-then-keep: then deleted\n", words_file.FILE, found)
    assert isinstance(node, Mapping)
    words_file.read(node, found)
    (one,) = found
    assert one.message == "“glance-then-keep” seems to say what “glance-right-deletion” says"
