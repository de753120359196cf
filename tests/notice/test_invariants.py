"""The sixteen invariants of notice: each holds, and each is broken as soon as what keeps it is taken away.

Source: domain rules §5.7. `KEEPERS` names what keeps each of them; `test_it_fails_without_what_keeps_it` takes it away
and sees the test of the invariant fail.

| | Invariant | Kept by | More tests in |
|---|---|---|---|
| 1 | a sealed version never changes | `sealed_reader.unseal`, `versions._check_chain` | test_bad_archives, test_site |
| 2 | one version in force at every moment | `timeline.starts`, `timeline.timeline` | test_laws |
| 3 | no effect before its notice | `gates.gate`, `record_faults.faults`, `days.earliest` | test_announcing, test_laws |
| 4 | evidence of every channel | `notice_clock`, `record_faults._evidence` | test_announcing, test_lists_reached |
| 5 | what was announced takes effect | `archive`, `checks`, `revisions.continues` | announced/test_revising |
| 6 | no change shortens its own notice | `requirements.required`, `days.days_needed` | test_workflow, test_deciding |
| 7 | a level that people stand for | `objections`, `change_digest` | test_decisions, test_decision_records |
| 8 | a policy's address: what is in force | `timeline.timeline`, by the pages | test_workflow, test_notice_pages |
| 9 | dates are derived | `announce.refuse_early`, `record_faults._other_words` | test_announcing, test_record_by_hand |
| 10 | facts and prose agree | `typed_values`, `claims` | test_conflicts |
| 11 | facts are compared by id | `values._keyed` | test_laws, test_workflow |
| 12 | all languages share their facts | `translations.differences`, `.bounded` | test_translations |
| 13 | consent is asked for, silence is none | `consent_questions.asked`, read by applications | test_any_record |
| 14 | reviews are not forgotten | `reviews.review_by` | test_reviews |
| 15 | time is an argument | the linter (banned calls); `cli` alone asks | test_site |
| 16 | nothing leaves the archive but by order | `versions._check_chain`, `checks`, `takedown_gates` | test_takedowns |
"""

import ast
import datetime
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.archive import records, takedowns, versions
from generator.commands import announce, decide
from generator.loading import draft_checks, policy_folder, policy_source
from generator.materiality import change_digests, translations
from generator.model.document import digest
from generator.model.levels import Level
from generator.model.policy import State
from generator.model.record import Decision
from generator.model.version import Takedown
from generator.notice import (
    gates,
    notice_clock,
    readers_reached,
    record_faults,
    requirements,
    reviews,
    takedown_gates,
    timeline,
)
from generator.result_cache import forget
from generator.schema import values
from generator.site.feeds import policy_json as applications
from generator.site.pages import removed as takedown_pages
from tests.conftest import NOW, ROOT, Policy, edit
from tests.materiality.test_translations import OTHER, mend, translate
from tests.small import FOLDER, KEPT, LATER, NAME, RECORD, WHY, in_force, keep, phases, revised
from tests.steps import SOURCE, SUMMARY, errors_in, notified, sealed, sealed_and_announced

DAY = datetime.timedelta(days=1)
COURT = "Order 12/2027 of the court of Delft"
CHANGE = f"sha256:{'5' * 64}"
VERSIONS = f"{FOLDER}/versions"
ASKED = f"{FOLDER}/sections/asked.md"
Check = Callable[[Path, Policy], None]


