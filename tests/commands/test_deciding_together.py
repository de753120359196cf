"""Several decisions in one write: changes that are named, those of a section, and those that are suggested."""

import json
import re
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.output.open_changes import open_lines
from generator.materiality.choices import acceptable, is_open, lowerable, percent, rationale
from generator.materiality.verdict import Judged, JudgedEdit, Outcome, Suggestion, Verdict
from generator.model.levels import Direction, Level
from generator.text.change import Change, Kind, Subject
from tests.conftest import ROOT, Policy, edit
from tests.open_draft import BECAUSE, BY, SECOND, changes, counted_writes, drafted, levels, named
from tests.small import KEPT, NAME, RECORD, refused, shown
from tests.steps import checked, started_deciding

MINOR = ("--level", "minor", *BECAUSE)


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted(tmp_path, policy, monkeypatch)


def test_several_changes_are_decided_in_one_write(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    names = named(policy, "by hand", "spring")
    written = counted_writes(monkeypatch)
    done = policy("decide", NAME, *names, *MINOR, *BY, "--approved-by", "k-lind")
    assert done.status == 0, done.said
    assert len(written) == 1
    assert levels(policy)[:2] == ["minor", "minor"]
    digests = re.findall(r"change: (sha256:\w+)", (tiny / RECORD).read_text())
    assert [one.removeprefix("sha256:")[:8] for one in digests] == list(names)
    edit(tiny / KEPT, "by hand", "by night")  # each is bound to its own text
    assert [level for level in levels(policy) if level == "minor"] == ["minor"]


def test_as_data_it_says_the_same(policy: Policy, tiny: Path) -> None:
    assert tiny.is_dir()
    names = named(policy, "by hand", "spring")
    said = shown(policy, "decide", NAME, *names, *MINOR, *BY)
    assert isinstance(said["decisions"], list)
    assert [(one["id"], one["decided_level"], one["approved_by"]) for one in said["decisions"]] == [
        (name, "minor", None) for name in names
    ]
    assert said["file"] == RECORD


def test_one_that_may_not_be_decided_stops_all(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.materiality.decision_objections.CITED_RULES", frozenset({"21"}))
    hand, fact = named(policy, "by hand", "fact")
    says = f"{fact}: this change (21) is lowered only with a reference that allows it"
    refused(policy, tiny, says, "decide", NAME, hand, fact, *MINOR, *BY)
    assert not (tiny / RECORD).exists()


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("{hand}", "ffff"), ["no change here is called “ffff”"]),
        (("{hand}", "{hand}"), ["“{hand}” and “{hand}” name the same change; leave one out"]),
        (("{hand}", "sha256:{hand}"), ["name the same change"]),
        (("{hand}", "xyz", "12", "ffff"), ["“xyz” doesn't name a change", "“12” doesn't name", "is called “ffff”"]),
        (("{hand}", "\u202e12345678"), ["doesn't name a change"]),
    ],
)
def test_all_that_is_wrong_with_names_is_said_at_once(
    tiny: Path, policy: Policy, names: tuple[str, ...], says: list[str]
) -> None:
    (hand,) = named(policy, "by hand")
    words = [name.format(hand=hand) for name in names]
    done = policy("decide", NAME, *words, *MINOR, *BY)
    assert done.status == 2
    assert [part for part in says if part.format(hand=hand) not in done.err] == []
    assert not (tiny / RECORD).exists()


def test_a_name_that_fits_several_changes(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, int] = {}

    def digest_of(_policy: str, change: Change, *_: object) -> str:
        n = known.setdefault(repr(change), len(known))
        return f"sha256:{'abcd' if n < 2 else 'ef01'}{n:060}"

    monkeypatch.setattr("generator.materiality.change_digests.change_digest", digest_of)
    done = policy("decide", NAME, "abcd", *MINOR, *BY)
    assert done.status == 2
    assert re.search(r"“abcd” names several changes; write more of one: abcd\d{4}, abcd\d{4}", done.err)
    assert not (tiny / RECORD).exists()


# What is suggested.


