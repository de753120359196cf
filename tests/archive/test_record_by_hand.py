"""What is written into a record by hand is found at its place, whatever it is."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.commands import announce, approve, postpone
from generator.commands.freeze_checks import SealingWish
from generator.errors import Finding
from generator.loading import policy_source
from generator.notice import notice_clock, phases
from tests.conftest import NOW, Policy, edit
from tests.small import LATER, NAME, RECORD, WHY, in_force, keep, made
from tests.steps import SUMMARY, checked, freeze, notified, sealed_and_announced, stopped
from tests.strategies import signs

NEXT_DAY = "2026-12-02T12:00:00+00:00"
BY_HAND = [
    ("effective: '2027-01-04'", "effective: '2026-12-20'", "can't take effect on 2026-12-20, before 2027-01-01"),
    ("effective: '2027-01-04'", "effective: '2027-01-01'", "readers were told of another day than 2027-01-01"),
    ("effective: '2027-01-04'", "effective: '2027-03-01'", "readers were told of another day than 2027-03-01"),
    ("effective: '2027-01-04'", "effective: '2026-12-01'", "which was no notice"),
    ("level: material\n", "level: material\neffective: '2027-01-04'\n", "takes effect by its notices"),
    ("level: material\n", "level: minor\n", "this record says minor, the changes of version 2 are material"),
    ("level: material\n", "level: material\nrevises: 1\n", "version 2 can't take the place of version 1"),
    ("level: material\n", "level: material\nrevises: 2\n", "version 2 can't take the place of version 2"),
    ("level: material\n", "level: material\nrevises: 9\n", "version 2 can't take the place of version 9"),
    ("level: material\n", "level: material\nparent: 2\n", "version 2 can't change version 2"),
    ("level: material\n", "level: material\nparent: 9\n", "version 2 can't change version 9"),
    ("summary: We", "summary: They", "readers were told another summary"),
    ("- by: k-lind", "- by: a-moreau", "nobody but a-moreau approved"),
    ("  date: '2026-12-01'", "  date: '2026-12-02'", "nobody approved"),
    ("- at: '2026-12-01T12:00:00Z'", "- at: '2026-12-03T12:00:00Z'", "2026-12-03 12:00 UTC, which is still to come"),
    ("- at: '2026-12-01T12:00:00Z'", "- at: '2026-12-02T12:00:00Z'", "this evidence is older than the announcement"),
    ("- at: '2026-12-01T12:00:00Z'", "- at: '2026-12-01'", "“at” can't be “2026-12-01”"),
    ("email\n  at: '2026-12-01", "email\n  at: '2026-12-03", "which is still to come"),
    ("accepted: 10", "accepted: 11", "more recipients are counted here than there were"),
    ("accepted: 10", "accepted: 9", "any more: its notice was not given in time (email)"),
    ("  recipients: 10\n  accepted: 10\n  refused: 0\n", "", "evidence of e-mail counts its recipients"),
    ("channel: email", "channel: fax", "“channel” can't be “fax”"),
    ("channel: email", "channel: post", "any more: its notice was not given in time (email)"),
    ("evidence:\n- channel", "evidence:\n  channel", "this line can't be read"),
    ("notices:\n- at", "notices:\n  at", "“notices” can't be several keys"),
    ("approvals:\n- by", "approvals:\n  by", "“approvals” can't be several keys"),
    ("version: 2", "version: 3", "this record says version 3, and its name says 2"),
]


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy with one version, in force since 2025, whose draft keeps accounts for longer."""
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    return tmp_path


@pytest.mark.parametrize(("old", "new", "says"), BY_HAND, ids=[row[2] + row[1][-6:] for row in BY_HAND])
def test_what_is_written_into_a_record_by_hand_is_found(
    tiny: Path, policy: Policy, old: str, new: str, says: str
) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    assert checked(NEXT_DAY).status == 0
    edit(tiny / RECORD, old, new)
    at = NEXT_DAY if "any more" not in says else LATER
    found = checked(at)
    assert says in found.out, found.said
    assert found.status == 1
    assert all(line.startswith("policy_source/") for line in found.out.splitlines()[:-1])
    assert "any more" in says or stopped(at)