@pytest.fixture
def world(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy with one version, in force since 2025, whose draft keeps accounts for longer."""
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    return tmp_path


def rules(at: str = NOW) -> set[str]:
    """Return the rules of the errors that are found."""
    found = errors_in(policy_source.load(SOURCE, now=datetime.datetime.fromisoformat(at), rehearsal=False))
    return {one.rule for one in found}


def test_1_a_sealed_version_never_changes(world: Path, policy: Policy) -> None:
    """Invariant 1: a published version is immutable; its digest is in a chain."""
    sealed_and_announced(policy, NAME)
    path = world / VERSIONS / "v001.md"
    head, _, rest = path.read_bytes().split(b"\n", 2)
    rest = rest.replace(b"filed by hand", b"filed by us")
    path.write_bytes(b"\n".join([head, b"digest: " + digest(head + b"\n" + rest).encode(), rest]))
    assert "chain" in rules()  # though it was given the digest that fits


def test_2_one_version_is_in_force(world: Path, policy: Policy) -> None:
    """Invariant 2: exactly one version is in force at every moment; the dates neither overlap nor leave gaps."""
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    keep(world, "orders", 9)
    sealed_and_announced(policy, NAME, effective="2027-03-01")
    item = policy_source.load(world / "policy_source").policy(NAME)
    for late in range(0, 150, 7):
        today = datetime.date(2026, 12, 1) + late * DAY
        intervals = timeline.timeline(timeline.starts(item, []), today)
        assert [one.state for one in intervals].count(State.IN_FORCE) == 1, today
        assert all(one.end == other.start for one, other in pairwise(intervals))
    edit(world / FOLDER / "notices/v003.yml", "2027-03-01", "2027-01-04")
    assert "dates-overlap" in rules()


def test_3_nothing_takes_effect_before_its_notice(world: Path, policy: Policy) -> None:
    """Invariant 3: no version of level material takes effect before the earliest day; without T0 there is none."""
    sealed_and_announced(policy, NAME)
    assert "no-evidence" in rules("2027-01-04T12:00:00+00:00")
    notified(world / "policy_source", NAME)
    assert not rules("2027-01-04T12:00:00+00:00")
    edit(world / RECORD, "effective: '2027-01-04'", "effective: '2026-12-30'")
    assert "notice-too-short" in rules()


def test_4_every_channel_has_evidence(world: Path, policy: Policy) -> None:
    """Invariant 4: T0 exists only if every promised channel has evidence, of this notice, that is not to come."""
    sealed_and_announced(policy, NAME)
    notified(world / "policy_source", NAME, channels=("site",))
    item = policy_source.load(world / "policy_source").policy(NAME)
    record = item.record(2)
    assert record
    assert notice_clock.notified(item, record) is None
    notified(world / "policy_source", NAME, channels=("email",))
    assert phases() == ["in force", "in notice"]
    text = (world / RECORD).read_text()
    edit(world / RECORD, "site\n  at: '2026-12-01T", "site\n  at: '2026-12-02T")
    assert "future" in rules()
    head, _, evidence = text.partition("evidence:")
    other = evidence.split("notice: ")[1][:71]
    (world / RECORD).write_text(f"{head}evidence:{evidence.replace(other, digest(b'another'))}")
    assert "evidence" in rules()


def test_5_what_was_announced_takes_effect(world: Path, policy: Policy) -> None:
    """Invariant 5: the announced text is the one that takes effect; any other restarts the clock."""
    keep(world, "orders", 9)
    sealed_and_announced(policy, NAME)
    notified(world / "policy_source", NAME)
    text = (world / RECORD).read_text()
    edit(world / RECORD, "digest: sha256:", f"digest: {digest(b'another')} #")
    assert "record" in rules()
    (world / RECORD).write_text(text)
    keep(world, "orders", 10)
    assert revised(policy)["notified"] is None


def test_6_no_change_shortens_its_own_notice(world: Path, policy: Policy) -> None:
    """Invariant 6: the days of notice are those that the version in force promised."""
    edit(world / "policy_source/tiny/brand.yml", "unreached", "notice:\n  days: 5\nunreached")
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY)
    refused = policy(*words, "--effective", "2026-12-14")
    assert "the brand's own rule is 30 days of notice" in refused.err
    assert refused.status == 1


def test_7_every_change_has_a_level(world: Path, policy: Policy) -> None:
    """Invariant 7: undecided is material; a decision is bound to its text, and lowering needs a second person."""
    keep(world, "account", 3)
    edit(world / ASKED, "Call", "Ring")
    (change,) = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (change["level"], change["undecided"]) == (str(Level.MATERIAL), True)
    words = ("decide", NAME, change["id"], "--level", "minor", "--because", WHY, "--by", "a-moreau")
    assert policy(*words).status == 0
    (alone,) = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (alone["level"], alone["undecided"]) == (str(Level.MATERIAL), True)
    assert policy("decide", NAME, "--approve", "--by", "A Moreau").status == 1
    assert policy("decide", NAME, "--approve", "--by", "k-lind").status == 0
    (both,) = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (both["level"], both["undecided"]) == (str(Level.MINOR), False)
    edit(world / ASKED, "Ring", "Fax")
    (again,) = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (again["level"], again["undecided"]) == (str(Level.MATERIAL), True)


@pytest.mark.slow
def test_8_the_address_of_a_policy_serves_what_is_in_force(world: Path, policy: Policy) -> None:
    """Invariant 8: the policy's own address has the text in force; the one to come has its own, and is marked."""
    sealed_and_announced(policy, NAME)
    notified(world / "policy_source", NAME)
    assert policy("build").status == 0
    page = (world / "site/tiny/terms/index.html").read_text()
    assert "Your account for 3 years." in page
    upcoming = (world / "site/tiny/terms/versions/2/index.html").read_text()
    assert "Your account for 5 years." in upcoming
    assert "not yet in force" in upcoming
    assert policy("build", "--now", "2027-01-04T05:00:00+00:00").status == 0
    assert "Your account for 5 years." in (world / "site/tiny/terms/index.html").read_text()
    past = (world / "site/tiny/terms/versions/1/index.html").read_text()
    assert "This version is not in force any more" in past


def test_9_dates_are_derived(world: Path, policy: Policy) -> None:
    """Invariant 9: no date is typed by hand, and none is past when it is announced."""
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY)
    assert "the earliest date is 2027-01-01" in policy(*words, "--effective", "2026-11-01").err
    assert policy(*words).status == 0
    edit(world / RECORD, "effective: '2027-01-04'", "effective: '2027-02-01'")
    assert "dates-by-hand" in rules()


