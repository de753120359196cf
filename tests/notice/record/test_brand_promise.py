"""Ways round the notice by another promise of the brand (2): before → what happens.

Each is played with commands and by hand, as somebody would who wants to be rid of the notice; what must work, too.
"""

import datetime
import json
import zoneinfo
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality import promise_changes
from generator.materiality.facts.reasons_abroad import reason_in
from generator.materiality.verdict import Context
from generator.model.brand import NoticePromise
from generator.model.catalogue import Words
from generator.model.document import Document, Section
from generator.model.levels import Level
from generator.notice import notice_period
from tests.conftest import Policy, edit, settled
from tests.small import ANNOUNCE, NAME, RECORD, first_sealed, keep, made, phases, refused
from tests.steps import WHY, notified, sealed_and_announced

BRAND = "policy_source/tiny/brand.yml"


NEW_YORK = "timezone: America/New_York"
PROMISE = "notice:\n  days: 30\n  channels: [email, site]\n  audience: everyone\n  favourable_changes: material\n"
LESS = [
    ("days: 30", "days: 5", "days: promise changed (30 → 5). We will give you less warning of changes: 30 → 5 days."),
    ("[email, site]", "[site]", "channels/email: promise removed (email → nothing). We no longer tell you"),
    ("[email, site]", "[post, site]", "channels/email: promise removed (email → nothing). We no longer tell you"),
    (
        "everyone",
        "active_users",
        "audience: promise changed (everyone → active_users). We tell other people of changes",
    ),
    (
        "favourable_changes: material",
        "favourable_changes: minor",
        "Changes in your favour no longer wait for a notice.",
    ),
    ("unreached_percent: 1", "unreached_percent: 2", "More people may stay without the notice before a change applies"),
    ("unreached_percent: 1\n", "", "More people may stay without the notice before a change applies: 1 → 2 of 100."),
    (NEW_YORK, "timezone: Asia/Tokyo", "The dates of our texts begin at midnight of another time zone"),
    (NEW_YORK, "timezone: Pacific/Honolulu", "The dates of our texts begin at midnight of another time zone"),
    ("regimes: [eecc]\n", "", "We no longer keep the period of notice of this law: Directive (EU) 2018/1972."),
    ("[eecc]", "[p2b]", "We no longer keep the period of notice of this law: Directive (EU) 2018/1972."),
]
MORE = [
    ("days: 30", "days: 60", "We will give you more warning of changes: 30 → 60 days."),
    ("[email, site]", "[email, post, site]", "We now also tell you of changes in this way: by post."),
    ("unreached_percent: 1", "unreached_percent: 0", "Fewer people may stay without the notice"),
    ("[eecc]", "[eecc, p2b]", "We now keep the period of notice of this law: Regulation (EU) 2019/1150."),
]
SAME = [
    ("[email, site]", "[site, email]"),
    ("  days: 30\n", ""),
    ("timezone", "values: {hour: noon}\ntimezone"),
    ("[eecc]", "eecc"),
]


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (60, "Where a text promises no notice of its own, we will give you less warning of changes: 30 → 5 days."),
        (20, "We will give you less warning of changes: 30 → 5 days."),
    ],
)
def test_readers_of_a_text_that_promises_more_itself_are_not_told_that_they_lose_it(days: int, says: str) -> None:
    """Before: “15 → 10 days” stood in the notice of a text that promises 20, and goes on to do so."""
    section = Section("a", "changes", "Changes", "Words.", {"notice": {"days": days}})
    text = Document("T", "de", (section,))
    (one,) = promise_changes.changes(NoticePromise(days=30), NoticePromise(days=5), (text, text))
    assert (one.verdict.reason, one.verdict.level) == (says, Level.MATERIAL)
    said = reason_in(Words(language="de"), one.change, one.verdict, Context(text, text, Level.MINOR))
    assert said.startswith("Wo ein Text selbst keine Frist zusagt") is (days >= 30)


