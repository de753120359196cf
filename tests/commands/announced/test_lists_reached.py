"""Whom the e-mails reached: from which list the clock runs, and going on without some."""

from pathlib import Path

import pytest

from tests import mail_server
from tests.commands.announced.mailed import DAY_2, DAY_30, LIST, OTHER, begun, mailed
from tests.conftest import NOW, Policy, edit
from tests.small import KEPT, LATER, NAME, TWO, WHY, keep, phases, refused, revised, shown
from tests.steps import checked, notified, sealed_and_announced

LISTS: list[tuple[str, list[tuple[str, int, int, str, bool]], str | None]] = [
    ("one list", [(NOW, 50, 50, LIST, False)], "2026-12-01"),
    ("a test, then everybody", [(NOW, 1, 1, OTHER, False), (DAY_30, 51, 51, LIST, False)], "2026-12-30"),
    ("everybody, then who joined", [(NOW, 50, 50, OTHER, False), (DAY_30, 60, 60, LIST, True)], "2026-12-01"),
    (
        "who joined is said later",
        [(NOW, 50, 50, OTHER, False), (DAY_2, 60, 60, LIST, False), (DAY_30, 60, 60, LIST, True)],
        "2026-12-01",
    ),
    ("nearly all are said to have joined", [(NOW, 1, 1, OTHER, False), (DAY_30, 100, 100, LIST, True)], "2026-12-30"),
    ("a few more than the limit forgives", [(NOW, 98, 98, OTHER, False), (DAY_2, 101, 101, LIST, False)], "2026-12-02"),
    ("as few as the limit forgives", [(NOW, 98, 98, OTHER, False), (DAY_2, 100, 100, LIST, False)], "2026-12-01"),
    ("the same list goes on", [(NOW, 100, 98, LIST, False), (DAY_30, 100, 100, LIST, False)], "2026-12-01"),
    ("the same list was reached later", [(NOW, 100, 90, LIST, False), (DAY_30, 100, 100, LIST, False)], "2026-12-30"),
    ("another list as long", [(NOW, 50, 50, OTHER, False), (DAY_30, 50, 50, LIST, False)], "2026-12-30"),
    ("a second batch", [(NOW, 50, 50, OTHER, False), (DAY_2, 40, 40, LIST, False)], "2026-12-02"),
    ("one batch was not reached", [(NOW, 50, 20, OTHER, False), (DAY_2, 40, 40, LIST, False)], None),
    ("the test alone was reached", [(NOW, 1, 1, OTHER, False), (DAY_2, 51, 1, LIST, False)], None),
    ("nobody was reached", [(NOW, 2, 0, LIST, False)], None),
]


