"""One mailing for several policies of a brand, and one that holds both audiences while two are promised."""

import contextlib
import datetime
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.commands import notify, record_evidence
from generator.errors import cannot
from generator.loading import policy_source
from generator.mail.tally import microseconds
from generator.model.document import digest
from generator.model.record import VersionRecord
from tests import mail_server
from tests.conftest import NOW, Policy, edit
from tests.mail_server import Running
from tests.small import BY_POST, FOLDER, LATER, NAME, RECORD, ROOT_OF, keep, made, refused
from tests.steps import checked, notified, sealed_and_announced

OTHER = "tiny/rules"
THEIRS = RECORD.replace("terms", "rules")
BRAND = "policy_source/tiny/brand.yml"
MAIL = ("notify", NAME, "--recipients", "list.csv")
BOTH = ("notify", NAME, OTHER, "--recipients", "list.csv")
PROMISE = "notice: {days: 30, channels: [email, site], audience: everyone}\n"
DAY = "2027-01-12"


@pytest.fixture
def brand(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two policies of a brand, in force, and a list of two readers."""
    made(tmp_path)
    with (tmp_path / BRAND).open("a") as file:
        file.write(PROMISE)
    shutil.copytree(tmp_path / FOLDER, tmp_path / "policy_source/tiny/rules")
    edit(tmp_path / "policy_source/tiny/rules/policy.yml", "title: Terms", "title: Rules")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text("email\na@example.com\nb@example.com\n")
    for name in (NAME, OTHER):
        assert policy("freeze", name, "--yes", "--effective", "2025-01-15").status == 0
    return tmp_path


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    with mail_server.running(tmp_path / "log") as running:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(running.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        yield running


def promised_anew(brand: Path, policy: Policy, old: str = "days: 30", new: str = "days: 5") -> None:
    """Change the promise of the brand, and announce that for both policies."""
    edit(brand / BRAND, old, new)
    for name in (NAME, OTHER):
        sealed_and_announced(policy, name)


def test_one_mailing_serves_several_policies(brand: Path, policy: Policy, server: Running) -> None:
    promised_anew(brand, policy)
    assert policy(*BOTH[:3], "--dry-run", "out").status == 0
    words = (brand / "out/tiny-terms-rules.eml").read_text()
    assert "Subject: Tiny: notices about Terms, Rules" in words
    done = policy(*BOTH)
    assert (done.status, done.out.count("by email")) != (1, 0), done.said
    assert sorted(one.to for one in server.taken()) == ["a@example.com", "b@example.com"]  # one message for each
    for record in (RECORD, THEIRS):
        text = (brand / record).read_text()
        assert text.count("channel: email") == 1
        assert "recipients: 2\n  accepted: 2" in text
        notice = (brand / record.replace(".yml", "-1.txt")).read_text().partition("\n\n")[2]
        plain = words.partition("Content-Type: text/plain")[2].partition("\n\n")[2].replace("=\n", "")
        assert notice.splitlines()[0] in plain
    assert checked().status == 0
    assert policy(*BOTH).status == 0
    assert len(server.taken()) == 2  # nobody is told twice
    done = policy(*MAIL)
    assert (done.status, "another ledger of the same notice is here" in done.err) == (2, True), done.said
    assert len(server.taken()) == 2


def test_a_notice_that_was_sent_and_is_in_no_record_is_overdue(brand: Path, policy: Policy, server: Running) -> None:
    """Before: mails were sent, then version and record deleted before a build: nothing here knew what readers have."""
    promised_anew(brand, policy)
    assert policy(*BOTH).status == 0
    assert len(server.taken()) == 2
    assert "no record knows it" not in policy("due").out
    for name in (NAME, OTHER):
        (brand / f"policy_source/{name}/versions/v002.md").unlink()
        for path in (brand / f"policy_source/{name}/notices").glob("v002*"):
            path.unlink()
    assert checked().status == 0
    done = policy("due")
    assert (done.status, done.out.count("no record knows it")) == (1, 2), done.said
    (brand / "ledgers/notes.sqlite").write_text("no database")
    with contextlib.closing(sqlite3.connect(brand / "ledgers/others.sqlite")) as others:  # of another program
        others.execute("CREATE TABLE about (key, value)")
        about = [("policy", NAME), ("version", "2"), ("digest", digest(b"another notice"))]
        others.executemany("INSERT INTO about VALUES (?, ?)", about)
        others.commit()
    assert policy("due").out == done.out


def test_each_notice_goes_to_the_mailbox_of_the_brand_too(brand: Path, policy: Policy, server: Running) -> None:
    with (brand / BRAND).open("a") as file:
        file.write("check_address: Notices@tiny.example\n")
    promised_anew(brand, policy)
    assert policy(*MAIL).status == 0
    assert sorted(one.to for one in server.taken()) == ["Notices@tiny.example", "a@example.com", "b@example.com"]
    assert "recipients: 3\n  accepted: 3" in (brand / RECORD).read_text()


def test_a_mailing_that_ended_between_two_records_goes_on(
    brand: Path, policy: Policy, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised_anew(brand, policy)
    recorded: list[object] = []

    def full(*words: object) -> object:
        recorded.append(words)
        if len(recorded) > 1:
            raise cannot(THEIRS, "the disk is full")
        return record_evidence.record_evidence(*words)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(notify, "record_evidence", full)
        assert policy(*BOTH).status == 2
    assert "channel: email" in (brand / RECORD).read_text()
    assert "channel: email" not in (brand / THEIRS).read_text()
    assert policy(*BOTH).status == 0
    assert len(server.taken()) == 2
    assert all((brand / one).read_text().count("channel: email") == 1 for one in (RECORD, THEIRS))


@pytest.mark.usefixtures("server")
def test_what_does_not_go_together_is_refused(brand: Path, policy: Policy) -> None:
    promised_anew(brand, policy)
    refused(policy, brand, "named twice", *MAIL, NAME, status=2)
    refused(policy, brand, "names a version of one policy", *BOTH, "--version", "2", status=2)
    refused(policy, brand, "those of one policy", *BOTH[:3], "--dry-run", "out", "--summary", "X", status=2)
    refused(policy, brand, "one audience is promised", *MAIL, "--audience", "everyone", status=2)
    assert policy(*MAIL).status == 0
    done = policy(*BOTH)  # one of them was told
    assert (done.status, "another ledger of the same notice is here" in done.err) == (2, True), done.said
    shutil.move(brand / "ledgers", brand / "elsewhere")
    refused(policy, brand, "was sent by the ledger tiny-terms-v002-1.sqlite", *BOTH, status=2)


def test_another_list_by_a_ledger_that_is_not_here_is_refused(brand: Path, policy: Policy, server: Running) -> None:
    """Before: the ledger was deleted, other readers were told a day before, and the days of the first list counted."""
    promised_anew(brand, policy)
    assert policy(*MAIL).status == 0
    ledger = brand / "ledgers/tiny-terms-v002-1.sqlite"
    shutil.move(ledger, brand / "elsewhere")
    (brand / "list.csv").write_text("email\nc@example.com\nd@example.com\n")
    done = policy(*MAIL)
    assert (done.status, "was sent by this ledger, and it is not here" in done.err) == (2, True), done.said
    shutil.move(brand / "elsewhere", ledger)
    assert policy(*MAIL).status == 0
    assert len(server.taken()) == 4
    assert "recipients: 4\n" in (brand / RECORD).read_text()


def test_a_new_day_is_told_to_those_who_were_told_of_the_first(brand: Path, policy: Policy, server: Running) -> None:
    """Before: others got the notice of the new day, and the days of those who had the first one counted for them."""
    promised_anew(brand, policy)
    assert policy(*MAIL).status == 0
    words = ("--by", "a-moreau", "--because", "The letters could not be printed in time.", "--to", "2027-03-01")
    assert policy("postpone", NAME, *words).status == 0
    (brand / "list.csv").write_text("email\nc@example.com\nd@example.com\ne@example.com\n")
    leaves_out = "this leaves out 2 of the 2 who got the notice before this one"
    done = policy(*MAIL)
    assert (done.status, leaves_out in done.err, len(server.taken())) == (2, True, 2), done.said
    (brand / "list.csv").write_text("email\na@example.com\nc@example.com\n")  # one left meanwhile
    assert policy(*MAIL).status == 0
    assert len(server.taken()) == 4
    assert policy("withdraw", NAME, *words[:4]).status == 0
    (brand / "list.csv").write_text("email\nd@example.com\n")
    done = policy(*MAIL)
    assert (done.status, leaves_out in done.err) == (2, True), done.said
    ledger = "ledgers/tiny-terms-v002-2.sqlite"
    assert policy("notify", NAME, "--recipients", ledger).status == 0
    assert len(server.taken()) == 6


def test_while_two_audiences_are_promised_both_are_told(brand: Path, policy: Policy, server: Running) -> None:
    """Before: only the editors' page said so, and any list counted."""
    promised_anew(brand, policy, "audience: everyone", "audience: active_users")
    notified(ROOT_OF, NAME, channels=("site",))
    asks = "its notice is promised to active_users and everyone"
    refused(policy, brand, asks, *MAIL, status=2)
    refused(policy, brand, asks, "announce", NAME, *BY_POST, "--where", "a box", status=2)
    refused(policy, brand, "“all” is not among those", *MAIL, "--audience", "all", status=2)
    assert policy(*MAIL, "--audience", "active_users").status == 0
    lacks = " ".join(policy("due", NAME, "--now", NOW).out.split())
    assert "It was promised to active_users and everyone: tell all of them" in lacks
    assert "--audience active_users \\ --audience everyone" in lacks
    late = ("--now", "2027-01-05T12:00:00-05:00")
    held_up = "would be in force without its notice: no evidence for email"
    assert policy("check", *late).out.count(held_up) == 2  # of each policy
    (brand / "list.csv").write_text("email\na@example.com\nb@example.com\nc@example.com\n")
    assert policy(*MAIL, "--audience", "everyone").status == 0
    assert len(server.taken()) == 3
    assert "audiences:\n  - active_users\n  - everyone\n" in (brand / RECORD).read_text()
    assert policy("check", *late).out.count(held_up) == 1


def test_an_audience_written_into_the_record_by_hand_is_found(brand: Path, policy: Policy, server: Running) -> None:
    promised_anew(brand, policy, "audience: everyone", "audience: active_users")
    assert policy(*MAIL, "--audience", "active_users").status == 0
    assert server.taken()
    edit(brand / RECORD, "  - active_users\n", "  - active_users\n  - everyone\n")
    done = checked()
    assert (done.status, "is no longer what was recorded" in done.out) == (1, True), done.said


def test_from_its_day_on_the_new_audience_is_told_alone(brand: Path, policy: Policy, server: Running) -> None:
    edit(brand / BRAND, "audience: everyone", "audience: active_users")
    sealed_and_announced(policy, NAME, effective=DAY)
    notified(ROOT_OF, NAME, channels=("site",))
    assert policy(*MAIL, "--audience", "active_users", "--audience", "everyone").status == 0
    edit(brand / f"{FOLDER}/sections/kept.md", "id: account, keep: 3 years", "id: account, keep: 5 years")
    later = f"{DAY}T12:00:00-05:00"
    sealed_and_announced(policy, NAME, at=later)
    assert policy(*MAIL, "--now", later).status == 0
    assert len(server.taken()) == 4


def test_the_ledger_of_another_notice_proves_nothing(brand: Path, policy: Policy, server: Running) -> None:
    """Copied, edited to name the new notice, its times moved: nobody was sent this notice."""
    sealed = f"{FOLDER}/sections/kept.md"
    edit(brand / sealed, "keep: 3 years", "keep: 5 years")
    sealed_and_announced(policy, NAME)
    assert policy(*MAIL).status == 0
    why = ("--by", "a-moreau", "--because", "The letters could not be printed in time.")
    assert policy("withdraw", NAME, *why, "--now", LATER).status == 0
    edit(brand / sealed, "keep: 7 years", "keep: 9 years")
    sealed_and_announced(policy, NAME, at=LATER)
    record = policy_source.load(ROOT_OF).policy(NAME).record(3)
    assert isinstance(record, VersionRecord)
    own = brand / "ledgers/tiny-terms-v003-1.sqlite"
    shutil.copy(brand / "ledgers/tiny-terms-v002-1.sqlite", own)
    send = (*MAIL, "--version", "3", "--now", LATER)
    assert "this ledger is about another notice" in policy(*send).err
    with contextlib.closing(sqlite3.connect(own)) as database, database:
        database.execute("UPDATE about SET value = ? WHERE key = 'digest'", (record.notices[-1].digest,))
        database.execute("UPDATE about SET value = '3' WHERE key = 'version'")
        database.execute("UPDATE recipients SET time = ?", (microseconds(datetime.datetime.fromisoformat(LATER)),))
    done = policy(*send)
    assert (done.status, "has a message of another one, or of another notice" in done.err) == (2, True), done.said
    assert len(server.taken()) == 2


def test_those_whom_another_notice_reached_are_not_all_readers(brand: Path, policy: Policy, server: Running) -> None:
    """Before: the ledger of last year's notice was a list like any other; who had joined since was told of nothing."""
    keep(brand, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-03-01")
    assert policy(*MAIL).status == 0
    notified(ROOT_OF, NAME, channels=("site",))
    (brand / "list.csv").write_text("email\na@example.com\nb@example.com\nc@example.com\n")
    keep(brand, "account", 6)
    later = "2027-03-02T12:00:00+00:00"
    sealed_and_announced(policy, NAME, at=later)
    ledger = "ledgers/tiny-terms-v002-1.sqlite"
    done = policy(*MAIL[:3], ledger, "--now", later)
    assert (done.status, "those whom another notice reached, and not all" in done.err) == (2, True), done.said
    why = ("--by", "a-moreau", "--because", "The letters could not be printed in time.")
    assert policy(*MAIL, "--now", later).status == 0
    assert policy("postpone", NAME, *why, "--now", later).status == 0  # who was told of the day learns of another one
    assert policy(*MAIL[:3], "ledgers/tiny-terms-v003-1.sqlite", "--now", later).status == 0
    assert sorted(one.to[0] for one in server.taken()) == [*"aaabbbcc"]


def exchange(ledger: Path, *statements: str) -> None:
    """Change the rows of a ledger by hand."""
    with contextlib.closing(sqlite3.connect(ledger)) as database, database:
        for statement in statements:
            database.execute(statement)


OTHERS = "UPDATE recipients SET key = 'c@example.com', address = 'c@example.com', message_id = ''"
WAITS = "UPDATE recipients SET state = 'waiting', reply = NULL, time = 0"
SWAPPED = (
    "UPDATE recipients SET key = 'x' WHERE id = 1",
    "UPDATE recipients SET key = 'a@example.com' WHERE id = 2",
    "UPDATE recipients SET key = 'b@example.com' WHERE id = 1",
)


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (SWAPPED, "recipient 1 has the address of another one"),
        ((*SWAPPED, "UPDATE recipients SET address = key"), "recipient 1 has a message of another one"),
        ((f"{OTHERS} WHERE id = 1",), "recipient 1 has the outcome of a message that was never begun"),
        (
            (f"{OTHERS} WHERE id = 1", f"{WAITS} WHERE id = 1"),
            "first 2 recipients are not those whom the record counts",
        ),
        (("DELETE FROM recipients WHERE id = 1",), "first 2 recipients are not those whom the record counts"),
        (("UPDATE recipients SET reply = 550 WHERE id = 1",), "recipient 1 was reached, by the reply of a server"),
    ],
)
def test_a_ledger_whose_rows_were_exchanged_is_refused(
    brand: Path, policy: Policy, server: Running, statements: Sequence[str], says: str
) -> None:
    """Before: other readers in the rows of those who were told passed for a list that had grown a little."""
    promised_anew(brand, policy)
    assert policy(*MAIL).status == 0
    ledger = brand / "ledgers/tiny-terms-v002-1.sqlite"
    exchange(ledger, *statements)
    (brand / "list.csv").write_text("email\na@example.com\nb@example.com\nc@example.com\n")
    for command in (MAIL, ("notify", NAME, "--refused", "refused.csv")):
        done = policy(*command)
        assert (done.status, says in done.err, "@" in done.err) == (2, True, False), done.said
    assert len(server.taken()) == 2