def test_10_facts_and_prose_agree(world: Path, policy: Policy) -> None:  # noqa: ARG001 -- KEEPERS are called alike
    """Invariant 10: prose that contradicts a fact is an error."""
    edit(world / KEPT, "Your account for {{ facts.retention.account.keep }}.", "We keep your account for 4 years.")
    assert "conflict" in rules()


def test_11_facts_are_compared_by_id(world: Path, policy: Policy) -> None:
    """Invariant 11: the order of facts is never a change."""
    keep(world, "account", 3)
    one, other = "    - {id: account, keep: 3 years, kept_for: us}\n", "    - {id: orders, keep: 7 years}\n"
    edit(world / KEPT, one + other, other + one)
    assert "no change since the newest version" in policy("diff", NAME).out


def test_12_all_languages_share_their_facts(world: Path, policy: Policy) -> None:
    """Invariant 12: all languages of a version share their facts; mending a translation can be editorial only then.

    Not where the text or the facts of the master are others than when the translation was sealed.
    """
    keep(world, "account", 3)
    translate(world)
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    assert not rules()
    mend(world)
    (change,) = json.loads(policy("decide", OTHER, "--format", "json").out)
    assert (change["level"], change["undecided"]) == (str(Level.MATERIAL), True)
    lower = ("decide", OTHER, change["id"], "--level", "editorial", "--because", "It says the same as before.")
    two = ("--by", "a-moreau", "--approved-by", "k-lind")
    keep(world, "account", 5)
    assert rules() == {"translation"}
    keep(world, "account", 3)
    edit(world / KEPT, "It's filed by hand.", "We file all of it with care.")
    assert policy(*lower, *two).status == 1
    edit(world / KEPT, "We file all of it with care.", "It's filed by hand.")
    assert policy(*lower, *two).status == 0


