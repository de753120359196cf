"""Two people to lower: what one of them accepted waits, says nothing until another approves it, and is never lost."""

import datetime
import json
from pathlib import Path

import pytest

from generator import files
from generator.archive import draft_records, next_version, record_files
from generator.commands.freeze_checks import SealingWish
from generator.errors import PolicyError
from generator.loading import policy_source
from tests.conftest import NOW, Policy, edit, tree
from tests.once import once
from tests.open_draft import BECAUSE, BY, HAND, SECOND, changes, counted_writes, drafted, levels, named
from tests.small import KEPT, NAME, RECORD, refused, shown
from tests.steps import checked, freeze

MINOR = ("--level", "minor", *BECAUSE)


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted(tmp_path, policy, monkeypatch)


@pytest.fixture
def waiting(tiny: Path, policy: Policy) -> tuple[str, str]:
    """The names of two changes that one person has lowered."""
    assert tiny.is_dir()
    return lowered_by_one(policy)


@once
def lowered_by_one(policy: Policy) -> tuple[str, str]:
    first, second = named(policy, "by hand", "spring")
    assert policy("decide", NAME, first, second, *MINOR, *BY).status == 0
    return first, second


def test_what_one_person_lowers_waits_and_says_nothing(tiny: Path, policy: Policy, waiting: tuple[str, str]) -> None:
    record = (tiny / RECORD).read_text()
    assert "\nwaiting:\n- change: sha256:" in record
    assert "decisions:" not in record
    assert "approved_by" not in record
    assert levels(policy)[:2] == ["material", "material"]
    one = changes(policy)["by hand"]
    assert (one["undecided"], one["decision"]) == (True, None)
    assert isinstance(one["waiting"], dict)
    assert (one["waiting"]["decided_level"], one["waiting"]["decided_by"]) == ("minor", "a-moreau")
    said = f"2 wait for a second person: {', '.join(waiting)} (policy decide {NAME} --approve --by WHO)"
    for command in (("status",), ("diff", NAME), ("decide", NAME)):
        assert said in policy(*command).out, command
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["waiting"] == list(waiting)
    found = checked()
    assert found.status == 0
    assert f"{RECORD}:4:3: warning: this waits for a second person: minor, by a-moreau" in found.out


