"""The walk through open changes: what a key does, with answers that are given beforehand."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.walk import Console, Walk, Walked, walk
from generator.commands.decide import open_changes
from generator.loading import policy_source
from generator.materiality.choices import NO_CONSENT, is_open
from generator.materiality.verdict import Suggestion
from generator.model.levels import Level
from tests.conftest import NOW, Policy, edit
from tests.open_draft import BECAUSE, ME, WHY, drafted, named, only, recorded
from tests.small import FOLDER, NAME, RECORD


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted(tmp_path, policy, monkeypatch)


class Answers:
    """What somebody presses and writes, and what they were shown; where it ends, nobody answers any more."""

    def __init__(self, *answers: str) -> None:
        self.left = list(answers)
        self.said: list[str] = []
        self.begun: list[str] = []

    def next(self) -> str:
        if not self.left:
            raise EOFError
        if self.left[0] == "^C":
            raise KeyboardInterrupt
        return self.left.pop(0)

    def line(self, question: str, begin: str) -> str:
        self.said.append(question)
        self.begun.append(begin)
        answer = self.next()
        return begin if answer == "=" else answer

    @property
    def words(self) -> str:
        return " ".join("".join(self.said).split())


def walked(folder: Path, answers: Answers, *, by: str = ME, approved_by: str = "", only: str = "") -> Walked:
    loaded = policy_source.load(folder / "policy_source")
    policy, now = loaded.policy(NAME), datetime.datetime.fromisoformat(NOW)
    console = Console(answers.said.append, answers.next, answers.line)
    found = [one for one in open_changes(loaded, policy, now) if is_open(one) and re.search(only, str(one.change.new))]
    return walk(Walk(loaded, policy, now, console, by, approved_by), found)


def decisions(folder: Path) -> Iterator[tuple[str, str, str]]:
    for one in (*recorded(folder).waiting, *recorded(folder).decisions):
        yield str(one.decided_level), one.decided_by, one.rationale


def test_of_a_new_section_the_text_is_shown(tiny: Path) -> None:
    (tiny / FOLDER / "sections/seeds.md").write_text("---\ntype: other\ntitle: Seeds\n---\nWe choose.\n\n- You sow.\n")
    edit(tiny / FOLDER / "policy.yml", "[kept, asked]", "[kept, asked, seeds]")
    answers = Answers("q")
    walked(tiny, answers, only="Seeds")
    assert "section added (nothing → Seeds)" in answers.words
    assert "{+We choose. You sow.+}" in answers.words


def test_it_shows_the_change_with_all_that_is_known_of_it(tiny: Path) -> None:
    answers = Answers("q")
    done = walked(tiny, answers, only="by hand")
    assert (done.decisions, done.stopped) == ((), False)
    for words in (
        "1 of 1 material kept/passage 3: text changed.",
        "{+We file it+} by hand.",
        "Suggested: editorial, with a probability of 97 %.",
        "Accepting it publishes as the reason: “As suggested with a probability of 97 %. ",
        "a: accept editorial · w: accept in your own words · r: reject: material · 0: editorial · 1: minor · 2: mat",
        "2: material · 3: material+consent · s: skip · b: back · q: quit",
    ):
        assert words in answers.words


def test_one_key_accepts_what_is_suggested(tiny: Path) -> None:
    done = walked(tiny, Answers("a"), only="by hand")
    assert not done.stopped
    one = only(tiny)
    assert (str(one.decided_level), one.decided_by, one.approved_by, one.waits) == ("editorial", ME, "", True)
    assert one.rationale.startswith("As suggested with a probability of 97 %. ")


def test_one_key_rejects_it(tiny: Path) -> None:
    walked(tiny, Answers("r"), only="by hand")
    one = only(tiny)
    assert (str(one.decided_level), one.waits) == ("material", False)
    assert recorded(tiny).decisions == (one,)


def test_the_usual_words_can_be_edited(tiny: Path) -> None:
    answers = Answers("w", "Only the voice changed; the same people file the same things.")
    walked(tiny, answers, only="by hand")
    assert answers.begun[0].startswith("As suggested")
    assert only(tiny).rationale == "Only the voice changed; the same people file the same things."


def test_another_level_needs_a_reason(tiny: Path) -> None:
    answers = Answers("1", "Too short.", "a\u202eb" * 20, WHY)
    walked(tiny, answers, only="by hand")
    assert answers.begun == ["", "Too short.", "a\u202eb" * 20]
    assert "write 20 characters or more" in answers.words
    assert "a character that is not seen" in answers.words
    assert (str(only(tiny).decided_level), only(tiny).rationale) == ("minor", WHY)


def test_no_reason_is_no_decision(tiny: Path) -> None:
    answers = Answers("1", "", "q")
    assert walked(tiny, answers, only="by hand").decisions == ()
    assert "Nothing was recorded." in answers.words
    assert not (tiny / RECORD).exists()


def test_who_decides_is_asked_once(tiny: Path) -> None:
    answers = Answers("s", "b", "a", "a-moro", "—", ME, "a")
    walked(tiny, answers, by="", only="by hand|spring")
    assert answers.words.count("Who decides") == 3
    assert "“a-moro” is not among the people of brand.yml; did you mean “a-moreau”?" in answers.words
    assert [one[1] for one in decisions(tiny)] == [ME, ME]


def test_whoever_decides_unnamed_decides_nothing(tiny: Path) -> None:
    walked(tiny, Answers("a", "", "q"), by="", only="by hand")
    assert not (tiny / RECORD).exists()


def test_skip_and_back(tiny: Path) -> None:
    answers = Answers("s", "b", "b", "s", "s", "q")
    assert walked(tiny, answers).decisions == ()
    shown = re.findall(r"(\d) of \d ", answers.words)
    assert shown == ["1", "2", "1", "1", "2", "3"]


def test_an_answer_is_replaced_by_another(tiny: Path) -> None:
    answers = Answers("2", "=", "b", "3", "=", "q")
    walked(tiny, answers, only="sell|by hand")
    assert f"Recorded: material by {ME}. {NO_CONSENT}" in answers.words
    assert [one[0] for one in decisions(tiny)] == ["material+consent"]


def test_what_was_accepted_can_be_taken_back(tiny: Path) -> None:
    answers = Answers("a", "b", "b", "a", "r", "q")
    walked(tiny, answers, only="by hand|spring")
    assert f"Recorded: editorial by {ME}, waits for a second person." in answers.words
    assert "That key has no meaning here." in answers.words  # nobody approves what they decided
    assert "approve what waits" not in answers.words
    assert [one[0] for one in decisions(tiny)] == ["material"]


def test_whether_consent_is_needed_is_not_answered_by_accepting(tiny: Path) -> None:
    answers = Answers("r", "2", "=", "q")
    walked(tiny, answers, only="sell")
    assert "Does it need consent? Until one person says so, it counts as material+consent." in answers.words
    assert "That key has no meaning here." in answers.words
    assert (str(only(tiny).decided_level), only(tiny).rationale) == ("material", NO_CONSENT)


def test_a_wrong_key_shows_the_keys_and_not_the_change_again(tiny: Path) -> None:
    """Before: a word that was typed showed the whole change once for each of its letters."""
    answers = Answers("j", "x", "2", "=", "q")
    walked(tiny, answers, only="sell")
    assert answers.words.count("That key has no meaning here.") == 2
    assert answers.words.count("2: material ·") == 3
    assert answers.words.count("1 of 1") == 1


def test_a_name_that_nobody_has_is_typed_anew(tiny: Path) -> None:
    """Before: the wrong name stood there to be edited, and what was typed went on after it."""
    answers = Answers("2", "=", "Kim Lynd", "k-lind", "q")
    walked(tiny, answers, by="", only="sell")
    assert answers.begun[-2:] == ["", ""]
    assert only(tiny).decided_by == "k-lind"


def test_of_what_no_key_accepts_nothing_is_said_of_accepting(tiny: Path) -> None:
    loaded = policy_source.load(tiny / "policy_source")
    policy, now = loaded.policy(NAME), datetime.datetime.fromisoformat(NOW)
    (sale,) = (one for one in open_changes(loaded, policy, now) if "sell" in str(one.change.new))
    suggested = replace(sale, verdict=replace(sale.verdict, suggestion=Suggestion(Level.MATERIAL, 0.5)))
    answers = Answers("a", "q")
    walk(Walk(loaded, policy, now, Console(answers.said.append, answers.next, answers.line), ME), [suggested])
    assert "Suggested: material, with a probability of 50 %. Does it need consent?" in answers.words
    assert "That key has no meaning here." in answers.words
    assert "Accepting it publishes" not in answers.words


def test_a_second_person_approves_with_one_key(tiny: Path) -> None:
    walked(tiny, Answers("a"), only="by hand")
    answers = Answers("a", "a-moreau", "q")
    walked(tiny, answers, by="", only="by hand")
    assert "a-moreau decided this, so another person approves it." in answers.words
    answers = Answers("a")
    walked(tiny, answers, by="k-lind", only="by hand")
    assert f"Recorded: editorial by {ME}, waits for a second person." in answers.words
    assert "a: approve what waits · r: reject: material" in answers.words
    one = only(tiny)
    assert (one.decided_by, one.approved_by, recorded(tiny).waiting) == (ME, "k-lind", ())


def test_a_second_person_rejects_with_one_key(tiny: Path) -> None:
    walked(tiny, Answers("a"), only="by hand")
    walked(tiny, Answers("r"), by="k-lind", only="by hand")
    assert next(decisions(tiny))[:2] == ("material", "k-lind")
    assert recorded(tiny).waiting == ()


def test_two_people_at_one_terminal(tiny: Path) -> None:
    walked(tiny, Answers("a", "q"), approved_by="k-lind", only="by hand")
    assert (only(tiny).decided_by, only(tiny).approved_by) == (ME, "k-lind")


def test_a_basis_is_asked_where_one_is_needed(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.materiality.decision_objections.CITED_RULES", frozenset({"21"}))
    answers = Answers("1", WHY, "", "1", WHY, "Contract 12, clause 4")
    walked(tiny, answers, only="5 years")
    assert answers.words.count("Which law, contract or proof allows it:") == 2
    assert {one.basis for one in recorded(tiny).waiting} <= {"Contract 12, clause 4"}


def test_what_is_refused_is_said_and_asked_again(tiny: Path) -> None:
    walked(tiny, Answers("a"), only="by hand")
    answers = Answers("a", "q")
    walked(tiny, answers, by="s-roy", only="by hand")
    assert "s-roy can't approve a lower level: not of the role legal" in answers.words
    assert answers.words.count("1 of 1") == 2


def test_what_another_decided_meanwhile_is_shown_and_kept(tiny: Path, policy: Policy) -> None:
    (hand,) = named(policy, "by hand")
    answers = Answers()
    keys = iter(("a", "q"))

    def key() -> str:
        if (tiny / RECORD).exists():
            return next(keys)
        other = ("--level", "minor", *BECAUSE, "--by", "s-roy")
        assert policy("decide", NAME, hand, *other).status == 0
        return next(keys)

    answers.next = key  # type: ignore[method-assign]
    walked(tiny, answers, only="by hand")
    assert "somebody else decided on one of these changes meanwhile" in answers.words
    assert "Recorded: minor by s-roy, waits for a second person." in answers.words
    assert only(tiny).decided_by == "s-roy"


@pytest.mark.parametrize("end", [(), ("^C",), ("1", "^C"), ("1",)])
def test_whoever_is_interrupted_keeps_what_was_answered(tiny: Path, end: tuple[str, ...]) -> None:
    done = walked(tiny, Answers("a", *end), only="by hand|spring")
    assert done.stopped
    assert len(done.decisions) == 1
    assert [one[0] for one in decisions(tiny)] != []