def test_no_site_is_built_from_a_record_that_was_edited(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    edit(tiny / RECORD, *BY_HAND[0][:2])
    for command in ("check", "build"):
        done = policy(command, "--now", NEXT_DAY)
        assert (done.status, BY_HAND[0][2] in done.said) == (1, True), done.said


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source whose second version has everything in its record, made by the steps of the program."""
    folder = tmp_path_factory.mktemp("whole")
    made(folder)
    root = folder / "policy_source"
    now = datetime.datetime.fromisoformat(NOW)
    for years in (0, 5):
        if years:
            keep(folder, "account", years)
        loaded = policy_source.load(root)
        freeze(loaded, loaded.policy(NAME), now, SealingWish())
    steps: tuple[Callable[[Any, Any], object], ...] = (
        lambda loaded, item: approve.approve(loaded, item, now, "k-lind"),
        lambda loaded, item: announce.announce(loaded, item, now, announce.AnnounceWish("a-moreau", SUMMARY)),
        lambda loaded, item: postpone.postpone(loaded, item, now, by="a-moreau", because=WHY),
    )
    for step in steps:
        loaded = policy_source.load(root)
        step(loaded, loaded.policy(NAME))
    notified(root, NAME)
    return root


PIECES = (
    *(
        "version",
        "digest",
        "level",
        "parent",
        "revises",
        "effective",
        "summary",
        "days",
        "channels",
        "seen",
        "at",
        "by",
    ),
    *("approvals", "notices", "evidence", "withdrawal", "unreached", "waiver", "decisions", "because", "kind", "basis"),
    *("material", "minor", "email", "site", "yes", "no", "1", "2", "3", "0", "999999", "'2027-01-04'", "'2026-01-04'"),
    *(
        "'2026-12-01T12:00:00Z'",
        "'2199-12-31T23:59:59Z'",
        "1900-01-01",
        "2199-12-31",
        "imminent_security",
        "\n",
        "\n- ",
    ),
    *(": ", "\n  ", "- ", "[]", "{}", "~", "''", "|", "#", "sha256:", f"sha256:{'0' * 64}"),
)


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_edited_in_a_record_it_is_findings(whole: Path, data: st.DataObject) -> None:
    path = whole / "tiny/terms/notices/v002.yml"
    text = path.read_text()
    lines = text.split("\n")
    at = data.draw(st.integers(1, len(lines) - 2))
    key, colon, _ = lines[at].partition(": ")
    match data.draw(st.sampled_from(["value", "remove", "twice", "insert", "chars"])):
        case "value":
            lines[at] = key + colon + data.draw(st.sampled_from(PIECES))
        case "remove":
            del lines[at]
        case "twice":
            lines.insert(at, lines[data.draw(st.integers(1, len(lines) - 2))])
        case "insert":
            pieces = data.draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
            lines.insert(at, "".join(pieces))
        case _:
            lines[at] = lines[at][: data.draw(st.integers(0, 20))] + data.draw(st.text(signs, max_size=4))
    moment = data.draw(st.sampled_from([NOW, NEXT_DAY, "2027-01-06T00:00:00+00:00", "2030-01-01T00:00:00+00:00"]))
    now = datetime.datetime.fromisoformat(moment)
    try:
        path.write_text("\n".join(lines), errors="surrogatepass")
        loaded = policy_source.load(whole, now=now)
        for one in loaded.findings:
            assert _is_whole(one), one
        for item in loaded.policies:  # what a page or a list would ask of it
            for record in notice_clock.open_records(item):
                phases.phase(item, record.version, now)
                notice_clock.earliest_of(item, record)
    finally:
        path.write_text(text)


def _is_whole(one: Finding) -> bool:
    placed = one.place.line >= 1 and one.place.column >= 1 and bool(one.place.path)
    return placed and bool(one.message and one.remedy) and (one.message + one.remedy).isprintable()
