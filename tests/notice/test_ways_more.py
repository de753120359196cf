"""More ways round the notice: what was done, and what happens now (decisions/0012, “By small edits”)."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import project
from generator.checks.footer_words import footer_words
from generator.checks.verdicts import check_verdict_files
from generator.commands.freeze import freeze
from generator.commands.pending import pending
from generator.commands.sealable import SealingWish
from generator.commands.witness import witness
from generator.errors import Finding, Place, Severity
from generator.materiality import decisions
from generator.materiality.decisions import objections
from generator.materiality.verdict import Judged
from generator.model.document import digest
from generator.model.levels import Level
from generator.model.record import Decision, Evidence
from generator.publish import build as building
from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.site.feeds.policy_json import policy_json
from generator.source.played_down import played_down
from tests.conftest import NOW, Policy, edit
from tests.small import KEPT, NAME, ROOT_OF, made
from tests.steps import announced, notified

PLAIN = "policy_source/tiny/terms/sections/plain.md"
ASKED = "policy_source/tiny/terms/sections/asked.md"
BRAND = "policy_source/tiny/brand.yml"
WHY = "It only says what we do not collect either."
TODAY = datetime.datetime.fromisoformat(NOW)


def section(kind: str, text: str, facts: str = "", more: str = "") -> str:
    """Return the file of a section."""
    return f"---\ntype: {kind}\ntitle: The rest\n{more}{f'facts:{chr(10)}{facts}' if facts else ''}---\n{text}\n"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with a third section, not sealed yet."""
    made(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(tmp_path / "policy_source/tiny/terms/policy.yml", "[kept, asked]", "[kept, asked, plain]")
    return tmp_path


def seal(text: str, day: datetime.date | None = datetime.date(2025, 1, 15)) -> None:
    """Seal the small policy with this third section, in force since that day."""
    Path(PLAIN).write_text(text)
    loaded = project.load(ROOT_OF)
    freeze(loaded, loaded.policy(NAME), TODAY, SealingWish(day))


def drafted(text: str, now: datetime.datetime = TODAY) -> list[Judged]:
    """Return the changes of a draft whose third section says this; what is only for people to fill in is left out."""
    Path(PLAIN).write_text(text)
    item = project.load(ROOT_OF).policy(NAME)
    assert item.draft
    return [*pending(item, item.draft, now).judged]


def levels(judged: list[Judged]) -> dict[str, Level]:
    return {"/".join(one.change.path) or str(one.change.new): one.verdict.level for one in judged}


def errors(rule: str) -> list[str]:
    found = project.load(ROOT_OF).findings
    return [one.message for one in found if one.rule == rule and one.severity is Severity.ERROR]


def decided(one: Judged, level: Level) -> Decision:
    """Return the decision of two people that a change is of a level."""
    today = TODAY.date()
    verdict = decisions.engine(one)
    who = {"decided_by": "a-moreau", "approved_by": "k-lind", "basis": "Law 1"}
    return Decision(one.digest, verdict.rule, verdict.level, level, WHY, date=today, place=Place("x", 1), **who)


# Words that no fact holds


@pytest.mark.usefixtures("tiny")
def test_the_title_of_a_new_section_is_judged() -> None:
    """Before: a section of one harmless fact and no text was minor, whatever its title said."""
    seal(section("other", "Words."))
    edit(Path("policy_source/tiny/terms/policy.yml"), "plain]", "plain, new]")
    cookies = "---\ntype: cookies\ntitle: We may sell your data\nfacts:\n  cookies: [{id: s, kind: essential}]\n---\n"
    Path(PLAIN).with_name("new.md").write_text(cookies)
    found = {str(one.change.subject): one.verdict.level for one in drafted(section("other", "Words."))}
    assert found["section"] is Level.CONSENT


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


# Facts that go, and words that stay

ADS = (
    "  purposes:\n    - {id: answers, label: Answering, data: [mail]}\n"
    "    - {id: ads, label: Advertising, data: [mail]}\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Advertising and answers.", Level.MATERIAL),
        ("Answers and also advertising.", Level.MATERIAL),
        ("Answers.", Level.MINOR),
    ],
)
def test_a_fact_that_goes_is_for_the_better_where_its_words_go(tiny: Path, text: str, expected: Level) -> None:
    """Before: the fact was taken out, the text went on to say it, and readers were told that it had ended."""
    edit(tiny / BRAND, "unreached", "notice: {favourable_changes: minor}\nunreached")
    seal(section("use", "Advertising and answers.", ADS))
    found = drafted(section("use", text, ADS.partition("    - {id: ads")[0]))
    assert [one.verdict.level for one in found if one.change.path == ("purposes", "ads")] == [expected]


