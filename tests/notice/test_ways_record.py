"""Ways round the notice that go by the record, the clock and the people: before → what happens.

Each is played with commands and by hand, as somebody would who wants to be rid of the notice; what must work, too.
"""

import datetime
import json
import shutil
import zoneinfo
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import project
from generator.notice import days
from tests.conftest import NOW, ROOT, Policy, Result, copied, edit
from tests.small import ANNOUNCE, KEPT, NAME, PEOPLE, RECORD, forged, in_force, keep, made, phases, refused
from tests.steps import WHY, notified, sealed, sealed_and_announced

pytestmark = pytest.mark.slow
BRAND = "policy_source/tiny/brand.yml"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy, in force since 2025, whose draft keeps accounts for longer."""
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    return tmp_path


# Two people are two people (9)

LIST = "list them in brand.yml: people: and below it - {id: k-lind, name: Kim Lind, roles: [legal]} for each"
DANGER = ("--exception", "imminent_security", "--basis", "an attack", "--approved-by", "k-lind", "--breaks-promise")
LOWER = ("--section", "kept", "--level", "minor", "--because", WHY, "--by", "a-moreau", "--approved-by")


def reworded(tiny: Path) -> None:
    edit(tiny / KEPT, "It's filed by hand", "It is put away by hand")


def listed_twice(tiny: Path, policy: Policy, entry: str) -> Result:
    """Add an entry to the list of people, and let it approve what the first one lowers."""
    reworded(tiny)
    edit(tiny / BRAND, "people:\n", f"people:\n  - {{{entry}}}\n")
    return policy("decide", NAME, *LOWER, entry.partition(",")[0].removeprefix("id: "))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("id: second, name: a moreau, roles: [legal]", "are one person: both are called “a moreau”"),
        ("id: second, name: ‘A.Moreau’, roles: [legal]", "“second” and “a-moreau” are one person"),
        ("id: second, name: \u0410. Moreau, roles: [legal]", "“second” and “a-moreau” are one person"),  # Cyrillic
        ("id: a-rnoreau, name: B, roles: [legal]", "the ids “a-rnoreau” and “a-moreau” look alike"),
        ("id: a_moreau, name: B, roles: [legal]", "the ids “a_moreau” and “a-moreau” look alike"),
        ("id: \u0430-moreau, name: B, roles: [legal]", "“id” can't be"),
        ("id: second, name: '—', roles: [legal]", "it holds no letter"),
    ],
)
def test_one_person_under_two_names_lowers_nothing(tiny: Path, policy: Policy, entry: str, says: str) -> None:
    done = listed_twice(tiny, policy, entry)
    assert done.status == 1
    assert says in done.err
    assert f"{BRAND}:" in done.err
    assert not (tiny / RECORD).exists()


def test_two_people_lower_a_change(tiny: Path, policy: Policy) -> None:
    assert listed_twice(tiny, policy, "id: b-stone, name: B. Stone, roles: [legal]").status == 0


@pytest.mark.parametrize("name", ["K. Lind", "K-LIND", "k lind", "k\u2010lind", "k-lind ", "a.moreau", "k-lynd"])
def test_who_is_not_listed_by_this_id_approves_nothing(tiny: Path, policy: Policy, name: str) -> None:
    reworded(tiny)
    done = policy("decide", NAME, *LOWER, name)
    by_id = " ".join(name.split()) == "k-lind"
    assert done.status == (0 if by_id else 1), done.said
    sealed(policy, NAME)
    refused(policy, tiny, "is not among the people of brand.yml", "approve", NAME, "--by", name)


def test_a_brand_without_people_lowers_nothing_and_is_told_how_to_list_them(tiny: Path, policy: Policy) -> None:
    edit(tiny / BRAND, PEOPLE, "")
    reworded(tiny)
    refused(policy, tiny, LIST, "decide", NAME, *LOWER, "k-lind")
    refused(policy, tiny, LIST, "decide", NAME, *LOWER[:-1])
    higher = ("--section", "kept", "--level", "material", "--because", WHY, "--by", "a-moreau")
    assert policy("decide", NAME, *higher).status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    refused(policy, tiny, LIST, "approve", NAME, "--by", "k-lind")
    refused(policy, tiny, LIST, *ANNOUNCE, *DANGER)


def test_an_approval_by_hand_of_somebody_else_does_not_count(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    edit(tiny / "policy_source/tiny/terms/notices/v002.yml", "by: k-lind", "by: m-lund")
    refused(policy, tiny, "the entry “approval 1” is no longer what was recorded", *ANNOUNCE)
    forged(tiny, lambda record: record)
    refused(policy, tiny, "nobody but a-moreau approved the text of version 2", *ANNOUNCE)


# The clock (7)

FUTURE, PAST = "2027-03-01T12:00:00+00:00", "2026-10-01T12:00:00+00:00"
INVENTED = "is not the time of this machine (2026-12-01 12:00 UTC), leave --now out"
ADDRESS = ("--by", "a-moreau", "--because", "The letters could not be printed in time.")
RECORDING: tuple[tuple[str, ...], ...] = (
    ("freeze", NAME, "--yes"),
    ("approve", NAME, "--by", "k-lind"),
    ANNOUNCE,
    ("announce", NAME, "--reason", "1b639165=We keep it longer."),
    ("announce", NAME, "--seen", "site"),
    ("announce", NAME, "--given", "post", "--where", "a box"),
    ("announce", NAME, "--accept-unreached", *ADDRESS, "--approved-by", "k-lind"),
    ("postpone", NAME, *ADDRESS),
    ("withdraw", NAME, *ADDRESS),
    ("decide", NAME, *LOWER, "k-lind"),
    ("decide", NAME, "--approve", "--by", "k-lind"),
    ("review", NAME, "--by", "k-lind"),
    ("retire", NAME, "--on", "2027-06-01"),
    ("look",),
    ("look", NAME, "--accept", "2026-11-05..2026-11-07", *ADDRESS, "--approved-by", "k-lind"),
    ("takedown", NAME, "--version", "1", "--basis", "Order 12/2027", "--by", "a-moreau", "--approved-by", "k-lind"),
    ("import", "terms.md", "--brand", "tiny", "--policy", "cookies", "--as-version"),
    ("import", "--as-versions", "old", "--brand", "tiny", "--policy", "cookies"),
    ("notify", NAME, "--recipients", "list.csv"),
    ("upgrade",),
    ("build",),
)
READING = (
    *(("status",), ("diff",), ("due",), ("check",), ("decide", NAME), ("decide", NAME, "--list"), ("verify",)),
    *(("facts",), ("upgrade", "--dry-run")),
)


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine's clock show noon of December 1, 2026, whatever --now says."""
    monkeypatch.setattr("tests.conftest.clock_at", lambda _: datetime.datetime.fromisoformat(NOW))


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("words", RECORDING, ids=" ".join)
@pytest.mark.parametrize("now", [FUTURE, PAST, "2026-12-02T12:00:01+00:00"])
def test_nothing_is_recorded_or_published_at_an_invented_moment(
    tiny: Path, policy: Policy, words: tuple[str, ...], now: str
) -> None:
    refused(policy, tiny, INVENTED, *words, "--now", now, status=2)


