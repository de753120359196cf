"""The ledger: loading again changes nothing, what is wrong with the file is said, and nothing recorded is lost."""

import datetime
import hashlib
import signal
import sqlite3
import stat
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import PolicyError, cannot
from generator.mail.ledger import NEXT_RUN, NOT_TAKEN, Ledger
from generator.mail.ledger_file import opened
from generator.mail.recipients import Recipient
from generator.mail.tally import About, Delivery, LedgerStep, Loaded, microseconds
from tests import processes
from tests.conftest import ROOT
from tests.processes import Process

ABOUT = About("gluptron/privacy", 2, "sha256:1234")
ADDRESSES = ("c@example.com", "a@example.com", "b@example.org")


def people(*addresses: str) -> list[Recipient]:
    return [Recipient(address, "", line) for line, address in enumerate(addresses, 2)]


def settle(
    ledger: Ledger, address: str, step: Delivery, now: int, reply: int | None = None, not_before: int = 0
) -> None:
    [one] = [one for one in ledger.due(NEXT_RUN) if one.address == address]
    ledger.claim(one, f"<{one.id}@example.com>", now)
    if step is not Delivery.IN_FLIGHT:
        ledger.record([LedgerStep(one.id, step, reply, not_before, one.tries + 1)], now)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def test_loading_again_changes_nothing(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        assert ledger.load(people(*ADDRESSES, "A@Example.com".lower(), "C@example.com")) == Loaded(5, 3, 2)
    with opened(path, ABOUT) as ledger:
        settle(ledger, "c@example.com", Delivery.ACCEPTED, 7)
        assert ledger.load(people(*ADDRESSES)) == Loaded(3, 0, 0)
        assert ledger.load(people(*ADDRESSES, "d@example.com", "d@example.com")) == Loaded(5, 1, 1)
        assert ledger.tally().duplicates == 1
        assert ledger.counts() == {
            Delivery.WAITING: 3,
            Delivery.IN_FLIGHT: 0,
            Delivery.ACCEPTED: 1,
            Delivery.REFUSED: 0,
        }


def test_a_list_with_an_error_adds_nobody(path: Path) -> None:
    def broken() -> Iterator[Recipient]:
        yield from people(*ADDRESSES)
        raise cannot(ABOUT.policy, "bad")

    with opened(path, ABOUT) as ledger:
        with pytest.raises(PolicyError, match="bad"):
            ledger.load(broken())
        assert ledger.tally().recipients == 0
        assert ledger.load(people(*ADDRESSES)).new == 3


def test_unusable_addresses_are_refused_and_stay_so(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        ledger.load([*people("a@example.com"), Recipient("no address", "", 3, usable=False)])
        ledger.resume(0, 0)
        assert [(one.address, one.reply) for one in ledger.refused()] == [("no address", 0)]


def test_each_row_without_an_address_counts_and_once(path: Path) -> None:
    rows = [Recipient("", name, line, usable=False) for line, name in enumerate(("Ann", "Ben"), 2)]
    with opened(path, ABOUT) as ledger:
        for new in (2, 0):
            assert ledger.load(rows).new == new
        assert (ledger.tally().recipients, ledger.tally().refused) == (2, 2)


def test_the_tally_is_counts_times_and_a_hash(path: Path) -> None:
    first, last = (datetime.datetime(2026, 3, 1, hour, tzinfo=datetime.UTC) for hour in (8, 9))
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES))
        assert ledger.tally().last_accepted is None
        settle(ledger, "b@example.org", Delivery.ACCEPTED, microseconds(last), 250)
        settle(ledger, "c@example.com", Delivery.ACCEPTED, microseconds(first), 250)
        settle(ledger, "a@example.com", Delivery.IN_FLIGHT, microseconds(last))
        tally = ledger.tally()
        assert ledger.latest() == microseconds(last)
    lines = "".join(f"{address}\n" for address in sorted(ADDRESSES))
    assert tally.audience == f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"
    assert (tally.recipients, tally.accepted, tally.refused, tally.waiting) == (3, 2, 0, 1)
    assert tally.last_accepted == last