def asked_of_first(now: str) -> list[str]:
    """Return for what purposes those who accepted version 1 are asked by policy.json."""
    at = datetime.datetime.fromisoformat(now)
    (item,) = building.standing(project.load(ROOT_OF), at)
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


# A seal in the form of an earlier program


@pytest.mark.parametrize(("programs", "refused"), [(("1", ""), True), (("", "1"), False), (("1", "1"), False)])
def test_no_seal_of_an_earlier_program_follows_one_of_a_later(
    tiny: Path, programs: tuple[str, str], *, refused: bool
) -> None:
    """Before: a sealed file without program and verdicts was judged by the rules of earlier programs."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "It's", "It’s")
    seal(section("other", "Words."), None)
    item = project.load(ROOT_OF).policy(NAME)
    sealed = [replace(one, program=name) for one, name in zip(item.versions, programs, strict=True)]
    found: list[Finding] = []
    check_verdict_files(replace(item, versions=tuple(sealed)), found)
    assert any("says nothing of the program" in one.message for one in found) is refused


# A decision that is used for another change

LISTS = "We never collect:\n\n- photos\n\nWe collect:\n\n- names\n"


@pytest.mark.parametrize(
    ("before", "never", "ours"),
    [
        (LISTS, "- photos\n- contacts", "- names\n- contacts"),
        ("### We never use\n\nPhotos.\n\n### We use\n\nNames.\n", "Photos.\n\nContacts.", "Names.\n\nContacts."),
        (
            "| We never use |\n|---|\n| photos |\n\nAnd:\n\n| We use |\n|---|\n| names |\n",
            "| photos |\n| x |",
            "| names |\n| x |",
        ),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_decision_holds_for_the_place_of_its_words(before: str, never: str, ours: str) -> None:
    """Before: “- contacts” under “We never collect:” was decided, and moved under “We collect:” with that level."""
    seal(section("other", before))
    digests = []
    for words in (never, ours):
        old = words.split("\n", maxsplit=1)[0]
        digests.append({one.digest for one in drafted(section("other", before.replace(old, words, 1)))})
    assert digests[0]
    assert not digests[0] & digests[1]


# What only the words of a text promise of its changes


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("changes", "We will notify you at least 60 days before any material change takes effect.", "60 days"),
        ("other", "We give 60 days’ notice of changes to these terms.", "60 days"),
        ("changes", "We will tell you two months before the new version takes effect.", "2 months"),
        ("changes", "Changes take effect no earlier than 60 days after we notify you.", "60 days"),
        ("changes", "If we change these terms, we will inform you by post.", "by post"),
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
    found = [(one.message, one.severity) for one in project.load(ROOT_OF).findings if one.rule == "notice-days"]
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
    found = [one.rule for one in project.load(ROOT_OF).findings]
    assert ("notice-of-every-change" in found) is named


@pytest.mark.parametrize(
    ("text", "facts", "named"),
    [
        ("Material changes apply only if you agree to them.", "", True),
        ("We will not change this policy without your consent.", "", True),
        ("We will obtain your prior consent before a change takes effect.", "", True),
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
    ("notice", "says"),
    [("days: 0", "0 days are no notice"), ("channels: []", "no channel is named"), ("days: 1, channels: [site]", "")],
)
def test_a_brand_tells_readers_before_in_some_way(tiny: Path, notice: str, says: str) -> None:
    """Before: `days: 0, channels: []`, and a longer period applied two days later, with nobody told and nothing due."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / BRAND, "unreached", f"notice: {{{notice}}}\nunreached")
    assert [says in one for one in errors("notice-days")] == ([True] if says else [])


