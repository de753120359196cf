"""Names of rights and other words that people make up: “acces” is probably “access”, and “appeal” is another right."""

from pathlib import Path

import pytest

from generator.checks.usual_names import unusual_names
from generator.schema.facts import Facts
from generator.source.assembly import SectionSource
from tests.conftest import Policy, edit
from tests.small import in_draft
from tests.steps import checked

OWN = (
    "access correction deletion portability erase rectify human_review explanation appeal know non_discrimination copy"
    " sale_opt_out nomination grievance review close_account export pause data_copy anonymity collection contest"
    " representation transparency notice information inspection rejection reaction protection selection section"
    " redress rejections"
).split()
MEANT = {
    **dict.fromkeys(("acces", "acess", "acceso", "accesso", "droit_acces", "right_of_access", "auskunft"), "access"),
    **dict.fromkeys(("corection", "rectification", "rettifica", "rectificatie", "berichtigung"), "correction"),
    **dict.fromkeys(("effacement", "loschung", "loeschung", "supresion", "deletoin"), "deletion"),
    **dict.fromkeys(("portabilite", "portabillity", "portabilita"), "portability"),
    **dict.fromkeys(("objektion", "opposition", "oposicion", "bezwaar"), "objection"),
    **dict.fromkeys(("complant", "reclamation"), "complaint"),
    "automated_decision": "automated_decisions",
}


def meant(kind: str, facts: Facts) -> list[str]:
    """Return the usual names that a section with these facts is said to mean."""
    source = SectionSource("s", "s.md", kind, "Title", "Words.", 1, facts)
    return [one.message.rpartition("“")[2].rstrip("”") for one in unusual_names([source])]


def test_a_right_of_its_own_is_no_misspelt_one() -> None:
    assert {name: found for name in OWN if (found := meant("rights", {"rights": {name: {}}}))} == {}
    assert meant("rights", {"rights": {"acces": {"term": "eu-gdpr:A15"}}}) == []


def test_a_right_that_looks_like_a_usual_one_is_named() -> None:
    found = {name: meant("rights", {"rights": {name: {}}}) for name in MEANT}
    assert found == {name: [right] for name, right in MEANT.items()}


@pytest.mark.parametrize(
    ("kind", "facts", "found"),
    [
        ("retention", {"retention": {"a": {"keep": "1 year", "after": "last_login"}}}, []),
        ("retention", {"retention": {"a": {"keep": "1 year", "after": "last_visit"}}}, []),
        ("retention", {"retention": {"a": {"keep": "1 year", "after": "account_creation"}}}, []),
        ("retention", {"retention": {"a": {"keep": "1 year", "after": "last_logn"}}}, ["last_login"]),
        ("changes", {"notice": {"audience": "members"}}, []),
        ("changes", {"notice": {"audience": "activ_users"}}, ["active_users"]),
        ("changes", {"exceptions": ["emergency", "legal_obligatons"]}, ["legal_obligation"]),
    ],
)
def test_words_that_people_make_up(kind: str, facts: Facts, found: list[str]) -> None:
    assert meant(kind, facts) == found


def test_check_asks_what_was_meant(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    in_draft(tmp_path, monkeypatch)
    section = tmp_path / "policy_source/tiny/terms/sections/asked.md"
    edit(
        section,
        "type: contact\ntitle: How to ask\nfacts:\n",
        "type: rights\ntitle: How to ask\nfacts:\n  rights:\n    - {id: acces}\n",
    )
    edit(section, "  channels:\n    - {id: phone, kind: phone, value: +1 (405) 356-6726}\n", "")
    edit(section, "Call {{ facts.channels.phone.value }}.", "You may see your data.")
    said = checked().out
    assert "“acces” in “rights” is a name of your own, and looks like “access”" in said
    assert "did you mean “access”?" in policy("check").out


LISTED: Facts = {"data": {"account": {"label": "Account data"}, "orders": {"label": "Orders"}, "logs": {"label": "L"}}}


@pytest.mark.parametrize(
    ("kind", "facts", "found"),
    [
        ("retention", {"retention": {"a": {"keep": "1 year", "data": ["acount"]}}}, ["account"]),
        ("sharing", {"recipients": {"bank": {"label": "Banks", "data": ["order", "logs"]}}}, ["orders"]),
        ("retention", {"retention": {"a": {"keep": "1 year", "data": ["account", "location", "log", "amount"]}}}, []),
        ("contact", {"channels": {"a": {"kind": "email", "value": "x", "for": ["acount"]}}}, []),
    ],
)
def test_an_id_that_names_nothing_and_looks_like_another_is_named(kind: str, facts: Facts, found: list[str]) -> None:
    """Before: “We now also share order with this recipient” was told to readers, and `check` had nothing to mend."""
    sources = [
        SectionSource("c", "c.md", "collection", "Title", "Words.", 1, LISTED),
        SectionSource("s", "s.md", kind, "Title", "Words.", 1, facts),
    ]
    assert [one.message.rpartition("“")[2].rstrip("”") for one in unusual_names(sources)] == found
