"""Prose against the facts beside it: rows that a lawyer can read (type, facts, prose, what is found or nothing)."""

import pytest

from generator.errors import Place
from tests.conflict_facts import (
    BREACH,
    CHILD,
    CHILDREN,
    CONTACT,
    COOKIES,
    DELETION,
    EXTENDED,
    KEEP,
    NOTICE,
    ONE_KEEP,
    PRICE,
    RIGHTS,
    SCOPE,
    facts_of,
    found_in,
)

NOTHING = ""
ROWS = [
    # type, facts, prose, the value in the text and the fact (nothing: no finding)
    # how long things are kept
    ("retention", KEEP, "We keep account information for 5 years.", "5 years”, the fact retention.account.keep says 3"),
    (
        "retention",
        KEEP,
        "- Payment and billing information is kept for five years",
        "five years”, the fact retention.pay",
    ),
    ("retention", KEEP, "- **Payment information:** 5 years", "5 years”, the fact retention.payment.keep says 7 years"),
    (
        "retention",
        KEEP,
        "| Data | How long |\n|---|---|\n| Payment | 5 years |",
        "5 years”, the fact retention.payment",
    ),
    ("retention", KEEP, "Usage analytics are anonymized after twenty-four weeks.", "the fact retention.analytics.keep"),
    ("retention", KEEP, "We delete your account after 5 years of inactivity.", "the fact retention.account.keep"),
    (
        "retention",
        KEEP,
        "Payment records are kept for 3 years.",
        "3 years”, the fact retention.payment.keep says 7 years",
    ),
    (
        "retention",
        KEEP,
        "Account data is kept for {{ facts.retention.account.keep }} and payments for 5 years.",
        "payment",
    ),
    (
        "retention",
        KEEP,
        "We keep accounts for 3 years and payment data for 6 years.",
        "6 years”, the fact retention.pay",
    ),
    ("retention", ONE_KEEP, "We keep your personal data for 5 years.", "the fact retention.account.keep says 3 years"),
    ("retention", KEEP, "We keep account information for thirty-six (36) months.", NOTHING),
    ("retention", KEEP, "We keep account information for 3 years and payment information for 7 years.", NOTHING),
    ("retention", KEEP, "Account data is kept for 3 years, or 10 years where a court orders it.", NOTHING),
    ("retention", KEEP, "In Germany, payment information is kept for 10 years.", NOTHING),
    ("retention", KEEP, "Backups of account data are kept for 30 days.", NOTHING),
    ("retention", KEEP, "Server logs are kept for 90 days.", NOTHING),
    ("retention", ONE_KEEP, "We keep server logs for 90 days.", NOTHING),
    ("retention", KEEP, "Accounts that are never verified are deleted after 7 days.", NOTHING),
    ("retention", KEEP, "You can restore a deleted account within 30 days.", NOTHING),
    ("retention", KEEP, "We delete account data within 30 days of your request.", NOTHING),
    ("retention", KEEP, "We keep account data for 30 days after you close it.", NOTHING),
    ("retention", KEEP, "Account and payment information is kept for 5 years.", NOTHING),
    ("retention", KEEP, "Account data is kept for 2-4 years.", NOTHING),
    ("retention", KEEP, "We have kept our accounts in order for over 20 years ago.", NOTHING),
    ("retention", KEEP, "We previously kept account data for 5 years.", NOTHING),
    ("retention", KEEP, "    We keep account information for 5 years.", NOTHING),
    (
        "retention",
        DELETION,
        "When you delete your account, we remove personal identifiers after 30 days.",
        "on_account_d",
    ),
    ("retention", DELETION, "When you delete your account, we remove personal identifiers immediately.", NOTHING),
    ("retention", DELETION, "When you delete your account, we keep payment records for 7 years.", NOTHING),
    # answers
    (
        "rights",
        RIGHTS,
        "We'll respond to most requests within 45 days.",
        "45 days”, the fact respond_within says 30 days",
    ),
    (
        "rights",
        RIGHTS,
        "You will have our response within ninety days.",
        "ninety days”, the fact respond_within says 30",
    ),
    ("rights", RIGHTS, "We answer within two weeks.", "two weeks”, the fact respond_within"),
    ("rights", RIGHTS, "We answer within one month.", NOTHING),
    ("rights", RIGHTS, "We answer within thirty (30) days.", NOTHING),
    ("rights", RIGHTS, "We confirm your request: we acknowledge it within 10 days.", NOTHING),
    (
        "rights",
        RIGHTS,
        "We acknowledge requests within 10 days and respond within 45 days.",
        "45 days”, the fact respond",
    ),
    ("rights", RIGHTS, "If you do not reply to our questions within 14 days, we close the request.", NOTHING),
    ("rights", RIGHTS, "Our answer covers the 12 months preceding your request.", NOTHING),
    ("rights", RIGHTS, "Requests are free twice every 12 months, and we respond to all.", NOTHING),
    ("rights", RIGHTS, "Under the CCPA we respond within 45 days.", NOTHING),
    ("rights", RIGHTS, "We answer within 10 business days.", NOTHING),
    (
        "rights",
        RIGHTS,
        "We respond within {{ facts.respond_within }}, and complex requests take up to 90 days.",
        NOTHING,
    ),
    ("rights", EXTENDED, "We may extend this by a further 90 days.", "90 days”, the fact extension says 60 days"),
    ("rights", EXTENDED, "We may extend this by another 60 days.", NOTHING),
    ("rights", EXTENDED, "We answer within 30 days, which we may extend to 90 days in total.", NOTHING),
    (
        "contact",
        CONTACT,
        "We typically respond to inquiries within 24 hours.",
        "24 hours”, the fact reply_within says 48",
    ),
    ("contact", CONTACT, "We typically respond to inquiries within two days.", NOTHING),
    ("contact", CONTACT, "Requests about your rights are answered within 30 days.", NOTHING),
    ("contact", CONTACT, "Our support is open 24 hours a day, 7 days a week, and answers every message.", NOTHING),
    # breaches
    (
        "security",
        BREACH,
        "After a breach, we'll notify affected users within 5 days.",
        "5 days”, the fact breach.within",
    ),
    ("security", BREACH, "After a breach, we'll notify affected users within three days.", NOTHING),
    ("security", BREACH, "After a breach, we notify the authorities within 24 hours.", NOTHING),
    ("security", BREACH, "Logs of a breach are kept for 90 days.", NOTHING),
    # changes
    (
        "changes",
        NOTICE,
        "We notify you at least 14 days before changes take effect.",
        "14 days”, the fact notice.days says",
    ),
    (
        "changes",
        NOTICE,
        "You get 60 days' notice by email.",
        "60 days”, the fact notice.days says 30, write {{ facts.notice",
    ),
    ("changes", NOTICE, "Changes take effect 10 days after we announce them.", "10 days”, the fact notice.days"),
    ("changes", NOTICE, "We notify you at least a month before changes take effect.", NOTHING),
    ("changes", NOTICE, "Minor changes come with 7 days' notice.", NOTHING),
    ("changes", NOTICE, "You may object within 60 days after the notice.", NOTHING),
    ("changes", NOTICE, "We notify you at least {{ facts.notice.days }} days before changes take effect.", NOTHING),
    ("changes", NOTICE, "We review this policy every two years.", "two years”, the fact review_every says 1 year"),
    ("changes", NOTICE, "We review this policy quarterly.", "quarterly”, the fact review_every says 1 year"),
    ("changes", NOTICE, "We review this policy annually.", NOTHING),
    ("changes", NOTICE, "We review this policy every 12 months.", NOTHING),
    ("changes", NOTICE, "We encourage you to review this policy every month.", NOTHING),
    ("changes", NOTICE, "Minor updates may be implemented immediately.", NOTHING),
    # ages
    ("children", CHILD, "Our platform is designed for users 18 years and older.", "18”, the fact min_age says 16"),
    ("children", CHILD, "You must be at least thirteen to use it.", "thirteen”, the fact min_age says 16"),
    ("children", CHILD, "We don't knowingly collect data from children under 13.", "13”, the fact min_age says 16"),
    ("children", CHILD, "For users between 13-18 years old, talk to a parent.", "13”, the fact min_age says 16"),
    (
        "children",
        CHILD,
        "Children under 13 need the consent of a parent.",
        "13”, the fact parental_consent_below says 0",
    ),
    ("children", CHILD, "We don't knowingly collect data from children under 16.", NOTHING),
    ("children", CHILD, "For users between 16-18 years old, talk to a parent.", NOTHING),
    ("children", CHILD, "If you are under 18, please read this with a parent.", NOTHING),
    ("children", CHILD, "You must be 18 or older to purchase a course.", NOTHING),
    ("children", CHILD, "In South Korea, you must be at least 14 to use it.", NOTHING),
    ("children", CHILD, "If you're under 18, parental consent isn't required.", NOTHING),
    ("children", CHILDREN, "Children under 13 may not sign up; under 16 they need a parent's consent.", NOTHING),
    (
        "children",
        CHILDREN,
        "Learners under 15 need a parent's consent.",
        "15”, the fact parental_consent_below says 16",
    ),
    (
        "children",
        CHILDREN,
        "If we discover it, we'll delete it within 30 days.",
        "30 days”, the fact on_discovery.within",
    ),
    ("children", CHILDREN, "If we discover it, we'll delete it immediately.", NOTHING),
    # cookies
    (
        "cookies",
        COOKIES,
        "Analytics cookies expire after 13 months.",
        "13 months”, the fact cookies.analytics.lifetime",
    ),
    (
        "cookies",
        COOKIES,
        "- **Preference cookies:** 1 year",
        "1 year”, the fact cookies.preference.lifetime says 6 months",
    ),
    ("cookies", COOKIES, "Analytics cookies expire after 24 months.", NOTHING),
    ("cookies", COOKIES, "We ask for your consent to analytics cookies again after 12 months.", NOTHING),
    ("cookies", COOKIES, "Data from analytics cookies is kept for 26 months.", NOTHING),
    ("cookies", COOKIES, "We use cross-site tracking.", "the fact cross_site_tracking says no"),
    ("cookies", COOKIES, "We don't use third-party advertising cookies or cross-site tracking technologies.", NOTHING),
    (
        "cookies",
        "cross_site_tracking: yes",
        "We never track you across other websites.",
        "cross_site_tracking says yes",
    ),
    # selling
    ("sharing", "sale: opt_out", "We never sell your personal information.", "the fact sale says opt_out"),
    ("sharing", "sale: yes", "We don’t sell, rent or share your data.", "the fact sale says yes"),
    ("sharing", "sale: yes", "We do not sell or share your data.", "the fact sale says yes"),
    ("sharing", "sale: never", "We may sell your personal information to advertisers.", "the fact sale says never"),
    ("sharing", "sale: opt_in", "We never sell your data without your consent.", NOTHING),
    ("sharing", "sale: opt_out", "Choose “Do Not Sell My Personal Information”.", NOTHING),
    ("sharing", "sale: never", "We sell courses, and never your data.", NOTHING),
    ("sharing", "sale: never", "In a sale of assets, your information may be transferred.", NOTHING),
    ("sharing", "sale: unspecified", "We may sell your data.", NOTHING),
    # names and addresses
    (
        "scope",
        SCOPE,
        "Example GmbH is the controller.",
        "Example GmbH”, the fact controller.legal_name says Example Ltd",
    ),
    (
        "scope",
        SCOPE,
        "This site is operated by Other Company Inc.",
        "Other Company Inc.”, the fact controller.legal_name",
    ),
    ("scope", SCOPE, "Example Limited is the controller.", NOTHING),
    ("scope", SCOPE, "Example, Ltd. is the controller.", NOTHING),
    ("scope", SCOPE, "Example Ltd is part of Example Holdings Inc.", NOTHING),
    ("scope", SCOPE, "Our processor is Other GmbH.", NOTHING),
    ("scope", "controller: {legal_name: unspecified}", "Example GmbH is the controller.", NOTHING),
    (
        "contact",
        CONTACT,
        "Email: <hello@example.com>",
        "hello@example.com”, the fact channels.email.value says help@exam",
    ),
    ("contact", CONTACT, "Email [us](mailto:hello@example.com).", "hello@example.com”, the fact channels.email.value"),
    ("contact", CONTACT, "Phone: +1 (405) 356-9999", "+1 (405) 356-9999”, the fact channels.phone.value says +1 (405)"),
    ("contact", CONTACT, "Email: help@example.com, phone: 405-356-6726.", NOTHING),
    ("contact", CONTACT, "Company number 12345678, Gainesville, FL 32608.", NOTHING),
    ("contact", CONTACT, "You can complain to the authority at casework@ico.example.", NOTHING),
    ("contact", "channels: unspecified", "Email: <hello@example.com>", NOTHING),
    # money
    ("terms", PRICE, "A subscription costs €12.99 per month.", "€12.99”, the fact price.monthly.amount says 9.99 EUR"),
    (
        "terms",
        PRICE,
        "A subscription costs 9.99 dollars.",
        "9.99 dollars”, the fact price.monthly.amount says 9.99 EUR",
    ),
    ("terms", PRICE, "A subscription costs €9.99 per year.", "the fact price.monthly.period says 1 month"),
    ("terms", PRICE, "You can ask for a refund within 30 days.", "30 days”, the fact refund says 14 days"),
    ("terms", PRICE, "A subscription costs €9,99 a month.", NOTHING),
    ("terms", PRICE, "Our liability is limited to €100, whatever the price.", NOTHING),
    ("terms", PRICE, "Refunds are paid within 5 days.", NOTHING),
    ("terms", PRICE, "You can ask for a refund within 2 weeks.", NOTHING),
]