@pytest.mark.slow
def test_13_consent_is_asked(world: Path, policy: Policy) -> None:
    """Invariant 13: a version of the highest level says what a person is asked for; silence is not consent.

    Whether a person has given it is known to the application alone, which reads what is published.
    """
    keep(world, "account", 3)
    (world / FOLDER / "sections/sold.md").write_text(
        "---\ntype: sharing\ntitle: Who gets it\nfacts: {sale: never}\n---\nWe never sell it.\n"
    )
    edit(world / FOLDER / "policy.yml", "asked]", "asked, sold]")
    sealed_and_announced(policy, NAME)
    edit(world / FOLDER / "sections/sold.md", "sale: never", "sale: opt_out")
    edit(world / FOLDER / "sections/sold.md", "We never sell it.", "We sell it.")
    sealed_and_announced(policy, NAME, effective="2027-03-01")
    text = (world / FOLDER / "notices/v003-1.txt").read_text()
    assert "level: material+consent" in (world / FOLDER / "notices/v003.yml").read_text()
    assert "if you do not answer, what applies to you stays as it is" in " ".join(text.split())
    assert policy("build").status == 0
    listed = json.loads((world / "site/tiny/terms/policy.json").read_text())
    assert [one["consent"] for one in listed["upcoming"]][-1]


def test_14_reviews_are_not_forgotten(world: Path, policy: Policy) -> None:
    """Invariant 14: a review that should have been fails `due`, and nothing else; sealing is no review."""
    (world / FOLDER / "sections/changed.md").write_text(
        "---\ntype: changes\ntitle: Changes\nfacts: {review_every: 1 year}\n---\nWe review this every year.\n"
    )
    edit(world / FOLDER / "policy.yml", "asked]", "asked, changed]")
    sealed_and_announced(policy, NAME)
    notified(world / "policy_source", NAME)
    late = "2028-02-10T12:00:00+00:00"
    assert "OVERDUE since 2028-01" in policy("due", NAME, "--now", late).out
    assert not rules(late)