@pytest.fixture
def promised(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy that was sealed under a promise which brand.yml states in full, and whose draft is as sealed."""
    made(tmp_path)
    monkeypatch.chdir(settled(tmp_path))
    edit(tmp_path / BRAND, "unreached_percent: 2\n", f"unreached_percent: 1\nregimes: [eecc]\n{PROMISE}")
    first_sealed(policy)
    return tmp_path


def test_a_promise_that_stays_is_no_change(promised: Path, policy: Policy) -> None:
    refused(policy, promised, "the draft is the same as version 1", "freeze", NAME, "--yes")


@pytest.mark.parametrize(("old", "new", "says"), LESS)
def test_a_weaker_promise_is_material_and_nobody_lowers_it(
    promised: Path, policy: Policy, old: str, new: str, says: str
) -> None:
    edit(promised / BRAND, old, new)
    assert says in policy("diff", NAME).out
    change, *_ = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (change["level"], change["rule"]) == ("material", "40")
    lower = ("--level", "minor", "--because", WHY, "--by", "a-moreau", "--approved-by", "k-lind", "--basis", "Nothing")
    refused(policy, promised, "nobody can lower this (40)", "decide", NAME, change["id"], *lower)
    done = policy("freeze", NAME, "--yes")
    assert done.status == 0
    assert "31 days' notice before it applies" in done.out
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    refused(policy, promised, "can't take effect on 2026-12-20: ", *ANNOUNCE, "--effective", "2026-12-20")
    assert "effective: '2027-01-04'" in announced_record(policy, promised)
    text = (promised / RECORD).read_text()
    assert "days: 31\nchannels:\n- email\n" in text
    assert "limit: 1\n" in text


def announced_record(policy: Policy, folder: Path) -> str:
    done = policy(*ANNOUNCE)
    assert done.status == 0, done.said
    return (folder / RECORD).read_text()


@pytest.mark.parametrize(("old", "new", "says"), MORE)
def test_a_better_promise_counts_as_any_change_for_the_better(
    promised: Path, policy: Policy, old: str, new: str, says: str
) -> None:
    edit(promised / BRAND, old, new)
    assert says in policy("diff", NAME).out
    (change,) = json.loads(policy("decide", NAME, "--format", "json").out)
    assert (change["level"], change["rule"], change["direction"]) == ("material", "40", "favourable")
    lower = ("--level", "minor", "--because", WHY, "--by", "a-moreau", "--approved-by", "k-lind")
    assert policy("decide", NAME, change["id"], *lower).status == 0
    assert "takes effect on 2026-12-01" in policy("freeze", NAME, "--yes").out


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_same_promise_in_other_words_is_no_change(promised: Path, policy: Policy, old: str, new: str) -> None:
    edit(promised / BRAND, old, new)
    refused(policy, promised, "the draft is the same as version 1", "freeze", NAME, "--yes")


def test_a_better_promise_beside_a_weaker_one_does_not_save_it(promised: Path, policy: Policy) -> None:
    edit(promised / BRAND, "days: 30", "days: 60")
    edit(promised / BRAND, "[email, site]", "[site]")
    assert "material" in policy("freeze", NAME, "--yes").out
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    text = announced_record(policy, promised)
    assert "days: 60\nchannels:\n- email\n- site\n" in text


@pytest.mark.parametrize("at", ["2026-12-02T12:00:00+00:00", "2027-01-03T12:00:00+00:00"])
def test_until_it_applies_the_old_promise_holds_for_what_is_announced_meanwhile(
    promised: Path, policy: Policy, at: str
) -> None:
    edit(promised / BRAND, "days: 30", "days: 1")
    edit(promised / BRAND, "[eecc]", "[]")
    edit(promised / BRAND, "[email, site]", "[site]")
    sealed_and_announced(policy, NAME)
    keep(promised, "account", 5)
    assert "31 days' notice" in policy("freeze", NAME, "--yes", "--now", at).out
    assert policy("approve", NAME, "--by", "k-lind", "--now", at).status == 0
    if at > "2027":
        refused(
            policy, promised, "can't take effect on 2027-01-08", *ANNOUNCE, "--effective", "2027-01-08", "--now", at
        )
    assert policy(*ANNOUNCE, "--now", at).status == 0
    assert "days: 31\nchannels:\n- email\n- site\n" in (promised / RECORD.replace("v002", "v003")).read_text()


@pytest.mark.parametrize(
    ("days", "frozen", "due"), [(10, "10 days' notice", "10 days of notice"), (1, "1 day's notice", "1 day of notice")]
)
def test_from_its_day_on_the_new_promise_governs(
    promised: Path, policy: Policy, days: int, frozen: str, due: str
) -> None:
    edit(promised / BRAND, "days: 30", f"days: {days}")
    edit(promised / BRAND, "[eecc]", "[]")
    sealed_and_announced(policy, NAME)
    notified(promised / "policy_source", NAME)
    keep(promised, "account", 5)
    at = ("--now", "2027-01-04T12:00:00+00:00")
    assert frozen in policy("freeze", NAME, "--yes", *at).out
    assert policy("check", *at).status == 0
    assert policy("approve", NAME, "--by", "k-lind", *at).status == 0
    assert policy(*ANNOUNCE, *at).status == 0
    assert f"the {due} would not end before" in policy("due", NAME, *at).out


@pytest.mark.parametrize(
    ("zone", "begins"), [("Asia/Tokyo", "05:00"), ("Pacific/Honolulu", "10:00"), ("Etc/UTC", "05:00")]
)
def test_of_two_time_zones_the_later_midnight_counts(promised: Path, policy: Policy, zone: str, begins: str) -> None:
    edit(promised / BRAND, NEW_YORK, f"timezone: {zone}")
    sealed_and_announced(policy, NAME)
    notified(promised / "policy_source", NAME)
    hour, minute = map(int, begins.split(":"))
    day = datetime.datetime(2027, 1, 4, hour, minute, tzinfo=datetime.UTC)
    assert phases((day - datetime.timedelta(seconds=1)).isoformat()) == ["in force", "in notice"]
    assert phases(day.isoformat()) == ["superseded", "in force"]
    later = datetime.datetime(2027, 1, 6, 12, tzinfo=datetime.UTC)
    brand = policy_source.load(promised / "policy_source").policy(NAME).brand
    assert notice_period.local_day(later, brand) == later.astimezone(zoneinfo.ZoneInfo(zone)).date()
    assert notice_period.start_of(later.date(), brand).astimezone(zoneinfo.ZoneInfo(zone)).hour == 0


def test_a_time_zone_in_brand_yml_alone_moves_no_date(promised: Path, policy: Policy) -> None:
    keep(promised, "account", 5)
    sealed_and_announced(policy, NAME)
    notified(promised / "policy_source", NAME)
    edit(promised / BRAND, NEW_YORK, "timezone: Pacific/Kiritimati")
    assert phases("2027-01-04T04:59:59+00:00") == ["in force", "in notice"]
    assert phases("2027-01-04T05:00:00+00:00") == ["superseded", "in force"]
