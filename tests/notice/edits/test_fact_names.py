"""No way round the notice by what a fact is called: a provider, a right, a name that is a sentence (decisions/0012)."""

import datetime
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.publish import build as building
from generator.site.feeds.policy_json import policy_json
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import ADS, BRAND, WHY, drafted, seal, section
from tests.small import NAME, ROOT_OF
from tests.steps import announced, notified

# A fact that readers know by its name


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        ("rights", "rights:\n    - {id: erasure, limits: [law]}", "{id: nothing, was: erasure, limits: [law]}", 2),
        ("retention", "retention:\n    - {id: mail, keep: 1 year}", "{id: faces, was: mail, keep: 1 year}", 2),
        ("cookies", "cookies:\n    - {id: session, kind: essential}", "{id: spy, was: session, kind: essential}", 2),
        (
            "terms",
            "price:\n    - {id: basic, amount: 5, currency: EUR}",
            "{id: all, was: basic, amount: 5, currency: EUR}",
            2,
        ),
        ("retention", "retention:\n    - {id: my_mail, keep: 1 year}", "{id: my-mail, was: my_mail, keep: 1 year}", 0),
        (
            "retention",
            "retention:\n    - {id: a, keep: 1 year, data: [x]}",
            "{id: b, was: a, keep: 1 year, data: [x]}",
            0,
        ),
        ("security", "measures:\n    - {id: tls, label: Encryption}", "{id: crypt, was: tls, label: Encryption}", 0),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_name_by_which_readers_know_a_fact_is_judged(kind: str, old: str, new: str, expected: int) -> None:
    """Before: `was:` made another right of a right, and “only an internal name” changed."""
    seal(section(kind, "Words.", f"  {old}\n"))
    found = drafted(section(kind, "Words.", f"  {old.partition('-')[0]}- {new}\n"))
    assert [one.verdict.level for one in found] == [expected]


def asked_of_first(now: str) -> list[str]:
    """Return for what purposes those who accepted version 1 are asked by policy.json."""
    at = datetime.datetime.fromisoformat(now)
    (item,) = building.policies_today(policy_source.load(ROOT_OF), at)
    since = policy_json(item, item.today)["since"]
    assert isinstance(since, list)
    return [one["purpose"] for one in since[0]["consent"]]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (ADS.replace("{id: ads", "{id: marketing, was: ads"), ["marketing"]),
        (ADS.partition("    - {id: ads")[0], ["ads"]),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_new_name_of_a_purpose_takes_no_question_away(policy: Policy, facts: str, asked: list[str]) -> None:
    """Before: `was: ads`, which is editorial, and nobody was asked any more for the consent that was announced."""
    seal(section("use", "Words.", ADS.partition("    - {id: ads")[0]))
    drafted(section("use", "Words.", ADS))
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    notified(ROOT_OF, NAME)
    later = "2027-01-20T12:00:00+00:00"
    assert asked_of_first(later) == ["ads"]
    found = drafted(section("use", "Words.", facts))
    for one in found:
        _lowered(policy, one, later)
    assert policy("freeze", NAME, "--yes", "--now", later).status == 0
    assert asked_of_first("2027-01-21T12:00:00+00:00") == asked


def _lowered(policy: Policy, one: Judged, now: str) -> None:
    if one.verdict.level >= Level.MATERIAL:
        who = ("--by", "a-moreau", "--approved-by", "k-lind", "--because", WHY, "--now", now)
        done = policy("decide", NAME, one.digest.removeprefix("sha256:")[:8], "--level", "minor", *who)
        assert done.status == 0, done.said


# A name that says more than a name

PAID = "  recipients:\n    - {id: pay, label: Payment providers, role: processor, data: [payment], for: [billing]}\n"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Acme, to whom we sell your data for advertising", Level.MATERIAL),
        ("Acme, an advertising network", Level.MATERIAL),
        ("Acme, der wir Ihre Daten verkaufen", Level.MATERIAL),
        ("Acme, courtier en données", Level.MATERIAL),
        ("Acme and whoever else pays for it, in any country that there is", Level.MATERIAL),
        ("Everybody", Level.MATERIAL),
        ("Any third party", Level.MATERIAL),
        ("Our group and its partners", Level.MATERIAL),
        ("Acme and its partners", Level.MATERIAL),
        ("Acme und Partner", Level.MATERIAL),
        ("Partenaires", Level.MATERIAL),
        ("Acme Payments Ltd, Dublin", Level.MINOR),
        ("Otto Group Payments", Level.MINOR),
        ("Bain & Company", Level.MINOR),
        ("PayPal (Europe) S.à r.l. et Cie, S.C.A.", Level.MINOR),
        ("Salesforce Ireland Ltd (help desk and billing)", Level.MINOR),
        ("Acme Payment providers GmbH & Co. KG", Level.MINOR),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_new_provider_is_a_name(label: str, expected: Level) -> None:
    """Before: “New provider: Acme, to whom we sell your data”, minor, and on the page on the same day."""
    seal(section("sharing", "Words.", PAID))
    facts = (
        f'{PAID}    - {{id: new, label: "{label}", category: pay, role: processor, data: [payment], for: [billing]}}\n'
    )
    assert [one.verdict.level for one in drafted(section("sharing", "Words.", facts))] == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("your_data_is_sold", Level.MATERIAL),
        ("we-share-cookies", Level.MATERIAL),
        ("your_session", Level.MINOR),
        ("tracking_pixel", Level.MATERIAL),
        ("session_recording", Level.MATERIAL),
        ("facebook_ads", Level.CONSENT),
        ("behavioural_targeting", Level.CONSENT),
        ("cross_site_profile", Level.CONSENT),
        ("load_balancer", Level.MINOR),
        ("csrf_token", Level.MINOR),
        ("consent", Level.MINOR),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_an_id_that_is_a_sentence_is_read(name: str, expected: Level) -> None:
    """Before: “We use new cookies, for what the site needs to work: your data is sold” stood on the page at once."""
    seal(section("cookies", "Words.", "  cookies: [{id: a, kind: essential}]\n"))
    facts = f"  cookies: [{{id: a, kind: essential}}, {{id: {name}, kind: essential}}]\n"
    assert [one.verdict.level for one in drafted(section("cookies", "Words.", facts))] == [expected]


# A right that is none


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("{id: arbitration_only}", Level.MATERIAL),
        ("{id: waive_all_claims, how: [email]}", Level.MATERIAL),
        ("{id: pay_us}", Level.MATERIAL),
        ("{id: no_refund}", Level.MATERIAL),
        ("{id: erasure, limits: [by asking you agree to arbitration]}", Level.MATERIAL),
        ("{id: erasure, limits: [law]}", Level.MINOR),
        ("{id: marketing_opt_out, how: [account]}", Level.MINOR),
        ("{id: right_to_object}", Level.MINOR),
        ("{id: auskunft}", Level.MINOR),
        ("{id: portabilite}", Level.MINOR),
        ("{id: klacht}", Level.MINOR),
    ],
)
def test_a_new_right_is_called_as_rights_are(tiny: Path, right: str, expected: Level) -> None:
    """Before: “You have a new right: arbitration only”, for the better, and on the page at once."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    known = "  rights: [{id: access, how: [email]}"
    seal(section("rights", "Words.", f"{known}]\n"))
    (one,) = drafted(section("rights", "Words.", f"{known}, {right}]\n"))
    assert one.verdict.level is expected
    assert one.verdict.reason.startswith("You have a new right: ") is (expected is Level.MINOR or "limits" in right)