def test_the_next_run_takes_up_who_was_in_flight_under_the_same_message_id(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES))
        settle(ledger, "a@example.com", Delivery.IN_FLIGHT, 1)
        settle(ledger, "c@example.com", Delivery.WAITING, 1, 451, NEXT_RUN)
        assert [one.address for one in ledger.due(1)] == ["b@example.org"]
        assert ledger.next_due() == 0
    with opened(path, ABOUT) as ledger:
        ledger.resume(1, 1)
        assert [(one.address, one.message_id, one.tries) for one in ledger.due(1)] == [
            ("c@example.com", "<1@example.com>", 0),
            ("a@example.com", "<2@example.com>", 0),
            ("b@example.org", "", 0),
        ]


def test_a_clock_set_back_makes_nobody_wait_longer_than_the_longest_pause(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES))
        settle(ledger, "a@example.com", Delivery.WAITING, 1_000_000, 451, 1_000_500)
        settle(ledger, "b@example.org", Delivery.WAITING, 100, 451, 130)
        ledger.resume(100, 50)
        assert [one.address for one in ledger.due(100)] == ["c@example.com", "a@example.com"]
        assert [one.address for one in ledger.due(150)] == ["c@example.com", "a@example.com", "b@example.org"]


@pytest.mark.parametrize("accepted", [False, True])
def test_refusals_count_beside_an_acceptance(path: Path, accepted: bool) -> None:  # noqa: FBT001 -- a table
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES, "ü@example.com"))
        settle(ledger, "a@example.com", Delivery.REFUSED, 1, 550)
        settle(ledger, "ü@example.com", Delivery.REFUSED, 1, NOT_TAKEN)
        if accepted:
            settle(ledger, "b@example.org", Delivery.ACCEPTED, 1, 250)
        ledger.resume(1, 1)
        assert [one.address for one in ledger.refused()] == (["a@example.com"] if accepted else [])


def test_only_its_owner_can_read_it(path: Path) -> None:
    path.touch(0o666)
    path.chmod(0o666)
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES))
        files = [one for one in path.parent.iterdir() if one.suffix != ".lock"]
        assert len(files) > 1
        assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def refused(path: Path, says: str, about: About = ABOUT) -> None:
    """Opening is refused in these words, and the file stays as it is."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(PolicyError, match=says) as problem, opened(path, about):
        pytest.fail("it was opened")
    assert problem.value.status == 2
    assert before is None or path.read_bytes() == before


def test_another_notice_has_another_ledger(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES))
    refused(path, "its digest is sha256:1234, not sha256:5678", About(ABOUT.policy, 2, "sha256:5678"))
    refused(path, "its version is 2, not 3", About(ABOUT.policy, 3, ABOUT.digest))
    refused(path, "its policy is gluptron/privacy, not x/privacy", About("x/privacy", 2, ABOUT.digest))


def test_what_is_no_ledger_is_left_alone(path: Path) -> None:
    path.write_text("email,name\n" * 1000)
    refused(path, "damaged")
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE mine (one)")
    database.close()
    path.chmod(0o644)
    refused(path, "a database, and not a ledger")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.unlink()
    path.symlink_to("elsewhere")
    refused(path, "symbolic link")
    path.unlink()
    path.mkdir()
    refused(path, "can't be written|not a file")


def test_a_later_form_is_not_guessed_at(path: Path) -> None:
    with opened(path, ABOUT):
        pass
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 2")
    database.close()
    refused(path, "form 2")


def test_a_damaged_ledger_is_not_used(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*(f"a{number}@example.com" for number in range(3000))))
    raw = bytearray(path.read_bytes())
    for at in range(2 * 4096, len(raw), 4096):
        raw[at : at + 200] = b"\xff" * 200
    path.write_bytes(raw)
    refused(path, "damaged")
    path.write_bytes(raw[: len(raw) // 3])
    refused(path, "damaged")


@pytest.mark.slow
def test_a_ledger_in_use_is_not_opened_twice(path: Path) -> None:
    with opened(path, ABOUT):
        refused(path, "another process is sending")
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PolicyError, match="another program has this ledger open"), opened(path, ABOUT):
            pass
    database.close()


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with opened(path, ABOUT) as ledger:
        ledger.load(people(*ADDRESSES))
        pages = ledger._value("PRAGMA page_count")  # noqa: SLF001 -- the disk of a test isn't really full
        ledger._value(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001 -- the disk of a test isn't really full
        many = people(*(f"a{number}@example.com" for number in range(5000)))
        with pytest.raises(PolicyError, match="the disk is full"):
            ledger.load(many)
        settle(ledger, "a@example.com", Delivery.ACCEPTED, 1, 250)
    with opened(path, ABOUT) as ledger:
        assert (ledger.tally().recipients, ledger.tally().accepted) == (3, 1)
        assert ledger.load(many).new == 5000


CHILD = """
    import os, resource, signal, sys
    from pathlib import Path
    from generator.errors import PolicyError
    from generator.mail.ledger_file import opened
    from generator.mail.tally import About, Delivery, LedgerStep
    from generator.mail.recipients import Recipient
    ABOUT = About("gluptron/privacy", 2, "sha256:1234")
    def people(first, last):
        return (Recipient(f"a{number}@example.com", "", 0) for number in range(first, last))
