"""No way round the notice by words that facts fill into a text (decisions/0012, “By what is filled in”)."""

import json
from pathlib import Path

import pytest

from generator.model.levels import Level
from generator.text.change import Subject
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import BRAND, PLAIN, drafted, seal, section
from tests.small import NAME, first_sealed

# A contact that says more than where it leads

PRINTED = "Write to {{ facts.channels.post.value }}, or call {{ facts.channels.phone.value }}."
OFFICE = "Privacy Team, 1 Main Street, Springfield"


def contacts(post: str = OFFICE, phone: str = "+1 405 356 6726", kind: str = "post", more: str = "") -> str:
    """Return the facts of a section with a way that stays, a postal address, a telephone number, and `more`."""
    ways = (("mail", "email", "a@example.com"), ("post", kind, post), ("phone", "phone", phone))
    listed = (
        f"    - {{id: {name}, kind: {one}, value: {json.dumps(value)}, for: [rights]}}\n" for name, one, value in ways
    )
    return f"  channels:\n{''.join(listed)}{more}"


def frozen(policy: Policy, before: str, after: str) -> str:
    """Seal a section as the first version, then another one as the next; return what the command said."""
    Path(PLAIN).write_text(before)
    first_sealed(policy)
    Path(PLAIN).write_text(after)
    done = policy("freeze", NAME, "--yes")
    assert done.status == 0, done.said
    return done.out