# A text that promises to ask

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
    people = project.load(ROOT_OF).policy(NAME).brand.people
    assert [any(objections(decided(fact, level), fact, people)) for level in Level] == [False, False, True, False]


# Small steps


CHANNELS = (
    "  channels:\n    - {{id: a, kind: email, value: {}@x.example, for: [rights]}}\n"
    "    - {{id: b, kind: form, value: 'https://x.example/{}', for: [rights]}}\n"
)


@pytest.mark.parametrize(("days", "expected"), [(1, Level.MATERIAL), (29, Level.MATERIAL), (32, Level.MINOR)])
def test_the_last_way_to_use_rights_does_not_go_in_two_steps(tiny: Path, days: int, expected: Level) -> None:
    """Before: one address today, the other one tomorrow, each minor since another way stayed."""
    asked = [section("contact", "Write.", CHANNELS.format(*both)) for both in ("ab", "zb", "zy")]
    (tiny / ASKED).write_text(asked[0])
    seal(section("other", "Words."))
    (tiny / ASKED).write_text(asked[1])
    seal(section("other", "Words."), None)
    (tiny / ASKED).write_text(asked[2])
    (found,) = drafted(section("other", "Words."), TODAY + datetime.timedelta(days=days))
    assert found.verdict.level is expected


# What a revision takes back

RIGHTS = "  rights:\n    - {id: access}\n"


@pytest.mark.parametrize("mended", [False, True])
@pytest.mark.parametrize(
    ("dropped", "goes_on"),
    [("    - {id: erasure}\n", False), ("    - {id: export, limits: [law]}\n", False), ("", True)],
)
def test_what_was_announced_for_the_better_is_not_dropped_alone(
    tiny: Path, policy: Policy, dropped: str, *, goes_on: bool, mended: bool
) -> None:
    """Before: a longer period and a new right were announced; the right was dropped, and the period came on its day."""
    seal(section("rights", "We do what we do.", RIGHTS))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 8 years")
    drafted(section("rights", "We do what we do.", f"{RIGHTS}{dropped}"))
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    notified(ROOT_OF, NAME)
    if mended:  # a comma of the text in force, so that the revision changes another version
        edit(tiny / KEPT, "It's", "It’s")
        announced_text = (tiny / KEPT).read_text()
        (tiny / KEPT).write_text(announced_text.replace("5 years", "3 years").replace("8 years", "7 years"))
        drafted(section("rights", "We do what we do.", RIGHTS))
        assert policy("freeze", NAME, "--yes", "--on", "1").status == 0
        (tiny / KEPT).write_text(announced_text)
    edit(tiny / KEPT, "orders, keep: 8 years", "orders, keep: 7 years")
    drafted(section("rights", "We do what we do.", RIGHTS))
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0
    item = project.load(ROOT_OF).policy(NAME)
    assert item.version(3 + mended).adds_nothing_to == (2 if goes_on else 0)


def test_nobody_is_asked_for_consent_to_the_end_of_a_policy(policy: Policy, tiny: Path) -> None:
    """Before: “part of it needs your consent; if you do not answer, what applies to you stays as it is”."""
    seal(section("other", "We never sell your data.", "  promises:\n    - {id: sale, we: never, what: sell data}\n"))
    done = policy("retire", NAME, "--on", "2027-06-01")
    assert done.status == 0, done.said
    record = project.load(ROOT_OF).policy(NAME).record(2)
    assert record
    assert record.level is Level.MATERIAL
    assert "consent" not in (tiny / "policy_source/tiny/terms/versions/v002.md").read_text()


def test_an_e_mail_says_which_changes_need_consent(policy: Policy, tiny: Path) -> None:
    """Before: “part of it needs your consent”, and only the page said which."""
    seal(section("use", "Words.", ADS.partition("    - {id: ads")[0]))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    drafted(section("use", "Words.", ADS))
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    words = " ".join((tiny / "policy_source/tiny/terms/notices/v002-1.txt").read_text().split())
    assert "We use mail for a new purpose: Advertising. (needs your consent; less in your favour)" in words
    assert "We keep account longer: 3 years → 5 years. (less in your favour)" in words


