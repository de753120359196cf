"""What a section states otherwise than a fact of another one, and what only looks like it (decisions/0012)."""

import pytest

from generator.errors import Severity
from tests.checks.conflict_facts import (
    BREACH,
    CHILD,
    CHILDREN,
    CONTACT,
    COOKIES,
    KEEP,
    PRICE,
    RIGHTS,
    facts_of,
    found_in,
)

HOME = "{home: US, to: [{id: canada, country: CA}]}"
TWO_PRICES = "price: [{id: basic, amount: 9.99, currency: EUR}, {id: pro, amount: 19.99, currency: EUR}]"
SAID = [
    ("en", "retention", KEEP, "We keep payment data for 3 years.", "3 years"),
    ("en", "retention", KEEP, "**How long do you keep payments?** For five years.", "five years"),
    ("en", "retention", KEEP, "### How long do you keep payment data?\n\n5 years.", "5 years"),
    ("en", "retention", KEEP, "| Data | Kept for |\n|---|---|\n| Payments | kept for 5 years |", "5 years"),
    ("en", "retention", KEEP, "Your account is deleted after 9 years.", "9 years"),
    ("en", "retention", KEEP, "We hold your personal data for ten years.", "ten years"),
    ("en", "children", CHILD, "You must be at least 13 years old to use our service.", "13 years"),
    ("en", "children", CHILD, "We do not knowingly collect data of children under 13.", "13"),
    ("en", "terms", PRICE, "The monthly plan costs €12.99.", "€12.99"),
    ("en", "terms", PRICE, "You pay 12 EUR a month.", "12 EUR"),
    ("en", "terms", PRICE, "We give you a refund within 30 days.", "30 days"),
    ("en", "rights", RIGHTS, "We answer requests within 45 days.", "45 days"),
    ("en", "contact", CONTACT, "We reply to your questions within 5 days.", "5 days"),
    ("en", "security", BREACH, "If there is a breach, we tell you within 10 days.", "10 days"),
    ("en", "cookies", COOKIES, "Analytics cookies expire after 5 years.", "5 years"),
    ("en", "transfers", HOME, "We store your data on servers in India.", "India"),
    ("en", "transfers", HOME, "Your data is processed in the EU.", "EU"),
    ("de", "retention", KEEP, "Zahlungsdaten bewahren wir 3 Jahre auf.", "3 Jahre"),
    ("de", "children", CHILD, "Für die Nutzung müssen Sie mindestens 13 Jahre alt sein.", "13 Jahre"),
    ("de", "terms", PRICE, "Das Abo kostet 12,99 € im Monat.", "12,99 €"),
    ("de", "transfers", HOME, "Wir speichern Ihre Daten auf Servern in Indien.", "Indien"),
    ("fr", "retention", KEEP, "Nous conservons vos données pendant 10 ans.", "10 ans"),
    ("fr", "children", CHILD, "Vous devez avoir au moins 13 ans pour utiliser ce service.", "13 ans"),
    ("fr", "transfers", HOME, "Vos données sont stockées en Inde.", "Inde"),
    ("es", "retention", KEEP, "Conservamos sus datos durante 10 años.", "10 años"),
    ("es", "children", CHILD, "Debe tener al menos 13 años para usar el servicio.", "13 años"),
    ("it", "retention", KEEP, "Conserviamo i suoi dati per 10 anni.", "10 anni"),
    ("it", "children", CHILD, "Per usare il servizio deve avere almeno 13 anni.", "13 anni"),
    ("nl", "retention", KEEP, "Wij bewaren uw gegevens 10 jaar.", "10 jaar"),
    ("nl", "children", CHILD, "U moet minstens 13 jaar oud zijn om de dienst te gebruiken.", "13 jaar"),
]
MORE = [
    ("en", "retention", KEEP, "We keep payment data for 3 years and answer your questions within 2 days.", "3 years"),
    ("en", "retention", KEEP, "### How long we keep data\n\n- **Payments:** 3 years", "3 years"),
    ("en", "retention", KEEP, "| Data | Kept for |\n|---|---|\n| Payments | 3 years |", "3 years"),
    ("en", "retention", KEEP, "Billing records stay with us for 36 months.", "36 months"),
    ("en", "retention", KEEP, "Your data lives on our servers for 20 years.", "20 years"),
    ("en", "children", CHILD, "Anyone over 13 can join.", "13"),
    ("en", "children", CHILD, "Minimum age: 13", "13"),
    ("en", "children", CHILD, "13-year-olds can have an account.", "13"),
    ("en", "rights", RIGHTS, "Requests take up to 60 days.", "60 days"),
    ("en", "rights", RIGHTS, "If you ask for a copy, you get it within 45 days.", "45 days"),
    ("en", "transfers", HOME, "Our data centre is in Mumbai, India.", "India"),
    ("en", "transfers", HOME, "Servers: Canada, India", "India"),
    ("en", "transfers", HOME, "We share data with partners in Canada and China.", "China"),
    ("de", "retention", KEEP, "Rechnungsdaten bleiben 36 Monate bei uns.", "36 Monate"),
]
NEAR = [
    ("en", "retention", KEEP, "### How we answer\n\n- **Payments:** 3 days"),
    ("en", "retention", KEEP, "| Question | Answered after |\n|---|---|\n| Payments | 2 days |"),
    ("en", "retention", KEEP, "A payment takes 3 days."),
    ("en", "retention", KEEP, "We delete unconfirmed accounts after 7 days."),
    ("en", "retention", KEEP, "Your account is blocked for 24 hours."),
    ("en", "rights", RIGHTS, "If you ask again within 12 months, we may charge for a copy."),
    ("en", "children", CHILD, "You can have over 13 accounts."),
    ("en", "transfers", HOME, "Our service is for people in India. We share data with providers in Canada."),
    ("en", "terms", TWO_PRICES, "The Pro plan costs €19.99, and a seller pays €0.30 for each sale."),
    ("en", "terms", PRICE, "We refund what you paid within 30 days."),
    ("en", "retention", KEEP, "We keep payment data for 7 years."),
    ("en", "retention", KEEP, "We keep payments for seven years, and your account for 3."),
    ("en", "retention", KEEP, "We have kept our promises for 20 years."),
    ("en", "retention", KEEP, "We keep backups of your data for 30 days."),
    ("en", "retention", KEEP, "Server logs are deleted after 14 days."),
    ("en", "retention", KEEP, "You can delete a message within 10 minutes."),
    ("en", "retention", KEEP, "We answer within 10 days, and keep your letter."),
    ("en", "retention", KEEP, "Your password has to be changed every 90 days."),
    ("en", "retention", KEEP, "We delete your data within 30 days of your request."),
    ("en", "children", CHILD, "You must be at least 18 years old to buy wine."),
    ("en", "children", CHILD, "Our platform is for people of 16 years and older."),
    ("en", "children", CHILD, "We have used these servers for 13 years."),
    ("en", "children", CHILDREN, "You must be at least 13 to use our service; under 16, a parent agrees."),
    ("en", "children", CHILD, "If you are under 18 and live in California, you may ask us to remove what you post."),
    ("en", "children", CHILD, "Our 13 services are for all."),
    ("en", "terms", PRICE, "The monthly plan costs €9.99."),
    ("en", "terms", PRICE, "A year of the plan costs €119.88."),
    ("en", "terms", PRICE, "Late payment costs €5."),
    ("en", "terms", PRICE, "In the United States the plan costs $11."),
    ("en", "terms", PRICE, "Our liability is limited to the fees you pay, and to €100."),
    ("en", "terms", PRICE, "You can return the goods within 14 days for a refund."),
    ("en", "rights", RIGHTS, "We reply to questions within 2 days."),
    ("en", "contact", CONTACT, "We answer requests for access within 30 days."),
    ("en", "security", BREACH, "We test how we tell you of a breach. Tests take 10 days."),
    ("en", "cookies", COOKIES, "We look for new cookies every 3 months."),
    ("en", "transfers", HOME, "We store your data on servers in Canada."),
    ("en", "transfers", HOME, "We do not store data in India."),
    ("en", "transfers", HOME, "People who live in India can write to our office there."),
    ("en", "transfers", HOME, "We process data by the laws of France."),
    ("en", "transfers", HOME, "We transfer data from Germany to the United States."),
    ("de", "retention", KEEP, "Zahlungsdaten bewahren wir 7 Jahre auf."),
    ("de", "retention", KEEP, "Wir bewahren Sicherungskopien Ihrer Daten 30 Tage auf."),
    ("de", "children", CHILD, "Wein verkaufen wir nur an Personen ab 18 Jahren, die ein Konto haben."),
    ("de", "terms", PRICE, "Das Abo kostet 9,99 € im Monat."),
    ("de", "transfers", HOME, "Wir speichern Ihre Daten nicht in Indien."),
    ("fr", "retention", KEEP, "Nous conservons vos données pendant 7 ans."),
    ("fr", "terms", PRICE, "L’abonnement coûte 9,99 € par mois."),
    ("es", "retention", KEEP, "Conservamos sus datos durante 7 años."),
    ("it", "retention", KEEP, "Conserviamo i suoi dati per 7 anni."),
    ("nl", "retention", KEEP, "Wij bewaren uw gegevens 7 jaar."),
]


@pytest.mark.parametrize(("language", "kind", "facts", "words", "literal"), SAID + MORE)
def test_a_value_that_no_fact_has_is_named_in_another_section(
    language: str, kind: str, facts: str, words: str, literal: str
) -> None:
    """Before: “we keep payment data for 3 years” stood in one section, and seven in the facts of another one."""
    stated = (kind, facts_of(kind, facts), "Nothing.")
    (found,) = found_in(stated, ("other", {}, words), language=language)
    assert (found.rule, found.severity, found.place.path) == ("conflict", Severity.WARNING, "s1.md")
    assert literal in found.message
    assert "s0.md" in found.message
    assert not found_in(("other", {}, words), language=language)
    listed = found_in(stated, ("other", {}, words), language=language, meant=(literal,))
    assert "conflict" not in {one.rule for one in listed}


@pytest.mark.parametrize(("language", "kind", "facts", "words"), NEAR)
def test_what_is_near_it_is_none(language: str, kind: str, facts: str, words: str) -> None:
    assert not found_in((kind, facts_of(kind, facts), "Nothing."), ("other", {}, words), language=language)
