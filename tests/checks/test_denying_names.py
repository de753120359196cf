"""A fact is not called by a word that denies what a notice says of it."""

import pytest

from generator.checks.denying_names import denying_names
from generator.source.assembly import SectionSource
from tests.materiality.test_reworded_facts import facts


@pytest.mark.parametrize(
    ("kind", "stated", "named"),
    [
        ("retention", "retention: [{id: nothing, keep: 1 year}]", 1),
        ("retention", "retention: [{id: no_data, keep: 1 year}]", 1),
        ("sharing", "recipients: [{id: a, label: nobody else}]", 1),
        ("sharing", "recipients: [{id: a, label: No third party}]", 1),
        ("sharing", "recipients: [{id: a, label: niemanden}]", 1),
        ("sharing", "recipients: [{id: a, label: aucune autre société}]", 1),
        ("use", "purposes: [{id: a, label: no other purpose}]", 1),
        ("use", "purposes: [{id: a, label: ningún otro fin}]", 1),
        ("cookies", "cookies: [{id: none, kind: advertising}]", 1),
        ("collection", "data: [{id: a, label: Names, fields: [nothing else]}]", 1),
        ("collection", "data: [{id: a, label: nessun dato}]", 1),
        ("rights", "rights: [{id: no_right}]", 1),
        ("terms", "liability: {excluded: [delays, nothing else]}", 1),
        ("security", "measures: [{id: a, label: Nothing}]", 1),
        ("sharing", "recipients: [{id: a, label: Partners (nothing changes for you)}]", 1),
        ("sharing", "recipients: [{id: a, label: 'Banks; what was announced does not come'}]", 1),
        ("security", "measures: [{id: a, label: No access without a second key}]", 0),
        ("security", "measures: [{id: a, label: Keine Weitergabe von Schlüsseln}]", 0),
        ("terms", "price: [{id: no_show_fee, amount: 5, currency: EUR}]", 0),
        ("collection", "data: [{id: a, label: Notes, fields: [nonce, number]}]", 0),
        ("collection", "data: [{id: personne, label: Personne de contact}]", 0),
        ("sharing", "recipients: [{id: a, label: Nielsen}, {id: b, label: NoOne Ltd}]", 0),
        ("sharing", "recipients: [{id: a, label: Nobody Ltd}, {id: b, label: Niente S.r.l.}]", 0),
        ("use", "purposes: [{id: a, label: No Purpose Ltd}]", 1),
        ("use", "purposes: [{id: a, label: Not losing your work}]", 0),
    ],
)
def test_a_name_that_denies_is_named(kind: str, stated: str, named: int) -> None:
    """Before: “We keep nothing longer: 1 year → 9 years.” was a notice, and nobody said a word."""
    source = SectionSource("a", "a.md", kind, "A", "Words.", 5, facts(kind, stated))
    assert len([*denying_names([source])]) == named
