"""No way round the notice by a first policy of another kind that states otherwise what readers know from a text."""

from pathlib import Path

import pytest

from generator.loading import policy_source
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import PLAIN, seal, section
from tests.small import FOLDER, NAME, ROOT_OF, keep
from tests.steps import announced as told
from tests.steps import sealed

ACCOUNT = "  retention:\n    - {{id: account, keep: {}, kept_for: us}}\n"
LOGIN = "    - {id: login, kind: essential, party: first, control: browser, lifetime: 30 days}\n"
ADS = "    - {id: ads, kind: advertising, party: third, control: none, lifetime: 2 years}\n"
COOKIES = f"  cookies:\n{LOGIN}  cross_site_tracking: no\n"
CASES = [
    ("retention", ACCOUNT.format("9 years"), "account, keep"),
    ("retention", ACCOUNT.format("3 years"), ""),
    ("retention", ACCOUNT.format("36 months"), ""),
    ("retention", ACCOUNT.format("2 years"), ""),
    ("retention", "  retention:\n    - {id: letters, keep: 9 years, kept_for: us}\n", ""),
    ("cookies", COOKIES, ""),
    ("cookies", COOKIES.replace("cookies:\n", f"cookies:\n{ADS}"), "cookies, ads"),
    ("cookies", COOKIES.replace("tracking: no", "tracking: yes"), "cross site tracking"),
    ("cookies", "  dnt_gpc: honoured\n", ""),
    ("children", "  min_age: 13\n", ""),  # of which the known text states nothing
    ("contact", "  reply_within: 90 days\n", ""),
    ("changes", "  notice: {days: 40, channels: [email, site]}\n", ""),
]


def first(kind: str, facts: str, of: str = "privacy") -> None:
    """Write the draft of a policy of another kind, with one section."""
    folder = Path("policy_source/tiny/data")
    (folder / "sections").mkdir(parents=True)
    (folder / "policy.yml").write_text(f"title: Data\nkind: {of}\nlanguage: en\nsections: [one]\n")
    (folder / "sections/one.md").write_text(section(kind, "Words of a kind.", facts))


def found() -> list[str]:
    return [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "first-version"]


@pytest.mark.parametrize(("kind", "facts", "named"), CASES)
@pytest.mark.usefixtures("tiny")
def test_a_first_text_states_what_a_known_one_states(kind: str, facts: str, named: str) -> None:
    """Before: only kinds were compared; beside terms that keep an account for 3 years, data could be kept for 9."""
    seal(section("cookies", "We use a login cookie.", COOKIES))
    first(kind, facts)
    assert [f"({named}: " in one for one in found()] == [True] * bool(named)


NEVER = "  sale: never\n  ad_sharing: never\n"
SAYS = [
    ("cookies", NEVER, "We share your personal data with advertisers by cookies.", "ad_sharing: never"),
    ("cookies", NEVER, "We never share your personal data with advertisers.", ""),
    ("cookies", NEVER, "Do advertisers get your personal data? See below.", ""),
    ("cookies", "  sale: never\n", "We share your personal data with advertisers.", ""),  # no fact denies it
    ("cookies", NEVER.replace("never", "opt_in"), "We share your personal data with advertisers by cookies.", ""),
    ("cookies", NEVER, "We use cookies to keep you signed in.", ""),
    ("cookies", NEVER, "We keep your account for nine years.", "retention.account.keep says 3 years"),
    ("cookies", NEVER, "We keep your account for three years.", ""),
]


@pytest.mark.parametrize(("of", "facts", "words", "named"), SAYS)
def test_a_first_text_says_nothing_that_facts_of_a_known_one_deny(
    tiny: Path, of: str, facts: str, words: str, named: str
) -> None:
    """Before: facts were compared with facts; a cookie policy shared with advertisers what nobody ever shares."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "kind: terms", "kind: privacy")
    seal(section("sharing", "Words.", facts))
    first(of, "", of)
    Path("policy_source/tiny/data/sections/one.md").write_text(section("other", words))
    assert [named in one for one in found()] == [True] * bool(named)


WORDS = [
    ("We use no advertising cookies.", "Advertising cookies show us what you like.", "says “We use no advertising"),
    ("We use no advertising cookies.", "A cookie keeps you signed in.", ""),
    ("We keep messages for 2 years.", "We keep messages for nine years.", "says 2 years"),
    ("We keep messages for 2 years.", "Messages are kept for 2 years.", ""),
    ("You have to be 16 to use this site.", "Our site is for people from 10 on.", ""),  # nobody can tell
]


@pytest.mark.parametrize(("known", "words", "named"), WORDS)
def test_words_of_a_first_text_are_compared_with_those_of_a_known_one(
    tiny: Path, known: str, words: str, named: str
) -> None:
    """Before: what no fact states was compared with nothing."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "kind: terms", "kind: privacy")
    seal(section("retention" if "keep" in known else "other", known))
    first("other", "", "cookies")
    Path("policy_source/tiny/data/sections/one.md").write_text(section("other", words))
    assert [named in one for one in found()] == [True] * bool(named)


@pytest.mark.parametrize(("words", "named"), [("We track you across other sites.", True), ("We track no one.", False)])
@pytest.mark.usefixtures("tiny")
def test_a_first_text_tracks_nobody_where_a_known_one_says_so(words: str, *, named: bool) -> None:
    seal(section("cookies", "We use a login cookie.", COOKIES))
    first("cookies", "", "cookies")
    Path("policy_source/tiny/data/sections/one.md").write_text(section("other", words))
    assert ["cross_site_tracking: no" in one for one in found()] == [True] * named


@pytest.mark.usefixtures("tiny")
def test_it_is_named_when_it_is_sealed_until_the_known_text_names_it(policy: Policy) -> None:
    seal(section("other", "Words."))
    first("retention", ACCOUNT.format("9 years"))
    Path(PLAIN).write_text(section("other", "See [more](policy:data)."))
    sealed(policy, NAME)
    told(policy, NAME, "--effective", "2027-02-01")
    assert policy("freeze", "tiny/data", "--yes", "--effective", "2027-02-01").status == 0
    assert found() == []


@pytest.mark.parametrize(("years", "named"), [(9, True), (3, False)])
def test_what_the_known_text_changes_later_is_no_contradiction(
    tiny: Path, policy: Policy, years: int, *, named: bool
) -> None:
    """What readers knew when the other one began counts, and not what is better for them since."""
    seal(section("other", "Words."))
    first("retention", ACCOUNT.format(f"{years} years"))
    assert policy("freeze", "tiny/data", "--yes", "--now", "2026-12-02T12:00:00Z").status == 0
    keep(tiny, "account", 2)
    sealed(policy, NAME, at="2026-12-03T12:00:00Z")
    assert bool(found()) is named


def test_a_text_before_any_other_contradicts_none(tiny: Path, policy: Policy) -> None:
    first("retention", ACCOUNT.format("9 years"))
    seal(section("other", "Words."))
    edit(tiny / FOLDER / "policy.yml", "title: Terms", "title: Terms of Use")
    assert policy("freeze", "tiny/data", "--yes", "--effective", "2025-01-15").status == 0
    assert found() == []