@pytest.mark.parametrize(
    "facts",
    [
        contacts(f"{OFFICE}. By writing to us you agree to arbitration and to the sale of your data"),
        contacts(f"{OFFICE} (a request costs 50 EUR)"),
        contacts(f"{OFFICE}, € 50"),
        contacts("Privacy Team, 2 Main Street; only with a copy of a passport"),
        contacts(f"{OFFICE}. Wer schreibt, willigt ein, dass wir Ihre Daten weitergeben"),
        contacts(phone="+1 405 356 6726, for 3 EUR a minute"),
        contacts(phone="+1 405 356 6726, and we may sell what you say"),
        contacts(phone="+1 405 356 6727 (members only)"),
        contacts("after you have paid, the settings of your account", kind="account"),
        contacts(more="    - {id: new, kind: post, value: '2 Main Street. You agree to the sale of your data'}\n"),
        contacts(more="    - {id: new, kind: email, value: 'b@example.com, which we share with our partners'}\n"),
        contacts(more="    - {id: new, kind: email, value: 'b@example.com?subject=I-agree-to-the-sale'}\n"),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_contact_that_says_more_than_where_it_leads_is_no_mere_contact(policy: Policy, facts: str) -> None:
    """Before: “Our postal address changed”, minor, and the sentence stood in the text on the same day."""
    said = frozen(policy, section("contact", PRINTED, contacts()), section("contact", PRINTED, facts))
    assert "  material" in said, said
    (listed,) = json.loads(policy("diff", NAME, "--on", "1", "--format", "json").out)
    assert "37" not in {one["rule"] for one in listed["changes"]}


def test_words_of_a_contact_are_read_as_words(tiny: Path, policy: Policy) -> None:
    """Of the sale of data that stands in an address, readers are asked: no answer counts as consent."""
    facts = contacts(f"{OFFICE}. By writing to us you agree to arbitration and to the sale of your data")
    said = frozen(policy, section("contact", PRINTED, contacts()), section("contact", PRINTED, facts))
    assert "material+consent" in said, (tiny, said)


@pytest.mark.parametrize(
    "facts",
    [
        contacts("Privacy Team, 2nd floor, 12 rue de la Paix, 75002 Paris, France"),
        contacts("Privacy Team, c/o Example Ltd, P.O. Box 12, London SW1A 1AA"),
        contacts("Datenschutz, z. Hd. Frau Muster, Straße des 17. Juni 1, 10623 Berlin"),
        contacts("Equipo de privacidad, calle de la Princesa 5, 28008 Madrid"),
        contacts("Acme Sp. z o.o., zespół prywatności, ul. Długa 4, 00-001 Warszawa"),
        contacts("Acme SAS, délégué à la protection des données, 12 bis avenue de la Paix, 75008 Paris"),
        contacts("Acme S.L., a la atención del delegado de protección de datos, Paseo de la Castellana 95, Madrid"),
        contacts("Acme S.p.A., responsabile della protezione dei dati, Via Monte Napoleone 8, 20121 Milano"),
        contacts("Acme B.V., t.a.v. functionaris gegevensbescherming, Keizersgracht 313, 1016 EE Amsterdam"),
        contacts(phone="1-800-FLOWERS"),
        contacts(phone="+1 405 999 0000"),
        contacts(phone="+1 405 999 0000 ext. 12"),
        contacts(more="    - {id: new, kind: form, value: 'https://example.com/privacy?from=text'}\n"),
        contacts(more="    - {id: new, kind: account, value: the settings of your account}\n"),
        contacts(more="    - {id: new, kind: email, value: b@example.com}\n"),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_another_address_is_a_minor_change(policy: Policy, facts: str) -> None:
    said = frozen(policy, section("contact", PRINTED, contacts()), section("contact", PRINTED, facts))
    assert "material" not in said, said


@pytest.mark.usefixtures("tiny")
def test_what_stood_beside_a_number_may_stay(policy: Policy) -> None:
    before = section("contact", PRINTED, contacts(phone="+1 405 356 6726 (Monday to Friday)"))
    after = section("contact", PRINTED, contacts(phone="+1 405 999 0000 (Monday to Friday)"))
    assert "material" not in frozen(policy, before, after)


# An amount with a point

PRICE = "A plan costs {{ facts.price.plan.amount }} euros a year."


def priced(amount: str) -> str:
    """Return the facts of a section with one price."""
    return f"  price:\n    - {{id: plan, amount: '{amount}', currency: EUR, period: 1 year}}\n"


@pytest.mark.parametrize(
    ("before", "after", "material"),
    [("999", "1.000", True), ("990.00", "1.200", True), ("1.200", "1.000", False), ("9.99", "8.99", False)],
)
def test_a_thousand_with_a_point_is_no_lower_price(
    tiny: Path, policy: Policy, before: str, after: str, *, material: bool
) -> None:
    """Before: 999 euros became 1.000, “the price falls”, for the better, so that it applied on the same day."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    said = frozen(policy, section("terms", PRICE, priced(before)), section("terms", PRICE, priced(after)))
    assert ("  material" in said) == material, said


# A time in a sentence about somebody else

SHORTER = "rights", "  respond_within: {}\n  rights: [{{id: object}}]\n", "30 days", "10 days"
LESS = "retention", "  retention:\n    - {{id: orders, keep: {}, kept_for: us}}\n", "3 years", "1 year"
MORE = "changes", "  notice: {{days: {}}}\n", "30", "90"
REFUND = "terms", "  refund: {}\n", "14 days", "60 days"


def levels(tiny: Path, of: tuple[str, str, str, str], text: str, language: str = "en") -> list[Level]:
    """Return the levels of the passages of a text when the fact that is filled in changes, for the better."""
    kind, facts, old, new = of
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    seal(section(kind, text, facts.format(old)))
    found = drafted(section(kind, text, facts.format(new)))
    assert [one.verdict.level for one in found if one.change.subject is Subject.FACT] == [Level.MINOR]
    return [one.verdict.level for one in found if one.change.subject is Subject.TEXT]


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (SHORTER, "You may withdraw a booking within {{ facts.respond_within }}."),
        (SHORTER, "Bookings can be cancelled within {{ facts.respond_within }}."),
        (SHORTER, "You must answer us within {{ facts.respond_within }}."),
        (SHORTER, "We write to you. Within {{ facts.respond_within }}, you have to object."),
        (SHORTER, "You can:\n\n- object within {{ facts.respond_within }}"),
        (SHORTER, "Complaints must arrive within {{ facts.respond_within }}."),
        (LESS, "You can fetch your invoices for {{ facts.retention.orders.keep }}."),
        (MORE, "You must give notice {{ facts.notice.days }} days before you leave."),
        (REFUND, "We pay you back within {{ facts.refund }}."),
        (REFUND, "You will get your money back within {{ facts.refund }}."),
        (REFUND, "Orders are refunded within {{ facts.refund }}."),
    ],
)
def test_a_time_in_a_sentence_about_somebody_else_is_read(tiny: Path, of: tuple[str, str, str, str], text: str) -> None:
    """Before: “we take less time to answer”, for the better, and readers had twenty days less to withdraw at once."""
    assert levels(tiny, of, text)[-1] is Level.MATERIAL


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (SHORTER, "You can ask us what we hold, and we answer within {{ facts.respond_within }}."),
        (SHORTER, "When you write to us, we’ll respond to most requests within {{ facts.respond_within }}."),
        (SHORTER, "You may object. Our answer comes within {{ facts.respond_within }}."),
        (SHORTER, "Complaints have to be answered within {{ facts.respond_within }}."),
        (SHORTER, "| What | How long |\n|---|---|\n| You may wait for answers | {{ facts.respond_within }} |"),
        (LESS, "As long as you have an account, and for {{ facts.retention.orders.keep }} after that, we keep it."),
        (LESS, "Payment records are kept for {{ facts.retention.orders.keep }}, as you must pay taxes."),
        (LESS, "- Orders: {{ facts.retention.orders.keep }}"),
        (MORE, "Changes are announced {{ facts.notice.days }} days before they apply to you."),
        (REFUND, "You may send it back for {{ facts.refund }}, and we pay."),
        (REFUND, "Refunds: {{ facts.refund }}."),
        (REFUND, "We refund orders if you return them within {{ facts.refund }}."),
        (SHORTER, "If you ask us, you get an answer within {{ facts.respond_within }}."),
    ],
)
def test_a_time_in_a_sentence_of_its_fact_is_that_of_the_fact(
    tiny: Path, of: tuple[str, str, str, str], text: str
) -> None:
    assert {*levels(tiny, of, text)} == {Level.EDITORIAL}


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("de", "Wir informieren Sie {} Tage vorher.", "Sie müssen {} Tage vorher kündigen."),
        ("fr", "Nous vous informons {} jours avant.", "Vous devez résilier {} jours avant."),
        ("es", "Le informamos {} días antes.", "Usted debe cancelar {} días antes."),
        ("it", "La informiamo {} giorni prima.", "Lei deve recedere {} giorni prima."),
        ("nl", "Wij melden het {} dagen vooraf.", "U moet {} dagen vooraf opzeggen."),
    ],
)
def test_who_acts_is_read_in_six_languages(tiny: Path, language: str, ours: str, theirs: str) -> None:
    both = "\n\n".join(one.format("{{ facts.notice.days }}") for one in (ours, theirs))
    assert levels(tiny, MORE, both, language) == [Level.EDITORIAL, Level.MATERIAL]


def test_in_a_language_that_is_not_read_nobody_knows_who_acts(tiny: Path) -> None:
    """People say whether that needs consent, too."""
    assert levels(tiny, MORE, "Informujemy {{ facts.notice.days }} dni wcześniej.", "pl") == [Level.CONSENT]