def test_a_second_person_approves_all_of_it_at_once(
    tiny: Path, policy: Policy, waiting: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = counted_writes(monkeypatch)
    done = policy("decide", NAME, "--approve", *SECOND, "--now", "2026-12-03T12:00:00+00:00")
    assert done.status == 0, done.said
    assert len(written) == 1
    assert "2 decisions for a second person to approve" in done.out
    assert f"Decided {waiting[0]}: material → minor\nDecided {waiting[1]}: material → minor\nRecorded in" in done.out
    assert levels(policy)[:2] == ["minor", "minor"]
    record = (tiny / RECORD).read_text()
    assert record.count("approved_by: k-lind\n  date: '2026-12-03'\n") == 2
    assert "waiting" not in record
    assert (
        "nothing waits for a second person"
        in policy("decide", NAME, "--approve", "--now", "2026-12-03T12:00:00+00:00").out
    )


def test_some_of_it_is_chosen(policy: Policy, waiting: tuple[str, str]) -> None:
    assert policy("decide", NAME, waiting[1], "--approve", *SECOND).status == 0
    assert levels(policy)[:2] == ["material", "minor"]
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["waiting"] == [waiting[0]]


def test_rejecting_takes_one_person_and_ends_the_waiting(tiny: Path, policy: Policy, waiting: tuple[str, str]) -> None:
    done = policy("decide", NAME, waiting[0], "--level", "material", "--because", "Readers should be told.", *SECOND)
    assert done.status == 0, done.said
    one = changes(policy)["by hand"]
    assert (one["level"], one["undecided"], one["waiting"]) == ("material", False, None)
    assert (tiny / RECORD).read_text().count("change: sha256:") == 2


def test_what_counts_goes_on_until_something_lower_is_approved(policy: Policy, tiny: Path) -> None:
    (sell,) = named(policy, "sell")
    assert policy("decide", NAME, sell, "--level", "material", *BECAUSE, *SECOND).status == 0
    assert policy("decide", NAME, sell, *MINOR, *BY).status == 0
    one = changes(policy)["sell"]
    assert (one["level"], one["consent_open"]) == ("material", False)
    assert one["decision"]
    assert one["waiting"]
    assert (tiny / RECORD).read_text().count(f"change: sha256:{sell}") == 2
    assert policy("decide", NAME, "--approve", *SECOND).status == 0
    assert changes(policy)["sell"]["level"] == "minor"
    assert (tiny / RECORD).read_text().count(f"change: sha256:{sell}") == 1


@pytest.mark.parametrize(
    ("words", "says", "status"),
    [
        (("--approve", *BY), "can't approve a decision of their own", 1),
        (("--approve", "--by", "A. Moreau"), "can't approve a decision of their own", 1),
        (("--approve", "--by", "—"), "“approved_by” can't be “—”", 1),
        (("--approve",), "it is not said who does this, and nothing was recorded; name yourself: --by", 2),
        (("--approve", *SECOND, "ffff"), "no change here is called “ffff”", 2),
        (("--approve", *SECOND, *BECAUSE), "--approve takes decisions as they are", 2),
        (("--approve", *SECOND, "--approved-by", "x"), "it goes with --by, CHANGE and --section only", 2),
    ],
)
def test_what_is_not_approved(
    tiny: Path, policy: Policy, waiting: tuple[str, str], words: tuple[str, ...], says: str, status: int
) -> None:
    assert waiting
    refused(policy, tiny, says, "decide", NAME, *words, status=status)


def test_a_change_that_does_not_wait_is_not_approved(tiny: Path, policy: Policy, waiting: tuple[str, str]) -> None:
    (sell,) = named(policy, "sell")
    words = ("decide", NAME, waiting[0], sell, "--approve", *SECOND)
    refused(policy, tiny, f"nothing waits for a second person on {sell}", *words, status=2)


def test_own_decisions_are_left_to_others(policy: Policy, waiting: tuple[str, str]) -> None:
    (sell,) = named(policy, "sell")
    assert policy("decide", NAME, sell, *MINOR, *SECOND).status == 0
    assert policy("decide", NAME, "--approve", *SECOND).status == 0
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["waiting"] == [sell]
    assert waiting


def test_where_the_brand_names_its_people_a_lawyer_approves(tiny: Path, policy: Policy) -> None:
    (hand,) = named(policy, "by hand")
    assert policy("decide", NAME, hand, *MINOR, *BY).status == 0
    words = ("decide", NAME, "--approve", "--by")
    refused(policy, tiny, "s-roy can't approve a lower level: not of the role legal; ask k-lind", *words, "s-roy")
    refused(policy, tiny, "“klind” is not among the people of brand.yml", *words, "klind")
    assert policy(*words, "k-lind").status == 0


def test_sealing_leaves_out_what_waits(tiny: Path, policy: Policy, waiting: tuple[str, str]) -> None:
    done = policy("freeze", NAME, "--yes")
    assert done.status == 0
    assert "2 decisions waited for a second person and were left out" in done.out
    assert f"nobody decided on {', '.join(waiting)}: so they count as material" in done.out
    assert "waiting" not in (tiny / RECORD).read_text()
    assert checked().status == 0


def test_sealing_as_data_names_what_it_left_out(policy: Policy, waiting: tuple[str, str]) -> None:
    said = shown(policy, "freeze", NAME, "--yes")
    assert said["waiting"] == list(waiting)
    assert isinstance(said["left_out"], list)
    assert [one["decided_level"] for one in said["left_out"]] == ["minor", "minor"]


def test_sealing_that_is_killed_keeps_what_waits(
    tiny: Path, policy: Policy, waiting: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    create = files.create

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    loaded = policy_source.load(tiny / "policy_source")
    monkeypatch.setattr(files, "create", killed)
    with pytest.raises(KeyboardInterrupt):
        freeze(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), SealingWish())
    monkeypatch.setattr(files, "create", create)
    assert "unfinished: " in (tiny / RECORD).read_text()
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["waiting"] == list(waiting)
    assert policy("decide", NAME, "--approve", *SECOND).status == 0
    assert levels(policy)[:2] == ["minor", "minor"]


def test_sealing_that_is_killed_after_its_version_was_written(
    tiny: Path, policy: Policy, waiting: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = record_files.write_record  # a process is killed between two writes

    def killed(path: Path, name: str, record: object, *, spare: int = 0) -> None:
        if (tiny / "policy_source/tiny/terms/versions/v002.md").exists():
            raise KeyboardInterrupt
        write(path, name, record, spare=spare)  # type: ignore[arg-type]

    loaded = policy_source.load(tiny / "policy_source")
    monkeypatch.setattr(next_version, "write_record", killed)
    with pytest.raises(KeyboardInterrupt):
        freeze(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), SealingWish())
    monkeypatch.setattr(next_version, "write_record", write)
    assert waiting
    assert checked().status == 0
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert "waiting" not in (tiny / RECORD).read_text()


def test_what_waits_is_void_when_its_text_changes(tiny: Path, policy: Policy, waiting: tuple[str, str]) -> None:
    edit(tiny / KEPT, HAND, "We file it by night.")
    found = checked()
    assert found.status == 0
    assert "this decision no longer fits any change" in found.out
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["waiting"] == [waiting[1]]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  decided_by: a-moreau\n", "  decided_by: a-moreau\n  approved_by: k-lind\n", "is not a key of “waiting”"),
        ("decided_level: minor", "decided_level: material", "lowers nothing, so it waits for nobody"),
        ("waiting:", "decisions:", "one person alone can't lower a change from material to minor"),
        ("waiting:", "waits:", "“waits” is not a key"),
    ],
)
def test_a_record_that_was_edited_by_hand(tiny: Path, waiting: tuple[str, str], old: str, new: str, says: str) -> None:
    assert waiting
    edit(tiny / RECORD, old, new)
    found = checked()
    assert found.status == 1
    assert says in found.out


