"""Countries, currencies and amounts in facts that no program can read."""

import pytest

from generator.checks.fact_codes import fact_codes
from generator.model.document import Document, Section
from generator.schema.facts import Facts
from generator.source.assembly import SectionSource


def remedies(facts: Facts, sealed: Facts | None = None) -> list[str]:
    """Return what is to be written in place of values of a section."""
    before = Document("T", "en", (Section("s", "terms", "T", "Text.", sealed),)) if sealed is not None else None
    return [one.remedy for one in fact_codes([SectionSource("s", "s.md", "terms", "T", "Text.", 1, facts)], before)]


def price(amount: str, currency: str = "EUR") -> Facts:
    return {"price": {"monthly": {"amount": amount, "currency": currency}}}


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"home": "Germany"}, ["write its code, DE"]),
        ({"to": {"a": {"country": "the Netherlands"}}}, ["write its code, NL"]),
        ({"to": {"a": {"country": "UK"}}}, ["write its code, GB"]),
        ({"home": "DE"}, []),
        ({"home": "unspecified"}, []),
        ({"home": "our own platform"}, []),
        (price("9.99"), []),
        (price("1.000"), []),
        (price("unspecified", "unspecified"), []),
        (price("19,90"), ["write a number alone, 19.90: the words around it are the text's"]),
        (price("19.90 EUR"), ["write a number alone, 19.90: the words around it are the text's"]),
        (price("1.000,50"), ["write a number alone, such as 9.99: the words around it are the text's"]),
        (price("from 5 to 9"), ["write a number alone, such as 9.99: the words around it are the text's"]),
        (price("9.99", "€"), ["write its code, EUR"]),
        (price("9.99", "eur"), ["write its code, EUR"]),
        (price("9.99", "Franken"), ["write its code, such as EUR"]),
    ],
)
def test_what_is_no_code_is_named_with_what_to_write(facts: Facts, found: list[str]) -> None:
    """Before: “19,90” and “€” were not named, and of a price that rose readers were told that it changes."""
    assert remedies(facts) == found


def test_what_is_sealed_is_left() -> None:
    assert remedies(price("19,90"), price("19,90")) == []
    assert remedies(price("24,90"), price("19,90")) == [
        "write a number alone, 24.90: the words around it are the text's"
    ]
