"""Ways round the notice by an invented moment, and rehearsals (7): before → what happens.

Each is played with commands and by hand, as somebody would who wants to be rid of the notice; what must work, too.
"""

import datetime
from pathlib import Path

import pytest

from tests.conftest import NOW, Policy, edit
from tests.notice.record.lowering import LOWER, reworded
from tests.small import ANNOUNCE, BY_POST, NAME, RECORD, refused
from tests.steps import checked, sealed

FUTURE, PAST = "2027-03-01T12:00:00+00:00", "2026-10-01T12:00:00+00:00"
INVENTED = "is not the time of this machine (2026-12-01 12:00 UTC); leave --now out"
ADDRESS = ("--by", "a-moreau", "--because", "The letters could not be printed in time.")
RECORDING: tuple[tuple[str, ...], ...] = (
    ("freeze", NAME, "--yes"),
    ("approve", NAME, "--by", "k-lind"),
    ANNOUNCE,
    ("announce", NAME, "--reason", "1b639165=We keep it longer."),
    ("announce", NAME, "--seen", "site"),
    ("announce", NAME, *BY_POST, "--where", "a box"),
    ("announce", NAME, "--accept-unreached", *ADDRESS, "--approved-by", "k-lind"),
    ("postpone", NAME, *ADDRESS),
    ("withdraw", NAME, *ADDRESS),
    ("decide", NAME, *LOWER, "k-lind"),
    ("decide", NAME, "--approve", "--by", "k-lind"),
    ("review", NAME, "--by", "k-lind"),
    ("retire", NAME, "--on", "2027-06-01", "--yes"),
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


def test_the_day_that_a_clock_may_be_wrong_shortens_no_notice(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: evidence of a day before, and a build of a day after, took two days from the days of a notice."""
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy(*ANNOUNCE, "--effective", "2027-02-01").status == 0
    monkeypatch.setattr("tests.conftest.clock_at", lambda _: datetime.datetime.fromisoformat("2026-12-02T11:00+00:00"))
    for words in (("look",), ("announce", NAME, *BY_POST, "--where", "a box")):
        refused(policy, tiny, "evidence of 2026-12-01 12:00 UTC would be recorded at 2026-12-02", *words, status=2)
    monkeypatch.setattr("tests.conftest.clock_at", lambda _: datetime.datetime.fromisoformat("2027-01-31T12:00+00:00"))
    ahead = "version 2 of tiny/terms applies from 2027-02-01: that is still to come"
    refused(policy, tiny, ahead, "build", "--now", "2027-02-01T11:00:00+00:00", status=2)


def test_nothing_is_recorded_as_earlier_than_what_was_recorded_before(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    later, before = ("--now", "2026-12-02T12:00:00+00:00"), ("--now", "2026-12-01T18:00:00+07:00")
    assert policy("approve", NAME, "--by", "k-lind", *later).status == 0
    early = (
        "this is recorded of 2026-12-02 05:00:00 UTC, after now (2026-12-01 11:00:00 UTC); set the clock right, or wait"
    )
    refused(policy, tiny, early, *ANNOUNCE, *before)
    assert policy(*ANNOUNCE, *later).status == 0
    refused(policy, tiny, "this is recorded of 2026-12-02 12:00:00 UTC", "review", NAME, "--by", "k-lind")
    refused(policy, tiny, f"{RECORD}:", "announce", NAME, *BY_POST, "--where", "a box", *before)
    assert policy("announce", NAME, *BY_POST, "--where", "a box", *later).status == 0


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
    result = checked()
    assert result.status == 1
    assert f"{RECORD}:1:1: error: this was recorded in a rehearsal, with an invented clock" in result.out
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


@pytest.mark.slow
@pytest.mark.usefixtures("at_noon")
def test_the_site_of_a_rehearsal_says_so_on_every_page_and_stands_apart(tiny: Path, policy: Policy) -> None:
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


@pytest.mark.slow
def test_the_site_of_no_rehearsal_says_nothing_of_one(tiny: Path, policy: Policy) -> None:
    assert policy("build").status == 0
    assert not any("ehearsal" in page.read_text() for page in (tiny / "site").rglob("*.html"))