def test_suggestions_of_95_percent_are_accepted_unless_another_share_is_given(tiny: Path, policy: Policy) -> None:
    hand, spring, sell, fact = named(policy, "by hand", "spring", "sell", "fact")
    surest = "The surest suggestion is right with 97 %: --suggested 0.97 takes it.\n"
    assert policy("decide", NAME, "--suggested", "0.99", *BY).out == f"{NAME}: nothing to decide in this way.\n{surest}"
    done = policy("decide", NAME, "--suggested", *BY)
    assert done.status == 0, done.said
    assert done.out.index(f"  {hand}") < done.out.index("→ editorial (97 %): As suggested") < done.out.index("Decided")
    assert [name for name in (spring, sell, fact) if name in done.out.partition("Decided")[0]] == []
    assert "waits for a second person: policy decide tiny/terms --approve --by WHO" in done.out
    done = policy("decide", NAME, "--suggested", "0.9", *BY, *BECAUSE, "--approved-by", "k-lind")
    assert f"Decided {spring}: material → minor\n" in done.out
    assert hand not in done.out  # it waits already
    assert policy("decide", NAME, "--approve", *SECOND).status == 0
    assert levels(policy) == ["editorial", "minor", "material+consent"]
    record = (tiny / RECORD).read_text()
    assert "rationale: As suggested with a probability of 97 %. " in record
    assert shown(policy, "decide", NAME, "--suggested", "0", *BY)["decisions"] == []
    again = policy("decide", NAME, "--suggested", "0", *BY)
    assert (again.status, again.out) == (0, f"{NAME}: nothing to decide in this way.\n")


def test_suggestions_are_listed_and_nobody_is_asked(tiny: Path, policy: Policy) -> None:
    (hand,) = named(policy, "by hand")
    done = policy("decide", NAME, "--suggested")
    assert done.status == 2
    assert hand in done.out
    assert "name yourself: --by" in done.err
    listed = policy("decide", NAME, "--suggested", "0.9", "--list")
    assert listed.status == 0
    assert all(name in listed.out for name in named(policy, "by hand", "spring"))
    assert not (tiny / RECORD).exists()


def test_what_can_be_accepted_at_once_is_said(policy: Policy, tiny: Path) -> None:
    assert tiny.is_dir()
    said = "suggested: 2 editorial, 1 minor; 1 of them with 95 % or more, to accept at once"
    for command in (("status",), ("diff", NAME), ("decide", NAME)):
        assert f"{said} (policy decide {NAME} --suggested)" in policy(*command).out, command


CHANGE = Change(Kind.CHANGED, Subject.TEXT, "a", "other", ("1",), "old", "new")
LIKELY = Verdict(
    Level.MATERIAL,
    Direction.UNKNOWN,
    "suggested",
    "“the” went.",
    undecided=True,
    suggestion=Suggestion(Level.EDITORIAL, 0.96),
)
DAYS = Change(Kind.CHANGED, Subject.FACT, "a", "changes", ("notice", "days"), 30, 14)
NOT = JudgedEdit("", "not", Outcome.DECIDED, Level.MATERIAL, "M2", "“not” came.")


@pytest.mark.parametrize(
    ("judged", "accepted"),
    [
        (Judged(CHANGE, LIKELY), True),
        (Judged(CHANGE, replace(LIKELY, suggestion=Suggestion(Level.MATERIAL, 0.95))), True),
        (Judged(CHANGE, replace(LIKELY, suggestion=Suggestion(Level.EDITORIAL, 0.9499))), False),
        (Judged(CHANGE, replace(LIKELY, suggestion=Suggestion(Level.EDITORIAL, float("nan")))), False),
        (Judged(CHANGE, replace(LIKELY, suggestion=Suggestion(Level.CONSENT, 1.0))), False),
        (Judged(CHANGE, replace(LIKELY, suggestion=None)), False),
        (Judged(CHANGE, replace(LIKELY, asks_consent=True)), False),
        (Judged(CHANGE, replace(LIKELY, edits=(NOT,))), False),
        (Judged(CHANGE, replace(LIKELY, rule="X1")), False),
        (Judged(DAYS, LIKELY), False),
        (Judged(CHANGE, replace(LIKELY, level=Level.CONSENT)), False),
        *((Judged(CHANGE, replace(LIKELY, rule=row)), False) for row in ("5", "18", "19", "30", "32", "39", "42")),
    ],
)
def test_which_suggestions_are_accepted_with_others(judged: Judged, *, accepted: bool) -> None:
    assert acceptable(judged) is accepted


def test_where_no_suggestion_is_sure_enough_the_walk_is_named() -> None:
    unsure = Judged(CHANGE, replace(LIKELY, suggestion=Suggestion(Level.EDITORIAL, 0.8)), "sha256:12345678")
    assert list(open_lines(NAME, [unsure])) == [
        "1 is undecided and counts as material: 12345678",
        (f"suggested: 1 editorial; none of them with 95 % or more: decide one by one (policy decide {NAME})"),
    ]