@pytest.mark.usefixtures("tiny")
def test_a_link_without_words_is_named() -> None:
    """Before: nobody saw it, and what it led to could change without being judged."""
    Path(PLAIN).write_text(section("other", "See [](https://a.example), [](#kept) and [words](https://b.example)."))
    assert [one.message for one in project.load(ROOT_OF).findings if one.rule == "link-words"] == [
        "a link without words, which nobody sees and programs still follow"
    ]


# Whom a notice reached


@pytest.mark.parametrize(("later", "named"), [(10, True), (60, False), (100, False)])
def test_a_far_shorter_list_than_the_last_one_is_named(tiny: Path, policy: Policy, later: int, *, named: bool) -> None:
    """Before: a list of a few started the days of all, though the last notice had gone to many more."""
    seal(section("other", "Words."))
    for number, (years, at, recipients) in enumerate([(5, NOW, 100), (6, "2027-02-01T12:00:00+00:00", later)], 2):
        edit(tiny / KEPT, f"account, keep: {(3, 5)[number - 2]} years", f"account, keep: {years} years")
        assert policy("freeze", NAME, "--yes", "--now", at).status == 0
        announced(policy, NAME, at=at)
        loaded, moment = project.load(ROOT_OF), datetime.datetime.fromisoformat(at)
        item = loaded.policy(NAME)
        words, proof = item.record(number).notices[0].digest, digest(b"proof")  # type: ignore[union-attr]
        told = Evidence("email", moment, words, "ledger", proof, recipients=recipients, accepted=recipients)
        witness(loaded, item, moment, lambda _, told=told: told)  # type: ignore[misc]
        notified(ROOT_OF, NAME, at=at, channels=("site",))
    found = [one.message for one in project.load(ROOT_OF).findings if one.rule == "fewer"]
    assert found == (["the notice of version 3 went to 10, that of version 2 to 100"] if named else [])


# A notice whose first words take back what it says


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("Nothing important changes for you; we tidied up the text.", "en", True),
        ("There are no material changes in this version of our terms.", "en", True),
        ("We only improved the wording of the section on retention.", "en", True),
        ("These are minor updates to how long we keep your account.", "en", True),
        ("Für Sie ändert sich nichts; wir haben den Text überarbeitet.", "de", True),
        ("Es gibt keine wesentlichen Änderungen unserer Bedingungen.", "de-AT", True),
        ("Rien ne change pour vous, le texte est simplement plus clair.", "fr", True),
        ("Para usted no cambia nada, hemos revisado el texto.", "es", True),
        ("Per Lei non cambia nulla, abbiamo rivisto il testo.", "it", True),
        ("Voor u verandert er niets, wij hebben de tekst herzien.", "nl", True),
        ("Nothing changes until January 4. Then we keep accounts longer.", "en", False),
        ("We keep accounts for five years. There are no other changes.", "en", False),
        ("Minor changes will apply at once; you hear of all others before.", "en", False),
        ("Bis zum 4. Januar gilt der alte Text; dann speichern wir länger.", "de", False),
        ("Ab Januar behalten wir Konten fünf Jahre statt drei.", "de", False),
        ("Nous gardons les comptes cinq ans. Rien ne change avant janvier.", "fr", False),
    ],
)
def test_words_that_play_a_change_down_are_found(words: str, language: str, *, found: bool) -> None:
    assert bool(played_down(words, language)) is found


def test_a_material_version_is_not_announced_as_one_that_changes_little(tiny: Path, policy: Policy) -> None:
    """Before: the banner of a material change began with “Nothing important changes for you”."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    denied = ("--by", "a-moreau", "--summary", "Nothing important changes for you; we tidied up the text a little.")
    done = policy("announce", NAME, *denied)
    assert (done.status, "“Nothing important changes” says that little changes" in done.err) == (1, True), done.said
    announced(policy, NAME)


def test_a_notice_goes_out_in_the_name_that_it_says(tiny: Path, policy: Policy) -> None:
    """Before: `name` in brand.yml was changed after the announcement, and the e-mails came from another company."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    assert policy("check").out.startswith("Nothing to mend")
    edit(tiny / BRAND, "name: Tiny", "name: Giant")
    assert "the notice of version 2 doesn't name “Giant”" in policy("check").out