@pytest.mark.usefixtures("at_noon", "tiny")
@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("now", [FUTURE, PAST])
def test_what_only_reads_takes_any_moment(policy: Policy, words: tuple[str, ...], now: str) -> None:
    done = policy(*words, "--now", now)
    assert INVENTED not in done.said
    assert done.status in {0, 1}


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("now", [NOW, "2026-12-02T12:00:00+00:00", "2026-12-02T21:00:00+09:00"])
def test_a_clock_that_is_a_little_wrong_is_no_trouble(tiny: Path, policy: Policy, now: str) -> None:
    assert policy("freeze", NAME, "--yes", "--now", now).status == 0
    assert "rehearsal" not in (tiny / RECORD).read_text()


def test_nothing_is_recorded_as_earlier_than_what_was_recorded_before(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    later, before = ("--now", "2026-12-02T12:00:00+00:00"), ("--now", "2026-12-01T11:00:00+00:00")
    assert policy("approve", NAME, "--by", "k-lind", *later).status == 0
    early = "this is recorded of 2026-12-02 05:00 UTC, after now (2026-12-01 11:00 UTC), set the clock right, or wait"
    refused(policy, tiny, early, *ANNOUNCE, *before)
    assert policy(*ANNOUNCE, *later).status == 0
    refused(policy, tiny, "this is recorded of 2026-12-02 12:00 UTC", "review", NAME, "--by", "k-lind")
    refused(policy, tiny, f"{RECORD}:", "announce", NAME, "--given", "post", "--where", "a box", *before)
    assert policy("announce", NAME, "--given", "post", "--where", "a box", *later).status == 0


def rehearsed(policy: Policy) -> None:
    """Take the draft into force in a rehearsal, by an invented clock."""
    done = policy("freeze", NAME, "--yes", "--now", FUTURE, "--rehearsal")
    assert done.status == 0, done.said
    for words in (("approve", NAME, "--by", "k-lind"), ANNOUNCE):
        done = policy(*words, "--now", FUTURE, "--rehearsal")
        assert done.status == 0, done.said


@pytest.mark.usefixtures("at_noon")
def test_a_rehearsal_is_marked_everywhere_and_refused_by_all_that_is_real(tiny: Path, policy: Policy) -> None:
    rehearsed(policy)
    assert policy("review", NAME, "--by", "k-lind", "--now", FUTURE, "--rehearsal").status == 0
    version = tiny / "policy_source/tiny/terms/versions/v002.md"
    assert all("\nrehearsal: 'yes'\n" in path.read_text() for path in (version, tiny / RECORD))
    assert "  rehearsal: 'yes'\n" in (tiny / "policy_source/tiny/terms/reviews.yml").read_text()
    checked = policy("check")
    assert checked.status == 1
    assert f"{RECORD}:1:1: error: this was recorded in a rehearsal, with an invented clock" in checked.out
    assert policy("check", "--rehearsal", "--now", FUTURE).status == 0
    for words in (
        ("build",),
        ("withdraw", NAME, *ADDRESS),
        ("approve", NAME, "--by", "k-lind"),
        ("review", NAME, "--by", "k-lind"),
    ):
        refused(policy, tiny, "this was recorded in a rehearsal", *words)
    edit(tiny / RECORD, "rehearsal: 'yes'\n", "")
    refused(policy, tiny, "this was recorded in a rehearsal", "build")


@pytest.mark.usefixtures("at_noon")
def test_a_rehearsal_sends_nothing_to_people(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsed(policy)
    (tiny / "list.csv").write_text("email\nreader@example.org\n")
    for key, value in {"HOST": "mail.example.com", "SECURITY": "tls", "FROM": "privacy@example.com"}.items():
        monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
    done = policy("notify", NAME, "--recipients", "list.csv", "--now", FUTURE, "--rehearsal")
    assert done.status == 2
    assert "mail.example.com: a rehearsal sends nothing to a mail server elsewhere" in done.err
    assert not list(tiny.rglob("ledgers/*"))


@pytest.mark.usefixtures("at_noon")
def test_what_is_decided_in_a_rehearsal_is_marked(tiny: Path, policy: Policy) -> None:
    reworded(tiny)
    assert policy("decide", NAME, *LOWER, "k-lind", "--now", FUTURE, "--rehearsal").status == 0
    assert "version: 2\nrehearsal: 'yes'\n" in (tiny / RECORD).read_text()
    refused(policy, tiny, "this was recorded in a rehearsal", "freeze", NAME, "--yes")
    refused(policy, tiny, "this was recorded in a rehearsal", "build")


@pytest.mark.usefixtures("at_noon")
def test_the_site_of_a_rehearsal_says_so_on_every_page_and_stands_apart(tiny: Path, policy: Policy) -> None:
    copied(tiny, "site_overrides")
    rehearsed(policy)
    for folder in ("site", "public", "rehearsal/site"):
        refused(
            policy,
            tiny,
            "the site of a rehearsal can't be put here",
            "build",
            "--rehearsal",
            "--site",
            folder,
            "--now",
            FUTURE,
            status=2,
        )
    done = policy("build", "--rehearsal", "--now", FUTURE)
    assert done.status == 0, done.said
    pages = sorted((tiny / "rehearsal-site").rglob("*.html"))
    assert len(pages) > 6
    for page in pages:
        assert "Rehearsal: nothing on this site applies. Its dates are invented." in page.read_text(), page
        assert '<meta name="robots" content="noindex">' in page.read_text(), page
    assert not (tiny / "site").exists()
    assert not (tiny / "build/docs").exists()


def test_the_site_of_no_rehearsal_says_nothing_of_one(tiny: Path, policy: Policy) -> None:
    copied(tiny, "site_overrides")
    assert policy("build").status == 0
    assert not any("ehearsal" in page.read_text() for page in (tiny / "site").rglob("*.html"))


# The promise itself (2)

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
    ("regimes: [eecc]\n", "", "We no longer keep the period of notice of this law: eecc."),
    ("[eecc]", "[p2b]", "We no longer keep the period of notice of this law: eecc."),
]
MORE = [
    ("days: 30", "days: 60", "We will give you more warning of changes: 30 → 60 days."),
    ("[email, site]", "[email, post, site]", "We now also tell you of changes in this way: post."),
    ("unreached_percent: 1", "unreached_percent: 0", "Fewer people may stay without the notice"),
    ("[eecc]", "[eecc, p2b]", "We now keep the period of notice of this law: p2b."),
]
SAME = [
    ("[email, site]", "[site, email]"),
    ("  days: 30\n", ""),
    ("timezone", "values: {hour: noon}\ntimezone"),
    ("[eecc]", "eecc"),
]


@pytest.fixture
def promised(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy that was sealed under a promise which brand.yml states in full, and whose draft is as sealed."""
    made(tmp_path)
    monkeypatch.chdir(copied(tmp_path, "mkdocs.yml"))
    edit(tmp_path / BRAND, "unreached_percent: 2\n", f"unreached_percent: 1\nregimes: [eecc]\n{PROMISE}")
    assert policy("freeze", NAME, "--yes", "--effective", "2025-01-15").status == 0
    assert policy("freeze", NAME, "--yes").status == 1  # nothing changed
    return tmp_path


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


def test_from_its_day_on_the_new_promise_governs(promised: Path, policy: Policy) -> None:
    edit(promised / BRAND, "days: 30", "days: 10")
    edit(promised / BRAND, "[eecc]", "[]")
    sealed_and_announced(policy, NAME)
    notified(promised / "policy_source", NAME)
    keep(promised, "account", 5)
    at = ("--now", "2027-01-04T12:00:00+00:00")
    assert "10 days' notice" in policy("freeze", NAME, "--yes", *at).out
    assert policy("check", *at).status == 0


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
    brand = project.load(promised / "policy_source").policy(NAME).brand
    assert days.local_day(later, brand) == later.astimezone(zoneinfo.ZoneInfo(zone)).date()
    assert days.start_of(later.date(), brand).astimezone(zoneinfo.ZoneInfo(zone)).hour == 0


def test_a_time_zone_in_brand_yml_alone_moves_no_date(promised: Path, policy: Policy) -> None:
    keep(promised, "account", 5)
    sealed_and_announced(policy, NAME)
    notified(promised / "policy_source", NAME)
    edit(promised / BRAND, NEW_YORK, "timezone: Pacific/Kiritimati")
    assert phases("2027-01-04T04:59:59+00:00") == ["in force", "in notice"]
    assert phases("2027-01-04T05:00:00+00:00") == ["superseded", "in force"]


# Hand edits of the record (8)

REASONED = "by: a-moreau, because: There is a good reason."
ACCEPTED = f"unreached: {{{REASONED}, approved_by: k-lind, date: 2026-12-03}}"
TAKEN_BACK = f"withdrawal: {{{REASONED}, at: 2026-12-03T12:00:00Z}}"
APPROVED = "- {by: s-roy, date: 2026-12-01, digest: DIGEST}"
POSTED = "- {channel: post, at: 2026-12-02T12:00:00Z, notice: NOTICE}"
BY_HAND = [
    ("accepted: 10\n", "accepted: 9\n", "the entry “evidence 1” is no longer what was recorded"),
    ("recipients: 10\n  accepted: 10", "recipients: 99\n  accepted: 98", "“evidence 1” is no longer what was recorded"),
    ("email\n  at: '2026-12-02", "email\n  at: '2026-12-01", "the entry “evidence 1” is no longer what was recorded"),
    ("capture: sha256:", "capture: sha256:0 #", "“capture” can't be"),
    ("where: https://example.com", "where: https://example.org", "“evidence 1” is no longer what was recorded"),
    ("- channel: site", "- channel: post", "the entry “evidence 2” is no longer what was recorded"),
    ("days: 30\n", "days: 3\n", "this record says 3 days of the notice of version 2; 30 days were needed"),
    ("days: 30\n", "", "this record says 0 days of the notice of version 2"),
    ("days: 30\n", "days: 40\n", "the entry “notice 1” is no longer what was recorded"),
    ("- email\n- site\n", "- site\n", "30 days were needed, by email, site"),
    ("limit: 2\n", "limit: 50\n", "this record lets more than 2 % stay without the notice of version 2"),
    ("limit: 2\n", "", "this record lets more than 2 % stay without the notice"),
    ("level: material\n", "level: material+consent\n", "the changes of version 2 are material"),
    ("level: material\n", "level: minor\n", "the changes of version 2 are material"),
    ("- by: k-lind", "- by: s-roy", "the entry “approval 1” is no longer what was recorded"),
    ("  date: '2026-12-01'", "  date: '2026-11-30'", "the entry “approval 1” is no longer what was recorded"),
    (
        "approvals:\n",
        f"approvals:\n{APPROVED}\n",
        "the entry “approval 2” was added by hand",
    ),
    ("evidence:\n", f"evidence:\n{POSTED}\n", "was added by hand"),
    ("seen:\n", "seen:\n- 2026-12-04\n", "the entry “seen 2026-12-04” was added by hand"),
    ("seen:\n- '2026-12-03'\n", "", "the entry “seen 2026-12-03” was removed"),
    (
        "limit: 2\n",
        f"limit: 2\n{ACCEPTED}\n",
        "“unreached” was added by hand",
    ),
    (
        "limit: 2\n",
        f"limit: 2\n{TAKEN_BACK}\n",
        "“withdrawal” was added by hand",
    ),
    ("- of: sealed\n", "- of: opened\n", "the entry “opened” was removed"),
    ("chain:\n", "chains:\n", "“chains” is not a key of a record"),
]


@pytest.fixture
def told(tiny: Path, policy: Policy) -> Path:
    """A policy whose second version was announced, told by e-mail and site on December 2, and seen there since."""
    sealed_and_announced(policy, NAME)
    for at in ("2026-12-02T12:00:00+00:00", "2026-12-03T12:00:00+00:00"):
        channels = ("email", "site") if "-02" in at else ("site",)
        notified(tiny / "policy_source", NAME, at=at, channels=channels)
    return tiny


def with_digests(text: str, record: str) -> str:
    """Fill in the digests of the sealed version and of its notice."""
    lines = record.splitlines()
    for name, key in (("DIGEST", "digest: "), ("NOTICE", "  digest: ")):
        text = text.replace(name, next(line.split()[-1] for line in lines if line.startswith(key)))
    return text


@pytest.mark.parametrize(("old", "new", "says"), BY_HAND)
def test_an_entry_that_was_edited_removed_or_added_by_hand_is_found(
    told: Path, policy: Policy, old: str, new: str, says: str
) -> None:
    at = ("--now", "2026-12-10T12:00:00+00:00")
    assert policy("check", *at).status == 0
    edit(told / RECORD, old, with_digests(new, (told / RECORD).read_text()))
    found = policy("check", *at)
    assert (found.status, says in found.out) == (1, True), found.out
    assert f"{RECORD}:" in found.out
    assert policy("build", *at).status == 1


def test_the_published_list_carries_the_newest_entry(told: Path, policy: Policy) -> None:
    copied(told, "site_overrides")
    at = ("--now", "2026-12-10T12:00:00+00:00")
    assert policy("build", *at).status == 0
    published = json.loads((told / "site/tiny/terms/versions.json").read_text())["record"]
    chain = (told / RECORD).read_text().rpartition("digest: ")[2].strip()
    assert published == chain
    earlier = datetime.datetime(2026, 12, 1, 18, tzinfo=datetime.UTC)
    forged(told, lambda record: replace(record, evidence=tuple(replace(one, at=earlier) for one in record.evidence)))
    record = project.load(told / "policy_source").policy(NAME).record(2)
    assert record
    assert published not in {link.digest for link in record.chain}
    gone = "an entry in the records of tiny/terms is published (site/tiny/terms/versions.json, as of"
    refused(policy, told, gone, "build", *at)


def test_the_next_version_seals_the_last_entry(told: Path, policy: Policy) -> None:
    keep(told, "orders", 9)
    at = ("--now", "2026-12-10T12:00:00+00:00")
    last = (told / RECORD).read_text().rpartition("digest: ")[2].strip()
    assert policy("freeze", NAME, "--yes", *at).status == 0
    assert f"\nrecord: {last}\ndecisions: none\n" in (told / "policy_source/tiny/terms/versions/v003.md").read_text()
    assert f"previous: {last}\n" in (told / RECORD.replace("v002", "v003")).read_text()
    assert policy("check", *at).status == 0
    earlier = datetime.datetime(2026, 12, 1, 18, tzinfo=datetime.UTC)
    forged(told, lambda record: replace(record, evidence=tuple(replace(one, at=earlier) for one in record.evidence)))
    found = policy("check", *at)
    assert "what was recorded before version 3 was sealed is no longer there" in found.out
    assert "the entry before “sealed” is missing" in found.out
    assert policy("build", *at).status == 1


def test_decisions_are_sealed_with_the_version(tiny: Path, policy: Policy) -> None:
    reworded(tiny)
    assert policy("decide", NAME, *LOWER, "k-lind").status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    assert "\ndecisions: sha256:" in (tiny / "policy_source/tiny/terms/versions/v002.md").read_text()
    edit(
        tiny / RECORD,
        "It matters to readers, so they are told of it before.",
        "It matters to nobody at all.",
    )
    refused(policy, tiny, "these are not the decisions with which version 2 was sealed", "build")
    forged(tiny, lambda record: record)
    refused(policy, tiny, "these are not the decisions with which version 2 was sealed", "build")


def test_two_branches_that_were_merged_are_told_apart(told: Path, policy: Policy) -> None:
    at = ("--now", "2026-12-10T12:00:00+00:00")
    before = (told / RECORD).read_text()
    assert policy("announce", NAME, "--given", "post", "--where", "here", *at).status == 0
    here = (told / RECORD).read_text()
    (told / RECORD).write_text(before)
    assert policy("announce", NAME, "--given", "in_app", "--where", "there", *at).status == 0
    there = (told / RECORD).read_text()
    evidence, link = (_added(here, before, key) for key in ("- channel: post", "- of: evidence 3"))
    there = there.replace("of: evidence 3", "of: evidence 4")
    merged = there.replace("- channel: in_app", f"{evidence}- channel: in_app")
    (told / RECORD).write_text(f"{merged}{link}")
    found = policy("check", *at)
    assert "were recorded after the same entry, keep one of them, and run the command of the other again" in found.out


def _added(text: str, before: str, first: str) -> str:
    """Return the lines of an item of a list that begins with some words, where it was added."""
    assert first not in before
    lines = text[text.index(first) :].splitlines(keepends=True)
    end = next((n for n, line in enumerate(lines[1:], 1) if not line.startswith(" ")), len(lines))
    return "".join(lines[:end])


def test_a_record_of_an_earlier_program_goes_on(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/archives/notice/policy_source", tmp_path / "policy_source")
    monkeypatch.chdir(copied(tmp_path, "mkdocs.yml"))
    at = (ROOT / "tests/archives/notice/now.txt").read_text().strip()
    before = (tmp_path / RECORD).read_text()
    assert policy("announce", NAME, "--given", "post", "--where", "here", "--now", at).status == 0
    after = (tmp_path / RECORD).read_text()
    assert after.count("- of: ") == 1
    assert "previous: none\n" in after
    assert "chain" not in before
    assert policy("check", "--now", at).status == 0
    edit(tmp_path / RECORD, "where: here", "where: there")
    assert "no longer what was recorded" in policy("check", "--now", at).out
