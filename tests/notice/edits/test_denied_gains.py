"""A summary with a right word that says something else of it: a gain where readers lose, or gains alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.model.policy import Policy as SourcePolicy
from generator.model.record import VersionRecord
from generator.notice.denied_gains import concealed_loss, denied_gains
from generator.source.claimed_gains import claimed_gains
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import PLAIN, seal, section
from tests.small import KEPT, NAME, ROOT_OF
from tests.steps import checked

CLAIMED = [
    ("We keep your account for a shorter time.", "en", "retention"),
    ("Accounts are deleted sooner than before.", "en", "retention"),
    ("We no longer share your data with partners.", "en", "recipients"),
    ("Fewer companies receive what you write.", "en", "recipients"),
    ("We never sell your data.", "en", "sale"),
    ("We collect less data about you.", "en", "collection"),
    ("You have more control over your data.", "en", "rights"),
    ("It gets cheaper, with lower fees.", "en", "price"),
    ("You get more notice of changes.", "en", "changes"),
    ("Wir speichern Ihr Konto nicht mehr so lange.", "de", "retention"),
    ("Ihr Konto wird früher gelöscht.", "de", "retention"),
    ("Wir geben Ihre Daten nicht mehr weiter.", "de", "recipients"),
    ("Wir erheben weniger Daten.", "de", "collection"),
    ("Sie haben mehr Rechte.", "de", "rights"),
    ("Nous conservons votre compte moins longtemps.", "fr", "retention"),
    ("Nous ne partageons plus vos données.", "fr", "recipients"),
    ("Conservamos su cuenta menos tiempo.", "es", "retention"),
    ("Ya no compartimos sus datos.", "es", "recipients"),
    ("Conserviamo il Suo account per meno tempo.", "it", "retention"),
    ("Non condividiamo più i Suoi dati.", "it", "recipients"),
    ("Wij bewaren uw account korter.", "nl", "retention"),
    ("Wij delen uw gegevens niet meer.", "nl", "recipients"),
]
HONEST = [
    ("We keep your account for five years, not three.", "en"),
    ("We do not keep your account for a shorter time.", "en"),
    ("Your account is kept no longer than five years.", "en"),
    ("We share your data with one more kind of partner.", "en"),
    ("You have less time to object than before.", "en"),
    ("Less is said of cookies; we keep your account longer.", "en"),
    ("The fee rises from 5 to 7 euros.", "en"),
    ("Wir bewahren Ihr Konto fünf Jahre auf statt drei.", "de"),
    ("Wir geben Ihre Daten an einen weiteren Empfänger.", "de"),
    ("Sie können der Nutzung nicht mehr widersprechen.", "de"),
    ("Nous gardons votre compte cinq ans au lieu de trois.", "fr"),
    ("Nous partageons vos données avec un destinataire de plus.", "fr"),
    ("Conservamos su cuenta cinco años y no tres.", "es"),
    ("Conserviamo il Suo account cinque anni e non tre.", "it"),
    ("Wij bewaren uw account vijf jaar in plaats van drie.", "nl"),
]


def test_what_is_claimed_is_known_by_its_topic() -> None:
    assert [row for row in CLAIMED if row[2] not in dict(claimed_gains(*row[:2]))] == []


def test_what_is_honest_claims_no_gain() -> None:
    assert [(row, found) for row in HONEST if (found := [*claimed_gains(*row)])] == []


def announced(policy: Policy, summary: str) -> tuple[int, str]:
    assert policy("freeze", NAME, "--yes").status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", summary)
    return done.status, done.said


@pytest.mark.parametrize(
    ("summary", "refused"),
    [
        ("We keep your account for a shorter time, and give you rights.", True),
        ("You can now have your data erased. Your account is kept longer.", False),
        ("We no longer share your account. It is kept for five years.", False),  # nothing is known of that
    ],
)
def test_the_reverse_of_a_fact_is_not_announced(tiny: Path, policy: Policy, summary: str, *, refused: bool) -> None:
    """Before: only where all that changed was worse; one new right beside it let “a shorter time” through."""
    seal(section("rights", "Words.", "  rights:\n    - {id: access}\n"))
    Path(PLAIN).write_text(section("rights", "Words.", "  rights:\n    - {id: access}\n    - {id: deletion}\n"))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    status, said = announced(policy, summary)
    denied = "reverse of what changes: We keep account information longer" in said
    assert (status, denied) == (int(refused), refused), said


def test_where_other_words_may_be_the_gain_it_is_named(tiny: Path, policy: Policy) -> None:
    """The same where a passage beside the facts changes, too: nobody can tell what it says."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    edit(tiny / KEPT, "It's filed by hand.", "It's filed by hand. Letters are thrown away in spring.")
    policy("decide", NAME, "--all", "--level", "material", "--because", "It says what we keep.", "--by", "a-moreau")
    status, said = announced(policy, "We keep your letters for a shorter time: they go in spring.")
    message = "seems to say the reverse of what changes (“keep your letters for a shorter time”): We keep"
    assert (status, message in said, message in checked().out) == (0, True, True), said