# What stands elsewhere


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("See [the list](https://tiny.example/partners.PDF?v=2).", "file-outside"),
        ("See [the list](https://tiny.example/partners).", ""),
        ("These terms apply from 1 January 2020.", "typed-date"),
        ("This policy covers data from 2020.", ""),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_what_changes_without_notice_or_is_never_renewed_is_named(words: str, rule: str) -> None:
    """Before: a text left to a file what matters, and the file could be another one on any day."""
    Path(PLAIN).write_text(section("other", words))
    found = [one.rule for one in project.load(ROOT_OF).findings if "plain" in one.place.path]
    assert found == ([rule] if rule else [])


# Words that no policy says


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("By reading this you agree to arbitration.", True),
        ("We may sell your data after 3 days.", True),
        ("You can object at any time.", True),
        ("© 2026 Example Ltd. All rights reserved.", False),
        ("Do Not Sell or Share My Personal Information", False),
        ("Your Privacy Choices", False),
        ("Example Ltd, 1 Main Street. Questions? Write to privacy@example.com.", False),
    ],
)
@pytest.mark.parametrize("key", ["text", "back", "button"])
def test_the_foot_of_pages_promises_nothing(words: str, key: str, *, refused: bool) -> None:
    """Before: any sentence at the foot stood on every page with the next build, and nothing judged it."""
    value: Value = {"label": words, "href": "https://x.example"} if key == "button" else words
    assert bool([*footer_words({key: value}, Place("x", 1))]) is refused


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("until-then: Until then we may sell your data.", True),
        ("opening: We at {brand} change our {title}.", False),
        ("consent: We do it only if you agree.", False),
    ],
)
def test_the_own_words_of_a_brand_say_what_no_policy_says(tiny: Path, words: str, *, named: bool) -> None:
    """Before: a sentence around a notice, with the next build, promised or took what no text said."""
    Path(PLAIN).write_text(section("other", "Words."))
    (tiny / "policy_source/tiny/words.yml").write_text(f"words:\n  {words}\n")
    found = [one.message for one in project.load(ROOT_OF).findings if one.rule == "words"]
    assert found == (["“until-then” says to readers what a policy says (“sell”)"] if named else [])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("label-adverse: In your favour", "“label-adverse” would say what “label-favourable” says"),
        ("level-material: Only the wording changes", "“level-material” would say what “level-editorial” says"),
        (
            "level-material: Für Sie ändert sich nichts.",
            "“level-material” says that little changes (“ändert sich nichts”)",
        ),
        (
            "opening: We made a few minor updates, {brand} {title}.",
            "“opening” says that little changes (“We made a few minor updates”)",
        ),
        ("until-then: Until then nothing changes.", ""),
        ("label-editorial: just words", ""),
    ],
)
def test_no_sentence_says_what_another_one_says(tiny: Path, words: str, says: str) -> None:
    """Before: `words.yml` called what is worse for readers “in your favour”."""
    Path(PLAIN).write_text(section("other", "Words."))
    (tiny / "policy_source/tiny/words.yml").write_text(f"words:\n  {words}\n")
    assert errors("words") == ([says] if says else [])


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
    found = [one.rule for one in project.load(ROOT_OF).findings if one.rule.startswith(("notice", "consent", "unread"))]
    assert found == ([rule] if rule else [])


# Another policy, and another translation, beside the one that readers know


@pytest.mark.parametrize(("language", "same"), [("en-GB", True), ("en", True), ("fr", False), ("enm", False)])
def test_a_text_in_the_same_language_is_no_translation(tiny: Path, language: str, *, same: bool) -> None:
    """Before: “en-GB” of an English text, with the same facts and other words, began without notice."""
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "un", f"title: C\nkind: terms\nlanguage: {language}\ntranslation_of: terms\n")
    assert errors("translation") == (["“terms” is in the same language"] if same else [])


