"""What only the words of a text promise of its changes is kept or named (decisions/0012, “By small edits”)."""

from pathlib import Path

import pytest

from generator.errors import Place, Severity
from generator.loading import policy_source
from generator.materiality.decision_objections import objections
from generator.materiality.verdict import Judged, engine
from generator.model.levels import Level
from generator.model.record import Decision
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import BRAND, PLAIN, TODAY, WHY, drafted, errors, seal, section
from tests.small import KEPT, NAME, ROOT_OF
from tests.steps import sealed


def levels(judged: list[Judged]) -> dict[str, Level]:
    return {"/".join(one.change.path) or str(one.change.new): one.verdict.level for one in judged}


def decided(one: Judged, level: Level) -> Decision:
    """Return the decision of two people that a change is of a level."""
    today = TODAY.date()
    verdict = engine(one)
    who = {"decided_by": "a-moreau", "approved_by": "k-lind", "basis": "Law 1"}
    return Decision(one.digest, verdict.rule, verdict.level, level, WHY, date=today, place=Place("x", 1), **who)


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("changes", "We will notify you at least 60 days before any material change takes effect.", "60 days"),
        ("other", "We give 60 days’ notice of changes to these terms.", "60 days"),
        ("changes", "We will tell you two months before the new version takes effect.", "2 months"),
        ("changes", "Changes take effect no earlier than 60 days after we notify you.", "60 days"),
        ("changes", "If we change these terms, we will inform you by post.", "by post"),
        ("changes", "You will have sixty (60) days to review any change before it becomes effective.", "60 days"),
        ("changes", "After a change, the old terms continue to apply to you for 90 days.", "90 days"),
        ("other", "Changes to these terms apply no sooner than 60 days from their posting.", "60 days"),
        ("other", "We send you a letter before we change these terms.", "by post"),
        ("other", "### Changes\n\nWe give 60 days’ notice.", "60 days"),
        ("other", "### Changes\n\nYou can change a booking for 60 days. Tell us before.", ""),
        ("other", "We send you a letter before we change your booking.", ""),
        ("other", "These terms apply to orders. We deliver within 60 days, before you pay.", ""),
        ("changes", "We tell you of changes.[^1]\n\n[^1]: 60 days ahead.", "60 days"),
        ("changes", "Day 0: we tell you of the change. Day 60: it applies.", "60 days"),
        ("changes", "We may change these terms. This is told by registered letter.", "by post"),
        ("changes", "A change is announced. Then you have 60 days.", ""),
        ("changes", "We tell you of a change within 90 days after the change.", ""),
        ("changes", "We will notify you at least 30 days before a change.", ""),
        ("changes", "You may close your account within 90 days of a change. Tell us before.", ""),
        ("other", "We keep your orders for 90 days before we delete them.", ""),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_promise_in_words_alone_is_kept_or_named(kind: str, text: str, says: str) -> None:
    """Before: the text in force promised 60 days, no fact said so, and readers got 30, with `check` clean."""
    Path(PLAIN).write_text(section(kind, text))
    found = errors("notice-days")
    assert [says in one for one in found] == ([True] if says else []), found


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("title: Terms, changed with 60 days’ notice", True),
        ("title: Terms\nsubtitle: We announce each change of these terms 60 days ahead", True),
        ("title: Terms\nsubtitle: We deliver 60 days ahead", False),
    ],
)
def test_title_and_subtitle_promise_too(tiny: Path, line: str, *, named: bool) -> None:
    Path(PLAIN).write_text(section("other", "Nothing more."))
    edit(tiny / "policy_source/tiny/terms/policy.yml", "title: Terms", line)
    assert bool(errors("notice-days")) is named


@pytest.mark.usefixtures("tiny")
def test_the_promise_in_words_of_the_text_before_is_kept_too() -> None:
    """Before: the sentence was taken out, and the next version gave less notice than it had promised."""
    seal(section("changes", "We give 60 days’ notice of changes.", more="meant: [60 days]\n"))
    Path(PLAIN).write_text(section("changes", "We give notice of changes."))
    (found,) = errors("notice-days")
    assert "the text before this draft promises 60 days" in found
    Path(PLAIN).write_text(
        section("changes", "We give {{ facts.notice.days }} days’ notice.", "  notice: {days: 60}\n")
    )
    assert not errors("notice-days")


