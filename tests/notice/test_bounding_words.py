"""Words at the foot of each page that say to whom, where or from when a text applies, and links past it."""

from pathlib import Path

import pytest

from generator.checks.footer_words import footer_words
from generator.errors import Place, Severity
from generator.loading import policy_source
from generator.publish.project_code import own_code
from generator.source import logos
from tests.conftest import edit
from tests.notice.edits.drafts import BRAND
from tests.small import ROOT_OF

BOUNDS = (
    "Our current terms",
    "For the binding text see our shop",
    "Last updated: 3 May 2019",
    "Effective 1 May 2019",
    "© 2026 Tiny. Effective 1 May 2019.",
    "Valid in France only",
    "Only valid for orders from May on",
    "The English text prevails",
    "Translation for convenience only",
    "Does not apply to residents of California",
    "Applies to business customers only",
    "Gilt nur für Kunden in Deutschland",
    "Gültig ab 1. Mai 2019",
    "Stand: Mai 2019",
    "Die deutsche Fassung ist maßgeblich",
    "Ne s’applique pas en Suisse",
    "La version anglaise fait foi",
    "Nos conditions actuelles",
    "No se aplica en México",
    "Prevalece: el texto inglés prevalece",
    "Non si applica in Svizzera",
    "Versione vigente",
    "Niet van toepassing in België",
    "De Nederlandse tekst is doorslaggevend",
    "Dernière mise à jour : 3 mai 2019",
)
NONE = (
    "© 2019–2026 Tiny Ltd",
    "© Tiny 2026. All rights reserved.",
    "Since 1950",
    "Founded in 1950, family run",
    "Offers valid in France only",
    "VAT does not apply to exports",
    "Apply for membership",
    "Apply now",
    "Valid HTML 5",
    "Terms and conditions apply",
    "Version 3.2",
    "Made in France",
    "Registered in England and Wales, No. 123456",
    "Read the terms, the policy and all earlier versions.",
    "Terms of use",
    "Privacy policy",
    "All versions",
    "Unsere AGB",
    "Gültige Kreditkarten: Visa",
    "Geld terug garantie",
    "Impressum",
    "Seit 1950",
    "Nos conditions",
    "Open from May 1, 2026",
    "Next fair: 3 May 2027",
    "Prices in euros, valid while stocks last",
    "Free returns, in force of habit",
    "Effective learning for all",
    "Gegründet 1950",
    "Politique de confidentialité",
    "Translations by A. Smith",
    "Photo: A. Smith, 2019",
    "Updates by e-mail",
    "Updated daily",
    "Version française",
    "English version",
)


def test_a_foot_that_bounds_a_text_is_named() -> None:
    """Before: “Does not apply to residents of California” came with the next build, and nobody was told."""
    found = {one: [*footer_words({"text": one}, Place("x", 1))] for one in (*BOUNDS, *NONE)}
    assert [one for one in BOUNDS if [each.severity for each in found[one]] != [Severity.WARNING]] == []
    assert [one for one in NONE if found[one]] == []


def test_so_are_settings_and_a_logo(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: P\ntheme: {name: policypress}\ncopyright: Valid in France only\n")
    assert any("Valid in France only" in one.message for one in own_code(tmp_path))
    logo = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'
    said = [bool(logos.problem("logo.svg", logo.format(one).encode())) for one in ("Valid in France only", "Tiny")]
    assert said == [True, False]


@pytest.mark.parametrize(
    ("foot", "named"),
    [
        ("{back: Terms and conditions}", True),
        ("{back: Back to Tiny}", False),
        ("{back: Privacy policy}", False),  # the brand has none here
        ("{button: {label: Terms of use, href: 'https://www.tiny.example/terms'}}", True),
        ("{button: {label: Terms of use, href: 'https://www.tiny.example/policies/terms/'}}", False),
        ("{button: {label: Privacy policy, href: 'https://tiny.example/privacy'}}", False),
        ("{button: {label: Imprint, href: 'https://tiny.example/imprint'}}", False),
    ],
)
def test_a_link_that_is_called_as_a_text_leads_to_it(tiny: Path, foot: str, *, named: bool) -> None:
    """Before: “Terms of use” at the foot of the terms led to others at the same site."""
    edit(tiny / BRAND, "unreached", f"site: https://tiny.example\nfooter: {foot}\nunreached")
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "footer"]
    assert ["not to that text" in one for one in found] == [True] * named
