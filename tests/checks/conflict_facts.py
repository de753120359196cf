"""Facts beside which the tests of conflicts put prose, and what is found in it."""

from generator.checks.claims import claims
from generator.checks.denied_facts import denied_facts
from generator.checks.typed_values import typed_values
from generator.checks.values_elsewhere import values_elsewhere
from generator.errors import Finding
from generator.schema.facts import Facts, read_facts
from generator.schema.nodes import Mapping
from generator.schema.yaml import parse_yaml
from generator.source.assembly import PolicySheet, SectionSource, document

KEEP = """\
retention:
  - {id: account, data: [account], keep: 3 years, after: last_login}
  - {id: payment, data: [payment], keep: 7 years}
  - {id: support, data: [communications], keep: 3 years}
  - {id: analytics, data: [usage], keep: 2 years, then: anonymise}
"""
ONE_KEEP = "retention: [{id: account, keep: 3 years}]"
DELETION = KEEP + "on_account_deletion: {identifiers: immediately}"
RIGHTS = "respond_within: 30 days"
EXTENDED = "{respond_within: 30 days, extension: 60 days}"
BREACH = "breach: {notify: [affected_users], within: 72 hours}"
NOTICE = "{notice: {days: 30}, review_every: 1 year}"
CHILD = "{min_age: 16, parental_consent_below: 0}"
CHILDREN = "{min_age: 13, parental_consent_below: 16, on_discovery: {then: delete, within: immediately}}"
CONTACT = """\
channels:
  - {id: email, kind: email, value: help@example.com}
  - {id: phone, kind: phone, value: +1 (405) 356-6726}
reply_within: 48 hours
"""
COOKIES = """\
cookies:
  - {id: analytics, kind: analytics, lifetime: 2 years}
  - {id: preference, kind: preference, lifetime: 6 months}
cross_site_tracking: no
"""
SCOPE = "controller: {legal_name: Example Ltd}"
PRICE = "{price: [{id: monthly, amount: 9.99, currency: EUR, period: 1 month}], refund: 14 days}"


def facts_of(section_type: str, written: str) -> Facts:
    found: list[Finding] = []
    node = parse_yaml(written, "x", found)
    assert isinstance(node, Mapping)
    facts = read_facts(section_type, node, found)
    assert not found
    return facts


def found_in(*sections: tuple[str, Facts, str], language: str = "en", meant: tuple[str, ...] = ()) -> list[Finding]:
    sources = [
        SectionSource(f"s{n}", f"s{n}.md", section_type, "S", body, 1, facts, meant=meant)
        for n, (section_type, facts, body) in enumerate(sections)
    ]
    sheet = PolicySheet("policy.yml", "T", "", "privacy", language)
    read = document(sheet, sources, {}, [])
    rules = (typed_values, claims, denied_facts, values_elsewhere)
    return [finding for rule in rules for finding in rule(sources, read)]
