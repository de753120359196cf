"""What prose says of sale and tracking against the facts beside it, in each language that is read (rule X1)."""

import pytest

from tests.checks.conflict_facts import facts_of, found_in

SOLD, NEVER, NEITHER = "sold", "never", ""
SALE = [
    ("de-AT", "Wir verkaufen Ihre Daten.", SOLD),
    ("de", "Wir können Ihre personenbezogenen Daten an Dritte verkaufen.", SOLD),
    ("de", "Wir verkaufen Ihre Daten, sofern Sie zustimmen.", SOLD),
    ("de", "Wir verkaufen Ihre Daten, bevor wir sie löschen.", SOLD),
    ("de", "Wir können Ihre Daten in anonymer Form verkaufen.", NEITHER),
    ("de", "Bevor Ihre Daten verkauft werden, fragen wir.", NEITHER),
    ("de", "Wir verkaufen Ihre Daten niemals.", NEVER),
    ("de", "Wir werden keine Kundendaten verkaufen.", NEVER),
    ("de", "Ihre Daten werden nicht verkauft.", NEVER),
    ("de", "Wir verkaufen Ihre Daten nicht ohne Ihre Einwilligung.", NEITHER),
    ("de", "Wir verkaufen Bücher und geben keine Daten weiter.", NEITHER),
    ("fr", "Nous pouvons vendre vos données personnelles.", SOLD),
    ("fr", "Vos données peuvent être vendues.", SOLD),
    ("fr", "Nous vendons vos données avec votre accord.", SOLD),
    ("fr", "Nous vendons vos données avant de les effacer.", SOLD),
    ("fr", "Si nous vendons vos données un jour, nous vous le dirons.", NEITHER),
    ("fr", "Nous pouvons vendre des données anonymisées.", NEITHER),
    ("fr", "Nous ne vendons jamais vos données.", NEVER),
    ("fr-CA", "Nous ne vendons pas de données à caractère personnel.", NEVER),
    ("fr", "Nous ne vendons pas vos données sans votre accord.", NEITHER),
    ("fr", "Nous vendons des livres.", NEITHER),
    ("es", "Podemos vender sus datos.", SOLD),
    ("es", "Vendemos los datos de nuestros usuarios.", SOLD),
    ("es", "Vendemos sus datos salvo que se oponga.", SOLD),
    ("es", "Vendemos sus datos antes de borrarlos.", SOLD),
    ("es", "Si un día vendemos sus datos, lo diremos.", NEITHER),
    ("es", "Vendemos datos agregados.", NEITHER),
    ("es", "No vendemos sus datos personales.", NEVER),
    ("es", "Nunca venderemos su información.", NEVER),
    ("es", "No vendemos sus datos salvo que lo autorice.", NEITHER),
    ("it", "Possiamo vendere i suoi dati personali.", SOLD),
    ("it", "Vendiamo i dati degli utenti.", SOLD),
    ("it", "Vendiamo i suoi dati se lei acconsente.", SOLD),
    ("it", "Vendiamo i suoi dati prima di cancellarli.", SOLD),
    ("it", "Se vendiamo i suoi dati, lo diremo.", NEITHER),
    ("it", "Vendiamo dati aggregati.", NEITHER),
    ("it", "Non vendiamo i suoi dati.", NEVER),
    ("it", "I suoi dati non saranno mai venduti.", NEVER),
    ("it", "Non vendiamo i suoi dati senza consenso.", NEITHER),
    ("nl", "Wij kunnen uw gegevens aan derden verkopen.", SOLD),
    ("nl", "We verkopen persoonsgegevens.", SOLD),
    ("nl", "Wij verkopen uw gegevens, tenzij u bezwaar maakt.", SOLD),
    ("nl", "Wij verkopen uw gegevens wanneer wij geld nodig hebben.", SOLD),
    ("nl", "Wij verkopen geanonimiseerde gegevens.", NEITHER),
    ("nl", "Wij verkopen uw gegevens nooit.", NEVER),
    ("nl", "Uw gegevens worden niet verkocht.", NEVER),
    ("nl", "Wij verkopen uw gegevens niet zonder toestemming.", NEITHER),
    ("pl", "We never sell your data.", NEVER),
    ("en", "Wir verkaufen Ihre Daten niemals.", NEITHER),
]
NOT_TRACKED = [
    ("de", "Wir verfolgen Sie nicht auf anderen Websites."),
    ("fr", "Nous ne vous suivons pas sur d’autres sites."),
    ("es", "No le rastreamos en otros sitios."),
    ("it", "Non la tracciamo su altri siti."),
    ("nl", "Wij volgen u niet op andere websites."),
]
TRACKED = [
    ("de", "Wir verfolgen Sie auf anderen Websites."),
    ("fr", "Nous vous suivons sur plusieurs sites."),
    ("es", "Le rastreamos en otros sitios."),
    ("it", "La tracciamo attraverso altri siti."),
    ("nl", "Wij volgen u op meerdere websites."),
]


