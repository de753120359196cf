"""Names of facts that readers of a text in another language would be told as the files have them."""

import pytest

from generator.checks.unspoken_names import unspoken_names
from generator.model.document import Document, Section
from generator.schema.facts import Facts
from generator.source.assembly import SectionSource

KEPT = "Wir löschen Kopien von Ausweisen 3 Jahre nach der Veröffentlichung. Appeals of members."


def named(language: str, kind: str, facts: Facts, *, sealed: bool = False, translates: bool = False) -> list[str]:
    """Return the names that a section with these facts has for its readers alone."""
    section = Section("s", kind, "Titel", KEPT, facts)
    draft = Document("Text", language, (section,))
    source = SectionSource("s", "s.md", kind, "Titel", KEPT, 1, facts)
    found = unspoken_names([source], draft, draft if sealed else None, translates=translates)
    return [one.message.partition("“")[2].partition("”")[0] for one in found]


RIGHT: Facts = {"rights": {"withdraw_consent": {}, "access": {}}}
EVENT: Facts = {"retention": {"account": {"keep": "1 year", "after": "unsubscription"}}}


@pytest.mark.parametrize(
    ("language", "kind", "facts", "found"),
    [
        ("de", "rights", RIGHT, ["withdraw consent"]),
        ("en", "rights", RIGHT, []),
        ("pl", "rights", RIGHT, []),  # of that language no word of the program is said
        ("fr", "retention", EVENT, ["unsubscription"]),
        ("de", "retention", {"retention": {"account": {"keep": "1 year", "after": "last_login"}}}, []),
        ("de", "retention", {"retention": {"account": {"keep": "1 year", "after": "veroeffentlichung"}}}, []),
        ("de", "retention", {"retention": {"account": {"keep": "1 year", "after": "ausweis"}}}, []),
        ("de", "changes", {"notice": {"audience": "unspecified"}}, []),
        ("fr", "terms", {"price": {"breakfast": {"amount": 14}, "monthly": {"amount": 9}}}, ["breakfast"]),
        (
            "fr",
            "retention",
            {"retention": {"bookings": {"keep": "3 years"}, "orders": {"keep": "1 year"}}},
            ["bookings"],
        ),
        ("fr", "retention", {"retention": {"a": {"keep": "3 years", "data": ["entries"]}}}, ["entries"]),
        ("de", "retention", {"retention": {"kopien_von_ausweisen": {"keep": "3 years"}}}, []),
        ("es", "sharing", {"recipients": {"insurers": {"label": "Aseguradoras", "data": ["entries"]}}}, ["entries"]),
        ("es", "cookies", {"cookies": {"basket": {"kind": "essential"}}}, ["basket"]),
        ("en", "terms", {"price": {"breakfast": {"amount": 14}}}, []),
    ],
)
def test_a_name_that_no_language_has_is_named(language: str, kind: str, facts: Facts, found: list[str]) -> None:
    assert named(language, kind, facts) == found


@pytest.mark.parametrize(
    ("translates", "remedy"), [(True, "in the original, too"), (False, "or a word of the text itself")]
)
def test_a_translation_has_the_names_of_its_original(*, translates: bool, remedy: str) -> None:
    """Before: a translation was told to take words of its own text, which is an error: facts are the same in both."""
    section = Section("s", "retention", "Titel", KEPT, EVENT)
    source = SectionSource("s", "s.md", "retention", "Titel", KEPT, 1, EVENT)
    (found,) = unspoken_names([source], Document("Text", "de", (section,)), None, translates=translates)
    assert found.remedy.endswith(remedy)


def test_an_english_translation_has_no_names_of_its_original() -> None:
    facts: Facts = {"rights": {"auskunftei": {}, "appeal": {}}}
    assert named("en", "rights", facts, translates=True) == ["auskunftei"]
    assert named("en", "rights", facts) == []


def test_data_with_a_label_is_told_by_it() -> None:
    facts: Facts = {
        "data": {"entries": {"label": "Accesos"}},
        "recipients": {"insurers": {"label": "Aseguradoras", "data": ["entries"]}},
    }
    assert named("es", "sharing", facts) == []


def test_what_is_sealed_is_not_asked_again() -> None:
    assert named("de", "rights", RIGHT, sealed=True) == []
    assert named("de", "terms", {"price": {"breakfast": {"amount": 14}}}, sealed=True) == []