def a_right_and_a_longer_period(tiny: Path, policy: Policy) -> tuple[SourcePolicy, VersionRecord]:
    """Seal a version that gives a right and keeps accounts for longer; return its policy and its record."""
    edit(tiny / "policy_source/tiny/brand.yml", "timezone", "notice: {favourable_changes: material}\ntimezone")
    seal(section("rights", "Words.", "  rights:\n    - {id: access}\n"))
    Path(PLAIN).write_text(section("rights", "Words.", "  rights:\n    - {id: access}\n    - {id: deletion}\n"))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    return item, record


@pytest.mark.parametrize(
    ("summary", "praised"),
    [
        ("Good news: retention of your account gets friendlier.", "Good news"),
        ("You can have data erased. Retention of accounts gets friendlier.", "friendlier"),
        ("Good news: a right to deletion. Retention of accounts gets longer.", ""),
        ("Good news: a right to deletion, and longer retention of accounts.", ""),
        ("We keep your account for five years, not three.", ""),
    ],
)
def test_what_is_worse_is_not_praised(tiny: Path, policy: Policy, summary: str, *, praised: str) -> None:
    """Before: “retention gets friendlier” passed, since it has a word of what changes."""
    item, record = a_right_and_a_longer_period(tiny, policy)
    found = [one.words for one in denied_gains(item, record, summary)]
    assert found == ([praised] if praised else [])


@pytest.mark.parametrize(
    ("summary", "unsaid"),
    [
        ("Good news for all of you who are with us.", True),
        ("You can now have your data erased whenever you like.", True),
        ("From now on there is a right to deletion in these terms.", True),
        ("You can have data erased; your account is kept for longer.", False),
        ("Good news: deletion. On the other hand, 5 years and not 3.", False),
        ("What is kept of accounts is kept for some more time.", False),
    ],
)
def test_gains_alone_are_named(tiny: Path, policy: Policy, summary: str, *, unsaid: bool) -> None:
    """Before: “good news” and the one right that came stood above a longer period, and nothing was said of it."""
    item, record = a_right_and_a_longer_period(tiny, policy)
    said = "We keep account information longer: 3 years → 5 years."
    assert [*denied_gains(item, record, summary)] == []
    assert concealed_loss(item, replace(record, summary=summary)) == (said if unsaid else "")


def test_a_word_that_names_another_change_as_well_names_no_loss(tiny: Path, policy: Policy) -> None:
    """Before: “retention gets friendlier”, where one period is longer and another one shorter."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 6 years")
    status, said = announced(policy, "Good news: the retention of your data gets friendlier.")
    assert (status, "is better alone, and not: We keep account information longer" in said) == (0, True), said


LISTED = """  recipients:
    - {id: payment, label: payment providers, role: processor, data: [mail]}