@pytest.mark.parametrize(("language", "words", "says"), SALE)
def test_what_is_said_of_sale(language: str, words: str, says: str) -> None:
    """Before: “Wir verkaufen Ihre Daten niemals” stood beside the fact that they are sold, with `check` clean."""
    for fact, other in ((NEVER, SOLD), ("opt_out", NEVER)):
        found = found_in(("sharing", facts_of("sharing", f"sale: {fact}"), words), language=language)
        assert bool(found) is (says == other)


@pytest.mark.parametrize(
    ("language", "words", "tracked"), [*((*one, False) for one in NOT_TRACKED), *((*one, True) for one in TRACKED)]
)
def test_what_is_said_of_tracking(language: str, words: str, *, tracked: bool) -> None:
    for fact in (True, False):
        facts = facts_of("cookies", f"cross_site_tracking: {'yes' if fact else 'no'}")
        assert bool(found_in(("cookies", facts, words), language=language)) is (fact is not tracked)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [("We may sell your data.", True), ("We never sell your data.", False), ("You may sell your bread.", False)],
)
def test_another_section_speaks_of_sale(words: str, *, wrong: bool) -> None:
    """Before: “We may sell your data” stood in a section beside that which states that nothing is sold."""
    stated = ("sharing", facts_of("sharing", "sale: never"), "Nobody else reads it.")
    assert bool(found_in(stated, ("rights", {}, words))) is wrong
    unclear = ("sharing", facts_of("sharing", "sale: unspecified"), "Somebody else may read it.")
    assert bool(found_in(stated, unclear, ("rights", {}, words))) is wrong
    other = ("sharing", facts_of("sharing", "sale: opt_out"), "In Ohio others read it.")
    assert not found_in(stated, other, ("rights", {}, words))


ASIDE = [
    ("en", "We may sell anonymous or aggregated data.", NEITHER),
    ("en", "We sell only anonymized usage data to research institutes.", NEITHER),
    ("en", "We may sell your data in aggregated form.", NEITHER),
    ("en", "In the event of a merger, we may sell your information to the new owner.", NEITHER),
    ("en", "Before we sell your data, we ask you.", NEITHER),
    ("en", "We sell your data in an anonymous form, with your name.", "warning"),
    ("en", "We sell your data to aggregators.", "warning"),
    ("en", "We sell your data for the acquisition of customers.", "warning"),
    ("en", "We sell your data before and after the merger.", "warning"),
    ("en", "In the event of a merger, or whenever it pays, we sell your data.", "warning"),
    ("en", "When we sell your data, you get points.", "warning"),
    ("en", "We sell your data to Anonymous Ltd.", "warning"),
    ("en", "We may sell anonymous data linked to your e-mail address, and we may sell your data.", "warning"),
    ("en", "We may sell your data to advertisers, also as part of a merger.", "warning"),
    ("en", "We may sell your data.", "error"),
    ("de", "Wir verkaufen aggregierte Daten.", NEITHER),
    ("de", "Im Rahmen einer Übernahme können wir Ihre Daten verkaufen.", NEITHER),
    ("de", "Wir verkaufen Ihre Daten nach der Übernahme.", "warning"),
    ("de", "Wir verkaufen Ihre Daten in anonymer Form, samt Ihrem Namen.", "warning"),
    ("fr", "En cas de fusion, nous pouvons vendre vos données.", NEITHER),
    ("fr", "Nous vendons vos données pour l’acquisition de clients.", "warning"),
    ("es", "En caso de fusión podemos vender sus datos.", NEITHER),
    ("es", "Vendemos sus datos antes de la fusión.", "warning"),
    ("it", "In caso di fusione possiamo vendere i suoi dati.", NEITHER),
    ("it", "Vendiamo i suoi dati dopo la fusione.", "warning"),
    ("nl", "Bij een overname kunnen wij uw gegevens verkopen.", NEITHER),
    ("nl", "Wij verkopen uw gegevens na de overname.", "warning"),
]


@pytest.mark.parametrize(("language", "words", "expected"), ASIDE)
def test_what_may_be_no_claim_of_sale_is_named(language: str, words: str, expected: str) -> None:
    """Before: a sentence with “anonymous” or “merger” in it was no claim, whatever else it said."""
    found = found_in(("sharing", facts_of("sharing", "sale: never"), words), language=language)
    assert [one.severity.value for one in found] == ([expected] if expected else [])


def test_tracking_by_an_anonymous_number_is_named() -> None:
    facts = facts_of("cookies", "cross_site_tracking: no")
    (one,) = found_in(("cookies", facts, "We track you across other websites by an anonymous number."))
    assert one.severity.value == "warning"