def test_outcomes_that_were_exchanged_are_found_by_the_digest_of_who_was_reached(
    brand: Path, policy: Policy, server: Running
) -> None:
    """Whole outcomes, with replies and times: each row goes together, and only the record knows who was reached."""
    promised_anew(brand, policy)
    (brand / "list.csv").write_text("email\na@example.com\nno-reader@example.com\n")
    assert policy(*MAIL).status == 0
    ledger = brand / "ledgers/tiny-terms-v002-1.sqlite"
    with contextlib.closing(sqlite3.connect(ledger)) as database:
        rows = database.execute("SELECT state, message_id <> '' FROM recipients ORDER BY id").fetchall()
    assert sorted(rows) == [("accepted", 1), ("refused", 1)], rows
    exchange(
        ledger,
        "UPDATE recipients SET state = CASE state WHEN 'accepted' THEN 'refused' ELSE 'accepted' END,"
        " reply = CASE reply WHEN 250 THEN 550 ELSE 250 END",
    )
    done = policy("notify", NAME, "--refused", "refused.csv")
    says = "the 1 whom it reached are not those whom the record counts"
    assert (done.status, says in done.err) == (2, True), done.said
    assert len(server.taken()) == 1


def test_what_a_ledger_lawfully_becomes_is_not_refused(brand: Path, policy: Policy, server: Running) -> None:
    """It grows, is told on after evidence, lacks its last moments after a power failure, has an older record."""
    promised_anew(brand, policy)
    assert policy(*MAIL).status == 0
    (brand / "list.csv").write_text("email\nA@example.com\nb@example.com\nc@example.com\n")
    assert policy(*MAIL).status == 0
    assert policy(*MAIL).status == 0  # nobody is left
    ledger = brand / "ledgers/tiny-terms-v002-1.sqlite"
    exchange(ledger, "UPDATE recipients SET state = 'in_flight', reply = NULL WHERE id = 2")
    assert policy(*MAIL).status == 0
    assert len(server.taken()) == 4
    assert (brand / RECORD).read_text().count("  reached: sha256:") >= 2


def test_the_rows_of_an_earlier_ledger_are_looked_at_where_it_is_a_list(
    brand: Path, policy: Policy, server: Running
) -> None:
    promised_anew(brand, policy)
    assert policy(*MAIL).status == 0
    words = ("--by", "a-moreau", "--because", "The letters could not be printed in time.", "--to", "2027-03-01")
    assert policy("postpone", NAME, *words).status == 0
    earlier = brand / "ledgers/tiny-terms-v002-1.sqlite"
    moved = brand / "of-the-other-machine.sqlite"
    shutil.copy(earlier, moved)
    assert policy(*MAIL[:3], moved.name).status == 0  # called otherwise, and the same
    assert len(server.taken()) == 4
    exchange(moved, f"{OTHERS} WHERE id = 1", f"{WAITS} WHERE id = 1")
    done = policy(*MAIL[:3], moved.name)
    assert (done.status, "are not those whom the record counts" in done.err) == (2, True), done.said
    exchange(earlier, f"{OTHERS} WHERE id = 1", f"{WAITS} WHERE id = 1")
    done = policy(*MAIL)  # a list: those whom the earlier one reached are looked for on it
    assert (done.status, "are not those whom the record counts" in done.err) == (2, True), done.said
    assert len(server.taken()) == 4