"""


def child(code: str, *words: object, folder: Path = ROOT) -> Process:
    whole = textwrap.dedent(CHILD) + textwrap.dedent(code)
    return processes.started("-c", whole, *map(str, words), folder=folder, files=(0, None, 2))


@pytest.mark.slow
def test_a_file_that_can_not_grow_is_said_and_loses_nothing(path: Path) -> None:
    code = """
        with opened(Path(sys.argv[1]), ABOUT) as ledger:
            ledger.load(people(0, 100))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
            try:
                ledger.load(people(0, 50_000))
            except PolicyError as problem:
                print(problem)
    """
    process = child(code, path)
    said = process.communicate()[0]
    assert "may be full" in said
    assert process.returncode == 0
    with opened(path, ABOUT) as ledger:
        assert ledger.tally().recipients == 100


@pytest.mark.slow
def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    code = """
        if os.getuid() == 0:
            os.setuid(65534)
        try:
            with opened(Path("ledger"), ABOUT):
                pass
        except PolicyError as problem:
            print(problem)
    """
    process = child(code, folder=tmp_path)
    said = process.communicate()[0]
    assert "can't be written: Permission denied" in said
    assert process.returncode == 0


@pytest.mark.slow
def test_two_at_once_and_the_second_is_told(path: Path) -> None:
    code = """
        with opened(Path(sys.argv[1]), ABOUT):
            print("open", flush=True)
            signal.pause()
    """
    process = child(code, path)
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    with pytest.raises(PolicyError, match="another process is sending by the ledger"), opened(path, ABOUT):
        pass
    process.kill()
    process.communicate()
    with opened(path, ABOUT):
        pass


@pytest.mark.slow
@pytest.mark.parametrize("rows", [0, 10_000, 20_000])
def test_killed_while_loading_all_or_nobody_is_in_it(path: Path, rows: int) -> None:
    code = """
        def some():
            for number, one in enumerate(people(0, 20_000)):
                if number == int(sys.argv[2]):
                    os.kill(os.getpid(), signal.SIGKILL)
                yield one
        with opened(Path(sys.argv[1]), ABOUT) as ledger:
            ledger.load(some())
            os.kill(os.getpid(), signal.SIGKILL)
    """
    process = child(code, path, rows)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    with opened(path, ABOUT) as ledger:
        assert ledger.tally().recipients == (20_000 if rows == 20_000 else 0)
        assert ledger.load(Recipient(f"a{number}@example.com", "", 0) for number in range(20_000)).duplicates == 0
        assert ledger.tally().recipients == 20_000
