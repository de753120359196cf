"""Where the words stand that were filled into a text: each place holds exactly its value, as the text writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Section
from generator.source.assembly import PolicySheet, SectionSource, document
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