def beside(tiny: Path, name: str, sheet: str) -> None:
    shutil.copytree(tiny / "policy_source/tiny/terms/sections", tiny / f"policy_source/tiny/{name}/sections")
    (tiny / f"policy_source/tiny/{name}/policy.yml").write_text(f"{sheet}sections: [kept, asked, plain]\n")


@pytest.mark.parametrize(
    ("kind", "link", "named"),
    [
        ("terms", "", False),
        ("terms", "See [more](policy:rules).", True),
        ("privacy", "", True),
        ("other", "", False),
        ("other", "See [more](policy:rules).", True),
    ],
)
def test_a_first_version_beside_another_of_its_kind_is_named(tiny: Path, kind: str, link: str, *, named: bool) -> None:
    """Before: what nobody was told of stood in a new policy; its first version took effect on the same day.

    One of the kind `other` went unnamed, whatever it said.
    """
    Path(PLAIN).write_text(section("other", "We may sell your data."))
    beside(tiny, "rules", f"title: R\nkind: {kind}\nlanguage: en\n")
    seal(section("other", f"We never sell your data. {link}".strip()))
    found = [one for one in project.load(ROOT_OF).findings if one.rule == "first-version"]
    assert [one.place.path for one in found] == ([] if named else ["policy_source/tiny/rules/policy.yml"])


@pytest.mark.parametrize(("kind", "named"), [("sharing", True), ("contact", False)])
def test_a_text_on_readers_data_beside_a_policy_on_privacy_is_named(tiny: Path, kind: str, *, named: bool) -> None:
    """Before: “what we share” stood in new terms, and who knew the privacy policy was told of nothing."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "kind: terms", "kind: privacy")
    Path(PLAIN).write_text(section("other", "Words."))
    beside(tiny, "rules", "title: R\nkind: terms\nlanguage: en\n")
    for name in ("kept", "plain"):
        (tiny / f"policy_source/tiny/rules/sections/{name}.md").write_text(section(kind, f"Words of {name}."))
    seal(section("other", "We never sell your data."))
    assert any(one.rule == "first-version" for one in project.load(ROOT_OF).findings) is named


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("", "", True),
        ("name: Tiny", "name: Other", True),
        ("name: Tiny", "name: Other\npublished_at: https://other.example/", False),
    ],
)
def test_a_brand_beside_one_of_its_name_or_address_is_named(tiny: Path, old: str, new: str, *, named: bool) -> None:
    """Before: a brand of another folder, with the same name, began anew and told nobody."""
    seal(section("other", "We never sell your data."))
    copy = tiny / "policy_source/tiny2"
    shutil.copytree(tiny / "policy_source/tiny", copy)
    shutil.rmtree(copy / "terms/versions")
    edit(copy / "brand.yml", "brand: tiny", "brand: tiny2")
    if "published_at" in new:
        edit(copy / "brand.yml", "published_at: https://tiny.example/policies/\n", "")
    edit(copy / "brand.yml", old, new)
    found = [one.place.path for one in project.load(ROOT_OF).findings if one.rule == "first-version"]
    assert found == (["policy_source/tiny2/brand.yml"] if named else [])


@pytest.mark.parametrize(("name", "named"), [("Tiny. We may sell your data", True), ("Share & Keep Ltd", False)])
def test_the_name_of_a_brand_is_a_name(tiny: Path, name: str, *, named: bool) -> None:
    """Before: what stood in `name` was said on each page and in each e-mail."""
    Path(PLAIN).write_text(section("other", "Words."))
    edit(tiny / BRAND, "name: Tiny", f"name: {name}")
    assert any(one.rule == "name" for one in project.load(ROOT_OF).findings) is named


def test_a_policy_has_one_translation_into_a_language(tiny: Path) -> None:
    """Before: a second French text, sealed without notice, said something else."""
    Path(PLAIN).write_text(section("other", "Words."))
    for name in ("un", "deux"):
        beside(tiny, name, "title: C\nkind: terms\nlanguage: fr\ntranslation_of: terms\n")
    assert errors("translation") == ["“deux” translates “terms” into the same language"]