@pytest.mark.parametrize("facts", ["", "  notice: {days: 30}\n"])
@pytest.mark.usefixtures("tiny")
def test_what_is_meant_of_a_promise_stays_named(facts: str) -> None:
    """Before: `meant: [60 days]` at the top of the section, which no version holds, silenced the promise."""
    Path(PLAIN).write_text(section("changes", "We give 60 days’ notice of changes.", facts, "meant: [60 days]\n"))
    found = [(one.message, one.severity) for one in policy_source.load(ROOT_OF).findings if one.rule == "notice-days"]
    words = "this promises 60 days of notice (“We give 60 days’ notice of changes.”), and it is listed as meant"
    assert found == [(words, Severity.WARNING)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We will notify you by email at least 30 days before any change to these terms.", True),
        ("We will e-mail you before all changes of this policy take effect.", True),
        ("We will notify you by email at least 30 days before any material change.", False),
        ("We may change these terms at any time. Any change is posted on this site.", False),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_promise_of_notice_of_every_change_is_named(text: str, *, named: bool) -> None:
    """Before: readers were promised notice of any change, and minor ones applied at once."""
    Path(PLAIN).write_text(section("changes", text))
    found = [one.rule for one in policy_source.load(ROOT_OF).findings]
    assert ("notice-of-every-change" in found) is named


@pytest.mark.parametrize(
    ("text", "facts", "named"),
    [
        ("Material changes apply only if you agree to them.", "", True),
        ("We will not change this policy without your consent.", "", True),
        ("We will obtain your prior consent before a change takes effect.", "", True),
        ("Material changes require your express acceptance.", "", True),
        ("You may reject changes and keep the old terms.", "", True),
        ("Where a change requires your consent, we will ask for it.", "", False),
        ("We will not change this policy without your consent.", "  consent: always\n", False),
        ("We will not change this policy without your consent.", "  consent: never\n", True),
        ("If you continue to use the service after a change, you agree to it.", "", False),
        ("Your continued use means that you accept the changes.", "", False),
        ("We never sell data unless you agree.", "", False),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_promise_to_ask_in_words_alone_is_named(text: str, facts: str, *, named: bool) -> None:
    """Before: “only if you agree” stood in the text in force, and changes applied after their notice, agreed or not."""
    Path(PLAIN).write_text(section("changes", text, facts))
    assert bool(errors("consent-to-changes")) is named


@pytest.mark.parametrize(
    ("text", "facts", "says"),
    [
        (
            "We tell you of changes by telephone.",
            "",
            "promises notice in a way that nothing here gives, “by telephone”",
        ),
        ("We announce changes one billing cycle ahead.", "", "in a measure that no calendar has when changes apply"),
        ("We announce changes one billing cycle ahead.", "  notice: {days: 31}\n", ""),
        ("We will never change these terms.", "", "promises that the text never changes"),
        ("We may tell you of changes by telephone.", "", ""),
        ("We review this policy every year.", "", "promises that it is reviewed, “We review this policy every”"),
        ("We review this policy every year.", "  review_every: 1 year\n", ""),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_promise_that_no_fact_can_state_is_named(text: str, facts: str, says: str) -> None:
    """Before: a call, a newspaper or two billing cycles were promised, readers got 30 days by e-mail, `check` clean."""
    path = Path(PLAIN)
    path.write_text(section("changes", text, facts))
    assert [says in one for one in unkept()] == ([True] if says else [])
    seal(section("changes", text, facts))
    path.write_text(section("changes", "We give notice of changes."))
    assert [one.startswith("the text before this draft") for one in unkept()] == ([True] if says else [])


def test_what_was_promised_besides_is_named_where_notice_is_given(tiny: Path, policy: Policy) -> None:
    """Before: nobody who announced a change was told that the text in force promises a call before it."""
    seal(section("changes", "We tell you of changes by telephone, too."))
    Path(PLAIN).write_text(section("changes", "We tell you of changes by e-mail and on this site."))
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 9 years")
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", "We keep your orders for nine years, not seven.")
    assert done.status == 0, done.said
    assert "version 1 promises notice in a way that nothing here gives, “by telephone”" in done.said


@pytest.mark.parametrize(
    ("audience", "facts", "named"),
    [
        ("active_users", "", True),
        ("everyone_with_data", "", False),
        ("active_users", "  notice: {audience: everybody}\n", False),
    ],
)
def test_notice_to_more_people_than_the_audience_is_named(
    tiny: Path, audience: str, facts: str, *, named: bool
) -> None:
    """Before: former customers were promised notice in words, and the list of recipients was that of active ones."""
    edit(tiny / BRAND, "unreached", f"notice: {{audience: {audience}}}\nunreached")
    Path(PLAIN).write_text(section("changes", "We inform all account holders of changes.", facts))
    assert ["promises notice to more people than" in one for one in unkept()] == [True] * named


def unkept() -> list[str]:
    """Return what `check` says of promises that nothing here keeps; it is no error."""
    found = [one for one in policy_source.load(ROOT_OF).findings if one.rule == "promise-not-kept"]
    assert all(one.severity is Severity.WARNING for one in found)
    return [one.message for one in found]


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        ("days: 0", "0 days are no notice"),
        ("channels: []", "no channel is named"),
        ("audience: nobody", "the audience nobody is nobody"),
        ("audience: none", "the audience none is nobody"),
        ("days: 1, channels: [site], audience: everybody", ""),
    ],
)
def test_a_brand_tells_readers_before_in_some_way(tiny: Path, notice: str, says: str) -> None:
    """Before: `days: 0, channels: []`, and a longer period applied two days later, with nobody told and nothing due."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / BRAND, "unreached", f"notice: {{{notice}}}\nunreached")
    assert [says in one for one in errors("notice-days")] == ([True] if says else [])


ALWAYS = section("changes", "Changes apply only if you agree to them.", "  consent: always\n")


def test_where_a_text_promises_to_ask_each_change_that_matters_asks(tiny: Path) -> None:
    """Before: “consent: always” was read by nothing; a longer period applied to those who never agreed."""
    seal(ALWAYS)
    edit(tiny / KEPT, "keep: 3 years", "keep: 5 years")
    edit(tiny / KEPT, "filed", "put away")
    found = drafted(ALWAYS)
    by_path = levels(found)
    assert by_path["retention/account/keep"] is by_path["3"] is Level.CONSENT
    fact = next(one for one in found if one.change.path[0] == "retention")
    people = policy_source.load(ROOT_OF).policy(NAME).brand.people
    assert [any(objections(decided(fact, level), fact, people)) for level in Level] == [False, False, True, False]


@pytest.mark.parametrize(
    ("language", "words", "rule"),
    [
        ("de", "Wir informieren Sie 60 Tage vor jeder wesentlichen Änderung.", "notice-days"),
        ("fr", "Aucune modification ne s’applique sans votre consentement.", "consent-to-changes"),
        ("pl", "Poinformujemy Państwa 60 dni przed zmianą.", "unread-language"),
        ("de", "Wir informieren Sie 30 Tage vor jeder wesentlichen Änderung.", ""),
    ],
)
def test_a_promise_in_words_counts_in_other_languages(tiny: Path, language: str, words: str, rule: str) -> None:
    """Before: “60 Tage” in words alone was read by nobody, and readers got the brand's 30 days, `check` clean."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    Path(PLAIN).write_text(section("changes", words))
    found = [
        one.rule for one in policy_source.load(ROOT_OF).findings if one.rule.startswith(("notice", "consent", "unread"))
    ]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "You may see your data, and object.", "You may see your data."),
        ("de", "Sie können Ihre Daten einsehen und widersprechen.", "Sie können Ihre Daten einsehen."),
        ("fr", "Vous pouvez consulter vos données, et vous opposer.", "Vous pouvez consulter vos données."),
    ],
)
def test_a_change_of_wording_waits_for_an_answer_in_every_language_that_is_read(
    tiny: Path, language: str, old: str, new: str
) -> None:
    """Before: in French, the same change of the same words counted as material alone."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "language: en", f"language: {language}")
    seal(section("other", old))
    assert [one.verdict.level for one in drafted(section("other", new))] == [Level.CONSENT]
