"""Where the words stand that were filled into a text: each place holds exactly its value, as the text writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Section
from generator.source.assembly import PolicySheet, SectionSource, document
from generator.source.nearest_value import nearest_value
from generator.text import markdown

FACTS = {"retention": {"account": {"keep": "3 years"}}, "fee": "1. April", "none": ""}
BRAND = {"legal_name": "Example [Ltd]", "contact": {"email": "a@example.com"}}


def section(body: str) -> Section:
    sheet = PolicySheet("policy.yml", "Terms {{ brand.legal_name }}", "", "terms", "en")
    source = SectionSource("kept", "kept.md", "retention", "{{ facts.fee }}", body, 1, FACTS)  # type: ignore[arg-type]
    return document(sheet, (source,), BRAND, []).sections[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("We keep it.", []),
        ("For {{ facts.retention.account.keep }}.", [("facts.retention.account.keep", "3 years")]),
        ("{{facts.kept.retention.account.keep}}", [("facts.kept.retention.account.keep", "3 years")]),
        ("\n \n\n  {{ facts.fee }}, paid.  \n\n", [("facts.fee", r"1\. April")]),
        (
            "We are {{ brand.legal_name }}.\n\nWrite to {{ brand.contact.email }}\n",
            [("brand.legal_name", r"Example \[Ltd\]"), ("brand.contact.email", "a@example.com")],
        ),
        ("{{ brand.unknown }} {{ facts.fee }}", [("facts.fee", "1. April")]),
        ("{{ facts.none }}\n\nNothing stood there.", []),
    ],
)
def test_each_place_holds_its_value(body: str, expected: list[tuple[str, str]]) -> None:
    made = section(body)
    assert [(one.path, made.text[one.start : one.end]) for one in made.filled] == expected


@given(st.lists(st.sampled_from(["\n", "  ", "x", "{{ facts.fee }}", "{{ brand.legal_name }}", "{{ facts.none }}"])))
def test_places_follow_the_text_in_order_wherever_it_is_tidied(parts: list[str]) -> None:
    made = section("".join(parts))
    at = 0
    for one in made.filled:
        assert at <= one.start < one.end <= len(made.text)
        value = {"facts.fee": "1. April", "brand.legal_name": "Example [Ltd]"}[one.path]
        assert made.text[one.start : one.end] in {markdown.escape(value, line_start=first) for first in (True, False)}
        at = one.end
    assert len(made.filled) == sum("fee" in part or "legal" in part for part in parts)


KNOWN = (
    *("brand.brand", "brand.colours.primary", "brand.contact.address", "brand.contact.email", "brand.contact.phone"),
    *("brand.jurisdictions", "brand.legal_name", "brand.name", "brand.site", "brand.timezone"),
    *("facts.kept.retention.account.keep", "facts.kept.retention.orders.keep", "facts.rights.respond_within"),
    *("facts.retention.account.after", "facts.retention.account.keep"),
)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("brand.adress", "brand.contact.address"),
        ("brand.contact.adress", "brand.contact.address"),
        ("brand.phone", "brand.contact.phone"),
        ("brand.telephone", "brand.contact.phone"),
        ("brand.mail", "brand.contact.email"),
        ("brand.contact_email", "brand.contact.email"),
        ("email", "brand.contact.email"),
        ("Brand.Nmae", "brand.name"),
        ("brnad.name", "brand.name"),
        ("company.name", "brand.name"),
        ("brand.legal", "brand.legal_name"),
        ("brand.website", "brand.site"),
        ("facts.retention.acount.keep", "facts.retention.account.keep"),
        ("facts.retention.order.keep", "facts.kept.retention.orders.keep"),
        ("retention.account.keep", "facts.retention.account.keep"),
        ("facts.respond_witin", "facts.rights.respond_within"),
        ("facts.retention.account", "facts.retention.account.after” or “facts.retention.account.keep"),
    ],
)
def test_a_misspelt_placeholder_is_told_what_it_may_have_meant(written: str, names: str) -> None:
    """Before: letters of the whole path counted, so that `brand.phone` was taken for `brand.name`."""
    assert nearest_value(written, KNOWN) == f"did you mean “{names}”?"


def test_of_what_is_like_no_value_those_beside_it_are_named() -> None:
    beside = "brand.contact.address, brand.contact.email, brand.contact.phone"
    assert nearest_value("brand.contact.fax", KNOWN) == f"known here: {beside}"
    assert nearest_value("brand.url", KNOWN).startswith("known here: brand.brand, brand.colours.primary, ")
    assert nearest_value("policy.title", KNOWN).endswith(" … (15 in all)")