"""
COMES = f"{LISTED}    - {{id: ads, label: advertising networks, role: third_party, data: [mail]}}\n"


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        (
            "We do not share your mail with advertising networks.",
            ["We do not share your mail with advertising networks"],
        ),
        ("We share your mail with advertising networks, and not your orders.", []),
        ("We do not share your orders with advertising networks, but your mail.", []),
        ("Advertising networks receive your mail.", []),
        ("Your account is kept for 3 years and no longer 5.", []),
        ("The period of accounts goes from 5 to 3 years.", ["5 to 3"]),
        ("The period of accounts goes from 3 to 5 years.", []),
        ("We keep accounts for a shorter time, and orders for longer.", []),  # of which of them?
        ("We keep your account for a shorter time than today.", ["keep your account for a shorter time"]),
        ("We keep your orders for a shorter time than today.", []),
    ],
)
def test_what_comes_is_not_denied(tiny: Path, policy: Policy, summary: str, *, found: list[str]) -> None:
    """Before: “we do not share with advertising networks” had words of what changes, and passed."""
    seal(section("sharing", "Words.", LISTED))
    Path(PLAIN).write_text(section("sharing", "Words.", COMES))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 6 years")
    assert policy("freeze", NAME, "--yes").status == 0
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    assert [one.words for one in denied_gains(item, record, summary)] == found


SAID = {
    ("account", "worse"): (
        "We keep your account for five years, not three.",
        "Your account stays with us for longer.",
        "Accounts are kept for 5 years in place of 3.",
        "Your account is deleted later than today.",
    ),
    ("account", "better"): (
        "We keep your account for a shorter time.",
        "Your account is deleted sooner.",
        "Accounts are kept for 2 years in place of 3.",
        "We keep accounts for less time than today.",
    ),
    ("right", "worse"): (
        "You can no longer have data erased.",
        "The right to deletion goes.",
        "There is no right to deletion any more.",
        "You lose your right to deletion.",
    ),
    ("right", "better"): (
        "You can have data erased, which is a new right.",
        "You have one more right: deletion.",
        "There is a right to deletion now.",
        "You get a new right to deletion.",
    ),
}
CLAIMS = {  # of what goes the other way
    "account": ("We keep your account for a shorter time.", "Your account is deleted sooner.", "From 5 to 3 years."),
    "right": ("You have more rights.", "You get new rights in these terms.", "There are better choices for you."),
}


@pytest.mark.parametrize("account", ["worse", "better"])
@pytest.mark.parametrize("right", ["worse", "better"])
def test_who_names_all_that_changes_is_left_alone_and_who_turns_it_round_is_not(
    tiny: Path, policy: Policy, account: str, right: str
) -> None:
    edit(tiny / "policy_source/tiny/brand.yml", "timezone", "notice: {favourable_changes: material}\ntimezone")
    few, more = "  rights:\n    - {id: access}\n", "  rights:\n    - {id: access}\n    - {id: deletion}\n"
    before, after = (more, few) if right == "worse" else (few, more)
    seal(section("rights", "Words.", before))
    Path(PLAIN).write_text(section("rights", "Words.", after))
    edit(tiny / KEPT, "account, keep: 3 years", f"account, keep: {5 if account == 'worse' else 2} years")
    assert policy("freeze", NAME, "--yes").status == 0
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record

    def named(summary: str) -> bool:
        said = replace(record, summary=summary)
        return bool([*denied_gains(item, said, summary)] or concealed_loss(item, said))

    both = [(one, other) for one in SAID["account", account] for other in SAID["right", right]]
    honest = [" ".join(pair) for first in both for pair in (first, first[::-1])]
    assert [one for one in honest if named(one)] == []
    untrue = [f"{claim} {SAID['right', right][0]}" for claim in CLAIMS["account"] if account == "worse"]
    untrue += [f"{SAID['account', account][0]} {claim}" for claim in CLAIMS["right"] if right == "worse"]
    assert [one for one in untrue if not named(one)] == []