def asks_the_clock(text: str) -> list[str]:
    """Return what in a program's text asks the clock."""
    called = [ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [name for name in called if name.endswith((".now", ".today", ".utcnow", ".localtime"))]


def test_15_time_is_an_argument(world: Path, policy: Policy) -> None:
    """Invariant 15: what is built depends on --now alone; only the command line and what waits ask the clock."""
    assert asks_the_clock("import datetime\nx = datetime.datetime.now(datetime.UTC)\n")
    asking = {path.name for path in (ROOT / "generator").glob("*.py") if asks_the_clock(path.read_text())}
    assert asking <= {"cli.py"}
    sealed_and_announced(policy, NAME)
    notified(world / "policy_source", NAME)
    for at, expected in ((NOW, ["in force", "in notice"]), ("2027-01-04T05:00:00Z", ["superseded", "in force"])):
        assert phases(at) == expected


@pytest.mark.slow
def test_16_nothing_leaves_the_archive(world: Path, policy: Policy) -> None:
    """Invariant 16: what was withdrawn stays in the archive; a text goes by a recorded order alone, and that shows."""
    sealed_and_announced(policy, NAME)
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", WHY).status == 0
    assert policy("build").status == 0
    assert "Your account for 5 years." in (world / "site/tiny/terms/versions/2/index.html").read_text()
    text = (world / VERSIONS / "v002.md").read_bytes()
    (world / VERSIONS / "v002.md").unlink()
    assert rules(LATER) & {"version-missing", "chain"}
    (world / VERSIONS / "v002.md").write_bytes(text)
    words = ("takedown", NAME, "--version", "2", "--basis", COURT, "--by", "a-moreau", "--now", NOW)
    assert policy(*words, "--approved-by", "A Moreau").status == 1
    assert policy(*words, "--approved-by", "k-lind").status == 0
    assert not rules()
    assert policy("build").status == 0
    page = (world / "site/tiny/terms/versions/2/index.html").read_text()
    assert "withdrawn on" in page
    assert COURT in page
    stone = world / FOLDER / "takedowns/v002.yml"
    edit(stone, "approved_by: k-lind", "approved_by: a-moreau")
    assert rules() == {"takedown"}
    edit(stone, "approved_by: a-moreau", "approved_by: k-lind")
    in_force = policy_source.load(world / "policy_source").policy(NAME).version(1)
    by_hand = Takedown(COURT, "a-moreau", "k-lind", datetime.date(2026, 12, 1))
    stone.with_name("v001.yml").write_bytes(takedowns.takedown_file(in_force, by_hand))
    (world / VERSIONS / "v001.md").unlink()
    assert rules() == {"takedown"}


def nothing(*_: object, **__: object) -> tuple[()]:
    """Find nothing."""
    return ()


def by_position(*words: object, **named: object) -> dict[str, object]:
    """Read records by their place in the list instead of their id."""
    return {str(at): value for at, value in enumerate(_KEYED(*words, **named).values())}  # type: ignore[arg-type]


_KEYED = values._keyed  # noqa: SLF001 -- what keeps invariant 11
KEEPERS: list[tuple[Check, list[tuple[object, str, Any]]]] = [
    (test_1_a_sealed_version_never_changes, [(versions, "_check_chain", nothing)]),
    (test_2_one_version_is_in_force, [(timeline, "_state", lambda *_, **__: State.IN_FORCE)]),
    (test_2_one_version_is_in_force, [(timeline, "parent", lambda *_: None)]),
    (test_3_nothing_takes_effect_before_its_notice, [(gates, "gate", nothing)]),
    (test_3_nothing_takes_effect_before_its_notice, [(notice_clock, "earliest", lambda *_: datetime.date(2026, 1, 1))]),
    (test_3_nothing_takes_effect_before_its_notice, [(record_faults, "faults", nothing)]),
    (test_4_every_channel_has_evidence, [(notice_clock, "missing", nothing)]),
    (test_4_every_channel_has_evidence, [(gates, "_still_to_come", nothing)]),
    (test_4_every_channel_has_evidence, [(record_faults, "_evidence", nothing)]),
    (test_5_what_was_announced_takes_effect, [(policy_folder, "check_records", nothing)]),
    (
        test_5_what_was_announced_takes_effect,
        [(there, "continues", lambda *_: True) for there in (notice_clock, readers_reached)],
    ),
    (test_6_no_change_shortens_its_own_notice, [(requirements, "days_needed", lambda *_: 5)]),
    (test_7_every_change_has_a_level, [(decide, "objections", nothing), (records, "malformed", nothing)]),
    (test_7_every_change_has_a_level, [(Decision, "waits", False), (decide, "objections", nothing)]),
    (test_7_every_change_has_a_level, [(change_digests, "change_digest", lambda *_: CHANGE)]),
    (test_8_the_address_of_a_policy_serves_what_is_in_force, [(timeline, "_state", lambda *_, **__: State.IN_FORCE)]),
    (test_9_dates_are_derived, [(announce, "refuse_early", nothing)]),
    (test_9_dates_are_derived, [(record_faults, "_other_words", nothing)]),
    (test_10_facts_and_prose_agree, [(draft_checks, "typed_values", nothing), (draft_checks, "claims", nothing)]),
    (test_11_facts_are_compared_by_id, [(values, "_keyed", by_position)]),
    (test_12_all_languages_share_their_facts, [(translations, "differences", nothing)]),
    (test_12_all_languages_share_their_facts, [(translations, "bounded", lambda *words: words[-1])]),
    (test_12_all_languages_share_their_facts, [(translations, "content_digest", nothing)]),
    (test_13_consent_is_asked, [(applications, "asked", nothing)]),
    (test_14_reviews_are_not_forgotten, [(reviews, "review_by", lambda *_: None)]),
    (test_15_time_is_an_argument, [(timeline, "_state", lambda *_, **__: State.IN_FORCE)]),
    (test_16_nothing_leaves_the_archive, [(policy_folder, "check_records", nothing)]),
    (test_16_nothing_leaves_the_archive, [(takedown_gates, "faults", nothing)]),
    (test_16_nothing_leaves_the_archive, [(takedown_gates, "gate", nothing)]),
    (test_16_nothing_leaves_the_archive, [(takedown_pages, "by_order", lambda _: "")]),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("check", "kept_by"), KEEPERS, ids=[f"{check.__name__[5:7]} {kept[0][1]}" for check, kept in KEEPERS]
)
def test_it_fails_without_what_keeps_it(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, check: Check, kept_by: list[tuple[object, str, Any]]
) -> None:
    for module, name, instead in kept_by:
        monkeypatch.setattr(module, name, instead)
    try:
        with pytest.raises((AssertionError, LookupError)):
            check(world, policy)
    finally:
        forget()  # what was read or made without it: the next test has the same texts