@pytest.mark.parametrize(("section_type", "written", "prose", "expected"), ROWS)
def test_rows(section_type: str, written: str, prose: str, expected: str) -> None:
    found = found_in((section_type, facts_of(section_type, written), prose))
    if expected:
        (one,) = found
        assert one.rule == "conflict"
        assert expected in f"{one.message}, {one.remedy}"
    else:
        assert not found


def test_both_values_stand_at_the_words() -> None:
    prose = "\n{{ facts.respond_within }}.\n\nA line, and\nwe'll **respond** within 45 days; or reply within 45 days.\n"
    first, second = found_in(("rights", facts_of("rights", RIGHTS), prose))
    assert first.place == Place("s0.md", 5, 26)
    assert second.place == Place("s0.md", 5, 51)
    assert first.message == "the text says “45 days”, the fact respond_within says 30 days"
    assert first.remedy == "write {{ facts.respond_within }} in the text, or correct the fact"


def test_an_item_is_known_by_its_data_in_another_section() -> None:
    data = facts_of("collection", "data: [{id: d1, label: Payment information, fields: [billing address]}]")
    keep = facts_of("retention", "retention: [{id: r1, data: [d1], keep: 7 years}, {id: r2, keep: 1 year}]")
    prose = "Payments are kept for 5 years.\n\nWe keep your billing address for 5 years."
    assert [one.place.line for one in found_in(("collection", data, "Text."), ("retention", keep, prose))] == [1, 3]


def test_the_two_clocks_for_answers_may_stand_in_either_section() -> None:
    rights = ("rights", facts_of("rights", RIGHTS), "Text.")
    contact = ("contact", facts_of("contact", "reply_within: 48 hours"), "We answer requests within 30 days.")
    assert not found_in(rights, contact)


def test_the_words_are_english_but_addresses_are_not() -> None:
    facts = facts_of("contact", CONTACT)
    prose = "We respond within 24 hours.\n\nhello@example.com"
    assert len(found_in(("contact", facts, prose))) == 2
    assert [one.place.line for one in found_in(("contact", facts, prose), language="fr")] == [3]