@pytest.mark.parametrize(("lists", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_the_clock_runs_from_the_last_list(
    on_site: Path, lists: list[tuple[str, int, int, str, bool]], expected: str | None
) -> None:
    for at, recipients, accepted, of, joined in lists:
        mailed(on_site, at, recipients, accepted, of=of, joined=joined)
    assert begun() == expected


def test_a_test_list_gives_nobody_else_a_shorter_notice(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 1, of=OTHER)
    mailed(on_site, DAY_30, 51)
    found = policy("check", "--now", DAY_30)
    assert found.status == 1
    assert "version 2 can't take effect on 2027-01-04, before 2027-01-30" in found.out
    assert "its e-mails went to 1 first and to 51 only on 2026-12-30" in found.out
    assert "--joined" in found.out
    due = policy("due", NAME, "--now", DAY_30)
    assert f"policy postpone {NAME}" in due.out
    assert "was given only on 2026-12-30" in " ".join(due.out.split())
    said = shown(policy, "postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", DAY_30)
    assert said["effective"] == "2027-02-01"
    assert policy("check", "--now", DAY_30).status == 0
    assert phases("2027-01-31T12:00:00+00:00") == ["in force", "in notice"]


def test_not_nearly_all_joined_meanwhile(on_site: Path, policy: Policy) -> None:
    """Before: a list of one, then everybody with --joined: one message began the days of all."""
    mailed(on_site, NOW, 1, of=OTHER)
    mailed(on_site, DAY_30, 100, joined=True)
    found = policy("check", "--now", DAY_30)
    assert (found.status, "of 100 readers, no more than 1 were told before" in found.out) == (1, True), found.said


@pytest.mark.parametrize(
    ("lists", "named"),
    [
        ([(NOW, 50, OTHER, False), (DAY_30, 100, LIST, True)], True),
        ([(NOW, 50, OTHER, False), (DAY_30, 62, LIST, True)], False),
        ([(NOW, 50, OTHER, False), (DAY_30, 63, LIST, True)], True),
        ([(NOW, 60, OTHER, False), (DAY_30, 60, LIST, True)], False),
        ([(NOW, 50, OTHER, False), (DAY_2, 100, LIST, False)], False),
    ],
)
def test_that_half_of_a_list_joined_is_named(
    on_site: Path, lists: list[tuple[str, int, str, bool]], *, named: bool
) -> None:
    """Before: half of the readers were told a day before the change, and were said to have joined meanwhile."""
    for at, recipients, of, joined in lists:
        mailed(on_site, at, recipients, of=of, joined=joined)
    assert ("are said to have joined since" in checked(lists[-1][0]).out) is named
    assert "are said to have joined since" not in checked("2027-02-10T12:00:00+00:00").out


def test_a_correction_sent_to_many_more_starts_anew(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    mailed(tiny / "policy_source", NOW, 1, of=OTHER)
    edit(tiny / KEPT, "It's filed", "It’s filed")
    assert revised(policy)["notified"] == "2026-12-01T12:00:00Z"
    mailed(tiny / "policy_source", LATER, 51)
    found = policy("check", "--now", LATER)
    assert "version 3 can't take effect on 2027-01-04, before 2027-01-10" in found.out
    assert "policy postpone" in policy("due", NAME, "--now", LATER).out


@pytest.mark.slow
def test_who_joined_is_said_when_the_list_is_sent(
    on_site: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(*names: str, at: str, words: tuple[str, ...] = ()) -> str:
        (tmp_path / "list.csv").write_text("email\n" + "".join(f"{name}@example.com\n" for name in names))
        done = policy("notify", NAME, "--recipients", "list.csv", *words, "--now", at)
        return done.said

    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        assert "leave --joined out" in send("a", at=NOW, words=("--joined",))
        assert "30 days end before that day" in send("a", at=NOW)
        assert "30 days end before 2027-01-30 only" in send("a", "b", at=DAY_30)
        assert begun() == "2026-12-30"
        assert "30 days end before that day" in send("a", "b", at=DAY_30, words=("--joined",))
        assert [one.to for one in server.taken()] == ["a@example.com", "b@example.com"]
    assert begun() == "2026-12-01"
    assert (on_site / "tiny/terms/notices/v002.yml").read_text().count("joined: ") == 1
    assert policy("check", "--now", DAY_30).status == 0


ACCEPT = ("announce", NAME, "--accept-unreached", "--by", "a-moreau", "--approved-by", "k-lind", "--because", WHY)


def test_nothing_is_accepted_before_it_happened(on_site: Path, policy: Policy) -> None:
    refused(policy, on_site, "no e-mail with the notice of version 2 was sent yet", *ACCEPT)
    mailed(on_site, NOW, 10, 0)
    refused(policy, on_site, "nobody at all was reached", *ACCEPT)
    mailed(on_site, DAY_2, 10, 10)
    refused(policy, on_site, "no more than 2 % were not reached, or that was accepted", *ACCEPT, "--now", DAY_2)


def test_what_was_accepted_covers_no_later_list(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 10, 5)
    refused(
        policy,
        on_site,
        "this is recorded of 2026-12-01 12:00:00 UTC, after now",
        *ACCEPT,
        "--now",
        "2026-11-30T12:00:00+00:00",
    )
    assert policy(*ACCEPT).status == 0
    assert begun() == "2026-12-01"
    mailed(on_site, DAY_2, 100, 50, of=OTHER)
    assert begun() is None
    assert "accept-unreached" in policy("due", NAME, "--now", DAY_2).out
    assert policy(*ACCEPT, "--now", DAY_2).status == 0
    assert begun() == "2026-12-02"
    text = (on_site / "tiny/terms/notices/v002.yml").read_text()
    assert text.count("approved_by: k-lind") == 2  # before: the later decision replaced the first
    assert "- of: unreached\n" in text
    assert "- of: unreached 2\n" in text
    assert policy("check", "--now", DAY_2).status == 0


def test_an_older_decision_covers_what_was_sent_until_then(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 10, 5)
    assert policy(*ACCEPT).status == 0
    path = on_site / "tiny/terms/notices/v002.yml"
    text = path.read_text()
    assert text.count("  of: ") == 1
    path.write_text(text.replace("  of: '2026-12-01T12:00:00Z'\n  recipients: 10\n  accepted: 5\n", ""))
    assert "the entry “unreached” is no longer what was recorded" in checked().out
    assert begun() == "2026-12-01"
    edit(
        path,
        "because: The letters could not be printed in time.\n  date: '2026-12-01'",
        "because: x\n  date: '2026-11-30'",
    )
    assert begun() is None


def test_the_limit_is_that_of_the_announcement_and_never_high(on_site: Path) -> None:
    mailed(on_site, NOW, 10, 9)
    brand = on_site / "tiny/brand.yml"
    edit(brand, "unreached_percent: 2", "unreached_percent: 100")
    assert "counts as 2" in checked().out
    assert begun() is None
    path = on_site / "tiny/terms/notices/v002.yml"
    edit(path, "limit: 2\n", "")  # a record of before
    assert begun() is None


# A list of the company's own addresses


@pytest.mark.slow
def test_a_list_of_the_companys_own_addresses_is_named(
    on_site: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: ten addresses of the company's own staff were evidence like any other, and nothing said so."""

    def send(*addresses: str, at: str = NOW) -> str:
        (tmp_path / "list.csv").write_text("email\n" + "".join(f"{one}\n" for one in addresses))
        return policy("notify", NAME, "--recipients", "list.csv", "--now", at).said

    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@mail.example.com")
        said = send(*(f"test{number}@staff.example.com" for number in range(10)))
        assert said.index("Before sending: ") < said.index("sent: 0 of 10")
        assert "version 2 are the brand's own, or others of one mailbox: 10 of 10" in said
        assert "  own: 10\n" in (on_site / "tiny/terms/notices/v002.yml").read_text()
        assert "are the brand's own, or others of one mailbox" in checked().out
        assert "Send it to all to whom it is promised" in " ".join(policy("due", NAME, "--now", NOW).out.split())
        assert begun() == "2026-12-01"  # it is named, not refused: a company may tell its own staff
        assert "one mailbox: 19 of 20" in send(*(f"one+{number}@example.org" for number in range(10)), at=DAY_2)
        others = [f"reader{number}@example.org" for number in range(20)]
        assert "brand's own" not in send(*others, at=DAY_2)
    assert "are the brand's own, or others of one mailbox" not in checked().out
    assert "Send it to all" not in policy("due", NAME, "--now", DAY_2).out


def test_two_people_say_that_a_list_of_own_addresses_is_all(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 10, own=10)
    assert "are the brand's own, or others of one mailbox" in checked().out
    assert policy(*ACCEPT).status == 0
    assert begun() == "2026-12-01"
    assert "are the brand's own, or others of one mailbox" not in checked().out
    assert "Send it to all" not in policy("due", NAME, "--now", NOW).out


@pytest.mark.parametrize(
    ("recipients", "own", "named"), [(10, 9, True), (10, 8, False), (1_000, 3, False), (1, 1, True)]
)
def test_a_list_that_holds_others_is_none(on_site: Path, *, recipients: int, own: int, named: bool) -> None:
    mailed(on_site, NOW, recipients, own=own)
    assert ("are the brand's own, or others of one mailbox" in checked().out) is named


def test_what_is_counted_of_a_list_can_not_be_edited(on_site: Path) -> None:
    mailed(on_site, NOW, 10, own=10)
    edit(on_site / "tiny/terms/notices/v002.yml", "  own: 10\n", "")
    assert "is no longer what was recorded" in checked().out


# A later notice of the same version


@pytest.mark.parametrize("reached", [1, 999, 0])
def test_a_new_day_is_told_to_those_who_were_told_before(on_site: Path, policy: Policy, *, reached: int) -> None:
    """Before: thousands were told of January, one of them that it is put off, and that was taken for all."""
    mailed(on_site, NOW, 1_000)
    said = shown(policy, "postpone", NAME, "--by", "a-moreau", "--because", WHY, "--to", "2027-03-01", "--now", LATER)
    assert said["effective"] == "2027-03-01"
    notified(on_site, NAME, at=LATER, channels=("site",))
    mailed(on_site, LATER, max(reached, 1), reached, of=OTHER)
    found = policy("check", "--now", "2027-03-02T12:00:00+00:00")
    late = "was postponed, and readers were not told so before 2027-03-01: no evidence for email"
    assert (late in found.out) is (reached < 500), found.out
    due = policy("due", NAME, "--now", DAY_30).out
    assert ("Send the e-mails with the notice that version 2 is postponed" in " ".join(due.split())) is (reached < 500)


@pytest.mark.parametrize("reached", [1, 999])
def test_a_withdrawal_is_told_to_those_who_were_told_before(on_site: Path, policy: Policy, *, reached: int) -> None:
    """Before: one message that a version was taken back counted as telling the thousands who got its notice."""
    mailed(on_site, NOW, 1_000)
    assert policy("withdraw", NAME, "--by", "a-moreau", "--because", WHY, "--now", LATER).status == 0
    mailed(on_site, LATER, reached, of=OTHER)
    assert ("e-mail" in policy("due", NAME, "--now", DAY_30).out) is (reached < 500)


def test_a_correction_is_told_to_those_who_were_told_before(tiny: Path, policy: Policy) -> None:
    """Before: what was announced to a thousand was dropped, one of them learned it, and the rest applied to all."""
    keep(tiny, "account", 5)
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME)
    source = tiny / "policy_source"
    notified(source, NAME, channels=("site",))
    mailed(source, NOW, 1_000)
    keep(tiny, "orders", 7)
    revised(policy)
    notified(source, NAME, at=LATER, channels=("site",))
    mailed(source, LATER, 1, of=OTHER)
    day = "2027-01-05T12:00:00+00:00"
    assert "were not told so before 2027-01-04: no evidence for email" in policy("check", "--now", day).out
    assert phases(day) == ["in force", "withdrawn", "in notice"]
    assert "Send the e-mails with the notice that version 3 corrects" in policy("due", NAME, "--now", DAY_30).out


def test_far_fewer_letters_than_last_time_are_named(tiny: Path, policy: Policy) -> None:
    """Before: only lists of e-mails were compared: one letter in place of five thousand was not named."""
    for number, (years, letters) in enumerate([(5, 5_000), (9, 1)], start=2):
        keep(tiny, "account", years)
        at = f"202{5 + number}-12-01T12:00:00+00:00"
        sealed_and_announced(policy, NAME, at=at)
        words = ("--given", "post", "--where", "receipt 12", "--letters", str(letters), *TWO)
        done = policy("announce", NAME, *words, "--now", at)
        assert done.status == 0, done.said
        notified(tiny / "policy_source", NAME, at=at)
    assert "the notice of version 3 went to 1, that of version 2 to 5,000" in checked(at).out


EMPTY = ["a" * 30, "x x x x x x x x x x x x x", "ok ok ok ok ok ok ok ok ok", "qwertzuiopasdfghjklyxcv", "." * 40]


@pytest.mark.parametrize("because", EMPTY)
def test_a_reason_says_something(on_site: Path, policy: Policy, because: str) -> None:
    """Before: twenty times one letter was a reason to lower a change, to put a version off, to go on without some."""
    mailed(on_site, NOW, 10, 5)
    for words in (ACCEPT[:-1], ("postpone", NAME, "--by", "a-moreau", "--because")):
        refused(policy, on_site, "says nothing", *words, because)


HONEST = ["お知らせの準備に思ったよりも時間がかかりましたため", "It says the same, in other words.", WHY]


@pytest.mark.parametrize("because", HONEST)
def test_honest_reasons_do(on_site: Path, policy: Policy, because: str) -> None:
    mailed(on_site, NOW, 10, 5)
    assert policy(*ACCEPT[:-1], because).status == 0