def test_what_is_open() -> None:
    cleared = Judged(CHANGE, Verdict(Level.EDITORIAL, Direction.NEUTRAL, "L2", "A sign."))
    ruled = Judged(CHANGE, Verdict(Level.MATERIAL, Direction.ADVERSE, "21", "We keep it longer."))
    shorter = Judged(DAYS, Verdict(Level.MATERIAL, Direction.ADVERSE, "40", "We warn you later."))
    assert [is_open(one) for one in (cleared, ruled, shorter, Judged(CHANGE, LIKELY))] == [False, True, False, True]
    assert [lowerable(one) for one in (cleared, ruled, shorter)] == [False, True, False]


@pytest.mark.parametrize(("probability", "words"), [(0.95, "95 %"), (0.999, "99 %"), (1, "100 %"), (0.29, "29 %")])
def test_a_probability_is_never_said_to_be_more_than_it_is(probability: float, words: str) -> None:
    assert percent(probability) == words


def test_the_usual_words_say_enough() -> None:
    asking = replace(LIKELY, asks_consent=True)
    ruled = replace(LIKELY, undecided=False, suggestion=None)
    found = [rationale(Judged(CHANGE, verdict), level) for verdict in (LIKELY, asking, ruled) for level in Level]
    assert all(not words or len(words) >= 20 for words in found)
    assert [bool(words) for words in found] == [
        True,
        False,
        True,
        True,
        True,
        False,
        True,
        True,
        False,
        False,
        True,
        True,
    ]


# A section.


def test_a_section_is_decided_as_far_as_nobody_decided_and_no_rule(tiny: Path, policy: Policy) -> None:
    sell, fact = named(policy, "sell", "fact")
    done = policy("decide", NAME, "--section", "kept", *MINOR, *BY)
    assert done.status == 0, done.said
    (left,) = re.findall(r"Left out, to be named: (.*)\n", done.out)
    assert {sell, fact} <= set(left.split(", "))
    assert (tiny / RECORD).read_text().count("decided_level: minor") == 2
    assert sell not in (tiny / RECORD).read_text()
    done = policy("decide", NAME, "--section", "kept", "--level", "material", *BECAUSE, *BY)
    assert f"Decided {sell}: material → material\n" in done.out  # that answers whether it needs consent
    assert levels(policy) == ["material"] * 3


def test_a_section_narrows_what_is_listed_and_suggested(policy: Policy, tiny: Path) -> None:
    assert tiny.is_dir()
    listed = json.loads(policy("decide", NAME, "--section", "kept", "--format", "json").out)
    assert {one["id"] for one in listed} >= {one["id"] for one in changes(policy).values()}
    assert json.loads(policy("decide", NAME, "--section", "asked", "--format", "json").out) == []
    assert "nothing to decide in this way" in policy("decide", NAME, "--section", "asked", "--suggested", *BY).out


def test_an_unknown_section_is_refused(tiny: Path, policy: Policy) -> None:
    says = "the draft has no section “keept”; did you mean “kept”?"
    refused(policy, tiny, says, "decide", NAME, "--section", "keept", *MINOR, *BY, status=2)


# Several processes, and in the middle of it.


@pytest.mark.slow
def test_batches_at_once_lose_nothing(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    hand, spring, sell, fact = named(policy, "by hand", "spring", "sell", "fact")
    batches = [(hand, spring), (sell, fact)]
    running = [started_deciding(tiny, NAME, *batch, *MINOR, *BY) for batch in batches]
    statuses = []
    for process in running:
        _, said = process.communicate(timeout=120)
        statuses.append(process.returncode)
        assert process.returncode == 0 or "another process is deciding or sealing" in said, said
    record = (tiny / RECORD).read_text()
    for batch, status in zip(batches, statuses, strict=True):
        assert {f"sha256:{name}" in record for name in batch} == {status == 0}
    assert checked().status == 0


@pytest.mark.slow
def test_a_batch_that_is_killed_is_written_as_a_whole_or_not(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    names = named(policy, "by hand", "spring")
    for delay in (0.03, 0.06, 0.09, 0.12):
        process = started_deciding(tiny, NAME, *names, *MINOR, *BY)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=120)
        record = (tiny / RECORD).read_text() if (tiny / RECORD).exists() else ""
        assert len({f"sha256:{name}" in record for name in names}) == 1
        assert checked().status == 0
    assert policy("decide", NAME, *names, *MINOR, *BY).status == 0