def test_an_approval_of_what_was_decided_otherwise_meanwhile_is_refused(
    tiny: Path, policy: Policy, waiting: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = draft_records.decide

    def meanwhile(*words: object, rehearsal: bool) -> object:
        monkeypatch.setattr(draft_records, "decide", record)
        other = ("--level", "editorial", "--because", "It is even less than that.", "--by", "s-roy")
        assert policy("decide", NAME, waiting[0], *other).status == 0
        return record(*words, rehearsal=rehearsal)  # type: ignore[arg-type]

    monkeypatch.setattr(draft_records, "decide", meanwhile)
    done = policy("decide", NAME, "--approve", *SECOND)
    assert done.status == 1
    assert "somebody else decided on one of these changes meanwhile" in done.err
    assert levels(policy)[:2] == ["material", "material"]
    assert "decided_by: s-roy" in (tiny / RECORD).read_text()


def test_nothing_is_written_where_the_version_was_sealed_meanwhile(
    tiny: Path, policy: Policy, waiting: tuple[str, str]
) -> None:
    loaded = policy_source.load(tiny / "policy_source")
    item = loaded.policy(NAME)
    assert policy("freeze", NAME, "--yes").status == 0
    before = tree(tiny)
    assert item.draft_record
    with pytest.raises(PolicyError, match="this version has been sealed meanwhile"):
        draft_records.decide(
            loaded.folder(item), 2, item.draft_record.waiting, item.draft_record, f"{loaded.shown_path}/{item.name}"
        )
    assert tree(tiny) == before
    assert waiting
