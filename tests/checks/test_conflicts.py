"""Prose against the facts beside it: rows that a lawyer can read (tests/cases/typed_values.yml)."""

import pytest

from generator.checks import typed_values
from generator.errors import Finding, Place
from tests.checks import conflict_facts
from tests.checks.conflict_facts import CONTACT, KEEP, PRICE, RIGHTS, facts_of, found_in
from tests.conftest import cases

ROWS = cases("typed_values.yml")


def said(one: Finding) -> str:
    literal = one.message.split("“")[1].split("”")[0]
    if one.rule == "typed-value":
        return f"warning: {literal} = {one.message.split('as the fact ')[1].split(' does')[0]}"
    return f"error: {literal}"


@pytest.mark.parametrize("kind", ROWS)
def test_rows(kind: str) -> None:
    wrong = [(row, found) for row in ROWS[kind] if (found := said_of(row)) != list(row.get("found", ()))]
    assert wrong == []
    assert all(bool(row.get("found")) == (kind != "none") for row in ROWS[kind])


def said_of(row: dict[str, str]) -> list[str]:
    """Return what is found in the text of a row beside its facts."""
    facts = facts_of(row["type"], getattr(conflict_facts, row["facts"], row["facts"]))
    return [said(one) for one in found_in((row["type"], facts, row["text"]))]


def test_what_is_meant_is_no_error_and_every_other_value_still_is() -> None:
    prose = "We keep payment data for 7 years, invoices for 10 years and logs for 90 days."
    facts = facts_of("retention", KEEP)
    assert [said(one) for one in found_in(("retention", facts, prose), meant=("10 Years", "90 days"))] == [
        "warning: 7 years = retention.payment.keep"
    ]
    assert "error: 10 years" in [said(one) for one in found_in(("retention", facts, prose), meant=("90 days",))]


def test_no_crowd_of_typed_values_hides_a_contradiction() -> None:
    """Before: after a thousand values that are only typed, neither this section nor the next was read any more."""
    keep = facts_of("retention", KEEP)
    crowd = "We keep payment data for 7 years.\n\n" * (typed_values.MOST + 1)
    wrong = "We keep payment data for 8 years."
    found = [said(one) for one in found_in(("retention", keep, crowd + wrong), ("retention", keep, wrong))]
    assert found.count("error: 8 years") == 2
    assert found.count("warning: 7 years = retention.payment.keep") == typed_values.MOST


def test_what_is_listed_as_meant_and_stands_nowhere_is_a_warning() -> None:
    (one,) = found_in(("retention", facts_of("retention", KEEP), "Nothing is typed here."), meant=("10 years",))
    assert "“10 years”" in one.message
    assert one.rule == "typed-value"


def test_both_values_stand_at_the_words() -> None:
    prose = "\n{{ facts.respond_within }}.\n\nA line, and\nwe'll **respond** within 45 days; or reply within 45 days.\n"
    first, second = found_in(("rights", facts_of("rights", RIGHTS), prose))
    assert first.place == Place("s0.md", 5, 26)
    assert second.place == Place("s0.md", 5, 51)
    assert first.message == "the text says “45 days”, and no fact beside it does: respond_within says 30 days"
    assert first.remedy.startswith("write {{ facts.respond_within }} in the text, or correct the fact; ")
    assert first.remedy.endswith("add it to “meant:” at the top of the file, as - 45 days")


@pytest.mark.parametrize(
    ("kind", "facts", "prose", "language", "remedy"),
    [
        ("children", "min_age: 16", "You are 16 years old.", "en", "write {{ facts.min_age }} years in"),
        ("children", "min_age: 16", "You are sixteen years old.", "en", "write {{ facts.min_age }} years in"),
        ("children", "min_age: 16", "Nobody under 16 may use it.", "en", "write {{ facts.min_age }} in"),
        ("children", "min_age: 16", "Sie sind 16 Jahre alt.", "de", "write {{ facts.min_age }} Jahre in"),
        ("children", "min_age: 16", "You are 14 years old.", "en", "write {{ facts.min_age }} years in"),
        ("terms", PRICE, "It costs €9.99 a month.", "en", "write €{{ facts.price.monthly.amount }} in its place"),
        ("terms", PRICE, "It costs 9.99 euros.", "en", "write {{ facts.price.monthly.amount }} euros in its place"),
        ("retention", KEEP, "We keep logs for 90 days.", "en", "write the fact that is meant, such as {{ facts.r"),
    ],
)
def test_what_is_to_be_written_keeps_the_unit(kind: str, facts: str, prose: str, language: str, remedy: str) -> None:
    """Before: `{{ facts.min_age }}` in the place of “16 years” made “You have to be 16 old”, with nothing to mend."""
    (one,) = found_in((kind, facts_of(kind, facts), prose), language=language)
    assert one.remedy.startswith(remedy)


def test_an_item_is_known_by_its_data_in_another_section() -> None:
    data = facts_of("collection", "data: [{id: d1, label: Payment information, fields: [billing address]}]")
    keep = facts_of("retention", "retention: [{id: r1, data: [d1], keep: 7 years}, {id: r2, keep: 1 year}]")
    prose = "Payments are kept for 5 years.\n\nWe keep your billing address for 5 years."
    assert [one.place.line for one in found_in(("collection", data, "Text."), ("retention", keep, prose))] == [1, 3]


def test_a_fact_of_another_section_is_named_by_its_section() -> None:
    rights = ("rights", facts_of("rights", RIGHTS), "Text.")
    contact = ("contact", facts_of("contact", "reply_within: 48 hours"), "We answer requests within 30 days.")
    (one,) = found_in(rights, contact)
    assert said(one) == "error: 30 days"
    assert one.remedy.startswith("write {{ facts.s0.respond_within }} in the text, or correct the fact; ")


def test_a_fact_of_another_section_that_is_about_as_long_is_not_named() -> None:
    """Before: “within 30 days” was to be the period of a price of another section, which prints “1 month”."""
    month = facts_of("terms", "price: [{id: monthly, amount: 9.99, currency: EUR, period: 1 month}]")
    contact = ("contact", facts_of("contact", "reply_within: 48 hours"), "We answer requests within 30 days.")
    (one,) = found_in(("terms", month, "Text."), contact)
    assert one.remedy.startswith("write {{ facts.reply_within }} in the text, or correct the fact; ")


def test_periods_are_read_in_the_language_of_the_policy() -> None:
    facts = facts_of("contact", CONTACT)
    prose = "Nous répondons en 24 heures.\n\nhello@example.com"
    assert [said(one) for one in found_in(("contact", facts, prose), language="fr")] == [
        "error: 24 heures",
        "error: hello@example.com",
    ]
    typed = found_in(("contact", facts, "Wir antworten in 48 Stunden."), language="de")
    assert typed == []  # a variable would print “48 hours”
